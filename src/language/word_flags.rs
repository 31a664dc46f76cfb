//! Word flags: the few lists that are read for every token, as one byte a language.

use super::languages::{LANGUAGES, Language};
use super::word_list::{ListSet, WordList, WordLists};

bitflags::bitflags! {
    /// Whether a word is on the lists that blocks and sentences read for every token.
    ///
    /// The highest bit is free: tokens use it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct WordFlags: u8 {
        const STOP = 1;
        const AGENCY = 1 << 1;
        /// A phrase of captions may begin with the word, or it says what a picture shows, or where.
        const CAPTION = 1 << 2;
        /// The word alone is an entry of the furniture list.
        const FURNITURE = 1 << 3;
        /// The word is the first of a phrase of furniture.
        const FURNITURE_HEAD = 1 << 4;
        /// The word is the second of a phrase of furniture.
        const FURNITURE_SECOND = 1 << 5;
        const SAYING = 1 << 6;
    }
}

impl WordFlags {
    fn of(lists: WordLists) -> Self {
        let mut flags = WordFlags::empty();
        flags.set(Self::STOP, lists.has(WordList::StopWord));
        flags.set(Self::AGENCY, lists.has(WordList::Agency));
        let begins_caption = [WordList::Caption, WordList::CaptionPosition].map(|list| lists.may_begin(list));
        flags.set(Self::CAPTION, begins_caption.contains(&true) || lists.has(WordList::DepictingVerb));
        flags.set(Self::FURNITURE, lists.has(WordList::Furniture));
        flags.set(Self::FURNITURE_HEAD, lists.heads(WordList::Furniture));
        flags.set(Self::FURNITURE_SECOND, lists.seconds(WordList::Furniture));
        flags.set(Self::SAYING, lists.has(WordList::ReportingVerb));
        flags
    }
}

/// The flags of a word in each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlagSet([WordFlags; LANGUAGES]);

impl FlagSet {
    pub(super) fn of(lists: &ListSet) -> Self {
        FlagSet(lists.map(WordFlags::of))
    }

    /// The flags of either word.
    #[inline]
    pub(crate) fn or(mut self, other: FlagSet) -> FlagSet {
        self.0.iter_mut().zip(other.0).for_each(|(flags, other)| *flags |= other);
        self
    }

    /// The languages in which the word is a stop word, a bit each.
    #[inline]
    pub(crate) fn stops(self) -> usize {
        (0..LANGUAGES).map(|n| usize::from((self.0[n] & WordFlags::STOP).bits()) << n).sum()
    }

    #[inline]
    pub(crate) fn of_language(self, language: Language) -> WordFlags {
        self.0[language.number()]
    }

    /// Whether the word has one of `flags` in a language.
    #[inline]
    pub(crate) fn has(self, flags: WordFlags, language: Language) -> bool {
        self.of_language(language).intersects(flags)
    }
}
