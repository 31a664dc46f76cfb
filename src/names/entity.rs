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
    let entity = |chain: Chain<'t>| {
        let score = chain.mentions.iter().map(|found| 1.0 + 1.0 / (1.0 + found.sentence as f32)).sum();
        let kind = kind(document, chain.mentions.iter().map(|found| (found.sentence, found.mention)));
        let spans = chain.mentions.iter().map(|found| found.span).collect();
        Entity { text: chain.text, kind, score, spans }
    };
    let mut entities: Vec<Entity<'t>> = chains(document, names).into_iter().map(entity).collect();
    // Stable: the earlier name first among equals.
    entities.sort_by(|a, b| b.score.total_cmp(&a.score));
    entities
}

/// A name with all its mentions (a coreference chain).
pub(crate) struct Chain<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) mentions: Vec<FoundMention>,
}

pub(crate) struct FoundMention {
    pub(crate) sentence: usize,
    pub(crate) span: Span,
    mention: Mention,
}

/// Returns the chain of each name, by number.
pub(crate) fn chains<'t>(document: &Document<'t>, names: &Names) -> Vec<Chain<'t>> {
    let found = |(sentence, mention): (usize, Mention)| FoundMention {
        sentence,
        span: mention.span(document),
        mention,
    };
    let chain = |mentions: Vec<(usize, Mention)>| {
        let mentions: Vec<FoundMention> = mentions.into_iter().map(found).collect();
        Chain { text: best_form(document, &mentions), mentions }
    };
    names.by_name().into_iter().map(chain).collect()
}

/// Returns the longest form outside headings, which write names in their own way; without any, the longest form.
fn best_form<'t>(document: &Document<'t>, mentions: &[FoundMention]) -> Cow<'t, str> {
    let is_mixed = |span: &Span| document.text()[span.range()].contains(char::is_lowercase);
    let is_body =
        |found: &&FoundMention| document.sentence_at(found.sentence).block().kind() != BlockKind::Heading;
    let longest = |spans: &mut dyn DoubleEndedIterator<Item = Span>| {
        spans.rev().max_by_key(|span| (span.len(), is_mixed(span)))
    };
    let best = longest(&mut mentions.iter().filter(is_body).map(|found| found.span))
        .or_else(|| longest(&mut mentions.iter().map(|found| found.span)));
    document.flowed(best.unwrap_or_default())
}
