//! Sentences that ask readers to use what the site offers: "Explore our interactive map.", « Écrivez-nous. »

use crate::language::{Pack, WordList};
use crate::tokens::Token;

use super::role::SentenceText;

/// A longer sentence may report on the site, unless it begins with the request.
const MOST_TOKENS: usize = 20;
/// What is offered is one of this many words behind "our": "our free weekly newsletter".
const REACH: usize = 3;

/// Whether a text has the name of a web site: "Visit marlow-quay.org for the timetable."
fn names_domain(text: &str) -> bool {
    let is_domain = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        word.rsplit_once('.').is_some_and(|(name, top)| {
            name.len() > 1
                && (2..=4).contains(&top.len())
                && top.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    };
    text.split_whitespace().any(is_domain)
}

impl SentenceText<'_> {
    /// Whether the site asks or informs its readers, and nobody is quoted. `may_name_domain` says whether its block may
    /// have the name of a web site.
    pub(super) fn appeals(self, may_name_domain: bool) -> bool {
        let pack = self.language.pack();
        let is_sign = |token: &Token| {
            token.is_stop()
                && [pack.own, pack.yours, pack.us, pack.this].iter().any(|words| self.is_one_of(token, words))
        };
        let names_domain = may_name_domain && names_domain(self.text);
        let opens_with_request = self.requests(0, pack);
        // Rare: it saves all that follows.
        let may_appeal = names_domain || self.tokens.iter().any(is_sign);
        if !opens_with_request && (self.tokens.len() > MOST_TOKENS || !may_appeal) {
            return false;
        }
        let request = (0..self.tokens.len()).find(|&i| self.requests(i, pack));
        let asks = request.is_some();
        let asks_to_write =
            || asks && self.tokens[1..].iter().take(2).any(|token| self.is_one_of(token, pack.us));
        let offers = || (0..self.tokens.len()).any(|i| self.offers(i, asks, pack));
        // "…, the editor said" reports; "Contact our reporters to tell your story." does not.
        let may_be_reported = request != Some(0) || self.text.contains(',');
        let is_reported = |i: usize| {
            let token = &self.tokens[i];
            token.is_quoted() || may_be_reported && token.is_saying() && request != Some(i)
        };
        let asks_to_use = || opens_with_request && (names_domain || self.requests_medium(pack));
        (asks_to_use() || asks_to_write() || offers()) && !(0..self.tokens.len()).any(is_reported)
    }

    /// "Sign up for the Gazette's weekly newsletter.", « Envoyez vos photos à la rédaction. », but not "Support for the app
    /// has grown." or « Martinez compte deux millions d'abonnés. »: whether a sentence that seems to open with a request
    /// names what only a medium has, and reports nothing.
    fn requests_medium(self, pack: &Pack) -> bool {
        let reports = [WordList::PerfectAuxiliary, WordList::PastPerfectAuxiliary, WordList::PastForm];
        let is_report = |token: &Token| self.words.lists(token.word, self.language).has_any(&reports);
        // A name may have the ending of a request.
        let is_verb = self.is_one_of(&self.tokens[0], pack.requests)
            || self.tokens.get(1).is_some_and(|next| next.is_stop() && !self.has(next, WordList::NameVerb));
        is_verb
            && self.tokens.iter().any(|token| self.is_one_of(token, pack.media))
            && !self.tokens.iter().any(is_report)
    }

    /// "Read …", "For more, read …", "You can read …"
    fn requests(self, i: usize, pack: &Pack) -> bool {
        let token = &self.tokens[i];
        let may_request = match i {
            0 => true,
            1 if self.has(&self.tokens[0], WordList::Address) => true,
            _ => self.text[..token.start as usize - self.start].trim_end().ends_with([',', ':']),
        };
        let has_ending = || {
            let word = self.word(token);
            pack.request_endings.iter().any(|ending| word.len() > 2 * ending.len() && word.ends_with(ending))
                && !self.is_one_of(token, pack.no_requests)
        };
        may_request && (self.is_one_of(token, pack.requests) || has_ending())
    }

    /// Whether a token, such as "our", "your" or "this", precedes what a site has.
    fn offers(self, i: usize, asks: bool, pack: &Pack) -> bool {
        let token = &self.tokens[i];
        let is_own = self.is_one_of(token, pack.own);
        let precedes =
            |nouns: &[&str]| self.tokens[i + 1..].iter().take(REACH).any(|noun| self.is_one_of(noun, nouns));
        if is_own || self.is_one_of(token, pack.yours) {
            return precedes(pack.media) || asks && is_own && precedes(pack.offers);
        }
        let is_question = || self.text.trim_end().ends_with('?');
        self.is_one_of(token, pack.this)
            && (asks && (precedes(pack.offers) || precedes(pack.media))
                || is_question() && precedes(pack.rated))
    }

    pub(super) fn is_one_of(self, token: &Token, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|word| word.eq_ignore_ascii_case(own))
    }
}
