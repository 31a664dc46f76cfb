//! The shell of a page, and how text gets into it.

use std::fmt::{self, Write};

use abrege::{Detection, Language};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A page that loads nothing: its style and script stand in it.
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    pub(super) language: Option<Language>,
    /// The class of the body.
    pub(super) class: &'a str,
    pub(super) body: String,
    /// What the script reads; a page without data has no script.
    pub(super) data: Option<String>,
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.language.unwrap_or(Language::English);
        let script = if self.data.is_some() { hash_source(SCRIPT) } else { "'none'".to_owned() };
        write!(
            f,
            "<!doctype html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style}; \
             script-src {script}; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title} – abrege</title>\n<style>{STYLE}</style>\n</head>\n\
             <body class=\"{class}\">\n{body}",
            lang = Lang(language),
            style = hash_source(STYLE),
            title = Escaped(self.title),
            class = self.class,
            body = self.body,
        )?;
        if let Some(data) = &self.data {
            // A "<" in a string is all that could end the element.
            let data = data.replace('<', "\\u003c");
            write!(
                f,
                "<script type=\"application/json\" id=\"data\">{data}</script>\n<script>{SCRIPT}</script>\n"
            )?;
        }
        f.write_str("</body>\n</html>\n")
    }
}

/// Returns the source expression that allows an inline element with this text and no other.
fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Displays a text as HTML, in an element or in a quoted attribute.
#[derive(Clone, Copy)]
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0', '\r']) {
            let (plain, special) = rest.split_at(at);
            f.write_str(plain)?;
            f.write_str(match special.as_bytes()[0] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#39;",
                // Parsers normalize it away unless it is written as a reference.
                b'\r' => "&#13;",
                // No HTML can hold it.
                _ => "\u{fffd}",
            })?;
            rest = &special[1..];
        }
        f.write_str(rest)
    }
}

/// Displays the attribute of a language.
#[derive(Clone, Copy)]
pub(super) struct Lang(pub(super) Language);

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " lang=\"{}\"", self.0.code())
    }
}

/// Displays a detected language with its confidence.
pub(super) struct Detected(pub(super) Option<Detection>);

impl fmt::Display for Detected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(detection) = self.0 else { return f.write_str("no language") };
        let percent = (detection.confidence() * 100.0).round();
        write!(f, "{} (confidence {percent}\u{a0}%)", detection.language().name())
    }
}

/// Displays a list as HTML items.
pub(super) fn items<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().fold(String::new(), |mut html, item| {
        // Writing to a string cannot fail.
        let _ = writeln!(html, "<li>{item}</li>");
        html
    })
}

/// Returns a number with a noun: "1 source", "2 sources".
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(Escaped("a<b>&\"'\0\r é").to_string(), "a&lt;b&gt;&amp;&quot;&#39;\u{fffd}&#13; é");
        assert_eq!(Escaped("").to_string(), "");
    }

    #[test]
    fn no_string_of_the_data_ends_the_script() {
        let data = Some("[\"</script><!--\"]".to_owned());
        let page = Page { title: "", language: None, class: "", body: String::new(), data }.to_string();
        assert!(page.contains("[\"\\u003c/script>\\u003c!--\"]"));
    }
}
