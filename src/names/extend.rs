//! What carries a name on: capitals, particles, complements.

use super::begin::Run;
use super::capitals::{Casing, is_calendar, is_dotted, is_enclitic, is_initial, is_space, pack, seen};
use crate::language::{WordList, base_letters};
use crate::tokens::Shape;

/// The other side's number comes within so many words.
const SCORE: usize = 4;
/// A name that is spelt out before its acronym has at most so many words.
const SPELT: usize = 9;

impl Run<'_, '_, '_> {
    /// The token that carries the name on, past a particle if need be.
    pub(crate) fn next(&self, first: usize, last: usize) -> Option<usize> {
        let next = self.tokens.get(last + 1)?;
        let gap = self.gap(last);
        if is_enclitic(self.sentence, last + 1) {
            let token = &self.tokens[last];
            let is_own =
                self.finder.has_seen(token, seen::CLOSED) && !self.finder.has_seen(token, seen::BARE);
            // "People's Republic of China", "Children's Hospital".
            let is_common = || {
                let after = last + 2;
                self.has(last, WordList::OrdinaryWord)
                    && !is_initial(self.sentence, last)
                    && self.is_capital(after)
                    && is_space(self.gap(last + 1))
                    && !self.has(after, WordList::StopWord)
                    && self.casing == Casing::Plain
            };
            return if is_own { Some(last + 1) } else { is_common().then_some(last + 2) };
        }
        let joins = is_space(gap)
            || matches!(gap, "-" | "'" | "’" | "" | "&" | " & ")
            || is_dotted(self.sentence, last);
        if !joins {
            let ends = || self.has(last + 1, WordList::NameSuffix);
            return (gap == ", " && next.shape.is_capital() && ends()).then_some(last + 1);
        }
        if next.shape.is_capital() {
            return self.capital_follows(last, gap).then_some(last + 1);
        }
        if next.shape == Shape::Number {
            return self.number_follows(first, last, gap).then_some(last + 1);
        }
        if self.casing == Casing::Shouted {
            return None;
        }
        self.tail(first, last).or_else(|| self.bridge(first, last))
    }

    pub(crate) fn capital_follows(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if let Some(end) = self.place(next)
            && self.has(last, WordList::StopWord)
            && end > next
        {
            return true;
        }
        if is_calendar(self.sentence, &self.tokens[next]) {
            // "Black Friday", "Theresa May".
            return gap == "-"
                || self.any(
                    last,
                    &[WordList::HolidayWord, WordList::FirstName, WordList::AbbreviationBeforeName],
                );
        }
        if self.has(next, WordList::StopWord) {
            // "Marine Le Pen", "Pan Am", "Walter A. Shewhart".
            let is_one = gap == " " && self.casing == Casing::Plain && self.text(next) != "I";
            return self.tokens[next].shape == Shape::Capital && (gap == "-" || is_one)
                || gap == "&"
                || self.is_initial_letter(next);
        }
        if self.parts(last, gap) {
            return false;
        }
        self.casing == Casing::Plain
            || self.stands_out(next)
            || self.casing == Casing::Titled
                && self.any(next, &[WordList::OrganizationWord, WordList::NameHead])
            || gap == "-"
    }

    /// Two names side by side: "Invercargill New Zealand", "U.S. Muslim", "Jewish West Bank".
    pub(crate) fn parts(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if gap == "-" {
            return false;
        }
        let is_place = self.has(next, WordList::Place) || self.place(next).is_some();
        let is_dotted = is_dotted(self.sentence, last) && self.tokens[last].shape == Shape::Upper;
        self.has(last, WordList::Place) && is_place
            || self.has(last, WordList::Demonym)
                && (self.place(next).is_some() || self.tokens[next].shape == Shape::Upper)
            || is_dotted && (is_place || self.any(next, &[WordList::Demonym, WordList::FirstName]))
    }

    /// "Covid-19", « CAC 40 ».
    pub(crate) fn number_follows(&self, first: usize, last: usize, gap: &str) -> bool {
        let text = self.text(last + 1);
        if gap == "-" {
            return self.is_capital(last);
        }
        let is_numbered = gap == " "
            && first == last
            && text.len() <= 3
            && text.bytes().all(|b| b.is_ascii_digit())
            && self.casing == Casing::Plain
            && !is_initial(self.sentence, last)
            && !self.any(
                last,
                &[
                    WordList::Place,
                    WordList::Demonym,
                    WordList::FirstName,
                    WordList::AbbreviationBeforeNumber,
                ],
            )
            && self.tokens[last].shape.is_capital();
        let after = self.gap(last + 1);
        let ends = after.is_empty() && self.tokens.get(last + 2).is_none()
            || after.starts_with([',', '.', ')', ';'])
            || is_space(after) && self.has(last + 2, WordList::StopWord);
        // A score has the other side's number, before it or behind.
        let is_score = first > 0 && self.tokens[first - 1].shape == Shape::Number
            || self.tokens.iter().skip(last + 2).take(SCORE).any(|token| token.shape == Shape::Number);
        is_numbered && ends && !is_score
    }

    pub(crate) fn is_head(&self, i: usize) -> bool {
        self.is_capital(i) && self.any(i, &[WordList::OrganizationWord, WordList::NameHead])
    }

    /// Whether a run so far is a body's or a place's, by a common noun in it.
    pub(crate) fn headed(&self, first: usize, last: usize) -> bool {
        if self.any(last, &[WordList::Place, WordList::NameSuffix]) {
            return false;
        }
        let is_person = |i: usize| {
            self.has(i, WordList::FirstName)
                || self.has(i, WordList::Title) && !self.has(i, WordList::OrganizationWord)
        };
        let back = (first..=last).rev().take_while(|&i| !self.is_capital(i) || !is_person(i));
        back.into_iter().any(|i| self.is_head(i))
    }

    /// A word in lower case that is part of a body's name (« Parquet national », « Cour de justice »).
    pub(crate) fn tail(&self, first: usize, last: usize) -> Option<usize> {
        let next = last + 1;
        if let Some(end) = self.spelt(first, last) {
            return Some(end);
        }
        let is_open = self.is_head(last) || last > first && self.has(last, WordList::NameTail);
        if !is_open || !is_space(self.gap(last)) {
            return None;
        }
        let is_national =
            || (first..=last).any(|i| self.is_capital(i) && self.has(i, WordList::NationalHead));
        if self.has(next, WordList::NameTail) || self.has(next, WordList::Demonym) && is_national() {
            return Some(next);
        }
        let end = self.links(next)?;
        (self.tokens[end].shape == Shape::Lower && self.has(end, WordList::NameTail)).then_some(end)
    }

    /// The last word of a name whose initials follow in brackets: « Organisation météorologique mondiale (OMM) ».
    pub(crate) fn spelt(&self, first: usize, last: usize) -> Option<usize> {
        if first != last || !is_space(self.gap(last)) {
            return None;
        }
        let most = (last + SPELT).min(self.tokens.len());
        let after = &self.tokens[most.min(self.tokens.len() - 1)];
        if !self.sentence.slice(self.tokens[last].end(), after.start).contains('(') {
            return None;
        }
        let end = (last + 1..most).find(|&i| !is_space(self.gap(i)) && !self.gap(i).is_empty())?;
        let acronym = self.tokens.get(end + 1).filter(|token| token.shape == Shape::Upper)?;
        if self.gap(end).trim() != "(" {
            return None;
        }
        let first_letter = |i: usize| self.text(i).chars().next().into_iter().flat_map(char::to_uppercase);
        let content = (first..=end).filter(|&i| !self.has(i, WordList::StopWord));
        let initials = content.flat_map(first_letter).flat_map(base_letters);
        let letters = self.sentence.slice(acronym.start, acronym.end()).chars().filter(|&c| c != '.');
        initials.eq(letters).then_some(end)
    }

    /// The token behind a link such as "of the".
    pub(crate) fn links(&self, i: usize) -> Option<usize> {
        if !self.has(i, WordList::NameLink) {
            return None;
        }
        let is_near = |i: usize| is_space(self.gap(i)) || self.gap(i).is_empty();
        let mut end = i + 1;
        if self.tokens.get(end).is_some_and(|token| token.shape == Shape::Lower)
            && is_near(i)
            && self.has(end, WordList::NameLinkArticle)
        {
            end += 1;
        }
        (end < self.tokens.len() && is_near(end - 1)).then_some(end)
    }

    /// The capitalised word behind particles or links: "Bank of England", « Jean de La Fontaine », "Ursula von der Leyen".
    pub(crate) fn bridge(&self, first: usize, last: usize) -> Option<usize> {
        let pack = pack(self.sentence);
        let next = last + 1;
        let is_name = |i: usize| {
            self.stands_out(i)
                && !is_calendar(self.sentence, &self.tokens[i])
                && !self.has(i, WordList::AbbreviationBeforeName)
        };
        if self.gap(last) == "-" {
            // « Bar-sur-Seine ».
            let end =
                (next + 1..next + 3).take_while(|&i| self.gap(i - 1) == "-").find(|&i| self.is_capital(i));
            return end.filter(|_| self.is_capital(last));
        }
        if self.has(next, WordList::Particle) && !self.any(last, &[WordList::Place, WordList::Demonym]) {
            let end = (next + 1..next + 3).find(|&i| !self.has(i, WordList::Particle))?;
            let spaced = (next..end).all(|i| is_space(self.gap(i)) || matches!(self.gap(i), "" | "-"));
            return (spaced && end < self.tokens.len() && is_name(end)).then_some(end);
        }
        if let Some(end) = self.conjunction(first, last) {
            return Some(end);
        }
        let end = self.links(next)?;
        if !is_name(end) {
            return None;
        }
        let is_head = self.headed(first, last);
        let is_first_name = pack.links_surnames
            && self.has(first, WordList::FirstName)
            && (first..last).all(|i| self.gap(i) == "-")
            && !self.any(end, &[WordList::Place, WordList::OrganizationWord]);
        let is_person = self.has(end, WordList::FirstName) && self.is_capital(end + 1) && pack.links_surnames;
        let is_surname_of = is_first_name && self.tokens[end].shape != Shape::Upper;
        (is_head && !is_person || is_surname_of || self.is_club(first, last, end)).then_some(end)
    }

    /// « les Blackhawks de Chicago »: an unknown name with an article, of a place.
    pub(crate) fn is_club(&self, first: usize, last: usize, end: usize) -> bool {
        let pack = pack(self.sentence);
        let known =
            [WordList::Place, WordList::Demonym, WordList::FirstName, WordList::Title, WordList::NameHead];
        pack.links_surnames
            && first > 0
            && self.has(first - 1, WordList::DefiniteArticle)
            && self.has(end, WordList::Place)
            && (first..=last).all(|i| self.tokens[i].shape == Shape::Capital && !self.any(i, &known))
    }

    /// "Food and Drug Administration", "Department of Health and Human Services": common nouns inside a name.
    pub(crate) fn conjunction(&self, first: usize, last: usize) -> Option<usize> {
        let end = last + 2;
        let is_and = || matches!(self.text(last + 1), "and" | "et");
        if !self.is_capital(end) || !is_space(self.gap(last)) || !is_space(self.gap(last + 1)) || !is_and() {
            return None;
        }
        let is_common = |i: usize| self.any(i, &[WordList::OrdinaryWord, WordList::OrganizationWord]);
        if !is_common(last) || !is_common(end) || self.any(last, &[WordList::Place]) {
            return None;
        }
        let is_linked = (first..last).any(|i| self.tokens[i].shape == Shape::Lower);
        let ends_in_body = self.is_capital(end + 1)
            && is_space(self.gap(end))
            && self.has(end + 1, WordList::OrganizationWord)
            && !(first..=last)
                .any(|i| self.has(i, WordList::OrganizationWord) && !self.has(i, WordList::OrdinaryWord));
        (is_linked || ends_in_body).then_some(end)
    }
}
