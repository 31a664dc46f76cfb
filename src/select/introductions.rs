//! Which sentences introduce the names that others only mention: "Ann Reed, a pilot," before "Reed".

use crate::names::Names;

/// The first of a sentence's names are looked at, this many of them.
const NAMES: usize = 3;
/// The full form of no name.
const NONE: (u32, u32) = (0, 0);

/// For each of at most N sentences, and each of its first names that an earlier sentence of the text has in a longer
/// form: a bit for each of the sentences that has a longer form too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Introductions<const N: usize>([[Option<u16>; NAMES]; N]);

impl<const N: usize> Introductions<N> {
    /// Reads the names of some sentences. `full` is a buffer. Linear in the mentions of the text.
    pub(super) fn of(
        names: &Names,
        text_sentences: usize,
        sentences: impl Iterator<Item = usize> + Clone,
        full: &mut Vec<(u32, u32)>,
    ) -> Self {
        // The most words of each name, and the first sentence with as many.
        full.clear();
        full.resize(names.len(), NONE);
        for sentence in 0..text_sentences {
            for mention in names.of(sentence) {
                let known = &mut full[mention.name as usize];
                if mention.words() > known.0 {
                    *known = (mention.words(), sentence as u32);
                }
            }
        }
        let longest = |sentence: usize, name: u32| {
            let mentions = names.of(sentence).iter().filter(|mention| mention.name == name);
            mentions.map(|mention| mention.words()).max().unwrap_or(0)
        };
        let mut introductions = [[None; NAMES]; N];
        for (sentence, own) in sentences.clone().zip(&mut introductions) {
            let is_bare = |name: &u32| {
                let (words, first) = full[*name as usize];
                (first as usize) < sentence && words > longest(sentence, *name)
            };
            let bare = names.of(sentence).iter().map(|mention| mention.name).filter(is_bare);
            for (name, introducers) in bare.zip(own) {
                let introduces = |(place, other): (usize, usize)| {
                    u16::from(longest(other, name) > longest(sentence, name)) << place
                };
                *introducers = Some(sentences.clone().enumerate().map(introduces).sum());
            }
        }
        Introductions(introductions)
    }

    /// Returns how many names of a sentence none of some others introduces. `others` has a bit for each of them.
    pub(super) fn missing(&self, sentence: usize, others: u16) -> usize {
        self.0[sentence].iter().flatten().filter(|&&introducers| introducers & others == 0).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Summarizer;

    #[test]
    fn a_short_form_needs_an_earlier_sentence_with_a_longer_one() {
        let text = "The port of Marlow closed on Monday. Skipper Ann Reed brought the ferry back. Peter Lowe, the harbour \
                    master, thanked the crews. Reed has sailed for nine years. Lowe and Reed met in Orrville in May.";
        let analysis = Summarizer::default().analyze(text).unwrap();
        let sentences = [0, 1, 2, 3, 4];
        let introductions: Introductions<5> =
            Introductions::of(&analysis.ranking().names, 5, sentences.into_iter(), &mut Vec::new());
        let missing = |sentence, others: &[usize]| {
            introductions.missing(sentence, others.iter().map(|other| 1 << other).sum())
        };
        assert_eq!([0, 1, 2].map(|sentence| missing(sentence, &[])), [0; 3]);
        assert_eq!([missing(3, &[]), missing(3, &[0, 2]), missing(3, &[1])], [1, 1, 0]);
        assert_eq!([missing(4, &[3]), missing(4, &[1]), missing(4, &[1, 2])], [2, 1, 0]);
    }
}
