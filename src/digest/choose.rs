//! Chooses the sentences of a digest.
//!
//! Greedy maximum coverage: each time the sentence whose concepts, as far as no chosen one has them, weigh most for its
//! length, with the sentences that it leans on, and corrected by its worth in its own article. Gains only fall, so that
//! a heap with outdated gains finds the best (Minoux 1978).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use hashbrown::HashSet;

use super::concepts::Concepts;
use super::statement::Statement;
use super::Corpus;
use crate::rank::Tier;
use crate::select::{Limit, Size};
use crate::summary::size;

/// At most this many sentences are taken together because one needs another.
const MOST_TOGETHER: usize = 3;
/// A sentence is as long as its words and this, so that the shortest ones do not win.
const OVERHEAD: f64 = 3.0;
/// How much the worth of a sentence in its own article counts, by standard deviations from the mean.

const LEAST_WORTH: f64 = -1.0;
/// A sentence repeats another from this agreement or share on.
const REPEATS: f64 = 0.85;
const REPEATED_SHARE: f64 = 0.7;
/// What a sentence without any shared concept is worth, for its length.
const ALONE: f64 = 0.05;

/// A sentence with those that it needs.
#[derive(Clone, Debug)]
struct Candidate {
    /// The statements, in the order of the article.
    chain: Vec<usize>,
    size: Size,
    tokens: usize,
    quality: f64,
}

/// What the chosen statements tell.
#[derive(Debug, Default)]
struct Covered {
    concepts: HashSet<u32>,
    statements: HashSet<usize>,
}

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

pub(super) struct Chooser<'a, 't> {
    pub(super) corpus: &'a Corpus<'t>,
    pub(super) concepts: &'a Concepts,
    pub(super) limit: &'a Limit,
    /// The pairs of statements that tell the same, ascending.
    pub(super) links: &'a [(usize, usize)],
    pub(super) known: &'a [Statement],
    /// Whether a statement may be chosen for itself.
    pub(super) may_open: &'a dyn Fn(&Statement) -> bool,
}

impl Chooser<'_, '_> {
    /// Returns the chosen statements, best first.
    pub(super) fn choose(&self) -> Vec<usize> {
        let candidates = self.candidates();
        let mut covered = Covered::default();
        let value = |candidate: &Candidate, covered: &Covered| self.value(candidate, covered);
        let mut heap: BinaryHeap<Entry> = (0..candidates.len())
            .map(|candidate| Entry { value: value(&candidates[candidate], &covered), candidate })
            .collect();
        let mut chosen: Vec<usize> = Vec::new();
        let mut used = Size::default();
        while let Some(top) = heap.pop() {
            if chosen.len() >= self.limit.sentences {
                break;
            }
            let candidate = &candidates[top.candidate];
            let now = value(candidate, &covered);
            if now < top.value {
                heap.push(Entry { value: now, ..top });
                continue;
            }
            let new: Vec<usize> = candidate.chain.iter().copied().filter(|member| !chosen.contains(member)).collect();
            let size = new.iter().fold(used, |size, &member| size.plus(self.size(member)));
            let fits = self.limit.fits(chosen.len() + new.len(), size);
            if new.is_empty() || !fits || self.repeats(&new, &chosen, &covered) {
                continue;
            }
            for &member in &new {
                covered.concepts.extend(self.corpus.statements[member].concepts.iter().copied());
                covered.statements.extend(self.linked(member));
                covered.statements.insert(member);
            }
            used = size;
            let was_first = chosen.is_empty();
            chosen.extend(new);
            if was_first {
                heap = (0..candidates.len())
                    .map(|candidate| Entry { value: value(&candidates[candidate], &covered), candidate })
                    .collect();
            }
        }
        chosen
    }

    fn size(&self, statement: usize) -> Size {
        size(self.corpus.text(statement))
    }

    /// Returns the sentences that may be chosen for themselves, with what they need.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for (number, statement) in self.corpus.statements.iter().enumerate() {
            let Some(chain) = (self.may_open)(statement).then(|| self.corpus.chain(number, MOST_TOGETHER)).flatten()
            else {
                continue;
            };
            if self.is_known(statement) {
                continue;
            }
            let quality = chain.iter().map(|&member| self.corpus.standing(member).max(LEAST_WORTH)).sum::<f64>()
                / chain.len() as f64;
            candidates.push(Candidate {
                size: chain.iter().fold(Size::default(), |size, &member| size.plus(self.size(member))),
                tokens: chain.iter().map(|&member| self.corpus.tokens(member)).sum(),
                quality: 1.0 + super::env("WORTH", 0.6) * quality,
                chain,
            });
        }
        candidates
    }

    fn value(&self, candidate: &Candidate, covered: &Covered) -> f64 {
        let mut concepts: Vec<u32> = candidate
            .chain
            .iter()
            .flat_map(|&member| &self.corpus.statements[member].concepts)
            .copied()
            .filter(|concept| !covered.concepts.contains(concept))
            .collect();
        concepts.sort_unstable();
        concepts.dedup();
        let weight: f64 = concepts.iter().map(|&concept| self.concepts.weight(concept)).sum();
        let told = candidate.chain.iter().filter(|member| !covered.statements.contains(*member));
        let support: usize = told.map(|&member| self.support(member)).sum();
        let weight = weight + super::env("LINK", 2.0) * support as f64;
        let length = candidate.tokens as f64 + OVERHEAD;
        let is_first = covered.statements.is_empty();
        let power = match (self.limit.by_size, is_first) {
            (true, false) => super::env("POW", 1.0),
            _ => super::env("POW1", 0.7),
        };
        let length = length.powf(power);
        candidate.quality * (weight + ALONE) / length
    }

    /// The statements of other sources that tell the same as one.
    fn linked(&self, statement: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.links.partition_point(|link| link.0 < statement);
        self.links[first..].iter().take_while(move |link| link.0 == statement).map(|link| link.1)
    }

    /// The number of other sources that tell the same as a statement.
    fn support(&self, statement: usize) -> usize {
        let mut sources: Vec<usize> =
            self.linked(statement).map(|other| self.corpus.statements[other].source).collect();
        sources.dedup();
        sources.len()
    }

    /// Whether the reader knows what a statement tells.
    fn is_known(&self, statement: &Statement) -> bool {
        self.known.iter().any(|known| tells_again(statement, known))
    }

    /// Whether a chosen statement tells what one of some new ones tells.
    fn repeats(&self, new: &[usize], chosen: &[usize], covered: &Covered) -> bool {
        let statement = |number: usize| &self.corpus.statements[number];
        new.iter().any(|&one| {
            covered.statements.contains(&one)
                || chosen.iter().any(|&other| tells_again(statement(one), statement(other)))
        })
    }
}

/// Whether a statement tells nothing that another does not tell.
fn tells_again(statement: &Statement, other: &Statement) -> bool {
    if statement.language == other.language {
        statement.share_in(other) >= REPEATED_SHARE || statement.agreement(other) >= REPEATS
    } else {
        statement.agreement(other) >= super::agreement::SAME
    }
}

impl Corpus<'_> {
    /// Returns a statement with those of its article that it needs, in order; none if it needs too many.
    fn chain(&self, number: usize, most: usize) -> Option<Vec<usize>> {
        let statement = &self.statements[number];
        let ranking = self.analyses[statement.source].as_ref()?.ranking();
        let tier = ranking.tier();
        let place = |sentence: u32| self.number(statement.source, sentence as usize);
        let may_support = |number: usize| {
            let tier_of = ranking.facts[self.statements[number].sentence].tier;
            Some(tier_of) == tier || tier_of == Tier::Short && tier == Some(Tier::Story)
        };
        let mut chain = vec![number];
        let mut first = statement.sentence;
        while let Some(before) = ranking.facts[first].antecedent() {
            chain.insert(0, place(before)?);
            first = before as usize;
            if chain.len() > most {
                return None;
            }
        }
        let mut last = statement.sentence;
        while let Some(next) = ranking.continuation(last) {
            chain.push(place(next)?);
            last = next as usize;
            if chain.len() > most {
                return None;
            }
        }
        chain.iter().all(|&member| may_support(member)).then_some(chain)
    }
}
