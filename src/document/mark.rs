//! The marks that end and close sentences.

use crate::bytes::is_line_break;

/// A mark that may end a sentence.
pub(crate) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।' | '۔' | '؟')
}

/// A mark that closes after the end of a sentence.
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

/// A mark that closes a quotation.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›')
}

/// A mark that opens a quotation, the straight one set aside.
pub(crate) fn opens_quote(c: char) -> bool {
    matches!(c, '«' | '“' | '„')
}

/// A mark that closes a quotation that one of those opened.
pub(crate) fn closes_quote(c: char) -> bool {
    matches!(c, '»' | '”')
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

/// What stands between two words, as if it were typed on the plainest keyboard: any one space is " " and any line end
/// "\n", alone, behind a period, comma or bracket, or around a dash. Other gaps are as they are.
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
        (Some(" "), "-", Some(" ")) => " - ",
        (Some(" "), "–", Some(" ")) => " – ",
        (Some(" "), "—", Some(" ")) => " — ",
        _ => gap,
    }
}

/// White space as a plain space or line end; none when it is wider than that.
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
    fn gaps_are_plain() {
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
    fn closing_marks_are_set_aside() {
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
        // What is no reference mark, or stands behind no terminator, ends the text.
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
}
