//! What the whole document shows about its capitalized words.

use crate::blocks::BlockKind;
use crate::document::{Document, Sentence};
use crate::language::WordList::{FirstName, NameLink, NameVerb, PlacePreposition, ReportingVerb, StopWord};
use crate::tokens::{Shape, Token, Tokens};

/// How a word is used in the sentences that are not in capitals as a whole, as bits.
pub(super) mod seen {
    /// It is in lower case.
    pub(in crate::names) const LOWER: u8 = 1;
    /// It has a capital inside a sentence.
    pub(in crate::names) const CAPITAL: u8 = 2;
    /// It has a capital and no "'s" after it.
    pub(in crate::names) const BARE: u8 = 4;
    /// It has a capital and a "'s" that ends the phrase ("at Macy's.").
    pub(in crate::names) const CLOSED: u8 = 8;
    /// It follows a first name.
    pub(in crate::names) const SURNAME: u8 = 16;
    /// It follows a capitalized article inside a sentence (« Marine Le Pen »).
    pub(in crate::names) const ARTICLED: u8 = 32;
}

/// A sentence in capitals has at least this many words in capitals, or capitalized words…
const SHOUTED: usize = 3;
const TITLED: usize = 5;
/// …and at least this share of its content words.
const SHARE: f32 = 0.8;

/// Capacity estimate: one capitalized word per 6 tokens, plus slack.
const TOKENS_PER_CAPITAL: usize = 6;
const SLACK: usize = 16;

/// How a sentence is written. A capital is no evidence of a name where every word has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    Plain,
    /// "Court Blocks New Border Rule"
    Titled,
    /// "COURT BLOCKS NEW BORDER RULE"
    Shouted,
}

impl Casing {
    /// Returns the casing of a sentence that has `capitals` capitalized words.
    fn of(tokens: &[Token], capitals: usize) -> Self {
        if capitals < SHOUTED {
            return Casing::Plain;
        }
        let (mut upper, mut capital, mut content) = (0, 0, 0);
        for token in tokens {
            if token.shape != Shape::Number && !token.is_stop() {
                content += 1;
                upper += usize::from(token.shape == Shape::Upper);
                capital += usize::from(token.shape.is_capital());
                // Early exit: most sentences soon have too many other words.
                if capitals < (SHARE * (capitals + content - capital) as f32) as usize {
                    return Casing::Plain;
                }
            }
        }
        let is_most = |count: usize| count as f32 >= SHARE * content as f32;
        if upper >= SHOUTED && is_most(upper) {
            Casing::Shouted
        } else if capital >= TITLED && is_most(capital) {
            Casing::Titled
        } else {
            Casing::Plain
        }
    }
}

/// The uses of each word of a document, and the capitalized words of each sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct CapitalEvidence {
    /// The bits of [`seen`] by word.
    seen: Vec<u8>,
    /// By sentence.
    casing: Vec<Casing>,
    /// The indices of the capitalized words in their sentences, and the end of each sentence's.
    capitals: Vec<u32>,
    ends: Vec<u32>,
}

impl CapitalEvidence {
    /// Clears the evidence and reads a document's.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        let sentences = document.sentences();
        self.seen.clear();
        self.seen.resize(document.word_count(), 0);
        self.casing.clear();
        self.casing.reserve(sentences.len());
        self.capitals.clear();
        self.capitals.reserve(document.tokens().len() / TOKENS_PER_CAPITAL + SLACK);
        self.ends.clear();
        self.ends.reserve(sentences.len());
        for sentence in sentences {
            let capitals = self.add_capitals(sentence.tokens());
            let casing = Casing::of(sentence.tokens(), capitals);
            self.casing.push(casing);
            self.ends.push(self.capitals.len() as u32);
            if casing == Casing::Plain && sentence.block().kind() != BlockKind::Heading {
                self.add_uses(sentence);
            }
        }
    }

    /// Whether a token's word is used in one of the ways that `bits` name.
    pub(super) fn has(&self, token: &Token, bits: u8) -> bool {
        self.seen[token.word as usize] & bits != 0
    }

    pub(super) fn casing(&self, sentence: Sentence<'_, '_>) -> Casing {
        self.casing[sentence.index()]
    }

    /// Returns the indices of a sentence's capitalized words.
    pub(super) fn capitals(&self, sentence: Sentence<'_, '_>) -> &[u32] {
        let start = sentence.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.capitals[start as usize..self.ends[sentence.index()] as usize]
    }

    /// Appends the indices of the capitalized words and returns their number. Branchless, because whether a word has a
    /// capital is unpredictable.
    fn add_capitals(&mut self, tokens: &[Token]) -> usize {
        let first = self.capitals.len();
        self.capitals.resize(first + tokens.len(), 0);
        let indices = &mut self.capitals[first..];
        let mut count = 0;
        for (token, i) in tokens.iter().zip(0..) {
            indices[count] = i;
            count += usize::from(token.shape.is_capital());
        }
        self.capitals.truncate(first + count);
        count
    }

    fn add_uses(&mut self, sentence: Sentence<'_, '_>) {
        let tokens = sentence.view();
        for token in tokens.tokens {
            self.seen[token.word as usize] |= if token.shape == Shape::Lower { seen::LOWER } else { 0 };
        }
        for at in 0..self.capitals(sentence).len() {
            let i = self.capitals(sentence)[at] as usize;
            let mut bits = 0;
            if !tokens.is_initial(i) {
                bits |= seen::CAPITAL;
            }
            if !tokens.is_enclitic(i + 1) {
                bits |= seen::BARE;
            } else if is_closed(tokens, i + 1) {
                bits |= seen::CLOSED;
            }
            if i > 0 && tokens.is(i - 1, Shape::Capital) && tokens.gap(i - 1) == " " {
                if tokens.has(i - 1, FirstName) {
                    bits |= seen::SURNAME;
                }
                if tokens[i - 1].is_stop() && !tokens.is_initial(i - 1) {
                    bits |= seen::ARTICLED;
                }
            }
            self.seen[tokens[i].word as usize] |= bits;
        }
    }
}

/// Whether nothing that is possessed follows the "'s" at a token.
fn is_closed(tokens: Tokens<'_>, i: usize) -> bool {
    let ends_phrase =
        || tokens.has(i + 1, StopWord) && tokens.has_any(i + 1, &[PlacePreposition, NameVerb, NameLink]);
    !tokens.is_spaced(i) || tokens.has(i + 1, ReportingVerb) || ends_phrase()
}
