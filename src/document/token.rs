//! Words and numbers.

use super::shape::Shape;
use super::vocabulary::{Cut, Vocabulary};
use super::words::{Glance, Word, Words};
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

/// Function words of another language make a block foreign when they are so many times those of the article's…
const FOREIGN_LEAD: f32 = 1.5;
/// …from so many on.
const FOREIGN_WORDS: usize = 3;

/// Appends the tokens of a block (`text[start..end]`) and tells its language: the article's, unless its function words
/// are clearly another's.
pub(super) fn tokenize(
    text: &str,
    block: (usize, usize),
    article: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> (Language, Glance) {
    let first = tokens.len();
    let mut has_apostrophe = false;
    let mut words = Words::new(text, block);
    for found in words.by_ref() {
        has_apostrophe |= found.has_apostrophe;
        let mut at = found.start;
        if found.has_period {
            // Where a sentence ends without a space, its last word does.
            while let Some(cut) = glued_sentence(&text[at..found.end]) {
                push(text, (at, at + cut), found.quoted, vocabulary, tokens);
                at += cut + 1;
            }
        }
        if at > found.start {
            push(text, (at, found.end), found.quoted, vocabulary, tokens);
            continue;
        }
        let written = &text[at..found.end];
        let word = if found.is_form { vocabulary.form_word(written) } else { vocabulary.word(written) };
        let Word { shape, quoted, .. } = found;
        tokens.push(Token { start: at as u32, end: found.end as u32, word, shape, quoted });
    }
    let language = language_of(&tokens[first..], article, vocabulary);
    if has_apostrophe {
        split_apostrophes(text, first, language, vocabulary, tokens);
    }
    for token in &tokens[first..] {
        vocabulary.note_term(token.word, language);
    }
    (language, words.glance)
}

/// The period in "ended.The", which UAX #29 takes for one word.
fn glued_sentence(word: &str) -> Option<usize> {
    let is_end = |&(at, _): &(usize, &str)| {
        let mut after = word[at + 1..].chars().filter(|&c| !is_part(c));
        at > 0 && after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase)
    };
    word.match_indices('.').find(is_end).map(|(at, _)| at)
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

/// Makes two tokens of each that an apostrophe parts, from the token `first` on.
fn split_apostrophes(
    text: &str,
    first: usize,
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let is_cut = |token: &&Token| vocabulary.cut(token.word, language).is_some();
    let cuts = tokens[first..].iter().filter(is_cut).count();
    let end = tokens.len();
    tokens.resize(end + cuts, Token { start: 0, end: 0, word: 0, shape: Shape::Lower, quoted: false });
    tokens.copy_within(first..end, first + cuts);
    let mut to = first;
    for from in first + cuts..tokens.len() {
        let token = tokens[from];
        let (start, end) = (token.start as usize, token.end as usize);
        let cut = vocabulary.cut(token.word, language);
        let Some(at) = cut.and_then(|cut| written_cut(&text[start..end], cut)) else {
            tokens[to] = token;
            to += 1;
            continue;
        };
        for (start, end) in [(start, start + at), (start + at, end)] {
            let written = &text[start..end];
            let (word, shape) = (vocabulary.word(written), Shape::of(written));
            tokens[to] = Token { start: start as u32, end: end as u32, word, shape, quoted: token.quoted };
            to += 1;
        }
    }
    tokens.truncate(to);
}

/// Where a word falls apart as it is written, in bytes.
fn written_cut(word: &str, cut: Cut) -> Option<usize> {
    let mut marks = word.match_indices(['\'', '’']);
    let at = match cut {
        Cut::BehindFirst => marks.next().map(|(at, mark)| at + mark.len()),
        Cut::BeforeLast => marks.next_back().map(|(at, _)| at),
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
        let (language, _) = tokenize(text, (0, text.len()), article, &mut vocabulary, &mut tokens);
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
}
