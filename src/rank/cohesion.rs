//! Which sentences lean on the one before.
//!
//! A sentence leans when its opening points back: a third-person pronoun, a demonstrative, a connector, a short
//! reference such as "The company", alone or behind a preposition; when a linking phrase stands in its first words; or
//! when it only goes on with reported speech ("…", he added). The words are lists of the language's pack.

use crate::document::Sentence;
use crate::language::{Pack, WordList, WordLists};
use crate::text::plain_gap;
use crate::tokens::{Shape, Token};

/// A linking phrase counts in so many first words.
const LINKER_WORDS: usize = 6;
/// So many prepositions may stand before the word that points back.
const PREFIX_WORDS: usize = 3;
/// A subject that resolves an opening phrase comes within so many words.
const SUBJECT_WORDS: usize = 14;
/// Reported speech is told from so many last words.
const SPEECH_WORDS: usize = 8;

/// How a sentence leans on the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// It opens with a word that points back.
    Opener,
    /// A linking phrase stands in its first words.
    Linker,
    /// It goes on with reported speech.
    Speech,
    /// It goes on with a quotation that opened before.
    Quotation,
}

/// How a sentence leans, if it does.
pub(crate) fn lean(sentence: Sentence<'_, '_>) -> Option<Lean> {
    let pack = sentence.language().pack();
    let start = Opening { sentence, tokens: sentence.tokens(), pack };
    if start.is_inside_quotation() {
        Some(Lean::Quotation)
    } else if start.opens() {
        Some(Lean::Opener)
    } else if start.links() {
        Some(Lean::Linker)
    } else if start.goes_on_speaking() {
        Some(Lean::Speech)
    } else {
        None
    }
}

struct Opening<'d, 't> {
    sentence: Sentence<'d, 't>,
    tokens: &'d [Token],
    pack: &'static Pack,
}

impl<'d, 't> Opening<'d, 't> {
    fn longest(&self, class: WordList, at: usize) -> usize {
        let Some(classes) = self.tokens.get(at).map(|token| self.sentence.classes(token)) else { return 0 };
        match classes.heads(class) && self.classes(at + 1).seconds(class) {
            true => self.pack.longest(class, |i| self.sentence.entry(self.tokens.get(at + i)?)),
            false => usize::from(classes.has(class)),
        }
    }

    fn classes(&self, at: usize) -> WordLists {
        self.tokens.get(at).map(|token| self.sentence.classes(token)).unwrap_or_default()
    }

    fn has(&self, at: usize, class: WordList) -> bool {
        self.tokens.get(at).is_some_and(|token| self.sentence.has(token, class))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape.is_capital())
    }

    /// What stands between two tokens.
    fn gap(&self, after: usize) -> &'t str {
        match (self.tokens.get(after), self.tokens.get(after + 1)) {
            (Some(left), Some(right)) => plain_gap(self.sentence.slice(left.end(), right.start)),
            _ => "",
        }
    }

    /// Whether a comma stands between two tokens.
    #[inline]
    fn has_comma(&self, after: usize) -> bool {
        let (Some(left), Some(right)) = (self.tokens.get(after), self.tokens.get(after + 1)) else {
            return false;
        };
        !self.sentence.is_space(left.end(), right.start)
            && self.sentence.slice(left.end(), right.start).contains(',')
    }

    /// The quotation mark stands in an earlier sentence.
    fn is_inside_quotation(&self) -> bool {
        let opens_here = self.sentence.text().starts_with(|c: char| !c.is_alphanumeric());
        let is_first = self
            .sentence
            .block()
            .sentences()
            .next()
            .is_some_and(|first| first.index() == self.sentence.index());
        self.tokens.first().is_some_and(Token::is_quoted) && !opens_here && !is_first
    }

    fn opens(&self) -> bool {
        let mut at = 0;
        loop {
            let exempt = self.longest(WordList::OpenerExempt, at);
            let opener = self.longest(WordList::Opener, at);
            if exempt > 0 && exempt >= opener {
                return false;
            }
            if opener > 0 {
                return self.points_back(at, opener);
            }
            if at == PREFIX_WORDS || !self.has(at, WordList::OpenerPrefix) {
                return self.has_pronoun_subject();
            }
            // « Depuis, », "Before,": since or before what?
            if at == 0 && self.gap(0).starts_with(',') {
                return true;
            }
            at += 1;
        }
    }

    /// Whether the opener at a token points to something before the sentence.
    fn points_back(&self, at: usize, length: usize) -> bool {
        let next = at + length;
        let is_near = self.gap(next - 1).trim().is_empty();
        // "Then-President Obama"; "IT workers".
        let is_acronym = self.tokens[at].shape == Shape::Upper && !self.is_capital(at + 1);
        if length == 1 && (self.gap(at).starts_with('-') && self.is_capital(next) || is_acronym) {
            return false;
        }
        let is_reference = length > 1 && !self.has(at, WordList::Opener);
        if is_reference && is_near {
            // « Le groupe Renault », "The actor Tom Reed": the name says it. "The men who fled": the clause does.
            let name = if self.has(next, WordList::Title) { next + 1 } else { next };
            if self.is_capital(name) || self.is_complement(next) {
                return false;
            }
        }
        // « À son arrivée, Paul Martin a dit »: the subject comes. « Pour lui, », "In this case,": it does not help.
        let may_come = self.has(at, WordList::Possessive)
            || self.has(at, WordList::Pronoun) && !self.gap(next - 1).starts_with(',');
        at == 0 || !may_come || !self.subject_follows(next)
    }

    /// "The men who fled", "in contrast to Denmark": the word carries the phrase on.
    fn is_complement(&self, at: usize) -> bool {
        self.has(at, WordList::Complement)
    }

    /// "In 2013, he moved", « Né à Lyon, il avait »: an opening phrase that names nobody, then a pronoun.
    fn has_pronoun_subject(&self) -> bool {
        let last = self.tokens.len().min(SUBJECT_WORDS);
        let Some(subject) = (1..last).find(|&i| self.has_comma(i - 1)) else { return false };
        let names_someone = |i: usize| {
            let known = [WordList::Month, WordList::Weekday, WordList::StopWord];
            // "In Leeds, she": a name that only says where.
            let is_where = i > 0 && self.has(i - 1, WordList::PlacePreposition);
            i > 0 && self.is_capital(i) && !is_where && !known.iter().any(|&class| self.has(i, class))
        };
        let is_pronoun = self.longest(WordList::Pronoun, subject) > 0
            && self.longest(WordList::OpenerExempt, subject) == 0;
        is_pronoun && !(0..subject).any(names_someone)
    }

    /// Whether a name follows the comma that closes the opening phrase.
    fn subject_follows(&self, from: usize) -> bool {
        let last = self.tokens.len().min(from + SUBJECT_WORDS);
        let comma = (from.max(1)..last).find(|&i| self.has_comma(i - 1));
        let Some(mut subject) = comma else { return false };
        while self.has(subject, WordList::Title) || self.is_article(subject) {
            subject += 1;
        }
        self.is_capital(subject) && !self.has(subject, WordList::Opener)
    }

    /// An article or a function word that is no opener, before a subject.
    fn is_article(&self, at: usize) -> bool {
        self.has(at, WordList::StopWord)
            && self.longest(WordList::Opener, at) == 0
            && !self.has(at, WordList::OpenerPrefix)
    }

    fn links(&self) -> bool {
        (0..self.tokens.len().min(LINKER_WORDS)).any(|at| {
            let linker = self.longest(WordList::Linker, at);
            // « Le groupe, lui, assure ».
            let is_apposed = at > 0
                && self.has(at, WordList::Pronoun)
                && self.gap(at - 1).starts_with(',')
                && self.gap(at).starts_with(',');
            is_apposed
                || linker > 0
                    && self.longest(WordList::OpenerExempt, at) < linker
                    && (linker == 1 || !self.is_complement(at + linker))
        })
    }

    /// Reported speech whose speaker is only a pronoun: "…", he added. « …, a-t-elle dit. »
    fn goes_on_speaking(&self) -> bool {
        let is = |token: Option<&Token>, class| token.is_some_and(|token| self.sentence.has(token, class));
        let tokens = self.tokens;
        if !tokens.iter().any(Token::is_saying) {
            return false;
        }
        // « dit-il », « a-t-elle ajouté »: only speech is inverted so.
        let inverted = (1..tokens.len()).any(|i| {
            is(tokens.get(i), WordList::Pronoun)
                && !tokens[i].is_quoted()
                && self.gap(i - 1) == "-"
                && (i.saturating_sub(2)..i + 3).any(|near| is(tokens.get(near), WordList::ReportingVerb))
        });
        // What follows an earlier one is too long.
        let last = (1..tokens.len()).rev().take(SPEECH_WORDS);
        let comma = last.into_iter().find(|&i| self.has_comma(i - 1) || tokens[i - 1].is_quoted());
        let Some(comma) = comma else { return inverted };
        let tail = &tokens[comma..];
        let is_short = tail.len() <= SPEECH_WORDS
            && !tail.iter().any(|token| token.shape.is_capital() || token.is_quoted());
        let speaks = is(tail.first(), WordList::Pronoun) && is(tail.get(1), WordList::ReportingVerb)
            || is(tail.first(), WordList::ReportingVerb) && is(tail.get(1), WordList::Pronoun);
        inverted || is_short && speaks
    }
}
