//! The text to summarize, and what the caller knows of it.

use std::borrow::Cow;

use crate::language::Language;

/// An article: its text, and what the caller knows about it.
///
/// Any string converts into an article: `&str`, `&String`, `&Cow<str>`. The results borrow the text.
///
/// ```
/// use abrege::{Article, Language};
/// let article = Article::new("Un jury a condamné l'entreprise. Elle fera appel.")
///     .title("NSO condamné")
///     .language(Language::French);
/// let summary = abrege::summarize(article, 1)?;
/// assert_eq!(summary.to_string(), "Un jury a condamné l'entreprise.");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) title: Option<Cow<'t, str>>,
    pub(crate) query: Option<Cow<'t, str>>,
    pub(crate) language: Option<Language>,
}

impl<'t> Article<'t> {
    /// Creates an article from plain text, as pasted or scraped. Markup is read as text.
    pub fn new(text: &'t str) -> Self {
        Article { text, title: None, query: None, language: None }
    }

    /// Sets the title, for when it is not part of the text. Without one, the heading above the body serves as the title.
    /// A title without a letter or digit counts as none.
    pub fn title(mut self, title: impl Into<Cow<'t, str>>) -> Self {
        self.title = Some(title.into()).filter(|title| title.chars().any(char::is_alphanumeric));
        self
    }

    /// Sets the reader's question or keywords. The summary then holds the best answer, the sentence that would be best
    /// without a query, and further answers as the budget allows. Words that the article lacks are ignored, and a query
    /// of such words only changes nothing.
    pub fn query(mut self, query: impl Into<Cow<'t, str>>) -> Self {
        self.query = Some(query.into()).filter(|query| query.chars().any(char::is_alphanumeric));
        self
    }

    /// Sets the language, which is then not detected and never an error.
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }
}

impl<'t, T: AsRef<str> + ?Sized> From<&'t T> for Article<'t> {
    fn from(text: &'t T) -> Self {
        Article::new(text.as_ref())
    }
}

impl<'t> From<&Article<'t>> for Article<'t> {
    fn from(article: &Article<'t>) -> Self {
        article.clone()
    }
}
