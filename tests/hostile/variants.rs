//! An article has the same results however it is encoded and spaced.

use std::fs;
use std::path::Path;

use abrege::{Article, Budget, Excerpt, Language, Summarizer};
use unicode_normalization::UnicodeNormalization;

type Variant = (&'static str, fn(&str) -> String);

const VARIANTS: [Variant; 21] = [
    ("composed letters", |text| text.nfc().collect()),
    ("letters in parts", |text| text.nfd().collect()),
    ("curly apostrophes", |text| text.replace('\'', "’")),
    ("straight apostrophes", |text| text.replace('’', "'")),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("CR", |text| text.replace('\n', "\r")),
    ("line separators", |text| text.replace('\n', "\u{2028}")),
    ("paragraph separators", |text| text.replace('\n', "\u{2029}")),
    ("next lines", |text| text.replace('\n', "\u{85}")),
    ("a byte order mark", |text| format!("\u{feff}{text}")),
    ("soft hyphens", soft_hyphens),
    ("soft spaces", |text| text.replace(HARD, " ")),
    ("hard spaces", |text| hard_spaces(text, '\u{a0}')),
    ("narrow hard spaces", |text| hard_spaces(text, '\u{202f}')),
    ("only hard spaces", |text| text.replace(' ', "\u{a0}")),
    ("no end of line at the end", |text| text.trim_end().to_owned()),
    ("spaces at the end of lines", |text| text.replace('\n', "  \n")),
    ("blank lines with spaces", |text| text.replace("\n\n", "\n \t\n")),
    ("more blank lines", |text| text.replace("\n\n", "\n\n\n\n")),
    ("blank lines around", |text| format!("\n \n{text}\n\n \n")),
    ("all together", |text| {
        let text = hard_spaces(&text.replace('\'', "’"), '\u{a0}').replace('\n', "\r\n");
        soft_hyphens(&text.nfd().collect::<String>())
    }),
];

const HARD: [char; 2] = ['\u{a0}', '\u{202f}'];

/// Inserts a soft hyphen into every longer word, except addresses.
fn soft_hyphens(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let mut letters = 0;
        for c in word.chars() {
            letters = if c.is_alphabetic() { letters + 1 } else { 0 };
            if letters == 4 && !word.contains('/') {
                out.push('\u{ad}');
            }
            out.push(c);
        }
    }
    out
}

/// Replaces spaces by hard ones where French typography wants them, and inside numbers.
fn hard_spaces(text: &str, space: char) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_hard = |i: usize| {
        let before = i.checked_sub(1).map_or(' ', |i| chars[i]);
        let after = chars.get(i + 1).copied().unwrap_or(' ');
        matches!(after, '»' | ':' | ';' | '!' | '?' | '%' | '€' | '$')
            || before == '«'
            || before.is_ascii_digit() && after.is_ascii_digit()
    };
    (0..chars.len()).map(|i| if chars[i] == ' ' && is_hard(i) { space } else { chars[i] }).collect()
}

fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut samples = Vec::new();
    for language in ["en", "fr"] {
        for entry in fs::read_dir(folder.join(language)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{language}/{}", path.file_name().unwrap().to_str().unwrap());
            samples.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    samples.sort();
    assert!(samples.len() >= 14, "only {} samples", samples.len());
    samples
}

/// The text with the changes of the variants undone.
fn plain(text: &str) -> String {
    let text: String = text.nfc().filter(|&c| c != '\u{ad}').collect();
    text.replace(HARD, " ").replace('’', "'")
}

/// The chosen sentences for each budget, by number and text, best first.
fn chosen(text: &str, budgets: &[Budget]) -> Vec<Vec<(usize, String)>> {
    let analysis = Summarizer::default().analyze(text).unwrap();
    let sentence = |excerpt: &Excerpt<'_>| (excerpt.index(), plain(&excerpt.flowed()));
    budgets.iter().map(|&budget| analysis.select(budget).unwrap().ranked().map(sentence).collect()).collect()
}

#[test]
fn every_variant_of_a_sample_has_the_same_summaries() {
    let budgets: Vec<Budget> =
        (1..=5).map(Budget::Sentences).chain([30, 60, 100].map(Budget::Words)).collect();
    let mut wrong = Vec::new();
    for (sample, text) in samples() {
        let wanted = chosen(&text, &budgets);
        for (variant, write) in VARIANTS {
            let found = chosen(&write(&text), &budgets);
            for ((budget, wanted), found) in budgets.iter().zip(&wanted).zip(&found) {
                if found != wanted {
                    wrong.push(format!("{sample}, {variant}, {budget:?}:\n  {wanted:?}\n  {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Keywords, names and figures, without their spans.
fn said(text: &str) -> Vec<String> {
    let analysis = Summarizer::default().analyze(text).unwrap();
    let keywords = analysis.keywords(12).into_iter().map(|keyword| plain(keyword.text()));
    let mut said: Vec<String> = keywords.collect();
    let names = analysis.entities().into_iter();
    said.extend(
        names.map(|name| format!("{} ({}, {})", plain(name.text()), name.kind(), name.spans().len())),
    );
    said.extend(analysis.figures().iter().map(|figure| format!("{} {:?}", figure.value(), figure.unit())));
    said
}

#[test]
fn every_variant_of_a_sample_has_the_same_keywords_names_and_figures() {
    let mut wrong = Vec::new();
    for (sample, text) in samples() {
        let wanted = said(&text);
        for (variant, write) in VARIANTS {
            let found = said(&write(&text));
            if found != wanted {
                let lost: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
                let new: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
                wrong.push(format!("{sample}, {variant}:\n  lost {lost:?}\n  new {new:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The texts of the golden cases, with their languages.
fn cases() -> Vec<(Language, String)> {
    let mut cases = Vec::new();
    for (language, files) in [
        (
            Language::English,
            [include_str!("../golden/sentences.en.txt"), include_str!("../golden/openings.en.txt")],
        ),
        (
            Language::French,
            [include_str!("../golden/sentences.fr.txt"), include_str!("../golden/openings.fr.txt")],
        ),
    ] {
        for [file, before] in [[files[0], ""], [files[1], "Un incendie a touché Lyon hier. "]] {
            for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let line = line.strip_prefix(['+', '-']).filter(|_| !before.is_empty()).unwrap_or(line);
                let line = line.replace(" || ", " ").replace("||", "").replace("\\n", "\n");
                cases.push((language, format!("{before}{}", line.trim())));
            }
        }
    }
    assert!(cases.len() > 1000, "only {} cases", cases.len());
    cases
}

/// The sentences of a text, each with its antecedent.
fn sentences(text: &str, language: Language) -> Vec<(String, Option<usize>)> {
    let analysis = Summarizer::default().analyze(Article::new(text).language(language)).unwrap();
    let sentences = analysis.document().sentences();
    sentences.map(|sentence| (plain(sentence.text()), analysis.antecedent(sentence.index()))).collect()
}

#[test]
fn every_variant_of_a_golden_case_has_the_same_sentences() {
    let written: [Variant; 7] = VARIANTS_OF_LETTERS;
    let mut wrong = Vec::new();
    for (language, text) in cases() {
        let text: String = text.nfc().collect();
        let wanted = sentences(&text, language);
        for (variant, write) in written {
            let found = sentences(&write(&text), language);
            if found != wanted {
                wrong.push(format!("{variant}:\n  wanted {wanted:?}\n  found  {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

const VARIANTS_OF_LETTERS: [Variant; 7] = [
    ("letters in parts", |text| text.nfd().collect()),
    ("curly apostrophes", |text| text.replace('\'', "’")),
    ("straight apostrophes", |text| text.replace('’', "'")),
    ("soft hyphens", soft_hyphens),
    ("soft spaces", |text| text.replace(HARD, " ")),
    ("hard spaces", |text| hard_spaces(text, '\u{a0}')),
    ("only hard spaces", |text| text.replace(' ', "\u{a0}")),
];
