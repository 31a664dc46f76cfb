//! The text to summarize, and what the caller knows of it.

use std::borrow::Cow;

use crate::language::Language;

/// An article: its text, and what is known of it.
///
/// Anything that is a string is an article: `&str`, `&String`, `&Cow<str>`. The results borrow the text.
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
    /// An article of which only the text is known: plain text, as pasted or scraped. Markup is taken for text.
    pub fn new(text: &'t str) -> Self {
        Article { text, title: None, query: None, language: None }
    }

    /// The title, when it is not in the text. Without one, the first heading before the body serves. A title without a
    /// letter or digit counts as none.
    pub fn title(mut self, title: impl Into<Cow<'t, str>>) -> Self {
        self.title = Some(title.into()).filter(|title| title.chars().any(char::is_alphanumeric));
        self
    }

    /// What the reader asked for, in words or as a question: the summary holds the sentence that answers best, the best
    /// one without a query, and others that answer, as far as the budget goes. Words that the article lacks count for
    /// nothing, and a query of none but such words changes nothing.
    pub fn query(mut self, query: impl Into<Cow<'t, str>>) -> Self {
        self.query = Some(query.into()).filter(|query| query.chars().any(char::is_alphanumeric));
        self
    }

    /// The language, when it is known: it is not detected then, and never an error.
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
