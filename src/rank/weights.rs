//! Every constant of the scoring model.
//!
//! "Learned" means: by `examples/learn_weights` in November 2026, a logistic regression with an L2 penalty on sentences
//! that were marked by an editor's criteria in 405 articles (200 French, 205 English): for a [`Feature`], whether the
//! sentence belongs to the editor's summary or reports the news (1), is welcome (½) or neither (0); for a
//! [`Cue`], whether the sentence cannot be quoted alone. "Searched" means: the value for which most summaries of
//! those articles, of three sentences and of 60 words, would be accepted; what differs by less than noise is rounded.
//! "Set" means: chosen by hand, with the reason beside it.

use super::cue::Cue;
use super::feature::Feature;
use crate::error::Error;

/// The weight of each [`Feature`]. The default serves whole pages, with their standfirst, in both languages; it was
/// learned from marked sentences, so that a weight is what a value of 1 adds to the log odds that an editor takes a
/// sentence.
///
/// The weight of position depends on the source: lower it where the standfirst is not part of the text, or where
/// stories do not begin with the news (features, interviews).
///
/// ```
/// use abrege::{Feature, Options, Weights};
/// let weights = Weights::default().with(Feature::Position, 0.5);
/// let options = Options::new().weights(weights);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights([f32; Feature::ALL.len()]);

impl Default for Weights {
    fn default() -> Self {
        Weights(Feature::ALL.map(|feature| match feature {
            Feature::Position => 2.35,
            Feature::Keywords => 4.38,
            Feature::Entities => 0.44,
            Feature::Title => 1.14,
            Feature::Length => -0.50,
            Feature::Style => 0.78,
            Feature::Novelty => 0.94,
            Feature::Tense => 0.26,
            Feature::Day => 0.43,
            Feature::Figure => 0.31,
            // Set: a sentence that answers outweighs position and title together.
            Feature::Query => 8.0,
        }))
    }
}

impl Weights {
    /// The largest absolute value of a weight.
    pub const MAX: f32 = 1000.0;

    /// Returns the weight of a feature.
    pub fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// Returns these weights with another weight for one feature; 0 switches the feature off.
    #[must_use]
    pub fn with(mut self, feature: Feature, weight: f32) -> Self {
        self.0[feature as usize] = weight;
        self
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        for feature in Feature::ALL {
            let weight = self.get(feature);
            if weight.is_nan() || weight.abs() > Weights::MAX {
                return Err(Error::invalid_option(format!(
                    "the weight of {feature} is {weight}: give a number from -{max} to {max}",
                    max = Weights::MAX
                )));
            }
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Weights {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Feature::ALL.map(|feature| (feature.name(), self.get(feature))))
    }
}

/// Missing features keep their default weight; the weight of "centrality", which keywords include since 0.2, is
/// ignored.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Weights {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let given = std::collections::BTreeMap::<String, f32>::deserialize(deserializer)?;
        given
            .into_iter()
            .filter(|(name, _)| name != "centrality")
            .try_fold(Weights::default(), |weights, (name, weight)| {
                Ok(weights.with(name.parse().map_err(D::Error::custom)?, weight))
            })
    }
}

/// exp(−i/6) for i from 0 to 5.
pub(crate) const FADE: [f64; 6] = [
    1.0,
    0.846_481_724_890_614_1,
    0.716_531_310_573_789_3,
    0.606_530_659_712_633_4,
    0.513_417_119_032_592_1,
    0.434_598_208_507_078_4,
];
/// exp(−1): six sentences on.
pub(crate) const FADE_TURN: f64 = 0.367_879_441_171_442_33;
/// After this many turns (192 sentences) the value of position is 0.
pub(crate) const FADE_TURNS: usize = 32;

/// The share of coverage in how well a sentence matches the title; density has the rest (searched).
pub(crate) const TITLE_COVERAGE: f64 = 1.0 / 3.0;
/// What the best match of an article adds to the value of the title; one half as good adds an eighth of it (searched).
pub(crate) const TITLE_BEST: f64 = 0.5;
/// With few title words in the story, their coverage says less (searched).
pub(crate) const TITLE_SMOOTHING: f64 = 0.3;
/// A sentence of more tokens is long, and loses one unit for each [`LONG_STEP`] tokens more (searched).
pub(crate) const LONG: usize = 35;
pub(crate) const LONG_STEP: f64 = 20.0;
/// A sentence of L tokens loses [`BRIEF`] / L units of length, at most [`BRIEFEST`].
pub(crate) const BRIEF: f64 = 16.0;
pub(crate) const BRIEFEST: f64 = 2.0;
/// The style penalty of a word by which writers address readers or speak of themselves (searched, as are [`BRIEF`] and [`SHARED`]).
pub(crate) const ADDRESS: f64 = 0.25;
/// The novelty penalty of a term that the previous sentence has; a new term gains 1.
pub(crate) const SHARED: f64 = 2.0;
/// What a question loses in units of style, apart from its share in quotation marks (set: a summary states, it does not
/// ask).
pub(crate) const QUESTION: f64 = 3.0;
/// How much a word of the query counts in a sentence that leans on one with the word (set: both are about it)…
pub(crate) const QUERY_LEAN: f64 = 0.75;
/// …or less when it has none of the query's words itself…
pub(crate) const QUERY_ON: f64 = 0.6;
/// …which may lean on another in turn; at most this many are followed.
pub(crate) const QUERY_CHAIN: usize = 2;
/// How much a word of the query counts when the previous sentence has it, or the next one (set: an answer follows its
/// subject).
pub(crate) const QUERY_IN_PREVIOUS: f64 = 0.4;
pub(crate) const QUERY_IN_NEXT: f64 = 0.1;
/// The most that a sentence loses for having the query's words far apart (set).
pub(crate) const QUERY_FAR: f64 = 0.25;
/// What an answer loses for each sentence that it brings along (set).
pub(crate) const QUERY_PRICE: f32 = 0.2;
/// A stem that the article lacks matches the nearest one that shares at least this many leading bytes…
pub(crate) const QUERY_STEM_BYTES: usize = 5;
/// …and shares this part of the shorter and of the longer of the two (set: « météo » and « météorologique », not
/// "contract" and "control").
pub(crate) const QUERY_STEM_OF_SHORTER: f64 = 0.75;
pub(crate) const QUERY_STEM_OF_LONGER: f64 = 0.45;
/// What a sentence loses without the number or date that the query asks for (set).
pub(crate) const QUERY_WANTED: f64 = 0.3;

/// The share of its worth that a sentence loses if it is fully similar to a chosen one, by default (searched; see
/// [`crate::Options::diversity`]).
pub(crate) const DIVERSITY: f32 = 0.3;
/// A summary of words or characters is not extended with sentences that an editor would take with a lower probability
/// (set).
pub(crate) const LEAST_ADDED: f32 = 0.1;
/// The score of a sentence that an editor takes as often as not (learned).
pub(crate) const INDIFFERENT: f32 = 3.54;
/// The log odds of the best sentence are moved into this range, and all others with them (set: with the default weights
/// nearly every article is inside).
pub(crate) const LEAST_BEST: f32 = 0.0;
pub(crate) const MOST_BEST: f32 = 4.0;
/// The probability that a sentence reports the main news, as a share of that of being wholly worth telling (searched,
/// as are the other constants of sets).
pub(crate) const NEWS: f64 = 0.7;
/// The weight of the squared probability of leaning, as a penalty of a sentence that does not follow its predecessor.
pub(crate) const JUMP: f64 = 0.7;
/// The probability that a reader does not know a name by its short form, where an earlier sentence has the full one.
pub(crate) const UNINTRODUCED: f64 = 0.3;
/// Added to the probability that a set reports the news, so that a set that may not is still worth something.
pub(crate) const UNTOLD: f64 = 0.3;
/// How much the expected worth of a set counts beside the probability that it is accepted, under a budget of sentences…
pub(crate) const GAIN: f64 = 1.0;
/// …and under others, where it may be short instead.
pub(crate) const GAIN_BY_SIZE: f64 = 0.15;
/// What each sentence costs under a budget of words or characters.
pub(crate) const PRICE: f64 = 0.01;
/// A summary of the best set is extended where it leaves at least this many words and characters of its budget (set:
/// about two sentences).
pub(crate) const ROOM_WORDS: usize = 45;
pub(crate) const ROOM_CHARS: usize = 280;
/// Fewer tokens are a fragment, not a sentence to quote…
pub(crate) const SENTENCE_TOKENS: usize = 6;
/// …but for the first sentences of a story, which may be terse.
pub(crate) const OPENING_TOKENS: usize = 3;
pub(crate) const OPENING_SENTENCES: usize = 2;
/// A text with at least this many places where a scraper ran two elements together ("SteakhouseA party") is no
/// sentence.
pub(crate) const GLUED: usize = 2;

impl Cue {
    /// Returns what a value of 1 adds to the log odds that a sentence leans. Never 0.
    pub const fn weight(self) -> f32 {
        // Learned.
        match self {
            Cue::Opener => 2.13,
            Cue::Linker => 1.20,
            Cue::Speech => 2.82,
            Cue::Quotation => 1.96,
            Cue::WhollyQuoted => 2.19,
            Cue::Unattributed => 0.57,
            Cue::Pronouns => 0.84,
            Cue::Demonstratives => 0.99,
            Cue::GivenNouns => 0.21,
            Cue::BareDefinite => 0.40,
            Cue::FunctionWord => 0.35,
            Cue::Short => 1.70,
            Cue::Names => -0.98,
            Cue::NameFirst => -0.54,
            Cue::Dated => -0.48,
            Cue::Title => -4.36,
            Cue::KnownTerms => -0.19,
        }
    }
}

/// The log odds of a sentence without any cue (learned).
pub(crate) const CUE_BIAS: f32 = -0.77;
/// How much the leaning of the story's first sentence counts: the article may have lost what it leans on, but more often it
/// is what its author begins with (searched).
pub(crate) const OPENING_LEANS: f32 = 0.6;
/// A sentence leans from this probability on (set: a sentence wrongly left out costs less than one that is not
/// understood)…
pub(crate) const LEANS: f32 = 0.38;
/// …and from this one if nothing in it points to what is known: the rest of its article may still explain it (set).
pub(crate) const LEANS_BY_FORM: f32 = 0.7;
