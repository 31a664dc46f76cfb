//! The rules that say whether a sentence ends at a mark.
//!
//! Each is one idea with a name. They are asked in order, the first that knows decides, and where none does the
//! sentence ends: [`MARKS`] for any mark, then [`PERIODS`] for a period that an abbreviation, an initial or a number may
//! own. No rule looks further than [`REACH`], so that the time stays linear on any text.

use super::context::{Place, REACH, Splitter, is_address, is_zone_code, word_of};
use crate::language::{WordList, WordLists, lower};
use crate::text::{begins_in_capital, head, is_combining, is_terminator};

/// Words of the next sentence that are looked at for a speaker: `"Why?" the old judge asked.`
const SPEAKER_WORDS: usize = 4;
/// An abbreviation, with its inner periods, has at most so many bytes.
const LONGEST_ABBREVIATION: usize = 24;

/// What a rule says: the sentence ends, it goes on, or the next rule decides.
type Verdict = Option<bool>;
const ENDS: Verdict = Some(true);
const GOES_ON: Verdict = Some(false);

struct Rule<Judge> {
    name: &'static str,
    judge: Judge,
}
type MarkRule = Rule<fn(&mut Splitter<'_>, &After<'_, '_>) -> Verdict>;
type PeriodRule = Rule<fn(&mut Splitter<'_>, &Period<'_>) -> Verdict>;

/// What follows a mark.
struct After<'p, 't> {
    place: &'p Place,
    mark: &'t str,
    /// The character before the mark, in the same sentence.
    before: Option<char>,
    /// Where the next word begins, after white space and opening marks.
    opened: usize,
    /// Its first character, and the word.
    first: char,
    next: &'t str,
}

/// A period, and the word that it may belong to.
struct Period<'t> {
    /// The word, and the one before it.
    chunk: &'t str,
    chunk_start: usize,
    previous: &'t str,
    /// What stands before the chunk, in the same sentence.
    before: &'t str,
    classes: WordLists,
    /// Nothing but marks stands before the chunk.
    at_start: bool,
    is_capital: bool,
    is_letter: bool,
    is_acronym: bool,
    /// A number stands before it: "12 ft."
    is_unit: bool,
    /// Where the next word begins, signs of money set aside.
    opened: usize,
    next: &'t str,
    follows: &'t str,
    /// The next word begins sentences rather than names.
    starts: bool,
}

/// Whether a sentence ends at the place.
pub(crate) fn ends(splitter: &mut Splitter<'_>, place: &Place) -> bool {
    let text = splitter.text;
    if let Some(ends) = plain(splitter, place) {
        return ends;
    }
    let reach = &text[place.next..place.next + head(&text[place.next..], REACH).len()];
    let opened = place.next + reach.find(|c| !is_opener(c)).unwrap_or(reach.len());
    let Some(first) = text[opened..].chars().next() else { return true };
    let after = After {
        place,
        mark: &text[place.mark.0..place.mark.1],
        before: splitter.before(place.mark.0).chars().next_back(),
        opened,
        first,
        next: splitter.word_at(opened),
    };
    let verdict =
        MARKS.iter().filter(|rule| is_on(rule.name)).find_map(|rule| (rule.judge)(splitter, &after));
    if let Some(ends) = verdict {
        return ends;
    }
    let Some(period) = Period::of(splitter, &after) else { return true };
    let mut rules = PERIODS.iter().filter(|rule| is_on(rule.name));
    rules.find_map(|rule| (rule.judge)(splitter, &period)).unwrap_or(true)
}

/// The verdict on nine places in ten, where the rules, asked one by one, all come to the same: the end of a block, "1.2",
/// and a period behind a plain word or a closing quotation mark and before a capital, a quotation mark before it or not.
fn plain(splitter: &mut Splitter<'_>, place: &Place) -> Verdict {
    let bytes = splitter.text.as_bytes();
    let Some(follows) = bytes.get(place.next..).filter(|follows| !follows.is_empty()) else { return ENDS };
    let (mark, end) = place.mark;
    if end - mark != 1 || bytes[mark] != b'.' {
        return None;
    }
    if place.next == end {
        let goes_on = follows[0].is_ascii_lowercase() || follows[0].is_ascii_digit();
        return if goes_on { GOES_ON } else { None };
    }
    let opened = match follows {
        [b'"', ..] => 1,
        // “
        [0xe2, 0x80, 0x9c, ..] => 3,
        // « and a space
        [0xc2, 0xab, b' ', ..] => 3,
        [0xc2, 0xab, 0xc2, 0xa0, ..] => 4,
        [0xc2, 0xab, 0xe2, 0x80, 0xaf, ..] => 5,
        _ => 0,
    };
    if place.next == place.end || mark == splitter.start || !begins_in_capital(&follows[opened..]) {
        return None;
    }
    if place.end > end {
        return if matches!(bytes[end], b')' | b']') { None } else { ENDS };
    }
    let from = splitter.start.max(mark.saturating_sub(LONGEST_ABBREVIATION));
    // Small letters from a to z, or à to ÿ (the sign of division among them, which no word has before a period).
    let mut start = mark;
    while start > from {
        match bytes[start - 1] {
            b'a'..=b'z' => start -= 1,
            0xa0..=0xbf if start > from + 1 && bytes[start - 2] == 0xc3 => start -= 2,
            _ => break,
        }
    }
    if start > from && start < mark && bytes[start - 1].is_ascii_uppercase() {
        start -= 1;
    }
    let is_word = mark - start > 1 && start > from && bytes[start - 1] == b' ';
    if !is_word {
        return None;
    }
    let classes = splitter.classes(&splitter.text[start..mark]);
    if classes.is_abbreviation() || classes.seconds_abbreviation() { None } else { ENDS }
}

#[cfg(not(test))]
fn is_on(_: &str) -> bool {
    true
}

#[cfg(test)]
fn is_on(rule: &'static str) -> bool {
    !crate::switch::is_off(crate::switch::Part::Rule(rule))
}

/// The names of all rules.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MARKS.iter().map(|rule| rule.name).chain(PERIODS.iter().map(|rule| rule.name))
}

const MARKS: &[MarkRule] = &[
    Rule { name: "a remark in brackets", judge: remark },
    Rule { name: "no space", judge: unspaced },
    Rule { name: "a comma follows", judge: comma },
    Rule { name: "a quotation follows another", judge: quotation },
    Rule { name: "lower case", judge: lower_case },
    Rule { name: "a speaker follows", judge: speaker },
    Rule { name: "a brand's mark", judge: brand },
    Rule { name: "a number after dots", judge: dots },
];

/// "(!)", "(...)", "[…]": a remark inside the sentence, unless another mark closes it.
fn remark(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let place = after.place;
    let closed = &splitter.text[place.mark.1..place.end];
    let is_remark = matches!(after.before, Some('(' | '[')) && closed.starts_with([')', ']']);
    let goes_on =
        is_remark && !closed.contains(is_terminator) && !(closed == "]" && splitter.starts(place.next));
    if goes_on || after.before.is_none() { GOES_ON } else { None }
}

/// Without white space, a sentence ends only where a plain word meets a capitalised one ("fini.Le"), or where the
/// script has no spaces.
fn unspaced(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let (text, place) = (splitter.text, after.place);
    if place.next > place.end {
        return None;
    }
    if !after.mark.is_ascii() && after.mark.chars().all(|c| c != '…') {
        return Some(splitter.is_reference(place));
    }
    // "!Kung": the mark opens a word.
    if after.before.is_some_and(char::is_whitespace) {
        return GOES_ON;
    }
    let mut next = text[place.end..].chars();
    let first = next.next()?;
    if place.end > place.mark.1 {
        let closes = place.closes_quote || text[place.mark.1..place.end].contains([')', '[']);
        return Some(closes && first.is_uppercase() && next.next().is_some_and(char::is_lowercase));
    }
    let opened = place.end + if matches!(first, '“' | '«') { first.len_utf8() } else { 0 };
    let chunk = splitter.chunk_before(place.mark.0);
    let last_letters =
        chunk.chars().rev().filter(|&c| !is_combining(c)).take_while(|c| c.is_alphabetic()).count();
    let is_plain = !chunk.contains(['.', '/', '@', ':', '_']);
    let is_word = last_letters >= 2 && chunk.trim_end_matches(is_combining).ends_with(char::is_lowercase);
    let next = head(&text[opened..], REACH).split(char::is_whitespace).next().unwrap_or_default();
    let next = next.trim_end_matches(is_terminator).trim_end_matches([',', '”', '»', '"']);
    let mut letters = next.chars().filter(|&c| !is_combining(c));
    let is_capitalised =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let next_is_plain = !next.contains(['.', '/', '@', '_']);
    // "in 2019.The", « le PIB.Les »: a function word tells what a name would leave open.
    Some(is_plain && is_capitalised && next_is_plain && (is_word || splitter.starts(opened)))
}

/// "Inc., which": a mark that no sentence begins with.
fn comma(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let next = splitter.text[after.place.next..].chars().next();
    if matches!(next, Some(',' | ';' | ':' | ')' | ']' | '/' | '»' | '”')) { GOES_ON } else { None }
}

/// A small letter goes on, unless it begins a brand ("iPhone", "eBay"), an address of the web, or a sentence of a writer
/// who begins in lower case.
fn lower_case(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    if !after.first.is_lowercase() {
        return None;
    }
    let is_brand = after.next.chars().nth(1).is_some_and(char::is_uppercase);
    let is_sloppy = !after.place.closes_quote && ends_in_word(splitter, after.place) && splitter.is_sloppy();
    if is_brand || is_sloppy || is_address(&splitter.text[after.opened..]) { None } else { GOES_ON }
}

/// "He wrote." "never again": where one quotation closes and another opens, case tells nothing.
fn quotation(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let next = splitter.text[after.place.next..].chars().next();
    if after.place.closes_quote && matches!(next, Some('"' | '“' | '«')) { ENDS } else { None }
}

/// « Non ! » répond-il; "Why?" Mr Smith asked.
fn speaker(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let place = after.place;
    let is_open = place.closes_quote && !splitter.text[place.mark.1..place.end].contains('.');
    if after.mark != "." && is_open && is_speaker(splitter, after.opened) { GOES_ON } else { None }
}

/// A brand with a mark of its own: "Yahoo! Inc."
fn brand(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    let place = after.place;
    if !after.mark.contains(['!', '?']) || place.end > place.mark.1 {
        return None;
    }
    let chunk = splitter.chunk_before(place.mark.0);
    let with_mark = &splitter.text[chunk.as_ptr() as usize - splitter.text.as_ptr() as usize..place.mark.1];
    if splitter.classes(with_mark).has(WordList::AbbreviationFinal) { GOES_ON } else { None }
}

/// Dots go on before a number, where UAX #29 says so: "1, 2… 10".
fn dots(splitter: &mut Splitter<'_>, after: &After<'_, '_>) -> Verdict {
    if after.mark == "." || after.mark.contains(['!', '?']) || !after.first.is_numeric() {
        return None;
    }
    Some(splitter.is_reference(after.place))
}

const PERIODS: &[PeriodRule] = &[
    Rule { name: "the next label of a list", judge: next_label },
    Rule { name: "a number", judge: number },
    Rule { name: "a bracket or dash after an abbreviation", judge: bracket },
    Rule { name: "inside a sentence", judge: inside },
    Rule { name: "before a name", judge: before_name },
    Rule { name: "before a number", judge: before_number },
    Rule { name: "the letter of a list", judge: letter },
    Rule { name: "an initial", judge: initial },
    Rule { name: "a plain word", judge: plain_word },
    Rule { name: "a time", judge: time },
    Rule { name: "an abbreviation", judge: abbreviation },
];

impl<'t> Period<'t> {
    fn of(splitter: &mut Splitter<'t>, after: &After<'_, '_>) -> Option<Self> {
        let (text, place) = (splitter.text, after.place);
        let is_bracketed = text[place.mark.1..place.end].starts_with([')', ']']);
        if after.mark != "." || place.end > place.mark.1 && !is_bracketed {
            return None;
        }
        let chunk = splitter.chunk_before(place.mark.0);
        if chunk.is_empty() || chunk.len() > LONGEST_ABBREVIATION {
            return None;
        }
        let chunk_start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let before = splitter.before(chunk_start).trim_end();
        let previous = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let mut classes = splitter.classes(chunk);
        if !classes.is_abbreviation() && classes.seconds_abbreviation() && !previous.is_empty() {
            // « p. ex. »
            classes = splitter.classes_of_pair(previous, chunk);
        }
        // "approx. $209": the sign of money belongs to the number.
        let opened = after.opened + text[after.opened..].find(|c| !matches!(c, '$' | '€' | '£')).unwrap_or(0);
        Some(Period {
            chunk,
            chunk_start,
            previous,
            before,
            classes,
            at_start: chunk_start - splitter.start < REACH && !before.contains(char::is_alphanumeric),
            is_capital: chunk.starts_with(char::is_uppercase),
            is_letter: chunk.chars().filter(|&c| !is_combining(c)).nth(1).is_none(),
            is_acronym: is_acronym(chunk),
            is_unit: previous.ends_with(char::is_numeric),
            opened,
            next: splitter.word_at(opened),
            follows: &text[place.next..],
            starts: splitter.starts(opened),
        })
    }

    fn next_is_number(&self) -> bool {
        self.next.starts_with(char::is_numeric)
    }
}

/// "1. Open the box 2. Take it": the label of the list that the sentence began.
fn next_label(splitter: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if splitter.is_next_label(period.chunk_start) { GOES_ON } else { None }
}

/// "1. Introduction", "the podium: 1. Moreau, 2. Keller": the number of a list; any other number ends the sentence.
fn number(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if !period.chunk.chars().all(char::is_numeric) {
        return None;
    }
    let is_label = period.chunk.len() <= 3 && (period.at_start || period.before.ends_with([':', ',', ';']));
    Some(!is_label)
}

/// "Apple Inc. (AAPL)", "WASHINGTON, D.C. — The": what follows belongs to it.
fn bracket(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    let belongs = period.follows.starts_with(['(', '-', '–', '—']);
    if belongs && (period.classes.is_abbreviation() || period.is_acronym) { GOES_ON } else { None }
}

/// "e.g. France", « cf. Le Monde »: abbreviations that never end a sentence.
fn inside(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    let is_other = period.is_unit && period.starts || period.is_letter && period.is_capital;
    if period.classes.has(WordList::AbbreviationInside) && !is_other { GOES_ON } else { None }
}

/// "Mr. Smith", « Mme. Le Goff »: titles before names.
fn before_name(splitter: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if !period.classes.has(WordList::AbbreviationBeforeName) || period.next_is_number() || period.is_unit {
        return None;
    }
    let is_name = !period.starts || is_surname_article(splitter, period.opened);
    let is_shouted = !period.is_letter && period.chunk.chars().all(char::is_uppercase);
    let is_street = period.previous.starts_with(char::is_uppercase) && !period.previous.ends_with('.');
    let is_title = period.is_capital && !is_shouted && !is_street && !period.is_letter;
    if is_name && (period.is_capital || !period.starts) || is_title { GOES_ON } else { None }
}

/// "No. 5", « art. L. 121 », "Vol. IV".
fn before_number(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    let next = period.next;
    let is_roman = (2..6).contains(&next.len()) && next.bytes().all(|c| b"IVXLC".contains(&c));
    let is_lettered =
        next.len() == 1 && next != "I" && next.starts_with(char::is_uppercase) && !period.starts;
    let is_number = period.next_is_number() || is_roman || is_lettered;
    if period.classes.has(WordList::AbbreviationBeforeNumber) && is_number { GOES_ON } else { None }
}

/// "a. The first item".
fn letter(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if period.is_letter && period.at_start && !period.is_capital { GOES_ON } else { None }
}

/// "J. Chirac", "George W. Bush", unless the letter ends a phrase (« la vitamine C. Elle »).
fn initial(splitter: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if !period.is_letter {
        return None;
    }
    let is_initial = period.is_capital
        && (period.at_start
            || !period.starts
            || is_surname_article(splitter, period.opened) && is_name_part(period.previous));
    if is_initial { GOES_ON } else { None }
}

/// No abbreviation, no acronym: the sentence ends.
fn plain_word(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    if period.classes.has(WordList::AbbreviationFinal) || period.is_acronym { None } else { ENDS }
}

/// "10 a.m. ET", "5 p.m. Monday".
fn time(splitter: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    lower(period.chunk, &mut splitter.forms.word);
    if !splitter.pack.clock.contains(&splitter.forms.word.as_str()) {
        return None;
    }
    lower(period.next, &mut splitter.forms.word);
    let is_zone = splitter.pack.zones.contains(&splitter.forms.word.as_str());
    let next = splitter.classes(period.next);
    let goes_on =
        next.has(WordList::Weekday) || next.has(WordList::Month) || is_zone || is_zone_code(period.next);
    Some(!goes_on)
}

/// "the U.S. Senate", "Apple Inc. shares": it goes on before what begins no sentence.
fn abbreviation(_: &mut Splitter<'_>, period: &Period<'_>) -> Verdict {
    let goes_on = match period.is_capital {
        true => !period.starts,
        false => period.next_is_number() && !period.classes.has(WordList::AbbreviationFinal),
    };
    Some(!goes_on)
}

/// WordFlags that may open a sentence before its first letter.
fn is_opener(c: char) -> bool {
    const OPENERS: &str = "\"'“‘«‹([{¿¡-–—•*_„….";
    c.is_whitespace() || OPENERS.contains(c)
}

/// Whether a plain word of some letters stands before the mark.
fn ends_in_word(splitter: &mut Splitter<'_>, place: &Place) -> bool {
    let chunk = splitter.chunk_before(place.mark.0);
    let mut letters = chunk.chars().filter(|&c| !is_combining(c));
    letters.clone().nth(1).is_some()
        && letters.all(char::is_alphabetic)
        && !splitter.classes(chunk).is_abbreviation()
}

/// Whether the words from `at` on name a speaker.
fn is_speaker(splitter: &mut Splitter<'_>, at: usize) -> bool {
    let mut rest = &splitter.text[at..];
    for _ in 0..=SPEAKER_WORDS {
        let word = word_of(rest);
        if word.is_empty() {
            return false;
        }
        if !word.starts_with(char::is_uppercase) && splitter.classes(word).has(WordList::ReportingVerb) {
            return true;
        }
        let after = &rest[word.len()..];
        // A period inside "Mr. Smith" is no end.
        let after = after.strip_prefix('.').filter(|_| word.len() < 4).unwrap_or(after);
        let Some(next) = after.strip_prefix(|c: char| c.is_whitespace() || c == '-') else {
            return false;
        };
        rest = next.trim_start();
    }
    false
}

/// « M. Le Goff »: an article that belongs to a surname.
fn is_surname_article(splitter: &mut Splitter<'_>, at: usize) -> bool {
    let word = splitter.word_at(at);
    let rest = splitter.text[at + word.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    lower(word, &mut splitter.forms.word);
    splitter.pack.surname_articles.contains(&splitter.forms.word.as_str())
        && rest.starts_with(char::is_uppercase)
}

/// Periods between runs of one or two letters: "U.S", "J.-P", "Ph.D".
fn is_acronym(chunk: &str) -> bool {
    let is_initials = |part: &str| {
        let mut letters = part.trim_start_matches('-').chars().filter(|&c| !is_combining(c));
        (1..=2).contains(&letters.clone().count()) && letters.all(char::is_alphabetic)
    };
    chunk.contains('.') && chunk.split('.').all(is_initials)
}

/// An initial, or a capitalised word, before another initial.
fn is_name_part(word: &str) -> bool {
    word.is_empty() || word.ends_with('.') || word.starts_with(char::is_uppercase)
}
