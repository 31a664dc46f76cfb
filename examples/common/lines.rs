//! Articles in JSON Lines: one article a line in, one answer a line out, in order, on several threads.
//!
//! In: `{"id":…,"text":"…","title":"…"?,"language":"fr"?,"query":"…"?,"blocks":[{"start":0,"end":9,"kind":"heading"}]?}`.
//! Out: `{"id":…,"summary":{…},"keywords":[…],"entities":[…]}`, perhaps with
//! `"document":{"sentences":[{"start":0,"end":12},…]}`. A line or article that fails is answered with
//! `{"id":…,"error":"…"}`; an empty line has no answer. Offsets are UTF-8 bytes of `text`.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use abrege::{Analysis, Article, BlockKind, Entity, Keyword, Language, Span, Summarizer, Summary, Workspace};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// At most this many lines are read ahead of the output: memory does not grow with the input.
const QUEUE: usize = 128;
const KEYWORDS: usize = 10;
/// A longer line is skipped and answered with an error.
const LONGEST_LINE: usize = 16 << 20;
/// How often the program checks whether to stop while no answer is ready.
const PATIENCE: Duration = Duration::from_millis(100);

const UNWRITABLE: &str = "cannot write to standard output";

/// How lines are answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Also write the byte range of every sentence.
    pub(crate) with_document: bool,
    pub(crate) threads: usize,
}

/// The exit code that shells use for a program ended by Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;

/// Becomes true at the first Ctrl-C; the second ends the program.
pub(crate) fn interruption() -> anyhow::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    })?;
    Ok(interrupted)
}

/// A line of the input.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// A line with its number, from 1, and where its answer goes.
struct Job {
    line: Line,
    number: usize,
    answer: Sender<anyhow::Result<String>>,
}

/// The answer to a line, when it is ready.
type Pending = Receiver<anyhow::Result<String>>;

/// What is read, with its name for messages.
pub(crate) type Input = (String, Box<dyn BufRead>);

/// Returns standard input.
pub(crate) fn standard_input() -> Input {
    ("standard input".to_owned(), Box::new(BufReader::new(io::stdin())))
}

/// Answers the lines of some inputs as they arrive, and calls `progress` after each. Returns false if `stop` became true
/// before the last line; the output then ends with a whole line.
pub(crate) fn answer_all(
    inputs: impl Iterator<Item = anyhow::Result<Input>> + Send + 'static,
    summarizer: Summarizer,
    settings: Settings,
    stop: &AtomicBool,
    mut progress: impl FnMut(),
) -> anyhow::Result<bool> {
    let (jobs, queue) = sync_channel(QUEUE);
    let (order, pending) = sync_channel(QUEUE);
    // The threads end with the process: the reader may wait for a line that never comes.
    thread::spawn(move || read_all(inputs, &jobs, &order));
    let shared = Arc::new((summarizer, Mutex::new(queue)));
    for _ in 0..settings.threads {
        let shared = Arc::clone(&shared);
        thread::spawn(move || work(&shared.0, &shared.1, settings.with_document));
    }
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    while !stop.load(Ordering::Relaxed) {
        let next = match pending.try_recv() {
            Ok(next) => next,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // A slow sender is answered line by line.
                output.flush().context(UNWRITABLE)?;
                match pending.recv_timeout(PATIENCE) {
                    Ok(next) => next,
                    Err(RecvTimeoutError::Timeout) => continue,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        };
        match next.recv().context("a worker has panicked")? {
            Ok(answer) if answer.is_empty() => {}
            Ok(answer) => writeln!(output, "{answer}").context(UNWRITABLE)?,
            Err(error) => return output.flush().context(UNWRITABLE).and(Err(error)),
        }
        progress();
    }
    output.flush().context(UNWRITABLE)?;
    Ok(!stop.load(Ordering::Relaxed))
}

/// Reads the lines of some inputs, up to the first error or until nobody takes them.
fn read_all(
    inputs: impl Iterator<Item = anyhow::Result<Input>>,
    jobs: &SyncSender<Job>,
    order: &SyncSender<Pending>,
) {
    let lines = inputs.flat_map(|input| {
        let mut input = Some(input);
        std::iter::from_fn(move || {
            let line = match input.as_mut()? {
                Ok((name, input)) => {
                    read_line(input).with_context(|| format!("cannot read {name}")).transpose()
                }
                Err(_) => input.take().and_then(Result::err).map(Err),
            };
            if !matches!(line, Some(Ok(_))) {
                input = None;
            }
            line
        })
    });
    for (line, number) in lines.zip(1..) {
        let (answer, pending) = channel();
        let is_sent = match line {
            Ok(line) => order.send(pending).is_ok() && jobs.send(Job { line, number, answer }).is_ok(),
            Err(error) => {
                let _ = answer.send(Err(error));
                let _ = order.send(pending);
                false
            }
        };
        if !is_sent {
            return;
        }
    }
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

/// Answers lines until none are left. A thread keeps its own words and stems between articles.
fn work(summarizer: &Summarizer, queue: &Mutex<Receiver<Job>>, with_document: bool) {
    let mut workspace = Workspace::new();
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { line, number, answer: to }) = job else { return };
        let _ = to.send(Ok(answer(summarizer, &mut workspace, &line, number, with_document)));
    }
}

/// Returns the answer to a line, whose number counts from 1; an empty line has an empty answer.
fn answer(
    summarizer: &Summarizer,
    workspace: &mut Workspace,
    line: &Line,
    number: usize,
    with_document: bool,
) -> String {
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
        .map_err(|error| crate::common::with_advice(error, "the field \"language\""))
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
