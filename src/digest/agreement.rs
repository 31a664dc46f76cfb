//! Whether two sentences state the same fact, in one language or in two.
//!
//! A logistic model over what two sentences share needs no translation: the share of terms that both have (Dice
//! coefficient), figures that both have, and figures that differ. Across languages, terms are shared if they have one
//! root or are listed as one name; fewer are, so that each counts for more. In one language words count more than
//! names, since those who take part in an event are in most of its sentences. A sentence that denies something does not
//! state it.
//!
//! The coefficients across languages were learned from 80 pairs of sentences on one event, those in one language from
//! 1 537 pairs of 12 events. The biases were then chosen: across languages for precision, in one language for recall.

use super::statement::{Class, NONE, Statement};
use crate::math::logistic;

/// Coefficients, in log odds.
struct Model {
    bias: f64,
    /// Of the share of all terms that both have, and of that of the words that are in no name.
    terms: f64,
    words: f64,
    /// Of each figure that both have, and of each pair of figures that only one has.
    same_figure: f64,
    other_figures: f64,
}

const ONE_LANGUAGE: Model =
    Model { bias: -5.5, terms: 12.31, words: 3.81, same_figure: 1.72, other_figures: -0.97 };
const TWO_LANGUAGES: Model =
    Model { bias: -2.72, terms: 4.8, words: 0.0, same_figure: 2.08, other_figures: -1.12 };

/// Two sentences state the same from this probability on.
const SAME: f64 = 0.5;
/// They surely do from this one on.
const SURELY: f64 = 0.9;

/// A sentence with fewer terms says too little to be compared.
const FEWEST_TERMS: usize = 3;

/// What a sentence shares with another.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    words: Part,
    /// The words of names.
    names: Part,
    figures: Part,
}

/// How many terms of one kind a sentence has, and how many of them another has too.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    all: u32,
    shared: u32,
}

impl Part {
    fn plus(self, other: Part) -> Part {
        Part { all: self.all + other.all, shared: self.shared + other.shared }
    }

    fn share(self) -> f64 {
        f64::from(self.shared) / f64::from(self.all.max(1))
    }

    fn missing(self) -> u32 {
        self.all - self.shared
    }
}

impl Shared {
    fn all(self) -> Part {
        self.words.plus(self.names).plus(self.figures)
    }
}

impl Statement {
    /// Whether another sentence states the same fact.
    pub(super) fn agrees(&self, other: &Statement) -> bool {
        self.agreement_without(NONE, other, NONE) >= SAME
    }

    /// Whether another sentence certainly states the same fact.
    pub(super) fn agrees_strongly(&self, other: &Statement) -> bool {
        self.agreement_without(NONE, other, NONE) >= SURELY
    }

    /// Whether another sentence states the same fact, if each had not one of its terms, by their ids.
    pub(super) fn agrees_without(&self, own: u32, other: &Statement, others: u32) -> bool {
        self.agreement_without(own, other, others) >= SAME
    }

    /// Returns the probability that another sentence states the same fact.
    fn agreement_without(&self, own: u32, other: &Statement, others: u32) -> f64 {
        let (one, two) = (self.shared(own, other), other.shared(others, self));
        let all = one.all().plus(two.all());
        let fewest = self.terms.len().min(other.terms.len());
        if fewest < FEWEST_TERMS || self.is_denied != other.is_denied {
            return 0.0;
        }
        let model = if self.language == other.language { ONE_LANGUAGE } else { TWO_LANGUAGES };
        let (same, missing) =
            (one.figures.shared.min(two.figures.shared), one.figures.missing().min(two.figures.missing()));
        logistic(
            model.bias
                + model.terms * all.share()
                + model.words * one.words.plus(two.words).share()
                + model.same_figure * f64::from(same)
                + model.other_figures * f64::from(missing),
        )
    }

    /// Returns the share of its terms that another sentence has, from 0 to 1.
    pub(super) fn share_in(&self, other: &Statement) -> f64 {
        self.shared(NONE, other).all().share()
    }

    fn shared(&self, without: u32, other: &Statement) -> Shared {
        let mut shared = Shared::default();
        for term in self.terms.iter().filter(|term| term.id != without) {
            let part = match term.class {
                Class::Word => &mut shared.words,
                Class::Name => &mut shared.names,
                Class::Figure => &mut shared.figures,
            };
            part.all += 1;
            part.shared += u32::from(other.says(term, self.language));
        }
        shared
    }
}
