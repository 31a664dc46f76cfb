//! Figures on which sources disagree.
//!
//! A toll is what newsrooms count after an event: the dead, the injured. Of each toll, a source's first number is that
//! of the event. Other amounts are at odds if each source has one such amount, and the sentences agree in the rest.
//! Two amounts that are very different count different things.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::statement::{Amount, NONE, Statement};
use crate::figures::Unit;

/// At most this many sources are compared.
const COMPARED: usize = 64;
/// Amounts that differ by more than this factor count different things.
const TOLL_FACTOR: f64 = 3.0;
const FACTOR: f64 = 2.0;
/// Other numbers of things are compared from here on: what is below is often a part, a place or a score.
const LARGE: f64 = 100.0;
/// A number is a year between these.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// The place of an amount: its statement, and its number there.
pub(super) type Place = (usize, usize);

/// What amounts may disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Toll(u32),
    Noun(u32),
    Unit(&'static str),
}

/// Returns the groups of amounts that contradict each other, one amount a source, in the order of the statements, which
/// come with their numbers.
pub(super) fn conflicts(statements: &[(usize, &Statement)]) -> Vec<Vec<Place>> {
    let mut things: BTreeMap<Thing, Vec<Place>> = BTreeMap::new();
    for (number, (_, statement)) in statements.iter().enumerate() {
        for (place, amount) in statement.amounts.iter().enumerate() {
            for thing in amount.things() {
                things.entry(thing).or_default().push((number, place));
            }
        }
    }
    let mut amounts: HashMap<usize, Vec<f64>> = HashMap::new();
    for (_, statement) in statements {
        let values = statement.amounts.iter().map(|amount| amount.value);
        amounts.entry(statement.source).or_default().extend(values);
    }
    let mut conflicts: Vec<Vec<Place>> = Vec::new();
    for (thing, places) in things {
        let found = Group { statements, amounts: &amounts, places }.conflict(thing);
        let is_new = !conflicts.iter().flatten().any(|place| found.contains(place));
        conflicts.extend(Some(found).filter(|found| found.len() > 1 && is_new));
    }
    conflicts.sort_unstable();
    let numbered = |place: &mut Place| place.0 = statements[place.0].0;
    conflicts.iter_mut().flatten().for_each(numbered);
    conflicts
}

/// The amounts of one thing.
struct Group<'a> {
    statements: &'a [(usize, &'a Statement)],
    /// All amounts of each source, whatever they count.
    amounts: &'a HashMap<usize, Vec<f64>>,
    places: Vec<Place>,
}

impl Group<'_> {
    fn statement(&self, place: usize) -> &Statement {
        self.statements[place].1
    }

    fn amount(&self, (statement, place): Place) -> &Amount {
        &self.statement(statement).amounts[place]
    }

    fn source(&self, place: Place) -> usize {
        self.statement(place.0).source
    }

    /// Returns the amounts that contradict another, one of each source.
    fn conflict(&self, thing: Thing) -> Vec<Place> {
        let of_source =
            |source: usize| self.places.iter().copied().filter(move |&place| self.source(place) == source);
        let has = |source: usize, amount: &Amount| {
            let amounts = self.amounts.get(&source).map_or(&[][..], Vec::as_slice);
            amounts.iter().any(|&value| is_near(value, amount.value))
        };
        let mut sources: Vec<usize> = self.places.iter().map(|&place| self.source(place)).collect();
        sources.dedup();
        sources.truncate(COMPARED);
        let main: Vec<Place> = sources
            .into_iter()
            .filter_map(|source| match thing {
                Thing::Toll(_) => of_source(source).find(|place| !self.statement(place.0).names_year()),
                _ => of_source(source).next().filter(|_| of_source(source).count() == 1),
            })
            .collect();
        let contradicts = |one: Place, other: Place| {
            let (first, second) = (self.amount(one), self.amount(other));
            !has(self.source(other), first)
                && !has(self.source(one), second)
                && self.are_comparable(one, other, thing)
        };
        let is_claim = |&one: &Place| main.iter().any(|&other| contradicts(one, other));
        main.iter().copied().filter(is_claim).collect()
    }

    fn are_comparable(&self, one: Place, other: Place, thing: Thing) -> bool {
        let (first, second) = (self.amount(one), self.amount(other));
        let (least, most) = (first.value.min(second.value), first.value.max(second.value));
        let agrees = || self.statement(one.0).agrees_without(first.id, self.statement(other.0), second.id);
        if least <= 0.0 || is_rounded(least, most) {
            return false;
        }
        match thing {
            Thing::Toll(_) => {
                most <= TOLL_FACTOR * least
                    && !first.counts_other_things(second, self.are_of_one_language(one, other))
            }
            Thing::Noun(_) => least >= LARGE && most <= FACTOR * least && self.share_more(one, other),
            Thing::Unit(_) => most <= FACTOR * least && agrees(),
        }
    }

    fn are_of_one_language(&self, one: Place, other: Place) -> bool {
        self.statement(one.0).language == self.statement(other.0).language
    }

    /// Whether the sentences have more in common than the noun that both amounts count.
    fn share_more(&self, one: Place, other: Place) -> bool {
        let (first, second) = (self.statement(one.0), self.statement(other.0));
        first.terms.iter().filter(|term| second.says(term, first.language)).count() > 1
    }
}

/// Whether one number is the other one, rounded to its first or its first two digits.
fn is_rounded(least: f64, most: f64) -> bool {
    let round = |number: f64, most: f64| {
        let mut unit = 1.0;
        while unit * most <= number {
            unit *= 10.0;
        }
        (number / unit).round() * unit
    };
    least >= LARGE
        && [10.0, 100.0]
            .iter()
            .any(|&end| is_near(round(least, end), most) || is_near(round(most, end), least))
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= f64::EPSILON * one.abs().max(other.abs()) * 8.0
}

impl Statement {
    fn names_year(&self) -> bool {
        self.years.iter().any(|year| YEARS.contains(year))
    }
}

impl Amount {
    /// Whether both have a noun, and another one in one language: "seven workers", "four children".
    fn counts_other_things(&self, other: &Amount, is_one_language: bool) -> bool {
        let has_noun = |amount: &Amount| amount.noun.iter().any(|&key| key != NONE);
        let shares = self.noun.iter().any(|key| *key != NONE && other.noun.contains(key));
        is_one_language && has_noun(self) && has_noun(other) && !shares
    }

    /// Whether it counts the same as another.
    pub(super) fn is_of(&self, other: &Amount) -> bool {
        let others = other.things();
        self.things().iter().any(|thing| others.contains(thing))
    }

    /// Returns what it may be compared by.
    fn things(&self) -> Vec<Thing> {
        match (self.unit, self.toll) {
            (Unit::Count, NONE) => {
                self.noun.iter().filter(|&&key| key != NONE).map(|&key| Thing::Noun(key)).collect()
            }
            (Unit::Count, toll) => vec![Thing::Toll(toll)],
            (unit, _) => vec![Thing::Unit(unit.name())],
        }
    }
}
