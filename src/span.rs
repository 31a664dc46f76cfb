//! Ranges of a text.

use std::fmt;
use std::ops::Range;

use crate::text::floor_boundary;

/// A half-open range of bytes of the article's text.
///
/// Both ends lie on character boundaries of the text that the span came from.
///
/// ```
/// let span = abrege::Span { start: 2, end: 5 };
/// assert_eq!(span.len(), 3);
/// assert_eq!(&"été, hiver"[span.range()], "té");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Creates a span from its first byte and the one past its last.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Returns the span as a range, to index a `str` with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the span is empty.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Converts the span to character offsets (Unicode scalar values), as Python counts them.
    ///
    /// `text` is the article's text. An offset inside a character is moved back to its start, and one past the text to
    /// its end. Linear in `end`.
    ///
    /// ```
    /// let text = "Été 😀 fin";
    /// let span = abrege::Span { start: 11, end: 14 };
    /// assert_eq!(&text[span.range()], "fin");
    /// assert_eq!(span.to_chars(text).range(), 6..9);
    /// assert_eq!(span.to_utf16(text).range(), 7..10);
    /// ```
    #[must_use]
    pub fn to_chars(self, text: &str) -> Span {
        self.counted(text, |_| 1)
    }

    /// Converts the span to UTF-16 code units, as JavaScript, Java and C# count them.
    ///
    /// Follows the rules and has the cost of [`Span::to_chars`].
    #[must_use]
    pub fn to_utf16(self, text: &str) -> Span {
        self.counted(text, char::len_utf16)
    }

    fn counted(self, text: &str, unit: fn(char) -> usize) -> Span {
        let (start, end) = (floor_boundary(text, self.start), floor_boundary(text, self.end));
        let before: usize = text[..start].chars().map(unit).sum();
        let inside: usize = text[start..end.max(start)].chars().map(unit).sum();
        Span { start: before, end: before + inside }
    }
}

/// Displays as `start..end`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_spans_are_clamped() {
        let text = "é😀";
        assert_eq!(Span { start: 1, end: 99 }.to_chars(text), Span { start: 0, end: 2 });
        assert_eq!(Span { start: 5, end: 2 }.to_utf16(text), Span { start: 1, end: 1 });
    }
}
