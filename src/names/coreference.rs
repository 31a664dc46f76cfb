//! Which mentions are of one name.

use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::mention::{Mention, is_place, span, tokens};
use crate::document::Document;
use crate::language::{WordList, base_letters, lower};
use crate::text::is_combining;
use crate::tokens::{NO_TERM, Shape, Token};

/// Names of more tokens than these are linked as wholes only.
const LONGEST: usize = 8;
/// An acronym is taken for a name's initials from so many letters on, when no brackets say it, and up to so many.
const INITIALS: usize = 3;
const MOST_INITIALS: usize = 8;
/// WordFlags of numbers: words without a term, rows of the pack's aliases, and peoples, which are no places of the same stem.
const WORD: u64 = 1 << 63;
const ALIAS: u64 = 1 << 62;
const PEOPLE: u64 = 1 << 61;
/// Where a number keeps the word's length, so that one stem does not make one name of "Michel" and "Michelle".
const LENGTH: u32 = 32;

/// No mention, or no name.
const NONE: u32 = u32::MAX;

/// Gives the mentions of one name one number, and says how many names there are: the same words, forms that the pack
/// says are one, an acronym and what it stands for, and a part that begins or ends a longer name.
pub(crate) fn link(document: &Document<'_>, mentions: &mut [Mention], room: &mut Buffers) -> usize {
    room.keys.read(document, mentions);
    let Buffers { keys, wholes, parts, full, initials, numbers, names } = room;
    let linker = Linker { document, mentions, keys };
    linker.acronyms(full, initials);
    numbers.clear();
    numbers.resize(keys.first.len(), NONE);
    names.clear();
    let mut count = 0;
    linker.targets(full, wholes, parts, |target| {
        let name = &mut numbers[keys.own[target] as usize];
        if *name == NONE {
            *name = count;
            count += 1;
        }
        names.push(*name);
    });
    mentions.iter_mut().zip(names).for_each(|(mention, name)| mention.name = *name);
    count as usize
}

/// Room for the linking of names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buffers {
    keys: Keys,
    /// For each key, the mention that it is a part of, and the one that it stands for as an acronym.
    wholes: Vec<u32>,
    full: Vec<u32>,
    /// Mentions by their initials.
    initials: HashMap<Letters, usize>,
    /// Mentions with the keys that are parts of them.
    parts: Vec<(u32, u32)>,
    /// The name of each key, and of each mention.
    numbers: Vec<u32>,
    names: Vec<u32>,
}

/// The numbers that mentions are compared by, their keys.
#[derive(Clone, Debug, Default)]
struct Keys {
    /// End to end, and where each mention's end.
    words: Vec<u64>,
    ends: Vec<u32>,
    /// The number of each mention's key, and the first mention that has it.
    own: Vec<u32>,
    first: Vec<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    form: String,
}

impl Keys {
    /// Takes the place of the keys of other mentions.
    fn read(&mut self, document: &Document<'_>, mentions: &[Mention]) {
        self.words.clear();
        self.words.reserve(mentions.iter().map(|mention| (mention.last - mention.first + 1) as usize).sum());
        self.ends.clear();
        self.ends.reserve(mentions.len());
        for mention in mentions {
            match alias(document, mention, &mut self.form) {
                Some(row) => self.words.push(row as u64 | ALIAS),
                None => add_key(document, mention, &mut self.words),
            }
            self.ends.push(self.words.len() as u32);
        }
        self.own.clear();
        self.own.reserve(mentions.len());
        self.first.clear();
        self.table.clear();
        for i in 0..mentions.len() {
            let number = self.number(self.of(i)).unwrap_or_else(|| {
                let number = self.first.len() as u32;
                self.first.push(i as u32);
                let Keys { words, ends, first, table, hasher, .. } = self;
                let hash = |&number: &u32| hash(hasher, key(words, ends, first[number as usize] as usize));
                table.insert_unique(hash(&number), number, hash);
                number
            });
            self.own.push(number);
        }
    }

    fn of(&self, at: usize) -> &[u64] {
        key(&self.words, &self.ends, at)
    }

    /// The number of a key, if a mention has it.
    fn number(&self, key: &[u64]) -> Option<u32> {
        let is_same = |&number: &u32| self.of(self.first[number as usize] as usize) == key;
        self.table.find(hash(&self.hasher, key), is_same).copied()
    }
}

fn hash(hasher: &DefaultHashBuilder, key: &[u64]) -> u64 {
    let mut state = hasher.build_hasher();
    key.iter().for_each(|&number| state.write_u64(number));
    state.finish()
}

fn key<'k>(words: &'k [u64], ends: &[u32], at: usize) -> &'k [u64] {
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &words[start as usize..ends[at] as usize]
}

struct Linker<'d, 't, 'm> {
    document: &'d Document<'t>,
    mentions: &'m [Mention],
    keys: &'m Keys,
}

impl<'d, 't> Linker<'d, 't, '_> {
    fn tokens(&self, mention: &Mention) -> &'d [Token] {
        tokens(self.document, mention)
    }

    fn has(&self, token: &Token, class: WordList) -> bool {
        self.document.classes(token.word, self.document.language()).has(class)
    }

    /// Gives for each mention one that has the same name. `full` holds the acronyms, `wholes` and `parts`
    /// are buffers.
    fn targets(
        &self,
        full: &[u32],
        wholes: &mut Vec<u32>,
        parts: &mut Vec<(u32, u32)>,
        mut give: impl FnMut(usize),
    ) {
        parts.clear();
        for i in 0..self.mentions.len() {
            self.parts(i, |part| parts.push((i as u32, part)));
        }
        wholes.clear();
        wholes.resize(self.keys.first.len(), NONE);
        // From behind, so that the first longer name stays.
        parts.iter().rev().for_each(|&(whole, part)| wholes[part as usize] = whole);
        let mut parts = parts.iter().peekable();
        for i in 0..self.mentions.len() {
            let mut target = i;
            // Each step leads to a longer name, but the first.
            for _ in 0..LONGEST {
                let key = self.keys.own[target] as usize;
                let next = match full.get(key) {
                    Some(&full) if full != NONE => full,
                    _ if wholes[key] == NONE || self.stands_alone(target) => break,
                    _ => wholes[key],
                };
                if self.keys.of(next as usize).len() <= self.keys.of(target).len() {
                    break;
                }
                target = next as usize;
            }
            give(target);
            // The latest longer name is meant by what follows.
            while let Some(&(whole, part)) = parts.next_if(|&&(whole, _)| whole == i as u32) {
                wholes[part as usize] = whole;
            }
        }
    }

    /// Whether a mention is a place or people, which no longer name takes for itself ("Paris", "Paris Hilton").
    fn stands_alone(&self, at: usize) -> bool {
        let tokens = self.tokens(&self.mentions[at]);
        let is_single = tokens.len() == 1
            && (self.has(&tokens[0], WordList::Place) || self.has(&tokens[0], WordList::Demonym));
        is_single || self.keys.of(at)[0] & ALIAS != 0 || is_place(self.document, tokens)
    }

    /// The ends and beginnings of a name that may stand for it, where a mention has them.
    fn parts(&self, at: usize, mut give: impl FnMut(u32)) {
        let key = self.keys.of(at);
        if key.len() < 2 || key.len() > LONGEST {
            return;
        }
        let tokens = self.tokens(&self.mentions[at]);
        let tokens = &tokens[tokens.len() - key.len()..];
        let is_person = self.has(&tokens[0], WordList::FirstName);
        for cut in 1..key.len() {
            if tokens[cut - 1].shape.is_capital() {
                self.keys.number(&key[..cut]).into_iter().for_each(&mut give);
            }
        }
        for cut in 1..key.len() {
            // "England" is not the "Bank of England"; « Villepin » is « Dominique de Villepin ».
            if tokens[cut - 1].shape.is_capital() || is_person {
                self.keys.number(&key[cut..]).into_iter().for_each(&mut give);
            }
        }
    }

    /// Gives each key the name that it stands for as an acronym: « Force ouvrière (FO) », or "NSA" beside "National
    /// Security Agency". None at all where no name is an acronym. `by_initials` is a buffer.
    fn acronyms(&self, full: &mut Vec<u32>, by_initials: &mut HashMap<Letters, usize>) {
        full.clear();
        let is_acronym = |mention: &Mention| {
            mention.first == mention.last && self.tokens(mention)[0].shape == Shape::Upper
        };
        if !self.mentions.iter().any(is_acronym) {
            return;
        }
        full.resize(self.keys.first.len(), NONE);
        by_initials.clear();
        let least = INITIALS as u32;
        let long = |(_, mention): &(usize, &Mention)| mention.last - mention.first + 1 >= least;
        for (i, mention) in self.mentions.iter().enumerate().filter(long) {
            for with_links in [false, true] {
                let initials = letters(self.initials(mention, with_links));
                if let Some(initials) = initials.filter(|initials| initials[INITIALS - 1] != '\0') {
                    by_initials.entry(initials).or_insert(i);
                }
            }
        }
        for (i, mention) in self.mentions.iter().enumerate().filter(|(_, mention)| is_acronym(mention)) {
            let token = &self.tokens(mention)[0];
            let text = &self.document.text()[token.start as usize..token.end() as usize];
            let own = || text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
            let bracketed = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|&other| {
                self.mentions.get(other).is_some_and(|full| {
                    full.last > full.first && self.is_bracketed(mention, full) && self.spells(own(), full)
                })
            });
            let found = bracketed.or_else(|| by_initials.get(&letters(own())?).copied());
            let known = &mut full[self.keys.own[i] as usize];
            if let Some(found) = found
                && *known == NONE
            {
                *known = found as u32;
            }
        }
    }

    /// The first letters of a name's words, lower case.
    fn initials(&self, mention: &Mention, with_links: bool) -> impl Iterator<Item = char> {
        let tokens = self.tokens(mention).iter();
        let counted = tokens.filter(move |token| with_links || !self.has(token, WordList::StopWord));
        let first = counted.filter_map(|token| self.document.text()[token.start as usize..].chars().next());
        first.flat_map(char::to_lowercase)
    }

    /// Whether the letters stand in this order at the beginnings of the name's words.
    fn spells(&self, letters: impl Iterator<Item = char>, full: &Mention) -> bool {
        let mut wanted = letters.flat_map(base_letters).peekable();
        for initial in self.initials(full, true).flat_map(base_letters) {
            wanted.next_if_eq(&initial);
        }
        wanted.peek().is_none()
    }

    /// Whether one of two mentions stands in brackets right behind the other.
    fn is_bracketed(&self, one: &Mention, other: &Mention) -> bool {
        let (left, right) = if one.first < other.first { (one, other) } else { (other, one) };
        let text = self.document.text();
        let (left, right) = (span(self.document, left), span(self.document, right));
        left.end <= right.start
            && matches!(text[left.end..right.start].trim(), "(" | "(the" | "(l'" | "(l’")
            && text[right.end..].starts_with(')')
    }
}

/// The letters of an acronym, NULs behind them.
type Letters = [char; MOST_INITIALS];

/// None for more letters than an acronym has.
fn letters(letters: impl Iterator<Item = char>) -> Option<Letters> {
    let mut found = ['\0'; MOST_INITIALS];
    for (i, letter) in letters.enumerate() {
        *found.get_mut(i)? = letter;
    }
    Some(found)
}

fn is_same_but_for_accents(a: &str, b: &str) -> bool {
    a.chars().flat_map(base_letters).eq(b.chars().flat_map(base_letters))
}

/// Adds the words' terms, an article before them left out.
fn add_key(document: &Document<'_>, mention: &Mention, keys: &mut Vec<u64>) {
    let tokens = tokens(document, mention);
    let has = |token: &Token, class| document.classes(token.word, document.language()).has(class);
    let is_article =
        tokens.len() > 1 && has(&tokens[0], WordList::StopWord) && tokens[0].shape == Shape::Capital;
    let is_people =
        tokens.len() == 1 && has(&tokens[0], WordList::Demonym) && !has(&tokens[0], WordList::Place);
    let text = document.text();
    let term = |token: &Token| match document.term(token.word, document.language()) {
        NO_TERM => u64::from(token.word) | WORD,
        term if is_people => u64::from(term) | PEOPLE,
        term => {
            let word = &text[token.start as usize..token.end() as usize];
            let letters =
                if word.is_ascii() { word.len() } else { word.chars().filter(|&c| !is_combining(c)).count() };
            u64::from(term) | (letters as u64).min(0xff) << LENGTH
        }
    };
    keys.extend(tokens[usize::from(is_article)..].iter().map(term));
}

/// The row of the full name in the pack's aliases. `form` is a buffer.
fn alias(document: &Document<'_>, mention: &Mention, form: &mut String) -> Option<usize> {
    let aliases = document.language().pack().aliases;
    let tokens = tokens(document, mention);
    if tokens.len() > 5 || tokens.len() == 1 && tokens[0].shape != Shape::Upper {
        return None;
    }
    let last = &tokens[tokens.len() - 1];
    if tokens.len() > 1 && !document.classes(last.word, document.language()).has(WordList::AliasEnd) {
        return None;
    }
    lower(&document.text()[span(document, mention).range()], form);
    if tokens.len() == 1 {
        form.retain(|c| c != '.');
    }
    let is_full = |full: &str| {
        let mut words = form.split_whitespace();
        let mut same =
            full.split(' ').map(|full| words.next().is_some_and(|word| is_same_but_for_accents(word, full)));
        same.all(|same| same) && words.next().is_none()
    };
    let (_, full) = aliases.iter().find(|(short, full)| form == short || is_full(full))?;
    aliases.iter().position(|(_, other)| other == full)
}
