//! Bullets and labels: how the items of a list begin.

use crate::text::head;

/// Signs that begin an item, whatever follows.
const BULLETS: [char; 13] = ['•', '⁃', '·', '▪', '▶', '►', '■', '●', '○', '‣', '◦', '✓', '→'];

/// This one stays in the sentence: texts that have it set it before a label ("⁃9. The first item").
const HYPHEN_BULLET: char = '⁃';

/// Returns the length of the bullet that a line begins with and of the space after it; 0 when there is none.
pub(crate) fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let mark = match chars.next() {
        Some(c) if BULLETS.contains(&c) && c != HYPHEN_BULLET => c.len_utf8(),
        Some(c @ ('-' | '*' | '–')) if chars.next().is_some_and(char::is_whitespace) => c.len_utf8(),
        _ => return 0,
    };
    line.len() - line[mark..].trim_start().len()
}

/// Whether a line begins with a bullet, or with a number or letter and a mark: "• ", "- ", "1. ", "a) ".
pub(crate) fn is_list_item(line: &str) -> bool {
    let number = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let is_letter = number == 0 && line.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = &line[if is_letter { 1 } else { number }..];
    let has_mark = match number {
        0 => is_letter && rest.starts_with(')'),
        1 | 2 => rest.starts_with([')', '.']),
        _ => false,
    };
    bullet(line) > 0 || has_mark && rest[1..].starts_with(char::is_whitespace)
}

/// The spaces that may follow a bullet or label.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The label of a list item: "1.", "2)", "3.)", "• 4.", "b.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    bullet: Option<char>,
    value: u8,
    is_letter: bool,
    period: bool,
    bracket: bool,
}

/// A label has at most this many bytes, the spaces around it included.
const LABEL_BYTES: usize = 64;

/// Returns the label that a text begins with, if a space follows it.
pub(super) fn label(text: &str) -> Option<Label> {
    if text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let text = head(text, LABEL_BYTES);
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
    /// Whether another label has the same sign, case and punctuation.
    fn has_style_of(self, other: Label) -> bool {
        Label { value: other.value, ..self } == other
    }

    /// Returns where the next item of the list begins.
    pub(super) fn next_in(self, text: &str, start: usize, end: usize) -> Option<usize> {
        let spaces = text[start..end].match_indices(SPACES).map(|(at, space)| start + at + space.len());
        // Only the last of a run of spaces can precede a label.
        let mut words = spaces.skip(1).filter(|&at| !text[at..].starts_with(SPACES));
        let at = words.find(|&at| {
            label(&text[at..end]).is_some_and(|next| self.has_style_of(next) && next.value == self.value + 1)
        })?;
        // The bullet before a label belongs to its item.
        let before = text[start..at].trim_end();
        Some(before.strip_suffix(BULLETS).map_or(at, |rest| start + rest.len()))
    }
}

/// Whether the label at `at` continues the list that the sentence at `start` began: "1. Open the box 2. Take it".
pub(super) fn label_continues(text: &str, start: usize, at: usize) -> bool {
    let from = text[start..at].strip_suffix(BULLETS).map_or(at, |before| start + before.len());
    label(text[start..].trim_start())
        .zip(label(&text[from..]))
        .is_some_and(|(first, next)| first.has_style_of(next) && next.value > first.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_items_begin_with_a_bullet_or_label() {
        for item in ["• one", "- one", "1. one", "12) one", "a) one", "– one"] {
            assert!(is_list_item(item), "{item}");
        }
        for line in ["-one", "1.5 million", "2019. A year", "A. Smith", "one"] {
            assert!(!is_list_item(line), "{line}");
        }
    }

    #[test]
    fn the_next_item_has_the_next_label() {
        let text = "1. Open the box 2. Take it 4. Close it";
        let next = label(text).unwrap().next_in(text, 0, text.len());
        assert_eq!(next.map(|at| &text[at..at + 7]), Some("2. Take"));
        assert!(label("1.5 million").is_none() && label("a.m. today").is_none());
    }
}
