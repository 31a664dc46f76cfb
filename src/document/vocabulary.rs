//! Every distinct word once: its classes and its term.

use hashbrown::HashTable;

use crate::language::{Class, Classes, LANGUAGES, Language, Lexicon, base_letters, is_same, lower, stem};

/// No term: a stop word, or a sign.
pub(crate) const NO_TERM: u32 = u32::MAX;
/// Above so many words, or bytes of them, the memory of earlier articles is dropped (it is eight megabytes then).
const MOST_WORDS: usize = 64_000;
const MOST_BYTES: usize = 1 << 20;
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
    beginnings: Beginnings,
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
    /// Its number in the lexicon, if it has one.
    entry: Option<u32>,
    /// [`NO_STEM`] until one was asked for.
    stems: [u32; LANGUAGES],
    number: Stamped,
}

impl Vocabulary {
    /// Starts a document of so many bytes.
    pub(crate) fn begin(&mut self, bytes: usize) {
        let is_full = self.known.len() > MOST_WORDS || self.forms.arena.len() > MOST_BYTES;
        if is_full || self.document == u32::MAX {
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
            self.known.push(Known { entry, stems: [NO_STEM; LANGUAGES], number: Stamped::default() });
        }
        let known = &mut self.known[id as usize];
        if known.number.document != self.document {
            known.number = Stamped { document: self.document, number: self.words.len() as u32 };
            let (entry, classes) = (known.entry, lexicon.classes_of(known.entry));
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

    /// Makes the stems of the current document's words, of which most terms need none.
    pub(crate) fn make_stems(&mut self, language: Language) {
        for word in 0..self.words.len() as u32 {
            if self.term(word, language) != NO_TERM {
                self.stem_id(word, language);
            }
        }
    }

    /// The stems of the current document's words in a language, with their terms; [`Vocabulary::make_stems`] first.
    pub(crate) fn stems(&self, language: Language) -> impl Iterator<Item = (&str, u32)> {
        let n = language.number();
        let stem = move |&id: &u32| Some(self.known[id as usize].stems[n]).filter(|&stem| stem != NO_STEM);
        let words = self.ids.iter().zip(&self.words).filter(move |(_, word)| word.terms[n] != NO_TERM);
        words.filter_map(move |(id, word)| Some((self.stems.get(stem(id)?), word.terms[n])))
    }

    /// The stem of a word of the current document that has a term; [`Vocabulary::make_stems`] first.
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

    /// Words of one stem begin alike: the first word of a beginning takes a number of its own, and only when another
    /// comes are their stems compared.
    fn make_term(&mut self, word: u32, language: Language) {
        let form = self.forms.get(self.ids[word as usize]);
        if form.len() < 2 || form.chars().nth(1).is_none() {
            return;
        }
        let next = Stamped { document: self.document, number: self.terms };
        let stem = match self.beginnings.meet(form, self.document, (word, language)) {
            Meeting::First => None,
            Meeting::Second((first, first_language)) => {
                let number = self.term(first, first_language);
                let stem = self.stem_id(first, first_language);
                self.stem_numbers[stem as usize] = Stamped { number, ..next };
                Some(self.stem_id(word, language))
            }
            Meeting::Later => Some(self.stem_id(word, language)),
        };
        let known = stem.map(|stem| &mut self.stem_numbers[stem as usize]);
        let number = match known {
            Some(known) if known.document == self.document => known.number,
            known => {
                known.into_iter().for_each(|known| *known = next);
                self.terms += 1;
                next.number
            }
        };
        self.words[word as usize].terms[language.number()] = number;
    }

    fn stem_id(&mut self, word: u32, language: Language) -> u32 {
        let (id, n) = (self.ids[word as usize], language.number());
        if self.known[id as usize].stems[n] == NO_STEM {
            self.known[id as usize].stems[n] = self.make_stem(id, language);
        }
        self.known[id as usize].stems[n]
    }

    fn make_stem(&mut self, id: u32, language: Language) -> u32 {
        let lexicon = Lexicon::get();
        let stem = match self.known[id as usize].entry {
            Some(entry) => lexicon.stem(language, entry).into(),
            None => stem(self.forms.get(id), language),
        };
        let (stem, is_new) = self.stems.intern(lexicon.hash(&stem), &stem);
        if is_new {
            self.stem_numbers.push(Stamped::default());
        }
        stem
    }
}

/// For each beginning of a word, by a hash of it, the first word of the current document.
#[derive(Clone, Debug, Default)]
struct Beginnings(Vec<Beginning>);

#[derive(Clone, Copy, Debug, Default)]
struct Beginning {
    document: u32,
    /// None once a second word came.
    first: Option<(u32, Language)>,
}

/// The how-manieth word of its beginning a word is; the first one's number with the second.
enum Meeting {
    First,
    Second((u32, Language)),
    Later,
}

impl Beginnings {
    /// Where two beginnings fall together, stems are compared that need not be.
    const SLOTS: usize = 2048;

    fn meet(&mut self, form: &str, document: u32, word: (u32, Language)) -> Meeting {
        if self.0.is_empty() {
            self.0.resize(Self::SLOTS, Beginning::default());
        }
        let known = &mut self.0[beginning(form) as usize % Self::SLOTS];
        if known.document != document {
            *known = Beginning { document, first: Some(word) };
            return Meeting::First;
        }
        known.first.take().map_or(Meeting::Later, Meeting::Second)
    }
}

/// A hash of what all words of one stem begin with: two letters without accents, "y" as "i", and the third if it is a
/// consonant but for s and x, which endings begin with. (Stems of two letters are met by other words too: "up" and
/// "upper" may be kept apart.)
fn beginning(form: &str) -> u32 {
    if let Some(three) = form.as_bytes().first_chunk::<3>()
        && three.is_ascii()
    {
        return hash_beginning(three.map(u32::from));
    }
    let mut letters = form.chars().flat_map(base_letters).map(u32::from);
    hash_beginning([(); 3].map(|()| letters.next().unwrap_or_default()))
}

fn hash_beginning(letters: [u32; 3]) -> u32 {
    // Letters that count as none, by their last five bits: "aeiouyx" and "s".
    const VAGUE: u32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 25 | 1 << 24 | 1 << 19;
    let [first, second, third] =
        letters.map(|letter| if letter == u32::from(b'y') { u32::from(b'i') } else { letter });
    let is_vague = (0x60..0x80).contains(&third) && VAGUE >> (third & 31) & 1 == 1;
    let third = if is_vague { 0 } else { third };
    let hash = (first.wrapping_mul(31) ^ second).wrapping_mul(31) ^ third;
    hash.wrapping_mul(0x9e37_79b1) >> 16
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

    #[test]
    fn words_of_one_stem_begin_alike() {
        use std::collections::HashMap;
        for language in Language::ALL {
            let mut beginnings: HashMap<String, (u32, &str)> = HashMap::new();
            for word in Lexicon::get().words().filter(|word| word.chars().nth(1).is_some()) {
                let stem = stem(word, language).into_owned();
                if stem.chars().count() < 3 {
                    continue;
                }
                let (known, other) = *beginnings.entry(stem).or_insert((beginning(word), word));
                assert_eq!(known, beginning(word), "{word} and {other} ({language})");
            }
        }
    }

    #[test]
    fn terms_do_not_depend_on_what_was_stemmed_before() {
        let words = ["maire", "mairie", "maires", "état", "etats", "table", "tables", "tablette", "maire"];
        let terms = |vocabulary: &mut Vocabulary| {
            vocabulary.begin(0);
            let numbers = words.map(|word| vocabulary.word(word));
            numbers.map(|word| vocabulary.note_term(word, Language::French))
        };
        let mut vocabulary = Vocabulary::default();
        let fresh = terms(&mut vocabulary);
        vocabulary.make_stems(Language::French);
        assert_eq!(terms(&mut vocabulary), fresh);
        assert_eq!((fresh[0], fresh[3], fresh[5]), (fresh[2], fresh[4], fresh[6]));
    }

    #[test]
    fn what_is_kept_between_documents_is_bounded() {
        let mut vocabulary = Vocabulary::default();
        for document in 0..6 {
            vocabulary.begin(0);
            (0..MOST_WORDS / 2).for_each(|n| _ = vocabulary.word(&format!("w{}", document * MOST_WORDS + n)));
            assert!(vocabulary.known.len() <= 2 * MOST_WORDS);
        }
        vocabulary.begin(0);
        assert!(vocabulary.known.len() <= MOST_WORDS);
    }
}
