//! The samples have the same summaries in every run, on any number of threads.
#![cfg(all(feature = "rayon", feature = "serde"))]

use std::fs;
use std::path::Path;

use abrege::{Budget, Summarizer, Workspace};

#[test]
fn the_samples_are_the_same_on_any_number_of_threads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let folders = ["en", "fr"].map(|language| fs::read_dir(folder.join(language)).unwrap());
    let paths = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut texts: Vec<String> = paths.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.sort();
    assert!(texts.len() >= 14, "only {} samples", texts.len());
    let many: Vec<&String> = std::iter::repeat_n(&texts, 20).flatten().collect();
    for budget in [Budget::Sentences(3), Budget::Words(60)] {
        let summarizer = Summarizer::new(budget).unwrap();
        let json = |result: Result<_, abrege::Error>| serde_json::to_string(&result.unwrap()).unwrap();
        let wanted: Vec<String> = texts.iter().map(|text| json(summarizer.summarize(text))).collect();
        let mut workspace = Workspace::new();
        for (i, text) in many.iter().enumerate() {
            let found = json(summarizer.summarize_with(&mut workspace, *text));
            assert_eq!(found, wanted[i % wanted.len()], "run {i} with one workspace");
        }
        for threads in [1, 2, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let found = pool.install(|| summarizer.par_summarize(&many));
            for (i, found) in found.into_iter().enumerate() {
                assert_eq!(json(found), wanted[i % wanted.len()], "run {i} on {threads} threads");
            }
        }
    }
}
