//! A range of tokens by index, with the text between them and the word lists that they are on.

use std::ops::{Index, RangeInclusive};

use super::shape::Shape;
use super::token::Token;
use super::word_table::WordTable;
use crate::language::{EntryId, Language, LanguageLists, Pack, WordList, WordLists, lower};
use crate::span::Span;
use crate::text::plain_gap;

/// An enclitic has at most this many bytes ("’s").
const ENCLITIC: u16 = 4;

/// A range of tokens, usually a sentence. Indices count from its first token. An index past the end is valid in every
/// method, but not in `[]` and in ranges: it stands for an empty token that is on no list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a> {
    /// The whole text, and the span that the tokens lie in.
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) tokens: &'a [Token],
    /// The words of the document.
    pub(crate) words: &'a WordTable,
    /// The language whose lists are read.
    pub(crate) language: Language,
}

impl Index<usize> for Tokens<'_> {
    type Output = Token;

    #[inline]
    fn index(&self, i: usize) -> &Token {
        &self.tokens[i]
    }
}

impl<'a> Tokens<'a> {
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.tokens.len()
    }

    #[inline]
    pub(crate) fn get(self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// Returns the same view of fewer tokens.
    pub(crate) fn part(self, range: RangeInclusive<usize>) -> Tokens<'a> {
        Tokens { tokens: &self.tokens[range], ..self }
    }

    #[inline]
    pub(crate) fn pack(self) -> &'static Pack {
        self.language.pack()
    }

    /// The word lists of the language.
    pub(crate) fn lexicon_lists(self) -> LanguageLists {
        self.words.lexicon().of(self.language)
    }

    #[inline]
    pub(crate) fn lists(self, i: usize) -> WordLists {
        self.get(i).map_or(WordLists::default(), |token| self.words.lists(token.word, self.language))
    }

    #[inline]
    pub(crate) fn has(self, i: usize, list: WordList) -> bool {
        self.lists(i).has(list)
    }

    /// Whether a token is on one of some lists.
    #[inline]
    pub(crate) fn has_any(self, i: usize, lists: &[WordList]) -> bool {
        self.lists(i).has_any(lists)
    }

    pub(crate) fn is_calendar(self, i: usize) -> bool {
        self.has_any(i, &[WordList::Month, WordList::Weekday])
    }

    #[inline]
    pub(crate) fn is(self, i: usize, shape: Shape) -> bool {
        self.get(i).is_some_and(|token| token.shape == shape)
    }

    #[inline]
    pub(crate) fn is_capital(self, i: usize) -> bool {
        self.get(i).is_some_and(|token| token.shape.is_capital())
    }

    pub(crate) fn is_digits(self, i: usize) -> bool {
        let text = self.text(i);
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether the normalized form of a token is one of some words.
    pub(crate) fn is_one_of(self, i: usize, words: &[&str]) -> bool {
        self.find(i, words.iter().copied()).is_some()
    }

    /// Returns the value of a token's normalized form in a table.
    pub(crate) fn value_in<V: Copy>(self, i: usize, table: &[(&str, V)]) -> Option<V> {
        self.find(i, table.iter().map(|(word, _)| *word)).map(|place| table[place].1)
    }

    /// Returns the place of a token's normalized form among words, which are in lower case.
    fn find<'w>(self, i: usize, mut words: impl Iterator<Item = &'w str>) -> Option<usize> {
        let text = self.text(i);
        // Without the copy that other letters need.
        if text.is_ascii() {
            return words.position(|word| text.eq_ignore_ascii_case(word));
        }
        let form = self.form(i);
        words.position(|word| word == form)
    }

    #[inline]
    pub(crate) fn slice(self, start: u32, end: u32) -> &'a str {
        &self.text[start as usize..end as usize]
    }

    pub(crate) fn text(self, i: usize) -> &'a str {
        self.get(i).map_or("", |token| self.slice(token.start, token.end()))
    }

    /// Returns the normalized form of a token: lower case, straight apostrophes.
    pub(crate) fn form(self, i: usize) -> String {
        let mut form = String::new();
        lower(self.text(i), &mut form);
        form
    }

    /// Returns the span from the start of a token to the end of another.
    pub(crate) fn span(self, first: usize, last: usize) -> Span {
        Span::new(self[first].start as usize, self[last].end() as usize)
    }

    /// Returns the text between a token and the next as [`plain_gap`] normalizes it; empty after the last token.
    #[inline]
    pub(crate) fn gap(self, i: usize) -> &'a str {
        match (self.get(i), self.get(i + 1)) {
            (Some(left), Some(right)) => self.plain(left.end(), right.start),
            _ => "",
        }
    }

    /// Returns the same, but after the last token the text up to the end of the span.
    #[inline]
    pub(crate) fn after(self, i: usize) -> &'a str {
        match (self.get(i), self.get(i + 1)) {
            (Some(left), None) => self.plain(left.end(), left.end().max(self.span.end as u32)),
            _ => self.gap(i),
        }
    }

    /// Returns the text between a token and the one before, or from the start of the span, normalized likewise.
    pub(crate) fn before(self, i: usize) -> &'a str {
        match i.checked_sub(1) {
            Some(before) => self.gap(before),
            None => self.get(0).map_or("", |first| self.plain(self.span.start as u32, first.start)),
        }
    }

    #[inline]
    fn plain(self, start: u32, end: u32) -> &'a str {
        if start + 1 == end && self.text.as_bytes().get(start as usize) == Some(&b' ') {
            return " ";
        }
        plain_gap(self.slice(start, end))
    }

    /// Whether only white space stands between a token and the next: one space, or a line break.
    pub(crate) fn is_spaced(self, i: usize) -> bool {
        matches!(self.gap(i), " " | "\n")
    }

    /// Whether a token begins the span, or a quotation or clause in it that is written like a sentence.
    pub(crate) fn is_initial(self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        let gap = self.gap(before);
        // A line break inside a block only wraps.
        if matches!(gap, " " | "" | "-" | ", " | "\n") {
            return false;
        }
        let marks = [':', '«', '"', '“', '—', '–', '•', '.', '!', '?', '…', '\n'];
        (gap.contains(marks) || gap.contains(" - ")) && !self.is_dotted(before)
    }

    /// Whether a token owns the period that follows it: "U.S", "J", "Mr".
    pub(crate) fn is_dotted(self, i: usize) -> bool {
        matches!(self.gap(i), ". " | "." | ".\n")
            && self.is_capital(i)
            && (self.is(i, Shape::Upper) && self.text(i).contains('.')
                || self[i].length == 1
                || self.has(i, WordList::AbbreviationBeforeName))
    }

    /// Whether a token is a possessive ending that belongs to the word before: "'s".
    #[inline]
    pub(crate) fn is_enclitic(self, i: usize) -> bool {
        let (Some(before), Some(token)) = (i.checked_sub(1), self.get(i)) else { return false };
        (2..=ENCLITIC).contains(&token.length)
            && self[before].end() == token.start
            && self.pack().enclitics.contains(&self.text(i))
    }

    /// Returns the number of tokens in the longest entry of a list that begins at a token.
    #[inline]
    pub(crate) fn longest(self, list: WordList, i: usize) -> usize {
        self.longest_joined(list, i, |_| true)
    }

    /// Does the same with entries that `joins` allows to extend over the gap behind each token but their last.
    #[inline]
    pub(crate) fn longest_joined(self, list: WordList, i: usize, joins: impl Fn(usize) -> bool) -> usize {
        let lists = self.lists(i);
        if !lists.heads(list) || !self.lists(i + 1).seconds(list) {
            return usize::from(lists.has(list));
        }
        let mut joined = i;
        self.lexicon_lists().longest(list, |n| {
            while joined < i + n && joins(joined) {
                joined += 1;
            }
            if joined < i + n { None } else { self.entry(i + n) }
        })
    }

    /// Whether the tokens, as a whole, are an entry of a list.
    pub(crate) fn is_entry(self, list: WordList) -> bool {
        self.lexicon_lists().longest(list, |i| self.entry(i)) == self.len()
    }

    fn entry(self, i: usize) -> Option<EntryId> {
        self.words.entry(self.get(i)?.word)
    }
}

/// Returns the value of a normalized form in a table.
pub(crate) fn value_in<V: Copy>(table: &[(&str, V)], form: &str) -> Option<V> {
    table.iter().find(|(name, _)| *name == form).map(|(_, value)| *value)
}

/// Returns the number of tokens in the longest entry of a list that begins at the first of some tokens. It serves the
/// blocks, which are read before the document exists.
pub(crate) fn longest(class: WordList, tokens: &[Token], language: Language, words: &WordTable) -> usize {
    let classes = |i: usize| tokens.get(i).map(|token| words.lists(token.word, language));
    let Some(first) = classes(0) else { return 0 };
    if !first.heads(class) || !classes(1).is_some_and(|second| second.seconds(class)) {
        return usize::from(first.has(class));
    }
    words.lexicon().of(language).longest(class, |n| words.entry(tokens.get(n)?.word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{Tokenizer, Vocabulary};

    /// Calls `check` with a view of a whole English text.
    fn with_view(text: &str, check: impl FnOnce(Tokens<'_>)) {
        let language = Language::English;
        let (mut vocabulary, mut words, mut tokens) =
            (Vocabulary::default(), WordTable::default(), Vec::new());
        vocabulary.begin(0, &mut words);
        let mut tokenizer =
            Tokenizer { vocabulary: &mut vocabulary, words: &mut words, quotations: &mut Vec::new() };
        tokenizer.block(text, (0, text.len()), language, &mut tokens);
        check(Tokens { text, span: Span::new(0, text.len()), tokens: &tokens, words: &words, language });
    }

    #[test]
    fn a_token_is_found_by_its_normalized_form() {
        let table = [("deux", 0), ("été", 1), ("o'brien", 2), ("un", 3)];
        let words = table.map(|(word, _)| word);
        for text in
            ["Deux", "DEUX", "Été", "ÉTÉ", "e\u{301}té", "O’Brien", "O'BRIEN", "de\u{ad}ux", "Un", "une"]
        {
            let document = crate::document::Document::parse(text, Language::French).expect("short");
            let tokens = document.sentence_at(0).view();
            for i in 0..tokens.len() {
                let form = tokens.form(i);
                assert_eq!(tokens.is_one_of(i, &words), words.contains(&form.as_str()), "{text}");
                assert_eq!(tokens.value_in(i, &table), value_in(&table, &form), "{text}");
            }
        }
    }

    #[test]
    fn gaps_are_normalized_and_the_last_ends_with_the_span() {
        with_view("“The\u{a0}mayor\r\nleft” .", |tokens| {
            assert_eq!([0, 1, 2, 3].map(|i| tokens.gap(i)), [" ", "\n", "", ""]);
            assert_eq!([0, 1, 2, 3].map(|i| tokens.after(i)), [" ", "\n", "” .", ""]);
            assert_eq!([0, 1, 2].map(|i| tokens.before(i)), ["“", " ", "\n"]);
        });
    }

    #[test]
    fn an_index_past_the_end_is_an_empty_token_on_no_list() {
        with_view("The mayor", |tokens| {
            assert_eq!((tokens.text(2), tokens.form(2).as_str()), ("", ""));
            assert!(tokens.has(0, WordList::StopWord) && !tokens.has(2, WordList::StopWord));
            assert!(!tokens.is_capital(2) && !tokens.is_digits(2) && !tokens.is_enclitic(2));
            assert_eq!(tokens.longest(WordList::Opener, 2), 0);
        });
    }
}
