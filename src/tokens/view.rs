//! Tokens by index.

use super::token::Token;
use super::word_table::WordTable;
use crate::language::{Language, WordList};

/// How many tokens the longest entry of a list takes that begins at the first of some.
pub(crate) fn longest(class: WordList, tokens: &[Token], language: Language, words: &WordTable) -> usize {
    let classes = |i: usize| tokens.get(i).map(|token| words.classes(token.word, language));
    let Some(first) = classes(0) else { return 0 };
    if !first.heads(class) || !classes(1).is_some_and(|second| second.seconds(class)) {
        return usize::from(first.has(class));
    }
    language.pack().longest(class, |n| words.entry(tokens.get(n)?.word))
}
