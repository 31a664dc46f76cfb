//! Concepts: what several sources say, weighted by how many do.
//!
//! A concept is a pair of successive words of which at least one is a content word (Gillick and Favre 2009 use pairs of
//! stems in the same way). A source that states a sentence's fact in another language has its concepts too.

use super::corpus::Corpus;
use super::known::Known;
use super::links::Links;
use super::statement::{Kind, Statement};

/// A concept counts when at least this share of the sources has it, and [`FEWEST`] sources.
const SHARE: f64 = 0.3;
const FEWEST: usize = 2;
/// The weight of a pair of which one is a function word, where another concept has 1.
const HALF: f64 = 0.5;

/// The weight of each concept.
#[derive(Debug)]
pub(super) struct Concepts {
    weights: Vec<f64>,
    sources: usize,
}

impl Concepts {
    /// Weighs the concepts of the sources that report the event: the number of sources that have each. What is
    /// known weighs nothing.
    pub(super) fn weigh(kinds: &[Kind], corpus: &Corpus<'_>, links: &Links, known: &Known) -> Self {
        let reports = |statement: &Statement| corpus.reports(statement.source);
        let statements = &corpus.statements;
        let sources = (0..corpus.sources.len()).filter(|&source| corpus.reports(source)).count();
        let own = statements.iter().map(|statement| (statement, statement));
        let translated = links.pairs.iter().map(|&(one, other)| (&statements[one], &statements[other]));
        let translated = translated.filter(|(one, other)| one.language != other.language);
        let mut uses: Vec<(u32, u32)> = own
            .chain(translated)
            .filter(|(one, other)| reports(one) && reports(other))
            .flat_map(|(one, other)| one.concepts.iter().map(|&concept| (concept, other.source as u32)))
            .collect();
        uses.sort_unstable();
        uses.dedup();
        let mut counts = vec![0u32; kinds.len()];
        uses.iter().for_each(|&(concept, _)| counts[concept as usize] += 1);
        known.concepts.iter().for_each(|&concept| counts[concept as usize] = 0);
        let fewest = FEWEST.max((SHARE * sources as f64).round() as usize) as u32;
        let weight = |(&count, kind): (&u32, &Kind)| match (count >= fewest, kind) {
            (false, _) => 0.0,
            (true, Kind::ContentWords | Kind::Figure) => f64::from(count),
            (true, Kind::HalfContent) => HALF * f64::from(count),
        };
        Concepts { weights: counts.iter().zip(kinds).map(weight).collect(), sources }
    }

    pub(super) fn weight(&self, concept: u32) -> f64 {
        self.weights[concept as usize]
    }

    /// The number of sources that report the event.
    pub(super) fn sources(&self) -> usize {
        self.sources
    }
}
