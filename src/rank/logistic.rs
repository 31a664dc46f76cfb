//! The logistic function without the standard library's `exp`, whose last bits differ between platforms.

/// exp(x) is (1 + x / 2^10)^(2^10), as near as the model needs.
const SQUARINGS: u32 = 10;
/// Beyond, the result is 0 or 1 to the last bit that matters.
const FAR: f64 = 40.0;

/// Returns the probability of log odds: 1 / (1 + exp(−x)). It is within 0.001 of the exact value, never falls as x grows,
/// and is the same on every platform.
pub(crate) fn logistic(log_odds: f64) -> f64 {
    let x = log_odds.clamp(-FAR, FAR);
    let mut exp = 1.0 + x.abs() / f64::from(1 << SQUARINGS);
    for _ in 0..SQUARINGS {
        exp *= exp;
    }
    // By symmetry, so that the error is the same on both sides.
    if x < 0.0 { 1.0 / (1.0 + exp) } else { 1.0 - 1.0 / (1.0 + exp) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_close_to_the_exact_function_and_monotonic() {
        let mut before = 0.0;
        for step in -500..=500 {
            let x = f64::from(step) / 10.0;
            let value = logistic(x);
            assert!((value - 1.0 / (1.0 + (-x).exp())).abs() < 1e-3, "{x}: {value}");
            assert!(value >= before, "{x}: {value} < {before}");
            before = value;
        }
        assert_eq!(logistic(0.0), 0.5);
    }
}
