//! The language rules against golden files: where sentences end, and which lean on the one before.
//!
//! `golden/sentences.*.txt`: a case is a line with its reason (`# …`) above it; ` || ` stands for a boundary and one
//! space, a bare `||` for a boundary alone, `\n` for a line break. `golden/openings.*.txt`: `+` leans, `-` does not.

use abrege::{Article, Language, Summarizer};

const LANGUAGES: [(Language, &str, &str, &str); 2] = [
    (
        Language::English,
        include_str!("golden/sentences.en.txt"),
        include_str!("golden/openings.en.txt"),
        "A fire broke out in a Lyon factory on Monday evening.",
    ),
    (
        Language::French,
        include_str!("golden/sentences.fr.txt"),
        include_str!("golden/openings.fr.txt"),
        "Un incendie a touché lundi soir une usine de Lyon.",
    ),
];

/// The lines that are cases, with the comment above each.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut reason = "";
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("## ")).filter_map(move |line| {
        if let Some(comment) = line.strip_prefix("# ") {
            reason = comment;
            return None;
        }
        Some((reason, line))
    })
}

fn sentences(text: &str, language: Language) -> Vec<String> {
    let analysis = Summarizer::default().analyze(Article::new(text).language(language)).unwrap();
    analysis.document().sentences().map(|sentence| sentence.text().to_owned()).collect()
}

#[test]
fn sentences_end_where_an_editor_ends_them() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (language, file, ..) in LANGUAGES {
        for (reason, case) in cases(file) {
            count += 1;
            let text = case.replace(" || ", " ").replace("||", "").replace("\\n", "\n");
            let wanted: Vec<String> =
                case.split("||").map(|part| part.replace("\\n", "\n").trim().to_owned()).collect();
            let found = sentences(&text, language);
            if found != wanted {
                wrong.push(format!("{language}: {reason}\n  wanted {wanted:?}\n  found  {found:?}"));
            }
        }
    }
    assert!(count >= 300, "only {count} cases were read");
    assert!(wrong.is_empty(), "{} of {count} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn leaning_sentences_are_told() {
    let mut failures = Vec::new();
    for (language, _, file, before) in LANGUAGES {
        let (mut right, mut found, mut leaning) = (0, 0, 0);
        let mut wrong = Vec::new();
        for (_, case) in cases(file) {
            let (label, sentence) = case.split_once(' ').unwrap();
            let text = format!("{before} {sentence}");
            let analysis = Summarizer::default().analyze(Article::new(&text).language(language)).unwrap();
            let leans = (1..analysis.scores().len()).any(|index| analysis.antecedent(index) == Some(0));
            let expected = label == "+";
            leaning += usize::from(expected);
            found += usize::from(leans);
            right += usize::from(leans && expected);
            if leans != expected {
                wrong.push(case);
            }
        }
        let (precision, recall) = (right as f64 / found as f64, right as f64 / leaning as f64);
        assert!(leaning >= 75, "only {leaning} cases of {language} lean");
        failures.extend((precision < 0.95 || recall < 0.95).then(|| {
            format!("{language}: precision {precision:.3}, recall {recall:.3}\n{}", wrong.join("\n"))
        }));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
