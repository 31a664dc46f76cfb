//! Snapshots of the results for each sample in `examples/articles`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use abrege::{Cue, Feature, Summarizer};
use insta::assert_snapshot;

/// The samples of a language, by name.
fn samples(language: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn sample(language: &str, wanted: &str) -> String {
    let found = samples(language).into_iter().find(|(name, _)| name == wanted);
    found.unwrap_or_else(|| panic!("no sample {language}/{wanted}")).1
}

/// Title, language, then a line for each excerpt with its index.
fn plain(text: &str) -> String {
    let summary = abrege::summarize(text, 3).unwrap();
    let mut out = format!("title: {}\n", summary.title().unwrap_or("none"));
    let language = summary.language().map_or("none", |found| found.language().code());
    writeln!(out, "language: {language}").unwrap();
    for excerpt in &summary {
        writeln!(out, "[{}] {}", excerpt.index(), excerpt.flowed()).unwrap();
    }
    out
}

/// Eight keywords, then eight names with kind and number of mentions.
fn terms(text: &str) -> String {
    let analysis = Summarizer::default().analyze(text).unwrap();
    let mut out = String::from("keywords\n");
    for keyword in analysis.keywords(8) {
        writeln!(out, "  {}", keyword.text()).unwrap();
    }
    out.push_str("entities\n");
    for entity in analysis.entities().iter().take(8) {
        writeln!(out, "  {} ({}, {})", entity.text(), entity.kind(), entity.spans().len()).unwrap();
    }
    out
}

#[test]
fn each_feature_and_cue_occurs_in_the_samples() {
    let summarizer = Summarizer::default();
    let texts: Vec<String> = ["en", "fr"].into_iter().flat_map(samples).map(|(_, text)| text).collect();
    let analyses: Vec<_> = texts.iter().map(|text| summarizer.analyze(text).unwrap()).collect();
    let scores = analyses.iter().flat_map(|analysis| analysis.scores());
    for feature in Feature::ALL.into_iter().filter(|&feature| feature != Feature::Query) {
        assert!(scores.clone().any(|score| score.part(feature) != 0.0), "{feature}");
    }
    let leaning = |analysis: &abrege::Analysis<'_>| {
        let sentences = 0..analysis.document().sentences().len();
        sentences.filter_map(|sentence| analysis.leaning(sentence)).collect::<Vec<_>>()
    };
    let leanings: Vec<_> = analyses.iter().flat_map(leaning).collect();
    for cue in Cue::ALL {
        assert!(leanings.iter().any(|leaning| leaning.part(cue) != 0.0), "{cue}");
    }
}

#[test]
fn english_samples_in_three_sentences() {
    let samples = samples("en");
    assert!(samples.len() >= 7, "only {} English samples", samples.len());
    for (name, text) in samples {
        assert_snapshot!(format!("en-{name}"), plain(&text));
    }
}

#[test]
fn french_samples_in_three_sentences() {
    let samples = samples("fr");
    assert!(samples.len() >= 7, "only {} French samples", samples.len());
    for (name, text) in samples {
        assert_snapshot!(format!("fr-{name}"), plain(&text));
    }
}

#[test]
#[cfg(feature = "serde")]
fn an_english_summary_as_json() {
    let text = sample("en", "paragraphs");
    insta::assert_json_snapshot!("en-paragraphs-json", abrege::summarize(&text, 3).unwrap());
}

#[test]
#[cfg(feature = "serde")]
fn a_french_summary_as_json() {
    let text = sample("fr", "citations");
    insta::assert_json_snapshot!("fr-citations-json", abrege::summarize(&text, 3).unwrap());
}

#[test]
fn keywords_and_names_of_an_english_sample() {
    assert_snapshot!("en-figures-terms", terms(&sample("en", "figures")));
}

#[test]
fn keywords_and_names_of_a_french_sample() {
    assert_snapshot!("fr-paragraphes-terms", terms(&sample("fr", "paragraphes")));
}
