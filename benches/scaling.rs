//! Time against length, 4 KB to 10 MB: the time must grow linearly with the length.
//!
//! `cargo bench --bench scaling`; with `-- --quick` up to 1 MB only. CPU time of the thread, medians of interleaved
//! rounds. The exponent is the slope of log(time) over log(bytes) from 100 KB on: 1 is linear.

use std::hint::black_box;
use std::time::Instant;

use abrege::{Budget, Language, Options, Summarizer, Workspace};
use unicode_segmentation::UnicodeSegmentation;

#[path = "clock/mod.rs"]
mod clock;
#[path = "corpus/mod.rs"]
mod corpus;

const SIZES: [usize; 8] = [4_000, 10_000, 40_000, 100_000, 400_000, 1_000_000, 4_000_000, 10_000_000];
const NAMES: [&str; 5] = ["yardstick", "detect", "fresh", "warm", "half"];
const DETECTIONS: usize = 100;
/// Detections of each text in a row.
const REPEATS: usize = 50;

fn main() {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    // `cargo test --benches` runs this too, without `--bench`.
    let most = match (has("--bench"), has("--quick")) {
        (false, _) => 4_000,
        (true, true) => 1_000_000,
        (true, false) => 10_000_000,
    };
    for language in Language::ALL {
        println!("\n{language}: microseconds per text (nanoseconds per byte)");
        print!("{:>9}", "bytes");
        NAMES.iter().for_each(|name| print!("{name:>21}"));
        println!();
        let mut rows: Vec<(f64, Vec<f64>)> = Vec::new();
        let mut detections = Vec::new();
        for size in SIZES.into_iter().filter(|&size| size <= most) {
            // Enough different texts to make a round long enough to measure.
            let texts = corpus::articles(language, size, (400_000 / size).max(1));
            let length = texts.iter().map(String::len).sum::<usize>() as f64 / texts.len() as f64;
            let times: Vec<_> =
                measure(&texts).into_iter().map(|time| time / texts.len() as f64 * 1e6).collect();
            print!("{length:9.0}");
            for time in &times {
                print!("{:>21}", format!("{time:.1} ({:.2})", time * 1e3 / length));
            }
            println!();
            rows.push((length, times));
            detections.push((length, detection(&parts(&texts))));
        }
        let long: Vec<_> = rows.iter().filter(|(length, _)| *length > 90_000.0).collect();
        if long.len() > 1 {
            print!("{:>9}", "exponent");
            for column in 0..NAMES.len() {
                let points: Vec<_> =
                    long.iter().map(|(length, times)| (length.ln(), times[column].ln())).collect();
                print!("{:>21.3}", slope(&points));
            }
            println!();
        }
        let (first, last) = (detections[0], detections[detections.len() - 1]);
        println!(
            "detection of a text in the CPU caches: {:.2} µs at {:.0} bytes, {:.2} µs at {:.0} bytes",
            first.1, first.0, last.1, last.0
        );
    }
}

/// The seconds for all texts, for each of `NAMES`.
fn measure(texts: &[String]) -> Vec<f64> {
    let summarizer = Summarizer::default();
    let half = Summarizer::new(Options::new().budget(Budget::Ratio(0.5))).expect("a ratio");
    let mut workspace = Workspace::new();
    let mut other = Workspace::new();
    let parts = parts(texts);
    let rounds = if texts[0].len() > 2_000_000 { 5 } else { 15 };
    let mut times = clock::medians(
        rounds,
        &mut [
            &mut || texts.iter().for_each(|text| _ = black_box(text.unicode_words().count())),
            &mut || parts.iter().for_each(|part| _ = black_box(abrege::detect(part))),
            &mut || texts.iter().for_each(|text| drop(black_box(summarizer.summarize(text)))),
            &mut || {
                texts.iter().for_each(|text| drop(black_box(summarizer.summarize_with(&mut workspace, text))))
            },
            &mut || texts.iter().for_each(|text| drop(black_box(half.summarize_with(&mut other, text)))),
        ],
    );
    times[1] *= texts.len() as f64 / parts.len() as f64;
    times
}

/// A hundred texts for detection, each from a different paragraph on: detection is short, and the branch predictor would
/// learn a repeated text.
fn parts(texts: &[String]) -> Vec<&str> {
    let repeats = DETECTIONS / texts.len();
    let starts = |text: &str| text.match_indices("\n\n").map(|(at, _)| at + 2).collect::<Vec<_>>();
    let parts = texts
        .iter()
        .flat_map(|text| std::iter::once(0).chain(starts(text)).take(repeats).map(|start| &text[start..]));
    parts.collect()
}

/// Microseconds per text that is in the CPU caches: the mean over the texts of each one's shortest time.
fn detection(parts: &[&str]) -> f64 {
    let shortest = |part: &&str| {
        let times = (0..REPEATS).map(|_| {
            let start = Instant::now();
            black_box(abrege::detect(part));
            start.elapsed().as_secs_f64() * 1e6
        });
        times.fold(f64::MAX, f64::min)
    };
    parts.iter().map(shortest).sum::<f64>() / parts.len() as f64
}

/// The slope of the least-squares line.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let covariance: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    covariance / points.iter().map(|p| (p.0 - x) * (p.0 - x)).sum::<f64>()
}
