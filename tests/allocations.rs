//! What a call asks of the allocator: on a used workspace next to nothing, however long the text, and on a new one a
//! few bytes for each of the text's.

use std::fs;
use std::path::Path;

use abrege::{Summarizer, Workspace};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Allocations of a call, its words known and its language settled by the vote.
const MOST: u64 = 32;

/// Bytes that a call holds at most, the text itself set aside, for each byte of a text of ten million.
const PEAK: u64 = 5;
const LONG: usize = 10_000_000;

// One test: the allocator counts for the whole process.
#[test]
fn a_call_asks_for_little() {
    let _profiler = dhat::Profiler::builder().testing().build();
    a_used_workspace_asks_for_next_to_nothing();
    a_long_text_takes_a_few_bytes_a_byte();
}

fn a_long_text_takes_a_few_bytes_a_byte() {
    for language in ["en", "fr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language);
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let samples: Vec<String> = files.map(|path| fs::read_to_string(path).unwrap()).collect();
        let samples = samples.join("\n\n");
        let text = samples.repeat(LONG.div_ceil(samples.len()));
        let before = dhat::HeapStats::get().curr_bytes as u64;
        Summarizer::default().summarize(&text).unwrap();
        let peak = dhat::HeapStats::get().max_bytes as u64 - before;
        assert!(peak <= PEAK * text.len() as u64, "{peak} for {} ({language})", text.len());
    }
}

fn a_used_workspace_asks_for_next_to_nothing() {
    let summarizer = Summarizer::default();
    for language in ["en", "fr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language);
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut texts: Vec<String> = files.map(|path| fs::read_to_string(path).unwrap()).collect();
        assert!(texts.len() >= 6, "only {} samples in {language}", texts.len());
        texts.push(texts.join("\n\n").repeat(10));
        for text in &texts {
            let mut workspace = Workspace::new();
            let mut allocations = || {
                let before = dhat::HeapStats::get().total_blocks;
                summarizer.summarize_with(&mut workspace, text).unwrap();
                dhat::HeapStats::get().total_blocks - before
            };
            let (first, second) = (allocations(), allocations());
            assert!(
                second <= MOST && second < first,
                "{second} after {first}: {}",
                text.chars().take(60).collect::<String>()
            );
        }
    }
}
