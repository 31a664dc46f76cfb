//! Whether two sentences tell the same fact, in one language or in two.
//!
//! A logistic model over what two sentences share needs no translation: the share of terms that both have (their Dice
//! coefficient), figures that both have, and figures that differ. Across languages, terms are shared if they have one
//! root or are listed as one name; fewer are, so that each counts for more.
//!
//! The coefficients across languages were learned from 80 pairs of sentences on one event, those in one language from
//! 1 534 pairs of 12 events.

use super::statement::{Class, NONE, Statement};
use crate::math::logistic;

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
const SAME: f64 = 0.5;
/// They surely do from this one on.
const SURELY: f64 = 0.9;

/// What a sentence shares with another.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// All its terms, and those that the other has.
    all: u32,
    terms: u32,
    figures: u32,
    /// The figures that the other does not have.
    own_figures: u32,
}

impl Statement {
    /// Whether another sentence tells the same fact.
    pub(super) fn agrees(&self, other: &Statement) -> bool {
        self.agreement_without(NONE, other, NONE) >= SAME
    }

    /// Whether another sentence surely tells the same fact.
    pub(super) fn agrees_strongly(&self, other: &Statement) -> bool {
        self.agreement_without(NONE, other, NONE) >= SURELY
    }

    /// Whether another sentence tells the same fact, if each had not one of its terms, by their ids.
    pub(super) fn agrees_without(&self, own: u32, other: &Statement, others: u32) -> bool {
        self.agreement_without(own, other, others) >= SAME
    }

    /// Returns the probability that another sentence tells the same fact.
    fn agreement_without(&self, own: u32, other: &Statement, others: u32) -> f64 {
        let (one, two) = (self.shared(own, other), other.shared(others, self));
        let all = one.all + two.all;
        if all == 0 {
            return 0.0;
        }
        let model = if self.language == other.language { ONE_LANGUAGE } else { TWO_LANGUAGES };
        logistic(
            model.bias
                + model.shared * f64::from(one.terms + two.terms) / f64::from(all)
                + model.same_figure * f64::from(one.figures.min(two.figures))
                + model.other_figures * f64::from(one.own_figures.min(two.own_figures)),
        )
    }

    /// Returns the share of its terms that another sentence has, from 0 to 1.
    pub(super) fn share_in(&self, other: &Statement) -> f64 {
        f64::from(self.shared(NONE, other).terms) / self.terms.len().max(1) as f64
    }

    fn shared(&self, without: u32, other: &Statement) -> Shared {
        let mut shared = Shared::default();
        for term in self.terms.iter().filter(|term| term.id != without) {
            shared.all += 1;
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
