//! Means with their bootstrap intervals, from a fixed seed: the same figures in every run.

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

/// The mean of paired differences with its bootstrap interval (Efron 1979): the articles are resampled 1000 times, with
/// replacement. An interval that holds 0 shows no difference.
pub(crate) fn bootstrap(differences: &[f64]) -> Interval {
    const ROUNDS: usize = 1000;
    let mut random = fastrand::Rng::with_seed(7);
    let count = differences.len();
    let mut means: Vec<f64> = (0..ROUNDS)
        .map(|_| (0..count).map(|_| differences[random.usize(..count)]).sum::<f64>() / count as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    let mean = differences.iter().sum::<f64>() / count as f64;
    Interval { mean, low: means[ROUNDS / 40], high: means[ROUNDS - ROUNDS / 40 - 1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bootstrap_interval_holds_the_mean() {
        let differences: Vec<f64> = (0..100).map(|i| f64::from(i % 10)).collect();
        let Interval { mean, low, high } = bootstrap(&differences);
        assert_eq!(mean, 4.5);
        // Twice the standard error is 0.57.
        assert!((3.7..4.2).contains(&low) && (4.8..5.3).contains(&high), "{low} {high}");
        assert_eq!(bootstrap(&[2.0]), Interval { mean: 2.0, low: 2.0, high: 2.0 });
    }
}
