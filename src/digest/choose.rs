//! Chooses the sentences of a digest.
//!
//! Greedy maximum coverage of concepts and facts: each time the sentence whose concepts, and the sources that state its
//! fact, weigh most for its length, as far as no chosen one has them; with the sentences that it leans on, and
//! corrected by its worth in its own article. Gains only fall, so that a heap with outdated gains finds the best
//! (Minoux 1978).

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::time::Duration;

use hashbrown::HashSet;

use super::concepts::Concepts;
use super::corpus::Corpus;
use super::known::Known;
use super::links::Links;
use crate::select::{Limit, Size};

/// At most this many sentences are taken together because one needs another.
pub(super) const MOST_TOGETHER: usize = 3;
/// A sentence is as long as its words and this, so that the shortest ones do not win.
const OVERHEAD: f64 = 3.0;
/// How much each sentence of the article before it takes from the value of the first sentence.
const BEHIND: f64 = 0.3;
/// How much the worth of a sentence in its own article counts, by standard deviations from the mean, and the least.
const STANDING: f64 = 0.6;
const LEAST_STANDING: f64 = -1.0;
/// How much it loses if it probably leans on the sentence before it, though not enough to be selected only with it.
const LEANING: f64 = 0.5;
/// What is left of its value if a later article states the same.
const EARLIER: f64 = 0.8;
/// An article is later if it was published this long afterwards; what only later articles state is a later development.
pub(super) const LATER: Duration = Duration::from_secs(6 * 60 * 60);
/// The weight of each other source that states a sentence's fact, beside its concepts.
const SUPPORT: f64 = 2.0;
/// A sentence repeats another that states the same; in one language, if that is sure or has this share of its terms.
const AGREED: f64 = 0.5;
/// It also repeats one that has this share of its terms; less if no other source states it.
const REPEATED: f64 = 0.7;
const REPEATED_ALONE: f64 = 0.5;
/// A sentence is compared with at most this many chosen ones, beside those that the links name.
const COMPARED: usize = 64;
/// What one source alone states is worth less than what several state, and is selected only if its worth to an editor
/// is at least this.
const ALONE: f64 = 1e-3;
const LEAST_WORTH: f64 = 0.3;
/// A sentence belongs to one source alone if no other states its fact, and its concepts weigh at most this for each of
/// its words and each source.
const SHARED: f64 = 0.15;
/// It is selected only until this share of the budget is used.
const FILLED: f64 = 0.7;

/// What to choose from.
pub(super) struct Chooser<'a, 't> {
    pub(super) corpus: &'a Corpus<'t>,
    pub(super) concepts: &'a Concepts,
    pub(super) links: &'a Links,
    /// What the reader knows.
    pub(super) known: &'a Known,
    pub(super) limit: &'a Limit,
}

/// A sentence with those that it needs, in the order of the article.
#[derive(Clone, Debug)]
struct Candidate {
    number: usize,
    chain: Vec<usize>,
    tokens: usize,
    quality: f64,
    worth: f64,
}

/// What the chosen statements state.
#[derive(Debug, Default)]
struct Covered {
    chosen: HashSet<usize>,
    concepts: HashSet<u32>,
    /// The chosen statements, and those of other sources that state the same.
    statements: HashSet<usize>,
}

/// A candidate with its value when it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Entry {
    value: f64,
    candidate: usize,
}

impl Eq for Entry {}

impl Ord for Entry {
    /// The better, then the earlier.
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(other.candidate.cmp(&self.candidate))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Chooser<'_, '_> {
    /// Returns the statements that were chosen among some, best first. If none fits with what it needs, this is the
    /// best one, of those that need no other if there are any.
    pub(super) fn choose(&self, among: &[usize]) -> Vec<usize> {
        let candidates: Vec<Candidate> = among.iter().filter_map(|&number| self.candidate(number)).collect();
        let (mut chosen, mut used, mut covered) = (Vec::new(), Size::default(), Covered::default());
        let mut heap = self.heap(&candidates, &covered);
        while let Some(top) = heap.pop() {
            if chosen.len() >= self.limit.sentences {
                break;
            }
            let candidate = &candidates[top.candidate];
            let Some(value) = self.value(candidate, &covered) else { continue };
            if value < top.value {
                heap.push(Entry { value, ..top });
                continue;
            }
            let new = candidate.chain.iter().copied().filter(|member| !covered.chosen.contains(member));
            let new: Vec<usize> = new.collect();
            let size = new.iter().fold(used, |size, &member| size.plus(self.corpus.size(member)));
            let fits = self.limit.fits(chosen.len() + new.len(), size);
            let share = if value > ALONE { REPEATED } else { REPEATED_ALONE };
            let repeats = |&one: &usize| self.repeats(one, share, &chosen, &covered);
            let is_idle = value <= ALONE && self.is_filled(chosen.len(), used);
            if new.is_empty() || !fits || is_idle || new.iter().any(repeats) {
                continue;
            }
            for &member in &new {
                covered.concepts.extend(&self.corpus.statements[member].concepts);
                covered.statements.extend(self.links.of(member).chain([member]));
            }
            let is_first = chosen.is_empty();
            used = size;
            covered.chosen.extend(&new);
            chosen.extend(new);
            if is_first {
                heap = self.heap(&candidates, &covered);
            }
        }
        if chosen.is_empty() {
            let value = |candidate: &&Candidate| self.value(candidate, &covered).unwrap_or_default();
            let alone = |candidate: &&Candidate| candidate.chain.len() == 1;
            let better =
                |a: &&Candidate, b: &&Candidate| alone(a).cmp(&alone(b)).then(value(a).total_cmp(&value(b)));
            let best = candidates.iter().rev().max_by(better).map(|candidate| candidate.number);
            // Where each needs too many others, the worthiest; where the reader knows them, none.
            let worth = |&&one: &&usize, &&other: &&usize| {
                self.corpus.worth(one).total_cmp(&self.corpus.worth(other))
            };
            let worthiest = || among.iter().rev().filter(|_| self.known.is_empty()).max_by(worth).copied();
            chosen.extend(best.or_else(worthiest));
        }
        chosen
    }

    fn heap(&self, candidates: &[Candidate], covered: &Covered) -> BinaryHeap<Entry> {
        let entry = |(number, candidate): (usize, &Candidate)| {
            Some(Entry { value: self.value(candidate, covered)?, candidate: number })
        };
        candidates.iter().enumerate().filter_map(entry).collect()
    }

    fn candidate(&self, number: usize) -> Option<Candidate> {
        let corpus = self.corpus;
        let is_known = |member: usize| self.known.covers(member, &corpus.statements[member]);
        let chain = corpus.chain(number, MOST_TOGETHER, is_known)?;
        if chain.iter().any(|&member| is_known(member)) {
            return None;
        }
        let mean = |value: &dyn Fn(usize) -> f64| {
            chain.iter().map(|&member| value(member)).sum::<f64>() / chain.len() as f64
        };
        let standing = mean(&|member| corpus.standing(member).max(LEAST_STANDING));
        Some(Candidate {
            number,
            tokens: chain.iter().map(|&member| corpus.tokens(member)).sum(),
            quality: (1.0 + STANDING * standing)
                * (1.0 - LEANING * corpus.leaning(chain[0]))
                * if self.is_stated_later(number) { EARLIER } else { 1.0 },
            worth: mean(&|member| corpus.worth(member)),
            chain,
        })
    }

    /// Whether a later article states the same in its language, perhaps as it has developed since.
    fn is_stated_later(&self, number: usize) -> bool {
        let own = &self.corpus.statements[number];
        let is_later =
            |other: usize| {
                let other = &self.corpus.statements[other];
                other.language == own.language
                    && self.corpus.published(own).zip(self.corpus.published(other)).is_some_and(
                        |(own, other)| other.duration_since(own).is_ok_and(|later| later >= LATER),
                    )
            };
        self.links.of(number).any(is_later)
    }

    /// Returns what a candidate adds, for its length; none if it is not worth selecting.
    fn value(&self, candidate: &Candidate, covered: &Covered) -> Option<f64> {
        let statements = candidate.chain.iter().map(|&member| &self.corpus.statements[member]);
        let mut concepts: Vec<u32> = statements.flat_map(|statement| &statement.concepts).copied().collect();
        concepts.sort_unstable();
        concepts.dedup();
        concepts.retain(|concept| !covered.concepts.contains(concept));
        let shared: f64 = concepts.iter().map(|&concept| self.concepts.weight(concept)).sum();
        let facts = candidate.chain.iter().filter(|member| !covered.statements.contains(*member));
        let support: usize = facts.map(|&member| self.links.sources(member, &self.corpus.statements)).sum();
        let weight = shared + SUPPORT * support as f64;
        let length = candidate.tokens as f64 + OVERHEAD;
        let least = SHARED * self.concepts.sources() as f64 * length;
        if support == 0 && weight <= least {
            return (candidate.worth >= LEAST_WORTH).then_some(ALONE * candidate.worth);
        }
        let is_first = covered.statements.is_empty();
        if is_first && candidate.chain.len() > 1 {
            return Some(ALONE * candidate.worth);
        }
        let lead = if is_first { 1.0 + BEHIND * self.corpus.place(candidate.chain[0]) as f64 } else { 1.0 };
        // Length counts less for the first sentence, which reports the event, and where sentences are counted.
        let root = length.sqrt();
        let length = if self.limit.by_size && !is_first { length } else { root * root.sqrt() };
        Some(candidate.quality * weight / (lead * length))
    }

    /// Whether a digest is so long that what one source alone states is not worth adding.
    fn is_filled(&self, sentences: usize, used: Size) -> bool {
        let is_over = |used: usize, most: usize| used as f64 >= FILLED * most as f64;
        is_over(sentences, self.limit.sentences)
            || is_over(used.words, self.limit.most.words)
            || is_over(used.chars, self.limit.most.chars)
    }

    /// Whether chosen statements state what another one states, or one of them has a share of its terms.
    fn repeats(&self, one: usize, share: f64, chosen: &[usize], covered: &Covered) -> bool {
        let statement = &self.corpus.statements[one];
        let restates = |other: &usize| {
            let other = &self.corpus.statements[*other];
            if statement.language != other.language {
                return statement.agrees(other);
            }
            let shared = statement.share_in(other);
            shared >= share || statement.agrees_strongly(other) || shared >= AGREED && statement.agrees(other)
        };
        covered.chosen.contains(&one) || chosen.iter().take(COMPARED).any(restates)
    }
}
