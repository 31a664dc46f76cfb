//! The words of UAX #29, with a short cut for the characters that French and English are written in.

use unicode_segmentation::UnicodeSegmentation;

/// How a character joins words, by the names of UAX #29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// It parts words.
    Other,
    /// ALetter.
    Letter,
    /// Numeric.
    Digit,
    /// ExtendNumLet: "_", the narrow no-break space.
    Extend,
    /// MidLetter: joins letters.
    MidLetter,
    /// MidNum: joins digits.
    MidDigit,
    /// MidNumLet and Single_Quote: joins letters, and joins digits.
    Mid,
    /// Left to the reference.
    Unknown,
}

const ASCII: [Join; 128] = {
    let mut joins = [Join::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        joins[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Join::Letter,
            b'0'..=b'9' => Join::Digit,
            b'_' => Join::Extend,
            b':' => Join::MidLetter,
            b',' | b';' => Join::MidDigit,
            b'.' | b'\'' => Join::Mid,
            _ => Join::Other,
        };
        byte += 1;
    }
    joins
};

fn join(c: char) -> Join {
    match c {
        '\0'..='\u{7f}' => ASCII[c as usize],
        'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Join::Letter,
        '·' => Join::MidLetter,
        '‘' | '’' => Join::Mid,
        '\u{202f}' => Join::Extend,
        // Superscripts and fractions are words to the reference, the soft hyphen is no break.
        '²' | '³' | '¹' | '¼'..='¾' | '¸' | '\u{ad}' => Join::Unknown,
        '\u{a0}'..='¿' | '×' | '÷' | '–' | '—' | '“' | '”' | '„' | '•' | '…' | '€' => {
            Join::Other
        }
        _ => Join::Unknown,
    }
}

/// The words of a text with their places: those of UAX #29, which takes a narrow no-break space for a part of the word
/// before it (« suivantes\u{202f}: »).
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    uax29(text).flat_map(|(at, word)| parts(at, word))
}

fn parts(mut at: usize, word: &str) -> impl Iterator<Item = (usize, &str)> {
    const NARROW: char = '\u{202f}';
    let parts = word.split(NARROW).map(move |part| {
        let start = at;
        at += part.len() + NARROW.len_utf8();
        (start, part)
    });
    parts.filter(|(_, part)| part.contains(char::is_alphanumeric))
}

/// The words of a text with their places, as `unicode_word_indices` gives them. Linear.
pub(super) fn uax29(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_plain = text.chars().all(|c| join(c) != Join::Unknown);
    let reference = (!is_plain).then(|| text.unicode_word_indices());
    let plain = Plain { text: if is_plain { text } else { "" }, at: 0 };
    plain.chain(reference.into_iter().flatten())
}

/// Words of a text without [`Join::Unknown`] characters.
struct Plain<'t> {
    text: &'t str,
    at: usize,
}

impl Plain<'_> {
    /// The next character's join and bytes.
    fn peek(&self, at: usize) -> Option<(Join, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((ASCII[byte as usize], 1));
        }
        self.text[at..].chars().next().map(|c| (join(c), c.len_utf8()))
    }
}

impl<'t> Iterator for Plain<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        loop {
            let (mut last, bytes) = self.peek(self.at)?;
            let start = self.at;
            self.at += bytes;
            if !matches!(last, Join::Letter | Join::Digit | Join::Extend) {
                continue;
            }
            let mut is_word = last != Join::Extend;
            while let Some((next, bytes)) = self.peek(self.at) {
                match next {
                    Join::Letter | Join::Digit | Join::Extend => {
                        is_word |= next != Join::Extend;
                        (last, self.at) = (next, self.at + bytes);
                    }
                    Join::Mid | Join::MidLetter | Join::MidDigit => {
                        let joins = match last {
                            Join::Letter => next != Join::MidDigit,
                            Join::Digit => next != Join::MidLetter,
                            _ => false,
                        };
                        match self.peek(self.at + bytes) {
                            Some((after, more)) if joins && after == last => self.at += bytes + more,
                            _ => break,
                        }
                    }
                    _ => break,
                }
            }
            if is_word {
                return Some((start, &self.text[start..self.at]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_character_of_the_short_cut_joins_as_the_reference_says() {
        let plain: Vec<char> = ('\0'..'\u{3000}').filter(|&c| join(c) != Join::Unknown).collect();
        assert!(plain.len() > 500);
        for c in plain {
            for frame in
                ["a{}b", "1{}2", "a{}1", "1{}a", "a{}", "{}a", "_{}_", "a{} b", "a.{}b", "1,{}2", "{}"]
            {
                let text = frame.replace("{}", &c.to_string());
                assert!(uax29(&text).eq(text.unicode_word_indices()), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_short_cut_gives_the_words_of_the_reference(
            text in "([a-cÀ-ÿ0-3 ]|[.,:;'’‘_·«»“”()!?/&@%€$…–—\u{202f}\u{a0}\n-]|[Œœ×ª²\u{ad}\u{301}é]){0,40}"
        ) {
            prop_assert!(uax29(&text).eq(text.unicode_word_indices()), "{text:?}");
        }
    }
}
