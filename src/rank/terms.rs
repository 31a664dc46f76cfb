//! The content terms of each sentence.

use hashbrown::HashSet;

use crate::document::Document;
use crate::language::{Language, lower};
use crate::tokens::{NO_TERM, TermSets, Token};

/// Each sentence's distinct content terms, in the order in which they come, end to end in one array.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    distinct: TermSets,
    /// Where each sentence's begin and end.
    places: Vec<(u32, u32)>,
    /// In how many sentences of the story each term stands.
    frequency: Vec<u32>,
    /// Σ frequency².
    pub(crate) squares: f64,
}

impl Terms {
    /// Reads a document's terms, in place of an earlier one's. `in_story` says which sentences count.
    pub(crate) fn read(
        &mut self,
        document: &Document<'_>,
        stop_words: &[String],
        in_story: impl Fn(usize) -> bool,
    ) {
        let stopped = stopped(document, stop_words);
        let end = document.term_end();
        self.places.clear();
        self.places.reserve(document.sentences().len());
        self.distinct.begin(document.tokens().len() * 3 / 5, end);
        self.frequency.clear();
        self.frequency.resize(end, 0);
        for sentence in document.sentences() {
            let own = sentence.tokens().iter().map(|token| sentence.term(token));
            let place = match stopped.is_empty() {
                true => self.distinct.note(own, end),
                false => {
                    let kept = |term| Some(term).filter(|term| !stopped.contains(term)).unwrap_or(NO_TERM);
                    self.distinct.note(own.map(kept), end)
                }
            };
            if in_story(sentence.index()) {
                self.distinct.at(place).iter().for_each(|&term| self.frequency[term as usize] += 1);
            }
            self.places.push(place);
        }
        self.squares = self.frequency.iter().map(|&n| f64::from(n) * f64::from(n)).sum();
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
        self.frequency[term as usize]
    }
}

/// The terms of the caller's stop words.
fn stopped(document: &Document<'_>, stop_words: &[String]) -> HashSet<u32> {
    if stop_words.is_empty() {
        return HashSet::new();
    }
    let mut form = String::new();
    let words: HashSet<String> = stop_words.iter().map(|word| word.to_lowercase()).collect();
    let is_stopped = |token: &&Token| {
        lower(&document.text()[token.start as usize..token.end() as usize], &mut form);
        words.contains(&form)
    };
    let tokens = document.tokens().iter().filter(is_stopped);
    let terms = tokens.flat_map(|token| Language::ALL.map(|language| document.term(token.word, language)));
    terms.filter(|&term| term != NO_TERM).collect()
}
