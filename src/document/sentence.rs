//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the base; the rules here mend them where news typography needs more:
//! abbreviations and initials, marks that close a quotation, quoted speech that its speaker follows, hard-wrapped lines,
//! numbers. Each place after a run of terminators (`.`, `!`, `?`, `…`) is judged once, from the characters and the
//! words around it; the time is linear.

use std::iter::Peekable;

use unicode_segmentation::{USentenceBoundIndices, UnicodeSegmentation};

use super::label::{BULLETS, label};
use super::mark::{is_closer, is_quote, is_terminator};
use crate::language::{Class, Classes, Pack, lower};

/// Words of the next sentence that are looked at for a speaker: `"Why?" the old judge asked.`
const SPEAKER_WORDS: usize = 4;
/// Marks at most so many bytes apart are one run.
const WIDEST_GAP: usize = 3;
/// An abbreviation, with its inner periods, has at most so many bytes.
const LONGEST_ABBREVIATION: usize = 24;
/// No rule looks further back or ahead than so many bytes, so that the time stays linear on any text.
const REACH: usize = 64;

/// Calls `found(start, end)` for each sentence of a block, in order, without the white space around it.
pub(super) fn sentences(text: &str, pack: &Pack, mut found: impl FnMut(usize, usize)) {
    let mut splitter =
        Splitter { text, pack, start: 0, quote_open: false, form: String::new(), reference: None };
    let mut at = 0;
    while let Some(place) = splitter.next_place(at) {
        if splitter.breaks(&place) {
            emit_items(text, splitter.start, place.end, &mut found);
            splitter.start = place.next;
        }
        at = place.next.max(place.end);
    }
    emit_items(text, splitter.start, text.len(), &mut found);
}

/// Emits a sentence; one that begins with the label of a list ("1. Open the box 2. Take") item by item.
fn emit_items(text: &str, mut start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    while let Some(next) =
        label(text[start..end].trim_start()).and_then(|label| label.next_in(text, start, end))
    {
        emit(text, start, next, found);
        start = next;
    }
    emit(text, start, end, found);
}

fn emit(text: &str, start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    let piece = &text[start..end];
    let left = piece.len() - piece.trim_start().len();
    if !piece.trim().is_empty() {
        found(start + left, start + left + piece.trim().len());
    }
}

/// A run of terminators with what closes after it: a place where a sentence may end.
#[derive(Debug)]
struct Place {
    /// Where the terminators begin and end.
    mark: (usize, usize),
    /// The end of the closing marks after them.
    end: usize,
    /// The first character after the white space that follows.
    next: usize,
    /// A quotation mark closes between the terminators and `end`.
    closes_quote: bool,
}

struct Splitter<'t> {
    text: &'t str,
    pack: &'t Pack,
    /// The start of the current sentence.
    start: usize,
    /// A straight quotation mark is open.
    quote_open: bool,
    form: String,
    /// The boundaries of UAX #29, made when the first one is asked for.
    reference: Option<Peekable<USentenceBoundIndices<'t>>>,
}

/// Marks that may open a sentence before its first letter.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '_'
            | '„'
            | '…'
            | '.'
    ) || c.is_whitespace()
}

impl<'t> Splitter<'t> {
    fn next_place(&mut self, from: usize) -> Option<Place> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        // Every terminator is ASCII or begins with one of these bytes.
        let start = loop {
            match *bytes.get(at)? {
                b'.' | b'!' | b'?' => break at,
                b'"' => self.quote_open = !self.quote_open,
                0xd8..=0xdb | 0xe0..=0xef if self.text[at..].chars().next().is_some_and(is_terminator) => {
                    break at;
                }
                _ => {}
            }
            at += 1;
            while at < bytes.len() && !self.text.is_char_boundary(at) {
                at += 1;
            }
        };
        let mut end = self.skip(start, is_terminator);
        // « Quoi ? ! », ". . .", "Well! ...": spaced marks go on with the run.
        loop {
            let gap = self.skip(end, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let more = self.skip(gap, is_terminator);
            let is_apart = self.text[more..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if more == gap || gap - end > WIDEST_GAP || !is_apart {
                break;
            }
            end = more;
        }
        let mut place = Place { mark: (start, end), end, next: end, closes_quote: false };
        self.close(&mut place);
        place.next = self.skip(place.end, char::is_whitespace);
        Some(place)
    }

    /// Takes in the marks that close after the terminators; French sets a space before ».
    fn close(&mut self, place: &mut Place) {
        loop {
            let gap = self.skip(place.end, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let Some(c) = self.text[gap..].chars().next() else { return };
            let spaced = gap > place.end;
            let after = self.text[gap + c.len_utf8()..].chars().next();
            let closes = match c {
                '»' | '›' => true,
                '"' => (self.quote_open || !spaced) && after.is_none_or(|after| !after.is_alphanumeric()),
                // A note mark: "ended.[12] The next".
                '[' => {
                    let digits = self.skip(gap + 1, |c| c.is_ascii_digit());
                    if digits > gap + 1 && self.text[digits..].starts_with(']') {
                        place.end = digits + 1;
                        continue;
                    }
                    false
                }
                c => is_closer(c) && !spaced,
            };
            if !closes {
                return;
            }
            if c == '"' {
                self.quote_open = false;
            }
            place.closes_quote |= is_quote(c);
            // A terminator may follow: « … ! ».
            place.end = self.skip(gap + c.len_utf8(), is_terminator);
        }
    }

    /// The first place from `from` on whose character does not pass.
    fn skip(&self, from: usize, pass: impl Fn(char) -> bool) -> usize {
        from + self.text[from..].find(|c| !pass(c)).unwrap_or(self.text.len() - from)
    }

    /// The current sentence up to `at`, as far back as the rules look.
    fn before(&self, at: usize) -> &'t str {
        let mut from = self.start.max(at.saturating_sub(REACH));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        &self.text[from..at]
    }

    /// Whether UAX #29 has a boundary at a place; places are asked for in order.
    fn is_reference(&mut self, at: usize) -> bool {
        let text = self.text;
        let bounds = self.reference.get_or_insert_with(|| text.split_sentence_bound_indices().peekable());
        while bounds.next_if(|&(bound, _)| bound < at).is_some() {}
        bounds.peek().is_some_and(|&(bound, _)| bound == at)
    }

    fn classes(&mut self, word: &str) -> Classes {
        lower(word, &mut self.form);
        self.pack.lexicon.classes(&self.form)
    }

    /// Whether a sentence ends at the place.
    fn breaks(&mut self, place: &Place) -> bool {
        let text = self.text;
        if place.next >= text.len() {
            return true;
        }
        let mark = &text[place.mark.0..place.mark.1];
        let before = self.before(place.mark.0).chars().next_back();
        // "(!)", "(...)", "[…]": the mark is a remark inside the sentence, unless another mark closes it.
        let closed = &text[place.mark.1..place.end];
        let bracketed = matches!(before, Some('(' | '[')) && closed.starts_with([')', ']']);
        if before.is_none()
            || bracketed && !closed.contains(is_terminator) && !(closed == "]" && self.starts(place.next))
        {
            return false;
        }
        if place.next == place.end {
            return self.breaks_without_space(place);
        }
        let reach = place.next + head(&text[place.next..], REACH).len();
        let opened =
            place.next + text[place.next..reach].find(|c| !is_opener(c)).unwrap_or(reach - place.next);
        let Some(first) = text[opened..].chars().next() else { return true };
        if matches!(text[place.next..].chars().next(), Some(',' | ';' | ':' | ')' | ']' | '/' | '»' | '”'))
        {
            return false;
        }
        let next = self.word_at(opened);
        if first.is_lowercase() {
            // A brand: "iPhone", "eBay".
            let is_brand = next.chars().nth(1).is_some_and(char::is_uppercase);
            // A writer who begins in lower case goes on so: "i must go. call me".
            let is_sloppy = !place.closes_quote && self.begins_lower() && self.ends_in_word(place);
            return (is_brand || is_sloppy) && !self.is_abbreviation(place, opened);
        }
        let is_period = mark == ".";
        if !is_period {
            if place.closes_quote && self.is_speaker(opened) {
                return false;
            }
            if mark.contains(['!', '?']) {
                return !self.is_brand(place);
            }
            // An ellipsis goes on before a number: "1, 2… 10".
            return !first.is_numeric() || self.is_reference(place.next);
        }
        if self.is_abbreviation(place, opened) {
            return false;
        }
        // A letter without case: the script's own rules decide.
        !first.is_alphabetic() || first.is_uppercase() || self.is_reference(place.next)
    }

    /// Without white space, a sentence ends only where a plain word meets a capitalised one ("fini.Le"), or where the
    /// script has no spaces.
    fn breaks_without_space(&mut self, place: &Place) -> bool {
        let text = self.text;
        let mark = &text[place.mark.0..place.mark.1];
        let mut after = text[place.end..].chars();
        let (first, second) = (after.next(), after.next());
        let Some(first) = first else { return true };
        if !mark.is_ascii() && mark.chars().all(|c| c != '…') {
            return self.is_reference(place.next);
        }
        // "!Kung": the mark opens a word.
        if self.before(place.mark.0).ends_with(char::is_whitespace) {
            return false;
        }
        if place.end > place.mark.1 {
            let closes = place.closes_quote || text[place.mark.1..place.end].contains(')');
            return closes && first.is_uppercase() && second.is_some_and(char::is_lowercase);
        }
        let opened = place.end + if matches!(first, '“' | '«') { first.len_utf8() } else { 0 };
        let chunk = self.chunk_before(place.mark.0);
        let last_letters = chunk.chars().rev().take_while(|c| c.is_alphabetic()).count();
        let is_plain = !chunk.contains(['.', '/', '@', ':', '_']);
        let is_word = last_letters >= 2 && chunk.ends_with(char::is_lowercase);
        let after = head(&text[opened..], REACH).split(char::is_whitespace).next().unwrap_or_default();
        let after = after.trim_end_matches(is_terminator).trim_end_matches([',', '”', '»', '"']);
        let mut letters = after.chars();
        let is_capitalised =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let next_is_plain = !after.contains(['.', '/', '@', '_']);
        // "in 2019.The", « le PIB.Les »: a function word tells what a name would leave open.
        is_plain && is_capitalised && next_is_plain && (is_word || self.starts(opened))
    }

    /// Whether the current sentence begins in lower case, and not with a brand.
    fn begins_lower(&self) -> bool {
        let mut letters = head(&self.text[self.start..], REACH).chars().skip_while(|c| !c.is_alphanumeric());
        letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase)
    }

    /// Whether a plain word of some letters stands before the mark.
    fn ends_in_word(&mut self, place: &Place) -> bool {
        let chunk = self.chunk_before(place.mark.0);
        chunk.chars().nth(1).is_some()
            && chunk.chars().all(char::is_alphabetic)
            && !self.classes(chunk).is_abbreviation()
    }

    /// Whether the period belongs to an abbreviation, an initial or a number, so that the sentence goes on. `opened` is
    /// where the next word begins.
    fn is_abbreviation(&mut self, place: &Place, opened: usize) -> bool {
        let text = self.text;
        if &text[place.mark.0..place.mark.1] != "."
            || place.end > place.mark.1 && !self.ends_in_bracket(place)
        {
            return false;
        }
        let chunk = self.chunk_before(place.mark.0);
        if chunk.is_empty() || chunk.len() > LONGEST_ABBREVIATION {
            return false;
        }
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let before = self.before(start).trim_end();
        let at_start = start - self.start < REACH && !before.contains(char::is_alphanumeric);
        if self.is_next_label(start) {
            return true;
        }
        if chunk.chars().all(char::is_numeric) {
            // "1. Introduction", "the podium: 1. Moreau, 2. Keller": the number of a list.
            return chunk.len() <= 3 && (at_start || before.ends_with([':', ',', ';']));
        }
        let capital = chunk.starts_with(char::is_uppercase);
        let previous = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let mut classes = self.classes(chunk);
        // "approx. $209": the sign of money belongs to the number.
        let opened = opened + self.text[opened..].find(|c| !matches!(c, '$' | '€' | '£')).unwrap_or(0);
        let next = self.word_at(opened);
        let next_is_number = next.starts_with(char::is_numeric);
        let starts = self.starts(opened);
        if !classes.is_abbreviation() && !previous.is_empty() {
            // « p. ex. »
            classes = self.classes(&format!("{previous} {chunk}"));
        }
        let is_acronym = is_acronym(chunk);
        if classes.is_abbreviation() || is_acronym {
            // "Apple Inc. (AAPL)", "WASHINGTON, D.C. — The": what follows belongs to it.
            let follows = &text[place.next..];
            if follows.starts_with('(') || follows.starts_with(['-', '–', '—']) {
                return true;
            }
        }
        let is_unit = previous.ends_with(char::is_numeric);
        let is_letter = chunk.chars().count() == 1;
        if classes.has(Class::Inside) && !(is_unit && starts) && !(is_letter && capital) {
            return true;
        }
        if classes.has(Class::BeforeName) && !next_is_number && !is_unit {
            let is_name = self.is_surname_article(opened) || !starts;
            let is_shouted = chunk.len() > 1 && chunk.chars().all(char::is_uppercase);
            let is_street = previous.starts_with(char::is_uppercase) && !previous.ends_with('.');
            if is_name && (capital || !starts) || capital && !is_shouted && !is_street && !is_letter {
                return true;
            }
        }
        if classes.has(Class::BeforeNumber) {
            let is_roman = next.len() > 1
                && next.len() < 6
                && next.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
            let is_lettered =
                next.len() == 1 && next != "I" && next.starts_with(char::is_uppercase) && !starts;
            if next_is_number || is_roman || is_lettered {
                return true;
            }
        }
        if is_letter {
            // "a. The first item".
            if at_start && !capital {
                return true;
            }
            // An initial ("J. Chirac", "George W. Bush"), unless it ends a phrase (« la vitamine C. Elle »).
            return capital
                && (at_start || !starts || self.is_surname_article(opened) && is_name_part(previous));
        }
        if !classes.has(Class::Final) && !is_acronym {
            return false;
        }
        if is_unit && classes.has(Class::Final) && !is_time(chunk) {
            // "It fell 12 ft. Nobody": after a number a unit, which a capital does not carry on.
            return !next.starts_with(char::is_uppercase);
        }
        if is_time(chunk) {
            let next = self.classes(next);
            return next.has(Class::Weekday) || next.has(Class::Month) || is_zone(self.word_at(opened));
        }
        if capital { !starts } else { next_is_number && !classes.has(Class::Final) }
    }

    /// Whether a label at a place goes on with the list that the sentence began: "1. Open the box 2. Take it".
    fn is_next_label(&self, at: usize) -> bool {
        let from = match self.text[self.start..at].chars().next_back() {
            Some(bullet) if BULLETS.contains(&bullet) => at - bullet.len_utf8(),
            _ => at,
        };
        let first = label(self.text[self.start..].trim_start());
        first
            .zip(label(&self.text[from..]))
            .is_some_and(|(first, next)| first.has_style_of(next) && next.value > first.value)
    }

    /// Whether the word at a place begins sentences rather than names: a function word, with a capital.
    fn starts(&mut self, at: usize) -> bool {
        let word = self.word_at(at);
        let is_initial = word.chars().count() == 1 && self.text[at + word.len()..].starts_with('.');
        let classes = self.classes(word);
        word.starts_with(char::is_uppercase)
            && !is_initial
            && (classes.has(Class::Stop) || classes.has(Class::Opener))
    }

    /// « M. Le Goff »: an article that belongs to a surname.
    fn is_surname_article(&mut self, at: usize) -> bool {
        let word = self.word_at(at);
        let rest = self.text[at + word.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        lower(word, &mut self.form);
        self.pack.surname_articles.contains(&self.form.as_str()) && rest.starts_with(char::is_uppercase)
    }

    fn ends_in_bracket(&self, place: &Place) -> bool {
        self.text[place.mark.1..place.end].starts_with([')', ']'])
    }

    /// A brand with a mark of its own: "Yahoo! Inc."
    fn is_brand(&mut self, place: &Place) -> bool {
        let chunk = self.chunk_before(place.mark.0);
        let with_mark = &self.text[chunk.as_ptr() as usize - self.text.as_ptr() as usize..place.mark.1];
        place.end == place.mark.1 && self.classes(with_mark).has(Class::Final)
    }

    /// Whether the words from `at` on name a speaker: `"Why?" Mr Smith asked.`
    fn is_speaker(&mut self, at: usize) -> bool {
        let mut rest = &self.text[at..];
        for _ in 0..=SPEAKER_WORDS {
            let word = word_of(rest);
            if word.is_empty() {
                return false;
            }
            if self.classes(word).has(Class::Saying) && !word.starts_with(char::is_uppercase) {
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

    fn word_at(&self, at: usize) -> &'t str {
        word_of(&self.text[at..])
    }

    /// What stands before the mark, back to white space, a bracket or a quotation mark.
    fn chunk_before(&self, mark: usize) -> &'t str {
        let stop = |c: char| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '{' | '"' | '«' | '“' | '‘' | '’' | '\'' | '»' | '”' | '—' | '/')
        };
        let before = self.before(mark).trim_end();
        let chunk = &before
            [before.rfind(stop).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..];
        chunk.trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

/// The first bytes of a text, up to a character boundary.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The word at the start of a text: letters, digits and inner apostrophes up to anything else; an elided word alone.
fn word_of(text: &str) -> &str {
    let text = head(text, REACH);
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    match text[end..].chars().next() {
        Some(mark @ ('\'' | '’')) if end <= 2 => &text[..end + mark.len_utf8()],
        _ => &text[..end],
    }
}

/// Periods between runs of one or two letters: "U.S", "J.-P", "Ph.D".
fn is_acronym(chunk: &str) -> bool {
    let mut parts = chunk.split('.').map(|part| part.trim_start_matches('-'));
    chunk.contains('.')
        && parts.all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// "a.m" and "p.m".
fn is_time(chunk: &str) -> bool {
    matches!(chunk, "a.m" | "p.m" | "A.M" | "P.M")
}

/// An initial, or a capitalised word, before another initial.
fn is_name_part(word: &str) -> bool {
    word.is_empty() || word.ends_with('.') || word.starts_with(char::is_uppercase)
}

/// A time zone as it follows a time: "10 a.m. ET", "5 p.m. Eastern".
fn is_zone(word: &str) -> bool {
    matches!(word, "Eastern" | "Central" | "Pacific" | "Mountain" | "Greenwich")
        || (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(char::is_uppercase)
        || matches!(word, "UTC")
}
