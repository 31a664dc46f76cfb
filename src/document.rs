//! A document: an article's blocks, sentences and tokens in flat arrays, with their ranges in the text.

use std::borrow::Cow;
use std::ops::Range;

use crate::blocks::role::{Role, Signs};
use crate::blocks::{BlockKind, BlockReason, Reasons};
use crate::language::{Language, WordList, WordLists, flow, lower};
use crate::span::Span;
use crate::text::end_mark;
use crate::tokens::{Token, Tokens, WordTable};

/// An article's text as blocks and sentences, each with its byte range. Every block is included, headings and furniture
/// too.
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
    text: Cow<'t, str>,
    language: Language,
    data: DocumentData,
}

/// What a document owns. Its buffers serve one document after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentData {
    pub(crate) blocks: Vec<BlockData>,
    pub(crate) sentences: Vec<SentenceData>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: WordTable,
    /// The byte ranges between quotation marks, in order.
    pub(crate) quotations: Vec<(u32, u32)>,
    /// The block that is the title.
    pub(crate) title: Option<usize>,
    /// The distinct terms of the title that was given or found, ascending.
    pub(crate) title_terms: Vec<u32>,
    /// The tokens of the query, with offsets into the query.
    pub(crate) query: Vec<Token>,
}

#[derive(Clone, Debug)]
pub(crate) struct BlockData {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: BlockKind,
    pub(crate) reasons: Reasons,
    pub(crate) language: Language,
    /// A row of results.
    pub(crate) is_row: bool,
    pub(crate) signs: Signs,
    /// How often small letters run into a capital.
    pub(crate) glued: u32,
    /// The bytes before its first sentence: a bullet, an agency's dateline, a kicker or stamp, the label "Subject:".
    pub(crate) preamble: u32,
    pub(crate) sentences: Range<u32>,
}

#[derive(Clone, Debug)]
pub(crate) struct SentenceData {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) block: u32,
    pub(crate) tokens: Range<u32>,
    pub(crate) role: Role,
    /// A quotation is open where it begins: an earlier sentence of the paragraph opened it.
    pub(crate) continues_quotation: bool,
}

impl<'t> Document<'t> {
    pub(crate) fn of(text: &'t str, language: Language, data: DocumentData) -> Self {
        Document { text: Cow::Borrowed(text), language, data }
    }

    /// Copies the borrowed text, so that the document outlives the article.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        let mut owned =
            Document { text: Cow::Owned(self.text.into_owned()), language: self.language, data: self.data };
        owned.shrink();
        owned
    }

    /// Returns the buffers, for the next document.
    pub(crate) fn into_data(self) -> DocumentData {
        self.data
    }

    /// Releases unused memory of the long buffers.
    pub(crate) fn shrink(&mut self) {
        self.data.tokens.shrink_to_fit();
        self.data.sentences.shrink_to_fit();
        self.data.blocks.shrink_to_fit();
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns a part of the text, which results may keep. It is a copy if the document owns its text.
    pub(crate) fn part(&self, span: Span) -> Cow<'t, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[span.range()]),
            Cow::Owned(text) => Cow::Owned(text[span.range()].to_owned()),
        }
    }

    /// Returns a part of the text as running text, which results may keep.
    pub(crate) fn flowed(&self, span: Span) -> Cow<'t, str> {
        match self.part(span) {
            Cow::Borrowed(part) => flow(part),
            Cow::Owned(part) => Cow::Owned(flow(&part).into_owned()),
        }
    }

    /// Returns the article's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the heading above the story that is its title, if there is one.
    pub fn title(&self) -> Option<Block<'_, 't>> {
        self.data.title.map(|number| Block { document: self, number })
    }

    /// Iterates over every block, in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = Block<'_, 't>> + DoubleEndedIterator + Clone {
        (0..self.data.blocks.len()).map(|number| Block { document: self, number })
    }

    /// Iterates over every sentence of every block, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_, 't>> + DoubleEndedIterator + Clone {
        (0..self.data.sentences.len()).map(|number| Sentence::new(self, number))
    }

    /// Returns a block by its [index](Block::index).
    pub fn block(&self, index: usize) -> Option<Block<'_, 't>> {
        (index < self.data.blocks.len()).then_some(Block { document: self, number: index })
    }

    /// Returns a sentence by its [index](Sentence::index).
    pub fn sentence(&self, index: usize) -> Option<Sentence<'_, 't>> {
        (index < self.data.sentences.len()).then(|| self.sentence_at(index))
    }

    pub(crate) fn sentence_at(&self, number: usize) -> Sentence<'_, 't> {
        Sentence::new(self, number)
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.data.tokens
    }

    pub(crate) fn words(&self) -> &WordTable {
        &self.data.words
    }

    /// The distinct terms of the title that was given or found, ascending.
    pub(crate) fn title_terms(&self) -> &[u32] {
        &self.data.title_terms
    }

    /// The tokens of the query, with offsets into the query.
    pub(crate) fn query(&self) -> &[Token] {
        &self.data.query
    }

    /// The span with the period that closes its last acronym: "U.S.", which UAX #29 leaves out of the word.
    pub(crate) fn with_period(&self, span: Span) -> Span {
        if !self.text[span.end..].starts_with('.') {
            return span;
        }
        let text = &self.text[span.range()];
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_acronym = last.contains('.') && last.split('.').all(|part| part.chars().count() == 1);
        Span::new(span.start, span.end + usize::from(is_acronym))
    }

    /// All terms of the document are below this.
    pub(crate) fn term_end(&self) -> usize {
        self.data.words.term_end()
    }

    /// How many distinct words the document has.
    pub(crate) fn word_count(&self) -> usize {
        self.data.words.len()
    }

    #[inline]
    pub(crate) fn lists(&self, word: u32, language: Language) -> WordLists {
        self.data.words.lists(word, language)
    }

    /// Returns a view of a range of tokens that reads the lists of a language.
    pub(crate) fn view(&self, tokens: Range<usize>, span: Span, language: Language) -> Tokens<'_> {
        Tokens {
            text: &self.text,
            span,
            tokens: &self.data.tokens[tokens],
            words: &self.data.words,
            language,
        }
    }

    pub(crate) fn term(&self, word: u32, language: Language) -> u32 {
        self.data.words.term(word, language)
    }
}

impl DocumentData {
    /// How many tokens fit without growing.
    pub(crate) fn capacity(&self) -> usize {
        self.tokens.capacity()
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
        &self.document.data.blocks[self.number]
    }

    /// Returns what the block is.
    pub fn kind(self) -> BlockKind {
        self.data().kind
    }

    /// Iterates over the reasons for its kind.
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

    /// Returns the language of the block: the article's, unless its function words clearly belong to another.
    pub fn language(self) -> Language {
        self.data().language
    }

    /// How often small letters run into a capital.
    pub(crate) fn glued(self) -> usize {
        self.data().glued as usize
    }

    /// Whether to look for names here: in the story, and in rows of results.
    pub(crate) fn tells_names(self) -> bool {
        let data = self.data();
        data.kind.is_of_story() || data.is_row && !data.reasons.speak_of_site()
    }

    /// Returns the byte range in the text.
    pub fn span(self) -> Span {
        Span::new(self.data().start as usize, self.data().end as usize)
    }

    /// Returns the text of the block.
    pub fn text(self) -> &'d str {
        &self.document.text[self.span().range()]
    }

    /// The span without what stands before its first sentence.
    pub(crate) fn bare_span(self) -> Span {
        let span = self.span();
        Span::new(span.start + self.data().preamble as usize, span.end)
    }

    /// Returns the number of the block in the document, from 0.
    pub fn index(self) -> usize {
        self.number
    }

    /// Iterates over the sentences of the block, in order.
    pub fn sentences(self) -> impl ExactSizeIterator<Item = Sentence<'d, 't>> + DoubleEndedIterator + Clone {
        let Range { start, end } = self.data().sentences;
        let document = self.document;
        (start as usize..end as usize).map(move |number| Sentence::new(document, number))
    }
}

/// A sentence of a [`Document`]. An agency's dateline ("LONDON (Reuters) -"), a bullet or the label "Subject:" before a
/// title belongs to the block, not to its first sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'d, 't> {
    document: &'d Document<'t>,
    number: usize,
    /// Its block's.
    language: Language,
}

impl<'d, 't> Sentence<'d, 't> {
    fn new(document: &'d Document<'t>, number: usize) -> Self {
        let block = document.data.sentences[number].block as usize;
        Sentence { document, number, language: document.data.blocks[block].language }
    }

    fn data(self) -> &'d SentenceData {
        &self.document.data.sentences[self.number]
    }

    /// Returns the sentence as it stands in the text. What must outlive the document is a slice of the text at its
    /// span.
    pub fn text(self) -> &'d str {
        &self.document.text[self.span().range()]
    }

    /// Returns the byte range in the text, without the white space around it.
    pub fn span(self) -> Span {
        Span::new(self.data().start as usize, self.data().end as usize)
    }

    /// Returns the number of the sentence in the document, from 0, counting headings and furniture.
    pub fn index(self) -> usize {
        self.number
    }

    /// Returns the block of the sentence.
    pub fn block(self) -> Block<'d, 't> {
        Block { document: self.document, number: self.data().block as usize }
    }

    pub(crate) fn tokens(self) -> &'d [Token] {
        &self.document.data.tokens[self.token_range()]
    }

    pub(crate) fn token_range(self) -> Range<usize> {
        let Range { start, end } = self.data().tokens;
        start as usize..end as usize
    }

    /// The language of its block.
    pub(crate) fn language(self) -> Language {
        self.language
    }

    /// Returns the word lists of the sentence's language that a token is on.
    #[inline]
    pub(crate) fn lists(self, token: &Token) -> WordLists {
        self.document.lists(token.word, self.language)
    }

    /// Whether it continues a quotation that an earlier sentence opened.
    pub(crate) fn continues_quotation(self) -> bool {
        self.data().continues_quotation
    }

    pub(crate) fn view(self) -> Tokens<'d> {
        self.document.view(self.token_range(), self.span(), self.language)
    }

    pub(crate) fn term(self, token: &Token) -> u32 {
        self.document.term(token.word, self.language)
    }

    /// Returns a token's normalized form: lower case, straight apostrophes.
    pub(crate) fn form(self, token: &Token) -> String {
        let mut form = String::new();
        self.form_into(token, &mut form);
        form
    }

    /// Writes a token's normalized form into a buffer.
    pub(crate) fn form_into(self, token: &Token, form: &mut String) {
        lower(self.slice(token.start, token.end()), form);
    }

    /// Returns a part of the text.
    #[inline]
    pub(crate) fn slice(self, start: u32, end: u32) -> &'d str {
        &self.document.text[start as usize..end as usize]
    }

    #[inline]
    pub(crate) fn has(self, token: &Token, class: WordList) -> bool {
        self.lists(token).has(class)
    }

    /// Iterates over the reasons for its kind: its block's, unless it is of another kind than its block.
    pub fn reasons(self) -> impl Iterator<Item = BlockReason> + Clone {
        let own = match self.data().role {
            _ if self.kind() == self.block().kind() => None,
            Role::Site | Role::Announcement => Some(BlockReason::SitePhrase),
            Role::Names => Some(BlockReason::NoRunningText),
            Role::Caption => Some(BlockReason::Caption),
            Role::Story | Role::Labelled | Role::LongLabelled | Role::Depicting => {
                Some(BlockReason::EndsInColon)
            }
        };
        let of_block = self.block().reasons().filter(move |_| own.is_none());
        own.into_iter().chain(of_block)
    }

    /// Returns the role of the sentence: the kind of its block, but a lead-in if it ends in ":", furniture if it is
    /// short and has a phrase of sites, only announces what follows or lists names, and a caption if it is written like
    /// one.
    pub fn kind(self) -> BlockKind {
        let kind = self.block().kind();
        let announces = || end_mark(self.text()) == Some(':');
        match kind {
            BlockKind::Paragraph
                if matches!(self.data().role, Role::Site | Role::Announcement | Role::Names) =>
            {
                BlockKind::Furniture
            }
            BlockKind::Paragraph if self.data().role == Role::Caption => BlockKind::Caption,
            BlockKind::Paragraph if announces() => BlockKind::LeadIn,
            kind => kind,
        }
    }
}
