//! Names and figures against golden files.
//!
//! `golden/figures.*.txt`: a sentence, then each of its figures after ` || `: value, unit, text; `-` for none.
//! `golden/entities.*.txt`: a text between lines of `---`, then a line for each name: its kind, or `?` if no kind is
//! required, and all its mentions in order, separated by ` | `.

use abrege::{Article, EntityKind, Language, Summarizer};

const FIGURES: [(Language, &str); 2] = [
    (Language::English, include_str!("golden/figures.en.txt")),
    (Language::French, include_str!("golden/figures.fr.txt")),
];
const ENTITIES: [(Language, &str); 2] = [
    (Language::English, include_str!("golden/entities.en.txt")),
    (Language::French, include_str!("golden/entities.fr.txt")),
];

#[test]
fn figures_have_the_golden_value_unit_and_span() {
    for (language, file) in FIGURES {
        let (mut count, mut wrong) = (0, Vec::new());
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut parts = line.split(" || ");
            let text = parts.next().unwrap();
            let wanted: Vec<&str> = parts.filter(|part| *part != "-").collect();
            let analysis = Summarizer::default().analyze(Article::new(text).language(language)).unwrap();
            let read = |figure: &abrege::Figure| {
                let unit = format!("{:?}", figure.unit());
                format!("{} {unit} {}", figure.value(), figure.text())
            };
            let found: Vec<String> = analysis.figures().iter().map(read).collect();
            let is_same = |(wanted, found): (&&str, &String)| wanted.to_lowercase() == found.to_lowercase();
            count += 1;
            if wanted.len() != found.len() || !wanted.iter().zip(&found).all(is_same) {
                wrong.push(format!("{line}\n  found {found:?}"));
            }
        }
        assert!(count >= 100, "only {count} cases of {language}");
        assert!(wrong.is_empty(), "{language}: {} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// A text and its chains: kind and mentions.
type Case<'f> = (String, Vec<(&'f str, Vec<&'f str>)>);

/// The texts of a golden file with their chains: kind and mentions.
fn texts(file: &str) -> Vec<Case<'_>> {
    let mut sections = file.split("\n---\n").skip(1);
    let mut texts = Vec::new();
    while let (Some(text), Some(chains)) = (sections.next(), sections.next()) {
        let chains = chains.lines().filter(|line| !line.is_empty()).map(|line| {
            let (kind, mentions) = line.split_once(' ').unwrap();
            (kind, mentions.split(" | ").collect())
        });
        texts.push((text.trim().to_owned(), chains.collect()));
    }
    texts
}

/// The number of chains that may be wrong: the files also hold cases that the rules do not solve yet.
const WRONG: usize = 4;

#[test]
fn names_have_the_golden_chains_and_kinds() {
    for (language, file) in ENTITIES {
        let (mut chains, mut claimed) = (0, 0);
        let (mut wrong, mut wrong_kinds) = (Vec::new(), Vec::new());
        for (text, wanted) in texts(file) {
            let analysis = Summarizer::default().analyze(Article::new(&text).language(language)).unwrap();
            let entities = analysis.entities();
            let found: Vec<(EntityKind, Vec<String>)> = (entities.iter())
                .map(|entity| {
                    let mentions = entity.spans().iter().map(|span| text[span.range()].replace('\n', " "));
                    (entity.kind(), mentions.collect())
                })
                .collect();
            let is_foreign = |found: &&(_, Vec<String>)| wanted.iter().all(|(_, wanted)| *wanted != found.1);
            let foreign = found.iter().filter(is_foreign);
            wrong.extend(foreign.map(|(kind, mentions)| format!("{mentions:?} ({kind}) is foreign")));
            for (kind, mentions) in wanted {
                chains += 1;
                let Some((own, _)) = found.iter().find(|(_, found)| *found == mentions) else {
                    wrong.push(format!("{mentions:?} is missing"));
                    continue;
                };
                if *own != EntityKind::Other && kind != "?" {
                    claimed += 1;
                    if own.name() != kind {
                        wrong_kinds.push(format!("{mentions:?} is no {own}"));
                    }
                }
            }
        }
        assert!(chains >= 55, "only {chains} chains of {language}");
        assert!(wrong.len() <= WRONG, "{language}: {} are wrong\n{}", wrong.len(), wrong.join("\n"));
        assert!(wrong_kinds.is_empty(), "{language}\n{}", wrong_kinds.join("\n"));
        assert!(claimed * 100 >= chains * 60, "{language}: only {claimed} of {chains} chains claim a kind");
    }
}
