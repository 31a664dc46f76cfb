//! What of a run of capitalised words is a name: titles, nationalities and openings set aside.

use super::begin::Run;
use super::capitals::{Casing, is_calendar, is_century, is_enclitic, is_initial, is_space, pack, seen};
use crate::language::WordList;
use crate::tokens::Shape;

/// A word with so many digits in it is a code ("EB4809"); fewer may be a name's ("A380").
const CODE_DIGITS: usize = 4;

impl Run<'_, '_, '_> {
    /// Gives the names in a run: titles part them ("Treasury Secretary Janet Yellen") and a nationality may stand before
    /// ("Russian President Boris Yeltsin").
    pub(crate) fn split(&self, first: usize, last: usize, found: &mut impl FnMut(usize, usize)) {
        let first = self.without_opening(first, last);
        let mut start = first;
        let mut i = first;
        while i <= last {
            let title = self.title(i, last);
            let ends = i + title > last;
            let is_surname = title == 1
                && (i > start && self.has(start, WordList::FirstName)
                    || ends && self.finder.has_seen(&self.tokens[i], seen::SURNAME)
                    || i > start && self.gap(i - 1) == "-");
            if title > 0 && !is_surname {
                if start < i && self.is_solid(start, i - 1) {
                    self.give(start, i - 1, found);
                }
                i += title;
                start = i;
                continue;
            }
            let is_nationality = i == start
                && i < last
                && (self.has(i, WordList::Demonym)
                    || i + 2 <= last
                        && self.has(i, WordList::OrganizationWord)
                        && self.has(i + 1, WordList::FirstName)
                        && !pack(self.sentence).links_surnames)
                && is_space(self.gap(i))
                && (self.has(i + 1, WordList::FirstName)
                    || self.title(i + 1, last) > 0
                    || self.finder.has_seen(&self.tokens[i + 1], seen::SURNAME));
            if is_nationality {
                self.give(i, i, found);
                start = i + 1;
            }
            i += 1;
        }
        if start <= last {
            self.give(start, last, found);
        }
    }

    /// How many tokens of a run the title at one takes.
    pub(crate) fn title(&self, i: usize, last: usize) -> usize {
        if i > last || !self.is_capital(i) {
            return 0;
        }
        if self.is_saint(i) || self.place(i).is_some() {
            return 0;
        }
        // "CEO", « PDG ».
        if self.tokens[i].shape == Shape::Upper
            && self.has(i, WordList::OrdinaryWord)
            && self.casing == Casing::Plain
            && is_space(self.gap(i))
        {
            return usize::from(i < last);
        }
        let mut words = self.phrase(WordList::Title, i);
        if words > 1 {
            // "Assistant Secretary of State" is two entries that share a word.
            words += self.phrase(WordList::Title, i + words - 1).saturating_sub(1);
            return words.min(last + 1 - i);
        }
        let full =
            self.has(i, WordList::Title) && !self.any(i, &[WordList::OrganizationWord, WordList::FirstName]);
        usize::from(full || self.has(i, WordList::AbbreviationBeforeName) && i < last)
    }

    /// Whether words before a title are a name of their own.
    pub(crate) fn is_solid(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|i| {
            self.any(i, &[WordList::Place, WordList::Demonym, WordList::OrganizationWord])
                || self.tokens[i].shape == Shape::Upper
                || !self.is_plain(i) && !self.has(i, WordList::StopWord)
        })
    }

    /// "Former Chancellor Angela Merkel", "Top Belarus politician": an ordinary word that only begins the sentence.
    pub(crate) fn without_opening(&self, first: usize, last: usize) -> usize {
        let token = &self.tokens[first];
        let is_open = first < last
            && self.casing == Casing::Plain
            && token.shape == Shape::Capital
            && is_initial(self.sentence, first)
            && is_space(self.gap(first))
            && self.is_capital(first + 1)
            && !self.is_known(first)
            && !self.is_head(first)
            && self.place(first).is_none()
            && self.is_plain(first)
            && !(first + 1..=last).any(|i| {
                self.any(i, &[WordList::OrdinaryWord, WordList::OrganizationWord, WordList::NameHead])
            });
        first + usize::from(is_open)
    }

    /// "EB4809": the number of a room, file or part.
    fn is_code(&self, i: usize) -> bool {
        self.text(i).bytes().filter(u8::is_ascii_digit).count() >= CODE_DIGITS
    }

    pub(crate) fn give(&self, first: usize, last: usize, found: &mut impl FnMut(usize, usize)) {
        let (mut first, mut last) = (first, last);
        // "Lord Mayor of Brisbane": what linked the title to the name.
        while first < last && !self.is_capital(first) && !self.has(first, WordList::Particle) {
            first += 1;
        }
        // A link or title at the end belongs to what was cut.
        while last > first
            && !self.is_capital(last)
            && !self.has(last, WordList::NameTail)
            && self.has(last, WordList::StopWord)
            && !is_enclitic(self.sentence, last)
        {
            last -= 1;
        }
        let is_acronym = |i: usize| self.tokens[i].shape == Shape::Upper;
        let is_empty = (first..=last).all(|i| {
            is_calendar(self.sentence, &self.tokens[i])
                || self.has(i, WordList::StopWord) && !is_acronym(i)
                || is_acronym(i) && self.has(i, WordList::OrdinaryWord)
                || is_century(self.text(i))
                || self.is_code(i)
                || self.tokens[i].shape == Shape::Number
                || self.text(i).chars().nth(1).is_none()
        });
        let is_scale = first == last
            && first > 0
            && self.tokens[first - 1].shape == Shape::Number
            && pack(self.sentence)
                .scales
                .iter()
                .any(|(scale, _)| self.finder.form(&self.tokens[first]) == *scale);
        let is_empty = is_empty || is_scale;
        let is_amp = last > first && self.gap(first) == "&";
        let is_titled = first > 0
            && self.any(first - 1, &[WordList::AbbreviationBeforeName, WordList::Title, WordList::NameHead]);
        let is_name = self.any(first, &[WordList::OrganizationWord, WordList::NameHead]) || is_titled;
        // "a Friend of the BBC": a capital does not make an ordinary word a name.
        let is_plain = first == last
            && self.has(first, WordList::OrdinaryWord)
            && !is_acronym(first)
            && !self.tokens[first].is_quoted()
            && !is_name;
        if (!is_empty || is_amp) && !is_plain {
            found(first, last);
        }
    }
}
