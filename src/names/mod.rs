//! Named entities: runs of capitalized words, with all mentions of one name linked.
//!
//! [`capitals`] collects what the whole document shows about its capitalized words; [`begin`], [`extend`] and [`split`]
//! hold the rules by which a [`finder::NameFinder`] finds the mentions in a sentence; [`coreference`] links them;
//! [`kind`] classifies each name.

mod begin;
mod capitals;
mod coreference;
mod entity;
mod extend;
mod finder;
mod key;
mod kind;
mod mention;
mod split;

pub use entity::Entity;
pub(crate) use entity::{best_form, entities};
pub use kind::EntityKind;
pub(crate) use mention::{Chains, Mention, Names};

use crate::document::Document;
use crate::tokens::Vocabulary;
use capitals::CapitalEvidence;
use finder::NameFinder;
use mention::DistinctNames;

/// Capacity estimate: one mention per 12 tokens, plus slack.
const TOKENS_PER_MENTION: usize = 12;
const SLACK: usize = 8;

/// Buffers that are only needed while names are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    evidence: CapitalEvidence,
    coreference: coreference::Scratch,
    pub(crate) distinct: DistinctNames,
}

impl Names {
    /// Clears the names and reads the names of a document, which must have been read with `vocabulary`.
    pub(crate) fn read(&mut self, document: &Document<'_>, vocabulary: &Vocabulary, scratch: &mut Scratch) {
        let Scratch { evidence, coreference, distinct } = scratch;
        evidence.read(document);
        self.find(document, vocabulary, evidence);
        let count = coreference::resolve(document, &mut self.mentions, &self.ends, coreference);
        self.count_sentences(count, distinct);
    }

    /// Finds the mentions, not linked yet.
    fn find(&mut self, document: &Document<'_>, vocabulary: &Vocabulary, evidence: &CapitalEvidence) {
        self.mentions.clear();
        self.mentions.reserve(document.tokens().len() / TOKENS_PER_MENTION + SLACK);
        self.ends.clear();
        self.ends.reserve(document.sentences().len());
        for sentence in document.sentences() {
            if sentence.block().tells_names() {
                let base = sentence.token_range().start;
                NameFinder::new(sentence, evidence, vocabulary).find(|first, last| {
                    let (first, last) = ((base + first) as u32, (base + last) as u32);
                    self.mentions.push(Mention { first, last, name: 0 });
                });
            }
            self.ends.push(self.mentions.len() as u32);
        }
    }
}
