//! Shared by the examples: arguments for the length of a summary, reading files, and closed output.

// Each example uses a part of it.
#![allow(dead_code)]

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use abrege::{Budget, Options, SourceStatus, Summarizer};
use anyhow::Context;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory};

#[derive(Args, Clone, Debug)]
pub(crate) struct Length {
    /// At most N sentences [default: 3]
    #[arg(long, value_name = "N")]
    sentences: Option<usize>,
    /// At most N words (a second limit when given with another)
    #[arg(long, value_name = "N")]
    words: Option<usize>,
    /// At most N characters
    #[arg(long, value_name = "N")]
    chars: Option<usize>,
    /// At most this share of the sentences, above 0 and up to 1
    #[arg(long, value_name = "R")]
    ratio: Option<f32>,
}

impl Length {
    /// A summarizer for this length; arguments out of range end the program with its usage and exit code 2.
    pub(crate) fn summarizer<A: CommandFactory>(&self) -> Summarizer {
        let summarizer = self.options().and_then(|options| Ok(Summarizer::new(options)?));
        summarizer.unwrap_or_else(|error| A::command().error(ErrorKind::ValueValidation, error).exit())
    }

    /// The options: one budget, or two that must both hold.
    fn options(&self) -> anyhow::Result<Options> {
        let budgets = [
            self.sentences.map(Budget::Sentences),
            self.words.map(Budget::Words),
            self.chars.map(Budget::Chars),
            self.ratio.map(Budget::Ratio),
        ];
        match *budgets.into_iter().flatten().collect::<Vec<_>>() {
            [] => Ok(Options::new()),
            [budget] => Ok(budget.into()),
            [budget, cap] => Ok(Options::new().budget(budget).cap(cap)),
            _ => anyhow::bail!("give at most two of --sentences, --words, --chars and --ratio"),
        }
    }
}

/// Adds to the error of a foreign text how the caller can state the language, if the text is not foreign.
pub(crate) fn with_advice(error: abrege::Error, how: &str) -> anyhow::Error {
    match error.is_unsupported_language() {
        true => anyhow::anyhow!("{error}; if it is in one of them, state its language with {how}"),
        false => error.into(),
    }
}

/// Prints an error; the work goes on even if standard error is closed.
pub(crate) fn report(program: &str, error: &anyhow::Error) {
    let _ = writeln!(io::stderr(), "{program}: {error:#}");
}

/// Reports the error of a program, if it has one, and returns its exit code: 2 for a wrong option, 1 for other errors.
pub(crate) fn exit_code(program: &str, result: anyhow::Result<()>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    if is_broken_pipe(&error) {
        return ExitCode::SUCCESS;
    }
    report(program, &error);
    let is_option = error.downcast_ref::<abrege::Error>().is_some_and(abrege::Error::is_invalid_option);
    ExitCode::from(if is_option { 2 } else { 1 })
}

/// Returns what a digest says of a source that it left out, in brackets; nothing for the others. Sources count from 1.
pub(crate) fn source_status(status: &SourceStatus) -> String {
    match status {
        SourceStatus::Reports => String::new(),
        SourceStatus::Repeats { source } => format!(" (the same as {})", source + 1),
        SourceStatus::Outlier => " (left out: it reports another event)".to_owned(),
        SourceStatus::UnsupportedLanguage => " (left out: in neither French nor English)".to_owned(),
        SourceStatus::Empty => " (left out: it has no sentence)".to_owned(),
        other => format!(" ({other:?})"),
    }
}

/// Whether the error is that the reader closed the output (`| head`).
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}

/// Reads a file, or standard input for `-`.
pub(crate) fn read(file: &Path) -> anyhow::Result<String> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        bytes
    } else {
        std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?
    };
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow::anyhow!("{} is not UTF-8 (line {line}): convert it first", file.display())
    })
}
