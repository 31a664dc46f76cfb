//! The word lists as they are read.

use hashbrown::HashMap;

use super::languages::Language;
use super::normalize::fold;
use super::word_list::{ListSet, WordList, WordLists};

/// Phrases of two words and more, by their first two.
pub(crate) type Phrases = HashMap<PhraseHead, Vec<Box<[u32]>>>;

/// The list of a phrase, and its first two words.
type PhraseHead = (Language, WordList, u32, u32);

/// The lists while they are read.
pub(crate) struct Lists {
    pub(crate) words: Vec<(&'static str, ListSet)>,
    numbers: HashMap<&'static str, u32>,
    pub(crate) phrases: Phrases,
}

impl Lists {
    /// Compiles lists of the form: comment lines with `#` first, then one entry a line, lower case, sorted by bytes.
    pub(crate) fn read() -> Result<Self, String> {
        let lines = Language::ALL.into_iter().flat_map(|language| language.pack().lists);
        let most = lines.map(|(_, file)| file.bytes().filter(|&byte| byte == b'\n').count()).sum();
        let mut lists = Lists {
            words: Vec::with_capacity(most),
            numbers: HashMap::with_capacity(most),
            phrases: HashMap::new(),
        };
        for language in Language::ALL {
            let entries = (language.pack().lists.iter())
                .flat_map(|&(class, file)| entries(file).map(move |entry| (class, entry)));
            // Elided forms ("l'", "'s") are stop words: they must be known before phrases are cut into words.
            let (stop, others): (Vec<_>, Vec<_>) =
                entries.partition(|(class, _)| *class == WordList::StopWord);
            for (class, entry) in stop.into_iter().chain(others) {
                lists.add(language, class, entry)?;
            }
            lists.add_bare_capitals(language);
        }
        for language in Language::ALL {
            for &(class, words) in language.pack().words {
                words.iter().for_each(|word| lists.classes(language, word).entries |= class.bit());
            }
            for (_, full) in language.pack().aliases {
                let last = full.rsplit([' ', '-']).next().unwrap_or(full);
                let bare = Some(fold(last)).filter(|bare| bare != last).map(|bare| &*bare.leak());
                for word in std::iter::once(last).chain(bare) {
                    lists.classes(language, word).entries |= WordList::AliasEnd.bit();
                }
            }
        }
        Ok(lists)
    }

    fn add(&mut self, language: Language, class: WordList, entry: &'static str) -> Result<(), String> {
        let (entry_bit, bit) = (class.bit(), class.phrase_bit());
        if class.is_abbreviation() || class == WordList::StopWord {
            self.classes(language, entry).entries |= entry_bit;
            if let Some((_, second)) = entry.split_once(' ') {
                self.classes(language, second).seconds |= bit;
            }
            return Ok(());
        }
        let is_stop = |part: &str| {
            let number = self.numbers.get(part);
            let is_listed = |classes: WordLists| classes.entries & WordList::StopWord.bit() != 0;
            number.is_some_and(|&number| is_listed(self.words[number as usize].1[language.number()]))
        };
        let mut words = Vec::new();
        for piece in entry.split([' ', '-']) {
            match split_apostrophe(piece, is_stop) {
                Some(at) => words.extend([&piece[..at], &piece[at..]]),
                None => words.push(piece),
            }
        }
        words.retain(|word| word.chars().any(char::is_alphanumeric));
        let Some((&first, rest)) = words.split_first() else {
            return Err(format!("the list of {class:?} has an entry without a word: {entry:?}"));
        };
        match rest.split_first() {
            None => self.classes(language, first).entries |= entry_bit,
            Some((second, rest)) => {
                self.classes(language, first).heads |= bit;
                self.classes(language, second).seconds |= bit;
                let head = (language, class, self.number(first), self.number(second));
                let rest = rest.iter().map(|word| self.number(word)).collect();
                self.phrases.entry(head).or_default().push(rest);
            }
        }
        Ok(())
    }

    fn classes(&mut self, language: Language, word: &'static str) -> &mut WordLists {
        let number = self.number(word);
        &mut self.words[number as usize].1[language.number()]
    }

    /// The number of a word, which is given one if it has none.
    fn number(&mut self, word: &'static str) -> u32 {
        *self.numbers.entry(word).or_insert_with(|| {
            self.words.push((word, ListSet::default()));
            self.words.len() as u32 - 1
        })
    }

    /// French prints "Etat" for « État » and "A" for « À »: the bare form stands for the accented one, unless it is a
    /// word of the lists itself. Openers keep their accents (« Là » leans, « La » does not).
    fn add_bare_capitals(&mut self, language: Language) {
        let n = language.number();
        let mut bare: Vec<(String, &'static str, WordLists)> = (self.words.iter())
            .filter_map(|(word, listing)| {
                let first = word.chars().next().filter(|first| !first.is_ascii())?;
                let folded: String = fold(&word[..first.len_utf8()]) + &word[first.len_utf8()..];
                let known = self.numbers.get(&*folded).map(|&number| self.words[number as usize].1[n]);
                let is_new = !known.is_some_and(WordLists::is_listed);
                (folded != *word && is_new && listing[n].is_listed()).then_some((folded, *word, listing[n]))
            })
            .collect();
        bare.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        for (folded, _, classes) in bare {
            let number = self.numbers.get(&*folded).copied().unwrap_or_else(|| self.number(folded.leak()));
            let known = &mut self.words[number as usize].1[n];
            *known = known.or(classes);
        }
    }
}

/// Where a word with an apostrophe falls apart, see `Lexicon::split_apostrophe`.
pub(crate) fn split_apostrophe(word: &str, is_stop: impl Fn(&str) -> bool) -> Option<usize> {
    let (first, last) = (word.find('\'')?, word.rfind('\'')?);
    if first + 1 < word.len() && is_stop(&word[..=first]) {
        Some(first + 1)
    } else if last > 0 && is_stop(&word[last..]) {
        Some(last)
    } else {
        None
    }
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}
