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
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'
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

/// The last character of a text, white space and closing marks set aside.
#[inline]
pub(crate) fn end_mark(text: &str) -> Option<char> {
    if let Some(&last @ (b'.' | b'!' | b'?')) = text.as_bytes().last() {
        return Some(char::from(last));
    }
    text.trim_end_matches(|c: char| c.is_whitespace() || is_closer(c)).chars().next_back()
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
}
