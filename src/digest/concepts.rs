//! Concepts: what several sources say, weighted by how many do.
//!
//! A concept is a pair of successive words of which at least one is a content word (Gillick and Favre 2009 use pairs of
//! stems in the same way). A source that tells a sentence's fact in another language has its concepts too.

use super::statement::{Kind, Statement};

/// A concept counts when at least this share of the sources has it, and [`FEWEST`] sources.
const SHARE: f64 = 0.3;
const FEWEST: usize = 2;

/// The weight of each concept.
#[derive(Debug)]
pub(super) struct Concepts {
    weights: Vec<f64>,
}

impl Concepts {
    /// Weighs the concepts of statements. `links` has the pairs of statements that tell the same; what is in a `known` statement weighs nothing.
    pub(super) fn weigh(
        kinds: &[Kind],
        statements: &[Statement],
        links: &[(usize, usize)],
        known: &[Statement],
        sources: usize,
    ) -> Self {
        let own = statements.iter().map(|statement| (statement, statement.source));
        let translated = links.iter().map(|&(one, other)| (&statements[one], &statements[other]));
        let linked = translated
            .filter(|(one, other)| one.language != other.language)
            .map(|(one, other)| (one, other.source));
        let mut uses: Vec<(u32, u32)> = own
            .chain(linked)
            .flat_map(|(statement, source)| statement.concepts.iter().map(move |&concept| (concept, source as u32)))
            .collect();
        uses.sort_unstable();
        uses.dedup();
        let mut counts = vec![0u32; kinds.len()];
        uses.iter().for_each(|&(concept, _)| counts[concept as usize] += 1);
        known.iter().flat_map(|statement| &statement.concepts).for_each(|&concept| counts[concept as usize] = 0);
        let fewest = FEWEST.max((SHARE * sources as f64).round() as usize) as u32;
        let weight = |(&count, kind): (&u32, &Kind)| match (count >= fewest, kind) {
            (false, _) => 0.0,
            (true, Kind::Words) => f64::from(count),
            (true, Kind::Figure) => super::env("FIG", 1.0) * f64::from(count),
        };
        Concepts { weights: counts.iter().zip(kinds).map(weight).collect() }
    }

    pub(super) fn weight(&self, concept: u32) -> f64 {
        self.weights[concept as usize]
    }
}
