//! Finds the places in a block where a sentence may end.

use crate::quotations::{Quotations, is_quote};
use crate::text::{
    begins_in_capital, is_closer, is_combining, is_emoji, is_line_break, is_terminator, may_begin_terminator,
    quote_prefix, reference_mark,
};

/// Terminators that at most this many bytes of space part are one run: « Quoi ? ! »
const WIDEST_GAP: usize = 3;

/// A place where a sentence may end: a run of terminators with what closes after it.
#[derive(Debug)]
pub(super) struct Boundary {
    /// The range of the terminators.
    pub(super) mark_start: usize,
    pub(super) mark_end: usize,
    /// The end of the closing marks after them.
    pub(super) end: usize,
    /// The first character after the white space that follows.
    pub(super) next: usize,
    /// A quotation mark closes between `mark_end` and `end`.
    pub(super) closes_quote: bool,
}

impl Boundary {
    /// Returns the marks that close after the terminators.
    pub(super) fn closing<'t>(&self, text: &'t str) -> &'t str {
        &text[self.mark_end..self.end]
    }
}

/// A walk through a block, from boundary to boundary.
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// What the straight quotation marks before opened.
    quotations: Quotations,
    /// A ruler ("====") or an address of the web may stand in what was scanned since this was last reset.
    pub(super) has_sections: bool,
}

/// A reference mark that lost its superscript has at most this many digits: "ended.11 The next".
const LONGEST_REFERENCE: usize = 3;

/// The bytes that [`Scanner::next`] stops at.
const IS_STOP: [bool; 256] = {
    let mut is_stop = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_stop[byte] = may_begin_terminator(byte as u8)
            || matches!(byte as u8, b'"' | b'/' | b'=' | b'_' | b'*' | b'-' | b'~' | b'#');
        byte += 1;
    }
    is_stop
};

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Scanner { text, quotations: Quotations::default(), has_sections: false }
    }

    /// Returns the first boundary from `from` on.
    #[inline]
    pub(super) fn next(&mut self, from: usize) -> Option<Boundary> {
        let start = self.next_terminator(from)?;
        // "… ended. The …", by far the most frequent.
        if let [b'.', b' ', next @ ..] = &self.text.as_bytes()[start..]
            && begins_in_capital(next)
        {
            let end = start + 1;
            return Some(Boundary {
                mark_start: start,
                mark_end: end,
                end,
                next: end + 1,
                closes_quote: false,
            });
        }
        let mark_end = self.run_end(start);
        let (end, closes_quote) = self.close(mark_end);
        let next = self.skip_gap(end);
        Some(Boundary { mark_start: start, mark_end, end, next, closes_quote })
    }

    fn next_terminator(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            at += bytes[at..].iter().position(|&byte| IS_STOP[byte as usize])?;
            match bytes[at] {
                b'.' | b'!' | b'?' => return Some(at),
                b'"' => self.quotations.pass(self.text, at),
                b'/' | b'=' | b'_' | b'*' | b'-' | b'~' | b'#' if bytes.get(at + 1) == Some(&bytes[at]) => {
                    self.has_sections = true;
                }
                0xd8..=0xdb | 0xe0..=0xf0
                    if self.text[at..].starts_with(|c| is_terminator(c) || is_emoji(c)) =>
                {
                    return Some(at);
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Returns the end of a run of terminators. Spaced ones belong to it: « Quoi ? ! », ". . .", "Well! ...".
    fn run_end(&self, start: usize) -> usize {
        if self.text[start..].starts_with(is_emoji) {
            return self.skip(start, |c| is_emoji(c) || is_combining(c));
        }
        let mut end = self.skip(start, is_terminator);
        loop {
            let gap = self.skip(end, is_space);
            let more = self.skip(gap, is_terminator);
            let is_apart = !self.text[more..].starts_with(char::is_alphanumeric);
            if more == gap || gap - end > WIDEST_GAP || !is_apart {
                return end;
            }
            end = more;
        }
    }

    /// Returns the end of the marks that close after the terminators, and whether one of them closes a quotation.
    /// French sets a space before ».
    fn close(&mut self, mark_end: usize) -> (usize, bool) {
        let (mut end, mut closes_quote) = (mark_end + self.lost_superscript(mark_end), false);
        loop {
            let gap = self.skip(end, is_space);
            let Some(c) = self.text[gap..].chars().next() else { return (end, closes_quote) };
            let is_spaced = gap > end;
            let reference = self.reference_mark(gap, is_spaced);
            if reference > 0 {
                end = gap + reference;
                continue;
            }
            if is_emoji(c) {
                end = self.run_end(gap);
                continue;
            }
            let after = gap + c.len_utf8();
            let closes = match c {
                '»' | '›' => true,
                '"' => {
                    (self.quotations.is_open() || !is_spaced)
                        && !self.text[after..].starts_with(char::is_alphanumeric)
                }
                c => is_closer(c) && !is_spaced,
            };
            if !closes {
                return (end, closes_quote);
            }
            if c == '"' {
                self.quotations = Quotations::default();
            }
            closes_quote |= is_quote(c);
            // A terminator may follow: « … ! ».
            end = self.skip(after, is_terminator);
        }
    }

    /// Returns the length of the reference mark at `at`: "ended.[12] The next", "ended.[citation needed] The next".
    /// Behind a space it must be a number.
    fn reference_mark(&self, at: usize, is_spaced: bool) -> usize {
        let text = &self.text[at..];
        let length = reference_mark(text);
        let counts = length > 0 && (!is_spaced || text[1..length - 1].bytes().all(|c| c.is_ascii_digit()));
        if counts { length } else { 0 }
    }

    /// Returns the length of the reference marks behind a period that lost their superscript: "a consultation.11 12
    /// Take".
    fn lost_superscript(&self, mark_end: usize) -> usize {
        let (before, rest) = self.text.split_at(mark_end);
        let is_candidate = rest.starts_with(|c: char| c.is_ascii_digit())
            && before.strip_suffix('.').is_some_and(|word| {
                word.trim_end_matches(is_combining).ends_with(|c: char| c.is_lowercase() || c == ')')
            });
        if !is_candidate {
            return 0;
        }
        let mut length = 0;
        loop {
            let digits = rest[length..].bytes().take_while(u8::is_ascii_digit).count();
            let behind = &rest[length + digits..];
            let is_gap = |c: char| c == ',' || c.is_whitespace();
            if digits == 0 || digits > LONGEST_REFERENCE || !behind.starts_with(is_gap) {
                return 0;
            }
            length += digits;
            let next = behind.trim_start_matches(is_gap);
            if next.starts_with(char::is_uppercase) {
                return length;
            }
            length += behind.len() - next.len();
        }
    }

    /// Returns the first position from `from` on behind white space, and behind the "> " of a quoted line.
    fn skip_gap(&self, from: usize) -> usize {
        let next = self.skip(from, char::is_whitespace);
        let is_quoted = self.text[next..].starts_with('>') && self.text[from..next].contains(is_line_break);
        next + if is_quoted { quote_prefix(&self.text[next..]) } else { 0 }
    }

    /// Returns the first position from `from` on whose character fails a test.
    fn skip(&self, from: usize, test: impl Fn(char) -> bool) -> usize {
        from + self.text[from..].find(|c| !test(c)).unwrap_or(self.text.len() - from)
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}
