//! The word lists of all languages as constants, so that no process reads the lists: words with their list sets and
//! stems, and phrases.
//!
//! `compiled.in` is generated from the `.txt` lists and the packs; `lexicon_builder` has the command.

use super::languages::{LANGUAGES, Language};
use super::word_list::{ListSet, WordList, WordLists};

/// The compiled word lists.
#[derive(Debug)]
pub(super) struct Compiled {
    /// The words of the entries, run together.
    pub(super) words: &'static str,
    /// The entries, sorted by their words.
    pub(super) entries: &'static [WordEntry],
    /// The distinct list sets; set 0 is empty.
    pub(super) sets: &'static [ListSet],
    /// How a stem is made: the number of bytes to cut from the end of the unaccented word, and what to put there.
    pub(super) stem_rules: &'static [(u8, &'static str)],
    /// The distinct heads of phrases, and where the rests of each begin in `rests`.
    pub(super) heads: &'static [PhraseHead],
    pub(super) starts: &'static [u16],
    /// The other words of each phrase: their number, then the words.
    pub(super) rests: &'static [EntryId],
}

/// The index of a listed word in [`Compiled::entries`].
pub(crate) type EntryId = u16;

/// The index of a distinct [`ListSet`].
pub(crate) type ListSetId = u16;

/// A word that is on a list or in a phrase.
#[derive(Debug)]
pub(super) struct WordEntry {
    /// The length of the word in bytes.
    pub(super) length: u8,
    pub(super) set: ListSetId,
    /// The stem rule in each language.
    pub(super) stems: [u8; LANGUAGES],
}

/// A phrase's list among those of all languages, and its first two words, as one integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PhraseHead(pub(super) u64);

impl PhraseHead {
    pub(super) fn new(language: Language, list: WordList, first: EntryId, second: EntryId) -> Self {
        let list = list as usize * LANGUAGES + language.number();
        PhraseHead((list as u64) << 32 | u64::from(first) << 16 | u64::from(second))
    }
}

impl Compiled {
    /// The words of the entries.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().scan(self.words, |rest, entry| {
            let (word, behind) = rest.split_at(entry.length.into());
            *rest = behind;
            Some(word)
        })
    }

    /// What follows the first two words in each phrase of a head, by the head's index.
    pub(super) fn rests(&self, head: u16) -> impl Iterator<Item = &'static [EntryId]> {
        let start = |i: usize| self.starts.get(i).map_or(self.rests.len(), |&start| start.into());
        let head = usize::from(head);
        let mut rests = &self.rests[start(head)..start(head + 1)];
        std::iter::from_fn(move || {
            let (&count, words) = rests.split_first()?;
            let rest;
            (rest, rests) = words.split_at(count.into());
            Some(rest)
        })
    }
}

// The constructors of `compiled.in`, which has thousands of each.

const fn e(length: u8, set: ListSetId, stems: [u8; LANGUAGES]) -> WordEntry {
    WordEntry { length, set, stems }
}

const fn w(entries: u64, heads: u32, seconds: u32) -> WordLists {
    WordLists { entries, heads, seconds }
}

const fn p(head: u64) -> PhraseHead {
    PhraseHead(head)
}

pub(super) static COMPILED: Compiled = include!("compiled.in");
