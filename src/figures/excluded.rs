//! Numbers that count nothing: telephone numbers, scores, years, addresses, labels and parts of names.

use super::figure::Read;
use super::number::{Number, is_bare_fraction};
use super::unit::has_unit;
use crate::language::WordList;
use crate::text::year;
use crate::tokens::{Shape, Tokens};

/// A number in this range is a year even before a noun or without a preposition.
const SURE_YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
/// The kind of a street is among this many words after the house number.
const STREET_WORDS: usize = 4;
/// At most this many groups of digits are read as one telephone number, and one more.
const MOST_GROUPS: usize = 12;
/// Groups of digits that are no thousands are a telephone number when there are more than this many.
const FEW_GROUPS: usize = 3;

/// Skips a telephone number (« 01 42 34 56 78 », "(212) 555-0123") or a score ("3-1").
pub(super) fn telephone_or_score(tokens: Tokens<'_>, at: usize) -> Read {
    if !tokens.is_digits(at) || is_bare_fraction(tokens, at) {
        return None;
    }
    let joins = |gap: &str| matches!(gap, " " | "-" | "–" | "." | "/" | ") " | ")" | "-(");
    let mut last = at;
    while last < at + MOST_GROUPS && tokens.is_digits(last + 1) && joins(tokens.after(last)) {
        last += 1;
    }
    let text = tokens.text(at);
    if last == at {
        // « 06… » with periods is one token; a single 0 counts.
        return (text.starts_with('0') && text.len() > 2).then_some((None, at + 1));
    }
    let is_dialled = text.starts_with('0') && text.len() > 1 || tokens.before(at).ends_with('+');
    let is_thousands =
        text.len() <= 3 && (at + 1..=last).all(|i| tokens[i].length == 3 && tokens.after(i - 1) == " ");
    let is_hyphenated = (at..last).all(|i| matches!(tokens.after(i), "-" | "–" | "/"));
    let has_year = year(text).is_some() || year(tokens.text(last)).is_some();
    let is_date = last == at + 2 && is_hyphenated && has_year;
    if is_date || is_thousands && !is_dialled {
        return None;
    }
    // A range keeps its unit: "5-10 percent".
    let is_range = last == at + 1 && is_hyphenated && tokens.after(at) != "/" && has_unit(tokens, last);
    let is_telephone = is_dialled
        || last + 1 - at > FEW_GROUPS
        || is_hyphenated && !is_range
        || tokens.after(at).starts_with(')');
    is_telephone.then_some((None, last + 1))
}

/// Whether a number is part of a name ("Falcon 9").
pub(super) fn is_named(tokens: Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let gap = tokens.gap(before);
    // "THE STORM LEFT 40,000 HOMES"
    let is_shouted = tokens.is(before, Shape::Upper) && tokens.is(at + 1, Shape::Upper);
    tokens.is_capital(before)
        && !is_shouted
        && !tokens.is_calendar(before)
        && (gap == "-" || gap == " " && !tokens.has(before, WordList::StopWord))
        // "Some 12", "Deaths: 12": any word may begin the sentence.
        && (before > 0 || gap == "-" || !tokens.has(before, WordList::OrdinaryWord))
}

/// Whether a number without a unit is a year, a label, an address, a day or a part of a name.
pub(super) fn counts_nothing(tokens: Tokens<'_>, number: &Number) -> bool {
    let (first, last) = (number.first, number.last);
    let after = tokens.after(last);
    let is_marked =
        tokens.before(first).ends_with(['#', '°', '@', '/', '_']) || after.starts_with(['/', '_', '@']);
    // "12-Hour"
    let is_joined = first == last && after == "-" && tokens.is_capital(last + 1);
    is_marked
        || is_joined
        || is_reference(tokens, first, last)
        || is_minute(tokens, first, last)
        || is_labelled(tokens, first)
        || is_named(tokens, first)
        || is_address(tokens, first, last)
        || is_day_of_range(tokens, last)
        || first == last && is_year(tokens, first)
}

/// Whether a number is a reference mark ("ended.[12]") or the label of a list item ("1. Fares rise").
fn is_reference(tokens: Tokens<'_>, first: usize, last: usize) -> bool {
    let (before, after) = (tokens.before(first), tokens.after(last));
    let is_label = first == 0 && first == last && tokens[first].length <= 2 && before.is_empty();
    before.ends_with('[') && after.starts_with(']')
        || is_label && (after.starts_with(". ") || after.starts_with(')'))
}

/// Whether a number is a minute of a match: « (58') », « 90e+4 », « 45'+2 ».
fn is_minute(tokens: Tokens<'_>, first: usize, last: usize) -> bool {
    const PRIMES: [char; 3] = ['\'', '’', '′'];
    let follows = first > 0 && tokens.is(first - 1, Shape::Number);
    let is_followed = tokens.after(last) == "+" && tokens.is(last + 1, Shape::Number);
    tokens.after(last).starts_with(PRIMES)
        || is_followed
        || follows && tokens.before(first).trim_start_matches(PRIMES) == "+"
}

/// Whether a label precedes a number: "page 12", « art. 5 ».
fn is_labelled(tokens: Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let gap = tokens.gap(before);
    // « par 21 voix », but « par. 21 ».
    let is_abbreviation = tokens.has(before, WordList::AbbreviationBeforeNumber)
        && (gap == ". " || !tokens.has(before, WordList::StopWord));
    matches!(gap, " " | ". " | "° " | "°" | "#" | "-")
        && (is_abbreviation || tokens.is_one_of(before, tokens.pack().labels))
}

/// Whether a number is a year, and does not count the noun after it.
fn is_year(tokens: Tokens<'_>, at: usize) -> bool {
    let Some(year) = year(tokens.text(at)) else { return false };
    let follows_preposition = || at > 0 && tokens.is_one_of(at - 1, tokens.pack().year_prepositions);
    let counts =
        tokens.after(at) == " " && tokens.is(at + 1, Shape::Lower) && !tokens.has(at + 1, WordList::StopWord);
    !counts || SURE_YEARS.contains(&year) || follows_preposition()
}

/// Whether a number is the first day of a range: « du 10 au 12 octobre ».
fn is_day_of_range(tokens: Tokens<'_>, at: usize) -> bool {
    let is_dash = matches!(tokens.after(at), "-" | "–" | "/");
    let second = if is_dash { at + 1 } else { at + 2 };
    let is_day = |i: usize| tokens.is_digits(i) && tokens[i].length <= 2;
    is_day(at)
        && is_day(second)
        && tokens.has(second + 1, WordList::Month)
        && (is_dash || tokens.is_one_of(at + 1, tokens.pack().day_range_words))
}

/// Whether a number is part of an address: « 12, rue de Rivoli », "10 Downing Street", « 75001 Paris », "CA 94305".
fn is_address(tokens: Tokens<'_>, first: usize, last: usize) -> bool {
    let after = tokens.after(last);
    let has_five_digits = tokens[first].length == 5;
    let is_street = |i: usize| tokens.is_one_of(i, tokens.pack().streets);
    if !tokens.pack().street_last {
        let is_postal_code = first == last && has_five_digits && tokens.is_capital(last + 1) && after == " ";
        return is_postal_code || matches!(after, " " | ", ") && is_street(last + 1);
    }
    let is_postal_code =
        first > 0 && has_five_digits && tokens[first - 1].length == 2 && tokens.is(first - 1, Shape::Upper);
    let name =
        (last + 1..last + STREET_WORDS).take_while(|&i| tokens.is_capital(i) && tokens.after(i - 1) == " ");
    is_postal_code || name.skip(1).any(is_street)
}
