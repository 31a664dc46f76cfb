//! How much two sentences say the same.

use crate::rank::{Ranking, Terms};

/// With fewer terms, containment says nothing: "He left." is in every sentence about leaving.
const FEWEST_CONTAINED: usize = 3;
/// With this many common terms, and this share of the shorter sentence, one sentence retells the other (of 90 such pairs in
/// 823 marked articles no editor chose both)…
const RETOLD: usize = 6;
const RETOLD_SHARE: f32 = 0.65;
/// …or, with more terms, this share (editors chose both of 3 such pairs in 89)…
const RETOLD_LONG: usize = 8;
const RETOLD_LONG_SHARE: f32 = 0.5;
/// …and with this share, they are the same.
const SAME_SHARE: f32 = 0.8;
/// The similarity of two sentences of which one retells the other: a selection has one of them.
pub(super) const RETELLS: f32 = 0.95;
/// The similarity of two sentences that are the same: a selection has the fuller one.
pub(super) const SAME: f32 = 1.0;

/// Returns the similarity of two sentences by the number of terms that they share, from 0 to 1: the mean of their
/// Jaccard similarity and of the share of the shorter one that the longer has, so that a standfirst and the lead that
/// tells it again are close; [`RETELLS`] or [`SAME`] where that share is large.
fn similarity(shared: usize, one: usize, other: usize) -> f32 {
    if shared == 0 {
        return 0.0;
    }
    let jaccard = shared as f32 / (one + other - shared) as f32;
    let shorter = one.min(other);
    let contained = shared as f32 / shorter as f32;
    match shorter {
        ..FEWEST_CONTAINED => jaccard,
        _ if shared >= RETOLD && contained >= SAME_SHARE => SAME,
        _ if shared >= RETOLD && contained >= RETOLD_SHARE => RETELLS,
        _ if shared >= RETOLD_LONG && contained >= RETOLD_LONG_SHARE => RETELLS,
        _ => (jaccard + contained) / 2.0,
    }
}

/// How many terms each sentence shares with another one; all zero between two of them.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedTerms {
    counts: Vec<u32>,
    /// The sentences that share any.
    sentences: Vec<u32>,
}

impl SharedTerms {
    /// Prepares for as many sentences.
    pub(super) fn reset(&mut self, sentences: usize) {
        self.counts.clear();
        self.counts.resize(sentences, 0);
    }
}

/// Returns the similarity of each of at most N sentences to those before it, by their places. `seen` is a buffer.
pub(super) fn pairs<const N: usize>(
    terms: &Terms,
    sentences: impl Iterator<Item = usize> + Clone,
    seen: &mut Vec<u32>,
) -> [[f32; N]; N] {
    seen.clear();
    seen.resize(terms.size(), 0);
    let mut pairs = [[0.0; N]; N];
    for (number, (sentence, row)) in (1..).zip(sentences.clone().zip(&mut pairs)) {
        let own = terms.of(sentence);
        own.iter().for_each(|&term| seen[term as usize] = number);
        for (other, cell) in sentences.clone().zip(row).take(number as usize - 1) {
            let others = terms.of(other);
            let shared = others.iter().filter(|&&term| seen[term as usize] == number).count();
            *cell = similarity(shared, own.len(), others.len());
        }
    }
    pairs
}

/// A term of more sentences says too little to follow through the index.
const COMMON: usize = 64;

/// The sentences of each term, in compressed sparse rows, for the sentences that may be taken.
#[derive(Clone, Debug, Default)]
pub(super) struct TermIndex {
    /// The sentences of term t start at `starts[t + 1]`.
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

impl TermIndex {
    /// Reads a ranking, in place of an earlier one.
    pub(super) fn read(&mut self, ranking: &Ranking, may_be_taken: impl Fn(usize) -> bool) {
        let TermIndex { starts, sentences } = self;
        let kept = (0..ranking.facts.len()).filter(|&i| may_be_taken(i));
        starts.clear();
        starts.resize(ranking.terms.size() + 2, 0);
        for sentence in kept.clone() {
            ranking.terms.of(sentence).iter().for_each(|&term| starts[term as usize + 1] += 1);
        }
        let mut sum = 0;
        for start in starts.iter_mut() {
            sum += *start;
            *start = sum;
        }
        // From behind, each end moves down to its start.
        sentences.clear();
        sentences.resize(sum as usize, 0);
        for sentence in kept.rev() {
            for &term in ranking.terms.of(sentence) {
                let place = &mut starts[term as usize + 1];
                *place -= 1;
                sentences[*place as usize] = sentence as u32;
            }
        }
    }

    /// Calls `visit` with each sentence that shares terms with another, and their similarity.
    pub(super) fn visit_similar(
        &self,
        terms: &Terms,
        sentence: usize,
        counts: &mut SharedTerms,
        mut visit: impl FnMut(usize, f32),
    ) {
        let own = terms.of(sentence);
        let SharedTerms { counts, sentences } = counts;
        for &term in own {
            let with_term = self.of(term);
            for &other in if with_term.len() > COMMON { &[] } else { with_term } {
                let count = &mut counts[other as usize];
                if *count == 0 {
                    sentences.push(other);
                }
                *count += 1;
            }
        }
        for other in sentences.drain(..) {
            let shared = std::mem::take(&mut counts[other as usize]) as usize;
            visit(other as usize, similarity(shared, own.len(), terms.of(other as usize).len()));
        }
    }

    fn of(&self, term: u32) -> &[u32] {
        let (start, end) = (self.starts[term as usize + 1], self.starts[term as usize + 2]);
        &self.sentences[start as usize..end as usize]
    }
}
