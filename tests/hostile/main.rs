//! Hostile texts and options keep the promises, and an article is summarized alike however it is written.

mod families;
mod options;
#[path = "../common/promises.rs"]
mod promises;
mod variants;

use abrege::{Budget, Language, Options};
use families::FAMILIES;
use promises::Given;

#[test]
fn hard_texts_keep_the_promises() {
    let asked = [
        (None, Budget::Sentences(3)),
        (Some(Language::French), Budget::Words(20)),
        (Some(Language::English), Budget::Chars(160)),
        (Some(Language::French), Budget::Ratio(0.5)),
    ];
    for (name, text) in FAMILIES {
        let text = text(1 << 10);
        for (i, (language, budget)) in asked.into_iter().enumerate() {
            // A title and a query as long as the text.
            let given = Given::new(&text, language).hint(Some(text.as_str()).filter(|_| i % 2 == 1));
            let kept = || promises::all(&given, &Options::from(budget));
            assert!(std::panic::catch_unwind(kept).is_ok(), "{name}, {language:?}, {budget:?}");
        }
    }
}

#[test]
fn short_texts_keep_the_promises() {
    let characters =
        (0..0x180).chain(0x2b0..0x370).chain(0x2000..0x2070).chain([0xfeff, 0xfffd, 0x1f469, 0x10ffff]);
    for c in characters.filter_map(char::from_u32) {
        let options = Options::new();
        promises::of_a_summary(&Given::new(&c.to_string(), Some(Language::French)), &options);
        let given = Given::new(&format!("Le {c}. {c}"), None);
        promises::odd_text_is_no_error(&given, &options);
        promises::of_a_summary(&given, &options);
    }
}

/// Computes all results for a text; returns their size.
fn work(text: &str, hint: Option<&str>, budget: Budget) -> usize {
    let given = Given::new(text, Some(Language::French)).hint(hint);
    let analysis = given.analyze(&Options::from(budget)).unwrap();
    let explained = (0..analysis.scores().len()).map(|i| analysis.explain(i).unwrap().reasons().len());
    let explained: usize = explained.sum();
    let lists = analysis.keywords(usize::MAX).len() + analysis.entities().len() + analysis.figures().len();
    analysis.summary().to_string().len() + explained + lists
}

/// `tests/scaling.py` counts the instructions of the same work at two sizes.
#[test]
fn long_hostile_texts_are_summarized() {
    for (_, text) in FAMILIES {
        let text = text(1 << 15);
        work(&text, None, Budget::Ratio(0.5));
        work(&text, Some(&text), Budget::Chars(160));
    }
}

/// The work on one family at one size: HOSTILE_FAMILY (its number), HOSTILE_BYTES, HOSTILE_HINTS.
#[test]
#[ignore = "run by tests/scaling.py"]
fn one_family() {
    let number = |name: &str| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let (name, text) = FAMILIES[number("HOSTILE_FAMILY")];
    let text = text(number("HOSTILE_BYTES"));
    let long = Some(text.as_str()).filter(|_| number("HOSTILE_HINTS") > 0);
    println!("{name}: {} bytes, {}", text.len(), work(&text, long, Budget::Ratio(0.5)));
}

#[test]
#[ignore = "run by tests/scaling.py"]
fn families() {
    FAMILIES.iter().for_each(|(name, _)| println!("family: {name}"));
}

#[test]
fn half_of_4000_sentences_is_2000() {
    let text: String = (0..4000).map(|i| format!("Le maire de la ville {i} a vu {} hier. ", i / 3)).collect();
    let given = Given::new(&text, Some(Language::French));
    let analysis = given.analyze(&Options::from(Budget::Ratio(0.5)).diversity(0.0)).unwrap();
    let summary = analysis.summary();
    assert_eq!(summary.excerpts().len(), 2000);
    promises::excerpts_are_verbatim(&text, &analysis, &summary);
}
