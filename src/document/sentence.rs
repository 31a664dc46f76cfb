//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the base; the rules here mend them where news typography needs more:
//! abbreviations and initials, marks that close a quotation, quoted speech that its speaker follows, hard-wrapped lines,
//! numbers. Each place after a run of terminators (`.`, `!`, `?`, `…`) is judged once, from the characters and the
//! words around it; the time is linear.

use unicode_segmentation::UnicodeSegmentation;

use super::label::{BULLETS, label};
use super::mark::{is_closer, is_quote, is_terminator, reference_mark};
use super::rules::{self, is_address, word_of};
use crate::language::{Class, Classes, Pack};

/// Marks at most so many bytes apart are one run.
const WIDEST_GAP: usize = 3;
/// No rule looks further back or ahead than so many bytes, so that the time stays linear on any text.
pub(super) const REACH: usize = 64;

/// Calls `found(start, end)` for each sentence of a block, in order, without the white space around it.
pub(super) fn sentences(text: &str, pack: &Pack, forms: &mut Forms, mut found: impl FnMut(usize, usize)) {
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

/// Whether some bytes begin with a capital, from A to Z or with the accents of French.
pub(super) fn begins_in_capital(bytes: &[u8]) -> bool {
    matches!(bytes, [b'A'..=b'Z', ..] | [0xc3, 0x80..=0x96 | 0x98..=0x9e, ..])
}

/// A run of terminators with what closes after it: a place where a sentence may end.
#[derive(Debug)]
pub(super) struct Place {
    /// Where the terminators begin and end.
    pub(super) mark: (usize, usize),
    /// The end of the closing marks after them.
    pub(super) end: usize,
    /// The first character after the white space that follows.
    pub(super) next: usize,
    /// A quotation mark closes between the terminators and `end`.
    pub(super) closes_quote: bool,
}

/// Buffers for lower-cased words.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    pub(super) word: String,
    pair: String,
}

/// A walk through a block, sentence by sentence.
pub(super) struct Splitter<'t> {
    pub(super) text: &'t str,
    pub(super) pack: &'t Pack,
    /// The start of the current sentence.
    pub(super) start: usize,
    /// A straight quotation mark is open.
    quote_open: bool,
    /// The current sentence may have rulers or addresses of the web in it.
    has_sections: bool,
    /// The block has a word that only a careless writer sets in lower case; looked for when a rule asks.
    is_careless: Option<bool>,
    pub(super) forms: &'t mut Forms,
}

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

    /// The current sentence up to `at`, as far back as the rules look.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let mut from = self.start.max(at.saturating_sub(REACH));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        &self.text[from..at]
    }

    /// Whether UAX #29 has a boundary at a place. The standard looks ahead without end from each closing mark and each
    /// space (SB8), which over the whole block is quadratic: here it sees what is within reach.
    pub(super) fn is_reference(&self, place: &Place) -> bool {
        // So wide a gap ends anything.
        if place.next - place.mark.1 > REACH {
            return true;
        }
        let before = self.before(place.mark.0);
        let from = place.mark.0 - before.len();
        let piece = head(&self.text[from..], place.next - from + REACH);
        piece.split_sentence_bound_indices().any(|(bound, _)| from + bound == place.next)
    }

    pub(super) fn classes(&mut self, word: &str) -> Classes {
        self.pack.near(word, &mut self.forms.word)
    }

    /// The classes of an abbreviation of two words: « p. ex. »
    pub(super) fn classes_of_pair(&mut self, first: &str, second: &str) -> Classes {
        let Forms { word, pair } = &mut *self.forms;
        pair.clear();
        pair.extend([first, " ", second]);
        self.pack.near(pair, word)
    }

    /// Whether the writer begins sentences in lower case: this one does, or the block has a word that gives it away.
    pub(super) fn is_sloppy(&mut self) -> bool {
        let mut letters = head(&self.text[self.start..], REACH).chars().skip_while(|c| !c.is_alphanumeric());
        let is_small = letters.next().is_some_and(char::is_lowercase);
        if is_small && !letters.next().is_some_and(char::is_uppercase) {
            return true;
        }
        let (text, careless) = (self.text, self.pack.careless);
        *self.is_careless.get_or_insert_with(|| careless.iter().any(|word| has_word(text, word)))
    }

    /// Whether a label at a place goes on with the list that the sentence began: "1. Open the box 2. Take it".
    pub(super) fn is_next_label(&self, at: usize) -> bool {
        let from = match self.text[self.start..at].chars().next_back() {
            Some(bullet) if BULLETS.contains(&bullet) => at - bullet.len_utf8(),
            _ => at,
        };
        let first = label(self.text[self.start..].trim_start());
        first
            .zip(label(&self.text[from..]))
            .is_some_and(|(first, next)| first.has_style_of(next) && next.value > first.value)
    }

    /// Whether the word at a place begins sentences rather than names: a function word, with a capital.
    pub(super) fn starts(&mut self, at: usize) -> bool {
        let word = self.word_at(at);
        let is_initial = word.chars().count() == 1 && self.text[at + word.len()..].starts_with('.');
        let classes = self.classes(word);
        word.starts_with(char::is_uppercase)
            && !is_initial
            && (classes.has(Class::Stop) || classes.has(Class::Opener))
    }

    pub(super) fn word_at(&self, at: usize) -> &'t str {
        word_of(&self.text[at..])
    }

    /// What stands before the mark, back to white space, a bracket or a quotation mark.
    pub(super) fn chunk_before(&self, mark: usize) -> &'t str {
        let stop = |c: char| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '{' | '"' | '«' | '“' | '‘' | '’' | '\'' | '»' | '”' | '—' | '/')
        };
        let before = self.before(mark).trim_end();
        let chunk = &before
            [before.rfind(stop).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..];
        chunk.trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

/// Whether a word stands in a text between spaces, or before an apostrophe.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at].chars().next_back().is_none_or(char::is_whitespace)
            && text[at + word.len()..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '\'' | '’'))
    })
}

/// The first bytes of a text, up to a character boundary.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_end_before_a_character_that_does_not_fit() {
        assert_eq!([0, 1, 2, 3, 9].map(|bytes| head("aé", bytes)), ["", "a", "a", "aé", "aé"]);
    }

    #[test]
    fn words_stand_between_spaces() {
        for text in ["i", "and i went", "he\u{a0}i’m", "i'd", "so\ni"] {
            assert!(has_word(text, "i"), "{text:?}");
        }
        for text in ["", "is it", "a-i", "Hi", "i.e."] {
            assert!(!has_word(text, "i"), "{text:?}");
        }
    }
}
