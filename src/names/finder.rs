//! The search for names in a sentence, and the checks that its rules share.

use super::capitals::{CapitalEvidence, Casing, seen};
use crate::document::Sentence;
use crate::language::WordList::{
    self, AbbreviationBeforeName, Demonym, FirstName, Linker, Opener, OpenerExempt, OpenerPrefix,
    OrdinaryWord, Particle, Place, Saint, StopWord, Title,
};
use crate::text::has_ending;
use crate::tokens::{Shape, Tokens, Vocabulary};

/// A name stops growing at this many tokens.
const LONGEST: usize = 24;
/// A particle that a name may begin with has at most this many bytes.
const PARTICLE: u16 = 3;

/// Finds the names in a sentence.
pub(super) struct NameFinder<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) casing: Casing,
    /// The capitalized tokens.
    capitals: &'a [u32],
    evidence: &'a CapitalEvidence,
    vocabulary: &'a Vocabulary,
}

impl<'a> NameFinder<'a> {
    pub(super) fn new(
        sentence: Sentence<'a, '_>,
        evidence: &'a CapitalEvidence,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        NameFinder {
            tokens: sentence.view(),
            casing: evidence.casing(sentence),
            capitals: evidence.capitals(sentence),
            evidence,
            vocabulary,
        }
    }

    /// Calls `found` with the first and last token of each name, in order.
    pub(super) fn find(&self, mut found: impl FnMut(usize, usize)) {
        let mut after = 0;
        for &capital in self.capitals {
            let capital = capital as usize;
            // A name begins with a capitalized word, or with a particle before one.
            for first in [self.particle_before(capital), Some(capital)].into_iter().flatten() {
                if first >= after
                    && let Some(mut last) = self.begin(first)
                {
                    while last - first < LONGEST
                        && let Some(next) = self.next(first, last)
                    {
                        last = next;
                    }
                    self.split(first, last, &mut found);
                    after = last + 1;
                }
            }
        }
    }

    #[inline]
    fn particle_before(&self, capital: usize) -> Option<usize> {
        let before = capital.checked_sub(1)?;
        let token = &self.tokens[before];
        let is_particle =
            !token.shape.is_capital() && token.length <= PARTICLE && self.tokens.has(before, Particle);
        is_particle.then_some(before)
    }

    /// Returns the normalized form of a token.
    pub(super) fn form(&self, i: usize) -> &'a str {
        self.vocabulary.form(self.tokens[i].word, self.tokens.words)
    }

    /// Whether the document shows a token's word in one of the ways of [`seen`].
    pub(super) fn has_seen(&self, i: usize, bits: u8) -> bool {
        self.evidence.has(&self.tokens[i], bits)
    }

    pub(super) fn is_saint(&self, i: usize) -> bool {
        self.tokens.has(i, AbbreviationBeforeName) && self.tokens.has(i, Saint)
    }

    /// Returns the number of tokens in the longest entry of a list that begins at a token.
    #[inline]
    pub(super) fn phrase(&self, list: WordList, i: usize) -> usize {
        let joins = |i: usize| matches!(self.tokens.gap(i), " " | "\n" | "" | "-" | "'" | "’");
        self.tokens.longest_joined(list, i, joins)
    }

    /// Returns the last token of a place of several words that begins at a token (« Afrique du Sud »).
    pub(super) fn place(&self, i: usize) -> Option<usize> {
        if !self.tokens.is_capital(i) {
            return None;
        }
        let words = self.phrase(Place, i);
        let last = (i + words).checked_sub(1)?;
        (words > 1 && self.tokens.is_capital(last)).then_some(last)
    }

    /// Whether nothing but its capital suggests that a word is part of a name.
    pub(super) fn is_plain(&self, i: usize) -> bool {
        self.has_seen(i, seen::LOWER)
            || self.tokens.has(i, OrdinaryWord)
            || has_ending(self.form(i), self.tokens.pack().ordinary_endings)
            || self.tokens.has_any(i, &[Opener, OpenerExempt, OpenerPrefix, Linker])
    }

    /// Whether a list or the rest of the document shows that a word is part of a name.
    pub(super) fn is_known(&self, i: usize) -> bool {
        self.tokens.has_any(i, &[Place, FirstName, Demonym])
            || self.has_seen(i, seen::CAPITAL) && !self.tokens.has(i, StopWord)
    }

    /// Whether a word in capitals stands beside a function word in capitals: "you MUST NOT MISS it".
    pub(super) fn is_shouted(&self, i: usize) -> bool {
        let is_loud = |i: usize| {
            self.tokens.is(i, Shape::Upper)
                && !self.tokens.text(i).contains('.')
                && self.tokens.has(i, StopWord)
        };
        self.tokens.is(i, Shape::Upper) && (is_loud(i + 1) || i > 0 && is_loud(i - 1))
    }

    /// Whether a word is part of a name even where every word may have a capital.
    pub(super) fn stands_out(&self, i: usize) -> bool {
        if !self.tokens.is_capital(i) || self.tokens.has(i, StopWord) {
            return false;
        }
        let is_ordinary = self.tokens.has(i, OrdinaryWord) || self.has_seen(i, seen::LOWER);
        match self.casing {
            Casing::Plain => !self.is_shouted(i),
            _ if self.tokens.has_any(i, &[Place, FirstName, Demonym]) => true,
            _ if self.has_seen(i, seen::CAPITAL) => !is_ordinary,
            Casing::Titled => !is_ordinary && !self.tokens.has(i, Title),
            Casing::Shouted => {
                i > 0 && self.tokens.has(i - 1, FirstName) && self.tokens.is_spaced(i - 1) && !is_ordinary
            }
        }
    }

    /// Whether a token is an acronym, or any other word in capitals.
    pub(super) fn is_upper(&self, i: usize) -> bool {
        self.tokens.is(i, Shape::Upper)
    }
}
