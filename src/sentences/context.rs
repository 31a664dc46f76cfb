//! A walk through a block: the places where a sentence may end, and what stands around them.

use unicode_segmentation::UnicodeSegmentation;

use super::list_marker::{BULLETS, label};
use crate::language::{Pack, WordList, WordLists};
use crate::text::{has_word, head, is_combining};

/// No rule looks further back or ahead than so many bytes, so that the time stays linear on any text.
pub(crate) const REACH: usize = 64;

/// A run of terminators with what closes after it: a place where a sentence may end.
#[derive(Debug)]
pub(crate) struct Place {
    /// Where the terminators begin and end.
    pub(crate) mark: (usize, usize),
    /// The end of the closing marks after them.
    pub(crate) end: usize,
    /// The first character after the white space that follows.
    pub(crate) next: usize,
    /// A quotation mark closes between the terminators and `end`.
    pub(crate) closes_quote: bool,
}

/// Buffers for lower-cased words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    pub(crate) word: String,
    pair: String,
}

/// A walk through a block, sentence by sentence.
pub(crate) struct Splitter<'t> {
    pub(crate) text: &'t str,
    pub(crate) pack: &'t Pack,
    /// The start of the current sentence.
    pub(crate) start: usize,
    /// A straight quotation mark is open.
    pub(crate) quote_open: bool,
    /// The current sentence may have rulers or addresses of the web in it.
    pub(crate) has_sections: bool,
    /// The block has a word that only a careless writer sets in lower case; looked for when a rule asks.
    pub(crate) is_careless: Option<bool>,
    pub(crate) forms: &'t mut Forms,
}

impl<'t> Splitter<'t> {
    /// The current sentence up to `at`, as far back as the rules look.
    pub(crate) fn before(&self, at: usize) -> &'t str {
        let mut from = self.start.max(at.saturating_sub(REACH));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        &self.text[from..at]
    }

    /// Whether UAX #29 has a boundary at a place. The standard looks ahead without end from each closing mark and each
    /// space (SB8), which over the whole block is quadratic: here it sees what is within reach.
    pub(crate) fn is_reference(&self, place: &Place) -> bool {
        // So wide a gap ends anything.
        if place.next - place.mark.1 > REACH {
            return true;
        }
        let before = self.before(place.mark.0);
        let from = place.mark.0 - before.len();
        let piece = head(&self.text[from..], place.next - from + REACH);
        piece.split_sentence_bound_indices().any(|(bound, _)| from + bound == place.next)
    }

    pub(crate) fn classes(&mut self, word: &str) -> WordLists {
        self.pack.lists_of(word, &mut self.forms.word)
    }

    /// The classes of an abbreviation of two words: « p. ex. »
    pub(crate) fn classes_of_pair(&mut self, first: &str, second: &str) -> WordLists {
        let Forms { word, pair } = &mut *self.forms;
        pair.clear();
        pair.extend([first, " ", second]);
        self.pack.lists_of(pair, word)
    }

    /// Whether the writer begins sentences in lower case: this one does, or the block has a word that gives it away.
    pub(crate) fn is_sloppy(&mut self) -> bool {
        let mut letters = head(&self.text[self.start..], REACH).chars().skip_while(|c| !c.is_alphanumeric());
        let is_small = letters.next().is_some_and(char::is_lowercase);
        if is_small && !letters.next().is_some_and(char::is_uppercase) {
            return true;
        }
        let (text, careless) = (self.text, self.pack.careless);
        *self.is_careless.get_or_insert_with(|| careless.iter().any(|word| has_word(text, word)))
    }

    /// Whether a label at a place goes on with the list that the sentence began: "1. Open the box 2. Take it".
    pub(crate) fn is_next_label(&self, at: usize) -> bool {
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
    pub(crate) fn starts(&mut self, at: usize) -> bool {
        let word = self.word_at(at);
        let is_initial = word.chars().count() == 1 && self.text[at + word.len()..].starts_with('.');
        let classes = self.classes(word);
        word.starts_with(char::is_uppercase)
            && !is_initial
            && (classes.has(WordList::StopWord) || classes.has(WordList::Opener))
    }

    pub(crate) fn word_at(&self, at: usize) -> &'t str {
        word_of(&self.text[at..])
    }

    /// What stands before the mark, back to white space, a bracket or a quotation mark.
    pub(crate) fn chunk_before(&self, mark: usize) -> &'t str {
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

pub(crate) fn is_address(text: &str) -> bool {
    ADDRESSES.iter().any(|start| text.starts_with(start))
}

/// The word at the start of a text: letters, digits and inner apostrophes up to anything else; an elided word alone.
pub(crate) fn word_of(text: &str) -> &str {
    let text = head(text, REACH);
    let end = text.find(|c: char| !c.is_alphanumeric() && !is_combining(c)).unwrap_or(text.len());
    match text[end..].chars().next() {
        Some(mark @ ('\'' | '’')) if end <= 2 => &text[..end + mark.len_utf8()],
        _ => &text[..end],
    }
}

/// The start of an address of the web.
const ADDRESSES: [&str; 3] = ["http://", "https://", "www."];

/// The code of a time zone: "10 a.m. ET".
pub(crate) fn is_zone_code(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(char::is_uppercase)
}
