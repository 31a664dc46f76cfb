//! The marks that end and close sentences.

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
pub(crate) fn end_mark(text: &str) -> Option<char> {
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

/// A character that ends a line.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where the line that a place lies in ends: its line break, or the text's end.
pub(crate) fn line_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if let Some(eight) = bytes[at..].first_chunk()
            && !may_any_break(u64::from_le_bytes(*eight))
        {
            at += 8;
            continue;
        }
        let end = bytes.len().min(at + 8);
        match bytes[at..end].iter().position(|&byte| may_break(byte)) {
            Some(found) if text[at + found..].starts_with(is_line_break) => return at + found,
            Some(found) => at += found + 1,
            None => at = end,
        }
    }
    bytes.len()
}

/// Whether a byte is the first of a line break, or may be.
fn may_break(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// The same for eight bytes in one step; true for some others too.
fn may_any_break(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let below = |most: u64, bytes: u64| bytes.wrapping_sub(ONES * most) & !bytes & HIGH;
    below(0x0e, eight) | below(1, eight ^ (ONES * 0xc2)) | below(1, eight ^ (ONES * 0xe2)) != 0
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
    fn lines_end_at_the_first_break() {
        for text in
            ["", "l’été « est » fini", "a\u{a0}b’c\u{2028}d\ne", "12345678\n", "1234567\u{85}", "’’’’\t\r\n"]
        {
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let end = text[at..].find(is_line_break).map_or(text.len(), |found| at + found);
                assert_eq!(line_end(text, at), end, "{text:?} from {at}");
            }
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
