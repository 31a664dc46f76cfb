//! What two languages write alike: words of one root, and a list of names that they write differently.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::languages::{LANGUAGES, Language};
use super::normalize::{fold, stem};

/// A key of fewer consonants says too little.
const FEWEST_CONSONANTS: usize = 3;
/// An entry of the list has at most this many words.
pub(crate) const LONGEST_ENTRY: usize = 6;
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

/// Returns the keys of a word in normalized form: words of two languages that share a key have probably one root
/// (injonction, "injunction"; hôpital, "hospital"). A key holds the consonants, as both languages spell them. Returns
/// that of the word, of its stem, and that of an older spelling.
///
/// Cognates are identified by spelling, as by Simard, Foster and Isabelle 1992; the rule here compares consonants
/// instead of the first four letters, since French and English differ most in vowels and endings.
pub(crate) fn cognate_keys(form: &str, language: Language) -> [Option<String>; 3] {
    let plain = fold(form);
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return [None, None, None];
    }
    let own = consonants(plain.strip_suffix('s').unwrap_or(&plain));
    let stemmed = consonants(&stem(form, language)).filter(|key| own.as_ref() != Some(key));
    let older = older_spelling(form).and_then(|older| consonants(&fold(&older)));
    [own, stemmed, older]
}

/// Returns what names have in common in both languages: the word without accents, periods and the "s" of a plural.
pub(crate) fn whole_word(form: &str) -> String {
    let plain = fold(&form.replace('.', ""));
    match plain.strip_suffix('s') {
        Some(singular) if singular.len() > UNSTEMMED => singular.to_owned(),
        _ => plain,
    }
}

/// Returns the spelling with the "s" that an accent stands for: « hôpital », « forêt », « étudiant ».
fn older_spelling(form: &str) -> Option<String> {
    let mut older = String::with_capacity(form.len() + 1);
    let mut changed = false;
    let mut letters = form.chars().peekable();
    if let Some(rest) = form.strip_prefix('é').filter(|rest| rest.starts_with(['t', 'c', 'p'])) {
        (changed, letters) = (true, rest.chars().peekable());
        older.push('s');
    }
    while let Some(letter) = letters.next() {
        older.push(letter);
        if matches!(letter, 'â' | 'ê' | 'î' | 'ô' | 'û')
            && letters.peek().is_some_and(|next| matches!(next, 't' | 'p' | 'l'))
        {
            changed = true;
            older.push('s');
        }
    }
    changed.then_some(older)
}

/// Returns the consonants of a word of ASCII letters, with a mark for a vowel at its start; none if they are few.
fn consonants(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let mut key = String::with_capacity(word.len());
    let mut count = 0;
    let mut at = 0;
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let (letter, length) = match (bytes[at], next) {
            (b'p', b'h') => ('f', 2),
            (b'c', b'h') => ('h', 2),
            (b'q', b'u') | (b'c', b'k') => ('k', 2),
            (b't', b'h') => ('t', 2),
            (b'c', b'e' | b'i' | b'y') => ('s', 1),
            (b'c' | b'q', _) => ('k', 1),
            (b'z', _) => ('s', 1),
            (b'w', _) => ('v', 1),
            (b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h', _) => {
                if at == 0 && bytes[0] != b'h' {
                    key.push('a');
                }
                at += 1;
                continue;
            }
            (other, _) => (char::from(other), 1),
        };
        if !key.ends_with(letter) {
            key.push(letter);
            count += 1;
        }
        at += length;
    }
    (count >= FEWEST_CONSONANTS).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_cognates(french: &str, english: &str) -> bool {
        let [one, other] = [(french, Language::French), (english, Language::English)]
            .map(|(form, language)| cognate_keys(form, language));
        one.iter().flatten().any(|key| other.iter().flatten().any(|other| key == other))
    }

    #[test]
    fn words_of_one_root_share_a_key() {
        for (french, english) in [
            ("injonction", "injunction"),
            ("gouvernement", "government"),
            ("président", "president"),
            ("ministres", "minister"),
            ("hôpital", "hospital"),
            ("étudiants", "students"),
            ("attaque", "attack"),
            ("banques", "banks"),
            ("économique", "economic"),
            ("poutine", "putin"),
        ] {
            assert!(are_cognates(french, english), "{french} {english}");
        }
        for (french, english) in [("incendie", "fire"), ("maire", "mayor"), ("vent", "went"), ("loi", "law")]
        {
            assert!(!are_cognates(french, english), "{french} {english}");
        }
    }
}
