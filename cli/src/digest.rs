//! One summary of several articles on one event.

use std::fmt::Write as _;
use std::path::PathBuf;

use abrege::{Digest, Sources, Summarizer};
use anyhow::{Context, ensure};

use crate::arguments;
use crate::common::source_status;
use crate::input::Source;
use crate::print::flat;
use crate::view;

/// Digests the files and returns the digest as the arguments ask for it.
pub(crate) fn digest(arguments: &arguments::Digest, summarizer: &Summarizer) -> anyhow::Result<String> {
    ensure!(
        arguments.files.len() > 1,
        "a digest needs two articles at least: give more files, or use abrege text"
    );
    let read =
        |file: &PathBuf| Source::read(file, arguments.format).with_context(|| file.display().to_string());
    let articles = arguments.files.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    let known = arguments.known.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    articles.iter().chain(&known).for_each(Source::print_notes);
    let sources = Sources::new(articles.iter().map(|source| source.article(None, None)))
        .known(known.iter().map(|source| source.article(None, None)))
        .language(arguments.language.unwrap_or_default());
    let names: Vec<String> = articles.iter().map(|source| source.name.clone()).collect();
    let digest = summarizer.digest(sources.clone())?;
    if arguments.view {
        return view::digest(&names, &sources, &digest, summarizer);
    }
    if arguments.json {
        return Ok(serde_json::to_string(&digest)? + "\n");
    }
    text(&names, &digest)
}

/// Returns the sentences with the numbers of the sources that state the same, the conflicts, and the sources.
fn text(names: &[String], digest: &Digest<'_>) -> anyhow::Result<String> {
    let mut printed = String::new();
    for excerpt in digest {
        let support: Vec<String> = excerpt.support().iter().map(|source| (source + 1).to_string()).collect();
        writeln!(printed, "• {} [{}]", excerpt.flowed(), support.join(", "))?;
    }
    for conflict in digest.conflicts() {
        let claims = conflict.claims().iter();
        let claims: Vec<String> =
            claims.map(|claim| format!("{} [{}]", flat(claim.figure().text()), claim.source() + 1)).collect();
        writeln!(printed, "Sources disagree: {}", claims.join(", "))?;
    }
    writeln!(printed)?;
    for (number, (name, status)) in names.iter().zip(digest.sources()).enumerate() {
        writeln!(printed, "{}. {name}{}", number + 1, source_status(status))?;
    }
    Ok(printed)
}
