//! What a worker keeps between articles.

use std::sync::{Mutex, PoisonError};

use crate::document::{Document, DocumentData};
use crate::parse;
use crate::rank::{self, Ranking};
use crate::select;
use crate::tokens::Vocabulary;

/// Buffers for documents of up to this many tokens are always kept; larger ones are dropped when a text comes that
/// needs less than about a twentieth of them.
const ALWAYS_KEPT: usize = 64_000;
/// A [`Pool`] keeps at most this many workspaces…
const POOLED: usize = 8;
/// …and none that has served a text of more bytes than this.
const LONGEST_POOLED: usize = 1 << 18;

/// Memory that a worker keeps between articles, which makes the next one faster: the words seen so far, with their
/// stems, and the buffers for one article.
///
/// The results are the same bytes with a new or a used workspace, whichever summarizer used it before. The words are
/// dropped when they take more than about eight megabytes. The buffers keep the size that the largest article needed,
/// about seven times its text, until an article comes that is about twenty times smaller.
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
    /// The buffers of an earlier document, and of its ranking.
    pub(crate) document: DocumentData,
    pub(crate) ranking: Ranking,
    pub(crate) reading: parse::Scratch,
    pub(crate) scoring: rank::Scratch,
    pub(crate) choosing: select::Scratch,
    /// It serves one long text: each stage's memory is freed when the stage is done, for a lower peak.
    is_frugal: bool,
}

impl Workspace {
    /// An empty workspace.
    pub fn new() -> Self {
        Workspace::default()
    }

    /// Frees what only the reading of a document needs, and what the document does not need.
    pub(crate) fn end_reading(&mut self, document: &mut Document<'_>) {
        if self.is_frugal {
            self.reading = Default::default();
            document.shrink();
        }
    }

    /// Frees what only reading and scoring need.
    pub(crate) fn end_scoring(&mut self) {
        if self.is_frugal {
            (self.vocabulary, self.scoring) = Default::default();
        }
    }

    /// Drops buffers that are far too large for a text.
    pub(crate) fn prepare(&mut self, text: &str) {
        let tokens = self.document.capacity();
        if tokens > ALWAYS_KEPT && text.len() < tokens / 4 {
            *self = Workspace { vocabulary: std::mem::take(&mut self.vocabulary), ..Workspace::default() };
        }
    }
}

/// Workspaces that plain calls share, as `regex::Regex` shares its caches: each call takes one, or makes one, and puts
/// it back.
#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Vec<Workspace>>);

impl Pool {
    /// An empty pool.
    pub(crate) const fn new() -> Self {
        Pool(Mutex::new(Vec::new()))
    }

    /// Calls `work` with a workspace for a text.
    pub(crate) fn with<T>(&self, text: &str, work: impl FnOnce(&mut Workspace) -> T) -> T {
        if text.len() > LONGEST_POOLED {
            return work(&mut Workspace { is_frugal: true, ..Workspace::default() });
        }
        let mut workspace = self.lock().pop().unwrap_or_default();
        let result = work(&mut workspace);
        let mut pool = self.lock();
        if pool.len() < POOLED {
            pool.push(workspace);
        }
        result
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Workspace>> {
        // A workspace is never half done in the pool, whatever a thread did that panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clone has a pool of its own, empty.
impl Clone for Pool {
    fn clone(&self) -> Self {
        Pool::default()
    }
}

/// What a pool keeps changes no result.
impl PartialEq for Pool {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarizer::Summarizer;

    const SENTENCE: &str = "The council of the city met on Monday to vote on the budget of the schools. ";

    #[test]
    fn buffers_for_a_large_text_are_dropped_for_a_small_one() {
        let (large, small) = (SENTENCE.repeat(20_000), SENTENCE.repeat(50));
        let (summarizer, mut workspace) = (Summarizer::default(), Workspace::new());
        let mut is_large = |text: &str| {
            summarizer.summarize_with(&mut workspace, text).unwrap();
            workspace.document.capacity() > ALWAYS_KEPT
        };
        assert_eq!([&*large, &large, &small, &small].map(&mut is_large), [true, true, false, false]);
    }

    #[test]
    fn a_pool_is_bounded() {
        let pool = Pool::default();
        let count = |pool: &Pool| pool.lock().len();
        // A call within a call needs a workspace of its own.
        fn nest(pool: &Pool, depth: usize) {
            pool.with("", |_| {
                if depth > 0 {
                    nest(pool, depth - 1)
                }
            });
        }
        nest(&pool, 0);
        assert_eq!(count(&pool), 1);
        nest(&pool, 3);
        assert_eq!(count(&pool), 4);
        nest(&pool, 2 * POOLED);
        assert_eq!(count(&pool), POOLED);
        let pool = Pool::default();
        pool.with(&SENTENCE.repeat(LONGEST_POOLED), |_| ());
        assert_eq!((count(&pool), count(&pool.clone())), (0, 0));
    }
}
