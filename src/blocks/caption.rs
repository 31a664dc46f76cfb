//! Captions of pictures that stand among the sentences of a story, as scrapers leave them.

use crate::language::{Language, WordFlags, WordList};
use crate::text::head;
use crate::tokens::{Counts, Shape, Token, WordTable, longest};

/// A label before a caption has at most this many words: "Under fire: Ann Reed leaves the town hall."
const LABEL_WORDS: usize = 4;
/// A bracket that says who is who in a picture has at most this many words: "(second from left)".
const BRACKET_WORDS: usize = 6;
/// …and at most this many bytes, so that brackets that are never closed cost little.
const BRACKET_BYTES: usize = 64;

/// How a sentence shows that it belongs to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptionCue {
    /// It says who stands where, "(left)", « (à g.) », or on which day the picture was taken.
    Position,
    /// A label opens it, as in tabloids: "Under fire: …". The sentences of a transcript have labels too.
    Label,
}

/// Whether a block with these words may have a caption among its sentences.
pub(crate) fn may_hold(block: &str, counts: &Counts, language: Language) -> bool {
    let Counts { marks, numbers, .. } = *counts;
    marks.has(WordFlags::CAPTION, language)
        || block.contains('(')
        || language.pack().labels_captions && block.contains(':')
        || language.pack().dates_captions && numbers > 1
}

/// A sentence of a block, with its tokens.
#[derive(Clone, Copy)]
pub(crate) struct CaptionText<'a> {
    pub(crate) text: &'a str,
    /// The first byte of the sentence in the article, as the tokens count.
    pub(crate) start: usize,
    pub(crate) tokens: &'a [Token],
    pub(crate) language: Language,
    pub(crate) words: &'a WordTable,
}

impl CaptionText<'_> {
    /// Returns why the sentence is the caption of a picture, if it is one.
    pub(crate) fn cue(self) -> Option<CaptionCue> {
        if self.has_position() || self.has_phrase() || self.has_day() {
            Some(CaptionCue::Position)
        } else if self.has_label() {
            Some(CaptionCue::Label)
        } else {
            None
        }
    }

    fn has(self, token: &Token, list: WordList) -> bool {
        self.words.lists(token.word, self.language).has(list)
    }

    /// "The bridge, pictured here in spring, is 400 metres long."
    fn has_phrase(self) -> bool {
        self.tokens.iter().enumerate().any(|(i, token)| {
            token.has(WordFlags::CAPTION)
                && longest(WordList::Caption, &self.tokens[i..], self.language, self.words) > 0
        })
    }

    /// "Ann Reed (left) and Tom Marsh", "the bridge (pictured)".
    fn has_position(self) -> bool {
        let mut brackets = self.text.match_indices('(');
        brackets.any(|(open, _)| {
            let Some(length) = head(&self.text[open..], BRACKET_BYTES).find(')') else { return false };
            let inside = self.between_bytes(open, open + length);
            let position = longest(WordList::CaptionPosition, inside, self.language, self.words);
            // "(centre-right)" is politics, "(left with her brother)" a picture.
            position > 0
                && inside.len() <= BRACKET_WORDS
                && inside.iter().all(|token| token.shape == Shape::Lower)
                && inside.get(position).is_none_or(Token::is_stop)
        })
    }

    /// "Ann Reed opens the bridge, Tuesday, May 12, 2026, in Marlow.": agencies' captions give the weekday and the date,
    /// without a preposition.
    fn has_day(self) -> bool {
        let has_day = |i: usize, day: &[Token]| {
            let [weekday, month, number, year] = day else { return false };
            let follows_stop = i > 0 && self.tokens[i - 1].is_stop();
            let is_date = self.has(weekday, WordList::Weekday)
                && self.has(month, WordList::Month)
                && number.shape == Shape::Number
                && year.shape == Shape::Number;
            is_date && !follows_stop && year.length == 4
        };
        self.language.pack().dates_captions
            && self.tokens.windows(4).enumerate().any(|(i, day)| has_day(i, day))
    }

    /// "Under fire: Ann Reed leaves the town hall.", but not "She said: It is over."
    fn has_label(self) -> bool {
        if !self.language.pack().labels_captions || !self.text.starts_with(char::is_uppercase) {
            return false;
        }
        // The token after the longest label ends the search.
        let end =
            self.tokens.get(LABEL_WORDS).map_or(self.text.len(), |token| token.start as usize - self.start);
        let Some(colon) = self.text[..end].find(':') else { return false };
        let Some(rest) = self.text[colon + 1..].strip_prefix(' ') else { return false };
        let label = self.between_bytes(0, colon);
        let Some(first) = label.first() else { return false };
        // "Q: …", "ANN REED: …" are speakers, "Another caveat: …" is the author's own.
        let is_other = first.length == 1
            || first.shape != Shape::Capital
            || [WordList::Opener, WordList::Possessive, WordList::DefiniteArticle]
                .iter()
                .any(|&list| self.has(first, list));
        !is_other
            && !self.text[..colon].contains([',', '.', '(', '"', '«', '“', '!', '?'])
            && rest.trim_start().starts_with(char::is_uppercase)
            && !label.iter().any(Token::is_saying)
    }

    /// Returns the tokens from one byte of the sentence to another.
    fn between_bytes(&self, from: usize, to: usize) -> &[Token] {
        let [from, to] = [from, to]
            .map(|at| self.tokens.partition_point(|token| (token.start as usize) < self.start + at));
        &self.tokens[from..to]
    }
}
