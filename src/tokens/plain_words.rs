//! The fast path for plain words.
//!
//! Valid when a word is lower-case Latin-1 letters, optionally with one leading ASCII capital behind a space, of at most 16
//! bytes, and a space, a comma or period with a space or line break, or the end of the text follows. Equals what
//! [`super::segment`] finds there; tested against UAX #29 by the tests of that module.

use super::segment::Words;
use super::shape::Shape;
use crate::language::ShortWord;
use crate::swar;

/// A word that the fast path accepts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The key of its normalized form.
    pub(crate) key: ShortWord,
    pub(crate) shape: Shape,
    pub(crate) quoted: bool,
}

/// How many bytes are read: a word and two bytes behind it.
const REACH: usize = swar::WORD + 2;

impl Words<'_> {
    /// Reports words until one is not plain, and returns the letters where it stopped, if there are any.
    #[inline(always)]
    pub(crate) fn plain(&mut self, mut found: impl FnMut(Plain)) -> Option<Plain> {
        if self.reference.is_some() {
            return None;
        }
        let (mut at, mut after_space, mut strings) = (self.at, self.after_space, 0);
        let letters = loop {
            let Some((letters, next)) = self.plain_at(at, after_space) else { break None };
            let Some(next) = next else { break Some(letters) };
            strings += usize::from(after_space || letters.start > at);
            // A space or the end of the text follows.
            (at, after_space) = (next, true);
            found(letters);
        };
        (self.at, self.after_space) = (at, after_space);
        self.glance.strings += strings;
        letters
    }

    /// Returns the letters at a position and, if they are a plain word, the position behind it and its mark.
    #[inline(always)]
    pub(crate) fn plain_at(&self, at: usize, after_space: bool) -> Option<(Plain, Option<usize>)> {
        let is_apart = *self.bytes.get(at)? == b' ';
        let start = at + usize::from(is_apart);
        let bytes: &[u8; REACH] = self.bytes.get(start..)?.first_chunk()?;
        // A capital right behind a mark is left to the rules.
        let letters = self.letters_at(start, bytes, is_apart || after_space)?;
        Some((letters, self.end_at(&letters, bytes)))
    }

    /// Returns the plain word that an apostrophe joins to some letters, if one does.
    pub(crate) fn joined(&mut self, letters: &Plain) -> Option<Plain> {
        let behind = match self.bytes[letters.end..] {
            [b'\'', ..] => letters.end + 1,
            // ’
            [0xe2, 0x80, 0x99, ..] => letters.end + 3,
            _ => return None,
        };
        let bytes: &[u8; REACH] = self.bytes.get(behind..)?.first_chunk()?;
        let joined = self.letters_at(behind, bytes, true)?;
        let next = self.end_at(&joined, bytes)?;
        self.glance.strings += usize::from(self.after_space || letters.start > self.at);
        (self.at, self.after_space) = (next, true);
        Some(joined)
    }

    /// Returns the letters at a position, if there are any.
    #[inline(always)]
    fn letters_at(&self, start: usize, bytes: &[u8; REACH], may_be_capital: bool) -> Option<Plain> {
        let is_capital = bytes[0].is_ascii_uppercase() && may_be_capital;
        let (length, key) = swar::word(bytes.first_chunk()?, is_capital);
        let shape = if is_capital { Shape::Capital } else { Shape::Lower };
        let plain =
            Plain { start, end: start + length, key: ShortWord::of_bytes(key), shape, quoted: self.quoted };
        (length > 0).then_some(plain)
    }

    /// Returns the position behind a plain word and its mark, if a space or the end of the text follows.
    #[inline(always)]
    fn end_at(&self, plain: &Plain, bytes: &[u8; REACH]) -> Option<usize> {
        // Branchless, because what follows a word is unpredictable.
        let length = plain.end - plain.start;
        let (behind, next) = (bytes[length], bytes[length + 1]);
        let is_mark = (behind == b',') | (behind == b'.');
        let is_end = (behind == b' ') | is_mark & ((next == b' ') | (next == b'\n'));
        let end = (plain.end + usize::from(is_mark)).min(self.text.len());
        (is_end & (plain.end <= self.text.len())).then_some(end)
    }
}
