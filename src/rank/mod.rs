//! From a document to a score per sentence, with its parts.

mod cue;
mod eligibility;
mod feature;
pub(crate) mod leaning;
pub(crate) mod opening;
mod query;
mod score;
mod terms;
pub(crate) mod weights;
mod words;

pub use cue::Cue;
pub(crate) use eligibility::{SentenceFacts, Tier};
pub use feature::Feature;
pub use leaning::Leaning;
pub(crate) use query::Query;
pub use score::Score;
pub(crate) use terms::{StopWords, Terms};
pub use weights::Weights;

use crate::document::Document;
use crate::math::logistic;
use crate::names::{self, Names};
use crate::tokens::Vocabulary;
use eligibility::read_facts;
use opening::points_back;
use words::{Context, WordCounts};

/// Everything that is known of a document's sentences. Its buffers serve one document after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranking {
    pub(crate) scores: Vec<Score>,
    pub(crate) facts: Vec<SentenceFacts>,
    pub(crate) terms: Terms,
    pub(crate) names: Names,
    pub(crate) query: Query,
    /// For each term, whether the title has it.
    in_title: Vec<bool>,
}

/// What is needed only while a document is ranked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    names: names::Scratch,
}

impl Ranking {
    /// The most eligible tier that the document has.
    pub(crate) fn tier(&self) -> Option<Tier> {
        self.facts.iter().map(|facts| facts.tier).min()
    }

    /// See [`crate::Analysis::leaning`].
    pub(crate) fn leaning(&self, document: &Document<'_>, index: usize) -> Option<Leaning> {
        let facts = self.facts.get(index).filter(|facts| facts.may_lean())?;
        let context = Context { terms: &self.terms, names: &self.names, in_title: &self.in_title };
        let sentence = document.sentence_at(index);
        Some(Leaning::of(sentence, facts.opening, &WordCounts::of(sentence, context), context))
    }

    /// The next sentence, if it continues a quotation that a sentence opens. What lists and headings quote is whole
    /// without the rest.
    pub(crate) fn continuation(&self, sentence: usize) -> Option<u32> {
        let next = self.facts.get(sentence + 1)?;
        (next.continues_quotation
            && !(Tier::LeadIn..=Tier::Furniture).contains(&next.tier)
            && next.previous() == Some(sentence as u32))
        .then_some(sentence as u32 + 1)
    }

    /// Whether a sentence is never chosen alone.
    pub(crate) fn needs_another(&self, sentence: usize) -> bool {
        self.facts[sentence].antecedent().is_some() || self.continuation(sentence).is_some()
    }

    /// Scores the sentences of a document, in place of an earlier one's. Those that cannot be chosen have a score of 0.
    /// Linear.
    pub(crate) fn read(
        &mut self,
        document: &Document<'_>,
        vocabulary: &Vocabulary,
        stop_words: &StopWords,
        weights: &Weights,
        scratch: &mut Scratch,
    ) {
        read_facts(document, &mut self.facts);
        let (facts, tier) = (&self.facts, self.tier());
        let is_scored = |number: usize| facts[number].tier.is_scored(tier);
        let in_story = |number: usize| Some(facts[number].tier) == tier;
        self.terms.read(document, vocabulary, stop_words, is_scored, in_story);
        self.names.read(document, vocabulary, &mut scratch.names);
        let title = document.title_terms();
        self.in_title.clear();
        self.in_title.resize(document.term_end(), false);
        title.iter().for_each(|&term| self.in_title[term as usize] = true);
        let context = Context { terms: &self.terms, names: &self.names, in_title: &self.in_title };
        let scored = (0..facts.len()).filter(|&number| is_scored(number));
        let page = score::Page { context, title: score::Title::read(title, context, scored) };
        let distinct = &mut scratch.names.distinct;
        distinct.reset(self.names.len());
        self.scores.clear();
        self.scores.extend(document.sentences().zip(&mut self.facts).map(|(sentence, facts)| {
            if !facts.tier.is_scored(tier) {
                return Score::default();
            }
            let words = WordCounts::of(sentence, context);
            if facts.may_lean() {
                let leaning = Leaning::of(sentence, facts.opening, &words, context);
                facts.leaning = leaning.probability();
                facts.leans = facts.leaning >= leaning.threshold();
            } else if facts.opens_story() {
                let leaning = Leaning::of(sentence, points_back(sentence), &words, context);
                let probability = leaning.probability();
                let is_likely = probability >= leaning.threshold();
                facts.leaning = if is_likely { weights::OPENING_LEANS * probability } else { 0.0 };
            }
            let names = self.names.worth(sentence.index(), distinct);
            score::score(sentence, facts.ordinal, &words, names, &page, weights)
        }));
        self.query = Query::new(document, vocabulary, (&self.terms, &self.names), &self.facts);
        // With a query, the reader knows what it names, so that a sentence needs the one before only if its opening
        // points back. Without one, a likely leaning is enough.
        if self.query.asks() {
            let scores = self.scores.iter_mut().enumerate().zip(&self.facts);
            let scored = scores.filter(|(_, facts)| facts.tier.is_scored(tier));
            scored
                .for_each(|((index, score), _)| score.set(Feature::Query, self.query.value(index), weights));
        } else {
            let leaning = self.facts.iter_mut().filter(|facts| facts.leans);
            leaning.for_each(|facts| facts.needs_previous = true);
        }
        self.estimate_worth(tier);
    }

    /// Estimates from its score the probability that an editor would take a sentence.
    fn estimate_worth(&mut self, tier: Option<Tier>) {
        let log_odds = |score: &Score| score.total() - score.part(Feature::Query) - weights::INDIFFERENT;
        let eligible = self.scores.iter().zip(&self.facts).filter(|(_, facts)| Some(facts.tier) == tier);
        let best = eligible.map(|(score, _)| log_odds(score)).fold(f32::MIN, f32::max);
        // A caller's weights may make all sentences nearly certain, or none likely: then only what lies between them
        // counts.
        let excess = best - best.clamp(weights::LEAST_BEST, weights::MOST_BEST);
        let scored = self.scores.iter().zip(&mut self.facts).filter(|(_, facts)| facts.tier.is_scored(tier));
        for (score, facts) in scored {
            facts.worth = logistic(f64::from(log_odds(score) - excess)) as f32;
        }
    }
}
