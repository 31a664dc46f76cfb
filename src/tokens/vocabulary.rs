//! Every distinct word once: its classes and its term.

use super::interner::{Interned, Interner};
use super::stem_prefix::{Beginnings, Meeting, beginning, is_single};
use super::term_sets::emptied;
use super::token::Token;
use crate::language::{
    FlagSet, LANGUAGES, Language, Lexicon, ListSetId, Probe, ShortWord, WordFlags, WordList, WordLists,
    lower, stem,
};

/// No term: a stop word, or a sign. The others are numbered from 1.
pub(crate) const NO_TERM: u32 = 0;
/// Above so many words, or bytes of them, the memory of earlier articles is dropped (it is eight megabytes then).
const MOST_WORDS: usize = 64_000;
const MOST_BYTES: usize = 1 << 20;
/// Room is made at once for so many words, and a few more in long texts.
const LARGEST_START: usize = 2000;
/// No list has it.
const NO_ENTRY: u32 = u32::MAX;
/// No stem is known yet.
const NO_STEM: u32 = u32::MAX;

/// A distinct word of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordEntry {
    /// Its number in the [`Lexicon`], [`NO_ENTRY`] where no list has it.
    entry: u32,
    /// The number of what the lists say of it.
    pub(crate) listing: ListSetId,
}

impl WordEntry {
    /// Its number in the [`Lexicon`], if a list has it.
    #[inline]
    pub(crate) fn entry(self) -> Option<u32> {
        Some(self.entry).filter(|&entry| entry != NO_ENTRY)
    }
}

/// The comparable form of a word as a content word of each language; [`NO_TERM`] until it was met as one.
pub(crate) type WordTerms = [u32; LANGUAGES];

/// The words and stems met so far, numbered anew for each document in the order of their first use, so that the
/// numbers do not depend on earlier documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    forms: Interner<Form>,
    /// What is known of each form, by its id.
    known: Vec<Known>,
    stems: Interner<()>,
    /// The current document's number of each stem, by its id, with the document that it holds for.
    stem_numbers: Vec<Stamped>,
    beginnings: Beginnings,
    /// Words that only the far lists may have, not looked for yet.
    pending: Vec<(u32, Probe)>,
    document: u32,
    words: Vec<WordEntry>,
    /// Their forms, and their terms.
    ids: Vec<u32>,
    word_terms: Vec<WordTerms>,
    /// All terms are below this.
    terms: u32,
    /// The languages that words were met in, a bit each.
    languages: u8,
    /// A buffer for forms.
    scratch: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct Stamped {
    document: u32,
    number: u32,
}

/// What is asked of a form wherever it stands, in one place.
#[derive(Clone, Copy, Debug)]
struct Form {
    number: Stamped,
    marks: FlagSet,
}

#[derive(Clone, Debug)]
struct Known {
    word: WordEntry,
    /// [`NO_STEM`] until one was asked for.
    stems: [u32; LANGUAGES],
    /// See [`beginning`]; none until it was asked for.
    beginning: Option<u16>,
}

impl Vocabulary {
    /// Starts a document of so many bytes; its words take the place of earlier ones.
    pub(crate) fn begin(&mut self, bytes: usize, words: Vec<WordEntry>) {
        let is_full = self.known.len() > MOST_WORDS || self.forms.size() > MOST_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Vocabulary::default();
        }
        self.words = emptied(words);
        if self.known.is_empty() {
            // Of ten bytes about one begins a new word, and fewer in long texts.
            let words = (bytes / 8).min(LARGEST_START + bytes / 400);
            self.known.reserve(words);
            self.forms.reserve(words);
            // Few words need their stems.
            self.stems.reserve(words / 6);
            self.stem_numbers.reserve(words / 6);
            self.ids.reserve(words);
            self.word_terms.reserve(words);
            self.words.reserve(words);
        }
        self.document += 1;
        self.ids.clear();
        self.word_terms.clear();
        self.beginnings.begin(bytes);
        self.terms = NO_TERM + 1;
        self.languages = 0;
    }

    /// Ends the document: its words by number, and their terms in place of the earlier ones.
    pub(crate) fn finish(&mut self, terms: &mut Vec<WordTerms>) -> Vec<WordEntry> {
        terms.clone_from(&self.word_terms);
        std::mem::take(&mut self.words)
    }

    /// All terms of the document are below this.
    pub(crate) fn term_end(&self) -> usize {
        self.terms as usize
    }

    /// The number of a word in this document, with all that is known of it.
    pub(crate) fn word(&mut self, text: &str, language: Language) -> u32 {
        let (number, _) = self.written_word(text);
        self.settle(language);
        number
    }

    /// The number of a word in this document, and its marks; [`Vocabulary::settle`] tells the rest.
    pub(crate) fn written_word(&mut self, text: &str) -> (u32, FlagSet) {
        if let Some(key) = ShortWord::lowered(text) {
            return self.keyed_word(Lexicon::get(), key);
        }
        let mut form = std::mem::take(&mut self.scratch);
        lower(text, &mut form);
        let known = self.form_word(&form);
        self.scratch = form;
        known
    }

    /// The same for a word that is written as its form is.
    pub(crate) fn form_word(&mut self, form: &str) -> (u32, FlagSet) {
        let probe = Lexicon::get().probe(form);
        match self.forms.find(probe, form) {
            Some(found) => meet(found, self.document, &mut self.ids),
            None => self.add(probe, form),
        }
    }

    /// The same for a word that is not long, by the key of its form.
    #[inline]
    pub(crate) fn keyed_word(&mut self, lexicon: &Lexicon, key: ShortWord) -> (u32, FlagSet) {
        let probe = lexicon.probe_key(key);
        match self.forms.find_key(probe) {
            Some(found) => meet(found, self.document, &mut self.ids),
            None => self.add(probe, ""),
        }
    }

    /// Whether a part of a word is a function word.
    pub(crate) fn is_stop(&mut self, part: &str, language: Language) -> bool {
        language.pack().lists_of(part, &mut self.scratch).has(WordList::StopWord)
    }

    /// Adds a word that this document is the first to have; its form tells only where its key does not.
    #[cold]
    fn add(&mut self, probe: Probe, form: &str) -> (u32, FlagSet) {
        let lexicon = Lexicon::get();
        let (entry, listing) = lexicon.entry(probe, form).unwrap_or_else(|| {
            self.pending.push((self.known.len() as u32, probe));
            (NO_ENTRY, 0)
        });
        let word = WordEntry { entry, listing };
        self.known.push(Known { word, stems: [NO_STEM; LANGUAGES], beginning: None });
        let (number, marks) = (self.ids.len() as u32, lexicon.marks(listing));
        let kept = Form { number: Stamped { document: self.document, number }, marks };
        self.ids.push(self.forms.add(probe, form, kept));
        (number, marks)
    }

    /// Looks up the words that came since the last time, all at once since the lists are far in memory, and makes their
    /// terms.
    pub(crate) fn settle(&mut self, language: Language) {
        let lexicon = Lexicon::get();
        for &(id, probe) in &self.pending {
            let form = if probe.key.is_long() { self.forms.get(id) } else { "" };
            if let Some((entry, listing)) = lexicon.entry(probe, form) {
                self.known[id as usize].word = WordEntry { entry, listing };
            }
        }
        self.pending.clear();
        self.languages |= 1 << language.number();
        for number in self.word_terms.len()..self.ids.len() {
            let id = self.ids[number];
            let word = self.known[id as usize].word;
            // What is met later, of a title or query, is none of the document's words.
            if self.words.len() == number {
                self.words.push(word);
            }
            let mut terms = [NO_TERM; LANGUAGES];
            if !lexicon.marks(word.listing).has(WordFlags::STOP, language) {
                terms[language.number()] = self.new_term(number as u32, id, language);
            }
            self.word_terms.push(terms);
        }
    }

    /// The form of a word of this document: lower case, straight apostrophes.
    pub(crate) fn form(&self, word: u32) -> &str {
        self.forms.get(self.ids[word as usize])
    }

    pub(crate) fn classes(&self, word: u32, language: Language) -> WordLists {
        Lexicon::get().listings()[self.words[word as usize].listing as usize][language.number()]
    }

    /// The word's number in the [`Lexicon`], if a list has it.
    pub(crate) fn entry(&self, word: u32) -> Option<u32> {
        self.words[word as usize].entry()
    }

    /// The term of a word that was met in a language.
    #[inline]
    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.word_terms[word as usize][language.number()]
    }

    /// Makes the stems of the current document's words, of which most terms need none.
    pub(crate) fn make_stems(&mut self, language: Language) {
        for word in 0..self.ids.len() as u32 {
            if self.term(word, language) != NO_TERM {
                self.stem_id(word, language);
            }
        }
    }

    /// The stems of the current document's words in a language, with their terms; [`Vocabulary::make_stems`] first.
    pub(crate) fn stems(&self, language: Language) -> impl Iterator<Item = (&str, u32)> {
        let n = language.number();
        let stem = move |&id: &u32| Some(self.known[id as usize].stems[n]).filter(|&stem| stem != NO_STEM);
        let words = self.ids.iter().zip(&self.word_terms).filter(move |(_, terms)| terms[n] != NO_TERM);
        words.filter_map(move |(id, terms)| Some((self.stems.get(stem(id)?), terms[n])))
    }

    /// The stem of a word of the current document that has a term; [`Vocabulary::make_stems`] first.
    pub(crate) fn stem(&self, word: u32, language: Language) -> Option<&str> {
        let stem = self.known[self.ids[word as usize] as usize].stems[language.number()];
        (stem != NO_STEM).then(|| self.stems.get(stem))
    }

    /// The term of a word of the document in a language: the stem without accents. Stop words and single characters
    /// have none.
    #[inline]
    pub(crate) fn note_term(&mut self, word: u32, language: Language) -> u32 {
        if self.term(word, language) == NO_TERM {
            let id = self.ids[word as usize];
            let listing = self.known[id as usize].word.listing;
            if !Lexicon::get().marks(listing).has(WordFlags::STOP, language) {
                self.make_term(word, language);
            }
        }
        self.term(word, language)
    }

    /// Makes the terms of words that may have been met in another language.
    pub(crate) fn meet_in(&mut self, language: Language, tokens: &[Token]) {
        if self.languages != 1 << language.number() {
            tokens.iter().for_each(|token| _ = self.note_term(token.word, language));
        }
    }

    fn make_term(&mut self, word: u32, language: Language) {
        let term = self.new_term(word, self.ids[word as usize], language);
        self.word_terms[word as usize][language.number()] = term;
    }

    /// The term of a word, by its number and id, that had none. Words of one stem begin alike: the first word of a
    /// beginning takes a number of its own, and only when another comes are their stems compared.
    #[inline]
    fn new_term(&mut self, word: u32, id: u32, language: Language) -> u32 {
        let known = &mut self.known[id as usize];
        let beginning = match known.beginning {
            Some(beginning) => beginning,
            None => {
                let form = self.forms.bytes(id);
                if is_single(form) {
                    return NO_TERM;
                }
                *known.beginning.insert(beginning(form))
            }
        };
        match self.beginnings.meet(beginning, (word, language)) {
            Meeting::First => self.next_term(),
            Meeting::Second(first) => self.term_by_stem(Some(first), (word, language)),
            Meeting::Later => self.term_by_stem(None, (word, language)),
        }
    }

    fn next_term(&mut self) -> u32 {
        self.terms += 1;
        self.terms - 1
    }

    /// The term of a word that begins as others do, of which the first may not have been stemmed yet.
    #[inline(never)]
    fn term_by_stem(&mut self, first: Option<(u32, Language)>, (word, language): (u32, Language)) -> u32 {
        let document = self.document;
        if let Some((first, language)) = first {
            let (number, stem) = (self.term(first, language), self.stem_id(first, language));
            self.stem_numbers[stem as usize] = Stamped { document, number };
        }
        let stem = self.stem_id(word, language) as usize;
        if self.stem_numbers[stem].document != document {
            self.stem_numbers[stem] = Stamped { document, number: self.next_term() };
        }
        self.stem_numbers[stem].number
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
        let stem = match self.known[id as usize].word.entry() {
            Some(entry) => lexicon.stem(language, entry, self.forms.get(id)),
            None => stem(self.forms.get(id), language),
        };
        let probe = lexicon.probe(&stem);
        if let Some(found) = self.stems.find(probe, &stem) {
            return found.id;
        }
        self.stem_numbers.push(Stamped::default());
        self.stems.add(probe, &stem, ())
    }
}

/// The number of a form in a document, whose forms have some ids, and its marks.
#[inline]
fn meet(form: &mut Interned<Form>, document: u32, ids: &mut Vec<u32>) -> (u32, FlagSet) {
    let Form { number, marks } = &mut form.kept;
    if number.document != document {
        *number = Stamped { document, number: ids.len() as u32 };
        ids.push(form.id);
    }
    (number.number, *marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_word_is_small() {
        assert_eq!((size_of::<Interned<Form>>(), size_of::<Known>()), (32, 20));
    }

    #[test]
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::default();
        for words in [["Chats", "chat", "maison"], ["maison", "maisons", "chat"]] {
            vocabulary.begin(0, Vec::new());
            let numbers = words.map(|word| vocabulary.word(word, Language::French));
            let mut terms = Vec::new();
            vocabulary.finish(&mut terms);
            assert_eq!(vocabulary.term_end(), 3);
            assert_eq!(numbers, [0, 1, 2]);
            assert_eq!(terms[0][Language::French.number()], 1);
        }
    }

    #[test]
    fn accents_of_capitals_do_not_matter_to_terms() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin(0, Vec::new());
        let words = ["État", "Etat", "ÉTATS"].map(|word| vocabulary.word(word, Language::French));
        assert!(words.iter().all(|&word| vocabulary.term(word, Language::French) == 1));
    }

    #[test]
    fn terms_do_not_depend_on_what_was_stemmed_before() {
        let words = ["maire", "mairie", "maires", "état", "etats", "table", "tables", "tablette", "maire"];
        let terms = |vocabulary: &mut Vocabulary| {
            vocabulary.begin(0, Vec::new());
            let numbers = words.map(|word| vocabulary.word(word, Language::French));
            numbers.map(|word| vocabulary.term(word, Language::French))
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
            vocabulary.begin(0, Vec::new());
            let word = |n| format!("w{}", document * MOST_WORDS + n);
            (0..MOST_WORDS / 2).for_each(|n| _ = vocabulary.word(&word(n), Language::English));
            assert!(vocabulary.known.len() <= 2 * MOST_WORDS);
        }
        vocabulary.begin(0, Vec::new());
        assert!(vocabulary.known.len() <= MOST_WORDS);
    }
}
