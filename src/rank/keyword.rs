//! Keywords: terms and short phrases that say what the article is about.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::{Ranking, Tier};
use crate::document::{Document, NO_TERM, Sentence, Shape};
use crate::language::Class;
use crate::span::Span;

/// A phrase has at most so many words…
const LONGEST: usize = 4;
/// …and stands in the text at least so often.
const LEAST: usize = 2;
/// A phrase is worth so much more than a word of the same frequency, for each content word past the first.
const PHRASE: f32 = 0.4;
/// A word of the title counts so much more; so does one of the first sentences.
const IN_TITLE: f32 = 0.6;
const IN_LEAD: f32 = 0.3;
const LEAD_SENTENCES: usize = 3;
/// A word is left out when fewer than this share of its places lie outside the phrases that are kept.
const OUTSIDE: f32 = 0.34;
/// Forms of one keyword that are told apart.
const FORMS: usize = 16;

/// A term or short phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Keyword<'t> {
    text: Cow<'t, str>,
    score: f32,
    spans: Vec<Span>,
}

impl Keyword<'_> {
    /// The form that the text has most often, the first among equals.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much the article is about it: frequency, more for phrases and for words of the title and the lead; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// All its places, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The same without the text.
    pub fn into_owned(self) -> Keyword<'static> {
        Keyword { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

struct Candidate {
    /// Terms, or words where they are function words, so that forms of one phrase agree.
    key: Vec<u32>,
    places: Vec<Span>,
    score: f32,
}

/// The best keywords, best first. Linear in the document, but for sorting its candidates.
pub(crate) fn keywords<'t>(document: &Document<'t>, ranking: &Ranking, limit: usize) -> Vec<Keyword<'t>> {
    if limit == 0 {
        return Vec::new();
    }
    let mut candidates = candidates(document, ranking);
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.places[0].cmp(&b.places[0])));
    let mut kept = Kept::default();
    for candidate in candidates {
        if kept.count == limit {
            break;
        }
        kept.offer(document, candidate);
    }
    kept.candidates.into_iter().flatten().map(|candidate| keyword(document, candidate)).collect()
}

/// The keywords that are kept so far, with what the next must be compared with, so that each costs only its own places.
#[derive(Default)]
struct Kept {
    /// Best first; none for a word that a later phrase said.
    candidates: Vec<Option<Candidate>>,
    count: usize,
    phrases: HashSet<Vec<u32>>,
    /// Every run of two words and more inside a kept phrase.
    runs: HashSet<Vec<u32>>,
    /// Of each kept word by its term: its number, and how many of its places lie outside the kept phrases.
    words: HashMap<u32, (usize, usize)>,
    /// Places that kept phrases cover, by their first byte.
    covered: HashMap<usize, usize>,
}

impl Kept {
    /// Keeps a candidate, unless what is kept already says it.
    fn offer(&mut self, document: &Document<'_>, candidate: Candidate) {
        let is_inside = |span: &Span| self.covered.get(&span.start).is_some_and(|&end| span.end <= end);
        let outside = candidate.places.iter().filter(|span| !is_inside(span)).count();
        let key = candidate.key.as_slice();
        let overlaps = self.runs.contains(key) || runs(key).any(|run| self.phrases.contains(run));
        if overlaps || is_said(outside, candidate.places.len()) {
            return;
        }
        if let &[word] = key {
            self.words.insert(word, (self.candidates.len(), outside));
        } else {
            self.runs.extend(runs(key).map(<[u32]>::to_vec));
            self.phrases.insert(key.to_vec());
            self.cover(document, &candidate);
        }
        self.candidates.push(Some(candidate));
        self.count += 1;
    }

    /// The phrase says its words: those that hardly stand alone go.
    fn cover(&mut self, document: &Document<'_>, phrase: &Candidate) {
        for place in &phrase.places {
            for (token, &word) in document.tokens_within(*place).iter().zip(&phrase.key) {
                let is_new = self.covered.insert(token.start as usize, place.end).is_none();
                if let Some((_, outside)) = self.words.get_mut(&word).filter(|_| is_new) {
                    *outside = outside.saturating_sub(1);
                }
            }
        }
        for word in &phrase.key {
            let Some(&(number, outside)) = self.words.get(word) else { continue };
            let kept = &mut self.candidates[number];
            if kept.as_ref().is_some_and(|kept| is_said(outside, kept.places.len())) {
                *kept = None;
                self.count -= 1;
            }
        }
    }
}

/// Whether a keyword with so many places, and so many of them outside the kept phrases, says nothing of its own.
fn is_said(outside: usize, places: usize) -> bool {
    (outside as f32) < OUTSIDE * places as f32
}

/// The runs of two words and more of a phrase, itself too.
fn runs(key: &[u32]) -> impl Iterator<Item = &[u32]> {
    (2..=key.len()).flat_map(move |length| key.windows(length))
}

fn candidates(document: &Document<'_>, ranking: &Ranking) -> Vec<Candidate> {
    let mut numbers: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let in_story = |sentence: &Sentence<'_, '_>| ranking.facts[sentence.index()].tier <= Tier::Heading;
    for sentence in document.sentences().filter(in_story) {
        let tokens = sentence.tokens();
        for first in 0..tokens.len() {
            let mut key = Vec::with_capacity(LONGEST);
            for (last, token) in tokens.iter().enumerate().skip(first).take(LONGEST) {
                let joined = last == first || is_joint(sentence.slice(tokens[last - 1].end, token.start));
                let term = sentence.term(token);
                if !joined || term == NO_TERM && last == first {
                    break;
                }
                key.push(if term == NO_TERM { token.word | 1 << 31 } else { term });
                if term == NO_TERM || last == first && token.shape == Shape::Number {
                    continue;
                }
                let says_little = [Class::Saying, Class::Weekday, Class::Month];
                if last == first && says_little.iter().any(|&class| sentence.has(token, class)) {
                    continue;
                }
                let span = document.with_period(Span::new(tokens[first].start as usize, token.end as usize));
                let number = *numbers.entry(key.clone()).or_insert_with(|| {
                    candidates.push(Candidate { key: key.clone(), places: Vec::new(), score: 0.0 });
                    candidates.len() - 1
                });
                candidates[number].places.push(span);
            }
        }
    }
    candidates.retain(|candidate| candidate.key.len() == 1 || candidate.places.len() >= LEAST);
    let lead = document.sentences().filter(|sentence| ranking.facts[sentence.index()].tier == Tier::Story);
    let lead_end = lead.take(LEAD_SENTENCES).last().map_or(0, |sentence| sentence.span().end);
    for candidate in &mut candidates {
        let content = candidate.key.iter().filter(|&&part| part >> 31 == 0);
        let in_title = content.clone().all(|term| ranking.title.binary_search(term).is_ok());
        let in_lead = candidate.places[0].start < lead_end;
        let bonus = 1.0 + f32::from(u8::from(in_title)) * IN_TITLE + f32::from(u8::from(in_lead)) * IN_LEAD;
        candidate.score =
            candidate.places.len() as f32 * bonus * (1.0 + PHRASE * (content.count() as f32 - 1.0));
    }
    candidates
}

/// What may stand between two words of a phrase.
fn is_joint(gap: &str) -> bool {
    matches!(gap, "" | " " | "-" | "\u{a0}" | "\u{202f}" | "\n" | "\r\n")
}

fn keyword<'t>(document: &Document<'t>, candidate: Candidate) -> Keyword<'t> {
    let mut forms: Vec<(&'t str, usize)> = Vec::new();
    for span in &candidate.places {
        let form = &document.text()[span.range()];
        match forms.iter().position(|(known, _)| *known == form) {
            Some(at) => forms[at].1 += 1,
            None if forms.len() < FORMS => forms.push((form, 1)),
            None => {}
        }
    }
    let best = forms.iter().rev().max_by_key(|(_, count)| *count).map_or("", |(form, _)| *form);
    let text = if best.contains(['\n', '\r']) {
        Cow::Owned(best.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(best)
    };
    Keyword { text, score: candidate.score, spans: candidate.places }
}
