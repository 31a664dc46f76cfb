//! The baselines of a summarizer: the first sentences (LEAD), random ones and a greedy oracle, over roughly split
//! sentences.

use std::collections::HashSet;

use crate::corpus::{Limit, count_words};
use crate::rouge::{Lexicon, References};

/// The sentences of a summary, as tokens, and their words as a budget counts them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pick {
    pub(crate) sentences: Vec<Vec<u32>>,
    pub(crate) words: usize,
}

impl Pick {
    /// The sentences that have a token.
    pub(crate) fn new<'a>(sentences: impl Iterator<Item = &'a str>, lexicon: &mut Lexicon) -> Self {
        let mut pick = Pick::default();
        for sentence in sentences {
            let tokens = lexicon.tokens(sentence);
            if !tokens.is_empty() {
                pick.sentences.push(tokens);
                pick.words += count_words(sentence);
            }
        }
        pick
    }

    /// How much two of its sentences have in common, 0 to 100: the mean over the pairs of the Jaccard index of their
    /// distinct tokens; none below two sentences.
    pub(crate) fn similarity(&self) -> Option<f64> {
        let sets: Vec<HashSet<u32>> =
            self.sentences.iter().map(|tokens| tokens.iter().copied().collect()).collect();
        let pairs =
            sets.iter().enumerate().flat_map(|(i, one)| sets[..i].iter().map(move |other| (one, other)));
        let jaccard = |one: &HashSet<u32>, other: &HashSet<u32>| {
            let shared = one.intersection(other).count();
            shared as f64 / (one.len() + other.len() - shared) as f64
        };
        mean(pairs.map(|(one, other)| 100.0 * jaccard(one, other)))
    }
}

/// The mean; none if there are no values.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// The sentences of an article, cut without the crate's help, so that the baselines do not change with it.
pub(crate) struct Cut {
    sentences: Vec<Vec<u32>>,
    words: Vec<usize>,
}

impl Cut {
    pub(crate) fn new(text: &str, lexicon: &mut Lexicon) -> Self {
        let one_by_one =
            rough_sentences(text).into_iter().map(|sentence| Pick::new([sentence].into_iter(), lexicon));
        let (sentences, words) =
            one_by_one.filter_map(|mut pick| Some((pick.sentences.pop()?, pick.words))).unzip();
        Cut { sentences, words }
    }

    /// The first sentences.
    pub(crate) fn lead(&self, limit: Limit) -> Pick {
        self.first(0..self.sentences.len(), limit)
    }

    /// Random sentences.
    pub(crate) fn random(&self, limit: Limit, random: &mut fastrand::Rng) -> Pick {
        let mut numbers: Vec<usize> = (0..self.sentences.len()).collect();
        random.shuffle(&mut numbers);
        self.first(numbers, limit)
    }

    fn first(&self, order: impl IntoIterator<Item = usize>, limit: Limit) -> Pick {
        self.pick(limit.first(order, |sentence| self.words[sentence]))
    }

    /// Adds the sentence that raises ROUGE-1 + ROUGE-2 most, until none does: close to the best score that whole
    /// sentences can reach.
    pub(crate) fn oracle(&self, limit: Limit, references: &References) -> Pick {
        let mut chosen: Vec<usize> = Vec::new();
        let mut best = 0.0;
        loop {
            let mut step = None;
            for sentence in 0..self.sentences.len() {
                if !chosen.contains(&sentence) && self.fits(&chosen, sentence, limit) {
                    let mut trial = [chosen.as_slice(), &[sentence]].concat();
                    trial.sort_unstable();
                    let tokens: Vec<u32> =
                        trial.iter().flat_map(|&sentence| &self.sentences[sentence]).copied().collect();
                    let score: f64 = references.rouge_1_2(&tokens).iter().sum();
                    if score > best {
                        (best, step) = (score, Some(sentence));
                    }
                }
            }
            match step {
                Some(sentence) => chosen.push(sentence),
                None => return self.pick(chosen),
            }
        }
    }

    fn fits(&self, chosen: &[usize], sentence: usize, limit: Limit) -> bool {
        let words: usize = chosen.iter().map(|&other| self.words[other]).sum();
        limit.holds(chosen.len() + 1, words + self.words[sentence])
    }

    fn pick(&self, mut chosen: Vec<usize>) -> Pick {
        chosen.sort_unstable();
        Pick {
            sentences: chosen.iter().map(|&sentence| self.sentences[sentence].clone()).collect(),
            words: chosen.iter().map(|&sentence| self.words[sentence]).sum(),
        }
    }
}

/// Splits each line after ". ! ? …" if a capital or a digit follows.
fn rough_sentences(text: &str) -> Vec<&str> {
    let is_line_end = |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut sentences = Vec::new();
    for line in text.split(is_line_end) {
        let (mut start, mut at) = (0, 0);
        while let Some(mark) = line[at..].find(is_end) {
            let marks = &line[at + mark..];
            let behind = marks.trim_start_matches(is_end).trim_start_matches(['"', '”', '’', '»', ')']);
            at = line.len() - behind.len();
            if opens_sentence(behind) && !is_abbreviated(&line[start..at]) {
                sentences.push(line[start..at].trim());
                start = at;
            }
        }
        sentences.push(line[start..].trim());
    }
    sentences
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether the text begins with white space, an optional opening mark, and a capital or a digit.
fn opens_sentence(text: &str) -> bool {
    let bare = text.trim_start();
    let word = bare.strip_prefix(['"', '“', '«', '(', '—', '–', '-']).unwrap_or(bare).trim_start();
    bare.len() < text.len()
        && word.starts_with(|c| matches!(c, 'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | '0'..='9'))
}

/// Whether the last period belongs to an abbreviation or an initial.
fn is_abbreviated(sentence: &str) -> bool {
    const KNOWN: &str = "MM Mr Mrs Ms Mme Mlle Dr Pr St Ste Gen Sen Rep Gov Inc Co Corp vs No art av";
    let Some(sentence) = sentence.strip_suffix('.') else { return false };
    let word = sentence.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(sentence);
    matches!(word.as_bytes(), [b'A'..=b'Z']) || KNOWN.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (Cut, Lexicon) {
        let mut lexicon = Lexicon::default();
        (Cut::new(text, &mut lexicon), lexicon)
    }

    const THREE: Limit = Limit { sentences: Some(3), words: None };

    #[test]
    fn rough_sentences_end_before_capitals_and_digits() {
        let text =
            "M. Roy et J. Doe (Acme Inc. New) dorment… Oui !» 3 fois. non\nTitre\r\nIl dit : “Va.” Puis rien";
        let wanted = [
            "M. Roy et J. Doe (Acme Inc. New) dorment…",
            "Oui !»",
            "3 fois. non",
            "Titre",
            "Il dit : “Va.”",
            "Puis rien",
        ];
        let found: Vec<&str> =
            rough_sentences(text).into_iter().filter(|sentence| !sentence.is_empty()).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn lead_stops_at_the_first_sentence_that_does_not_fit() {
        let (cut, _) = cut("A b c d e f.\nA b.\nC d e f.\nG.");
        let words = |most| cut.lead(Limit { sentences: None, words: Some(most) });
        assert_eq!((words(4).sentences.len(), words(4).words), (1, 2));
        assert_eq!((words(7).sentences.len(), words(7).words), (1, 6));
        assert_eq!(cut.lead(THREE).words, 12);
    }

    #[test]
    fn the_oracle_picks_the_sentences_of_the_references() {
        let (cut, mut lexicon) = cut("Rain fell.\nTaxes rise in May.\nNobody came.\nSchools get more.");
        let references = References::new(&["Taxes rise, schools get more.".to_owned()], &mut lexicon);
        let pick = cut.oracle(THREE, &references);
        assert_eq!(
            pick.sentences,
            [lexicon.tokens("Taxes rise in May."), lexicon.tokens("Schools get more.")]
        );
        assert_eq!(pick.similarity(), Some(0.0));
    }

    #[test]
    fn similarity_is_the_mean_over_pairs() {
        let mut lexicon = Lexicon::default();
        let pick = Pick::new(["A b.", "B c, b.", "…"].into_iter(), &mut lexicon);
        assert_eq!((pick.sentences.len(), pick.words), (2, 5));
        assert!((pick.similarity().unwrap() - 100.0 / 3.0).abs() < 1e-9);
        assert_eq!(Pick::new(["A b."].into_iter(), &mut lexicon).similarity(), None);
    }
}
