//! A line of a text, and how wide it is.

use crate::sentences::is_list_item;
use crate::text::{ends_in_letter, is_combining, line_end, quote_prefix};

/// A line of hard-wrapped text has at most this many characters.
pub(super) const WIDEST_COLUMN: u8 = 115;

/// Capacity estimate: one line per 100 bytes, plus slack.
const LINE: usize = 100;
const SLACK: usize = 16;

/// A line without the white space around it; no characters when it is blank.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its characters, see [`width_of`].
    pub(super) chars: u8,
}

impl Line {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Returns the characters of its first word.
    pub(super) fn first_chars(&self, text: &str) -> u8 {
        width_of(first_word(self.text(text)))
    }

    pub(super) fn is_item(&self, text: &str) -> bool {
        is_list_item(self.text(text))
    }

    /// Whether it ends in the hyphen of a divided word.
    pub(super) fn is_divided(&self, text: &str) -> bool {
        self.text(text).strip_suffix('-').is_some_and(ends_in_letter)
    }

    /// Returns its width in a proportional font; 0 for lines too long for a column.
    pub(super) fn size(&self, text: &str) -> u16 {
        if self.chars <= WIDEST_COLUMN { size_of(self.text(text)) } else { 0 }
    }

    /// Returns the width of its first word, likewise.
    pub(super) fn first_size(&self, text: &str) -> u16 {
        if self.chars <= WIDEST_COLUMN { size_of(first_word(self.text(text))) } else { 0 }
    }
}

/// Reads the lines of a text, blank ones too.
pub(super) fn read_lines(text: &str, lines: &mut Vec<Line>) {
    lines.clear();
    lines.reserve(text.len() / LINE + SLACK);
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        let raw = &text[start..end];
        let bare = raw.trim_start_matches(is_blank);
        let bare = &bare[quote_prefix(bare)..];
        let line = bare.trim_end_matches(is_blank);
        let at = start + (raw.len() - bare.len());
        let (start_of_line, end_of_line) = (at.min(end), at.min(end) + line.len());
        lines.push(Line { start: start_of_line as u32, end: end_of_line as u32, chars: width_of(line) });
        let mark = text[end..].chars().next().map_or(0, char::len_utf8);
        start = end + if text[end..].starts_with("\r\n") { 2 } else { mark };
    }
}

fn first_word(line: &str) -> &str {
    line.split(char::is_whitespace).next().unwrap_or_default()
}

/// Returns the width of a text in characters, at most one more than a column has; combining marks and soft hyphens have
/// none.
fn width_of(text: &str) -> u8 {
    const TOO_WIDE: usize = WIDEST_COLUMN as usize + 1;
    if text.len() > 4 * TOO_WIDE {
        return TOO_WIDE as u8;
    }
    // Only characters with one of these bytes can have no width.
    let may_have_part =
        |any, &byte: &u8| any | (byte > 0xcb && byte != 0xe2) | (byte == 0xad) | (byte == 0x83);
    let chars = match text.as_bytes().iter().fold(false, may_have_part) {
        true => text.chars().filter(|&c| !is_combining(c)).count(),
        false => text.chars().count(),
    };
    chars.clamp(usize::from(!text.is_empty()), TOO_WIDE) as u8
}

/// Whether a character is white space, or invisible although Unicode does not count it as white space.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\0')
}

/// The width of a space, see [`size_of`].
pub(super) const SPACE: u16 = 28;

/// Returns the width of a text in a sans-serif font, in hundredths of the font's size. (The widths are those of
/// Helvetica, rounded by classes; other fonts differ in scale, which does not matter, and by a few percent.)
fn size_of(text: &str) -> u16 {
    let size = |c| match c {
        'i' | 'l' | 'j' | '\'' | '’' | '|' => 22,
        ' ' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ';' | ':' | '!' | '(' | ')' | '[' | ']' | '-' | '/' => {
            SPACE
        }
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '@' | '%' | 'Œ' | 'œ' => 86,
        c if is_combining(c) => 0,
        c if c.is_uppercase() => 68,
        _ => 54,
    };
    text.chars().map(size).sum()
}
