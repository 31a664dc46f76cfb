//! What kind of block each is: the story's paragraphs and headings, or furniture of the site.
//!
//! Three scores decide, see `scores.rs`. A block first gets a *local* score from its own words and punctuation. Blocks
//! of a page come in runs, so a *run* score then asks how much better the best division of the page into story and
//! furniture is with this block inside than with it outside. Last, the *page* score adds what only the whole page
//! shows: whether the block shares its topic with the longest run, and how far from it it lies.

use std::ops::Range;

use super::features::{BlockFeatures, BlockTerms};
use super::kind::{BlockKind, BlockReason, Reasons};
use super::scores::{Scores, refill};

/// Set: a block is in the story from this page score on…
const STORY: f32 = 1.0;
/// …and quoted from this one on; between, it is an aside.
const QUOTED: f32 = 1.5;
/// With fewer words of story than this the scores have failed, and simpler rules decide.
const LEAST_STORY: usize = 15;
/// A title has this many words: with fewer it is a section's name, with more a paragraph…
const TITLE_WORDS: (usize, usize) = (4, 30);
/// …and, among furniture, at least this many terms of the story.
const TITLE_SHARED: usize = 2;
/// The author's name stands at most this many blocks below a title that ends like a sentence.
const HEADLINE_REACH: usize = 3;
/// With at most this many blocks above the story, there is no furniture to mistake for the title.
const TITLE_ABOVE: usize = 2;
/// Captions stand at most this many blocks above the dateline of a story, and have at most this many words together.
const CAPTION_REACH: usize = 40;
const CAPTIONS_WORDS: usize = 100;
/// The story begins at most this many blocks below its title.
const LEAD_REACH: usize = 4;
/// Its first paragraphs stand at most this many blocks below the author's name or the date…
const OPENING_REACH: usize = 10;
/// …and where a dialog separates a single one from the story, it has at least this many words.
const OPENING_WORDS: usize = 30;
/// Its first paragraph has at least this many terms of the title.
const LEAD_SHARED: usize = 2;
/// A heading has at most this many words.
const HEADING_WORDS: usize = 20;
/// Comments stand below a paragraph of at least this many words, or this many if it has a phrase of the site…
const COMMENTED_WORDS: usize = 15;
const COMMENTED_SITE_WORDS: usize = 40;
/// …and, where one line alone shows them, have at most this many times the words above…
const COMMENTS: usize = 4;
/// …or only as many as those above, where the author's name or the date stands at most this many blocks above the line…
const SIGNED_REACH: usize = 4;
/// …and the notes of a press release at most this many times.
const NOTES: usize = 1;
/// Running text has at least this share of function words.
const RUNNING_TEXT: f32 = 0.3;
/// Before a paragraph, an unpunctuated line with at least this local score is the story's heading.
const HEADING_SCORE: f32 = -4.5;

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

/// The page divided into story and furniture.
struct Story<'c> {
    features: &'c [BlockFeatures],
    scores: &'c Scores,
    /// The blocks inside the story, the first of them…
    inside: &'c [bool],
    first: Option<usize>,
    /// …and those that are fit to be quoted: no captions, bylines or doubtful blocks.
    quoted: &'c [bool],
    /// Comments or notes begin at this block.
    end: usize,
    /// Short exclamations and questions before a longer paragraph are headings, unless they are most of the story.
    are_calls_headings: bool,
}

impl<'c> Story<'c> {
    fn new(
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

    fn kind(&self, i: usize) -> BlockKind {
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

    fn reasons(&self, i: usize, is_title: bool) -> Reasons {
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

/// Returns the words of the blocks that pass a test.
fn words(features: &[BlockFeatures], test: impl Fn(usize) -> bool) -> usize {
    features.iter().enumerate().filter(|(i, _)| test(*i)).map(|(_, block)| block.words).sum()
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

/// Marks what stands between the byline or date of a page and the dateline of its story: captions.
fn mark_captions_above_dateline(features: &[BlockFeatures], kinds: &mut [BlockKind]) {
    let is_paragraph = |i: usize, kinds: &[BlockKind]| kinds[i] == BlockKind::Paragraph;
    let opens = |&i: &usize| features[i].dateline > 0 || features[i].is_dateline_line;
    let Some(story) = (0..features.len()).find(opens) else { return };
    let above = story.saturating_sub(CAPTION_REACH)..story;
    let Some(head) = above.rev().find(|&i| features[i].is_byline || features[i].is_stamp) else { return };
    // Below the first paragraphs, a place in capitals is no dateline.
    if (0..head).any(|i| is_paragraph(i, kinds) && features[i].dateline > 0) {
        return;
    }
    // Below a heading stand the key points of the story.
    let heads_points = |&i: &usize| {
        let line = &features[i];
        let is_site = line.furniture > 0 || line.is_comment_line || line.is_credit || line.has_only_names;
        !line.is_closed && line.has_letters && !is_site && i + 1 < story && is_paragraph(i + 1, kinds)
    };
    let captions = head + 1..(head + 1..story).rfind(heads_points).unwrap_or(story);
    if words(features, |i| captions.contains(&i) && is_paragraph(i, kinds)) > CAPTIONS_WORDS {
        return;
    }
    for i in captions {
        if is_paragraph(i, kinds) {
            kinds[i] = BlockKind::Caption;
        }
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

/// Whether a line says who wrote the story, or when.
fn signs(block: &BlockFeatures) -> bool {
    block.is_byline || block.is_stamp
}

/// Returns the title: of the lines above the first paragraph, the one that shares the most terms with the story; or
/// else the first heading among them.
fn title(features: &[BlockFeatures], terms: &mut BlockTerms, kinds: &[BlockKind]) -> Option<usize> {
    let is_paragraph = |&i: &usize| kinds[i] == BlockKind::Paragraph;
    let body = (0..kinds.len()).find(is_paragraph)?;
    terms.count((0..kinds.len()).filter(is_paragraph).map(|i| &features[i]));
    // The author's name or the date below a line and its standfirst counts as much as shared terms.
    let is_signed = |i: usize| match features.get(i + 1..i + 3) {
        Some([next, after]) => signs(next) || next.is_closed && signs(after),
        _ => false,
    };
    let shared = |i: usize| terms.shared(&features[i], 0) + if is_signed(i) { TITLE_SHARED } else { 0 };
    let may_be_title = |&i: &usize| {
        let block = &features[i];
        if let Some(kind) = block.given {
            return kind == BlockKind::Heading && block.has_letters;
        }
        (TITLE_WORDS.0..=TITLE_WORDS.1).contains(&block.words)
            && block.furniture == 0
            && !block.ends_in_colon
            && !block.is_byline
            && !block.is_credit
            && !block.is_caption
            && (!block.is_closed || block.is_call)
    };
    let lines = (0..body).filter(may_be_title);
    let best = lines.clone().rev().max_by_key(|&i| shared(i));
    // A text without furniture begins with its title.
    let least = |i: usize| match features[i].given {
        Some(_) => 0,
        None if i == 0 || body <= TITLE_ABOVE => 1,
        None => TITLE_SHARED,
    };
    let best = best.filter(|&i| shared(i) >= least(i));
    // A headline may end like a sentence: right above a standfirst, or the author's name.
    let is_headline = |i: usize| {
        let below =
            features[i + 1..].iter().take(HEADLINE_REACH).take_while(|block| block.words <= TITLE_WORDS.1);
        i > TITLE_ABOVE
            && features[i].given.is_none()
            && features[i].words <= TITLE_WORDS.1
            && below.into_iter().any(signs)
    };
    best.or_else(|| lines.clone().find(|&i| kinds[i] == BlockKind::Heading))
        .or_else(|| is_headline(body).then_some(body))
}

/// Returns the first paragraph below the title, where furniture separates it from the rest of the story. (What stands
/// directly above the story and was left out is more often a caption.)
fn lead(story: &Story<'_>, terms: &BlockTerms, title: usize) -> Option<usize> {
    let features = story.features;
    let of_title = terms.of(&features[title]);
    let mut below = title + 1..features.len().min(title + 1 + LEAD_REACH);
    below.find(|&i| {
        let block = &features[i];
        let shared = terms.of(block).iter().filter(|term| of_title.contains(term)).count();
        let is_standfirst = i == title + 1 && features.get(i + 1).is_some_and(signs);
        may_be_lead(story, i)
            && (shared >= LEAD_SHARED || is_standfirst)
            && story.inside.get(i + 1) == Some(&false)
    })
}

/// Returns the first paragraphs below the author's name or the date, where a dialog of the site separates them from the
/// rest of the story: two or more, or a long one. (A brief one by itself is more often a caption.)
fn opening(story: &Story<'_>) -> Range<usize> {
    let first = story.quoted.iter().position(|&quoted| quoted).unwrap_or(0);
    let Some(signed) = (0..first).rfind(|&i| signs(&story.features[i])) else { return 0..0 };
    let below = signed + 1..first.min(signed + 1 + OPENING_REACH);
    let Some(start) = below.into_iter().find(|&i| may_be_lead(story, i)) else { return 0..0 };
    let end = (start..first).find(|&i| !may_be_lead(story, i)).unwrap_or(first);
    let is_long = || story.features[start].words >= OPENING_WORDS && story.features[start].voice.address == 0;
    let is_opening = end < first && (end - start > 1 || is_long());
    if is_opening { start..end } else { 0..0 }
}

/// Whether the page begins with a paragraph that one line of the site separates from the rest of the story: what stands
/// above a page's story is seldom prose.
fn opens_with_lead(story: &Story<'_>) -> bool {
    may_be_lead(story, 0) && story.quoted.iter().take(1 + LEAD_REACH).any(|&quoted| quoted)
}

/// Whether a block by itself may be the first paragraph of the story.
fn may_be_lead(story: &Story<'_>, i: usize) -> bool {
    let block = &story.features[i];
    let is_site =
        block.furniture > 0 || block.is_caption || block.is_credited || block.is_byline || block.is_repeated;
    block.is_closed
        && block.settled().is_none()
        && !block.is_item
        && !is_site
        && block.glued == 0
        && story.scores.local[i] > 0.0
        && !block.ends_in_number
        && block.words >= LEAST_STORY
}
