//! The word lists of all languages, compiled.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::languages::{LANGUAGES, Language};
use super::lexicon_builder::{Lists, Phrases, split_apostrophe};
use super::normalize::{lower, stem, unaccented};
use super::pack::Pack;
use super::short_word::ShortWord;
use super::word_flags::WordFlags;
use super::word_list::{ListSet, WordList, WordLists};

/// The word lists of all languages, compiled for one lookup a word, without allocation.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Its seeds are the process's own, so that no text can be made to collide.
    hasher: DefaultHashBuilder,
    table: HashTable<Listed>,
    /// The words of the near lists again, see [`WordLists::is_near`]: a small table stays near.
    near: HashTable<Listed>,
    /// The words of the lists by number, in the order in which the lists have them first.
    words: Vec<Entry>,
    /// All that the lists say of any word, each once; the first says nothing.
    listings: Vec<ListSet>,
    /// Their marks.
    marks: Vec<WordFlags>,
    /// How many bytes of each word make its stem in each language, told when it is first asked for.
    stems: [Vec<AtomicU8>; LANGUAGES],
    phrases: Phrases,
}

/// The number of a [`ListSet`].
pub(crate) type ListSetId = u16;

/// Nobody asked for the stem yet.
const UNASKED: u8 = 0;
/// It is no beginning of its word.
const OTHER: u8 = u8::MAX;

/// A word of the lists.
#[derive(Debug)]
struct Entry {
    word: &'static str,
    listing: ListSetId,
}

/// The same as it is found.
#[derive(Clone, Copy, Debug)]
struct Listed {
    key: ShortWord,
    number: u32,
    listing: ListSetId,
}

/// What a word is looked for by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe {
    pub(crate) key: ShortWord,
    pub(crate) hash: u64,
}

impl Lexicon {
    /// The lists of every pack.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::new().unwrap_or_else(|problem| panic!("{problem}")));
        &LEXICON
    }

    fn new() -> Result<Self, String> {
        let Lists { words, phrases, .. } = Lists::read()?;
        let mut lexicon = Lexicon {
            hasher: DefaultHashBuilder::default(),
            table: HashTable::with_capacity(words.len()),
            near: HashTable::new(),
            words: Vec::with_capacity(words.len()),
            listings: vec![ListSet::default()],
            marks: Vec::new(),
            stems: Default::default(),
            phrases,
        };
        let mut listings: HashMap<ListSet, ListSetId> = HashMap::new();
        listings.insert(ListSet::default(), 0);
        for (word, listing) in words {
            let next = lexicon.listings.len();
            let next = ListSetId::try_from(next).map_err(|_| format!("{next} different listings"))?;
            let number = *listings.entry(listing).or_insert(next);
            if number == next {
                lexicon.listings.push(listing);
            }
            lexicon.add(word, number);
        }
        lexicon.stems = Language::ALL.map(|_| lexicon.words.iter().map(|_| AtomicU8::new(UNASKED)).collect());
        lexicon.marks = lexicon.listings.iter().map(WordFlags::of).collect();
        Ok(lexicon)
    }

    fn add(&mut self, word: &'static str, listing: ListSetId) {
        let probe = self.probe(word);
        let Lexicon { hasher, table, near, words, listings, .. } = self;
        let listed = Listed { key: probe.key, number: words.len() as u32, listing };
        words.push(Entry { word, listing });
        let hash = |listed: &Listed| hash(hasher, listed.key);
        table.insert_unique(probe.hash, listed, hash);
        if listings[listing as usize].iter().any(|classes| classes.is_near()) {
            near.insert_unique(probe.hash, listed, hash);
        }
    }

    /// What a word is looked for by, here and in the vocabulary.
    pub(crate) fn probe(&self, word: &str) -> Probe {
        self.probe_key(ShortWord::of(word, |bytes| {
            let mut state = self.hasher.build_hasher();
            state.write(bytes);
            state.finish()
        }))
    }

    #[inline]
    pub(crate) fn probe_key(&self, key: ShortWord) -> Probe {
        Probe { key, hash: hash(&self.hasher, key) }
    }

    /// The number of a word and of what the lists say of it, if one has it.
    #[inline]
    pub(crate) fn entry(&self, probe: Probe, word: &str) -> Option<(u32, ListSetId)> {
        self.entry_in(&self.table, probe, word)
    }

    /// The same for a word of the near lists, see [`WordLists::is_near`]; others have no marks.
    #[inline]
    pub(crate) fn near_entry(&self, probe: Probe, word: &str) -> Option<(u32, ListSetId)> {
        self.entry_in(&self.near, probe, word)
    }

    #[inline]
    fn entry_in(&self, table: &HashTable<Listed>, probe: Probe, word: &str) -> Option<(u32, ListSetId)> {
        let is_same = |listed: &Listed| {
            listed.key == probe.key
                && (!probe.key.is_long() || self.words[listed.number as usize].word == word)
        };
        table.find(probe.hash, is_same).map(|listed| (listed.number, listed.listing))
    }

    /// The number of a word, if a list has it.
    pub(crate) fn number_of(&self, word: &str) -> Option<u32> {
        self.entry(self.probe(word), word).map(|(number, _)| number)
    }

    /// All listings, by number.
    pub(crate) fn listings(&self) -> &[ListSet] {
        &self.listings
    }

    /// What words of a listing are marked with.
    pub(crate) fn marks(&self, listing: ListSetId) -> WordFlags {
        match cfg!(test) {
            // Tests switch lists off.
            true => WordFlags::of(&self.listings[listing as usize]),
            false => self.marks[listing as usize],
        }
    }

    /// What each language says of a word of the near lists, see [`WordLists::is_near`]; of others it may say nothing.
    pub(crate) fn near(&self, word: &str) -> &ListSet {
        let probe = self.probe(word);
        match probe.key.is_long() {
            true => &self.listings[self.entry(probe, word).map_or(0, |(_, listing)| listing) as usize],
            false => self.near_key(probe.key),
        }
    }

    /// The same by the key of a word that is not long.
    #[inline]
    pub(crate) fn near_key(&self, key: ShortWord) -> &ListSet {
        let listed = self.near.find(hash(&self.hasher, key), |listed| listed.key == key);
        &self.listings[listed.map_or(0, |listed| listed.listing) as usize]
    }

    /// The stem of the word with a number, which is given too, see [`stem`].
    pub(crate) fn stem<'w>(&self, language: Language, entry: u32, word: &'w str) -> Cow<'w, str> {
        let known = &self.stems[language.number()][entry as usize];
        match known.load(Ordering::Relaxed) {
            UNASKED => {
                let stem = stem(word, language);
                let is_stem = |&length: &usize| unaccented(&word[..length]) == stem;
                let lengths = (1..word.len() + 1).filter(|&length| word.is_char_boundary(length));
                let length =
                    lengths.into_iter().find(is_stem).map_or(OTHER, |length| length.min(OTHER.into()) as u8);
                known.store(length, Ordering::Relaxed);
                stem
            }
            OTHER => stem(word, language),
            length => unaccented(&word[..length.into()]),
        }
    }

    /// Every word of the lists.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|entry| entry.word)
    }

    /// How many words the longest entry of `class` takes that begins at word 0; 0 when there is none.
    ///
    /// `word(i)` gives the number of the i-th word from there; none past the end, or for a word of no list.
    pub(crate) fn longest(
        &self,
        language: Language,
        class: WordList,
        mut word: impl FnMut(usize) -> Option<u32>,
    ) -> usize {
        let Some(first) = word(0) else { return 0 };
        let classes = self.listings[self.words[first as usize].listing as usize][language.number()];
        let single = usize::from(classes.has(class));
        if !classes.heads(class) {
            return single;
        }
        let Some(second) = word(1) else { return single };
        let Some(rests) = self.phrases.get(&(language, class, first, second)) else { return single };
        let mut matches =
            |rest: &[u32]| (rest.iter()).enumerate().all(|(i, &next)| word(i + 2) == Some(next));
        let longest = rests.iter().filter(|rest| matches(rest)).map(|rest| rest.len() + 2).max();
        longest.unwrap_or(single)
    }

    /// Where a word with an apostrophe falls apart: after an elided word (« l' », « qu' ») or before an enclitic
    /// ("'s"). `word` is lower case with straight apostrophes; « aujourd'hui » and "O'Brien" are whole.
    pub(crate) fn split_apostrophe(&self, language: Language, word: &str) -> Option<usize> {
        split_apostrophe(word, |part| self.near(part)[language.number()].has(WordList::StopWord))
    }
}

/// The lists of one language.
impl Pack {
    /// See [`Lexicon::near`]; the word is as it is written, and `form` a buffer.
    pub(crate) fn near(&self, word: &str, form: &mut String) -> WordLists {
        let lexicon = Lexicon::get();
        let listing = match ShortWord::lowered(word) {
            Some(key) => lexicon.near_key(key),
            None => {
                lower(word, form);
                lexicon.near(form)
            }
        };
        listing[self.language.number()]
    }

    /// See [`Lexicon::longest`].
    pub(crate) fn longest(&self, class: WordList, word: impl FnMut(usize) -> Option<u32>) -> usize {
        Lexicon::get().longest(self.language, class, word)
    }

    /// See [`Lexicon::split_apostrophe`].
    pub(crate) fn split_apostrophe(&self, word: &str) -> Option<usize> {
        Lexicon::get().split_apostrophe(self.language, word)
    }
}

#[inline]
fn hash(hasher: &DefaultHashBuilder, key: ShortWord) -> u64 {
    let mut state = hasher.build_hasher();
    key.numbers().into_iter().for_each(|number| state.write_u64(number));
    state.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_are_marked_with_is_near() {
        let lexicon = Lexicon::get();
        for word in lexicon.words() {
            let probe = lexicon.probe(word);
            let found = lexicon.entry(probe, word);
            let (_, listing) = found.expect("a listed word");
            let near = lexicon.near_entry(probe, word);
            assert!(
                near == found || near.is_none() && lexicon.marks(listing) == WordFlags::default(),
                "{word}"
            );
        }
    }

    #[test]
    fn stems_are_told_again_as_they_were() {
        let lexicon = Lexicon::get();
        for (word, number) in lexicon.words().zip(0..) {
            for language in Language::ALL {
                let told = [0, 1].map(|_| lexicon.stem(language, number, word));
                assert!(told.iter().all(|told| *told == stem(word, language)), "{word} ({language})");
            }
        }
    }

    #[test]
    fn the_longest_entry_wins() {
        let words = ["il", "y", "a", "dix", "ans"];
        let lexicon = Language::French.pack();
        let number = |i: usize| Lexicon::get().number_of(words.get(i)?);
        assert_eq!(lexicon.longest(WordList::Opener, number), 1);
        assert_eq!(lexicon.longest(WordList::OpenerExempt, number), 3);
        assert_eq!(lexicon.longest(WordList::Furniture, number), 0);
    }

    #[test]
    fn elisions_and_enclitics_fall_apart() {
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
            let cut = language.pack().split_apostrophe(word).map(|at| &word[..at]);
            assert_eq!(cut, left, "{word}");
        }
    }

    #[test]
    fn capitals_without_accents_are_known() {
        let lexicon = Language::French.pack();
        let classes = |word| lexicon.near(word, &mut String::new());
        assert!(classes("etait").has(WordList::StopWord) && classes("Était").has(WordList::StopWord));
        assert!(classes("là").has(WordList::Opener) && !classes("la").has(WordList::Opener));
    }
}
