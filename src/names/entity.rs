//! Entities: names with all their mentions.

use std::borrow::Cow;

use super::kind::{EntityKind, kind};
use super::mention::{Mention, Names, span};
use crate::blocks::BlockKind;
use crate::document::Document;
use crate::span::Span;
use crate::text::is_line_break;

/// A name with all its mentions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Entity<'t> {
    text: Cow<'t, str>,
    kind: EntityKind,
    score: f32,
    spans: Vec<Span>,
}

impl Entity<'_> {
    /// Its longest form in the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it names, as far as the words around it tell.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// How much the article is about it: mentions, the first ones counting more; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// All its mentions, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The same without the text.
    pub fn into_owned(self) -> Entity<'static> {
        Entity { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// The names as results, the ones that the article is most about first.
pub(crate) fn entities<'t>(document: &Document<'t>, names: &Names) -> Vec<Entity<'t>> {
    let mut chains: Vec<Vec<(usize, Mention)>> = vec![Vec::new(); names.frequency.len()];
    for sentence in 0..names.ends.len() {
        for mention in names.of(sentence) {
            chains[mention.name as usize].push((sentence, *mention));
        }
    }
    let mut entities: Vec<Entity<'t>> = chains.iter().map(|chain| entity(document, chain)).collect();
    // Stable: the earlier name first among equals.
    entities.sort_by(|a, b| b.score.total_cmp(&a.score));
    entities
}

/// A name with the sentence and place of each mention.
pub(crate) struct Chain<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) mentions: Vec<(usize, Span)>,
}

/// All names by number.
pub(crate) fn chains<'t>(document: &Document<'t>, names: &Names) -> Vec<Chain<'t>> {
    let mut chains: Vec<Vec<(usize, Mention)>> = vec![Vec::new(); names.frequency.len()];
    for sentence in 0..names.ends.len() {
        names
            .of(sentence)
            .iter()
            .for_each(|mention| chains[mention.name as usize].push((sentence, *mention)));
    }
    let chain = |chain: &Vec<(usize, Mention)>| {
        let spans: Vec<Span> = chain.iter().map(|(_, mention)| span(document, mention)).collect();
        let text = best_form(document, chain, &spans);
        let mentions = chain.iter().map(|(sentence, _)| *sentence).zip(spans).collect();
        Chain { text, mentions }
    };
    chains.iter().map(chain).collect()
}

fn entity<'t>(document: &Document<'t>, chain: &[(usize, Mention)]) -> Entity<'t> {
    let spans: Vec<Span> = chain.iter().map(|(_, mention)| span(document, mention)).collect();
    let text = best_form(document, chain, &spans);
    let score = chain.iter().map(|(sentence, _)| 1.0 + 1.0 / (1.0 + *sentence as f32)).sum();
    Entity { text, kind: kind(document, chain), score, spans }
}

/// The longest form.
fn best_form<'t>(document: &Document<'t>, chain: &[(usize, Mention)], spans: &[Span]) -> Cow<'t, str> {
    // Headings write names in ways of their own, but better one of theirs than none.
    let is_body = |number: usize| document.sentence(number).block().kind() != BlockKind::Heading;
    let longest = |in_body: bool| {
        let own = spans.iter().zip(chain).filter(|(_, (sentence, _))| !in_body || is_body(*sentence));
        let is_mixed = |span: &Span| document.text()[span.range()].contains(char::is_lowercase);
        own.map(|(span, _)| *span).rev().max_by_key(|span| (span.len(), is_mixed(span)))
    };
    let best = longest(true).or_else(|| longest(false)).unwrap_or_default();
    let text = &document.text()[best.range()];
    if text.contains(is_line_break) {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
