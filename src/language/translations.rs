//! Names that two languages write differently, and what newsrooms count after an event.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::languages::{LANGUAGES, Language};
use super::normalize::{fold, stem};

/// An entry of the list has at most this many words.
pub(crate) const LONGEST_ENTRY: usize = 5;
/// A word that is no longer than this has no endings.
const UNSTEMMED: usize = 3;

/// The names that French and English write differently: by language, the row of each entry, by the stems of its words.
#[derive(Debug, Default)]
pub(crate) struct Translations {
    rows: [HashMap<String, Entry>; LANGUAGES],
    /// The number of rows.
    length: u32,
    /// The first words of the entries.
    firsts: [HashSet<String>; LANGUAGES],
}

/// An entry of the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// All entries of a row are one thing.
    pub(crate) row: u32,
    /// How its first word is written.
    pub(crate) spelling: Spelling,
    /// Whether it is what newsrooms count after an event: the dead, the injured.
    pub(crate) is_toll: bool,
}

/// How a word must be written to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    Any,
    Capital,
    Capitals,
}

impl Spelling {
    fn of(word: &str) -> Self {
        match word.chars().filter(|letter| letter.is_uppercase()).count() {
            0 => Spelling::Any,
            capitals if capitals > 1 && capitals == word.chars().count() => Spelling::Capitals,
            _ => Spelling::Capital,
        }
    }
}

impl Translations {
    /// Returns the list, which is read once.
    pub(crate) fn get() -> &'static Self {
        static LIST: LazyLock<Translations> = LazyLock::new(|| {
            let mut list = Translations::default();
            list.read(include_str!("translations.txt"), false);
            list.read(include_str!("tolls.txt"), true);
            list
        });
        &LIST
    }

    fn read(&mut self, file: &'static str, is_toll: bool) {
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let row = self.length;
            self.length += 1;
            for (side, language) in line.split(" = ").zip([Language::French, Language::English]) {
                for entry in side.split(", ") {
                    let words: Vec<&str> = entry.split(|c: char| !c.is_alphanumeric()).collect();
                    let keys: Vec<String> =
                        words.iter().map(|word| translation_key(&word.to_lowercase(), language)).collect();
                    let known = Entry { row, spelling: Spelling::of(words[0]), is_toll };
                    self.firsts[language.number()].insert(keys[0].clone());
                    self.rows[language.number()].entry(keys.join(" ")).or_insert(known);
                }
            }
        }
    }

    /// Whether an entry may begin with a word, by its [`translation_key`].
    pub(crate) fn begins(&self, key: &str, language: Language) -> bool {
        self.firsts[language.number()].contains(key)
    }

    /// Returns an entry by the [`translation_key`]s of its words with spaces between.
    pub(crate) fn entry(&self, keys: &str, language: Language) -> Option<Entry> {
        self.rows[language.number()].get(keys).copied()
    }
}

/// Returns the key of a word in the list: its stem, from which accents were removed first. Periods do not count.
pub(crate) fn translation_key(form: &str, language: Language) -> String {
    let plain = fold(&form.replace('.', ""));
    if plain.len() <= UNSTEMMED { plain } else { stem(&plain, language).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_a_row_are_found_as_they_are_written() {
        let row = |entry: &str, language: Language| {
            let words = entry.split(|c: char| !c.is_alphanumeric());
            let keys: Vec<String> =
                words.map(|word| translation_key(&word.to_lowercase(), language)).collect();
            let list = Translations::get();
            assert!(list.begins(&keys[0], language), "{entry}");
            list.entry(&keys.join(" "), language)
        };
        for (french, english) in [
            ("Londres", "London"),
            ("États-Unis", "United States"),
            ("ONU", "UN"),
            ("américaines", "American"),
            ("Côte d'Ivoire", "Ivory Coast"),
            ("mardi", "Tuesday"),
            ("blessés", "injured"),
        ] {
            let [one, other] =
                [row(french, Language::French), row(english, Language::English)].map(Option::unwrap);
            assert_eq!(one.row, other.row, "{french} {english}");
        }
        assert_eq!(row("US", Language::English).unwrap().spelling, Spelling::Capitals);
        assert_eq!(row("Germany", Language::English).unwrap().spelling, Spelling::Capital);
        assert!(row("dead", Language::English).unwrap().is_toll);
        // The longest entry has as many words as are looked at.
        let longest = |file: &str| {
            let entries =
                file.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split([',', '=']));
            entries.map(|entry| entry.trim().split(|c: char| !c.is_alphanumeric()).count()).max()
        };
        assert_eq!(longest(include_str!("translations.txt")), Some(LONGEST_ENTRY));
    }
}
