//! The vote of function words on the language of a text.

use super::languages::{LANGUAGES, Language};
use super::lexicon::Lexicon;
use super::normalize::lower;
use super::short_word::ShortWord;
use super::word_list::{ListSet, WordList, WordLists};
use crate::swar::{self, WORD};
use crate::text::is_combining;

/// A settled vote is clear when the evidence is at least this multiple of the runner-up's.
const CLEAR_LEAD: usize = 10;
/// A vote is settled by at least this many distinctive words…
const SETTLED_WORDS: usize = 4;
/// …that are at least this share of all words (running text has 0.2 to 0.45)…
const SETTLED_SHARE: f32 = 0.16;
/// …when the evidence is at least this multiple of the runner-up's.
const SETTLED_LEAD: usize = 3;
/// A vote is also settled by at least this many stop words of the language alone…
const MANY_WORDS: usize = 60;
/// …that are at least this share of all words, …
const MANY_SHARE: f32 = 0.3;
/// …with distinctive words of at least this share…
const MANY_DISTINCTIVE: f32 = 0.12;
/// …and evidence of at least this multiple of the runner-up's.
const MANY_LEAD: usize = 20;
/// Counting stops early when the vote is settled after this many words…
const ENOUGH_WORDS: usize = 100;
/// …or at a later check, one every this many words.
const CHECK_WORDS: usize = 20;

/// A page is mixed when two languages have at least this many distinctive words each, and neither twice the other's.
const MIXED_WORDS: usize = 8;
/// The lead in confidence is damped as by this much evidence for either side: five words without a contrary one are
/// reliable, four are not.
const DAMPING: f32 = 3.0;

/// The evidence of function words for each language.
#[derive(Default)]
pub(super) struct Vote {
    pub(super) words: usize,
    /// Stop words of one language only.
    own: [usize; LANGUAGES],
    pub(super) distinctive: [usize; LANGUAGES],
    /// Words on any list.
    pub(super) listed: [usize; LANGUAGES],
    /// A buffer.
    form: String,
}

impl Vote {
    /// Counts the words of a text, until the vote is settled.
    pub(super) fn of(text: &str, lexicon: &Lexicon) -> Self {
        let mut vote = Vote::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            at += bytes[at..].iter().take_while(|byte| is_separator(**byte)).count();
            if let Some((length, key)) = plain_word(&bytes[at..]) {
                at += length;
                let lists = lexicon.lists_of_key(key);
                Language::ALL.into_iter().for_each(|language| vote.count(language, lists));
            } else {
                let rest = &text[at..];
                let Some(start) = rest.find(is_word_part) else { return vote };
                let length = rest[start..].find(|c| !is_word_part(c)).unwrap_or(rest.len() - start);
                at += start + length;
                let word = rest[start..start + length].trim_matches(['\'', '’']);
                if !word.contains(char::is_alphabetic) {
                    continue;
                }
                vote.count_parts(lexicon, word);
            }
            vote.words += 1;
            if vote.words >= ENOUGH_WORDS && vote.words.is_multiple_of(CHECK_WORDS) && vote.is_settled() {
                return vote;
            }
        }
    }

    /// Counts a word by its function word, if an apostrophe joins it to another: « l'été » counts as « l' ».
    fn count_parts(&mut self, lexicon: &Lexicon, word: &str) {
        let mut form = std::mem::take(&mut self.form);
        lower(word, &mut form);
        for language in Language::ALL {
            let part = match lexicon.split_apostrophe(language, &form).map(|at| form.split_at(at)) {
                Some((elided, _)) if elided.ends_with('\'') => elided,
                Some((_, enclitic)) => enclitic,
                None => &form,
            };
            self.count(language, lexicon.lists_of(part));
        }
        self.form = form;
    }

    /// Counts a word as evidence for a language.
    #[inline]
    fn count(&mut self, language: Language, lists: &ListSet) {
        let n = language.number();
        let is_stop = |lists: &WordLists| lists.has(WordList::StopWord);
        let is_own = is_stop(&lists[n]) && lists.iter().filter(|lists| is_stop(lists)).count() == 1;
        self.own[n] += usize::from(is_own);
        self.distinctive[n] += usize::from(lists[n].has(WordList::Distinctive));
        self.listed[n] += usize::from(lists[n].is_entry());
    }

    pub(super) fn evidence(&self, language: Language) -> usize {
        self.own[language.number()] + self.distinctive[language.number()]
    }

    /// The language with the most evidence; among equals that with the most listed words, then the first of
    /// [`Language::ALL`].
    pub(super) fn first(&self) -> Language {
        let rank = |language: &Language| {
            (self.evidence(*language), self.listed[language.number()], std::cmp::Reverse(*language))
        };
        Language::ALL.into_iter().max_by_key(rank).unwrap_or(Language::English)
    }

    /// The evidence for the runner-up of a language.
    pub(super) fn others(&self, first: Language) -> usize {
        Language::ALL
            .into_iter()
            .filter(|other| *other != first)
            .map(|other| self.evidence(other))
            .max()
            .unwrap_or(0)
    }

    /// Whether neither the function words nor the other listed words prefer a language.
    pub(super) fn is_tied(&self) -> bool {
        let first = self.first();
        let is_equal = |other: &Language| {
            self.evidence(*other) == self.evidence(first)
                && self.listed[other.number()] == self.listed[first.number()]
        };
        Language::ALL.iter().filter(|other| **other != first).any(is_equal)
    }

    /// The share of distinctive words of the first language.
    pub(super) fn share(&self) -> f32 {
        self.distinctive[self.first().number()] as f32 / self.words as f32
    }

    pub(super) fn is_settled(&self) -> bool {
        let first = self.first();
        let (count, others) = (self.distinctive[first.number()], self.others(first).max(1));
        let own = self.own[first.number()];
        let is_running = count >= SETTLED_WORDS && self.share() >= SETTLED_SHARE;
        let is_plain = own >= MANY_WORDS
            && own as f32 >= MANY_SHARE * self.words as f32
            && self.share() >= MANY_DISTINCTIVE
            && self.evidence(first) >= MANY_LEAD * others;
        is_plain || is_running && self.evidence(first) >= SETTLED_LEAD * others
    }

    /// Whether the vote is settled, and hardly a word speaks for another language.
    pub(super) fn is_clear(&self) -> bool {
        let first = self.first();
        self.is_settled() && self.evidence(first) >= CLEAR_LEAD * self.others(first)
    }

    /// Whether the text is running text of two languages.
    pub(super) fn is_mixed(&self) -> bool {
        let first = self.first();
        let others = Language::ALL.into_iter().filter(|other| *other != first);
        let most = others.map(|other| self.distinctive[other.number()]).max().unwrap_or(0);
        most >= MIXED_WORDS && 2 * most >= self.distinctive[first.number()]
    }

    /// The confidence that a text is in a language: its lead over the runner-up, lower where few words were counted or
    /// function words are rare.
    pub(super) fn confidence(&self, language: Language) -> f32 {
        let (own, others) = (self.evidence(language) as f32, self.others(language) as f32);
        let lead = ((own - others) / (own + others + DAMPING)).max(0.0);
        lead * (self.share() / SETTLED_SHARE).min(1.0)
    }
}

/// An ASCII character that is no part of a word.
#[inline]
fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphabetic() && byte != b'\''
}

/// Fast path for a word of at most 16 bytes, all plain letters, with a separator behind it: its length and key.
#[inline]
fn plain_word(bytes: &[u8]) -> Option<(usize, ShortWord)> {
    let reach = bytes.first_chunk::<{ WORD + 1 }>()?;
    let (length, letters) = swar::word(reach.first_chunk()?, true);
    (length > 0 && is_separator(reach[length])).then_some((length, ShortWord::of_bytes(letters)))
}

pub(super) fn is_word_part(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’') || is_combining(c)
}
