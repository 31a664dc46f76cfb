//! Words and numbers.

mod interner;
mod plain_words;
mod segment;
mod shape;
mod stem_prefix;
mod term_sets;
mod token;
mod view;
mod vocabulary;

pub(crate) use segment::words;
pub(crate) use shape::Shape;
pub(crate) use term_sets::{TermSets, emptied};
pub(crate) use token::{Counts, Token};
pub(crate) use view::{Tokens, longest, value_in};
pub(crate) use vocabulary::{NO_TERM, Vocabulary, WordEntry, WordTerms};

use crate::language::{Language, Lexicon, ShortWord, WordFlags, WordList};
use crate::text::{head, is_combining};
use plain_words::Plain;
use segment::{Found, Word, Words};

/// A word of more bytes, which no language has, falls apart.
const LONGEST: usize = 1 << 10;

/// Appends the tokens of a block (`text[start..end]`) and tells its language: the article's, unless its function words
/// are clearly another's.
pub(crate) fn tokenize(
    text: &str,
    block: (usize, usize),
    article: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> (Language, Counts) {
    let first = tokens.len();
    let counts = tokenize_in(text, block, article, vocabulary, tokens);
    match counts.foreign(article) {
        None => (article, counts),
        Some(other) => {
            tokens.truncate(first);
            (other, tokenize_in(text, block, other, vocabulary, tokens))
        }
    }
}

/// Appends the tokens of a block in a language.
fn tokenize_in(
    text: &str,
    block: (usize, usize),
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> Counts {
    let lexicon = Lexicon::get();
    let mut counts = Counts::default();
    let mut words = Words::new(text, block);
    loop {
        let letters = words.plain(|Plain { start, end, key, shape, quoted }| {
            let known = vocabulary.keyed_word(lexicon, key);
            tokens.push(counts.token((start, end), known, shape, quoted, language));
        });
        if let Some(left) = letters
            && let Some(right) = words.joined(&left)
        {
            push_pair(text, (left, right), language, vocabulary, tokens, &mut counts);
            continue;
        }
        match words.find() {
            Found::Word(word) => push(text, word, language, vocabulary, tokens, &mut counts),
            Found::Gap => {}
            Found::End => break,
        }
    }
    vocabulary.settle(language);
    counts.glance = words.glance;
    counts
}

/// Pushes what an apostrophe joins: see [`push_parts`].
fn push_pair(
    text: &str,
    (left, right): (Plain, Plain),
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
    counts: &mut Counts,
) {
    let lexicon = Lexicon::get();
    let is_stop = |key: &ShortWord| lexicon.near_key(*key)[language.number()].has(WordList::StopWord);
    let parts = if let Some(key) = left.key.before_apostrophe().filter(is_stop) {
        [Plain { key, end: right.start, ..left }, right]
    } else if let Some(key) = right.key.behind_apostrophe().filter(is_stop) {
        [left, Plain { key, start: left.end, ..right }]
    } else {
        let word = Word::with_apostrophe(text, (left.start, right.end), left.quoted);
        return push(text, word, language, vocabulary, tokens, counts);
    };
    for Plain { start, end, key, shape, quoted } in parts {
        let known = vocabulary.keyed_word(lexicon, key);
        tokens.push(counts.token((start, end), known, shape, quoted, language));
    }
}

/// Pushes a word, or what it falls apart into.
fn push(
    text: &str,
    word: Word,
    language: Language,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
    counts: &mut Counts,
) {
    if word.end - word.start > LONGEST {
        let mut rest = word;
        while rest.start < word.end {
            let piece = head(&text[rest.start..word.end], LONGEST);
            rest.end = rest.start + piece.len();
            rest.shape = Shape::of(piece);
            push(text, rest, language, vocabulary, tokens, counts);
            rest.start = rest.end;
        }
        return;
    }
    let Word { start, end, shape, quoted, .. } = word;
    let mut push = |start: usize, end: usize, known: (u32, WordFlags), shape: Shape| {
        tokens.push(counts.token((start, end), known, shape, quoted, language));
    };
    if word.is_form && !word.has_period && !word.has_apostrophe {
        return push(start, end, vocabulary.form_word(&text[start..end]), shape);
    }
    let mut at = start;
    // Where a sentence ends without a space, its last word does.
    while word.has_period
        && let Some(cut) = glued_sentence(&text[at..end])
    {
        push_parts(text, (at, at + cut), language, vocabulary, &mut push);
        at += cut + 1;
    }
    if at > start || word.has_apostrophe {
        push_parts(text, (at, end), language, vocabulary, &mut push);
    } else {
        push(start, end, vocabulary.written_word(&text[start..end]), shape);
    }
}

/// Pushes a word, or the two that an apostrophe parts: after an elided word (« l' », « qu' ») or before an enclitic
/// ("'s"), which are function words. « aujourd'hui » and "O'Brien" are whole.
fn push_parts(
    text: &str,
    (start, end): (usize, usize),
    language: Language,
    vocabulary: &mut Vocabulary,
    push: &mut impl FnMut(usize, usize, (u32, WordFlags), Shape),
) {
    let written = &text[start..end];
    let mut push = |from: usize, to: usize, vocabulary: &mut Vocabulary| {
        let part = &written[from..to];
        push(start + from, start + to, vocabulary.written_word(part), Shape::of(part));
    };
    let mut apostrophes = written.match_indices(['\'', '’']).map(|(at, mark)| (at, at + mark.len()));
    if let Some((first, behind)) = apostrophes.next() {
        let (last, _) = apostrophes.next_back().unwrap_or((first, behind));
        let cut = if behind < written.len() && vocabulary.is_stop(&written[..behind], language) {
            behind
        } else if last > 0 && vocabulary.is_stop(&written[last..], language) {
            last
        } else {
            0
        };
        if cut > 0 {
            push(0, cut, vocabulary);
            return push(cut, written.len(), vocabulary);
        }
    }
    push(0, written.len(), vocabulary);
}

/// The period in "ended.The", which UAX #29 takes for one word.
fn glued_sentence(word: &str) -> Option<usize> {
    let is_end = |&(at, _): &(usize, &str)| {
        let mut after = word[at + 1..].chars().filter(|&c| !is_combining(c));
        at > 0 && after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase)
    };
    word.match_indices('.').find(is_end).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens_of(text: &str, article: Language) -> (Vec<&str>, Language) {
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin(text.len(), Vec::new());
        let mut tokens = Vec::new();
        let (language, _) = tokenize(text, (0, text.len()), article, &mut vocabulary, &mut tokens);
        (tokens.iter().map(|token| &text[token.start as usize..token.end() as usize]).collect(), language)
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
    fn the_short_cut_parts_words_as_the_rules_do() {
        let parts =
            ["l", "L", "d", "qu", "jusqu", "Apple", "don", "O", "aujourd", "Brien", "été", "s", "t", "ll"];
        for language in Language::ALL {
            for (left, right) in parts.iter().flat_map(|left| parts.map(|right| (left, right))) {
                for mark in ["'", "’"] {
                    let text = format!("{left}{mark}{right} is the word that is looked at");
                    let told = |tokens: &[Token]| -> Vec<_> {
                        tokens
                            .iter()
                            .map(|token| (token.start, token.end(), token.shape, token.word))
                            .collect()
                    };
                    let mut vocabulary = Vocabulary::default();
                    vocabulary.begin(text.len(), Vec::new());
                    let (mut fast, mut slow) = (Vec::new(), Vec::new());
                    tokenize_in(&text, (0, text.len()), language, &mut vocabulary, &mut fast);
                    let end = text.find(' ').expect("a space");
                    let word = Word::with_apostrophe(&text, (0, end), false);
                    push(&text, word, language, &mut vocabulary, &mut slow, &mut Counts::default());
                    assert_eq!(told(&fast[..slow.len()]), told(&slow), "{text:?} ({language})");
                }
            }
        }
    }

    #[test]
    fn a_word_of_any_length_is_there() {
        for letter in ["a", "É", "’"] {
            let text = format!("Un {} mot", letter.repeat(200_000));
            let (tokens, _) = tokens_of(&text, Language::French);
            let long = &tokens[1..tokens.len() - 1];
            let wanted = if letter == "’" { "" } else { &text[3..text.len() - 4] };
            assert_eq!(long.concat(), wanted);
            assert!(long.iter().all(|token| token.len() <= LONGEST));
        }
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
