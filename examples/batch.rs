//! Summarizes JSON Lines: one article a line in, one answer a line out, in order, on all cores.
//!
//! In: `{"id":…,"text":"…","title":"…"?,"language":"fr"?,"query":"…"?}`. Out: `{"id":…,"summary":{…},"keywords":[…],
//! "entities":[…]}`, with `"document":{"sentences":[{"start":0,"end":12},…]}` under `--document`; a line or article that
//! fails gives `{"id":…,"error":"…"}` in its place, and the run goes on. Offsets are UTF-8 bytes of `text`.
//!
//! ```sh
//! cargo run --release --example batch -- --sentences 2 < articles.jsonl > summaries.jsonl
//! ```
//!
//! Exit codes: 0 when every line was answered (errors of single articles included), 1 when reading or writing failed,
//! 2 for wrong arguments.

#[path = "common/mod.rs"]
mod common;

use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

use abrege::{Analysis, Article, Entity, Keyword, Language, Span, Summarizer, Summary, Workspace};
use anyhow::Context;
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

/// Lines wait for their turn in a queue of this length, and are worked on and written in groups of at most so many, so
/// that memory does not grow with the input.
const QUEUE: usize = 128;
const KEYWORDS: usize = 10;

/// Summarizes articles in JSON Lines from standard input to standard output.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    length: common::Length,
    /// Give every sentence's place too
    #[arg(long)]
    document: bool,
    /// Threads to work with, at most 256 [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader had enough (`| head`).
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("batch: {error:#}");
            ExitCode::from(if error.is::<abrege::Error>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let summarizer = Summarizer::new(arguments.length.options()?)?;
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(arguments.threads.map_or(0, usize::from)).build()?;
    // Each thread keeps its own stems from article to article.
    let workspaces: Vec<Mutex<Workspace>> =
        (0..pool.current_num_threads()).map(|_| Mutex::default()).collect();
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let progress = progress();
    let lines = read_lines();
    // Whatever is there makes a group: a slow sender gets its answers as they come.
    while let Ok(first) = lines.recv() {
        let group: Vec<_> =
            std::iter::once(first).chain(lines.try_iter().take(QUEUE - 1)).collect::<Result<_, _>>()?;
        let answers: Vec<String> = pool.install(|| {
            let answered = |line: &Vec<u8>| {
                let own = &workspaces[rayon::current_thread_index().unwrap_or(0)];
                let mut workspace = own.lock().expect("no worker panics");
                answer(&summarizer, &mut workspace, line, arguments.document)
            };
            group.par_iter().with_max_len(4).map(answered).collect()
        });
        for answer in answers.iter().filter(|answer| !answer.is_empty()) {
            writeln!(output, "{answer}").context("cannot write to standard output")?;
        }
        output.flush().context("cannot write to standard output")?;
        progress.inc(group.len() as u64);
    }
    progress.finish_and_clear();
    Ok(())
}

/// A counter on a terminal; nothing where standard error is a file.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Reads standard input beside the work, line by line.
fn read_lines() -> Receiver<anyhow::Result<Vec<u8>>> {
    let (sender, receiver) = sync_channel(QUEUE);
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let sent = match input.read_until(b'\n', &mut line).context("cannot read standard input") {
                Ok(0) => return,
                Ok(_) => sender.send(Ok(line)),
                Err(error) => sender.send(Err(error)),
            };
            // The receiver is gone: nothing is left to do.
            if sent.is_err() {
                return;
            }
        }
    });
    receiver
}

/// The answer to a line; empty for an empty line.
fn answer(summarizer: &Summarizer, workspace: &mut Workspace, line: &[u8], with_document: bool) -> String {
    if line.iter().all(u8::is_ascii_whitespace) {
        return String::new();
    }
    // A byte order mark and the line's end are no JSON.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    let request: Value = match serde_json::from_slice(line) {
        Ok(request) => request,
        Err(error) => return failure(&Value::Null, &format!("not a line of JSON: {error}")),
    };
    let id = request.get("id").unwrap_or(&Value::Null);
    let answer = analyze(summarizer, workspace, &request)
        .and_then(|analysis| Ok(serde_json::to_string(&describe(id, &analysis, with_document))?));
    answer.unwrap_or_else(|error| failure(id, &format!("{error:#}")))
}

fn failure(id: &Value, error: &str) -> String {
    json!({ "id": id, "error": error }).to_string()
}

fn analyze<'t>(
    summarizer: &Summarizer,
    workspace: &mut Workspace,
    request: &'t Value,
) -> anyhow::Result<Analysis<'t>> {
    let fields = request.as_object().context("the line is not a JSON object")?;
    let string = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err(anyhow::anyhow!("the field {name:?} is not a string")),
    };
    let mut article = Article::new(string("text")?.context("the field \"text\" is missing")?);
    if let Some(title) = string("title")? {
        article = article.title(title);
    }
    if let Some(query) = string("query")? {
        article = article.query(query);
    }
    if let Some(language) = string("language")? {
        article = article.language(language.parse::<Language>()?);
    }
    Ok(summarizer.analyze_with(workspace, article)?)
}

fn describe<'a>(id: &'a Value, analysis: &Analysis<'a>, with_document: bool) -> Answer<'a> {
    let sentences = || analysis.document().sentences().map(|sentence| sentence.span()).collect();
    Answer {
        id,
        summary: analysis.summary(),
        keywords: analysis.keywords(KEYWORDS),
        entities: analysis.entities(),
        document: with_document.then(|| Sentences { sentences: sentences() }),
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    summary: Summary<'a>,
    keywords: Vec<Keyword<'a>>,
    entities: Vec<Entity<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Sentences>,
}

#[derive(Serialize)]
struct Sentences {
    sentences: Vec<Span>,
}
