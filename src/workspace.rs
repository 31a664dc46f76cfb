//! What a worker keeps between articles.

use crate::document::{self, Vocabulary};
use crate::{rank, select};

/// Memory that a worker keeps between articles, so that the next is done faster: the words already seen, with their
/// stems.
///
/// The results are the same bytes with a fresh or a used one, whichever summarizer used it before. Its size is bounded
/// by about eight megabytes, or by the largest article if that is more.
///
/// ```
/// use abrege::{Summarizer, Workspace};
/// let summarizer = Summarizer::default();
/// let mut workspace = Workspace::new();
/// for text in ["The council met on Monday.", "Taxes will fall next year."] {
///     println!("{}", summarizer.summarize_with(&mut workspace, text)?);
/// }
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) document: document::Room,
    pub(crate) ranking: rank::Room,
    pub(crate) choice: select::Room,
}

impl Workspace {
    /// An empty workspace.
    pub fn new() -> Self {
        Workspace::default()
    }
}
