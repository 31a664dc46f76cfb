//! Articles in JSON Lines, with a progress bar on a terminal.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::thread;

use abrege::Summarizer;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::Batch;
use crate::lines::{self, Input, Settings};

/// Answers every line; returns false if Ctrl-C came before the last.
pub(crate) fn run(arguments: &Batch, files: Vec<PathBuf>, summarizer: Summarizer) -> anyhow::Result<bool> {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.map_or_else(cores, usize::from);
    let settings = Settings { with_document: arguments.document, threads };
    let interrupted = lines::interruption()?;
    let progress = progress();
    let inputs = files.into_iter().map(|file| open(&file));
    let done = lines::answer_all(inputs, summarizer, settings, &interrupted, || progress.inc(1));
    progress.finish_and_clear();
    done
}

fn open(file: &Path) -> anyhow::Result<Input> {
    if file == Path::new("-") {
        return Ok(lines::standard_input());
    }
    let name = file.display().to_string();
    let opened = File::open(file).with_context(|| format!("cannot open {name}"))?;
    Ok((name, Box::new(BufReader::new(opened))))
}

/// A counter on a terminal; hidden if standard error is not one, or if the answers are printed on the same.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
