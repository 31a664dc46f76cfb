//! abrege beside other extractive summarizers of crates.io: the same texts, the same run, one thread.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`; `-- --quick` runs fewer rounds. CPU time of the
//! thread, medians of interleaved rounds. Every call gets a different article and asks for about three sentences.

use std::hint::black_box;
use std::num::NonZeroU32;

use abrege::{Language, Summarizer, Workspace};
use unicode_segmentation::UnicodeSegmentation;

#[path = "../../clock/mod.rs"]
mod clock;
#[path = "../../corpus/mod.rs"]
mod corpus;

const NAMES: [&str; 7] = [
    "yardstick (unicode_words)",
    "abrege, fresh",
    "abrege, a workspace",
    "abrege, warm",
    "summary 0.1",
    "simple-summarize 0.2",
    "lede 0.5",
];
const FRESH: usize = 1;
const WARM: usize = 3;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    // Panic messages of the other crates would hide the tables.
    std::panic::set_hook(Box::new(|_| {}));
    for language in Language::ALL {
        let articles = corpus::corpus(language);
        report(language, &articles, if quick { 5 } else { 31 });
        report(language, &corpus::articles(language, 1_000_000, 1), if quick { 1 } else { 5 });
    }
}

fn report(language: Language, texts: &[String], rounds: usize) {
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("\n{language}, {} text(s) of {} bytes, {rounds} rounds", texts.len(), bytes / texts.len());
    println!("{:27} {:>12} {:>9} {:>10} {:>10}  panics", "", "µs per text", "ns/byte", "to fresh", "to warm");
    let (times, panics) = measure(language, texts, rounds);
    for (i, name) in NAMES.iter().enumerate() {
        println!(
            "{name:27} {:12.1} {:9.1} {:10.2} {:10.2} {:7}",
            times[i] * 1e6 / texts.len() as f64,
            times[i] * 1e9 / bytes as f64,
            times[i] / times[FRESH],
            times[i] / times[WARM],
            panics.iter().find(|(number, _)| *number == i).map_or(0, |(_, count)| *count),
        );
    }
}

/// The seconds for all texts, for each of `NAMES`, and the number of texts on which a crate panicked.
fn measure(language: Language, texts: &[String], rounds: usize) -> (Vec<f64>, Vec<(usize, usize)>) {
    let summarizer = Summarizer::default();
    let mut workspace = Workspace::new();
    // Built once, as its users do: reading its stop words does not count.
    let summary = summary::Summarizer::new(match language.code() {
        "fr" => summary::Language::French,
        _ => summary::Language::English,
    });
    let three = NonZeroU32::new(3).expect("three");
    // The two crates that take a length get that of abrege's three sentences.
    let own: usize = texts
        .iter()
        .map(|text| summarizer.summarize(text).map_or(0, |summary| summary.to_string().len()))
        .sum();
    let length = own / texts.len();
    let cut = 1.0 - own as f32 / texts.iter().map(String::len).sum::<usize>() as f32;

    let by_summary = |text: &str| drop(black_box(summary.summarize_sentences(text, three)));
    let by_simple = |text: &str| drop(black_box(simple_summarize::summarize_text(text, cut)));
    let by_lede = |text: &str| drop(black_box(lede::summarize(text, length, lede::Mode::Default)));
    let fails = |work: &dyn Fn(&str)| {
        let failing =
            |text: &&String| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(text))).is_err();
        texts.iter().filter(failing).count()
    };
    let panics = vec![(4, fails(&by_summary)), (5, fails(&by_simple)), (6, fails(&by_lede))];
    let all = |work: &dyn Fn(&str)| {
        texts.iter().for_each(|text| {
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(text)));
        });
    };
    let times = clock::medians(
        rounds,
        &mut [
            &mut || texts.iter().for_each(|text| _ = black_box(text.unicode_words().count())),
            &mut || texts.iter().for_each(|text| drop(black_box(summarizer.summarize(text)))),
            &mut || {
                let mut workspace = Workspace::new();
                texts.iter().for_each(|text| {
                    drop(black_box(summarizer.summarize_with(&mut workspace, text)));
                });
            },
            &mut || {
                texts.iter().for_each(|text| {
                    drop(black_box(summarizer.summarize_with(&mut workspace, text)));
                });
            },
            &mut || all(&by_summary),
            &mut || all(&by_simple),
            &mut || all(&by_lede),
        ],
    );
    (times, panics)
}
