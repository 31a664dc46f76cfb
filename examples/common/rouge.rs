//! ROUGE-1, -2 and -L F1 (Lin 2004) over lower-cased words: no stemming, no stop words, accents kept.

use std::collections::HashMap;
use std::hash::Hash;

use unicode_normalization::UnicodeNormalization;

/// ROUGE-1, -2 and -L F1, from 0 to 100.
pub(crate) type Rouge = [f64; 3];

pub(crate) const NAMES: [&str; 3] = ["ROUGE-1", "ROUGE-2", "ROUGE-L"];

/// The words of one article and its references, as numbers: equal words have equal numbers.
#[derive(Default)]
pub(crate) struct Lexicon(HashMap<String, u32>);

impl Lexicon {
    /// Lower-cased runs of letters and digits: "L'été" is "l" and "été".
    pub(crate) fn tokens(&mut self, text: &str) -> Vec<u32> {
        let text = text.nfc().collect::<String>().to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| self.number(word)).collect()
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word.to_owned()).or_insert(next)
    }
}

/// The references of one article; a score is the mean over them.
pub(crate) struct References(Vec<Reference>);

impl References {
    pub(crate) fn new(texts: &[String], lexicon: &mut Lexicon) -> Self {
        References(texts.iter().map(|text| Reference::new(lexicon.tokens(text))).collect())
    }

    /// The score of a whole summary, its sentences concatenated.
    pub(crate) fn rouge(&self, summary: &[u32]) -> Rouge {
        let [one, two] = self.rouge_1_2(summary);
        [
            one,
            two,
            self.mean(|reference| f1(longest_common(&reference.words, summary), &reference.words, summary)),
        ]
    }

    /// Without ROUGE-L, the most expensive one.
    pub(crate) fn rouge_1_2(&self, summary: &[u32]) -> [f64; 2] {
        let pairs: Vec<(u32, u32)> = pairs(summary).collect();
        [
            self.mean(|reference| f1(common(&reference.ones, summary), &reference.words, summary)),
            self.mean(|reference| f1(common(&reference.twos, &pairs), &reference.pairs, &pairs)),
        ]
    }

    fn mean(&self, score: impl Fn(&Reference) -> f64) -> f64 {
        100.0 * self.0.iter().map(score).sum::<f64>() / self.0.len() as f64
    }
}

struct Reference {
    words: Vec<u32>,
    pairs: Vec<(u32, u32)>,
    ones: HashMap<u32, u32>,
    twos: HashMap<(u32, u32), u32>,
}

impl Reference {
    fn new(words: Vec<u32>) -> Self {
        let pairs: Vec<_> = pairs(&words).collect();
        Reference { ones: counts(&words), twos: counts(&pairs), words, pairs }
    }
}

fn pairs(words: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    words.windows(2).map(|pair| (pair[0], pair[1]))
}

fn counts<T: Copy + Eq + Hash>(grams: &[T]) -> HashMap<T, u32> {
    let mut counts = HashMap::new();
    grams.iter().for_each(|&gram| *counts.entry(gram).or_insert(0) += 1);
    counts
}

/// The number of grams shared with the reference, each counted at most as often as the reference has it.
fn common<T: Copy + Eq + Hash>(reference: &HashMap<T, u32>, grams: &[T]) -> usize {
    let mut left = reference.clone();
    let mut take = |gram: &T| match left.get_mut(gram) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    grams.iter().filter(|gram| take(gram)).count()
}

fn f1<T>(common: usize, one: &[T], other: &[T]) -> f64 {
    match one.len() + other.len() {
        0 => 0.0,
        total => (2 * common) as f64 / total as f64,
    }
}

/// The length of the longest common subsequence.
fn longest_common(one: &[u32], other: &[u32]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (i, theirs) in other.iter().enumerate() {
            let above = row[i + 1];
            row[i + 1] = if word == theirs { diagonal + 1 } else { above.max(row[i]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rouge(summary: &str, references: &[&str]) -> Rouge {
        let mut lexicon = Lexicon::default();
        let references: Vec<String> = references.iter().map(|&text| text.to_owned()).collect();
        let references = References::new(&references, &mut lexicon);
        references.rouge(&lexicon.tokens(summary))
    }

    fn assert_near(found: Rouge, wanted: Rouge) {
        assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?} is not {wanted:?}");
    }

    #[test]
    fn scores_of_known_pairs() {
        assert_near(rouge("The cat sat.", &["the CAT, sat"]), [100.0; 3]);
        assert_near(rouge("", &["the cat"]), [0.0; 3]);
        assert_near(rouge("dogs bark", &["the cat"]), [0.0; 3]);
        // Lin's example.
        assert_near(
            rouge("police kill the gunman", &["police killed the gunman"]),
            [75.0, 100.0 / 3.0, 75.0],
        );
        assert_near(
            rouge("the gunman kill police", &["police killed the gunman"]),
            [75.0, 100.0 / 3.0, 50.0],
        );
    }

    #[test]
    fn a_word_counts_as_often_as_the_reference_has_it() {
        assert_near(rouge("the the the", &["the cat"]), [40.0, 0.0, 40.0]);
    }

    #[test]
    fn references_are_averaged() {
        assert_near(rouge("a b", &["a b", "c d"]), [50.0; 3]);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let mut lexicon = Lexicon::default();
        // With the accent composed and decomposed.
        assert_eq!(lexicon.tokens("L'été_2024"), lexicon.tokens("l E\u{301}TE\u{301} 2024"));
        assert_eq!(lexicon.tokens("L'Été — de 1,5 °C").len(), 6);
    }
}
