//! Words and numbers.

use super::shape::Shape;
use super::vocabulary::Vocabulary;
use super::words::{Glance, Word, Words};
use crate::language::{Class, Classes, LANGUAGES, Language, is_part};

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
const FOREIGN_WORDS: u32 = 3;

/// What is counted over the tokens of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// The lists that its words are on.
    pub(super) any: Classes,
    pub(super) stop_words: usize,
    pub(super) numbers: usize,
    pub(super) glance: Glance,
}

/// Appends the tokens of a block (`text[start..end]`) and tells its language: the article's, unless its function words
/// are clearly another's.
pub(super) fn tokenize(
    text: &str,
    block: (usize, usize),
    article: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> (Language, Counts) {
    let first = tokens.len();
    let mut language = article;
    let (mut counts, votes) = tokenize_in(text, block, language, vocabulary, tokens);
    if let Some(other) = foreign(votes, article) {
        language = other;
        tokens.truncate(first);
        counts = tokenize_in(text, block, language, vocabulary, tokens).0;
    }
    (language, counts)
}

/// How many function words of one language alone there are, by language.
type Votes = [u32; LANGUAGES];

/// The language whose own function words lead clearly.
fn foreign(votes: Votes, article: Language) -> Option<Language> {
    let leads = |other: &Language| {
        let votes_of_other = votes[other.number()];
        votes_of_other >= FOREIGN_WORDS
            && votes_of_other as f32 > FOREIGN_LEAD * votes[article.number()] as f32
    };
    Language::ALL.into_iter().find(|other| *other != article && leads(other))
}

/// Appends the tokens of a block in a language.
fn tokenize_in(
    text: &str,
    block: (usize, usize),
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> (Counts, Votes) {
    let first = tokens.len();
    let mut words = Words::new(text, block);
    for found in words.by_ref() {
        let Word { start, end, shape, quoted, .. } = found;
        if found.is_form && !found.has_period && !found.has_apostrophe {
            let word = vocabulary.form_word(&text[start..end]);
            tokens.push(Token { start: start as u32, end: end as u32, word, shape, quoted });
            continue;
        }
        let mut at = start;
        // Where a sentence ends without a space, its last word does.
        while found.has_period
            && let Some(cut) = glued_sentence(&text[at..end])
        {
            push_parts(text, (at, at + cut), quoted, language, vocabulary, tokens);
            at += cut + 1;
        }
        if at > start || found.has_apostrophe {
            push_parts(text, (at, end), quoted, language, vocabulary, tokens);
        } else {
            let word = vocabulary.word(&text[start..end]);
            tokens.push(Token { start: start as u32, end: end as u32, word, shape, quoted });
        }
    }
    let (mut counts, mut votes) = (Counts { glance: words.glance, ..Counts::default() }, [0; LANGUAGES]);
    for token in &tokens[first..] {
        let classes = vocabulary.all_classes(token.word);
        let own = classes[language.number()];
        counts.any = counts.any.or(own);
        counts.numbers += usize::from(token.shape == Shape::Number);
        counts.stop_words += usize::from(own.has(Class::Stop));
        let is_stop = classes.map(|classes| u32::from(classes.has(Class::Stop)));
        let is_telling = u32::from(is_stop.iter().sum::<u32>() == 1);
        votes.iter_mut().zip(is_stop).for_each(|(vote, is_stop)| *vote += is_stop & is_telling);
    }
    (counts, votes)
}

/// Pushes a word, or the two that an apostrophe parts: after an elided word (« l' », « qu' ») or before an enclitic
/// ("'s"), which are function words. « aujourd'hui » and "O'Brien" are whole.
fn push_parts(
    text: &str,
    (start, end): (usize, usize),
    quoted: bool,
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) {
    let mut push = |start: usize, end: usize, vocabulary: &mut Vocabulary| {
        let written = &text[start..end];
        let (word, shape) = (vocabulary.word(written), Shape::of(written));
        tokens.push(Token { start: start as u32, end: end as u32, word, shape, quoted });
    };
    let written = &text[start..end];
    let is_function_word = |part: &str, vocabulary: &mut Vocabulary| {
        let word = vocabulary.word(part);
        vocabulary.classes(word, language).has(Class::Stop)
    };
    let mut marks = written.match_indices(['\'', '’']).map(|(at, mark)| (at, at + mark.len()));
    let Some((first, behind)) = marks.next() else { return push(start, end, vocabulary) };
    let (last, _) = marks.next_back().unwrap_or((first, behind));
    if behind < written.len() && is_function_word(&written[..behind], vocabulary) {
        push(start, start + behind, vocabulary);
        push(start + behind, end, vocabulary);
    } else if last > 0 && is_function_word(&written[last..], vocabulary) {
        push(start, start + last, vocabulary);
        push(start + last, end, vocabulary);
    } else {
        push(start, end, vocabulary);
    }
}

/// The period in "ended.The", which UAX #29 takes for one word.
fn glued_sentence(word: &str) -> Option<usize> {
    let is_end = |&(at, _): &(usize, &str)| {
        let mut after = word[at + 1..].chars().filter(|&c| !is_part(c));
        at > 0 && after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase)
    };
    word.match_indices('.').find(is_end).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens_of(text: &str, article: Language) -> (Vec<&str>, Language) {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin(text.len());
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
