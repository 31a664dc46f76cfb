//! Dates and times of day.

use super::excluded::is_named;
use super::figure::{FigureValue, Read, Reading, Unit};
use super::number::{is_bare_fraction, split_suffix};
use super::unit::has_unit;
use crate::language::WordList;
use crate::text::year;
use crate::tokens::{Shape, Tokens, value_in};

/// Reads the date or time that begins at a token.
pub(super) fn date_or_time(tokens: Tokens<'_>, at: usize) -> Read {
    if is_bare_fraction(tokens, at) {
        return None;
    }
    numeric_date(tokens, at).or_else(|| date(tokens, at)).or_else(|| time(tokens, at))
}

/// Whether a month may have a day; February has 29.
fn has_day(month: u32, day: u32) -> bool {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

/// Returns the figure of a date; a part that is 0 is not given.
fn date_of((year, month, day): (u32, u32, u32), tokens: Tokens<'_>, first: usize, last: usize) -> Reading {
    let value = FigureValue::Date {
        year: Some(year as u16).filter(|&year| year > 0),
        month: month as u8,
        day: Some(day as u8).filter(|&day| day > 0),
    };
    Reading { value, unit: Unit::Date, span: tokens.span(first, last) }
}

/// Reads a date with the name of its month: « 10 octobre 2018 », "Oct. 10, 2018", "October 2018".
fn date(tokens: Tokens<'_>, at: usize) -> Read {
    let pack = tokens.pack();
    let is_near = |i: usize| tokens.after(i).trim().is_empty();
    let is_close = |i: usize| matches!(tokens.after(i).trim(), "" | ".");
    let (day, month, mut last) = if let Some(day) = day(tokens, at) {
        let is_linked = month(tokens, at + 1).is_none() && tokens.is_one_of(at + 1, pack.day_links);
        let last = at + 1 + usize::from(is_linked);
        let is_joined = (at..last).all(is_near);
        (day, month(tokens, last).filter(|_| is_joined)?, last)
    } else {
        let month = month(tokens, at)?;
        let day = day(tokens, at + 1).filter(|_| pack.month_first);
        if day.is_none() && year(tokens.text(at + 1)).is_none() || day.is_some() && !is_close(at) {
            return None;
        }
        (day.unwrap_or(0), month, at + usize::from(day.is_some()))
    };
    let is_joined = is_close(last) || tokens.after(last).trim() == "," && pack.month_first;
    let year = year(tokens.text(last + 1)).filter(|_| is_joined);
    // "Oct 10 percent": the number counts.
    let is_month_first = tokens.has(at, WordList::Month);
    if is_month_first && day > 0 && year.is_none() && has_unit(tokens, last) {
        return None;
    }
    last += usize::from(year.is_some());
    let is_date = day == 0 || has_day(month, day);
    Some((is_date.then(|| date_of((year.unwrap_or(0), month, day), tokens, at, last)), last + 1))
}

fn month(tokens: Tokens<'_>, at: usize) -> Option<u32> {
    let pack = tokens.pack();
    let is_written = !pack.month_first || tokens.is_capital(at);
    if !is_written || !tokens.has(at, WordList::Month) {
        return None;
    }
    tokens.value_in(at, pack.months).map(u32::from)
}

/// Returns the day of the month that a token is: "10", "10th", « 1er ».
fn day(tokens: Tokens<'_>, at: usize) -> Option<u32> {
    let (digits, suffix) = split_suffix(tokens.text(at));
    let is_known = suffix.is_empty() || tokens.pack().day_endings.contains(&suffix);
    digits.parse().ok().filter(|day| is_known && digits.len() <= 2 && (1..=31).contains(day))
}

/// Reads a date in digits: "2018-10-10", « 10/10/2018 ».
fn numeric_date(tokens: Tokens<'_>, at: usize) -> Read {
    let gap = tokens.after(at);
    if !matches!(gap, "-" | "/" | ".") || tokens.after(at + 1) != gap {
        return None;
    }
    let number = |i: usize| {
        let is_short = tokens.is_digits(i) && tokens[i].length <= 4;
        tokens.text(i).parse::<u32>().ok().filter(|_| is_short)
    };
    let (first, second, third) = (number(at)?, number(at + 1)?, number(at + 2)?);
    let parts = if year(tokens.text(at)).is_some() && gap == "-" {
        (first, second, third)
    } else if year(tokens.text(at + 2)).is_none() {
        return None;
    } else if !tokens.pack().month_first || first == second {
        (third, second, first)
    } else if second > 12 {
        (third, first, second)
    } else if first > 12 {
        (third, second, first)
    } else {
        // Where months usually come first, only a day above 12 shows the order.
        return Some((None, at + 3));
    };
    let is_date = has_day(parts.1, parts.2);
    Some((is_date.then(|| date_of(parts, tokens, at, at + 2)), at + 3))
}

/// A time of day from the token `at` on, without its last token.
struct Time<'a> {
    tokens: Tokens<'a>,
    at: usize,
    hour: u32,
    minute: u32,
}

/// Reads a time: « 14 h 30 », "2:30 p.m.", "14:30".
fn time(tokens: Tokens<'_>, at: usize) -> Read {
    if !tokens.is(at, Shape::Number) {
        return None;
    }
    let (digits, suffix) = split_suffix(tokens.text(at));
    if let Some((hour, minute)) = digits.split_once('.') {
        let time = Time { tokens, at, hour: hour_of(hour)?, minute: minute_of(minute)? };
        return time.dotted(suffix);
    }
    let time = Time { tokens, at, hour: hour_of(digits)?, minute: 0 };
    if !suffix.is_empty() {
        return time.joined(suffix);
    }
    match tokens.after(at) {
        ":" => time.with_colon(),
        " " => time.with_hour_word(),
        _ => None,
    }
}

impl Time<'_> {
    /// "14:30", "2:30 p.m."
    fn with_colon(self) -> Read {
        let last = self.at + 1;
        let minute = self.minute_at(last)?;
        // A verse, a ratio or the time of a race.
        if self.tokens.after(last).starts_with(':') || is_named(self.tokens, self.at) {
            return Some((None, last + 1));
        }
        let time = Time { minute, ..self };
        match time.hours_added(last) {
            Some(added) => time.figure(last + 1, added),
            None => time.figure(last, 0),
        }
    }

    /// « 14 h », « 14 h 30 », "2 p.m."
    fn with_hour_word(self) -> Read {
        let word = self.at + 1;
        let added = self.hours_added(self.at)?;
        let minute = self.minute_at(word + 1).filter(|_| {
            self.tokens.pack().minutes_after_hour
                && self.tokens.after(word) == " "
                && self.tokens[word + 1].length == 2
        });
        if let Some(minute) = minute {
            return Time { minute, ..self }.figure(word + 1, 0);
        }
        self.figure(word, added).filter(|_| self.is_time_of_day())
    }

    /// "9.30 a.m.", "7.45pm", « 14.30 h »: hours and minutes with a point between them, before a word for the hour.
    fn dotted(self, suffix: &str) -> Read {
        if !suffix.is_empty() {
            let added = value_in(self.tokens.pack().hour_words, &suffix.to_lowercase())?;
            return self.figure(self.at, added);
        }
        let added = self.hours_added(self.at)?;
        self.figure(self.at + 1, added).filter(|_| self.is_time_of_day())
    }

    /// "14h30", "2pm"
    fn joined(self, suffix: &str) -> Read {
        let letters = suffix.trim_end_matches(|c: char| c.is_ascii_digit());
        let added = value_in(self.tokens.pack().hour_words, &letters.to_lowercase())?;
        let digits = &suffix[letters.len()..];
        let minute = match digits {
            "" => 0,
            _ if self.tokens.pack().minutes_after_hour => minute_of(digits)?,
            _ => return None,
        };
        Time { minute, ..self }.figure(self.at, added)
    }

    fn minute_at(&self, at: usize) -> Option<u32> {
        minute_of(self.tokens.text(at).trim_end_matches(|c: char| c.is_alphabetic()))
    }

    /// Returns the hours that a word for the hour after a token adds: 12 for "p.m.".
    fn hours_added(&self, at: usize) -> Option<u32> {
        let is_near = self.tokens.after(at) == " ";
        self.tokens.value_in(at + 1, self.tokens.pack().hour_words).filter(|_| is_near)
    }

    /// Whether hours are a time of day: « à 20 heures », "8 p.m."; « 20 heures de vol » is a duration.
    fn is_time_of_day(&self) -> bool {
        let (tokens, pack) = (self.tokens, self.tokens.pack());
        tokens.is_one_of(self.at + 1, pack.hour_marks)
            || self.at > 0
                && tokens.is_one_of(self.at - 1, pack.hour_prepositions)
                && !tokens.is_one_of(self.at + 2, pack.duration_links)
    }

    /// Returns the time with the hours that its last token adds.
    fn figure(&self, last: usize, added: u32) -> Read {
        let form = self.tokens.form(last);
        let is_morning = || self.tokens.pack().morning_marks.iter().any(|mark| form.ends_with(mark));
        let hour = match (self.hour, added) {
            (12, 12) => 12,
            (12, 0) if is_morning() => 0,
            (hour, added) => hour + added,
        };
        if hour > 24 {
            return None;
        }
        let mut span = self.tokens.span(self.at, last);
        // "p.m." owns its final period.
        let is_abbreviation = self.tokens.text(last).contains('.');
        span.end += usize::from(is_abbreviation && self.tokens.after(last).starts_with('.'));
        let value = FigureValue::Time { hour: (hour % 24) as u8, minute: self.minute as u8 };
        Some((Some(Reading { value, unit: Unit::Time, span }), last + 1))
    }
}

/// Parses an hour of one or two digits.
fn hour_of(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|hour| *hour <= 24 && digits.len() <= 2)
}

/// Parses minutes of two digits.
fn minute_of(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|minute| *minute < 60 && digits.len() == 2)
}
