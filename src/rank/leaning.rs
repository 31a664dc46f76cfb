//! How likely a sentence cannot be understood without one before it.
//!
//! Most sentences of an article lean on others: readers know who "he" or "the company" is from the sentence before, or
//! from the title. A logistic model over a few named [`Cue`]s estimates how likely a sentence leans on others than the
//! title; `weights.rs` says how it was learned. What it needs is nearly always there in the sentence before it: in nine
//! of ten that editors marked.

use super::cue::Cue;
use super::opening::PointsBack;
use super::weights;
use super::words::{Context, WordCounts};
use crate::document::Sentence;
use crate::math::logistic;

/// How likely a reader who knows the title, if there is one, cannot understand a sentence without one before it, and why.
///
/// The log odds are the sum of a constant and of one part for each [`Cue`], its weight times its value.
///
/// ```
/// use abrege::{Cue, Summarizer};
/// let analysis = Summarizer::default().analyze("The council approved the budget on Monday. It raises taxes.")?;
/// let leaning = analysis.leaning(1).unwrap();
/// assert!(leaning.probability() > 0.5 && leaning.part(Cue::Opener) > 0.0);
/// assert!(analysis.leaning(0).is_none());
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaning {
    parts: [f32; Cue::ALL.len()],
}

impl Leaning {
    pub(super) fn of(
        sentence: Sentence<'_, '_>,
        opening: Option<PointsBack>,
        words: &WordCounts,
        context: Context<'_>,
    ) -> Self {
        let tokens = sentence.view();
        let names = context.names.of(sentence.index());
        let name_first =
            names.first().is_some_and(|name| (name.first as usize) < sentence.token_range().start + 2);
        let own = context.terms.of(sentence.index());
        let is_known = |&&term: &&u32| context.terms.is_known(term, sentence.index());
        let in_title = own.iter().filter(|&&term| context.in_title[term as usize]).count();
        let is = |condition: bool| f32::from(u8::from(condition));
        let mut parts = [0.0; Cue::ALL.len()];
        let mut set = |cue: Cue, value: f32| parts[cue as usize] = cue.weight() * value;
        set(Cue::Opener, is(opening == Some(PointsBack::Opener)));
        set(Cue::Linker, is(opening == Some(PointsBack::Linker)));
        set(Cue::Speech, is(opening == Some(PointsBack::Speech)));
        set(Cue::Quotation, is(opening == Some(PointsBack::Quotation)));
        set(Cue::WhollyQuoted, is(words.quoted == tokens.len()));
        set(Cue::Unattributed, is(names.is_empty() && words.quoted * 10 > tokens.len() * 3));
        set(Cue::Pronouns, words.pronouns.min(2) as f32);
        set(Cue::Demonstratives, words.demonstratives.min(2) as f32);
        set(Cue::GivenNouns, words.given_nouns.min(3) as f32);
        set(Cue::BareDefinite, is(words.opens_undefined));
        set(Cue::FunctionWord, is(tokens.get(0).is_some_and(|token| token.is_stop())));
        set(Cue::Short, (8.0 / tokens.len().max(1) as f32).min(1.0));
        set(Cue::Names, names.len().min(4) as f32 / 4.0);
        set(Cue::NameFirst, is(name_first));
        set(Cue::Dated, is(words.is_dated));
        set(Cue::Title, in_title as f32 / (own.len() + 1) as f32);
        set(Cue::KnownTerms, own.iter().filter(is_known).take(4).count() as f32 / 4.0);
        Leaning { parts }
    }

    /// Returns the probability, from 0 to 1.
    pub fn probability(&self) -> f32 {
        let sum: f32 = self.parts.iter().sum();
        logistic(f64::from(weights::CUE_BIAS + sum)) as f32
    }

    /// From which probability on it is taken to lean: a lower one with a cue that points to what is known, rather than
    /// to form.
    pub(super) fn threshold(&self) -> f32 {
        let points_back = self.parts().any(|(cue, part)| cue.points_back() && part > 0.0);
        if points_back { weights::LEANS } else { weights::LEANS_BY_FORM }
    }

    /// Returns what a cue adds to the log odds, or subtracts if negative.
    pub fn part(&self, cue: Cue) -> f32 {
        self.parts[cue as usize]
    }

    /// Iterates over every cue and its part, in the order of [`Cue::ALL`].
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (Cue, f32)> + Clone + '_ {
        Cue::ALL.into_iter().zip(self.parts.iter().copied())
    }
}
