//! A guide to what programs do with this crate. It exists in the documentation only.

/// Ten recipes.
#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

/// Summaries behind an HTTP API.
#[doc = include_str!("web_service.md")]
pub mod web_service {}

/// Web pages and Markdown, whose layout is known.
#[doc = include_str!("html.md")]
///
/// ```rust,ignore
#[doc = include_str!("../../examples/recipes/html.rs")]
/// ```
#[doc = include_str!("markdown.md")]
///
/// ```rust,ignore
#[doc = include_str!("../../examples/recipes/markdown.rs")]
/// ```
pub mod html {}

/// Snippets that answer a query.
#[doc = include_str!("query.md")]
pub mod query {}

/// Chosen sentences marked in the original.
#[doc = include_str!("highlight.md")]
pub mod highlight {}

/// Results that outlive the article.
#[doc = include_str!("caching.md")]
pub mod caching {}

/// Better summaries of your own articles.
#[doc = include_str!("tuning.md")]
pub mod tuning {}

/// Several articles on one event: digests, updates, a day's events.
#[doc = include_str!("digests.md")]
pub mod digests {}
