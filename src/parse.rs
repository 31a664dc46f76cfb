//! From an article to a document: lines to blocks, blocks to tokens and sentences.

use crate::article::Article;
use crate::blocks::block_text::TokenizedBlock;
use crate::blocks::classify::Classifier;
use crate::blocks::features::{BlockFeatures, BlockTerms};
use crate::blocks::given;
use crate::blocks::lines::LineJoiner;
use crate::blocks::page_features::add_page_features;
use crate::blocks::preamble::preamble;
use crate::blocks::role::{Role, SentenceText, Signs};
use crate::blocks::{BlockKind, Reasons};
use crate::capacity::Capacity;
use crate::document::{BlockData, Document, DocumentData, SentenceData};
use crate::error::Error;
use crate::language::{Language, LanguageLists};
use crate::quotations::closes_first;
use crate::roles;
use crate::sentences::{self, Forms};
use crate::text::end_mark;
use crate::tokens::{NO_TERM, Token, Tokenizer, Vocabulary};

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
        let article = Article::new(text);
        article.check()?;
        let (mut vocabulary, mut scratch) = Default::default();
        Ok(Document::new(&article, language, &mut vocabulary, &mut scratch, DocumentData::default()))
    }

    /// Reads a checked article into the buffers of an earlier document. Linear in its length.
    pub(crate) fn new(
        article: &Article<'t>,
        language: Language,
        vocabulary: &mut Vocabulary,
        scratch: &mut Scratch,
        mut data: DocumentData,
    ) -> Self {
        let text = article.text;
        let capacity = Capacity::of(text);
        vocabulary.begin(capacity.words, &mut data.words);
        let lexicon = vocabulary.lexicon();
        data.quotations.clear();
        let mut tokenizer =
            Tokenizer { vocabulary, words: &mut data.words, quotations: &mut data.quotations };
        scratch.read_blocks(article, lexicon.of(language));
        scratch.terms.begin(capacity.terms);
        data.tokens.clear();
        data.tokens.reserve(capacity.tokens);
        data.blocks.clear();
        data.blocks.reserve(scratch.lines.blocks.len());
        scratch.features.clear();
        for (number, &range) in scratch.lines.blocks.iter().enumerate() {
            let (mut block, mut features) =
                read_block(text, range, language, &mut tokenizer, &mut data.tokens, &mut scratch.terms);
            features.given = scratch.given.get(number).copied();
            if features.given.is_some() {
                block.signs.drop_shapes();
            }
            data.blocks.push(block);
            scratch.features.push(features);
        }
        let given = article.title.as_deref().map(|title| tokenizer.phrase(title, language));
        data.query = article.query.as_deref().map_or(Vec::new(), |query| tokenizer.phrase(query, language));
        let lines = scratch.lines.blocks.iter().map(|&(start, end)| &text[start as usize..end as usize]);
        add_page_features(&mut scratch.features, lines, &scratch.terms);
        let (title, kinds) = scratch.classifier.classify(&scratch.features, &mut scratch.terms);
        data.title = title;
        for (block, (kind, reasons)) in data.blocks.iter_mut().zip(kinds) {
            (block.kind, block.reasons) = (kind, reasons);
        }
        data.split(text, &mut scratch.forms, capacity.sentences);
        data.title_terms.clear();
        match (given, data.title) {
            (Some(title), _) => data.set_title_terms(&title, language),
            (None, Some(block)) => {
                let title = data.bare_tokens(block).to_vec();
                data.set_title_terms(&title, data.blocks[block].language);
            }
            (None, None) => {}
        }
        Document::of(text, language, data)
    }
}

impl DocumentData {
    /// The tokens of a block, without those of what stands before its first sentence.
    fn bare_tokens(&self, block: usize) -> &[Token] {
        let BlockData { start, end, preamble, .. } = self.blocks[block];
        let [first, last] =
            [start + preamble, end].map(|at| self.tokens.partition_point(|token| token.start < at));
        &self.tokens[first..last]
    }

    fn set_title_terms(&mut self, tokens: &[Token], language: Language) {
        let terms = tokens.iter().map(|token| self.words.term(token.word, language));
        self.title_terms.extend(terms.filter(|&term| term != NO_TERM));
        self.title_terms.sort_unstable();
        self.title_terms.dedup();
    }

    /// Splits the blocks into sentences.
    fn split(&mut self, text: &str, forms: &mut Forms, capacity: usize) {
        let DocumentData { blocks, sentences, tokens, words, quotations, .. } = self;
        sentences.clear();
        sentences.reserve(capacity);
        let (mut token, mut quotation) = (0, 0);
        for (number, block) in blocks.iter_mut().enumerate() {
            let base = (block.start + block.preamble) as usize;
            let first = sentences.len();
            token += tokens[token..].iter().take_while(|token| (token.start as usize) < base).count();
            sentences::sentences(
                &text[base..block.end as usize],
                words.lexicon().of(block.language),
                forms,
                |start, end| {
                    let (start, end) = ((base + start) as u32, (base + end) as u32);
                    let from = token;
                    while tokens.get(token).is_some_and(|next| next.start < end) {
                        token += 1;
                    }
                    // "[…]" stands for something; other stray marks belong to the sentence before.
                    if token > from || text[start as usize..].starts_with('[') {
                        let sentence = SentenceText {
                            text: &text[start as usize..end as usize],
                            start: start as usize,
                            tokens: &tokens[from..token],
                            language: block.language,
                            words,
                        };
                        let may_have_role = token > from && block.kind == BlockKind::Paragraph;
                        let role = if may_have_role { sentence.role(block.signs) } else { Role::Story };
                        // "Want more? Sign up to our newsletter."
                        let asks = |sentence: &&mut SentenceData| {
                            matches!(role, Role::Site | Role::Announcement)
                                && end_mark(sentence_text(text, sentence)) == Some('?')
                        };
                        if let Some(question) = sentences[first..].last_mut().filter(asks) {
                            question.role = role;
                        }
                        let tokens = from as u32..token as u32;
                        // Whether a quotation is open at a place between two sentences.
                        let mut is_quoted = |at: u32| {
                            quotation +=
                                quotations[quotation..].iter().take_while(|span| span.1 < at).count();
                            quotations.get(quotation).is_some_and(|&(open, close)| open < at && at < close)
                        };
                        sentences.push(SentenceData {
                            start,
                            end,
                            block: number as u32,
                            tokens,
                            role,
                            continues_quotation: is_quoted(start),
                        });
                    } else if let Some(last) = sentences[first..].last_mut() {
                        last.end = end;
                    }
                },
            );
            block.sentences = first as u32..sentences.len() as u32;
        }
        join_quotations(text, blocks, sentences, quotations);
        roles::settle(text, blocks, sentences, tokens, words);
    }
}

/// Finds the quotations that one paragraph opens and the next one closes.
fn join_quotations(
    text: &str,
    blocks: &[BlockData],
    sentences: &mut [SentenceData],
    quotations: &[(u32, u32)],
) {
    for pair in blocks.windows(2) {
        let [block, next] = pair else { continue };
        let last = quotations.partition_point(|span| span.0 < block.end).checked_sub(1);
        let Some(&(open, close)) = last.map(|last| &quotations[last]) else { continue };
        if open < block.start
            || close < block.end
            || !pair.iter().all(|block| block.kind == BlockKind::Paragraph)
        {
            continue;
        }
        let own = &text[next.start as usize..next.end as usize];
        if let Some(end) = closes_first(&text[open as usize..], own) {
            let own = &mut sentences[next.sentences.start as usize..next.sentences.end as usize];
            let inside = own.iter_mut().take_while(|sentence| ((sentence.start - next.start) as usize) < end);
            inside.for_each(|sentence| sentence.continues_quotation = true);
        }
    }
}

fn sentence_text<'t>(text: &'t str, sentence: &SentenceData) -> &'t str {
    &text[sentence.start as usize..sentence.end as usize]
}

/// Tokenizes and measures a block.
fn read_block(
    text: &str,
    (start, end): (u32, u32),
    article: Language,
    tokenizer: &mut Tokenizer<'_>,
    tokens: &mut Vec<Token>,
    terms: &mut BlockTerms,
) -> (BlockData, BlockFeatures) {
    let (from, to) = (start as usize, end as usize);
    let first = tokens.len();
    let (language, counts) = tokenizer.block(text, (from, to), article, tokens);
    let (block, tokens, words) = (&text[from..to], &tokens[first..], &*tokenizer.words);
    let tokenized = TokenizedBlock { text: block, start: from, tokens, language, counts };
    let features = BlockFeatures::of(tokenized, words, terms);
    let data = BlockData {
        start,
        end,
        kind: BlockKind::Paragraph,
        reasons: Reasons::default(),
        language,
        is_row: features.is_row,
        signs: Signs::of(block, &counts, features.speaks_for_site, features.dateline > 0, language),
        glued: features.glued,
        preamble: preamble(&tokenized, features.dateline, words),
        sentences: 0..0,
    };
    (data, features)
}

/// What is needed only while a document is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    lines: LineJoiner,
    /// The kinds of the blocks, if they are given.
    given: Vec<BlockKind>,
    features: Vec<BlockFeatures>,
    terms: BlockTerms,
    classifier: Classifier,
    forms: Forms,
}

impl Scratch {
    /// Reads the blocks that are given, or finds those that the lines make.
    fn read_blocks(&mut self, article: &Article<'_>, lists: LanguageLists) {
        self.given.clear();
        match &article.blocks {
            Some(blocks) => {
                let read = blocks.iter().filter_map(|block| given::trimmed(article.text, block));
                self.lines.blocks.clear();
                for (range, kind) in read {
                    self.lines.blocks.push(range);
                    self.given.push(kind);
                }
            }
            None => self.lines.join(article.text, lists),
        }
    }
}
