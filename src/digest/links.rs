//! Which sentences state the same fact, found through an index of what they share.

use std::cmp::Reverse;

use super::statement::Statement;

/// A key of more statements says too little to follow.
const COMMON: usize = 64;
/// A statement is compared with at most this many others, those that share most with it.
const COMPARED: usize = 12;
/// Two statements that share fewer keys are not compared.
const FEWEST_SHARED: u32 = 2;

/// The pairs of statements of different sources that state the same fact, each in both orders, ascending.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Links {
    /// Finds the pairs among statements, whose keys are below a number. Linear in the number of statements, since each
    /// is compared with a bounded number of others.
    pub(super) fn find(statements: &[&Statement], keys: usize) -> Self {
        let mut with_key: Vec<Vec<u32>> = vec![Vec::new(); keys];
        for (number, statement) in statements.iter().enumerate() {
            statement.keys.iter().for_each(|&key| with_key[key as usize].push(number as u32));
        }
        let mut pairs = Vec::new();
        let mut counts = vec![0u32; statements.len()];
        for (number, statement) in statements.iter().enumerate() {
            let mut near: Vec<u32> = Vec::new();
            let followed = statement.keys.iter().map(|&key| &with_key[key as usize]);
            for &other in followed.filter(|others| others.len() <= COMMON).flatten() {
                if statements[other as usize].source != statement.source {
                    if counts[other as usize] == 0 {
                        near.push(other);
                    }
                    counts[other as usize] += 1;
                }
            }
            near.sort_unstable_by_key(|&other| (Reverse(counts[other as usize]), other));
            let compared = near.iter().take(COMPARED);
            for &other in compared.filter(|&&other| counts[other as usize] >= FEWEST_SHARED) {
                if statement.agrees(statements[other as usize]) {
                    pairs.extend([(number, other as usize), (other as usize, number)]);
                }
            }
            near.iter().for_each(|&other| counts[other as usize] = 0);
        }
        pairs.sort_unstable();
        pairs.dedup();
        Links { pairs }
    }

    /// Splits off the pairs of which one statement is below a number and the other is not, the lower one first.
    pub(super) fn split_off(&mut self, number: usize) -> Vec<(usize, usize)> {
        let crossing = self.pairs.iter().copied().filter(|&(one, other)| one < number && other >= number);
        let crossing = crossing.collect();
        self.pairs.retain(|&(one, other)| one < number && other < number);
        crossing
    }

    /// Iterates over the statements that state the same fact as one.
    pub(super) fn of(&self, statement: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.pairs.partition_point(|pair| pair.0 < statement);
        self.pairs[first..].iter().take_while(move |pair| pair.0 == statement).map(|pair| pair.1)
    }

    /// Returns the number of other sources that state the same as a statement.
    pub(super) fn sources(&self, statement: usize, statements: &[Statement]) -> usize {
        let mut sources: Vec<usize> = self.of(statement).map(|other| statements[other].source).collect();
        sources.dedup();
        sources.len()
    }
}
