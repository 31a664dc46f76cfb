//! What kind of block each is: the story's paragraphs and headings, or furniture of the site.
//!
//! Three scores decide, see `scores.rs`. A block first gets a *local* score from its own words and punctuation. Blocks
//! of a page come in runs, so a *run* score then asks how much better the best division of the page into story and
//! furniture is with this block inside than with it outside. Last, the *page* score adds what only the whole page
//! shows: whether the block shares its topic with the longest run, and how far from it it lies.

use super::features::{BlockFeatures, BlockTerms};
use super::kind::{BlockKind, Reasons};
use super::lead::{lead, mark_captions_above_dateline, opening, opens_with_lead, title};
use super::scores::{Scores, refill};
use super::story::{LEAST_STORY, Story, signs, words};

/// Set: a block is in the story from this page score on…
const STORY: f32 = 1.0;
/// …and quoted from this one on; between, it is an aside.
const QUOTED: f32 = 1.5;
/// Comments stand below a paragraph of at least this many words, or this many if it has a phrase of the site…
const COMMENTED_WORDS: usize = 15;
const COMMENTED_SITE_WORDS: usize = 40;
/// …and, where one line alone shows them, have at most this many times the words above…
const COMMENTS: usize = 4;
/// …or only as many as those above, where the author's name or the date stands at most this many blocks above the line…
const SIGNED_REACH: usize = 4;
/// …and the notes of a press release at most this many times.
const NOTES: usize = 1;

/// Classifies the blocks of a page, in buffers that the next page reuses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classifier {
    scores: Scores,
    inside: Vec<bool>,
    quoted: Vec<bool>,
    kinds: Vec<BlockKind>,
}

impl Classifier {
    /// Returns the block that is the title, and the kind of each block with its reasons.
    pub(crate) fn classify<'c>(
        &'c mut self,
        features: &'c [BlockFeatures],
        terms: &mut BlockTerms,
    ) -> (Option<usize>, impl Iterator<Item = (BlockKind, Reasons)>) {
        let Classifier { scores, inside, quoted, kinds } = self;
        let end = end(features);
        scores.read(features, end, terms);
        find_inside(features, scores, inside);
        find_quoted(features, inside, &scores.page, quoted);
        let story = Story::new(features, scores, inside, quoted, end);
        refill(kinds, (0..features.len()).map(|i| story.kind(i)));
        mark_captions_above_dateline(features, kinds);
        if kinds.first() == Some(&BlockKind::Furniture) && opens_with_lead(&story) {
            kinds[0] = BlockKind::Paragraph;
        }
        opening(&story).for_each(|i| kinds[i] = BlockKind::Paragraph);
        let title = title(features, terms, kinds);
        if let Some(title) = title {
            kinds[title] = BlockKind::Heading;
            if let Some(lead) = lead(&story, terms, title) {
                kinds[lead] = BlockKind::Paragraph;
            }
        }
        let reasons = (0..features.len()).map(move |i| story.reasons(i, title == Some(i)));
        (title, kinds.iter().copied().zip(reasons))
    }
}

/// Decides which blocks are inside the story.
fn find_inside(features: &[BlockFeatures], scores: &Scores, inside: &mut Vec<bool>) {
    refill(inside, scores.page.iter().map(|&score| score > STORY));
    settle(features, inside);
    keep_good_blocks_if_too_short(features, &scores.local, inside);
    keep_all_if_too_short(features, inside);
    settle(features, inside);
}

/// Keeps the given blocks that are taken as the story's text, and no others of them.
fn settle(features: &[BlockFeatures], flags: &mut [bool]) {
    for (flag, block) in flags.iter_mut().zip(features) {
        if let Some(kind) = block.settled() {
            *flag = kind.is_running_text();
        }
    }
}

fn keep_good_blocks_if_too_short(features: &[BlockFeatures], local: &[f32], inside: &mut [bool]) {
    if words(features, |i| inside[i]) < LEAST_STORY {
        inside.iter_mut().zip(local).for_each(|(inside, &score)| *inside |= score > 0.0);
    }
}

fn keep_all_if_too_short(features: &[BlockFeatures], inside: &mut [bool]) {
    if words(features, |i| inside[i]) < LEAST_STORY || features.len() == 1 {
        inside.fill(true);
    }
}

/// Decides which blocks of the story are fit to be quoted.
fn find_quoted(features: &[BlockFeatures], inside: &[bool], page: &[f32], quoted: &mut Vec<bool>) {
    refill(quoted, inside.iter().zip(page).map(|(&inside, &score)| inside && score > QUOTED));
    settle(features, quoted);
    keep_asides_between_paragraphs(features, inside, quoted);
    keep_asides_if_many(features, inside, quoted);
    drop_captions_if_few(features, quoted);
}

/// Quotes an aside that stands directly between two quoted paragraphs, and has no sign of the site.
fn keep_asides_between_paragraphs(features: &[BlockFeatures], inside: &[bool], quoted: &mut [bool]) {
    let is_text = |block: &BlockFeatures| block.is_closed && block.furniture == 0 && block.glued == 0;
    for i in 1..features.len().saturating_sub(1) {
        let is_between = [i - 1, i + 1].iter().all(|&beside| quoted[beside] && features[beside].is_closed);
        quoted[i] |= is_between && inside[i] && is_text(&features[i]);
    }
}

/// Quotes the whole story where less than three fifths of its words would be quoted.
fn keep_asides_if_many(features: &[BlockFeatures], inside: &[bool], quoted: &mut [bool]) {
    if words(features, |i| quoted[i]) * 5 < words(features, |i| inside[i]) * 3 {
        quoted.copy_from_slice(inside);
    }
}

/// Drops captions, bylines and notices, unless they have more than half of the words.
fn drop_captions_if_few(features: &[BlockFeatures], quoted: &mut [bool]) {
    let is_text = |block: &BlockFeatures| {
        !(block.is_caption || block.is_credited || block.is_byline || block.is_notice)
    };
    let text = words(features, |i| quoted[i] && is_text(&features[i]));
    if text * 2 >= words(features, |i| quoted[i]) {
        quoted.iter_mut().zip(features).for_each(|(quoted, block)| *quoted &= is_text(block));
    }
}

/// Returns the first block of what stands below the story: at the first of several lines that each head a comment, or
/// at a line that heads all comments ("Comments") or the notes of a press release. The line must follow a paragraph and
/// have not much text below it, as a link at the head of a page has. Past the last block if there is no such line.
fn end(features: &[BlockFeatures]) -> usize {
    let is_of_text = |block: &BlockFeatures| block.is_closed && !block.voice.asks_consent;
    let is_text = |block: &BlockFeatures| {
        let least = if block.furniture == 0 { COMMENTED_WORDS } else { COMMENTED_SITE_WORDS };
        is_of_text(block) && block.words >= least
    };
    let Some(text) = features.iter().position(is_text) else { return features.len() };
    let mut headers =
        (text..features.len()).filter(|&i| features[i].is_comment_line && !features[i].is_story_end);
    let (first, second) = (headers.next(), headers.next());
    let closed = |i: usize| if is_of_text(&features[i]) { features[i].words } else { 0 };
    let (mut above, total) = (0, words(features, |i| is_of_text(&features[i])));
    // A link to the comments, or their number, may stand above the story.
    let last_dateline = features.iter().rposition(|block| block.dateline > 0);
    let is_signed = |i: usize| features[i.saturating_sub(SIGNED_REACH)..i].iter().any(signs);
    let section = (0..features.len()).find(|&i| {
        let block = &features[i];
        above += closed(i);
        let most = match () {
            () if block.is_comment_line && block.is_story_end => {
                if is_signed(i) {
                    above
                } else {
                    COMMENTS * above
                }
            }
            () if block.is_note_line => NOTES * above,
            () => 0,
        };
        i > text && most > 0 && total - above <= most && last_dateline.is_none_or(|dateline| dateline < i)
    });
    let first = first.filter(|_| second.is_some());
    first.into_iter().chain(section).min().unwrap_or(features.len())
}
