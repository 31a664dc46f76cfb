//! All word lists of all languages, compiled: which lists a word is on, in one lookup.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::apostrophe::split_apostrophe;
use super::languages::{LANGUAGES, Language};
use super::lexicon_builder::{Lists, Phrases};
use super::normalize::{lower, stem, unaccented};
use super::pack::{Entries, Pack};
use super::short_word::ShortWord;
use super::word_flags::FlagSet;
use super::word_list::{ListSet, WordList, WordLists};

/// The word lists of all languages, compiled for lookups without allocation.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Seeded at random in each process, so that no text can be crafted to collide.
    hasher: DefaultHashBuilder,
    table: HashTable<Listed>,
    /// The listed words, by number, with their list sets.
    words: Vec<(&'static str, ListSetId)>,
    /// The distinct list sets, by number; set 0 is empty.
    sets: Vec<ListSet>,
    /// The flags of each list set.
    flags: Vec<FlagSet>,
    /// The length in bytes of each word's stem in each language, computed at the first use.
    stems: [Vec<AtomicU8>; LANGUAGES],
    phrases: Phrases,
}

/// The number of a distinct [`ListSet`].
pub(crate) type ListSetId = u16;

/// The stem is not computed yet.
const UNKNOWN: u8 = 0;
/// The stem is not a prefix of the word.
const NO_PREFIX: u8 = u8::MAX;

/// A row of the table. It has no pointer to the word, so that a lookup of a short word reads the row alone.
#[derive(Clone, Copy, Debug)]
struct Listed {
    key: ShortWord,
    number: u32,
    set: ListSetId,
}

/// A word's key with its hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe {
    pub(crate) key: ShortWord,
    pub(crate) hash: u64,
}

impl Lexicon {
    /// The lists of every pack, compiled at the first call.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let lists = Language::ALL.map(|language| language.pack().lists);
            Lexicon::compile(lists).unwrap_or_else(|problem| panic!("{problem}"))
        });
        &LEXICON
    }

    /// Compiles the lists of each language. Returns an error for an entry without a word.
    pub(crate) fn compile(lists: [&[(WordList, Entries)]; LANGUAGES]) -> Result<Self, String> {
        let Lists { words, phrases, .. } = Lists::read(lists)?;
        let mut lexicon = Lexicon {
            hasher: DefaultHashBuilder::default(),
            table: HashTable::with_capacity(words.len()),
            words: Vec::with_capacity(words.len()),
            sets: vec![ListSet::default()],
            flags: Vec::new(),
            stems: Language::ALL.map(|_| words.iter().map(|_| AtomicU8::new(UNKNOWN)).collect()),
            phrases,
        };
        let mut numbers: HashMap<ListSet, ListSetId> = [(ListSet::default(), 0)].into_iter().collect();
        for (word, set) in words {
            let next = lexicon.sets.len();
            let next = ListSetId::try_from(next).map_err(|_| format!("{next} different list sets"))?;
            let number = *numbers.entry(set).or_insert(next);
            if number == next {
                lexicon.sets.push(set);
            }
            lexicon.add(word, number);
        }
        lexicon.flags = lexicon.sets.iter().map(FlagSet::of).collect();
        Ok(lexicon)
    }

    fn add(&mut self, word: &'static str, set: ListSetId) {
        let Probe { key, hash } = self.probe(word);
        let Lexicon { hasher, table, words, .. } = self;
        let listed = Listed { key, number: words.len() as u32, set };
        words.push((word, set));
        table.insert_unique(hash, listed, |listed| hash_of(hasher, listed.key));
    }

    /// The lists of one language.
    pub(crate) fn of(&'static self, language: Language) -> LanguageLists {
        LanguageLists { lexicon: self, language }
    }

    /// The key and hash of a word in normalized form, see [`lower`].
    pub(crate) fn probe(&self, word: &str) -> Probe {
        self.probe_key(ShortWord::of(word, |bytes| {
            let mut state = self.hasher.build_hasher();
            state.write(bytes);
            state.finish()
        }))
    }

    #[inline]
    pub(crate) fn probe_key(&self, key: ShortWord) -> Probe {
        Probe { key, hash: hash_of(&self.hasher, key) }
    }

    /// The number of a listed word, and of its list set. `word` is read only when the key is long.
    #[inline]
    pub(crate) fn entry(&self, probe: Probe, word: &str) -> Option<(u32, ListSetId)> {
        let is_same = |listed: &Listed| {
            listed.key == probe.key && (!probe.key.is_long() || self.words[listed.number as usize].0 == word)
        };
        self.table.find(probe.hash, is_same).map(|listed| (listed.number, listed.set))
    }

    /// The number of a listed word.
    pub(crate) fn number_of(&self, word: &str) -> Option<u32> {
        self.entry(self.probe(word), word).map(|(number, _)| number)
    }

    /// All list sets, by number.
    pub(crate) fn list_sets(&self) -> &[ListSet] {
        &self.sets
    }

    /// The flags of the words with a list set.
    pub(crate) fn marks(&self, set: ListSetId) -> FlagSet {
        self.flags[set as usize]
    }

    /// The lists that a word in normalized form is on, in each language.
    pub(crate) fn lists_of(&self, word: &str) -> &ListSet {
        self.lists_of_probe(self.probe(word), word)
    }

    /// As [`Lexicon::lists_of`], by a key that is not long.
    #[inline]
    pub(crate) fn lists_of_key(&self, key: ShortWord) -> &ListSet {
        self.lists_of_probe(self.probe_key(key), "")
    }

    #[inline]
    fn lists_of_probe(&self, probe: Probe, word: &str) -> &ListSet {
        &self.sets[self.entry(probe, word).map_or(0, |(_, set)| set) as usize]
    }

    /// The stem of the listed word `word`, whose number is `entry`, see [`stem`].
    pub(crate) fn stem<'w>(&self, language: Language, entry: u32, word: &'w str) -> Cow<'w, str> {
        let known = &self.stems[language.number()][entry as usize];
        match known.load(Ordering::Relaxed) {
            UNKNOWN => {
                let stem = stem(word, language);
                let is_stem = |&length: &usize| unaccented(&word[..length]) == stem;
                let mut lengths = (1..=word.len()).filter(|&length| word.is_char_boundary(length));
                let length =
                    lengths.find(is_stem).map_or(NO_PREFIX, |length| length.min(NO_PREFIX.into()) as u8);
                known.store(length, Ordering::Relaxed);
                stem
            }
            NO_PREFIX => stem(word, language),
            length => unaccented(&word[..length.into()]),
        }
    }

    /// Every listed word.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|(word, _)| *word)
    }

    /// The number of words in the longest entry of `list` that begins at word 0; 0 when no entry does.
    ///
    /// `word(i)` returns the number of the i-th word from there: none past the end, or for a word on no list.
    pub(crate) fn longest(
        &self,
        language: Language,
        list: WordList,
        mut word: impl FnMut(usize) -> Option<u32>,
    ) -> usize {
        let Some(first) = word(0) else { return 0 };
        let lists = self.sets[self.words[first as usize].1 as usize][language.number()];
        let single = usize::from(lists.has(list));
        if !lists.heads(list) {
            return single;
        }
        let Some(second) = word(1) else { return single };
        let Some(rests) = self.phrases.get(&(language, list, first, second)) else { return single };
        let mut matches =
            |rest: &[u32]| (rest.iter()).enumerate().all(|(i, &next)| word(i + 2) == Some(next));
        let longest = rests.iter().filter(|rest| matches(rest)).map(|rest| rest.len() + 2).max();
        longest.unwrap_or(single)
    }

    /// Where an apostrophe splits a word in normalized form: after an elided word (« l' », « qu' ») or before an
    /// enclitic ("'s"). « aujourd'hui » and "o'brien" are not split.
    pub(crate) fn split_apostrophe(&self, language: Language, word: &str) -> Option<usize> {
        split_apostrophe(word, |part| self.lists_of(part)[language.number()].has(WordList::StopWord))
    }
}

/// The lists of one language in a lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LanguageLists {
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) language: Language,
}

impl LanguageLists {
    pub(crate) fn pack(self) -> &'static Pack {
        self.language.pack()
    }

    /// The lists that a word is on, as it is written; `form` is a buffer.
    pub(crate) fn of(self, word: &str, form: &mut String) -> WordLists {
        let set = match ShortWord::lowered(word) {
            Some(key) => self.lexicon.lists_of_key(key),
            None => {
                lower(word, form);
                self.lexicon.lists_of(form)
            }
        };
        set[self.language.number()]
    }

    /// See [`Lexicon::longest`].
    pub(crate) fn longest(self, list: WordList, word: impl FnMut(usize) -> Option<u32>) -> usize {
        self.lexicon.longest(self.language, list, word)
    }
}

#[inline]
fn hash_of(hasher: &DefaultHashBuilder, key: ShortWord) -> u64 {
    let mut state = hasher.build_hasher();
    key.numbers().into_iter().for_each(|number| state.write_u64(number));
    state.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cached_stems_equal_the_first_ones() {
        let lexicon = Lexicon::get();
        for (word, number) in lexicon.words().zip(0..) {
            for language in Language::ALL {
                let stems = [0, 1].map(|_| lexicon.stem(language, number, word));
                assert!(stems.iter().all(|found| *found == stem(word, language)), "{word} ({language})");
            }
        }
    }

    #[test]
    fn a_lexicon_compiles_with_a_list_left_out() {
        let kept = Language::ALL.map(|language| {
            let mut lists = language.pack().lists.to_vec();
            lists.retain(|(list, _)| *list != WordList::OpenerExempt);
            lists
        });
        let lexicon = Lexicon::compile(kept.each_ref().map(|lists| &**lists)).expect("tidy lists");
        let words = ["il", "y", "a", "dix", "ans"];
        let longest = |list| lexicon.longest(Language::French, list, |i| lexicon.number_of(words.get(i)?));
        assert_eq!((longest(WordList::Opener), longest(WordList::OpenerExempt)), (1, 0));
    }

    #[test]
    fn the_longest_entry_wins() {
        let words = ["il", "y", "a", "dix", "ans"];
        let lists = Lexicon::get().of(Language::French);
        let number = |i: usize| Lexicon::get().number_of(words.get(i)?);
        assert_eq!(lists.longest(WordList::Opener, number), 1);
        assert_eq!(lists.longest(WordList::OpenerExempt, number), 3);
        assert_eq!(lists.longest(WordList::Furniture, number), 0);
    }

    #[test]
    fn elisions_and_enclitics_are_split() {
        let cases = [
            (Language::French, "l'été", Some("l'")),
            (Language::French, "jusqu'ici", Some("jusqu'")),
            (Language::French, "aujourd'hui", None),
            (Language::French, "entr'ouvrir", None),
            (Language::English, "apple's", Some("apple")),
            (Language::English, "o'brien", None),
            (Language::English, "don't", None),
        ];
        for (language, word, left) in cases {
            let cut = Lexicon::get().split_apostrophe(language, word).map(|at| &word[..at]);
            assert_eq!(cut, left, "{word}");
        }
    }

    #[test]
    fn capitals_without_accents_are_listed() {
        let lists = Lexicon::get().of(Language::French);
        let lists = |word| lists.of(word, &mut String::new());
        assert!(lists("etait").has(WordList::StopWord) && lists("Était").has(WordList::StopWord));
        assert!(lists("là").has(WordList::Opener) && !lists("la").has(WordList::Opener));
    }
}
