//! Reads the word lists for the lexicon: numbers their words and splits their phrases.

use hashbrown::HashMap;

use super::apostrophe::split_apostrophe;
use super::languages::{LANGUAGES, Language};
use super::normalize::fold;
use super::pack::Entries;
use super::word_list::{ListSet, WordList, WordLists};

/// The phrases of two words or more, by list and first two words: the words that follow these.
pub(super) type Phrases = HashMap<PhraseHead, Vec<Box<[u32]>>>;

/// The list of a phrase, and its first two words.
type PhraseHead = (Language, WordList, u32, u32);

/// The words and phrases of the lists read so far.
#[derive(Default)]
pub(super) struct Lists {
    /// The words, by number.
    pub(super) words: Vec<(&'static str, ListSet)>,
    numbers: HashMap<&'static str, u32>,
    pub(super) phrases: Phrases,
}

impl Lists {
    pub(super) fn read(lists: [&[(WordList, Entries)]; LANGUAGES]) -> Result<Self, String> {
        let mut read = Lists::default();
        for (language, lists) in Language::ALL.into_iter().zip(lists) {
            for (list, entries) in lists {
                let Entries::File(file) = entries else { continue };
                for entry in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                    read.add(language, *list, entry)?;
                }
            }
            read.add_bare_capitals(language);
            // Single words have no bare capitals.
            for (list, entries) in lists {
                let Entries::Words(words) = entries else { continue };
                words.iter().for_each(|word| read.lists_of(language, word).insert(*list));
            }
            read.add_alias_ends(language);
        }
        Ok(read)
    }

    fn add(&mut self, language: Language, list: WordList, entry: &'static str) -> Result<(), String> {
        let bit = list.phrase_bit();
        if list.is_abbreviation() || list == WordList::StopWord {
            self.lists_of(language, entry).insert(list);
            if let Some((_, second)) = entry.split_once(' ') {
                self.lists_of(language, second).seconds |= bit;
            }
            return Ok(());
        }
        let words = self.split(language, entry);
        let Some((&first, rest)) = words.split_first() else {
            return Err(format!("the list of {list:?} has an entry without a word: {entry:?}"));
        };
        match rest.split_first() {
            None => self.lists_of(language, first).insert(list),
            Some(_) if bit == 0 => return Err(format!("the list of {list:?} has a phrase: {entry:?}")),
            Some((second, rest)) => {
                self.lists_of(language, first).heads |= bit;
                self.lists_of(language, second).seconds |= bit;
                let head = (language, list, self.number(first), self.number(second));
                let rest = rest.iter().map(|word| self.number(word)).collect();
                self.phrases.entry(head).or_default().push(rest);
            }
        }
        Ok(())
    }

    /// Splits a phrase into words as texts are tokenized.
    fn split(&self, language: Language, phrase: &'static str) -> Vec<&'static str> {
        let is_stop = |part: &str| {
            let number = self.numbers.get(part);
            let lists = number.map(|&number| self.words[number as usize].1[language.number()]);
            lists.is_some_and(|lists| lists.entries & WordList::StopWord.bit() != 0)
        };
        let mut words = Vec::new();
        for piece in phrase.split([' ', '-']) {
            match split_apostrophe(piece, is_stop) {
                Some(at) => words.extend([&piece[..at], &piece[at..]]),
                None => words.push(piece),
            }
        }
        words.retain(|word| word.chars().any(char::is_alphanumeric));
        words
    }

    fn lists_of(&mut self, language: Language, word: &'static str) -> &mut WordLists {
        let number = self.number(word);
        &mut self.words[number as usize].1[language.number()]
    }

    /// The number of a word, assigned at its first call.
    fn number(&mut self, word: &'static str) -> u32 {
        *self.numbers.entry(word).or_insert_with(|| {
            self.words.push((word, ListSet::default()));
            self.words.len() as u32 - 1
        })
    }

    /// Puts "etat" on the lists of « état », because print leaves accents off capitals ("Etat"), unless a list has the
    /// bare form itself: « là » is an opener, « la » is not.
    fn add_bare_capitals(&mut self, language: Language) {
        let n = language.number();
        let bare: Vec<(String, WordLists)> = (self.words.iter())
            .filter_map(|(word, lists)| {
                let first = word.chars().next().filter(|first| !first.is_ascii())?;
                let folded: String = fold(&word[..first.len_utf8()]) + &word[first.len_utf8()..];
                let known = self.numbers.get(&*folded).map(|&number| self.words[number as usize].1[n]);
                let is_new = !known.is_some_and(WordLists::is_listed);
                (folded != *word && is_new && lists[n].is_listed()).then_some((folded, lists[n]))
            })
            .collect();
        for (folded, lists) in bare {
            let number = self.numbers.get(&*folded).copied().unwrap_or_else(|| self.number(folded.leak()));
            let known = &mut self.words[number as usize].1[n];
            *known = known.or(lists);
        }
    }

    /// Lists the last word of each full name that has a short form, with its accents and without.
    fn add_alias_ends(&mut self, language: Language) {
        for (_, full) in language.pack().aliases {
            let last = full.rsplit([' ', '-']).next().unwrap_or(full);
            let bare = fold(last);
            if bare != last {
                self.lists_of(language, bare.leak()).insert(WordList::AliasEnd);
            }
            self.lists_of(language, last).insert(WordList::AliasEnd);
        }
    }
}
