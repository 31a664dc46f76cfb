//! An article's text, built block by block.

use crate::article::Article;
use crate::blocks::BlockKind;
use crate::span::Span;

/// Builds the text of an article together with its [blocks](Article::blocks), for callers that know them, as from HTML
/// or Markdown. Owns its text, which results then borrow.
///
/// ```
/// use abrege::{BlockKind, Layout};
/// let mut layout = Layout::new();
/// layout.push(BlockKind::Heading, "Budget adopted");
/// layout.push(BlockKind::Caption, "Ann Reed, mayor of Marlow, on Monday.");
/// layout.push(BlockKind::Paragraph, "The council adopted\n    the budget on Monday.");
/// let summary = abrege::summarize(&layout, 3)?;
/// assert_eq!(summary.title(), Some("Budget adopted"));
/// assert_eq!(summary.to_string(), "The council adopted the budget on Monday.");
///
/// // A title or a query is set on the article.
/// let article = abrege::Article::from(&layout).title("Marlow has a budget");
/// assert_eq!(abrege::summarize(article, 3)?.title(), Some("Marlow has a budget"));
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    text: String,
    blocks: Vec<(Span, BlockKind)>,
}

impl Layout {
    /// Creates an empty layout.
    #[must_use]
    pub fn new() -> Self {
        Layout::default()
    }

    /// Appends a block, and returns its span in [`Layout::text`]. White space becomes one space, as browsers render it,
    /// except for no-break spaces inside the text, which French typography needs. A blank text adds no block, and its
    /// span is empty.
    pub fn push(&mut self, kind: BlockKind, text: &str) -> Span {
        let before = self.text.len();
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        for word in text.trim().split(is_collapsed).filter(|word| !word.is_empty()) {
            if self.text.len() > start {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        if self.text.len() == start {
            self.text.truncate(before);
            return Span::new(before, before);
        }
        let span = Span::new(start, self.text.len());
        self.blocks.push((span, kind));
        span
    }

    /// Returns the text: the blocks with a blank line between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the blocks, in order.
    pub fn blocks(&self) -> &[(Span, BlockKind)] {
        &self.blocks
    }
}

fn is_collapsed(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

impl<S: AsRef<str>> Extend<(BlockKind, S)> for Layout {
    fn extend<I: IntoIterator<Item = (BlockKind, S)>>(&mut self, blocks: I) {
        for (kind, text) in blocks {
            self.push(kind, text.as_ref());
        }
    }
}

impl<S: AsRef<str>> FromIterator<(BlockKind, S)> for Layout {
    fn from_iter<I: IntoIterator<Item = (BlockKind, S)>>(blocks: I) -> Self {
        let mut layout = Layout::new();
        layout.extend(blocks);
        layout
    }
}

impl<'t> From<&'t Layout> for Article<'t> {
    fn from(layout: &'t Layout) -> Self {
        Article::new(&layout.text).blocks(layout.blocks.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_blank_blocks_are_left_out() {
        let mut layout = Layout::new();
        assert_eq!(layout.push(BlockKind::Heading, " \n\u{a0}\t"), Span::new(0, 0));
        let first = layout.push(BlockKind::Paragraph, "\u{a0} «\u{a0}Un\r\n  deux\u{a0}»\u{2028}fin. ");
        assert_eq!(&layout.text()[first.range()], "«\u{a0}Un deux\u{a0}» fin.");
        assert!(layout.push(BlockKind::ListItem, "").is_empty());
        let second = layout.push(BlockKind::ListItem, "Trois.");
        assert_eq!(layout.blocks(), [(first, BlockKind::Paragraph), (second, BlockKind::ListItem)]);
        assert_eq!(layout.text(), "«\u{a0}Un deux\u{a0}» fin.\n\nTrois.");
        let pairs = [(BlockKind::Paragraph, "«\u{a0}Un deux\u{a0}» fin."), (BlockKind::ListItem, "Trois.")];
        assert_eq!(pairs.into_iter().collect::<Layout>(), layout);
    }
}
