//! Sets of terms, one for each block or sentence.

use super::word_table::NO_TERM;

/// The distinct terms of several parts of a document, end to end, in the order in which they come.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermSets {
    /// Longer than `length`, so that a set is written without a bounds check growing the vector.
    terms: Vec<u32>,
    length: usize,
    /// For each term, the number of the last part with it, from 1.
    last: Vec<u32>,
    parts: u32,
}

impl TermSets {
    /// Removes all sets, and reserves memory for `terms` terms of sets, all below `end`.
    pub(crate) fn begin(&mut self, terms: usize, end: usize) {
        self.terms.clear();
        self.terms.reserve(terms);
        self.length = 0;
        self.last.clear();
        self.last.reserve(end);
        self.parts = 0;
    }

    /// Appends the distinct terms of a part, all below `end`, and returns their range. Branchless, because whether a term
    /// repeats is unpredictable: mispredictions would cost 3 to 5 % of a call.
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

    /// Returns the terms of a range.
    pub(crate) fn at(&self, (start, end): (u32, u32)) -> &[u32] {
        &self.terms[start as usize..end as usize]
    }

    /// All terms so far are below the number returned.
    pub(crate) fn end(&self) -> usize {
        self.last.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_term_once() {
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
