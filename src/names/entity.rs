//! Entities: names with all their mentions, as results.

use std::borrow::Cow;

use super::kind::{EntityKind, kind};
use super::mention::{Mention, Names};
use crate::blocks::BlockKind;
use crate::document::Document;
use crate::span::Span;

/// A name with all its mentions.
///
/// ```
/// use abrege::{EntityKind, Summarizer};
/// let text = "Ann Reed presented the budget on Monday. Mrs Reed had promised to cut taxes.";
/// let entities = Summarizer::default().analyze(text)?.entities();
/// assert_eq!((entities[0].text(), entities[0].kind()), ("Ann Reed", EntityKind::Person));
/// let mentions: Vec<&str> = entities[0].spans().iter().map(|span| &text[span.range()]).collect();
/// assert_eq!(mentions, ["Ann Reed", "Reed"]);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Entity<'t> {
    text: Cow<'t, str>,
    kind: EntityKind,
    score: f32,
    spans: Vec<Span>,
}

impl Entity<'_> {
    /// The longest form of the name in the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the name stands for, as far as its words and the words around it show.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// How much the article is about it: the number of mentions, of which early ones count more; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The spans of all mentions, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns a copy that does not borrow from the text.
    #[must_use]
    pub fn into_owned(self) -> Entity<'static> {
        Entity { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// Returns the entities of a document, those that the article is most about first.
pub(crate) fn entities<'t>(document: &Document<'t>, names: &Names) -> Vec<Entity<'t>> {
    let chains = names.chains();
    let entity = |name: usize| {
        let mentions = chains.of(name);
        let score = mentions.iter().map(|(sentence, _)| 1.0 + 1.0 / (1.0 + *sentence as f32)).sum();
        let spans = mentions.iter().map(|(_, mention)| mention.span(document)).collect();
        let kind = kind(document, mentions.iter().copied());
        Entity { text: best_form(document, mentions), kind, score, spans }
    };
    let mut entities: Vec<Entity<'t>> = (0..chains.len()).map(entity).collect();
    // Stable: the earlier name first among equals.
    entities.sort_by(|a, b| b.score.total_cmp(&a.score));
    entities
}

/// Returns the longest form of a name outside headings, which write names in their own way; without any, the longest
/// form. Takes its mentions with their sentences.
pub(crate) fn best_form<'t>(document: &Document<'t>, mentions: &[(usize, Mention)]) -> Cow<'t, str> {
    let is_mixed = |span: &Span| document.text()[span.range()].contains(char::is_lowercase);
    let is_body = |sentence: usize| document.sentence_at(sentence).block().kind() != BlockKind::Heading;
    let spans = mentions.iter().map(|(sentence, mention)| (*sentence, mention.span(document))).rev();
    let best = spans.max_by_key(|(sentence, span)| (is_body(*sentence), span.len(), is_mixed(span)));
    document.flowed(best.map(|(_, span)| span).unwrap_or_default())
}
