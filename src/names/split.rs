//! Splits a run of capitalized words into names, without titles, nationalities and sentence openers.

use super::capitals::{Casing, seen};
use super::finder::NameFinder;
use crate::language::WordList::{
    AbbreviationBeforeName, Demonym, FirstName, NameHead, NameTail, OrdinaryWord, OrganizationWord, Particle,
    Place, ReportingVerb, Scale, StopWord, Title,
};
use crate::language::{Language, base_letters};
use crate::text::is_combining;
use crate::tokens::Shape;

/// A word with this many digits is a code ("EB4809"); a name may have fewer ("A380").
const CODE_DIGITS: usize = 4;
/// A verb of saying stands at most this many words before the medium that is spoken to: « a déclaré lundi à l'AFP ».
const SAYING_WORDS: usize = 5;

impl NameFinder<'_> {
    /// Calls `found` with each name in a run. Titles separate names ("Treasury Secretary Janet Yellen"), and a
    /// nationality may stand before one ("Russian President Boris Yeltsin").
    pub(super) fn split(&self, first: usize, last: usize, found: &mut impl FnMut(usize, usize)) {
        let mut start = self.without_opening(first, last);
        let mut i = start;
        while i <= last {
            let title = self.title(i, last);
            if title > 0 && !self.is_surname(start, i, title, last) {
                if start < i && (start..i).any(|i| self.is_solid(i)) {
                    self.trim(start, i - 1, found);
                }
                i += title;
                start = i;
                continue;
            }
            if i > start && i < last && self.is_speaker(start, i) {
                self.trim(start, i - 1, found);
                start = i;
            }
            if i == start && i < last && self.is_nationality(i, last) {
                self.trim(i, i, found);
                start = i + 1;
            }
            i += 1;
        }
        if start <= last {
            self.trim(start, last, found);
        }
    }

    /// Whether what looks like a title of some tokens is a surname: "Tom King", "Lloyd-King".
    fn is_surname(&self, start: usize, i: usize, title: usize, last: usize) -> bool {
        title == 1
            && (i > start && self.tokens.has(start, FirstName)
                || i == last && self.has_seen(i, seen::SURNAME)
                || i > start && self.tokens.gap(i - 1) == "-")
    }

    /// Whether the full name of a speaker begins at a token, behind the medium or place that he spoke to or in: « a
    /// déclaré à l'AFP Marc Doyen ».
    fn is_speaker(&self, start: usize, i: usize) -> bool {
        let is_institution = start + 1 == i && self.is_head(start) && !self.is_upper(start);
        // « Ouest-France »
        let is_joined = |i: usize| i > start && self.tokens.gap(i - 1) == "-";
        let is_of_person =
            |i: usize| self.tokens.has_any(i, &[FirstName, AbbreviationBeforeName, Title]) && !is_joined(i);
        self.tokens.pack().speaker_last
            && self.tokens.has(i, FirstName)
            && self.tokens.is_capital(i + 1)
            && self.tokens.is_spaced(i - 1)
            && self.tokens.is_spaced(i)
            && !is_institution
            && !(start..i).any(is_of_person)
            && self.follows_verb(start)
    }

    /// Whether a form of a verb of saying stands a few words before a token.
    fn follows_verb(&self, i: usize) -> bool {
        (i.saturating_sub(SAYING_WORDS)..i)
            .rev()
            .take_while(|&i| matches!(self.tokens.gap(i), " " | "\n" | "" | "'" | "’"))
            .any(|i| self.tokens.has(i, ReportingVerb))
    }

    /// Whether a word that begins a run is a nationality, or an organization used like one, before a person's name.
    fn is_nationality(&self, i: usize, last: usize) -> bool {
        let is_organization = || {
            i + 2 <= last
                && self.tokens.pack().organizations_before_names
                && self.tokens.has(i, OrganizationWord)
                && self.tokens.has(i + 1, FirstName)
        };
        (self.tokens.has(i, Demonym) || is_organization())
            && self.tokens.is_spaced(i)
            && (self.tokens.has(i + 1, FirstName)
                || self.title(i + 1, last) > 0
                || self.has_seen(i + 1, seen::SURNAME))
    }

    /// Returns the number of tokens of the title at a token of a run that ends at `last`; 0 if there is none.
    fn title(&self, i: usize, last: usize) -> usize {
        if i > last || !self.tokens.is_capital(i) || self.is_saint(i) || self.place(i).is_some() {
            return 0;
        }
        // "CEO", « PDG ».
        let is_plain = self.casing == Casing::Plain;
        if self.is_upper(i) && self.tokens.has(i, OrdinaryWord) && is_plain && self.tokens.is_spaced(i) {
            return usize::from(i < last);
        }
        let mut words = self.phrase(Title, i);
        if words > 1 {
            // "Assistant Secretary of State" is two entries that share a word.
            words += self.phrase(Title, i + words - 1).saturating_sub(1);
            return words.min(last + 1 - i);
        }
        let is_full = self.tokens.has(i, Title) && !self.tokens.has_any(i, &[OrganizationWord, FirstName]);
        usize::from(is_full || self.tokens.has(i, AbbreviationBeforeName) && i < last)
    }

    /// Whether a word before a title makes the words there a name of their own.
    fn is_solid(&self, i: usize) -> bool {
        self.tokens.has_any(i, &[Place, Demonym, OrganizationWord])
            || self.is_upper(i)
            || !self.is_plain(i) && !self.tokens.has(i, StopWord)
    }

    /// Returns the first token of a run without an ordinary word that only begins the sentence: "Former Chancellor
    /// Angela Merkel", "Top Belarus politician", "Yesterday Lifeline Corp".
    fn without_opening(&self, first: usize, last: usize) -> usize {
        let is_common = |i| self.tokens.has_any(i, &[OrdinaryWord, OrganizationWord, NameHead]);
        let is_opening = first < last
            && self.casing == Casing::Plain
            && self.tokens.is(first, Shape::Capital)
            && self.tokens.is_initial(first)
            && self.tokens.is_spaced(first)
            && self.tokens.is_capital(first + 1)
            && !self.is_known(first)
            && !self.is_head(first)
            && self.place(first).is_none()
            && self.is_plain(first)
            && (self.tokens.pack().day_adverbs.contains(&self.form(first))
                || !(first + 1..=last).any(is_common));
        first + usize::from(is_opening)
    }

    /// Removes links from both ends of a name, and calls `found` unless the rest is no name.
    fn trim(&self, mut first: usize, mut last: usize, found: &mut impl FnMut(usize, usize)) {
        // "Lord Mayor of Brisbane": the link between the title and the name.
        while first < last && !self.tokens.is_capital(first) && !self.tokens.has(first, Particle) {
            first += 1;
        }
        // A link at the end belongs to the title that was removed.
        while last > first
            && !self.tokens.is_capital(last)
            && !self.tokens.has(last, NameTail)
            && self.tokens.has(last, StopWord)
            && !self.tokens.is_enclitic(last)
        {
            last -= 1;
        }
        let has_ampersand = last > first && self.tokens.gap(first) == "&";
        let is_empty = self.is_scale(first, last) || (first..=last).all(|i| self.is_no_name(i));
        if (has_ampersand || !is_empty) && !(first == last && self.is_ordinary(first)) {
            found(first, last);
        }
    }

    /// Whether a word is no name by itself: a date, function word, century, code, number or letter.
    fn is_no_name(&self, i: usize) -> bool {
        let text = self.tokens.text(i);
        let is_code = || text.bytes().filter(u8::is_ascii_digit).count() >= CODE_DIGITS;
        let is_listed = if self.is_upper(i) { OrdinaryWord } else { StopWord };
        self.tokens.is_calendar(i)
            || self.tokens.has(i, is_listed)
            || is_century(text)
            || is_code()
            || self.tokens.is(i, Shape::Number)
            || text.chars().nth(1).is_none()
    }

    /// Whether a word after a number is the number's scale: "5 Million".
    fn is_scale(&self, first: usize, last: usize) -> bool {
        first == last
            && first > 0
            && self.tokens.is(first - 1, Shape::Number)
            && self.tokens.has(first, Scale)
    }

    /// Whether a single word is an ordinary one in spite of its capital: "a Friend of the BBC".
    fn is_ordinary(&self, i: usize) -> bool {
        let is_titled = || i > 0 && self.tokens.has_any(i - 1, &[AbbreviationBeforeName, Title, NameHead]);
        self.tokens.has(i, OrdinaryWord)
            && !self.is_upper(i)
            && !self.tokens[i].is_quoted()
            && !self.tokens.has_any(i, &[OrganizationWord, NameHead])
            && !is_titled()
    }
}

/// Whether a word is the number of a century in any language: « XXe », "XIXth".
fn is_century(text: &str) -> bool {
    let numeral = text.trim_end_matches(|c: char| c.is_lowercase() || is_combining(c));
    if numeral.len() < 2 || !numeral.bytes().all(|byte| b"IVX".contains(&byte)) {
        return false;
    }
    let ending = || {
        let letters = text[numeral.len()..].chars().filter(|&c| !is_combining(c));
        letters.flat_map(char::to_lowercase).flat_map(base_letters)
    };
    let mut endings = Language::ALL.into_iter().flat_map(|language| language.pack().century_endings);
    ending().next().is_none() || endings.any(|known| ending().eq(known.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centuries_have_an_ordinal_ending_or_none() {
        for text in ["XX", "XXe", "XIXème", "XIXth", "XXIst"] {
            assert!(is_century(text), "{text}");
        }
        for text in ["X", "Xavier", "XXL", "MI", "20th"] {
            assert!(!is_century(text), "{text}");
        }
    }
}
