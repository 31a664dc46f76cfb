//! Every distinct word once: its classes and its term.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use rust_stemmers::Stemmer;

use crate::language::{Class, Classes, Language, fold, lower};

/// No term: a stop word, or a sign.
pub(crate) const NO_TERM: u32 = u32::MAX;
/// Above so many bytes of words the memory of earlier articles is dropped (about 400 000 words).
const MOST_BYTES: usize = 4 << 20;
const LANGUAGES: usize = Language::ALL.len();

/// A distinct word of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// What the word lists of each language say of it.
    pub(crate) classes: [Classes; LANGUAGES],
    /// Its comparable form as a content word of each language; [`NO_TERM`] until it was met as one.
    pub(crate) terms: [u32; LANGUAGES],
}

/// The words and stems met so far, numbered anew for each document in the order of their first use, so that the
/// numbers do not depend on earlier documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    forms: Interner,
    /// What is known of each form, by its id.
    known: Vec<Known>,
    stems: Interner,
    /// The current document's number of each stem, by its id, with the document that it holds for.
    stem_numbers: Vec<Stamped>,
    document: u32,
    words: Vec<Word>,
    /// The form of each word of the current document.
    ids: Vec<u32>,
    terms: u32,
    scratch: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct Stamped {
    document: u32,
    number: u32,
}

#[derive(Clone, Debug)]
struct Known {
    classes: [Classes; LANGUAGES],
    stems: [Option<u32>; LANGUAGES],
    number: Stamped,
}

impl Vocabulary {
    /// Starts a document.
    pub(crate) fn begin(&mut self) {
        if self.forms.arena.len() + self.stems.arena.len() > MOST_BYTES || self.document == u32::MAX {
            *self = Vocabulary::default();
        }
        self.document += 1;
        self.words.clear();
        self.ids.clear();
        self.terms = 0;
    }

    /// Ends the document: its words by number, and how many terms it has.
    pub(crate) fn finish(&mut self) -> (Vec<Word>, usize) {
        (self.words.clone(), self.terms as usize)
    }

    /// The number of a word in this document.
    pub(crate) fn word(&mut self, text: &str) -> u32 {
        lower(text, &mut self.scratch);
        let (id, is_new) = self.forms.intern(&self.scratch);
        if is_new {
            let form = self.scratch.as_str();
            let classes = Language::ALL.map(|language| language.pack().lexicon.classes(form));
            self.known.push(Known { classes, stems: [None; LANGUAGES], number: Stamped::default() });
        }
        let known = &mut self.known[id as usize];
        if known.number.document != self.document {
            known.number = Stamped { document: self.document, number: self.words.len() as u32 };
            self.words.push(Word { classes: known.classes, terms: [NO_TERM; LANGUAGES] });
            self.ids.push(id);
        }
        known.number.number
    }

    /// The form of a word of this document: lower case, straight apostrophes.
    pub(crate) fn form(&self, word: u32) -> &str {
        self.forms.get(self.ids[word as usize])
    }

    pub(crate) fn classes(&self, word: u32, language: Language) -> Classes {
        self.words[word as usize].classes[language.number()]
    }

    /// The term that [`Vocabulary::note_term`] gave the word.
    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.words[word as usize].terms[language.number()]
    }

    /// The stems of the current document's words in a language, with their terms.
    pub(crate) fn stems(&self, language: Language) -> impl Iterator<Item = (&str, u32)> {
        let n = language.number();
        let words = self.ids.iter().zip(&self.words).filter(move |(_, word)| word.terms[n] != NO_TERM);
        words.filter_map(move |(&id, word)| {
            Some((self.stems.get(self.known[id as usize].stems[n]?), word.terms[n]))
        })
    }

    /// The stem of a word of the current document that has a term.
    pub(crate) fn stem(&self, word: u32, language: Language) -> Option<&str> {
        let id = self.ids[word as usize] as usize;
        Some(self.stems.get(self.known[id].stems[language.number()]?))
    }

    /// Gives a word its term in a language: the stem without accents. Stop words and single characters have none.
    pub(crate) fn note_term(&mut self, word: u32, language: Language) {
        let n = language.number();
        let entry = self.words[word as usize];
        if entry.terms[n] != NO_TERM || entry.classes[n].has(Class::Stop) {
            return;
        }
        let id = self.ids[word as usize];
        let stem = match self.known[id as usize].stems[n] {
            Some(stem) => stem,
            None => {
                let form = self.forms.get(id);
                if form.len() < 2 || form.chars().nth(1).is_none() {
                    return;
                }
                let stem = self.make_stem(id, language);
                self.known[id as usize].stems[n] = Some(stem);
                stem
            }
        };
        let number = &mut self.stem_numbers[stem as usize];
        if number.document != self.document {
            *number = Stamped { document: self.document, number: self.terms };
            self.terms += 1;
        }
        self.words[word as usize].terms[n] = number.number;
    }

    fn make_stem(&mut self, form: u32, language: Language) -> u32 {
        let form = self.forms.get(form);
        let stem = Stemmer::create(language.pack().stemming).stem(form);
        let (stem, is_new) = match stem.is_ascii() {
            true => self.stems.intern(&stem),
            false => self.stems.intern(&fold(&stem)),
        };
        if is_new {
            self.stem_numbers.push(Stamped::default());
        }
        stem
    }
}

/// Numbers strings in the order in which they come.
#[derive(Clone, Debug, Default)]
struct Interner {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    arena: String,
    /// Where each string ends in the arena.
    ends: Vec<u32>,
}

impl Interner {
    fn get(&self, id: u32) -> &str {
        slice(&self.arena, &self.ends, id)
    }

    /// The id of the string, and whether it is new.
    fn intern(&mut self, string: &str) -> (u32, bool) {
        let Interner { table, hasher, arena, ends } = self;
        let hash = hasher.hash_one(string);
        if let Some(&id) = table.find(hash, |&id| slice(arena, ends, id) == string) {
            return (id, false);
        }
        let id = ends.len() as u32;
        arena.push_str(string);
        ends.push(arena.len() as u32);
        table.insert_unique(hash, id, |&id| hasher.hash_one(slice(arena, ends, id)));
        (id, true)
    }
}

fn slice<'a>(arena: &'a str, ends: &[u32], id: u32) -> &'a str {
    let start = if id == 0 { 0 } else { ends[id as usize - 1] };
    &arena[start as usize..ends[id as usize] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::default();
        for words in [["Chats", "chat", "maison"], ["maison", "maisons", "chat"]] {
            vocabulary.begin();
            let numbers = words.map(|word| vocabulary.word(word));
            numbers.iter().for_each(|&word| vocabulary.note_term(word, Language::French));
            let (known, terms) = vocabulary.finish();
            assert_eq!(terms, 2);
            assert_eq!(numbers, [0, 1, 2]);
            assert_eq!(known[0].terms[Language::French.number()], 0);
        }
    }

    #[test]
    fn accents_of_capitals_do_not_matter_to_terms() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin();
        let words = ["État", "Etat", "ÉTATS"].map(|word| vocabulary.word(word));
        words.iter().for_each(|&word| vocabulary.note_term(word, Language::French));
        let (known, _) = vocabulary.finish();
        assert!(words.iter().all(|&word| known[word as usize].terms[Language::French.number()] == 0));
    }
}
