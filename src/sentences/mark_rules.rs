//! The rules for any mark, and what they look at.

use super::boundary::Boundary;
use super::context::{Context, first_word, is_address};
use crate::language::WordList;
use crate::text::{is_combining, is_emoji, is_terminator};

/// A speaker is looked for in at most this many words of the next sentence: `"Why?" the old judge asked.`
const SPEAKER_WORDS: usize = 4;
/// A period behind a word of at least this many letters is no abbreviation's.
const CARELESS_LETTERS: usize = 5;
/// An emoji ends a sentence of at least this many words.
const EMOJI_WORDS: usize = 3;
/// A word with a reference mark that lost its superscript has at least this many letters.
const SUPERSCRIPT_LETTERS: usize = 4;

/// Whether the sentence ends; `None` leaves it to the next rule.
pub(super) type Verdict = Option<bool>;
pub(super) const ENDS: Verdict = Some(true);
pub(super) const GOES_ON: Verdict = Some(false);

pub(super) fn goes_on_if(condition: bool) -> Verdict {
    condition.then_some(false)
}

pub(super) type MarkRule = fn(&mut Context<'_>, &Mark<'_, '_>) -> Verdict;

/// A mark and its context.
pub(super) struct Mark<'b, 't> {
    pub(super) boundary: &'b Boundary,
    pub(super) terminators: &'t str,
    /// The character before the terminators, in the same sentence.
    before: Option<char>,
    /// Where the next word begins, after white space and opening marks.
    pub(super) opened: usize,
    /// The character there, and the word.
    first: char,
    next: &'t str,
}

impl<'b, 't> Mark<'b, 't> {
    /// Returns `None` where nothing follows in the block.
    pub(super) fn of(context: &Context<'t>, boundary: &'b Boundary) -> Option<Self> {
        let ahead = context.ahead(boundary.next);
        let opened = boundary.next + ahead.find(|c| !may_open(c)).unwrap_or(ahead.len());
        Some(Mark {
            boundary,
            terminators: &context.text[boundary.mark_start..boundary.mark_end],
            before: context.before(boundary.mark_start).chars().next_back(),
            opened,
            first: context.char_at(opened)?,
            next: context.word_at(opened),
        })
    }
}

pub(super) const MARKS: &[MarkRule] =
    &[emoji, remark, superscript, unspaced, comma, quotation, lower_case, speaker, brand, dots];

/// "left early 😢 She did": an emoji ends a sentence of a few words before a capital.
fn emoji(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    if !mark.terminators.starts_with(is_emoji) {
        return None;
    }
    let words = context.before(mark.boundary.mark_start).split_whitespace();
    let is_sentence = words.filter(|word| word.starts_with(char::is_alphanumeric)).count() >= EMOJI_WORDS;
    Some(is_sentence && mark.boundary.next > mark.boundary.end && mark.first.is_uppercase())
}

/// "a consultation.11 Take the example": a number that lost its superscript, unless it belongs to an abbreviation
/// ("Fig.2 Results").
fn superscript(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    if !mark.boundary.closing(context.text).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (chunk, _) = context.chunk_before(mark.boundary.mark_start);
    let is_word = letters(chunk).count() >= SUPERSCRIPT_LETTERS && letters(chunk).all(char::is_alphabetic);
    Some(chunk.ends_with(')') || is_word && !context.lists(chunk).is_abbreviation())
}

/// "(!)", "(...)", "[…]": a remark inside the sentence, unless another mark closes it.
fn remark(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let closing = mark.boundary.closing(context.text);
    let is_remark = matches!(mark.before, Some('(' | '['))
        && closing.starts_with([')', ']'])
        && !closing.contains(is_terminator)
        && !(closing == "]" && context.is_opener(mark.boundary.next));
    goes_on_if(is_remark || mark.before.is_none())
}

/// Without white space, a sentence ends only between a plain word and a capitalized one ("fini.Le", not "Dr.Jones"), or
/// where the script has no spaces.
fn unspaced(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let (text, boundary) = (context.text, mark.boundary);
    if boundary.next > boundary.end {
        return None;
    }
    if !mark.terminators.is_ascii() && mark.terminators.chars().all(|c| c != '…') {
        return Some(context.is_uax29_boundary(boundary));
    }
    // "!Kung": the mark opens a word.
    if mark.before.is_some_and(char::is_whitespace) {
        return GOES_ON;
    }
    let mut next = text[boundary.end..].chars();
    let first = next.next()?;
    let closing = boundary.closing(text);
    if !closing.is_empty() {
        let closes = boundary.closes_quote || closing.contains([')', '[']);
        return Some(closes && first.is_uppercase() && next.next().is_some_and(char::is_lowercase));
    }
    let opened = boundary.end + if matches!(first, '“' | '«') { first.len_utf8() } else { 0 };
    let (chunk, _) = context.chunk_before(boundary.mark_start);
    let last_letters =
        chunk.chars().rev().filter(|&c| !is_combining(c)).take_while(|c| c.is_alphabetic()).count();
    let lists = context.lists(chunk);
    let is_title = lists.has(WordList::AbbreviationBeforeName) && chunk.starts_with(char::is_uppercase);
    if is_title || lists.has(WordList::AbbreviationInside) {
        return GOES_ON;
    }
    let is_plain = !chunk.contains(['.', '/', '@', ':', '_']);
    let is_word = last_letters >= 2 && chunk.trim_end_matches(is_combining).ends_with(char::is_lowercase);
    let next = context.ahead(opened).split(char::is_whitespace).next().unwrap_or_default();
    let next = next.trim_end_matches(is_terminator).trim_end_matches([',', '”', '»', '"']);
    let mut letters = next.chars().filter(|&c| !is_combining(c));
    let is_capitalized =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let next_is_plain = !next.contains(['.', '/', '@', '_']);
    // "in 2019.The", « le PIB.Les »: a function word settles what a name would leave open.
    Some(is_plain && is_capitalized && next_is_plain && (is_word || context.is_opener(opened)))
}

/// "Inc., which": a mark that begins no sentence.
fn comma(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let next = context.char_at(mark.boundary.next);
    goes_on_if(matches!(next, Some(',' | ';' | ':' | ')' | ']' | '/' | '»' | '”')))
}

/// A lower-case letter continues the sentence, unless it begins a brand ("iPhone", "eBay"), an address of the web, or a
/// sentence of a writer who begins them in lower case.
fn lower_case(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    if !mark.first.is_lowercase() {
        return None;
    }
    let is_brand = mark.next.chars().nth(1).is_some_and(char::is_uppercase);
    let is_sloppy =
        !mark.boundary.closes_quote && ends_in_word(context, mark.boundary) && context.begins_in_lower_case();
    goes_on_if(
        !is_brand && !is_sloppy && !is_careless(context, mark) && !is_address(&context.text[mark.opened..]),
    )
}

/// Whether a sentence ends at a period although the next begins in lower case, as in careless writing: the word before
/// is too long for an abbreviation, and an article or pronoun follows that may begin a sentence.
fn is_careless(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> bool {
    if mark.terminators != "."
        || mark.boundary.end > mark.boundary.mark_end
        || mark.opened > mark.boundary.next
    {
        return false;
    }
    let (chunk, _) = context.chunk_before(mark.boundary.mark_start);
    let is_long = letters(chunk).count() >= CARELESS_LETTERS && letters(chunk).all(char::is_lowercase);
    let opens = [WordList::DefiniteArticle, WordList::Demonstrative, WordList::Pronoun];
    is_long && !context.lists(chunk).is_abbreviation() && context.lists(mark.next).has_any(&opens)
}

/// "He wrote." "never again": between two quotations, lower case proves nothing.
fn quotation(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let next = context.char_at(mark.boundary.next);
    if mark.boundary.closes_quote && matches!(next, Some('"' | '“' | '«')) { ENDS } else { None }
}

/// « Non ! » répond-il; "Why?" Mr Smith asked.
fn speaker(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let may_go_on = mark.terminators != "."
        && mark.boundary.closes_quote
        && !mark.boundary.closing(context.text).contains('.');
    goes_on_if(may_go_on && is_speaker(context, mark.opened))
}

/// A brand with a mark of its own: "Yahoo! Inc."
fn brand(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    let Boundary { mark_start, mark_end, .. } = *mark.boundary;
    if !mark.terminators.contains(['!', '?']) || !mark.boundary.closing(context.text).is_empty() {
        return None;
    }
    let (_, start) = context.chunk_before(mark_start);
    let with_mark = &context.text[start..mark_end];
    goes_on_if(context.lists(with_mark).has(WordList::AbbreviationFinal))
}

/// Before a number, dots end the sentence only where UAX #29 does: "1, 2… 10".
fn dots(context: &mut Context<'_>, mark: &Mark<'_, '_>) -> Verdict {
    if mark.terminators == "." || mark.terminators.contains(['!', '?']) || !mark.first.is_numeric() {
        return None;
    }
    Some(context.is_uax29_boundary(mark.boundary))
}

/// The letters of a word, without combining marks and soft hyphens.
pub(super) fn letters(word: &str) -> impl Iterator<Item = char> + Clone {
    word.chars().filter(|&c| !is_combining(c))
}

/// Whether a character may open a sentence before its first letter.
fn may_open(c: char) -> bool {
    const OPENERS: &str = "\"'“‘«‹([{¿¡-–—•*_„….";
    c.is_whitespace() || OPENERS.contains(c)
}

/// Whether a word of two letters or more, and no abbreviation, stands before the mark.
fn ends_in_word(context: &mut Context<'_>, boundary: &Boundary) -> bool {
    let (chunk, _) = context.chunk_before(boundary.mark_start);
    let mut letters = chunk.chars().filter(|&c| !is_combining(c));
    letters.clone().nth(1).is_some()
        && letters.all(char::is_alphabetic)
        && !context.lists(chunk).is_abbreviation()
}

/// Whether the words from `at` on name a speaker.
fn is_speaker(context: &mut Context<'_>, at: usize) -> bool {
    let mut rest = &context.text[at..];
    for _ in 0..=SPEAKER_WORDS {
        let word = first_word(rest);
        if word.is_empty() {
            return false;
        }
        if !word.starts_with(char::is_uppercase) && context.lists(word).has(WordList::ReportingVerb) {
            return true;
        }
        let after = &rest[word.len()..];
        // The period of "Mr. Smith" does not end the phrase.
        let after = after.strip_prefix('.').filter(|_| word.len() < 4).unwrap_or(after);
        let Some(next) = after.strip_prefix(|c: char| c.is_whitespace() || c == '-') else {
            return false;
        };
        rest = next.trim_start();
    }
    false
}
