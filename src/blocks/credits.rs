//! How a block names agencies.

use super::block_text::{Ending, TokenizedBlock};
use crate::language::WordFlags;
use crate::text::is_terminator;
use crate::tokens::{Shape, Token};

/// A picture's credit has at most this many words.
const CREDIT_WORDS: usize = 9;
/// A credit stands in the last words of a caption.
const CREDIT_TAIL: usize = 4;

/// How a block names agencies: as the source of a picture, or as its own.
pub(super) struct Credits {
    /// The first token of the bracket that closes the block, "(AP Photo/Ann Smith)"; the number of tokens without one.
    pub(super) bracket: usize,
    /// That bracket names an agency.
    pub(super) names_pictures: bool,
    pub(super) is_credit: bool,
    pub(super) is_caption: bool,
}

impl Credits {
    pub(super) fn of(
        &TokenizedBlock { text, start, tokens, language, counts }: &TokenizedBlock<'_>,
        end: Ending,
    ) -> Self {
        let has_agency = counts.marks.has(WordFlags::AGENCY, language);
        let is_agency =
            |token: &Token| has_agency && token.shape.is_capital() && token.has(WordFlags::AGENCY);
        let bracket = last_bracket(text, start, tokens);
        let names_pictures = tokens[bracket..].iter().any(is_agency);
        // "With AFP" signs the story, not a picture.
        let is_signature = tokens.first().is_some_and(Token::is_stop);
        Credits {
            bracket,
            names_pictures,
            is_credit: counts.glance.strings <= CREDIT_WORDS
                && !end.is_closed
                && !is_signature
                && (tokens.iter().any(is_agency) || text.contains('©')),
            is_caption: names_pictures
                || !end.is_closed
                    && (tokens.first().is_some_and(is_agency)
                        || ends_in_credit(text)
                        || ends_in_capitals(text, start, tokens)),
        }
    }
}

/// "… at the port on Monday. LP/Ann Weaver", "… REUTERS/Tom Marsh": an agency and a photographer close the block.
fn ends_in_credit(text: &str) -> bool {
    text.contains('/')
        && text.rsplit(char::is_whitespace).take(CREDIT_TAIL).any(|word| {
            word.split_once('/').is_some_and(|(agency, name)| {
                agency.len() >= 2
                    && agency.chars().all(char::is_uppercase)
                    && name.starts_with(char::is_uppercase)
                    && name.contains(char::is_lowercase)
            })
        })
}

/// "… in Marlow on 12 May. ANN WEAVER FOR THE GAZETTE": nothing but words in capitals behind the last sentence.
fn ends_in_capitals(text: &str, start: usize, tokens: &[Token]) -> bool {
    let is_upper = |token: &Token| token.shape == Shape::Upper;
    if !tokens.last().is_some_and(is_upper) {
        return false;
    }
    let Some(end) = text.rfind(is_terminator) else { return false };
    let [before, tail] = [|at, end| at < end, |at, end| at > end].map(|is_side: fn(usize, usize) -> bool| {
        tokens.iter().filter(move |token| is_side(token.start as usize - start, end))
    });
    let (mut before, tail) = (before, tail);
    tail.clone().count() >= 2 && tail.clone().all(is_upper) && before.any(|token| token.shape == Shape::Lower)
}

/// Returns the index of the first token of the bracket that closes a block: "… on Monday. (AP Photo/Ann Smith)"; the
/// number of tokens without one.
fn last_bracket(block: &str, base: usize, tokens: &[Token]) -> usize {
    let block = block.trim_end();
    let open = match block.chars().next_back() {
        Some(')') => block.rfind('('),
        Some(']') => block.rfind('['),
        _ => None,
    };
    open.map_or(tokens.len(), |open| tokens.partition_point(|token| (token.start as usize) < base + open))
}
