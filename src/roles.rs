//! What the sentences of a text show of each other: which of those that may be captions are, and what that makes their
//! blocks.

use hashbrown::HashMap;

use crate::blocks::credits::leading_credit;
use crate::blocks::preamble::certain_dateline;
use crate::blocks::role::{Role, SentenceText};
use crate::blocks::{BlockKind, BlockReason};
use crate::document::{BlockData, SentenceData};
use crate::language::WordList;
use crate::tokens::{Token, WordTable, longest};

/// A block with at least this many sentences is a text that has lost its paragraphs.
const UNDIVIDED: usize = 5;
/// In such a text, the story begins at one of this many first sentences.
const FIRST: usize = 6;
/// Where more than one sentence in this many has a label, they may be those of speakers.
const SPEAKERS: usize = 4;
/// Where more than one sentence in this many is written in the present like a caption, the story may be.
const PRESENT: usize = 5;

/// Settles the roles of sentences that the others decide, and the kinds of blocks that their sentences decide.
pub(crate) fn settle(
    text: &str,
    blocks: &mut [BlockData],
    sentences: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    settle_labels(text, blocks, sentences, tokens, words);
    settle_present(text, blocks, sentences, tokens, words);
    find_repeated_ages(text, blocks, sentences, tokens, words);
    for block in blocks.iter().filter(|block| block.sentences.len() >= UNDIVIDED) {
        let own = &mut sentences[block.sentences.start as usize..block.sentences.end as usize];
        if block.signs.opens_story {
            find_lead_caption(text, block, &mut own[1], tokens, words);
        } else {
            find_captions_before_dateline(text, block, own, tokens, words);
        }
        find_credited_captions(text, block, own, tokens, words);
    }
    settle_kinds(blocks, sentences);
}

/// Decides which sentences with a label are captions. Linear. Where many have one and the same ones come again, they name the
/// speakers of an interview; a label before several sentences of a block heads them, a place before the first sentence of
/// a story is its dateline ("Pune: …"), and a long one is a caption's only where others have one.
fn settle_labels(
    text: &str,
    blocks: &[BlockData],
    sentences: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    let is_labelled = |sentence: &SentenceData| sentence.role == Role::Labelled;
    let has_labels = sentences.iter().any(is_labelled);
    for sentence in sentences.iter_mut().filter(|sentence| sentence.role == Role::LongLabelled) {
        sentence.role = if has_labels { Role::Labelled } else { Role::Story };
    }
    let labelled: Vec<usize> = (0..sentences.len()).filter(|&i| is_labelled(&sentences[i])).collect();
    let mut labels: Vec<u32> =
        labelled.iter().map(|&i| tokens[sentences[i].tokens.start as usize].word).collect();
    labels.sort_unstable();
    labels.dedup();
    let are_speakers = labelled.len() > sentences.len() / SPEAKERS && labels.len() * 2 <= labelled.len();
    let mut story = sentences.iter().position(|sentence| sentence.role == Role::Story).unwrap_or(usize::MAX);
    for i in labelled {
        let SentenceData { tokens: ref own, block, .. } = sentences[i];
        let block = &blocks[block as usize];
        let heads_block = block.sentences.start == i as u32 && block.sentences.len() > 1 && blocks.len() > 1;
        let is_dateline = || {
            let own = &tokens[own.start as usize..own.end as usize];
            let place = longest(WordList::Place, own, block.language, words);
            place > 0 && text[own[place - 1].end() as usize..].starts_with(':')
        };
        sentences[i].role = if are_speakers || heads_block || i < story && is_dateline() {
            story = story.min(i);
            Role::Story
        } else {
            Role::Caption
        };
    }
}

/// Decides which sentences in the present are captions: those of a report on the past that are a block, or stand in a
/// text that has lost its paragraphs.
fn settle_present(
    text: &str,
    blocks: &[BlockData],
    sentences: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    let present = sentences.iter().filter(|sentence| sentence.role == Role::Depicting).count();
    if present == 0 {
        return;
    }
    let is_past = |sentence: &SentenceData| {
        let block = &blocks[sentence.block as usize];
        let sentence = sentence_text(text, block, sentence, tokens, words);
        sentence.tokens.iter().any(|token| sentence.is_past(token))
    };
    let story =
        sentences.iter().filter(|sentence| blocks[sentence.block as usize].kind == BlockKind::Paragraph);
    let (all, past) =
        story.fold((0, 0), |(all, past), sentence| (all + 1, past + usize::from(is_past(sentence))));
    let is_report = past * 2 > all && present * PRESENT <= all;
    for sentence in sentences.iter_mut().filter(|sentence| sentence.role == Role::Depicting) {
        let beside = blocks[sentence.block as usize].sentences.len();
        let may_be_caption = beside == 1 || beside >= UNDIVIDED;
        sentence.role = if is_report && may_be_caption { Role::Caption } else { Role::Story };
    }
}

/// Finds the captions of texts without paragraphs by a person's full name and age, which a report gives once: the later
/// sentence with them is a caption, or the earlier one if the lead comes after it, where the person is not known yet
/// ("A woman …").
fn find_repeated_ages(
    text: &str,
    blocks: &[BlockData],
    sentences: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    let mut first_with: HashMap<(u32, u32), usize> = HashMap::new();
    for i in 0..sentences.len() {
        let block = &blocks[sentences[i].block as usize];
        let is_undivided = block.kind == BlockKind::Paragraph && block.sentences.len() >= UNDIVIDED;
        if !is_undivided || !block.language.pack().bare_ages {
            continue;
        }
        for key in sentence_text(text, block, &sentences[i], tokens, words).ages() {
            let first = *first_with.entry(key).or_insert(i);
            let opens_lead = |next: usize| {
                let next = &sentences[next];
                next.block == sentences[first].block
                    && sentence_text(text, block, next, tokens, words).opens_indefinite()
            };
            if first < i {
                let caption = if opens_lead(first + 1) { first } else { i };
                sentences[caption].role = Role::Caption;
            }
        }
    }
}

/// Finds the caption of the picture below a lead: behind the first sentence of a text without paragraphs that a dateline
/// opens.
fn find_lead_caption(
    text: &str,
    block: &BlockData,
    second: &mut SentenceData,
    tokens: &[Token],
    words: &WordTable,
) {
    if second.role == Role::Story && sentence_text(text, block, second, tokens, words).depicts() {
        second.role = Role::Caption;
    }
}

/// Finds the captions that stand before the dateline of a text without paragraphs, and moves the dateline from the
/// story's first sentence to the last of them.
fn find_captions_before_dateline(
    text: &str,
    block: &BlockData,
    own: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    let length = |sentence: &SentenceData| {
        certain_dateline(&sentence_text(text, block, sentence, tokens, words).block(), words)
    };
    let lengths = (1..own.len().min(FIRST)).map(|i| (i, length(&own[i])));
    let Some((story, length)) = lengths.into_iter().find(|&(_, length)| length > 0) else { return };
    move_to_previous(text, &mut own[story - 1..=story], length, tokens);
    own[..story].iter_mut().for_each(|caption| caption.role = Role::Caption);
}

/// Finds the captions whose credit a scraper left before the next sentence of a text without paragraphs, and moves the
/// credit to its caption.
fn find_credited_captions(
    text: &str,
    block: &BlockData,
    own: &mut [SentenceData],
    tokens: &[Token],
    words: &WordTable,
) {
    for i in 1..own.len() {
        let sentence = sentence_text(text, block, &own[i], tokens, words).block();
        if let Some(credit) = leading_credit(&sentence, words)
            && (credit.is_certain || i < FIRST)
        {
            move_to_previous(text, &mut own[i - 1..=i], credit.length, tokens);
            // Without the credit, it does not speak for the site.
            (own[i - 1].role, own[i].role) = (Role::Caption, Role::Story);
        }
    }
}

/// Moves what the second of two sentences begins with to the end of the first, so that no text is lost between them.
fn move_to_previous(text: &str, pair: &mut [SentenceData], length: usize, tokens: &[Token]) {
    let [previous, sentence] = pair else { return };
    let moved = sentence.start as usize..sentence.start as usize + length;
    sentence.start = moved.end as u32;
    let taken = tokens[sentence.tokens.start as usize..sentence.tokens.end as usize].iter();
    sentence.tokens.start += taken.take_while(|token| token.start < sentence.start).count() as u32;
    previous.end = (moved.start + text[moved].trim_end().len()) as u32;
    previous.tokens.end = sentence.tokens.start;
}

/// Makes a paragraph that has only sentences of the site, or only lists of names, furniture, and one that has only
/// captions a caption, but not where no other sentence is left. Of a brief paragraph the first sentence decides whether
/// it is the site's.
fn settle_kinds(blocks: &mut [BlockData], sentences: &[SentenceData]) {
    if sentences.iter().all(|sentence| sentence.role != Role::Story) {
        return;
    }
    let kind = |sentence: &SentenceData| match sentence.role {
        Role::Site | Role::Announcement => Some((BlockKind::Furniture, BlockReason::SitePhrase)),
        Role::Caption => Some((BlockKind::Caption, BlockReason::Caption)),
        Role::Names => Some((BlockKind::Furniture, BlockReason::NoRunningText)),
        Role::Story | Role::Labelled | Role::LongLabelled | Role::Depicting => None,
    };
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph) {
        let mut own = sentences[block.sentences.start as usize..block.sentences.end as usize].iter();
        let Some(first) = own.next() else { continue };
        let Some((first_kind, reason)) = kind(first) else { continue };
        // "Sign up to our newsletter. The best of the week, every Friday."
        let is_appeal = first.role == Role::Site && block.signs.is_brief();
        if is_appeal || own.all(|sentence| kind(sentence) == Some((first_kind, reason))) {
            block.kind = first_kind;
            block.reasons.add(reason, true);
            block.is_row |= first.role == Role::Names;
        }
    }
}

fn sentence_text<'a>(
    text: &'a str,
    block: &BlockData,
    sentence: &SentenceData,
    tokens: &'a [Token],
    words: &'a WordTable,
) -> SentenceText<'a> {
    SentenceText {
        text: &text[sentence.start as usize..sentence.end as usize],
        start: sentence.start as usize,
        tokens: &tokens[sentence.tokens.start as usize..sentence.tokens.end as usize],
        language: block.language,
        words,
    }
}
