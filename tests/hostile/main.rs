//! Hostile texts and options: nothing panics, nothing grows faster than the text, and no article is lost to the way
//! it is written.

mod families;
mod keep;
mod options;
mod variants;

use std::time::{Duration, Instant};

use abrege::{Article, Budget, Language, Options, Summarizer};
use families::FAMILIES;

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
            let long = Some(text.as_str()).filter(|_| i % 2 == 1);
            let kept = || keep::promises(&text, long, long, language, &Options::from(budget));
            assert!(std::panic::catch_unwind(kept).is_ok(), "{name}, {language:?}, {budget:?}");
        }
    }
}

#[test]
fn short_texts_keep_the_promises() {
    let characters =
        (0..0x180).chain(0x2b0..0x370).chain(0x2000..0x2070).chain([0xfeff, 0xfffd, 0x1f469, 0x10ffff]);
    for c in characters.filter_map(char::from_u32) {
        keep::promises(&c.to_string(), None, None, Some(Language::French), &Options::new());
        keep::promises(&format!("Le {c}. {c}"), None, None, None, &Options::new());
    }
}

/// Everything that the crate says of a text.
fn work(text: &str, hint: Option<&str>, budget: Budget) -> usize {
    let article = keep::article(text, hint, hint, Some(Language::French));
    let analysis = Summarizer::new(budget).unwrap().analyze(article).unwrap();
    let explained = (0..analysis.scores().len()).map(|i| analysis.explain(i).unwrap().reasons().len());
    let explained: usize = explained.sum();
    let lists = analysis.keywords(usize::MAX).len() + analysis.entities().len() + analysis.figures().len();
    analysis.summary().to_string().len() + explained + lists
}

/// Eight times the text is eight times the work, not 64 times; the rest is for a busy machine.
/// `tests/scaling.py` counts instructions.
#[test]
fn nothing_grows_faster_than_the_text() {
    let time = |text: &str, is_long: bool| {
        let start = Instant::now();
        work(
            text,
            Some(text).filter(|_| is_long),
            if is_long { Budget::Chars(160) } else { Budget::Ratio(0.5) },
        );
        start.elapsed()
    };
    let mut slow = Vec::new();
    for (name, text) in FAMILIES {
        let (small, large) = (text(1 << 12), text(1 << 15));
        for is_long in [false, true] {
            let (part, whole) = (time(&small, is_long), time(&large, is_long));
            if whole > 16 * part + Duration::from_secs(1) {
                slow.push(format!("{name}, long hints {is_long}: {whole:?}, an eighth of it {part:?}"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// One family at one size, for `tests/scaling.py`: HOSTILE_FAMILY (its number), HOSTILE_BYTES, HOSTILE_HINTS.
#[test]
#[ignore = "counted by tests/scaling.py"]
fn one_family() {
    let number = |name: &str| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let (name, text) = FAMILIES[number("HOSTILE_FAMILY")];
    let text = text(number("HOSTILE_BYTES"));
    let long = Some(text.as_str()).filter(|_| number("HOSTILE_HINTS") > 0);
    println!("{name}: {} bytes, {}", text.len(), work(&text, long, Budget::Ratio(0.5)));
}

#[test]
#[ignore = "asked by tests/scaling.py"]
fn families() {
    FAMILIES.iter().for_each(|(name, _)| println!("family: {name}"));
}

#[test]
fn half_of_many_sentences() {
    let text: String = (0..4000).map(|i| format!("Le maire de la ville {i} a vu {} hier. ", i / 3)).collect();
    let article = Article::new(&text).language(Language::French);
    let summary =
        abrege::summarize(article, Options::new().budget(Budget::Ratio(0.5)).diversity(0.0)).unwrap();
    assert_eq!(summary.excerpts().len(), 2000);
    keep::verbatim(&text, &summary);
}
