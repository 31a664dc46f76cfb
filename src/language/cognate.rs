//! Words of one root in two languages.

use super::languages::Language;
use super::normalize::{fold, stem};

/// A key of fewer consonants says too little.
const FEWEST_CONSONANTS: usize = 3;
/// A plural has more bytes than this and its "s".
const SINGULAR: usize = 3;

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
    let older = older_spelling(form.strip_suffix('s').unwrap_or(form));
    let older = older.and_then(|older| consonants(&fold(&older)));
    [own, stemmed, older]
}

/// Returns what names have in common in both languages: the word without accents, periods and the "s" of a plural.
pub(crate) fn whole_word(form: &str) -> String {
    let plain = fold(&form.replace('.', ""));
    match plain.strip_suffix('s') {
        Some(singular) if singular.len() > SINGULAR => singular.to_owned(),
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
            ("banques", "banks"),
            ("économique", "economic"),
            ("poutine", "putin"),
        ] {
            assert!(are_cognates(french, english), "{french} {english}");
        }
        for (french, english) in [
            ("incendie", "fire"),
            ("maire", "mayor"),
            ("vent", "wind"),
            ("maison", "mansion"),
            ("loi", "law"),
        ] {
            assert!(!are_cognates(french, english), "{french} {english}");
        }
    }
}
