//! Normalized forms of words: lower case, without accents, stems.

use std::borrow::Cow;

use rust_stemmers::Stemmer;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::languages::Language;

/// Writes the normalized form of a word into `out`: lower case, straight apostrophes, no soft hyphens, NFC.
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
            // U+0300 is the first combining mark: what is below needs no composition.
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

/// Returns the Snowball stem of a word in normalized form, without accents.
pub(crate) fn stem(form: &str, language: Language) -> Cow<'_, str> {
    let pack = language.pack();
    let is_plain = form.bytes().all(|byte| byte.is_ascii() && byte != b'\'');
    if is_plain && !pack.stemmed_endings.iter().any(|ending| form.ends_with(ending)) {
        return form.into();
    }
    let stem = Stemmer::create(pack.stemming).stem(form);
    if stem.is_ascii() { stem } else { fold(&stem).into() }
}

/// Returns a word in normalized form without its accents.
pub(super) fn unaccented(form: &str) -> Cow<'_, str> {
    if form.is_ascii() { form.into() } else { fold(form).into() }
}

/// Returns the letters of a letter without diacritics and ligatures: `é` → `e`, `œ` → `oe`.
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

/// Returns a word without diacritics and ligatures: `état` → `etat`, `cœur` → `coeur`.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    // Without combining marks, every letter is folded alone.
    if word.chars().all(|c| c < '\u{300}') {
        out.extend(word.chars().flat_map(base_letters));
        return out;
    }
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The stem without the shortcut for endings.
    fn snowball(form: &str, language: Language) -> String {
        fold(&Stemmer::create(language.pack().stemming).stem(form))
    }

    #[test]
    fn words_without_an_ending_are_their_own_stems() {
        for language in Language::ALL {
            for word in crate::language::compiled::COMPILED.words() {
                assert_eq!(stem(word, language), snowball(word, language), "{word} ({language})");
            }
        }
    }

    proptest! {
        #[test]
        fn any_word_without_an_ending_is_its_own_stem(word in "[a-zé'0-9]{1,9}(b|c|d|g|h|l|m|n|r|t|u|[a-z])") {
            for language in Language::ALL {
                prop_assert_eq!(stem(&word, language), snowball(&word, language));
            }
        }
    }

    #[test]
    fn case_apostrophes_and_composition_are_normalized() {
        let mut out = String::new();
        for (word, form) in
            [("L’ÉTÉ", "l'été"), ("E\u{301}te\u{301}", "été"), ("co\u{ad}op", "coop"), ("NATO", "nato")]
        {
            lower(word, &mut out);
            assert_eq!(out, form);
        }
        assert_eq!(fold("œuvre élevée"), "oeuvre elevee");
    }
}
