//! The text to summarize, and what the caller knows of it.

use std::borrow::Cow;
use std::time::SystemTime;

use crate::blocks::BlockKind;
use crate::blocks::given::{self, GivenBlock};
use crate::error::{Error, Kind};
use crate::language::{Detection, Language, Lexicon, detect_supported};
use crate::span::Span;

/// The language of given blocks is detected from about this many bytes of them.
const DETECTED_BYTES: usize = 12_000;

/// An article: its text, and what the caller knows about it.
///
/// A reference to any string converts into an article (`&str`, `&String`, `&Cow<str>`), and so does one to a
/// [`Layout`](crate::Layout). The results borrow the text. The getter of what a method sets has the name of that method
/// with `get_` before it.
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
#[must_use]
pub struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) title: Option<Cow<'t, str>>,
    pub(crate) query: Option<Cow<'t, str>>,
    pub(crate) language: Option<Language>,
    pub(crate) published: Option<SystemTime>,
    pub(crate) blocks: Option<Cow<'t, [GivenBlock]>>,
}

impl<'t> Article<'t> {
    /// Creates an article from plain text, as pasted or scraped. Markup is read as text.
    pub fn new(text: &'t str) -> Self {
        Article { text, title: None, query: None, language: None, published: None, blocks: None }
    }

    /// Sets the title, for when it is not part of the text. Without one, the heading above the body serves as the
    /// title. A title without a letter or digit counts as none.
    pub fn title(mut self, title: impl Into<Cow<'t, str>>) -> Self {
        self.title = Some(title.into()).filter(|title| title.chars().any(char::is_alphanumeric));
        self
    }

    /// Sets the reader's question or keywords. The summary then holds the best answer, the sentence that would be best
    /// without a query, and further answers as the budget allows. Words that the article lacks are ignored, and a query
    /// made up only of such words selects as none would.
    pub fn query(mut self, query: impl Into<Cow<'t, str>>) -> Self {
        self.query = Some(query.into()).filter(|query| query.chars().any(char::is_alphanumeric));
        self
    }

    /// Sets the language. It is then not detected, and the text is never rejected for its language.
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Sets when the article was published. A [`Digest`](crate::Digest) puts later developments last, and reports the
    /// latest of figures that disagree first; a summary does not depend on it.
    pub fn published(mut self, time: impl Into<SystemTime>) -> Self {
        self.published = Some(time.into());
        self
    }

    /// Sets the blocks of the text, for callers that know them, as from HTML or Markdown. They must be in order and
    /// must not overlap; the text between them is not read, and blank blocks are skipped. If no blocks are set, blocks
    /// are found from the lines of the text; with an empty list, nothing is read.
    ///
    /// Lead-ins, list items, headings, captions and furniture are taken as given. A paragraph is read as one, whatever
    /// its shape: it is never a heading, but may still turn out to be furniture, a caption or a lead-in, since pages
    /// mark up everything as paragraphs. Headings, captions and furniture are in a summary only where the article has
    /// nothing better. Of the headings above the first paragraph, the one that shares most words with the story is its
    /// title.
    ///
    /// [`Layout`](crate::Layout) builds text and blocks together.
    ///
    /// # Errors
    /// Blocks that overlap, are out of order, or start or end off a character boundary or past the text make
    /// [`Summarizer::summarize`](crate::Summarizer::summarize) and its siblings return an error that names the block
    /// ([`Error::is_invalid_option`]).
    ///
    /// ```
    /// use abrege::{Article, BlockKind, Span};
    /// let text = "# Budget adopted\n\nThe council adopted the budget on Monday.\n\n*Ann Reed, mayor of Marlow.*";
    /// let blocks = [
    ///     (Span::new(2, 16), BlockKind::Heading),
    ///     (Span::new(18, 59), BlockKind::Paragraph),
    ///     (Span::new(62, 88), BlockKind::Caption),
    /// ];
    /// let summary = abrege::summarize(Article::new(text).blocks(&blocks), 3)?;
    /// assert_eq!(summary.title(), Some("Budget adopted"));
    /// assert_eq!(summary.to_string(), "The council adopted the budget on Monday.");
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn blocks(mut self, blocks: impl Into<Cow<'t, [(Span, BlockKind)]>>) -> Self {
        self.blocks = Some(blocks.into());
        self
    }

    /// Returns the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the title that was set.
    pub fn get_title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Returns the query.
    pub fn get_query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// Returns the language that was set.
    pub fn get_language(&self) -> Option<Language> {
        self.language
    }

    /// Returns when the article was published.
    pub fn get_published(&self) -> Option<SystemTime> {
        self.published
    }

    /// Returns the blocks that were set.
    pub fn get_blocks(&self) -> Option<&[(Span, BlockKind)]> {
        self.blocks.as_deref()
    }

    /// Checks that the text's offsets fit into 32 bits, and the blocks.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.text.len() > u32::MAX as usize {
            return Err(Kind::TooLong(self.text.len()).into());
        }
        self.blocks.as_deref().map_or(Ok(()), |blocks| given::check(self.text, blocks))
    }

    /// Returns the language that is stated, or else detected.
    pub(crate) fn detect(&self, lexicon: &Lexicon) -> Result<Option<Detection>, Error> {
        match (self.language, &self.blocks) {
            (Some(language), _) => Ok(Some(Detection::given(language))),
            (None, Some(blocks)) => {
                detect_supported(&given::sample(self.text, blocks, DETECTED_BYTES), lexicon)
            }
            (None, None) => detect_supported(self.text, lexicon),
        }
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
