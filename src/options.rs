//! Options of a summary.

use std::fmt;

use crate::error::Error;
use crate::rank::weights::Weights;

/// The maximum length of a summary, which is never exceeded.
///
/// A number of sentences is reached wherever the story has that many that can be chosen together. A number of words or
/// characters is an upper bound: a summary may end before it, because a set of sentences is better without what would
/// fill the rest. If no sentence fits, the best one is clipped. A limit of 0 makes the summary empty.
///
/// A summary of more than three sentences adds to the best set of three, so that it contains the summary of three
/// sentences wherever three can be chosen together. The summaries of one and of two need not be part of it: the best
/// pair is not always among the best three.
///
/// ```
/// use abrege::Budget;
/// let text = "The council met on Monday. It approved the budget. Taxes will fall next year.";
/// assert_eq!(abrege::summarize(text, Budget::Sentences(1))?.to_string(), "The council met on Monday.");
/// assert_eq!(abrege::summarize(text, Budget::Chars(12))?.to_string(), "The council…");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Budget {
    /// A number of sentences.
    Sentences(usize),
    /// A number of words: white-space separated strings with a letter or a digit.
    Words(usize),
    /// A number of characters (Unicode scalar values) of the running text, joining spaces included.
    Chars(usize),
    /// A share of the sentences that may be chosen, above 0 and up to 1; rounded down, but at least one sentence.
    Ratio(f32),
}

/// Displays the limit in words: "3 sentences", "60 words", "160 characters", "20 % of the sentences".
impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Budget::Sentences(number) => (number, "sentence"),
            Budget::Words(number) => (number, "word"),
            Budget::Chars(number) => (number, "character"),
            // To a tenth of a percent.
            Budget::Ratio(ratio) => {
                return write!(f, "{} % of the sentences", (ratio * 1000.0).round() / 10.0);
            }
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

impl Budget {
    pub(crate) fn check(self) -> Result<(), Error> {
        match self {
            Budget::Ratio(ratio) if !(ratio > 0.0 && ratio <= 1.0) => {
                Err(Error::invalid_option(format!("the ratio is {ratio}: give a number above 0 and up to 1")))
            }
            _ => Ok(()),
        }
    }
}

/// Options of a summary; the default is three sentences. A getter has the name of its setter with `get_` before it, as
/// in [`std::process::Command`].
///
/// ```
/// use abrege::{Budget, Options, Summarizer};
/// let options = Options::new().budget(Budget::Words(60)).cap(Budget::Sentences(3)).diversity(0.9);
/// let summarizer = Summarizer::new(options)?;
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, deny_unknown_fields)
)]
#[must_use]
#[non_exhaustive]
pub struct Options {
    pub(crate) budget: Budget,
    pub(crate) cap: Option<Budget>,
    pub(crate) diversity: f32,
    pub(crate) weights: Weights,
    pub(crate) stop_words: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            budget: Budget::Sentences(3),
            cap: None,
            diversity: crate::rank::weights::DIVERSITY,
            weights: Weights::default(),
            stop_words: Vec::new(),
        }
    }
}

impl Options {
    /// Returns the default options.
    pub fn new() -> Self {
        Options::default()
    }

    /// Sets the length of the summary; three sentences by default.
    pub fn budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// Sets a second budget that must also hold, such as 300 characters for at most three sentences.
    pub fn cap(mut self, cap: Budget) -> Self {
        self.cap = Some(cap);
        self
    }

    /// Sets how much a sentence loses for repeating a selected one, from 0 (nothing) to 1; 0.3 by default. Above 0, of two
    /// sentences that tell the same only one is selected for itself: if one has at least four fifths of the content words
    /// of the other, and six of them.
    pub fn diversity(mut self, diversity: f32) -> Self {
        self.diversity = diversity;
        self
    }

    /// Sets how much each feature counts.
    pub fn weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Adds stop words to those of the language, such as the name of the newspaper, in upper or lower case. They and
    /// all words with the same stems are not keywords, and count neither in scores nor as repetition; names are still
    /// found. Each word of a string of several words becomes a stop word. [`Summarizer::new`](crate::Summarizer::new)
    /// prepares them once.
    pub fn stop_words<I>(mut self, words: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.stop_words.extend(words.into_iter().map(Into::into));
        self
    }

    /// Returns the length of the summary.
    pub fn get_budget(&self) -> Budget {
        self.budget
    }

    /// Returns the second budget.
    pub fn get_cap(&self) -> Option<Budget> {
        self.cap
    }

    /// Returns how much a sentence loses for repeating a selected one.
    pub fn get_diversity(&self) -> f32 {
        self.diversity
    }

    /// Returns how much each feature counts.
    pub fn get_weights(&self) -> Weights {
        self.weights
    }

    /// Returns the added stop words.
    pub fn get_stop_words(&self) -> &[String] {
        &self.stop_words
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        self.budget.check()?;
        self.cap.map_or(Ok(()), Budget::check)?;
        if !(0.0..=1.0).contains(&self.diversity) {
            let given = self.diversity;
            return Err(Error::invalid_option(format!(
                "the diversity is {given}: give a number from 0 to 1"
            )));
        }
        self.weights.check()
    }
}

/// A number of sentences.
impl From<usize> for Options {
    fn from(sentences: usize) -> Self {
        Budget::Sentences(sentences).into()
    }
}

impl From<Budget> for Options {
    fn from(budget: Budget) -> Self {
        Options::new().budget(budget)
    }
}

impl From<&Options> for Options {
    fn from(options: &Options) -> Self {
        options.clone()
    }
}
