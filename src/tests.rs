//! Every word list is needed: without it, the outcome of some golden case or sample article differs.
//! (`tests/golden.rs`, `tests/names.rs` and `tests/samples.rs` check the outcomes themselves.)

use std::fmt::Debug;
use std::fs;

use crate::article::Article;
use crate::language::{Language, Lexicon};
use crate::summarizer::Summarizer;
use crate::tokens::Vocabulary;
use crate::workspace::Workspace;

/// The texts of the golden files and the sample articles, all languages together; each with its language if it is
/// given.
fn texts() -> Vec<(String, Option<Language>)> {
    let mut texts = Vec::new();
    for language in Language::ALL {
        let read = |name| fs::read_to_string(format!("tests/golden/{name}.{language}.txt")).unwrap();
        let is_case = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let lines = |name| read(name).lines().filter(is_case).map(str::to_owned).collect::<Vec<_>>();
        let bare =
            |case: &String| case.replace(" || ", " ").replace("||", "").replace('^', "").replace("\\n", "\n");
        let mut given: Vec<String> = lines("sentences").iter().map(bare).collect();
        given.extend(lines("figures").iter().map(|case| case.split(" || ").next().unwrap().to_owned()));
        let before = match language {
            Language::English => "A fire broke out in a Lyon factory on Monday evening.",
            Language::French => "Un incendie a touché lundi soir une usine de Lyon.",
        };
        let opening = |case: &String| format!("{before} {}", case.split_once(' ').unwrap().1);
        given.extend(lines("openings").iter().map(opening));
        given.extend(lines("kinds").iter().map(opening));
        for page in read("pages").split("---\n") {
            let blocks = page.lines().filter(is_case).map(|line| line.split_once(' ').unwrap().1);
            let is_wrapped = page.matches("\\n").count() > 1;
            let page = blocks.collect::<Vec<_>>().join(if is_wrapped { "\n\n" } else { "\n" });
            given.push(page.replace("\\n", "\n"));
        }
        given.extend(read("entities").split("\n---\n").skip(1).step_by(2).map(str::to_owned));
        texts.extend(given.into_iter().map(|text| (text, Some(language))));
        let samples = fs::read_dir(format!("examples/articles/{language}")).unwrap();
        let mut samples: Vec<_> = samples.map(|entry| entry.unwrap().path()).collect();
        samples.sort();
        texts.extend(samples.iter().map(|path| (fs::read_to_string(path).unwrap(), None)));
    }
    texts
}

fn shown(values: impl IntoIterator<Item = impl Debug>) -> String {
    values.into_iter().map(|value| format!("{value:?};")).collect()
}

/// Returns what the lists may change about a text.
fn outcome(text: &str, language: Option<Language>, workspace: &mut Workspace) -> String {
    let mut article = Article::new(text);
    article.language = language;
    let Ok(analysis) = Summarizer::default().analyze_with(workspace, article) else {
        return "error".to_owned();
    };
    let document = analysis.document();
    let blocks = document.blocks().map(|block| (block.kind(), block.span(), block.language()));
    let antecedents = (0..analysis.scores().len()).map(|index| analysis.antecedent(index));
    [
        format!("{:?} {:?}", analysis.language(), analysis.title()),
        shown(blocks),
        shown(document.sentences().map(|sentence| (sentence.span(), sentence.kind()))),
        shown(antecedents),
        shown(analysis.scores()),
        shown(analysis.entities()),
        shown(analysis.figures()),
        shown(analysis.keywords(10)),
    ]
    .concat()
}

/// Whether the outcome of every text is the same with two lexicons.
fn is_same(texts: &[(String, Option<Language>)], all: &[String], lexicon: &'static Lexicon) -> bool {
    let mut workspace = Workspace::default();
    workspace.vocabulary = Vocabulary::new(lexicon);
    texts.iter().zip(all).all(|((text, language), all)| outcome(text, *language, &mut workspace) == *all)
}

#[test]
fn each_word_list_is_needed() {
    let texts = texts();
    let mut workspace = Workspace::default();
    let all: Vec<String> =
        texts.iter().map(|(text, language)| outcome(text, *language, &mut workspace)).collect();
    let mut unneeded = Vec::new();
    for language in Language::ALL {
        for left_out in 0..language.lists().len() {
            let mut lists = Language::ALL.map(|language| language.lists().to_vec());
            let (list, entries) = lists[language.number()].remove(left_out);
            let is_empty = format!("{entries:?}").len() < "Words([])".len() + 1;
            let [one, other] = &lists;
            let lexicon = Lexicon::compile([one, other]).unwrap();
            if !is_empty && is_same(&texts, &all, Box::leak(Box::new(lexicon))) {
                unneeded.push((language, list));
            }
        }
    }
    assert!(unneeded.is_empty(), "no golden case needs the lists {unneeded:?}");
}
