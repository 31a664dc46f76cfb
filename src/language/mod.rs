//! What differs between languages, as data: one [`Pack`] each, and the detection that picks it.

mod apostrophe;
mod cognate;
mod compiled;
mod detect;
mod english;
mod flow;
mod french;
mod languages;
mod lexicon;
#[cfg(test)]
mod lexicon_builder;
mod normalize;
mod pack;
mod sample;
mod short_word;
mod translations;
mod vote;
mod word_flags;
mod word_list;

pub(crate) use apostrophe::split_apostrophe;
pub(crate) use cognate::{cognate_keys, whole_word};
pub(crate) use compiled::{EntryId, ListSetId};
pub(crate) use detect::detect_supported;
pub use detect::{Detection, detect};
pub(crate) use flow::flow;
pub(crate) use languages::LANGUAGES;
pub use languages::Language;
pub(crate) use lexicon::{LanguageLists, Lexicon, Probe};
pub(crate) use normalize::{base_letters, fold, lower, stem};
pub(crate) use pack::Pack;
pub(crate) use short_word::ShortWord;
pub(crate) use translations::{Entry, LONGEST_ENTRY, Spelling, Translations, translation_key};
pub(crate) use word_flags::{FlagSet, WordFlags};
pub(crate) use word_list::{ListSet, WordList, WordLists};

impl Language {
    pub(crate) fn pack(self) -> &'static Pack {
        match self {
            Language::English => &english::PACK,
            Language::French => &french::PACK,
        }
    }
}
