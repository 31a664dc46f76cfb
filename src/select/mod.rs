//! Selects the sentences of a summary.
//!
//! The core of a summary is the best *set* of at most [`core::MOST`] sentences, by an estimate of the probability that
//! an editor accepts it, see [`core`]. Longer summaries add one sentence after another to the core, see [`extend`].
//! Both keep a sentence that leans on another only behind it.

mod core;
mod extend;
mod limit;
mod outcome;
mod similarity;
mod story;

pub(crate) use limit::{Limit, Size};
pub(crate) use outcome::{Outcome, outcomes};

use crate::options::{Budget, Options};
use crate::rank::{Ranking, Tier};
use story::Story;

/// The result: sentences, best first.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) chosen: Vec<usize>,
    /// If set, nothing fitted, and the one selected sentence is to be clipped to this size.
    pub(crate) clip: Option<Size>,
    /// How many sentences may be chosen.
    pub(crate) eligible: usize,
}

/// Buffers that serve one selection after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    core: core::Scratch,
    extend: extend::Scratch,
}

/// Selects under a budget and the options' cap. `size` is called only for sentences that may be selected.
pub(crate) fn select(
    ranking: &Ranking,
    budget: Budget,
    options: &Options,
    size: impl Fn(usize) -> Size,
    scratch: &mut Scratch,
) -> Selection {
    let Some(story) = story(ranking, options, &size) else { return Selection::default() };
    let count = story.eligible().count();
    let limit = Limit::new(budget, options.cap, count);
    if limit.is_nothing() {
        return Selection::default();
    }
    let (chosen, clip) = choose(&story, &limit, scratch);
    Selection { chosen, clip, eligible: count }
}

/// Returns what to choose from, if there is anything.
fn story<'a, F: Fn(usize) -> Size>(
    ranking: &'a Ranking,
    options: &Options,
    size: &'a F,
) -> Option<Story<'a, F>> {
    let tier = ranking.tier().filter(|&tier| tier != Tier::Letterless)?;
    Some(Story { ranking, tier, diversity: options.diversity, size })
}

/// Returns the chosen sentences, best first, and what to clip the only one to if nothing fits.
fn choose<F: Fn(usize) -> Size>(
    story: &Story<'_, F>,
    limit: &Limit,
    scratch: &mut Scratch,
) -> (Vec<usize>, Option<Size>) {
    let (ranking, size) = (story.ranking, story.size);
    let asks = ranking.query.asks();
    let mut answer = Vec::new();
    if asks {
        extend::extend(story, limit, extend::Most::Once, &mut answer, &mut scratch.extend);
    }
    let mut chosen = core::choose(story, limit, &answer, &mut scratch.core);
    if chosen.is_empty() {
        chosen = answer;
    }
    // Where a little place is left, the core is better without what would fill it.
    let measured = chosen.iter().filter(|_| limit.by_size).map(|&sentence| size(sentence));
    if asks || chosen.is_empty() || limit.has_place(measured.fold(Size::default(), Size::plus)) {
        extend::extend(story, limit, extend::Most::AsFits, &mut chosen, &mut scratch.extend);
    }
    if !chosen.is_empty() {
        return (chosen, None);
    }
    // Nothing fitted with what it needs. Alone, a sentence that needs no other is kept or clipped; one that opens a
    // quotation only if all need another, and one that leans only if all do.
    let best = |may_be: &dyn Fn(usize) -> bool| {
        let sentences = story.eligible().filter(|&i| may_be(i));
        sentences.rev().max_by(|&a, &b| ranking.scores[a].total().total_cmp(&ranking.scores[b].total()))
    };
    let alone = best(&|i| !ranking.needs_another(i));
    let first = || best(&|i| ranking.facts[i].antecedent().is_none());
    match alone.or_else(first).or_else(|| best(&|_| true)) {
        Some(sentence) if limit.fits(1, size(sentence)) => (vec![sentence], None),
        Some(sentence) => (vec![sentence], Some(limit.most)),
        None => (Vec::new(), None),
    }
}
