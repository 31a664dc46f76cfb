//! Extractive summaries of French and English news articles.
//!
//! `abrege` (from French *abrégé*, an abridgement) selects the sentences that an editor would keep, word for word, each
//! with its byte range, its score and the reasons for it. No model, no download, no network, no `unsafe`.
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
//! - [`summarize`] takes an [`Article`] (any string converts into one) and [`Options`] (a number of sentences, or a
//!   [`Budget`]) and returns a [`Summary`] of [`Excerpt`]s.
//! - A [`Summarizer`] checks its options once and serves many articles, on many threads. A [`Workspace`] gives a worker
//!   control over the memory that is reused.
//! - [`Summarizer::analyze`] returns everything that a summary is chosen from: the [`Document`] with its [`Block`]s and
//!   [`Sentence`]s, a [`Score`] for each sentence with its parts by [`Feature`], its [`Leaning`] with its parts by
//!   [`Cue`], [`Keyword`]s, [`Entity`]s, [`Figure`]s, [`Explanation`]s, and a [`Verdict`] on each sentence under a
//!   budget.
//! - [`Summarizer::digest`] makes one [`Digest`] of several articles on one event ([`Sources`]), in one language or two;
//!   [`Summarizer::group`] finds the events in a day's articles.
//! - A [`Layout`] keeps what HTML or Markdown says about a text: its headings, list items and captions.
//! - [`detect`] only detects the language.
//!
//! The [guide] shows what programs do with all this: [web services](guide::web_service), [pages](guide::html),
//! [snippets](guide::query), [highlights](guide::highlight), [caches](guide::caching), [digests](guide::digests), and
//! [better summaries](guide::tuning).
//!
//! # What happens to an article
//!
//! The *language* is detected from the function words in a bounded part of the text. The text is split into *blocks*
//! (paragraphs, headings, lead-ins, list items, captions, and the site's furniture, that is boilerplate), blocks into
//! *sentences*, and sentences into *tokens*. Each sentence of the story is scored by named features, which estimate how
//! likely an editor would take it, and named cues estimate how likely it *leans*, that is, cannot be understood without
//! a sentence before it ("He added…"). Then the set of sentences is selected that an editor would most likely accept:
//! it reports the main news, fits the budget, does not repeat itself, and no sentence in it lacks what it leans on.
//!
//! # Words
//!
//! - *Furniture* is text of the site, not of the story (boilerplate): menus, share buttons, teasers, notices.
//! - A *lead-in* announces a list and ends in a colon. A *standfirst* sums the story up below its title; the *lead* is
//!   its first paragraph.
//! - A sentence *leans* on another that it cannot be understood without; that one is its *antecedent*.
//! - An *excerpt* is a sentence of a summary. A sentence is *eligible* if it may be one: a whole sentence of the story
//!   or, where there is none, the best that the article has.
//!
//! # Guarantees
//!
//! Excerpts are slices of the input, in order, on character boundaries, but for a clipped one, which ends in "…".
//! Budgets are never exceeded. No text causes a panic, and text is an error only when it is clearly in a third language
//! or longer than 4 GiB. The cost is linear in the length of the text. The same text and options produce the same bytes
//! on every platform and any number of threads.
//!
//! # Features
//!
//! - `serde` (default): options and results serialize and deserialize; an [`Analysis`] only serializes.
//! - `rayon`: `Summarizer::par_summarize`.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations)]

mod article;
mod blocks;
mod capacity;
mod digest;
mod document;
mod error;
mod explanation;
mod figures;
#[cfg(any(doc, doctest))]
pub mod guide;
mod keywords;
mod language;
mod layout;
mod math;
mod named;
mod names;
mod options;
mod parse;
mod quotations;
mod rank;
#[cfg(feature = "serde")]
mod report;
mod roles;
mod select;
mod sentences;
mod span;
mod summarizer;
mod summary;
mod swar;
mod text;
mod tokens;
mod verdict;
mod workspace;

pub use article::Article;
pub use blocks::{BlockKind, BlockReason};
pub use digest::{Claim, Conflict, Digest, DigestExcerpt, DigestLanguage, SourceStatus, Sources};
pub use document::{Block, Document, Sentence};
pub use error::Error;
pub use explanation::Explanation;
pub use figures::{Figure, FigureValue, Unit};
pub use keywords::Keyword;
pub use language::{Detection, Language, detect};
pub use layout::Layout;
pub use names::{Entity, EntityKind};
pub use options::{Budget, Options};
pub use rank::{Cue, Feature, Leaning, Score, Weights};
pub use span::Span;
pub use summarizer::{Analysis, Summarizer};
pub use summary::{Excerpt, Summary};
pub use verdict::Verdict;
use workspace::Pool;
pub use workspace::Workspace;

/// Summarizes an article: `summarize(text, 3)` returns its three best sentences.
///
/// All calls in a process share a pool of [`Workspace`]s, as the calls of one [`Summarizer`] do.
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
    static POOL: Pool = Pool::new();
    Summarizer::new(options)?.summarize_in(&POOL, article.into())
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(test)]
mod tests;
