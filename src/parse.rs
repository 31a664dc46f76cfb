//! From an article to a document: lines to blocks, blocks to tokens and sentences.

use crate::article::Article;
use crate::blocks::caption::{self, CaptionCue, CaptionText};
use crate::blocks::classify::Classifier;
use crate::blocks::features::{self, BlockFeatures, BlockTerms, TokenizedBlock, add_page_features};
use crate::blocks::layout::Layout;
use crate::blocks::preamble;
use crate::blocks::{BlockKind, Reasons};
use crate::capacity::Capacity;
use crate::document::{BlockData, Document, DocumentData, Role, SentenceData};
use crate::error::{Error, Kind};
use crate::language::{Language, WordList};
use crate::sentences::{self, Forms, bullet};
use crate::tokens::{NO_TERM, Token, Tokenizer, Vocabulary, longest};

/// A sentence of at most this many tokens with a phrase of sites belongs to the site; a longer one may report on it.
const SITE_TOKENS: usize = 20;
/// A sentence that only announces what follows has at most this many tokens.
const SIGNPOST_TOKENS: usize = 14;
/// Labels that open more than one sentence in this many are those of speakers, not of captions.
const SPEAKERS: usize = 4;

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
        let (mut vocabulary, mut scratch) = Default::default();
        Ok(Document::new(&text.into(), language, &mut vocabulary, &mut scratch, DocumentData::default()))
    }

    /// Reads an article of at most `u32::MAX` bytes into the buffers of an earlier document. Linear in its length.
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
        let mut tokenizer = Tokenizer { vocabulary, words: &mut data.words };
        scratch.layout.read(text, lexicon.of(language));
        scratch.terms.begin(capacity.terms);
        data.tokens.clear();
        data.tokens.reserve(capacity.tokens);
        data.blocks.clear();
        data.blocks.reserve(scratch.layout.blocks.len());
        scratch.features.clear();
        for &range in &scratch.layout.blocks {
            let (block, features) =
                read_block(text, range, language, &mut tokenizer, &mut data.tokens, &mut scratch.terms);
            data.blocks.push(block);
            scratch.features.push(features);
        }
        let given = article.title.as_deref().map(|title| tokenizer.phrase(title, language));
        data.query = article.query.as_deref().map_or(Vec::new(), |query| tokenizer.phrase(query, language));
        let lines = scratch.layout.blocks.iter().map(|&(start, end)| &text[start as usize..end as usize]);
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
        Document { text, language, data }
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
        let DocumentData { blocks, sentences, tokens, words, .. } = self;
        sentences.clear();
        sentences.reserve(capacity);
        let mut token = 0;
        let mut labelled = Vec::new();
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
                        let own = &tokens[from..token];
                        let speaks_for_site = block.speaks_for_site
                            && own.len() <= SITE_TOKENS
                            && features::phrases_of_site(own, block.language, words).next().is_some();
                        let is_signpost = own.len() <= SIGNPOST_TOKENS
                            && text[start as usize..].starts_with(char::is_alphabetic)
                            && !own[0].is_quoted()
                            && longest(WordList::Signpost, own, block.language, words) > 0;
                        let is_site = speaks_for_site || is_signpost;
                        let sentence = CaptionText {
                            text: &text[start as usize..end as usize],
                            start: start as usize,
                            tokens: own,
                            language: block.language,
                            words,
                        };
                        let may_be_caption = block.may_hold_captions && !is_site;
                        let cue = if may_be_caption { sentence.cue() } else { None };
                        if cue == Some(CaptionCue::Label) {
                            labelled.push(sentences.len());
                        }
                        let role = match cue {
                            _ if is_site => Role::Site,
                            Some(_) => Role::Caption,
                            None => Role::Story,
                        };
                        let tokens = from as u32..token as u32;
                        sentences.push(SentenceData { start, end, block: number as u32, tokens, role });
                    } else if let Some(last) = sentences[first..].last_mut() {
                        last.end = end;
                    }
                },
            );
            block.sentences = first as u32..sentences.len() as u32;
        }
        // Where many sentences have labels, they name the speakers of an interview.
        if labelled.len() > sentences.len() / SPEAKERS {
            labelled.into_iter().for_each(|sentence| sentences[sentence].role = Role::Story);
        }
    }
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
    let features = BlockFeatures::of(
        TokenizedBlock { text: block, start: from, tokens, language, counts },
        words,
        terms,
    );
    let label = preamble::title_label(block, tokens, language, words);
    let stamp = preamble::stamp(block, from, tokens, language, words);
    let kicker = preamble::kicker(block, from, tokens, language, words);
    let data = BlockData {
        start,
        end,
        kind: BlockKind::Paragraph,
        reasons: Reasons::default(),
        language,
        is_row: features.is_row,
        speaks_for_site: features.speaks_for_site,
        may_hold_captions: caption::may_hold(block, &counts, language),
        glued: features.glued as u32,
        preamble: [features.dateline, bullet(block), label, stamp, kicker].into_iter().max().unwrap_or(0)
            as u32,
        sentences: 0..0,
    };
    (data, features)
}

/// What is needed only while a document is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    layout: Layout,
    features: Vec<BlockFeatures>,
    terms: BlockTerms,
    classifier: Classifier,
    forms: Forms,
}

/// Checks that offsets fit into 32 bits.
pub(crate) fn check_size(text: &str) -> Result<(), Error> {
    if text.len() > u32::MAX as usize { Err(Kind::TooLong(text.len()).into()) } else { Ok(()) }
}
