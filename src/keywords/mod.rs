//! Keywords: the terms, short phrases and names that the article is about.
//!
//! [`candidates`] collects the words, phrases and names of the story, which are scored here, and [`kept`] leaves out
//! those that better ones make redundant.

mod candidates;
mod kept;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::document::Document;
use crate::names;
use crate::rank::{Ranking, Tier};
use crate::span::Span;
use crate::tokens::NO_TERM;
use candidates::{Candidate, Candidates, LEAST, Occurrence};
use kept::Kept;

/// How much more a phrase scores than a word of the same frequency, for each content word after the first.
const PHRASE: f32 = 0.4;
/// How much more a keyword scores when the title has it, when one of the first sentences has it…
const IN_TITLE: f32 = 0.6;
const IN_LEAD: f32 = 0.3;
const LEAD_SENTENCES: usize = 3;
/// …and when it is a name.
const IN_NAME: f32 = 0.3;
/// The share of sentences, as opposed to occurrences, in the frequency.
const SPREAD: f32 = 0.5;
/// At most this many forms of a keyword are counted.
const FORMS: usize = 16;

/// A term, short phrase or name that the article is about.
///
/// ```
/// use abrege::Summarizer;
/// let text = "The council approved the budget on Monday. The budget cuts taxes, said Ann Reed.";
/// let keywords = Summarizer::default().analyze(text)?.keywords(3);
/// assert_eq!(keywords[0].text(), "budget");
/// assert_eq!(keywords[0].spans().len(), 2);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Keyword<'t> {
    text: Cow<'t, str>,
    score: f32,
    spans: Vec<Span>,
}

impl Keyword<'_> {
    /// The most frequent form in the text, the first among equals.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much the article is about it: frequency, more for phrases and for words of the title and the lead; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The spans of all occurrences, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns a copy that does not borrow from the text.
    #[must_use]
    pub fn into_owned(self) -> Keyword<'static> {
        Keyword { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// Returns the `limit` best keywords, best first. Linear in the document, except for sorting the candidates.
pub(crate) fn keywords<'t>(document: &Document<'t>, ranking: &Ranking, limit: usize) -> Vec<Keyword<'t>> {
    if limit == 0 {
        return Vec::new();
    }
    let candidates = Candidates::of(document, ranking);
    let lead = document.sentences().filter(|sentence| ranking.facts[sentence.index()].tier == Tier::Story);
    let lead_end = lead.take(LEAD_SENTENCES).last().map_or(0, |sentence| sentence.span().end);
    let scored = candidates.sound().map(|number| {
        let (candidate, occurrences) = candidates.get(number);
        let span = occurrences[0].span(document);
        let score = score(candidate, is_in_title(document, occurrences[0]), span.start < lead_end);
        // The bits of positive numbers are in the order of the numbers.
        (score.to_bits(), Reverse((span, number)))
    });
    let mut best: BinaryHeap<_> = scored.collect();
    let mut kept = Kept::new(document);
    while kept.count() < limit
        && let Some((score, Reverse((_, number)))) = best.pop()
    {
        kept.offer(&candidates, number, f32::from_bits(score));
    }
    let keyword = |(number, score)| keyword(document, &candidates, number, score);
    kept.into_scored().map(keyword).collect()
}

/// Scores a candidate by its frequency: occurrences, and sentences, since a word that comes back through the article
/// counts more than one that a single sentence repeats.
fn score(candidate: &Candidate, is_in_title: bool, is_in_lead: bool) -> f32 {
    let frequency = candidate.count as f32 * (1.0 - SPREAD) + candidate.sentences as f32 * SPREAD;
    let is_passing = candidate.is_name && candidate.count < LEAST && !is_in_title;
    let bonus = |is: bool, share: f32| if is { share } else { 0.0 };
    let bonuses = 1.0
        + bonus(is_in_title, IN_TITLE)
        + bonus(is_in_lead, IN_LEAD)
        + bonus(candidate.is_name && !is_passing, IN_NAME);
    let phrase = if is_passing { PHRASE / 2.0 } else { PHRASE };
    frequency * bonuses * (1.0 + phrase * (candidate.words as f32 - 1.0))
}

/// Whether the title has all terms of an occurrence, and there is one.
fn is_in_title(document: &Document<'_>, occurrence: Occurrence) -> bool {
    let tokens = document.tokens()[occurrence.tokens()].iter();
    let mut terms = tokens
        .map(|token| document.term(token.word, document.language()))
        .filter(|&term| term != NO_TERM)
        .peekable();
    terms.peek().is_some() && terms.all(|term| document.title_terms().binary_search(&term).is_ok())
}

/// Returns the result for a candidate: with a name's own form, or else its most frequent form.
fn keyword<'t>(document: &Document<'t>, candidates: &Candidates, number: usize, score: f32) -> Keyword<'t> {
    let (candidate, occurrences) = candidates.get(number);
    let spans: Vec<Span> = occurrences.iter().map(|occurrence| occurrence.span(document)).collect();
    if let Some(name) = candidate.form {
        return Keyword { text: names::best_form(document, candidates.mentions(name)), score, spans };
    }
    let mut forms: Vec<(&str, Span, usize)> = Vec::new();
    for &span in &spans {
        let form = &document.text()[span.range()];
        match forms.iter().position(|(known, ..)| *known == form) {
            Some(at) => forms[at].2 += 1,
            None if forms.len() < FORMS => forms.push((form, span, 1)),
            None => {}
        }
    }
    let best = forms.iter().rev().max_by_key(|(.., count)| *count).map_or(Span::default(), |form| form.1);
    Keyword { text: document.flowed(best), score, spans }
}
