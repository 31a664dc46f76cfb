//! The fast path for the nine boundaries in ten that need no rule.
//!
//! Valid when the mark is one period, and the block ends behind it; or a digit or an ASCII lower-case letter follows
//! without a space ("1.2"); or a capital follows, perhaps behind an opening quotation mark, and either a quotation
//! closed after the period or a plain word of Latin-1 letters that no list of abbreviations knows stands before it, not
//! capitalized behind a number or a period. Equals [`Rules::ends`](super::rules::Rules::ends) with all rules. Tested by
//! `the_fast_path_decides_as_the_rules_do` in `tests.rs`.

use super::boundary::Boundary;
use super::context::{Context, LONGEST_ABBREVIATION};
use crate::text::begins_in_capital;

/// Returns whether the sentence ends at the boundary, or `None` where the rules must decide.
pub(super) fn ends(context: &mut Context<'_>, boundary: &Boundary) -> Option<bool> {
    let bytes = context.text.as_bytes();
    let follows = &bytes[boundary.next..];
    if follows.is_empty() {
        return Some(true);
    }
    let &Boundary { mark_start, mark_end, end, next, .. } = boundary;
    if mark_end - mark_start != 1 || bytes[mark_start] != b'.' {
        return None;
    }
    if next == mark_end {
        return (follows[0].is_ascii_lowercase() || follows[0].is_ascii_digit()).then_some(false);
    }
    let is_spaced = next > end;
    if !is_spaced || mark_start == context.start || !begins_in_capital(&follows[opening_quote(follows)..]) {
        return None;
    }
    if end > mark_end {
        return (!matches!(bytes[mark_end], b')' | b']' | b'0'..=b'9')).then_some(true);
    }
    let word = plain_word(context.text, context.start, mark_start)?;
    // "71 Fed. Reg. 2210"
    let before = context.text[context.start..mark_start - word.len()].trim_end();
    if before.ends_with(|c: char| c.is_numeric() || c == '.') && word.starts_with(char::is_uppercase) {
        return None;
    }
    let lists = context.lists(word);
    (!lists.is_abbreviation() && !lists.seconds_abbreviation()).then_some(true)
}

/// Returns the bytes of an opening quotation mark and the space inside it.
fn opening_quote(bytes: &[u8]) -> usize {
    match bytes {
        [b'"', ..] => 1,
        // “
        [0xe2, 0x80, 0x9c, ..] => 3,
        // « and a space, plain, no-break or narrow no-break
        [0xc2, 0xab, b' ', ..] => 3,
        [0xc2, 0xab, 0xc2, 0xa0, ..] => 4,
        [0xc2, 0xab, 0xe2, 0x80, 0xaf, ..] => 5,
        _ => 0,
    }
}

/// Returns the word that ends at `end`: at least two bytes of letters from a to z or à to ÿ, the first perhaps an ASCII
/// capital, behind a plain space. (÷ counts as a letter here; no word with it is on a list.)
fn plain_word(text: &str, sentence: usize, end: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let from = sentence.max(end.saturating_sub(LONGEST_ABBREVIATION));
    let mut start = end;
    while start > from {
        match bytes[start - 1] {
            b'a'..=b'z' => start -= 1,
            0xa0..=0xbf if start > from + 1 && bytes[start - 2] == 0xc3 => start -= 2,
            _ => break,
        }
    }
    if start > from && start < end && bytes[start - 1].is_ascii_uppercase() {
        start -= 1;
    }
    (end - start > 1 && start > from && bytes[start - 1] == b' ').then(|| &text[start..end])
}
