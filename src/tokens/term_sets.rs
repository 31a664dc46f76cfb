//! The distinct terms of blocks or sentences.

use super::word_table::NO_TERM;

/// The distinct terms of several parts of a document, end to end, each part's in the order in which they come.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermSets {
    /// With room behind them.
    terms: Vec<u32>,
    length: usize,
    /// For each term, how many parts there were up to the last that holds it.
    last: Vec<u32>,
    parts: u32,
}

impl TermSets {
    /// Begins anew, with room for so many terms of parts, all below `end`.
    pub(crate) fn begin(&mut self, terms: usize, end: usize) {
        self.terms.clear();
        self.terms.reserve(terms);
        self.length = 0;
        self.last.clear();
        self.last.reserve(end);
        self.parts = 0;
    }

    /// Notes the terms of a part, all below `end`; gives their place. Without a branch, since which words come back
    /// cannot be foreseen.
    pub(crate) fn note(&mut self, terms: impl ExactSizeIterator<Item = u32>, end: usize) -> (u32, u32) {
        self.parts += 1;
        let least = self.length + terms.len() + 1;
        if self.terms.len() < least {
            self.terms.resize(least, NO_TERM);
        }
        if self.last.len() < end {
            self.last.resize(end, 0);
        }
        let start = self.length;
        let (last, noted) = (&mut self.last[..], &mut self.terms[start..]);
        let mut count = 0;
        for term in terms {
            let last = &mut last[term as usize];
            noted[count] = term;
            count += usize::from(*last != self.parts && term != NO_TERM);
            *last = self.parts;
        }
        self.length = start + count;
        (start as u32, self.length as u32)
    }

    /// The terms at a place.
    pub(crate) fn at(&self, (start, end): (u32, u32)) -> &[u32] {
        &self.terms[start as usize..end as usize]
    }

    /// All terms so far are below this.
    pub(crate) fn end(&self) -> usize {
        self.last.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_terms_once() {
        let mut distinct = TermSets::default();
        for _ in 0..2 {
            distinct.begin(4, 4);
            let first = distinct.note([3, NO_TERM, 1, 3, 1].into_iter(), 4);
            let none = distinct.note([NO_TERM; 3].into_iter(), 4);
            let second = distinct.note([1, 5, 5].into_iter(), 6);
            assert_eq!([first, none, second].map(|place| distinct.at(place)), [&[3, 1][..], &[], &[1, 5]]);
            assert_eq!(distinct.end(), 6);
        }
    }
}
