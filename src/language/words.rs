//! The comparable form of a word.

use std::borrow::Cow;

use rust_stemmers::Stemmer;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Language;
use crate::bytes::WORD;

/// Lower-cases into `out`: straight apostrophes, no soft hyphens, composed accents (NFC).
pub(crate) fn lower(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
            '’' => out.push('\''),
            '\u{ad}' => {}
            // No mark that stands by itself comes before.
            '\u{80}'..'\u{300}' => out.extend(c.to_lowercase()),
            c if is_combining_mark(c) => return lower_composed(word, out),
            c => out.extend(c.to_lowercase()),
        }
    }
}

fn lower_composed(word: &str, out: &mut String) {
    out.clear();
    let plain = word.chars().filter(|&c| c != '\u{ad}').map(|c| if c == '’' { '\'' } else { c });
    out.extend(plain.nfc().flat_map(char::to_lowercase));
}

/// Whether a character is part of the letter or word before it: an accent that stands by itself (NFD), a soft hyphen.
pub(crate) fn is_part(c: char) -> bool {
    !c.is_ascii() && (c == '\u{ad}' || is_combining_mark(c))
}

/// The comparable form of a content word: its Snowball stem, without accents. `form` is lower case.
pub(crate) fn stem(form: &str, language: Language) -> Cow<'_, str> {
    let stem = Stemmer::create(language.pack().stemming).stem(form);
    if stem.is_ascii() { stem } else { fold(&stem).into() }
}

/// The letters that a letter is written with, its diacritics and ligatures undone: « é » is "e", « œ » "oe".
pub(crate) fn base_letters(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        '\0'..='\u{7f}' => (c, None),
        'à'..='å' => ('a', None),
        'æ' => ('a', Some('e')),
        'ç' => ('c', None),
        'è'..='ë' => ('e', None),
        'ì'..='ï' => ('i', None),
        'ò'..='ö' => ('o', None),
        'ù'..='ü' => ('u', None),
        'œ' => ('o', Some('e')),
        c => (std::iter::once(c).nfd().next().unwrap_or(c), None),
    };
    std::iter::once(first).chain(second)
}

/// The word without its diacritics and ligatures: `état` → `etat`, `cœur` → `coeur`.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c => out.push(c),
        }
    }
    out
}

/// A word as two numbers, so that words compare and hash at once: its bytes, NULs behind them; of more than [`WORD`] bytes
/// a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key([u64; 2]);

impl Key {
    /// The second number of a longer word, which is no UTF-8.
    const LONG: u64 = u64::MAX;

    /// The key of a word that is written in so many bytes.
    #[inline]
    pub(crate) fn of_bytes(bytes: [u64; 2]) -> Self {
        Key(bytes)
    }

    /// `hash` is asked for the hash of a long word.
    pub(super) fn of(word: &str, hash: impl FnOnce(&[u8]) -> u64) -> Self {
        let bytes = word.as_bytes();
        let length = bytes.len();
        let first = |bytes: &[u8]| bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let last = |bytes: &[u8]| bytes.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let four = |four: Option<&[u8; 4]>| four.map_or(0, |four| u64::from(u32::from_le_bytes(*four)));
        match length {
            0..4 => Key([bytes.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)), 0]),
            // The two halves share bytes, which are the same.
            4..8 => Key([four(bytes.first_chunk()) | four(bytes.last_chunk()) << (8 * (length - 4)), 0]),
            8 => Key([first(bytes), 0]),
            9..=WORD => Key([first(bytes), last(bytes) >> (8 * (WORD - length))]),
            _ => Key([hash(bytes), Self::LONG]),
        }
    }

    /// Whether words of this key may differ.
    #[inline]
    pub(crate) fn is_long(self) -> bool {
        self.0[1] == Self::LONG
    }

    #[inline]
    pub(super) fn numbers(self) -> [u64; 2] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_comparable() {
        let mut out = String::new();
        for (word, form) in
            [("L’ÉTÉ", "l'été"), ("E\u{301}te\u{301}", "été"), ("co\u{ad}op", "coop"), ("NATO", "nato")]
        {
            lower(word, &mut out);
            assert_eq!(out, form);
        }
        assert_eq!(fold("œuvre élevée"), "oeuvre elevee");
    }

    #[test]
    fn keys_tell_words_apart() {
        let text = "l'été des anticonstitutionnels";
        let places = || (0..=text.len()).filter(|&at| text.is_char_boundary(at));
        let words: Vec<&str> = places()
            .flat_map(|end| places().map(move |at| (at, end)))
            .filter(|(at, end)| at <= end)
            .map(|(at, end)| &text[at..end])
            .collect();
        for one in &words {
            for other in &words {
                let key = |word| Key::of(word, |bytes| bytes.len() as u64);
                let is_same =
                    if one.len() > 16 && other.len() > 16 { one.len() == other.len() } else { one == other };
                assert_eq!(key(one) == key(other), is_same, "{one:?} {other:?}");
            }
        }
    }
}
