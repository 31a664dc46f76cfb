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

/// The last character of a text, white space and closing marks set aside.
pub(crate) fn end_mark(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_closer(c)).chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_marks_are_set_aside() {
        assert_eq!(end_mark("C'est fini.\u{a0}»"), Some('.'));
        assert_eq!(end_mark("(Why?)"), Some('?'));
        assert_eq!(end_mark("as follows :\n"), Some(':'));
        assert_eq!(end_mark(" »"), None);
    }
}
