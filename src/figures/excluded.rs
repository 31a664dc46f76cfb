//! Numbers that count nothing: telephones, scores, years, addresses, labels and parts of names.

use super::number::{Number, Read, Reader};
use crate::language::WordList;
use crate::tokens::Shape;

/// A year that stands between these needs no word before it to be told from a count.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
/// A house number is followed by its street within so many words.
const STREET: usize = 4;
/// So many groups of digits are looked at together.
const DIGITS: usize = 12;
/// Digits in groups that are no thousands make a telephone number from so many groups on.
const GROUPS: usize = 3;

impl Reader<'_, '_> {
    /// « 01 42 34 56 78 », "(212) 555-0123", and scores such as "3-1": digits that count nothing.
    pub(crate) fn telephone(&self, at: usize) -> Read {
        if !self.is_digits(at) || self.is_bare_fraction(at) {
            return None;
        }
        let mut last = at;
        while last < at + DIGITS
            && self.is_digits(last + 1)
            && matches!(
                self.gap(last),
                " " | "\u{a0}" | "\u{202f}" | "-" | "–" | "." | "/" | ") " | ")" | "-("
            )
        {
            last += 1;
        }
        if last == at {
            // « 06... » with dots is one token; a lone 0 counts.
            return (self.text(at).starts_with('0') && self.text(at).len() > 2).then_some((None, at + 1));
        }
        let is_dialled =
            self.text(at).starts_with('0') && self.text(at).len() > 1 || self.before(at).ends_with('+');
        let is_grouped = (at + 1..=last).all(|i| self.text(i).len() == 3 && self.is_gap_of_space(i - 1))
            && self.text(at).len() <= 3;
        let is_hyphened = (at..last).all(|i| matches!(self.gap(i), "-" | "–" | "/"));
        let is_date = last == at + 2 && (self.year(at).is_some() || self.year(last).is_some());
        if is_date && is_hyphened || is_grouped && !is_dialled {
            return None;
        }
        // A range keeps its unit: "5-10 percent".
        let is_range = last == at + 1 && is_hyphened && self.gap(at) != "/" && self.has_unit(last);
        let is_phone =
            is_dialled || last + 1 - at > GROUPS || is_hyphened && !is_range || self.gap(at).starts_with(')');
        is_phone.then_some((None, last + 1))
    }

    /// Whether a number is part of a name ("Falcon 9").
    pub(crate) fn is_named(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|at| &self.tokens[at]) else { return false };
        let is_calendar =
            self.sentence.has(before, WordList::Month) || self.sentence.has(before, WordList::Weekday);
        let gap = self.before(at);
        before.shape.is_capital()
            && !is_calendar
            && (gap == "-" || gap == " " && !self.sentence.has(before, WordList::StopWord))
            // "Some 12", "Deaths: 12": a word that begins the sentence may be anything.
            && (at > 1 || gap == "-" || !self.sentence.has(before, WordList::OrdinaryWord))
    }

    /// Whether a number without a unit is a year, a label, an address or a part of a name.
    pub(crate) fn counts_nothing(&self, number: &Number) -> bool {
        let (at, last) = (number.first, number.last);
        let before = at.checked_sub(1);
        let form = before.map(|at| self.form(at)).unwrap_or_default();
        let is_near = |at: usize| {
            matches!(self.before(at), " " | "\u{a0}" | "\u{202f}" | ". " | "° " | "°" | "#" | "-")
        };
        let is_label = before.is_some_and(|before| {
            is_near(at)
                && (self.sentence.has(&self.tokens[before], WordList::AbbreviationBeforeNumber)
                    || self.pack.labels.contains(&form.as_str()))
        });
        let is_marked = self.before(at).ends_with(['#', '°', '@', '/', '_'])
            || self.gap(last).starts_with(['/', '_', '@']);
        if is_label || is_marked || self.is_named(at) || self.is_address(at, last) {
            return true;
        }
        if at == last
            && self.gap(at) == "-"
            && self.tokens.get(at + 1).is_some_and(|next| next.shape.is_capital())
        {
            return true;
        }
        // The first of « du 10 au 12 octobre ».
        if self.is_day_of_range(last) {
            return true;
        }
        let Some(year) = self.year(at).filter(|_| at == last) else { return false };
        let is_sure = YEARS.contains(&year) || self.pack.year_prepositions.contains(&form.as_str());
        let counts = self.is_gap_of_space(at)
            && self.tokens.get(at + 1).is_some_and(|next| {
                next.shape == Shape::Lower && !self.sentence.has(next, WordList::StopWord)
            });
        is_sure || !counts
    }

    pub(crate) fn is_day_of_range(&self, at: usize) -> bool {
        let after = if matches!(self.gap(at), "-" | "–" | "/") { at + 1 } else { at + 2 };
        let is_linked =
            after == at + 1 || matches!(self.form(at + 1).as_str(), "au" | "et" | "ou" | "and" | "to" | "or");
        let is_day = self.is_digits(at)
            && self.is_digits(after)
            && self.text(at).len() <= 2
            && self.text(after).len() <= 2;
        is_linked
            && is_day
            && self.tokens.get(after + 1).is_some_and(|token| self.sentence.has(token, WordList::Month))
    }

    /// « 12, rue de Rivoli », "10 Downing Street", « 75001 Paris », "CA 94305".
    pub(crate) fn is_address(&self, at: usize, last: usize) -> bool {
        let gap = self.gap(last);
        let is_street = |at: usize| self.pack.streets.contains(&self.form(at).as_str());
        let is_capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.shape.is_capital());
        if self.pack.month_first {
            let names =
                (last + 1..last + STREET).take_while(|&i| is_capital(i) && matches!(self.gap(i - 1), " "));
            let is_zip = at > 0
                && self.text(at).len() == 5
                && self.text(at - 1).len() == 2
                && self.tokens[at - 1].shape == Shape::Upper;
            return is_zip || names.skip(1).any(is_street);
        }
        let is_code = at == last && self.text(at).len() == 5 && is_capital(at + 1) && gap == " ";
        is_code || matches!(gap, " " | ", ") && is_street(last + 1)
    }
}
