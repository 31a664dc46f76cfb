//! The word lists of all languages, compiled.

use std::hash::{BuildHasher, Hasher};
use std::sync::{LazyLock, OnceLock};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::{Key, Language, Pack, fold, stem};

/// What a list says of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// A function word: no content of its own.
    Stop,
    /// A function word that tells the language from its neighbours.
    Distinctive,
    /// An abbreviated title before a name: "Mr", « Mme ».
    BeforeName,
    /// An abbreviation before a number: "No", « art ».
    BeforeNumber,
    /// An abbreviation that never ends a sentence: "e.g", « cf ».
    Inside,
    /// An abbreviation that may end a sentence: "Inc", « etc ».
    Final,
    /// The start of a sentence that leans on the sentence before.
    Opener,
    /// A start that looks like an opener and leans on nothing.
    Exempt,
    /// A phrase that makes a sentence lean anywhere in its first words.
    Linker,
    /// A word that may stand between the start of a sentence and an opener.
    Prefix,
    /// A pronoun of the third person.
    Pronoun,
    /// A possessive of the third person.
    Possessive,
    /// A form of a verb of saying.
    Saying,
    Month,
    Weekday,
    /// A function or rank before a person's name.
    Title,
    /// A word that makes a name an organization's.
    Organization,
    Place,
    Demonym,
    FirstName,
    /// An ordinary word or acronym: with a capital it is no name by itself.
    Ordinary,
    /// A common noun that, capitalised, heads a name with a complement: "Gulf", « Coupe ».
    NameHead,
    /// A word in lower case that goes on with the name of a body: « national », « justice ».
    NameTail,
    /// A word that says little of what an article is about.
    Vague,
    /// A phrase of the site, not of the story.
    Furniture,
    /// Furniture when it is the whole line.
    FurnitureLine,
    /// A whole line that heads or closes a reader's comment.
    CommentLine,
    /// A phrase that marks the caption of a picture.
    Caption,
    /// A word of a picture's credit.
    Agency,

    // Lists of a few single words: no phrase of theirs is looked for.
    /// A word that carries a reference on, so that it says itself what it means ("the men who", « le groupe de »).
    Complement,
    /// A preposition that says where ("in Paris").
    PlacePreposition,
    /// A particle of surnames, which joins the words of any name ("van", « bin »).
    Particle,
    /// A word that joins a body's or a first name to what follows (« de »).
    NameLink,
    /// What may follow a word of the list above ("of the").
    NameLinkArticle,
    /// A short form of "Saint", which is part of the name.
    Saint,
    /// What may stand behind a comma at the end of a name ("Inc", "Jr"), its period being the name's.
    NameEnd,
    /// Of these, what ends a person's name.
    Generation,
    /// A word of names with a weekday or month in them ("Black Friday").
    Feast,
    /// A capitalised noun that a nationality in lower case goes on with (« Révolution française »).
    NationalHead,
    DefiniteArticle,
    /// A definite article of the plural.
    PluralArticle,
    /// A verb of the third person singular that tells a name before it.
    NameVerb,
    /// "years", « ans »: it makes a number between commas an age.
    AgeWord,
    /// A word before a colon that announces a title.
    TitleLabel,
    /// The word that begins a byline.
    Byline,
    /// The last word of a full name that has a short form, its accents written or not.
    AliasEnd,
}

impl Class {
    /// The lists that blocks, sentences and cohesion are told from.
    #[cfg(test)]
    pub(crate) const DOCUMENT: [Class; 19] = [
        Class::Stop,
        Class::BeforeName,
        Class::BeforeNumber,
        Class::Inside,
        Class::Final,
        Class::Opener,
        Class::Exempt,
        Class::Linker,
        Class::Prefix,
        Class::Pronoun,
        Class::Possessive,
        Class::Saying,
        Class::Month,
        Class::Place,
        Class::Furniture,
        Class::FurnitureLine,
        Class::CommentLine,
        Class::Caption,
        Class::Agency,
    ];

    const fn bit(self) -> u64 {
        1 << self as u32
    }

    /// The bit of a list that has phrases.
    const fn phrase_bit(self) -> u32 {
        self.bit() as u32
    }

    /// Entries of these lists are matched with their inner periods and hyphens, not word by word.
    fn is_abbreviation(self) -> bool {
        ABBREVIATIONS.contains(&self)
    }
}

const ABBREVIATIONS: [Class; 4] = [Class::BeforeName, Class::BeforeNumber, Class::Inside, Class::Final];

/// What all lists of a language say of a word: which it is on, and of which it begins phrases or goes on with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    entries: u64,
    heads: u32,
    seconds: u32,
}

impl Classes {
    #[inline]
    pub(crate) fn has(self, class: Class) -> bool {
        self.entries & class.bit() != 0 && is_on(class)
    }

    /// Whether the word is on one of the lists.
    #[inline]
    pub(crate) fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Whether a phrase of two words and more of the list begins with the word.
    #[inline]
    pub(crate) fn heads(self, class: Class) -> bool {
        self.heads & class.phrase_bit() != 0 && is_on(class)
    }

    /// Whether the word is the second of a phrase of the list.
    #[inline]
    pub(crate) fn seconds(self, class: Class) -> bool {
        self.seconds & class.phrase_bit() != 0
    }

    pub(crate) fn is_abbreviation(self) -> bool {
        self.has_any(&ABBREVIATIONS)
    }

    /// Whether the word is the second of an abbreviation of two: « p. ex. »
    pub(crate) fn seconds_abbreviation(self) -> bool {
        ABBREVIATIONS.iter().any(|&class| self.seconds(class))
    }

    /// Whether the word is on a list or begins a phrase of one.
    fn is_listed(self) -> bool {
        self.entries != 0 || self.heads != 0
    }

    /// What is true of one of two words.
    #[inline]
    pub(crate) fn or(self, other: Classes) -> Classes {
        Classes {
            entries: self.entries | other.entries,
            heads: self.heads | other.heads,
            seconds: self.seconds | other.seconds,
        }
    }

    /// Whether one of these words may begin an entry of the list.
    #[inline]
    pub(crate) fn may_begin(self, class: Class) -> bool {
        self.has(class) || self.heads(class)
    }
}

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

#[cfg(not(test))]
#[inline]
fn is_on(_: Class) -> bool {
    true
}

#[cfg(test)]
fn is_on(class: Class) -> bool {
    !crate::switch::is_off(crate::switch::Part::List(class))
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
