//! Compiles the word lists: numbers their words, splits their phrases, stems the words, and writes `compiled.in`.
//!
//! After a change of a list or of a pack, run `UPDATE_LEXICON=1 cargo test --lib lexicon`; a test fails until then.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::apostrophe::split_apostrophe;
use super::compiled::{Compiled, EntryId, PhraseHead, WordEntry};
use super::languages::{LANGUAGES, Language};
use super::lexicon::Lexicon;
use super::normalize::{fold, stem, unaccented};
use super::word_list::{ABBREVIATIONS, ListSet, WordList, WordLists};
use super::{english, french};

/// The entries of a word list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entries {
    /// A file: comment lines that begin with `#`, then one word or phrase a line, sorted by bytes.
    File(&'static str),
    /// A few single words.
    Words(&'static [&'static str]),
}

impl Language {
    /// The word lists. Stop words come first: phrases of other lists are split at elided words and enclitics.
    pub(crate) fn lists(self) -> &'static [(WordList, Entries)] {
        match self {
            Language::English => english::LISTS,
            Language::French => french::LISTS,
        }
    }
}

impl WordLists {
    fn insert(&mut self, list: WordList) {
        self.entries |= list.bit();
    }

    /// Whether the word is an entry of a list or begins one.
    fn is_listed(self) -> bool {
        self.entries != 0 || self.heads != 0
    }

    /// Puts the word on the lists of another.
    fn add(&mut self, other: WordLists) {
        self.entries |= other.entries;
        self.heads |= other.heads;
        self.seconds |= other.seconds;
    }
}

/// The words and phrases of the lists read so far.
#[derive(Default)]
struct Lists {
    words: BTreeMap<&'static str, ListSet>,
    /// The words of each phrase of two words or more, with its list.
    phrases: Vec<(Language, WordList, Vec<&'static str>)>,
}

impl Lists {
    fn read(lists: [&[(WordList, Entries)]; LANGUAGES]) -> Result<Self, String> {
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
            read.add_table_words(language);
        }
        Ok(read)
    }

    fn add(&mut self, language: Language, list: WordList, entry: &'static str) -> Result<(), String> {
        let bit = list.phrase_bit();
        if ABBREVIATIONS.contains(&list) || list == WordList::StopWord {
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
                for word in rest {
                    self.lists_of(language, word);
                }
                self.phrases.push((language, list, words));
            }
        }
        Ok(())
    }

    /// Splits a phrase into words as texts are tokenized.
    fn split(&self, language: Language, phrase: &'static str) -> Vec<&'static str> {
        let is_stop = |part: &str| {
            let lists = self.words.get(part).map(|lists| lists[language.number()]);
            lists.is_some_and(|lists| lists.has(WordList::StopWord))
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
        &mut self.words.entry(word).or_default()[language.number()]
    }

    /// Puts "etat" on the lists of « état », because print leaves accents off capitals ("Etat"), unless a list has the
    /// bare form itself: « là » is an opener, « la » is not.
    fn add_bare_capitals(&mut self, language: Language) {
        let n = language.number();
        let bare: Vec<(String, WordLists)> = (self.words.iter())
            .filter_map(|(word, lists)| {
                let first = word.chars().next().filter(|first| !first.is_ascii())?;
                let folded: String = fold(&word[..first.len_utf8()]) + &word[first.len_utf8()..];
                let known = self.words.get(&*folded).map(|lists| lists[n]);
                let is_new = !known.is_some_and(WordLists::is_listed);
                (folded != *word && is_new && lists[n].is_listed()).then_some((folded, lists[n]))
            })
            .collect();
        for (folded, lists) in bare {
            self.lists_of(language, folded.leak()).add(lists);
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

    /// Lists the words of the pack's tables.
    fn add_table_words(&mut self, language: Language) {
        let pack = language.pack();
        let mut add = |list, word| self.lists_of(language, word).insert(list);
        pack.number_words.iter().for_each(|(word, _)| add(WordList::NumberWord, word));
        pack.scales.iter().for_each(|(word, _)| add(WordList::Scale, word));
        let first = |name: &'static str| name.split(' ').next().unwrap_or_default();
        pack.units.iter().for_each(|(name, _)| add(WordList::UnitWord, first(name)));
    }
}

/// The numbers of distinct values, from 0, in the order in which they come.
struct Numbers<T>(BTreeMap<T, usize>);

impl<T: Ord> Numbers<T> {
    fn of(&mut self, value: T) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }

    fn into_values(self) -> Vec<T> {
        let mut values: Vec<_> = self.0.into_iter().collect();
        values.sort_by_key(|&(_, number)| number);
        values.into_iter().map(|(value, _)| value).collect()
    }
}

impl Compiled {
    /// Compiles the lists of each language. Returns an error for an entry without a word.
    fn of(lists: [&[(WordList, Entries)]; LANGUAGES]) -> Result<Self, String> {
        let Lists { words, phrases } = Lists::read(lists)?;
        let mut sets = Numbers([(ListSet::default(), 0)].into());
        let mut rules = Numbers(BTreeMap::new());
        let entry = |(word, &set): (&&str, &ListSet)| WordEntry {
            length: word.len().try_into().expect("a word of fewer than 256 bytes"),
            set: sets.of(set).try_into().expect("fewer than 65 536 sets"),
            stems: Language::ALL.map(|language| {
                rules.of(stem_rule(word, language)).try_into().expect("fewer than 256 stem rules")
            }),
        };
        let entries: Vec<WordEntry> = words.iter().map(entry).collect();
        let ids: BTreeMap<&str, EntryId> = words.keys().copied().zip(0..).collect();
        assert_eq!(ids.len(), words.len(), "more words than ids");
        let phrase = |(language, list, words): (Language, WordList, Vec<&str>)| {
            let words: Vec<EntryId> = words.iter().map(|word| ids[word]).collect();
            (PhraseHead::new(language, list, words[0], words[1]), words[2..].to_vec())
        };
        let phrases: BTreeSet<(PhraseHead, Vec<EntryId>)> = phrases.into_iter().map(phrase).collect();
        let (mut heads, mut starts, mut rests) = (Vec::new(), Vec::new(), Vec::new());
        for (head, rest) in phrases {
            if heads.last() != Some(&head) {
                heads.push(head);
                starts.push(rests.len().try_into().expect("fewer than 65 536 words in phrases"));
            }
            rests.push(rest.len() as EntryId);
            rests.extend(rest);
        }
        Ok(Compiled {
            words: words.into_keys().collect::<String>().leak(),
            entries: entries.leak(),
            sets: sets.into_values().leak(),
            stem_rules: rules.into_values().leak(),
            heads: heads.leak(),
            starts: starts.leak(),
            rests: rests.leak(),
        })
    }

    /// The expression in `compiled.in`.
    fn source(&self) -> String {
        let mut out = "// Generated by `UPDATE_LEXICON=1 cargo test --lib lexicon`.\nCompiled {\n".to_owned();
        out += "words: \"\\\n";
        self.words().for_each(|word| out += &format!("{word}\\\n"));
        out += "\",\n";
        let rows = |out: &mut String, name: &str, rows: &mut dyn Iterator<Item = String>| {
            writeln!(out, "{name}: &[").expect("a string takes all");
            rows.for_each(|row| *out += &format!("{row},\n"));
            *out += "],\n";
        };
        let entry = |&WordEntry { length, set, stems }: &WordEntry| {
            format!("e({length},{set},[{}])", stems.map(|rule| rule.to_string()).join(","))
        };
        rows(&mut out, "entries", &mut self.entries.iter().map(entry));
        let lists =
            |&WordLists { entries, heads, seconds }: &WordLists| format!("w({entries},{heads},{seconds})");
        rows(
            &mut out,
            "sets",
            &mut self.sets.iter().map(|set| format!("[{}]", set.each_ref().map(lists).join(","))),
        );
        rows(&mut out, "stem_rules", &mut self.stem_rules.iter().map(|rule| format!("{rule:?}")));
        rows(&mut out, "heads", &mut self.heads.iter().map(|PhraseHead(head)| format!("p({head})")));
        rows(&mut out, "starts", &mut self.starts.iter().map(u16::to_string));
        rows(&mut out, "rests", &mut self.rests.iter().map(EntryId::to_string));
        out + "}\n"
    }
}

/// How the stem of a word is made from its unaccented form.
fn stem_rule(word: &str, language: Language) -> (u8, &'static str) {
    let (plain, stem) = (unaccented(word), stem(word, language));
    let common = plain.bytes().zip(stem.bytes()).take_while(|(one, other)| one == other).count();
    let ending = stem[common..].to_owned();
    ((plain.len() - common).try_into().expect("a word of fewer than 256 bytes"), ending.leak())
}

impl Lexicon {
    /// A lexicon of the lists of each language. Returns an error for an entry without a word.
    pub(crate) fn compile(lists: [&[(WordList, Entries)]; LANGUAGES]) -> Result<Self, String> {
        Compiled::of(lists).map(|compiled| Lexicon::new(Box::leak(Box::new(compiled))))
    }
}

mod tests {
    use super::*;
    use crate::language::compiled::COMPILED;

    #[test]
    fn the_compiled_lexicon_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/language/compiled.in");
        let source = Compiled::of(Language::ALL.map(Language::lists)).expect("tidy lists").source();
        if std::env::var_os("UPDATE_LEXICON").is_some() {
            std::fs::write(path, &source).expect("the file is writable");
        }
        let is_current = std::fs::read_to_string(path).is_ok_and(|file| file == source);
        assert!(is_current, "a word list has changed: run UPDATE_LEXICON=1 cargo test --lib lexicon");
    }

    #[test]
    fn compiled_stems_equal_those_of_the_stemmer() {
        let lexicon = Lexicon::get();
        for (word, id) in COMPILED.words().zip(0..) {
            for language in Language::ALL {
                assert_eq!(lexicon.stem(language, id, word), stem(word, language), "{word} ({language})");
            }
        }
    }

    #[test]
    fn a_lexicon_compiles_with_a_list_left_out() {
        let kept = Language::ALL.map(|language| {
            let mut lists = language.lists().to_vec();
            lists.retain(|(list, _)| *list != WordList::OpenerExempt);
            lists
        });
        let lexicon = Lexicon::compile(kept.each_ref().map(|lists| &**lists)).expect("tidy lists");
        let words = ["il", "y", "a", "dix", "ans"];
        let longest = |list| lexicon.longest(Language::French, list, |i| lexicon.id_of(words.get(i)?));
        assert_eq!((longest(WordList::Opener), longest(WordList::OpenerExempt)), (1, 0));
    }

    #[test]
    fn an_entry_without_a_word_is_an_error() {
        let lists: &[_] = &[(WordList::Opener, Entries::File("# Openers.\n- -\n"))];
        let error = Lexicon::compile([lists, lists]).expect_err("an entry of hyphens");
        assert!(error.contains("\"- -\""), "{error}");
    }
}
