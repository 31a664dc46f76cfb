//! Which mentions are of one name.

use hashbrown::HashMap;

use super::entity::Mention;
use super::entity::span;
use crate::document::{Document, NO_TERM, Shape, Token};
use crate::language::{Class, fold, is_part, lower};

/// Names of more tokens than these are linked as wholes only.
const LONGEST: usize = 8;
/// An acronym is taken for a name's initials from so many letters on, when no brackets say it.
const INITIALS: usize = 3;
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
    let mut numbers: HashMap<&[u64], u32> = HashMap::new();
    let mut names = Vec::with_capacity(mentions.len());
    for at in linker.targets() {
        let next = numbers.len() as u32;
        names.push(*numbers.entry(linker.keys[at].as_slice()).or_insert(next));
    }
    mentions.iter_mut().zip(&names).for_each(|(mention, &name)| mention.name = name);
    numbers.len()
}

struct Linker<'d, 't, 'm> {
    document: &'d Document<'t>,
    mentions: &'m [Mention],
    keys: Vec<Vec<u64>>,
}

impl<'d, 't, 'm> Linker<'d, 't, 'm> {
    fn new(document: &'d Document<'t>, mentions: &'m [Mention]) -> Self {
        let mut linker = Linker { document, mentions, keys: Vec::with_capacity(mentions.len()) };
        for mention in mentions {
            let key = linker.alias(mention).unwrap_or_else(|| linker.key(mention));
            linker.keys.push(key);
        }
        linker
    }

    fn tokens(&self, mention: &Mention) -> &'d [Token] {
        &self.document.tokens()[mention.first as usize..=mention.last as usize]
    }

    fn has(&self, token: &Token, class: Class) -> bool {
        self.document.classes(token.word, self.document.language()).has(class)
    }

    /// The words' terms, an article before them left out.
    fn key(&self, mention: &Mention) -> Vec<u64> {
        let tokens = self.tokens(mention);
        let is_article =
            tokens.len() > 1 && self.has(&tokens[0], Class::Stop) && tokens[0].shape == Shape::Capital;
        let is_people =
            tokens.len() == 1 && self.has(&tokens[0], Class::Demonym) && !self.has(&tokens[0], Class::Place);
        let text = self.document.text();
        let term = |token: &Token| match self.document.term(token.word, self.document.language()) {
            NO_TERM => u64::from(token.word) | WORD,
            term if is_people => u64::from(term) | PEOPLE,
            term => {
                let letters = text[token.start as usize..token.end as usize].chars().filter(|&c| !is_part(c));
                u64::from(term) | (letters.count() as u64).min(0xff) << LENGTH
            }
        };
        tokens[usize::from(is_article)..].iter().map(term).collect()
    }

    /// The row of the full name in the pack's aliases.
    fn alias(&self, mention: &Mention) -> Option<Vec<u64>> {
        let aliases = self.document.language().pack().aliases;
        let tokens = self.tokens(mention);
        if tokens.len() > 5 || tokens.len() == 1 && tokens[0].shape != Shape::Upper {
            return None;
        }
        let mut form = String::new();
        lower(&self.document.text()[span(self.document, mention).range()], &mut form);
        if tokens.len() == 1 {
            form.retain(|c| c != '.');
        }
        if form.contains(|c: char| c.is_whitespace() && c != ' ') {
            form = form.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        // Accents are compared only where the rest may be the same.
        let is_full = |full: &str| {
            form == full
                || full.len().abs_diff(form.len()) <= 2
                    && form.ends_with(&full[full.len() - 1..])
                    && fold(&form) == fold(full)
        };
        let (_, full) = aliases.iter().find(|(short, full)| form == *short || is_full(full))?;
        let row = aliases.iter().position(|(_, other)| other == full)?;
        Some(vec![row as u64 | ALIAS])
    }

    /// For each mention, one that has the same name.
    fn targets(&self) -> Vec<usize> {
        let acronyms = self.acronyms();
        let mut parts: HashMap<&[u64], usize> = HashMap::new();
        // From behind, so that the first longer name stays.
        for i in (0..self.keys.len()).rev() {
            self.parts(i, |part| {
                parts.insert(part, i);
            });
        }
        let mut targets = Vec::with_capacity(self.keys.len());
        for i in 0..self.keys.len() {
            let mut target = i;
            // Each step leads to a longer name, but the first.
            for _ in 0..LONGEST {
                let key = self.keys[target].as_slice();
                let next = match acronyms.get(key) {
                    Some(&full) => Some(full),
                    None if self.stands_alone(target) => None,
                    None => parts.get(key).copied(),
                };
                match next.filter(|&next| self.keys[next].len() > key.len()) {
                    Some(next) => target = next,
                    None => break,
                }
            }
            targets.push(target);
            // The latest longer name is meant by what follows.
            self.parts(i, |part| {
                parts.insert(part, i);
            });
        }
        targets
    }

    /// Whether a mention is a place or people, which no longer name takes for itself ("Paris", "Paris Hilton").
    fn stands_alone(&self, at: usize) -> bool {
        let tokens = self.tokens(&self.mentions[at]);
        let is_single =
            tokens.len() == 1 && (self.has(&tokens[0], Class::Place) || self.has(&tokens[0], Class::Demonym));
        is_single || self.keys[at][0] & ALIAS != 0 || super::kind::is_place(self.document, tokens)
    }

    /// The ends and beginnings of a name that may stand for it.
    fn parts<'s>(&'s self, at: usize, mut give: impl FnMut(&'s [u64])) {
        let mention = &self.mentions[at];
        let (key, tokens) = (self.keys[at].as_slice(), self.tokens(mention));
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
        let mut by_initials: HashMap<String, usize> = HashMap::new();
        for (i, mention) in
            self.mentions.iter().enumerate().filter(|(_, mention)| mention.last > mention.first)
        {
            for with_links in [false, true] {
                let initials = self.initials(mention, with_links);
                if initials.chars().count() >= INITIALS {
                    by_initials.entry(initials).or_insert(i);
                }
            }
        }
        for (i, mention) in self.mentions.iter().enumerate() {
            let Some(letters) = self.letters(mention) else { continue };
            let bracketed = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|&other| {
                self.mentions.get(other).is_some_and(|full| {
                    full.last > full.first && self.is_bracketed(mention, full) && self.spells(&letters, full)
                })
            });
            if let Some(full) = bracketed.or_else(|| by_initials.get(&letters).copied()) {
                acronyms.entry(self.keys[i].as_slice()).or_insert(full);
            }
        }
        acronyms
    }

    /// The letters of an acronym, lower case.
    fn letters(&self, mention: &Mention) -> Option<String> {
        let tokens = self.tokens(mention);
        if tokens.len() > 1 || tokens[0].shape != Shape::Upper {
            return None;
        }
        let text = &self.document.text()[tokens[0].start as usize..tokens[0].end as usize];
        Some(text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect())
    }

    fn initials(&self, mention: &Mention, with_links: bool) -> String {
        let tokens = self.tokens(mention).iter();
        let counted = tokens.filter(|token| with_links || !self.has(token, Class::Stop));
        let first = counted.filter_map(|token| self.document.text()[token.start as usize..].chars().next());
        first.flat_map(char::to_lowercase).collect()
    }

    /// Whether the letters stand in this order at the beginnings of the name's words.
    fn spells(&self, letters: &str, full: &Mention) -> bool {
        let mut wanted = fold(letters).chars().collect::<Vec<_>>().into_iter().peekable();
        for initial in fold(&self.initials(full, true)).chars() {
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
