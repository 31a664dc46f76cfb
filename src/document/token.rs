//! Words and numbers.

use super::vocabulary::Vocabulary;
use super::words::words;
use crate::language::{Class, Language, is_part};

/// A word or number: the words of UAX #29, with elided words (« l' ») and enclitics ("'s") as tokens of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The number of the word in the document.
    pub(crate) word: u32,
    pub(crate) shape: Shape,
    /// Between quotation marks.
    pub(crate) quoted: bool,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No capital: "house", "e-mail".
    Lower,
    /// A capital first: "Paris".
    Capital,
    /// Capitals only, two at least: "OTAN", "U.S".
    Upper,
    /// A capital later on: "iPhone".
    Inner,
    /// A digit first: "1,400", "5G".
    Number,
}

impl Shape {
    fn of(word: &str) -> Self {
        let mut chars = word.chars().filter(|c| c.is_alphanumeric());
        let Some(first) = chars.next() else { return Shape::Lower };
        if first.is_numeric() {
            return Shape::Number;
        }
        let mut rest = chars.clone();
        if first.is_uppercase() {
            let mut letters = rest.filter(|c| c.is_alphabetic()).peekable();
            let capitals_only = letters.peek().is_some() && letters.all(char::is_uppercase);
            if capitals_only { Shape::Upper } else { Shape::Capital }
        } else if rest.any(char::is_uppercase) {
            Shape::Inner
        } else {
            Shape::Lower
        }
    }

    /// Whether the word is written as a name may be.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper | Shape::Inner)
    }
}

/// Function words of another language make a block foreign when they are so many times those of the article's…
const FOREIGN_LEAD: f32 = 1.5;
/// …from so many on.
const FOREIGN_WORDS: usize = 3;

/// Appends the tokens of a block (`text[start..end]`) and tells its language: the article's, unless its function words
/// are clearly another's.
pub(super) fn tokenize(
    text: &str,
    (start, end): (usize, usize),
    article: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> Language {
    let first = tokens.len();
    let (mut has_apostrophe, mut quoted, mut last) = (false, false, start);
    for (at, word) in words(&text[start..end]) {
        has_apostrophe |= word.contains(['\'', '’']);
        let mut at = start + at;
        quoted = is_quoted(&text[last..at], quoted);
        last = at + word.len();
        // Where a sentence ends without a space, its last word does.
        while let Some(cut) = glued_sentence(&text[at..last]) {
            push(text, (at, at + cut), quoted, vocabulary, tokens);
            at += cut + 1;
        }
        push(text, (at, last), quoted, vocabulary, tokens);
    }
    let language = language_of(&tokens[first..], article, vocabulary);
    if has_apostrophe {
        let whole = tokens.split_off(first);
        whole.into_iter().for_each(|token| push_parts(text, token, language, vocabulary, tokens));
    }
    for token in &tokens[first..] {
        vocabulary.note_term(token.word, language);
    }
    language
}

/// The period in "ended.The", which UAX #29 takes for one word.
fn glued_sentence(word: &str) -> Option<usize> {
    let is_end = |&(at, _): &(usize, &str)| {
        let mut after = word[at + 1..].chars().filter(|&c| !is_part(c));
        at > 0 && after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase)
    };
    word.match_indices('.').find(is_end).map(|(at, _)| at)
}

/// Whether what follows the gap between two words is quoted.
fn is_quoted(gap: &str, before: bool) -> bool {
    gap.chars().fold(before, |quoted, c| match c {
        '«' | '“' | '„' => true,
        '»' | '”' => false,
        '"' => !quoted,
        _ => quoted,
    })
}

fn push(
    text: &str,
    (start, end): (usize, usize),
    quoted: bool,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let text = &text[start..end];
    let (word, shape) = (vocabulary.word(text), Shape::of(text));
    tokens.push(Token { start: start as u32, end: end as u32, word, shape, quoted });
}

/// Pushes a token, or the two that an apostrophe parts.
fn push_parts(
    text: &str,
    token: Token,
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let (start, end) = (token.start as usize, token.end as usize);
    match apostrophe_cut(&text[start..end], vocabulary.form(token.word), language) {
        Some(at) => {
            push(text, (start, start + at), token.quoted, vocabulary, tokens);
            push(text, (start + at, end), token.quoted, vocabulary, tokens);
        }
        None => tokens.push(token),
    }
}

/// Where a word falls apart, in bytes of the word as written.
fn apostrophe_cut(word: &str, form: &str, language: Language) -> Option<usize> {
    let cut = form.contains('\'').then(|| language.pack().lexicon.split_apostrophe(form)).flatten()?;
    let mut marks = word.match_indices(['\'', '’']);
    let at = match form[..cut].ends_with('\'') {
        true => marks.next().map(|(at, mark)| at + mark.len()),
        false => marks.next_back().map(|(at, _)| at),
    };
    at.filter(|&at| 0 < at && at < word.len())
}

/// The language whose own function words lead; the article's unless another's lead clearly.
fn language_of(tokens: &[Token], article: Language, vocabulary: &Vocabulary) -> Language {
    let mut votes = [0; Language::ALL.len()];
    for token in tokens {
        let is_stop = |language: &Language| vocabulary.classes(token.word, *language).has(Class::Stop);
        let mut languages = Language::ALL.into_iter().filter(is_stop);
        if let (Some(only), None) = (languages.next(), languages.next()) {
            votes[only.number()] += 1;
        }
    }
    let leads = |other: &Language| {
        let votes_of_other = votes[other.number()];
        votes_of_other >= FOREIGN_WORDS
            && votes_of_other as f32 > FOREIGN_LEAD * votes[article.number()] as f32
    };
    Language::ALL.into_iter().find(|other| *other != article && leads(other)).unwrap_or(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens_of(text: &str, article: Language) -> (Vec<&str>, Language) {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin();
        let mut tokens = Vec::new();
        let language = tokenize(text, (0, text.len()), article, &mut vocabulary, &mut tokens);
        (tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect(), language)
    }

    #[test]
    fn words_fall_apart_where_the_language_says() {
        let french = tokens_of("L’été, qu'il dit aujourd'hui : 167,25 millions.", Language::French);
        assert_eq!(french.0, ["L’", "été", "qu'", "il", "dit", "aujourd'hui", "167,25", "millions"]);
        let english = tokens_of("Apple's boss didn't meet O'Brien at the U.S. court", Language::English);
        assert_eq!(
            english.0,
            ["Apple", "'s", "boss", "didn't", "meet", "O'Brien", "at", "the", "U.S", "court"]
        );
    }

    #[test]
    fn a_foreign_block_is_told() {
        let mirror = "The council has approved the budget that the mayor had presented to the public.";
        assert_eq!(tokens_of(mirror, Language::French).1, Language::English);
        assert_eq!(
            tokens_of("Le maire cite « the New Deal » dans son discours.", Language::French).1,
            Language::French
        );
    }

    #[test]
    fn shapes_are_told() {
        let shapes = [
            ("maison", Shape::Lower),
            ("Élysée", Shape::Capital),
            ("OTAN", Shape::Upper),
            ("U.S", Shape::Upper),
            ("iPhone", Shape::Inner),
            ("5G", Shape::Number),
            ("A", Shape::Capital),
        ];
        for (word, shape) in shapes {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }
}
