//! The words of one document: the word lists that each is on, and its terms.

use crate::language::{EntryId, LANGUAGES, Language, Lexicon, ListSet, ListSetId, WordLists};

/// The term of words that have none: stop words and single characters. The other terms are numbered from 1.
pub(crate) const NO_TERM: u32 = 0;

/// The distinct words of a document, numbered in the order of their first use. The words of a title or query that the
/// text lacks come behind those of the text.
#[derive(Clone, Debug)]
pub(crate) struct WordTable {
    words: Vec<Word>,
    lexicon: &'static Lexicon,
    /// The sets of lists of the lexicon, by [`Word::lists`].
    list_sets: &'static [ListSet],
    /// How many terms are in use, [`NO_TERM`] included.
    terms: u32,
}

/// A distinct word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its normalized form, by its id in the vocabulary.
    pub(super) form: u32,
    /// Its number in the lexicon.
    pub(super) entry: Option<EntryId>,
    pub(super) lists: ListSetId,
    /// Its term in each language, [`NO_TERM`] until it stands in a block of that language.
    pub(super) terms: [u32; LANGUAGES],
}

impl Default for WordTable {
    fn default() -> Self {
        let lexicon = Lexicon::get();
        WordTable { words: Vec::new(), lexicon, list_sets: lexicon.list_sets(), terms: NO_TERM + 1 }
    }
}

impl WordTable {
    pub(crate) fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Removes all words, and reserves memory for new ones.
    pub(super) fn reset(&mut self, lexicon: &'static Lexicon, words: usize) {
        self.words.clear();
        self.words.reserve(words);
        (self.lexicon, self.list_sets) = (lexicon, lexicon.list_sets());
        self.terms = NO_TERM + 1;
    }

    /// Adds a word, and returns its number.
    pub(super) fn push(&mut self, word: Word) -> u32 {
        self.words.push(word);
        self.words.len() as u32 - 1
    }

    pub(super) fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    pub(super) fn set_term(&mut self, number: u32, language: Language, term: u32) {
        self.words[number as usize].terms[language.number()] = term;
    }

    /// Numbers a new term.
    pub(super) fn new_term(&mut self) -> u32 {
        self.terms += 1;
        self.terms - 1
    }

    /// How many distinct words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// All terms are below this.
    pub(crate) fn term_end(&self) -> usize {
        self.terms as usize
    }

    /// The word lists of a language that a word is on.
    #[inline]
    pub(crate) fn lists(&self, word: u32, language: Language) -> WordLists {
        self.list_sets[self.word(word).lists as usize][language.number()]
    }

    /// The number of a word in the lexicon, if a list has it.
    #[inline]
    pub(crate) fn entry(&self, word: u32) -> Option<EntryId> {
        self.word(word).entry
    }

    /// The term of a word that stands in a block of a language: the number of its stem.
    #[inline]
    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.word(word).terms[language.number()]
    }
}
