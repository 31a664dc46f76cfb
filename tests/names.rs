//! Names and figures against golden files.
//!
//! `golden/figures.*.txt`: a sentence, then each of its figures behind ` || `: value, unit, words; `-` for none.
//! `golden/entities.*.txt`: a text between lines of `---`, then a line for each name: its kind, or `?` where none need be
//! claimed, and all its mentions in order, parted by ` | `.

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
fn figures_are_read_with_value_unit_and_place() {
    for (language, file) in FIGURES {
        let (mut count, mut wrong) = (0, Vec::new());
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut parts = line.split(" || ");
            let text = parts.next().unwrap();
            let wanted: Vec<&str> = parts.filter(|part| *part != "-").collect();
            let analysis = Summarizer::default().analyze(Article::new(text).language(language)).unwrap();
            let read = |figure: &abrege::Figure| {
                let unit = format!("{:?}", figure.unit());
                format!("{} {unit} {}", figure.value(), &text[figure.span().range()])
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

#[test]
fn names_are_chained_and_told_apart() {
    for (language, file) in ENTITIES {
        let (mut chains, mut right, mut claimed, mut kinds) = (0, 0, 0, 0);
        let mut wrong = Vec::new();
        for (text, wanted) in texts(file) {
            let analysis = Summarizer::default().analyze(Article::new(&text).language(language)).unwrap();
            let entities = analysis.entities();
            let found: Vec<(EntityKind, Vec<String>)> = (entities.iter())
                .map(|entity| {
                    let mentions = entity.spans().iter().map(|span| text[span.range()].replace('\n', " "));
                    (entity.kind(), mentions.collect())
                })
                .collect();
            for (kind, mentions) in wanted {
                chains += 1;
                let Some((own, _)) = found.iter().find(|(_, found)| *found == mentions) else {
                    wrong.push(format!("{mentions:?}"));
                    continue;
                };
                right += 1;
                if *own != EntityKind::Other && kind != "?" {
                    claimed += 1;
                    kinds += usize::from(own.name() == kind);
                    if own.name() != kind {
                        wrong.push(format!("{mentions:?} is no {own}"));
                    }
                }
            }
            // No other name may claim to be one of these kinds wrongly: it is listed for the reader of a failure.
            wrong.extend(found.iter().map(|(kind, found)| format!("    found {kind} {found:?}")));
        }
        let report = wrong.join("\n");
        assert!(chains >= 40, "only {chains} chains of {language}");
        assert!(right * 100 >= chains * 80, "{language}: {right} of {chains} chains\n{report}");
        assert!(kinds * 100 >= claimed * 85, "{language}: {kinds} of {claimed} kinds\n{report}");
        assert!(
            claimed * 100 >= right * 60,
            "{language}: only {claimed} of {right} chains claim a kind\n{report}"
        );
    }
}
