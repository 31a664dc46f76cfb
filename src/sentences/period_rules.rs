//! The rules for a period that may belong to an abbreviation, an initial or a number, and what they look at.

use super::context::{Context, LONGEST_ABBREVIATION, REACH, first_word};
use super::list_marker::label_continues;
use super::mark_rules::{ENDS, Mark, Verdict, goes_on_if, letters};
use crate::language::{WordList, WordLists};
use crate::text::is_combining;

/// An abbreviation in brackets or in a citation has at most this many letters: "bapt", "Supp".
const LONGEST_BRACKETED: usize = 5;
/// No sentence begins with it.
const THOUSANDS: &str = "000";

pub(super) type PeriodRule = fn(&mut Context<'_>, &Period<'_>) -> Verdict;

/// A period, and the word that it may belong to.
pub(super) struct Period<'t> {
    /// The word, where it starts, and the word before it.
    chunk: &'t str,
    chunk_start: usize,
    previous: &'t str,
    /// What stands before the chunk, in the same sentence.
    before: &'t str,
    lists: WordLists,
    /// Nothing but marks stands before the chunk.
    at_start: bool,
    is_capital: bool,
    is_letter: bool,
    is_acronym: bool,
    /// A number stands before the chunk: "12 ft."
    is_unit: bool,
    /// Where the next word begins, behind currency signs.
    opened: usize,
    next: &'t str,
    follows: &'t str,
    /// The next word opens sentences rather than names.
    next_is_opener: bool,
}

impl<'t> Period<'t> {
    /// Returns `None` unless the mark is one period behind what may be an abbreviation.
    pub(super) fn of(context: &mut Context<'t>, mark: &Mark<'_, '_>) -> Option<Self> {
        let (text, boundary) = (context.text, mark.boundary);
        let closing = boundary.closing(text);
        if mark.terminators != "." || !closing.is_empty() && !closing.starts_with([')', ']']) {
            return None;
        }
        let (chunk, chunk_start) = context.chunk_before(boundary.mark_start);
        if chunk.is_empty() || chunk.len() > LONGEST_ABBREVIATION {
            return None;
        }
        let before = context.before(chunk_start).trim_end();
        let previous = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let mut lists = context.lists(chunk);
        if !lists.is_abbreviation() && lists.seconds_abbreviation() && !previous.is_empty() {
            // « p. ex. »
            lists = context.lists_of_pair(previous, chunk);
        }
        // "approx. $209": the currency sign belongs to the number.
        let opened = mark.opened + text[mark.opened..].find(|c| !matches!(c, '$' | '€' | '£')).unwrap_or(0);
        Some(Period {
            chunk,
            chunk_start,
            previous,
            before,
            lists,
            at_start: chunk_start - context.start < REACH && !before.contains(char::is_alphanumeric),
            is_capital: chunk.starts_with(char::is_uppercase),
            is_letter: chunk.chars().filter(|&c| !is_combining(c)).nth(1).is_none(),
            is_acronym: is_acronym(chunk),
            is_unit: previous.ends_with(char::is_numeric),
            opened,
            next: context.word_at(opened),
            follows: &text[boundary.next..],
            next_is_opener: context.is_opener(opened),
        })
    }

    fn next_is_number(&self) -> bool {
        self.next.starts_with(char::is_numeric)
    }
}

pub(super) const PERIODS: &[PeriodRule] = &[
    next_label,
    day,
    number,
    bracket,
    in_bracket,
    citation,
    time_phrase,
    inside,
    before_name,
    before_number,
    letter,
    initial,
    noun,
    plain_word,
    time,
    clause,
    abbreviation,
];

/// "1. Open the box 2. Take it": the label of the list that the sentence began.
fn next_label(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    goes_on_if(label_continues(context.text, context.start, period.chunk_start))
}

/// "on 23rd. May": an ordinal day before its month.
fn day(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let ending = period.chunk.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_day = ending.len() < period.chunk.len() && context.is_one_of(ending, context.pack.day_endings);
    goes_on_if(is_day && context.lists(period.next).has(WordList::Month))
}

/// "1. Introduction", "the podium: 1. Moreau, 2. Keller", « 100. 000 habitants »: the number of a list or the start of a
/// longer one; any other number ends the sentence.
fn number(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !period.chunk.chars().all(char::is_numeric) {
        return None;
    }
    let follows_item =
        period.before.strip_suffix([':', ',', ';']).is_some_and(|item| !item.ends_with(char::is_numeric));
    let is_label = period.chunk.len() <= 3 && (period.at_start || follows_item);
    Some(!is_label && period.next != THOUSANDS)
}

/// "Apple Inc. (AAPL)", "WASHINGTON, D.C. — The": what follows belongs to it.
fn bracket(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let belongs = period.follows.starts_with(['(', '-', '–', '—']);
    goes_on_if(belongs && (period.lists.is_abbreviation() || period.is_acronym))
}

/// "(b. 1952)", "(pop. 4,200)", "(9th Cir. 1997)": a short word in brackets before a number, or right behind the
/// bracket.
fn in_bracket(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if letters(period.chunk).count() > LONGEST_BRACKETED || !period.chunk.ends_with(char::is_alphabetic) {
        return None;
    }
    let before = context.before(period.chunk_start);
    let is_first = before.ends_with(['(', '[']) && !period.is_capital;
    let opens = before.rfind(['(', '[']) > before.rfind([')', ']']);
    goes_on_if(is_first || opens && period.next_is_number())
}

/// "Phil. 4:8", « Lc. 2, 1-20 », "45 F. Supp. 2d", "88 Fed. Reg. 1234": a book with chapter and verse, a volume of law.
fn citation(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let is_short = |word: &str| (1..=LONGEST_BRACKETED).contains(&letters(word).count());
    let is_word = !period.is_letter && letters(period.chunk).all(char::is_alphabetic);
    if !period.is_capital || !is_word || !is_short(period.chunk) {
        return None;
    }
    let volume = period.is_unit || period.previous.ends_with('.');
    let rest = &context.text[period.opened + period.next.len()..];
    let is_abbreviation =
        rest.starts_with('.') && period.next.starts_with(char::is_uppercase) && is_short(period.next);
    goes_on_if(
        is_verse(context.ahead(period.opened))
            || volume && (period.next_is_number() || is_abbreviation && period.is_unit),
    )
}

/// "At 6 a.m. Mr. Doyle opened", "Shortly before 3 p.m. Anna left", "In 44 B.C. Caesar fell": a time alone is no
/// sentence.
fn time_phrase(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let is_hour = context.is_one_of(period.chunk, context.pack.hour_marks);
    if !period.is_unit
        || !(is_hour || period.is_acronym)
        || !context.text[context.start..].starts_with(char::is_uppercase)
    {
        return None;
    }
    let is_whole = context.before(period.chunk_start).len() == period.chunk_start - context.start;
    let mut words = period.before.split(is_between_words).filter(|word| !word.is_empty());
    goes_on_if(
        is_whole
            && words.all(|word| {
                let lists = context.lists(word);
                let is_verb = lists.has_any(&[WordList::PastForm, WordList::Pronoun])
                    || !lists.has(WordList::PlacePreposition) && lists.has(WordList::VerbSign);
                let is_adjunct = lists.has_any(&[
                    WordList::StopWord,
                    WordList::OpenerPrefix,
                    WordList::Month,
                    WordList::Weekday,
                    WordList::VagueWord,
                ]);
                word.starts_with(char::is_numeric)
                    || is_adjunct && !is_verb
                    || context.is_one_of(word, context.pack.time_adverbs)
            }),
    )
}

/// "e.g. France", « cf. Le Monde »: abbreviations that never end a sentence, except a unit ("3 ft. Tom") and before a
/// conjunction or pronoun ("i.e. But few know it").
fn inside(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !period.lists.has(WordList::AbbreviationInside) {
        return None;
    }
    let is_length = !period.is_capital
        && period.next.starts_with(char::is_uppercase)
        && period.lists.has(WordList::AbbreviationFinal);
    let is_unit = period.is_unit && (period.next_is_opener || is_length);
    let next = context.lists(period.next);
    let is_linked = period.next_is_opener
        && next.has(WordList::Opener)
        && !next.has_any(&[WordList::DefiniteArticle, WordList::PlacePreposition])
        && !period.is_capital;
    goes_on_if(!(is_unit || is_linked || period.is_letter && period.is_capital))
}

/// "Mr. Smith", « Mme. Le Goff »: titles before names.
fn before_name(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !period.lists.has(WordList::AbbreviationBeforeName) || period.next_is_number() || period.is_unit {
        return None;
    }
    let is_name = !period.next_is_opener || is_surname_article(context, period.opened);
    let is_shouted = !period.is_letter && period.chunk.chars().all(char::is_uppercase);
    let is_street = period.previous.starts_with(char::is_uppercase) && !period.previous.ends_with('.');
    let is_title = period.is_capital && !is_shouted && !is_street && !period.is_letter;
    goes_on_if(is_name && (period.is_capital || !period.next_is_opener) || is_title)
}

/// "No. 5", « art. L. 121 », "Vol. IV".
fn before_number(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let next = period.next;
    let is_roman = (2..6).contains(&next.len()) && next.bytes().all(|c| b"IVXLC".contains(&c));
    let is_lettered = next.len() == 1 && next.starts_with(char::is_uppercase) && !period.next_is_opener;
    let is_number = period.next_is_number() || is_roman || is_lettered;
    goes_on_if(period.lists.has(WordList::AbbreviationBeforeNumber) && is_number)
}

/// "a. The first item".
fn letter(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    goes_on_if(period.is_letter && period.at_start && !period.is_capital)
}

/// "J. Chirac", "George W. Bush", unless the letter ends a phrase (« la vitamine C. Elle »).
fn initial(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !period.is_letter {
        return None;
    }
    let is_initial = period.is_capital
        && (period.at_start
            || !period.next_is_opener
            || is_surname_article(context, period.opened) && is_name_part(period.previous));
    goes_on_if(is_initial)
}

/// "She earned her Ph.D. Tom was proud", "founded in 753 B.C. Augustus came later": a degree behind an article or
/// possessive, an era behind a year.
fn noun(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let is_degree = context.is_one_of(period.chunk, context.pack.degrees)
        && context.lists(period.previous).has(WordList::StopWord);
    let is_noun = is_degree || period.is_unit && context.is_one_of(period.chunk, context.pack.eras);
    (is_noun && period.next.starts_with(char::is_uppercase)).then_some(true)
}

/// No abbreviation, no acronym: the sentence ends.
fn plain_word(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if period.lists.has(WordList::AbbreviationFinal) || period.is_acronym { None } else { ENDS }
}

/// "10 a.m. ET", "5 p.m. Monday".
fn time(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !context.is_one_of(period.chunk, context.pack.clock) {
        return None;
    }
    let ahead = context.ahead(period.opened);
    let zone = ahead.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.');
    let belongs = context.lists(period.next).has_any(&[WordList::Weekday, WordList::Month])
        || context.is_one_of(period.next, context.pack.zones)
        || is_zone_code(period.next)
        || is_zone_code(zone);
    Some(!belongs)
}

/// "leaving the U.S. Reed said", "sold to Rowe Inc. Shares fell": a clause before, and a name or a noun with its verb
/// behind.
fn clause(context: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    if !period.is_capital || period.next_is_opener || !period.next.starts_with(char::is_uppercase) {
        return None;
    }
    let lists = context.lists(period.next);
    if lists.has_any(&[WordList::OrganizationWord, WordList::Title, WordList::Month, WordList::Weekday]) {
        return None;
    }
    let rest = context.text[period.opened + period.next.len()..].strip_prefix(char::is_whitespace)?;
    let verb = first_word(rest);
    let verb_lists = context.lists(verb);
    let is_past =
        verb_lists.has(WordList::PastForm) || context.pack.past_endings.iter().any(|end| verb.ends_with(end));
    let is_verb = verb.starts_with(char::is_lowercase)
        && (verb_lists.has(WordList::ReportingVerb) || lists.has(WordList::OrdinaryWord) && is_past);
    (is_verb && has_verb(context, period.before)).then_some(true)
}

/// "the U.S. Senate", "Apple Inc. shares": a capitalized abbreviation ends a sentence only before a word that may begin
/// one; another ("a.m. 5 people") only if no number follows, unless it is on the list of those that often end one.
fn abbreviation(_: &mut Context<'_>, period: &Period<'_>) -> Verdict {
    let goes_on = match period.is_capital {
        true => !period.next_is_opener,
        false => period.next_is_number() && !period.lists.has(WordList::AbbreviationFinal),
    };
    Some(!goes_on)
}

/// Whether a text begins with chapter and verse: "4:8", « 2, 1-20 ».
fn is_verse(text: &str) -> bool {
    fn behind_number(text: &str) -> Option<&str> {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < text.len()).then_some(rest)
    }
    let Some(rest) = behind_number(text) else { return false };
    match rest.strip_prefix(':') {
        Some(verse) => behind_number(verse).is_some(),
        None => {
            let second = rest.strip_prefix(',').and_then(|rest| rest.strip_prefix(char::is_whitespace));
            second.and_then(behind_number).is_some_and(|rest| rest.starts_with(['-', '–']))
        }
    }
}

/// Whether a text has a finite verb, as far as lists and endings tell.
fn has_verb(context: &mut Context<'_>, text: &str) -> bool {
    text.split(is_between_words).any(|word| {
        let lists = context.lists(word);
        lists.has_any(&[WordList::PastForm, WordList::ReportingVerb, WordList::VerbSign])
            || word.starts_with(char::is_lowercase)
                && context.pack.past_endings.iter().any(|end| word.ends_with(end))
    })
}

fn is_between_words(c: char) -> bool {
    !c.is_alphanumeric() && !is_combining(c) && !matches!(c, '\'' | '’')
}

/// « M. Le Goff »: an article that belongs to a surname.
fn is_surname_article(context: &mut Context<'_>, at: usize) -> bool {
    let word = context.word_at(at);
    let rest = context.text[at + word.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    rest.starts_with(char::is_uppercase) && context.is_one_of(word, context.pack.surname_articles)
}

/// Whether periods part runs of one or two letters: "U.S", "J.-P", "Ph.D".
fn is_acronym(chunk: &str) -> bool {
    let is_initials = |part: &str| {
        let mut letters = part.trim_start_matches('-').chars().filter(|&c| !is_combining(c));
        (1..=2).contains(&letters.clone().count()) && letters.all(char::is_alphabetic)
    };
    chunk.contains('.') && chunk.split('.').all(is_initials)
}

/// Whether a word may precede an initial: it is an initial itself, or capitalized.
fn is_name_part(word: &str) -> bool {
    word.is_empty() || word.ends_with('.') || word.starts_with(char::is_uppercase)
}

/// Whether a word is the code of a time zone: "10 a.m. ET", "10 p.m. P.S.T".
pub(crate) fn is_zone_code(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| c != '.');
    (2..=4).contains(&letters.clone().count()) && word.ends_with('T') && letters.all(char::is_uppercase)
}
