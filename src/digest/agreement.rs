//! Whether two sentences tell the same fact, in one language or in two.
//!
//! A logistic model over what two sentences share needs no translation: the share of terms that both have (their Dice
//! coefficient), figures that both have, and figures that differ. Across languages, terms are shared if they have one
//! root or are listed as one name; fewer are, so that each counts for more.
//!
//! The coefficients across languages were learned from 80 pairs of sentences on one event, those in one language from
//! 1 534 pairs of 12 events.

use super::statement::{Class, Statement};
use crate::rank::logistic::logistic;

/// Coefficients, in log odds.
struct Model {
    bias: f64,
    /// Of the share of terms that both have.
    shared: f64,
    /// Of each figure that both have, and of each pair of figures that only one has.
    same_figure: f64,
    other_figures: f64,
}

const ONE_LANGUAGE: Model = Model { bias: -5.71, shared: 14.74, same_figure: 1.53, other_figures: -0.76 };
const TWO_LANGUAGES: Model = Model { bias: -2.72, shared: 4.8, same_figure: 2.08, other_figures: -1.12 };

/// Two sentences tell the same from this probability on.
pub(super) const SAME: f64 = 0.5;

/// What a sentence shares with another.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    terms: u32,
    figures: u32,
    /// The figures that the other does not have.
    own_figures: u32,
}

impl Statement {
    /// Returns the probability that another sentence tells the same fact.
    pub(super) fn agreement(&self, other: &Statement) -> f64 {
        let all = self.terms.len() + other.terms.len();
        if all == 0 {
            return 0.0;
        }
        let (one, two) = (self.shared(other), other.shared(self));
        let model = if self.language == other.language { ONE_LANGUAGE } else { TWO_LANGUAGES };
        logistic(
            model.bias
                + model.shared * f64::from(one.terms + two.terms) / all as f64
                + model.same_figure * f64::from(one.figures.min(two.figures))
                + model.other_figures * f64::from(one.own_figures.min(two.own_figures)),
        )
    }

    /// Returns the share of its terms that another sentence has, from 0 to 1.
    pub(super) fn share_in(&self, other: &Statement) -> f64 {
        f64::from(self.shared(other).terms) / self.terms.len().max(1) as f64
    }

    fn shared(&self, other: &Statement) -> Shared {
        let mut shared = Shared::default();
        for term in &self.terms {
            let is_figure = u32::from(term.class == Class::Figure);
            if other.says(term, self.language) {
                shared.terms += 1;
                shared.figures += is_figure;
            } else {
                shared.own_figures += is_figure;
            }
        }
        shared
    }
}
