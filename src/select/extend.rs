//! Adds sentences to a summary, one after another.
//!
//! Greedy maximal marginal relevance (Carbonell and Goldstein 1998): each time the sentence that is worth most, less
//! its largest similarity to a chosen one, with the sentences that it leans on. An index from terms to sentences keeps
//! the similarities up to date, so that the cost grows with the text and not with the pairs of sentences.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::iter::successors;

use super::limit::{Limit, Size};
use super::pool::Pool;
use super::similarity::{RETELLS, SharedTerms, TermIndex};
use crate::rank::{Feature, Tier, weights};

/// At most this many sentences are taken together because one needs another.
const MOST_TOGETHER: usize = 8;

#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    states: Vec<State>,
    heap: BinaryHeap<Candidate>,
    index: TermIndex,
    shared: SharedTerms,
}

/// What is known of a sentence while others are chosen.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    is_chosen: bool,
    /// The largest similarity to a chosen sentence.
    similarity: f32,
    /// The eligible sentence that leans on it (at most one does directly).
    dependent: Option<u32>,
}

/// A sentence with its worth when it was last looked at; the worth may have changed since.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidate {
    value: f32,
    sentence: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    /// The worthier, then the earlier.
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How often a sentence is added.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rounds {
    /// Once, with what the sentence needs.
    One,
    UntilFull,
}

/// Adds to the chosen sentences, best first.
pub(super) fn extend<F: Fn(usize) -> Size>(
    pool: &Pool<'_, F>,
    limit: &Limit,
    rounds: Rounds,
    chosen: &mut Vec<usize>,
    scratch: &mut Scratch,
) {
    if chosen.len() >= limit.sentences {
        return;
    }
    let mut extension = Extension { pool, limit, scratch, size: Size::default(), chosen };
    extension.begin();
    extension.run(rounds);
}

struct Extension<'a, F> {
    pool: &'a Pool<'a, F>,
    limit: &'a Limit,
    scratch: &'a mut Scratch,
    /// The size of what is chosen.
    size: Size,
    chosen: &'a mut Vec<usize>,
}

impl<F: Fn(usize) -> Size> Extension<'_, F> {
    fn begin(&mut self) {
        let (pool, facts) = (self.pool, &self.pool.ranking.facts);
        let Scratch { states, index, heap, shared } = &mut *self.scratch;
        heap.clear();
        states.clear();
        states.resize(facts.len(), State::default());
        shared.reset(facts.len());
        index.read(pool.ranking, |sentence| pool.may_support(sentence));
        for sentence in pool.eligible() {
            if let Some(antecedent) = facts[sentence].antecedent() {
                states[antecedent as usize].dependent = Some(sentence as u32);
            }
        }
        for i in 0..self.chosen.len() {
            let sentence = self.chosen[i];
            self.scratch.states[sentence].is_chosen = true;
            self.note_similar(sentence);
        }
        self.size = self.limit.measure(self.chosen, pool.size);
        let mut heap = std::mem::take(&mut self.scratch.heap);
        heap.extend(pool.eligible().filter_map(|sentence| self.candidate(sentence)));
        self.scratch.heap = heap;
    }

    fn run(&mut self, rounds: Rounds) {
        let least =
            if self.limit.by_size && !self.chosen.is_empty() { weights::LEAST_ADDED } else { f32::MIN };
        while let Some(top) = self.scratch.heap.pop() {
            if self.chosen.len() >= self.limit.sentences || top.value < least {
                break;
            }
            if self.scratch.states[top.sentence].is_chosen || self.repeats(top.sentence) {
                continue;
            }
            let Some(now) = self.candidate(top.sentence) else { continue };
            if now.value != top.value {
                // Its worth fell since: look again when its turn comes. (Where it rose, a newer entry is in the heap.)
                if now.value < top.value {
                    self.scratch.heap.push(now);
                }
                continue;
            }
            if self.take(top.sentence) && rounds == Rounds::One {
                break;
            }
        }
    }

    /// The sentence with what it needs and what is not chosen yet, itself first: the rest of a quotation that it opens,
    /// and what it leans on. None when that is out of reach.
    fn chain(&self, sentence: usize) -> Option<([usize; MOST_TOGETHER], usize)> {
        let (ranking, states) = (self.pool.ranking, &self.scratch.states);
        let mut chain = [sentence; MOST_TOGETHER];
        let mut length = 1;
        let rest = successors(ranking.continuation(sentence), |&next| ranking.continuation(next as usize));
        let needed = successors(ranking.facts[sentence].antecedent(), |&before| {
            ranking.facts[before as usize].antecedent()
        });
        let needed = needed.take_while(|&before| !states[before as usize].is_chosen);
        let rest = rest.filter(|&next| !states[next as usize].is_chosen);
        for member in rest.chain(needed).map(|member| member as usize) {
            if length == MOST_TOGETHER || !self.pool.may_support(member) {
                return None;
            }
            chain[length] = member;
            length += 1;
        }
        Some((chain, length))
    }

    /// The sentence with what it is worth to the summary, with what it leans on.
    fn candidate(&self, sentence: usize) -> Option<Candidate> {
        let (chain, length) = self.chain(sentence)?;
        let (mut sum, mut words, mut answer) = (0.0, 0.0, f32::MIN);
        for &member in &chain[..length] {
            let facts = &self.pool.ranking.facts[member];
            let similarity = self.pool.diversity * self.scratch.states[member].similarity;
            let weight = f32::from(facts.tokens.max(1));
            sum += weight * facts.worth * (1.0 - similarity);
            words += weight;
            // What the sentence leans on is taken by itself if it answers, unless it is too short.
            if member == sentence || facts.tier == Tier::Short {
                answer = answer.max(self.pool.ranking.scores[member].part(Feature::Query));
            }
        }
        // Each sentence that it brings along replaces another.
        let price = (1.0 - weights::QUERY_PRICE * (length - 1) as f32).max(0.0);
        Some(Candidate { value: sum / words + answer * price, sentence })
    }

    /// Whether a chosen sentence already tells this one.
    fn repeats(&self, sentence: usize) -> bool {
        self.pool.diversity > 0.0 && self.scratch.states[sentence].similarity >= RETELLS
    }

    /// Takes a sentence with what it needs, if they fit; returns whether they did.
    fn take(&mut self, sentence: usize) -> bool {
        let Some((chain, length)) = self.chain(sentence) else { return false };
        let chain = &chain[..length];
        let size = self.size.plus(self.limit.measure(chain, self.pool.size));
        if !self.limit.fits(self.chosen.len() + length, size) {
            return false;
        }
        self.size = size;
        self.chosen.extend_from_slice(chain);
        chain.iter().for_each(|&member| self.scratch.states[member].is_chosen = true);
        for &member in chain {
            self.note_similar(member);
            self.revive_dependents(member);
        }
        true
    }

    /// Values those that lean on a chosen sentence again: they need fewer sentences beside them now.
    fn revive_dependents(&mut self, chosen: usize) {
        let mut next = self.scratch.states[chosen].dependent;
        for _ in 0..MOST_TOGETHER {
            let Some(sentence) = next.map(|sentence| sentence as usize) else { return };
            if !self.scratch.states[sentence].is_chosen {
                let candidate = self.candidate(sentence);
                self.scratch.heap.extend(candidate);
            }
            next = self.scratch.states[sentence].dependent;
        }
    }

    /// Raises the similarity of the sentences that share terms with a chosen one.
    fn note_similar(&mut self, chosen: usize) {
        let Scratch { states, index, shared, .. } = &mut *self.scratch;
        index.visit_similar(&self.pool.ranking.terms, chosen, shared, |sentence, near| {
            let state = &mut states[sentence];
            state.similarity = state.similarity.max(near);
        });
    }
}
