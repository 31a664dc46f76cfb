//! Names: runs of capitalised words, all mentions of one linked.

use std::borrow::Cow;

use hashbrown::HashSet;

use super::kind::kind;
use super::link::{self, link};
use super::name::{Finder, Sightings};
use crate::bytes::is_line_break;
use crate::document::{BlockKind, Document, Vocabulary, emptied};
use crate::language::Class;
use crate::span::Span;

/// Room is made for a mention in so many tokens, and for a few more.
const MENTION: usize = 12;
const ROOM: usize = 8;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, institution, party, team.
    Organization,
    /// A country, region, city.
    Place,
    /// A people or nationality: « les Français », "Russians".
    Group,
    /// Anything else, or in doubt.
    Other,
}

impl EntityKind {
    /// The name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Other => "other",
        }
    }
}

impl std::fmt::Display for EntityKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

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

/// The names of a document, sentence by sentence.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    mentions: Vec<Mention>,
    /// Where each sentence's mentions end.
    ends: Vec<u32>,
    /// In how many sentences each name stands.
    frequency: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Its tokens in the document.
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) name: u32,
}

impl Names {
    /// `vocabulary` is the document's.
    pub(super) fn new(document: &Document<'_>, vocabulary: &Vocabulary, room: &mut Room) -> Self {
        room.sightings.read(document);
        let finder = Finder { vocabulary, sightings: &room.sightings };
        let mut mentions = std::mem::take(&mut room.mentions);
        let mut ends = std::mem::take(&mut room.ends);
        mentions.reserve(document.tokens().len() / MENTION + ROOM);
        ends.reserve(document.sentences().len());
        for sentence in document.sentences() {
            if sentence.block().tells_names() {
                let base = sentence.token_range().start;
                finder.find(sentence, |first, last| {
                    let (first, last) = ((base + first) as u32, (base + last) as u32);
                    mentions.push(Mention { first, last, name: 0 });
                });
            }
            ends.push(mentions.len() as u32);
        }
        let count = link(document, &mut mentions, &mut room.link);
        let mut frequency = std::mem::take(&mut room.frequency);
        frequency.resize(count, 0);
        let mut names = Names { mentions, ends, frequency };
        room.seen.begin(count);
        for sentence in 0..names.ends.len() {
            room.seen.next();
            let own = names.start(sentence)..names.ends[sentence] as usize;
            for mention in &names.mentions[own] {
                names.frequency[mention.name as usize] += u32::from(room.seen.is_new(mention.name));
            }
        }
        names
    }

    /// Leaves its room to the next document's.
    pub(super) fn recycle(self, room: &mut Room) {
        room.mentions = emptied(self.mentions);
        room.ends = emptied(self.ends);
        room.frequency = emptied(self.frequency);
    }

    /// The first and last tokens of a sentence's names.
    pub(super) fn tokens(&self, sentence: usize) -> impl Iterator<Item = (usize, usize)> {
        self.of(sentence).iter().map(|mention| (mention.first as usize, mention.last as usize))
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.frequency.len()
    }

    pub(super) fn of(&self, sentence: usize) -> &[Mention] {
        &self.mentions[self.start(sentence)..self.ends[sentence] as usize]
    }

    fn start(&self, sentence: usize) -> usize {
        if sentence == 0 { 0 } else { self.ends[sentence - 1] as usize }
    }

    /// What a sentence's names are worth: Σ (sentences with the name − 1) / (sentences · (names + 1)) over its distinct
    /// names. `seen` was begun with as many names.
    pub(super) fn worth(&self, sentence: usize, seen: &mut Seen) -> f64 {
        seen.next();
        let (mut sum, mut count) = (0, 0.0);
        for mention in self.of(sentence).iter().filter(|mention| seen.is_new(mention.name)) {
            sum += u64::from(self.frequency[mention.name as usize] - 1);
            count += 1.0;
        }
        sum as f64 / (self.ends.len().max(1) as f64 * (count + 1.0))
    }

    /// The texts of a sentence's names, as written there, each once.
    pub(crate) fn texts<'t>(&self, document: &Document<'t>, sentence: usize) -> Vec<&'t str> {
        let mut seen = HashSet::new();
        let mut texts = Vec::new();
        for mention in self.of(sentence) {
            if seen.insert(mention.name) {
                texts.push(&document.text()[span(document, mention).range()]);
            }
        }
        texts
    }
}

/// Room for names.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    sightings: Sightings,
    link: link::Room,
    mentions: Vec<Mention>,
    ends: Vec<u32>,
    frequency: Vec<u32>,
    pub(super) seen: Seen,
}

/// Tells which names of a sentence come for the first time.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    last: Vec<u32>,
    sentence: u32,
}

impl Seen {
    /// Begins anew with so many names.
    pub(super) fn begin(&mut self, names: usize) {
        self.last.clear();
        self.last.resize(names, 0);
        self.sentence = 0;
    }

    fn next(&mut self) {
        self.sentence += 1;
    }

    fn is_new(&mut self, name: u32) -> bool {
        std::mem::replace(&mut self.last[name as usize], self.sentence) != self.sentence
    }
}

pub(super) fn span(document: &Document<'_>, mention: &Mention) -> Span {
    let tokens = document.tokens();
    let (first, last) = (&tokens[mention.first as usize], &tokens[mention.last as usize]);
    let span = document.with_period(Span::new(first.start as usize, last.end() as usize));
    // "Norwest Corp.", "Luther King Jr."
    let is_cut = mention.first < mention.last
        && document.text()[span.end..].starts_with('.')
        && document.classes(last.word, document.language()).has(Class::NameEnd);
    Span::new(span.start, span.end + usize::from(is_cut))
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
pub(super) struct Chain<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) mentions: Vec<(usize, Span)>,
}

/// All names by number.
pub(super) fn chains<'t>(document: &Document<'t>, names: &Names) -> Vec<Chain<'t>> {
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
