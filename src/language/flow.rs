//! Running text out of wrapped lines.

use std::borrow::Cow;

use super::lexicon::Lexicon;
use super::normalize::lower;
use crate::text::{ends_in_letter, is_combining, is_line_break, quote_prefix};

/// Returns a text without its line breaks: one space stands for each break and the white space around it, and for the
/// "> " that mail quotes with. A word that a hyphen divides at the end of a line is joined, and keeps the hyphen if
/// both parts are listed words and the whole is not ("well-" / "known"), or the second has a capital ("Saint-" /
/// "Malo").
pub(crate) fn flow(text: &str) -> Cow<'_, str> {
    if !text.contains(is_line_break) {
        return Cow::Borrowed(text);
    }
    let mut lines = text.split(is_line_break).map(|line| line[quote_prefix(line)..].trim());
    let mut out = lines.next().unwrap_or_default().to_owned();
    let mut form = String::new();
    for line in lines.filter(|line| !line.is_empty()) {
        match divided_word(&out) {
            Some(part) if line.starts_with(char::is_alphabetic) => {
                if line.starts_with(char::is_lowercase) && !keeps_hyphen(part, line, &mut form) {
                    out.pop();
                }
            }
            _ if out.is_empty() => {}
            _ => out.push(' '),
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// Whether the parts of a divided word have a hyphen wherever they stand: « a-t-il », "well-known", "ex-wife".
fn keeps_hyphen(part: &str, line: &str, form: &mut String) -> bool {
    const PREFIXES: [&str; 3] = ["ex", "non", "vice"];
    let rest = line.split(|c: char| !is_letter(c)).next().unwrap_or_default();
    let mut is_listed = |word: &str| {
        lower(word, form);
        Lexicon::get().lists_of(form).iter().any(|lists| lists.is_entry())
    };
    let mut letters = part.chars().filter(|&c| !is_combining(c));
    let is_word = letters.clone().nth(1).is_some() && letters.all(char::is_lowercase);
    !is_word
        || PREFIXES.contains(&part)
        || !is_listed(&format!("{part}{rest}")) && is_listed(part) && is_listed(rest)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining(c)
}

/// Returns the part of a word before the hyphen that a line ends with: "migra-".
fn divided_word(line: &str) -> Option<&str> {
    let before = line.strip_suffix('-')?;
    let word = before.rsplit(|c: char| !is_letter(c) && c != '-').next().unwrap_or_default();
    ends_in_letter(before).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow() {
        for (text, flowed) in [
            ("It cost\r\n  4 M$", "It cost 4 M$"),
            ("a third of their migra-\ntory fish", "a third of their migratory fish"),
            ("un architecte de Saint-\nMalo, a-t-\nil dit", "un architecte de Saint-Malo, a-t-il dit"),
            ("a well-\nknown song – the 1990-\n2000 one", "a well-known song – the 1990- 2000 one"),
            ("« C’est l’infor-\nmation", "« C’est l’information"),
            ("with-\nout his ex-\nwife, the for-\nmer mayor", "without his ex-wife, the former mayor"),
            ("the road to cars\n> from June", "the road to cars from June"),
            ("5 > 3, and 3\n> > 2", "5 > 3, and 3 2"),
            ("un rang infe\u{301}-\nrieur", "un rang infe\u{301}rieur"),
            ("\n one", "one"),
        ] {
            assert_eq!(flow(text), flowed, "{text:?}");
        }
    }
}
