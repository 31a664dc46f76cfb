//! `abrege`: summarizes French and English news on the command line.

mod arguments;
mod batch;
mod digest;
mod feed;
mod html;
mod input;
mod print;
mod view;

// The program shares these with the examples of the crate.
#[path = "../../examples/common/mod.rs"]
mod common;
#[path = "../../examples/common/lines.rs"]
mod lines;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use abrege::{Budget, Summarizer, Workspace};
use anyhow::Context;
use clap::{CommandFactory, Parser};

use arguments::{Arguments, Articles, Command, Feed, Keywords, View};
use input::{Format, Source};
use print::{Found, Named};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.write_global();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => common::exit_code("abrege", Err(error)),
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        None => {
            if arguments.articles.sources.files.is_empty() && io::stdin().is_terminal() {
                Arguments::command().print_help()?;
                return Ok(ExitCode::from(2));
            }
            summarize(&arguments.articles, None)
        }
        Some(Command::Text(articles)) => summarize(&articles, Some(Format::Text)),
        Some(Command::Html(articles)) => summarize(&articles, Some(Format::Html)),
        Some(Command::Markdown(articles)) => summarize(&articles, Some(Format::Markdown)),
        Some(Command::Feed(feed)) => summarize_feeds(&feed),
        Some(Command::Keywords(keywords)) => print_keywords(&keywords),
        Some(Command::Digest(arguments)) => {
            let summarizer = arguments.length.summarizer::<Arguments>();
            print(&digest::digest(&arguments, &summarizer)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Batch(arguments)) => {
            let summarizer = arguments.length.summarizer::<Arguments>();
            let is_done = batch::run(&arguments, or_standard_input(&arguments.files), summarizer)?;
            Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::from(lines::INTERRUPTED) })
        }
        Some(Command::View(arguments)) => write_view(&arguments),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(shell, &mut Arguments::command(), "abrege", &mut io::stdout());
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Man) => {
            clap_mangen::Man::new(Arguments::command()).render(&mut io::stdout())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The files, or standard input when none is given.
fn or_standard_input(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() { vec![PathBuf::from("-")] } else { files.to_vec() }
}

/// Prints text, with its styles where the output understands them.
fn print(text: &str) -> anyhow::Result<()> {
    let mut output = anstream::stdout().lock();
    output.write_all(text.as_bytes())?;
    Ok(output.flush()?)
}

/// Does the work for each file; a file that fails is reported, and the others are still done.
fn each(
    files: &[PathBuf],
    mut work: impl FnMut(&Path) -> anyhow::Result<String>,
) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for file in or_standard_input(files) {
        match work(&file).with_context(|| file.display().to_string()) {
            Ok(printed) => print(&printed)?,
            Err(error) => {
                common::report("abrege", &error);
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

fn summarize(arguments: &Articles, format: Option<Format>) -> anyhow::Result<ExitCode> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let mut workspace = Workspace::new();
    let sources = &arguments.sources;
    let is_several = sources.files.len() > 1;
    each(&sources.files, |file| {
        let source = Source::read(file, format)?;
        source.print_notes();
        let mut article = source.article(sources.title.as_deref(), sources.language);
        if let Some(query) = &arguments.query {
            article = article.query(query);
        }
        let analysis = summarizer
            .analyze_with(&mut workspace, article)
            .map_err(|error| common::with_advice(error, "--language en or --language fr"))?;
        let summary = analysis.summary();
        if arguments.json {
            return Ok(serde_json::to_string(&Named { file: &source.name, summary: &summary })? + "\n");
        }
        if arguments.in_context {
            return Ok(print::in_context(&analysis));
        }
        anyhow::ensure!(analysis.language().is_some(), "there is no text to summarize");
        let mut printed = print::summary(&source.name, &summary);
        if arguments.explain {
            printed += &print::explanation(&analysis)?;
        }
        Ok(if is_several { printed + "\n" } else { printed })
    })
}

fn summarize_feeds(arguments: &Feed) -> anyhow::Result<ExitCode> {
    let summarizer = Summarizer::new(Budget::Sentences(arguments.sentences))?;
    let mut workspace = Workspace::new();
    each(&arguments.files, |file| {
        let mut printed = String::new();
        for item in feed::items(&input::read(file)?)? {
            printed += &match arguments.json {
                true => item.json(&summarizer, &mut workspace)?,
                false => item.text(&summarizer, &mut workspace),
            };
        }
        Ok(printed)
    })
}

fn print_keywords(arguments: &Keywords) -> anyhow::Result<ExitCode> {
    let summarizer = Summarizer::default();
    let mut workspace = Workspace::new();
    let sources = &arguments.sources;
    each(&sources.files, |file| {
        let source = Source::read(file, arguments.format)?;
        source.print_notes();
        let analysis = summarizer
            .analyze_with(&mut workspace, source.article(sources.title.as_deref(), sources.language))
            .map_err(|error| common::with_advice(error, "--language en or --language fr"))?;
        anyhow::ensure!(arguments.json || analysis.language().is_some(), "there is no text");
        let keywords = analysis.keywords(arguments.limit);
        if arguments.json {
            let (entities, figures) = (analysis.entities(), analysis.figures());
            let found = Found { file: &source.name, keywords, entities, figures };
            return Ok(serde_json::to_string(&found)? + "\n");
        }
        let lines = keywords.iter().map(|keyword| format!("{:6.2}  {}\n", keyword.score(), keyword.text()));
        let lines: String = lines.collect();
        Ok(if sources.files.len() > 1 { format!("{}\n{lines}\n", source.name) } else { lines })
    })
}

fn write_view(arguments: &View) -> anyhow::Result<ExitCode> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let file = &arguments.file;
    let source = Source::read(file, arguments.format).with_context(|| file.display().to_string())?;
    source.print_notes();
    let mut article = source.article(arguments.title.as_deref(), arguments.language);
    if let Some(query) = &arguments.query {
        article = article.query(query);
    }
    let analysis = summarizer
        .analyze(article)
        .map_err(|error| common::with_advice(error, "--language en or --language fr"))?;
    let page = view::article(&analysis, &source.name)?;
    match &arguments.output {
        Some(file) => {
            std::fs::write(file, page).with_context(|| format!("cannot write {}", file.display()))?;
        }
        None => io::stdout().write_all(page.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}
