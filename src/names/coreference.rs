//! Coreference: which mentions have the same name.

use hashbrown::HashMap;

use super::key::{KeyWord, Keys};
use super::mention::Mention;
use crate::document::Document;
use crate::language::{WordList, base_letters};
use crate::span::Span;
use crate::tokens::{Shape, Tokens};

/// A name of more words is only matched as a whole.
const LONGEST: usize = 8;
/// An acronym without brackets is matched to the initials of a name when it has this many letters…
const FEWEST_INITIALS: usize = 3;
/// …and at most this many.
const MOST_INITIALS: usize = 8;
/// No mention, or no name.
const NONE: u32 = u32::MAX;

/// Buffers for the resolution.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    keys: Keys,
    /// By key: the mention that contains it as a part, and the one that it abbreviates.
    wholes: Vec<u32>,
    full: Vec<u32>,
    /// Mentions with the keys of their parts.
    parts: Vec<(u32, u32)>,
    namesakes: Namesakes,
    /// The first mention with some initials.
    initials: HashMap<Initials, u32>,
    /// The name of each key, and of each mention.
    by_key: Vec<u32>,
    names: Vec<u32>,
}

/// The names that persons share with a firm: "Erik Tesler, who founded Tesler".
#[derive(Clone, Debug, Default)]
struct Namesakes {
    /// By key of a surname: the sentence, from 1, that last had the person's full name, and the full name's mention.
    persons: Vec<(u32, u32)>,
    /// By key: whether the bare name is a firm's.
    is_firm: Vec<bool>,
    any: bool,
}

/// Numbers the names of the mentions and returns how many there are. `ends` has the end of each sentence's mentions.
/// Mentions have the same name when
/// - they have the same words, or the language's aliases list them as one;
/// - one is an acronym of the other;
/// - one begins or ends the other, longer one, unless it is a firm that has a person's surname.
pub(super) fn resolve(
    document: &Document<'_>,
    mentions: &mut [Mention],
    ends: &[u32],
    scratch: &mut Scratch,
) -> usize {
    scratch.keys.read(document, mentions);
    let Scratch { keys, wholes, parts, namesakes, full, initials, by_key, names } = scratch;
    let resolver = Resolver { document, mentions, keys };
    resolver.acronyms(full, initials);
    parts.clear();
    (0..mentions.len())
        .for_each(|mention| resolver.parts(mention, |part| parts.push((mention as u32, part))));
    resolver.find_namesakes(parts, ends, namesakes);
    by_key.clear();
    by_key.resize(keys.count(), NONE);
    names.clear();
    let mut count = 0;
    resolver.antecedents(full, wholes, parts, namesakes, |antecedent| {
        let name = &mut by_key[keys.of(antecedent) as usize];
        if *name == NONE {
            *name = count;
            count += 1;
        }
        names.push(*name);
    });
    mentions.iter_mut().zip(names).for_each(|(mention, name)| mention.name = *name);
    count as usize
}

struct Resolver<'d, 't, 'm> {
    document: &'d Document<'t>,
    mentions: &'m [Mention],
    keys: &'m Keys,
}

impl Resolver<'_, '_, '_> {
    /// Calls `found` for each mention with the longest mention of the same name. `full` holds the acronyms' full
    /// names; `wholes` is a buffer.
    fn antecedents(
        &self,
        full: &[u32],
        wholes: &mut Vec<u32>,
        parts: &mut Vec<(u32, u32)>,
        namesakes: &Namesakes,
        mut found: impl FnMut(usize),
    ) {
        if namesakes.any {
            parts.retain(|&(whole, part)| {
                !namesakes.is_firm[part as usize] || !self.is_person(whole as usize)
            });
        }
        wholes.clear();
        wholes.resize(self.keys.count(), NONE);
        // In reverse, so that the first longer name remains.
        parts.iter().rev().for_each(|&(whole, part)| wholes[part as usize] = whole);
        let mut parts = parts.iter().peekable();
        for mention in 0..self.mentions.len() {
            let key = self.keys.of(mention) as usize;
            let is_namesake = namesakes.any && namesakes.is_firm[key] && self.has_title(mention);
            found(match is_namesake {
                true => namesakes.persons[key].1 as usize,
                false => self.longest(mention, full, wholes),
            });
            // A later part refers to the latest longer name.
            while let Some(&(whole, part)) = parts.next_if(|&&(whole, _)| whole == mention as u32) {
                wholes[part as usize] = whole;
            }
        }
    }

    /// Finds the surnames that are a firm's: what stands in the apposition behind a person's full name says what the
    /// person does there ("Erik Tesler, head of Tesler", "Erik Tesler, who founded Tesler").
    fn find_namesakes(&self, parts: &[(u32, u32)], ends: &[u32], namesakes: &mut Namesakes) {
        let Namesakes { persons, is_firm, any } = namesakes;
        persons.clear();
        persons.resize(self.keys.count(), (0, NONE));
        is_firm.clear();
        is_firm.resize(self.keys.count(), false);
        *any = false;
        let mut parts = parts.iter().peekable();
        let mut start = 0;
        for (sentence, &end) in (1..).zip(ends) {
            for mention in start..end {
                let key = self.keys.of(mention as usize) as usize;
                if persons[key].0 == sentence && self.names_firm(mention as usize) {
                    is_firm[key] = true;
                    *any = true;
                }
                while let Some(&(whole, part)) = parts.next_if(|&&(whole, _)| whole == mention) {
                    let is_surname = self.keys.words(whole as usize).len() == 2;
                    if is_surname
                        && self.is_person(whole as usize)
                        && !self.is_first_name(whole as usize, part)
                        && self.has_apposition(whole as usize)
                    {
                        persons[part as usize] = (sentence, whole);
                    }
                }
            }
            start = end;
        }
    }

    /// Whether a comma follows a mention.
    fn has_apposition(&self, mention: usize) -> bool {
        self.document.text()[self.mentions[mention].span(self.document).end..].starts_with(',')
    }

    /// Whether a part of a name is its first word.
    fn is_first_name(&self, whole: usize, part: u32) -> bool {
        self.keys.find(&self.keys.words(whole)[..1]) == Some(part)
    }

    /// Whether a name of several words begins with a first name.
    fn is_person(&self, mention: usize) -> bool {
        let tokens = self.mentions[mention].tokens(self.document);
        tokens.len() > 1 && tokens.has(0, WordList::FirstName)
    }

    /// Whether a title stands before a mention: "Mr Tesler".
    fn has_title(&self, mention: usize) -> bool {
        self.before(mention)
            .is_some_and(|tokens| tokens.has_any(0, &[WordList::AbbreviationBeforeName, WordList::Title]))
    }

    /// Whether a preposition or a verb like "founded" stands before a mention.
    fn names_firm(&self, mention: usize) -> bool {
        self.before(mention).is_some_and(|tokens| {
            tokens.has_any(0, &[WordList::NameLink, WordList::PlacePreposition])
                || tokens.is_one_of(0, tokens.pack().founding_verbs)
        })
    }

    /// Returns the token before a mention.
    fn before(&self, mention: usize) -> Option<Tokens<'_>> {
        let first = self.mentions[mention].first as usize;
        let before = first.checked_sub(1)?;
        Some(self.document.view(before..first, Span::default(), self.document.language()))
    }

    /// Follows a mention to what it abbreviates or is a part of, and so on.
    fn longest(&self, mut mention: usize, full: &[u32], wholes: &[u32]) -> usize {
        for _ in 0..LONGEST {
            let key = self.keys.of(mention) as usize;
            let next = match full.get(key) {
                Some(&full) if full != NONE => full,
                _ if wholes[key] == NONE || self.stands_alone(mention) => break,
                _ => wholes[key],
            };
            if self.keys.words(next as usize).len() <= self.keys.words(mention).len() {
                break;
            }
            mention = next as usize;
        }
        mention
    }

    /// Whether a mention is a place, people or alias, and so no short form of a longer name ("Paris", "Paris Hilton").
    fn stands_alone(&self, mention: usize) -> bool {
        let tokens = self.mentions[mention].tokens(self.document);
        tokens.len() == 1 && tokens.has_any(0, &[WordList::Place, WordList::Demonym])
            || matches!(self.keys.words(mention)[0], KeyWord::Alias(_))
            || tokens.is_entry(WordList::Place)
    }

    /// Calls `found` with the keys of what begins or ends a name and may stand for it.
    fn parts(&self, mention: usize, mut found: impl FnMut(u32)) {
        let words = self.keys.words(mention);
        if words.len() < 2 || words.len() > LONGEST {
            return;
        }
        let tokens = self.mentions[mention].tokens(self.document);
        let first = tokens.len() - words.len();
        let is_person = tokens.has(first, WordList::FirstName);
        for cut in 1..words.len() {
            if tokens.is_capital(first + cut - 1) {
                self.keys.find(&words[..cut]).into_iter().for_each(&mut found);
            }
        }
        for cut in 1..words.len() {
            // "England" is not the "Bank of England"; « Villepin » is « Dominique de Villepin ».
            if tokens.is_capital(first + cut - 1) || is_person {
                self.keys.find(&words[cut..]).into_iter().for_each(&mut found);
            }
        }
    }

    /// Finds the name that each acronym abbreviates, by key: « Force ouvrière (FO) », or "NSA" with "National Security
    /// Agency". `full` stays empty where no mention is an acronym; `by_initials` is a buffer.
    fn acronyms(&self, full: &mut Vec<u32>, by_initials: &mut HashMap<Initials, u32>) {
        full.clear();
        let is_acronym = |mention: &Mention| {
            mention.first == mention.last && mention.tokens(self.document).is(0, Shape::Upper)
        };
        if !self.mentions.iter().any(is_acronym) {
            return;
        }
        full.resize(self.keys.count(), NONE);
        self.index_initials(by_initials);
        for (i, mention) in self.mentions.iter().enumerate().filter(|(_, mention)| is_acronym(mention)) {
            let text = mention.tokens(self.document).text(0);
            let letters = || text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
            let is_spelled_out = |&other: &usize| {
                self.mentions.get(other).is_some_and(|full| {
                    full.last > full.first && self.is_bracketed(mention, full) && self.spells(letters(), full)
                })
            };
            let bracketed = [i.wrapping_sub(1), i + 1].into_iter().find(is_spelled_out);
            let found = bracketed.map(|other| other as u32);
            let found = found.or_else(|| by_initials.get(&initials(letters())?).copied());
            let known = &mut full[self.keys.of(i) as usize];
            if *known == NONE {
                *known = found.unwrap_or(NONE);
            }
        }
    }

    /// Indexes the first mention with each sequence of initials, with and without function words.
    fn index_initials(&self, by_initials: &mut HashMap<Initials, u32>) {
        by_initials.clear();
        for (i, mention) in self.mentions.iter().enumerate() {
            if mention.last - mention.first + 1 < FEWEST_INITIALS as u32 {
                continue;
            }
            for with_links in [false, true] {
                let found = initials(self.initials(mention, with_links));
                if let Some(found) = found.filter(|found| found[FEWEST_INITIALS - 1] != '\0') {
                    by_initials.entry(found).or_insert(i as u32);
                }
            }
        }
    }

    /// Returns the first letters of a name's words in lower case.
    fn initials(&self, mention: &Mention, with_links: bool) -> impl Iterator<Item = char> {
        let tokens = mention.tokens(self.document);
        let counted = (0..tokens.len()).filter(move |&i| with_links || !tokens.has(i, WordList::StopWord));
        counted.filter_map(move |i| tokens.text(i).chars().next()).flat_map(char::to_lowercase)
    }

    /// Whether some letters are, in this order, among the initials of a name.
    fn spells(&self, letters: impl Iterator<Item = char>, full: &Mention) -> bool {
        let mut wanted = letters.flat_map(base_letters).peekable();
        for initial in self.initials(full, true).flat_map(base_letters) {
            wanted.next_if_eq(&initial);
        }
        wanted.peek().is_none()
    }

    /// Whether one of two mentions directly follows the other in brackets.
    fn is_bracketed(&self, one: &Mention, other: &Mention) -> bool {
        let (left, right) = if one.first < other.first { (one, other) } else { (other, one) };
        let text = self.document.text();
        let (left, right) = (left.span(self.document), right.span(self.document));
        let articles = self.document.language().pack().acronym_articles;
        let opens = |gap: &str| {
            gap.trim().strip_prefix('(').is_some_and(|rest| rest.is_empty() || articles.contains(&rest))
        };
        left.end <= right.start && opens(&text[left.end..right.start]) && text[right.end..].starts_with(')')
    }
}

/// The initials of a name, padded with NULs.
type Initials = [char; MOST_INITIALS];

/// Returns none for more letters than an acronym has.
fn initials(letters: impl Iterator<Item = char>) -> Option<Initials> {
    let mut found = ['\0'; MOST_INITIALS];
    for (i, letter) in letters.enumerate() {
        *found.get_mut(i)? = letter;
    }
    Some(found)
}
