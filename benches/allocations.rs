//! Allocations of a summary: calls, bytes and the peak.
//!
//! `cargo bench --bench allocations`; `-- --sites` adds the functions that allocate, at 4 KB, and `-- --quick` omits
//! texts above 400 KB. The counts are exact: they do not depend on the machine's load.

use abrege::{Language, Summarizer, Workspace};
use dhat::{HeapStats, Profiler};

#[path = "corpus/mod.rs"]
mod corpus;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Sizes of text, each with its number of texts.
const SIZES: [(usize, usize); 4] = [(corpus::ARTICLE, 100), (40_000, 10), (400_000, 1), (10_000_000, 1)];

fn main() {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let summarizer = Summarizer::default();
    println!("language   text bytes  call      calls        bytes         peak  peak/byte  kept after");
    for language in Language::ALL {
        for (size, count) in SIZES {
            // `cargo test --benches` runs this too, without `--bench`.
            if size > 400_000 && (has("--quick") || !has("--bench")) {
                continue;
            }
            let texts = match size {
                corpus::ARTICLE => corpus::corpus(language),
                _ => corpus::articles(language, size, count),
            };
            let mut fresh = Tally::default();
            let mut warm = Tally::default();
            let mut workspace = Workspace::new();
            texts.iter().for_each(|text| drop(summarizer.summarize_with(&mut workspace, text)));
            for text in &texts {
                fresh.add(text, || summarizer.summarize(text));
                warm.add(text, || summarizer.summarize_with(&mut workspace, text));
            }
            fresh.print(language, "fresh");
            warm.print(language, "warm");
        }
    }
    for language in Language::ALL {
        let texts = corpus::corpus(language);
        let mut workspace = Workspace::new();
        let kept = counted(|| {
            texts.iter().for_each(|text| drop(summarizer.summarize_with(&mut workspace, text)));
        });
        println!("{language}: a workspace keeps {} bytes after {} articles", kept.curr_bytes, texts.len());
    }
    if has("--sites") {
        Language::ALL.into_iter().for_each(|language| sites(&summarizer, language));
    }
}

/// The allocator's statistics of the work, taken before its result is dropped.
fn counted<T>(work: impl FnOnce() -> T) -> HeapStats {
    let _profiler = Profiler::builder().testing().build();
    let result = work();
    let stats = HeapStats::get();
    drop(result);
    stats
}

#[derive(Default)]
struct Tally {
    texts: usize,
    length: usize,
    calls: u64,
    bytes: u64,
    peak: usize,
    kept: usize,
}

impl Tally {
    fn add<T>(&mut self, text: &str, work: impl FnOnce() -> T) {
        let stats = counted(work);
        self.texts += 1;
        self.length += text.len();
        self.calls += stats.total_blocks;
        self.bytes += stats.total_bytes;
        self.peak += stats.max_bytes;
        self.kept += stats.curr_bytes;
    }

    /// Prints the means per text.
    fn print(&self, language: Language, call: &str) {
        let n = self.texts;
        println!(
            "{:9} {:11}  {call:6} {:8} {:12} {:12} {:10.2} {:11}",
            language.to_string(),
            self.length / n,
            self.calls / n as u64,
            self.bytes / n as u64,
            self.peak / n,
            self.peak as f64 / self.length as f64,
            self.kept / n,
        );
    }
}

/// The functions of the crate that allocate most often on a warm call.
fn sites(summarizer: &Summarizer, language: Language) {
    let texts = corpus::corpus(language);
    let mut workspace = Workspace::new();
    texts.iter().for_each(|text| drop(summarizer.summarize_with(&mut workspace, text)));
    let file = std::env::temp_dir().join(format!("abrege-sites-{}.json", std::process::id()));
    let profiler = Profiler::builder().trim_backtraces(None).file_name(&file).build();
    texts.iter().for_each(|text| drop(summarizer.summarize_with(&mut workspace, text)));
    drop(profiler);
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).expect("the profile")).expect("JSON");
    let _ = std::fs::remove_file(&file);
    let frames = json["ftbl"].as_array().expect("frames");
    let mut calls = std::collections::BTreeMap::<&str, (u64, u64)>::new();
    for point in json["pps"].as_array().expect("points") {
        let own = point["fs"].as_array().expect("frames").iter().find_map(|frame| {
            let frame = frames[frame.as_u64()? as usize].as_str()?;
            frame.contains("abrege::").then_some(frame)
        });
        let entry = calls.entry(own.unwrap_or("elsewhere")).or_default();
        entry.0 += point["tbk"].as_u64().unwrap_or_default();
        entry.1 += point["tb"].as_u64().unwrap_or_default();
    }
    let mut calls: Vec<_> = calls.into_iter().collect();
    calls.sort_by_key(|&(_, (count, _))| std::cmp::Reverse(count));
    println!("\n{language}, warm: calls and bytes per article, by the line that allocates");
    for (site, (count, bytes)) in calls.iter().take(25) {
        let site = site.split_once(": ").map_or(*site, |(_, name)| name);
        let n = texts.len() as f64;
        println!("{:8.2} {:10.0}  {site}", *count as f64 / n, *bytes as f64 / n);
    }
}
