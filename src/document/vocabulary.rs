//! Every distinct word once: its classes and its term.

use hashbrown::HashTable;

use crate::language::{Class, Classes, LANGUAGES, Language, Lexicon, is_same, lower, stem};

/// No term: a stop word, or a sign.
pub(crate) const NO_TERM: u32 = u32::MAX;
/// Above so many bytes of words the memory of earlier articles is dropped (about 400 000 words).
const MOST_BYTES: usize = 4 << 20;
/// Room is made at once for so many words, and a few more in long texts.
const LARGEST_START: usize = 2000;
/// No stem is known yet.
const NO_STEM: u32 = u32::MAX;

/// A distinct word of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// What the word lists of each language say of it.
    pub(crate) classes: [Classes; LANGUAGES],
    /// Its number in the [`Lexicon`], if a list has it.
    pub(crate) entry: Option<u32>,
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
    /// Its number in the lexicon, if it has one.
    entry: Option<u32>,
    /// [`NO_STEM`] until one was asked for.
    stems: [u32; LANGUAGES],
    number: Stamped,
}

impl Vocabulary {
    /// Starts a document of so many bytes.
    pub(crate) fn begin(&mut self, bytes: usize) {
        if self.forms.arena.len() + self.stems.arena.len() > MOST_BYTES || self.document == u32::MAX {
            *self = Vocabulary::default();
        }
        if self.known.is_empty() {
            // About one byte in ten begins a new word, and fewer in long texts.
            let words = (bytes / 10).min(LARGEST_START + bytes / 100);
            self.known.reserve(words);
            self.forms.reserve(words);
            self.stems.reserve(words);
            self.stem_numbers.reserve(words);
            self.words.reserve(words);
            self.ids.reserve(words);
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
        let mut form = std::mem::take(&mut self.scratch);
        lower(text, &mut form);
        let number = self.form_word(&form);
        self.scratch = form;
        number
    }

    /// The number of a word that is written as its form is.
    #[inline]
    pub(super) fn form_word(&mut self, form: &str) -> u32 {
        let lexicon = Lexicon::get();
        let hash = lexicon.hash(form);
        let (id, is_new) = self.forms.intern(hash, form);
        if is_new {
            let entry = lexicon.entry(hash, form);
            self.known.push(Known {
                classes: lexicon.classes_of(entry),
                entry,
                stems: [NO_STEM; LANGUAGES],
                number: Stamped::default(),
            });
        }
        let known = &mut self.known[id as usize];
        if known.number.document != self.document {
            known.number = Stamped { document: self.document, number: self.words.len() as u32 };
            let Known { classes, entry, .. } = *known;
            self.words.push(Word { classes, entry, terms: [NO_TERM; LANGUAGES] });
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

    /// What the lists of every language say of a word.
    #[inline]
    pub(super) fn all_classes(&self, word: u32) -> [Classes; LANGUAGES] {
        self.words[word as usize].classes
    }

    /// The word's number in the [`Lexicon`], if a list has it.
    pub(crate) fn entry(&self, word: u32) -> Option<u32> {
        self.words[word as usize].entry
    }

    /// The term that [`Vocabulary::note_term`] gave the word.
    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.words[word as usize].terms[language.number()]
    }

    /// The stems of the current document's words in a language, with their terms.
    pub(crate) fn stems(&self, language: Language) -> impl Iterator<Item = (&str, u32)> {
        let n = language.number();
        let words = self.ids.iter().zip(&self.words).filter(move |(_, word)| word.terms[n] != NO_TERM);
        words.map(move |(&id, word)| (self.stems.get(self.known[id as usize].stems[n]), word.terms[n]))
    }

    /// The stem of a word of the current document that has a term.
    pub(crate) fn stem(&self, word: u32, language: Language) -> Option<&str> {
        let stem = self.known[self.ids[word as usize] as usize].stems[language.number()];
        (stem != NO_STEM).then(|| self.stems.get(stem))
    }

    /// Gives a word its term in a language: the stem without accents. Stop words and single characters have none.
    #[inline]
    pub(crate) fn note_term(&mut self, word: u32, language: Language) -> u32 {
        let n = language.number();
        let entry = &self.words[word as usize];
        if entry.terms[n] == NO_TERM && !entry.classes[n].has(Class::Stop) {
            self.make_term(word, language);
        }
        self.words[word as usize].terms[n]
    }

    fn make_term(&mut self, word: u32, language: Language) {
        let n = language.number();
        let id = self.ids[word as usize];
        let mut stem = self.known[id as usize].stems[n];
        if stem == NO_STEM {
            let form = self.forms.get(id);
            if form.len() < 2 || form.chars().nth(1).is_none() {
                return;
            }
            stem = self.make_stem(id, language);
            self.known[id as usize].stems[n] = stem;
        }
        let number = &mut self.stem_numbers[stem as usize];
        if number.document != self.document {
            *number = Stamped { document: self.document, number: self.terms };
            self.terms += 1;
        }
        self.words[word as usize].terms[n] = number.number;
    }

    fn make_stem(&mut self, id: u32, language: Language) -> u32 {
        let lexicon = Lexicon::get();
        let known = self.known[id as usize].entry.map(|entry| lexicon.stem(language, entry));
        let (stem, is_new) = match known {
            Some((hash, stem)) => self.stems.intern(hash, stem),
            None => {
                let stem = stem(self.forms.get(id), language);
                self.stems.intern(lexicon.hash(&stem), &stem)
            }
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
    arena: String,
    /// Where each string begins and ends in the arena.
    places: Vec<(u32, u32)>,
}

impl Interner {
    fn get(&self, id: u32) -> &str {
        let (start, end) = self.places[id as usize];
        &self.arena[start as usize..end as usize]
    }

    /// Makes room, before the first string.
    fn reserve(&mut self, strings: usize) {
        self.table = HashTable::with_capacity(strings);
        self.places.reserve(strings);
        self.arena.reserve(8 * strings);
    }

    /// The id of the string with this hash, and whether it is new.
    #[inline]
    fn intern(&mut self, hash: u64, string: &str) -> (u32, bool) {
        let Interner { table, arena, places } = self;
        let is_same = |&id: &u32| {
            let (start, end) = places[id as usize];
            is_same(&arena.as_bytes()[start as usize..end as usize], string.as_bytes())
        };
        match table.find(hash, is_same) {
            Some(&id) => (id, false),
            None => (self.add(hash, string), true),
        }
    }

    #[cold]
    fn add(&mut self, hash: u64, string: &str) -> u32 {
        let Interner { table, arena, places } = self;
        let (id, start) = (places.len() as u32, arena.len() as u32);
        arena.push_str(string);
        places.push((start, arena.len() as u32));
        table.insert_unique(hash, id, |&id| {
            let (start, end) = places[id as usize];
            Lexicon::get().hash(&arena[start as usize..end as usize])
        });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::default();
        for words in [["Chats", "chat", "maison"], ["maison", "maisons", "chat"]] {
            vocabulary.begin(0);
            let numbers = words.map(|word| vocabulary.word(word));
            for word in numbers {
                vocabulary.note_term(word, Language::French);
            }
            let (known, terms) = vocabulary.finish();
            assert_eq!(terms, 2);
            assert_eq!(numbers, [0, 1, 2]);
            assert_eq!(known[0].terms[Language::French.number()], 0);
        }
    }

    #[test]
    fn accents_of_capitals_do_not_matter_to_terms() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin(0);
        let words = ["État", "Etat", "ÉTATS"].map(|word| vocabulary.word(word));
        for word in words {
            vocabulary.note_term(word, Language::French);
        }
        let (known, _) = vocabulary.finish();
        assert!(words.iter().all(|&word| known[word as usize].terms[Language::French.number()] == 0));
    }
}
