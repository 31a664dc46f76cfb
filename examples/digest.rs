//! Digests several articles on one event: what most of them report, each fact once, with its sources.
//!
//! ```sh
//! cargo run --release --example digest -- --samples
//! cargo run --release --example digest -- --words 80 --known yesterday.txt one.txt two.txt three.txt
//! cargo run --release --example digest -- --words 100 < events.jsonl > digests.jsonl
//! ```
//!
//! Each text file is an article; all of them report one event. A file that ends in `.json` or `.jsonl`, and standard
//! input if there are no files, holds one event on each line, and is answered with one JSON object on each line:
//!
//! In: `{"id":…,"articles":[{"text":"…","title":"…"?,"language":"fr"?,"published":"2026-03-02T08:00:00Z"?}],"known":[…]?}`.
//! Out: `{"id":…,"language":…,"excerpts":[{"source":0,"text":"…","support":[0,2],…}],"sources":[…],"conflicts":[…]}`, or
//! `{"id":…,"error":"…"}` for an event that fails; the run goes on.
//!
//! Exit codes: 0 when everything was answered (or the reader of the output closed it), 1 when a file or text failed, 2
//! for wrong arguments.

#[path = "common/article.rs"]
mod article;
#[path = "common/mod.rs"]
mod common;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use abrege::{Digest, DigestLanguage, Language, Sources, Summarizer};
use anyhow::Context;
use article::{StoredArticle, articles};
use clap::Parser;
use serde::Deserialize;
use serde_json::{Value, json};

const CODES: &str = "Exit codes: 0 when everything was answered (or the reader of the output closed it), 1 when a file or \
                     text failed, 2 for wrong arguments.";

/// Digests several French and English articles on one event.
#[derive(Parser)]
#[command(after_help = CODES)]
struct Arguments {
    /// Articles on one event as text files in UTF-8, or events as .json or .jsonl; events on standard input when none is
    /// given
    files: Vec<PathBuf>,
    #[command(flatten)]
    length: common::Length,
    /// An article that the reader knows (may be repeated)
    #[arg(long, value_name = "FILE")]
    known: Vec<PathBuf>,
    /// en, fr, or any for each fact from its best source; that of most articles when not given
    #[arg(long, value_parser = language)]
    language: Option<DigestLanguage>,
    /// Digest the sample events
    #[arg(long, conflicts_with = "files")]
    samples: bool,
    /// Print one JSON object per line
    #[arg(long)]
    json: bool,
}

/// An event in JSON.
#[derive(Deserialize)]
struct Event {
    #[serde(default)]
    id: Value,
    articles: Vec<StoredArticle>,
    #[serde(default)]
    known: Vec<StoredArticle>,
}

fn language(name: &str) -> Result<DigestLanguage, abrege::Error> {
    match name {
        "any" => Ok(DigestLanguage::Any),
        name => name.parse::<Language>().map(DigestLanguage::Only),
    }
}

fn main() -> ExitCode {
    common::exit_code("digest", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let is_events =
        |file: &&PathBuf| matches!(file.extension().and_then(OsStr::to_str), Some("json" | "jsonl"));
    let (events, texts): (Vec<&PathBuf>, Vec<&PathBuf>) = arguments.files.iter().partition(is_events);
    if arguments.samples {
        for file in samples()? {
            let event = serde_json::from_str(&common::read(&file)?).context(file.display().to_string())?;
            answer(arguments, &summarizer, &event, arguments.json, &mut output)?;
        }
    } else if arguments.files.is_empty() {
        anyhow::ensure!(arguments.known.is_empty(), "--known needs articles as files");
        answer_lines(arguments, &summarizer, io::stdin().lock(), &mut output)?;
    }
    for file in events {
        let reader =
            BufReader::new(File::open(file).with_context(|| format!("cannot read {}", file.display()))?);
        answer_lines(arguments, &summarizer, reader, &mut output)?;
    }
    if !texts.is_empty() {
        let read = |file: &PathBuf| {
            anyhow::Ok(StoredArticle::plain(common::read(file)?, file.display().to_string()))
        };
        let articles = texts.into_iter().map(read).collect::<anyhow::Result<_>>()?;
        let known = arguments.known.iter().map(read).collect::<anyhow::Result<_>>()?;
        let event = Event { id: Value::Null, articles, known };
        answer(arguments, &summarizer, &event, arguments.json, &mut output)?;
    }
    output.flush()?;
    Ok(())
}

/// Returns the files of the sample events.
fn samples() -> anyhow::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/events");
    let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.sort();
    Ok(files)
}

/// Answers one event on each line.
fn answer_lines(
    arguments: &Arguments,
    summarizer: &Summarizer,
    input: impl BufRead,
    output: &mut impl Write,
) -> anyhow::Result<()> {
    for line in input.lines() {
        let line = line.context("cannot read a line")?;
        if line.trim().is_empty() {
            continue;
        }
        let id = || serde_json::from_str::<Value>(&line).map_or(Value::Null, |line| line["id"].clone());
        let event = serde_json::from_str::<Event>(&line).context("not an event");
        if let Err(error) = event.and_then(|event| answer(arguments, summarizer, &event, true, output)) {
            if common::is_broken_pipe(&error) {
                return Err(error);
            }
            writeln!(output, "{}", json!({"id": id(), "error": format!("{error:#}")}))?;
        }
    }
    Ok(())
}

/// Digests an event and prints the digest.
fn answer(
    arguments: &Arguments,
    summarizer: &Summarizer,
    event: &Event,
    is_json: bool,
    output: &mut impl Write,
) -> anyhow::Result<()> {
    let sources = Sources::new(articles(&event.articles)?)
        .known(articles(&event.known)?)
        .language(arguments.language.unwrap_or_default());
    let digest = summarizer.digest(sources)?;
    if !is_json {
        return print(&digest, event, output);
    }
    let mut answer = json!({"id": event.id});
    if let (Value::Object(answer), Value::Object(digest)) = (&mut answer, serde_json::to_value(&digest)?) {
        answer.extend(digest);
    }
    writeln!(output, "{answer}")?;
    Ok(())
}

/// Prints a digest with its sources.
fn print(digest: &Digest<'_>, event: &Event, output: &mut impl Write) -> anyhow::Result<()> {
    if let Value::String(id) = &event.id {
        writeln!(output, "== {id}")?;
    }
    for excerpt in digest {
        let support: Vec<String> = excerpt.support().iter().map(|source| (source + 1).to_string()).collect();
        writeln!(output, "{} [{}]", excerpt.flowed(), support.join(", "))?;
    }
    writeln!(output)?;
    for conflict in digest.conflicts() {
        let claims = conflict.claims().iter();
        let claims: Vec<String> =
            claims.map(|claim| format!("{} [{}]", claim.figure().text(), claim.source() + 1)).collect();
        writeln!(output, "Sources disagree: {}", claims.join(", "))?;
    }
    for (number, (article, status)) in event.articles.iter().zip(digest.sources()).enumerate() {
        writeln!(output, "{}. {}{}", number + 1, article.name(number), common::source_status(status))?;
    }
    writeln!(output)?;
    Ok(())
}
