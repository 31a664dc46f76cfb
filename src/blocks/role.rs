//! What a sentence of a paragraph is: the story's, or what scrapers leave among the story's sentences, as captions of
//! pictures and sentences that speak to the reader.

use crate::language::{Language, WordFlags, WordList};
use crate::tokens::{Counts, Shape, Token, WordTable, longest};

use super::block_text::TokenizedBlock;
use super::site_phrases::phrases_of_site;

/// What a sentence of a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Story,
    /// It speaks for the site: "Sign up to our newsletter for more." So does the rest of a brief block that it opens.
    Site,
    /// It only announces what follows, or names the section: "Here's what we know."
    Announcement,
    /// A list of names, as of a cast.
    Names,
    /// The text of a picture: "Ann Reed (left) opens the bridge."
    Caption,
    /// A label opens it, as tabloids' captions: "Under fire: …". The sentences of a transcript have labels too.
    Labelled,
    /// A longer label opens it: "Coming to a street near you: …". A caption, where others have labels.
    LongLabelled,
    /// It says in the present what somebody does, as a caption in a report on the past: "Ann Reed walks to the quay."
    Depicting,
}

/// A sentence of at most this many tokens with a phrase of sites belongs to the site; a longer one may report on it.
const SITE_TOKENS: usize = 20;
/// A block that asks readers for something has at most this many bytes.
const APPEAL_BYTES: usize = 200;
/// A kicker by itself has at most this many tokens.
const KICKER_TOKENS: usize = 4;
/// A sentence that only announces what follows has at most this many tokens.
const SIGNPOST_TOKENS: usize = 20;
/// A list of names without a label has at least this many marks between them.
const NAME_MARKS: usize = 2;
/// A medium's announcement has at most this many tokens: "The Marlow Gazette takes a closer look."
const ANNOUNCING_TOKENS: usize = 8;
/// A caption without a verb has at most this many bytes.
const VERBLESS_BYTES: usize = 140;
/// A line of labels with their values has at least this many labels…
const SHEET_LABELS: usize = 2;
/// …and at most this many tokens.
const SHEET_TOKENS: usize = 16;
/// What a block has, so that one of its sentences may not be the story's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    /// A phrase of the site.
    site: bool,
    /// Few words, which may ask readers for something.
    brief: bool,
    /// Few words, with a period right before a letter, which may be a domain's.
    domain: bool,
    /// A word that may begin a phrase of captions.
    phrase: bool,
    /// A bracket, which may say who stands where.
    bracket: bool,
    /// A caption may be told by its tense.
    present: bool,
    /// A colon, which may follow a label.
    label: bool,
    /// Numbers, which may be a day and a year.
    day: bool,
    /// One brief sentence with a comma, which may have no verb.
    verbless: bool,
    /// The dateline of a story, whose captions can be told by their tense.
    pub(crate) opens_story: bool,
}

impl Signs {
    pub(crate) fn of(
        block: &str,
        counts: &Counts,
        site: bool,
        has_dateline: bool,
        language: Language,
    ) -> Self {
        let pack = language.pack();
        // Without an early exit, so that the compiler reads many bytes at a time.
        let has = |mark: u8| block.bytes().fold(false, |any, byte| any | (byte == mark));
        Signs {
            site,
            brief: block.len() <= APPEAL_BYTES,
            domain: block.len() <= APPEAL_BYTES && has_inner_period(block),
            phrase: counts.marks.has(WordFlags::CAPTION, language),
            bracket: has(b'('),
            present: !pack.past_endings.is_empty(),
            label: pack.labels_captions && has(b':'),
            day: pack.dates_captions && counts.numbers > 1,
            verbless: block.len() <= VERBLESS_BYTES && has(b',') && has_one_sentence(block),
            opens_story: has_dateline && !pack.past_endings.is_empty(),
        }
    }
}

/// Whether a block ends in its only period.
fn has_one_sentence(block: &str) -> bool {
    block.find('.') == Some(block.len() - 1)
}

/// Whether a period stands right before a small letter, as in "marlow-quay.org".
fn has_inner_period(block: &str) -> bool {
    let bytes = block.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |any, (mark, next)| any | (*mark == b'.' && next.is_ascii_lowercase()))
}

impl Signs {
    /// Whether the block is so short that what its first sentence is, all of it is.
    pub(crate) fn is_brief(&self) -> bool {
        self.brief
    }

    /// Drops the signs of captions that only their shape shows: where the blocks are given, captions have blocks of their
    /// own.
    pub(crate) fn drop_shapes(&mut self) {
        (self.present, self.label, self.opens_story, self.verbless) = (false, false, false, false);
    }
}

/// A sentence of a block, with its tokens: at least one.
#[derive(Clone, Copy)]
pub(crate) struct SentenceText<'a> {
    pub(crate) text: &'a str,
    /// The first byte of the sentence in the article, as the tokens count.
    pub(crate) start: usize,
    pub(crate) tokens: &'a [Token],
    pub(crate) language: Language,
    pub(crate) words: &'a WordTable,
}

impl<'a> SentenceText<'a> {
    /// The sentence as if it were a block.
    pub(crate) fn block(self) -> TokenizedBlock<'a> {
        let SentenceText { text, start, tokens, language, .. } = self;
        TokenizedBlock { text, start, tokens, language, counts: Counts::default() }
    }
}

impl SentenceText<'_> {
    /// Returns the role of the sentence in a block with these signs.
    pub(crate) fn role(self, signs: Signs) -> Role {
        if signs.site && self.speaks_for_site()
            || self.is_copyright()
            || signs.brief && self.appeals(signs.domain)
        {
            Role::Site
        } else if self.is_kicker() || self.announces() {
            Role::Announcement
        } else if self.is_sheet() || self.lists_names() {
            Role::Names
        } else if signs.bracket && self.has_position()
            || signs.phrase && self.has_phrase()
            || signs.day && self.has_day()
            || signs.verbless && self.is_verbless()
        {
            Role::Caption
        } else if signs.label && self.has_long_label() {
            if self.has_label() { Role::Labelled } else { Role::LongLabelled }
        } else if signs.present && signs.phrase && self.depicts_with_verb() {
            Role::Depicting
        } else {
            Role::Story
        }
    }

    pub(super) fn word(&self, token: &Token) -> &str {
        &self.text[token.start as usize - self.start..token.end() as usize - self.start]
    }

    pub(super) fn has(self, token: &Token, list: WordList) -> bool {
        self.words.lists(token.word, self.language).has(list)
    }

    /// "© 2026 The Marlow Gazette.", not « © Denis Meyer », a picture's credit.
    fn is_copyright(self) -> bool {
        let rest = self.text.strip_prefix('©').map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// "UPDATED:", « Vidéo. »: nothing but a kicker.
    fn is_kicker(self) -> bool {
        self.tokens.len() <= KICKER_TOKENS
            && longest(WordList::Kicker, self.tokens, self.language, self.words) == self.tokens.len()
    }

    fn speaks_for_site(self) -> bool {
        self.tokens.len() <= SITE_TOKENS
            && phrases_of_site(self.tokens, self.language, self.words).next().is_some()
    }

    /// "Here is what we know.", "VIDEO Scroll down for more.", but not in somebody's words.
    fn announces(self) -> bool {
        if self.tokens.len() > SIGNPOST_TOKENS || self.tokens[0].is_quoted() {
            return false;
        }
        let is_kicker = self.tokens[0].shape == Shape::Upper && self.has(&self.tokens[0], WordList::Kicker);
        let tokens = &self.tokens[usize::from(is_kicker)..];
        self.text.starts_with(char::is_alphabetic)
            && (longest(WordList::Signpost, tokens, self.language, self.words) > 0 || self.is_announcement())
    }

    /// "The Gazette takes a look.", « La Gazette fait le point. »: a name and what a medium or reporter does.
    fn is_announcement(self) -> bool {
        if self.tokens.len() > ANNOUNCING_TOKENS {
            return false;
        }
        let is_of_name = |token: &Token| token.shape.is_capital() || self.has(token, WordList::NameLink);
        let names = self.tokens.iter().take_while(|token| is_of_name(token)).count();
        let (name, rest) = self.tokens.split_at(names);
        name.iter().any(|token| token.shape.is_capital() && !token.is_stop())
            && !rest.is_empty()
            && longest(WordList::Announcement, rest, self.language, self.words) == rest.len()
    }

    /// « Cuisson : 35 min – Pour : 4 pers. »: labels with their values.
    fn is_sheet(self) -> bool {
        let is_label = |(at, _): (usize, &str)| self.text[at + 1..].starts_with(char::is_whitespace);
        self.tokens.len() <= SHEET_TOKENS
            && self.tokens.iter().any(|token| token.shape == Shape::Number)
            && self.text.match_indices(':').filter(|&mark| is_label(mark)).count() >= SHEET_LABELS
    }

    /// "With Ann Reed, Tom Marsh, Ruth Cope.", "Referee: Tom Marsh.": no word but names, numbers and function words.
    fn lists_names(self) -> bool {
        let is_of_list = |token: &Token| token.is_stop() || token.shape != Shape::Lower;
        self.tokens.iter().all(is_of_list)
            && self.tokens.iter().any(|token| token.shape == Shape::Capital && !token.is_stop())
            && (self.text.contains(':') || self.text.matches([',', ';']).count() >= NAME_MARKS)
    }

    /// Returns the index of the first token from a byte of the sentence on.
    pub(super) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < self.start + byte)
    }

    /// Returns the tokens from one byte of the sentence to another.
    pub(super) fn between_bytes(&self, from: usize, to: usize) -> &[Token] {
        &self.tokens[self.token_at(from)..self.token_at(to)]
    }
}
