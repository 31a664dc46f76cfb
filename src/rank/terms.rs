//! The content terms of each sentence.

use hashbrown::HashSet;

use crate::document::Document;
use crate::language::{Language, lower};
use crate::tokens::{NO_TERM, TermSets, Vocabulary, emptied, words};

/// Room is made for a term in three tokens of five, and for a few more.
const ROOM: usize = 16;

/// Each sentence's distinct content terms, in the order in which they come, end to end in one array.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    distinct: TermSets,
    /// Where each sentence's begin and end.
    places: Vec<(u32, u32)>,
    /// In how many sentences of the story each term stands.
    frequency: Vec<u32>,
    /// How many sentences of the story there are.
    pub(crate) sentences: usize,
    /// Σ frequency².
    pub(crate) squares: f64,
}

impl Terms {
    /// `room` is that of other terms.
    pub(crate) fn new(
        document: &Document<'_>,
        stop_words: &[String],
        in_story: impl Fn(usize) -> bool,
        room: Terms,
    ) -> Self {
        let stopped = stopped(document, stop_words);
        let mut terms = room.emptied();
        let end = document.term_end();
        terms.places.reserve(document.sentences().len());
        terms.distinct.begin(document.tokens().len() / 5 * 3 + ROOM, end);
        terms.frequency.resize(end, 0);
        for sentence in document.sentences() {
            let own = sentence.tokens().iter().map(|token| sentence.term(token));
            let place = match stopped.is_empty() {
                true => terms.distinct.note(own, end),
                false => {
                    let kept = |term| Some(term).filter(|term| !stopped.contains(term)).unwrap_or(NO_TERM);
                    terms.distinct.note(own.map(kept), end)
                }
            };
            if in_story(sentence.index()) {
                terms.sentences += 1;
                terms.distinct.at(place).iter().for_each(|&term| terms.frequency[term as usize] += 1);
            }
            terms.places.push(place);
        }
        terms.squares = terms.frequency.iter().map(|&n| f64::from(n) * f64::from(n)).sum();
        terms
    }

    /// Its room.
    pub(crate) fn emptied(self) -> Self {
        Terms {
            distinct: self.distinct,
            places: emptied(self.places),
            frequency: emptied(self.frequency),
            sentences: 0,
            squares: 0.0,
        }
    }

    /// The distinct content terms of a sentence, in the order in which they come.
    pub(crate) fn of(&self, sentence: usize) -> &[u32] {
        self.distinct.at(self.places[sentence])
    }

    /// How many sentences there are, of the story or not.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
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

/// The terms of the caller's stop words.
fn stopped(document: &Document<'_>, stop_words: &[String]) -> HashSet<u32> {
    if stop_words.is_empty() {
        return HashSet::new();
    }
    let mut form = String::new();
    let words: HashSet<String> = stop_words.iter().map(|word| word.to_lowercase()).collect();
    let is_stopped = |token: &&crate::tokens::Token| {
        lower(&document.text()[token.start as usize..token.end() as usize], &mut form);
        words.contains(&form)
    };
    let tokens = document.tokens().iter().filter(is_stopped);
    let terms = tokens.flat_map(|token| Language::ALL.map(|language| document.term(token.word, language)));
    terms.filter(|&term| term != NO_TERM).collect()
}

/// The distinct content terms of a title or query, ascending, by the numbers of the vocabulary's current document.
pub(crate) fn terms_of(text: &str, language: Language, vocabulary: &mut Vocabulary) -> Vec<u32> {
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
