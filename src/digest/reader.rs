//! From the sentences of a source to statements.

use hashbrown::HashMap;

use super::statement::{Amount, Class, Keys, Kind, NONE, Statement, Term};
use crate::document::Sentence;
use crate::figures::{Figure, FigureValue, Unit};
use crate::language::{
    Entry, LANGUAGES, LONGEST_ENTRY, Language, Spelling, Translations, cognate_keys, fold, lower, stem,
    translation_key, whole_word,
};
use crate::names::Names;
use crate::rank::Tier;
use crate::span::Span;
use crate::summarizer::Analysis;
use crate::tokens::{NO_TERM, Shape, Token, value_in};

/// A number of things is compared exactly below this, and by three digits above.
const EXACT: f64 = 10_000.0;
/// A word is equal to one of another language as a whole only if it is a name or has at least this many bytes.
const WHOLE: u16 = 5;
/// A noun stands at most this many tokens behind its number.
const NEAR: usize = 3;
/// What is counted after an event stands at most this many tokens from its number.
const NEAR_TOLL: usize = 7;

/// Reads the sentences of sources. Words, figures and concepts are numbered in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Reader {
    numbers: HashMap<String, u32>,
    concepts: HashMap<(u32, u32), u32>,
    kinds: Vec<Kind>,
    /// By word of the current document and language.
    words: Vec<Option<Word>>,
    form: String,
}

/// What is known of a word in a language.
#[derive(Clone, Copy, Debug)]
struct Word {
    stem: u32,
    keys: Keys,
    number: Option<Number>,
    /// Whether a listed name may begin with it.
    begins_entry: bool,
    is_measure: bool,
    is_negation: bool,
    is_person: bool,
}

/// A number in words.
#[derive(Clone, Copy, Debug)]
enum Number {
    Cardinal(u32),
    /// Of things that are counted together ("dozen"), as many times as the number before says.
    Collective(u32),
    Ordinal(u32),
}

/// A term of a sentence with its first and last token, and its value if it is an amount.
struct Found {
    term: Term,
    first: usize,
    last: usize,
    amount: Option<(Unit, f64, Span)>,
    /// Its value if it is a number without a unit.
    year: Option<f64>,
    is_toll: bool,
    /// Whether it may be what a number counts: no measure, and no word for persons of any kind.
    is_noun: bool,
}

impl Reader {
    /// Returns the kind of each concept.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Returns a number above that of every term and key.
    pub(super) fn numbers(&self) -> usize {
        self.numbers.len()
    }

    /// Appends the sentences of a source that may be chosen or leant on. Linear.
    pub(super) fn read(&mut self, source: usize, analysis: &Analysis<'_>, statements: &mut Vec<Statement>) {
        let (document, ranking) = (analysis.document(), analysis.ranking());
        self.words.clear();
        self.words.resize(document.word_count() * LANGUAGES, None);
        let figures = analysis.figures();
        let mut rest = &figures[..];
        for sentence in document.sentences() {
            let tier = ranking.facts[sentence.index()].tier;
            if Some(tier) != ranking.tier() && tier != Tier::Short {
                continue;
            }
            let span = sentence.span();
            rest = &rest[rest.partition_point(|figure| figure.span().start < span.start)..];
            let own = rest.partition_point(|figure| figure.span().end <= span.end);
            let found = self.find(sentence, &rest[..own], &ranking.names);
            statements.push(self.statement(source, sentence, found));
        }
    }

    fn statement(&mut self, source: usize, sentence: Sentence<'_, '_>, found: Vec<Found>) -> Statement {
        let amounts = amounts(&found);
        let years = found.iter().filter_map(|found| found.year).collect();
        let mut terms: Vec<Term> = found.into_iter().map(|found| found.term).collect();
        terms.sort_by_key(|term| term.id);
        terms.dedup_by_key(|term| term.id);
        let keys = sorted(terms.iter().flat_map(|term| term.keys).filter(|&key| key != NONE));
        let words: Vec<(u32, bool)> = sentence
            .tokens()
            .iter()
            .map(|token| (self.word(sentence, token).stem, token.is_stop()))
            .collect();
        let pairs = words.windows(2).filter_map(|pair| {
            let kind = match (pair[0].1, pair[1].1) {
                (false, false) => Kind::ContentWords,
                (true, true) => return None,
                _ => Kind::HalfContent,
            };
            Some(((pair[0].0, pair[1].0), kind))
        });
        let figures = terms.iter().filter(|term| term.class == Class::Figure);
        let figures = figures.map(|term| ((term.id, NONE), Kind::Figure));
        let concepts = sorted(pairs.chain(figures).map(|(concept, kind)| self.concept(concept, kind)));
        let is_denied = sentence
            .tokens()
            .iter()
            .any(|token| !token.is_quoted() && self.word(sentence, token).is_negation);
        let (sentence, language) = (sentence.index(), sentence.language());
        Statement { source, sentence, language, is_denied, terms, keys, years, amounts, concepts }
    }

    /// Returns the terms of a sentence in the order in which they come.
    fn find(&mut self, sentence: Sentence<'_, '_>, figures: &[Figure<'_>], names: &Names) -> Vec<Found> {
        let tokens = sentence.tokens();
        let base = sentence.token_range().start;
        let mut figures = figures.iter().peekable();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            while figures.next_if(|figure| figure.span().end <= token.start as usize).is_some() {}
            let figure = figures.peek().filter(|figure| figure.span().start < token.end() as usize);
            let next = if let Some(figure) = figure {
                let end = figure.span().end;
                let rest = tokens[at..].iter().take_while(|token| (token.start as usize) < end).count();
                let amount = figure.value().number().map(|value| (figure.unit(), value, figure.span()));
                found.push(Found::figure(self.figure(figure), (at, at + rest - 1), amount));
                at + rest
            } else if let Some((entry, length)) = self.entry(sentence, &tokens[at..]) {
                let id = self.number(&format!("r{}", entry.row));
                let class = if entry.is_toll { Class::Word } else { Class::Name };
                let term = Term { id, keys: [id, NONE, NONE, NONE], class };
                let own = Found::new(term, (at, at + length - 1));
                found.push(Found { is_toll: entry.is_toll, ..own });
                at + length
            } else {
                let is_name = || {
                    let place = base + at;
                    names.tokens(sentence.index()).any(|(first, last)| (first..=last).contains(&place))
                };
                let word = self.content_word(sentence, at, is_name);
                let next = word.as_ref().map_or(at, |word| word.last) + 1;
                found.extend(word);
                next
            };
            at = next;
        }
        found
    }

    /// Reads a word or a number that no figure has.
    fn content_word(
        &mut self,
        sentence: Sentence<'_, '_>,
        at: usize,
        is_name: impl Fn() -> bool,
    ) -> Option<Found> {
        let token = &sentence.tokens()[at];
        let word = self.word(sentence, token);
        if let Some(number) = word.number {
            return Some(self.number_in_words(sentence, at, number));
        }
        let is_number = token.shape == Shape::Number;
        if !is_number && (sentence.term(token) == NO_TERM || token.is_stop()) {
            return None;
        }
        let class = match is_number {
            true => Class::Figure,
            false if is_name() => Class::Name,
            false => Class::Word,
        };
        let mut keys = word.keys;
        if class == Class::Word && token.length < WHOLE {
            keys[3] = NONE;
        }
        let bare = || sentence.slice(token.start, token.end()).parse().ok();
        let year = is_number.then(bare).flatten();
        let found = Found::new(Term { id: word.stem, keys, class }, (at, at));
        Some(Found { year, is_noun: !word.is_measure && !word.is_person, ..found })
    }

    /// Reads a number in words: "nine", "twenty-four", "two dozen", "third".
    fn number_in_words(&mut self, sentence: Sentence<'_, '_>, at: usize, number: Number) -> Found {
        let tokens = sentence.tokens();
        let mut last = at;
        let value = match number {
            Number::Ordinal(number) => {
                return Found::figure(self.number(&format!("o{number}")), (at, at), None);
            }
            Number::Cardinal(first) => {
                // « dix-huit », "twenty-one", « quatre-vingts »
                let mut value = first;
                while let Some((added, at)) = self.added_number(sentence, last) {
                    value = match (value, added) {
                        (4, 20) => 80,
                        (10.., _) if added < value => value + added,
                        _ => break,
                    };
                    last = at;
                }
                value
            }
            Number::Collective(number) => {
                let before = at.checked_sub(1).map(|before| self.word(sentence, &tokens[before]));
                match before.and_then(|before| before.number) {
                    Some(Number::Cardinal(times)) => times * number,
                    // "hundreds" is no amount, and "a dozen" is one only roughly.
                    _ if sentence.form(&tokens[at]).ends_with('s') => {
                        return Found::figure(self.number(&format!("c{number}")), (at, at), None);
                    }
                    _ => return Found::figure(self.count(f64::from(number)), (at, at), None),
                }
            }
        };
        let value = f64::from(value);
        let span = Span::new(tokens[at].start as usize, tokens[last].end() as usize);
        Found::figure(self.count(value), (at, last), Some((Unit::Count, value, span)))
    }

    /// Returns the value of the number word that is joined to the one at a token, and its token.
    fn added_number(&self, sentence: Sentence<'_, '_>, at: usize) -> Option<(u32, usize)> {
        let tokens = sentence.tokens();
        let language = sentence.language();
        let gap = |at: usize| Some(sentence.slice(tokens[at].end(), tokens.get(at + 1)?.start));
        let is_link = |at: usize| language.pack().number_links.contains(&sentence.form(&tokens[at]).as_str());
        let has_link = matches!(gap(at)?, "-" | " ") && is_link(at + 1) && gap(at + 1) == gap(at);
        let next = if has_link { at + 2 } else { at + 1 };
        let is_joined = has_link || gap(at)? == "-";
        let value = cardinal(&sentence.form(tokens.get(next)?), language);
        // « vingt et un », but not « vingt et deux »
        value.filter(|value| is_joined && (!has_link || matches!(value, 1 | 11))).map(|value| (value, next))
    }

    /// Returns the longest entry of the list of translations that tokens begin with, and its number of tokens.
    fn entry(&mut self, sentence: Sentence<'_, '_>, tokens: &[Token]) -> Option<(Entry, usize)> {
        if !self.word(sentence, &tokens[0]).begins_entry {
            return None;
        }
        let (list, language) = (Translations::get(), sentence.language());
        let (mut keys, mut form, mut found) = (String::new(), String::new(), None);
        for (length, token) in (1..).zip(tokens.iter().take(LONGEST_ENTRY)) {
            lower(sentence.slice(token.start, token.end()), &mut form);
            let space = if length > 1 { " " } else { "" };
            keys.push_str(space);
            keys.push_str(&translation_key(form.trim_end_matches('\''), language));
            let is_written = |spelling: Spelling| match spelling {
                Spelling::Any => true,
                Spelling::Capital => tokens[0].shape != Shape::Lower,
                Spelling::Capitals => token.shape == Shape::Upper,
            };
            if let Some(entry) = list.entry(&keys, language).filter(|entry| is_written(entry.spelling)) {
                found = Some((entry, length));
            }
        }
        found
    }

    fn word(&mut self, sentence: Sentence<'_, '_>, token: &Token) -> Word {
        let language = sentence.language();
        let place = token.word as usize * LANGUAGES + language.number();
        if let Some(word) = self.words[place] {
            return word;
        }
        let mut form = std::mem::take(&mut self.form);
        lower(sentence.slice(token.start, token.end()), &mut form);
        let word = self.new_word(&form, token.shape, language);
        self.form = form;
        self.words[place] = Some(word);
        word
    }

    fn new_word(&mut self, form: &str, shape: Shape, language: Language) -> Word {
        let number = number_of(form, language);
        if shape == Shape::Number {
            let id = match form.parse() {
                Ok(value) => self.count(value),
                Err(_) => self.number(form),
            };
            return Word {
                stem: id,
                keys: [id, NONE, NONE, NONE],
                number,
                begins_entry: false,
                is_measure: false,
                is_negation: false,
                is_person: false,
            };
        }
        let [own, stemmed, older] =
            cognate_keys(form, language).map(|key| key.map_or(NONE, |key| self.number(&format!("k{key}"))));
        let whole = self.number(&format!("w{}", whole_word(form)));
        let stem = self.number(&format!("{}{}", language.code(), stem(form, language)));
        let begins_entry = Translations::get().begins(&translation_key(form, language), language);
        let is_measure = language.pack().measures.contains(&form);
        let is_person = language.pack().persons.contains(&form);
        let negations = language.pack().negations;
        let is_negation = negations.iter().any(|negation| match negation.strip_prefix('-') {
            Some(ending) => form.ends_with(ending),
            None => form == *negation,
        });
        Word {
            stem,
            keys: [own, stemmed, older, whole],
            number,
            begins_entry,
            is_measure,
            is_negation,
            is_person,
        }
    }

    fn figure(&mut self, figure: &Figure<'_>) -> u32 {
        match figure.value() {
            FigureValue::Number(value) if figure.unit() == Unit::Count => self.count(value),
            FigureValue::Number(value) => self.number(&format!("f{value:.2e} {}", figure.unit())),
            FigureValue::Date { month, day: Some(day), .. } => self.number(&format!("d{month}-{day}")),
            other => self.number(&format!("d{other}")),
        }
    }

    fn count(&mut self, value: f64) -> u32 {
        match value {
            EXACT.. => self.number(&format!("n{value:.2e}")),
            _ => self.number(&format!("n{value}")),
        }
    }

    fn number(&mut self, key: &str) -> u32 {
        let new = self.numbers.len() as u32;
        *self.numbers.entry_ref(key).or_insert(new)
    }

    fn concept(&mut self, concept: (u32, u32), kind: Kind) -> u32 {
        let new = self.kinds.len() as u32;
        let number = *self.concepts.entry(concept).or_insert(new);
        if number == new {
            self.kinds.push(kind);
        }
        number
    }
}

impl Found {
    fn new(term: Term, (first, last): (usize, usize)) -> Self {
        Found { term, first, last, amount: None, year: None, is_toll: false, is_noun: false }
    }

    fn figure(id: u32, tokens: (usize, usize), amount: Option<(Unit, f64, Span)>) -> Self {
        let term = Term { id, keys: [id, NONE, NONE, NONE], class: Class::Figure };
        Found { amount, ..Found::new(term, tokens) }
    }
}

/// Returns the amounts among the terms of a sentence, with what they count. A toll counts what the last number before
/// it says ("nine people were killed"), or else the next number ("killing at least nine").
fn amounts(found: &[Found]) -> Vec<Amount> {
    let read = found.iter().enumerate().filter_map(|(place, own)| Some((place, own, own.amount?)));
    let amount = |(place, own, (unit, value, span)): (usize, &Found, (Unit, f64, Span))| {
        let next = found.get(place + 1).filter(|next| next.first <= own.last + NEAR);
        let noun = next.filter(|next| next.term.class == Class::Word && next.is_noun);
        let noun = noun.map_or([NONE; 4], |next| next.term.keys);
        Amount { id: own.term.id, unit, value, span, noun, toll: NONE }
    };
    let mut amounts: Vec<Amount> = read.clone().map(amount).collect();
    let counts: Vec<(usize, &Found)> = read
        .enumerate()
        .filter(|(_, (_, _, (unit, ..)))| *unit == Unit::Count)
        .map(|(place, (_, own, _))| (place, own))
        .collect();
    for toll in found.iter().filter(|found| found.is_toll) {
        let next = counts.partition_point(|(_, own)| own.first < toll.first);
        let is_free = |amounts: &[Amount], place: usize| amounts[place].toll == NONE;
        let before = next.checked_sub(1).map(|before| counts[before]);
        let before =
            before.filter(|&(place, own)| toll.first - own.last <= NEAR_TOLL && is_free(&amounts, place));
        let behind = counts
            .get(next)
            .filter(|(place, own)| own.first <= toll.last + NEAR && is_free(&amounts, *place));
        if let Some(&(place, _)) = before.as_ref().or(behind) {
            amounts[place].toll = toll.term.id;
        }
    }
    amounts
}

/// Returns the value of a number word: "nine", « vingts ».
fn cardinal(form: &str, language: Language) -> Option<u32> {
    let words = language.pack().number_words;
    value_in(words, form).or_else(|| value_in(words, form.strip_suffix('s')?))
}

/// Returns the number that a word stands for, if it is an ordinal or more than one.
fn number_of(form: &str, language: Language) -> Option<Number> {
    let pack = language.pack();
    let singular = form.strip_suffix('s').unwrap_or(form);
    let in_digits = || {
        let (number, ending) = form.split_at(form.find(|c: char| !c.is_ascii_digit())?);
        number.parse().ok().filter(|_| pack.ordinal_endings.contains(&fold(ending).as_str()))
    };
    let cardinal = cardinal(form, language).filter(|&number| number > 1).map(Number::Cardinal);
    let collective = || value_in(pack.collective_numbers, singular).map(Number::Collective);
    let ordinal = || value_in(pack.ordinals, form).or_else(in_digits).map(Number::Ordinal);
    cardinal.or_else(collective).or_else(ordinal)
}

/// Returns the distinct numbers, ascending.
fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
