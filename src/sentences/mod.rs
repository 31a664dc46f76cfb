//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the base; the rules here mend them where news typography needs more:
//! abbreviations and initials, marks that close a quotation, quoted speech that its speaker follows, hard-wrapped lines,
//! numbers. Each place after a run of terminators (`.`, `!`, `?`, `…`) is judged once, from the characters and the
//! words around it; the time is linear.

mod context;
mod list_marker;
mod rules;

pub(crate) use context::{Forms, is_zone_code};
pub(crate) use list_marker::{bullet, is_list_item};
#[cfg(test)]
pub(crate) use rules::names as rule_names;

use crate::language::Pack;
use crate::text::{begins_in_capital, is_closer, is_quote, is_terminator, reference_mark};
use context::{Place, Splitter, is_address};
use list_marker::label;

/// WordFlags at most so many bytes apart are one run.
const WIDEST_GAP: usize = 3;

/// Calls `found(start, end)` for each sentence of a block, in order, without the white space around it.
pub(crate) fn sentences(text: &str, pack: &Pack, forms: &mut Forms, mut found: impl FnMut(usize, usize)) {
    let mut splitter =
        Splitter { text, pack, start: 0, quote_open: false, has_sections: false, is_careless: None, forms };
    let mut at = 0;
    while let Some(place) = splitter.next_place(at) {
        if rules::ends(&mut splitter, &place) {
            splitter.emit(place.end, &mut found);
            splitter.start = place.next;
        }
        at = place.next.max(place.end);
    }
    splitter.emit(text.len(), &mut found);
}

/// Emits a sentence; one that begins with the label of a list ("1. Open the box 2. Take") item by item.
fn emit_items(text: &str, mut start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    while let Some(next) =
        label(text[start..end].trim_start()).and_then(|label| label.next_in(text, start, end))
    {
        emit(text, start, next, found);
        start = next;
    }
    emit(text, start, end, found);
}

fn emit(text: &str, start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    if let [first, .., last] = &text.as_bytes()[start..end]
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return found(start, end);
    }
    let piece = text[start..end].trim_end();
    let bare = piece.trim_start();
    if !bare.is_empty() {
        found(start + piece.len() - bare.len(), start + piece.len());
    }
}

/// A line drawn with a mark: "=====", "***".
fn is_ruler(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    matches!(first, b'=' | b'_' | b'*' | b'-' | b'~' | b'#')
        && word.len() >= 3 + usize::from(first == b'-')
        && word.bytes().all(|byte| byte == first)
}

/// The bytes that [`Splitter::next_place`] looks at.
const IS_LOOKED_AT: [bool; 256] = {
    let mut looked_at = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        looked_at[byte] = matches!(
            byte as u8,
            b'.' | b'!' | b'?' | b'"' | b'/' | b'=' | b'_' | b'*' | b'-' | b'~' | b'#' | 0xd8..=0xdb | 0xe0..=0xef
        );
        byte += 1;
    }
    looked_at
};

impl<'t> Splitter<'t> {
    fn next_place(&mut self, from: usize) -> Option<Place> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        // Every terminator is ASCII or begins with one of these bytes.
        let start = loop {
            // Letters, digits and spaces are passed at once.
            at += bytes[at..].iter().position(|&byte| IS_LOOKED_AT[byte as usize])?;
            match bytes[at] {
                b'.' | b'!' | b'?' => break at,
                b'"' => self.quote_open = !self.quote_open,
                b'/' | b'=' | b'_' | b'*' | b'-' | b'~' | b'#' if bytes.get(at + 1) == Some(&bytes[at]) => {
                    self.has_sections = true;
                }
                0xd8..=0xdb | 0xe0..=0xef if self.text[at..].chars().next().is_some_and(is_terminator) => {
                    break at;
                }
                _ => {}
            }
            at += 1;
        };
        // "… ended. The …"
        if let [b'.', b' ', next @ ..] = &bytes[start..]
            && begins_in_capital(next)
        {
            return Some(Place {
                mark: (start, start + 1),
                end: start + 1,
                next: start + 2,
                closes_quote: false,
            });
        }
        let mut end = self.skip(start, is_terminator);
        // « Quoi ? ! », ". . .", "Well! ...": spaced marks go on with the run.
        loop {
            let gap = self.skip(end, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let more = self.skip(gap, is_terminator);
            let is_apart = self.text[more..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if more == gap || gap - end > WIDEST_GAP || !is_apart {
                break;
            }
            end = more;
        }
        let mut place = Place { mark: (start, end), end, next: end, closes_quote: false };
        self.close(&mut place);
        place.next = self.skip(place.end, char::is_whitespace);
        Some(place)
    }

    /// Emits the current sentence up to `end`: what a ruler parts ("===") and addresses in a row are pieces of their own.
    fn emit(&mut self, end: usize, found: &mut impl FnMut(usize, usize)) {
        let (text, mut start) = (self.text, self.start);
        if std::mem::take(&mut self.has_sections) {
            let mut before = "";
            for word in text[start..end].split_whitespace() {
                let at = word.as_ptr() as usize - text.as_ptr() as usize;
                if is_ruler(before) || is_address(before) && is_address(word) {
                    emit_items(text, start, at, found);
                    start = at;
                }
                before = word;
            }
        }
        emit_items(text, start, end, found);
    }

    /// Takes in the marks that close after the terminators; French sets a space before ».
    fn close(&mut self, place: &mut Place) {
        loop {
            let gap = self.skip(place.end, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let Some(c) = self.text[gap..].chars().next() else { return };
            let spaced = gap > place.end;
            let after = self.text[gap + c.len_utf8()..].chars().next();
            let closes = match c {
                '»' | '›' => true,
                '"' => (self.quote_open || !spaced) && after.is_none_or(|after| !after.is_alphanumeric()),
                // "ended.[12] The next", "ended.[citation needed] The next"; behind a space only a number is one.
                '[' => {
                    let mark = reference_mark(&self.text[gap..]);
                    let is_number = || self.text[gap + 1..gap + mark - 1].bytes().all(|c| c.is_ascii_digit());
                    if mark > 0 && (!spaced || is_number()) {
                        place.end = gap + mark;
                        continue;
                    }
                    false
                }
                c => is_closer(c) && !spaced,
            };
            if !closes {
                return;
            }
            if c == '"' {
                self.quote_open = false;
            }
            place.closes_quote |= is_quote(c);
            // A terminator may follow: « … ! ».
            place.end = self.skip(gap + c.len_utf8(), is_terminator);
        }
    }

    /// The first place from `from` on whose character does not pass.
    fn skip(&self, from: usize, pass: impl Fn(char) -> bool) -> usize {
        from + self.text[from..].find(|c| !pass(c)).unwrap_or(self.text.len() - from)
    }
}
