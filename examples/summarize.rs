//! Summarizes articles: the given files, standard input for `-`, or the sample articles if none is given.
//!
//! ```sh
//! cargo run --release --example summarize
//! cargo run --release --example summarize -- --words 60 --explain article.txt
//! ```
//!
//! Exit codes: 0 when every article was summarized (or the reader of the output closed it), 1 when one failed (the
//! others are still done), 2 for wrong arguments.

#[path = "common/mod.rs"]
mod common;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use abrege::{Article, Language, Summarizer, Summary, Workspace};
use anyhow::Context;
use clap::Parser;
use serde::Serialize;

const CODES: &str = "Exit codes: 0 when every article was summarized (or the reader of the output closed it), 1 when one \
                     failed (the others are still done), 2 for wrong arguments.";

/// Summarizes French and English news articles.
#[derive(Parser)]
#[command(after_help = CODES)]
struct Arguments {
    /// Text files in UTF-8, or - for standard input; the sample articles when none is given
    files: Vec<PathBuf>,
    #[command(flatten)]
    length: common::Length,
    /// The title, if it is not in the text
    #[arg(long)]
    title: Option<String>,
    /// What the reader wants to know, as words or a question
    #[arg(long)]
    query: Option<String>,
    /// en or fr; detected when not given
    #[arg(long)]
    language: Option<Language>,
    /// Print one JSON object per line
    #[arg(long)]
    json: bool,
    /// Print why each sentence was kept
    #[arg(long)]
    explain: bool,
    /// With --explain, print every sentence, and why the others were not kept
    #[arg(long, requires = "explain")]
    all: bool,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    let is_tour = arguments.files.is_empty();
    if is_tour {
        arguments.files = samples();
        arguments.explain = true;
    }
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            common::report("summarize", &error);
            ExitCode::FAILURE
        }
    }
}

/// Summarizes every file; returns whether none failed.
fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let mut workspace = Workspace::new();
    let mut output = io::stdout().lock();
    let mut all_done = true;
    for file in &arguments.files {
        let printed = common::read(file).and_then(|text| {
            describe(&summarizer, &mut workspace, file, &text, arguments)
                .with_context(|| format!("cannot summarize {}", file.display()))
        });
        match printed {
            Ok(printed) => output.write_all(printed.as_bytes())?,
            Err(error) => {
                all_done = false;
                common::report("summarize", &error);
            }
        }
    }
    output.flush()?;
    Ok(all_done)
}

fn describe(
    summarizer: &Summarizer,
    workspace: &mut Workspace,
    file: &Path,
    text: &str,
    arguments: &Arguments,
) -> anyhow::Result<String> {
    let mut article = Article::new(text);
    if let Some(title) = &arguments.title {
        article = article.title(title.as_str());
    }
    if let Some(query) = &arguments.query {
        article = article.query(query.as_str());
    }
    if let Some(language) = arguments.language {
        article = article.language(language);
    }
    let analysis = summarizer
        .analyze_with(workspace, article)
        .map_err(|error| common::with_advice(error, "--language en or --language fr"))?;
    let summary = analysis.summary();
    if arguments.json {
        let named = Named { file: file.display().to_string(), summary: &summary };
        return Ok(serde_json::to_string(&named)? + "\n");
    }
    let language = summary.language().map_or(Cow::from("no text"), |found| found.language().name().into());
    let title = summary.title().map_or_else(
        || file.display().to_string(),
        |title| title.split_whitespace().collect::<Vec<_>>().join(" "),
    );
    let mut printed = format!("{title}\n  {language}, {:.0} % of the sentences\n", 100.0 * summary.ratio());
    for excerpt in &summary {
        printed.push_str(&format!("  • {}\n", excerpt.flowed()));
        if arguments.explain {
            let why = analysis.explain(excerpt.index()).map(|why| why.to_string()).unwrap_or_default();
            printed.push_str(&format!("      #{} {:.2}: {why}\n", excerpt.index(), excerpt.score().total()));
        }
    }
    if arguments.all {
        let verdicts = analysis.verdicts(summarizer.options().get_budget())?;
        printed.push_str("  all sentences:\n");
        for (sentence, verdict) in analysis.document().sentences().zip(verdicts) {
            let text = sentence.text().split_whitespace().collect::<Vec<_>>().join(" ");
            printed.push_str(&format!("    #{} {verdict}: {text}\n", sentence.index()));
        }
    }
    printed.push('\n');
    Ok(printed)
}

/// A summary as JSON, with the name of its file.
#[derive(Serialize)]
struct Named<'a> {
    file: String,
    #[serde(flatten)]
    summary: &'a Summary<'a>,
}

/// The sample articles, in order.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut files: Vec<PathBuf> = ["en", "fr"]
        .iter()
        .flat_map(|language| std::fs::read_dir(folder.join(language)).into_iter().flatten())
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    files.sort();
    files
}
