//! All word lists of all languages: which lists a word is on, in one lookup.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::apostrophe::split_apostrophe;
use super::compiled::{COMPILED, Compiled, EntryId, ListSetId, PhraseHead};
use super::languages::Language;
use super::normalize::{lower, unaccented};
use super::pack::Pack;
use super::short_word::ShortWord;
use super::word_flags::FlagSet;
use super::word_list::{ListSet, WordList, WordLists};

/// The compiled word lists of all languages, with a table for lookups without allocation.
#[derive(Debug)]
pub(crate) struct Lexicon {
    compiled: &'static Compiled,
    sets: &'static [ListSet],
    /// Seeded at random in each process, so that no text can be crafted to collide.
    hasher: DefaultHashBuilder,
    table: HashTable<Listed>,
    /// The words whose keys do not hold them.
    long_words: Vec<(EntryId, &'static str)>,
    /// The flags of each list set.
    flags: Vec<FlagSet>,
    /// The indexes of the heads of phrases.
    heads: HashMap<PhraseHead, u16>,
}

/// A row of the table. It has no pointer to the word, so that a lookup of a short word reads the row alone.
#[derive(Clone, Copy, Debug)]
struct Listed {
    key: ShortWord,
    id: EntryId,
    set: ListSetId,
}

/// A word's key with its hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe {
    pub(crate) key: ShortWord,
    pub(crate) hash: u64,
}

impl Lexicon {
    /// The lists of every pack. The first call in a process makes the table.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&COMPILED));
        &LEXICON
    }

    pub(super) fn new(compiled: &'static Compiled) -> Self {
        let mut lexicon = Lexicon {
            compiled,
            sets: compiled.sets,
            hasher: DefaultHashBuilder::default(),
            table: HashTable::with_capacity(compiled.entries.len()),
            long_words: Vec::new(),
            flags: compiled.sets.iter().map(FlagSet::of).collect(),
            heads: compiled.heads.iter().copied().zip(0..).collect(),
        };
        for ((word, entry), id) in compiled.words().zip(compiled.entries).zip(0..) {
            let Probe { key, hash } = lexicon.probe(word);
            if key.is_long() {
                lexicon.long_words.push((id, word));
            }
            let Lexicon { hasher, table, .. } = &mut lexicon;
            table.insert_unique(hash, Listed { key, id, set: entry.set }, |listed| {
                hash_of(hasher, listed.key)
            });
        }
        lexicon
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

    /// The ids of a listed word and of its list set. `word` is read only when the key is long.
    #[inline]
    pub(crate) fn entry(&self, probe: Probe, word: &str) -> Option<(EntryId, ListSetId)> {
        let is_same = |listed: &Listed| {
            listed.key == probe.key && (!probe.key.is_long() || self.is_long_word(listed.id, word))
        };
        self.table.find(probe.hash, is_same).map(|listed| (listed.id, listed.set))
    }

    #[cold]
    fn is_long_word(&self, id: EntryId, word: &str) -> bool {
        self.long_words.contains(&(id, word))
    }

    /// The id of a listed word.
    pub(crate) fn id_of(&self, word: &str) -> Option<EntryId> {
        self.entry(self.probe(word), word).map(|(id, _)| id)
    }

    /// All list sets, by id.
    pub(crate) fn list_sets(&self) -> &'static [ListSet] {
        self.sets
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

    /// The stem of the listed word `word`, see [`stem`](super::normalize::stem).
    pub(crate) fn stem<'w>(&self, language: Language, id: EntryId, word: &'w str) -> Cow<'w, str> {
        let rule = self.compiled.entries[id as usize].stems[language.number()];
        let (cut, ending) = self.compiled.stem_rules[rule as usize];
        let cut = |plain: &str| plain.len() - usize::from(cut);
        match unaccented(word) {
            Cow::Borrowed(plain) if ending.is_empty() => plain[..cut(plain)].into(),
            plain => (plain[..cut(&plain)].to_owned() + ending).into(),
        }
    }

    /// The number of words in the longest entry of `list` that begins at word 0; 0 when no entry does.
    ///
    /// `word(i)` returns the id of the i-th word from there: none past the end, or for a word on no list.
    pub(crate) fn longest(
        &self,
        language: Language,
        list: WordList,
        mut word: impl FnMut(usize) -> Option<EntryId>,
    ) -> usize {
        let Some(first) = word(0) else { return 0 };
        let lists_of =
            |id: EntryId| self.sets[self.compiled.entries[id as usize].set as usize][language.number()];
        let lists = lists_of(first);
        let single = usize::from(lists.has(list));
        if !lists.heads(list) {
            return single;
        }
        let Some(second) = word(1).filter(|&second| lists_of(second).seconds(list)) else { return single };
        let mut matches = |rest: &[EntryId]| rest.iter().zip(2..).all(|(&next, i)| word(i) == Some(next));
        let head = self.heads.get(&PhraseHead::new(language, list, first, second));
        let rests = head.into_iter().flat_map(|&head| self.compiled.rests(head));
        let longest = rests.filter(|rest| matches(rest)).map(|rest| rest.len() + 2).max();
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
    pub(crate) fn longest(self, list: WordList, word: impl FnMut(usize) -> Option<EntryId>) -> usize {
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
    fn the_longest_entry_wins() {
        let words = ["il", "y", "a", "dix", "ans"];
        let lists = Lexicon::get().of(Language::French);
        let id = |i: usize| Lexicon::get().id_of(words.get(i)?);
        assert_eq!(lists.longest(WordList::Opener, id), 1);
        assert_eq!(lists.longest(WordList::OpenerExempt, id), 3);
        assert_eq!(lists.longest(WordList::Furniture, id), 0);
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
