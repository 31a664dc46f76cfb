//! What words are marked with.

use super::languages::{LANGUAGES, Language};
use super::word_list::{ListSet, WordList};

/// What is asked of every word of a block or sentence, by language: bits that are kept with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordFlags([u8; LANGUAGES]);

impl WordFlags {
    pub(crate) const STOP: u8 = 1;
    pub(crate) const AGENCY: u8 = 2;
    /// A phrase of captions may begin with it.
    pub(crate) const CAPTION: u8 = 4;
    /// A phrase of the site by itself, the first word of one, and the second.
    pub(crate) const FURNITURE: u8 = 8;
    pub(crate) const FURNITURE_HEAD: u8 = 16;
    pub(crate) const FURNITURE_SECOND: u8 = 32;
    pub(crate) const SAYING: u8 = 64;

    pub(crate) fn of(listing: &ListSet) -> Self {
        WordFlags(listing.map(|classes| {
            let mark = |is_so: bool, mark: u8| if is_so { mark } else { 0 };
            mark(classes.has(WordList::StopWord), Self::STOP)
                | mark(classes.has(WordList::Agency), Self::AGENCY)
                | mark(classes.may_begin(WordList::Caption), Self::CAPTION)
                | mark(classes.has(WordList::Furniture), Self::FURNITURE)
                | mark(classes.heads(WordList::Furniture), Self::FURNITURE_HEAD)
                | mark(classes.seconds(WordList::Furniture), Self::FURNITURE_SECOND)
                | mark(classes.has(WordList::ReportingVerb), Self::SAYING)
        }))
    }

    /// What is true of one of two words.
    #[inline]
    pub(crate) fn or(self, other: WordFlags) -> WordFlags {
        let mut marks = self;
        marks.0.iter_mut().zip(other.0).for_each(|(mark, other)| *mark |= other);
        marks
    }

    /// The languages that it is a stop word of, a bit each.
    #[inline]
    pub(crate) fn stops(self) -> usize {
        (0..LANGUAGES).map(|n| usize::from(self.0[n] & Self::STOP) << n).sum()
    }

    /// Those of a language.
    #[inline]
    pub(crate) fn of_language(self, language: Language) -> u8 {
        self.0[language.number()]
    }

    /// Whether it has one of some marks in a language.
    #[inline]
    pub(crate) fn has(self, marks: u8, language: Language) -> bool {
        self.of_language(language) & marks != 0
    }
}
