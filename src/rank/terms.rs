//! The content terms of each sentence.

use hashbrown::HashSet;

use crate::document::Document;
use crate::language::{LANGUAGES, Language};
use crate::tokens::{NO_TERM, TermSets, Tokenizer, Vocabulary, WordTable};

/// Where a term is used in the story.
#[derive(Clone, Copy, Debug)]
struct Uses {
    /// In how many sentences.
    frequency: u32,
    /// The first sentence and the last one so far.
    first: u32,
    last: u32,
}

const UNUSED: Uses = Uses { frequency: 0, first: u32::MAX, last: u32::MAX };

/// Each sentence's distinct content terms, in the order in which they come, end to end in one array.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    distinct: TermSets,
    /// Where each sentence's end.
    ends: Vec<u32>,
    /// For each sentence, how many of its terms the sentence of the story before it has, at most 255.
    shared: Vec<u8>,
    uses: Vec<Uses>,
    /// The terms of the caller's stop words.
    stopped: HashSet<u32>,
    /// Σ frequency².
    pub(crate) squares: f64,
}

impl Terms {
    /// Reads the terms of a document's sentences that are `scored`, in place of an earlier one's. `in_story` says which of
    /// them count.
    pub(crate) fn read(
        &mut self,
        document: &Document<'_>,
        vocabulary: &Vocabulary,
        stop_words: &StopWords,
        scored: impl Fn(usize) -> bool,
        in_story: impl Fn(usize) -> bool,
    ) {
        self.stopped = stop_words.terms(document, vocabulary);
        let end = document.term_end();
        self.ends.clear();
        self.ends.reserve(document.sentences().len());
        self.distinct.begin(document.tokens().len() * 3 / 5, end);
        self.shared.clear();
        self.shared.reserve(document.sentences().len());
        self.uses.clear();
        self.uses.resize(end, UNUSED);
        let mut previous = u32::MAX - 1;
        for sentence in document.sentences() {
            if !scored(sentence.index()) {
                self.shared.push(0);
                self.ends.push(self.ends.last().copied().unwrap_or(0));
                continue;
            }
            let own = sentence.tokens().iter().map(|token| sentence.term(token));
            let place = match self.stopped.is_empty() {
                true => self.distinct.note(own, end),
                false => {
                    let kept =
                        |term| Some(term).filter(|term| !self.stopped.contains(term)).unwrap_or(NO_TERM);
                    self.distinct.note(own.map(kept), end)
                }
            };
            let mut shared: u8 = 0;
            if in_story(sentence.index()) {
                let index = sentence.index() as u32;
                for &term in self.distinct.at(place) {
                    let uses = &mut self.uses[term as usize];
                    shared = shared.saturating_add(u8::from(uses.last == previous));
                    *uses = Uses { frequency: uses.frequency + 1, first: uses.first.min(index), last: index };
                }
                previous = index;
            }
            self.shared.push(shared);
            self.ends.push(place.1);
        }
        self.squares =
            self.uses.iter().map(|uses| f64::from(uses.frequency) * f64::from(uses.frequency)).sum();
    }

    /// The distinct content terms of a sentence, in the order in which they come; none of a sentence that is not scored.
    pub(crate) fn of(&self, sentence: usize) -> &[u32] {
        let start = sentence.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.distinct.at((start, self.ends[sentence]))
    }

    /// Whether a term is that of a stop word of the caller's.
    pub(crate) fn is_stopped(&self, term: u32) -> bool {
        self.stopped.contains(&term)
    }

    /// Terms are numbers below this.
    pub(crate) fn size(&self) -> usize {
        self.uses.len()
    }

    /// In how many sentences of the story the term stands.
    pub(crate) fn frequency(&self, term: u32) -> u32 {
        self.uses[term as usize].frequency
    }

    /// Whether an earlier sentence of the story has the term.
    pub(crate) fn is_known(&self, term: u32, sentence: usize) -> bool {
        self.uses[term as usize].first < sentence as u32
    }

    /// How many terms of a sentence of the story the one before it has.
    pub(crate) fn shared(&self, sentence: usize) -> u8 {
        self.shared[sentence]
    }
}

/// The stems of the caller's stop words, by language.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StopWords([HashSet<String>; LANGUAGES]);

impl StopWords {
    /// Stems stop words, each of which may be several words.
    pub(crate) fn new(words: &[String]) -> Self {
        let mut stop_words = StopWords::default();
        if words.is_empty() {
            return stop_words;
        }
        for language in Language::ALL {
            let (mut vocabulary, mut table) = (Vocabulary::default(), WordTable::default());
            vocabulary.begin(words.len(), &mut table);
            let mut tokenizer =
                Tokenizer { vocabulary: &mut vocabulary, words: &mut table, quotations: &mut Vec::new() };
            let tokens: Vec<_> = words.iter().flat_map(|word| tokenizer.phrase(word, language)).collect();
            let stems = tokens.iter().filter_map(|token| vocabulary.stem(token.word, language, &table));
            stop_words.0[language.number()].extend(stems.map(str::to_owned));
        }
        stop_words
    }

    /// Returns the terms of a document's stop words. Looks each distinct word of the document up once.
    fn terms(&self, document: &Document<'_>, vocabulary: &Vocabulary) -> HashSet<u32> {
        let mut terms = HashSet::new();
        for language in Language::ALL {
            let stems = &self.0[language.number()];
            let words = if stems.is_empty() { 0 } else { document.words().len() as u32 };
            let is_stopped = |word: &u32| {
                let stem = vocabulary.stem(*word, language, document.words());
                stem.is_some_and(|stem| stems.contains(stem))
            };
            terms.extend((0..words).filter(is_stopped).map(|word| document.term(word, language)));
        }
        terms
    }
}
