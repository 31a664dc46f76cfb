//! What the words of a sentence say of it, in one walk, for its score and for how it leans.

use super::{Names, Terms};
use crate::document::Sentence;
use crate::language::WordList;
use crate::tokens::{NO_TERM, Shape, Tokens};

/// What a sentence is read against.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) terms: &'a Terms,
    pub(super) names: &'a Names,
    /// For each term, whether the title has it.
    pub(super) in_title: &'a [bool],
}

/// At most this many words follow the noun in a phrase.
const PHRASE_WORDS: usize = 3;

/// What is counted over the words of a sentence. But for quoted words and figures, only words outside quotation marks count.
#[derive(Default)]
pub(super) struct WordCounts {
    pub(super) quoted: usize,
    /// Words by which writers address readers or speak of themselves.
    pub(super) address: usize,
    /// 1 for a tense that tells what has happened, −1 for one that tells what had happened before.
    pub(super) tense: i8,
    pub(super) names_day: bool,
    /// Whether it names a day of the week or a month.
    pub(super) is_dated: bool,
    pub(super) has_figure: bool,
    /// Pronouns of the third person in front of any name.
    pub(super) pronouns: usize,
    /// Demonstratives before a noun.
    pub(super) demonstratives: usize,
    /// Nouns with a definite article that were spoken of before and that nothing defines here.
    pub(super) given_nouns: usize,
    /// Whether it begins with a definite article and a noun that nothing defines.
    pub(super) opens_undefined: bool,
}

impl WordCounts {
    pub(super) fn of(sentence: Sentence<'_, '_>, context: Context<'_>) -> Self {
        let mut words = WordCounts::default();
        let tokens = sentence.view();
        let (mut perfect, mut past) = (false, false);
        let base = sentence.token_range().start;
        let names = context.names.of(sentence.index());
        let mut starts = names.iter().map(|name| name.first as usize - base);
        // "When she was six, Maria Lowe moved": the name follows its pronoun.
        let is_ahead = tokens.has(0, WordList::OpenerPrefix)
            && starts
                .clone()
                .any(|name| (name.saturating_sub(2)..name).any(|i| tokens.gap(i).starts_with(',')));
        let first_name = if is_ahead { 0 } else { starts.next().unwrap_or(usize::MAX) };
        for (i, token) in tokens.tokens.iter().enumerate() {
            words.has_figure |= token.shape == Shape::Number;
            if token.is_quoted() {
                words.quoted += 1;
                continue;
            }
            let lists = tokens.lists(i);
            words.names_day |= lists.has(WordList::Weekday);
            words.is_dated |= lists.has_any(&[WordList::Month, WordList::Weekday]);
            if !token.is_stop() {
                continue;
            }
            // "US"
            words.address += usize::from(lists.has(WordList::Address) && token.shape != Shape::Upper);
            perfect |= lists.has(WordList::PerfectAuxiliary);
            past |= lists.has(WordList::PastPerfectAuxiliary);
            let points = lists.has_any(&[WordList::Pronoun, WordList::Demonstrative]);
            // "it rained", "this week"
            let points = points && tokens.longest(WordList::OpenerExempt, i) == 0;
            // "IT", « peut-elle »
            let is_pronoun = points
                && lists.has(WordList::Pronoun)
                && !(token.shape == Shape::Upper && token.length > 1)
                && tokens.before(i) != "-";
            words.pronouns += usize::from(is_pronoun && i < first_name);
            let noun = i + 1;
            if !is_common_word(tokens, noun) {
                continue;
            }
            words.demonstratives += usize::from(points && lists.has(WordList::Demonstrative));
            if lists.has(WordList::DefiniteArticle) {
                let is_given = |i: usize| {
                    let term = sentence.term(&tokens[i]);
                    term != NO_TERM && context.terms.is_known(term, sentence.index())
                };
                // "the new bill": the word behind an adjective is the noun, as far as one can tell.
                let is_second =
                    is_common_word(tokens, noun + 1) && tokens.gap(noun) == " " && is_given(noun + 1);
                let noun = noun + usize::from(is_second);
                let in_title = context.in_title.get(sentence.term(&tokens[noun]) as usize) == Some(&true);
                let is_undefined = !is_defined(tokens, noun);
                words.given_nouns += usize::from(is_undefined && !in_title && is_given(noun));
                words.opens_undefined |= i == 0 && is_undefined;
            }
        }
        words.tense = i8::from(perfect) - i8::from(past);
        words
    }
}

/// Whether a token is a content word in lower case.
fn is_common_word(tokens: Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| !token.is_stop() && token.shape == Shape::Lower)
}

/// Whether a complement or a name defines a noun phrase: "the bill of 2019", "the bank in Italy", « le groupe automobile
/// Renault ».
fn is_defined(tokens: Tokens<'_>, noun: usize) -> bool {
    let mut last = noun;
    let joins = |i: usize| matches!(tokens.gap(i), " " | "-" | "\n");
    while last < noun + PHRASE_WORDS && joins(last) && is_common_word(tokens, last + 1) {
        last += 1;
    }
    let next = last + 1;
    // "The pilot, Anna Lund, said"
    if tokens.gap(last) == ", " && tokens.is_capital(next) && tokens.is_capital(next + 1) {
        return true;
    }
    let is_function_word = |i: usize| tokens.get(i).is_some_and(|token| token.is_stop());
    joins(last)
        && (tokens.has(next, WordList::Complement)
            || tokens.is_capital(next)
            || is_function_word(next)
                && (tokens.is_capital(next + 1) || is_function_word(next + 1) && tokens.is_capital(next + 2)))
}
