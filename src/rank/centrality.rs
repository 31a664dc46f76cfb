//! How close a sentence is to the whole article.

use super::Terms;

/// The cosine between the sentence's terms and the article's term frequencies (the centroid of its sentences), from 0
/// to 1.
///
/// A linear-time stand-in for LexRank (Erkan and Radev 2004): the centroid is what one step of its walk weighs.
pub(super) fn centrality(terms: &Terms, sentence: usize) -> f64 {
    let own = terms.of(sentence);
    if own.is_empty() || terms.squares == 0.0 {
        return 0.0;
    }
    let dot: f64 = own.iter().map(|&term| f64::from(terms.frequency(term))).sum();
    dot / (own.len() as f64 * terms.squares).sqrt()
}
