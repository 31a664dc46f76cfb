//! A block's text and tokens, how it ends, and whether a scraper ran its words together.

use crate::language::Language;
use crate::text::{end_mark, is_combining, is_terminator, may_begin_terminator, trim_closers};
use crate::tokens::{Counts, Shape, Token};

/// A block and its tokens.
#[derive(Clone, Copy)]
pub(crate) struct TokenizedBlock<'a> {
    pub(crate) text: &'a str,
    /// The block's first byte in the article.
    pub(crate) start: usize,
    pub(crate) tokens: &'a [Token],
    pub(crate) language: Language,
    pub(crate) counts: Counts,
}

/// How a block ends, ignoring closing marks and white space.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ending {
    pub(super) mark: Option<char>,
    pub(super) is_closed: bool,
}

impl Ending {
    pub(super) fn of(block: &str) -> Self {
        let mark = end_mark(block);
        let is_terminated = mark.is_some_and(is_terminator);
        let is_cut = || {
            trim_closers(block).ends_with("...")
                || mark == Some('…')
                || block.ends_with("[…]")
                || block.ends_with("[...]")
        };
        Ending { mark, is_closed: is_terminated && !is_cut() }
    }
}

/// Whether a block has the end of a sentence before the marks that end it: a terminator, and no small letter behind it.
pub(super) fn has_inner_end(block: &str) -> bool {
    // Most lines of a page have no terminator.
    if !block.bytes().any(may_begin_terminator) {
        return false;
    }
    let block = trim_closers(block).trim_end_matches(is_terminator);
    // Of a run of terminators the last one counts, so that each stretch of white space is read once.
    block.match_indices(is_terminator).any(|(at, mark)| {
        let rest = &block[at + mark.len()..];
        let next = rest.trim_start();
        next.len() < rest.len() && !next.starts_with(char::is_lowercase)
    })
}

/// A headline glued to the text below it has at least this many words.
const HEADLINE_WORDS: usize = 4;
/// …and counts as this many words more.
const HEADLINE_GLUED: u32 = 2;

/// Counts as [`glued`] does; in a block that ends like a sentence, a first word with a capital inside is a name and
/// does not count, however often it comes: "AstraZeneca". Behind nothing but capitalized words it ends a headline:
/// "Council Votes To Close BridgeThe …".
pub(super) fn glued_apart_from_a_name(
    &TokenizedBlock { text, start, tokens, .. }: &TokenizedBlock<'_>,
    end: Ending,
) -> u32 {
    let all = glued(text);
    if all == 0 || !end.is_closed {
        return all as u32;
    }
    let glued_in = |token: &Token| glued(&text[token.start as usize - start..token.end() as usize - start]);
    let is_glued = |token: &Token| token.shape.is_capital() && glued_in(token) > 0;
    let Some(first) = tokens.iter().position(is_glued) else { return all as u32 };
    let is_of_headline = |token: &Token| token.shape.is_capital() || token.shape == Shape::Number;
    if first >= HEADLINE_WORDS && tokens[..first].iter().all(is_of_headline) {
        return all as u32 + HEADLINE_GLUED;
    }
    let name = tokens[first];
    let of_name = glued_in(&name) * tokens.iter().filter(|token| token.word == name.word).count();
    all.saturating_sub(of_name) as u32
}

/// Counts the capitals that follow four lower-case letters or more directly, or with a terminator between:
/// "PolitiqueMarseille".
pub(crate) fn glued(block: &str) -> usize {
    let (mut lower, mut count) = (0, 0);
    for c in block.chars() {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_uppercase() {
            count += usize::from(lower >= 4);
            lower = 0;
        } else if !(matches!(c, '.' | '!' | '?') && lower >= 4 || is_combining(c)) {
            lower = 0;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_blocks_end_in_a_terminator_that_is_no_ellipsis() {
        let closed = |block| Ending::of(block).is_closed;
        assert!(closed("C'est fini. »") && closed("\"Why?\"") && closed("Done.)"));
        assert!(!closed("A heading") && !closed("To be continued...") && !closed("Cut off […]"));
        assert_eq!(Ending::of("L'ordre stipule que :").mark, Some(':'));
        assert!(has_inner_end("One. Two: three?") && !has_inner_end("Two: three?"));
    }

    #[test]
    fn glued_elements_are_counted() {
        assert_eq!(glued("12:20PolitiqueMarseille : les règles du Sénat.Lire"), 2);
        assert_eq!(glued("PayPal et YouTube ont signé. Un accord"), 0);
    }
}
