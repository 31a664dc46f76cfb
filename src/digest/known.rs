//! What the reader knows.

use hashbrown::HashSet;

use super::statement::{Class, NONE, Statement, Term};
use crate::language::Language;

/// The reader knows a sentence that has this share of its terms in what he read; less, if it has figures. He never
/// knows a sentence with a figure that he has not read.
const KNOWN: f64 = 0.75;
const KNOWN_FIGURES: f64 = 0.5;

/// What the reader has read.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The concepts of it.
    pub(super) concepts: HashSet<u32>,
    ids: HashSet<(Language, u32)>,
    keys: HashSet<(Language, u32)>,
    /// The statements of the sources whose facts it states in another language.
    translated: HashSet<usize>,
}

impl Known {
    /// Reads what is known. `links` has pairs of a statement of the sources and a known one that states the same, which
    /// comes behind all `statements` in their numbering.
    pub(super) fn of(statements: &[Statement], known: &[Statement], links: &[(usize, usize)]) -> Self {
        let mut read = Known::default();
        for statement in known {
            let language = statement.language;
            read.concepts.extend(&statement.concepts);
            read.ids.extend(statement.terms.iter().map(|term| (language, term.id)));
            read.keys.extend(statement.keys.iter().map(|&key| (language, key)));
        }
        // In one language, the terms decide.
        let is_translated = |&&(one, other): &&(usize, usize)| {
            statements[one].language != known[other - statements.len()].language
        };
        read.translated.extend(links.iter().filter(is_translated).map(|link| link.0));
        read
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether the reader knows the fact of a statement.
    pub(super) fn covers(&self, number: usize, statement: &Statement) -> bool {
        if self.is_empty() {
            return false;
        }
        let has = |term: &&Term| self.has(term, statement.language);
        let mut figures = statement.terms.iter().filter(|term| term.class == Class::Figure);
        if figures.clone().any(|term| !has(&term)) {
            return false;
        }
        let least = if figures.next().is_some() { KNOWN_FIGURES } else { KNOWN };
        let share = statement.terms.iter().filter(has).count() as f64;
        self.translated.contains(&number) || share >= least * statement.terms.len() as f64
    }

    /// Whether a term is known: in its own language, or by a key in another.
    fn has(&self, term: &Term, language: Language) -> bool {
        let is_known_in =
            |other: Language| term.keys.iter().any(|&key| key != NONE && self.keys.contains(&(other, key)));
        self.ids.contains(&(language, term.id))
            || Language::ALL.into_iter().any(|other| other != language && is_known_in(other))
    }
}
