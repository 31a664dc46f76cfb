//! From a document to a score per sentence, with its parts.

pub(crate) mod cohesion;
mod eligibility;
mod feature;
mod query;
mod score;
mod terms;
pub(crate) mod weights;

pub(crate) use eligibility::{SentenceFacts, Tier};
pub use feature::Feature;
pub(crate) use query::Query;
pub use score::Score;
pub(crate) use terms::Terms;
pub use weights::Weights;

use crate::document::Document;
use crate::names::{self, Names};
use crate::tokens::Vocabulary;
use eligibility::read_facts;

/// Everything that is known of a document's sentences. Its buffers serve one document after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranking {
    pub(crate) scores: Vec<Score>,
    pub(crate) facts: Vec<SentenceFacts>,
    pub(crate) terms: Terms,
    pub(crate) names: Names,
    pub(crate) query: Query,
}

/// What is needed only while a document is ranked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    names: names::Scratch,
    /// For each term, whether the title has it.
    in_title: Vec<bool>,
}

impl Ranking {
    /// The most eligible tier that the document has.
    pub(crate) fn tier(&self) -> Option<Tier> {
        self.facts.iter().map(|facts| facts.tier).min()
    }

    /// Scores every sentence of a document, in place of an earlier one's. Linear.
    pub(crate) fn read(
        &mut self,
        document: &Document<'_>,
        vocabulary: &Vocabulary,
        stop_words: &[String],
        weights: &Weights,
        scratch: &mut Scratch,
    ) {
        read_facts(document, &mut self.facts);
        let (facts, tier) = (&self.facts, self.tier());
        self.terms.read(document, stop_words, |number| Some(facts[number].tier) == tier);
        self.names.read(document, vocabulary, &mut scratch.names);
        self.query = Query::new(document, vocabulary, (&self.terms, &self.names), &self.facts);
        let title = document.title_terms();
        let in_title = &mut scratch.in_title;
        in_title.clear();
        in_title.resize(document.term_end(), false);
        title.iter().for_each(|&term| in_title[term as usize] = true);
        let page = score::Page { terms: &self.terms, title: title.len(), in_title, query: &self.query };
        let distinct = &mut scratch.names.distinct;
        distinct.reset(self.names.len());
        self.scores.clear();
        self.scores.extend(document.sentences().map(|sentence| {
            let worth = self.names.worth(sentence.index(), distinct);
            score::score(sentence, &self.facts[sentence.index()], worth, &page, weights)
        }));
    }
}
