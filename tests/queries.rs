//! What a reader asks of an article: `golden/queries.*.txt`, against the samples in `examples/articles`.
//!
//! A case is a line: the article, the query, and words of the sentence that answers it; lines that begin with `#` are
//! comments.

use std::fs;
use std::path::Path;

use abrege::{Analysis, Article, Language, Summarizer};

const LANGUAGES: [(Language, &str, usize); 2] = [
    (Language::English, include_str!("golden/queries.en.txt"), 50),
    (Language::French, include_str!("golden/queries.fr.txt"), 50),
];
/// The share of cases that hold, as measured.
const HOLDING: f64 = 0.9;

struct Case<'a> {
    article: &'a str,
    query: &'a str,
    answer: &'a str,
}

fn cases(file: &str) -> impl Iterator<Item = Case<'_>> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [article, query, answer] = parts[..] else { panic!("not a case: {line}") };
        Case { article, query, answer }
    })
}

fn sample(language: Language, name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language.code());
    let path = folder.join(name).with_extension("txt");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sentences of the summary in three sentences, in document order and best first.
fn chosen(analysis: &Analysis<'_>) -> (Vec<usize>, Vec<usize>) {
    let summary = analysis.summary();
    let in_order = summary.excerpts().iter().map(|excerpt| excerpt.index()).collect();
    (in_order, summary.ranked().map(|excerpt| excerpt.index()).collect())
}

/// The one sentence with these words, across line breaks.
fn answering(analysis: &Analysis<'_>, words: &str) -> usize {
    let holds = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words);
    let found: Vec<usize> =
        analysis.document().sentences().filter(|s| holds(s.text())).map(|s| s.index()).collect();
    assert!(found.len() == 1, "{} sentences say {words:?}", found.len());
    found[0]
}

/// What is wrong with the summary for a query.
fn faults(case: &Case<'_>, text: &str, language: Language) -> Vec<&'static str> {
    let summarizer = Summarizer::new(3).unwrap();
    let article = Article::new(text).language(language);
    let (_, unasked) = chosen(&summarizer.analyze(&article).unwrap());
    let analysis = summarizer.analyze(article.query(case.query)).unwrap();
    let (chosen, _) = chosen(&analysis);
    let answer = answering(&analysis, case.answer);
    let mut faults = Vec::new();
    if !chosen.contains(&answer) {
        faults.push("no answer");
    }
    let is_orphan =
        |&index: &usize| analysis.antecedent(index).is_some_and(|before| !chosen.contains(&before));
    if chosen.iter().any(is_orphan) {
        faults.push("an orphan");
    }
    // Who and what: one of the two best sentences of the article, unless the answer needs all three places.
    let needed = std::iter::successors(Some(answer), |&index| analysis.antecedent(index)).count();
    if needed < 3 && !unasked.iter().take(2).any(|best| chosen.contains(best)) {
        faults.push("no who and what");
    }
    faults
}

#[test]
fn queries_are_answered() {
    let (mut count, mut holding, mut wrong) = (0, 0, Vec::new());
    for (language, file, least) in LANGUAGES {
        let cases: Vec<Case<'_>> = cases(file).collect();
        assert!(cases.len() >= least, "only {} cases of {language} were read", cases.len());
        for case in &cases {
            let faults = faults(case, &sample(language, case.article), language);
            count += 1;
            holding += usize::from(faults.is_empty());
            if !faults.is_empty() {
                wrong.push(format!(
                    "{}: {} -> {:?}: {}",
                    case.article,
                    case.query,
                    case.answer,
                    faults.join(", ")
                ));
            }
        }
    }
    let share = holding as f64 / count as f64;
    println!("{holding} of {count} hold ({share:.3}); the others:\n{}", wrong.join("\n"));
    assert!(share >= HOLDING, "{holding} of {count} cases hold:\n{}", wrong.join("\n"));
}
