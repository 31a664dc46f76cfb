//! A digest and its parts.

use std::borrow::Cow;
use std::fmt;

use crate::figures::Figure;
use crate::language::Language;
use crate::rank::Score;
use crate::span::Span;
use crate::summary::Excerpt;

/// A summary of several articles on one event: the sentences that state what most sources report, each fact once.
///
/// Displays as running text, and iterates over its [`DigestExcerpt`]s, by reference and by value. In JSON, it is
/// `{"language":"fr","excerpts":[{"source":0,"text":"…","language":"fr","support":[0,2]}],"sources":[{"status":"reports"}],
/// "conflicts":[{"claims":[{"source":0,"sentence":4,"figure":{…}}]}]}`, where an excerpt also has the fields of an
/// [`Excerpt`].
///
/// ```
/// use abrege::{Budget, Summarizer};
/// let articles = [
///     "A grain silo exploded in Wexmouth on Monday, killing nine workers. Wheat prices rose.",
///     "Neuf ouvriers sont morts lundi dans l'explosion d'un silo à Wexmouth. La fumée se voyait de loin.",
///     "Nine workers were killed on Monday when a grain silo exploded in Wexmouth.",
/// ];
/// let digest = Summarizer::new(Budget::Sentences(1))?.digest(articles)?;
/// let excerpt = &digest.excerpts()[0];
/// assert_eq!(excerpt.text(), &articles[excerpt.source()][excerpt.span().range()]);
/// assert_eq!(excerpt.support(), [0, 1, 2]);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Digest<'t> {
    pub(super) language: Option<Language>,
    pub(super) excerpts: Vec<DigestExcerpt<'t>>,
    pub(super) sources: Vec<SourceStatus>,
    pub(super) conflicts: Vec<Conflict<'t>>,
}

impl<'t> Digest<'t> {
    /// Returns the selected sentences in reading order: the event first, then further facts, later developments
    /// last.
    pub fn excerpts(&self) -> &[DigestExcerpt<'t>] {
        &self.excerpts
    }

    /// Returns the language of the excerpts; `None` if they may be in several, or if there is no source.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Returns what became of each article, by its index.
    pub fn sources(&self) -> &[SourceStatus] {
        &self.sources
    }

    /// Iterates over the indices of the articles that report another event.
    pub fn outliers(&self) -> impl Iterator<Item = usize> + '_ {
        let is_outlier = |status: &SourceStatus| *status == SourceStatus::Outlier;
        (0..self.sources.len()).filter(move |&source| is_outlier(&self.sources[source]))
    }

    /// Returns the figures on which sources disagree.
    pub fn conflicts(&self) -> &[Conflict<'t>] {
        &self.conflicts
    }

    /// Returns the number of selected sentences.
    pub fn len(&self) -> usize {
        self.excerpts.len()
    }

    /// Returns whether nothing was selected.
    pub fn is_empty(&self) -> bool {
        self.excerpts.is_empty()
    }

    /// Copies the borrowed text, so that the digest outlives the articles.
    #[must_use]
    pub fn into_owned(self) -> Digest<'static> {
        Digest {
            language: self.language,
            excerpts: self.excerpts.into_iter().map(DigestExcerpt::into_owned).collect(),
            sources: self.sources,
            conflicts: self.conflicts.into_iter().map(Conflict::into_owned).collect(),
        }
    }
}

impl fmt::Display for Digest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, excerpt) in self.excerpts.iter().enumerate() {
            let space = if i > 0 { " " } else { "" };
            write!(f, "{space}{}", excerpt.flowed())?;
        }
        Ok(())
    }
}

impl<'d, 't> IntoIterator for &'d Digest<'t> {
    type Item = &'d DigestExcerpt<'t>;
    type IntoIter = std::slice::Iter<'d, DigestExcerpt<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.excerpts.iter()
    }
}

impl<'t> IntoIterator for Digest<'t> {
    type Item = DigestExcerpt<'t>;
    type IntoIter = std::vec::IntoIter<DigestExcerpt<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.excerpts.into_iter()
    }
}

/// A sentence of a digest.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DigestExcerpt<'t> {
    pub(super) source: usize,
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(super) excerpt: Excerpt<'t>,
    pub(super) language: Language,
    pub(super) support: Vec<usize>,
}

impl<'t> DigestExcerpt<'t> {
    /// Returns the index of the article that it is from.
    pub fn source(&self) -> usize {
        self.source
    }

    /// Returns the indices of all articles that state the same, its own included, ascending.
    pub fn support(&self) -> &[usize] {
        &self.support
    }

    /// Returns the language of the sentence.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the sentence with its place in the article. [`Excerpt::rank`] is the order in which the digest was
    /// selected.
    pub fn excerpt(&self) -> &Excerpt<'t> {
        &self.excerpt
    }

    /// Returns the sentence as it stands in the article, unless it is clipped.
    pub fn text(&self) -> &str {
        self.excerpt.text()
    }

    /// Returns the sentence as running text; see [`Excerpt::flowed`].
    pub fn flowed(&self) -> Cow<'_, str> {
        self.excerpt.flowed()
    }

    /// Returns the byte range in the article's text.
    pub fn span(&self) -> Span {
        self.excerpt.span()
    }

    /// Returns the score in its article, with its parts.
    pub fn score(&self) -> Score {
        self.excerpt.score()
    }

    /// Copies the borrowed text, so that the excerpt outlives the article.
    #[must_use]
    pub fn into_owned(self) -> DigestExcerpt<'static> {
        DigestExcerpt {
            source: self.source,
            excerpt: self.excerpt.into_owned(),
            language: self.language,
            support: self.support,
        }
    }
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "status", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum SourceStatus {
    /// It reports the event.
    Reports,
    /// It is word for word the same as an earlier article.
    Repeats {
        /// The index of that article.
        source: usize,
    },
    /// It reports another event, so nothing is selected from it.
    Outlier,
    /// It is clearly in a third language, so it was not read.
    UnsupportedLanguage,
    /// It has no sentence.
    Empty,
}

/// A figure on which sources disagree: "nine dead" in one, "eleven dead" in another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Conflict<'t> {
    pub(super) claims: Vec<Claim<'t>>,
}

impl<'t> Conflict<'t> {
    /// Returns what each source says, the latest article first where [`Article::published`](crate::Article::published)
    /// is known, then in the order of the articles.
    pub fn claims(&self) -> &[Claim<'t>] {
        &self.claims
    }

    /// Copies the borrowed text.
    #[must_use]
    pub fn into_owned(self) -> Conflict<'static> {
        let claims = self.claims.into_iter().map(Claim::into_owned).collect();
        Conflict { claims }
    }
}

/// A figure of a [`Conflict`], as one source gives it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Claim<'t> {
    pub(super) source: usize,
    pub(super) sentence: usize,
    pub(super) figure: Figure<'t>,
}

impl<'t> Claim<'t> {
    /// Returns the index of the article.
    pub fn source(&self) -> usize {
        self.source
    }

    /// Returns the index of the sentence in the article's document.
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// Returns the figure, with its span in the article.
    pub fn figure(&self) -> &Figure<'t> {
        &self.figure
    }

    /// Copies the borrowed text.
    #[must_use]
    pub fn into_owned(self) -> Claim<'static> {
        Claim { source: self.source, sentence: self.sentence, figure: self.figure.into_owned() }
    }
}
