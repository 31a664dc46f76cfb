//! What is measured in a block by the blocks beside it.

use hashbrown::{HashMap, HashSet};

use super::features::{BlockFeatures, BlockTerms};

/// A caption of several sentences above its credit has at most this many words.
const BRIEF_WORDS: usize = 32;
/// A picture's caption has at most this many words.
const CAPTION_WORDS: usize = 60;
/// A caption without the end of a sentence has at least this many words.
const CAPTION_LINE: usize = 5;
/// The controls of a video stand at most this many blocks below its description.
const VIDEO_REACH: usize = 3;
/// Where more than one word in this many stands in paragraphs that say "we", so does the story.
const OWN_SHARE: usize = 4;
/// A note on the author has at most this many words.
const AUTHOR_WORDS: usize = 60;

/// Sets the features that depend on other blocks. `lines` are the texts of the blocks. Linear.
pub(crate) fn add_page_features<'t>(
    features: &mut [BlockFeatures],
    lines: impl Iterator<Item = &'t str> + Clone,
    terms: &BlockTerms,
) {
    let mut first_with = HashMap::with_capacity(features.len());
    for (i, line) in lines.clone().enumerate() {
        let first = *first_with.entry(line).or_insert(i);
        if first < i {
            (features[first].is_repeated, features[i].is_repeated) = (true, true);
        }
    }
    mark_captions(features, terms);
    if features.iter().any(|block| block.is_credited && block.is_repeated) {
        // A caption that comes again is one everywhere.
        let copies = || lines.clone().enumerate().map(|(i, line)| (i, first_with[line]));
        copies().for_each(|(i, first)| features[first].is_credited |= features[i].is_credited);
        copies().for_each(|(i, first)| features[i].is_credited |= features[first].is_credited);
    }
    mark_offers(features);
    mark_notices(features);
    mark_authors(features, terms);
}

/// Marks the blocks beside the credit of a picture, or the controls of a video.
fn mark_captions(features: &mut [BlockFeatures], terms: &BlockTerms) {
    if captions_are_below_credits(features) {
        for i in 1..features.len() {
            features[i].is_caption |= features[i - 1].is_credit && is_caption_line(&features[i]);
        }
    }
    for i in 0..features.len() {
        let is_brief = is_brief(&features[i]);
        let names_origin = is_brief && is_above_name(features, i, terms);
        features[i].is_credited = names_origin
            || is_dated_caption(features, i)
            || is_brief && (is_above_credit(features, i) || is_above_video(features, i));
        if names_origin {
            features[i + 1].is_credit = true;
        }
    }
}

/// Marks what a line asks readers to subscribe to, between that line and another one of the site.
fn mark_offers(features: &mut [BlockFeatures]) {
    for i in 1..features.len().saturating_sub(1) {
        let is_offer = features[i - 1].asks && features[i + 1].furniture > 0;
        features[i].furniture += u32::from(is_offer && features[i].words <= BRIEF_WORDS);
    }
}

/// Marks the paragraphs in which the newsroom speaks of itself, unless the story does so too.
fn mark_notices(features: &mut [BlockFeatures]) {
    let words_of = |test: fn(&BlockFeatures) -> bool| {
        features.iter().filter(|block| test(block)).map(|block| block.words).sum::<usize>()
    };
    let own = words_of(|block| block.voice.is_own && block.furniture == 0);
    if own * OWN_SHARE <= words_of(|block| block.is_closed) {
        features.iter_mut().for_each(|block| block.is_notice |= block.voice.is_of_medium);
    }
}

/// Marks the blocks that tell who the author is: they begin with the name of the byline, or say what a journalist is
/// whose name is a line above.
fn mark_authors(features: &mut [BlockFeatures], terms: &BlockTerms) {
    let name = |block: &BlockFeatures| terms.of(block).first_chunk::<2>().copied();
    let mut names = HashSet::new();
    for block in features.iter_mut() {
        if block.has_only_names {
            names.extend(name(block));
        } else if block.voice.presents_journalist && block.words <= AUTHOR_WORDS {
            block.is_byline |= name(block).is_some_and(|name| names.contains(&name));
        }
    }
    let Some(byline) = features.iter().position(|block| block.is_byline) else { return };
    let Some(author) = name(&features[byline]) else { return };
    for block in &mut features[byline + 1..] {
        block.is_byline |= block.is_closed && block.words <= AUTHOR_WORDS && name(block) == Some(author);
    }
}

/// Whether the page sets captions below credits, as its first credit shows: nothing stands above it that ends like a
/// sentence.
fn captions_are_below_credits(features: &[BlockFeatures]) -> bool {
    let first = features.iter().position(|block| block.is_credit);
    first.is_some_and(|first| {
        !(first > 0 && features[first - 1].has_sentence)
            && features.get(first + 1).is_some_and(is_caption_line)
    })
}

/// Whether a block may be a caption without the end of a sentence.
fn is_caption_line(block: &BlockFeatures) -> bool {
    let is_other =
        block.is_byline || block.is_stamp || block.is_credit || block.furniture > 0 || block.ends_in_colon;
    !block.is_closed && !is_other && (CAPTION_LINE..=CAPTION_WORDS).contains(&block.words)
}

/// Whether a block stands above the credit of its picture, perhaps with the picture's number between them ("1/2"), or
/// above what hides it.
fn is_above_credit(features: &[BlockFeatures], i: usize) -> bool {
    let below = (i + 1..features.len().min(i + 3)).find(|&below| features[below].has_letters);
    let captions_next = |credit: usize| {
        is_dated_caption(features, credit + 1) || features.get(credit + 1).is_some_and(|next| next.is_caption)
    };
    below.is_some_and(|below| {
        features[below].is_caption_control || features[below].is_credit && !captions_next(below)
    })
}

/// Whether a block stands above the controls of a video, whose description it is.
fn is_above_video(features: &[BlockFeatures], i: usize) -> bool {
    let mut below = features[i + 1..].iter().take(VIDEO_REACH).take_while(|block| !block.has_sentence);
    features[i].has_sentence && below.any(|block| block.is_video_start)
}

/// Whether a block stands above a line that names its photographer, or where its picture is from: a person below a line
/// of the site, "Ann Reed for The Gazette" below other text, or names that the block has too. (Right below the title
/// stands the standfirst, above its author.)
fn is_above_name(features: &[BlockFeatures], i: usize, terms: &BlockTerms) -> bool {
    let Some((above, next)) = i.checked_sub(1).and_then(|above| features.get(above).zip(features.get(i + 1)))
    else {
        return false;
    };
    let is_site = above.furniture > 0 || above.is_stamp || above.is_byline;
    let precedes_text =
        || features[i + 2..].iter().find(|block| block.has_letters).is_some_and(|text| text.is_closed);
    features[i].has_sentence
        && !features[i].is_question
        && (next.is_name_line && is_site
            || next.has_only_names
                && !next.is_repeated
                && next.furniture == 0
                && (next.has_employer && (is_site || above.is_closed)
                    || has_terms_of(next, &features[i], terms))
                && precedes_text())
}

/// Whether a block has all terms of a line.
fn has_terms_of(line: &BlockFeatures, block: &BlockFeatures, terms: &BlockTerms) -> bool {
    let own = terms.of(block);
    terms.of(line).iter().all(|term| own.contains(term)) && !terms.of(line).is_empty()
}

/// Whether a block stands below the credit of its picture and ends in the year: "… in Marlow on May 12, 2026."
fn is_dated_caption(features: &[BlockFeatures], i: usize) -> bool {
    let Some(block) = features.get(i) else { return false };
    i > 0
        && features[i - 1].is_picture_credit
        && may_be_caption(block)
        && block.is_closed
        && block.ends_in_number
}

/// Whether a block is short enough to be the caption of the picture whose credit follows: a longer one of several
/// sentences is a paragraph that a picture interrupts.
fn is_brief(block: &BlockFeatures) -> bool {
    may_be_caption(block) && (block.has_one_end || block.words <= BRIEF_WORDS)
}

/// Whether a block is short enough for a picture's caption.
fn may_be_caption(block: &BlockFeatures) -> bool {
    block.words <= CAPTION_WORDS
}
