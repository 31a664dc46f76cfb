//! Which articles report the same event.

use std::collections::BTreeSet;

use super::statement::{Class, NONE, Statement};

/// An article reports the event if its mean similarity to the others is at least this share of what is usual among
/// them…
const USUAL: f64 = 0.75;
/// …or if it tells a fact that this share of them tell.
const LINKED: f64 = 0.4;
/// Two articles without a common fact report one event from this similarity on.
const SIMILAR: f64 = 0.25;

/// Returns whether each of some articles reports the event that most of them report, or the first of them where as many
/// report another. `articles` has the profile of each, and `links` pairs of articles that tell a fact in common.
pub(super) fn main_event(articles: &[Profile], links: &BTreeSet<(usize, usize)>) -> Vec<bool> {
    let count = articles.len();
    let group = largest(count, links);
    let size = group.iter().filter(|&&is_member| is_member).count();
    let mean = |article: usize| {
        let others = (0..count).filter(|&other| group[other] && other != article);
        let similarities: Vec<f64> =
            others.map(|other| articles[article].similarity(&articles[other])).collect();
        similarities.iter().sum::<f64>() / similarities.len().max(1) as f64
    };
    let means: Vec<f64> = (0..count).map(mean).collect();
    let mut usual: Vec<f64> =
        (0..count).filter(|&article| group[article]).map(|article| means[article]).collect();
    usual.sort_by(f64::total_cmp);
    let usual = if size > 1 { USUAL * usual[size / 2] } else { SIMILAR };
    let reports = |article: usize| {
        let linked = (0..count).filter(|&other| group[other] && links.contains(&(article, other))).count();
        size == 1 && group[article]
            || means[article] >= usual
            || linked as f64 >= LINKED * size.saturating_sub(1).max(1) as f64
    };
    (0..count).map(reports).collect()
}

/// Returns the largest group of articles that facts link, directly or through others; the first of equals.
fn largest(count: usize, links: &BTreeSet<(usize, usize)>) -> Vec<bool> {
    let mut group: Vec<usize> = (0..count).collect();
    for &(one, other) in links {
        let (from, to) = (group[one].max(group[other]), group[one].min(group[other]));
        group.iter_mut().filter(|number| **number == from).for_each(|number| *number = to);
    }
    let size = |number: usize| group.iter().filter(|&&other| other == number).count();
    let best = (0..count).rev().max_by_key(|&number| size(number));
    group.iter().map(|&number| Some(number) == best).collect()
}

/// What an article is about: the weight of each key of its terms, by key, with a length of 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile(Vec<(u32, f64)>);

impl Profile {
    /// Reads the statements of an article.
    pub(super) fn of(statements: &[Statement]) -> Self {
        let mut keys: Vec<(u32, f64)> = Vec::new();
        for statement in statements {
            for term in &statement.terms {
                let weight = match term.class {
                    Class::Name => 2.0,
                    Class::Word => 1.0,
                    Class::Figure => 1.0,
                };
                keys.extend(term.keys.iter().filter(|&&key| key != NONE).map(|&key| (key, weight)));
            }
        }
        keys.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut profile: Vec<(u32, f64)> = Vec::new();
        for (key, weight) in keys {
            match profile.last_mut() {
                Some(last) if last.0 == key => last.1 += weight,
                _ => profile.push((key, weight)),
            }
        }
        for entry in &mut profile {
            entry.1 = (1.0 + entry.1).ln();
        }
        let length = profile.iter().map(|entry| entry.1 * entry.1).sum::<f64>().sqrt();
        profile.iter_mut().for_each(|entry| entry.1 /= length);
        Profile(profile)
    }

    /// Returns the cosine of two profiles, from 0 to 1.
    pub(super) fn similarity(&self, other: &Profile) -> f64 {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    sum += a.1 * b.1;
                    one.next();
                    two.next();
                }
            }
        }
        sum
    }
}
