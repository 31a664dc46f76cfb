//! Comparison keys: mentions with equal keys have one name.

use hashbrown::HashMap;

use super::mention::Mention;
use crate::document::Document;
use crate::language::{WordList, base_letters, lower};
use crate::text::is_combining;
use crate::tokens::{NO_TERM, Shape};

/// A full name in the language's aliases has at most this many words.
const ALIAS_WORDS: usize = 5;

/// One word of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeyWord {
    /// A row of the language's aliases, for the whole mention.
    Alias(u32),
    /// The term of a people, which is not the place with the same stem.
    People(u32),
    /// A term with its number of letters, at most 255, so that one stem does not make one name of "Michel" and
    /// "Michelle".
    Term(u32, u8),
    /// A word without a term.
    Word(u32),
}

/// The node before the first word of each key.
const ROOT: u32 = 0;

/// The keys of a document's mentions, as a trie: a key is the number of a node.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    /// The words of all keys, and the end of each mention's.
    words: Vec<KeyWord>,
    ends: Vec<u32>,
    /// The key of each mention.
    own: Vec<u32>,
    /// The node after a node, by the word between them.
    next: HashMap<(u32, KeyWord), u32>,
    form: String,
}

impl Keys {
    /// Clears the keys and reads the keys of a document's mentions.
    pub(super) fn read(&mut self, document: &Document<'_>, mentions: &[Mention]) {
        self.words.clear();
        self.ends.clear();
        self.own.clear();
        self.next.clear();
        self.words.reserve(mentions.iter().map(|mention| (mention.last - mention.first + 1) as usize).sum());
        self.ends.reserve(mentions.len());
        self.own.reserve(mentions.len());
        for mention in mentions {
            let start = self.words.len();
            match alias(document, mention, &mut self.form) {
                Some(row) => self.words.push(KeyWord::Alias(row as u32)),
                None => add_words(document, mention, &mut self.words),
            }
            self.ends.push(self.words.len() as u32);
            let key = self.words[start..].iter().fold(ROOT, |node, &word| {
                let new = self.next.len() as u32 + 1;
                *self.next.entry((node, word)).or_insert(new)
            });
            self.own.push(key);
        }
    }

    /// Returns a number above that of every key.
    pub(super) fn count(&self) -> usize {
        self.next.len() + 1
    }

    /// Returns the key of a mention.
    pub(super) fn of(&self, mention: usize) -> u32 {
        self.own[mention]
    }

    /// Returns the words of a mention's key.
    pub(super) fn words(&self, mention: usize) -> &[KeyWord] {
        let start = mention.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[mention] as usize]
    }

    /// Returns the key that has these words, if a mention's key begins with them.
    pub(super) fn find(&self, words: &[KeyWord]) -> Option<u32> {
        words.iter().try_fold(ROOT, |node, &word| self.next.get(&(node, word)).copied())
    }
}

/// Appends the words of a mention, without an article at its start.
fn add_words(document: &Document<'_>, mention: &Mention, words: &mut Vec<KeyWord>) {
    let tokens = mention.tokens(document);
    let has_article = tokens.len() > 1 && tokens.has(0, WordList::StopWord) && tokens.is(0, Shape::Capital);
    let is_people = tokens.len() == 1 && tokens.has(0, WordList::Demonym) && !tokens.has(0, WordList::Place);
    words.extend((usize::from(has_article)..tokens.len()).map(|i| {
        let word = tokens[i].word;
        match document.term(word, document.language()) {
            NO_TERM => KeyWord::Word(word),
            term if is_people => KeyWord::People(term),
            term => {
                let text = tokens.text(i);
                let letters = || text.chars().filter(|&c| !is_combining(c)).count();
                let letters = if text.is_ascii() { text.len() } else { letters() };
                KeyWord::Term(term, letters.min(0xff) as u8)
            }
        }
    }));
}

/// Returns the row of the first alias with the same full name. `form` is a buffer.
fn alias(document: &Document<'_>, mention: &Mention, form: &mut String) -> Option<usize> {
    let aliases = document.language().pack().aliases;
    let tokens = mention.tokens(document);
    let is_candidate = match tokens.len() {
        1 => tokens.is(0, Shape::Upper),
        length => length <= ALIAS_WORDS && tokens.has(length - 1, WordList::AliasEnd),
    };
    if !is_candidate {
        return None;
    }
    lower(&document.text()[mention.span(document).range()], form);
    if tokens.len() == 1 {
        form.retain(|c| c != '.');
    }
    let is_full = |full: &str| folded(form).eq(folded(full));
    let (_, full) = aliases.iter().find(|(short, full)| form == short || is_full(full))?;
    aliases.iter().position(|(_, other)| other == full)
}

/// Returns the base letters of a text, with one space after each word.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.split_whitespace().flat_map(|word| word.chars().chain([' '])).flat_map(base_letters)
}
