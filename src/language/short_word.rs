//! Words of at most 16 bytes as two integers: the key that the lexicon and the vocabulary compare and hash by.
//!
//! Equals a comparison of strings, except for longer words, whose key is a hash; tested by `keys_differ_as_words_do`.

use crate::swar::{self, WORD};

/// The key of a word: its bytes, zero-padded, as two little-endian integers. For a word of more than [`WORD`] bytes, a
/// hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShortWord([u64; 2]);

impl ShortWord {
    /// The second integer of a longer word. No short word has it, because its bytes (`ff`) are never UTF-8.
    const LONG: u64 = u64::MAX;

    /// The key of a short word whose bytes are loaded already.
    #[inline]
    pub(crate) fn of_bytes(bytes: [u64; 2]) -> Self {
        ShortWord(bytes)
    }

    /// The key of a word; `hash` computes it for a word that is not short.
    pub(super) fn of(word: &str, hash: impl FnOnce(&[u8]) -> u64) -> Self {
        let bytes = word.as_bytes();
        let length = bytes.len();
        let first = |bytes: &[u8]| bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let last = |bytes: &[u8]| bytes.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let four = |four: Option<&[u8; 4]>| four.map_or(0, |four| u64::from(u32::from_le_bytes(*four)));
        match length {
            0..4 => ShortWord([bytes.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)), 0]),
            // The two loads overlap in equal bytes.
            4..8 => {
                ShortWord([four(bytes.first_chunk()) | four(bytes.last_chunk()) << (8 * (length - 4)), 0])
            }
            8 => ShortWord([first(bytes), 0]),
            9..=WORD => ShortWord([first(bytes), last(bytes) >> (8 * (WORD - length))]),
            _ => ShortWord([hash(bytes), Self::LONG]),
        }
    }

    /// The key of the lower-case form of a short ASCII word; none for other words.
    #[inline]
    pub(crate) fn lowered(word: &str) -> Option<Self> {
        if word.len() > WORD {
            return None;
        }
        let ShortWord([first, last]) = ShortWord::of(word, |_| 0);
        let is_ascii = swar::is_ascii(first | last);
        is_ascii.then(|| ShortWord([first, last].map(swar::lower_ascii)))
    }

    /// The key of the word with an apostrophe behind it; none if that is not short.
    pub(crate) fn before_apostrophe(self) -> Option<Self> {
        let letters = self.letters();
        let length = (u128::BITS - letters.leading_zeros()).next_multiple_of(8);
        let apostrophe = u128::from(b'\'').checked_shl(length)?;
        Some(Self::of_letters(letters | apostrophe))
    }

    /// The key of the word with an apostrophe before it; none if that is not short.
    pub(crate) fn behind_apostrophe(self) -> Option<Self> {
        let letters = self.letters();
        (letters >> (u128::BITS - 8) == 0).then(|| Self::of_letters(letters << 8 | u128::from(b'\'')))
    }

    /// The bytes as one integer.
    fn letters(self) -> u128 {
        u128::from(self.0[1]) << u64::BITS | u128::from(self.0[0])
    }

    fn of_letters(letters: u128) -> Self {
        ShortWord([letters as u64, (letters >> u64::BITS) as u64])
    }

    /// The bytes of a short word, zero-padded, and their number.
    #[inline]
    pub(crate) fn bytes(self) -> ([u8; WORD], usize) {
        let letters = self.letters();
        let length = u128::BITS - letters.leading_zeros();
        (letters.to_le_bytes(), length.div_ceil(8) as usize)
    }

    /// Whether the word is longer than [`WORD`] bytes, so that different words may share this key.
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
    fn lowered_keys_equal_keys_of_lowered_words() {
        let text = "AZ@[`{az' L'Etat-0 THE LAST";
        for end in 0..=text.len() {
            for word in (0..=end).map(|at| &text[at..end]) {
                let expected =
                    Some(ShortWord::of(&word.to_ascii_lowercase(), |_| 0)).filter(|_| word.len() <= WORD);
                assert_eq!(ShortWord::lowered(word), expected, "{word:?}");
                if let Some((bytes, length)) = expected.map(ShortWord::bytes) {
                    assert_eq!(&bytes[..length], word.to_ascii_lowercase().as_bytes());
                }
            }
        }
        assert_eq!(ShortWord::lowered("été"), None);
    }

    #[test]
    fn apostrophes_are_added_to_keys() {
        let key = |word: &str| ShortWord::of(word, |_| 0);
        for word in ["d", "jusqu", "lorsque", "eightbyt", "fifteen bytes .", "sixteen bytes ..", "é"] {
            let short = |word: String| (word.len() <= WORD).then(|| key(&word));
            assert_eq!(key(word).before_apostrophe(), short(format!("{word}'")), "{word}");
            assert_eq!(key(word).behind_apostrophe(), short(format!("'{word}")), "{word}");
        }
    }

    #[test]
    fn keys_differ_as_words_do() {
        let text = "l'été des anticonstitutionnels";
        let places = || (0..=text.len()).filter(|&at| text.is_char_boundary(at));
        let words: Vec<&str> = places()
            .flat_map(|end| places().map(move |at| (at, end)))
            .filter(|(at, end)| at <= end)
            .map(|(at, end)| &text[at..end])
            .collect();
        for one in &words {
            for other in &words {
                let key = |word| ShortWord::of(word, |bytes| bytes.len() as u64);
                let is_same =
                    if one.len() > 16 && other.len() > 16 { one.len() == other.len() } else { one == other };
                assert_eq!(key(one) == key(other), is_same, "{one:?} {other:?}");
            }
        }
    }
}
