//! From a document to a score per sentence, with its parts.

pub(crate) mod cohesion;
mod eligibility;
mod query;
mod score;
mod terms;
pub(crate) mod weights;

pub(crate) use eligibility::{SentenceFacts, Tier};
pub(crate) use query::Query;
pub use score::{Feature, Score};
pub(crate) use terms::Terms;
pub use weights::Weights;

use crate::document::Document;
use crate::names::{self, Names};
use crate::tokens::{Vocabulary, emptied};
use eligibility::sentence_facts;

/// What the caller said beside the text.
pub(crate) struct Hints<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) query: Option<&'a str>,
    pub(crate) stop_words: &'a [String],
}

/// Everything that is known of a document's sentences.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    pub(crate) scores: Vec<Score>,
    pub(crate) facts: Vec<SentenceFacts>,
    pub(crate) terms: Terms,
    pub(crate) names: Names,
    /// The title's terms, ascending.
    pub(crate) title: Vec<u32>,
    pub(crate) query: Query,
}

/// Room that rankings leave to the next ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room {
    scores: Vec<Score>,
    facts: Vec<SentenceFacts>,
    terms: Terms,
    names: names::Scratch,
    spare_names: Names,
    /// For each term whether the title has it.
    in_title: Vec<bool>,
}

impl Ranking {
    /// Leaves its room to the next document's.
    pub(crate) fn recycle(self, room: &mut Room) {
        room.scores = emptied(self.scores);
        room.facts = emptied(self.facts);
        room.terms = self.terms.emptied();
        room.spare_names = self.names;
    }
}

/// Scores every sentence. Linear in the document.
pub(crate) fn rank(
    document: &Document<'_>,
    vocabulary: &mut Vocabulary,
    hints: &Hints<'_>,
    weights: &Weights,
    room: &mut Room,
) -> Ranking {
    let facts = sentence_facts(document, std::mem::take(&mut room.facts));
    let tier = facts.iter().map(|fact| fact.tier).min().unwrap_or(Tier::Story);
    let terms = std::mem::take(&mut room.terms);
    let terms = Terms::new(document, hints.stop_words, |number| facts[number].tier == tier, terms);
    let mut names = std::mem::take(&mut room.spare_names);
    names.read(document, vocabulary, &mut room.names);
    let title_text = hints.title.or(document.title().map(|block| block.bare_text()));
    let title =
        title_text.map_or(Vec::new(), |title| terms::terms_of(title, document.language(), vocabulary));
    let query = hints
        .query
        .map_or(Query::default(), |query| Query::new(query, document, vocabulary, (&terms, &names), &facts));
    let in_title = &mut room.in_title;
    in_title.clear();
    in_title.resize(terms.size(), false);
    for &term in title.iter().filter(|&&term| (term as usize) < terms.size()) {
        in_title[term as usize] = true;
    }
    let page = score::Page { terms: &terms, title: title.len(), in_title, query: &query };
    let distinct = &mut room.names.distinct;
    distinct.reset(names.len());
    let mut scores = std::mem::take(&mut room.scores);
    scores.extend(document.sentences().map(|sentence| {
        let worth = names.worth(sentence.index(), distinct);
        score::score(sentence, &facts[sentence.index()], worth, &page, weights)
    }));
    Ranking { scores, facts, terms, names, title, query }
}
