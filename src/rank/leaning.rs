//! How likely a sentence cannot be understood without one before it.
//!
//! Most sentences of an article lean on others: readers know who "he" or "the company" is from the sentence before. A
//! logistic model over a few named [`Cue`]s estimates how likely one does; `weights.rs` says how it was learned. What a
//! sentence needs is nearly always there in the sentence before it: in nine of ten that editors marked.

use super::eligibility::SentenceFacts;
use super::logistic::logistic;
use super::opening::PointsBack;
use super::{Names, Terms, weights};
use crate::document::{Document, Sentence};
use crate::language::WordList;
use crate::tokens::{NO_TERM, Shape, Tokens};

/// A reason to assume that a sentence cannot be understood alone, or that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cue {
    /// It opens with a word that points back ("He", "This", « Cependant »).
    Opener,
    /// A linking phrase stands among its first words ("for example", « en revanche »).
    Linker,
    /// It continues reported speech whose speaker is only a pronoun (`"…", he added`).
    Speech,
    /// It continues a quotation that an earlier sentence opened.
    Quotation,
    /// It is wholly in quotation marks.
    WhollyQuoted,
    /// Much of it is quoted, and it names nobody.
    Unattributed,
    /// The number of pronouns of the third person outside quotation marks, at most 2.
    Pronouns,
    /// The number of demonstratives before a noun outside quotation marks, at most 2 ("this deal", « ces mesures »).
    Demonstratives,
    /// The number of nouns with a definite article that were spoken of before and that nothing defines here, at most 3
    /// ("the bill").
    GivenNouns,
    /// It begins with a definite article and a noun that nothing defines ("The suspect left").
    BareDefinite,
    /// It begins with a function word.
    FunctionWord,
    /// It is short: 8 / L for L tokens, at most 1.
    Short,
    /// The number of its names, at most 4, divided by 4.
    Names,
    /// It begins with a name.
    NameFirst,
    /// It names a day of the week or a month.
    Dated,
    /// The share of its terms that the title has.
    Title,
    /// The number of its terms that were used before, at most 4, divided by 4: it repeats what it speaks of.
    KnownTerms,
}

impl Cue {
    /// Every cue, in the order in which their parts are summed.
    pub const ALL: [Cue; 17] = [
        Cue::Opener,
        Cue::Linker,
        Cue::Speech,
        Cue::Quotation,
        Cue::WhollyQuoted,
        Cue::Unattributed,
        Cue::Pronouns,
        Cue::Demonstratives,
        Cue::GivenNouns,
        Cue::BareDefinite,
        Cue::FunctionWord,
        Cue::Short,
        Cue::Names,
        Cue::NameFirst,
        Cue::Dated,
        Cue::Title,
        Cue::KnownTerms,
    ];

    /// Returns the name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Cue::Opener => "opener",
            Cue::Linker => "linker",
            Cue::Speech => "speech",
            Cue::Quotation => "quotation",
            Cue::WhollyQuoted => "wholly_quoted",
            Cue::Unattributed => "unattributed",
            Cue::Pronouns => "pronouns",
            Cue::Demonstratives => "demonstratives",
            Cue::GivenNouns => "given_nouns",
            Cue::BareDefinite => "bare_definite",
            Cue::FunctionWord => "function_word",
            Cue::Short => "short",
            Cue::Names => "names",
            Cue::NameFirst => "name_first",
            Cue::Dated => "dated",
            Cue::Title => "title",
            Cue::KnownTerms => "known_terms",
        }
    }

    /// Returns what a value of 1 adds to the log odds that a sentence leans. Never 0.
    pub const fn weight(self) -> f32 {
        weights::CUES[self as usize]
    }
}

impl std::fmt::Display for Cue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// How likely a sentence cannot be understood without one before it, and why.
///
/// The log odds are the sum of a constant and of one part for each [`Cue`], its weight times its value.
///
/// ```
/// use abrege::{Cue, Summarizer};
/// let analysis = Summarizer::default().analyze("The council approved the budget on Monday. It raises taxes.")?;
/// let leaning = analysis.leaning(1).unwrap();
/// assert!(leaning.probability() > 0.5 && leaning.part(Cue::Opener) > 0.0);
/// assert!(analysis.leaning(0).is_none());
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaning {
    parts: [f32; Cue::ALL.len()],
}

impl Leaning {
    pub(crate) fn of(sentence: Sentence<'_, '_>, opening: Option<PointsBack>, context: Context<'_>) -> Self {
        let mut parts = values(sentence, opening, context);
        parts.iter_mut().zip(weights::CUES).for_each(|(part, weight)| *part *= weight);
        Leaning { parts }
    }

    /// Returns the probability, from 0 to 1.
    pub fn probability(&self) -> f32 {
        let sum: f32 = self.parts.iter().sum();
        logistic(f64::from(weights::CUE_BIAS + sum)) as f32
    }

    /// Whether it is taken to lean: with a cue that points to what is known rather than to form, at a lower probability.
    fn leans(&self) -> bool {
        let mut pointing = Cue::ALL[..Cue::FunctionWord as usize].iter();
        let points = pointing.any(|&cue| self.part(cue) > 0.0);
        self.probability() >= if points { weights::LEANS } else { weights::LEANS_BY_FORM }
    }

    /// Returns what a cue adds to the log odds, or subtracts if negative.
    pub fn part(&self, cue: Cue) -> f32 {
        self.parts[cue as usize]
    }

    /// Iterates over every cue and its part, in the order of [`Cue::ALL`].
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (Cue, f32)> + Clone + '_ {
        Cue::ALL.into_iter().zip(self.parts.iter().copied())
    }
}

/// What a sentence is read against.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) names: &'a Names,
    /// For each term, whether the title has it.
    pub(crate) in_title: &'a [bool],
}

/// Notes for each sentence of the story how likely it leans. Linear.
pub(super) fn read(document: &Document<'_>, context: Context<'_>, facts: &mut [SentenceFacts]) {
    for sentence in document.sentences() {
        let fact = &mut facts[sentence.index()];
        if fact.may_lean() {
            let leaning = Leaning::of(sentence, fact.opening, context);
            fact.leaning = leaning.probability();
            fact.leans = leaning.leans();
        }
    }
}

/// Reads the cues of a sentence.
fn values(
    sentence: Sentence<'_, '_>,
    opening: Option<PointsBack>,
    context: Context<'_>,
) -> [f32; Cue::ALL.len()] {
    let tokens = sentence.view();
    let names = context.names.of(sentence.index());
    let name_first =
        names.first().is_some_and(|name| (name.first as usize) < sentence.token_range().start + 2);
    let words = Words::count(sentence, tokens, context);
    let own = context.terms.of(sentence.index());
    let is_known = |&&term: &&u32| context.terms.is_known(term, sentence.index());
    let in_title = own.iter().filter(|&&term| context.in_title[term as usize]).count();
    let is = |condition: bool| f32::from(u8::from(condition));
    // In the order of the cues, which the length of the array checks.
    [
        is(opening == Some(PointsBack::Opener)),
        is(opening == Some(PointsBack::Linker)),
        is(opening == Some(PointsBack::Speech)),
        is(opening == Some(PointsBack::Quotation)),
        is(words.quoted == tokens.len()),
        is(names.is_empty() && words.quoted * 10 > tokens.len() * 3),
        words.pronouns.min(2) as f32,
        words.demonstratives.min(2) as f32,
        words.given_nouns.min(3) as f32,
        is(words.opens_undefined),
        is(tokens.get(0).is_some_and(|token| token.is_stop())),
        (8.0 / tokens.len().max(1) as f32).min(1.0),
        names.len().min(4) as f32 / 4.0,
        is(name_first),
        is(words.dated),
        in_title as f32 / (own.len() + 1) as f32,
        own.iter().filter(is_known).take(4).count() as f32 / 4.0,
    ]
}

/// At most this many words follow the noun in a phrase.
const PHRASE_WORDS: usize = 3;

/// What is counted over the words of a sentence.
#[derive(Default)]
struct Words {
    quoted: usize,
    pronouns: usize,
    demonstratives: usize,
    given_nouns: usize,
    opens_undefined: bool,
    dated: bool,
}

impl Words {
    fn count(sentence: Sentence<'_, '_>, tokens: Tokens<'_>, context: Context<'_>) -> Self {
        let mut words = Words::default();
        let base = sentence.token_range().start;
        let names = context.names.of(sentence.index());
        let mut starts = names.iter().map(|name| name.first as usize - base);
        // "When she was six, Maria Lowe moved": the name follows its pronoun.
        let is_ahead = tokens.has(0, WordList::OpenerPrefix)
            && starts
                .clone()
                .any(|name| (name.saturating_sub(2)..name).any(|i| tokens.gap(i).starts_with(',')));
        let first_name = if is_ahead { 0 } else { starts.next().unwrap_or(usize::MAX) };
        for (i, token) in tokens.tokens.iter().enumerate() {
            if token.is_quoted() {
                words.quoted += 1;
                continue;
            }
            words.dated |= tokens.is_calendar(i);
            if !token.is_stop() {
                continue;
            }
            let lists = tokens.lists(i);
            let points = lists.has_any(&[WordList::Pronoun, WordList::Demonstrative]);
            // "it rained", "this week"
            let points = points && tokens.longest(WordList::OpenerExempt, i) == 0;
            // "IT", « peut-elle »
            let is_pronoun = points
                && lists.has(WordList::Pronoun)
                && !(token.shape == Shape::Upper && token.length > 1)
                && tokens.before(i) != "-";
            words.pronouns += usize::from(is_pronoun && i < first_name);
            let noun = i + 1;
            if !is_common_word(tokens, noun) {
                continue;
            }
            words.demonstratives += usize::from(points && lists.has(WordList::Demonstrative));
            if lists.has(WordList::DefiniteArticle) {
                let is_given = |i: usize| {
                    let term = sentence.term(&tokens[i]);
                    term != NO_TERM && context.terms.is_known(term, sentence.index())
                };
                // "the new bill": the word behind an adjective is the noun, as far as one can tell.
                let is_second =
                    is_common_word(tokens, noun + 1) && tokens.gap(noun) == " " && is_given(noun + 1);
                let noun = noun + usize::from(is_second);
                let in_title = context.in_title.get(sentence.term(&tokens[noun]) as usize) == Some(&true);
                let is_undefined = !is_defined(tokens, noun);
                words.given_nouns += usize::from(is_undefined && !in_title && is_given(noun));
                words.opens_undefined |= i == 0 && is_undefined;
            }
        }
        words
    }
}

/// Whether a token is a content word in lower case.
fn is_common_word(tokens: Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| !token.is_stop() && token.shape == Shape::Lower)
}

/// Whether a complement or a name defines a noun phrase: "the bill of 2019", "the bank in Italy", « le groupe automobile
/// Renault ».
fn is_defined(tokens: Tokens<'_>, noun: usize) -> bool {
    let mut last = noun;
    let joins = |i: usize| matches!(tokens.gap(i), " " | "-" | "\n");
    while last < noun + PHRASE_WORDS && joins(last) && is_common_word(tokens, last + 1) {
        last += 1;
    }
    let next = last + 1;
    // "The pilot, Anna Lund, said"
    if tokens.gap(last) == ", " && tokens.is_capital(next) && tokens.is_capital(next + 1) {
        return true;
    }
    let is_function_word = |i: usize| tokens.get(i).is_some_and(|token| token.is_stop());
    joins(last)
        && (tokens.has(next, WordList::Complement)
            || tokens.is_capital(next)
            || is_function_word(next)
                && (tokens.is_capital(next + 1) || is_function_word(next + 1) && tokens.is_capital(next + 2)))
}
