//! What can be counted in one block, for its kind to be told from.

use super::block::LINE_LISTS;
use super::dateline::dateline;
use super::label::is_list_item;
use super::mark::{end_mark, is_closer, is_terminator};
use super::token::{Shape, Token};
use super::vocabulary::{NO_TERM, Vocabulary};
use crate::language::{Class, Language, is_part};

/// A caption's credit, or a comment's header, is a line of at most so many words or characters.
const CREDIT_WORDS: usize = 9;
const HEADER_BYTES: usize = 120;
const BYLINE_WORDS: usize = 20;
/// A picture's caption has at most so many words.
const CAPTION_WORDS: usize = 60;
/// A paragraph of so many words that an agency's credits close is none the less a paragraph.
const CREDITED_WORDS: usize = 15;
/// A row of results has so many numbers, and one to so many tokens.
const ROW_NUMBERS: usize = 2;
const ROW_SHARE: usize = 4;

/// Counts and marks of one block.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// White-space separated words.
    pub(super) words: usize,
    pub(super) tokens: usize,
    pub(super) stop_words: usize,
    /// Phrases of the site.
    pub(super) furniture: usize,
    /// Small letters that run into a capital.
    pub(super) glued: usize,
    /// Terminators inside the block, before its end.
    pub(super) sentences_end: usize,
    /// Ends like a sentence.
    pub(super) is_closed: bool,
    pub(super) ends_in_colon: bool,
    /// As captions do: "… at the port on 17 May 2019."
    pub(super) ends_in_number: bool,
    /// A row of results: numbers beside names ("Testud beat Martinez 4-6 6-2").
    pub(super) is_row: bool,
    /// Ends in "!" or "?", its only mark.
    pub(super) is_call: bool,
    pub(super) is_item: bool,
    pub(super) is_repeated: bool,
    pub(super) is_caption: bool,
    /// A picture's credit follows.
    pub(super) is_credited: bool,
    pub(super) is_byline: bool,
    pub(super) is_comment_line: bool,
    /// The bytes of the dateline that it begins with.
    pub(super) dateline: usize,
    /// Has a letter.
    pub(super) has_letters: bool,
    /// A credit of a picture by itself.
    pub(super) is_credit: bool,
    /// Its distinct terms.
    pub(super) terms: Vec<u32>,
}

impl Facts {
    pub(super) fn of(
        text: &str,
        (start, end): (usize, usize),
        tokens: &[Token],
        language: Language,
        vocabulary: &Vocabulary,
    ) -> Self {
        let block = &text[start..end];
        let classes = |token: &Token| vocabulary.classes(token.word, language);
        let end = Ending::of(block);
        let bracket = last_bracket(block, start, tokens);
        let is_agency = |token: &Token| token.shape.is_capital() && classes(token).has(Class::Agency);
        let names_pictures = tokens[bracket..].iter().any(is_agency);
        // "… in June. (Reporting by Ann Weaver)": a sentence of the site after a paragraph of the story.
        let is_signed = bracket > CREDITED_WORDS
            && !names_pictures
            && speaks_for_site(&tokens[bracket..], language, vocabulary);
        let body = &tokens[..if is_signed { bracket } else { tokens.len() }];
        let mut facts = Facts {
            words: block.split_whitespace().count(),
            tokens: tokens.len(),
            stop_words: tokens.iter().filter(|token| classes(token).has(Class::Stop)).count(),
            furniture: phrases(Class::Furniture, body, language, vocabulary).count()
                + 2 * usize::from(block.starts_with('>')),
            glued: glued(block),
            sentences_end: end.marks_before,
            is_closed: end.is_closed,
            ends_in_number: tokens.last().is_some_and(|token| token.shape == Shape::Number),
            ends_in_colon: end.mark == Some(':'),
            is_row: is_row(tokens),
            is_call: matches!(end.mark, Some('!' | '?'))
                && end.marks_before == 0
                && !block.contains(['«', '“']),
            is_item: is_list_item(block),
            has_letters: tokens.iter().any(|token| token.shape != Shape::Number),
            dateline: dateline(block, start, tokens, language, vocabulary),
            ..Facts::default()
        };
        let [is_furniture_line, is_comment_line] =
            LINE_LISTS.map(|class| is_whole(class, tokens, language, vocabulary));
        facts.furniture += 2 * usize::from(is_furniture_line);
        facts.is_comment_line =
            block.len() < HEADER_BYTES && (is_comment_line || is_comment_header(tokens, end, &classes));
        let names_agency = tokens.iter().any(is_agency) || block.contains('©');
        // "With AFP" signs the story, not a picture.
        let is_signature = tokens.first().is_some_and(|token| classes(token).has(Class::Stop));
        facts.is_credit = facts.words <= CREDIT_WORDS && !facts.is_closed && names_agency && !is_signature;
        facts.is_caption = phrases(Class::Caption, tokens, language, vocabulary).next().is_some()
            || names_pictures
            || !facts.is_closed && tokens.first().is_some_and(is_agency);
        let byline = language.pack().byline;
        facts.is_byline = !facts.is_closed
            && facts.words <= BYLINE_WORDS
            && tokens.first().is_some_and(|token| vocabulary.form(token.word) == byline);
        facts.terms = terms(tokens, language, vocabulary);
        facts
    }
}

impl Facts {
    /// Whether it is short enough for a picture's caption.
    pub(super) fn may_be_caption(&self) -> bool {
        self.words <= CAPTION_WORDS
    }
}

/// How a block ends, closing marks and white space set aside.
#[derive(Clone, Copy, Debug, Default)]
struct Ending {
    mark: Option<char>,
    is_closed: bool,
    /// Terminators before a space inside the block.
    marks_before: usize,
}

impl Ending {
    fn of(block: &str) -> Self {
        let mark = end_mark(block);
        let bare = block.trim_end_matches(|c: char| c.is_whitespace() || is_closer(c));
        let is_cut =
            bare.ends_with("...") || mark == Some('…') || block.ends_with("[…]") || block.ends_with("[...]");
        let is_closed = mark.is_some_and(is_terminator) && !is_cut;
        let marks_before = bare.trim_end_matches(is_terminator).matches(is_terminator).count();
        Ending { mark, is_closed, marks_before }
    }
}

/// Whether a sentence has a phrase of the site.
pub(super) fn speaks_for_site(tokens: &[Token], language: Language, vocabulary: &Vocabulary) -> bool {
    phrases(Class::Furniture, tokens, language, vocabulary).next().is_some()
}

/// The entries of a list in a block: the places of their first tokens.
fn phrases<'a>(
    class: Class,
    tokens: &'a [Token],
    language: Language,
    vocabulary: &'a Vocabulary,
) -> impl Iterator<Item = usize> + 'a {
    let lexicon = &language.pack().lexicon;
    (0..tokens.len()).filter(move |&i| {
        let classes = vocabulary.classes(tokens[i].word, language);
        classes.has(class)
            || classes.heads(class)
                && lexicon.longest(class, |n| tokens.get(i + n).map(|token| vocabulary.form(token.word))) > 0
    })
}

/// Whether the whole block is one entry of a list.
fn is_whole(class: Class, tokens: &[Token], language: Language, vocabulary: &Vocabulary) -> bool {
    let word = |n: usize| tokens.get(n).map(|token| vocabulary.form(token.word));
    !tokens.is_empty() && language.pack().lexicon.longest(class, word) == tokens.len()
}

/// Whether numbers make up a good part of a line.
fn is_row(tokens: &[Token]) -> bool {
    let numbers = tokens.iter().filter(|token| token.shape == Shape::Number).count();
    numbers >= ROW_NUMBERS && numbers * ROW_SHARE >= tokens.len()
}

/// "12 March at 10:30, Ann said:"
fn is_comment_header(
    tokens: &[Token],
    end: Ending,
    classes: &impl Fn(&Token) -> crate::language::Classes,
) -> bool {
    let says = tokens.last().is_some_and(|token| classes(token).has(Class::Saying));
    says && !end.is_closed && tokens.iter().any(|token| token.shape == Shape::Number)
}

/// The number of the first token of the bracket that closes a block: "… on Monday. (AP Photo/Ann Smith)"; all when none.
fn last_bracket(block: &str, base: usize, tokens: &[Token]) -> usize {
    let open = block.trim_end().strip_suffix(')').and_then(|block| block.rfind('('));
    open.map_or(tokens.len(), |open| tokens.partition_point(|token| (token.start as usize) < base + open))
}

/// How often four small letters and more run into a capital, a mark between them or not.
pub(crate) fn glued(block: &str) -> usize {
    let (mut small, mut count) = (0, 0);
    for c in block.chars() {
        if c.is_lowercase() {
            small += 1;
        } else if c.is_uppercase() {
            count += usize::from(small >= 4);
            small = 0;
        } else if !(matches!(c, '.' | '!' | '?') && small >= 4 || is_part(c)) {
            small = 0;
        }
    }
    count
}

/// The distinct terms of some tokens, ascending.
fn terms(tokens: &[Token], language: Language, vocabulary: &Vocabulary) -> Vec<u32> {
    let mut terms: Vec<u32> = tokens
        .iter()
        .map(|token| vocabulary.term(token.word, language))
        .filter(|&term| term != NO_TERM)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told() {
        let closed = |block| Ending::of(block).is_closed;
        assert!(closed("C'est fini. »") && closed("\"Why?\"") && closed("Done.)"));
        assert!(!closed("A heading") && !closed("To be continued...") && !closed("Cut off […]"));
        assert_eq!(Ending::of("L'ordre stipule que :").mark, Some(':'));
        assert_eq!(Ending::of("One. Two: three").marks_before, 1);
    }

    #[test]
    fn glued_elements_are_counted() {
        assert_eq!(glued("12:20PolitiqueMarseille : les règles du Sénat.Lire"), 2);
        assert_eq!(glued("PayPal et YouTube ont signé. Un accord"), 0);
    }
}
