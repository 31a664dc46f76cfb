//! The score of a sentence: named parts, each a weight times a value.

use super::Terms;
use super::feature::Feature;
use super::weights::{self, FADE, Weights};
use super::words::{Context, WordCounts};
use crate::document::Sentence;
use crate::text::end_mark;

/// The score of a sentence: the sum of its parts, one for each [`Feature`].
///
/// With the default weights, the sum estimates the log odds that an editor would take the sentence, up to a constant.
/// Scores compare sentences of one article only.
///
/// ```
/// use abrege::{Feature, Summarizer};
/// let analysis = Summarizer::default().analyze("The council met on Monday. It was raining.")?;
/// let score = analysis.scores()[0];
/// assert!(score.part(Feature::Position) > 0.0);
/// let sum: f32 = score.parts().map(|(_, part)| part).sum();
/// assert_eq!(sum, score.total());
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    parts: [f32; Feature::ALL.len()],
}

impl Score {
    /// Returns the sum of the parts.
    pub fn total(&self) -> f32 {
        self.parts.iter().sum()
    }

    /// Returns what a feature adds to the score, or subtracts if negative.
    pub fn part(&self, feature: Feature) -> f32 {
        self.parts[feature as usize]
    }

    pub(super) fn set(&mut self, feature: Feature, value: f64, weights: &Weights) {
        // Adding zero turns a -0 into 0.
        self.parts[feature as usize] = (f64::from(weights.get(feature)) * value) as f32 + 0.0;
    }

    /// Iterates over every feature and its part, in the order of [`Feature::ALL`].
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (Feature, f32)> + Clone + '_ {
        Feature::ALL.into_iter().zip(self.parts.iter().copied())
    }
}

#[cfg(feature = "serde")]
mod json {
    use super::{Feature, Score};
    use serde::de::Error as _;
    use serde::ser::{SerializeMap, SerializeStruct};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    struct Parts<'a>(&'a Score);

    impl Serialize for Parts<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(Feature::ALL.len()))?;
            for (feature, part) in self.0.parts() {
                map.serialize_entry(feature.name(), &part)?;
            }
            map.end()
        }
    }

    /// `{"total":0.91,"parts":{"position":0.3,…}}`
    impl Serialize for Score {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = serializer.serialize_struct("Score", 2)?;
            fields.serialize_field("total", &self.total())?;
            fields.serialize_field("parts", &Parts(self))?;
            fields.end()
        }
    }

    /// The total is the sum of the parts; a given total is ignored. Missing parts are 0.
    impl<'de> Deserialize<'de> for Score {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(Deserialize)]
            #[serde(rename = "Score")]
            struct Fields {
                parts: BTreeMap<Feature, f32>,
            }
            let fields = Fields::deserialize(deserializer)?;
            let mut score = Score::default();
            for (feature, part) in fields.parts {
                if !part.is_finite() {
                    return Err(D::Error::custom(format!("the part {feature} of a score is not a number")));
                }
                score.parts[feature as usize] = part;
            }
            Ok(score)
        }
    }
}

/// What the sentences of one article are scored against.
pub(super) struct Page<'a> {
    pub(super) context: Context<'a>,
    pub(super) title: Title,
}

/// What the value of [`Feature::Title`] is relative to.
#[derive(Default)]
pub(super) struct Title {
    /// The number of the title's terms.
    terms: usize,
    /// The sum of the rarities of those that the story has.
    rarity: f64,
    /// The best match of a sentence.
    best: f64,
}

impl Title {
    /// Reads the title's distinct terms and the sentences that are scored.
    pub(super) fn read(title: &[u32], context: Context<'_>, scored: impl Iterator<Item = usize>) -> Self {
        if title.is_empty() {
            return Title::default();
        }
        let told = title.iter().filter(|&&term| context.terms.frequency(term) > 0);
        let rarity = told.map(|&term| rarity(term, context.terms)).sum();
        let mut read = Title { terms: title.len(), rarity, best: 0.0 };
        read.best = scored.map(|sentence| read.shared(sentence, context).0).fold(0.0, f64::max);
        read
    }

    /// How well a sentence matches the title, and the rarities of the terms that they share.
    fn shared(&self, sentence: usize, context: Context<'_>) -> (f64, f64) {
        let own = context.terms.of(sentence);
        let shared = own.iter().filter(|&&term| context.in_title[term as usize]);
        let count = shared.clone().count() as f64;
        let coverage = count / (self.terms as f64 + 1.0);
        let density = count / (own.len() as f64 + 1.0);
        let matches = weights::TITLE_COVERAGE * coverage + (1.0 - weights::TITLE_COVERAGE) * density;
        (matches, shared.map(|&term| rarity(term, context.terms)).sum())
    }

    /// The value of the feature.
    fn value(&self, sentence: usize, context: Context<'_>) -> f64 {
        if self.best == 0.0 {
            return 0.0;
        }
        let (matches, rarity) = self.shared(sentence, context);
        let relative = matches / self.best;
        rarity / (self.rarity + weights::TITLE_SMOOTHING)
            + weights::TITLE_BEST * relative * relative * relative
    }
}

/// A word that few sentences have says more of what a title reports.
fn rarity(term: u32, terms: &Terms) -> f64 {
    1.0 / (1.0 + f64::from(terms.frequency(term)))
}

/// Scores a sentence but for the query, whose part is 0; `names` is the value of its names.
pub(super) fn score(
    sentence: Sentence<'_, '_>,
    ordinal: u32,
    words: &WordCounts,
    names: f64,
    page: &Page<'_>,
    weights: &Weights,
) -> Score {
    let index = sentence.index();
    let mut score = Score::default();
    let mut set = |feature, value| score.set(feature, value, weights);
    set(Feature::Position, position(ordinal as usize));
    set(Feature::Keywords, keywords(page.context.terms, index));
    set(Feature::Entities, names);
    set(Feature::Title, page.title.value(index, page.context));
    set(Feature::Length, length(sentence.tokens().len()));
    set(Feature::Style, style(sentence, words));
    set(Feature::Novelty, novelty(index, page));
    set(Feature::Tense, f64::from(words.tense));
    set(Feature::Day, f64::from(u8::from(words.names_day)));
    set(Feature::Figure, f64::from(u8::from(words.has_figure)));
    score
}

/// exp(−i/6), from a table of its first six steps.
fn position(ordinal: usize) -> f64 {
    let turns = ordinal / FADE.len();
    if turns >= weights::FADE_TURNS {
        return 0.0;
    }
    (0..turns).fold(FADE[ordinal % FADE.len()], |value, _| value * weights::FADE_TURN)
}

/// The cosine between a sentence's terms and the centroid of the story's sentences, from 0 to 1: a linear-time stand-in for
/// LexRank (Erkan and Radev 2004), equal to one step of its random walk.
fn keywords(terms: &Terms, sentence: usize) -> f64 {
    let own = terms.of(sentence);
    if own.is_empty() || terms.squares == 0.0 {
        return 0.0;
    }
    let dot: f64 = own.iter().map(|&term| f64::from(terms.frequency(term))).sum();
    dot / (own.len() as f64 * terms.squares).sqrt()
}

/// How far a number of tokens is from a good one.
fn length(tokens: usize) -> f64 {
    let excess = tokens.saturating_sub(weights::LONG) as f64 / weights::LONG_STEP;
    excess + (weights::BRIEF / tokens.max(1) as f64).min(weights::BRIEFEST)
}

fn novelty(sentence: usize, page: &Page<'_>) -> f64 {
    let own = page.context.terms.of(sentence);
    let new = own.iter().filter(|&&term| !page.context.terms.is_known(term, sentence)).count() as f64;
    let shared = f64::from(page.context.terms.shared(sentence));
    (new - weights::SHARED * shared) / (own.len() as f64 + 1.0)
}

/// How little it tells: by quotations, questions and words to the reader.
fn style(sentence: Sentence<'_, '_>, words: &WordCounts) -> f64 {
    let quoted = words.quoted as f64 / sentence.tokens().len().max(1) as f64;
    let question = if end_mark(sentence.text()) == Some('?') { weights::QUESTION } else { 0.0 };
    -quoted - question - weights::ADDRESS * words.address.min(2) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_falls_as_exp() {
        for ordinal in [0, 1, 5, 6, 17, 60] {
            let exact = (-(ordinal as f64) / 6.0).exp();
            assert!((position(ordinal) - exact).abs() < 1e-9, "{ordinal}");
        }
        assert_eq!(position(usize::MAX), 0.0);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn scores_round_trip() {
        let mut score = Score::default();
        score.parts[1] = 0.25;
        let json = serde_json::to_string(&score).unwrap();
        assert!(json.starts_with(r#"{"total":0.25,"parts":{"position":0.0,"keywords":0.25"#), "{json}");
        assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
    }
}
