//! What a digest is made from.

use crate::article::Article;
use crate::language::Language;

/// Articles on one event, with what the reader knows of it and the language of the digest.
///
/// Anything that iterates over articles or texts converts into sources.
///
/// ```
/// use abrege::{Language, Sources, Summarizer};
/// let yesterday = ["A ferry caught fire off Marlow on Monday. All passengers were saved."];
/// let today = [
///     "A ferry caught fire off Marlow on Monday. The captain was arrested on Tuesday.",
///     "The captain of the Marlow ferry was arrested on Tuesday.",
/// ];
/// let digest = Summarizer::default().digest(Sources::new(today).known(yesterday).language(Language::English))?;
/// assert_eq!(digest.to_string(), "The captain of the Marlow ferry was arrested on Tuesday.");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Sources<'t> {
    pub(super) articles: Vec<Article<'t>>,
    pub(super) known: Vec<Article<'t>>,
    pub(super) language: DigestLanguage,
}

/// The language of a digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DigestLanguage {
    /// The language of most articles on the event, or of the first one where as many are in each.
    #[default]
    MostCommon,
    /// One language. Articles in the other one still count as sources.
    Only(Language),
    /// Each fact as its best source states it, in whichever language that is.
    Any,
}

impl From<Language> for DigestLanguage {
    fn from(language: Language) -> Self {
        DigestLanguage::Only(language)
    }
}

impl<'t> Sources<'t> {
    /// Collects articles on one event. Their order decides between equals only.
    pub fn new<I>(articles: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Article<'t>>,
    {
        let articles = articles.into_iter().map(Into::into).collect();
        Sources { articles, known: Vec::new(), language: DigestLanguage::MostCommon }
    }

    /// Adds what the reader has read: earlier articles, or the excerpts of an earlier digest. The digest reports only
    /// what is new, in either language.
    pub fn known<I>(mut self, articles: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Article<'t>>,
    {
        self.known.extend(articles.into_iter().map(Into::into));
        self
    }

    /// Sets the language of the digest.
    pub fn language(mut self, language: impl Into<DigestLanguage>) -> Self {
        self.language = language.into();
        self
    }

    /// Returns the articles.
    pub fn articles(&self) -> &[Article<'t>] {
        &self.articles
    }

    /// Returns what the reader has read.
    pub fn get_known(&self) -> &[Article<'t>] {
        &self.known
    }

    /// Returns the language of the digest.
    pub fn get_language(&self) -> DigestLanguage {
        self.language
    }
}

impl<'t, I> From<I> for Sources<'t>
where
    I: IntoIterator,
    I::Item: Into<Article<'t>>,
{
    fn from(articles: I) -> Self {
        Sources::new(articles)
    }
}
