//! Where names stand: what the document says of its capitalised words, and the search through it.

use crate::blocks::BlockKind;
use crate::document::{Document, Sentence};
use crate::language::{Pack, WordList, base_letters};
use crate::text::{is_combining, plain_gap};
use crate::tokens::{Shape, Token, Vocabulary, WordTable};

/// What the document's other sentences say of a word, as bits.
pub(crate) mod seen {
    /// It stands in lower case.
    pub(crate) const LOWER: u8 = 1;
    /// It stands with a capital inside a sentence.
    pub(crate) const CAPITAL: u8 = 2;
    /// It stands with a capital and no "'s" behind it.
    pub(crate) const BARE: u8 = 4;
    /// It stands with a capital and a "'s" that ends the phrase ("at Macy's.").
    pub(crate) const CLOSED: u8 = 8;
    /// It stands behind a first name.
    pub(crate) const SURNAME: u8 = 16;
    /// It stands behind a capitalised article inside a sentence (« Marine Le Pen »).
    pub(crate) const ARTICLED: u8 = 32;
}

/// A sentence in capitals has so many capitalised words at least…
const SHOUTED: usize = 3;
const TITLED: usize = 5;
/// …and at least this share of its content words.
const SHARE: f32 = 0.8;

/// A particle that a name may begin with has at most so many bytes.
pub(crate) const PARTICLE: u32 = 3;
/// Room is made for a capitalised word in so many tokens, and for a few more.
const CAPITAL: usize = 6;
const ROOM: usize = 16;

/// How a sentence is written as a whole: capitals tell nothing where all words have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Casing {
    Plain,
    /// "Court Blocks New Border Rule"
    Titled,
    /// "COURT BLOCKS NEW BORDER RULE"
    Shouted,
}

impl Casing {
    /// Of a sentence with so many capitalised words.
    fn of(sentence: Sentence<'_, '_>, capitals: usize) -> Self {
        if capitals < SHOUTED {
            return Casing::Plain;
        }
        let (mut upper, mut capital, mut content) = (0, 0, 0);
        for token in sentence.tokens() {
            if token.shape != Shape::Number && !token.is_stop() {
                content += 1;
                upper += usize::from(token.shape == Shape::Upper);
                capital += usize::from(token.shape.is_capital());
                // Most sentences have soon too many others.
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

/// What the document says of its words, and where they have capitals.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sightings {
    /// For each word, see [`seen`].
    pub(crate) seen: Vec<u8>,
    /// For each sentence.
    pub(crate) casing: Vec<Casing>,
    /// The capitalised words by their places in their sentences, and where each sentence's end.
    pub(crate) capitals: Vec<u32>,
    pub(crate) ends: Vec<u32>,
}

impl Sightings {
    /// Takes the place of what another document said.
    pub(crate) fn read(&mut self, document: &Document<'_>) {
        let sentences = document.sentences();
        self.seen.clear();
        self.seen.resize(document.word_count(), 0);
        self.casing.clear();
        self.casing.reserve(sentences.len());
        self.capitals.clear();
        self.capitals.reserve(document.tokens().len() / CAPITAL + ROOM);
        self.ends.clear();
        self.ends.reserve(sentences.len());
        for sentence in sentences {
            let capitals = self.note_capitals(sentence.tokens());
            let casing = Casing::of(sentence, capitals);
            self.casing.push(casing);
            self.ends.push(self.capitals.len() as u32);
            if casing == Casing::Plain && sentence.block().kind() != BlockKind::Heading {
                self.note(sentence);
            }
        }
    }

    /// Notes the places of the capitalised words, without a branch: they cannot be foreseen. Gives their number.
    fn note_capitals(&mut self, tokens: &[Token]) -> usize {
        let first = self.capitals.len();
        self.capitals.resize(first + tokens.len(), 0);
        let places = &mut self.capitals[first..];
        let mut count = 0;
        for (token, place) in tokens.iter().zip(0..) {
            places[count] = place;
            count += usize::from(token.shape.is_capital());
        }
        self.capitals.truncate(first + count);
        count
    }

    /// The places of a sentence's capitalised words.
    pub(crate) fn capitals(&self, sentence: Sentence<'_, '_>) -> &[u32] {
        let start = sentence.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.capitals[start as usize..self.ends[sentence.index()] as usize]
    }

    fn note(&mut self, sentence: Sentence<'_, '_>) {
        let tokens = sentence.tokens();
        for token in tokens {
            self.seen[token.word as usize] |= if token.shape == Shape::Lower { seen::LOWER } else { 0 };
        }
        for at in 0..self.capitals(sentence).len() {
            let i = self.capitals(sentence)[at] as usize;
            let mut bits = 0;
            if !is_initial(sentence, i) {
                bits |= seen::CAPITAL;
            }
            if !is_enclitic(sentence, i + 1) {
                bits |= seen::BARE;
            } else if Self::closes(sentence, i + 1) {
                bits |= seen::CLOSED;
            }
            if i > 0 && tokens[i - 1].shape == Shape::Capital && gap(sentence, i - 1) == " " {
                if sentence.has(&tokens[i - 1], WordList::FirstName) {
                    bits |= seen::SURNAME;
                }
                if tokens[i - 1].is_stop() && !is_initial(sentence, i - 1) {
                    bits |= seen::ARTICLED;
                }
            }
            self.seen[tokens[i].word as usize] |= bits;
        }
    }

    /// Whether nothing that is possessed follows the "'s" at a token.
    fn closes(sentence: Sentence<'_, '_>, i: usize) -> bool {
        let Some(next) = sentence.tokens().get(i + 1) else { return true };
        !matches!(gap(sentence, i), " " | "\n" | "\u{a0}")
            || sentence.has(next, WordList::ReportingVerb)
            || sentence.has(next, WordList::StopWord)
                && sentence.classes(next).has_any(&[
                    WordList::PlacePreposition,
                    WordList::NameVerb,
                    WordList::NameLink,
                ])
    }
}

pub(crate) fn pack(sentence: Sentence<'_, '_>) -> &'static Pack {
    sentence.language().pack()
}

/// What stands between a token and the next.
#[inline]
pub(crate) fn gap<'t>(sentence: Sentence<'_, 't>, i: usize) -> &'t str {
    let tokens = sentence.tokens();
    match (tokens.get(i), tokens.get(i + 1)) {
        (Some(left), Some(next)) if sentence.is_space(left.end(), next.start) => " ",
        (Some(left), Some(next)) => plain_gap(sentence.slice(left.end(), next.start)),
        _ => "",
    }
}

pub(crate) fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\n")
}

/// Whether a token begins the sentence, or a quotation or clause in it that is written like one.
pub(crate) fn is_initial(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let marks = [':', '«', '"', '“', '—', '–', '•', '.', '!', '?', '…', '\n'];
    // The period of "U.S. " is the word's own.
    if i == 0 {
        return true;
    }
    let gap = gap(sentence, i - 1);
    if matches!(gap, " " | "" | "-" | ", ") {
        return false;
    }
    (gap.contains(marks) || gap.contains(" - ")) && !is_dotted(sentence, i - 1)
}

/// "U.S", "J", "Mr": the period that follows is the word's own.
pub(crate) fn is_dotted(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let token = &sentence.tokens()[i];
    let is_acronym = token.shape == Shape::Upper && sentence.slice(token.start, token.end()).contains('.');
    matches!(gap(sentence, i), ". " | "." | ".\n")
        && token.shape.is_capital()
        && (is_acronym
            || token.end() - token.start == 1
            || sentence.has(token, WordList::AbbreviationBeforeName))
}

pub(crate) fn is_enclitic(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let tokens = sentence.tokens();
    let is_short = |token: &Token| {
        if !(2..=4).contains(&(token.end() - token.start)) {
            return false;
        }
        let text = sentence.slice(token.start, token.end());
        matches!(text, "'s" | "’s" | "'S" | "’S")
    };
    i > 0 && tokens.get(i).is_some_and(|token| tokens[i - 1].end() == token.start && is_short(token))
}

pub(crate) fn is_calendar(sentence: Sentence<'_, '_>, token: &Token) -> bool {
    sentence.has(token, WordList::Month) || sentence.has(token, WordList::Weekday)
}

/// « XXe », "XIXth": a century.
pub(crate) fn is_century(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_lowercase() || is_combining(c));
    if digits.len() < 2 || !digits.bytes().all(|b| b"IVX".contains(&b)) {
        return false;
    }
    let ending = || {
        let letters = text[digits.len()..].chars().filter(|&c| !is_combining(c));
        letters.flat_map(char::to_lowercase).flat_map(base_letters)
    };
    ["", "e", "eme", "er", "ᵉ", "th", "st", "nd", "rd"].iter().any(|known| ending().eq(known.chars()))
}

/// Finds the mentions in a document.
pub(crate) struct Finder<'v> {
    /// The document's.
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) words: &'v WordTable,
    pub(crate) sightings: &'v Sightings,
}

impl<'v> Finder<'v> {
    /// A token's form: lower case, straight apostrophes.
    pub(crate) fn form(&self, token: &Token) -> &'v str {
        self.vocabulary.form(token.word, self.words)
    }

    pub(crate) fn has_seen(&self, token: &Token, bits: u8) -> bool {
        self.sightings.seen[token.word as usize] & bits != 0
    }
}
