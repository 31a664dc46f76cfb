//! What a rule sees: the block, the current sentence, and the word lists of the language.

use unicode_segmentation::UnicodeSegmentation;

use super::boundary::Boundary;
use crate::language::{LanguageLists, Pack, WordList, WordLists, lower};
use crate::text::{ceil_boundary, has_word, head, is_combining};

/// No rule looks further back or ahead than this many bytes, so that the time stays linear on any text.
pub(super) const REACH: usize = 64;

/// An abbreviation, with its inner periods, has at most this many bytes.
pub(super) const LONGEST_ABBREVIATION: usize = 24;

/// Buffers for lower-cased words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    word: String,
    pair: String,
}

/// A block and the sentence that is being read.
pub(super) struct Context<'t> {
    pub(super) text: &'t str,
    lists: LanguageLists,
    pub(super) pack: &'static Pack,
    /// The start of the current sentence.
    pub(super) start: usize,
    /// Whether the block has a word that only a careless writer sets in lower case; computed when a rule needs it.
    is_careless: Option<bool>,
    forms: &'t mut Forms,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str, lists: LanguageLists, forms: &'t mut Forms) -> Self {
        Context { text, lists, pack: lists.pack(), start: 0, is_careless: None, forms }
    }

    /// Returns the current sentence up to `at`, at most [`REACH`] bytes of it.
    pub(super) fn before(&self, at: usize) -> &'t str {
        &self.text[ceil_boundary(self.text, self.start.max(at.saturating_sub(REACH)))..at]
    }

    /// Returns the text from `at` on, at most [`REACH`] bytes of it.
    pub(super) fn ahead(&self, at: usize) -> &'t str {
        head(&self.text[at..], REACH)
    }

    /// Returns the character at `at`.
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Whether UAX #29 has a sentence boundary here. From each closing mark and each space the standard looks ahead
    /// without limit (SB8), which is quadratic over a whole block: this reads only what is within [`REACH`].
    pub(super) fn is_uax29_boundary(&self, boundary: &Boundary) -> bool {
        // A gap this wide ends any sentence.
        if boundary.next - boundary.mark_end > REACH {
            return true;
        }
        let from = boundary.mark_start - self.before(boundary.mark_start).len();
        let piece = head(&self.text[from..], boundary.next - from + REACH);
        piece.split_sentence_bound_indices().any(|(bound, _)| from + bound == boundary.next)
    }

    /// Returns the lists that a word is on.
    pub(super) fn lists(&mut self, word: &str) -> WordLists {
        self.lists.of(word, &mut self.forms.word)
    }

    /// Returns the lists that an abbreviation of two words is on: « p. ex. »
    pub(super) fn lists_of_pair(&mut self, first: &str, second: &str) -> WordLists {
        let Forms { word, pair } = &mut *self.forms;
        pair.clear();
        pair.extend([first, " ", second]);
        self.lists.of(pair, word)
    }

    /// Whether a word, lower-cased, is one of these.
    pub(super) fn is_one_of(&mut self, word: &str, list: &[&str]) -> bool {
        lower(word, &mut self.forms.word);
        list.contains(&self.forms.word.as_str())
    }

    /// Whether the writer begins sentences in lower case: this one does, or the block has a word that betrays it.
    pub(super) fn begins_in_lower_case(&mut self) -> bool {
        let mut letters = self.ahead(self.start).chars().skip_while(|c| !c.is_alphanumeric());
        let is_lower = letters.next().is_some_and(char::is_lowercase);
        if is_lower && !letters.next().is_some_and(char::is_uppercase) {
            return true;
        }
        let (text, careless) = (self.text, self.pack.careless);
        *self.is_careless.get_or_insert_with(|| careless.iter().any(|word| has_word(text, word)))
    }

    /// Whether the word at `at` opens sentences rather than names: a function word, with a capital.
    pub(super) fn is_opener(&mut self, at: usize) -> bool {
        let word = self.word_at(at);
        let is_initial = word.chars().count() == 1 && self.text[at + word.len()..].starts_with('.');
        let lists = self.lists(word);
        word.starts_with(char::is_uppercase)
            && !is_initial
            && (lists.has(WordList::StopWord) || lists.has(WordList::Opener))
    }

    pub(super) fn word_at(&self, at: usize) -> &'t str {
        first_word(&self.text[at..])
    }

    /// Returns what stands before a mark, back to white space, a bracket or a quotation mark, and where it starts.
    pub(super) fn chunk_before(&self, mark: usize) -> (&'t str, usize) {
        let before = self.before(mark);
        let start = mark - before.len();
        let before = before.trim_end();
        let chunk = before.rsplit(is_chunk_stop).next().unwrap_or_default();
        let bare = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
        (bare, start + before.len() - bare.len())
    }
}

fn is_chunk_stop(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '"' | '«' | '“' | '‘' | '’' | '\'' | '»' | '”' | '—' | '/')
}

/// Returns the word at the start of a text: letters, digits and combining marks. An elided word of at most two bytes
/// keeps its apostrophe ("l'").
pub(super) fn first_word(text: &str) -> &str {
    let text = head(text, REACH);
    let end = text.find(|c: char| !c.is_alphanumeric() && !is_combining(c)).unwrap_or(text.len());
    match text[end..].chars().next() {
        Some(mark @ ('\'' | '’')) if end <= 2 => &text[..end + mark.len_utf8()],
        _ => &text[..end],
    }
}

/// Whether a text begins with an address of the web.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| text.starts_with(start))
}
