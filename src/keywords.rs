//! Keywords: terms and short phrases that say what the article is about.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::{Document, Sentence};
use crate::language::{Pack, WordList};
use crate::names;
use crate::rank::{Ranking, Tier};
use crate::span::Span;
use crate::text::{join_lines, plain_gap};
use crate::tokens::{NO_TERM, Shape};

/// A phrase has at most so many words…
const LONGEST: usize = 4;
/// …and stands in the text at least so often.
const LEAST: usize = 2;
/// A phrase is worth so much more than a word of the same frequency, for each content word past the first.
const PHRASE: f32 = 0.4;
/// A word of the title counts so much more; so does one of the first sentences.
const IN_TITLE: f32 = 0.6;
const IN_LEAD: f32 = 0.3;
/// So does a name.
const IN_NAME: f32 = 0.3;
/// So much of the frequency is counted by sentences.
const SPREAD: f32 = 0.5;
/// WordFlags the number of a name among keys.
const NAME_KEY: u32 = 1 << 30;
const LEAD_SENTENCES: usize = 3;
/// A word is left out when fewer than this share of its places lie outside the phrases that are kept.
const OUTSIDE: f32 = 0.34;
/// Forms of one keyword that are told apart.
const FORMS: usize = 16;

/// A term or short phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Keyword<'t> {
    text: Cow<'t, str>,
    score: f32,
    spans: Vec<Span>,
}

impl Keyword<'_> {
    /// The form that the text has most often, the first among equals.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much the article is about it: frequency, more for phrases and for words of the title and the lead; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// All its places, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The same without the text.
    pub fn into_owned(self) -> Keyword<'static> {
        Keyword { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

struct Candidate<'t> {
    places: Vec<Span>,
    /// In how many sentences it stands.
    sentences: usize,
    /// The last of them.
    last: usize,
    /// Places at which it is used as a verb.
    verbs: usize,
    /// Content words.
    words: usize,
    is_name: bool,
    /// A name's own form.
    text: Option<Cow<'t, str>>,
    score: f32,
}

impl Candidate<'_> {
    fn is_phrase(&self) -> bool {
        self.words > 1
    }
}

/// The best keywords, best first. Linear in the document, but for sorting its candidates.
pub(crate) fn keywords<'t>(document: &Document<'t>, ranking: &Ranking, limit: usize) -> Vec<Keyword<'t>> {
    if limit == 0 {
        return Vec::new();
    }
    let mut candidates = candidates(document, ranking);
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.places[0].cmp(&b.places[0])));
    let mut kept = Kept::default();
    for candidate in candidates {
        if kept.count == limit {
            break;
        }
        kept.offer(document, candidate);
    }
    kept.candidates.into_iter().flatten().map(|candidate| keyword(document, candidate)).collect()
}

/// The keywords that are kept so far, and what they cover, so that each candidate costs only its own places.
#[derive(Default)]
struct Kept<'t> {
    /// Best first; none for a word that a later phrase said.
    candidates: Vec<Option<Candidate<'t>>>,
    count: usize,
    /// Words that kept phrases and names cover, by their first byte, with the end of the phrase.
    covered: HashMap<usize, usize>,
    /// Each place of a kept word by its first byte: its end, and the number of the word.
    words: HashMap<usize, (usize, usize)>,
    /// How many places of each kept word lie outside.
    outside: Vec<usize>,
    /// Words that a phrase or name has covered since they were last looked at.
    touched: Vec<usize>,
}

impl<'t> Kept<'t> {
    /// Keeps a candidate, unless what is kept already says it.
    fn offer(&mut self, document: &Document<'t>, candidate: Candidate<'t>) {
        let is_free = |span: &&Span| {
            let tokens = document.tokens_within(**span);
            !tokens.iter().any(|token| self.covered.contains_key(&(token.start as usize)))
        };
        if is_said(candidate.places.iter().filter(is_free).count(), &candidate) {
            return;
        }
        let mut outside = 0;
        if candidate.is_phrase() || candidate.is_name {
            for place in &candidate.places {
                document
                    .tokens_within(*place)
                    .iter()
                    .for_each(|token| self.cover(token.start as usize, place.end));
            }
        } else {
            for place in &candidate.places {
                self.words.insert(place.start, (place.end, self.candidates.len()));
                outside += usize::from(!self.is_covered(place.start, place.end));
            }
        }
        if candidate.is_phrase() {
            // The phrase says its words: those that hardly stand alone go.
            for number in std::mem::take(&mut self.touched) {
                let is_over = |word: &Candidate<'_>| is_said(self.outside[number], word);
                if self.candidates[number].as_ref().is_some_and(is_over) {
                    self.candidates[number] = None;
                    self.count -= 1;
                }
            }
        }
        self.outside.push(outside);
        self.candidates.push(Some(candidate));
        self.count += 1;
    }

    fn is_covered(&self, start: usize, end: usize) -> bool {
        self.covered.get(&start).is_some_and(|&to| end <= to)
    }

    fn cover(&mut self, start: usize, to: usize) {
        let word = self.words.get(&start).copied();
        let was = word.is_some_and(|(end, _)| self.is_covered(start, end));
        self.covered.insert(start, to);
        let Some((end, number)) = word else { return };
        match (was, self.is_covered(start, end)) {
            (false, true) => self.outside[number] -= 1,
            (true, false) => self.outside[number] += 1,
            _ => {}
        }
        self.touched.push(number);
    }
}

/// Whether a keyword with so many places outside the kept phrases and names says nothing of its own.
fn is_said(outside: usize, keyword: &Candidate<'_>) -> bool {
    (outside as f32) < OUTSIDE * keyword.places.len() as f32
}

/// Candidates by key, in the order in which they are met.
#[derive(Default)]
struct Pool<'t> {
    numbers: HashMap<Vec<u32>, usize>,
    candidates: Vec<Candidate<'t>>,
}

impl<'t> Pool<'t> {
    fn add(&mut self, key: &[u32], words: usize, span: Span, sentence: usize) -> &mut Candidate<'t> {
        let number = match self.numbers.get(key) {
            Some(&number) => number,
            None => {
                let number = self.candidates.len();
                self.numbers.insert(key.to_vec(), number);
                self.candidates.push(Candidate {
                    places: Vec::new(),
                    sentences: 0,
                    last: usize::MAX,
                    verbs: 0,
                    words,
                    is_name: false,
                    text: None,
                    score: 0.0,
                });
                number
            }
        };
        let candidate = &mut self.candidates[number];
        candidate.places.push(span);
        candidate.sentences += usize::from(candidate.last != sentence);
        candidate.last = sentence;
        candidate
    }
}

fn candidates<'t>(document: &Document<'t>, ranking: &Ranking) -> Vec<Candidate<'t>> {
    let mut pool = Pool::default();
    let in_story = |sentence: &Sentence<'_, '_>| ranking.facts[sentence.index()].tier <= Tier::Heading;
    for sentence in document.sentences().filter(in_story) {
        phrases(document, sentence, ranking.names.tokens(sentence.index()), &mut pool);
    }
    for (number, name) in names::chains(document, &ranking.names).into_iter().enumerate() {
        let own: Vec<_> =
            name.mentions.iter().filter(|at| in_story(&document.sentence(at.sentence))).collect();
        let content = name.mentions.iter().map(|at| content(document, at.sentence, at.span));
        let (fewest, most) = content.fold((usize::MAX, 0), |(a, b), n| (a.min(n), b.max(n)));
        if own.is_empty() || most == 0 || fewest > LONGEST {
            continue;
        }
        for at in &own {
            let candidate = pool.add(&[number as u32 | NAME_KEY], most.min(LONGEST), at.span, at.sentence);
            candidate.is_name = true;
            if most <= LONGEST {
                candidate.text = Some(name.text.clone());
            }
        }
    }
    let mut candidates = pool.candidates;
    candidates.retain(|candidate| {
        candidate.is_name
            || (!candidate.is_phrase() || candidate.places.len() >= LEAST)
                && candidate.verbs * 2 <= candidate.places.len()
    });
    let lead = document.sentences().filter(|sentence| ranking.facts[sentence.index()].tier == Tier::Story);
    let lead_end = lead.take(LEAD_SENTENCES).last().map_or(0, |sentence| sentence.span().end);
    for candidate in &mut candidates {
        let in_title = is_in_title(document, ranking, candidate);
        let in_lead = candidate.places[0].start < lead_end;
        let flag = |is: bool, worth: f32| if is { worth } else { 0.0 };
        let is_passing = candidate.is_name && candidate.places.len() < LEAST && !in_title;
        let phrase = if is_passing { PHRASE / 2.0 } else { PHRASE };
        let bonus = 1.0
            + flag(in_title, IN_TITLE)
            + flag(in_lead, IN_LEAD)
            + flag(candidate.is_name && !is_passing, IN_NAME);
        // A word that comes back through the article counts more than one that a single sentence repeats.
        let frequency = candidate.places.len() as f32 * (1.0 - SPREAD) + candidate.sentences as f32 * SPREAD;
        candidate.score = frequency * bonus * (1.0 + phrase * (candidate.words as f32 - 1.0));
    }
    candidates
}

/// How many content words a span has.
fn content(document: &Document<'_>, sentence: usize, span: Span) -> usize {
    let sentence = document.sentence(sentence);
    document.tokens_within(span).iter().filter(|token| sentence.term(token) != NO_TERM).count()
}

fn is_in_title(document: &Document<'_>, ranking: &Ranking, candidate: &Candidate<'_>) -> bool {
    let mut terms = document
        .tokens_within(candidate.places[0])
        .iter()
        .map(|token| document.term(token.word, document.language()))
        .filter(|&term| term != NO_TERM)
        .peekable();
    terms.peek().is_some() && terms.all(|term| ranking.title.binary_search(&term).is_ok())
}

/// The words and phrases of a sentence; `names` are the tokens of its names, first and last.
fn phrases<'t>(
    document: &Document<'t>,
    sentence: Sentence<'_, 't>,
    names: impl Iterator<Item = (usize, usize)>,
    pool: &mut Pool<'t>,
) {
    let tokens = sentence.tokens();
    let base = sentence.token_range().start;
    let mut name_of: Vec<Option<(usize, usize)>> = vec![None; tokens.len()];
    for (first, last) in names {
        name_of[first - base..=last - base].fill(Some((first - base, last - base)));
    }
    let pack = sentence.language().pack();
    let mut key = Vec::with_capacity(LONGEST);
    for first in 0..tokens.len() {
        // A phrase begins with a name or outside one; the names by themselves come later.
        if name_of[first].is_some_and(|(start, _)| start < first) {
            continue;
        }
        key.clear();
        let mut words = 0;
        if sentence.term(&tokens[first]) == NO_TERM || tokens[first].shape == Shape::Number {
            continue;
        }
        let written = sentence.slice(tokens[first].start, tokens[first].end());
        let first_form = if tokens[first].shape == Shape::Lower && written.is_ascii() {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(sentence.form(&tokens[first]))
        };
        // "millions of tons"
        if pack.scales.iter().any(|(scale, _)| *scale == first_form) {
            continue;
        }
        let is_no_noun = is_no_noun(sentence, first, &first_form, pack);
        let is_verb = first > 0 && is_verb(sentence, first, pack);
        for (last, token) in tokens.iter().enumerate().skip(first).take(LONGEST) {
            let joined = last == first || is_joint(sentence.slice(tokens[last - 1].end(), token.start));
            let term = sentence.term(token);
            let is_number = token.shape == Shape::Number;
            if !joined {
                break;
            }
            key.push(if term == NO_TERM { token.word | 1 << 31 } else { term });
            words += usize::from(term != NO_TERM && !is_number);
            let ends_in_name = name_of[last].is_some_and(|(_, end)| end > last);
            let is_name = name_of[first].is_some_and(|(_, end)| end >= last);
            if term == NO_TERM || is_number || ends_in_name || is_name {
                continue;
            }
            let says_little =
                [WordList::ReportingVerb, WordList::Weekday, WordList::Month, WordList::VagueWord];
            let is_little = |at: usize| says_little.iter().any(|&class| sentence.has(&tokens[at], class));
            if is_little(last)
                || last > first && sentence.has(&tokens[first], WordList::ReportingVerb)
                || first == last && is_no_noun
            {
                continue;
            }
            let span = document.with_period(Span::new(tokens[first].start as usize, token.end() as usize));
            let candidate = pool.add(&key, words.max(1), span, sentence.index());
            candidate.verbs += usize::from(is_verb);
        }
    }
}

/// Whether a word is an abbreviation before another, or a verb or adverb by its ending.
fn is_no_noun(sentence: Sentence<'_, '_>, at: usize, form: &str, pack: &Pack) -> bool {
    let token = &sentence.tokens()[at];
    let is_ending = |ending: &&str| form.len() > ending.len() + 2 && form.ends_with(*ending);
    let abbreviations = [WordList::AbbreviationBeforeName, WordList::AbbreviationBeforeNumber];
    token.shape != Shape::Upper
        && (abbreviations.iter().any(|&class| sentence.has(token, class))
            || token.shape == Shape::Lower && pack.no_noun_endings.iter().any(is_ending))
}

/// Whether the word before says that a word is a verb: "to", « ont ».
fn is_verb(sentence: Sentence<'_, '_>, at: usize, pack: &Pack) -> bool {
    let before = &sentence.tokens()[at - 1];
    sentence.has(before, WordList::StopWord) && {
        let gap = sentence.slice(before.end(), sentence.tokens()[at].start);
        is_joint(gap) && pack.verb_signs.contains(&sentence.form(before).as_str())
    }
}

/// What may stand between two words of a phrase.
fn is_joint(gap: &str) -> bool {
    matches!(plain_gap(gap), "" | " " | "-" | "\n")
}

fn keyword<'t>(document: &Document<'t>, candidate: Candidate<'t>) -> Keyword<'t> {
    if let Some(text) = candidate.text {
        return Keyword { text, score: candidate.score, spans: candidate.places };
    }
    let mut forms: Vec<(&'t str, usize)> = Vec::new();
    for span in &candidate.places {
        let form = &document.text()[span.range()];
        match forms.iter().position(|(known, _)| *known == form) {
            Some(at) => forms[at].1 += 1,
            None if forms.len() < FORMS => forms.push((form, 1)),
            None => {}
        }
    }
    let best = forms.iter().rev().max_by_key(|(_, count)| *count).map_or("", |(form, _)| *form);
    let text = join_lines(best);
    Keyword { text, score: candidate.score, spans: candidate.places }
}
