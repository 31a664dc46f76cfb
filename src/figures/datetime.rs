//! Dates and times of day.

use super::figure::{Figure, Unit};
use super::number::{Read, Reader, split_suffix};
use crate::language::WordList;
use crate::tokens::Shape;

impl Reader<'_, '_> {
    /// A date or time that begins at a token.
    pub(crate) fn moment(&self, at: usize) -> Read {
        if self.is_bare_fraction(at) {
            return None;
        }
        self.numeric_date(at).or_else(|| self.date(at)).or_else(|| self.time(at))
    }

    fn month(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at)?;
        let is_written = !self.pack.month_first || token.shape.is_capital();
        if !is_written || !self.sentence.has(token, WordList::Month) {
            return None;
        }
        let form = self.form(at);
        self.pack.months.iter().find(|(name, _)| *name == form).map(|(_, month)| u32::from(*month))
    }

    fn day(&self, at: usize) -> Option<u32> {
        let (digits, suffix) = split_suffix(self.text(at));
        let known = matches!(suffix, "" | "er" | "st" | "nd" | "rd" | "th");
        digits.parse().ok().filter(|day| known && digits.len() <= 2 && (1..=31).contains(day))
    }

    pub(crate) fn year(&self, at: usize) -> Option<u32> {
        let text = self.text(at);
        text.parse().ok().filter(|year| text.len() == 4 && (1000..=2999).contains(year))
    }

    /// « 10 octobre 2018 », "Oct. 10, 2018", "October 2018".
    fn date(&self, at: usize) -> Read {
        let is_near = |at: usize| self.gap(at).trim().is_empty();
        let is_close = |at: usize| matches!(self.gap(at).trim(), "" | ".");
        let of = self.pack.month_first && self.form(at + 1) == "of";
        let (day, month, mut last) = if let (Some(day), Some(month)) = (self.day(at), self.month(at + 1)) {
            (day, month, at + 1)
        } else if let (Some(day), true, Some(month)) = (self.day(at), of, self.month(at + 2)) {
            (day, month, at + 2)
        } else if let (Some(month), true, Some(day)) =
            (self.month(at), self.pack.month_first, self.day(at + 1))
        {
            (day, month, at + 1)
        } else if let (Some(month), Some(_)) = (self.month(at), self.year(at + 1)) {
            (0, month, at)
        } else {
            return None;
        };
        let is_month_last = self.day(at).is_some();
        if (at..last).any(|at| if is_month_last { !is_near(at) } else { !is_close(at) }) {
            return None;
        }
        let is_joined = is_close(last) || self.gap(last).trim() == "," && self.pack.month_first;
        let year = self.year(last + 1).filter(|_| is_joined);
        // "Oct 10 percent": the number counts.
        if !is_month_last && day > 0 && year.is_none() && self.has_unit(last) {
            return None;
        }
        last += usize::from(year.is_some());
        let value = f64::from(year.unwrap_or(0) * 10_000 + month * 100 + day);
        Some((Some(Figure { value, unit: Unit::Date, span: self.span(at, last) }), last + 1))
    }

    /// "2018-10-10", « 10/10/2018 ».
    fn numeric_date(&self, at: usize) -> Read {
        let gap = self.gap(at);
        if !matches!(gap, "-" | "/" | ".") || self.gap(at + 1) != gap {
            return None;
        }
        let number = |at: usize| {
            let text = self.text(at);
            let is_digits = text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty();
            text.parse::<u32>().ok().filter(|_| is_digits && text.len() <= 4)
        };
        let (first, second, third) = (number(at)?, number(at + 1)?, number(at + 2)?);
        let (year, month, day) = if self.year(at).is_some() && gap == "-" {
            (first, second, third)
        } else if self.year(at + 2).is_some() {
            // Where months come first, only a day above 12 tells which is which.
            let is_swapped = self.pack.month_first && second > 12;
            let is_unsure = self.pack.month_first && first <= 12 && second <= 12 && first != second;
            if is_unsure {
                return Some((None, at + 3));
            }
            if is_swapped { (third, first, second) } else { (third, second, first) }
        } else {
            return None;
        };
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        let value = f64::from(year * 10_000 + month * 100 + day);
        let figure = Figure { value, unit: Unit::Date, span: self.span(at, at + 2) };
        Some((is_date.then_some(figure), at + 3))
    }

    /// « 14 h 30 », "2:30 p.m.", "14:30".
    fn time(&self, at: usize) -> Read {
        if self.tokens[at].shape != Shape::Number {
            return None;
        }
        let (digits, suffix) = split_suffix(self.text(at));
        if let Some((hour, minute)) = digits.split_once('.') {
            return self.dotted_time(at, hour, minute, suffix);
        }
        let hour = hour_of(digits)?;
        if !suffix.is_empty() {
            return self.glued_time(at, hour, suffix);
        }
        let (mut minute, mut last) = (None, at);
        if self.gap(at) == ":" {
            minute = self.minute(at + 1);
            minute?;
            last = at + 1;
            // A verse, a ratio or a race.
            let is_more = matches!(self.gap(last).chars().next(), Some(':')) || self.is_named(at);
            if is_more {
                return Some((None, last + 1));
            }
            if let Some(end) = self.minute_and_word(last) {
                return self.clock(at, last + 1, hour, minute, end);
            }
        } else if self.is_space(last) && self.hour_word(last + 1).is_some() {
            let added = self.hour_word(last + 1)?;
            let takes_minutes = !self.pack.hour_prepositions.is_empty();
            let next = last + 2;
            if takes_minutes
                && self.is_space(last + 1)
                && self.minute(next).is_some()
                && self.text(next).len() == 2
            {
                return self.clock(at, next, hour, self.minute(next), 0);
            }
            let is_said = self.is_hour_mark(last + 1) || self.is_hour(at);
            return if is_said { self.clock(at, last + 1, hour, None, added) } else { None };
        }
        minute?;
        self.clock(at, last, hour, minute, 0)
    }

    fn is_space(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "\u{a0}" | "\u{202f}")
    }

    /// "9.30 a.m.", "7.45pm", « 14.30 h »: hours and minutes with a point between them, before a word for the hour.
    fn dotted_time(&self, at: usize, hour: &str, minute: &str, suffix: &str) -> Read {
        let (hour, minute) = (hour_of(hour)?, minute_of(minute)?);
        if !suffix.is_empty() {
            let suffix = suffix.to_lowercase();
            let added =
                self.pack.hour_words.iter().find(|(name, _)| *name == suffix).map(|(_, hours)| *hours)?;
            return self.clock(at, at, hour, Some(minute), added);
        }
        let added = self.minute_and_word(at)?;
        let is_said = self.is_hour_mark(at + 1) || self.is_hour(at);
        if is_said { self.clock(at, at + 1, hour, Some(minute), added) } else { None }
    }

    /// "14h30", "2pm".
    fn glued_time(&self, at: usize, hour: u32, suffix: &str) -> Read {
        let letters = suffix.trim_end_matches(|c: char| c.is_ascii_digit());
        let word = letters.to_lowercase();
        let added = self.pack.hour_words.iter().find(|(name, _)| *name == word).map(|(_, hours)| *hours)?;
        let digits = &suffix[letters.len()..];
        let minute = minute_of(digits);
        if !digits.is_empty() && (minute.is_none() || self.pack.month_first) {
            return None;
        }
        self.clock(at, at, hour, minute, added)
    }

    fn minute(&self, at: usize) -> Option<u32> {
        let text = self.text(at);
        minute_of(text.trim_end_matches(|c: char| c.is_alphabetic()))
    }

    fn hour_word(&self, at: usize) -> Option<u32> {
        let form = self.form(at);
        self.pack.hour_words.iter().find(|(name, _)| *name == form).map(|(_, hours)| *hours)
    }

    /// The hours that "p.m." adds behind the minutes.
    fn minute_and_word(&self, at: usize) -> Option<u32> {
        self.hour_word(at + 1).filter(|_| self.is_space(at))
    }

    /// Whether an hour word says a time of day by itself: "p.m.", « h »; « heures » may count a duration.
    fn is_hour_mark(&self, at: usize) -> bool {
        self.pack.hour_prepositions.is_empty() || self.form(at) == "h"
    }

    /// « à 20 heures » is a time; « 20 heures de vol » is not.
    fn is_hour(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.form(at)).unwrap_or_default();
        self.pack.hour_prepositions.contains(&before.as_str())
            && !matches!(self.form(at + 2).as_str(), "de" | "d'" | "par")
    }

    fn clock(&self, at: usize, last: usize, hour: u32, minute: Option<u32>, added: u32) -> Read {
        let (is_noon, is_night) =
            (hour == 12 && added == 12, hour == 12 && added == 0 && self.says_morning(last));
        let hour = if is_noon {
            12
        } else if is_night {
            0
        } else {
            hour + added
        };
        if hour > 24 {
            return None;
        }
        let mut span = self.span(at, last);
        // The period of "p.m." is its own.
        let is_abbreviated = self.text(last).contains('.');
        span.end += usize::from(is_abbreviated && self.gap(last).starts_with('.'));
        let value = f64::from(hour % 24 * 100 + minute.unwrap_or(0));
        Some((Some(Figure { value, unit: Unit::Time, span }), last + 1))
    }

    fn says_morning(&self, at: usize) -> bool {
        let form = self.form(at);
        form.ends_with("am") || form.ends_with("a.m")
    }
}

/// An hour of one or two digits.
fn hour_of(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|hour| *hour <= 24 && digits.len() <= 2)
}

/// Minutes of two digits.
fn minute_of(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|minute| *minute < 60 && digits.len() == 2)
}
