//! What can go wrong, and what to do about it.

/// Why a summary could not be made.
///
/// Errors come from invalid options and from an unsupported language or size, never from unusual text. The message says
/// what was given, what is allowed and what to do. Methods report the kind, so that new kinds can be added.
///
/// ```
/// let error = abrege::summarize("Un texte.", abrege::Budget::Ratio(1.5)).unwrap_err();
/// assert!(error.is_invalid_option());
/// assert_eq!(error.to_string(), "the ratio is 1.5: give a number above 0 and up to 1");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("{0}")]
    InvalidOption(String),
    #[error(
        "the text is in another language (it looks like {name}): abrege summarizes French and English; \
         if the text is in one of them, say so with Article::language"
    )]
    UnsupportedLanguage { name: &'static str, code: &'static str },
    #[error("the text has {0} bytes: at most {max} can be summarized; split it into articles", max = u32::MAX)]
    TooLong(usize),
    #[error("{0:?} is not a language of abrege: use one of en, fr (or English, French)")]
    UnknownLanguage(String),
}

impl Error {
    pub(crate) fn invalid_option(message: impl Into<String>) -> Self {
        Error(Kind::InvalidOption(message.into()))
    }

    /// Returns whether an option has a value that is not allowed.
    pub fn is_invalid_option(&self) -> bool {
        matches!(self.0, Kind::InvalidOption(_))
    }

    /// Returns whether the text is surely in a language other than French and English, or a language name is unknown.
    pub fn is_unsupported_language(&self) -> bool {
        matches!(self.0, Kind::UnsupportedLanguage { .. } | Kind::UnknownLanguage(_))
    }

    /// Returns the unsupported language that was detected, as its ISO 639-3 code and English name.
    ///
    /// ```
    /// let text = "Der Bundestag hat am Donnerstag mit großer Mehrheit beschlossen, dass die Regierung künftig mehr \
    ///             Geld für Schulen und Straßen ausgeben darf.";
    /// let error = abrege::summarize(text, 1).unwrap_err();
    /// assert!(error.is_unsupported_language());
    /// assert_eq!(error.detected(), Some(("deu", "German")));
    /// ```
    pub fn detected(&self) -> Option<(&'static str, &'static str)> {
        match self.0 {
            Kind::UnsupportedLanguage { name, code } => Some((code, name)),
            _ => None,
        }
    }

    /// Returns whether the text is longer than `u32::MAX` bytes (4 GiB).
    pub fn is_too_long(&self) -> bool {
        matches!(self.0, Kind::TooLong(_))
    }
}
