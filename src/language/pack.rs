//! The data of one language.

use super::languages::Language;
use super::word_list::WordList;

/// Everything that one language brings.
#[derive(Debug)]
pub(crate) struct Pack {
    pub(super) language: Language,
    /// Codes and names that [`Language::from_str`] knows, beside the English name.
    pub(super) names: &'static [&'static str],
    /// whatlang's name for the language.
    pub(super) whatlang: whatlang::Lang,
    pub(crate) stemming: rust_stemmers::Algorithm,
    /// A word of ASCII, without apostrophes, that ends in none of these is its own stem.
    pub(crate) stemmed_endings: &'static [&'static str],
    /// The word lists: each file is one class.
    pub(super) lists: &'static [(WordList, &'static str)],
    /// Lists of a few single words, lower case.
    pub(super) words: &'static [(WordList, &'static [&'static str])],
    /// Articles and particles that a surname may begin with, lower case.
    pub(crate) surname_articles: &'static [&'static str],
    /// Abbreviations after the time of day, lower case, without the last period.
    pub(crate) clock: &'static [&'static str],
    /// Names of time zones as they follow a time, lower case.
    pub(crate) zones: &'static [&'static str],
    /// Words that only a careless writer sets in lower case: the English "i".
    pub(crate) careless: &'static [&'static str],
    /// Words for powers of ten after a number ("millions", "bn"), lower case.
    pub(crate) scales: &'static [(&'static str, u64)],
    /// Words for units after a number, lower case, with the unit's name in a [`crate::Figure`].
    pub(crate) units: &'static [(&'static str, &'static str)],
    /// Words that may stand between a number and its unit (« millions de dollars »), lower case.
    pub(crate) unit_links: &'static [&'static str],
    /// Words that ask for a number ("how many"), lower case; they say nothing of what is asked.
    pub(crate) asks_amount: &'static [&'static str],
    /// Words that ask for a date or time ("when"), lower case.
    pub(crate) asks_date: &'static [&'static str],
    /// Numbers in letters, lower case, but for those that are articles or pronouns too.
    pub(crate) numerals: &'static [&'static str],
    /// The months' numbers by name or abbreviation, lower case.
    pub(crate) months: &'static [(&'static str, u8)],
    /// Whether a date may begin with its month, which then has a capital ("Oct. 10").
    pub(crate) month_first: bool,
    /// Numbers written as words, lower case.
    pub(crate) number_words: &'static [(&'static str, u32)],
    /// Words between the ends of a range ("5 to 10"), lower case.
    pub(crate) range_words: &'static [&'static str],
    /// Words before a number that only names something ("page 12"), lower case.
    pub(crate) labels: &'static [&'static str],
    /// Kinds of streets, lower case; in an address they stand behind the number and, in some languages, a name.
    pub(crate) streets: &'static [&'static str],
    /// Words behind an hour, with the hours that they add ("p.m", « heures »), lower case.
    pub(crate) hour_words: &'static [(&'static str, u32)],
    /// Words before an hour that is written as a duration may be (« à 20 heures »), lower case; empty where none is.
    pub(crate) hour_prepositions: &'static [&'static str],
    /// Words before a year, lower case.
    pub(crate) year_prepositions: &'static [&'static str],
    /// « et demi », "a half": what adds half a scale, lower case.
    pub(crate) halves: &'static [&'static str],
    /// The decimal mark; the other of "." and "," groups thousands.
    pub(crate) decimal_mark: char,
    /// Whether the words of the list above also join a first name to a surname (« Dominique de Villepin »).
    pub(crate) links_surnames: bool,
    /// Names for the same thing: a short form without periods, and the full name, lower case.
    pub(crate) aliases: &'static [(&'static str, &'static str)],
    /// Endings of the names of peoples in the plural (« Phéniciens »); empty where they tell nothing.
    pub(crate) people_endings: &'static [&'static str],
    /// Endings of words that are no name by themselves at the start of a sentence ("-ing", « -ment »).
    pub(crate) ordinary_endings: &'static [&'static str],
    /// Words that hardly stand before anything but a verb or what is said with one, lower case.
    pub(crate) verb_signs: &'static [&'static str],
    /// Endings of words that are no nouns, whatever their stem.
    pub(crate) no_noun_endings: &'static [&'static str],
    /// Endings of such verbs.
    pub(crate) verb_endings: &'static [&'static str],
}
