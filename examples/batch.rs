//! Summarizes JSON Lines: reads one article per line and writes one answer per line, in order, on all cores.
//!
//! `common/lines.rs` has the format. A line or article that fails is answered with `{"id":…,"error":"…"}`, and the run
//! goes on.
//!
//! ```sh
//! cargo run --release --example batch -- --sentences 2 < articles.jsonl > summaries.jsonl
//! ```
//!
//! Lines are answered as they arrive: standard input may be an endless stream. Ctrl-C ends the run after a whole line,
//! a second one immediately. (`abrege batch`, of the package `abrege-cli`, also has a progress bar and reads files.)
//!
//! Exit codes: 0 when every line was answered, errors of single articles included (or the reader of the output closed
//! it), 1 when reading or writing failed, 2 for wrong arguments, 130 after Ctrl-C.

#[path = "common/mod.rs"]
mod common;
#[path = "common/lines.rs"]
mod lines;

use std::process::ExitCode;
use std::thread;

use clap::Parser;
use lines::{INTERRUPTED, Settings};

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
        Err(error) => common::exit_code("batch", Err(error)),
    }
}

/// Answers every line; returns false if Ctrl-C came before the last.
fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.map_or_else(cores, usize::from);
    let settings = Settings { with_document: arguments.document, threads };
    let input = || Ok(lines::standard_input());
    let interrupted = lines::interruption()?;
    lines::answer_all(std::iter::once_with(input), summarizer, settings, &interrupted, || {})
}
