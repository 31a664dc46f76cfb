//! Text without language: character boundaries, lines, letters, punctuation, and the gaps between words.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

// Character boundaries

/// Returns the last character boundary at or before `at`; the text's end when `at` lies beyond it.
/// (`str::floor_char_boundary` needs Rust 1.91.)
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the first character boundary at or behind `at`; the text's end when `at` lies beyond it.
pub(crate) fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Returns the longest head of a text that has at most `bytes` bytes.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    &text[..floor_boundary(text, bytes)]
}

// Lines

/// Whether a character ends a line.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns the position of the first line break from `at` on, or the text's length.
pub(crate) fn line_end(text: &str, mut at: usize) -> usize {
    while let Some(found) = position(&text.as_bytes()[at..], may_break) {
        if text[at + found..].starts_with(is_line_break) {
            return at + found;
        }
        at += found + 1;
    }
    text.len()
}

/// Whether a byte may be the first of a line break.
#[inline]
fn may_break(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// Bytes per step, which compile to a few vector instructions.
const STEP: usize = 32;

/// Equals `bytes.iter().position(…)`, but reads [`STEP`] bytes at a time: faster where the byte is rare.
#[inline(always)]
fn position(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = 0;
    while let Some(step) = bytes[at..].first_chunk::<STEP>()
        && !step.iter().fold(false, |any, &byte| any | is_one(byte))
    {
        at += STEP;
    }
    bytes[at..].iter().position(|&byte| is_one(byte)).map(|found| at + found)
}

// Letters and words

/// Whether a text ends in a letter, perhaps with combining marks.
pub(crate) fn ends_in_letter(text: &str) -> bool {
    text.trim_end_matches(is_combining).ends_with(char::is_alphabetic)
}

/// Whether a character belongs to the letter before it: a combining mark (NFD) or a soft hyphen.
pub(crate) fn is_combining(c: char) -> bool {
    !c.is_ascii() && (c == '\u{ad}' || is_combining_mark(c))
}

/// Whether bytes begin with a capital of ASCII or Latin-1.
pub(crate) fn begins_in_capital(bytes: &[u8]) -> bool {
    matches!(bytes, [b'A'..=b'Z', ..] | [0xc3, 0x80..=0x96 | 0x98..=0x9e, ..])
}

/// Whether a text contains a word between spaces, or between a space and an apostrophe.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at].chars().next_back().is_none_or(char::is_whitespace)
            && text[at + word.len()..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '\'' | '’'))
    })
}

/// Returns the length of the marks that mail sets before a quoted line, with the white space around them: "> > ".
pub(crate) fn quote_prefix(line: &str) -> usize {
    let bare = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    let prefix = line.len() - bare.len();
    if line[..prefix].contains('>') { prefix } else { 0 }
}

/// Returns a text with each run of white space that contains a line break replaced by one space.
pub(crate) fn join_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(is_line_break) {
        return Cow::Borrowed(text);
    }
    let lines = text.split(is_line_break).map(str::trim).filter(|line| !line.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join(" "))
}

/// Returns the year that a word of four digits is, from 1000 to 2999.
pub(crate) fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1000..=2999).contains(year))
}

/// Whether a word ends in one of some endings, with at least three bytes before it.
pub(crate) fn has_ending(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

// Punctuation

/// Whether a mark may end a sentence.
pub(crate) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।' | '۔' | '؟')
}

/// Whether a byte may be the first of a terminator or emoji.
pub(crate) const fn may_begin_terminator(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | 0xd8..=0xdb | 0xe0..=0xf0)
}

/// Whether a character is a picture that writers end sentences with: an emoji of Unicode's pictographic blocks.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '❤')
}

/// Whether a mark may close after the end of a sentence.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '*'
            | '_'
            | '†'
            | '‡'
            | '¹'
            | '²'
            | '³'
            | '⁰'
            | '⁴'..='⁹'
    )
}

/// Returns the last character of a text, ignoring trailing white space, closing marks, and the reference marks that
/// directly follow a terminator ("… in 1931.[2][a]").
#[inline]
pub(crate) fn end_mark(text: &str) -> Option<char> {
    if let Some(&last @ (b'.' | b'!' | b'?')) = text.as_bytes().last() {
        return Some(char::from(last));
    }
    trim_closers(text).chars().next_back()
}

/// Removes what [`end_mark`] ignores from the end of a text.
pub(crate) fn trim_closers(text: &str) -> &str {
    let closed = |text: &str| text.trim_end_matches(|c: char| c.is_whitespace() || is_closer(c)).len();
    let mut rest = text.trim_end();
    while rest.ends_with(']') {
        let Some(open) = rest.rfind('[').filter(|&open| reference_mark(&rest[open..]) == rest.len() - open)
        else {
            break;
        };
        rest = &rest[..open];
    }
    let end = closed(rest);
    if rest[..end].ends_with(is_terminator) { &rest[..end] } else { &text[..closed(text)] }
}

/// A reference mark in brackets has at most this many bytes between them.
const REFERENCE_BYTES: usize = 32;

/// Returns the length of the reference mark that a text begins with, brackets included: "[2]", "[a]", "[N 1]",
/// "[citation needed]"; 0 when it begins with none. "[…]" and "[...]" are none: they stand for an omission.
pub(crate) fn reference_mark(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('[') else { return 0 };
    let Some(end) = inside.bytes().take(REFERENCE_BYTES + 1).position(|byte| byte == b']') else { return 0 };
    let inside = &inside[..end];
    let is_reference =
        inside.contains(char::is_alphanumeric) && !inside.contains(|c| c == '[' || is_line_break(c));
    if is_reference { end + 2 } else { 0 }
}

// Gaps between words

/// Normalizes the text between two tokens: a single space of any kind becomes `" "` and a line break `"\n"`, alone,
/// behind a period, comma or bracket, before a bracket or the "> " of a quoted line, or around a dash. Other gaps are
/// returned as they are.
pub(crate) fn plain_gap(gap: &str) -> &str {
    if matches!(gap, "" | " " | "-" | ", " | ". " | "'" | "’") {
        return gap;
    }
    let mark = gap.trim();
    let end = if mark.is_empty() { 0 } else { gap.trim_end().len() };
    match (plain_space(&gap[..end - mark.len()]), mark, plain_space(&gap[end..])) {
        (Some(""), "", Some(space)) => space,
        (Some(""), ".", Some(" ")) => ". ",
        (Some(""), ".", Some("\n")) => ".\n",
        (Some(""), ",", Some(" ")) => ", ",
        (Some(""), ",", Some("\n")) => ",\n",
        (Some(""), ")", Some(" ")) => ") ",
        (Some(""), ")", Some("\n")) => ")\n",
        (Some(" "), "(", Some("")) => " (",
        (Some("\n"), "(", Some("")) => "\n(",
        // The "> " of a quoted line.
        (Some("\n"), ">", Some(" ")) => "\n",
        (Some(" "), "-", Some(" ")) => " - ",
        (Some(" "), "–", Some(" ")) => " – ",
        (Some(" "), "—", Some(" ")) => " — ",
        _ => gap,
    }
}

/// Normalizes white space to nothing, a plain space or a line break; `None` for wider spaces.
fn plain_space(space: &str) -> Option<&'static str> {
    if space.is_empty() {
        Some("")
    } else if space.contains(is_line_break) {
        Some("\n")
    } else {
        (space != "\t" && space.chars().nth(1).is_none()).then_some(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_of_one_space_or_break_are_normalized() {
        for (gap, plain) in [
            ("\u{a0}", " "),
            ("\u{202f}", " "),
            ("\r\n", "\n"),
            (" \u{2028}", "\n"),
            (".\u{a0}", ". "),
            (".\r", ".\n"),
            (",\u{202f}", ", "),
            (")  \n", ")\n"),
            ("\u{a0}(", " ("),
            ("\u{a0}-\u{a0}", " - "),
            ("\u{a0}– ", " – "),
        ] {
            assert_eq!(plain_gap(gap), plain, "{gap:?}");
        }
        for gap in ["", " ", "  ", "\t", ".", "-", "- ", " -", " (", "\u{a0}»", "...\u{a0}", ". \"", "; "] {
            assert_eq!(plain_gap(gap), gap);
        }
    }

    #[test]
    fn closing_marks_do_not_end_a_text() {
        assert_eq!(end_mark("C'est fini.\u{a0}»"), Some('.'));
        assert_eq!(end_mark("(Why?)"), Some('?'));
        assert_eq!(end_mark("as follows :\n"), Some(':'));
        assert_eq!(end_mark(" »"), None);
    }

    #[test]
    fn reference_marks_behind_a_terminator_are_ignored() {
        for text in [
            "in 1931.[2]",
            "in 1931.[2][a]",
            "in 1931.[citation needed]",
            "Fini. »[réf. nécessaire]",
            "It is.†",
        ] {
            assert_eq!(end_mark(text), Some('.'), "{text:?}");
        }
        // An omission, or a reference mark without a terminator before it, ends the text.
        for (text, end) in
            [("in 1931[2]", '2'), ("Cut off […]", '…'), ("Cut off [...]", '.'), ("a [sic]", 'c')]
        {
            assert_eq!(end_mark(text), Some(end), "{text:?}");
        }
        assert_eq!(
            ["[2] a", "[N 1]", "[…]", "[]", "[2", "2]", ""].map(reference_mark),
            [3, 5, 0, 0, 0, 0, 0]
        );
        assert_eq!(reference_mark(&format!("[{}]", "é".repeat(20))), 0);
    }

    #[test]
    fn heads_end_before_a_character_that_does_not_fit() {
        assert_eq!([0, 1, 2, 3, 9].map(|at| ceil_boundary("aé", at)), [0, 1, 3, 3, 3]);
        assert_eq!([0, 1, 2, 3, 9].map(|bytes| head("aé", bytes)), ["", "a", "a", "aé", "aé"]);
    }

    #[test]
    fn a_word_is_found_between_spaces_or_before_an_apostrophe() {
        for text in ["i", "and i went", "he\u{a0}i’m", "i'd", "so\ni"] {
            assert!(has_word(text, "i"), "{text:?}");
        }
        for text in ["", "is it", "a-i", "Hi", "i.e."] {
            assert!(!has_word(text, "i"), "{text:?}");
        }
    }

    #[test]
    fn lines_end_where_a_search_by_character_finds_a_break() {
        for text in
            ["", "l’été « est » fini", "a\u{a0}b’c\u{2028}d\ne", "12345678\n", "1234567\u{85}", "’’’’\t\r\n"]
        {
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let end = text[at..].find(is_line_break).map_or(text.len(), |found| at + found);
                assert_eq!(line_end(text, at), end, "{text:?} from {at}");
            }
        }
    }
}
