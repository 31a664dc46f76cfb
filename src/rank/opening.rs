//! Detects sentences that open by pointing back to the sentence before.
//!
//! A sentence does so when
//! - it begins with a word that points back: a third-person pronoun, a demonstrative, a connector or a short reference
//!   such as "The company", alone or after a preposition;
//! - it is a noun phrase that comments on the sentence before (« Une décision que les pêcheurs contestent. »);
//! - a linking phrase such as "however" is among its first words;
//! - it only continues reported speech (`"…", he added`) or a quotation that an earlier sentence opened.
//!
//! The words are lists of the sentence's language. Each check reads at most a fixed number of tokens, except the search
//! for a reporting verb, so that the time is linear in the sentence.

use crate::document::Sentence;
use crate::language::WordList;
use crate::tokens::{Shape, Token, Tokens};

/// A linking phrase must begin among this many first words.
const LINKER_WORDS: usize = 6;
/// At most this many prepositions stand before the word that points back.
const PREFIX_WORDS: usize = 3;
/// A subject that resolves an opening phrase follows within this many words.
const SUBJECT_WORDS: usize = 14;
/// A noun phrase with a relative clause has at most this many words before its pronoun…
const APPOSED_WORDS: usize = 6;
/// …and the auxiliary of its clause stands at most this many words behind it; farther, it is the sentence's.
const CLAUSE_WORDS: usize = 3;
/// A reporting clause at the end of a sentence has at most this many words.
const SPEECH_WORDS: usize = 8;

/// How a sentence points back to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PointsBack {
    /// It opens with a word that points back.
    Opener,
    /// A linking phrase stands in its first words.
    Linker,
    /// It continues reported speech.
    Speech,
    /// It continues a quotation that an earlier sentence opened.
    Quotation,
}

/// Returns how a sentence points back to the one before, if its opening does.
pub(crate) fn points_back(sentence: Sentence<'_, '_>) -> Option<PointsBack> {
    let start = Opening { sentence, tokens: sentence.view() };
    if start.is_inside_quotation() {
        Some(PointsBack::Quotation)
    } else if start.opens() || start.comments() {
        Some(PointsBack::Opener)
    } else if start.links() {
        Some(PointsBack::Linker)
    } else if start.goes_on_speaking() {
        Some(PointsBack::Speech)
    } else {
        None
    }
}

struct Opening<'d, 't> {
    sentence: Sentence<'d, 't>,
    tokens: Tokens<'d>,
}

impl Opening<'_, '_> {
    /// Whether a comma stands between two tokens.
    #[inline]
    fn has_comma(&self, after: usize) -> bool {
        let gap = self.tokens.gap(after);
        gap != " " && gap.contains(',')
    }

    /// The quotation mark stands in an earlier sentence.
    fn is_inside_quotation(&self) -> bool {
        self.sentence.continues_quotation() && self.sentence.text().starts_with(char::is_alphanumeric)
    }

    fn opens(&self) -> bool {
        let mut at = 0;
        loop {
            let exempt = self.tokens.longest(WordList::OpenerExempt, at);
            let opener = self.tokens.longest(WordList::Opener, at);
            if exempt > 0 && exempt >= opener {
                return false;
            }
            if opener > 0 {
                return self.points_back(at, opener);
            }
            if at == PREFIX_WORDS || !self.tokens.has(at, WordList::OpenerPrefix) {
                return self.has_pronoun_subject();
            }
            // « Depuis, », "Before,": since or before what?
            if at == 0 && self.tokens.gap(0).starts_with(',') {
                return true;
            }
            at += 1;
        }
    }

    /// « Une décision que les pêcheurs contestent. », but not « Un homme qui pêchait là a été emporté. »: an indefinite
    /// noun with a relative clause, and no verb of its own.
    fn comments(&self) -> bool {
        let pack = self.tokens.pack();
        // Without a copy of the word, unlike `Tokens::is_one_of`.
        let is_one_of = |i: usize, words: &[&str]| {
            let own = self.tokens.text(i).trim_end_matches(['\'', '’']);
            words.iter().any(|word| word.eq_ignore_ascii_case(own))
        };
        if pack.appositive_relatives.is_empty() || !is_one_of(0, pack.indefinite_articles) {
            return false;
        }
        let is_relative =
            |i: usize| self.tokens.has(i, WordList::StopWord) && is_one_of(i, pack.appositive_relatives);
        let Some(first) = (2..self.tokens.len().min(APPOSED_WORDS)).find(|&i| is_relative(i)) else {
            return false;
        };
        let is_named = (1..first).any(|i| self.tokens.is_capital(i));
        let clause = (first..self.tokens.len()).rev().find(|&i| is_relative(i)).unwrap_or(first);
        let verbs = [WordList::PerfectAuxiliary, WordList::PastPerfectAuxiliary];
        let mut verbs = (clause..self.tokens.len()).filter(|&i| self.tokens.has_any(i, &verbs));
        let has_own_verb =
            verbs.next().is_some_and(|verb| verb > clause + CLAUSE_WORDS) || verbs.next().is_some();
        !is_named && !has_own_verb && self.tokens.longest(WordList::OpenerExempt, 0) == 0
    }

    /// Whether the opener at a token points to something before the sentence.
    fn points_back(&self, at: usize, length: usize) -> bool {
        let next = at + length;
        let is_near = self.tokens.gap(next - 1).trim().is_empty();
        // "Then-President Obama"; "IT workers".
        let is_acronym = self.tokens[at].shape == Shape::Upper && !self.tokens.is_capital(at + 1);
        if length == 1 && (self.tokens.gap(at).starts_with('-') && self.tokens.is_capital(next) || is_acronym)
        {
            return false;
        }
        let is_reference = length > 1 && !self.tokens.has(at, WordList::Opener);
        if is_reference && is_near {
            // « Le groupe Renault », "The actor Tom Reed": the name says it. "The men who fled": the clause does.
            let name = if self.tokens.has(next, WordList::Title) { next + 1 } else { next };
            if self.tokens.is_capital(name) || self.is_complement(next) {
                return false;
            }
        }
        // « À son arrivée, Paul Martin a dit »: the subject comes. « Pour lui, », "In this case,": it does not help.
        let may_come = self.tokens.has(at, WordList::Possessive)
            || self.tokens.has(at, WordList::Pronoun) && !self.tokens.gap(next - 1).starts_with(',');
        at == 0 || !may_come || !self.subject_follows(next)
    }

    /// "The men who fled", "in contrast to Denmark": the word carries the phrase on.
    fn is_complement(&self, at: usize) -> bool {
        self.tokens.has(at, WordList::Complement)
    }

    /// "In 2013, he moved", « Né à Lyon, il avait »: an opening phrase that names nobody, then a pronoun.
    fn has_pronoun_subject(&self) -> bool {
        let last = self.tokens.len().min(SUBJECT_WORDS);
        let Some(subject) = (1..last).find(|&i| self.has_comma(i - 1)) else { return false };
        let names_someone = |i: usize| {
            let known = [WordList::Month, WordList::Weekday, WordList::StopWord];
            // "In Leeds, she": a name that only says where.
            let is_where = i > 0 && self.tokens.has(i - 1, WordList::PlacePreposition);
            i > 0
                && self.tokens.is_capital(i)
                && !is_where
                && !known.iter().any(|&class| self.tokens.has(i, class))
        };
        let is_pronoun = self.tokens.longest(WordList::Pronoun, subject) > 0
            && self.tokens.longest(WordList::OpenerExempt, subject) == 0;
        is_pronoun && !(0..subject).any(names_someone)
    }

    /// Whether a name follows the comma that closes the opening phrase.
    fn subject_follows(&self, from: usize) -> bool {
        let last = self.tokens.len().min(from + SUBJECT_WORDS);
        let comma = (from.max(1)..last).find(|&i| self.has_comma(i - 1));
        let Some(mut subject) = comma else { return false };
        while self.tokens.has(subject, WordList::Title) || self.is_article(subject) {
            subject += 1;
        }
        self.tokens.is_capital(subject) && !self.tokens.has(subject, WordList::Opener)
    }

    /// An article or a function word that is no opener, before a subject.
    fn is_article(&self, at: usize) -> bool {
        self.tokens.has(at, WordList::StopWord)
            && self.tokens.longest(WordList::Opener, at) == 0
            && !self.tokens.has(at, WordList::OpenerPrefix)
    }

    fn links(&self) -> bool {
        (0..self.tokens.len().min(LINKER_WORDS)).any(|at| {
            let linker = self.tokens.longest(WordList::Linker, at);
            // « Le groupe, lui, assure ».
            let is_apposed = at > 0
                && self.tokens.has(at, WordList::Pronoun)
                && self.tokens.gap(at - 1).starts_with(',')
                && self.tokens.gap(at).starts_with(',');
            is_apposed
                || linker > 0
                    && self.tokens.longest(WordList::OpenerExempt, at) < linker
                    && (linker == 1 || !self.is_complement(at + linker))
        })
    }

    /// Reported speech whose speaker is only a pronoun: "…", he added. « …, a-t-elle dit. »
    fn goes_on_speaking(&self) -> bool {
        let tokens = self.tokens;
        if !tokens.tokens.iter().any(Token::is_saying) {
            return false;
        }
        // « dit-il », « a-t-elle ajouté »: only speech is inverted so.
        let inverted = (1..tokens.len()).any(|i| {
            tokens.has(i, WordList::Pronoun)
                && !tokens[i].is_quoted()
                && tokens.gap(i - 1) == "-"
                && (i.saturating_sub(2)..i + 3).any(|near| tokens.has(near, WordList::ReportingVerb))
        });
        // What follows an earlier one is too long.
        let last = (1..tokens.len()).rev().take(SPEECH_WORDS);
        let comma = last.into_iter().find(|&i| self.has_comma(i - 1) || tokens[i - 1].is_quoted());
        let Some(comma) = comma else { return inverted };
        let tail = &tokens.tokens[comma..];
        let is_short = tail.len() <= SPEECH_WORDS
            && !tail.iter().any(|token| token.shape.is_capital() || token.is_quoted());
        let is_speaker = |i: usize| tokens.has(i, WordList::Pronoun);
        let is_verb = |i: usize| tokens.has(i, WordList::ReportingVerb);
        let speaks = is_speaker(comma) && is_verb(comma + 1) || is_verb(comma) && is_speaker(comma + 1);
        inverted || is_short && speaks
    }
}
