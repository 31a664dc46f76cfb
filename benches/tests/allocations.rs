//! Allocations of a call: on a used workspace hardly any, however long the text; on a new one a few bytes per byte of
//! text.

use std::fs;
use std::path::Path;

use abrege::{Summarizer, Workspace};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// The most allocations of a call whose words are known and whose language the vote decides.
const MOST: u64 = 32;

/// The peak memory of a call without the text itself, in bytes per byte of a text of ten million bytes.
const PEAK: u64 = 5;
const LONG: usize = 10_000_000;

// Only one test, because the allocator counts for the whole process.
#[test]
fn a_call_allocates_little() {
    let _profiler = dhat::Profiler::builder().testing().build();
    a_call_on_a_used_workspace_hardly_allocates();
    a_long_text_takes_a_few_bytes_per_byte();
}

fn a_long_text_takes_a_few_bytes_per_byte() {
    for language in ["en", "fr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles").join(language);
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

fn a_call_on_a_used_workspace_hardly_allocates() {
    let summarizer = Summarizer::default();
    for language in ["en", "fr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles").join(language);
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
