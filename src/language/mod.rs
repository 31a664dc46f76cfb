//! What differs between languages, as data: one [`Pack`] each, and the detection that picks it.

mod detect;
mod english;
mod french;
mod lexicon;
mod lexicon_builder;
mod normalize;
mod short_word;
mod word_flags;
mod word_list;

use std::fmt;
use std::str::FromStr;

pub(crate) use detect::detect_supported;
pub use detect::{Detection, detect};
pub(crate) use lexicon::{Lexicon, ListSetId, Probe};
pub(crate) use normalize::{base_letters, lower, stem};
pub(crate) use short_word::ShortWord;
pub(crate) use word_flags::WordFlags;
pub(crate) use word_list::{WordList, WordLists};

use crate::error::{Error, Kind};

/// A language that can be summarized.
///
/// ```
/// use abrege::Language;
/// assert_eq!("fr".parse::<Language>()?, Language::French);
/// assert_eq!(Language::English.to_string(), "en");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// English, British and American usage.
    English,
    /// French.
    French,
}

impl Language {
    /// Every language, in a fixed order.
    pub const ALL: [Language; 2] = [Language::English, Language::French];

    /// The ISO 639-1 code: `en`, `fr`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// The name of the language, in English.
    pub const fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "French",
        }
    }

    pub(crate) fn pack(self) -> &'static Pack {
        match self {
            Language::English => &english::PACK,
            Language::French => &french::PACK,
        }
    }

    pub(crate) const fn number(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// Reads a code (`fr`, also `fra`, `fre`, `fr-CA`, `en_GB`) or an English or own name, in any case.
impl FromStr for Language {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let wanted = name.trim().to_lowercase();
        let code = wanted.split(['-', '_']).next().unwrap_or_default();
        let known = |language: &Language| {
            wanted == language.name().to_lowercase() || language.pack().names.contains(&code)
        };
        Language::ALL.into_iter().find(known).ok_or_else(|| Kind::UnknownLanguage(name.to_owned()).into())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

/// How many languages there are.
pub(crate) const LANGUAGES: usize = Language::ALL.len();

/// What the lists of each language say of a word. Many words have the same.
pub(crate) type ListSet = [WordLists; LANGUAGES];

/// Everything that one language brings.
#[derive(Debug)]
pub(crate) struct Pack {
    language: Language,
    /// Codes and names that [`Language::from_str`] knows, beside the English name.
    names: &'static [&'static str],
    /// whatlang's name for the language.
    whatlang: whatlang::Lang,
    pub(crate) stemming: rust_stemmers::Algorithm,
    /// A word of ASCII, without apostrophes, that ends in none of these is its own stem.
    pub(crate) stemmed_endings: &'static [&'static str],
    /// The word lists: each file is one class.
    lists: &'static [(WordList, &'static str)],
    /// Lists of a few single words, lower case.
    words: &'static [(WordList, &'static [&'static str])],
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
    /// Words that make a half of the one behind them ("half a million"), lower case.
    pub(crate) half_words: &'static [&'static str],
    /// The words of a ratio in front of a scale, which counts nothing ("one in a million"), lower case.
    pub(crate) ratios: &'static [&'static str],
    /// Those words between the ends of a range that are no sign of a score ("two or three"), lower case.
    pub(crate) range_conjunctions: &'static [&'static str],
    /// Words between the days of a range (« du 10 au 12 octobre »), lower case.
    pub(crate) day_range_words: &'static [&'static str],
    /// Words between a day and its month ("10th of October"), lower case.
    pub(crate) day_links: &'static [&'static str],
    /// Endings of a day's number ("10th", « 1er »).
    pub(crate) day_endings: &'static [&'static str],
    /// Endings of a century's number ("XIXth", « XXe »), without accents.
    pub(crate) century_endings: &'static [&'static str],
    /// Words behind a pound that is a weight ("10 pounds of flour"), lower case.
    pub(crate) weight_links: &'static [&'static str],
    /// Nouns, and endings of nouns, before which a single letter is a scale without any money ("400k people").
    pub(crate) letter_scale_nouns: &'static [&'static str],
    pub(crate) letter_scale_endings: &'static [&'static str],
    /// The words behind an hour that always make it a time of day ("p.m", « h »; « heures » may count a duration).
    pub(crate) hour_marks: &'static [&'static str],
    /// Endings of the word behind the hour 12 that make it midnight ("12am").
    pub(crate) morning_marks: &'static [&'static str],
    /// Words that make hours a duration, when they follow (« 20 heures de vol »), lower case.
    pub(crate) duration_links: &'static [&'static str],
    /// Whether minutes may follow the word for the hour (« 14 h 30 », « 14h30 »).
    pub(crate) minutes_after_hour: bool,
    /// Whether the kind of a street stands last ("10 Downing Street"), and a postal code behind its state's letters.
    pub(crate) street_last: bool,
    /// Possessive endings that are tokens of their own ("'s"), as written.
    pub(crate) enclitics: &'static [&'static str],
    /// Conjunctions inside the name of an organization ("Food and Drug Administration"), as written.
    pub(crate) name_conjunctions: &'static [&'static str],
    /// Articles that may stand between a bracket and an acronym ("(the FBI)"), as written.
    pub(crate) acronym_articles: &'static [&'static str],
    /// Whether an article alone makes an acronym an organization's (« l'ONU »), whatever follows.
    pub(crate) articles_mark_acronyms: bool,
    /// Whether a number between commas is an age without a word for years ("Ann Smith, 45,").
    pub(crate) bare_ages: bool,
    /// Whether an organization may stand before a person's name like an adjective ("Labour John Smith").
    pub(crate) organizations_before_names: bool,
    /// Whether a link joins a club's name to its town (« les Blackhawks de Chicago »).
    pub(crate) links_clubs: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        for (name, language) in [
            ("FR", Language::French),
            ("français", Language::French),
            ("fr-CA", Language::French),
            ("eng", Language::English),
            (" english ", Language::English),
        ] {
            assert_eq!(name.parse(), Ok(language), "{name}");
        }
        let error = "de".parse::<Language>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"de\" is not a language of abrege: use one of en, fr (or English, French)"
        );
    }
}
