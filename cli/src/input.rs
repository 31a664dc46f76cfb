//! Reading files: their format, their charset, and the article in them.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use abrege::{Article, Language, Layout};
use anyhow::{Context, ensure};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::html;

/// Larger files are refused: no article has so many bytes.
const MOST_BYTES: u64 = 32 << 20;
/// A text has no NUL in its first bytes; files of other kinds do, in their headers.
const HEAD: usize = 8_000;
/// A page declares its charset in the first bytes (HTML Living Standard, 13.2.3.2).
const DECLARATION: usize = 1024;

/// What a file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Text,
    Html,
    Markdown,
}

impl Format {
    /// Returns the format that the extension of a file names; text for any other.
    fn of(file: &Path) -> Self {
        let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("html" | "htm" | "xhtml") => Format::Html,
            Some("md" | "markdown") => Format::Markdown,
            _ => Format::Text,
        }
    }
}

/// An article that was read from a file.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    body: Body,
    pub(crate) title: Option<String>,
    /// What the reader of the summary should know about the source.
    pub(crate) notes: Vec<String>,
}

#[derive(Debug)]
enum Body {
    Text(String),
    Layout(Layout),
}

impl Source {
    /// Reads a file in a format, or in the one that its extension names.
    pub(crate) fn read(file: &Path, format: Option<Format>) -> anyhow::Result<Self> {
        let bytes = read(file)?;
        let format = match format.unwrap_or_else(|| Format::of(file)) {
            Format::Text if format.is_none() => by_content(&bytes)?,
            format => format,
        };
        let is_binary = Encoding::for_bom(&bytes).is_none() && bytes[..bytes.len().min(HEAD)].contains(&0);
        ensure!(format == Format::Html || !is_binary, "it is a binary file, not a text");
        let mut source = Source {
            name: file.display().to_string(),
            body: Body::Text(String::new()),
            title: None,
            notes: Vec::new(),
        };
        match format {
            Format::Html => {
                let page = html::read(&decode_page(&bytes))?;
                (source.body, source.title) = (Body::Layout(page.layout), page.title);
                source.notes.extend(page.note);
            }
            Format::Markdown => {
                source.body = Body::Layout(abrege_recipes::markdown::layout(&source.decode(&bytes)))
            }
            Format::Text => source.body = Body::Text(source.decode(&bytes).into_owned()),
        }
        Ok(source)
    }

    /// Decodes a text in UTF-8, or in the charset that it is most likely in, with a note.
    fn decode<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, str> {
        if let Some((encoding, _)) = Encoding::for_bom(bytes) {
            return encoding.decode(bytes).0;
        }
        let encoding = guess(bytes);
        if encoding != UTF_8 {
            self.notes.push(format!("not UTF-8: read as {}", encoding.name()));
        }
        encoding.decode(bytes).0
    }

    /// Returns the article, with what the caller knows of it.
    pub(crate) fn article(&self, title: Option<&str>, language: Option<Language>) -> Article<'_> {
        let mut article = match &self.body {
            Body::Text(text) => Article::new(text),
            Body::Layout(layout) => layout.into(),
        };
        if let Some(title) = title.map(str::to_owned).or_else(|| self.title.clone()) {
            article = article.title(title);
        }
        if let Some(language) = language {
            article = article.language(language);
        }
        article
    }

    /// Prints the notes to standard error.
    pub(crate) fn print_notes(&self) {
        for note in &self.notes {
            anstream::eprintln!("abrege: {}: {note}", self.name);
        }
    }
}

/// Reads a file, or standard input for `-`.
pub(crate) fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        let input = io::stdin().lock();
        input.take(MOST_BYTES + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    } else {
        let input =
            std::fs::File::open(file).context("cannot open the file (abrege --help has the commands)")?;
        input.take(MOST_BYTES + 1).read_to_end(&mut bytes).context("cannot read the file")?;
    }
    ensure!(bytes.len() as u64 <= MOST_BYTES, "more than {} MB: it is no article", MOST_BYTES >> 20);
    Ok(bytes)
}

/// Returns the format that a file without a telling extension begins like.
///
/// # Errors
/// If it is a feed.
fn by_content(bytes: &[u8]) -> anyhow::Result<Format> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let has = |mark: &str| start.windows(mark.len()).any(|window| window == mark.as_bytes());
    let begins_with = |marks: &[&str]| marks.iter().any(|mark| start.starts_with(mark.as_bytes()));
    let is_feed = begins_with(&["<?xml", "<rss", "<feed"]) && (has("<rss") || has("<feed"));
    ensure!(!is_feed, "it is a feed: use abrege feed");
    let is_page = begins_with(&["<!doctype html", "<html"]) || begins_with(&["<?xml"]) && has("<html");
    Ok(if is_page { Format::Html } else { Format::Text })
}

/// Decodes a page by its byte order mark, its declared charset, or what its bytes look like.
fn decode_page(bytes: &[u8]) -> Cow<'_, str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.or_else(|| declared(bytes)).unwrap_or_else(|| guess(bytes)).decode(bytes).0
}

/// Returns the charset that a page declares. A declared UTF-16 is an error of the page: its declaration was read as ASCII.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let places = start.windows(8).enumerate().filter(|(_, window)| *window == b"charset=");
    let names = places.map(|(at, _)| {
        let value = start[at + 8..].trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        &value[..end.unwrap_or(value.len())]
    });
    names.filter_map(Encoding::for_label).next().map(Encoding::output_encoding)
}

/// Returns UTF-8 for valid UTF-8, and else the charset that the bytes are most likely in.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_decoded_by_mark_declaration_or_look() {
        let text = "L'été à Orléans, où l'on a voté : 12 €.";
        let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let declared = |charset: &str| format!("<html><meta charset={charset}>").into_bytes();
        let with = |start: Vec<u8>, rest: &[u8]| [start.as_slice(), rest].concat();
        let pages = [
            text.as_bytes().to_vec(),
            with(b"\xef\xbb\xbf".to_vec(), text.as_bytes()),
            with(declared("\"windows-1252\""), &windows),
            with(declared("iso-8859-1"), &windows),
            with(declared("'utf-8'"), text.as_bytes()),
            with(declared("nonsense"), text.as_bytes()),
            windows.clone(),
        ];
        for page in pages {
            assert!(decode_page(&page).ends_with(text), "{:?}", decode_page(&page));
        }
    }

    #[test]
    fn pages_and_feeds_are_known_by_their_start() {
        for page in ["<!DOCTYPE html><p>A", "\n<html lang=en>", "<?xml version='1.0'?><!DOCTYPE html><html>"]
        {
            assert_eq!(by_content(page.as_bytes()).unwrap(), Format::Html, "{page}");
        }
        assert!(by_content(b"<?xml version='1.0'?>\n<rss version='2.0'>").is_err());
        for text in ["", "The <html> tag is old.", "<3 cats and <feeds"] {
            assert_eq!(by_content(text.as_bytes()).unwrap(), Format::Text, "{text}");
        }
    }

    #[test]
    fn formats_follow_the_extension() {
        let formats = ["a.HTML", "b.md", "c.txt", "-"].map(|name| Format::of(Path::new(name)));
        assert_eq!(formats, [Format::Html, Format::Markdown, Format::Text, Format::Text]);
    }
}
