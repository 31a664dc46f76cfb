//! What a selection chooses from.

use super::limit::Size;
use crate::rank::{Ranking, Tier};

/// The sentences of an article, as far as selection needs them.
pub(super) struct Story<'a, F> {
    pub(super) ranking: &'a Ranking,
    pub(super) tier: Tier,
    pub(super) diversity: f32,
    /// Measures a sentence.
    pub(super) size: &'a F,
}

impl<F: Fn(usize) -> Size> Story<'_, F> {
    /// The sentences that may be chosen for themselves, in order.
    pub(super) fn eligible(&self) -> impl DoubleEndedIterator<Item = usize> + Clone {
        (0..self.ranking.facts.len()).filter(|&i| self.ranking.facts[i].tier == self.tier)
    }

    /// Whether a sentence may be taken for one that leans on it.
    pub(super) fn may_support(&self, sentence: usize) -> bool {
        let tier = self.ranking.facts[sentence].tier;
        tier == self.tier || tier == Tier::Short && self.tier == Tier::Story
    }
}
