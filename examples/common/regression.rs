//! Logistic regression with a penalty on large weights.

/// What a model learns from: values and the label that they should lead to, from 0 to 1.
#[derive(Clone, Debug)]
pub(crate) struct Sample<const N: usize> {
    pub(crate) values: [f64; N],
    pub(crate) label: f64,
}

/// A probability whose log odds are a bias plus the values, each times its weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<const N: usize> {
    pub(crate) bias: f64,
    pub(crate) weights: [f64; N],
}

/// Newton's method doubles the number of right digits at each step: this many are plenty.
const STEPS: usize = 50;
const PRECISION: f64 = 1e-10;

impl<const N: usize> Model<N> {
    pub(crate) fn probability(&self, values: &[f64; N]) -> f64 {
        logistic(self.log_odds(values))
    }

    fn log_odds(&self, values: &[f64; N]) -> f64 {
        self.bias + self.weights.iter().zip(values).map(|(weight, value)| weight * value).sum::<f64>()
    }

    /// Fits a model by iteratively reweighted least squares: the smallest sum of the log loss and of half each squared
    /// weight times its ridge. The bias is free. None if the samples do not determine the model.
    pub(crate) fn fit(samples: &[&Sample<N>], ridges: &[f64; N]) -> Option<Self> {
        let mut model = Model { bias: 0.0, weights: [0.0; N] };
        let mut cost = model.cost(samples, ridges);
        for _ in 0..STEPS {
            let step = model.newton_step(samples, ridges)?;
            // A step can overshoot where the curve is flat.
            let mut size = 1.0;
            let (next, next_cost) = loop {
                let next = model.moved(&step, size);
                let next_cost = next.cost(samples, ridges);
                if next_cost <= cost || size < PRECISION {
                    break (next, next_cost);
                }
                size /= 2.0;
            };
            (model, cost) = (next, next_cost);
            if step.iter().all(|part| part.abs() < PRECISION) {
                break;
            }
        }
        Some(model)
    }

    fn moved(&self, step: &[f64], size: f64) -> Self {
        Model {
            bias: self.bias + size * step[N],
            weights: std::array::from_fn(|i| self.weights[i] + size * step[i]),
        }
    }

    /// What the fit makes small.
    fn cost(&self, samples: &[&Sample<N>], ridges: &[f64; N]) -> f64 {
        let loss: f64 =
            samples.iter().map(|sample| log_loss(self.probability(&sample.values), sample.label)).sum();
        let penalties = self.weights.iter().zip(ridges).map(|(weight, ridge)| ridge * weight * weight);
        loss + penalties.sum::<f64>() / 2.0
    }

    /// The step to the minimum of the parabola that touches the cost here: the weights', then the bias's.
    fn newton_step(&self, samples: &[&Sample<N>], ridges: &[f64; N]) -> Option<Vec<f64>> {
        let mut curvature = vec![vec![0.0; N + 1]; N + 1];
        let mut slope = vec![0.0; N + 1];
        for sample in samples {
            let probability = self.probability(&sample.values);
            let variance = probability * (1.0 - probability);
            let value = |i: usize| sample.values.get(i).copied().unwrap_or(1.0);
            for i in 0..=N {
                slope[i] += (sample.label - probability) * value(i);
                (0..=i).for_each(|j| curvature[i][j] += variance * value(i) * value(j));
            }
        }
        for i in 0..N {
            slope[i] -= ridges[i] * self.weights[i];
            curvature[i][i] += ridges[i];
        }
        solve(curvature, slope)
    }
}

pub(crate) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Minus the logarithm of the probability that was given to the label.
pub(crate) fn log_loss(probability: f64, label: f64) -> f64 {
    let probability = probability.clamp(1e-12, 1.0 - 1e-12);
    -label * probability.ln() - (1.0 - label) * (1.0 - probability).ln()
}

/// Solves a symmetric, positive definite system (Cholesky), of which the lower half is read; none if it is not positive
/// definite.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let count = right.len();
    for i in 0..count {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let value = matrix[i][j] - known;
            if i == j && value <= 1e-12 {
                return None;
            }
            matrix[i][j] = if i == j { value.sqrt() } else { value / matrix[j][j] };
        }
    }
    for i in 0..count {
        let known: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    for i in (0..count).rev() {
        let known: f64 = (i + 1..count).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_positive_definite_system_is_solved() {
        let solved = solve(vec![vec![4.0, 2.0], vec![2.0, 3.0]], vec![2.0, 5.0]).unwrap();
        assert!(solved.iter().zip([-0.5, 2.0]).all(|(a, b)| (a - b).abs() < 1e-12), "{solved:?}");
        assert!(solve(vec![vec![1.0, 1.0], vec![1.0, 1.0]], vec![1.0, 1.0]).is_none());
    }

    /// Labels that are the probabilities of a known model.
    fn samples() -> Vec<Sample<2>> {
        let truth = Model { bias: -0.5, weights: [2.0, -1.5] };
        let values = (0..40).map(|i| [f64::from(i % 7) / 3.0, f64::from(i * 3 % 5)]);
        values.map(|values| Sample { values, label: truth.probability(&values) }).collect()
    }

    fn fit(samples: &[Sample<2>], ridge: f64) -> Option<Model<2>> {
        Model::fit(&samples.iter().collect::<Vec<_>>(), &[ridge; 2])
    }

    #[test]
    fn the_fit_finds_the_model_that_made_soft_labels() {
        let model = fit(&samples(), 1e-9).unwrap();
        let found = [model.bias, model.weights[0], model.weights[1]];
        assert!(found.iter().zip([-0.5, 2.0, -1.5]).all(|(a, b)| (a - b).abs() < 1e-5), "{model:?}");
    }

    #[test]
    fn the_slope_of_the_cost_is_zero_at_the_fit() {
        let (samples, ridge) = (samples(), 3.0);
        let model = fit(&samples, ridge).unwrap();
        let error = |sample: &Sample<2>| model.probability(&sample.values) - sample.label;
        // The bias is free of the penalty.
        assert!(samples.iter().map(error).sum::<f64>().abs() < 1e-9);
        for i in 0..2 {
            let slope: f64 = samples.iter().map(|sample| error(sample) * sample.values[i]).sum();
            assert!((slope + ridge * model.weights[i]).abs() < 1e-9, "{model:?}");
        }
    }

    #[test]
    fn the_penalty_bounds_weights_that_could_grow_forever() {
        let separable: Vec<Sample<2>> = (0..20)
            .map(|i| Sample { values: [f64::from(i), 1.0], label: f64::from(u8::from(i >= 10)) })
            .collect();
        let model = fit(&separable, 1.0).unwrap();
        assert!(model.probability(&separable[0].values) < 0.05 && model.weights[0] < 5.0, "{model:?}");
        // A value that is the same everywhere is left to the bias.
        assert!(model.weights[1].abs() < 1e-6, "{model:?}");
        assert!(fit(&[], 1.0).is_none());
    }

    #[test]
    fn log_loss_is_finite() {
        assert_eq!(log_loss(0.5, 1.0), std::f64::consts::LN_2);
        assert!(log_loss(0.0, 1.0) > 20.0 && log_loss(0.0, 1.0).is_finite());
    }
}
