//! Each word list changes the outcome of a golden case (`tests/golden.rs` checks the cases themselves).

use std::cell::Cell;

use crate::document::Document;
use crate::language::{Language, WordList};
use crate::summarizer::Summarizer;

thread_local! {
    static OFF: Cell<Option<WordList>> = const { Cell::new(None) };
}

/// Whether the list is switched off on this thread.
pub(crate) fn is_off(list: WordList) -> bool {
    OFF.get() == Some(list)
}

/// Returns the sentences, blocks and antecedents of every golden case, in the notation of the files.
fn outcome(language: Language) -> Vec<String> {
    let read = |name| std::fs::read_to_string(format!("tests/golden/{name}.{language}.txt")).unwrap();
    let [sentences, pages, openings] = ["sentences", "pages", "openings"].map(read);
    let before = match language {
        Language::English => "A fire broke out in a Lyon factory on Monday evening.",
        Language::French => "Un incendie a touché lundi soir une usine de Lyon.",
    };
    let is_case = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut outcome = Vec::new();
    for case in sentences.lines().filter(is_case) {
        let text = case.replace(" || ", " ").replace("||", "").replace('^', "").replace("\\n", "\n");
        let document = Document::parse(&text, language).unwrap();
        outcome.push(document.sentences().map(|sentence| sentence.text()).collect::<Vec<_>>().join(" || "));
    }
    for page in pages.split("---\n") {
        let lines: Vec<&str> =
            page.lines().filter(is_case).map(|line| line.split_once(' ').unwrap().1).collect();
        let gap = if lines.iter().filter(|line| line.contains("\\n")).count() > 1 { "\n\n" } else { "\n" };
        let text = lines.join(gap).replace("\\n", "\n");
        let document = Document::parse(&text, language).unwrap();
        outcome.push(document.title().map_or("-", |title| title.text()).to_owned());
        outcome.extend(document.blocks().map(|block| format!("{:?} {}", block.kind(), block.text())));
    }
    for case in openings.lines().filter(is_case) {
        let text = format!("{before} {}", case.split_once(' ').unwrap().1);
        let analysis = Summarizer::default().analyze(crate::Article::new(&text).language(language)).unwrap();
        let leans = (1..analysis.scores().len()).any(|index| analysis.antecedent(index) == Some(0));
        outcome.push(leans.to_string());
    }
    outcome
}

#[test]
fn each_list_is_needed() {
    let mut unneeded = Vec::new();
    for language in Language::ALL {
        let all = outcome(language);
        unneeded.extend(WordList::DOCUMENT.into_iter().filter(|&list| {
            OFF.set(Some(list));
            let is_unneeded = outcome(language) == all;
            OFF.set(None);
            is_unneeded
        }));
    }
    assert!(unneeded.is_empty(), "no golden case needs the lists {unneeded:?}");
}
