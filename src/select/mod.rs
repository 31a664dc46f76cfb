//! Selects the sentences of a summary.
//!
//! The core of a summary is the best *set* of at most [`best_set::MOST`] sentences, by an estimate of the probability that
//! an editor accepts it, see [`best_set`]. Longer summaries add one sentence after another to the core, see [`extend`].
//! Both keep a sentence that leans on another only behind it.

mod best_set;
mod extend;
mod introductions;
mod limit;
mod outcome;
mod pool;
mod similarity;

pub(crate) use limit::{Limit, Size};
pub(crate) use outcome::{Outcome, outcomes};

use crate::options::{Budget, Options};
use crate::rank::Ranking;
use pool::Pool;

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
    best_set: best_set::Scratch,
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
    let Some(pool) = Pool::new(ranking, options.diversity, &size) else { return Selection::default() };
    let count = pool.eligible().count();
    let limit = Limit::new(budget, options.cap, count);
    if limit.is_nothing() {
        return Selection::default();
    }
    let (chosen, clip) = choose(&pool, &limit, scratch);
    Selection { chosen, clip, eligible: count }
}

/// Returns the chosen sentences, best first, and what to clip the only one to if nothing fits.
fn choose<F: Fn(usize) -> Size>(
    pool: &Pool<'_, F>,
    limit: &Limit,
    scratch: &mut Scratch,
) -> (Vec<usize>, Option<Size>) {
    let (ranking, size) = (pool.ranking, pool.size);
    let asks = ranking.query.asks();
    let mut answer = Vec::new();
    if asks {
        extend::extend(pool, limit, extend::Rounds::One, &mut answer, &mut scratch.extend);
    }
    let mut chosen = best_set::choose(pool, limit, &answer, &mut scratch.best_set);
    if chosen.is_empty() {
        chosen = answer;
    }
    // Where little of the budget is left, the core is better without what would fill it.
    if asks || chosen.is_empty() || limit.has_room(limit.measure(&chosen, size)) {
        extend::extend(pool, limit, extend::Rounds::UntilFull, &mut chosen, &mut scratch.extend);
    }
    if !chosen.is_empty() {
        return (chosen, None);
    }
    // Nothing fitted with what it needs. Alone, a sentence that needs no other is kept or clipped; one that opens a
    // quotation only if all need another, and one that leans only if all do.
    let best = |may_be: &dyn Fn(usize) -> bool| {
        let sentences = pool.eligible().filter(|&i| may_be(i));
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
