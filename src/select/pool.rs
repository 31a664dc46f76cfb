//! The sentences that a selection chooses from.

use super::limit::Size;
use crate::rank::{Ranking, Tier};

/// The sentences of the best tier that an article has: those of its story, if it has one.
pub(super) struct Pool<'a, F> {
    pub(super) ranking: &'a Ranking,
    pub(super) tier: Tier,
    pub(super) diversity: f32,
    /// Measures a sentence.
    pub(super) size: &'a F,
}

impl<'a, F: Fn(usize) -> Size> Pool<'a, F> {
    /// Returns none if there is nothing to choose from.
    pub(super) fn new(ranking: &'a Ranking, diversity: f32, size: &'a F) -> Option<Self> {
        let tier = ranking.tier().filter(|&tier| tier != Tier::Letterless)?;
        Some(Pool { ranking, tier, diversity, size })
    }

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
