//! The content terms of each sentence.

use hashbrown::HashSet;

use crate::document::{Document, NO_TERM, Sentence, Vocabulary, emptied, words};
use crate::language::{Language, lower};

/// Room is made for a term in three tokens of five, and for a few more.
const ROOM: usize = 16;

/// A list so many times longer than another is searched, not walked through.
const MANY_MORE: usize = 16;

/// Each sentence's distinct content terms, ascending, end to end in one array.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    ends: Vec<u32>,
    terms: Vec<u32>,
    /// In how many sentences of the story each term stands.
    frequency: Vec<u32>,
    /// How many sentences of the story there are.
    pub(crate) sentences: usize,
    /// Σ frequency².
    pub(crate) squares: f64,
}

impl Terms {
    /// `room` is that of other terms, and `own` a buffer.
    pub(crate) fn new(
        document: &Document<'_>,
        stop_words: &[String],
        in_story: impl Fn(usize) -> bool,
        room: Terms,
        own: &mut Vec<u32>,
    ) -> Self {
        let stopped = stopped(document, stop_words);
        let mut terms = room.emptied();
        terms.ends.reserve(document.sentences().len());
        terms.terms.reserve(document.tokens().len() / 5 * 3 + ROOM);
        terms.frequency.resize(document.term_end(), 0);
        for sentence in document.sentences() {
            read_terms(sentence, own);
            if !stopped.is_empty() {
                own.retain(|term| !stopped.contains(term));
            }
            own.sort_unstable();
            own.dedup();
            if in_story(sentence.index()) {
                terms.sentences += 1;
                own.iter().for_each(|&term| terms.frequency[term as usize] += 1);
            }
            terms.terms.extend_from_slice(own);
            terms.ends.push(terms.terms.len() as u32);
        }
        terms.squares = terms.frequency.iter().map(|&n| f64::from(n) * f64::from(n)).sum();
        terms
    }

    /// Its room.
    pub(crate) fn emptied(self) -> Self {
        Terms {
            ends: emptied(self.ends),
            terms: emptied(self.terms),
            frequency: emptied(self.frequency),
            sentences: 0,
            squares: 0.0,
        }
    }

    /// The distinct content terms of a sentence, ascending.
    pub(crate) fn of(&self, sentence: usize) -> &[u32] {
        let start = if sentence == 0 { 0 } else { self.ends[sentence - 1] };
        &self.terms[start as usize..self.ends[sentence] as usize]
    }

    /// How many sentences there are, of the story or not.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Terms are numbers below this.
    pub(crate) fn size(&self) -> usize {
        self.frequency.len()
    }

    /// In how many sentences of the story the term stands.
    pub(crate) fn frequency(&self, term: u32) -> u32 {
        self.frequency.get(term as usize).copied().unwrap_or(0)
    }
}

/// The content terms of a sentence's tokens, without a branch: which words have one cannot be foreseen.
fn read_terms(sentence: Sentence<'_, '_>, terms: &mut Vec<u32>) {
    let tokens = sentence.tokens();
    terms.clear();
    terms.resize(tokens.len(), NO_TERM);
    let mut count = 0;
    for token in tokens {
        let term = sentence.term(token);
        terms[count] = term;
        count += usize::from(term != NO_TERM);
    }
    terms.truncate(count);
}

/// The terms of the caller's stop words.
fn stopped(document: &Document<'_>, stop_words: &[String]) -> HashSet<u32> {
    if stop_words.is_empty() {
        return HashSet::new();
    }
    let mut form = String::new();
    let words: HashSet<String> = stop_words.iter().map(|word| word.to_lowercase()).collect();
    let is_stopped = |token: &&crate::document::Token| {
        lower(&document.text()[token.start as usize..token.end() as usize], &mut form);
        words.contains(&form)
    };
    let tokens = document.tokens().iter().filter(is_stopped);
    let terms = tokens.flat_map(|token| Language::ALL.map(|language| document.term(token.word, language)));
    terms.filter(|&term| term != NO_TERM).collect()
}

/// The distinct content terms of a title or query, ascending, by the numbers of the vocabulary's current document.
pub(super) fn terms_of(text: &str, language: Language, vocabulary: &mut Vocabulary) -> Vec<u32> {
    let mut terms = Vec::new();
    let mut note = |text: &str| {
        let word = vocabulary.word(text, language);
        vocabulary.note_term(word, language);
        let form = vocabulary.form(word);
        let cut = language.pack().split_apostrophe(form).map(|at| form[at..].to_owned());
        (cut, vocabulary.term(word, language))
    };
    for (_, word) in words(text) {
        let (cut, term) = note(word);
        terms.push(cut.map_or(term, |cut| note(&cut).1));
    }
    terms.retain(|&term| term != NO_TERM);
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// How many numbers two ascending lists share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // A title or query may be as long as the article: each sentence must not walk through all of it.
    if many.len() > MANY_MORE * few.len() {
        return few.iter().filter(|number| many.binary_search(number).is_ok()).count();
    }
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_terms_are_counted() {
        assert_eq!(shared(&[1, 3, 5, 9], &[2, 3, 9]), 2);
        assert_eq!(shared(&[], &[1]), 0);
        let many: Vec<u32> = (0..100).map(|n| 2 * n).collect();
        assert_eq!(shared(&[3, 8, 198, 200], &many), 2);
        assert_eq!(shared(&many, &[0, 1]), 1);
    }
}
