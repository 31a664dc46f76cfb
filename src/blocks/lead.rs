//! Where a story opens: its title, its first paragraphs, and the captions above its dateline.

use std::ops::Range;

use super::features::{BlockFeatures, BlockTerms};
use super::kind::BlockKind;
use super::story::{LEAST_STORY, Story, signs, words};

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

/// Marks what stands between the byline or date of a page and the dateline of its story: captions.
pub(super) fn mark_captions_above_dateline(features: &[BlockFeatures], kinds: &mut [BlockKind]) {
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

/// Returns the title: of the lines above the first paragraph, the one that shares the most terms with the story; or
/// else the first heading among them.
pub(super) fn title(
    features: &[BlockFeatures],
    terms: &mut BlockTerms,
    kinds: &[BlockKind],
) -> Option<usize> {
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
pub(super) fn lead(story: &Story<'_>, terms: &BlockTerms, title: usize) -> Option<usize> {
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
pub(super) fn opening(story: &Story<'_>) -> Range<usize> {
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
pub(super) fn opens_with_lead(story: &Story<'_>) -> bool {
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
