//! The best set of a few sentences.
//!
//! Editors accept a summary if it reports the news, if nothing in it needs what is not there, and if most of it is
//! worth telling. For each sentence, the ranking estimates the probability that an editor would take it, and that it
//! leans. The value of a set starts from the probability of acceptance that follows from them as if they were
//! independent, coherent · told · worth, and is tempered where editors' marks asked for it:
//!
//! coherent · (√(told + [`weights::UNTOLD`]) · worth + gain · expected worth), where
//!
//! - *coherent*: no sentence that jumps, i.e. does not directly follow another of the set, leans, and none has a name that
//!   only a sentence outside the set introduces;
//! - *told*: at least one sentence reports the main news. Its root counts (searched), as a summary without the news is
//!   still worth something;
//! - *worth*: two thirds of the set are worth telling, where what an editor would only accept counts for one half. The
//!   worth of a sentence, 0, ½ or 1, has a binomial distribution with the mean that its score says;
//! - *gain*: [`weights::GAIN`] where sentences are counted, since they are taken anyway; less,
//!   [`weights::GAIN_BY_SIZE`], where words are.
//!
//! A sentence is worth less if it is similar to an earlier one of the set. Of two that tell the same, a set has one
//! at most; of two that are the same, rather the fuller one. The search is exact over the [`CANDIDATES`] best
//! sentences and those that they need, so that its cost has a bound whatever the text and budget.

use super::introductions::Introductions;
use super::limit::{Limit, Size};
use super::pool::Pool;
use super::similarity::{RETELLS, SAME, pairs};
use crate::rank::weights;

/// At most this many sentences are chosen together.
pub(super) const MOST: usize = 4;
/// At most this many sentences are chosen together under a budget of sentences.
const MOST_BY_COUNT: usize = 3;
/// The number of sentences that sets are made of, but for those that these need.
const CANDIDATES: usize = 8;
/// The number of candidates with those that they need, or with an answer.
const MOST_CANDIDATES: usize = CANDIDATES + MOST;

#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    /// The numbers of the candidates' sentences, in order.
    order: Vec<u32>,
    candidates: Vec<Candidate>,
    /// See [`pairs`].
    seen: Vec<u32>,
    /// See [`Introductions::of`].
    full: Vec<(u32, u32)>,
}

/// A sentence that sets are made of.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    sentence: usize,
    size: Size,
    /// How much of it is worth telling, from 0 to 1.
    worth: f64,
    /// The probability that it is understood where it does not follow the sentence before it.
    stands: f64,
    /// Whether it is never chosen without the sentence before it.
    needs_previous: bool,
    /// The candidate that is the sentence before it.
    previous: Option<u8>,
    /// Whether it is in every set.
    answers: bool,
    /// It is chosen only for the next one, which leans on it or finishes its quotation.
    needs_next: bool,
}

/// Returns the best set with the `answer` to a query (what a query asks for and what that needs, or nothing), best
/// sentence first: under a budget of sentences as many as that allows, up to [`MOST_BY_COUNT`], and under other budgets
/// as many as are worth it, up to [`MOST`]. To an answer it adds one sentence or none, and none to one of [`MOST`]
/// sentences.
pub(super) fn choose<F: Fn(usize) -> Size>(
    pool: &Pool<'_, F>,
    limit: &Limit,
    answer: &[usize],
    scratch: &mut Scratch,
) -> Vec<usize> {
    if answer.len() >= MOST {
        return answer.to_vec();
    }
    let Scratch { order, candidates, seen, full } = scratch;
    read_candidates(pool, limit, answer, order, candidates);
    let most = match answer.len() {
        0 if limit.by_size => MOST,
        0 => MOST_BY_COUNT,
        answer => answer + 1,
    };
    debug_assert!(candidates.len() <= MOST_CANDIDATES);
    let sentences = candidates.iter().map(|candidate| candidate.sentence);
    let similarity = pairs(&pool.ranking.terms, sentences.clone(), seen);
    let introductions = Introductions::of(&pool.ranking.names, pool.ranking.facts.len(), sentences, full);
    if pool.diversity > 0.0 {
        prefer_fuller(candidates, &similarity, |sentence| pool.ranking.terms.of(sentence).len());
    }
    let search = Search {
        similarity,
        introductions,
        most: limit.sentences.min(most),
        answer: answer.len(),
        diversity: f64::from(pool.diversity),
        candidates,
        limit,
    };
    let mut best = [Best::default(); MOST + 1];
    search.visit(0, Set::default(), &mut best);
    let mut found = best.iter().rev().filter(|best| best.set.length > 0);
    let best = match limit.by_size {
        // The smaller of equals.
        true => found.max_by(|a, b| a.value.total_cmp(&b.value)),
        false => found.next(),
    };
    let members = best.map_or(&[][..], |best| &best.set.members[..best.set.length]);
    let mut chosen: Vec<usize> =
        members.iter().map(|&member| search.candidates[member as usize].sentence).collect();
    let total = |sentence: usize| pool.ranking.scores[sentence].total();
    chosen.sort_by(|&a, &b| total(b).total_cmp(&total(a)));
    chosen
}

/// Reads the best sentences with those that they need, in order.
fn read_candidates<F: Fn(usize) -> Size>(
    pool: &Pool<'_, F>,
    limit: &Limit,
    answer: &[usize],
    order: &mut Vec<u32>,
    candidates: &mut Vec<Candidate>,
) {
    let ranking = pool.ranking;
    let worth = |sentence: u32| ranking.facts[sentence as usize].worth;
    order.clear();
    let may_fit = |&sentence: &usize| !limit.by_size || limit.fits(1, (pool.size)(sentence));
    order.extend(pool.eligible().filter(may_fit).map(|sentence| sentence as u32));
    if order.len() > CANDIDATES {
        order.select_nth_unstable_by(CANDIDATES, |&a, &b| worth(b).total_cmp(&worth(a)).then(a.cmp(&b)));
        order.truncate(CANDIDATES);
        order.sort_unstable();
    }
    let missing = |order: &[u32], sentence: usize| !order.contains(&(sentence as u32));
    for &sentence in answer {
        if missing(order, sentence) {
            order.push(sentence as u32);
        }
    }
    for at in 0..order.len() {
        let sentence = order[at] as usize;
        for needed in [ranking.facts[sentence].antecedent(), ranking.continuation(sentence)] {
            let is_free = |&needed: &u32| {
                let needed = needed as usize;
                pool.may_support(needed) && missing(order, needed) && order.len() < MOST_CANDIDATES
            };
            order.extend(needed.filter(is_free));
        }
    }
    order.sort_unstable();
    let place = |sentence: u32| order.binary_search(&sentence).ok().map(|place| place as u8);
    let candidate = |&sentence: &u32| {
        let facts = &ranking.facts[sentence as usize];
        let leaning = f64::from(facts.leaning);
        Candidate {
            sentence: sentence as usize,
            size: if limit.by_size { (pool.size)(sentence as usize) } else { Size::default() },
            worth: f64::from(facts.worth),
            stands: 1.0 - weights::JUMP * leaning * leaning,
            needs_previous: facts.antecedent().is_some(),
            previous: facts.previous().and_then(place),
            answers: answer.contains(&(sentence as usize)),
            needs_next: facts.tier != pool.tier || ranking.continuation(sentence as usize).is_some(),
        }
    };
    candidates.clear();
    candidates.extend(order.iter().map(candidate));
}

/// Swaps the worth of two candidates that say the same, so that the one with more terms, which says more, has the higher
/// one.
fn prefer_fuller(
    candidates: &mut [Candidate],
    similarity: &[[f32; MOST_CANDIDATES]; MOST_CANDIDATES],
    terms: impl Fn(usize) -> usize,
) {
    for later in 1..candidates.len() {
        for earlier in 0..later {
            let [one, other] = [earlier, later].map(|i| candidates[i]);
            let is_fuller =
                |a: Candidate, b: Candidate| terms(a.sentence) > terms(b.sentence) && a.worth < b.worth;
            if similarity[later][earlier] >= SAME && (is_fuller(one, other) || is_fuller(other, one)) {
                (candidates[earlier].worth, candidates[later].worth) = (other.worth, one.worth);
            }
        }
    }
}

/// The most that the worth of a set can be, in halves, and one.
const HALVES: usize = 2 * MOST + 1;

/// A set of candidates, in order, with what its value is made of.
#[derive(Clone, Copy, Debug)]
struct Set {
    members: [u8; MOST],
    length: usize,
    size: Size,
    coherent: f64,
    /// The probability that no member reports the news.
    untold: f64,
    /// The probability of each worth, in halves.
    worth: [f64; HALVES],
    expected: f64,
    /// The number of members that answer.
    answers: usize,
}

impl Default for Set {
    fn default() -> Self {
        let mut worth = [0.0; HALVES];
        worth[0] = 1.0;
        Set {
            members: [0; MOST],
            length: 0,
            size: Size::default(),
            coherent: 1.0,
            untold: 1.0,
            worth,
            expected: 0.0,
            answers: 0,
        }
    }
}

impl Set {
    fn last(&self) -> Option<u8> {
        self.members[..self.length].last().copied()
    }

    fn value(&self, gain: f64) -> f64 {
        // Two thirds of what there is, rounded up.
        let least = (4 * self.length).div_ceil(3);
        let worth: f64 = self.worth[least..].iter().sum();
        let news = (1.0 - self.untold + weights::UNTOLD).sqrt();
        self.coherent * (news * worth + gain * self.expected)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Best {
    set: Set,
    value: f64,
}

struct Search<'a> {
    candidates: &'a [Candidate],
    introductions: Introductions<MOST_CANDIDATES>,
    similarity: [[f32; MOST_CANDIDATES]; MOST_CANDIDATES],
    limit: &'a Limit,
    most: usize,
    /// The number of sentences that answer.
    answer: usize,
    diversity: f64,
}

impl Search<'_> {
    /// Visits a set and each set that has more of the candidates from `next` on; keeps the best one of each length, the
    /// first of equals.
    fn visit(&self, next: usize, set: Set, best: &mut [Best; MOST + 1]) {
        let is_complete = set.last().is_some_and(|last| !self.candidates[last as usize].needs_next);
        if is_complete && set.answers == self.answer {
            let (gain, price) = match self.limit.by_size {
                true => (weights::GAIN_BY_SIZE, weights::PRICE * set.length as f64),
                false => (weights::GAIN, 0.0),
            };
            let value = set.value(gain) - price;
            let known = &mut best[set.length];
            if known.set.length == 0 || value > known.value {
                *known = Best { set, value };
            }
        }
        if set.length == self.most {
            return;
        }
        for candidate in next..self.candidates.len() {
            if let Some(set) = self.with(&set, candidate) {
                self.visit(candidate + 1, set, best);
            }
        }
    }

    /// Returns a set with another candidate behind its members, if it may stand there and fits.
    fn with(&self, set: &Set, number: usize) -> Option<Set> {
        let candidate = &self.candidates[number];
        let last = set.last();
        let follows = last.is_some() && candidate.previous == last;
        let is_awaited = last.is_some_and(|last| self.candidates[last as usize].needs_next);
        if !follows && (candidate.needs_previous || is_awaited) {
            return None;
        }
        let size = set.size.plus(candidate.size);
        if !self.limit.fits(set.length + 1, size) {
            return None;
        }
        let similar =
            set.members[..set.length].iter().map(|&member| self.similarity[number][member as usize]);
        let similar = f64::from(similar.fold(0.0, f32::max));
        if self.diversity > 0.0 && similar >= f64::from(RETELLS) {
            return None;
        }
        let new = 1.0 - self.diversity * similar;
        let (take, accept) =
            (new * candidate.worth.powi(2), new * 2.0 * candidate.worth * (1.0 - candidate.worth));
        let mut worth = [0.0; HALVES];
        for halves in 0..=2 * set.length {
            let before = set.worth[halves];
            worth[halves] += before * (1.0 - take - accept).max(0.0);
            worth[halves + 1] += before * accept;
            worth[halves + 2] += before * take;
        }
        let mut members = set.members;
        members[set.length] = number as u8;
        let bits = set.members[..set.length].iter().map(|member| 1 << member).sum();
        let missing = self.introductions.missing(number, bits);
        let introduced: f64 = std::iter::repeat_n(1.0 - weights::UNINTRODUCED, missing).product();
        let stands = if follows { introduced } else { introduced * candidate.stands };
        Some(Set {
            members,
            length: set.length + 1,
            size,
            coherent: set.coherent * stands,
            untold: set.untold * (1.0 - weights::NEWS * candidate.worth.powi(2)),
            worth,
            expected: set.expected + take + accept / 2.0,
            answers: set.answers + usize::from(candidate.answers),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuller_of_two_that_say_the_same_has_the_higher_worth() {
        let candidate = |sentence, worth| Candidate {
            sentence,
            size: Size::default(),
            worth,
            stands: 1.0,
            needs_previous: false,
            previous: None,
            answers: false,
            needs_next: false,
        };
        for (similar, terms, wanted) in
            [(1.0, [6, 9], [0.3, 0.8]), (1.0, [9, 9], [0.8, 0.3]), (0.9, [6, 9], [0.8, 0.3])]
        {
            let mut candidates = [candidate(0, 0.8), candidate(1, 0.3)];
            let mut similarity = [[0.0; MOST_CANDIDATES]; MOST_CANDIDATES];
            similarity[1][0] = similar;
            prefer_fuller(&mut candidates, &similarity, |sentence| terms[sentence]);
            assert_eq!(candidates.map(|candidate| candidate.worth), wanted);
        }
    }
}
