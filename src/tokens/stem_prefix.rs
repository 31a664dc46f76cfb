//! How words begin: two words of one stem begin alike, so that only such words are stemmed.

use super::interner::utf8;
use crate::language::{Language, base_letters};
use crate::text::is_combining;

/// For each beginning of the current document's words, by its hash, the first of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beginnings(Vec<Beginning>);

#[derive(Clone, Copy, Debug)]
enum Beginning {
    Free,
    /// One word came.
    Alone {
        hash: u16,
        language: Language,
        word: u32,
    },
    /// A second one came.
    Shared {
        hash: u16,
    },
}

/// The how-manieth word of its beginning a word is; the first one's number with the second.
pub(crate) enum Meeting {
    First,
    Second((u32, Language)),
    Later,
}

impl Beginnings {
    /// Slots for a text of some bytes: several for each of its words, so many at most.
    const MOST: usize = 1 << 11;
    const LEAST: usize = 1 << 6;
    /// A beginning is at one of so many slots; when those are others', its stems are compared at once.
    const TRIES: usize = 4;

    pub(crate) fn begin(&mut self, bytes: usize) {
        let slots = (bytes / 4).next_power_of_two().clamp(Self::LEAST, Self::MOST);
        self.0.clear();
        self.0.resize(slots, Beginning::Free);
    }

    pub(crate) fn meet(&mut self, hash: u16, (word, language): (u32, Language)) -> Meeting {
        for slot in usize::from(hash)..usize::from(hash) + Self::TRIES {
            let slot = slot & (self.0.len() - 1);
            match self.0[slot] {
                Beginning::Free => {
                    self.0[slot] = Beginning::Alone { hash, language, word };
                    return Meeting::First;
                }
                Beginning::Alone { hash: other, language, word } if other == hash => {
                    self.0[slot] = Beginning::Shared { hash };
                    return Meeting::Second((word, language));
                }
                Beginning::Shared { hash: other } if other == hash => return Meeting::Later,
                _ => {}
            }
        }
        Meeting::Later
    }
}

/// A hash of what all words of one stem begin with, letters without accents, "y" as "i": two of them and the first vowel,
/// which no stemmer takes away, and those after them up to the first that an ending may begin with. (Stems of two letters
/// are met by other words too: "up" and "upper" may be kept apart.)
pub(crate) fn beginning(form: &[u8]) -> u16 {
    let mut letters = [0; BEGINNING];
    match form.first_chunk::<BEGINNING>() {
        Some(bytes) => letters = bytes.map(u32::from),
        None => letters.iter_mut().zip(form).for_each(|(letter, &byte)| *letter = u32::from(byte)),
    }
    if letters.iter().any(|&letter| letter >= 0x80) {
        let base = utf8(form).chars().filter(|&c| !is_combining(c)).flat_map(base_letters).map(u32::from);
        letters = [0; BEGINNING];
        letters.iter_mut().zip(base).for_each(|(letter, base)| *letter = base);
    }
    let (mut hash, mut endings) = (0u32, PLURALS);
    for (i, &letter) in letters.iter().enumerate() {
        let letter = if letter == u32::from(b'y') { u32::from(b'i') } else { letter };
        let is_one_of = |letters: u32| (0x60..0x80).contains(&letter) && letters >> (letter & 31) & 1 == 1;
        // The last letter of a stem may be doubled before an ending.
        if i >= 2 && (is_one_of(endings) || letter == 0 || letter == letters[i - 1]) {
            break;
        }
        // Endings grow with what stands before them: a vowel, another letter, a syllable more.
        endings = match endings {
            PLURALS if is_one_of(VOWELS) => BEHIND_VOWEL,
            PLURALS => PLURALS,
            _ if i + 2 < BEGINNING => BEHIND_SYLLABLE,
            _ => BEHIND_SYLLABLES,
        };
        hash = hash.wrapping_mul(31) ^ letter;
    }
    (hash.wrapping_mul(0x9e37_79b1) >> 16) as u16
}

/// At most so many letters of a word are its beginning.
const BEGINNING: usize = 5;
const VOWELS: u32 = letters(b"aeiou");
/// The letters that an ending may begin with: without a vowel before it, right behind the first vowel, behind that and a
/// letter more ("-ly", "-ness"), and at the last place ("-ous", whose region begins behind a second syllable).
const PLURALS: u32 = letters(b"sx");
const BEHIND_VOWEL: u32 = letters(b"aeisx");
const BEHIND_SYLLABLE: u32 = letters(b"aeisxlmnf");
const BEHIND_SYLLABLES: u32 = letters(b"aeisxlmnfo");

/// A bit for each letter, by its last five bits.
const fn letters(letters: &[u8]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < letters.len() {
        bits |= 1 << (letters[i] & 31);
        i += 1;
    }
    bits
}

/// Whether a form is one character.
pub(crate) fn is_single(form: &[u8]) -> bool {
    let width = match form.first() {
        Some(0xf0..) => 4,
        Some(0xe0..) => 3,
        Some(0xc0..) => 2,
        _ => 1,
    };
    form.len() <= width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Lexicon, stem};
    use proptest::prelude::*;

    #[test]
    fn room_is_small() {
        assert_eq!(size_of::<Beginning>(), 8);
    }

    const TEST_ENDINGS: &[&str] = &[
        "", "s", "e", "es", "ed", "ing", "ly", "er", "ers", "ful", "less", "ness", "ment", "ments", "ous",
        "ously", "ousness", "ize", "ization", "al", "ally", "ational", "able", "ably", "ance", "ence", "ive",
        "ity", "y", "ies", "ied", "ogy", "ant", "ent", "ion", "é", "ée", "ées", "ez", "ait", "ons", "ions",
        "era", "ir", "irait", "ement", "ements", "amment", "emment", "eux", "euse", "aux", "eaux", "eau",
        "ité", "ités", "atrice", "ateur", "isme", "iste", "ution", "usion", "logie", "issement", "ique",
        "if", "ier", "ière", "elle", "enne",
    ];

    proptest! {
        #[test]
        fn what_endings_are_put_to_begins_alike(word in "[a-zéèêçû]{2,7}") {
            for language in Language::ALL {
                let mut beginnings = std::collections::HashMap::new();
                for word in TEST_ENDINGS.iter().map(|ending| format!("{word}{ending}")) {
                    let own = beginning(word.as_bytes());
                    let stem = stem(&word, language).into_owned();
                    if stem.len() > 2 {
                        let (first, other) = beginnings.entry(stem).or_insert((own, word.clone()));
                        prop_assert_eq!(*first, own, "{} and {} ({})", word, other, language);
                    }
                }
            }
        }
    }

    #[test]
    fn words_of_one_stem_begin_alike() {
        use std::collections::HashMap;
        for language in Language::ALL {
            let mut beginnings: HashMap<String, (u16, &str)> = HashMap::new();
            for word in Lexicon::get().words().filter(|word| word.chars().nth(1).is_some()) {
                let stem = stem(word, language).into_owned();
                if stem.chars().count() < 3 {
                    continue;
                }
                let (known, other) = *beginnings.entry(stem).or_insert((beginning(word.as_bytes()), word));
                assert_eq!(known, beginning(word.as_bytes()), "{word} and {other} ({language})");
            }
        }
    }
}
