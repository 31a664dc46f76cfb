//! What can go wrong.

/// Why a summary could not be made, or a name not parsed.
///
/// Errors come from invalid options, blocks and names, and from an unsupported language or size, never from unusual
/// text. The message says what was given and what is allowed; it names no method and no flag, so that programs can show
/// it. Methods report the kind, so that new kinds can be added.
///
/// | kind | cause | HTTP status |
/// |---|---|---|
/// | [`is_invalid_option`](Error::is_invalid_option) | an option or a given block is out of its range | 400, or 500 if not chosen by the client |
/// | [`is_unknown_name`](Error::is_unknown_name) | a string names no language, unit, kind, feature, cue or reason | 400, or 500 if not chosen by the client |
/// | [`is_unsupported_language`](Error::is_unsupported_language) | the text is in a third language | 422 |
/// | [`is_too_long`](Error::is_too_long) | the text is longer than 4 GiB | 413 |
///
/// ```
/// let error = abrege::summarize("Un texte.", abrege::Budget::Ratio(1.5)).unwrap_err();
/// assert!(error.is_invalid_option());
/// assert_eq!(error.to_string(), "the ratio is 1.5: give a number above 0 and up to 1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("{0}")]
    InvalidOption(String),
    #[error("the text is in neither French nor English (it looks like {name})")]
    UnsupportedLanguage { name: &'static str, code: &'static str },
    #[error("the text has {0} bytes: at most {max} can be summarized", max = u32::MAX)]
    TooLong(usize),
    #[error("unknown {what} {given:?}: expected one of {known}")]
    UnknownName { what: &'static str, given: String, known: String },
}

impl Error {
    pub(crate) fn invalid_option(message: impl Into<String>) -> Self {
        Error(Kind::InvalidOption(message.into()))
    }

    /// A name that is not among those of a type's values.
    pub(crate) fn unknown_name(
        what: &'static str,
        given: &str,
        known: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        Error(Kind::UnknownName { what, given: given.to_owned(), known })
    }

    /// Returns whether an option or a given block has a value that is not allowed.
    pub fn is_invalid_option(&self) -> bool {
        matches!(self.0, Kind::InvalidOption(_))
    }

    /// Returns whether the text is clearly in a language other than French or English.
    /// [`Article::language`](crate::Article::language) overrides a wrong detection.
    pub fn is_unsupported_language(&self) -> bool {
        matches!(self.0, Kind::UnsupportedLanguage { .. })
    }

    /// Returns whether a string that was parsed names no value of its type: "de" is no [`Language`](crate::Language).
    ///
    /// ```
    /// let error = "de".parse::<abrege::Language>().unwrap_err();
    /// assert!(error.is_unknown_name() && !error.is_unsupported_language());
    /// assert_eq!(error.to_string(), "unknown language \"de\": expected one of en, fr");
    /// ```
    pub fn is_unknown_name(&self) -> bool {
        matches!(self.0, Kind::UnknownName { .. })
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
