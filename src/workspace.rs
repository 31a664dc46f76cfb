//! What a worker keeps between articles.

use crate::tokens::Vocabulary;
use crate::{document, rank, select};

/// Memory that a worker keeps between articles, so that the next is done faster: the words already seen, with their
/// stems, and the room that an article needs.
///
/// The results are the same bytes with a fresh or a used one, whichever summarizer used it before. The words are dropped
/// when they take more than about eight megabytes; the room for an article stays as large as the largest needed it,
/// about seven times its text, until one comes that is twenty times smaller.
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
    /// It serves one call: what is no longer needed is dropped at once, for the sake of long texts.
    pub(crate) is_for_once: bool,
}

impl Workspace {
    /// An empty workspace.
    pub fn new() -> Self {
        Workspace::default()
    }

    /// Makes ready for a text of so many bytes.
    pub(crate) fn begin(&mut self, bytes: usize) {
        if self.document.is_outsized(bytes) {
            *self = Workspace { vocabulary: std::mem::take(&mut self.vocabulary), ..Workspace::default() };
        }
    }

    /// A workspace for one call.
    pub(crate) fn once() -> Self {
        Workspace { is_for_once: true, ..Workspace::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarizer::Summarizer;

    #[test]
    fn the_room_of_a_large_text_is_given_back() {
        let sentence = "The council of the city met on Monday to vote on the budget of the schools. ";
        let (large, small) = (sentence.repeat(20_000), sentence.repeat(50));
        let (summarizer, mut workspace) = (Summarizer::default(), Workspace::new());
        let mut is_outsized = |text: &str| {
            summarizer.summarize_with(&mut workspace, text).unwrap();
            workspace.document.is_outsized(small.len())
        };
        assert_eq!([&*large, &large, &small, &small].map(&mut is_outsized), [true, true, false, false]);
    }
}
