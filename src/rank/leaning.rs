//! How likely a sentence cannot be understood without one before it.
//!
//! Most sentences of an article lean on others: readers know who "he" or "the company" is from the sentence before. A
//! logistic model over a few named [`Cue`]s estimates how likely one does; `weights.rs` says how it was learned. What a
//! sentence needs is nearly always there in the sentence before it: in nine of ten that editors marked.

use super::opening::PointsBack;
use super::weights;
use super::words::{Context, Words};
use crate::document::Sentence;
use crate::math::logistic;
use crate::named::{displays_name, named};

/// A reason to assume that a sentence cannot be understood alone, or that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cue {
    /// It opens with a word that points back ("He", "This", « Cependant »).
    Opener,
    /// A linking phrase stands among its first words ("for example", « en revanche »).
    Linker,
    /// It continues reported speech whose speaker is only a pronoun (`"…", he added`).
    Speech,
    /// It continues a quotation that an earlier sentence opened.
    Quotation,
    /// It is wholly in quotation marks.
    WhollyQuoted,
    /// Much of it is quoted, and it names nobody.
    Unattributed,
    /// The number of pronouns of the third person before the first name and outside quotation marks, at most 2.
    Pronouns,
    /// The number of demonstratives before a noun outside quotation marks, at most 2 ("this deal", « ces mesures »).
    Demonstratives,
    /// The number of nouns with a definite article that were spoken of before and that nothing defines here, at most 3
    /// ("the bill").
    GivenNouns,
    /// It begins with a definite article and a noun that nothing defines ("The suspect left").
    BareDefinite,
    /// It begins with a function word.
    FunctionWord,
    /// It is short: 8 / L for L tokens, at most 1.
    Short,
    /// The number of its names, at most 4, divided by 4.
    Names,
    /// It begins with a name.
    NameFirst,
    /// It names a day of the week or a month.
    Dated,
    /// The share of its terms that the title has.
    Title,
    /// The number of its terms that were used before, at most 4, divided by 4: it repeats what it speaks of.
    KnownTerms,
}

impl Cue {
    /// Returns what a value of 1 adds to the log odds that a sentence leans. Never 0.
    pub const fn weight(self) -> f32 {
        weights::CUES[self as usize]
    }
}

named!(Cue, "cue", [
    Opener: "opener",
    Linker: "linker",
    Speech: "speech",
    Quotation: "quotation",
    WhollyQuoted: "wholly_quoted",
    Unattributed: "unattributed",
    Pronouns: "pronouns",
    Demonstratives: "demonstratives",
    GivenNouns: "given_nouns",
    BareDefinite: "bare_definite",
    FunctionWord: "function_word",
    Short: "short",
    Names: "names",
    NameFirst: "name_first",
    Dated: "dated",
    Title: "title",
    KnownTerms: "known_terms",
]);
displays_name!(Cue);

/// How likely a sentence cannot be understood without one before it, and why.
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
        words: &Words,
        context: Context<'_>,
    ) -> Self {
        let mut parts = values(sentence, opening, words, context);
        parts.iter_mut().zip(weights::CUES).for_each(|(part, weight)| *part *= weight);
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
        let mut pointing = Cue::ALL[..Cue::FunctionWord as usize].iter();
        let points = pointing.any(|&cue| self.part(cue) > 0.0);
        if points { weights::LEANS } else { weights::LEANS_BY_FORM }
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

/// Reads the cues of a sentence.
fn values(
    sentence: Sentence<'_, '_>,
    opening: Option<PointsBack>,
    words: &Words,
    context: Context<'_>,
) -> [f32; Cue::ALL.len()] {
    let tokens = sentence.view();
    let names = context.names.of(sentence.index());
    let name_first =
        names.first().is_some_and(|name| (name.first as usize) < sentence.token_range().start + 2);
    let own = context.terms.of(sentence.index());
    let is_known = |&&term: &&u32| context.terms.is_known(term, sentence.index());
    let in_title = own.iter().filter(|&&term| context.in_title[term as usize]).count();
    let is = |condition: bool| f32::from(u8::from(condition));
    // In the order of the cues, which the length of the array checks.
    [
        is(opening == Some(PointsBack::Opener)),
        is(opening == Some(PointsBack::Linker)),
        is(opening == Some(PointsBack::Speech)),
        is(opening == Some(PointsBack::Quotation)),
        is(words.quoted == tokens.len()),
        is(names.is_empty() && words.quoted * 10 > tokens.len() * 3),
        words.pronouns.min(2) as f32,
        words.demonstratives.min(2) as f32,
        words.given_nouns.min(3) as f32,
        is(words.opens_undefined),
        is(tokens.get(0).is_some_and(|token| token.is_stop())),
        (8.0 / tokens.len().max(1) as f32).min(1.0),
        names.len().min(4) as f32 / 4.0,
        is(name_first),
        is(words.is_dated),
        in_title as f32 / (own.len() + 1) as f32,
        own.iter().filter(is_known).take(4).count() as f32 / 4.0,
    ]
}
