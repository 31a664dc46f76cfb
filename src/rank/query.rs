//! The query, and how far each sentence answers it.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::{SentenceFacts, Terms, Tier, weights};
use crate::document::{Document, Sentence};
use crate::language::WordList;
use crate::names::Names;
use crate::text::year;
use crate::tokens::{NO_TERM, Shape, Token, Vocabulary};

/// A set of the query's words, by number.
type WordSet = u64;
/// At most this many different words of a query count, the first ones.
const MOST_WORDS: usize = WordSet::BITS as usize;
/// How far each sentence answers a query.
///
/// A word of the query weighs 1/√n, when n sentences have it: rare words say more of what is asked. Function words,
/// words that only ask ("how many"), words that the article lacks and those after the 64th different one weigh nothing.
/// A sentence has a word when it has
/// - its stem; where no sentence does, the nearest stem that begins alike (« météo », « météorologique »);
/// - a name, in any form, of which the word is part ("Marta": "Ms Lindqvist");
/// - the initials of that name, or the name of those initials.
///
/// Of a word's weight a sentence gets
/// - all when it has the word, but up to [`weights::QUERY_FAR`] less when the words that it has stand far apart;
/// - else [`weights::QUERY_LEAN`] when a sentence that it leans on has the word, or [`weights::QUERY_ON`] when it has
///   no other word of the query;
/// - else [`weights::QUERY_IN_PREVIOUS`] when the sentence before has it, or [`weights::QUERY_IN_NEXT`] when the next one
///   has.
///
/// The value is the share of the whole weight, less [`weights::QUERY_WANTED`] of it when the query asks for a number or
/// a date (« combien », "when") and the sentence has none: from 0 to 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    /// The article's terms that are asked for, ascending.
    terms: Vec<u32>,
    /// Each sentence's value; empty when the query asks nothing that the article has.
    values: Vec<f64>,
    /// The query's words that each sentence has.
    held: Vec<WordSet>,
}

/// What kind of fact the query wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Any,
    Amount,
    Date,
}

/// A word of the query.
#[derive(Debug)]
struct Asked {
    form: String,
    /// Its number in the vocabulary.
    word: u32,
    term: u32,
    is_acronym: bool,
}

impl Query {
    /// Reads a document's query. Linear in the document and the query, but for sorting stems where the article lacks a
    /// word of the query.
    pub(crate) fn new(
        document: &Document<'_>,
        vocabulary: &Vocabulary,
        (terms, names): (&Terms, &Names),
        facts: &[SentenceFacts],
    ) -> Self {
        let (asked, wanted) = read(document, vocabulary);
        if asked.is_empty() {
            return Query::default();
        }
        let words = match_terms(&asked, document, vocabulary, terms);
        let by_name = match_names(&asked, document, names, &words);
        let found = Found::in_document(document, facts, |sentence| hold(sentence, names, &words, &by_name));
        let total = found.weight(found.held.iter().fold(0, |all, own| all | own));
        if total == 0.0 {
            return Query::default();
        }
        let value = |sentence: Sentence<'_, '_>| {
            let fits = match wanted {
                Wanted::Any => true,
                Wanted::Amount => has_amount(sentence),
                Wanted::Date => has_date(sentence),
            };
            let share = found.value(sentence.index(), facts) / total;
            share * if fits { 1.0 } else { 1.0 - weights::QUERY_WANTED }
        };
        let values = document.sentences().map(value).collect();
        let mut terms: Vec<u32> = words.into_keys().collect();
        terms.sort_unstable();
        Query { terms, values, held: found.held }
    }

    /// Whether a term of the article is asked for.
    pub(crate) fn asks_for(&self, term: u32) -> bool {
        self.terms.binary_search(&term).is_ok()
    }

    /// Whether anything in the article is asked for.
    pub(crate) fn asks(&self) -> bool {
        !self.values.is_empty()
    }

    /// How far the sentence answers: 0 to 1.
    pub(crate) fn value(&self, sentence: usize) -> f64 {
        self.values.get(sentence).copied().unwrap_or(0.0)
    }

    /// Whether the sentence itself has a word of the query, or names it otherwise.
    pub(crate) fn is_in(&self, sentence: usize) -> bool {
        self.held.get(sentence).is_some_and(|&held| held != 0)
    }
}

/// Where the words of the query were found.
struct Found {
    /// The query's words that each sentence has.
    held: Vec<WordSet>,
    /// See [`Stretch::nearness`].
    nearness: Vec<f64>,
    /// How many sentences have each word.
    counts: [u32; MOST_WORDS],
}

impl Found {
    /// Looks for the words in each sentence that may answer, or lead up to an answer.
    fn in_document(
        document: &Document<'_>,
        facts: &[SentenceFacts],
        hold: impl Fn(Sentence<'_, '_>) -> Stretch,
    ) -> Self {
        let eligible = facts.iter().map(|facts| facts.tier).min();
        let mut found = Found { held: Vec::new(), nearness: Vec::new(), counts: [0; MOST_WORDS] };
        for sentence in document.sentences() {
            let tier = facts[sentence.index()].tier;
            let may_answer =
                !matches!(tier, Tier::Foreign | Tier::Caption | Tier::Furniture | Tier::Letterless);
            let is_read = may_answer || Some(tier) == eligible;
            let stretch = if is_read { hold(sentence) } else { Stretch::default() };
            numbers(stretch.held).for_each(|word| found.counts[word] += 1);
            found.nearness.push(stretch.nearness());
            found.held.push(stretch.held);
        }
        found
    }

    /// Returns the weight of some words: rare ones weigh more.
    fn weight(&self, words: WordSet) -> f64 {
        numbers(words).map(|word| 1.0 / f64::from(self.counts[word]).sqrt()).sum()
    }

    /// Returns the weight of the query that a sentence answers, see [`Query`].
    fn value(&self, index: usize, facts: &[SentenceFacts]) -> f64 {
        let own = self.held[index];
        let mut leant_on = 0;
        let mut last = index;
        for _ in 0..weights::QUERY_CHAIN {
            let Some(antecedent) = facts[last].antecedent() else { break };
            last = antecedent as usize;
            leant_on |= self.held[last];
        }
        let previous = if index > 0 { self.held[index - 1] } else { 0 };
        let next = self.held.get(index + 1).copied().unwrap_or(0);
        let near = 1.0 - weights::QUERY_FAR * (1.0 - self.nearness[index]);
        let parts = [
            (own, near),
            // A sentence without a word of the query continues the one that it leans on, as any that follows.
            (leant_on, if own == 0 { weights::QUERY_ON } else { weights::QUERY_LEAN }),
            (previous, weights::QUERY_IN_PREVIOUS),
            (next, weights::QUERY_IN_NEXT),
        ];
        let (sum, _) = parts.into_iter().fold((0.0, 0), |(sum, seen), (words, share)| {
            (sum + share * self.weight(words & !seen), seen | words)
        });
        sum
    }
}

/// Finds the query's words in a sentence, by their terms and by names.
fn hold(
    sentence: Sentence<'_, '_>,
    names: &Names,
    words: &HashMap<u32, u32>,
    by_name: &[WordSet],
) -> Stretch {
    let mut stretch = Stretch::default();
    for (at, token) in sentence.tokens().iter().enumerate() {
        if let Some(&word) = words.get(&sentence.term(token)) {
            stretch.add(at, 1 << word);
        }
    }
    for mention in names.of(sentence.index()) {
        let found = by_name[mention.name as usize] & !stretch.held;
        stretch.add(mention.first as usize - sentence.token_range().start, found);
    }
    stretch
}

fn numbers(mut words: WordSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = words.trailing_zeros() as usize;
        words &= words.wrapping_sub(1);
        (next < MOST_WORDS).then_some(next)
    })
}

/// Returns the query's different words, without those that only ask, and what kind of fact it wants.
fn read(document: &Document<'_>, vocabulary: &Vocabulary) -> (Vec<Asked>, Wanted) {
    let pack = document.language().pack();
    let pieces: Vec<(&str, &Token)> =
        document.query().iter().map(|token| (vocabulary.form(token.word, document.words()), token)).collect();
    let is_upper = |token: &Token| token.shape == Shape::Upper;
    // A query in capitals has no acronyms.
    let has_acronyms = !pieces.iter().all(|(_, token)| is_upper(token)) || pieces.len() == 1;
    let mut wanted = Wanted::Any;
    let mut asked: Vec<Asked> = Vec::new();
    let mut at = 0;
    while at < pieces.len() && asked.len() < MOST_WORDS {
        let begins = |phrase: &&str| {
            phrase
                .split(' ')
                .enumerate()
                .all(|(i, word)| pieces.get(at + i).is_some_and(|(form, _)| *form == word))
        };
        let amount = pack.asks_amount.iter().find(|phrase| begins(phrase));
        let date = pack.asks_date.iter().find(|phrase| begins(phrase));
        if let Some(phrase) = amount.or(date) {
            wanted = if amount.is_some() { Wanted::Amount } else { Wanted::Date };
            at += phrase.split(' ').count();
            continue;
        }
        let (form, token) = pieces[at];
        let term = document.term(token.word, document.language());
        let is_acronym = is_upper(token) && has_acronyms;
        let is_known = asked.iter().any(|other| other.form == form || other.term == term && term != NO_TERM);
        if !is_known && (term != NO_TERM || is_acronym) {
            asked.push(Asked { form: form.to_owned(), word: token.word, term, is_acronym });
        }
        at += 1;
    }
    (asked, wanted)
}

/// Maps terms of the article to the query's words.
fn match_terms(
    asked: &[Asked],
    document: &Document<'_>,
    vocabulary: &Vocabulary,
    terms: &Terms,
) -> HashMap<u32, u32> {
    let mut stands = vec![false; document.term_end()];
    for sentence in document.sentences() {
        sentence.tokens().iter().for_each(|token| stands[sentence.term(token) as usize] = true);
    }
    let is_present = |term: u32| stands[term as usize] && !terms.is_stopped(term);
    let mut words = HashMap::new();
    let mut absent = Vec::new();
    for (number, word) in asked.iter().enumerate().filter(|(_, word)| word.term != NO_TERM) {
        match is_present(word.term) {
            true => drop(words.insert(word.term, number as u32)),
            false => absent.push((number as u32, word)),
        }
    }
    if absent.is_empty() {
        return words;
    }
    let (language, table) = (document.language(), document.words());
    let mut stems: Vec<(&str, u32)> = (0..table.len() as u32)
        .filter_map(|word| Some((vocabulary.stem(word, language, table)?, table.term(word, language))))
        .filter(|&(_, term)| is_present(term))
        .collect();
    stems.sort_unstable();
    for (number, word) in absent {
        let Some(stem) = vocabulary.stem(word.word, language, table) else { continue };
        // In sorted order, the stem that shares most bytes with another is next to it.
        let at = stems.partition_point(|(other, _)| *other < stem);
        let beside = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| stems.get(at));
        let nearest = beside.rev().max_by_key(|(other, _)| common(stem, other));
        if let Some(&(_, term)) = nearest.filter(|(other, _)| is_akin(stem, other)) {
            words.entry(term).or_insert(number);
        }
    }
    words
}

/// Counts the leading bytes that two stems share.
fn common(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

fn is_akin(a: &str, b: &str) -> bool {
    let shared = common(a, b);
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let is_word = |stem: &str| stem.bytes().all(|byte| byte.is_ascii_alphabetic());
    shared >= weights::QUERY_STEM_BYTES
        && is_word(a)
        && is_word(b)
        && shared as f64 >= weights::QUERY_STEM_OF_SHORTER * shorter as f64
        && shared as f64 >= weights::QUERY_STEM_OF_LONGER * longer as f64
}

/// Returns the query's words that each name stands for: the words of its mentions, and its initials.
fn match_names(
    asked: &[Asked],
    document: &Document<'_>,
    names: &Names,
    words: &HashMap<u32, u32>,
) -> Vec<WordSet> {
    let mut own: Vec<WordSet> = vec![0; names.len()];
    let acronyms: HashMap<&str, u32> = (asked.iter().enumerate())
        .filter(|(_, word)| word.is_acronym || !words.contains_key(&word.term))
        .map(|(number, word)| (word.form.as_str(), number as u32))
        .collect();
    // A name in full and in initials is the same name where the article has both.
    let mut in_full: HashMap<String, u32> = HashMap::new();
    let mut in_initials: BTreeMap<String, u32> = BTreeMap::new();
    for sentence in document.sentences() {
        for mention in names.of(sentence.index()) {
            let tokens = &document.tokens()[mention.first as usize..=mention.last as usize];
            for token in tokens {
                if let Some(&word) = words.get(&sentence.term(token)) {
                    own[mention.name as usize] |= 1 << word;
                }
            }
            let capitals = tokens.iter().filter(|token| token.shape.is_capital());
            let (initials, is_full) = match tokens {
                [only] if only.shape == Shape::Upper => (sentence.form(only).replace('.', ""), false),
                [_] => continue,
                _ => {
                    let first =
                        capitals.filter_map(|token| sentence.slice(token.start, token.end()).chars().next());
                    (first.flat_map(char::to_lowercase).collect(), true)
                }
            };
            if let Some(&word) = acronyms.get(initials.as_str()) {
                own[mention.name as usize] |= 1 << word;
            }
            match is_full {
                true => in_full.entry(initials).or_insert(mention.name),
                false => in_initials.entry(initials).or_insert(mention.name),
            };
        }
    }
    for (initials, &short) in &in_initials {
        if let Some(&full) = in_full.get(initials) {
            let both = own[short as usize] | own[full as usize];
            own[short as usize] = both;
            own[full as usize] = both;
        }
    }
    own
}

/// The shortest stretch of a sentence that has all the words of the query which the sentence has.
struct Stretch {
    held: WordSet,
    last: [usize; MOST_WORDS],
    shortest: usize,
}

impl Default for Stretch {
    fn default() -> Self {
        Stretch { held: 0, last: [0; MOST_WORDS], shortest: 0 }
    }
}

impl Stretch {
    fn add(&mut self, at: usize, words: WordSet) {
        if words == 0 {
            return;
        }
        let is_new = words & !self.held != 0;
        self.held |= words;
        numbers(words).for_each(|word| self.last[word] = at);
        let places = numbers(self.held).map(|word| self.last[word]);
        let (first, last) = places.fold((usize::MAX, 0), |(first, last), at| (first.min(at), last.max(at)));
        let length = last - first + 1;
        self.shortest = if is_new { length } else { self.shortest.min(length) };
    }

    /// Returns 1 when the words stand side by side, and less the farther apart they stand; 1 for one word and for none.
    fn nearness(&self) -> f64 {
        match self.held.count_ones() as usize {
            0 => 1.0,
            count => count as f64 / self.shortest.max(count) as f64,
        }
    }
}

/// Whether a sentence has a number, in figures or letters, that is no date.
fn has_amount(sentence: Sentence<'_, '_>) -> bool {
    let pack = sentence.language().pack();
    let tokens = sentence.tokens();
    let is_month = |at: usize| tokens.get(at).is_some_and(|token| sentence.has(token, WordList::Month));
    tokens.iter().enumerate().any(|(at, token)| match token.shape {
        Shape::Number => {
            let is_dated = is_month(at + 1) || at > 0 && is_month(at - 1);
            !is_dated && year(sentence.slice(token.start, token.end())).is_none()
        }
        _ => pack.numerals.contains(&sentence.form(token).as_str()),
    })
}

fn has_date(sentence: Sentence<'_, '_>) -> bool {
    let pack = sentence.language().pack();
    sentence.tokens().iter().any(|token| {
        let is_day = sentence.has(token, WordList::Month) || sentence.has(token, WordList::Weekday);
        is_day
            || token.shape == Shape::Number && year(sentence.slice(token.start, token.end())).is_some()
            || pack.clock.contains(&sentence.form(token).as_str())
    })
}
