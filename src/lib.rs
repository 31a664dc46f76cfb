//! Extractive summaries of French and English news articles.
//!
//! `abrege` (from French *abrégé*, an abridgement) picks the sentences that an editor would keep, word for word, each
//! with its place in the text and the reasons why. No model, no download, no network, no `unsafe`.
//!
//! ```
//! let text = "Le conseil municipal a adopté lundi soir le budget de la ville. Le texte prévoit une baisse de la taxe \
//!             foncière de 2 %. Il pleuvait. La maire Anne Rey a salué un effort partagé, après des mois de débat sur \
//!             le budget de la ville.";
//! let summary = abrege::summarize(text, 2)?;
//! assert_eq!(summary.language().unwrap().language(), abrege::Language::French);
//! for excerpt in &summary {
//!     println!("{:?} {:.2} {}", excerpt.span(), excerpt.score().total(), excerpt.flowed());
//! }
//! # Ok::<(), abrege::Error>(())
//! ```
//!
//! # The tour
//!
//! - [`summarize`] does it all: an [`Article`] (any string is one) and [`Options`] (a number of sentences, or a
//!   [`Budget`]) give a [`Summary`] of [`Excerpt`]s.
//! - A [`Summarizer`] checks its options once and serves many articles, on many threads; a [`Workspace`] makes a worker
//!   faster.
//! - [`Summarizer::analyze`] keeps everything: the [`Document`] with its [`Block`]s and [`Sentence`]s, a [`Score`] for
//!   each sentence with its parts by [`Feature`], [`Keyword`]s, [`Entity`]s, [`Figure`]s and [`Explanation`]s.
//! - [`detect`] tells the language alone.
//!
//! # What happens to an article
//!
//! The *language* is told from the function words of a bounded part of the text. The text is laid out in *blocks*
//! (paragraphs, headings, lead-ins, list items, furniture of the site), blocks in *sentences*, sentences in *tokens*.
//! Each sentence of the story is scored by named features. The best that fit the budget are chosen, each with the
//! sentences that it leans on ("He added…" is nothing without who), and none that says what is said already.
//!
//! # What can be relied on
//!
//! Excerpts are slices of the input, in order, on character boundaries. Budgets are never exceeded. Odd text is never a
//! panic, and an error only where it reads as a third language; the cost grows linearly with its length. The same text
//! and options give the same bytes on every platform and any number of threads.
//!
//! # Features
//!
//! - `serde` (default): options and results serialize and deserialize.
//! - `rayon`: `Summarizer::par_summarize`.

#![forbid(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations)]

mod article;
mod blocks;
mod document;
mod error;
mod explanation;
mod figures;
#[cfg(test)]
mod golden;
mod keywords;
mod language;
mod names;
mod options;
mod rank;
mod select;
mod sentences;
mod span;
mod summarizer;
mod summary;
mod swar;
mod text;
mod tokens;
mod workspace;

pub use article::Article;
pub use blocks::{BlockKind, BlockReason};
pub use document::{Block, Document, Sentence};
pub use error::Error;
pub use explanation::Explanation;
pub use figures::{Figure, Unit};
pub use keywords::Keyword;
pub use language::{Detection, Language, detect};
pub use names::{Entity, EntityKind};
pub use options::{Budget, Options};
pub use rank::{Feature, Score, Weights};
pub use span::Span;
pub use summarizer::{Analysis, Summarizer};
pub use summary::{Excerpt, Summary};
pub use workspace::Workspace;

/// Summarizes an article: `summarize(text, 3)` gives its three best sentences.
///
/// # Errors
/// [`Error::is_invalid_option`], [`Error::is_unsupported_language`] or [`Error::is_too_long`]; never from odd text.
///
/// ```
/// let summary = abrege::summarize("The council met on Monday. It approved the budget.", 1)?;
/// assert_eq!(summary.to_string(), "The council met on Monday.");
/// # Ok::<(), abrege::Error>(())
/// ```
pub fn summarize<'t>(
    article: impl Into<Article<'t>>,
    options: impl Into<Options>,
) -> Result<Summary<'t>, Error> {
    Summarizer::new(options)?.summarize(article)
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
