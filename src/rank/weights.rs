//! Every constant of the scoring model.
//!
//! "Learned" means: by `examples/learn_weights`, a least-squares fit of what each sentence adds to ROUGE, over OrangeSum
//! valid (1 488 French articles), CNN/Daily Mail (200) and Newsroom (60), in November 2026; then rounded, with position
//! and style moved towards a search for the best summaries of three sentences and 60 words on the same sets, which
//! serves French better. "Searched" means that search alone. "Set" means: chosen by hand, with the reason beside it.

use super::feature::Feature;
use crate::error::Error;

/// The weight of each [`Feature`]. The default serves whole pages, with their standfirst, in both languages.
///
/// The weight of position depends on the source: lower it where the standfirst is not part of the text, or where stories
/// do not begin with the news (features, interviews).
///
/// ```
/// use abrege::{Feature, Options, Weights};
/// let weights = Weights::default().with(Feature::Position, 0.15);
/// let options = Options::new().weights(weights);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights([f32; Feature::ALL.len()]);

impl Default for Weights {
    fn default() -> Self {
        Weights(Feature::ALL.map(|feature| match feature {
            // Searched for an editor's marks, with the diversity; the fit to ROUGE would have 0.23.
            Feature::Position => 1.0,
            // Learned 0.71.
            Feature::Keywords => 0.70,
            // Learned 0.40: worth little in French, much in English, where sentences that name who acts are kept.
            Feature::Entities => 0.40,
            // Learned 0.51: a third for coverage, two for density.
            Feature::Title => 0.50,
            // Learned 0.12.
            Feature::Centrality => 0.12,
            // Learned -0.12.
            Feature::Length => -0.12,
            // Learned 0.14, searched 0.24: quotations hold opinions more often than news.
            Feature::Style => 0.20,
            // Set: a sentence that answers outweighs position and title together.
            Feature::Query => 4.0,
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

/// Missing features keep their default weight.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Weights {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = std::collections::BTreeMap::<Feature, f32>::deserialize(deserializer)?;
        Ok(given
            .into_iter()
            .fold(Weights::default(), |weights, (feature, weight)| weights.with(feature, weight)))
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

/// The share of coverage in the value of the title; density has the rest (searched).
pub(crate) const TITLE_COVERAGE: f64 = 1.0 / 3.0;
/// A sentence of more tokens is long, and loses one unit for each [`LONG_STEP`] tokens more (searched).
pub(crate) const LONG: usize = 35;
pub(crate) const LONG_STEP: f64 = 20.0;
/// What a question loses in units of style, apart from its share in quotation marks (set: a summary states, it does not
/// ask).
pub(crate) const QUESTION: f64 = 3.0;
/// How much a word of the query counts in a sentence that leans on one with the word (set: both are about it)…
pub(crate) const QUERY_LEAN: f64 = 0.75;
/// …or less when it has none of the query's words itself…
pub(crate) const QUERY_ON: f64 = 0.6;
/// …which may lean on another in turn, as far as selection goes.
pub(crate) const QUERY_CHAIN: usize = 2;
/// How much a word of the query counts when the sentence before has it, or the one after (set: an answer follows its
/// subject).
pub(crate) const QUERY_AFTER: f64 = 0.4;
pub(crate) const QUERY_BEFORE: f64 = 0.1;
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

/// What a sentence loses for the largest Jaccard similarity with one that is chosen, by default (searched for an
/// editor's marks; see [`crate::Options::diversity`]).
pub(crate) const DIVERSITY: f32 = 0.6;
/// A budget of words or characters is not filled with sentences worth less than this share of the first one…
pub(crate) const LEAST_FOLLOWING: f32 = 0.4;
/// …or than this share when they do not directly follow a chosen one: a sentence that jumps must be understood alone,
/// and often is not (both searched on sentences marked by an editor's criteria).
pub(crate) const LEAST_JUMPING: f32 = 0.72;
/// Fewer tokens are a fragment, not a sentence to quote…
pub(crate) const SENTENCE_TOKENS: usize = 6;
/// …but for the first sentences of a story, which may be terse.
pub(crate) const OPENING_TOKENS: usize = 3;
pub(crate) const OPENING_SENTENCES: usize = 2;
/// A text with at least this many places where a scraper ran two elements together ("SteakhouseA party") is no sentence.
pub(crate) const GLUED: usize = 2;
