//! Articles in JSON, as the examples for several articles read them.

#![allow(dead_code)]

use std::time::SystemTime;

use abrege::{Article, Language};
use anyhow::Context;
use jiff::Timestamp;
use serde::Deserialize;

/// An article with what is known of it. Other fields are ignored.
#[derive(Debug, Deserialize)]
pub(crate) struct StoredArticle {
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) language: Option<Language>,
    /// RFC 3339: "2026-03-02T08:00:00Z".
    pub(crate) published: Option<Timestamp>,
    /// The newsroom.
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
}

impl StoredArticle {
    /// An article of plain text.
    pub(crate) fn plain(text: String, source: String) -> Self {
        let source = Some(source);
        StoredArticle { text, title: None, language: None, published: None, source, url: None }
    }

    /// Returns the article; fails for a time that the machine cannot represent.
    pub(crate) fn article(&self) -> anyhow::Result<Article<'_>> {
        let mut article = Article::new(&self.text);
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        if let Some(language) = self.language {
            article = article.language(language);
        }
        if let Some(time) = self.published {
            article = article.published(SystemTime::try_from(time).context("published")?);
        }
        Ok(article)
    }

    /// Returns the newsroom, or else the number of the article.
    pub(crate) fn name(&self, number: usize) -> String {
        self.source.clone().unwrap_or_else(|| format!("article {}", number + 1))
    }
}

/// Returns the articles of some stored ones.
pub(crate) fn articles(stored: &[StoredArticle]) -> anyhow::Result<Vec<Article<'_>>> {
    stored.iter().map(StoredArticle::article).collect()
}
