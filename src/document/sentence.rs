//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the base; the rules here mend them where news typography needs more:
//! abbreviations and initials, marks that close a quotation, quoted speech that its speaker follows, hard-wrapped lines,
//! numbers. Each place after a run of terminators (`.`, `!`, `?`, `…`) is judged once, from the characters and the
//! words around it; the time is linear.

use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Class, Classes, Pack, lower};

/// Words of the next sentence that are looked at for a speaker: `"Why?" the old judge asked.`
const SPEAKER_WORDS: usize = 4;
/// An abbreviation, with its inner periods, has at most so many bytes.
const LONGEST_ABBREVIATION: usize = 24;
/// No rule looks further back or ahead than so many bytes, so that the time stays linear on any text.
const REACH: usize = 64;

/// Calls `found(start, end)` for each sentence of a block, in order, without the white space around it.
pub(super) fn sentences(text: &str, pack: &Pack, mut found: impl FnMut(usize, usize)) {
    let mut reference = text.split_sentence_bound_indices().map(|(at, _)| at).peekable();
    let mut splitter = Splitter { text, pack, start: 0, quote_open: false, form: String::new() };
    let mut at = 0;
    while let Some(place) = splitter.next_place(at) {
        while reference.next_if(|&bound| bound < place.next).is_some() {}
        let in_reference = reference.peek() == Some(&place.next);
        if splitter.breaks(&place, in_reference) {
            emit(text, splitter.start, place.end, &mut found);
            splitter.start = place.next;
        }
        at = place.next.max(place.end);
    }
    emit(text, splitter.start, text.len(), &mut found);
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
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।' | '۔' | '؟')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›')
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
                0xd8..=0xdb | 0xe0..=0xef => {
                    if self.text[at..].chars().next().is_some_and(is_terminator) {
                        break at;
                    }
                }
                _ => {}
            }
            at += 1;
            while at < bytes.len() && !self.text.is_char_boundary(at) {
                at += 1;
            }
        };
        let mut end = self.skip(start, is_terminator);
        // « Quoi ? ! » : a spaced mark goes on with the run.
        loop {
            let gap = self.skip(end, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let more = self.skip(gap, |c| matches!(c, '!' | '?'));
            if more == gap || gap - end > 3 {
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
                '"' if self.quote_open => !spaced || after.is_none_or(|after| !after.is_alphanumeric()),
                '"' => false,
                // A note mark: "ended.[12] The next".
                '[' if !spaced => {
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

    fn classes(&mut self, word: &str) -> Classes {
        lower(word, &mut self.form);
        self.pack.lexicon.classes(&self.form)
    }

    /// Whether a sentence ends at the place.
    fn breaks(&mut self, place: &Place, in_reference: bool) -> bool {
        let text = self.text;
        if place.next >= text.len() {
            return true;
        }
        let mark = &text[place.mark.0..place.mark.1];
        let before = self.before(place.mark.0).chars().next_back();
        // "(!)", "(...)", "[…]": the mark is a remark inside the sentence.
        let bracketed = matches!(before, Some('(' | '[')) && text[place.mark.1..].starts_with([')', ']']);
        if before.is_none() || bracketed {
            return false;
        }
        if place.next == place.end {
            return self.breaks_without_space(place, in_reference);
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
            return is_brand && !self.is_abbreviation(place, next);
        }
        let is_period = mark == ".";
        if !is_period {
            if mark.contains(['!', '?']) {
                return !(place.closes_quote && self.is_speaker(opened)) && !self.is_brand(place);
            }
            // An ellipsis goes on before a number: "1, 2… 10".
            return !first.is_numeric() || in_reference;
        }
        if self.is_abbreviation(place, next) {
            return false;
        }
        first.is_uppercase() || first.is_numeric() || in_reference || !first.is_alphabetic()
    }

    /// Without white space, a sentence ends only where a plain word meets a capitalised one ("fini.Le"), or where the
    /// script has no spaces.
    fn breaks_without_space(&mut self, place: &Place, in_reference: bool) -> bool {
        let text = self.text;
        let mark = &text[place.mark.0..place.mark.1];
        let mut after = text[place.end..].chars();
        let (first, second) = (after.next(), after.next());
        let Some(first) = first else { return true };
        if !mark.is_ascii() && mark.chars().all(|c| c != '…') {
            return in_reference;
        }
        let capitalised = first.is_uppercase() && second.is_some_and(char::is_lowercase);
        if !capitalised {
            return false;
        }
        if place.end > place.mark.1 {
            return place.closes_quote || text[place.mark.1..place.end].contains(')');
        }
        let chunk = self.chunk_before(place.mark.0);
        let plain = chunk.chars().rev().take_while(|c| c.is_alphabetic()).count() >= 2
            && chunk.chars().next_back().is_some_and(char::is_lowercase)
            && !chunk.contains(['.', '/', '@', ':', '_']);
        let after_chunk =
            head(&text[place.end..], REACH).split(char::is_whitespace).next().unwrap_or_default();
        plain && !after_chunk.trim_end_matches(['.', ',']).contains(['.', '/', '@', '_'])
    }

    /// Whether the period belongs to an abbreviation, an initial or a number, so that the sentence goes on. `next` is
    /// the word after it.
    fn is_abbreviation(&mut self, place: &Place, next: &str) -> bool {
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
        let start = place.mark.0 - chunk.len();
        let at_start = start - self.start < REACH && self.before(start).chars().all(|c| !c.is_alphanumeric());
        let is_number = chunk.chars().all(|c| c.is_numeric());
        if is_number {
            // "1. Introduction": the number of a list, not a sentence.
            return at_start && chunk.len() <= 3;
        }
        let capital = chunk.chars().next().is_some_and(char::is_uppercase);
        let classes = self.classes(chunk);
        let next_classes = self.classes(next);
        let starts = next_classes.has(Class::Stop) || next_classes.has(Class::Opener);
        let next_is_number = next.chars().next().is_some_and(char::is_numeric);
        if classes.has(Class::Inside) || classes.has(Class::BeforeName) && capital && !next_is_number {
            return true;
        }
        if classes.has(Class::BeforeNumber) {
            let roman =
                next.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'R' | 'D')) && next.len() < 6;
            if next_is_number || roman && !next.is_empty() {
                return true;
            }
        }
        if chunk.chars().count() == 1 {
            return capital && self.is_initial(place.mark.0 - chunk.len(), at_start, starts);
        }
        let is_final = classes.has(Class::Final);
        if is_final || is_acronym(chunk) {
            let is_time = matches!(self.classes_of_time(chunk), Some(true));
            if is_time {
                return next_classes.has(Class::Weekday) || next_classes.has(Class::Month) || is_zone(next);
            }
            return if capital { !starts } else { next_is_number && !is_final };
        }
        false
    }

    fn ends_in_bracket(&self, place: &Place) -> bool {
        self.text[place.mark.1..place.end].starts_with([')', ']'])
    }

    /// "a.m" and "p.m": a time, after which a capital begins a sentence unless it is a day or a zone.
    fn classes_of_time(&self, chunk: &str) -> Option<bool> {
        let mut letters = chunk.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase());
        let (first, second, third) = (letters.next()?, letters.next()?, letters.next());
        Some(matches!(first, 'a' | 'p') && second == 'm' && third.is_none() && chunk.contains('.'))
    }

    /// A single capital with a period: an initial ("J. Chirac", "George W. Bush") unless it ends a phrase
    /// (« la vitamine C. Elle »).
    fn is_initial(&mut self, at: usize, at_start: bool, next_starts: bool) -> bool {
        if at_start {
            return true;
        }
        let before = self.before(at).trim_end();
        let previous = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let after_name = previous.ends_with('.') || previous.chars().next().is_some_and(char::is_uppercase);
        after_name || !next_starts
    }

    /// A brand with a mark of its own: "Yahoo! Inc."
    fn is_brand(&mut self, place: &Place) -> bool {
        let chunk = self.chunk_before(place.mark.0);
        let with_mark = &self.text[place.mark.0 - chunk.len()..place.mark.1];
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
            if !after.starts_with([' ', '\u{a0}', '-']) {
                return false;
            }
            rest = after[1..].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
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
        let before = self.before(mark);
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

/// A time zone as it follows a time: "10 a.m. ET", "5 p.m. Eastern".
fn is_zone(word: &str) -> bool {
    matches!(word, "Eastern" | "Central" | "Pacific" | "Mountain" | "Greenwich")
        || (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(char::is_uppercase)
        || matches!(word, "UTC")
}
