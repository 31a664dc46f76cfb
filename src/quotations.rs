//! Quotation marks: where they stand, and which quotations are open behind each.

use crate::text::head;

/// Whether a mark closes a quotation, straight ones included.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›')
}

/// Returns where the marks stand that may open or close a quotation, apart from apostrophes within words.
pub(crate) fn quotation_marks(text: &str) -> impl Iterator<Item = usize> + '_ {
    // The marks begin with these bytes; few other characters do.
    let may_begin = |byte: u8| matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2);
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += 1 + bytes.get(at..)?.iter().position(|&byte| may_begin(byte))?;
            let mark = text[at - 1..].chars().next()?;
            let is_mark = match mark {
                '"' | '«' | '»' | '“' | '”' | '„' => true,
                '\'' | '‘' | '’' => {
                    let behind = text[at - 1 + mark.len_utf8()..].starts_with(char::is_alphanumeric);
                    !(behind && text[..at - 1].ends_with(char::is_alphanumeric))
                }
                _ => false,
            };
            if is_mark {
                return Some(at - 1);
            }
        }
    })
}

/// Returns where a paragraph closes the quotation that `opened` begins with, if its first mark does.
pub(crate) fn closes_first(opened: &str, paragraph: &str) -> Option<usize> {
    let first = quotation_marks(paragraph).next()?;
    let mark = paragraph[first..].chars().next()?;
    let closes = match opened.chars().next()? {
        '«' => mark == '»',
        '“' | '„' => mark == '”',
        '"' => mark == '"' && Side::of(paragraph, first, mark) == Side::Closes,
        _ => false,
    };
    closes.then_some(first)
}

/// Which quotations are open in a paragraph, as a walk over its marks finds them.
///
/// Guillemets close what was opened inside them, and curly marks what single ones opened. A straight mark opens or
/// closes by what stands beside it, see [`Side`]; a single one opens only where one that closes follows soon. A mark
/// that is never closed ends with its paragraph, since each begins a new walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quotations {
    guillemets: bool,
    curly: bool,
    straight: bool,
    single: bool,
}

/// Single marks quote at most this many bytes, with at most this many of the same marks among them.
const SINGLE_REACH: usize = 400;
const SINGLE_MARKS: usize = 8;

impl Quotations {
    pub(crate) fn is_open(self) -> bool {
        self.guillemets | self.curly | self.straight | self.single
    }

    /// Passes the character at `at`.
    pub(crate) fn pass(&mut self, text: &str, at: usize) {
        let Some(c) = text[at..].chars().next() else { return };
        match c {
            '«' => self.guillemets = true,
            '»' => *self = Quotations::default(),
            '“' | '„' => self.curly = true,
            '”' => {
                *self = Quotations { guillemets: self.guillemets, straight: self.straight, ..Self::default() }
            }
            '"' => {
                self.straight = match Side::of(text, at, c) {
                    Side::Opens => true,
                    Side::Closes => false,
                    Side::Either => !self.straight,
                }
            }
            '‘' | '\'' if !self.single => {
                let rest = at + c.len_utf8();
                self.single = Side::of(text, at, c) == Side::Opens
                    && !is_enclitic(&text[rest..])
                    && single_closes(text, rest);
            }
            '’' | '\'' if self.single => self.single = !closes_single(text, at, c),
            _ => {}
        }
    }
}

/// What a quotation mark does by its neighbours: it opens behind white space and before a word, and closes behind a
/// word or a mark and before none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

impl Side {
    fn of(text: &str, at: usize, mark: char) -> Self {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len_utf8()..].chars().next();
        let is_apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-'));
        let precedes = after.is_some_and(char::is_alphanumeric);
        match (is_apart, precedes) {
            (true, true) => Side::Opens,
            (false, false) => Side::Closes,
            _ => Side::Either,
        }
    }
}

/// Whether a word behind an apostrophe belongs to the word before: "'s", "'ll", "'em".
fn is_enclitic(text: &str) -> bool {
    let word = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    word < 3 && text.starts_with(char::is_lowercase)
}

/// Whether a single mark closes: not "players' union", as far as one can tell.
fn closes_single(text: &str, at: usize, mark: char) -> bool {
    Side::of(text, at, mark) == Side::Closes && !text[..at].ends_with(['s', 'z'])
}

/// Whether a single mark that closes follows soon.
fn single_closes(text: &str, from: usize) -> bool {
    let reach = head(&text[from..], SINGLE_REACH);
    let mut marks = reach.match_indices(['’', '\'']).take(SINGLE_MARKS);
    marks.any(|(at, mark)| closes_single(text, from + at, mark.chars().next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands between quotation marks, the marks that open included.
    fn quoted(text: &str) -> String {
        let mut quotations = Quotations::default();
        let is_inside = |&(at, _): &(usize, char)| {
            quotations.pass(text, at);
            quotations.is_open()
        };
        text.char_indices().filter(is_inside).map(|(_, c)| c).collect()
    }

    #[test]
    fn quotations_open_and_close_by_their_marks() {
        for (text, wanted) in [
            ("He said “no” twice.", "“no"),
            ("Il cite « un “mot” juste » encore.", "« un “mot” juste "),
            ("\"Why?\" he asked. \"Yes.\"", "\"Why?\"Yes."),
            ("'It was awful,' he said.", "'It was awful,"),
            ("‘It’s the players’ union,’ he said.", "‘It’s the players’ union,"),
            ("The players' union isn't \"open to all", "\"open to all"),
            ("It 's the dogs' day.", ""),
            ("He was born in the '90s.", ""),
        ] {
            assert_eq!(quoted(text), wanted, "{text}");
        }
    }
}
