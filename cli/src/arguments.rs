//! The command line.

use std::path::PathBuf;

use abrege::{DigestLanguage, Language};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::common::Length;
use crate::input::Format;

const CODES: &str = "Exit codes: 0 when everything was done (or the reader of the output closed it), 1 when something \
                     failed (the rest is still done), 2 for wrong arguments, 130 after Ctrl-C.";

/// Summarizes French and English news: text, web pages, Markdown, feeds, several articles on one event
///
/// Without a subcommand, each file is read by its extension: .html, .htm and .xhtml as web pages, .md as Markdown, others
/// as text. `-` is standard input.
#[derive(Debug, Parser)]
#[command(name = "abrege", version, after_help = CODES, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) articles: Articles,
    #[command(flatten)]
    pub(crate) color: colorchoice_clap::Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Summarize text files
    Text(Articles),
    /// Summarize saved web pages
    Html(Articles),
    /// Summarize Markdown files
    Markdown(Articles),
    /// Summarize the items of RSS, Atom or JSON feeds
    Feed(Feed),
    /// Print the words, phrases and names that articles are about
    Keywords(Keywords),
    /// Make one summary of several articles on one event
    Digest(Digest),
    /// Answer articles in JSON Lines, one answer a line
    ///
    /// In: {"id":…,"text":"…","title":"…"?,"language":"fr"?,"query":"…"?,"blocks":[{"start":0,"end":9,"kind":"heading"}]?}.
    /// Out: {"id":…,"summary":{…},"keywords":[…],"entities":[…]}, or {"id":…,"error":"…"}. Offsets are UTF-8 bytes of
    /// the text; an empty line has no answer.
    Batch(Batch),
    /// Write a web page that shows how an article was summarized
    View(View),
    /// Print a script that completes arguments in a shell
    Completions { shell: Shell },
    /// Print the manual page, in roff
    Man,
}

/// Files, and what is known of them.
#[derive(Args, Debug)]
pub(crate) struct Sources {
    /// Files, or - for standard input [default: -]
    pub(crate) files: Vec<PathBuf>,
    /// The title, if it is not in the text
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// en or fr; detected when not given
    #[arg(long)]
    pub(crate) language: Option<Language>,
}

#[derive(Args, Debug)]
pub(crate) struct Articles {
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[command(flatten)]
    pub(crate) length: Length,
    /// What the reader wants to know, as words or a question
    #[arg(long)]
    pub(crate) query: Option<String>,
    /// Print one JSON object per line
    #[arg(long)]
    pub(crate) json: bool,
    /// Print why each sentence was chosen, and why the others were not
    #[arg(long)]
    pub(crate) explain: bool,
    /// Print the whole text: chosen sentences bold, furniture dim, names underlined (on a terminal, or with --color
    /// always)
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    pub(crate) in_context: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Feed {
    /// Files in RSS, Atom or JSON Feed, or - for standard input [default: -]
    pub(crate) files: Vec<PathBuf>,
    /// At most N sentences an item
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) sentences: usize,
    /// Print one JSON object per item
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Keywords {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// The format of the files [default: by extension]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// At most N keywords
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// Print one JSON object per line, with the names and figures, too
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Digest {
    /// Articles on one event, two at least
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) length: Length,
    /// The format of the files [default: by extension]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// An article that the reader knows already (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub(crate) known: Vec<PathBuf>,
    /// The language of the digest: en, fr, or any for each source's own [default: that of most sources]
    #[arg(long, value_parser = digest_language)]
    pub(crate) language: Option<DigestLanguage>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Write a web page with the sources side by side, instead of text
    #[arg(long, conflicts_with = "json")]
    pub(crate) view: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Batch {
    /// Files in JSON Lines, or - for standard input [default: -]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) length: Length,
    /// Also write the byte range of every sentence
    #[arg(long)]
    pub(crate) document: bool,
    /// Number of threads, at most 256 [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct View {
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) length: Length,
    /// The format of the file [default: by extension]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// The title, if it is not in the text
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// en or fr; detected when not given
    #[arg(long)]
    pub(crate) language: Option<Language>,
    /// What the reader wants to know, as words or a question
    #[arg(long)]
    pub(crate) query: Option<String>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

fn digest_language(name: &str) -> Result<DigestLanguage, abrege::Error> {
    match name {
        "any" => Ok(DigestLanguage::Any),
        name => name.parse::<Language>().map(DigestLanguage::Only),
    }
}
