//! Feeds: RSS, Atom and JSON Feed, summarized item by item.

use abrege::{Article, Keyword, Layout, Summarizer, Summary, Workspace};
use anstyle::{Effects, Style};
use anyhow::anyhow;
use feed_rs::model::{Entry, Link};
use serde::Serialize;

use crate::print::flat;

/// A body with fewer words is a teaser, which is printed instead of a summary.
const TEASER_WORDS: usize = 80;
const KEYWORDS: usize = 5;
const BOLD: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);

/// An item of a feed.
pub(crate) struct Item {
    title: Option<String>,
    link: Option<String>,
    published: Option<String>,
    body: Layout,
}

/// The answer to an item as JSON.
#[derive(Serialize)]
struct Answer<'a> {
    title: Option<&'a str>,
    link: Option<&'a str>,
    published: Option<&'a str>,
    #[serde(flatten)]
    content: Content<'a>,
}

/// What is said of an item.
#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Summary {
        summary: Summary<'a>,
        keywords: Vec<Keyword<'a>>,
    },
    Teaser {
        teaser: String,
        words: usize,
    },
    /// The English name of a language that is not supported.
    UnsupportedLanguage {
        unsupported_language: &'static str,
    },
    Error {
        error: String,
    },
}

/// Reads the items of a feed.
///
/// # Errors
/// If it is neither RSS nor Atom nor JSON Feed.
pub(crate) fn items(bytes: &[u8]) -> anyhow::Result<Vec<Item>> {
    let feed = feed_rs::parser::parse(bytes)
        .map_err(|error| anyhow!("it is neither RSS nor Atom nor JSON Feed ({error})"))?;
    Ok(feed.entries.into_iter().map(Item::new).collect())
}

impl Item {
    fn new(entry: Entry) -> Self {
        let body = entry.content.and_then(|content| content.body);
        let body = body.or_else(|| entry.summary.map(|summary| summary.content)).unwrap_or_default();
        // Titles may have tags and entities, too.
        let title = entry.title.map(|title| flat(abrege_recipes::html::layout(&title.content).text()));
        Item {
            title: title.filter(|title| !title.is_empty()),
            link: page_link(entry.links),
            published: entry.published.or(entry.updated).map(|time| time.to_rfc3339()),
            body: abrege_recipes::html::layout(&body),
        }
    }

    fn content(&self, summarizer: &Summarizer, workspace: &mut Workspace) -> Content<'_> {
        let words = self.body.text().split_whitespace().count();
        let mut article = Article::from(&self.body);
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        match summarizer.analyze_with(workspace, article) {
            Ok(_) if words < TEASER_WORDS => Content::Teaser { teaser: flat(self.body.text()), words },
            Ok(analysis) => {
                Content::Summary { summary: analysis.summary(), keywords: analysis.keywords(KEYWORDS) }
            }
            Err(error) => match error.detected() {
                Some((_, name)) => Content::UnsupportedLanguage { unsupported_language: name },
                None => Content::Error { error: error.to_string() },
            },
        }
    }

    /// Returns the item as a line of JSON.
    pub(crate) fn json(&self, summarizer: &Summarizer, workspace: &mut Workspace) -> anyhow::Result<String> {
        let answer = Answer {
            title: self.title.as_deref(),
            link: self.link.as_deref(),
            published: self.published.as_deref(),
            content: self.content(summarizer, workspace),
        };
        Ok(serde_json::to_string(&answer)? + "\n")
    }

    /// Returns the item as text.
    pub(crate) fn text(&self, summarizer: &Summarizer, workspace: &mut Workspace) -> String {
        let mut printed = format!("{BOLD}{}{BOLD:#}\n", self.title.as_deref().unwrap_or("(no title)"));
        match self.content(summarizer, workspace) {
            Content::Summary { summary, keywords } => {
                for excerpt in &summary {
                    printed += &format!("  • {}\n", excerpt.flowed());
                }
                let keywords: Vec<&str> = keywords.iter().map(Keyword::text).collect();
                printed += &format!("  {DIM}{}{DIM:#}\n", keywords.join(", "));
            }
            Content::Teaser { words: 0, .. } => printed += &format!("  {DIM}(no text){DIM:#}\n"),
            Content::Teaser { teaser, words } => {
                printed += &format!("  {teaser}\n  {DIM}(teaser of {words} words){DIM:#}\n");
            }
            Content::UnsupportedLanguage { unsupported_language: name } => {
                printed += &format!("  {DIM}(in {name}: not summarized){DIM:#}\n");
            }
            Content::Error { error } => printed += &format!("  {DIM}({error}){DIM:#}\n"),
        }
        if let Some(link) = &self.link {
            printed += &format!("  {DIM}{link}{DIM:#}\n");
        }
        printed + "\n"
    }
}

/// Returns the link to the item's page, rather than to the feed or an enclosure.
fn page_link(links: Vec<Link>) -> Option<String> {
    let is_page = |link: &Link| link.rel.as_deref().is_none_or(|relation| relation == "alternate");
    let page = links.iter().position(is_page).unwrap_or(0);
    links.into_iter().nth(page).map(|link| link.href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_summaries_teasers_or_in_a_third_language() {
        let story = "<p>The council of Marlow approved the budget on Monday by nine votes to two.</p>"
            .to_owned()
            + &"<p>The mayor said that the money would pay for the bridge and for two schools.</p>".repeat(6);
        let spanish = "<p>El Congreso de los Diputados aprobó el jueves una ley que limita el precio de los alquileres en \
                       las ciudades.</p>"
            .repeat(6);
        let item = |title: &str, body: &str| {
            format!(
                "<item><title>{title}</title><link>https://example.org/a</link><description><![CDATA[{body}]]></description></item>"
            )
        };
        let feed = format!(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{}{}{}{}</channel></rss>",
            item("Budget", &story),
            item("A teaser", "Nine votes to two."),
            item("Ley", &spanish),
            item("", "")
        );
        let (summarizer, mut workspace) = (Summarizer::new(2).unwrap(), Workspace::new());
        let items = items(feed.as_bytes()).unwrap();
        let texts: Vec<String> = items.iter().map(|item| item.text(&summarizer, &mut workspace)).collect();
        assert!(texts[0].contains("  • The council of Marlow approved"), "{}", texts[0]);
        assert!(texts[1].contains("(teaser of 4 words)") && texts[1].contains("Nine votes"), "{}", texts[1]);
        assert!(texts[2].contains("(in Spanish: not summarized)"), "{}", texts[2]);
        assert!(texts[3].contains("(no title)") && texts[3].contains("(no text)"), "{}", texts[3]);
        let json: serde_json::Value =
            serde_json::from_str(&items[0].json(&summarizer, &mut workspace).unwrap()).unwrap();
        assert_eq!(json["link"], "https://example.org/a");
        assert!(json["summary"]["excerpts"].is_array(), "{json}");
    }

    #[test]
    fn what_is_no_feed_is_an_error() {
        assert!(items(b"<html><p>No feed</p></html>").is_err());
        assert!(items(b"").is_err());
    }
}
