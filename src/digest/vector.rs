//! Sparse vectors: weights by term, ascending.

use crate::math::ln;

/// Weights by term, ascending.
pub(super) type Vector = Vec<(u32, f64)>;

/// Returns the terms of a list of terms with weights, each once with the logarithm of the sum of its weights.
pub(super) fn logarithmic(mut weights: Vector) -> Vector {
    weights.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut vector: Vector = Vec::new();
    for (term, weight) in weights {
        match vector.last_mut() {
            Some(last) if last.0 == term => last.1 += weight,
            _ => vector.push((term, weight)),
        }
    }
    vector.iter_mut().for_each(|(_, weight)| *weight = f64::from(ln((1.0 + *weight) as f32)));
    vector
}

/// Scales a vector to length 1, unless it is zero.
pub(super) fn normalize(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
}

/// Returns the scalar product.
pub(super) fn dot(one: &Vector, other: &Vector) -> f64 {
    let (mut sum, mut rest) = (0.0, other.iter().peekable());
    for (term, weight) in one {
        while rest.next_if(|next| next.0 < *term).is_some() {}
        sum += rest.next_if(|next| next.0 == *term).map_or(0.0, |next| weight * next.1);
    }
    sum
}

/// Returns the sum.
pub(super) fn added(one: &Vector, other: &Vector) -> Vector {
    let mut sum: Vector = Vec::with_capacity(one.len() + other.len());
    let mut rest = other.iter().copied().peekable();
    for &(term, weight) in one {
        while let Some(next) = rest.next_if(|next| next.0 < term) {
            sum.push(next);
        }
        let shared = rest.next_if(|next| next.0 == term).map_or(0.0, |next| next.1);
        sum.push((term, weight + shared));
    }
    sum.extend(rest);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_are_added_and_multiplied_by_term() {
        let (one, other) = (vec![(1, 1.0), (4, 2.0)], vec![(2, 3.0), (4, 0.5), (9, 1.0)]);
        assert_eq!(dot(&one, &other), 1.0);
        assert_eq!(added(&one, &other), [(1, 1.0), (2, 3.0), (4, 2.5), (9, 1.0)]);
        let logarithms = logarithmic(vec![(7, 1.0), (3, 0.5), (7, 1.0)]);
        assert_eq!(logarithms, [(3, f64::from(ln(1.5))), (7, f64::from(ln(3.0)))]);
        let mut zero = vec![(1, 0.0)];
        normalize(&mut zero);
        assert_eq!(zero, [(1, 0.0)]);
    }
}
