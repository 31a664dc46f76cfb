//! Bullets and labels: how the items of a list begin.

use super::sentence::{REACH, head};
use super::token::Token;
use super::vocabulary::Vocabulary;
use crate::language::{Class, Language};

/// Signs that begin an item.
pub(super) const BULLETS: [char; 13] = ['•', '⁃', '·', '▪', '▶', '►', '■', '●', '○', '‣', '◦', '✓', '→'];

/// The bytes of the bullet that a line begins with, and of the space after it; 0 when there is none.
pub(super) fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let mark = match chars.next() {
        Some(c @ ('•' | '·' | '▪' | '▶' | '►' | '■' | '●' | '○' | '‣' | '◦' | '✓' | '→')) => {
            c.len_utf8()
        }
        Some(c @ ('-' | '*' | '–')) if chars.next().is_some_and(char::is_whitespace) => c.len_utf8(),
        _ => return 0,
    };
    line.len() - line[mark..].trim_start().len()
}

/// The bytes of the word that announces a title ("Subject:"), its colon and the space after it; 0 when there is none.
pub(super) fn title_label(
    block: &str,
    tokens: &[Token],
    language: Language,
    vocabulary: &Vocabulary,
) -> usize {
    let is_label = |token: &Token| vocabulary.classes(token.word, language).has(Class::TitleLabel);
    if !tokens.first().is_some_and(is_label) {
        return 0;
    }
    let rest = block.trim_start_matches(char::is_alphabetic);
    let title = rest
        .trim_start()
        .strip_prefix(':')
        .map(str::trim_start)
        .filter(|title| title.contains(char::is_alphanumeric));
    title.map_or(0, |title| block.len() - title.len())
}

/// A bullet, or a number with a mark: "• ", "- ", "1. ", "a) ".
pub(super) fn is_list_item(line: &str) -> bool {
    let number = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let is_letter = number == 0 && line.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = &line[if is_letter { 1 } else { number }..];
    let is_label = match number {
        0 => is_letter && rest.starts_with(')'),
        1 | 2 => rest.starts_with([')', '.']),
        _ => false,
    };
    bullet(line) > 0 || is_label && rest[1..].starts_with(char::is_whitespace)
}

/// What may stand behind a bullet or label.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The label of a list's item: "1.", "2)", "3.)", "• 4.", "b.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    bullet: Option<char>,
    pub(super) value: u8,
    is_letter: bool,
    period: bool,
    bracket: bool,
}

/// The label that a text begins with, a space after it.
pub(super) fn label(text: &str) -> Option<Label> {
    if text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let text = head(text, REACH);
    let bullet = text.chars().next().filter(|c| BULLETS.contains(c));
    let bare = text[bullet.map_or(0, char::len_utf8)..].trim_start_matches(SPACES);
    let digits = bare.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (value, is_letter) = match (digits, *bare.as_bytes().first()?) {
        (0, letter @ b'a'..=b'z') => (letter - b'a' + 1, true),
        (1 | 2, _) => (bare[..digits].parse().ok()?, false),
        _ => return None,
    };
    let rest = &bare[digits.max(1)..];
    let period = rest.starts_with('.');
    let bracket = rest[usize::from(period)..].starts_with(')');
    let rest = &rest[usize::from(period) + usize::from(bracket)..];
    (period || bracket)
        .then_some(Label { bullet, value, is_letter, period, bracket })
        .filter(|_| rest.starts_with(SPACES))
}

impl Label {
    /// Whether another label is of the same list.
    pub(super) fn has_style_of(self, other: Label) -> bool {
        Label { value: other.value, ..self } == other
    }

    /// Where the next item begins.
    pub(super) fn next_in(self, text: &str, start: usize, end: usize) -> Option<usize> {
        let spaces = text[start..end].match_indices(SPACES).map(|(at, space)| start + at + space.len());
        // Of a run of spaces the last is looked behind.
        let mut words = spaces.skip(1).filter(|&at| !text[at..].starts_with(SPACES));
        let at = words.find(|&at| {
            label(&text[at..end]).is_some_and(|next| self.has_style_of(next) && next.value == self.value + 1)
        })?;
        // The bullet before the first item was set aside by the caller.
        let before = text[start..at].trim_end();
        Some(before.strip_suffix(BULLETS).map_or(at, |rest| start + rest.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_items_are_told() {
        for item in ["• one", "- one", "1. one", "12) one", "a) one", "– one"] {
            assert!(is_list_item(item), "{item}");
        }
        for line in ["-one", "1.5 million", "2019. A year", "A. Smith", "one"] {
            assert!(!is_list_item(line), "{line}");
        }
    }

    #[test]
    fn the_next_item_is_found() {
        let text = "1. Open the box 2. Take it 4. Close it";
        let next = label(text).unwrap().next_in(text, 0, text.len());
        assert_eq!(next.map(|at| &text[at..at + 7]), Some("2. Take"));
        assert!(label("1.5 million").is_none() && label("a.m. today").is_none());
    }
}
