//! Summarizes JSON Lines: reads one article per line and writes one answer per line, in order, on all cores.
//!
//! In: `{"id":…,"text":"…","title":"…"?,"language":"fr"?,"query":"…"?,"blocks":[{"start":0,"end":9,"kind":"heading"}]?}`.
//! Out: `{"id":…,"summary":{…},"keywords":[…],"entities":[…]}`, with `"document":{"sentences":[{"start":0,"end":12},…]}`
//! under `--document`. A line or article that fails is answered with `{"id":…,"error":"…"}`, and the run goes on; an
//! empty line has no answer. Offsets are UTF-8 bytes of `text`.
//!
//! ```sh
//! cargo run --release --example batch -- --sentences 2 < articles.jsonl > summaries.jsonl
//! ```
//!
//! Lines are answered as they arrive: standard input may be an endless stream. Ctrl-C ends the run after a whole line,
//! a second one immediately.
//!
//! Exit codes: 0 when every line was answered, errors of single articles included (or the reader of the output closed
//! it), 1 when reading or writing failed, 2 for wrong arguments, 130 after Ctrl-C.

#[path = "common/mod.rs"]
mod common;

use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use abrege::{Analysis, Article, BlockKind, Entity, Keyword, Language, Span, Summarizer, Summary, Workspace};
use anyhow::Context;
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The length of the queue of lines, and the largest group that is processed and written together: memory does not grow
/// with the input.
const QUEUE: usize = 128;
const KEYWORDS: usize = 10;
/// A longer line is skipped and answered with an error.
const LONGEST_LINE: usize = 16 << 20;
/// How often the program checks for Ctrl-C while no line arrives.
const PATIENCE: Duration = Duration::from_millis(100);
/// The exit code that shells use for a program ended by Ctrl-C.
const INTERRUPTED: u8 = 130;
const CODES: &str = "Exit codes: 0 when every line was answered, errors of single articles included (or the reader of the \
                     output closed it), 1 when reading or writing failed, 2 for wrong arguments, 130 after Ctrl-C.";

/// Summarizes articles in JSON Lines from standard input to standard output.
#[derive(Parser)]
#[command(after_help = CODES)]
struct Arguments {
    #[command(flatten)]
    length: common::Length,
    /// Also write the byte range of every sentence
    #[arg(long)]
    document: bool,
    /// Number of threads, at most 256 [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(INTERRUPTED),
        // The reader closed the output (`| head`).
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            common::report("batch", &error);
            ExitCode::FAILURE
        }
    }
}

/// Answers every line; returns false if Ctrl-C came before the last.
fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let interrupted = interruption()?;
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(arguments.threads.map_or(0, usize::from)).build()?;
    // Each thread keeps its own words and stems between articles.
    let workspaces: Vec<Mutex<Workspace>> =
        (0..pool.current_num_threads()).map(|_| Mutex::default()).collect();
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let progress = progress();
    let lines = read_lines();
    let mut count = 0;
    while !interrupted.load(Ordering::Relaxed) {
        let first = match lines.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => {
                progress.finish_and_clear();
                return Ok(true);
            }
        };
        // A group is whatever has arrived, so that a slow sender is answered line by line.
        let group: Vec<_> = std::iter::once(first).chain(lines.try_iter().take(QUEUE - 1)).collect();
        let answers: Vec<anyhow::Result<String>> = pool.install(|| {
            let answered = |(i, line): (usize, anyhow::Result<Line>)| {
                let own = &workspaces[rayon::current_thread_index().unwrap_or(0)];
                let mut workspace = own.lock().expect("no worker panics");
                Ok(answer(&summarizer, &mut workspace, &line?, count + i, arguments.document))
            };
            group.into_par_iter().enumerate().with_max_len(4).map(answered).collect()
        });
        count += answers.len();
        progress.inc(answers.len() as u64);
        let written = write(&mut output, answers);
        output.flush().context("cannot write to standard output")?;
        written?;
    }
    progress.finish_and_clear();
    Ok(false)
}

/// Writes answers, one per line, up to the first line that could not be read.
fn write(output: &mut impl Write, answers: Vec<anyhow::Result<String>>) -> anyhow::Result<()> {
    for answer in answers {
        let answer = answer?;
        if !answer.is_empty() {
            writeln!(output, "{answer}").context("cannot write to standard output")?;
        }
    }
    Ok(())
}

/// Becomes true at the first Ctrl-C; the second ends the program.
fn interruption() -> anyhow::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    })?;
    Ok(interrupted)
}

/// A counter on a terminal; hidden if standard error is not one.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// A line of the input.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// Reads standard input line by line in a thread of its own.
fn read_lines() -> Receiver<anyhow::Result<Line>> {
    let (sender, receiver) = sync_channel(QUEUE);
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let sent = match read_line(&mut input).context("cannot read standard input").transpose() {
                Some(line) => sender.send(line),
                None => return,
            };
            // The receiver is gone.
            if sent.is_err() {
                return;
            }
        }
    });
    receiver
}

/// Returns the next line, or none at the end; a line that is too long is discarded.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let most = LONGEST_LINE as u64 + 1;
    if input.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() <= LONGEST_LINE || line.ends_with(b"\n") {
        return Ok(Some(Line::Whole(line)));
    }
    while !line.is_empty() && !line.ends_with(b"\n") {
        line.clear();
        input.by_ref().take(most).read_until(b'\n', &mut line)?;
    }
    Ok(Some(Line::TooLong))
}

/// Returns the answer to a line, whose number counts from 0; an empty line has an empty answer.
fn answer(
    summarizer: &Summarizer,
    workspace: &mut Workspace,
    line: &Line,
    number: usize,
    with_document: bool,
) -> String {
    let number = number + 1;
    let line = match line {
        Line::Whole(line) => line.as_slice(),
        Line::TooLong => {
            let error = format!("line {number} has more than {LONGEST_LINE} bytes: split it into articles");
            return failure(&Value::Null, &error);
        }
    };
    if line.iter().all(u8::is_ascii_whitespace) {
        return String::new();
    }
    // A byte order mark and the line break are not JSON.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    let request: Value = match serde_json::from_slice(line) {
        Ok(request) => request,
        Err(error) => {
            return failure(&Value::Null, &format!("line {number} is not JSON: {}", message(&error)));
        }
    };
    let id = request.get("id").unwrap_or(&Value::Null);
    let answer = analyze(summarizer, workspace, &request)
        .and_then(|analysis| Ok(serde_json::to_string(&describe(id, &analysis, with_document))?));
    // A line without an id is identified by its number.
    let place = if id.is_null() { format!("line {number}: ") } else { String::new() };
    answer.unwrap_or_else(|error| failure(id, &format!("{place}{error:#}")))
}

/// The error's text without its line number, which is always 1.
fn message(error: &serde_json::Error) -> String {
    let column = error.column();
    let full = error.to_string();
    let what = full.split(" at line ").next().unwrap_or(&full);
    format!("{what} (byte {column})")
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
    if let Some(blocks) = fields.get("blocks").filter(|blocks| !blocks.is_null()) {
        let blocks = Vec::<Block>::deserialize(blocks).context("the field \"blocks\" is wrong")?;
        let blocks = blocks.into_iter().map(|Block { start, end, kind }| (Span { start, end }, kind));
        article = article.blocks(blocks.collect::<Vec<_>>());
    }
    if let Some(language) = string("language")? {
        article = article.language(language.parse::<Language>()?);
    }
    summarizer
        .analyze_with(workspace, article)
        .map_err(|error| common::with_advice(error, "the field \"language\""))
}

/// A block that the request gives, in bytes of the text.
#[derive(Deserialize)]
struct Block {
    start: usize,
    end: usize,
    kind: BlockKind,
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
