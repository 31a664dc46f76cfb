//! The word lists of all languages, compiled.

use std::hash::{BuildHasher, Hasher};
use std::sync::{LazyLock, OnceLock};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::{Class, Classes, Key, Language, Pack, fold, stem};

/// How many languages there are.
pub(crate) const LANGUAGES: usize = Language::ALL.len();

/// The word lists of all languages, compiled for one lookup a word, without allocation.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Its seeds are the process's own, so that no text can be made to collide.
    hasher: DefaultHashBuilder,
    table: HashTable<u32>,
    /// The words with what each language says of them, in the order in which the lists have them first.
    entries: Vec<Entry>,
    /// Their stems in each language, each made when it is first asked for.
    stems: [OnceLock<Stems>; LANGUAGES],
    /// Phrases of two words and more, by their first two.
    phrases: HashMap<PhraseHead, Vec<Box<[u32]>>>,
}

/// The list of a phrase, and its first two words.
type PhraseHead = (Language, Class, u32, u32);

/// For each word by its number.
type Stems = Box<[OnceLock<Box<str>>]>;

/// A word of the lists.
#[derive(Debug)]
struct Entry {
    word: &'static str,
    key: Key,
    classes: [Classes; LANGUAGES],
}

/// What a word is looked for by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe {
    pub(crate) key: Key,
    pub(crate) hash: u64,
}

impl Lexicon {
    /// The lists of every pack.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::new().unwrap_or_else(|problem| panic!("{problem}")));
        &LEXICON
    }

    /// Compiles lists of the form: comment lines with `#` first, then one entry a line, lower case, sorted by bytes.
    fn new() -> Result<Self, String> {
        let lists = || Language::ALL.into_iter().flat_map(|language| language.pack().lists);
        let most = lists().map(|(_, file)| file.bytes().filter(|&byte| byte == b'\n').count()).sum();
        let mut lexicon = Lexicon {
            hasher: DefaultHashBuilder::default(),
            table: HashTable::with_capacity(most),
            entries: Vec::with_capacity(most),
            stems: Default::default(),
            phrases: HashMap::new(),
        };
        for language in Language::ALL {
            let entries = (language.pack().lists.iter())
                .flat_map(|&(class, file)| entries(file).map(move |entry| (class, entry)));
            // Elided forms ("l'", "'s") are stop words: they must be known before phrases are cut into words.
            let (stop, others): (Vec<_>, Vec<_>) = entries.partition(|(class, _)| *class == Class::Stop);
            for (class, entry) in stop.into_iter().chain(others) {
                lexicon.add(language, class, entry)?;
            }
            lexicon.add_bare_capitals(language);
        }
        for language in Language::ALL {
            for &(class, words) in language.pack().words {
                words.iter().for_each(|word| lexicon.classes_mut(language, word).entries |= class.bit());
            }
            for (_, full) in language.pack().aliases {
                let last = full.rsplit([' ', '-']).next().unwrap_or(full);
                let bare = Some(fold(last)).filter(|bare| bare != last).map(|bare| &*bare.leak());
                for word in std::iter::once(last).chain(bare) {
                    lexicon.classes_mut(language, word).entries |= Class::AliasEnd.bit();
                }
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, language: Language, class: Class, entry: &'static str) -> Result<(), String> {
        let (entry_bit, bit) = (class.bit(), class.phrase_bit());
        if class.is_abbreviation() || class == Class::Stop {
            self.classes_mut(language, entry).entries |= entry_bit;
            if let Some((_, second)) = entry.split_once(' ') {
                self.classes_mut(language, second).seconds |= bit;
            }
            return Ok(());
        }
        let mut words = Vec::new();
        for piece in entry.split([' ', '-']) {
            match self.split_apostrophe(language, piece) {
                Some(at) => words.extend([&piece[..at], &piece[at..]]),
                None => words.push(piece),
            }
        }
        words.retain(|word| word.chars().any(char::is_alphanumeric));
        let Some((&first, rest)) = words.split_first() else {
            return Err(format!("the list of {class:?} has an entry without a word: {entry:?}"));
        };
        match rest.split_first() {
            None => self.classes_mut(language, first).entries |= entry_bit,
            Some((second, rest)) => {
                self.classes_mut(language, first).heads |= bit;
                self.classes_mut(language, second).seconds |= bit;
                let head = (language, class, self.number(first), self.number(second));
                let rest = rest.iter().map(|word| self.number(word)).collect();
                self.phrases.entry(head).or_default().push(rest);
            }
        }
        Ok(())
    }

    fn classes_mut(&mut self, language: Language, word: &'static str) -> &mut Classes {
        let number = self.number(word);
        &mut self.entries[number as usize].classes[language.number()]
    }

    /// The number of a word, which is given one if it has none.
    fn number(&mut self, word: &'static str) -> u32 {
        let probe = self.probe(word);
        if let Some(number) = self.entry(probe, word) {
            return number;
        }
        let number = self.entries.len() as u32;
        self.entries.push(Entry { word, key: probe.key, classes: Default::default() });
        let Lexicon { hasher, table, entries, .. } = self;
        table.insert_unique(probe.hash, number, |&number| hash(hasher, entries[number as usize].key));
        number
    }

    /// French prints "Etat" for « État » and "A" for « À »: the bare form stands for the accented one, unless it is a
    /// word of the lists itself. Openers keep their accents (« Là » leans, « La » does not).
    fn add_bare_capitals(&mut self, language: Language) {
        let n = language.number();
        let mut bare: Vec<(String, &'static str, Classes)> = (self.entries.iter())
            .filter_map(|Entry { word, classes, .. }| {
                let first = word.chars().next().filter(|first| !first.is_ascii())?;
                let folded: String = fold(&word[..first.len_utf8()]) + &word[first.len_utf8()..];
                let is_new = !self.find(&folded)[n].is_listed();
                (folded != *word && is_new && classes[n].is_listed()).then_some((folded, *word, classes[n]))
            })
            .collect();
        bare.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        for (folded, _, classes) in bare {
            let number = self.number_of(&folded).unwrap_or_else(|| self.number(folded.leak()));
            let known = &mut self.entries[number as usize].classes[n];
            *known = known.or(classes);
        }
    }

    /// What a word is looked for by, here and in the vocabulary.
    pub(crate) fn probe(&self, word: &str) -> Probe {
        self.probe_key(Key::of(word, |bytes| {
            let mut state = self.hasher.build_hasher();
            state.write(bytes);
            state.finish()
        }))
    }

    #[inline]
    pub(crate) fn probe_key(&self, key: Key) -> Probe {
        Probe { key, hash: hash(&self.hasher, key) }
    }

    /// The number of a word, if a list has it.
    #[inline]
    pub(crate) fn entry(&self, probe: Probe, word: &str) -> Option<u32> {
        let is_same = |&number: &u32| {
            let entry = &self.entries[number as usize];
            entry.key == probe.key && (!probe.key.is_long() || entry.word == word)
        };
        self.table.find(probe.hash, is_same).copied()
    }

    /// The number of a word, if a list has it.
    pub(crate) fn number_of(&self, word: &str) -> Option<u32> {
        self.entry(self.probe(word), word)
    }

    /// What each language says of the word with a number.
    #[inline]
    pub(crate) fn classes_of(&self, entry: Option<u32>) -> [Classes; LANGUAGES] {
        entry.map_or_else(Default::default, |number| self.entries[number as usize].classes)
    }

    /// What each language says of a word.
    pub(crate) fn find(&self, word: &str) -> [Classes; LANGUAGES] {
        self.classes_of(self.number_of(word))
    }

    /// The same by the key of a word that is not long.
    #[inline]
    pub(crate) fn find_key(&self, key: Key) -> [Classes; LANGUAGES] {
        self.classes_of(self.entry(self.probe_key(key), ""))
    }

    /// The stem of the word with a number, see [`stem`].
    pub(crate) fn stem(&self, language: Language, entry: u32) -> &str {
        let stems = self.stems[language.number()]
            .get_or_init(|| self.entries.iter().map(|_| OnceLock::new()).collect());
        stems[entry as usize].get_or_init(|| stem(self.entries[entry as usize].word, language).into())
    }

    /// Every word of the lists.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.word)
    }

    pub(crate) fn classes(&self, language: Language, word: &str) -> Classes {
        self.find(word)[language.number()]
    }

    /// How many words the longest entry of `class` takes that begins at word 0; 0 when there is none.
    ///
    /// `word(i)` gives the number of the i-th word from there; none past the end, or for a word of no list.
    pub(crate) fn longest(
        &self,
        language: Language,
        class: Class,
        mut word: impl FnMut(usize) -> Option<u32>,
    ) -> usize {
        let Some(first) = word(0) else { return 0 };
        let classes = self.entries[first as usize].classes[language.number()];
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
        let (first, last) = (word.find('\'')?, word.rfind('\'')?);
        let stop = |part: &str| self.classes(language, part).has(Class::Stop);
        if first + 1 < word.len() && stop(&word[..=first]) {
            Some(first + 1)
        } else if last > 0 && stop(&word[last..]) {
            Some(last)
        } else {
            None
        }
    }
}

/// The lists of one language.
impl Pack {
    pub(crate) fn classes(&self, word: &str) -> Classes {
        Lexicon::get().classes(self.language, word)
    }

    /// See [`Lexicon::longest`].
    pub(crate) fn longest(&self, class: Class, word: impl FnMut(usize) -> Option<u32>) -> usize {
        Lexicon::get().longest(self.language, class, word)
    }

    /// See [`Lexicon::split_apostrophe`].
    pub(crate) fn split_apostrophe(&self, word: &str) -> Option<usize> {
        Lexicon::get().split_apostrophe(self.language, word)
    }
}

#[inline]
fn hash(hasher: &DefaultHashBuilder, key: Key) -> u64 {
    let mut state = hasher.build_hasher();
    key.numbers().into_iter().for_each(|number| state.write_u64(number));
    state.finish()
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_wins() {
        let words = ["il", "y", "a", "dix", "ans"];
        let lexicon = Language::French.pack();
        let number = |i: usize| Lexicon::get().number_of(words.get(i)?);
        assert_eq!(lexicon.longest(Class::Opener, number), 1);
        assert_eq!(lexicon.longest(Class::Exempt, number), 3);
        assert_eq!(lexicon.longest(Class::Furniture, number), 0);
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
        assert!(lexicon.classes("etait").has(Class::Stop));
        assert!(!lexicon.classes("la").has(Class::Opener));
    }
}
