//! A partition of numbers into sets that are merged (union-find).

/// Sets of the numbers below a count, each named by its smallest one.
#[derive(Debug)]
pub(super) struct Partition {
    /// The number that each one was merged into, or itself.
    parents: Vec<usize>,
}

impl Partition {
    /// Makes each number a set.
    pub(super) fn new(count: usize) -> Self {
        Partition { parents: (0..count).collect() }
    }

    /// Returns the name of a number's set.
    pub(super) fn find(&mut self, mut number: usize) -> usize {
        while self.parents[number] != number {
            // Halves the path for the next time (Tarjan and van Leeuwen 1984).
            self.parents[number] = self.parents[self.parents[number]];
            number = self.parents[number];
        }
        number
    }

    /// Merges the sets of two numbers. Returns the name of the new set and that of the one that was merged into it;
    /// none if they are one already.
    pub(super) fn merge(&mut self, one: usize, other: usize) -> Option<(usize, usize)> {
        let (one, other) = (self.find(one), self.find(other));
        let (to, from) = (one.min(other), one.max(other));
        self.parents[from] = to;
        (to != from).then_some((to, from))
    }
}
