//! The data of one language.

use super::languages::Language;
use super::word_list::WordList;

/// What the crate knows of a language. All words are lower case, with straight apostrophes.
#[derive(Debug)]
pub(crate) struct Pack {
    pub(super) language: Language,
    /// Codes and names that parse as the language, beside its English name.
    pub(super) names: &'static [&'static str],
    /// The language in `whatlang`.
    pub(super) whatlang: whatlang::Lang,
    pub(super) stemming: rust_stemmers::Algorithm,
    /// An ASCII word without apostrophes that has none of these endings is its own stem.
    pub(super) stemmed_endings: &'static [&'static str],
    /// The word lists. Stop words come first: phrases of other lists are split at elided words and enclitics.
    pub(crate) lists: &'static [(WordList, Entries)],
    /// Articles and particles that a surname may begin with.
    pub(crate) surname_articles: &'static [&'static str],
    /// Abbreviations after the time of day, without the last period.
    pub(crate) clock: &'static [&'static str],
    /// Names of time zones as they follow a time.
    pub(crate) zones: &'static [&'static str],
    /// Words that only careless writers leave in lower case: the English "i".
    pub(crate) careless: &'static [&'static str],
    /// Words for powers of ten after a number ("millions", "bn").
    pub(crate) scales: &'static [(&'static str, u64)],
    /// Units after a number, with their name in a [`crate::Figure`].
    pub(crate) units: &'static [(&'static str, &'static str)],
    /// Words that may stand between a number and its unit (« millions de dollars »).
    pub(crate) unit_links: &'static [&'static str],
    /// Phrases that ask for a number ("how many"). They are no search words themselves.
    pub(crate) asks_amount: &'static [&'static str],
    /// Phrases that ask for a date or time ("when").
    pub(crate) asks_date: &'static [&'static str],
    /// Number words, except those that are also articles or pronouns.
    pub(crate) numerals: &'static [&'static str],
    /// Names and abbreviations of months, with their number.
    pub(crate) months: &'static [(&'static str, u8)],
    /// Whether a date may begin with its month, which is then capitalized ("Oct. 10").
    pub(crate) month_first: bool,
    /// Number words, with their value.
    pub(crate) number_words: &'static [(&'static str, u32)],
    /// Words between the ends of a range ("5 to 10").
    pub(crate) range_words: &'static [&'static str],
    /// Words before a number that is a label rather than a quantity ("page 12").
    pub(crate) labels: &'static [&'static str],
    /// Kinds of streets. In an address they follow the number, in some languages with a name between.
    pub(crate) streets: &'static [&'static str],
    /// Words behind an hour, with the hours to add ("p.m", « heures »).
    pub(crate) hour_words: &'static [(&'static str, u32)],
    /// Words that make the hours behind them a time (« à 20 heures »), where a duration is written alike; else none.
    pub(crate) hour_prepositions: &'static [&'static str],
    /// Words before a year.
    pub(crate) year_prepositions: &'static [&'static str],
    /// Phrases that add half a scale (« et demi »).
    pub(crate) halves: &'static [&'static str],
    /// The decimal mark, "." or ","; the other one groups thousands.
    pub(crate) decimal_mark: char,
    /// Whether a [`WordList::NameLink`] also joins a first name to a surname (« Dominique de Villepin »).
    pub(crate) links_surnames: bool,
    /// Short forms of names, without periods, with the full name.
    pub(crate) aliases: &'static [(&'static str, &'static str)],
    /// Endings of plural names of peoples (« Phéniciens »); none where endings do not show them.
    pub(crate) people_endings: &'static [&'static str],
    /// Endings of words that are no names at the start of a sentence ("-ing", « -ment »).
    pub(crate) ordinary_endings: &'static [&'static str],
    /// Words whose next word is almost always part of a verb ("to", « ont »).
    pub(crate) verb_signs: &'static [&'static str],
    /// Endings of words that are no nouns, whatever their stem.
    pub(crate) no_noun_endings: &'static [&'static str],
    /// Endings of verbs that show a name before them.
    pub(crate) verb_endings: &'static [&'static str],
}

/// The entries of a word list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entries {
    /// A file: comment lines that begin with `#`, then one word or phrase a line, sorted by bytes.
    File(&'static str),
    /// A few single words.
    Words(&'static [&'static str]),
}
