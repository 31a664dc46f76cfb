//! Mentions: the places where a name stands.

use hashbrown::HashSet;

use crate::document::Document;
use crate::language::{Language, WordList};
use crate::span::Span;
use crate::tokens::Token;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// Its tokens in the document.
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) name: u32,
}

pub(crate) fn span(document: &Document<'_>, mention: &Mention) -> Span {
    let tokens = document.tokens();
    let (first, last) = (&tokens[mention.first as usize], &tokens[mention.last as usize]);
    let span = document.with_period(Span::new(first.start as usize, last.end() as usize));
    // "Norwest Corp.", "Luther King Jr."
    let is_cut = mention.first < mention.last
        && document.text()[span.end..].starts_with('.')
        && document.classes(last.word, document.language()).has(WordList::NameSuffix);
    Span::new(span.start, span.end + usize::from(is_cut))
}

/// Whether tokens are, as a whole, an entry of a list.
pub(crate) fn is_all(document: &Document<'_>, language: Language, tokens: &[Token], class: WordList) -> bool {
    let entry = |i: usize| document.entry(tokens.get(i)?.word);
    language.pack().longest(class, entry) == tokens.len()
}

pub(crate) fn is_place(document: &Document<'_>, tokens: &[Token]) -> bool {
    is_all(document, document.language(), tokens, WordList::Place)
}

pub(crate) fn tokens<'d>(document: &'d Document<'_>, mention: &Mention) -> &'d [Token] {
    &document.tokens()[mention.first as usize..=mention.last as usize]
}

/// The names of a document, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) mentions: Vec<Mention>,
    /// Where each sentence's mentions end.
    pub(crate) ends: Vec<u32>,
    /// In how many sentences each name stands.
    pub(crate) frequency: Vec<u32>,
}

/// Tells which names of a sentence come for the first time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    last: Vec<u32>,
    sentence: u32,
}

impl Seen {
    /// Begins anew with so many names.
    pub(crate) fn begin(&mut self, names: usize) {
        self.last.clear();
        self.last.resize(names, 0);
        self.sentence = 0;
    }

    pub(crate) fn next(&mut self) {
        self.sentence += 1;
    }

    pub(crate) fn is_new(&mut self, name: u32) -> bool {
        std::mem::replace(&mut self.last[name as usize], self.sentence) != self.sentence
    }
}

impl Names {
    /// The first and last tokens of a sentence's names.
    pub(crate) fn tokens(&self, sentence: usize) -> impl Iterator<Item = (usize, usize)> {
        self.of(sentence).iter().map(|mention| (mention.first as usize, mention.last as usize))
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.frequency.len()
    }

    pub(crate) fn of(&self, sentence: usize) -> &[Mention] {
        &self.mentions[self.start(sentence)..self.ends[sentence] as usize]
    }

    pub(crate) fn start(&self, sentence: usize) -> usize {
        if sentence == 0 { 0 } else { self.ends[sentence - 1] as usize }
    }

    /// What a sentence's names are worth: Σ (sentences with the name − 1) / (sentences · (names + 1)) over its distinct
    /// names. `seen` was begun with as many names.
    pub(crate) fn worth(&self, sentence: usize, seen: &mut Seen) -> f64 {
        seen.next();
        let (mut sum, mut count) = (0, 0.0);
        for mention in self.of(sentence).iter().filter(|mention| seen.is_new(mention.name)) {
            sum += u64::from(self.frequency[mention.name as usize] - 1);
            count += 1.0;
        }
        sum as f64 / (self.ends.len().max(1) as f64 * (count + 1.0))
    }

    /// The texts of a sentence's names, as written there, each once.
    pub(crate) fn texts<'t>(&self, document: &Document<'t>, sentence: usize) -> Vec<&'t str> {
        let mut seen = HashSet::new();
        let mut texts = Vec::new();
        for mention in self.of(sentence) {
            if seen.insert(mention.name) {
                texts.push(&document.text()[span(document, mention).range()]);
            }
        }
        texts
    }
}
