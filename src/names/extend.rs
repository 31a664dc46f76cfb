//! How far a name extends: over capitals, particles and complements.

use super::capitals::{Casing, seen};
use super::finder::NameFinder;
use crate::language::WordList::{
    AbbreviationBeforeName, AbbreviationBeforeNumber, DefiniteArticle, Demonym, FirstName, HolidayWord,
    NameHead, NameLink, NameLinkArticle, NameSuffix, NameTail, NameVerb, NationalHead, OrdinaryWord,
    OrganizationWord, Particle, PastForm, Place, PlacePreposition, ReportingVerb, StopWord, Title,
};
use crate::language::base_letters;
use crate::tokens::Shape;

/// The other side's number in a score follows within this many words.
const SCORE_WORDS: usize = 4;
/// A name that is spelled out before its acronym has at most this many words.
const SPELLED_WORDS: usize = 9;

impl NameFinder<'_> {
    /// Returns the token that a name from `first` to `last` extends to, possibly over a particle or link.
    pub(super) fn next(&self, first: usize, last: usize) -> Option<usize> {
        let next = last + 1;
        let token = self.tokens.get(next)?;
        if self.tokens.is_enclitic(next) {
            return self.over_enclitic(last);
        }
        let gap = self.tokens.gap(last);
        let joins =
            matches!(gap, " " | "\n" | "-" | "'" | "’" | "" | "&" | " & ") || self.tokens.is_dotted(last);
        if !joins {
            let is_suffix = gap == ", " && token.shape.is_capital() && self.tokens.has(next, NameSuffix);
            return is_suffix.then_some(next);
        }
        if token.shape.is_capital() {
            return self.capital_follows(last, gap).then_some(next);
        }
        if token.shape == Shape::Number {
            return self.number_follows(first, last, gap).then_some(next);
        }
        if self.casing == Casing::Shouted {
            return None;
        }
        self.tail(first, last).or_else(|| self.bridge(first, last))
    }

    /// Extends a name over a "'s" that is its own ("McDonald's") or part of a common noun's ("People's Republic").
    fn over_enclitic(&self, last: usize) -> Option<usize> {
        if self.has_seen(last, seen::CLOSED) && !self.has_seen(last, seen::BARE) {
            return Some(last + 1);
        }
        let after = last + 2;
        let is_common = self.tokens.has(last, OrdinaryWord)
            && !self.tokens.is_initial(last)
            && self.tokens.is_capital(after)
            && self.tokens.is_spaced(last + 1)
            && !self.tokens.has(after, StopWord)
            && self.casing == Casing::Plain;
        is_common.then_some(after)
    }

    /// Whether the capitalized word after `last` belongs to the same name.
    fn capital_follows(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if self.tokens.has(last, StopWord) && self.place(next).is_some_and(|end| end > next) {
            return true;
        }
        if self.tokens.is_calendar(next) {
            // "Black Friday", "Theresa May".
            return gap == "-"
                || self.tokens.has_any(last, &[HolidayWord, FirstName, AbbreviationBeforeName]);
        }
        if self.tokens.has(next, StopWord) {
            // "Marine Le Pen", « Anne LE GOFF », "Pan Am", "Walter A. Shewhart".
            let is_article = gap == " "
                && self.casing == Casing::Plain
                && !self.tokens.pack().careless.contains(&self.form(next));
            return self.tokens.is(next, Shape::Capital) && (gap == "-" || is_article)
                || self.is_upper(next) && self.is_upper(next + 1) && self.tokens.has(last, FirstName)
                || gap == "&"
                || self.is_initial_letter(next);
        }
        if self.is_other_name(last, gap) {
            return false;
        }
        self.casing == Casing::Plain
            || self.stands_out(next)
            || self.casing == Casing::Titled && self.is_head(next)
            || gap == "-"
    }

    /// Whether two names stand side by side: "Invercargill New Zealand", "U.S. Muslim", "Jewish West Bank".
    fn is_other_name(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if gap == "-" {
            return false;
        }
        let is_place = self.tokens.has(next, Place) || self.place(next).is_some();
        // "In Paris Macron met Scholz.", « À Nice Julie Mallet »
        let is_scene = last > 0
            && self.tokens.is_initial(last - 1)
            && self.tokens.has(last, Place)
            && self.tokens.has(last - 1, PlacePreposition)
            && !self.is_plain(next)
            && (self.tokens.has_any(next + 1, &[PastForm, ReportingVerb, NameVerb])
                || self.tokens.has(next, FirstName) && self.tokens.is_capital(next + 1));
        let is_dotted = self.tokens.is_dotted(last) && self.is_upper(last);
        self.tokens.has(last, Place) && is_place
            || is_scene
            || self.tokens.has(last, Demonym) && (self.place(next).is_some() || self.is_upper(next))
            || is_dotted && (is_place || self.tokens.has_any(next, &[Demonym, FirstName]))
    }

    /// Whether the number after `last` belongs to the same name: "Covid-19", « CAC 40 ».
    fn number_follows(&self, first: usize, last: usize, gap: &str) -> bool {
        let number = last + 1;
        if gap == "-" {
            return self.tokens.is_capital(last);
        }
        let counted = [Place, Demonym, FirstName, AbbreviationBeforeNumber];
        let is_numbered = gap == " "
            && first == last
            && self.tokens[number].length <= 3
            && self.tokens.is_digits(number)
            && self.casing == Casing::Plain
            && !self.tokens.is_initial(last)
            && !self.tokens.has_any(last, &counted)
            && self.tokens.is_capital(last);
        let ends = self.tokens.get(number + 1).is_none()
            || self.tokens.gap(number).starts_with([',', '.', ')', ';'])
            || self.tokens.is_spaced(number) && self.tokens.has(number + 1, StopWord);
        // A score has a second number, before or after it.
        let is_score = || {
            first > 0 && self.tokens.is(first - 1, Shape::Number)
                || (number + 1..=number + SCORE_WORDS).any(|i| self.tokens.is(i, Shape::Number))
        };
        is_numbered && ends && !is_score()
    }

    /// Whether a word heads the name of an organization or place: "Bank", « Coupe ».
    pub(super) fn is_head(&self, i: usize) -> bool {
        self.tokens.is_capital(i) && self.tokens.has_any(i, &[OrganizationWord, NameHead])
    }

    /// Whether a name so far is an organization's or a place's, by a common noun in it.
    fn has_head(&self, first: usize, last: usize) -> bool {
        if self.tokens.has_any(last, &[Place, NameSuffix]) {
            return false;
        }
        let is_person = |i: usize| {
            self.tokens.has(i, FirstName)
                || self.tokens.has(i, Title) && !self.tokens.has(i, OrganizationWord)
        };
        let mut back = (first..=last).rev().take_while(|&i| !self.tokens.is_capital(i) || !is_person(i));
        back.any(|i| self.is_head(i))
    }

    /// Returns the end of a name that lower-case words extend (« Parquet national », « Cour de justice »).
    fn tail(&self, first: usize, last: usize) -> Option<usize> {
        let next = last + 1;
        if let Some(end) = self.spelled_out(first, last) {
            return Some(end);
        }
        let is_open = self.is_head(last) || last > first && self.tokens.has(last, NameTail);
        if !is_open || !self.tokens.is_spaced(last) {
            return None;
        }
        let is_national =
            || (first..=last).any(|i| self.tokens.is_capital(i) && self.tokens.has(i, NationalHead));
        if self.tokens.has(next, NameTail) || self.tokens.has(next, Demonym) && is_national() {
            return Some(next);
        }
        let end = self.after_link(next)?;
        (self.tokens.is(end, Shape::Lower) && self.tokens.has(end, NameTail)).then_some(end)
    }

    /// Returns the last word of a name whose initials follow in brackets: « Organisation météorologique mondiale (OMM)
    /// ».
    fn spelled_out(&self, first: usize, last: usize) -> Option<usize> {
        if first != last || !self.tokens.is_spaced(last) {
            return None;
        }
        let most = (last + SPELLED_WORDS).min(self.tokens.len());
        let limit = self.tokens[most.min(self.tokens.len() - 1)].start;
        if !self.tokens.slice(self.tokens[last].end(), limit).contains('(') {
            return None;
        }
        let end = (last + 1..most).find(|&i| !self.tokens.is_spaced(i) && !self.tokens.gap(i).is_empty())?;
        if !self.is_upper(end + 1) || self.tokens.gap(end).trim() != "(" {
            return None;
        }
        let initial = |i: usize| self.tokens.text(i).chars().next().into_iter().flat_map(char::to_uppercase);
        let content = (first..=end).filter(|&i| !self.tokens.has(i, StopWord));
        let initials = content.flat_map(initial).flat_map(base_letters);
        initials.eq(self.tokens.text(end + 1).chars().filter(|&c| c != '.')).then_some(end)
    }

    /// Returns the token after a link such as "of the".
    fn after_link(&self, i: usize) -> Option<usize> {
        if !self.tokens.has(i, NameLink) {
            return None;
        }
        let is_near = |i: usize| self.tokens.is_spaced(i) || self.tokens.gap(i).is_empty();
        let has_article =
            self.tokens.is(i + 1, Shape::Lower) && is_near(i) && self.tokens.has(i + 1, NameLinkArticle);
        let end = i + 1 + usize::from(has_article);
        (end < self.tokens.len() && is_near(end - 1)).then_some(end)
    }

    /// Returns the capitalized word that particles or links join to a name: "Bank of England", « Jean de La Fontaine »,
    /// "Ursula von der Leyen".
    fn bridge(&self, first: usize, last: usize) -> Option<usize> {
        let next = last + 1;
        let is_name = |i: usize| {
            self.stands_out(i) && !self.tokens.is_calendar(i) && !self.tokens.has(i, AbbreviationBeforeName)
        };
        if self.tokens.gap(last) == "-" {
            // « Bar-sur-Seine ».
            let mut joined = (next + 1..next + 3).take_while(|&i| self.tokens.gap(i - 1) == "-");
            return joined.find(|&i| self.tokens.is_capital(i)).filter(|_| self.tokens.is_capital(last));
        }
        if self.tokens.has(next, Particle) && !self.tokens.has_any(last, &[Place, Demonym]) {
            let end = (next + 1..next + 3).find(|&i| !self.tokens.has(i, Particle))?;
            let is_joined = (next..end).all(|i| matches!(self.tokens.gap(i), " " | "\n" | "" | "-"));
            return (is_joined && is_name(end)).then_some(end);
        }
        if let Some(end) = self.conjunction(first, last) {
            return Some(end);
        }
        let end = self.after_link(next).filter(|&end| is_name(end))?;
        let links_surnames = self.tokens.pack().links_surnames;
        let is_person = links_surnames && self.tokens.has(end, FirstName) && self.tokens.is_capital(end + 1);
        let is_first_name = links_surnames
            && self.tokens.has(first, FirstName)
            && (first..last).all(|i| self.tokens.gap(i) == "-")
            && !self.tokens.has_any(end, &[Place, OrganizationWord])
            && !self.is_upper(end);
        let is_one = self.has_head(first, last) && !is_person
            || is_first_name
            || self.is_club(first, last) && self.tokens.has(end, Place);
        is_one.then_some(end)
    }

    /// Whether a name with an article is on no list, as that of a club is: « les Blackhawks de Chicago ».
    fn is_club(&self, first: usize, last: usize) -> bool {
        let known = [Place, Demonym, FirstName, Title, NameHead];
        self.tokens.pack().links_clubs
            && first > 0
            && self.tokens.has(first - 1, DefiniteArticle)
            && (first..=last).all(|i| self.tokens.is(i, Shape::Capital) && !self.tokens.has_any(i, &known))
    }

    /// Returns the common noun that a conjunction joins to a name: "Food and Drug Administration", "Department of
    /// Health and Human Services".
    fn conjunction(&self, first: usize, last: usize) -> Option<usize> {
        let end = last + 2;
        let is_conjunction = || self.tokens.pack().name_conjunctions.contains(&self.tokens.text(last + 1));
        if !self.tokens.is_capital(end)
            || !self.tokens.is_spaced(last)
            || !self.tokens.is_spaced(last + 1)
            || !is_conjunction()
        {
            return None;
        }
        let is_common = |i: usize| self.tokens.has_any(i, &[OrdinaryWord, OrganizationWord]);
        if !is_common(last) || !is_common(end) || self.tokens.has(last, Place) {
            return None;
        }
        let is_linked = (first..last).any(|i| self.tokens.is(i, Shape::Lower));
        let is_organization =
            |i: usize| self.tokens.has(i, OrganizationWord) && !self.tokens.has(i, OrdinaryWord);
        let ends_in_organization = self.tokens.is_capital(end + 1)
            && self.tokens.is_spaced(end)
            && self.tokens.has(end + 1, OrganizationWord)
            && !(first..=last).any(is_organization);
        (is_linked || ends_in_organization).then_some(end)
    }
}
