//! Mentions, and the names that they are linked to.

use hashbrown::HashSet;

use crate::document::Document;
use crate::language::WordList;
use crate::span::Span;
use crate::tokens::Tokens;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// Its first and last token in the document.
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) name: u32,
}

impl Mention {
    /// Returns how many words it has.
    pub(crate) fn words(&self) -> u32 {
        self.last - self.first + 1
    }

    /// Returns its tokens, with the word lists of the article's language.
    pub(super) fn tokens<'d>(&self, document: &'d Document<'_>) -> Tokens<'d> {
        let range = self.first as usize..self.last as usize + 1;
        document.view(range, Span::default(), document.language())
    }

    /// Returns its span, with a final period that belongs to it: "Norwest Corp.", "Luther King Jr."
    pub(crate) fn span(&self, document: &Document<'_>) -> Span {
        let tokens = self.tokens(document);
        let last = tokens.len() - 1;
        let span = document.with_period(tokens.span(0, last));
        let has_period = last > 0
            && document.text()[span.end..].starts_with('.')
            && tokens.has(last, WordList::NameSuffix);
        Span::new(span.start, span.end + usize::from(has_period))
    }
}

/// The names of a document, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(super) mentions: Vec<Mention>,
    /// The end of each sentence's mentions.
    pub(super) ends: Vec<u32>,
    /// The number of sentences with each name.
    frequency: Vec<u32>,
    /// Σ frequency².
    squares: f64,
}

impl Names {
    /// Counts the sentences with each of `count` names.
    pub(super) fn count_sentences(&mut self, count: usize, distinct: &mut DistinctNames) {
        self.frequency.clear();
        self.frequency.resize(count, 0);
        distinct.reset(count);
        for sentence in 0..self.ends.len() {
            distinct.next_sentence();
            for mention in &self.mentions[self.start(sentence)..self.ends[sentence] as usize] {
                self.frequency[mention.name as usize] += u32::from(distinct.is_new(mention.name));
            }
        }
        self.squares = self.frequency.iter().map(|&count| f64::from(count) * f64::from(count)).sum();
    }

    /// Returns the first and last token of each mention in a sentence.
    pub(crate) fn tokens(&self, sentence: usize) -> impl Iterator<Item = (usize, usize)> {
        self.of(sentence).iter().map(|mention| (mention.first as usize, mention.last as usize))
    }

    /// Returns the number of distinct names.
    pub(crate) fn len(&self) -> usize {
        self.frequency.len()
    }

    /// Returns the mentions of a sentence.
    pub(crate) fn of(&self, sentence: usize) -> &[Mention] {
        &self.mentions[self.start(sentence)..self.ends[sentence] as usize]
    }

    fn start(&self, sentence: usize) -> usize {
        if sentence == 0 { 0 } else { self.ends[sentence - 1] as usize }
    }

    /// Returns the mentions of each name.
    pub(crate) fn chains(&self) -> Chains {
        let mut ends = vec![0; self.len()];
        self.mentions.iter().for_each(|mention| ends[mention.name as usize] += 1);
        // Each end is first the start of its name's mentions, and grows with them.
        let mut start = 0;
        ends.iter_mut().for_each(|end| start += std::mem::replace(end, start));
        let mut mentions = self.mentions.iter().map(|&mention| (0, mention)).collect::<Vec<_>>();
        for sentence in 0..self.ends.len() {
            for &mention in self.of(sentence) {
                let end = &mut ends[mention.name as usize];
                mentions[*end] = (sentence, mention);
                *end += 1;
            }
        }
        Chains { mentions, ends }
    }

    /// Returns the cosine between a sentence's distinct names and those of the document, each as often as sentences
    /// have it. `distinct` must have been reset for as many names.
    pub(crate) fn worth(&self, sentence: usize, distinct: &mut DistinctNames) -> f64 {
        distinct.next_sentence();
        let (mut sum, mut count) = (0, 0.0);
        for mention in self.of(sentence).iter().filter(|mention| distinct.is_new(mention.name)) {
            sum += u64::from(self.frequency[mention.name as usize]);
            count += 1.0;
        }
        if count == 0.0 { 0.0 } else { sum as f64 / (count * self.squares).sqrt() }
    }

    /// Returns the text of each distinct name in a sentence, as written there.
    pub(crate) fn texts<'d>(&self, document: &'d Document<'_>, sentence: usize) -> Vec<&'d str> {
        let mut seen = HashSet::new();
        let first = self.of(sentence).iter().filter(|mention| seen.insert(mention.name));
        first.map(|mention| &document.text()[mention.span(document).range()]).collect()
    }
}

/// The mentions of each name (its coreference chain), with their sentences.
pub(crate) struct Chains {
    mentions: Vec<(usize, Mention)>,
    ends: Vec<usize>,
}

impl Chains {
    /// The number of names.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn of(&self, name: usize) -> &[(usize, Mention)] {
        let start = name.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.mentions[start..self.ends[name]]
    }
}

/// Detects the first mention of each name in a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct DistinctNames {
    /// The last sentence with each name, counted from 1.
    last: Vec<u32>,
    sentence: u32,
}

impl DistinctNames {
    pub(crate) fn reset(&mut self, names: usize) {
        self.last.clear();
        self.last.resize(names, 0);
        self.sentence = 0;
    }

    fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    fn is_new(&mut self, name: u32) -> bool {
        std::mem::replace(&mut self.last[name as usize], self.sentence) != self.sentence
    }
}
