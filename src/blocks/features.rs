//! What is measured in a block, to decide its kind from.

use super::block_text::{Ending, TokenizedBlock, glued_apart_from_a_name, has_inner_end};
use super::credits::Credits;
use super::kind::BlockKind;
use super::preamble::dateline;
use super::role::SentenceText;
use super::site_line::{END_PHRASE, is_share_line};
use super::site_phrases::SitePhrases;
use super::voice::Voice;
use crate::language::{Language, WordFlags, WordList, WordLists};
use crate::sentences::is_list_item;
use crate::tokens::{Shape, TermSets, Token, WordTable, longest};

/// A comment's header has fewer than this many bytes, a byline at most this many words.
const HEADER_BYTES: usize = 120;
const BYLINE_WORDS: usize = 20;
/// The date of a page has at least this many numbers: a day and a year.
const STAMP_NUMBERS: usize = 2;
/// A dateline on a line of its own has at most this many words.
const DATELINE_WORDS: usize = 4;
/// A line with a label in capitals has at most this many words.
const SHOUTED_WORDS: usize = 14;
/// A line that asks readers for something has this many words.
const APPEAL_WORDS: std::ops::RangeInclusive<usize> = 3..=12;
/// A line in title case has at most this many words, and at least this many ordinary ones with a capital.
const TITLE_WORDS: usize = 25;
const TITLE_CAPITALS: usize = 3;
/// In title case, longer function words have a capital too.
const LONGEST_SMALL: u16 = 4;
/// A line that shows or hides a caption has at most this many words.
const CONTROL_WORDS: usize = 3;
/// A line that is a name has this many tokens.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;
/// A line that heads notes has at most this many words.
const NOTE_WORDS: usize = 8;
/// A line with a phrase that ends the story has at most this many words.
const END_WORDS: usize = 40;
/// A row of results has at least 2 numbers, and one per 4 tokens or more.
const ROW_NUMBERS: usize = 2;
const ROW_SHARE: usize = 4;

/// Upper bound of the initial capacity, in distinct terms.
const MOST_TERMS: usize = 1000;

/// Counts and flags of one block.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockFeatures {
    /// White-space separated words.
    pub(crate) words: usize,
    pub(crate) tokens: u32,
    pub(crate) stop_words: u32,
    /// Phrases of the site.
    pub(crate) furniture: u32,
    /// A line that asks readers to use what the site offers: "Get our weekly newsletter".
    pub(crate) asks: bool,
    /// Has a phrase of the site, perhaps only in the credit that closes it.
    pub(crate) speaks_for_site: bool,
    /// How often lower-case letters run into a capital.
    pub(crate) glued: u32,
    /// Ends in ":", "!" or "?", with no terminator before that.
    pub(crate) has_one_end: bool,
    /// Ends like a sentence.
    pub(crate) is_closed: bool,
    /// Has the end of a sentence, perhaps before a credit: "… on Sunday. (AP Photo/Ann Smith)".
    pub(crate) has_sentence: bool,
    pub(crate) ends_in_colon: bool,
    pub(crate) is_question: bool,
    /// A line below which the story does not go on: "Comments", "Subscribe to read on".
    pub(crate) is_story_end: bool,
    /// Ends in a number, as captions do: "… at the port on 17 May 2019."
    pub(crate) ends_in_number: bool,
    /// A row of results: numbers beside names ("Testud beat Martinez 4-6 6-2").
    pub(crate) is_row: bool,
    /// Ends in "!" or "?", its only terminator, and quotes nobody.
    pub(crate) is_call: bool,
    pub(crate) is_item: bool,
    pub(crate) is_repeated: bool,
    pub(crate) is_caption: bool,
    /// A picture's credit is the next block.
    pub(crate) is_credited: bool,
    pub(crate) is_byline: bool,
    /// A dateline on a line of its own: "Oslo, Norway:".
    pub(crate) is_dateline_line: bool,
    /// Says when the page was published: "Updated: May 13, 2021 1:34 am".
    pub(crate) is_stamp: bool,
    pub(crate) is_comment_line: bool,
    /// Heads the notes below a story: "Notes to editors", "About River Watch".
    pub(crate) is_note_line: bool,
    /// The length of the dateline that it begins with.
    pub(crate) dateline: u32,
    /// Has a letter.
    pub(crate) has_letters: bool,
    /// The whole block is a picture's credit.
    pub(crate) is_credit: bool,
    /// A line that is a person's name, perhaps with a medium: « Anne Rey pour La Gazette ».
    pub(crate) is_name_line: bool,
    /// A line that has only names and function words: "Marlow Museum"…
    pub(crate) has_only_names: bool,
    /// …and says for whom somebody works: "Ann Reed for The Gazette".
    pub(crate) has_employer: bool,
    /// Who speaks.
    pub(super) voice: Voice,
    /// A paragraph in which the newsroom speaks, of itself or how the page came about.
    pub(crate) is_notice: bool,
    /// A line that shows or hides the caption above it: "Hide caption".
    pub(crate) is_caption_control: bool,
    /// The place where a video that has not been played stands: "0:00".
    pub(crate) is_video_start: bool,
    /// The credit names a photographer, or has a sign of copyright.
    pub(crate) is_picture_credit: bool,
    /// The kind that the caller gives.
    pub(crate) given: Option<BlockKind>,
    /// The range of its terms, see [`BlockTerms::of`].
    terms: (u32, u32),
}

impl BlockFeatures {
    /// The kind that is taken as the caller gives it: any but a paragraph, which may be one of the site.
    pub(super) fn settled(&self) -> Option<BlockKind> {
        self.given.filter(|&kind| kind != BlockKind::Paragraph)
    }

    /// Measures a block by itself; [`add_page_features`](super::page_features::add_page_features) measures what depends
    /// on the others.
    pub(crate) fn of(block: TokenizedBlock<'_>, words: &WordTable, terms: &mut BlockTerms) -> Self {
        let own_terms = terms.add(&block, words);
        let TokenizedBlock { text, tokens, language, counts, .. } = block;
        let strings = counts.glance.strings;
        let word =
            |token: &Token| &text[token.start as usize - block.start..token.end() as usize - block.start];
        let mut end = Ending::of(text);
        let lists = |token: &Token| words.lists(token.word, language);
        end.is_closed &= !is_in_title_case(tokens, language, strings, lists);
        let begins_with = |list| tokens.first().is_some_and(|token| lists(token).has(list));
        let is_whole = |list| !tokens.is_empty() && longest(list, tokens, language, words) == tokens.len();
        let line = without_number(tokens);
        let is_line_of = |list| !line.is_empty() && longest(list, line, language, words) == line.len();
        let is_site_line = is_whole(WordList::FurnitureLine)
            || !end.is_closed
                && begins_with(WordList::ShareVerb)
                && is_share_line(text, words.lexicon().of(language));
        let may_have_one_end = matches!(end.mark, Some('!' | '?' | ':'));
        let has_inner_end = (may_have_one_end || !end.is_closed) && has_inner_end(text);
        let has_one_end = may_have_one_end && !has_inner_end;
        let asks = !end.is_closed && APPEAL_WORDS.contains(&strings) && {
            let line = SentenceText { text, start: block.start, tokens, language, words };
            !tokens.is_empty() && line.appeals(false)
        };
        let credits = Credits::of(&block, end);
        let phrases = SitePhrases::of(&block, &credits, words);
        let has_only_names = !end.is_closed && has_only_names(tokens, strings, lists);
        let voice = if end.is_closed { Voice::of(&block, words) } else { Voice::default() };
        BlockFeatures {
            words: strings,
            tokens: tokens.len() as u32,
            stop_words: counts.stop_words(language) as u32,
            furniture: phrases.counted as u32
                + 2 * u32::from(text.starts_with('>'))
                + 2 * u32::from(
                    is_site_line
                        || asks
                        || voice.asks_consent
                        || is_place_in_series(tokens)
                        || is_shouted_label(text, strings),
                ),
            asks,
            speaks_for_site: phrases.any,
            glued: if counts.glance.may_be_glued { glued_apart_from_a_name(&block, end) } else { 0 },
            has_one_end,
            is_closed: end.is_closed,
            has_sentence: end.is_closed || has_inner_end,
            ends_in_colon: end.mark == Some(':'),
            is_question: end.mark == Some('?'),
            voice,
            is_story_end: is_line_of(WordList::StoryEnd)
                || phrases.any && strings <= END_WORDS && has_end_phrase(tokens, language, words),
            ends_in_number: tokens.last().is_some_and(|token| token.shape == Shape::Number),
            is_row: counts.numbers >= ROW_NUMBERS && counts.numbers * ROW_SHARE >= tokens.len(),
            is_call: has_one_end && end.mark != Some(':') && !text.contains(['«', '“']),
            is_item: is_list_item(text),
            is_caption: credits.is_caption || has_caption_phrase(&block, words),
            is_credit: credits.is_credit,
            is_caption_control: !end.is_closed
                && strings <= CONTROL_WORDS
                && phrases.any
                && tokens.last().is_some_and(|last| {
                    let captions = language.pack().captions;
                    captions.iter().any(|caption| caption.eq_ignore_ascii_case(word(last)))
                }),
            is_video_start: matches!(text, "0:00" | "00:00"),
            is_picture_credit: credits.is_credit && text.contains(['/', '©']),
            is_name_line: !end.is_closed
                && NAME_WORDS.contains(&tokens.len())
                && begins_with(WordList::FirstName)
                && tokens[1].shape.is_capital()
                && tokens.iter().all(|token| token.shape.is_capital() || token.is_stop()),
            has_only_names,
            has_employer: has_only_names
                && tokens[1..]
                    .iter()
                    .any(|token| token.is_stop() && language.pack().employed.contains(&word(token))),
            is_byline: strings <= BYLINE_WORDS
                && begins_with(WordList::Byline)
                && (!end.is_closed || ends_in_hour(text, language)),
            is_dateline_line: end.mark == Some(':')
                && tokens.len() <= DATELINE_WORDS
                && tokens.iter().all(|token| token.shape.is_capital())
                && (0..tokens.len()).any(|i| longest(WordList::Place, &tokens[i..], language, words) > 0),
            is_stamp: !end.is_closed
                && strings <= BYLINE_WORDS
                && counts.numbers >= STAMP_NUMBERS
                && tokens.iter().any(|token| lists(token).has(WordList::Month)),
            is_comment_line: text.len() < HEADER_BYTES
                && (is_line_of(WordList::CommentLine) || is_comment_header(tokens, end, lists)),
            is_note_line: strings <= NOTE_WORDS && is_note_line(tokens, language, words),
            dateline: dateline(&block, words) as u32,
            has_letters: counts.numbers < tokens.len(),
            is_repeated: false,
            is_credited: false,
            is_notice: voice.is_imprint || voice.asks_consent,
            given: None,
            terms: own_terms,
        }
    }
}

fn has_caption_phrase(block: &TokenizedBlock<'_>, words: &WordTable) -> bool {
    let &TokenizedBlock { tokens, language, .. } = block;
    tokens.iter().enumerate().any(|(i, token)| {
        token.has(WordFlags::CAPTION) && longest(WordList::Caption, &tokens[i..], language, words) > 0
    })
}

/// "Inspectors Found Danger at 19 Homes. Their Bosses Rewrote the Reports.": a headline, although it ends like a sentence.
fn is_in_title_case(
    tokens: &[Token],
    language: Language,
    words: usize,
    lists: impl Fn(&Token) -> WordLists,
) -> bool {
    let is_ordinary = |token: &Token| {
        token.shape == Shape::Capital && (token.is_stop() || lists(token).has(WordList::OrdinaryWord))
    };
    let is_small = |token: &Token| token.is_stop() && token.length <= LONGEST_SMALL;
    language.pack().capitalizes_titles
        && words <= TITLE_WORDS
        && tokens.len() > TITLE_CAPITALS
        && tokens.iter().all(|token| token.shape != Shape::Lower || is_small(token))
        && tokens[1..].iter().filter(|token| is_ordinary(token)).count() >= TITLE_CAPITALS
}

/// "Marlow Museum", "Obtained by The Gazette", but not "What We Know".
fn has_only_names(tokens: &[Token], words: usize, lists: impl Fn(&Token) -> WordLists) -> bool {
    let is_link = |token: &Token| token.is_stop() && token.length <= LONGEST_SMALL;
    let is_ordinary = |token: &Token| token.is_stop() || lists(token).has(WordList::OrdinaryWord);
    words <= *NAME_WORDS.end()
        && tokens.iter().all(|token| token.shape.is_capital() || is_link(token))
        && tokens.iter().filter(|token| !is_ordinary(token)).count() * 2 >= tokens.len()
        && tokens.iter().any(|token| token.shape == Shape::Capital)
}

/// "1 of 4", « 1 sur 4 »
fn is_place_in_series(tokens: &[Token]) -> bool {
    matches!(tokens, [one, link, all] if [one, all].iter().all(|n| n.shape == Shape::Number) && link.is_stop())
}

/// "WATCH | How the ferry was raised:"
fn is_shouted_label(text: &str, words: usize) -> bool {
    words <= SHOUTED_WORDS
        && text.split_once(" | ").is_some_and(|(label, _)| label.chars().all(char::is_uppercase))
}

/// "By Ann Reed on Monday, 12 May 2026 at 11:04 a.m.": the period is the hour's.
fn ends_in_hour(text: &str, language: Language) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mark = last.strip_suffix('.').unwrap_or_default();
    language.pack().hour_marks.contains(&mark)
}

/// "… subscribe to read the rest …"
fn has_end_phrase(tokens: &[Token], language: Language, words: &WordTable) -> bool {
    (0..tokens.len()).any(|i| longest(WordList::StoryEnd, &tokens[i..], language, words) >= END_PHRASE)
}

/// "Notes to editors", "About River Watch": a phrase, and nothing but names behind it.
fn is_note_line(tokens: &[Token], language: Language, words: &WordTable) -> bool {
    let phrase = longest(WordList::NoteLine, tokens, language, words);
    phrase > 0 && tokens[phrase..].iter().all(|token| token.shape.is_capital() || token.is_stop())
}

/// Returns the tokens of a line without a number at its start or end: "12 comments".
fn without_number(tokens: &[Token]) -> &[Token] {
    let is_number = |token: &Token| token.shape == Shape::Number;
    let first = usize::from(tokens.first().is_some_and(is_number));
    let line = &tokens[first..];
    &line[..line.len() - usize::from(line.last().is_some_and(is_number))]
}

/// The distinct terms of each block, and the number of blocks that contain each.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockTerms {
    distinct: TermSets,
    /// For each term, how many of the counted blocks contain it; or the number of the last marked block that does.
    counts: Vec<u32>,
    marks: u32,
}

impl BlockTerms {
    /// Resets, with capacity for `terms` terms.
    pub(crate) fn begin(&mut self, terms: usize) {
        self.distinct.begin(terms, terms.min(MOST_TERMS));
    }

    /// Appends the distinct terms of a block and returns their range.
    fn add(&mut self, block: &TokenizedBlock<'_>, words: &WordTable) -> (u32, u32) {
        let &TokenizedBlock { tokens, language, .. } = block;
        let terms = tokens.iter().map(|token| words.term(token.word, language));
        self.distinct.note(terms, words.term_end())
    }

    /// Returns the distinct terms of a block, in order of first occurrence.
    pub(super) fn of(&self, features: &BlockFeatures) -> &[u32] {
        self.distinct.at(features.terms)
    }

    /// Begins to mark blocks, and forgets what was counted.
    pub(super) fn begin_marks(&mut self) {
        self.count([].into_iter());
        self.marks = 0;
    }

    /// Marks the terms of a block, for [`BlockTerms::shared_with_marked`].
    pub(super) fn mark(&mut self, features: &BlockFeatures) {
        self.marks += 1;
        for &term in self.distinct.at(features.terms) {
            self.counts[term as usize] = self.marks;
        }
    }

    /// Returns how many of a block's terms the block marked last contains.
    pub(super) fn shared_with_marked(&self, features: &BlockFeatures) -> usize {
        self.of(features).iter().filter(|&&term| self.counts[term as usize] == self.marks).count()
    }

    /// Counts, for each term, the blocks that contain it.
    pub(super) fn count<'f>(&mut self, blocks: impl Iterator<Item = &'f BlockFeatures>) {
        self.counts.clear();
        self.counts.resize(self.distinct.end(), 0);
        for features in blocks {
            for &term in self.distinct.at(features.terms) {
                self.counts[term as usize] += 1;
            }
        }
    }

    /// Returns how many of a block's terms more than `least` of the counted blocks contain.
    pub(super) fn shared(&self, features: &BlockFeatures, least: u32) -> usize {
        self.of(features).iter().filter(|&&term| self.counts[term as usize] > least).count()
    }
}

/// "12 March at 10:30, Ann said:"
fn is_comment_header(tokens: &[Token], end: Ending, lists: impl Fn(&Token) -> WordLists) -> bool {
    let says = tokens
        .last()
        .is_some_and(|token| token.shape == Shape::Lower && lists(token).has(WordList::ReportingVerb));
    says && !end.is_closed && tokens.iter().any(|token| token.shape == Shape::Number)
}
