//! Each rule is needed, and the fast path decides as the rules do.

use proptest::prelude::*;

use super::*;
use crate::language::{Language, Lexicon};

/// Returns the sentences of a block.
fn split<'t>(text: &'t str, language: Language, rules: Rules<'_>) -> Vec<&'t str> {
    let mut sentences = Vec::new();
    let splitter = Splitter { text, lists: Lexicon::get().of(language), rules };
    splitter.split(&mut Forms::default(), |start, end| sentences.push(&text[start..end]));
    sentences
}

/// Returns the golden cases that one block holds, each with the sentences that are wanted.
fn cases() -> Vec<(Language, String, Vec<String>)> {
    let read = |language| std::fs::read_to_string(format!("tests/golden/sentences.{language}.txt")).unwrap();
    let lines = Language::ALL.into_iter().flat_map(|language| {
        read(language).lines().map(|line| (language, line.to_owned())).collect::<Vec<_>>()
    });
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(language, line)| (language, line.rsplit('^').next().unwrap().trim().replace("\\n", "\n")))
        .map(|(language, case)| {
            let sentences = case.split("||").map(|part| part.trim().to_owned()).collect();
            (language, case.replace(" || ", " ").replace("||", ""), sentences)
        })
        .filter(|(language, text, sentences)| split(text, *language, RULES) == *sentences)
        .collect()
}

#[test]
fn each_rule_is_needed() {
    let cases = cases();
    assert!(cases.len() >= 300, "only {} cases", cases.len());
    let is_right = |rules: Rules<'_>| {
        cases.iter().all(|(language, text, sentences)| split(text, *language, rules) == *sentences)
    };
    for unneeded in 0..RULES.marks.len() {
        let marks = without(RULES.marks, unneeded);
        assert!(!is_right(Rules { marks: &marks, ..RULES }), "no golden case needs rule {unneeded} of MARKS");
    }
    for unneeded in 0..RULES.periods.len() {
        let periods = without(RULES.periods, unneeded);
        assert!(
            !is_right(Rules { periods: &periods, ..RULES }),
            "no golden case needs rule {unneeded} of PERIODS"
        );
    }
}

fn without<R: Copy>(rules: &[R], index: usize) -> Vec<R> {
    [&rules[..index], &rules[index + 1..]].concat()
}

/// Words with and without accents and capitals, numbers, and abbreviations of both languages; of one and two words.
const WORDS: &[&str] = &[
    "the",
    "city",
    "Senate",
    "été",
    "Élysée",
    "naïve",
    "œuvre",
    "c÷d",
    "e\u{301}te\u{301}",
    "a",
    "I",
    "À",
    "l'an",
    "NATO",
    "iPhone",
    "x",
    "1",
    "12",
    "3.5",
    "2019",
    "IV",
    "mr",
    "Mr",
    "MR",
    "dr",
    "st",
    "no",
    "vol",
    "inc",
    "Inc",
    "co",
    "jan",
    "sept",
    "a.m",
    "p.m",
    "U.S",
    "J.-P",
    "Ph.D",
    "etc",
    "M",
    "Mme",
    "art",
    "p",
    "ex",
    "cf",
    "av",
    "J",
    "boul",
    "env",
    "éd",
    "Yahoo",
    "ft",
    "said",
    "déclare",
    "http://a.b",
    "===",
];
const MARKS: &[&str] = &[".", ".", ".", ".", "!", "?", "…", "...", "", ",", ":", ".[2]", ". .", "。"];
const CLOSING: &[&str] = &["", "", "", "\"", "”", "’", " »", "\u{a0}»", "\u{202f}»", ")", "]", "»", "'", "*"];
const SPACES: &[&str] = &[" ", " ", " ", "", "  ", "\n", "\t", "\u{a0}", "\u{202f}", "\u{2009}", "\u{200b}"];
const OPENING: &[&str] =
    &["", "", "", "\"", "“", "« ", "«\u{a0}", "«\u{202f}", "«", "(", "[", "'", "‘", "— ", "- ", "¿"];

fn text() -> impl Strategy<Value = String> {
    let pick = |list: &'static [&'static str]| prop::sample::select(list);
    let fragment = (pick(OPENING), pick(WORDS), pick(MARKS), pick(CLOSING), pick(SPACES))
        .prop_map(|(opening, word, mark, closing, space)| [opening, word, mark, closing, space].concat());
    prop::collection::vec(fragment, 1..12).prop_map(|fragments| fragments.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]
    #[test]
    fn the_fast_path_decides_as_the_rules_do(text in text()) {
        for language in Language::ALL {
            let mut forms = Forms::default();
            let mut context = Context::new(&text, Lexicon::get().of(language), &mut forms);
            let mut scanner = Scanner::new(&text);
            let mut at = 0;
            while let Some(boundary) = scanner.next(at) {
                let ends = RULES.ends(&mut context, &boundary);
                if let Some(fast) = plain_period::ends(&mut context, &boundary) {
                    prop_assert_eq!(fast, ends, "{:?} in {}", &boundary, language);
                }
                if ends {
                    context.start = boundary.next;
                }
                at = boundary.next.max(boundary.end);
            }
        }
    }
}
