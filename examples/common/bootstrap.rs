//! Seeded chance: the same figures each time.

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// The numbers below `count`, in any order.
    pub(crate) fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..count).collect();
        for i in (1..count).rev() {
            numbers.swap(i, self.below(i + 1));
        }
        numbers
    }
}

/// A mean with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub(crate) struct Interval {
    pub(crate) mean: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:+.2} [{:+.2}, {:+.2}]", self.mean, self.low, self.high)
    }
}

/// The mean of paired differences with its bootstrap interval (Efron 1979): the articles are drawn anew, with
/// replacement, 1000 times. An interval that holds 0 is no difference.
pub(crate) fn bootstrap(differences: &[f64]) -> Interval {
    const ROUNDS: usize = 1000;
    let mut chance = Chance::new(7);
    let count = differences.len();
    let mut means: Vec<f64> = (0..ROUNDS)
        .map(|_| (0..count).map(|_| differences[chance.below(count)]).sum::<f64>() / count as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    let mean = differences.iter().sum::<f64>() / count as f64;
    Interval { mean, low: means[ROUNDS / 40], high: means[ROUNDS - ROUNDS / 40 - 1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_its_mean() {
        let differences: Vec<f64> = (0..100).map(|i| f64::from(i % 10)).collect();
        let Interval { mean, low, high } = bootstrap(&differences);
        assert_eq!(mean, 4.5);
        // Twice the standard error is 0.57.
        assert!((3.7..4.2).contains(&low) && (4.8..5.3).contains(&high), "{low} {high}");
        assert_eq!(bootstrap(&[2.0]), Interval { mean: 2.0, low: 2.0, high: 2.0 });
    }

    #[test]
    fn shuffled_is_a_permutation() {
        let mut numbers = Chance::new(1).shuffled(50);
        assert_ne!(numbers, (0..50).collect::<Vec<_>>());
        numbers.sort_unstable();
        assert_eq!(numbers, (0..50).collect::<Vec<_>>());
    }
}
