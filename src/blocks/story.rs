//! A page divided into story and furniture, and what kind each block of it is.

use super::features::BlockFeatures;
use super::kind::{BlockKind, BlockReason, Reasons};
use super::scores::Scores;

/// With fewer words of story than this the scores have failed, and simpler rules decide.
pub(super) const LEAST_STORY: usize = 15;
/// A heading has at most this many words.
const HEADING_WORDS: usize = 20;
/// Running text has at least this share of function words.
const RUNNING_TEXT: f32 = 0.3;
/// Before a paragraph, an unpunctuated line with at least this local score is the story's heading.
const HEADING_SCORE: f32 = -4.5;

/// The page divided into story and furniture.
pub(super) struct Story<'c> {
    pub(super) features: &'c [BlockFeatures],
    pub(super) scores: &'c Scores,
    /// The blocks inside the story, the first of them…
    pub(super) inside: &'c [bool],
    first: Option<usize>,
    /// …and those that are fit to be quoted: no captions, bylines or doubtful blocks.
    pub(super) quoted: &'c [bool],
    /// Comments or notes begin at this block.
    end: usize,
    /// Short exclamations and questions before a longer paragraph are headings, unless they are most of the story.
    are_calls_headings: bool,
}

impl<'c> Story<'c> {
    pub(super) fn new(
        features: &'c [BlockFeatures],
        scores: &'c Scores,
        inside: &'c [bool],
        quoted: &'c [bool],
        end: usize,
    ) -> Self {
        let first = inside.iter().position(|&inside| inside);
        let calls = words(features, |i| quoted[i] && is_call(features, i));
        let are_calls_headings = calls * 2 < words(features, |i| quoted[i]);
        Story { features, scores, inside, first, quoted, end, are_calls_headings }
    }

    pub(super) fn kind(&self, i: usize) -> BlockKind {
        let block = &self.features[i];
        if let Some(kind) = block.settled() {
            kind
        } else if announces_given_list(self.features, i) {
            BlockKind::LeadIn
        } else if self.is_heading(i) {
            BlockKind::Heading
        } else if !self.quoted[i]
            && block.has_sentence
            && (block.is_credited || block.is_caption && !block.is_credit)
        {
            BlockKind::Caption
        } else if !self.quoted[i] {
            BlockKind::Furniture
        } else if block.is_item {
            BlockKind::ListItem
        } else if block.ends_in_colon && block.has_one_end {
            BlockKind::LeadIn
        } else {
            BlockKind::Paragraph
        }
    }

    fn is_heading(&self, i: usize) -> bool {
        let block = &self.features[i];
        if block.given.is_some() {
            return false;
        }
        if self.are_calls_headings && self.scores.is_among_story(i) && is_call(self.features, i) {
            return true;
        }
        let is_line = block.has_letters
            && !block.is_closed
            && !block.ends_in_colon
            && !block.is_item
            && block.words <= HEADING_WORDS;
        let is_site =
            block.furniture > 0 || block.is_caption || block.is_credit || signs(block) || block.is_repeated;
        if !is_line || is_site || self.features.len() == 1 {
            return false;
        }
        // Outside, a line may still head the blocks of the story below it.
        let follows_story = self.first.is_some_and(|first| first < i);
        let heads_story = self.inside.iter().skip(i + 1).take(3).any(|&inside| inside);
        let may_head =
            follows_story && heads_story && block.glued == 0 && self.scores.local[i] > HEADING_SCORE;
        self.inside[i] || may_head
    }

    pub(super) fn reasons(&self, i: usize, is_title: bool) -> Reasons {
        let block = &self.features[i];
        if block.settled().is_some() {
            let mut reasons = Reasons::default();
            reasons.add(BlockReason::Given, true);
            reasons.add(BlockReason::Title, is_title);
            return reasons;
        }
        let is_call = self.are_calls_headings && is_call(self.features, i);
        let is_running = block.stop_words as f32 >= RUNNING_TEXT * block.tokens as f32;
        let mut reasons = Reasons::default();
        for (reason, holds) in [
            (BlockReason::EndsLikeSentence, block.is_closed),
            (BlockReason::RunningText, is_running),
            (BlockReason::Dateline, block.dateline > 0),
            (BlockReason::AmongStory, self.scores.is_among_story(i)),
            (BlockReason::OnTopic, self.scores.is_on_topic(i)),
            (BlockReason::EndsInColon, block.ends_in_colon),
            (BlockReason::ListMark, block.is_item),
            (BlockReason::Title, is_title),
            (BlockReason::LineBeforeText, !is_title && !is_call),
            (BlockReason::CallBeforeText, is_call),
            (BlockReason::SitePhrase, block.furniture > 0 || block.is_notice),
            (BlockReason::ShortLine, !block.is_closed && block.words <= HEADING_WORDS),
            (BlockReason::NoRunningText, !is_running),
            (BlockReason::Glued, block.glued > 0),
            (BlockReason::Repeated, block.is_repeated),
            (BlockReason::Caption, block.is_caption || block.is_credit || block.is_credited),
            (BlockReason::Byline, block.is_byline),
            (BlockReason::BelowStory, i >= self.end),
            (BlockReason::FarFromStory, self.scores.is_far_from_story(i)),
            (BlockReason::OffTopic, self.scores.is_off_topic(i)),
        ] {
            reasons.add(reason, holds);
        }
        reasons
    }
}

/// Returns the words of the blocks that pass a test.
pub(super) fn words(features: &[BlockFeatures], test: impl Fn(usize) -> bool) -> usize {
    features.iter().enumerate().filter(|(i, _)| test(*i)).map(|(_, block)| block.words).sum()
}

/// Whether a line says who wrote the story, or when.
pub(super) fn signs(block: &BlockFeatures) -> bool {
    block.is_byline || block.is_stamp
}

/// Whether a block is a short line that ends in "!" or "?" before a longer paragraph: a heading that calls out.
fn is_call(features: &[BlockFeatures], i: usize) -> bool {
    let block = &features[i];
    let precedes_text = || {
        let mut below = features[i + 1..].iter();
        let next = below.find(|next| !(signs(next) || next.is_caption || next.is_credit));
        next.is_some_and(|next| next.words > block.words && (next.is_closed || next.ends_in_colon))
    };
    block.given.is_none() && block.is_call && block.words < HEADING_WORDS && precedes_text()
}

/// Whether a given paragraph announces the given list below it.
fn announces_given_list(features: &[BlockFeatures], i: usize) -> bool {
    let is_item = |next: &BlockFeatures| next.given == Some(BlockKind::ListItem);
    let block = &features[i];
    block.given.is_some() && block.ends_in_colon && features.get(i + 1).is_some_and(is_item)
}
