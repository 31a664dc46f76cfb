//! What kind of block each is: the story's paragraphs and headings, or furniture of the site.
//!
//! Three steps, each linear. A block first gets a *local* score from its own words and marks. Blocks of a page come in
//! runs, so a *run* score then asks how much better the best division of the page into story and furniture is with
//! this block inside than with it outside (max-marginals of a two-state chain). Last, the *final* score adds what only
//! the whole page tells: whether the block speaks of the same things as the longest run, and how far from it it lies.

use super::features::{BlockFeatures, BlockTerms};
use super::kind::{BlockKind, BlockReason, Reasons};

/// Weights of the local score, learned by logistic regression on pages whose body was marked by hand; each is per unit
/// of its feature, and together they are above 0 for a block of a story.
mod local {
    pub(crate) const BIAS: f32 = -4.5;
    /// Longer blocks are story: ln(words + 1), words up to 100.
    pub(crate) const LENGTH: f32 = 1.2;
    /// Running text has function words: their share, up to 0.5.
    pub(crate) const STOP: f32 = 0.9;
    /// Sentences end in a mark.
    pub(crate) const CLOSED: f32 = 2.9;
    /// Lead-ins are story.
    pub(crate) const COLON: f32 = 2.0;
    /// Phrases of the site, up to two, less in long blocks.
    pub(crate) const FURNITURE: f32 = -1.8;
    /// Elements glued by a scraper: "PolitiqueMarseille".
    pub(crate) const GLUED: f32 = -3.4;
    /// A short line that stands on the page twice.
    pub(crate) const REPEATED: f32 = -1.4;
    /// The block before a picture's credit.
    pub(crate) const CREDITED: f32 = -1.9;
    /// Set: an agency's dateline opens the story, however short it is.
    pub(crate) const DATELINE: f32 = 2.0;
    /// No score leaves −LIMIT to LIMIT.
    pub(crate) const LIMIT: f32 = 5.0;
}

/// Weights of the final score, learned as the local ones.
mod page {
    pub(crate) const BIAS: f32 = 0.75;
    pub(crate) const RUN: f32 = 0.2;
    pub(crate) const LOCAL: f32 = 0.5;
    /// The local score of the block before.
    pub(crate) const BEFORE: f32 = 0.2;
    /// Share of the block's terms that another block of the longest run has too.
    pub(crate) const TOPIC: f32 = 2.9;
    /// ln(1 + blocks to the longest run), up to 20 blocks.
    pub(crate) const DISTANCE: f32 = -0.9;
    /// Terms that the share is smoothed with, and their share.
    pub(crate) const TOPIC_PRIOR: (f32, f32) = (3.0, 0.3);
    /// The share where the longest run is too short to tell.
    pub(crate) const TOPIC_UNKNOWN: f32 = 0.4;
    /// No run score leaves −LIMIT to LIMIT.
    pub(crate) const LIMIT: f32 = 8.0;
}

/// What a change between story and furniture costs the division of the page.
const SWITCH: f32 = 2.0;
/// Runs with at most so many blocks between them are one.
const GAP: usize = 6;
/// A block is story from this final score on…
const STORY: f32 = 1.0;
/// …and quoted from this one on; between, it is an aside.
const QUOTED: f32 = 1.5;
/// Fewer words of story than this, and the rules have failed: fall back to simpler ones.
const LEAST_STORY: usize = 15;
/// A title has so many words: fewer are a section's name, more a paragraph…
const TITLE_WORDS: (usize, usize) = (4, 30);
/// …and, where it stands among furniture, at least so many terms of the story.
const TITLE_SHARED: usize = 2;
/// Where at most so many blocks stand above the story, there is no furniture to mistake for it.
const TITLE_ABOVE: usize = 2;
/// The story begins at most so many blocks below its title.
const LEAD_REACH: usize = 4;
/// Its first paragraph has at least so many terms of the title.
const LEAD_SHARED: usize = 2;
/// A heading has at most so many words.
const HEADING_WORDS: usize = 20;
/// Running text has at least this share of function words.
const RUNNING_TEXT: f32 = 0.3;
/// Before a paragraph, an unpunctuated line scores at least this to be the story's heading.
const HEADING_SCORE: f32 = -4.5;

/// Tells what the blocks of a page are: calls `give(number, kind, reasons)` for each, in order. Gives the block that is
/// the title. `places` is a buffer.
pub(crate) fn classify(
    facts: &[BlockFeatures],
    terms: &mut BlockTerms,
    places: &mut Vec<Place>,
    mut give: impl FnMut(usize, BlockKind, Reasons),
) -> Option<usize> {
    let story = Story::of(facts, terms, places);
    for (i, fact) in facts.iter().enumerate() {
        story.places[i].kind = match fact {
            _ if story.is_heading(facts, i) => BlockKind::Heading,
            _ if !story.places[i].quoted => BlockKind::Furniture,
            fact if fact.is_item => BlockKind::ListItem,
            fact if fact.ends_in_colon && fact.has_one_end => BlockKind::LeadIn,
            _ => BlockKind::Paragraph,
        };
    }
    let title = title(facts, terms, story.places);
    if let Some(title) = title {
        story.places[title].kind = BlockKind::Heading;
        if let Some(lead) = lead(facts, terms, &story, title) {
            story.places[lead].kind = BlockKind::Paragraph;
        }
    }
    for i in 0..facts.len() {
        give(i, story.places[i].kind, story.reasons(facts, i, title == Some(i)));
    }
    title
}

/// The first paragraph below the title, when something of the site parts it from the rest of the story. (What stands
/// just above the story and was left out is a caption more often than not.)
fn lead(facts: &[BlockFeatures], terms: &BlockTerms, story: &Story<'_>, title: usize) -> Option<usize> {
    let mut below = title + 1..facts.len().min(title + 1 + LEAD_REACH);
    below.find(|&i| {
        let fact = &facts[i];
        let is_site =
            fact.furniture > 0 || fact.is_caption || fact.is_credited || fact.is_byline || fact.is_repeated;
        let of_title = terms.of(&facts[title]);
        let shared = terms.of(fact).iter().filter(|term| of_title.contains(term)).count();
        fact.is_closed
            && !fact.is_item
            && !is_site
            && fact.glued == 0
            && story.places[i].score > 0.0
            && shared >= LEAD_SHARED
            && facts.get(i + 1).is_some_and(|_| !story.places[i + 1].inside)
            && !fact.ends_in_number
            && fact.words >= LEAST_STORY
    })
}

/// The title: of the lines above the first paragraph, the one that shares most terms with the story; else the first
/// heading among them.
fn title(facts: &[BlockFeatures], terms: &mut BlockTerms, places: &[Place]) -> Option<usize> {
    let is_paragraph = |place: &Place| place.kind == BlockKind::Paragraph;
    let body = places.iter().position(is_paragraph)?;
    terms.count(facts.iter().zip(places).filter(|(_, place)| is_paragraph(place)).map(|(fact, _)| fact));
    let shared = |i: usize| terms.shared(&facts[i], 0);
    let may_be_title = |&i: &usize| {
        let fact = &facts[i];
        (TITLE_WORDS.0..=TITLE_WORDS.1).contains(&fact.words)
            && fact.furniture == 0
            && !fact.ends_in_colon
            && !fact.is_byline
            && !fact.is_credit
            && !fact.is_caption
            && (!fact.is_closed || fact.is_call)
    };
    let lines = (0..body).filter(may_be_title);
    let best = lines.clone().rev().max_by_key(|&i| shared(i));
    // A text of the story alone begins with its title.
    let least = |i| if i == 0 || body <= TITLE_ABOVE { 1 } else { TITLE_SHARED };
    let best = best.filter(|&i| shared(i) >= least(i));
    best.or_else(|| lines.clone().find(|&i| places[i].kind == BlockKind::Heading))
}

/// A block among the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Its local score.
    score: f32,
    /// The best totals of the blocks up to it, with it inside the story and outside.
    left: (f32, f32),
    /// See [`run_scores`].
    run: f32,
    /// It ends like a sentence, and the longest run holds it.
    is_core: bool,
    /// The smoothed share of its terms that the longest run has too.
    topic: f32,
    /// How many blocks lie between it and the longest run.
    distance: usize,
    /// The score that the whole page gives it.
    total: f32,
    /// Inside the story.
    inside: bool,
    /// Inside, and fit to be quoted: no caption, byline or doubtful block.
    quoted: bool,
    kind: BlockKind,
}

impl Place {
    fn new(score: f32) -> Self {
        Place {
            score,
            left: (0.0, 0.0),
            run: 0.0,
            is_core: false,
            topic: 0.0,
            distance: usize::MAX,
            total: f32::MIN,
            inside: false,
            quoted: false,
            kind: BlockKind::Paragraph,
        }
    }
}

struct Story<'p> {
    places: &'p mut [Place],
    /// Readers' comments begin here.
    comments: usize,
    first: usize,
    last: usize,
    /// Short exclamations and questions before a longer paragraph are headings, where there are few of them.
    are_calls_headings: bool,
}

impl<'p> Story<'p> {
    fn of(facts: &[BlockFeatures], terms: &mut BlockTerms, places: &'p mut Vec<Place>) -> Self {
        let comments = comments(facts);
        places.clear();
        places.extend(facts.iter().enumerate().map(|(i, fact)| {
            let after = if i >= comments { local::LIMIT } else { 0.0 };
            Place::new((local_score(fact) - after).clamp(-local::LIMIT, local::LIMIT))
        }));
        run_scores(places);
        if places.iter().all(|place| place.run <= 0.0) {
            // No run is worth its switches: single blocks count by themselves.
            places.iter_mut().filter(|place| place.score > 0.0).for_each(|place| place.run = place.score);
        }
        sign(facts, terms, places);
        page_scores(places);
        places.iter_mut().for_each(|place| place.inside = place.total > STORY);
        if words(facts, places, |place| place.inside) < LEAST_STORY {
            places.iter_mut().for_each(|place| place.inside |= place.score > 0.0);
        }
        if words(facts, places, |place| place.inside) < LEAST_STORY || facts.len() == 1 {
            places.iter_mut().for_each(|place| place.inside = true);
        }
        places.iter_mut().for_each(|place| place.quoted = place.inside && place.total > QUOTED);
        let inside = words(facts, places, |place| place.inside);
        if words(facts, places, |place| place.quoted) * 5 < inside * 3 {
            places.iter_mut().for_each(|place| place.quoted = place.inside);
        }
        let is_strict = |fact: &BlockFeatures| !fact.is_caption && !fact.is_credited && !fact.is_byline;
        let quoted = || facts.iter().zip(&*places).filter(|(_, place)| place.quoted);
        let all: usize = quoted().map(|(fact, _)| fact.words).sum();
        let strict: usize = quoted().filter(|(fact, _)| is_strict(fact)).map(|(fact, _)| fact.words).sum();
        if strict * 2 >= all {
            places.iter_mut().zip(facts).for_each(|(place, fact)| place.quoted &= is_strict(fact));
        }
        let quoted = || places.iter().enumerate().filter(|(_, place)| place.quoted).map(|(i, _)| i);
        let all: usize = quoted().map(|i| facts[i].words).sum();
        let calls: usize = quoted().filter(|&i| is_call(facts, i)).map(|i| facts[i].words).sum();
        let first = places.iter().position(|place| place.inside).unwrap_or(0);
        let last = places.iter().rposition(|place| place.inside).unwrap_or(0);
        Story { places, comments, first, last, are_calls_headings: calls * 2 < all }
    }

    fn is_heading(&self, facts: &[BlockFeatures], i: usize) -> bool {
        let fact = &facts[i];
        if self.are_calls_headings && self.places[i].quoted && is_call(facts, i) {
            return true;
        }
        let is_line = fact.has_letters
            && !fact.is_closed
            && !fact.ends_in_colon
            && !fact.is_item
            && fact.words <= HEADING_WORDS;
        let is_site =
            fact.furniture > 0 || fact.is_caption || fact.is_credit || fact.is_byline || fact.is_repeated;
        if !is_line || is_site || facts.len() == 1 {
            return false;
        }
        let near = (i + 1..facts.len().min(i + 4)).any(|j| self.places[j].inside);
        let may_head = (self.first..=self.last).contains(&i)
            && fact.glued == 0
            && self.places[i].score > HEADING_SCORE
            && near;
        self.places[i].inside || may_head
    }
}

impl Story<'_> {
    fn reasons(&self, facts: &[BlockFeatures], i: usize, is_title: bool) -> Reasons {
        let fact = &facts[i];
        let is_call = self.are_calls_headings && is_call(facts, i);
        let is_running = fact.stop_words as f32 >= RUNNING_TEXT * fact.tokens as f32;
        let Place { topic, distance, .. } = self.places[i];
        let mut reasons = Reasons::default();
        for (reason, holds) in [
            (BlockReason::EndsLikeSentence, fact.is_closed),
            (BlockReason::RunningText, is_running),
            (BlockReason::Dateline, fact.dateline > 0),
            (BlockReason::AmongStory, distance == 0),
            (BlockReason::OnTopic, topic >= page::TOPIC_UNKNOWN),
            (BlockReason::EndsInColon, fact.ends_in_colon),
            (BlockReason::ListMark, fact.is_item),
            (BlockReason::Title, is_title),
            (BlockReason::LineBeforeText, !is_title && !is_call),
            (BlockReason::CallBeforeText, is_call),
            (BlockReason::SitePhrase, fact.furniture > 0),
            (BlockReason::ShortLine, !fact.is_closed && fact.words <= HEADING_WORDS),
            (BlockReason::NoRunningText, !is_running),
            (BlockReason::Glued, fact.glued > 0),
            (BlockReason::Repeated, fact.is_repeated),
            (BlockReason::Caption, fact.is_caption || fact.is_credit || fact.is_credited),
            (BlockReason::Byline, fact.is_byline),
            (BlockReason::Comment, i >= self.comments),
            (BlockReason::FarFromStory, distance > GAP),
            (BlockReason::OffTopic, topic < page::TOPIC_PRIOR.1),
        ] {
            reasons.add(reason, holds);
        }
        reasons
    }
}

/// A short line that ends in "!" or "?" before a longer paragraph: a heading that calls out.
fn is_call(facts: &[BlockFeatures], i: usize) -> bool {
    let fact = &facts[i];
    fact.is_call
        && fact.words < HEADING_WORDS
        && facts
            .get(i + 1)
            .is_some_and(|next| next.words > fact.words && (next.is_closed || next.ends_in_colon))
}

/// Readers' comments close a page: what follows their first header is out, if a paragraph came before at all.
fn comments(facts: &[BlockFeatures]) -> usize {
    let headers = facts.iter().enumerate().filter(|(_, fact)| fact.is_comment_line).map(|(i, _)| i);
    let (first, are_many) = (headers.clone().next(), headers.clone().nth(1).is_some());
    let follows_text = |first: usize| facts[..first].iter().any(|fact| fact.is_closed && fact.words >= 20);
    first.filter(|&first| are_many && follows_text(first)).unwrap_or(facts.len())
}

/// The words of some blocks.
fn words(facts: &[BlockFeatures], places: &[Place], is_one: impl Fn(&Place) -> bool) -> usize {
    facts.iter().zip(places).filter(|(_, place)| is_one(place)).map(|(fact, _)| fact.words).sum()
}

fn local_score(fact: &BlockFeatures) -> f32 {
    let flag = |is: bool| f32::from(u8::from(is));
    let words = fact.words.max(1) as f32;
    local::BIAS
        + local::LENGTH * ln(fact.words.min(100) as f32 + 1.0)
        + local::STOP * (fact.stop_words as f32 / fact.tokens.max(1) as f32).min(0.5)
        + local::CLOSED * flag(fact.is_closed)
        + local::COLON * flag(fact.ends_in_colon)
        + local::FURNITURE * fact.furniture.min(2) as f32 * (40.0 / words).min(1.0)
        + local::GLUED * (fact.glued as f32 / (1.0 + words / 30.0)).min(1.0)
        + local::REPEATED * flag(fact.is_repeated && fact.words < 20)
        + local::CREDITED * flag(fact.is_credited)
        + local::DATELINE * flag(fact.dateline > 0)
}

/// Gives each block the best score of a division of the page with it inside the story minus the best with it outside.
fn run_scores(places: &mut [Place]) {
    // From the left: the best total up to and with the block, inside and outside.
    let (mut inside, mut outside) = (-SWITCH, 0.0f32);
    for place in &mut *places {
        let best = (inside.max(outside - SWITCH), outside.max(inside - SWITCH));
        // The chain is kept relative, so that rounding does not grow with the page.
        let base = best.0.max(best.1);
        (inside, outside) = (best.0 - base + place.score / 2.0, best.1 - base - place.score / 2.0);
        place.left = (inside, outside);
    }
    let (mut inside, mut outside) = (-SWITCH, 0.0f32);
    for place in places.iter_mut().rev() {
        place.run = (place.left.0 + inside) - (place.left.1 + outside);
        let with = (inside + place.score / 2.0, outside - place.score / 2.0);
        let best = (with.0.max(with.1 - SWITCH), with.1.max(with.0 - SWITCH));
        let base = best.0.max(best.1);
        (inside, outside) = (best.0 - base, best.1 - base);
    }
}

/// Gives each block its topic and distance, unless the page has no run of story at all.
fn sign(facts: &[BlockFeatures], terms: &mut BlockTerms, places: &mut [Place]) {
    let Some(main) = longest_run(facts, places) else { return };
    for (i, (place, fact)) in places.iter_mut().zip(facts).enumerate() {
        place.is_core = (main.first..=main.last).contains(&i) && place.run > 0.0 && fact.is_closed;
        place.distance = main.first.saturating_sub(i) + i.saturating_sub(main.last);
    }
    terms.count(facts.iter().zip(&*places).filter(|(_, place)| place.is_core).map(|(fact, _)| fact));
    let core_blocks = places.iter().filter(|place| place.is_core).count();
    let (prior, prior_share) = page::TOPIC_PRIOR;
    for (place, fact) in places.iter_mut().zip(facts) {
        place.topic = match core_blocks > 2 {
            true => {
                let shared = terms.shared(fact, u32::from(place.is_core)) as f32;
                (shared + prior * prior_share) / (terms.of(fact).len() as f32 + prior)
            }
            false => page::TOPIC_UNKNOWN,
        };
    }
}

/// Gives each block the score of the whole page, if it has a run of story.
fn page_scores(places: &mut [Place]) {
    if places.iter().all(|place| place.distance == usize::MAX) {
        return;
    }
    let mut before = 0.0;
    for place in places {
        place.total = page::BIAS
            + page::RUN * place.run.clamp(-page::LIMIT, page::LIMIT)
            + page::LOCAL * place.score
            + page::BEFORE * before
            + page::TOPIC * place.topic
            + page::DISTANCE * ln(1.0 + place.distance.min(20) as f32);
        before = place.score;
    }
}

/// Blocks of story with few others between them.
#[derive(Clone, Copy)]
struct Segment {
    first: usize,
    last: usize,
    /// Words of its blocks that end like sentences.
    words: usize,
}

/// The longest run of story, the first of equals.
fn longest_run(facts: &[BlockFeatures], places: &[Place]) -> Option<Segment> {
    let (mut longest, mut current): (Option<Segment>, Option<Segment>) = (None, None);
    let longer = |one: Option<Segment>, other: Option<Segment>| match (one, other) {
        (Some(one), Some(other)) if other.words > one.words => Some(other),
        (one, other) => one.or(other),
    };
    for (i, fact) in facts.iter().enumerate().filter(|(i, _)| places[*i].run > 0.0) {
        let words = if fact.is_closed && fact.glued == 0 { fact.words } else { 0 };
        match current.as_mut().filter(|segment| i - segment.last <= GAP + 1) {
            Some(segment) => (segment.last, segment.words) = (i, segment.words + words),
            None => {
                longest = longer(longest, current);
                current = Some(Segment { first: i, last: i, words });
            }
        }
    }
    longer(longest, current)
}

/// The natural logarithm of a number from 1 on, by basic arithmetic only, so that it is the same on every platform.
fn ln(mut x: f32) -> f32 {
    let mut halvings = 0.0;
    while x >= 2.0 {
        x /= 2.0;
        halvings += 1.0;
    }
    let y = (x - 1.0) / (x + 1.0);
    let z = y * y;
    halvings * std::f32::consts::LN_2
        + 2.0 * y * (1.0 + z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z / 9.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ln_is_ln() {
        for x in [1.0f32, 1.5, 2.0, 3.7, 20.0, 101.0] {
            assert!((ln(x) - x.ln()).abs() < 1e-4, "{x}");
        }
    }

    #[test]
    fn runs_bridge_a_weak_block_and_drop_a_lone_one() {
        let mut places = [-3.0, -3.0, 1.0, -3.0, -3.0, 3.0, -0.5, 3.0, -3.0].map(Place::new);
        run_scores(&mut places);
        let inside = places.map(|place| place.run > 0.0);
        assert_eq!(inside, [false, false, false, false, false, true, true, true, false]);
    }
}
