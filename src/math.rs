//! Functions of the standard library whose last bits differ between platforms, by basic arithmetic only.

/// exp(x) is (1 + x / 2^10)^(2^10), as near as the model needs.
const SQUARINGS: u32 = 10;
/// Beyond, the result is 0 or 1 to the last bit that matters.
const FAR: f64 = 40.0;

/// Returns the probability of log odds: 1 / (1 + exp(−x)). It is within 0.001 of the exact value, never falls as x
/// grows, and is the same on every platform.
pub(crate) fn logistic(log_odds: f64) -> f64 {
    let x = log_odds.clamp(-FAR, FAR);
    let mut exp = 1.0 + x.abs() / f64::from(1 << SQUARINGS);
    for _ in 0..SQUARINGS {
        exp *= exp;
    }
    // By symmetry, so that the error is the same on both sides.
    if x < 0.0 { 1.0 / (1.0 + exp) } else { 1.0 - 1.0 / (1.0 + exp) }
}

/// Returns the natural logarithm of a number from 1 on, within 0.0001; the same on every platform.
pub(crate) fn ln(mut x: f32) -> f32 {
    let mut halvings = 0.0;
    while x >= 2.0 {
        x /= 2.0;
        halvings += 1.0;
    }
    let y = (x - 1.0) / (x + 1.0);
    let z = y * y;
    halvings * std::f32::consts::LN_2
        + 2.0 * y * (1.0 + z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z / 9.0))))
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

    #[test]
    fn ln_agrees_with_the_standard_library() {
        for x in [1.0f32, 1.5, 2.0, 3.7, 20.0, 101.0] {
            assert!((ln(x) - x.ln()).abs() < 1e-4, "{x}");
        }
    }
}
