//! Which sentences lean on the one before.
//!
//! A sentence leans when its opening points back: a third-person pronoun, a demonstrative, a connector, a short
//! reference such as "The company", alone or behind a preposition; when a linking phrase stands in its first words; or
//! when it only goes on with reported speech ("…", he added). The words are lists of the language's pack.

use crate::document::{Sentence, Token};
use crate::language::{Class, Lexicon};

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
}

pub(crate) fn lean(sentence: Sentence<'_, '_>) -> Option<Lean> {
    let start = Opening::new(sentence);
    if start.opens() {
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
    lexicon: &'static Lexicon,
    /// The forms of the first tokens.
    forms: Vec<String>,
}

impl<'d, 't> Opening<'d, 't> {
    fn new(sentence: Sentence<'d, 't>) -> Self {
        let tokens = sentence.tokens();
        let lexicon = &sentence.block().language().pack().lexicon;
        // Longest entry: as many words as the widest phrase of the lists.
        let forms = tokens
            .iter()
            .take(PREFIX_WORDS + LINKER_WORDS + SUBJECT_WORDS)
            .map(|token| sentence.form(token))
            .collect();
        Opening { sentence, tokens, lexicon, forms }
    }

    fn longest(&self, class: Class, at: usize) -> usize {
        self.lexicon.longest(class, |i| self.forms.get(at + i).map(String::as_str))
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| self.sentence.has(token, class))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape.is_capital())
    }

    /// What stands between two tokens.
    fn gap(&self, after: usize) -> &'t str {
        match (self.tokens.get(after), self.tokens.get(after + 1)) {
            (Some(left), Some(right)) => self.sentence.slice(left.end, right.start),
            _ => "",
        }
    }

    fn opens(&self) -> bool {
        let mut at = 0;
        loop {
            let exempt = self.longest(Class::Exempt, at);
            let opener = self.longest(Class::Opener, at);
            if exempt > 0 && exempt >= opener {
                return false;
            }
            if opener > 0 {
                return self.points_back(at, opener);
            }
            if at == PREFIX_WORDS || !self.has(at, Class::Prefix) {
                return false;
            }
            at += 1;
        }
    }

    /// Whether the opener at a token points to something before the sentence.
    fn points_back(&self, at: usize, length: usize) -> bool {
        let next = at + length;
        // "Then-President Obama".
        if length == 1 && self.gap(at).starts_with('-') {
            return false;
        }
        // « Le groupe Renault », "Both France and Germany": the name says it.
        if self.is_capital(next) && self.gap(next - 1).trim().is_empty() && length > 1 {
            return false;
        }
        // « À son arrivée, Paul Martin a dit »: the subject comes.
        at == 0 || !self.subject_follows(next)
    }

    /// Whether a name follows the comma that closes the opening phrase.
    fn subject_follows(&self, from: usize) -> bool {
        let last = self.tokens.len().min(from + SUBJECT_WORDS);
        let comma = (from.max(1)..last)
            .find(|&i| self.gap(i - 1).starts_with([',', '\u{a0}']) && self.gap(i - 1).contains(','));
        let Some(mut subject) = comma else { return false };
        while self.has(subject, Class::Title) || self.is_article(subject) {
            subject += 1;
        }
        self.is_capital(subject) && !self.has(subject, Class::Opener)
    }

    /// An article or a function word that is no opener, before a subject.
    fn is_article(&self, at: usize) -> bool {
        self.has(at, Class::Stop) && self.longest(Class::Opener, at) == 0 && !self.has(at, Class::Prefix)
    }

    fn links(&self) -> bool {
        (0..self.forms.len().min(LINKER_WORDS)).any(|at| {
            // A quotation's own linkers link nothing outside.
            self.longest(Class::Linker, at) > 0 && self.longest(Class::Exempt, at) == 0
        })
    }

    /// A quotation, then only a pronoun with a verb of saying: "…", he added.
    fn goes_on_speaking(&self) -> bool {
        let Some(last_quoted) = self.tokens.iter().rposition(|token| token.quoted) else { return false };
        let after = &self.tokens[last_quoted + 1..];
        if after.is_empty()
            || after.len() > SPEECH_WORDS
            || after.iter().any(|token| token.shape.is_capital())
        {
            return false;
        }
        let is_pronoun =
            |token: &&Token| self.sentence.has(token, Class::Opener) && self.sentence.has(token, Class::Stop);
        let all_quoted = self.tokens[..last_quoted].iter().filter(|token| !token.quoted).count() == 0;
        all_quoted
            && after.iter().any(|token| self.sentence.has(token, Class::Saying))
            && after.iter().any(|token| is_pronoun(&token))
    }
}
