//! Text to numbered words.
//!
//! The words of UAX #29, with elided words (« l' ») and enclitics ("'s") as tokens of their own. Each distinct word of a
//! document has a number, and each content word a term: the number of its stem.

mod char_class;
mod interner;
mod plain_words;
mod segment;
mod shape;
mod term_sets;
mod token;
mod view;
mod vocabulary;
mod word_table;

pub(crate) use shape::Shape;
pub(crate) use term_sets::TermSets;
pub(crate) use token::{Counts, Token};
pub(crate) use view::{Tokens, longest, value_in};
pub(crate) use vocabulary::Vocabulary;
pub(crate) use word_table::{NO_TERM, WordTable};

use crate::language::{FlagSet, Language, Lexicon, ShortWord, WordList, split_apostrophe};
use crate::text::{head, is_combining};
use plain_words::Plain;
use segment::{Found, Word, Words};

/// A word of more bytes, which no language has, is split.
const LONGEST: usize = 1 << 10;

/// Tokenizes texts into one document's words and tokens.
pub(crate) struct Tokenizer<'v> {
    pub(crate) vocabulary: &'v mut Vocabulary,
    pub(crate) words: &'v mut WordTable,
    /// The byte ranges between quotation marks, in order.
    pub(crate) quotations: &'v mut Vec<(u32, u32)>,
}

impl Tokenizer<'_> {
    /// Appends the tokens of a block (`text[start..end]`), and returns its language: the article's, unless its function
    /// words outside quotation marks are clearly another's. The function words of a quotation in another language are
    /// function words here too.
    pub(crate) fn block(
        &mut self,
        text: &str,
        range: (usize, usize),
        article: Language,
        tokens: &mut Vec<Token>,
    ) -> (Language, Counts) {
        let (first, quotations) = (tokens.len(), self.quotations.len());
        let mut counts = self.pass(text, range, article, tokens);
        let mut language = article;
        if let Some(foreign) = counts.foreign(article) {
            tokens.truncate(first);
            self.quotations.truncate(quotations);
            language = foreign;
            counts = self.pass(text, range, language, tokens);
        }
        self.vocabulary.settle(language, &tokens[first..], self.words);
        if let Some(quoted) = counts.quotes(language) {
            let words = &self.words;
            let is_stop =
                |token: &Token| words.lists(token.word, quoted).has(WordList::StopWord) && token.is_quoted();
            tokens[first..].iter_mut().filter(|token| is_stop(token)).for_each(Token::set_stop);
        }
        (language, counts)
    }

    /// Returns the tokens of a title or query, in a language.
    pub(crate) fn phrase(&mut self, text: &str, language: Language) -> Vec<Token> {
        let (mut tokens, quotations) = (Vec::new(), self.quotations.len());
        self.pass(text, (0, text.len()), language, &mut tokens);
        self.quotations.truncate(quotations);
        self.vocabulary.settle(language, &tokens, self.words);
        tokens
    }

    fn pass(
        &mut self,
        text: &str,
        range: (usize, usize),
        language: Language,
        tokens: &mut Vec<Token>,
    ) -> Counts {
        let Tokenizer { vocabulary, words, quotations } = self;
        let mut pass = Pass {
            text,
            language,
            lexicon: vocabulary.lexicon(),
            vocabulary,
            words,
            tokens,
            counts: Counts::default(),
        };
        let mut words = Words::new(text, range);
        words.quotation_spans = std::mem::take(quotations);
        pass.run(&mut words);
        **quotations = words.quotation_spans;
        pass.counts
    }
}

/// One pass over the words of a block in one language.
struct Pass<'p> {
    text: &'p str,
    language: Language,
    lexicon: &'static Lexicon,
    vocabulary: &'p mut Vocabulary,
    words: &'p mut WordTable,
    tokens: &'p mut Vec<Token>,
    counts: Counts,
}

impl Pass<'_> {
    fn run(&mut self, words: &mut Words<'_>) {
        loop {
            let letters = words.plain(|plain| self.push_plain(plain));
            if let Some(left) = letters
                && let Some(right) = words.joined(&left)
            {
                self.push_pair(left, right);
                continue;
            }
            match words.find() {
                Found::Word(word) => self.push(word),
                Found::Gap => {}
                Found::End => break,
            }
        }
        self.counts.glance = words.glance;
    }

    #[inline(always)]
    fn push_plain(&mut self, Plain { start, end, key, shape, quoted }: Plain) {
        let known = self.vocabulary.short_word(self.lexicon, key, self.words);
        self.push_token((start, end), known, shape, quoted);
    }

    /// Pushes two plain words that an apostrophe joins: as two tokens or one, see [`Pass::push_parts`].
    fn push_pair(&mut self, left: Plain, right: Plain) {
        let (lexicon, language) = (self.lexicon, self.language.number());
        let is_stop = |key: &ShortWord| lexicon.lists_of_key(*key)[language].has(WordList::StopWord);
        if let Some(key) = left.key.before_apostrophe().filter(is_stop) {
            self.push_plain(Plain { key, end: right.start, ..left });
            self.push_plain(right);
        } else if let Some(key) = right.key.behind_apostrophe().filter(is_stop) {
            self.push_plain(left);
            self.push_plain(Plain { key, start: left.end, ..right });
        } else {
            self.push(Word::with_apostrophe(self.text, (left.start, right.end), left.quoted));
        }
    }

    /// Pushes a word, or the parts that it is split into.
    fn push(&mut self, word: Word) {
        let Word { start, end, shape, quoted, .. } = word;
        if end - start > LONGEST {
            return self.push_pieces(word);
        }
        if word.is_form && !word.has_period && !word.has_apostrophe {
            let known = self.vocabulary.normalized_word(&self.text[start..end], self.words);
            return self.push_token((start, end), known, shape, quoted);
        }
        let mut at = start;
        // "ended.The": where a sentence ends without a space, its last word does too.
        while word.has_period
            && let Some(cut) = glued_sentence(&self.text[at..end])
        {
            self.push_parts((at, at + cut), quoted);
            at += cut + 1;
        }
        if at > start || word.has_apostrophe {
            self.push_parts((at, end), quoted);
        } else {
            self.push_written((start, end), shape, quoted);
        }
    }

    /// Pushes a word of more than [`LONGEST`] bytes, cut into pieces.
    fn push_pieces(&mut self, word: Word) {
        let mut rest = word;
        while rest.start < word.end {
            let piece = head(&self.text[rest.start..word.end], LONGEST);
            rest.end = rest.start + piece.len();
            rest.shape = Shape::of(piece);
            self.push(rest);
            rest.start = rest.end;
        }
    }

    /// Pushes a word, or the two that an apostrophe separates: behind an elided word (« l' », « qu' ») or before an
    /// enclitic ("'s"), which are function words. « aujourd'hui » and "O'Brien" are whole.
    fn push_parts(&mut self, (start, end): (usize, usize), quoted: bool) {
        let written = &self.text[start..end];
        let cut = split_apostrophe(written, |part| self.vocabulary.is_stop(part, self.language));
        for (from, to) in [(0, cut.unwrap_or(0)), (cut.unwrap_or(0), written.len())] {
            if from < to {
                self.push_written((start + from, start + to), Shape::of(&written[from..to]), quoted);
            }
        }
    }

    fn push_written(&mut self, (start, end): (usize, usize), shape: Shape, quoted: bool) {
        let known = self.vocabulary.written_word(&self.text[start..end], self.words);
        self.push_token((start, end), known, shape, quoted);
    }

    /// Counts a token, and pushes it.
    #[inline(always)]
    fn push_token(&mut self, range: (usize, usize), known: (u32, FlagSet), shape: Shape, quoted: bool) {
        let token = self.counts.token(range, known, shape, quoted, self.language);
        self.tokens.push(token);
    }
}

/// Returns where the period of "ended.The" stands, which UAX #29 takes for one word.
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
        let (mut vocabulary, mut words, mut tokens) =
            (Vocabulary::default(), WordTable::default(), Vec::new());
        vocabulary.begin(0, &mut words);
        let mut tokenizer =
            Tokenizer { vocabulary: &mut vocabulary, words: &mut words, quotations: &mut Vec::new() };
        let (language, _) = tokenizer.block(text, (0, text.len()), article, &mut tokens);
        (tokens.iter().map(|token| &text[token.start as usize..token.end() as usize]).collect(), language)
    }

    #[test]
    fn elided_words_and_enclitics_are_tokens() {
        let french = tokens_of("L’été, qu'il dit aujourd'hui : 167,25 millions.", Language::French);
        assert_eq!(french.0, ["L’", "été", "qu'", "il", "dit", "aujourd'hui", "167,25", "millions"]);
        let english = tokens_of("Apple's boss didn't meet O'Brien at the U.S. court", Language::English);
        assert_eq!(
            english.0,
            ["Apple", "'s", "boss", "didn't", "meet", "O'Brien", "at", "the", "U.S", "court"]
        );
    }

    /// The tokens of a text's first string, by the fast path and by the rules.
    fn both_ways(text: &str, language: Language) -> [Vec<(u32, u32, Shape, u32)>; 2] {
        let (mut vocabulary, mut words) = (Vocabulary::default(), WordTable::default());
        vocabulary.begin(0, &mut words);
        let (mut fast, mut slow) = (Vec::new(), Vec::new());
        let mut tokenizer =
            Tokenizer { vocabulary: &mut vocabulary, words: &mut words, quotations: &mut Vec::new() };
        tokenizer.pass(text, (0, text.len()), language, &mut fast);
        let end = text.find(' ').expect("a space");
        Pass {
            text,
            language,
            lexicon: Lexicon::get(),
            vocabulary: &mut vocabulary,
            words: &mut words,
            tokens: &mut slow,
            counts: Counts::default(),
        }
        .push(Word::with_apostrophe(text, (0, end), false));
        fast.truncate(slow.len());
        [fast, slow].map(|tokens| {
            tokens.iter().map(|token| (token.start, token.end(), token.shape, token.word)).collect()
        })
    }

    #[test]
    fn the_fast_path_splits_at_apostrophes_as_the_rules_do() {
        let parts =
            ["l", "L", "d", "qu", "jusqu", "Apple", "don", "O", "aujourd", "Brien", "été", "s", "t", "ll"];
        for (left, right) in parts.iter().flat_map(|left| parts.map(|right| (left, right))) {
            for (language, mark) in
                Language::ALL.into_iter().flat_map(|language| [(language, "'"), (language, "’")])
            {
                let text = format!("{left}{mark}{right} is the word that is looked at");
                let [fast, slow] = both_ways(&text, language);
                assert_eq!(fast, slow, "{text:?} ({language})");
            }
        }
    }

    #[test]
    fn a_word_of_any_length_is_kept_in_pieces() {
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
    fn a_block_has_the_language_of_its_function_words() {
        let mirror = "The council has approved the budget that the mayor had presented to the public.";
        assert_eq!(tokens_of(mirror, Language::French).1, Language::English);
        assert_eq!(
            tokens_of("Le maire cite « the New Deal » dans son discours.", Language::French).1,
            Language::French
        );
        let quotation = "« I have made a mistake and I am sorry for what I did », a dit le maire.";
        assert_eq!(tokens_of(quotation, Language::French).1, Language::French);
    }
}
