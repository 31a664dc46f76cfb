//! The words and stems that a worker has met, kept from one document to the next.

use super::interner::{Interned, Interner};
use super::token::Token;
use super::word_table::{NO_TERM, Word, WordTable};
use crate::language::{
    EntryId, FlagSet, LANGUAGES, Language, Lexicon, ListSetId, Probe, ShortWord, WordFlags, WordList, lower,
    stem,
};

/// Above this many words, or bytes of them, the words of earlier documents are dropped (about eight megabytes).
const MOST_WORDS: usize = 64_000;
const MOST_BYTES: usize = 1 << 20;
/// The stem is not known yet.
const NO_STEM: u32 = u32::MAX;

/// Interns normalized words and their stems. Each document numbers its words and terms from the start, in the order of
/// their first use, so that no result depends on earlier documents.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    lexicon: &'static Lexicon,
    forms: Interner<Form>,
    /// What is known of each form, by its id.
    known: Vec<Known>,
    stems: Interner<()>,
    /// The term of each stem in the current document, by the stem's id.
    stem_terms: Vec<Stamped>,
    document: u32,
    /// How many words of the current document have terms.
    settled: u32,
    /// The languages of the current document's blocks, one bit each.
    languages: u8,
    /// A buffer for normalized words.
    scratch: String,
}

/// A number, valid in one document only.
#[derive(Clone, Copy, Debug, Default)]
struct Stamped {
    document: u32,
    number: u32,
}

/// Data read for every token, kept beside the key for locality.
#[derive(Clone, Copy, Debug)]
struct Form {
    number: Stamped,
    flags: FlagSet,
}

#[derive(Clone, Debug)]
struct Known {
    entry: Option<EntryId>,
    lists: ListSetId,
    /// The id of its stem in each language, or [`NO_STEM`].
    stems: [u32; LANGUAGES],
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary::new(Lexicon::get())
    }
}

impl Vocabulary {
    /// Creates an empty vocabulary that looks words up in a lexicon.
    pub(crate) fn new(lexicon: &'static Lexicon) -> Self {
        Vocabulary {
            lexicon,
            forms: Interner::default(),
            known: Vec::new(),
            stems: Interner::default(),
            stem_terms: Vec::new(),
            document: 0,
            settled: 0,
            languages: 0,
            scratch: String::new(),
        }
    }

    pub(crate) fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Starts a document, with an estimate of its distinct words.
    pub(crate) fn begin(&mut self, words: usize, table: &mut WordTable) {
        let is_full = self.known.len() > MOST_WORDS || self.forms.size() > MOST_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Vocabulary::new(self.lexicon);
        }
        if self.known.is_empty() {
            self.known.reserve(words);
            self.forms.reserve(words);
            self.stems.reserve(words);
            self.stem_terms.reserve(words);
        }
        self.document += 1;
        self.settled = 0;
        self.languages = 0;
        table.reset(self.lexicon, words);
    }

    /// Returns the number of a word as it is written, and its flags. Its terms are assigned by [`Vocabulary::settle`].
    pub(super) fn written_word(&mut self, text: &str, table: &mut WordTable) -> (u32, FlagSet) {
        if let Some(key) = ShortWord::lowered(text) {
            return self.short_word(self.lexicon, key, table);
        }
        let mut form = std::mem::take(&mut self.scratch);
        lower(text, &mut form);
        let found = self.normalized_word(&form, table);
        self.scratch = form;
        found
    }

    /// The same for a word that is normalized already.
    pub(super) fn normalized_word(&mut self, form: &str, table: &mut WordTable) -> (u32, FlagSet) {
        let probe = self.lexicon.probe(form);
        match self.forms.find(probe, form) {
            Some(found) => number_in(found, self.document, &self.known, table),
            None => self.add(probe, form, table),
        }
    }

    /// The same for a normalized word of at most 16 bytes.
    #[inline]
    pub(super) fn short_word(
        &mut self,
        lexicon: &Lexicon,
        key: ShortWord,
        table: &mut WordTable,
    ) -> (u32, FlagSet) {
        let probe = lexicon.probe_key(key);
        match self.forms.find_key(probe) {
            Some(found) => number_in(found, self.document, &self.known, table),
            None => self.add(probe, "", table),
        }
    }

    /// Whether a part of a word is a function word.
    pub(super) fn is_stop(&mut self, part: &str, language: Language) -> bool {
        self.lexicon.of(language).of(part, &mut self.scratch).has(WordList::StopWord)
    }

    /// Interns a new word. `form` is read only for words longer than 16 bytes, which the key does not hold.
    #[cold]
    fn add(&mut self, probe: Probe, form: &str, table: &mut WordTable) -> (u32, FlagSet) {
        let lexicon = self.lexicon;
        let (entry, lists) = match lexicon.entry(probe, form) {
            Some((entry, lists)) => (Some(entry), lists),
            None => (None, 0),
        };
        self.known.push(Known { entry, lists, stems: [NO_STEM; LANGUAGES] });
        let flags = lexicon.marks(lists);
        let number = Stamped { document: self.document, number: table.len() as u32 };
        let form = self.forms.add(lexicon, probe, form, Form { number, flags });
        (table.push(Word { form, entry, lists, terms: [NO_TERM; LANGUAGES] }), flags)
    }

    /// Assigns terms to the words of some tokens of a language, which include all words that are new since the last call.
    pub(super) fn settle(&mut self, language: Language, tokens: &[Token], table: &mut WordTable) {
        let new = std::mem::replace(&mut self.settled, table.len() as u32)..table.len() as u32;
        new.for_each(|word| self.assign_term(word, language, table));
        self.languages |= 1 << language.number();
        // Words that were met in a block of another language.
        if self.languages != 1 << language.number() {
            tokens.iter().for_each(|token| self.assign_term(token.word, language, table));
        }
    }

    /// Assigns the term of a word in a language, if it is a content word without one.
    #[inline]
    fn assign_term(&mut self, word: u32, language: Language, table: &mut WordTable) {
        let &Word { form, lists, terms, .. } = table.word(word);
        let is_stop = || self.lexicon.marks(lists).has(WordFlags::STOP, language);
        if terms[language.number()] != NO_TERM || is_stop() || is_single(self.forms.bytes(form)) {
            return;
        }
        let stem = self.stem_id(form, language) as usize;
        if self.stem_terms[stem].document != self.document {
            self.stem_terms[stem] = Stamped { document: self.document, number: table.new_term() };
        }
        table.set_term(word, language, self.stem_terms[stem].number);
    }

    fn stem_id(&mut self, form: u32, language: Language) -> u32 {
        let n = language.number();
        if self.known[form as usize].stems[n] == NO_STEM {
            self.known[form as usize].stems[n] = self.add_stem(form, language);
        }
        self.known[form as usize].stems[n]
    }

    fn add_stem(&mut self, form: u32, language: Language) -> u32 {
        let lexicon = self.lexicon;
        let stem = match self.known[form as usize].entry {
            Some(entry) => lexicon.stem(language, entry, self.forms.get(form)),
            None => stem(self.forms.get(form), language),
        };
        let probe = lexicon.probe(&stem);
        if let Some(found) = self.stems.find(probe, &stem) {
            return found.id;
        }
        self.stem_terms.push(Stamped::default());
        self.stems.add(lexicon, probe, &stem, ())
    }

    /// The normalized form of a word of the current document: lower case, straight apostrophes.
    pub(crate) fn form(&self, word: u32, table: &WordTable) -> &str {
        self.forms.get(table.word(word).form)
    }

    /// The stem of a word of the current document that has a term in a language.
    pub(crate) fn stem(&self, word: u32, language: Language, table: &WordTable) -> Option<&str> {
        let stem = self.known[table.word(word).form as usize].stems[language.number()];
        (table.term(word, language) != NO_TERM).then(|| self.stems.get(stem))
    }
}

/// Returns the number of a known form in a document, and its flags.
#[inline]
fn number_in(
    found: &mut Interned<Form>,
    document: u32,
    known: &[Known],
    table: &mut WordTable,
) -> (u32, FlagSet) {
    let Form { number, flags } = &mut found.kept;
    if number.document != document {
        let &Known { entry, lists, .. } = &known[found.id as usize];
        let word = Word { form: found.id, entry, lists, terms: [NO_TERM; LANGUAGES] };
        *number = Stamped { document, number: table.push(word) };
    }
    (number.number, *flags)
}

/// Whether a form is one character.
fn is_single(form: &[u8]) -> bool {
    let width = match form.first() {
        Some(0xf0..) => 4,
        Some(0xe0..) => 3,
        Some(0xc0..) => 2,
        _ => 1,
    };
    form.len() <= width
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers and the terms of some French words, in a document of their own.
    fn read(vocabulary: &mut Vocabulary, words: &[&str]) -> (Vec<u32>, Vec<u32>) {
        let mut table = WordTable::default();
        vocabulary.begin(0, &mut table);
        let numbers: Vec<u32> =
            words.iter().map(|word| vocabulary.written_word(word, &mut table).0).collect();
        vocabulary.settle(Language::French, &[], &mut table);
        let terms = numbers.iter().map(|&word| table.term(word, Language::French)).collect();
        (numbers, terms)
    }

    #[test]
    fn each_document_numbers_its_words_and_terms_from_the_start() {
        let mut vocabulary = Vocabulary::default();
        for words in [["Chats", "chat", "maison"], ["maison", "maisons", "chat"]] {
            let (numbers, terms) = read(&mut vocabulary, &words);
            assert_eq!(numbers, [0, 1, 2]);
            assert_eq!(terms.iter().max(), Some(&2));
            assert_eq!(terms[0], 1);
        }
    }

    #[test]
    fn accents_of_capitals_do_not_change_the_term() {
        let (_, terms) = read(&mut Vocabulary::default(), &["État", "Etat", "ÉTATS"]);
        assert_eq!(terms, [1, 1, 1]);
    }

    #[test]
    fn single_characters_and_stop_words_have_no_term() {
        let (_, terms) = read(&mut Vocabulary::default(), &["x", "É", "日", "le", "mairie"]);
        assert_eq!(terms, [NO_TERM, NO_TERM, NO_TERM, NO_TERM, 1]);
    }

    #[test]
    fn words_of_earlier_documents_are_bounded() {
        let mut vocabulary = Vocabulary::default();
        for document in 0..6 {
            let words: Vec<String> =
                (0..MOST_WORDS / 2).map(|n| format!("w{}", document * MOST_WORDS + n)).collect();
            read(&mut vocabulary, &words.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(vocabulary.known.len() <= 2 * MOST_WORDS);
        }
        read(&mut vocabulary, &[]);
        assert!(vocabulary.known.len() <= MOST_WORDS);
    }
}
