//! Which articles report the same event.

use std::collections::{BTreeMap, BTreeSet};

use super::partition::Partition;
use super::statement::{Class, NONE, Statement};
use super::vector::{Vector, added, dot, logarithmic, normalize};

/// The weight of a word of a name, where another term has 1.
const NAME: f64 = 2.0;
/// An article reports the event if its mean similarity to the others is at least this share of what is usual among
/// them…
const USUAL: f64 = 0.75;
/// …or if it states facts that this share of them state, and its similarity is at least this share.
const LINKED: f64 = 0.4;
const ALIKE: f64 = 0.6;
/// Two articles without a common fact report one event from this similarity on. Measured on pairs of articles: of those on
/// one topic, 2 % are taken for two events (19 % where they are short and in two languages); of those on two topics, 84 to
/// 97 % are.
const SIMILAR: f64 = 0.15;

/// Returns what an article is about: the weights of the keys of its terms, with a length of 1.
pub(super) fn profile(statements: &[Statement]) -> Vector {
    let terms = statements.iter().flat_map(|statement| &statement.terms);
    let weights = terms.flat_map(|term| {
        let weight = if term.class == Class::Name { NAME } else { 1.0 };
        term.keys.iter().filter(|&&key| key != NONE).map(move |&key| (key, weight))
    });
    let mut profile = logarithmic(weights.collect());
    normalize(&mut profile);
    profile
}

/// Returns whether each of some articles reports the event that most of them report, or the first of them where as many
/// report another. `articles` has the profile of each, and `links` pairs of articles that state a fact in common, in
/// both orders. Linear.
pub(super) fn main_event(articles: &[Vector], links: &BTreeSet<(usize, usize)>) -> Vec<bool> {
    let group = largest(articles.len(), links);
    let size = group.iter().filter(|&&is_member| is_member).count();
    let members = articles.iter().zip(&group).filter(|(_, is_member)| **is_member);
    let sum = members.fold(Vector::new(), |sum, (article, _)| added(&sum, article));
    // To the others: without itself, to which its similarity is 1.
    let mean = |(article, &is_member): (&Vector, &bool)| {
        let (own, others) = if is_member { (dot(article, article), size - 1) } else { (0.0, size) };
        (dot(article, &sum) - own) / others.max(1) as f64
    };
    let means: Vec<f64> = articles.iter().zip(&group).map(mean).collect();
    let of_group = means.iter().zip(&group).filter(|(_, is_member)| **is_member);
    let mut usual: Vec<f64> = of_group.map(|(&mean, _)| mean).collect();
    usual.sort_by(f64::total_cmp);
    let least = if size > 1 { USUAL * usual[size / 2] } else { SIMILAR };
    let mut linked = vec![0; articles.len()];
    links.iter().filter(|(_, other)| group[*other]).for_each(|&(one, _)| linked[one] += 1);
    let enough = LINKED * size.saturating_sub(1).max(1) as f64;
    let reports = |article: usize| {
        let is_linked = f64::from(linked[article]) >= enough && means[article] >= least * ALIKE / USUAL;
        size == 1 && group[article] || means[article] >= least || is_linked
    };
    (0..articles.len()).map(reports).collect()
}

/// Returns the members of the largest group of articles that facts link, directly or through others; the first of
/// equals.
fn largest(count: usize, links: &BTreeSet<(usize, usize)>) -> Vec<bool> {
    let mut groups = Partition::new(count);
    for &(one, other) in links {
        groups.merge(one, other);
    }
    let names: Vec<usize> = (0..count).map(|article| groups.find(article)).collect();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    names.iter().for_each(|&name| *sizes.entry(name).or_default() += 1);
    let best = sizes.iter().rev().max_by_key(|(_, size)| **size).map(|(&name, _)| name);
    names.iter().map(|&name| Some(name) == best).collect()
}
