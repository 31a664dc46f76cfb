//! The keywords that are kept, and which candidates these make redundant.

use super::candidates::{Candidates, Occurrence};
use crate::document::Document;

/// A word is redundant when less than this share of its occurrences is outside the phrases that are kept.
const OUTSIDE: f32 = 0.34;

/// The keywords that are kept so far. It indexes what they cover, so that a candidate costs only its own occurrences.
pub(super) struct Kept<'d, 't> {
    document: &'d Document<'t>,
    /// Best first; none for a word that a later phrase made redundant.
    keywords: Vec<Option<Keyword>>,
    count: usize,
    /// For each token in a kept phrase or name, the end of the phrase in bytes; 0 for others.
    covered: Vec<u32>,
    /// For each token that is a kept word, its end in bytes and the index of the word in `keywords`, from 1.
    words: Vec<(u32, u32)>,
    /// Words that a phrase or name has covered since the last check.
    touched: Vec<usize>,
}

/// A kept candidate.
struct Keyword {
    /// The number of the candidate.
    number: usize,
    score: f32,
    occurrences: usize,
    /// The number of its occurrences outside kept phrases and names, if it is a word.
    outside: usize,
}

impl<'d, 't> Kept<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>) -> Self {
        let tokens = document.tokens().len();
        let (covered, words) = (vec![0; tokens], vec![(0, 0); tokens]);
        Kept { document, keywords: Vec::new(), count: 0, covered, words, touched: Vec::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns the numbers and scores of the kept candidates, best first.
    pub(super) fn into_scored(self) -> impl Iterator<Item = (usize, f32)> {
        self.keywords.into_iter().flatten().map(|keyword| (keyword.number, keyword.score))
    }

    /// Keeps a candidate, unless what is kept makes it redundant.
    pub(super) fn offer(&mut self, candidates: &Candidates, number: usize, score: f32) {
        let (candidate, occurrences) = candidates.get(number);
        let is_free =
            |occurrence: &&Occurrence| self.covered[occurrence.tokens()].iter().all(|&end| end == 0);
        if is_redundant(occurrences.iter().filter(is_free).count(), occurrences.len()) {
            return;
        }
        let mut outside = 0;
        for occurrence in occurrences {
            let (tokens, end) = (occurrence.tokens(), occurrence.span(self.document).end as u32);
            if candidate.is_phrase() || candidate.is_name {
                tokens.for_each(|token| self.cover(token, end));
            } else {
                self.words[tokens.start] = (end, self.keywords.len() as u32 + 1);
                outside += usize::from(self.covered[tokens.start] < end);
            }
        }
        if candidate.is_phrase() {
            self.remove_redundant();
        }
        self.keywords.push(Some(Keyword { number, score, occurrences: occurrences.len(), outside }));
        self.count += 1;
    }

    /// Removes the words that phrases have made redundant since the last check.
    fn remove_redundant(&mut self) {
        for word in self.touched.drain(..) {
            let removed = self.keywords[word].take_if(|word| is_redundant(word.outside, word.occurrences));
            self.count -= usize::from(removed.is_some());
        }
    }

    /// Covers a token with a phrase that ends at a byte.
    fn cover(&mut self, token: usize, to: u32) {
        let was = std::mem::replace(&mut self.covered[token], to);
        let (end, number) = self.words[token];
        let Some(number) = number.checked_sub(1) else { return };
        if let Some(word) = &mut self.keywords[number as usize] {
            match (end <= was, end <= to) {
                (false, true) => word.outside -= 1,
                (true, false) => word.outside += 1,
                _ => {}
            }
        }
        self.touched.push(number as usize);
    }
}

/// Whether a candidate with `outside` occurrences outside the phrases and names that are kept adds too little.
fn is_redundant(outside: usize, occurrences: usize) -> bool {
    (outside as f32) < OUTSIDE * occurrences as f32
}
