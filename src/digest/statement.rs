//! What a sentence says, in numbers that mean the same in every source.

use crate::figures::Unit;
use crate::language::Language;
use crate::span::Span;

/// No number.
pub(super) const NONE: u32 = u32::MAX;

/// The numbers of a word that mean the same in all languages, or [`NONE`]: those of its cognate keys, and of the whole
/// word.
pub(super) type Keys = [u32; 4];

/// A sentence of a source.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) source: usize,
    pub(super) sentence: usize,
    pub(super) language: Language,
    /// Whether it denies something, outside quotation marks.
    pub(super) is_denied: bool,
    /// Its distinct terms, by id.
    pub(super) terms: Vec<Term>,
    /// The distinct keys of its terms, ascending.
    pub(super) keys: Vec<u32>,
    /// Its bare numbers, which may be years.
    pub(super) years: Vec<f64>,
    /// Its amounts, in order.
    pub(super) amounts: Vec<Amount>,
    /// Its distinct concepts, ascending: pairs of successive words that are not both function words, and figures.
    pub(super) concepts: Vec<u32>,
}

/// A content word, a figure or a listed name of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The same in one language: of the stem, the figure or the listed name.
    pub(super) id: u32,
    /// Two terms of different languages that have a common key mean the same.
    pub(super) keys: Keys,
    pub(super) class: Class,
}

/// What kind of thing a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Word,
    /// A word of a name, or a listed name.
    Name,
    Figure,
}

/// An amount, or a number of things.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The id of its term.
    pub(super) id: u32,
    pub(super) unit: Unit,
    pub(super) value: f64,
    pub(super) span: Span,
    /// The keys of the noun behind it.
    pub(super) noun: Keys,
    /// The id of what is counted after an event, such as the dead.
    pub(super) toll: u32,
}

/// What kind of concept several sources may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Two content words that follow each other.
    ContentWords,
    /// A content word and a function word.
    HalfContent,
    Figure,
}

impl Statement {
    /// Whether it has a term of a sentence in a language.
    pub(super) fn says(&self, term: &Term, language: Language) -> bool {
        match language == self.language {
            true => self.terms.binary_search_by_key(&term.id, |own| own.id).is_ok(),
            false => {
                let has = |key: &u32| *key != NONE && self.keys.binary_search(key).is_ok();
                term.keys.iter().any(has)
            }
        }
    }
}
