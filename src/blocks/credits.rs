//! How a block names agencies.

use super::block_text::{Ending, TokenizedBlock};
use crate::language::{WordFlags, WordList};
use crate::text::{head, is_terminator};
use crate::tokens::{Shape, Token, WordTable};

/// A picture's credit has at most this many words.
const CREDIT_WORDS: usize = 9;
/// …or behind « © », which nothing else begins with, this many.
const OWNER_WORDS: usize = 14;
/// A credit stands in the last words of a caption.
const CREDIT_TAIL: usize = 4;
/// A caption may open with a credit whose first words, at least this many, are in capitals.
const CREDIT_CAPITALS: usize = 3;
/// A name without an agency has at most this many words…
const NAME_WORDS: usize = 6;
/// …and stands behind a sentence with at least this many words in lower case, the last one of at least this many bytes.
const SENTENCE_WORDS: usize = 3;
const LAST_WORD: usize = 3;
/// A caption before a name has at most this many words.
const CAPTION_WORDS: usize = 60;

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
            is_credit: counts.glance.strings
                <= if text.starts_with('©') { OWNER_WORDS } else { CREDIT_WORDS }
                && !end.is_closed
                && !is_signature
                && (tokens.iter().any(is_agency)
                    || text.contains('©')
                    || is_name_and_medium(text, tokens)
                    || is_name_in_brackets(text, tokens)),
            is_caption: names_pictures
                || opens_with_credit(tokens, is_agency)
                || !end.is_closed
                    && (tokens.first().is_some_and(is_agency)
                        || ends_in_credit(text)
                        || tokens.len() <= CAPTION_WORDS && text.contains('©')
                        || ends_in_name(text, start, tokens, is_agency)),
        }
    }
}

/// « PHOTO ANNE REY, LA GAZETTE Le quai était désert lundi. »: the word for a picture and names, in capitals.
fn opens_with_credit(tokens: &[Token], is_agency: impl Fn(&Token) -> bool) -> bool {
    let is_upper = |token: &Token| token.shape == Shape::Upper;
    tokens.first().is_some_and(is_agency)
        && tokens.len() > CREDIT_CAPITALS
        && tokens[..CREDIT_CAPITALS].iter().all(is_upper)
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

/// "… in Marlow on 12 May. ANN WEAVER FOR THE GAZETTE", "… by the port. Marlow Museum", "… at sunset. Credit...Ann
/// Weaver": nothing but names behind the last sentence.
fn ends_in_name(text: &str, start: usize, tokens: &[Token], is_agency: impl Fn(&Token) -> bool) -> bool {
    if !tokens.last().is_some_and(|token| token.shape.is_capital()) {
        return false;
    }
    let ends = |&(at, mark): &(usize, &str)| text[at + mark.len()..].starts_with(char::is_whitespace);
    let Some((end, _)) = text.rmatch_indices(is_terminator).find(ends) else { return false };
    let (before, tail) = tokens.split_at(tokens.partition_point(|token| token.start as usize - start < end));
    // Behind "Gov." or "vs." the sentence goes on.
    let follows_word =
        || before.last().is_some_and(|token| is_lower(token) && token.length as usize >= LAST_WORD);
    let is_name = || {
        let most = if tail.iter().any(is_agency) { CREDIT_WORDS } else { NAME_WORDS };
        tail.len() <= most
            && tail[0].shape.is_capital()
            && tail.iter().filter(|token| is_lower(token) && !token.is_stop()).count() <= 1
            && before.iter().filter(|token| is_lower(token)).count() >= SENTENCE_WORDS
            && before.len() <= CAPTION_WORDS
            && follows_word()
    };
    let is_in_capitals =
        || tail.iter().all(|token| token.shape == Shape::Upper) && before.iter().any(is_lower);
    tail.iter().filter(|token| token.shape.is_capital()).count() >= 2 && (is_in_capitals() || is_name())
}

fn is_lower(token: &Token) -> bool {
    token.shape == Shape::Lower
}

/// The credit of a picture that a scraper left before a sentence has at most this many bytes…
const LEADING_BYTES: usize = 64;
/// …and the sentence at least this many tokens.
const LED_TOKENS: usize = 5;

/// A credit before a sentence: "(Ann Weaver/The Gazette) The mayor …", "Photograph: Ann Weaver/Getty Images The mayor …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LeadingCredit {
    /// With the space after it, in bytes.
    pub(crate) length: usize,
    /// It names a photographer and a medium, as nothing but a credit does.
    pub(crate) is_certain: bool,
}

/// Returns the credit that a sentence begins with, if any.
pub(crate) fn leading_credit(block: &TokenizedBlock<'_>, words: &WordTable) -> Option<LeadingCredit> {
    let &TokenizedBlock { text, start, tokens, language, .. } = block;
    let byte = |token: &Token| token.start as usize - start;
    let is_agency = |token: &Token| token.shape.is_capital() && token.has(WordFlags::AGENCY);
    let is_ordinary = |token: &Token| words.lists(token.word, language).has(WordList::OrdinaryWord);
    let (count, is_certain) = if text.starts_with('(') {
        let close = head(text, LEADING_BYTES).find(')')?;
        let inside = &tokens[..tokens.partition_point(|token| byte(token) < close)];
        let is_name = inside.iter().all(|token| token.shape.is_capital() || token.is_stop())
            && inside.len() <= NAME_WORDS
            && text[..close].ends_with(char::is_alphabetic);
        let is_certain = is_name_and_medium(&text[1..close], inside);
        let is_medium = || match inside {
            [medium] => !is_ordinary(medium),
            names => names.iter().any(is_agency),
        };
        (is_certain || is_name && is_medium()).then_some((inside.len(), is_certain))?
    } else {
        let label = tokens.first().filter(|&label| is_agency(label))?;
        if !text[label.end() as usize - start..].starts_with(": ") {
            return None;
        }
        let names = tokens.iter().take_while(|token| token.shape.is_capital()).take(CREDIT_WORDS);
        (names.enumerate().filter(|&(i, token)| i > 0 && is_agency(token)).last()?.0 + 1, true)
    };
    let next = tokens.get(count).filter(|next| next.shape.is_capital())?;
    (tokens.len() - count >= LED_TOKENS).then_some(LeadingCredit { length: byte(next), is_certain })
}

/// "Ann Weaver/NPR", "Ann Weaver/Marlow Gazette": a photographer and a medium make up the block.
fn is_name_and_medium(text: &str, tokens: &[Token]) -> bool {
    let Some((name, medium)) = text.split_once('/') else { return false };
    name.contains(' ')
        && name.ends_with(char::is_alphanumeric)
        && medium.starts_with(char::is_uppercase)
        && !medium.contains('/')
        && tokens.len() <= CREDIT_WORDS
        && tokens.iter().all(|token| token.shape.is_capital() || token.is_stop())
}

/// "(Weaver family)", "(Ann Weaver for The Gazette)", but not "(AFP)", which may sign the story.
fn is_name_in_brackets(text: &str, tokens: &[Token]) -> bool {
    text.starts_with('(')
        && text.trim_end().ends_with(')')
        && (2..=NAME_WORDS).contains(&tokens.len())
        && tokens[0].shape.is_capital()
        && tokens.iter().filter(|token| is_lower(token) && !token.is_stop()).count() <= 1
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
