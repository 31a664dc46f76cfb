//! Groups a day's articles by the event that they report.
//!
//! Each article is a vector of its terms, weighted by tf-idf: stems, and the words of names, which are alike in both
//! languages. The nearest pairs are merged first (agglomerative clustering with average linkage), as long as two groups
//! are similar on average. Articles that state a fact in common count as more similar, which links those in different
//! languages. An index from terms to articles finds those that may be near, so that the cost is nearly linear.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::corpus::Corpus;
use super::links::Links;
use super::partition::Partition;
use super::result::SourceStatus;
use super::statement::{Class, NONE, Statement};
use super::vector::{Vector, added, dot, logarithmic, normalize};
use crate::math::ln;

/// The weight of a name's word, where another term has 1.
const NAME: f64 = 2.0;
/// Document frequencies count as if this many other articles were there, so that few articles can be compared.
const BACKGROUND: f64 = 100.0;
/// An article is compared by this many of its weightiest terms…
const TERMS: usize = 30;
/// …that at most this many articles have…
const COMMON: usize = 100;
/// …with at most this many others, each of which shares at least [`FEWEST_SHARED`] of these terms.
const NEIGHBORS: usize = 20;
const FEWEST_SHARED: u32 = 2;
/// What a common fact adds to the similarity of two articles.
const LINKED: f64 = 0.1;
/// Groups are merged from this mean similarity of their articles on.
const SIMILAR: f64 = 0.11;

/// Groups the sources that were read, each group ascending, by their first source.
pub(super) fn groups(corpus: &Corpus<'_>, links: &Links) -> Vec<Vec<usize>> {
    let read: Vec<usize> = (0..corpus.sources.len()).filter(|&source| corpus.reports(source)).collect();
    let statements = |source: usize| &corpus.statements[corpus.sources[source].statements.clone()];
    let vectors = weighted(read.iter().map(|&source| counted(statements(source))).collect());
    let place = |statement: usize| read.binary_search(&corpus.statements[statement].source).ok();
    let linked: BTreeSet<(usize, usize)> =
        links.pairs.iter().filter_map(|&(one, other)| Some((place(one)?, place(other)?))).collect();
    let mut pairs = near_pairs(&vectors);
    pairs.extend(linked.iter().filter(|(one, other)| one < other));
    pairs.sort_unstable();
    pairs.dedup();
    let mut groups = Groups::new(vectors, &linked);
    let mut pairs: Vec<(f64, usize, usize)> =
        pairs.into_iter().map(|(one, other)| (groups.similarity(one, other), one, other)).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, one, other) in pairs {
        groups.merge(one, other);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, &source) in read.iter().enumerate() {
        members.entry(groups.sets.find(place)).or_default().push(source);
    }
    let mut groups: Vec<Vec<usize>> = members.into_values().collect();
    for (number, source) in corpus.sources.iter().enumerate() {
        if let SourceStatus::Repeats { source: first } = source.status {
            groups.iter_mut().filter(|group| group.contains(&first)).for_each(|group| group.push(number));
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// Returns the terms of an article, weighted by how often they come.
fn counted(statements: &[Statement]) -> Vector {
    let terms = statements.iter().flat_map(|statement| &statement.terms);
    let weights = terms.flat_map(|term| {
        let is_name = term.class == Class::Name;
        let whole = Some(term.keys[3]).filter(|&key| is_name && key != NONE);
        let weight = if is_name { NAME } else { 1.0 };
        [Some(term.id), whole].into_iter().flatten().map(move |key| (key, weight))
    });
    logarithmic(weights.collect())
}

/// Multiplies weights by their inverse document frequency, and scales each vector to length 1.
fn weighted(mut vectors: Vec<Vector>) -> Vec<Vector> {
    let mut frequency: BTreeMap<u32, f64> = BTreeMap::new();
    vectors.iter().flatten().for_each(|(term, _)| *frequency.entry(*term).or_default() += 1.0);
    let count = vectors.len() as f64 + BACKGROUND;
    for vector in &mut vectors {
        vector
            .iter_mut()
            .for_each(|(term, weight)| *weight *= f64::from(ln((count / frequency[term]) as f32)));
        normalize(vector);
    }
    vectors
}

/// Returns pairs of articles that have weighty terms in common.
fn near_pairs(vectors: &[Vector]) -> Vec<(usize, usize)> {
    let mut with_term: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (article, vector) in vectors.iter().enumerate() {
        let mut terms = vector.clone();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.iter().take(TERMS).for_each(|&(term, _)| with_term.entry(term).or_default().push(article));
    }
    let mut articles: Vec<Vec<&[usize]>> = vec![Vec::new(); vectors.len()];
    for with in with_term.values().filter(|with| (2..=COMMON).contains(&with.len())) {
        with.iter().for_each(|&article| articles[article].push(with));
    }
    let mut counts = vec![0; vectors.len()];
    let mut pairs = Vec::new();
    for (article, lists) in articles.iter().enumerate() {
        let mut near: Vec<usize> = Vec::new();
        for &other in lists.iter().copied().flatten().filter(|&&other| other != article) {
            if counts[other] == 0 {
                near.push(other);
            }
            counts[other] += 1;
        }
        near.sort_unstable_by_key(|&other| (Reverse(counts[other]), other));
        let nearest = near.iter().take(NEIGHBORS).filter(|&&other| counts[other] >= FEWEST_SHARED);
        pairs.extend(nearest.map(|&other| (article.min(other), article.max(other))));
        near.iter().for_each(|&other| counts[other] = 0);
    }
    pairs
}

/// Groups of articles, each with the number of its first one.
struct Groups {
    sets: Partition,
    sizes: Vec<f64>,
    /// The sum of the vectors of each group's articles.
    sums: Vec<Vector>,
    /// For each group, how many pairs with articles of another one state a fact in common.
    linked: Vec<BTreeMap<usize, f64>>,
}

impl Groups {
    /// Makes each article a group.
    fn new(vectors: Vec<Vector>, pairs: &BTreeSet<(usize, usize)>) -> Self {
        let count = vectors.len();
        let mut linked = vec![BTreeMap::new(); count];
        for &(one, other) in pairs {
            linked[one].insert(other, 1.0);
        }
        Groups { sets: Partition::new(count), sizes: vec![1.0; count], sums: vectors, linked }
    }

    /// Returns the mean similarity of the articles of two groups.
    fn similarity(&self, one: usize, other: usize) -> f64 {
        let links = self.linked[one].get(&other).copied().unwrap_or_default();
        (dot(&self.sums[one], &self.sums[other]) + LINKED * links) / (self.sizes[one] * self.sizes[other])
    }

    /// Merges the groups of two articles if they are similar.
    fn merge(&mut self, one: usize, other: usize) {
        let (one, other) = (self.sets.find(one), self.sets.find(other));
        if one == other || self.similarity(one, other) < SIMILAR {
            return;
        }
        let Some((to, from)) = self.sets.merge(one, other) else { return };
        self.sizes[to] += self.sizes[from];
        let sum = std::mem::take(&mut self.sums[from]);
        self.sums[to] = added(&self.sums[to], &sum);
        self.linked[to].remove(&from);
        for (other, count) in std::mem::take(&mut self.linked[from]) {
            self.linked[other].remove(&from);
            if other != to {
                *self.linked[other].entry(to).or_default() += count;
                *self.linked[to].entry(other).or_default() += count;
            }
        }
    }
}
