//! Prints the keywords, names and figures of an article as tables.
//!
//! ```sh
//! cargo run --release --example keywords -- examples/articles/en/figures.txt
//! ```
//!
//! Exit codes: 0 when the tables were printed (or the reader of the output closed it), 1 when the file could not be
//! read or is in another language, 2 for wrong arguments.

#[path = "common/mod.rs"]
mod common;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use abrege::{Article, Language, Summarizer};
use clap::Parser;
use comfy_table::{Table, presets::UTF8_HORIZONTAL_ONLY};

const CODES: &str = "Exit codes: 0 when the tables were printed (or the reader of the output closed it), 1 when the file \
                     could not be read or is in another language, 2 for wrong arguments.";

/// Prints the keywords, names and figures of an article.
#[derive(Parser)]
#[command(after_help = CODES)]
struct Arguments {
    /// A text file in UTF-8, or - for standard input
    #[arg(default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles/en/figures.txt"))]
    file: PathBuf,
    /// At most this many rows per table
    #[arg(long, default_value_t = 12)]
    limit: usize,
    /// en or fr; detected when not given
    #[arg(long)]
    language: Option<Language>,
}

fn main() -> ExitCode {
    common::exit_code("keywords", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let text = common::read(&arguments.file)?;
    let article = Article::new(&text);
    let article = match arguments.language {
        Some(language) => article.language(language),
        None => article,
    };
    let analysis = Summarizer::default()
        .analyze(article)
        .map_err(|error| common::with_advice(error, "--language en or --language fr"))?;

    let mut keywords = table(["keyword", "score", "places"]);
    for keyword in analysis.keywords(arguments.limit) {
        keywords.add_row([
            keyword.text().to_owned(),
            format!("{:.1}", keyword.score()),
            keyword.spans().len().to_string(),
        ]);
    }
    let mut entities = table(["name", "kind", "mentions"]);
    for entity in analysis.entities().iter().take(arguments.limit) {
        entities.add_row([
            entity.text().to_owned(),
            entity.kind().to_string(),
            entity.spans().len().to_string(),
        ]);
    }
    let mut figures = table(["figure", "value", "unit"]);
    for figure in analysis.figures().iter().take(arguments.limit) {
        figures.add_row([
            figure.text().to_owned(),
            figure.value().to_string(),
            format!("{:?}", figure.unit()),
        ]);
    }
    writeln!(std::io::stdout(), "{keywords}\n\n{entities}\n\n{figures}")?;
    Ok(())
}

fn table(header: [&str; 3]) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY).set_header(header);
    table
}
