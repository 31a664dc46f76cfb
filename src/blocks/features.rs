//! What can be counted in one block, for its kind to be told from.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::preamble::dateline;
use super::site_line::is_share_line;
use crate::language::{Language, WordFlags, WordList, WordLists};
use crate::sentences::is_list_item;
use crate::text::{end_mark, is_combining, is_terminator, trim_closers};
use crate::tokens::{Counts, Shape, TermSets, Token, WordTable, longest};

/// A caption's credit, or a comment's header, is a line of at most so many words or characters.
const CREDIT_WORDS: usize = 9;
const HEADER_BYTES: usize = 120;
const BYLINE_WORDS: usize = 20;
/// A picture's caption has at most so many words.
const CAPTION_WORDS: usize = 60;
/// A paragraph of so many words that an agency's credits close is none the less a paragraph.
const CREDITED_WORDS: usize = 15;
/// A row of results has so many numbers, and one to so many tokens.
const ROW_NUMBERS: usize = 2;
const ROW_SHARE: usize = 4;

/// Room is made at once for so many different terms.
const MOST_ROOM: usize = 1000;

/// Counts and marks of one block.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockFeatures {
    /// White-space separated words.
    pub(crate) words: usize,
    pub(crate) tokens: usize,
    pub(crate) stop_words: usize,
    /// Phrases of the site.
    pub(crate) furniture: usize,
    /// Has one, be it in the credit that closes it.
    pub(crate) speaks_for_site: bool,
    /// Small letters that run into a capital.
    pub(crate) glued: usize,
    /// Where it ends in ":", "!" or "?": no terminator stands before that.
    pub(crate) has_one_end: bool,
    /// Ends like a sentence.
    pub(crate) is_closed: bool,
    pub(crate) ends_in_colon: bool,
    /// As captions do: "… at the port on 17 May 2019."
    pub(crate) ends_in_number: bool,
    /// A row of results: numbers beside names ("Testud beat Martinez 4-6 6-2").
    pub(crate) is_row: bool,
    /// Ends in "!" or "?", its only mark.
    pub(crate) is_call: bool,
    pub(crate) is_item: bool,
    pub(crate) is_repeated: bool,
    pub(crate) is_caption: bool,
    /// A picture's credit follows.
    pub(crate) is_credited: bool,
    pub(crate) is_byline: bool,
    pub(crate) is_comment_line: bool,
    /// The bytes of the dateline that it begins with.
    pub(crate) dateline: usize,
    /// Has a letter.
    pub(crate) has_letters: bool,
    /// A credit of a picture by itself.
    pub(crate) is_credit: bool,
    /// Where its terms stand, see [`BlockTerms::of`].
    terms: (u32, u32),
}

/// A block while its facts are told.
pub(crate) struct BlockText<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) tokens: &'a [Token],
    pub(crate) language: Language,
    pub(crate) counts: Counts,
}

impl BlockFeatures {
    pub(crate) fn of(seen: &BlockText<'_>, vocabulary: &WordTable, terms: &mut BlockTerms) -> Self {
        let &BlockText { text, start, end, tokens, language, counts } = seen;
        let block = &text[start..end];
        let Phrases { terms: own_terms, last_of_site, furniture, has_caption } =
            Phrases::note(tokens, language, vocabulary, terms);
        let classes = |token: &Token| vocabulary.classes(token.word, language);
        let end = Ending::of(block);
        let bracket = last_bracket(block, start, tokens);
        let has_agency = counts.marks.has(WordFlags::AGENCY, language);
        let is_agency = |token: &Token| token.shape.is_capital() && token.has(WordFlags::AGENCY);
        let names_pictures = has_agency && tokens[bracket..].iter().any(is_agency);
        // "… in June. (Reporting by Ann Weaver)": a sentence of the site after a paragraph of the story.
        let is_signed =
            bracket > CREDITED_WORDS && !names_pictures && last_of_site.is_some_and(|last| last >= bracket);
        let signature = if is_signed { &tokens[bracket..] } else { &[] };
        let mut facts = BlockFeatures {
            words: counts.glance.strings,
            tokens: tokens.len(),
            stop_words: counts.stop_words(language),
            furniture: furniture - phrases_of_site(signature, language, vocabulary).count()
                + 2 * usize::from(block.starts_with('>')),
            speaks_for_site: furniture > 0,
            glued: if counts.glance.may_be_glued { glued(block) } else { 0 },
            is_closed: end.is_closed,
            ends_in_number: tokens.last().is_some_and(|token| token.shape == Shape::Number),
            ends_in_colon: end.mark == Some(':'),
            is_row: counts.numbers >= ROW_NUMBERS && counts.numbers * ROW_SHARE >= tokens.len(),
            is_item: is_list_item(block),
            has_letters: counts.numbers < tokens.len(),
            dateline: dateline(block, start, tokens, language, vocabulary),
            terms: own_terms,
            ..BlockFeatures::default()
        };
        if matches!(end.mark, Some('!' | '?' | ':')) {
            facts.has_one_end = !has_inner_end(block);
        }
        facts.is_call =
            matches!(end.mark, Some('!' | '?')) && facts.has_one_end && !block.contains(['«', '“']);
        let [is_furniture_line, is_comment_line] =
            LINE_LISTS.map(|class| is_whole(class, tokens, language, vocabulary));
        let is_share_line = !facts.is_closed
            && tokens.first().is_some_and(|token| classes(token).has(WordList::ShareVerb))
            && is_share_line(block, language.pack());
        facts.furniture += 2 * usize::from(is_furniture_line || is_share_line);
        facts.is_comment_line =
            block.len() < HEADER_BYTES && (is_comment_line || is_comment_header(tokens, end, &classes));
        // "With AFP" signs the story, not a picture.
        let is_signature = tokens.first().is_some_and(Token::is_stop);
        let names_agency = || has_agency && tokens.iter().any(is_agency) || block.contains('©');
        facts.is_credit = facts.words <= CREDIT_WORDS && !facts.is_closed && !is_signature && names_agency();
        facts.is_caption =
            has_caption || names_pictures || !facts.is_closed && tokens.first().is_some_and(is_agency);
        facts.is_byline = !facts.is_closed
            && facts.words <= BYLINE_WORDS
            && tokens.first().is_some_and(|token| classes(token).has(WordList::Byline));
        facts
    }
}

/// What a pass over a block's words finds.
struct Phrases {
    /// See [`BlockTerms`].
    terms: (u32, u32),
    /// Phrases of the site, and where the last of them begins.
    furniture: usize,
    last_of_site: Option<usize>,
    has_caption: bool,
}

impl Phrases {
    /// Notes the terms of a block, and finds its phrases.
    fn note(tokens: &[Token], language: Language, vocabulary: &WordTable, terms: &mut BlockTerms) -> Self {
        let own = tokens.iter().map(|token| vocabulary.term(token.word, language));
        let terms = terms.distinct.note(own, vocabulary.term_end());
        let (mut furniture, mut last_of_site) = (0, None);
        for i in phrases_of_site(tokens, language, vocabulary) {
            (furniture, last_of_site) = (furniture + 1, Some(i));
        }
        let has_caption = tokens.iter().enumerate().any(|(i, token)| {
            token.has(WordFlags::CAPTION)
                && longest(WordList::Caption, &tokens[i..], language, vocabulary) > 0
        });
        Phrases { terms, furniture, last_of_site, has_caption }
    }
}

/// The distinct terms of each block, and in how many they stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockTerms {
    distinct: TermSets,
    /// For each term, how many of the blocks that were counted hold it.
    counts: Vec<u32>,
}

impl BlockTerms {
    /// Begins anew, with room for so many terms.
    pub(crate) fn begin(&mut self, terms: usize) {
        self.distinct.begin(terms, terms.min(MOST_ROOM));
    }

    /// The distinct terms of a block, in the order in which they come.
    pub(crate) fn of(&self, facts: &BlockFeatures) -> &[u32] {
        self.distinct.at(facts.terms)
    }

    /// Counts in how many of some blocks each term stands.
    pub(crate) fn count<'f>(&mut self, blocks: impl Iterator<Item = &'f BlockFeatures>) {
        self.counts.clear();
        self.counts.resize(self.distinct.end(), 0);
        for facts in blocks {
            for &term in self.distinct.at(facts.terms) {
                self.counts[term as usize] += 1;
            }
        }
    }

    /// How many of a block's terms stand in more of the blocks that were counted than this.
    pub(crate) fn shared(&self, facts: &BlockFeatures, least: u32) -> usize {
        self.of(facts).iter().filter(|&&term| self.counts[term as usize] > least).count()
    }
}

impl BlockFeatures {
    /// Whether it is short enough for a picture's caption.
    pub(crate) fn may_be_caption(&self) -> bool {
        self.words <= CAPTION_WORDS
    }
}

/// How a block ends, closing marks and white space set aside.
#[derive(Clone, Copy, Debug, Default)]
struct Ending {
    mark: Option<char>,
    is_closed: bool,
}

impl Ending {
    fn of(block: &str) -> Self {
        let mark = end_mark(block);
        let is_terminated = mark.is_some_and(is_terminator);
        let is_cut = || {
            trim_closers(block).ends_with("...")
                || mark == Some('…')
                || block.ends_with("[…]")
                || block.ends_with("[...]")
        };
        Ending { mark, is_closed: is_terminated && !is_cut() }
    }
}

/// Whether a terminator stands in a block before its last marks.
fn has_inner_end(block: &str) -> bool {
    trim_closers(block).trim_end_matches(is_terminator).contains(is_terminator)
}

/// The phrases of the site in a block or sentence: the places of their first tokens.
pub(crate) fn phrases_of_site<'a>(
    tokens: &'a [Token],
    language: Language,
    vocabulary: &'a WordTable,
) -> impl Iterator<Item = usize> + 'a {
    (0..tokens.len()).filter(move |&i| {
        // Few second words follow a first one.
        let may_head = tokens[i].has(WordFlags::FURNITURE_HEAD)
            & tokens.get(i + 1).is_some_and(|next| next.has(WordFlags::FURNITURE_SECOND));
        (may_head | tokens[i].has(WordFlags::FURNITURE))
            && longest(WordList::Furniture, &tokens[i..], language, vocabulary) > 0
    })
}

/// Whether the whole block is one entry of a list.
fn is_whole(class: WordList, tokens: &[Token], language: Language, vocabulary: &WordTable) -> bool {
    !tokens.is_empty() && longest(class, tokens, language, vocabulary) == tokens.len()
}

/// "12 March at 10:30, Ann said:"
fn is_comment_header(tokens: &[Token], end: Ending, classes: &impl Fn(&Token) -> WordLists) -> bool {
    let says = tokens.last().is_some_and(|token| classes(token).has(WordList::ReportingVerb));
    says && !end.is_closed && tokens.iter().any(|token| token.shape == Shape::Number)
}

/// The number of the first token of the bracket that closes a block: "… on Monday. (AP Photo/Ann Smith)"; all when none.
fn last_bracket(block: &str, base: usize, tokens: &[Token]) -> usize {
    let open = block.trim_end().strip_suffix(')').and_then(|block| block.rfind('('));
    open.map_or(tokens.len(), |open| tokens.partition_point(|token| (token.start as usize) < base + open))
}

/// How often four small letters and more run into a capital, a mark between them or not.
pub(crate) fn glued(block: &str) -> usize {
    let (mut small, mut count) = (0, 0);
    for c in block.chars() {
        if c.is_lowercase() {
            small += 1;
        } else if c.is_uppercase() {
            count += usize::from(small >= 4);
            small = 0;
        } else if !(matches!(c, '.' | '!' | '?') && small >= 4 || is_combining(c)) {
            small = 0;
        }
    }
    count
}

/// WordFlags that depend on other blocks: repeated lines, and the block before a picture's credit.
pub(crate) fn note_neighbours(
    text: &str,
    blocks: &[(u32, u32)],
    facts: &mut [BlockFeatures],
    lines: &mut HashTable<u32>,
) {
    let line = |block: u32| {
        let (start, end) = blocks[block as usize];
        &text[start as usize..end as usize]
    };
    let hasher = DefaultHashBuilder::default();
    lines.clear();
    for i in 0..blocks.len() {
        let own = line(i as u32);
        let known = lines.entry(
            hasher.hash_one(own),
            |&other| line(other) == own,
            |&other| hasher.hash_one(line(other)),
        );
        let first = *known.or_insert(i as u32).get() as usize;
        if first < i {
            (facts[first].is_repeated, facts[i].is_repeated) = (true, true);
        }
        facts[i].is_credited =
            facts[i].may_be_caption() && facts.get(i + 1).is_some_and(|next| next.is_credit);
    }
}

/// The list that a whole-line entry must be on.
pub(crate) const LINE_LISTS: [WordList; 2] = [WordList::FurnitureLine, WordList::CommentLine];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told() {
        let closed = |block| Ending::of(block).is_closed;
        assert!(closed("C'est fini. »") && closed("\"Why?\"") && closed("Done.)"));
        assert!(!closed("A heading") && !closed("To be continued...") && !closed("Cut off […]"));
        assert_eq!(Ending::of("L'ordre stipule que :").mark, Some(':'));
        assert!(has_inner_end("One. Two: three?") && !has_inner_end("Two: three?"));
    }

    #[test]
    fn glued_elements_are_counted() {
        assert_eq!(glued("12:20PolitiqueMarseille : les règles du Sénat.Lire"), 2);
        assert_eq!(glued("PayPal et YouTube ont signé. Un accord"), 0);
    }
}
