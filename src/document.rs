//! From text to flat arrays: blocks, sentences and tokens, with their places in the text.

use std::ops::Range;

use crate::blocks::classify::Classifier;
use crate::blocks::features::{self, BlockFeatures, BlockTerms, TokenizedBlock, add_page_features};
use crate::blocks::layout::Layout;
use crate::blocks::{BlockKind, BlockReason, Reasons, preamble};
use crate::error::{Error, Kind};
use crate::language::{Language, Lexicon, ListSet, WordList, WordLists, lower};
use crate::sentences::{self, Forms, bullet};
use crate::span::Span;
use crate::text::end_mark;
use crate::tokens::{self, Token, Vocabulary, WordEntry, WordTerms, emptied};

/// A sentence of at most so many tokens with a phrase of the site is the site's; a longer one may tell of it.
const SITE_TOKENS: usize = 20;

/// Room is made for a sentence in so many bytes, and for a few things more than are expected.
const SENTENCE: usize = 90;
const ROOM: usize = 48;

/// An article's text as blocks and sentences, each with its place; every block is there, headings and furniture too.
///
/// ```
/// use abrege::{BlockKind, Summarizer};
/// let text = "Le budget est adopté\n\nLe conseil a adopté le budget. Il prévoit une baisse des impôts.";
/// let analysis = Summarizer::default().analyze(text)?;
/// let document = analysis.document();
/// assert_eq!(document.blocks().next().unwrap().kind(), BlockKind::Heading);
/// assert_eq!(document.sentences().map(|sentence| sentence.index()).collect::<Vec<_>>(), [0, 1, 2]);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    language: Language,
    blocks: Vec<BlockData>,
    sentences: Vec<SentenceData>,
    tokens: Vec<Token>,
    words: Vec<WordEntry>,
    /// What the word lists say, by [`Word::listing`].
    listings: &'static [ListSet],
    /// Those of each word.
    terms: Vec<WordTerms>,
    term_end: usize,
    /// The block that is the title.
    title: Option<usize>,
}

#[derive(Clone, Debug)]
struct BlockData {
    start: u32,
    end: u32,
    kind: BlockKind,
    reasons: Reasons,
    language: Language,
    /// A row of results.
    is_row: bool,
    /// Has a phrase of the site.
    speaks_for_site: bool,
    /// How often small letters run into a capital.
    glued: u32,
    /// The bytes before its first sentence: a bullet, an agency's dateline, the word "Subject:".
    lead: u32,
    sentences: Range<u32>,
}

#[derive(Clone, Debug)]
struct SentenceData {
    start: u32,
    end: u32,
    block: u32,
    tokens: Range<u32>,
    /// "Sign up to our newsletter for more." at the end of a paragraph.
    is_site: bool,
}

impl<'t> Document<'t> {
    /// Splits a text into blocks and sentences, and nothing more. Linear in its length.
    ///
    /// # Errors
    /// [`Error::is_too_long`] above `u32::MAX` bytes.
    ///
    /// ```
    /// use abrege::{Document, Language};
    /// let document = Document::parse("M. Dupont est venu. Il repart demain.", Language::French)?;
    /// assert_eq!(document.sentences().len(), 2);
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn parse(text: &'t str, language: Language) -> Result<Self, Error> {
        check_size(text)?;
        Ok(Document::new(text, language, &mut Vocabulary::default(), &mut Room::default()))
    }

    /// Splits a text of at most `u32::MAX` bytes. Linear in its length.
    pub(crate) fn new(
        text: &'t str,
        language: Language,
        vocabulary: &mut Vocabulary,
        room: &mut Room,
    ) -> Self {
        vocabulary.begin(text.len(), std::mem::take(&mut room.words));
        room.layout.read(text, language.pack());
        // Few words have no space behind them: elided ones, and those that a hyphen joins.
        let spaces = spaces(text);
        let mut tokens = std::mem::take(&mut room.tokens);
        let mut blocks = std::mem::take(&mut room.blocks);
        let facts = &mut room.facts;
        tokens.reserve(spaces + spaces / 7 + ROOM);
        blocks.reserve(room.layout.blocks.len());
        facts.clear();
        facts.reserve(room.layout.blocks.len());
        room.terms.begin(spaces * 3 / 5 + ROOM);
        for &(start, end) in &room.layout.blocks {
            let (start, end) = (start as usize, end as usize);
            let first = tokens.len();
            let (block_language, counts) =
                tokens::tokenize(text, (start, end), language, vocabulary, &mut tokens);
            let block_tokens = &tokens[first..];
            let block = &text[start..end];
            let tokenized =
                TokenizedBlock { text: block, start, tokens: block_tokens, language: block_language, counts };
            let fact = BlockFeatures::of(tokenized, vocabulary, &mut room.terms);
            let label = preamble::title_label(block, block_tokens, block_language, vocabulary);
            blocks.push(BlockData {
                start: start as u32,
                end: end as u32,
                kind: BlockKind::Paragraph,
                reasons: Reasons::default(),
                language: block_language,
                is_row: fact.is_row,
                speaks_for_site: fact.speaks_for_site,
                glued: fact.glued as u32,
                lead: fact.dateline.max(bullet(block)).max(label) as u32,
                sentences: 0..0,
            });
            facts.push(fact);
        }
        let lines = room.layout.blocks.iter().map(|&(start, end)| &text[start as usize..end as usize]);
        add_page_features(facts, lines);
        let (title, kinds) = room.classifier.classify(facts, &mut room.terms);
        for (block, (kind, reasons)) in blocks.iter_mut().zip(kinds) {
            (block.kind, block.reasons) = (kind, reasons);
        }
        let mut sentences = std::mem::take(&mut room.sentences);
        split(text, &mut blocks, &tokens, vocabulary, &mut room.forms, &mut sentences);
        let mut terms = std::mem::take(&mut room.word_terms);
        let words = vocabulary.finish(&mut terms);
        let term_end = vocabulary.term_end();
        let listings = Lexicon::get().listings();
        Document { text, language, blocks, sentences, tokens, words, listings, terms, term_end, title }
    }

    /// Gives back the room that it does not need.
    pub(crate) fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
        self.sentences.shrink_to_fit();
        self.tokens.shrink_to_fit();
        self.words.shrink_to_fit();
        self.terms.shrink_to_fit();
    }

    /// Leaves its room to the next document.
    pub(crate) fn recycle(self, room: &mut Room) {
        room.blocks = emptied(self.blocks);
        room.sentences = emptied(self.sentences);
        room.tokens = emptied(self.tokens);
        room.words = emptied(self.words);
        room.word_terms = emptied(self.terms);
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The article's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The heading above the story that is its title, if there is one.
    pub fn title(&self) -> Option<Block<'_, 't>> {
        self.title.map(|number| Block { document: self, number })
    }

    /// Every block, in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = Block<'_, 't>> + DoubleEndedIterator + Clone {
        (0..self.blocks.len()).map(|number| Block { document: self, number })
    }

    /// Every sentence of every block, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_, 't>> + DoubleEndedIterator + Clone {
        (0..self.sentences.len()).map(|number| Sentence::new(self, number))
    }

    pub(crate) fn sentence(&self, number: usize) -> Sentence<'_, 't> {
        Sentence::new(self, number)
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The span with the period that closes its last acronym: "U.S.", which UAX #29 leaves out of the word.
    pub(crate) fn with_period(&self, span: Span) -> Span {
        let text = &self.text[span.range()];
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_acronym = last.contains('.') && last.split('.').all(|part| part.chars().count() == 1);
        let extra = usize::from(is_acronym && self.text[span.end..].starts_with('.'));
        Span::new(span.start, span.end + extra)
    }

    /// The tokens inside a span.
    pub(crate) fn tokens_within(&self, span: Span) -> &[Token] {
        let first = self.tokens.partition_point(|token| (token.start as usize) < span.start);
        let last = self.tokens.partition_point(|token| token.end() as usize <= span.end);
        &self.tokens[first..last.max(first)]
    }

    /// All terms of the document are below this.
    pub(crate) fn term_end(&self) -> usize {
        self.term_end
    }

    /// How many distinct words the document has.
    pub(crate) fn word_count(&self) -> usize {
        self.words.len()
    }

    #[inline]
    pub(crate) fn classes(&self, word: u32, language: Language) -> WordLists {
        self.listings[self.words[word as usize].listing as usize][language.number()]
    }

    /// The word's number in the lexicon, if a list has it.
    pub(crate) fn entry(&self, word: u32) -> Option<u32> {
        self.words[word as usize].entry()
    }

    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.terms[word as usize][language.number()]
    }
}

/// Room that documents leave to the next ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room {
    layout: Layout,
    facts: Vec<BlockFeatures>,
    terms: BlockTerms,
    classifier: Classifier,
    forms: Forms,
    blocks: Vec<BlockData>,
    sentences: Vec<SentenceData>,
    tokens: Vec<Token>,
    words: Vec<WordEntry>,
    word_terms: Vec<WordTerms>,
}

/// Room for so many tokens is kept, whatever comes…
const MOST_TOKENS: usize = 64_000;
/// …and more, while articles have so many bytes to a token of it (about six are one).
const FEWEST_BYTES: f32 = 0.25;

impl Room {
    /// Whether it is far too large for a text of so many bytes.
    pub(crate) fn is_outsized(&self, bytes: usize) -> bool {
        let tokens = self.tokens.capacity();
        tokens > MOST_TOKENS && (bytes as f32) < FEWEST_BYTES * tokens as f32
    }
}

/// How many plain spaces a text has, counted in steps that a processor takes at once.
fn spaces(text: &str) -> usize {
    let count = |step: &[u8]| usize::from(step.iter().map(|&byte| u8::from(byte == b' ')).sum::<u8>());
    text.as_bytes().chunks(128).map(count).sum()
}

/// Offsets are kept in 32 bits.
pub(crate) fn check_size(text: &str) -> Result<(), Error> {
    if text.len() > u32::MAX as usize { Err(Kind::TooLong(text.len()).into()) } else { Ok(()) }
}

/// Appends the sentences of the blocks.
fn split(
    text: &str,
    blocks: &mut [BlockData],
    tokens: &[Token],
    vocabulary: &Vocabulary,
    forms: &mut Forms,
    sentences: &mut Vec<SentenceData>,
) {
    sentences.reserve(text.len() / SENTENCE + ROOM);
    let mut token = 0;
    for (number, block) in blocks.iter_mut().enumerate() {
        let base = (block.start + block.lead) as usize;
        let first = sentences.len();
        token += tokens[token..].iter().take_while(|token| (token.start as usize) < base).count();
        sentences::sentences(&text[base..block.end as usize], block.language.pack(), forms, |start, end| {
            let (start, end) = ((base + start) as u32, (base + end) as u32);
            let from = token;
            while tokens.get(token).is_some_and(|next| next.start < end) {
                token += 1;
            }
            // "[…]" stands for something; other stray marks belong to the sentence before.
            if token > from || text[start as usize..].starts_with('[') {
                let own = &tokens[from..token];
                let is_site = block.speaks_for_site
                    && own.len() <= SITE_TOKENS
                    && features::phrases_of_site(own, block.language, vocabulary).next().is_some();
                let tokens = from as u32..token as u32;
                sentences.push(SentenceData { start, end, block: number as u32, tokens, is_site });
            } else if let Some(last) = sentences[first..].last_mut() {
                last.end = end;
            }
        });
        block.sentences = first as u32..sentences.len() as u32;
    }
}

/// A block of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Block<'d, 't> {
    document: &'d Document<'t>,
    number: usize,
}

impl<'d, 't> Block<'d, 't> {
    fn data(self) -> &'d BlockData {
        &self.document.blocks[self.number]
    }

    /// What the block is.
    pub fn kind(self) -> BlockKind {
        self.data().kind
    }

    /// Why it is taken for that.
    ///
    /// ```
    /// use abrege::{BlockReason, Document, Language};
    /// let text = "Le budget est adopté\n\nLe conseil a adopté le budget. Il prévoit une baisse des impôts.";
    /// let document = Document::parse(text, Language::French)?;
    /// let title = document.blocks().next().unwrap();
    /// assert_eq!(title.reasons().collect::<Vec<_>>(), [BlockReason::Title]);
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn reasons(self) -> impl Iterator<Item = BlockReason> + Clone {
        self.data().reasons.of(self.kind())
    }

    /// The language of the block: the article's, unless its function words are clearly another's.
    pub fn language(self) -> Language {
        self.data().language
    }

    /// How often small letters run into a capital.
    pub(crate) fn glued(self) -> usize {
        self.data().glued as usize
    }

    /// Whether it may name whom the story is about: furniture does not, but rows of results do.
    pub(crate) fn tells_names(self) -> bool {
        let data = self.data();
        data.kind != BlockKind::Furniture || data.is_row && !data.reasons.speak_of_site()
    }

    /// The place in the text.
    pub fn span(self) -> Span {
        Span::new(self.data().start as usize, self.data().end as usize)
    }

    /// The text of the block.
    pub fn text(self) -> &'t str {
        &self.document.text[self.span().range()]
    }

    /// The text without what stands before its first sentence.
    pub(crate) fn bare_text(self) -> &'t str {
        &self.text()[self.data().lead as usize..]
    }

    /// The number of the block in the document, from 0.
    pub fn index(self) -> usize {
        self.number
    }

    /// The sentences of the block, in order.
    pub fn sentences(self) -> impl ExactSizeIterator<Item = Sentence<'d, 't>> + DoubleEndedIterator + Clone {
        let Range { start, end } = self.data().sentences;
        let document = self.document;
        (start as usize..end as usize).map(move |number| Sentence::new(document, number))
    }
}

/// A sentence of a [`Document`]. An agency's dateline ("LONDON (Reuters) -"), a bullet, the word "Subject:" before a
/// title stand in its block, before it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'d, 't> {
    document: &'d Document<'t>,
    number: usize,
    /// Its block's.
    language: Language,
}

impl<'d, 't> Sentence<'d, 't> {
    fn new(document: &'d Document<'t>, number: usize) -> Self {
        let block = document.sentences[number].block as usize;
        Sentence { document, number, language: document.blocks[block].language }
    }

    fn data(self) -> &'d SentenceData {
        &self.document.sentences[self.number]
    }

    /// The sentence as it stands in the text.
    pub fn text(self) -> &'t str {
        &self.document.text[self.span().range()]
    }

    /// The place in the text, without the white space around it.
    pub fn span(self) -> Span {
        Span::new(self.data().start as usize, self.data().end as usize)
    }

    /// The number of the sentence in the document, from 0, headings and furniture counted.
    pub fn index(self) -> usize {
        self.number
    }

    /// The block that the sentence is part of.
    pub fn block(self) -> Block<'d, 't> {
        Block { document: self.document, number: self.data().block as usize }
    }

    pub(crate) fn tokens(self) -> &'d [Token] {
        &self.document.tokens[self.token_range()]
    }

    pub(crate) fn token_range(self) -> Range<usize> {
        let Range { start, end } = self.data().tokens;
        start as usize..end as usize
    }

    /// The language of its block.
    pub(crate) fn language(self) -> Language {
        self.language
    }

    /// What the sentence's language says of a token.
    #[inline]
    pub(crate) fn classes(self, token: &Token) -> WordLists {
        self.document.classes(token.word, self.language)
    }

    pub(crate) fn entry(self, token: &Token) -> Option<u32> {
        self.document.entry(token.word)
    }

    pub(crate) fn term(self, token: &Token) -> u32 {
        self.document.term(token.word, self.language)
    }

    /// A token's form: lower case, straight apostrophes.
    pub(crate) fn form(self, token: &Token) -> String {
        let mut form = String::new();
        self.form_into(token, &mut form);
        form
    }

    /// The same, into a buffer.
    pub(crate) fn form_into(self, token: &Token, form: &mut String) {
        lower(self.slice(token.start, token.end()), form);
    }

    /// Whether a plain space is all of a part of the text.
    #[inline]
    pub(crate) fn is_space(self, start: u32, end: u32) -> bool {
        start + 1 == end && self.document.text.as_bytes().get(start as usize) == Some(&b' ')
    }

    /// A part of the text.
    #[inline]
    pub(crate) fn slice(self, start: u32, end: u32) -> &'t str {
        &self.document.text[start as usize..end as usize]
    }

    #[inline]
    pub(crate) fn has(self, token: &Token, class: WordList) -> bool {
        self.classes(token).has(class)
    }

    /// The sentence's role: its block's kind, but a lead-in when it ends in ":", and furniture when it is short and
    /// speaks for the site.
    pub fn kind(self) -> BlockKind {
        let kind = self.block().kind();
        let announces = || end_mark(self.text()) == Some(':');
        match kind {
            BlockKind::Paragraph if self.data().is_site => BlockKind::Furniture,
            BlockKind::Paragraph if announces() => BlockKind::LeadIn,
            kind => kind,
        }
    }
}
