//! The languages that can be summarized.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

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

    /// The index of the language in [`Language::ALL`] and in arrays by language.
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
        let unknown = || Error::unknown_name("language", name, Language::ALL.map(Language::code));
        Language::ALL.into_iter().find(known).ok_or_else(unknown)
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

/// The number of languages.
pub(crate) const LANGUAGES: usize = Language::ALL.len();

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
        assert_eq!(error.to_string(), "unknown language \"de\": expected one of en, fr");
    }
}
