//! Scores of the blocks of a page, above 0 for the story.
//!
//! Each step reads the results of those before it, and each is linear: [`local_scores`], [`story_ends`],
//! [`run_scores`], [`longest_run`], [`distances`] and [`topics`], and last the page scores.

use std::iter::repeat_n;

use crate::math::ln;
use std::ops::RangeInclusive;

use super::features::{BlockFeatures, BlockTerms};
use super::kind::BlockKind;

/// Weights of the local score, learned by logistic regression on pages whose story was annotated by hand. Each is per
/// unit of its feature; their sum is above 0 for a block of a story.
mod local_weights {
    pub(super) const BIAS: f32 = -4.5;
    /// Longer blocks are story: ln(words + 1), words up to 100.
    pub(super) const LENGTH: f32 = 1.2;
    /// Running text has function words: their share, up to 0.5.
    pub(super) const STOP: f32 = 0.9;
    /// Sentences end in a mark.
    pub(super) const CLOSED: f32 = 2.9;
    /// Lead-ins are story.
    pub(super) const COLON: f32 = 2.0;
    /// Phrases of the site, up to two. In blocks of more words than this, they weigh less.
    pub(super) const FURNITURE: f32 = -3.0;
    pub(super) const FURNITURE_WORDS: f32 = 40.0;
    /// Elements that a scraper ran together ("PolitiqueMarseille"); one in this many words weighs half.
    pub(super) const GLUED: f32 = -3.4;
    pub(super) const GLUED_WORDS: f32 = 30.0;
    /// A line of fewer words than this that the page has twice.
    pub(super) const REPEATED: f32 = -1.5;
    pub(super) const REPEATED_WORDS: usize = 20;
    /// The block before a picture's credit.
    pub(super) const CREDITED: f32 = -2.4;
    /// Teasers, polls and shops ask; a story rarely does.
    pub(super) const QUESTION: f32 = -1.6;
    /// The site addresses its reader: the share of such words, up to one in ten; of shorter blocks as if they had eight
    /// words.
    pub(super) const ADDRESS: f32 = -1.8;
    pub(super) const ADDRESS_SHARE: f32 = 0.1;
    pub(super) const ADDRESS_WORDS: f32 = 8.0;
    /// Set: an agency's dateline opens the story, however short it is.
    pub(super) const DATELINE: f32 = 2.0;
    /// Set: where the caller says that a block is the site's, the next one may still be the story's.
    pub(super) const GIVEN_FURNITURE: f32 = -1.0;
    /// Scores are clamped to ±LIMIT.
    pub(super) const LIMIT: f32 = 5.0;
}

/// Weights of the final score, learned in the same way.
mod page_weights {
    pub(super) const BIAS: f32 = 0.75;
    pub(super) const RUN: f32 = 0.2;
    pub(super) const LOCAL: f32 = 0.5;
    /// The share of the block's terms that another block of the longest run contains.
    pub(super) const TOPIC: f32 = 2.9;
    /// ln(1 + distance to the longest run), up to this many blocks.
    pub(super) const DISTANCE: f32 = -0.9;
    pub(super) const MOST_DISTANCE: usize = 20;
    /// The share of the terms of a heading above the block that the block contains.
    pub(super) const HEADED: f32 = 1.7;
    /// Lines that end the story between the longest run and the block, up to MOST_ENDS.
    pub(super) const ENDED: f32 = -0.8;
    pub(super) const MOST_ENDS: u32 = 3;
    /// The number of terms added to smooth the share, and the share that they have.
    pub(super) const PRIOR_TERMS: f32 = 3.0;
    pub(super) const PRIOR_TOPIC: f32 = 0.3;
    /// The share where the longest run is too short to judge by.
    pub(super) const TOPIC_UNKNOWN: f32 = 0.4;
    /// Run scores are clamped to ±LIMIT.
    pub(super) const LIMIT: f32 = 8.0;
}

/// The cost of a change between story and furniture in the division of the page.
const SWITCH: f32 = 2.0;
/// …and how much less it is where a line ends the story.
const END: f32 = 1.7;
/// A text must have a paragraph of this many words before a line can end the story.
const TEXT_WORDS: usize = 15;
/// An agency's dateline opens a story: it counts as this many words.
const DATELINE_WORDS: usize = 100;
/// Runs with at most this many blocks between them are one.
const GAP: usize = 6;

/// A heading stands at most this many blocks above its paragraph, and has this many words. It counts as having this
/// many terms at least.
const HEADING_REACH: usize = 4;
const HEADING_WORDS: RangeInclusive<usize> = 4..=25;
const HEADING_TERMS: usize = 4;

/// The scores of each block of a page, in buffers that the next page reuses.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores {
    /// By its own words and punctuation.
    pub(super) local: Vec<f32>,
    /// The best totals of the blocks up to it, with it inside the story and outside.
    left: Vec<(f32, f32)>,
    run: Vec<f32>,
    /// How many lines up to it end a story.
    ends: Vec<u32>,
    /// How many blocks that may be the story's text lie between it and the longest run.
    distance: Vec<usize>,
    /// The smoothed share of its terms that the longest run contains too.
    topic: Vec<f32>,
    /// By the whole page.
    pub(super) page: Vec<f32>,
}

impl Scores {
    /// Scores the blocks of a page. Comments or notes begin at the block `end`.
    pub(super) fn read(&mut self, features: &[BlockFeatures], end: usize, terms: &mut BlockTerms) {
        let Scores { local, left, run, ends, distance, topic, page } = self;
        refill(local, local_scores(features, end));
        refill(ends, story_ends(features));
        run_scores(local, ends, left, run);
        count_single_blocks_if_no_run(local, run);
        let Some(main) = longest_run(features, run, ends) else {
            let blocks = features.len();
            refill(distance, repeat_n(usize::MAX, blocks));
            refill(topic, repeat_n(0.0, blocks));
            return refill(page, repeat_n(f32::MIN, blocks));
        };
        refill(distance, distances(features, main));
        topics(features, |i| distance[i] == 0 && run[i] > 0.0, terms, topic);
        terms.begin_marks();
        let ended = |i: usize| ends[i].saturating_sub(ends[main.end]).min(page_weights::MOST_ENDS) as f32;
        let mut score = |i: usize| {
            page_weights::BIAS
                + page_weights::RUN * run[i].clamp(-page_weights::LIMIT, page_weights::LIMIT)
                + page_weights::LOCAL * local[i]
                + page_weights::TOPIC * topic[i]
                + page_weights::DISTANCE * ln(1.0 + distance[i].min(page_weights::MOST_DISTANCE) as f32)
                + page_weights::HEADED * headed(features, i, terms)
                + page_weights::ENDED * ended(i)
        };
        refill(page, (0..features.len()).map(&mut score));
    }

    pub(super) fn is_on_topic(&self, block: usize) -> bool {
        self.topic[block] >= page_weights::TOPIC_UNKNOWN
    }

    pub(super) fn is_off_topic(&self, block: usize) -> bool {
        self.topic[block] < page_weights::PRIOR_TOPIC
    }

    pub(super) fn is_among_story(&self, block: usize) -> bool {
        self.distance[block] == 0
    }

    pub(super) fn is_far_from_story(&self, block: usize) -> bool {
        self.distance[block] > GAP
    }
}

fn local_scores(features: &[BlockFeatures], end: usize) -> impl Iterator<Item = f32> {
    let score = move |(i, block): (usize, &BlockFeatures)| {
        let penalty = if i >= end { local_weights::LIMIT } else { 0.0 };
        let score = match block.settled() {
            None => local_score(block),
            Some(kind) if kind.is_running_text() => local_score(block).max(0.0),
            Some(BlockKind::Furniture) => local_weights::GIVEN_FURNITURE,
            // A heading or caption proves nothing about what stands around it.
            Some(_) => 0.0,
        };
        (score - penalty).clamp(-local_weights::LIMIT, local_weights::LIMIT)
    };
    features.iter().enumerate().map(score)
}

fn local_score(block: &BlockFeatures) -> f32 {
    let flag = |is: bool| f32::from(u8::from(is));
    let words = block.words.max(1) as f32;
    local_weights::BIAS
        + local_weights::LENGTH * ln(block.words.min(100) as f32 + 1.0)
        + local_weights::STOP * (block.stop_words as f32 / block.tokens.max(1) as f32).min(0.5)
        + local_weights::CLOSED * flag(block.is_closed)
        + local_weights::COLON * flag(block.ends_in_colon)
        + local_weights::FURNITURE
            * block.furniture.min(2) as f32
            * (local_weights::FURNITURE_WORDS / words).min(1.0)
        + local_weights::GLUED * (block.glued as f32 / (1.0 + words / local_weights::GLUED_WORDS)).min(1.0)
        + local_weights::REPEATED * flag(block.is_repeated && block.words < local_weights::REPEATED_WORDS)
        + local_weights::CREDITED * flag(block.is_credited)
        + local_weights::DATELINE * flag(block.dateline > 0)
        + local_weights::QUESTION * flag(block.is_question)
        + local_weights::ADDRESS
            * (block.voice.address as f32
                / words.max(local_weights::ADDRESS_WORDS)
                / local_weights::ADDRESS_SHARE)
                .min(1.0)
}

/// Counts, before each block, the blocks that may be the story's text: all but those that the caller gives as something
/// else.
fn places(features: &[BlockFeatures]) -> impl Iterator<Item = usize> {
    let mut count = 0;
    features.iter().map(move |block| {
        let place = count;
        count += usize::from(block.settled().is_none_or(BlockKind::is_running_text));
        place
    })
}

/// Counts, up to each block, the lines that end a story; each must follow a paragraph and the line before.
fn story_ends(features: &[BlockFeatures]) -> impl Iterator<Item = u32> {
    let (mut ends, mut follows_text) = (0, false);
    features.iter().map(move |block| {
        if block.is_story_end && follows_text {
            (ends, follows_text) = (ends + 1, false);
        }
        follows_text |= block.is_closed && block.words >= TEXT_WORDS && block.furniture == 0;
        ends
    })
}

/// Scores each block by the best division of the page with it inside the story minus the best with it outside: the
/// max-marginals of a chain with two states.
fn run_scores(local: &[f32], ends: &[u32], left: &mut Vec<(f32, f32)>, run: &mut Vec<f32>) {
    // What it costs to leave the story before a block.
    let leave = |i: usize| if i > 0 && ends[i] > ends[i - 1] { SWITCH - END } else { SWITCH };
    // From the left: the best totals up to and with the block, inside and outside. The chain is kept relative to the
    // better one, so that rounding does not grow with the page.
    let (mut inside, mut outside) = (-SWITCH, 0.0f32);
    let from_left = |(i, &score): (usize, &f32)| {
        let best = (inside.max(outside - SWITCH), outside.max(inside - leave(i)));
        let base = best.0.max(best.1);
        (inside, outside) = (best.0 - base + score / 2.0, best.1 - base - score / 2.0);
        (inside, outside)
    };
    refill(left, local.iter().enumerate().map(from_left));
    run.clear();
    run.resize(local.len(), 0.0);
    let (mut inside, mut outside) = (-SWITCH, 0.0f32);
    for (i, &score) in local.iter().enumerate().rev() {
        run[i] = (left[i].0 + inside) - (left[i].1 + outside);
        let with = (inside + score / 2.0, outside - score / 2.0);
        let best = (with.0.max(with.1 - leave(i)), with.1.max(with.0 - SWITCH));
        let base = best.0.max(best.1);
        (inside, outside) = (best.0 - base, best.1 - base);
    }
}

/// Where no run is worth the cost of its switches, single blocks count by themselves.
fn count_single_blocks_if_no_run(local: &[f32], run: &mut [f32]) {
    if run.iter().all(|&run| run <= 0.0) {
        run.iter_mut().zip(local).filter(|(_, local)| **local > 0.0).for_each(|(run, &local)| *run = local);
    }
}

/// Blocks of story with few others between them.
#[derive(Clone, Copy)]
struct Run {
    /// The [places] of its first and last block…
    first: usize,
    last: usize,
    /// …and the index of its last block.
    end: usize,
    /// The words of its blocks that end like sentences, and what its datelines count; half as many below each line that
    /// ends a story.
    words: usize,
}

/// Returns the run of story with the most words, the first of equals.
fn longest_run(features: &[BlockFeatures], run: &[f32], ends: &[u32]) -> Option<Run> {
    let mut runs: Option<(Run, Run)> = None;
    let blocks = features.iter().enumerate().zip(places(features));
    for ((end, block), place) in blocks.filter(|((i, _), _)| run[*i] > 0.0) {
        let words = if block.is_closed && block.glued == 0 { block.words } else { 0 };
        let words = if block.dateline > 0 { words + DATELINE_WORDS } else { words };
        let words = words >> ends[end].min(page_weights::MOST_ENDS);
        runs = Some(match runs {
            None => {
                let current = Run { first: place, last: place, end, words };
                (current, current)
            }
            Some((longest, current)) => {
                let continues = place - current.last <= GAP + 1;
                let (first, before) = if continues { (current.first, current.words) } else { (place, 0) };
                let current = Run { first, last: place, end, words: before + words };
                let is_same_run = current.first == longest.first;
                let longest = if is_same_run || current.words > longest.words { current } else { longest };
                (longest, current)
            }
        });
    }
    runs.map(|(longest, _)| longest)
}

/// Returns how many blocks that may be the story's text lie between each block and the longest run.
fn distances(features: &[BlockFeatures], main: Run) -> impl Iterator<Item = usize> {
    places(features).map(move |place| main.first.saturating_sub(place) + place.saturating_sub(main.last))
}

/// Computes the smoothed share of each block's terms that closed blocks of the longest run contain, itself not counted.
fn topics(
    features: &[BlockFeatures],
    is_in_run: impl Fn(usize) -> bool,
    terms: &mut BlockTerms,
    topic: &mut Vec<f32>,
) {
    let is_core = |i: usize| is_in_run(i) && features[i].is_closed;
    let core = (0..features.len()).filter(|&i| is_core(i));
    terms.count(core.clone().map(|i| &features[i]));
    if core.count() <= 2 {
        return refill(topic, repeat_n(page_weights::TOPIC_UNKNOWN, features.len()));
    }
    let (prior, prior_share) = (page_weights::PRIOR_TERMS, page_weights::PRIOR_TOPIC);
    let share = |(i, block): (usize, &BlockFeatures)| {
        let shared = terms.shared(block, u32::from(is_core(i))) as f32;
        (shared + prior * prior_share) / (terms.of(block).len() as f32 + prior)
    };
    refill(topic, features.iter().enumerate().map(share));
}

/// Returns the largest share of the terms of a heading above a block that the block contains.
fn headed(features: &[BlockFeatures], i: usize, terms: &mut BlockTerms) -> f32 {
    let may_be_heading = |block: &&BlockFeatures| {
        let is_heading = match block.given {
            Some(kind) => kind == BlockKind::Heading,
            None => !block.is_closed && block.furniture == 0,
        };
        is_heading && HEADING_WORDS.contains(&block.words)
    };
    let mut headings = features[i.saturating_sub(HEADING_REACH)..i].iter().filter(may_be_heading).peekable();
    if !features[i].is_closed || headings.peek().is_none() {
        return 0.0;
    }
    terms.mark(&features[i]);
    let share = |heading: &BlockFeatures| {
        let shared = terms.shared_with_marked(heading);
        let least = terms.of(heading).len().max(HEADING_TERMS);
        if shared > 1 { shared as f32 / least as f32 } else { 0.0 }
    };
    headings.map(share).fold(0.0, f32::max)
}

/// Replaces what a buffer holds.
pub(super) fn refill<T>(buffer: &mut Vec<T>, values: impl Iterator<Item = T>) {
    buffer.clear();
    buffer.extend(values);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_bridge_a_weak_block_and_drop_a_lone_one() {
        let mut run = Vec::new();
        run_scores(&[-3.0, -3.0, 1.0, -3.0, -3.0, 3.0, -0.5, 3.0, -3.0], &[0; 9], &mut Vec::new(), &mut run);
        let inside: Vec<bool> = run.into_iter().map(|run| run > 0.0).collect();
        assert_eq!(inside, [false, false, false, false, false, true, true, true, false]);
    }
}
