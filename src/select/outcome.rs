//! Why a sentence is not in a summary.

use super::Selection;
use super::limit::{Limit, Size};
use super::pool::Pool;
use super::similarity::{SharedTerms, TermIndex};
use crate::options::{Budget, Options};
use crate::rank::Ranking;

/// A sentence repeats a chosen one from this similarity on (set: from here on, most of what it says was said).
const REPEATS: f32 = 0.5;

/// Whether a sentence was chosen and, if not, why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Chosen {
        rank: usize,
    },
    /// It has no letter, or sentences of a lower tier were there to choose from.
    Ineligible,
    LeansOn {
        sentence: usize,
    },
    Repeats {
        sentence: usize,
    },
    DoesNotFit,
    Outranked,
}

/// Returns the outcome of a selection for each sentence. Linear.
pub(crate) fn outcomes(
    ranking: &Ranking,
    budget: Budget,
    options: &Options,
    size: impl Fn(usize) -> Size,
    selection: &Selection,
) -> Vec<Outcome> {
    let sentences = ranking.facts.len();
    let Some(pool) = Pool::new(ranking, options.diversity, &size) else {
        return vec![Outcome::Ineligible; sentences];
    };
    let limit = Limit::new(budget, options.cap, pool.eligible().count());
    let mut ranks = vec![None; sentences];
    selection.chosen.iter().enumerate().for_each(|(rank, &sentence)| ranks[sentence] = Some(rank));
    let used = selection.chosen.iter().map(|&sentence| size(sentence)).fold(Size::default(), Size::plus);
    let slots_left = selection.chosen.len() < limit.sentences;
    let nearest = nearest(&pool, &selection.chosen);
    let outcome = |sentence: usize| {
        let antecedent = ranking.facts[sentence].antecedent().map(|antecedent| antecedent as usize);
        if let Some(rank) = ranks[sentence] {
            Outcome::Chosen { rank }
        } else if ranking.facts[sentence].tier != pool.tier {
            Outcome::Ineligible
        } else if let Some(sentence) = antecedent.filter(|&antecedent| ranks[antecedent].is_none()) {
            Outcome::LeansOn { sentence }
        } else if let (sentence, REPEATS..) = nearest[sentence] {
            Outcome::Repeats { sentence }
        } else if limit.by_size
            && slots_left
            && !limit.fits(selection.chosen.len() + 1, used.plus(size(sentence)))
        {
            Outcome::DoesNotFit
        } else {
            Outcome::Outranked
        }
    };
    (0..sentences).map(outcome).collect()
}

/// Returns, for each sentence, the chosen one that it is most similar to, the best one among equals, with the
/// similarity.
fn nearest<F: Fn(usize) -> Size>(pool: &Pool<'_, F>, chosen: &[usize]) -> Vec<(usize, f32)> {
    let (mut index, mut shared) = (TermIndex::default(), SharedTerms::default());
    index.read(pool.ranking, |sentence| pool.may_support(sentence));
    shared.reset(pool.ranking.facts.len());
    let mut nearest = vec![(0, 0.0); pool.ranking.facts.len()];
    for &sentence in chosen {
        index.visit_similar(&pool.ranking.terms, sentence, &mut shared, |other, similarity| {
            if similarity > nearest[other].1 {
                nearest[other] = (sentence, similarity);
            }
        });
    }
    nearest
}
