//! The fast path through plain words.

use super::segment::Words;
use super::shape::Shape;
use crate::language::ShortWord;
use crate::swar;

/// A word as most are: small letters, the first of them a capital or not, a space or a mark and a space behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Of its form.
    pub(crate) key: ShortWord,
    pub(crate) shape: Shape,
    pub(crate) quoted: bool,
}

/// The most that is looked at: a word and what is behind it.
const REACH: usize = swar::WORD + 2;

impl Words<'_> {
    /// Calls `found` for each word from here on, as long as they are plain and have sixteen bytes at most; gives the
    /// letters here then, if they may have sixteen bytes and begin a word of another kind.
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
            // Behind it are a space or the end.
            (at, after_space) = (next, true);
            found(letters);
        };
        (self.at, self.after_space) = (at, after_space);
        self.glance.strings += strings;
        letters
    }

    /// The letters here, and, if they are a plain word, the place behind it and its mark.
    #[inline(always)]
    pub(crate) fn plain_at(&self, at: usize, after_space: bool) -> Option<(Plain, Option<usize>)> {
        let is_apart = *self.bytes.get(at)? == b' ';
        let start = at + usize::from(is_apart);
        let bytes: &[u8; REACH] = self.bytes.get(start..)?.first_chunk()?;
        // A capital behind a mark is for the rules to tell.
        let letters = self.letters_at(start, bytes, is_apart || after_space)?;
        Some((letters, self.end_at(&letters, bytes)))
    }

    /// The plain word that an apostrophe joins to the letters here, if one does.
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

    /// The letters of a plain word here, if there are some.
    #[inline(always)]
    fn letters_at(&self, start: usize, bytes: &[u8; REACH], may_be_capital: bool) -> Option<Plain> {
        let is_capital = bytes[0].is_ascii_uppercase() && may_be_capital;
        let (length, key) = swar::word(bytes.first_chunk()?, is_capital);
        let shape = if is_capital { Shape::Capital } else { Shape::Lower };
        let plain =
            Plain { start, end: start + length, key: ShortWord::of_bytes(key), shape, quoted: self.quoted };
        (length > 0).then_some(plain)
    }

    /// The place behind a plain word and its mark, if a space or the end of the part comes next.
    #[inline(always)]
    fn end_at(&self, plain: &Plain, bytes: &[u8; REACH]) -> Option<usize> {
        // Without a branch: what comes behind a word cannot be foreseen.
        let length = plain.end - plain.start;
        let (behind, next) = (bytes[length], bytes[length + 1]);
        let is_mark = (behind == b',') | (behind == b'.');
        let is_end = (behind == b' ') | is_mark & ((next == b' ') | (next == b'\n'));
        let end = (plain.end + usize::from(is_mark)).min(self.text.len());
        (is_end & (plain.end <= self.text.len())).then_some(end)
    }
}
