//! Where names stand: what the document says of its capitalised words, and the search through it.

use super::run::Run;
use crate::document::{BlockKind, Document, Sentence, Shape, Token, Vocabulary, plain_gap};
use crate::language::{Class, Pack, is_part, lower};

/// What the document's other sentences say of a word, as bits.
pub(super) mod seen {
    /// It stands in lower case.
    pub(in crate::rank) const LOWER: u8 = 1;
    /// It stands with a capital inside a sentence.
    pub(in crate::rank) const CAPITAL: u8 = 2;
    /// It stands with a capital and no "'s" behind it.
    pub(in crate::rank) const BARE: u8 = 4;
    /// It stands with a capital and a "'s" that ends the phrase ("at Macy's.").
    pub(in crate::rank) const CLOSED: u8 = 8;
    /// It stands behind a first name.
    pub(in crate::rank) const SURNAME: u8 = 16;
    /// It stands behind a capitalised article inside a sentence (« Marine Le Pen »).
    pub(in crate::rank) const ARTICLED: u8 = 32;
}

/// A sentence in capitals has so many capitalised words at least…
const SHOUTED: usize = 3;
const TITLED: usize = 5;
/// …and at least this share of its content words.
const SHARE: f32 = 0.8;

/// A particle that a name may begin with has at most so many bytes.
pub(super) const PARTICLE: u32 = 3;
/// A name has at most so many tokens, or a few more.
const LONGEST: usize = 24;

/// How a sentence is written as a whole: capitals tell nothing where all words have them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    Plain,
    /// "Court Blocks New Border Rule"
    Titled,
    /// "COURT BLOCKS NEW BORDER RULE"
    Shouted,
}

impl Casing {
    fn of(sentence: Sentence<'_, '_>) -> Self {
        let capitals = sentence.tokens().iter().filter(|token| token.shape.is_capital());
        if capitals.count() < SHOUTED {
            return Casing::Plain;
        }
        let (mut upper, mut capital, mut content) = (0, 0, 0);
        for token in sentence.tokens() {
            if token.shape != Shape::Number && !sentence.has(token, Class::Stop) {
                content += 1;
                upper += usize::from(token.shape == Shape::Upper);
                capital += usize::from(token.shape.is_capital());
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

/// Finds the mentions in a document.
pub(super) struct Finder<'v> {
    vocabulary: &'v Vocabulary,
    /// For each word, see [`seen`].
    seen: Vec<u8>,
    /// For each sentence.
    casing: Vec<Casing>,
}

impl<'v> Finder<'v> {
    /// `vocabulary` is the document's.
    pub(super) fn new(document: &Document<'_>, vocabulary: &'v Vocabulary) -> Self {
        let casing = document.sentences().map(Casing::of).collect();
        let mut finder = Finder { vocabulary, seen: vec![0; document.word_count()], casing };
        for sentence in document.sentences() {
            let is_heading = sentence.block().kind() == BlockKind::Heading;
            if !is_heading && finder.casing[sentence.index()] == Casing::Plain {
                finder.note(sentence);
            }
        }
        finder
    }

    fn note(&mut self, sentence: Sentence<'_, '_>) {
        let tokens = sentence.tokens();
        for (i, token) in tokens.iter().enumerate() {
            let mut bits = 0;
            if token.shape == Shape::Lower {
                bits |= seen::LOWER;
            } else if token.shape.is_capital() {
                let is_initial = is_initial(sentence, i);
                if !is_initial {
                    bits |= seen::CAPITAL;
                }
                if !is_enclitic(sentence, i + 1) {
                    bits |= seen::BARE;
                } else if self.closes(sentence, i + 1) {
                    bits |= seen::CLOSED;
                }
                if i > 0 && gap(sentence, i - 1) == " " && tokens[i - 1].shape == Shape::Capital {
                    if sentence.has(&tokens[i - 1], Class::FirstName) {
                        bits |= seen::SURNAME;
                    }
                    if sentence.has(&tokens[i - 1], Class::Stop) && !self::is_initial(sentence, i - 1) {
                        bits |= seen::ARTICLED;
                    }
                }
            }
            self.seen[token.word as usize] |= bits;
        }
    }

    /// Whether nothing that is possessed follows the "'s" at a token.
    fn closes(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let Some(next) = sentence.tokens().get(i + 1) else { return true };
        let pack = pack(sentence);
        let is_of = |list: &[&str]| list.contains(&self.form(next));
        !matches!(gap(sentence, i), " " | "\n" | "\u{a0}")
            || sentence.has(next, Class::Saying)
            || sentence.has(next, Class::Stop)
                && (is_of(pack.place_prepositions) || is_of(pack.verbs) || is_of(pack.name_links))
    }

    /// A token's form: lower case, straight apostrophes.
    pub(super) fn form(&self, token: &Token) -> &'v str {
        self.vocabulary.form(token.word)
    }

    pub(super) fn has_seen(&self, token: &Token, bits: u8) -> bool {
        self.seen[token.word as usize] & bits != 0
    }

    /// Gives the first and last token of each mention in a sentence, counted from its first token.
    pub(super) fn find(&self, sentence: Sentence<'_, '_>, mut found: impl FnMut(usize, usize)) {
        let casing = self.casing[sentence.index()];
        let run = Run { finder: self, sentence, tokens: sentence.tokens(), casing };
        let mut i = 0;
        while i < run.tokens.len() {
            let token = &run.tokens[i];
            // All others begin no name.
            let may_begin =
                token.shape.is_capital() || token.end - token.start <= PARTICLE && run.is_capital(i + 1);
            let Some(mut last) = Some(i).filter(|_| may_begin).and_then(|i| run.begin(i)) else {
                i += 1;
                continue;
            };
            while last - i < LONGEST
                && let Some(next) = run.next(i, last)
            {
                last = next;
            }
            run.split(i, last, &mut found);
            i = last + 1;
        }
    }
}

pub(super) fn pack(sentence: Sentence<'_, '_>) -> &'static Pack {
    sentence.language().pack()
}

/// What stands between a token and the next.
pub(super) fn gap<'t>(sentence: Sentence<'_, 't>, i: usize) -> &'t str {
    let tokens = sentence.tokens();
    let Some(next) = tokens.get(i + 1) else { return "" };
    let gap = sentence.slice(tokens[i].end, next.start);
    if gap == " " { gap } else { plain_gap(gap) }
}

/// Whether a token is a word of a list of the pack.
pub(super) fn is_of(sentence: Sentence<'_, '_>, token: &Token, list: &[&str]) -> bool {
    let text = sentence.slice(token.start, token.end);
    if text.is_ascii() {
        return list.iter().any(|entry| entry.eq_ignore_ascii_case(text));
    }
    list.contains(&sentence.form(token).as_str())
}

pub(super) fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\n")
}

/// Whether a token begins the sentence, or a quotation or clause in it that is written like one.
pub(super) fn is_initial(sentence: Sentence<'_, '_>, i: usize) -> bool {
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
pub(super) fn is_dotted(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let token = &sentence.tokens()[i];
    let is_acronym = token.shape == Shape::Upper && sentence.slice(token.start, token.end).contains('.');
    matches!(gap(sentence, i), ". " | "." | ".\n")
        && token.shape.is_capital()
        && (is_acronym || token.end - token.start == 1 || sentence.has(token, Class::BeforeName))
}

pub(super) fn is_enclitic(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let tokens = sentence.tokens();
    let is_short = |token: &Token| {
        let text = sentence.slice(token.start, token.end);
        matches!(text, "'s" | "’s" | "'S" | "’S")
    };
    i > 0 && tokens.get(i).is_some_and(is_short) && tokens[i - 1].end == tokens[i].start
}

pub(super) fn is_calendar(sentence: Sentence<'_, '_>, token: &Token) -> bool {
    sentence.has(token, Class::Month) || sentence.has(token, Class::Weekday)
}

/// « XXe », "XIXth": a century.
pub(super) fn is_century(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_lowercase() || is_part(c));
    if digits.len() < 2 || !digits.bytes().all(|b| b"IVX".contains(&b)) {
        return false;
    }
    let mut ending = String::new();
    lower(&text[digits.len()..], &mut ending);
    matches!(ending.as_str(), "" | "e" | "ème" | "er" | "ᵉ" | "th" | "st" | "nd" | "rd")
}
