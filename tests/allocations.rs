//! What a call on a used workspace asks of the allocator: next to nothing, however long the text.

use std::fs;
use std::path::Path;

use abrege::{Summarizer, Workspace};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Allocations of a call, its words known and its language settled by the vote.
const MOST: u64 = 32;

#[test]
fn a_used_workspace_asks_for_little() {
    let _profiler = dhat::Profiler::builder().testing().build();
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
