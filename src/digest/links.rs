//! Which sentences tell the same fact, found through an index of what they share.

use std::cmp::Reverse;

use super::statement::Statement;

/// A key of more statements says too little to follow.
const COMMON: usize = 64;
/// A statement is compared with at most this many others, those that share most with it.
const COMPARED: usize = 12;
/// Two statements that share fewer keys are not compared.
const FEWEST_SHARED: u32 = 2;

/// Returns the pairs of statements of different sources that tell the same fact, each pair in both orders. Linear in the
/// number of statements, since each is compared with a bounded number of others.
pub(super) fn links(statements: &[Statement], keys: usize) -> Vec<(usize, usize)> {
    let mut with_key: Vec<Vec<u32>> = vec![Vec::new(); keys];
    for (number, statement) in statements.iter().enumerate() {
        statement.keys.iter().for_each(|&key| with_key[key as usize].push(number as u32));
    }
    let mut links = Vec::new();
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
        let compared = near.iter().take(COMPARED).filter(|&&other| counts[other as usize] >= FEWEST_SHARED);
        for &other in compared {
            if statement.agrees(&statements[other as usize]) {
                links.extend([(number, other as usize), (other as usize, number)]);
            }
        }
        near.iter().for_each(|&other| counts[other as usize] = 0);
    }
    links.sort_unstable();
    links.dedup();
    links
}
