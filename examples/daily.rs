//! Makes one HTML page of a day's articles: the events that several of them report, each with its digest and sources,
//! then the other articles in one sentence each.
//!
//! ```sh
//! cargo run --release --example daily -- examples/articles/en examples/articles/fr > day.html
//! cargo run --release --example daily -- --words 60 articles.jsonl -o day.html
//! ```
//!
//! Arguments are folders of text files, text files, and JSON Lines with one article on each line:
//! `{"text":"…","title":"…"?,"language":"fr"?,"published":"2026-03-02T08:00:00Z"?,"source":"…"?,"url":"…"?}`. A `.json` file
//! of an event with `"articles"` counts as its articles. The page loads nothing.
//!
//! Exit codes: 0 when the page was written (or the reader of the output closed it), 1 when a file or text failed, 2 for
//! wrong arguments.

#[path = "common/article.rs"]
mod article;
#[path = "common/mod.rs"]
mod common;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use abrege::{Article, Budget, Digest, Summarizer};
use anyhow::Context;
use article::{StoredArticle, articles};
use clap::Parser;
use serde::Deserialize;

const CODES: &str = "Exit codes: 0 when the page was written (or the reader of the output closed it), 1 when a file or \
                     text failed, 2 for wrong arguments.";
const STYLE: &str = "body{font:1.05em/1.5 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em;color:#222;background:#fff}\
h1,h2{font-family:system-ui,sans-serif;line-height:1.25}h2{margin-top:2em}sup{font-size:.7em;color:#666}\
ul{font:.85em/1.5 system-ui,sans-serif;color:#555;padding-left:1.2em}.note{font:.85em system-ui,sans-serif;color:#8a4b00}\
a{color:inherit}@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}sup,ul{color:#aaa}.note{color:#e0a860}}";

/// Makes one HTML page of a day's French and English articles.
#[derive(Parser)]
#[command(after_help = CODES)]
struct Arguments {
    /// Folders of text files, text files, or JSON Lines (.json, .jsonl) with one article on each line
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    length: common::Length,
    /// Write the page to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A line of JSON.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Event { articles: Vec<StoredArticle> },
    Article(StoredArticle),
}

fn main() -> ExitCode {
    common::exit_code("daily", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let summarizer = arguments.length.summarizer::<Arguments>();
    let mut stored = Vec::new();
    for path in &arguments.paths {
        read(path, &mut stored)?;
    }
    let page = page(&summarizer, &stored)?;
    match &arguments.output {
        Some(file) => {
            std::fs::write(file, page).with_context(|| format!("cannot write {}", file.display()))?
        }
        None => std::io::stdout().lock().write_all(page.as_bytes())?,
    }
    Ok(())
}

/// Appends the articles of a folder or file.
fn read(path: &Path, stored: &mut Vec<StoredArticle>) -> anyhow::Result<()> {
    if path.is_dir() {
        let entries = path.read_dir().with_context(|| format!("cannot read {}", path.display()))?;
        let mut files: Vec<PathBuf> =
            entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        files.retain(|file| file.is_file());
        files.sort();
        return files.iter().try_for_each(|file| read(file, stored));
    }
    let text = common::read(path)?;
    match path.extension().and_then(OsStr::to_str) {
        // A whole event, or one article or event on each line.
        Some("json" | "jsonl") => {
            for line in serde_json::Deserializer::from_str(&text).into_iter::<Line>() {
                match line.with_context(|| path.display().to_string())? {
                    Line::Event { articles } => stored.extend(articles),
                    Line::Article(article) => stored.push(article),
                }
            }
        }
        _ => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            stored.push(StoredArticle::plain(text, name));
        }
    }
    Ok(())
}

/// Returns the page of some articles.
fn page(summarizer: &Summarizer, stored: &[StoredArticle]) -> anyhow::Result<String> {
    let articles = articles(stored)?;
    let mut groups = summarizer.group(&articles)?;
    // Stable: of events with as many articles, the one that comes first.
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let (events, others): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        groups.into_iter().partition(|group| group.len() > 1);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>The day in digests</title>\n<style>{STYLE}</style>\n<h1>The day in digests</h1>\n"
    );
    for group in events {
        let own: Vec<&Article<'_>> = group.iter().map(|&number| &articles[number]).collect();
        let digest = summarizer.digest(own)?;
        let members: Vec<(usize, &StoredArticle)> = group.iter().map(|&n| (n, &stored[n])).collect();
        write_event(&mut page, &digest, &members)?;
    }
    if !others.is_empty() {
        page.push_str("<h2>Also</h2>\n<ul>\n");
        let one = Summarizer::new(summarizer.options().clone().budget(Budget::Sentences(1)))?;
        for number in others.into_iter().flatten() {
            let summary = one.summarize(&articles[number])?;
            writeln!(page, "<li>{} ({})</li>", escape(&summary.to_string()), name(number, &stored[number]))?;
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</html>\n");
    Ok(page)
}

/// Writes the digest of an event.
fn write_event(
    page: &mut String,
    digest: &Digest<'_>,
    members: &[(usize, &StoredArticle)],
) -> anyhow::Result<()> {
    let Some(lead) = digest.excerpts().first() else { return Ok(()) };
    let language = lead.language();
    let title = members[lead.source()].1.title.clone().unwrap_or_else(|| lead.flowed().into_owned());
    writeln!(page, "<section lang=\"{language}\">\n<h2>{}</h2>\n<p>", escape(&title))?;
    for excerpt in digest {
        let support: Vec<String> = excerpt.support().iter().map(|source| (source + 1).to_string()).collect();
        writeln!(page, "{}<sup>{}</sup>", escape(&excerpt.flowed()), support.join(", "))?;
    }
    page.push_str("</p>\n");
    for conflict in digest.conflicts() {
        let claims = conflict.claims().iter();
        let claims: Vec<String> = claims
            .map(|claim| format!("{} [{}]", escape(claim.figure().text()), claim.source() + 1))
            .collect();
        writeln!(page, "<p class=\"note\" lang=\"en\">Sources disagree: {}</p>", claims.join(", "))?;
    }
    page.push_str("<ul>\n");
    for (place, (number, article)) in members.iter().enumerate() {
        let title = article.title.as_deref().map_or(Cow::Borrowed(""), escape);
        let published = article.published.map_or(String::new(), |time| format!(", {time}"));
        writeln!(page, "<li>{}. {} {title}{published}</li>", place + 1, name(*number, article))?;
    }
    page.push_str("</ul>\n</section>\n");
    Ok(())
}

/// Returns the name of an article's newsroom, as a link if its address is known.
fn name(number: usize, article: &StoredArticle) -> String {
    let name = escape(&article.name(number)).into_owned();
    let is_web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    match article.url.as_ref().filter(is_web) {
        Some(url) => format!("<a href=\"{}\">{name}</a>", escape(url)),
        None => name,
    }
}

/// Escapes text for HTML.
fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped.into()
}
