//! Character classes for word segmentation, as bits, with the names of UAX #29 in brackets.

use std::sync::LazyLock;

/// A small letter (ALetter).
pub(super) const LOWER: u8 = 1;
/// A capital (ALetter).
pub(super) const UPPER: u8 = 2;
/// A letter without case (ALetter).
pub(super) const PLAIN: u8 = 4;
/// Numeric.
pub(super) const DIGIT: u8 = 8;
/// "_" (ExtendNumLet).
pub(super) const EXTEND: u8 = 16;
/// It may join letters or digits (MidLetter, MidNum, MidNumLet, Single_Quote).
pub(super) const MID: u8 = 32;
/// White space.
pub(super) const SPACE: u8 = 64;
/// Left to the `unicode-segmentation` crate, the reference.
pub(super) const UNKNOWN: u8 = 128;

pub(super) const LETTER: u8 = LOWER | UPPER | PLAIN;
/// The classes that words consist of.
pub(super) const WORD: u8 = LETTER | DIGIT | EXTEND;

/// Characters below this are classified by a table.
pub(super) const LATIN: usize = 0x250;

pub(super) static CLASSES: LazyLock<[u8; LATIN]> = LazyLock::new(|| {
    let mut classes = [0; LATIN];
    for (class, c) in classes.iter_mut().zip('\0'..) {
        *class = match c {
            // The reference takes superscripts and fractions for words, and does not break at a soft hyphen.
            '²' | '³' | '¹' | '¼'..='¾' | '¸' | '\u{ad}' => UNKNOWN,
            'a'..='z' | 'A'..='Z' | 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => {
                let is_lower = c.to_lowercase().eq([c]);
                match (c.is_uppercase(), c.is_lowercase()) {
                    (true, _) => UPPER,
                    // A titlecase digraph ("ǅ").
                    _ if !is_lower => UNKNOWN,
                    (_, true) => LOWER,
                    _ => PLAIN,
                }
            }
            '0'..='9' => DIGIT,
            '_' => EXTEND,
            ':' | ',' | ';' | '.' | '\'' | '·' => MID,
            c if c.is_whitespace() => SPACE,
            _ => 0,
        };
    }
    classes
});

/// Returns the class of a character beyond the table.
pub(super) fn class_past_latin(c: char) -> u8 {
    match c {
        '‘' | '’' => MID,
        '–' | '—' | '“' | '”' | '„' | '•' | '…' | '€' => 0,
        // UAX #29 makes the narrow no-break space part of the word before it; here it is a space.
        c if c.is_whitespace() => SPACE,
        _ => UNKNOWN,
    }
}
