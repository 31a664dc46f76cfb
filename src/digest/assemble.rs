//! From chosen statements and contradicting amounts to the results.

use std::cmp::Reverse;

use hashbrown::HashSet;

use super::conflicts::{Place, conflicts};
use super::corpus::Corpus;
use super::links::Links;
use super::order::order;
use super::result::{Claim, Conflict, DigestExcerpt, SourceStatus};
use super::statement::Statement;
use crate::figures::Figure;
use crate::language::Language;
use crate::select::{Limit, Selection};
use crate::summary::Excerpt;

/// All statements are searched for those that state the same fact as an excerpt, if there are at most this many
/// excerpts; otherwise only the links are, so that the cost stays linear.
const SEARCHED: usize = 32;

impl<'t> Corpus<'t> {
    /// Returns the statements of the sources that report the event, by number.
    fn reported(&self) -> impl Iterator<Item = (usize, &Statement)> {
        self.statements.iter().enumerate().filter(|(_, statement)| self.reports(statement.source))
    }

    /// Returns the numbers of the statements that hold a condition, ascending.
    pub(super) fn select(&self, holds: impl Fn(&Statement) -> bool) -> Vec<usize> {
        (0..self.statements.len()).filter(|&number| holds(&self.statements[number])).collect()
    }

    fn is_reported(&self, statement: usize) -> bool {
        self.reports(self.statements[statement].source)
    }

    /// Returns the amounts that contradict each other, those of the latest articles first where that is known.
    pub(super) fn conflicts(&self) -> Vec<Vec<Place>> {
        let mut found = conflicts(&self.reported().collect::<Vec<_>>());
        let published = |place: &Place| self.published(&self.statements[place.0]);
        for places in &mut found {
            places.sort_by_key(|place| Reverse(published(place)));
        }
        found
    }

    /// Returns the statements with an amount that one of the `eligible` statements of a later article contradicts.
    pub(super) fn outdated(&self, conflicts: &[Vec<Place>], eligible: &[usize]) -> HashSet<usize> {
        let mut outdated = HashSet::new();
        let published = |number: usize| self.published(&self.statements[number]);
        for places in conflicts {
            let latest = places.iter().find(|place| eligible.binary_search(&place.0).is_ok());
            let Some((&(latest, place), time)) = latest.zip(latest.and_then(|latest| published(latest.0)))
            else {
                continue;
            };
            let current = self.statements[latest].amounts[place];
            let contradicts = |&&(number, place): &&Place| {
                published(number).is_some_and(|other| other < time)
                    && self.statements[number].amounts[place].id != current.id
            };
            let claims = places.iter().filter(contradicts);
            let stale: Vec<u32> =
                claims.map(|&(number, place)| self.statements[number].amounts[place].id).collect();
            let is_stale = |&(number, statement): &(usize, &Statement)| {
                let mut amounts = statement.amounts.iter();
                published(number).is_some_and(|other| other < time)
                    && amounts.any(|amount| stale.contains(&amount.id) && amount.is_of(&current))
            };
            outdated.extend(self.reported().filter(is_stale).map(|(number, _)| number));
        }
        outdated
    }

    pub(super) fn conflict(&self, places: &[Place]) -> Conflict<'t> {
        let claim = |&(number, place): &Place| {
            let statement = &self.statements[number];
            let amount = statement.amounts[place];
            let text = self.analysis(statement).document().flowed(amount.span);
            let figure = Figure::of(text, amount.value, amount.unit, amount.span);
            Claim { source: statement.source, sentence: statement.sentence, figure }
        };
        Conflict { claims: places.iter().map(claim).collect() }
    }

    /// Returns the summary of the only source, if it is in the language of the digest.
    pub(super) fn summary(&self, source: usize, language: Option<Language>) -> Vec<DigestExcerpt<'t>> {
        let analysis = self.sources[source].analysis.as_ref();
        let analysis =
            analysis.filter(|own| language.is_none_or(|language| language == own.document().language()));
        let excerpts = analysis.into_iter().flat_map(|analysis| analysis.summary());
        excerpts.map(|excerpt| self.excerpt(source, excerpt, &[source])).collect()
    }

    /// Returns the excerpts of chosen statements, best first, in reading order. If the only one is too long, it is
    /// clipped.
    pub(super) fn excerpts(&self, chosen: &[usize], links: &Links, limit: &Limit) -> Vec<DigestExcerpt<'t>> {
        let supporters = |number: usize| -> Vec<usize> {
            if chosen.len() > SEARCHED {
                return links.of(number).filter(|&other| self.is_reported(other)).chain([number]).collect();
            }
            let own = &self.statements[number];
            let supports =
                |&(other, statement): &(usize, &Statement)| other == number || own.agrees(statement);
            self.reported().filter(supports).map(|(other, _)| other).collect()
        };
        let is_too_long = |number: usize| chosen.len() == 1 && !limit.fits(1, self.size(number));
        let excerpt = |number: usize| {
            let statement = &self.statements[number];
            let clip = is_too_long(number).then_some(limit.most);
            let selection = Selection { chosen: vec![statement.sentence], clip, eligible: 1 };
            let excerpt = self.analysis(statement).selected(selection).into_iter().next()?;
            let rank = chosen.iter().position(|&other| other == number).unwrap_or_default();
            let stated = supporters(number).into_iter();
            let supporting: Vec<usize> = stated.map(|other| self.statements[other].source).collect();
            Some(self.excerpt(statement.source, excerpt.ranked(rank), &supporting))
        };
        order(self, chosen, supporters).into_iter().filter_map(excerpt).collect()
    }

    /// Returns an excerpt of a source with all sources that state the same, those that repeat one of them included.
    fn excerpt(&self, source: usize, excerpt: Excerpt<'t>, supporting: &[usize]) -> DigestExcerpt<'t> {
        let supports = |other: &usize| match self.sources[*other].status {
            SourceStatus::Repeats { source } => supporting.contains(&source),
            _ => supporting.contains(other),
        };
        let support = (0..self.sources.len()).filter(supports).collect();
        let analysis = self.sources[source].analysis.as_ref();
        let sentence = analysis.and_then(|analysis| analysis.document().sentence(excerpt.index()));
        let language = sentence.map_or(Language::ALL[0], |sentence| sentence.block().language());
        DigestExcerpt { source, excerpt, language, support }
    }
}
