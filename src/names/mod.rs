//! Names: runs of capitalised words, all mentions of one linked.

mod begin;
mod capitals;
mod coreference;
mod entity;
mod extend;
mod kind;
mod mention;
mod split;

pub use entity::Entity;
pub(crate) use entity::{chains, entities};
pub use kind::EntityKind;
pub(crate) use mention::Names;

use crate::document::{Document, Sentence};
use crate::tokens::Vocabulary;
use begin::Run;
use capitals::{Finder, Sightings};
use coreference::link;
use mention::{Mention, Seen};

/// Room is made for a mention in so many tokens, and for a few more.
const MENTION: usize = 12;
const ROOM: usize = 8;

impl Names {
    /// `vocabulary` is the document's.
    pub(crate) fn new(document: &Document<'_>, vocabulary: &Vocabulary, room: &mut Buffers) -> Self {
        room.sightings.read(document);
        let finder = Finder { vocabulary, words: document.words(), sightings: &room.sightings };
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
    pub(crate) fn recycle(self, room: &mut Buffers) {
        room.mentions = emptied(self.mentions);
        room.ends = emptied(self.ends);
        room.frequency = emptied(self.frequency);
    }
}

/// Room for names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buffers {
    sightings: Sightings,
    link: coreference::Buffers,
    mentions: Vec<Mention>,
    ends: Vec<u32>,
    frequency: Vec<u32>,
    pub(crate) seen: Seen,
}

impl Finder<'_> {
    /// Gives the first and last token of each mention in a sentence, counted from its first token.
    pub(crate) fn find(&self, sentence: Sentence<'_, '_>, mut found: impl FnMut(usize, usize)) {
        let casing = self.sightings.casing[sentence.index()];
        let run = Run { finder: self, sentence, tokens: sentence.tokens(), casing };
        let mut after = 0;
        let mut begins = |i: usize| {
            let mut last = run.begin(i)?;
            while last - i < LONGEST
                && let Some(next) = run.next(i, last)
            {
                last = next;
            }
            run.split(i, last, &mut found);
            Some(last + 1)
        };
        for &capital in self.sightings.capitals(sentence) {
            let capital = capital as usize;
            // Nothing but a capitalised word, and a particle before one, begins a name.
            for i in [run.particle_before(capital), Some(capital)].into_iter().flatten() {
                if i >= after {
                    after = begins(i).unwrap_or(after);
                }
            }
        }
    }
}

/// A name has at most so many tokens, or a few more.
const LONGEST: usize = 24;

/// The memory of a vector, emptied.
fn emptied<T>(mut vector: Vec<T>) -> Vec<T> {
    vector.clear();
    vector
}
