//! Queries that readers ask (`golden/queries.*.txt`), on the samples in `examples/articles`.
//!
//! A case is a line: the article, the query, and words of the sentence that answers it; lines that begin with `#` are
//! comments. It holds if the summary of three sentences has the answer, no sentence without the one that it leans on,
//! and one of the two best sentences of the article. A case that begins with `!` cannot hold, because its answer leans
//! on more than two other sentences; such cases are counted separately.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use abrege::{Analysis, Article, Budget, Feature, Language, Summarizer, Weights};

const LANGUAGES: [(Language, &str); 2] = [
    (Language::English, include_str!("golden/queries.en.txt")),
    (Language::French, include_str!("golden/queries.fr.txt")),
];
const SENTENCES: usize = 3;
/// The smallest number of cases for each language.
const CASES: usize = 70;
/// The measured share of cases that hold, among those that can hold and among all.
const HOLDING: f64 = 0.94;
const HOLDING_OF_ALL: f64 = 0.87;

struct Case<'a> {
    article: &'a str,
    query: &'a str,
    answer: &'a str,
    is_out_of_reach: bool,
}

fn cases(file: &str) -> impl Iterator<Item = Case<'_>> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let bare = line.strip_prefix("! ");
        let parts: Vec<&str> = bare.unwrap_or(line).split(" | ").collect();
        let [article, query, answer] = parts[..] else { panic!("not a case: {line}") };
        Case { article, query, answer, is_out_of_reach: bare.is_some() }
    })
}

fn sample(language: Language, name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language.code());
    let path = folder.join(name).with_extension("txt");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sentences of the summary, best first.
fn chosen(analysis: &Analysis<'_>) -> Vec<usize> {
    analysis.summary().ranked().map(|excerpt| excerpt.index()).collect()
}

/// The number of the only sentence with these words, which may span line breaks.
fn answering(analysis: &Analysis<'_>, words: &str) -> usize {
    let holds = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words);
    let sentences = analysis.document().sentences().filter(|sentence| holds(sentence.text()));
    let found: Vec<usize> = sentences.map(|sentence| sentence.index()).collect();
    assert!(found.len() == 1, "{} sentences say {words:?}", found.len());
    found[0]
}

/// The faults of the summary for a query.
fn faults(case: &Case<'_>, text: &str, language: Language) -> Vec<&'static str> {
    let summarizer = Summarizer::new(SENTENCES).unwrap();
    let article = Article::new(text).language(language);
    let unasked = chosen(&summarizer.analyze(&article).unwrap());
    let analysis = summarizer.analyze(article.query(case.query)).unwrap();
    let weight = Weights::default().get(Feature::Query);
    for score in analysis.scores() {
        assert!((0.0..=weight).contains(&score.part(Feature::Query)), "{}", case.query);
    }
    let chosen = chosen(&analysis);
    let answer = answering(&analysis, case.answer);
    let needed = std::iter::successors(Some(answer), |&index| analysis.antecedent(index)).count();
    assert_eq!(needed > SENTENCES, case.is_out_of_reach, "{} needs {needed} sentences", case.query);
    let mut faults = Vec::new();
    if !chosen.contains(&answer) {
        faults.push("no answer");
    }
    let leans_on_nothing =
        |&index: &usize| analysis.antecedent(index).is_some_and(|before| !chosen.contains(&before));
    if chosen.iter().any(leans_on_nothing) {
        faults.push("an orphan");
    }
    // The summary says who and what, unless the answer takes all three sentences.
    if needed < SENTENCES && !unasked.iter().take(2).any(|best| chosen.contains(best)) {
        faults.push("no who and what");
    }
    faults
}

#[test]
fn the_measured_share_of_queries_is_answered() {
    let (mut all, mut reachable, mut holding, mut wrong) = (0, 0, 0, Vec::new());
    for (language, file) in LANGUAGES {
        let cases: Vec<Case<'_>> = cases(file).collect();
        assert!(cases.len() >= CASES, "only {} cases of {language} were read", cases.len());
        for case in &cases {
            let faults = faults(case, &sample(language, case.article), language);
            all += 1;
            reachable += usize::from(!case.is_out_of_reach);
            holding += usize::from(faults.is_empty());
            assert!(!faults.contains(&"an orphan"), "{}", case.query);
            if !faults.is_empty() && !case.is_out_of_reach {
                wrong.push(format!("{}: {}: {}", case.article, case.query, faults.join(", ")));
            }
        }
    }
    let report = format!("{holding} of {reachable} ({all} in all) hold:\n{}", wrong.join("\n"));
    println!("{report}");
    assert!(holding as f64 >= HOLDING * reachable as f64, "{report}");
    assert!(holding as f64 >= HOLDING_OF_ALL * all as f64, "{report}");
}

#[test]
fn a_query_without_words_changes_nothing() {
    let queries = [
        (Language::English, ["", " ", "?!", "the of and", "How many?", "When was that", "zzyzx quux", "$"]),
        (Language::French, ["", "\n", "…", "le de la", "Combien ?", "quand est-ce", "zzyzx quux", "l'"]),
    ];
    for ((language, file), (_, queries)) in LANGUAGES.into_iter().zip(queries) {
        let articles: BTreeSet<&str> = cases(file).map(|case| case.article).collect();
        for name in articles {
            let text = sample(language, name);
            let article = Article::new(&text).language(language);
            let unasked = Summarizer::default().analyze(&article).unwrap();
            for query in queries {
                let asked = Summarizer::default().analyze(article.clone().query(query)).unwrap();
                assert_eq!(asked.scores(), unasked.scores(), "{name}: {query:?}");
                let (asked, unasked) = (asked.summary(), unasked.summary());
                assert_eq!(asked.excerpts(), unasked.excerpts(), "{name}: {query:?}");
                assert!(!asked.answers_query() && !unasked.answers_query());
            }
        }
    }
}

/// The query's part of each sentence's score.
fn parts(text: &str, query: &str, language: Language) -> Vec<f32> {
    let article = Article::new(text).language(language).query(query);
    let analysis = Summarizer::default().analyze(article).unwrap();
    analysis.scores().iter().map(|score| score.part(Feature::Query)).collect()
}

const BRIDGE: &str = "Marta Lindqvist opened the new bridge over the river on Monday. The weather was cold and dry in \
    the whole valley. Farmers sold bread and cheese along the road. Ms. Lindqvist thanked the engineers of the \
    European Steel Agency for their patience. Nobody spoke of the money at the feast in the evening. The repairs had \
    cost ESA about $12 million, twice the sum that was planned.";

#[test]
fn a_query_matches_the_other_forms_of_a_name() {
    for (query, named) in [("Marta", 3), ("marta lindqvist", 3), ("ESA", 3), ("European Steel Agency", 5)] {
        let parts = parts(BRIDGE, query, Language::English);
        assert!(parts[named] > parts[1] && parts[named] > parts[4], "{query}: {parts:?}");
    }
}

#[test]
fn a_query_word_matches_its_stem_or_the_nearest_word() {
    for (query, found) in [("repairing", 5), ("engineering", 3), ("farmer's bread", 2), ("weathermen", 1)] {
        let parts = parts(BRIDGE, query, Language::English);
        let best = (0..parts.len()).rev().max_by(|&a, &b| parts[a].total_cmp(&parts[b]));
        assert_eq!(best, Some(found), "{query}: {parts:?}");
    }
}

#[test]
fn distant_words_and_missing_figures_score_less() {
    let near = "The mayor signed the contract for the port. It rained in the hills all day long on Monday.";
    let far = "The mayor said on a cold and rainy day in May that a contract was there to be signed. Rain fell all day.";
    let part = |text: &str, query: &str| parts(text, query, Language::English)[0];
    assert!(part(near, "mayor contract") > part(far, "mayor contract"));
    assert!(part(near, "what contract") > part(near, "how many contracts"));
    assert_eq!(
        part("The mayor signed two contracts today.", "how many contracts"),
        part(near, "what contract")
    );
    let dated = "The mayor signed the contract in March 2019.";
    assert!(part(dated, "when was the contract signed") > part(near, "when was the contract signed"));
}

#[test]
fn a_clipped_answer_answers_only_with_the_words_that_it_keeps() {
    let text = "The council of Marlow, which met on Monday in a long session that lasted until the early morning, approved a \
                bridge over the river.";
    let answers = |query, chars| {
        abrege::summarize(Article::new(text).query(query), Budget::Chars(chars)).unwrap().answers_query()
    };
    assert!(answers("bridge", 200) && answers("council", 40));
    assert!(!answers("bridge", 40));
}
