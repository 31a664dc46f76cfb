//! Word segmentation by UAX #29, table-driven for the characters of French and English.

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

use super::char_class::{
    CLASSES, DIGIT, EXTEND, LATIN, LETTER, LOWER, MID, PLAIN, SPACE, UNKNOWN, UPPER, WORD, class_past_latin,
};
use super::shape::Shape;
use crate::quotations::Quotations;
use crate::swar::small_letters;

/// A word, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) shape: Shape,
    /// Between quotation marks.
    pub(crate) quoted: bool,
    /// It is normalized: no capital, no curly apostrophe.
    pub(crate) is_form: bool,
    pub(crate) has_apostrophe: bool,
    pub(crate) has_period: bool,
    /// It has a letter or digit: "_" alone is no word.
    has_letters: bool,
}

impl Word {
    /// Creates a word of letters with an apostrophe among them.
    pub(crate) fn with_apostrophe(text: &str, (start, end): (usize, usize), quoted: bool) -> Self {
        let shape = Shape::of(&text[start..end]);
        Word {
            start,
            end,
            shape,
            quoted,
            is_form: false,
            has_apostrophe: true,
            has_period: false,
            has_letters: true,
        }
    }
}

/// Counts gathered while segmenting a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Glance {
    /// White-space separated strings.
    pub(crate) strings: usize,
    /// A capital may stand right behind a small letter, or behind a mark that ends sentences.
    pub(crate) may_be_glued: bool,
}

/// The words of UAX #29 in each string between spaces, the narrow no-break space among them. Linear.
///
/// A string with characters beyond French and English is left to the reference.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    /// The whole text, so that 18-byte loads may read past the end of the block.
    pub(crate) bytes: &'t [u8],
    pub(crate) at: usize,
    pub(crate) classes: &'static [u8; LATIN],
    pub(crate) quoted: bool,
    quotations: Quotations,
    /// The byte ranges between quotation marks so far; one that is not closed ends with the block.
    pub(crate) quotation_spans: Vec<(u32, u32)>,
    pub(crate) after_space: bool,
    /// Where the current string begins.
    pub(crate) string: usize,
    pub(crate) glance: Glance,
    pub(crate) reference: Option<Reference<'t>>,
}

pub(crate) struct Reference<'t> {
    words: UnicodeWordIndices<'t>,
    base: usize,
    end: usize,
}

impl<'t> Words<'t> {
    /// Segments `text[start..end]`; offsets are those of the whole text.
    pub(crate) fn new(text: &'t str, (start, end): (usize, usize)) -> Self {
        Words {
            text: &text[..end],
            bytes: text.as_bytes(),
            at: start,
            classes: &CLASSES,
            quoted: false,
            quotations: Quotations::default(),
            quotation_spans: Vec::new(),
            after_space: true,
            string: start,
            glance: Glance::default(),
            reference: None,
        }
    }

    /// Returns the class and length of the character at a position; zeros past the end.
    #[inline]
    fn peek(&self, at: usize) -> (u8, usize) {
        match self.text.as_bytes().get(at) {
            None => (0, 0),
            Some(&byte) if byte.is_ascii() => (self.classes[byte as usize], 1),
            Some(_) => {
                let Some(c) = self.text[at..].chars().next() else { return (0, 0) };
                let class = self.classes.get(c as usize).copied().unwrap_or_else(|| class_past_latin(c));
                (class, c.len_utf8())
            }
        }
    }

    /// Skips a character between words.
    #[inline]
    fn pass(&mut self, class: u8, length: usize) {
        if class & SPACE != 0 {
            self.after_space = true;
        } else {
            self.begin_string();
            match self.text.as_bytes()[self.at] {
                byte if byte == b'"' || byte == b'\'' || !byte.is_ascii() => {
                    self.quotations.pass(self.text, self.at);
                    match (self.quoted, self.quotations.is_open()) {
                        (false, true) => self.quotation_spans.push((self.at as u32, self.text.len() as u32)),
                        (true, false) => {
                            self.quotation_spans.last_mut().expect("an open quotation").1 = self.at as u32
                        }
                        _ => {}
                    }
                    self.quoted = self.quotations.is_open();
                }
                _ => {}
            }
        }
        self.at += length;
    }

    #[inline]
    fn begin_string(&mut self) {
        if self.after_space {
            self.after_space = false;
            self.string = self.at;
            self.glance.strings += 1;
        }
    }

    /// Returns the word at the current position, whose first character has class `first`; `None` if only the reference
    /// can tell.
    #[inline]
    fn word(&mut self, first: u8) -> Option<Word> {
        let start = self.at;
        let (mut at, mut last, mut head, mut rest) = (start, first, 0, 0);
        let (mut is_curly, mut has_apostrophe, mut has_period, mut is_glued) = (false, false, false, false);
        if first & UPPER != 0 && start > 0 {
            is_glued = matches!(self.text.as_bytes()[start - 1], b'.' | b'!' | b'?');
        }
        let (mut class, mut length) = self.peek(start);
        loop {
            if class & LOWER != 0 && length == 1 {
                // Most of any text is lower-case ASCII.
                let small = small_letters(&self.text.as_bytes()[at..]);
                if head == 0 {
                    head = LOWER;
                } else {
                    rest |= LOWER;
                }
                last = LOWER;
                at += small;
            } else if class & WORD != 0 {
                is_glued |= class & UPPER != 0 && last & LOWER != 0;
                if head == 0 {
                    head = class & !EXTEND
                } else {
                    rest |= class
                }
                last = class;
                at += length;
            } else if class & MID != 0 {
                let mark = self.text.as_bytes()[at];
                let (after, more) = self.peek(at + length);
                if after & UNKNOWN != 0 {
                    return None;
                }
                if !joins(mark, last, after) {
                    break;
                }
                match mark {
                    b'.' => has_period = true,
                    b'\'' => has_apostrophe = true,
                    CURLY => {
                        is_curly = true;
                        has_apostrophe |= self.text[at..].starts_with('’');
                    }
                    _ => {}
                }
                is_glued |= mark == b'.' && after & UPPER != 0;
                rest |= after;
                last = after;
                at += length + more;
            } else if class & UNKNOWN != 0 {
                return None;
            } else {
                break;
            }
            (class, length) = self.peek(at);
        }
        self.begin_string();
        self.glance.may_be_glued |= is_glued;
        self.at = at;
        let shape = match head {
            DIGIT => Shape::Number,
            UPPER if rest & (LOWER | PLAIN) != 0 || rest & UPPER == 0 => Shape::Capital,
            UPPER => Shape::Upper,
            _ if rest & UPPER != 0 => Shape::Inner,
            _ => Shape::Lower,
        };
        let is_form = (head | rest) & UPPER == 0 && !is_curly;
        Some(Word {
            start,
            end: at,
            shape,
            quoted: self.quoted,
            is_form,
            has_apostrophe,
            has_period,
            has_letters: head != 0,
        })
    }

    /// Leaves the rest of the string to the reference.
    fn ask_reference(&mut self) {
        self.begin_string();
        let mut end = self.at;
        loop {
            let (class, length) = self.peek(end);
            if length == 0 || class & SPACE != 0 {
                break;
            }
            end += length;
        }
        self.glance.may_be_glued = true;
        let words = self.text[self.string..end].unicode_word_indices();
        self.reference = Some(Reference { words, base: self.string, end });
    }

    /// Returns the next word of the reference, and skips what stands before it.
    fn referred(&mut self) -> Option<Word> {
        let Reference { words, base, end } = self.reference.as_mut()?;
        let (at, base, end) = (self.at, *base, *end);
        let next =
            words.map(|(start, word)| (base + start, word)).find(|(start, word)| start + word.len() > at);
        let gap_end = next.map_or(end, |(start, _)| start);
        while self.at < gap_end {
            let length = self.text[self.at..].chars().next().map_or(1, char::len_utf8);
            self.pass(0, length);
        }
        let Some((start, word)) = next else {
            self.reference = None;
            return None;
        };
        self.begin_string();
        self.at = start + word.len();
        Some(Word {
            start,
            end: self.at,
            shape: Shape::of(word),
            quoted: self.quoted,
            is_form: false,
            has_apostrophe: word.contains(['\'', '’']),
            has_period: word.contains('.'),
            has_letters: true,
        })
    }
}

/// The first byte of "’" and "‘".
const CURLY: u8 = 0xe2;

/// Whether a mark, given by its first byte, joins the characters around it.
#[inline]
fn joins(mark: u8, before: u8, after: u8) -> bool {
    let letters = before & LETTER != 0 && after & LETTER != 0;
    let digits = before & after & DIGIT != 0;
    match mark {
        b':' | MIDDLE_DOT => letters,
        b',' | b';' => digits,
        _ => letters || digits,
    }
}

/// The first byte of "·".
const MIDDLE_DOT: u8 = 0xc2;

/// What [`Words::find`] finds.
pub(crate) enum Found {
    Word(Word),
    /// Spaces and marks were skipped; a plain word may follow.
    Gap,
    End,
}

impl Words<'_> {
    /// Returns the word at the current position, or skips what stands before the next one.
    #[inline(never)]
    pub(crate) fn find(&mut self) -> Found {
        if self.reference.is_some() {
            return self.referred().map_or(Found::Gap, Found::Word);
        }
        let mut has_passed = false;
        loop {
            let (class, length) = self.peek(self.at);
            if length == 0 {
                return if has_passed { Found::Gap } else { Found::End };
            }
            if class & (WORD | UNKNOWN) == 0 {
                self.pass(class, length);
                has_passed = true;
            } else if has_passed {
                return Found::Gap;
            } else if class & UNKNOWN != 0 {
                self.ask_reference();
                return Found::Gap;
            } else {
                match self.word(class) {
                    Some(word) if word.has_letters => return Found::Word(word),
                    Some(_) => has_passed = true,
                    None => {
                        self.ask_reference();
                        return Found::Gap;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain_words::Plain;
    use super::*;
    use proptest::prelude::*;

    /// The words of each string between spaces, by the reference.
    fn reference(text: &str) -> Vec<(usize, &str, Shape)> {
        let class = |c: char| CLASSES.get(c as usize).copied().unwrap_or_else(|| class_past_latin(c));
        let strings = text.split(|c| class(c) & SPACE != 0);
        let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        strings.flat_map(str::unicode_words).map(|word| (place(word), word, Shape::of(word))).collect()
    }

    /// Every word, by the fast path as far as it goes.
    fn all(words: &mut Words<'_>) -> Vec<Word> {
        let mut found = Vec::new();
        loop {
            words.plain(|Plain { start, end, shape, quoted, .. }| {
                let is_form = shape == Shape::Lower;
                let [has_apostrophe, has_period] = [false; 2];
                let has_letters = true;
                found.push(Word {
                    start,
                    end,
                    shape,
                    quoted,
                    is_form,
                    has_apostrophe,
                    has_period,
                    has_letters,
                });
            });
            match words.find() {
                Found::Word(word) => found.push(word),
                Found::Gap => {}
                Found::End => return found,
            }
        }
    }

    fn check(text: &str) {
        let mut words = Words::new(text, (0, text.len()));
        let found = all(&mut words);
        let segmented = found.iter().map(|word| (word.start, &text[word.start..word.end], word.shape));
        assert_eq!(segmented.collect::<Vec<_>>(), reference(text), "{text:?}");
        assert_eq!(words.glance.strings, text.split_whitespace().count(), "{text:?}");
        assert!(words.glance.may_be_glued || crate::blocks::block_text::glued(text) == 0, "{text:?}");
        let mut form = String::new();
        for word in found {
            let written = &text[word.start..word.end];
            crate::language::lower(written, &mut form);
            assert!(!word.is_form || form == written, "{text:?}");
            assert_eq!(word.has_apostrophe, written.contains(['\'', '’']), "{text:?}");
            assert_eq!(word.has_period, written.contains('.'), "{text:?}");
        }
    }

    #[test]
    fn each_character_joins_words_as_in_the_reference() {
        for c in '\0'..'\u{3000}' {
            for frame in [
                "a{}b",
                "1{}2",
                "a{}1",
                "1{}a",
                "a{}",
                "{}a",
                "_{}_",
                "a{} b",
                "a.{}b",
                "1,{}2",
                "{}",
                "Ab{}C",
                "« {}a »",
            ] {
                check(&frame.replace("{}", &c.to_string()));
            }
        }
    }

    #[test]
    fn a_block_is_segmented_as_it_would_be_alone() {
        let text =
            "Le maire a dit, hier soir. Il l'a été : « Non », a-t-il dit. The councillor's plan of U.S. size";
        let places: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        for &start in &places {
            for &end in places.iter().filter(|&&end| end >= start) {
                let part = all(&mut Words::new(text, (start, end)));
                let alone = all(&mut Words::new(&text[start..end], (0, end - start)));
                let ranges = |words: Vec<Word>, base: usize| -> Vec<_> {
                    words.into_iter().map(|word| (word.start - base, word.end - base)).collect()
                };
                assert_eq!(ranges(part, start), ranges(alone, 0), "from {start} to {end}");
            }
        }
    }

    proptest! {
        #[test]
        fn words_equal_those_of_the_reference(
            text in "([a-cÀ-ÿA-C0-3 ]|[.,:;'’‘_·«»“”()!?/&@%€$…–—\u{202f}\u{a0}\n-]|[Œœ×ª²\u{ad}\u{301}éǅ日🇫👍\u{200d}\u{3000}]){0,40}"
        ) {
            check(&text);
        }
    }
}
