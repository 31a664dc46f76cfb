//! Where a name begins.

use super::capitals::{Casing, seen};
use super::finder::NameFinder;
use crate::language::WordList::{
    AbbreviationBeforeName, DefiniteArticle, Demonym, FirstName, NameLink, NameLinkArticle, NameVerb,
    OrdinaryWord, OrganizationWord, Place, ReportingVerb, StopWord, Title,
};
use crate::quotations::is_quote;
use crate::text::has_ending;
use crate::tokens::Shape;

/// The title of a work has at most this many words.
const TITLE_WORDS: usize = 9;

impl NameFinder<'_> {
    /// Returns the last token of the first part of a name that begins at a token.
    pub(super) fn begin(&self, i: usize) -> Option<usize> {
        if self.is_sentence_opening(i) {
            return None;
        }
        if let Some(last) = self.quoted_title(i).or_else(|| self.place(i)) {
            return Some(last);
        }
        if self.tokens.is(i, Shape::Lower) {
            let begins = matches!(self.tokens.gap(i), " " | "-")
                && self.stands_out(i + 1)
                && !self.tokens.is_calendar(i + 1);
            return begins.then_some(i + 1);
        }
        self.may_begin(i).then_some(i)
    }

    /// Early exit for function words capitalized only by position, the most frequent case: "The" before "council". No
    /// rule below lets a name begin with one.
    #[inline]
    fn is_sentence_opening(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.is_stop()
            && token.shape == Shape::Capital
            && !self.tokens.is_capital(i + 1)
            && !token.is_quoted()
            && !self.tokens.lists(i).heads(Place)
    }

    /// Returns the last word of the title of a work: a whole quotation in which every content word has a capital.
    fn quoted_title(&self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if !token.is_quoted() || !token.shape.is_capital() || i > 0 && self.tokens[i - 1].is_quoted() {
            return None;
        }
        let rest = self.tokens.tokens[i..].iter().take(TITLE_WORDS + 1);
        let words = rest.take_while(|token| token.is_quoted()).count();
        let last = i + words - 1;
        let is_content = |i: &usize| self.tokens.is_capital(*i) && !self.tokens.has(*i, StopWord);
        let is_title_word = |i: usize| {
            self.tokens.has(i, StopWord) || self.tokens.is_capital(i) || self.tokens.is(i, Shape::Number)
        };
        let is_unbroken =
            (i..last).all(|i| !self.tokens.gap(i).contains(['.', '!', '?', '…', '"', '“', '«', ';', '\n']));
        // Only the closing mark follows a title in its quotation.
        let is_closed = self.tokens.get(last + 1).is_some_and(|after| !after.is_quoted())
            && self.tokens.gap(last).trim_start().starts_with(['"', '”', '»']);
        let is_title = words <= TITLE_WORDS
            && (i..=last).filter(is_content).count() > 1
            && self.tokens.is_capital(last)
            && is_closed
            && is_unbroken
            && (i..=last).all(is_title_word);
        is_title.then_some(last)
    }

    /// Whether a name may begin with a word by itself.
    fn may_begin(&self, i: usize) -> bool {
        if !self.tokens.is_capital(i) || self.tokens.is_calendar(i) {
            return false;
        }
        let is_acronym = self.is_upper(i) && self.tokens[i].length > 1;
        if self.tokens.has(i, StopWord) {
            return self.begins_with_function_word(i, is_acronym);
        }
        if self.casing != Casing::Plain || self.is_shouted(i) {
            return self.stands_out(i);
        }
        if self.is_office_complement(i) {
            return false;
        }
        if self.tokens.has(i, AbbreviationBeforeName) {
            return self.tokens.is_capital(i + 1);
        }
        let is_marked = self.tokens.is(i, Shape::Inner)
            || is_acronym
            || self.has_seen(i, seen::CAPITAL)
            || self.has_inner_capital(i);
        if is_marked || !self.tokens.is_initial(i) {
            return true;
        }
        // From here on, the capital may only be that of the sentence.
        let goes_on = || self.next(i, i).is_some();
        if self.tokens.has_any(i, &[Place, FirstName, Demonym]) {
            return !self.has_seen(i, seen::LOWER) || goes_on();
        }
        goes_on() || !self.is_plain(i) && self.is_subject(i)
    }

    /// Whether a word is what an office is about: « ministre de la Justice », "Minister of Finance".
    fn is_office_complement(&self, i: usize) -> bool {
        if !self.tokens.has(i, OrdinaryWord) {
            return false;
        }
        let has_article = i > 1 && self.tokens.has(i - 1, NameLinkArticle);
        let link = if has_article { i - 2 } else { i.saturating_sub(1) };
        let is_organization = (i..self.tokens.len())
            .take_while(|&at| at == i || self.tokens.is_spaced(at - 1) && self.tokens.is_capital(at))
            .any(|at| self.tokens.has(at, OrganizationWord));
        !is_organization && link > 0 && self.tokens.has(link, NameLink) && self.tokens.has(link - 1, Title)
    }

    /// Whether the context after a word that begins a sentence shows it to be a name: a comma, a verb, a "'s".
    fn is_subject(&self, i: usize) -> bool {
        let gap = self.tokens.gap(i);
        let Some(next) = self.tokens.get(i + 1) else { return false };
        let is_quoted = gap.trim_start().starts_with(['»', '”'])
            || gap.starts_with('"') && next.is_quoted() != self.tokens[i].is_quoted();
        let is_verb = || {
            self.tokens.has_any(i + 1, &[ReportingVerb, NameVerb])
                || has_ending(self.form(i + 1), self.tokens.pack().verb_endings)
        };
        gap.starts_with(',')
            || is_quoted
            || self.tokens.is_enclitic(i + 1)
            || self.tokens.is_spaced(i) && next.shape == Shape::Lower && is_verb()
    }

    /// Whether a token is the initial of a first name: "A. Smith".
    pub(super) fn is_initial_letter(&self, i: usize) -> bool {
        self.tokens.is(i, Shape::Capital)
            && self.tokens[i].length == 1
            && self.tokens.is_dotted(i)
            && self.tokens.is_capital(i + 1)
    }

    /// Whether a function word begins a name: an acronym ("the WHO") or the name's own article (« Le Monde »).
    fn begins_with_function_word(&self, i: usize, is_acronym: bool) -> bool {
        // "AT&T", "A. Smith", « Notre-Dame ».
        let is_joined = matches!(self.tokens.gap(i), "&" | "-") && self.tokens.is_capital(i + 1);
        if is_joined || self.is_initial_letter(i) {
            return true;
        }
        if self.casing != Casing::Plain {
            return false;
        }
        if is_acronym {
            let is_alias = self.tokens.pack().aliases.iter().any(|(short, _)| self.form(i) == *short);
            return is_alias || i > 0 && self.tokens.has(i - 1, DefiniteArticle);
        }
        let next = i + 1;
        let next_is_name = self.tokens.is_capital(next)
            && !self.tokens.has(next, StopWord)
            && self.tokens.is_spaced(i)
            && !self.tokens.is_calendar(next);
        let has_article = || self.has_seen(next, seen::ARTICLED) && !self.is_plain(next);
        next_is_name && (!self.tokens.is_initial(i) || has_article())
    }

    /// Whether a capital follows a small letter, outside addresses: "AlphaNova".
    fn has_inner_capital(&self, i: usize) -> bool {
        let word = self.tokens.text(i);
        let is_apart = i == 0 || self.tokens.gap(i - 1).ends_with(|c: char| c.is_whitespace() || is_quote(c));
        is_apart
            && word.chars().all(char::is_alphabetic)
            && word.chars().skip(1).skip_while(|c| !c.is_lowercase()).any(char::is_uppercase)
    }
}
