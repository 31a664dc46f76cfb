//! Which mentions are of one name.

use hashbrown::HashMap;

use super::entity::Mention;
use super::entity::span;
use crate::document::{Document, NO_TERM, Shape, Token};
use crate::language::{Class, base_letters, is_part, lower};

/// Names of more tokens than these are linked as wholes only.
const LONGEST: usize = 8;
/// An acronym is taken for a name's initials from so many letters on, when no brackets say it, and up to so many.
const INITIALS: usize = 3;
const MOST_INITIALS: usize = 8;
/// Room is made at once for so many names.
const ROOM: usize = 64;
/// Marks of numbers: words without a term, rows of the pack's aliases, and peoples, which are no places of the same stem.
const WORD: u64 = 1 << 63;
const ALIAS: u64 = 1 << 62;
const PEOPLE: u64 = 1 << 61;
/// Where a number keeps the word's length, so that one stem does not make one name of "Michel" and "Michelle".
const LENGTH: u32 = 32;

/// Gives the mentions of one name one number, and says how many names there are: the same words, forms that the pack
/// says are one, an acronym and what it stands for, and a part that begins or ends a longer name.
pub(super) fn link(document: &Document<'_>, mentions: &mut [Mention]) -> usize {
    let linker = Linker::new(document, mentions);
    let mut numbers: HashMap<&[u64], u32> = HashMap::with_capacity(mentions.len().min(ROOM));
    let mut names = Vec::with_capacity(mentions.len());
    linker.targets(|at| {
        let next = numbers.len() as u32;
        names.push(*numbers.entry(linker.key(at)).or_insert(next));
    });
    let count = numbers.len();
    drop(numbers);
    mentions.iter_mut().zip(names).for_each(|(mention, name)| mention.name = name);
    count
}

struct Linker<'d, 't, 'm> {
    document: &'d Document<'t>,
    mentions: &'m [Mention],
    /// The numbers that mentions are compared by, end to end, and where each mention's end.
    keys: Vec<u64>,
    ends: Vec<u32>,
}

impl<'d, 't, 'm> Linker<'d, 't, 'm> {
    fn new(document: &'d Document<'t>, mentions: &'m [Mention]) -> Self {
        let (mut keys, mut ends) =
            (Vec::with_capacity(2 * mentions.len()), Vec::with_capacity(mentions.len()));
        let mut form = String::with_capacity(ROOM);
        for mention in mentions {
            match alias(document, mention, &mut form) {
                Some(row) => keys.push(row as u64 | ALIAS),
                None => add_key(document, mention, &mut keys),
            }
            ends.push(keys.len() as u32);
        }
        Linker { document, mentions, keys, ends }
    }

    fn key(&self, at: usize) -> &[u64] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.keys[start as usize..self.ends[at] as usize]
    }

    fn tokens(&self, mention: &Mention) -> &'d [Token] {
        tokens(self.document, mention)
    }

    fn has(&self, token: &Token, class: Class) -> bool {
        self.document.classes(token.word, self.document.language()).has(class)
    }

    /// Gives for each mention one that has the same name.
    fn targets(&self, mut give: impl FnMut(usize)) {
        let acronyms = self.acronyms();
        let mut parts: HashMap<&[u64], usize> = HashMap::with_capacity(self.mentions.len().min(ROOM));
        // From behind, so that the first longer name stays.
        for i in (0..self.mentions.len()).rev() {
            self.parts(i, |part| {
                parts.insert(part, i);
            });
        }
        for i in 0..self.mentions.len() {
            let mut target = i;
            // Each step leads to a longer name, but the first.
            for _ in 0..LONGEST {
                let key = self.key(target);
                let next = match acronyms.get(key) {
                    Some(&full) => Some(full),
                    None if self.stands_alone(target) => None,
                    None => parts.get(key).copied(),
                };
                match next.filter(|&next| self.key(next).len() > key.len()) {
                    Some(next) => target = next,
                    None => break,
                }
            }
            give(target);
            // The latest longer name is meant by what follows.
            self.parts(i, |part| {
                parts.insert(part, i);
            });
        }
    }

    /// Whether a mention is a place or people, which no longer name takes for itself ("Paris", "Paris Hilton").
    fn stands_alone(&self, at: usize) -> bool {
        let tokens = self.tokens(&self.mentions[at]);
        let is_single =
            tokens.len() == 1 && (self.has(&tokens[0], Class::Place) || self.has(&tokens[0], Class::Demonym));
        is_single || self.key(at)[0] & ALIAS != 0 || super::kind::is_place(self.document, tokens)
    }

    /// The ends and beginnings of a name that may stand for it.
    fn parts<'s>(&'s self, at: usize, mut give: impl FnMut(&'s [u64])) {
        let mention = &self.mentions[at];
        let (key, tokens) = (self.key(at), self.tokens(mention));
        if key.len() < 2 || key.len() > LONGEST {
            return;
        }
        let tokens = &tokens[tokens.len() - key.len()..];
        let is_person = self.has(&tokens[0], Class::FirstName);
        for cut in 1..key.len() {
            if tokens[cut - 1].shape.is_capital() {
                give(&key[..cut]);
            }
        }
        for cut in 1..key.len() {
            // "England" is not the "Bank of England"; « Villepin » is « Dominique de Villepin ».
            if tokens[cut - 1].shape.is_capital() || is_person {
                give(&key[cut..]);
            }
        }
    }

    /// The names that acronyms stand for: « Force ouvrière (FO) », or "NSA" beside "National Security Agency".
    fn acronyms(&self) -> HashMap<&[u64], usize> {
        let mut acronyms: HashMap<&[u64], usize> = HashMap::new();
        let is_acronym = |mention: &Mention| {
            mention.first == mention.last && self.tokens(mention)[0].shape == Shape::Upper
        };
        if !self.mentions.iter().any(is_acronym) {
            return acronyms;
        }
        let mut by_initials: HashMap<Letters, usize> = HashMap::new();
        for (i, mention) in
            self.mentions.iter().enumerate().filter(|(_, mention)| mention.last > mention.first)
        {
            for with_links in [false, true] {
                let initials = letters(self.initials(mention, with_links));
                if let Some(initials) = initials.filter(|initials| initials[INITIALS - 1] != '\0') {
                    by_initials.entry(initials).or_insert(i);
                }
            }
        }
        for (i, mention) in self.mentions.iter().enumerate().filter(|(_, mention)| is_acronym(mention)) {
            let token = &self.tokens(mention)[0];
            let text = &self.document.text()[token.start as usize..token.end as usize];
            let own = || text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
            let bracketed = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|&other| {
                self.mentions.get(other).is_some_and(|full| {
                    full.last > full.first && self.is_bracketed(mention, full) && self.spells(own(), full)
                })
            });
            let full = bracketed.or_else(|| by_initials.get(&letters(own())?).copied());
            if let Some(full) = full {
                acronyms.entry(self.key(i)).or_insert(full);
            }
        }
        acronyms
    }

    /// The first letters of a name's words, lower case.
    fn initials(&self, mention: &Mention, with_links: bool) -> impl Iterator<Item = char> {
        let tokens = self.tokens(mention).iter();
        let counted = tokens.filter(move |token| with_links || !self.has(token, Class::Stop));
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

fn tokens<'d>(document: &'d Document<'_>, mention: &Mention) -> &'d [Token] {
    &document.tokens()[mention.first as usize..=mention.last as usize]
}

/// Adds the words' terms, an article before them left out.
fn add_key(document: &Document<'_>, mention: &Mention, keys: &mut Vec<u64>) {
    let tokens = tokens(document, mention);
    let has = |token: &Token, class| document.classes(token.word, document.language()).has(class);
    let is_article = tokens.len() > 1 && has(&tokens[0], Class::Stop) && tokens[0].shape == Shape::Capital;
    let is_people = tokens.len() == 1 && has(&tokens[0], Class::Demonym) && !has(&tokens[0], Class::Place);
    let text = document.text();
    let term = |token: &Token| match document.term(token.word, document.language()) {
        NO_TERM => u64::from(token.word) | WORD,
        term if is_people => u64::from(term) | PEOPLE,
        term => {
            let letters = text[token.start as usize..token.end as usize].chars().filter(|&c| !is_part(c));
            u64::from(term) | (letters.count() as u64).min(0xff) << LENGTH
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
    lower(&document.text()[span(document, mention).range()], form);
    if tokens.len() == 1 {
        form.retain(|c| c != '.');
    }
    if form.contains(|c: char| c.is_whitespace() && c != ' ') {
        *form = form.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // Accents are compared only where the rest may be the same.
    let end = |text: &str| text.as_bytes().last_chunk::<3>().copied();
    let is_full = |full: &str| {
        form == full
            || full.len().abs_diff(form.len()) <= 2
                && end(form) == end(full)
                && is_same_but_for_accents(form, full)
    };
    let (_, full) = aliases.iter().find(|(short, full)| form == short || is_full(full))?;
    aliases.iter().position(|(_, other)| other == full)
}
