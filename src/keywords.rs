//! Keywords: the terms, short phrases and names that the article is about.
//!
//! Every phrase of a sentence is a candidate ([`add_phrases`]), and so is every name ([`add_names`]). The candidates
//! are scored and sorted, and [`Kept`] leaves out those that better ones make redundant.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::{Document, Sentence};
use crate::language::WordList;
use crate::names;
use crate::rank::{Ranking, Tier};
use crate::span::Span;
use crate::text::has_ending;
use crate::tokens::{NO_TERM, Shape, Token, Tokens};

/// A phrase has at most this many words…
const LONGEST: usize = 4;
/// …and at least this many occurrences.
const LEAST: usize = 2;
/// How much more a phrase scores than a word of the same frequency, for each content word after the first.
const PHRASE: f32 = 0.4;
/// How much more a keyword scores when the title has it, when one of the first sentences has it…
const IN_TITLE: f32 = 0.6;
const IN_LEAD: f32 = 0.3;
const LEAD_SENTENCES: usize = 3;
/// …and when it is a name.
const IN_NAME: f32 = 0.3;
/// The share of sentences, as opposed to occurrences, in the frequency.
const SPREAD: f32 = 0.5;
/// Bits that make a key of a name's number, and of the number of a word without a term.
const NAME_KEY: u32 = 1 << 30;
const WORD_KEY: u32 = 1 << 31;
/// A word is redundant when less than this share of its occurrences is outside the phrases that are kept.
const OUTSIDE: f32 = 0.34;
/// At most this many forms of a keyword are counted.
const FORMS: usize = 16;

/// A term, short phrase or name that the article is about.
///
/// ```
/// use abrege::Summarizer;
/// let text = "The council approved the budget on Monday. The budget cuts taxes, said Ann Reed.";
/// let keywords = Summarizer::default().analyze(text)?.keywords(3);
/// assert_eq!(keywords[0].text(), "budget");
/// assert_eq!(keywords[0].spans().len(), 2);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Keyword<'t> {
    text: Cow<'t, str>,
    score: f32,
    spans: Vec<Span>,
}

impl Keyword<'_> {
    /// The most frequent form in the text, the first among equals.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much the article is about it: frequency, more for phrases and for words of the title and the lead; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The spans of all occurrences, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns a copy that does not borrow from the text.
    #[must_use]
    pub fn into_owned(self) -> Keyword<'static> {
        Keyword { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

struct Candidate<'t> {
    spans: Vec<Span>,
    /// The number of sentences with it, and the last of them.
    sentences: usize,
    last: usize,
    /// The number of occurrences as a verb.
    verbs: usize,
    /// The number of content words.
    words: usize,
    is_name: bool,
    /// The form of a name.
    text: Option<Cow<'t, str>>,
    score: f32,
}

impl Candidate<'_> {
    fn is_phrase(&self) -> bool {
        self.words > 1
    }

    /// Whether a candidate with `outside` occurrences outside the phrases and names that are kept adds too little.
    fn is_redundant(&self, outside: usize) -> bool {
        (outside as f32) < OUTSIDE * self.spans.len() as f32
    }

    /// Whether it is no phrase by chance, and no verb.
    fn is_sound(&self) -> bool {
        let is_frequent = !self.is_phrase() || self.spans.len() >= LEAST;
        self.is_name || is_frequent && self.verbs * 2 <= self.spans.len()
    }
}

/// Returns the `limit` best keywords, best first. Linear in the document, except for sorting the candidates.
pub(crate) fn keywords<'t>(document: &Document<'t>, ranking: &Ranking, limit: usize) -> Vec<Keyword<'t>> {
    if limit == 0 {
        return Vec::new();
    }
    let mut candidates = candidates(document, ranking);
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.spans[0].cmp(&b.spans[0])));
    let mut kept = Kept::default();
    for candidate in candidates {
        if kept.count == limit {
            break;
        }
        kept.offer(document, candidate);
    }
    kept.candidates.into_iter().flatten().map(|candidate| keyword(document, candidate)).collect()
}

/// The keywords that are kept so far. It indexes what they cover, so that a candidate costs only its own occurrences.
#[derive(Default)]
struct Kept<'t> {
    /// Best first; none for a word that a later phrase made redundant.
    candidates: Vec<Option<Candidate<'t>>>,
    count: usize,
    /// For each word in a kept phrase or name, by its first byte, the end of the phrase.
    covered: HashMap<usize, usize>,
    /// For each occurrence of a kept word, by its first byte, its end and the index of the word.
    words: HashMap<usize, (usize, usize)>,
    /// The number of occurrences outside, by kept word.
    outside: Vec<usize>,
    /// Words that a phrase or name has covered since the last check.
    touched: Vec<usize>,
}

impl<'t> Kept<'t> {
    /// Keeps a candidate, unless what is kept makes it redundant.
    fn offer(&mut self, document: &Document<'t>, candidate: Candidate<'t>) {
        let is_free = |span: &&Span| {
            let tokens = document.tokens_within(**span);
            !tokens.iter().any(|token| self.covered.contains_key(&(token.start as usize)))
        };
        if candidate.is_redundant(candidate.spans.iter().filter(is_free).count()) {
            return;
        }
        let mut outside = 0;
        for span in &candidate.spans {
            if candidate.is_phrase() || candidate.is_name {
                let tokens = document.tokens_within(*span).iter();
                tokens.for_each(|token| self.cover(token.start as usize, span.end));
            } else {
                self.words.insert(span.start, (span.end, self.candidates.len()));
                outside += usize::from(!self.is_covered(span.start, span.end));
            }
        }
        if candidate.is_phrase() {
            self.remove_redundant();
        }
        self.outside.push(outside);
        self.candidates.push(Some(candidate));
        self.count += 1;
    }

    /// Removes the words that phrases have made redundant since the last check.
    fn remove_redundant(&mut self) {
        for number in std::mem::take(&mut self.touched) {
            let outside = self.outside[number];
            if self.candidates[number].take_if(|word| word.is_redundant(outside)).is_some() {
                self.count -= 1;
            }
        }
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

/// The pairs of words that follow each other, and whether each comes more than once: a phrase that begins with one that
/// does not is no candidate.
struct Pairs(HashMap<(u32, u32), bool>);

impl Pairs {
    fn read(&mut self, sentence: Sentence<'_, '_>) {
        for pair in sentence.tokens().windows(2) {
            let pair = (word_key(sentence, &pair[0]), word_key(sentence, &pair[1]));
            self.0.entry(pair).and_modify(|is_repeated| *is_repeated = true).or_insert(false);
        }
    }

    fn are_repeated(&self, key: &[u32]) -> bool {
        self.0.get(&(key[0], key[1])) == Some(&true)
    }
}

/// Returns the key of a word: its term, or its number if it has none.
fn word_key(sentence: Sentence<'_, '_>, token: &Token) -> u32 {
    match sentence.term(token) {
        NO_TERM => token.word | WORD_KEY,
        term => term,
    }
}

/// Candidates by key, in the order of their first occurrences.
#[derive(Default)]
struct Pool<'t> {
    numbers: HashMap<Vec<u32>, usize>,
    candidates: Vec<Candidate<'t>>,
}

impl<'t> Pool<'t> {
    /// Adds an occurrence of a candidate with these content words.
    fn add(&mut self, key: &[u32], words: usize, span: Span, sentence: usize) -> &mut Candidate<'t> {
        let number = self.numbers.get(key).copied().unwrap_or_else(|| {
            self.numbers.insert(key.to_vec(), self.candidates.len());
            self.candidates.push(Candidate {
                spans: Vec::new(),
                sentences: 0,
                last: usize::MAX,
                verbs: 0,
                words,
                is_name: false,
                text: None,
                score: 0.0,
            });
            self.candidates.len() - 1
        });
        let candidate = &mut self.candidates[number];
        candidate.spans.push(span);
        candidate.sentences += usize::from(candidate.last != sentence);
        candidate.last = sentence;
        candidate
    }
}

impl Pool<'_> {
    /// Puts the occurrences of a candidate in order.
    fn sort_spans(&mut self, key: u32) {
        let candidate = &mut self.candidates[self.numbers[&[key][..]]];
        candidate.spans.sort_unstable();
        candidate.spans.dedup();
    }
}

/// Returns the candidates of the story with their scores.
fn candidates<'t>(document: &Document<'t>, ranking: &Ranking) -> Vec<Candidate<'t>> {
    let mut pool = Pool::default();
    pool.numbers.reserve(document.word_count());
    let story = document.sentences().filter(|sentence| is_in_story(ranking, sentence.index()));
    let mut pairs = Pairs(HashMap::with_capacity(document.tokens().len()));
    story.clone().for_each(|sentence| pairs.read(sentence));
    for sentence in story {
        add_phrases(document, sentence, ranking, &pairs, &mut pool);
    }
    add_names(document, ranking, &mut pool);
    let mut candidates = pool.candidates;
    candidates.retain(Candidate::is_sound);
    let lead = document.sentences().filter(|sentence| ranking.facts[sentence.index()].tier == Tier::Story);
    let lead_end = lead.take(LEAD_SENTENCES).last().map_or(0, |sentence| sentence.span().end);
    for candidate in &mut candidates {
        let is_in_title = is_in_title(document, candidate);
        candidate.score = score(candidate, is_in_title, candidate.spans[0].start < lead_end);
    }
    candidates
}

fn is_in_story(ranking: &Ranking, sentence: usize) -> bool {
    ranking.facts[sentence].tier <= Tier::Heading
}

/// Scores a candidate by its frequency: occurrences, and sentences, since a word that comes back through the article
/// counts more than one that a single sentence repeats.
fn score(candidate: &Candidate<'_>, is_in_title: bool, is_in_lead: bool) -> f32 {
    let frequency = candidate.spans.len() as f32 * (1.0 - SPREAD) + candidate.sentences as f32 * SPREAD;
    let is_passing = candidate.is_name && candidate.spans.len() < LEAST && !is_in_title;
    let bonus = |is: bool, share: f32| if is { share } else { 0.0 };
    let bonuses = 1.0
        + bonus(is_in_title, IN_TITLE)
        + bonus(is_in_lead, IN_LEAD)
        + bonus(candidate.is_name && !is_passing, IN_NAME);
    let phrase = if is_passing { PHRASE / 2.0 } else { PHRASE };
    frequency * bonuses * (1.0 + phrase * (candidate.words as f32 - 1.0))
}

/// Adds the names that have content words, and are short enough in one of their forms.
fn add_names<'t>(document: &Document<'t>, ranking: &Ranking, pool: &mut Pool<'t>) {
    for (number, name) in names::chains(document, &ranking.names).into_iter().enumerate() {
        let content = name.mentions.iter().map(|found| content(document, ranking, found));
        let (fewest, most) = content.fold((usize::MAX, 0), |(a, b), n| (a.min(n), b.max(n)));
        if most == 0 || fewest > LONGEST {
            continue;
        }
        let word = common_noun(document, &name.text, name.mentions[0].span, pool);
        for found in name.mentions.iter().filter(|found| is_in_story(ranking, found.sentence)) {
            let key = [word.unwrap_or(number as u32 | NAME_KEY)];
            let candidate = pool.add(&key, most.min(LONGEST), found.span, found.sentence);
            candidate.is_name = true;
            if most <= LONGEST && word.is_none() {
                candidate.text = Some(name.text.clone());
            }
        }
        if let Some(word) = word {
            pool.sort_spans(word);
        }
    }
}

/// Returns the key of the candidate that differs from a name of one word only by its capital (« Vélib », « vélib »).
fn common_noun(document: &Document<'_>, name: &str, span: Span, pool: &Pool<'_>) -> Option<u32> {
    let [token] = document.tokens_within(span) else { return None };
    let key = document.term(token.word, document.language());
    let candidate = &pool.candidates[*pool.numbers.get(&[key][..])?];
    let noun = &document.text()[candidate.spans[0].range()];
    noun.chars().flat_map(char::to_lowercase).eq(name.chars().flat_map(char::to_lowercase)).then_some(key)
}

/// Returns the number of content words in a mention.
fn content(document: &Document<'_>, ranking: &Ranking, found: &names::FoundMention) -> usize {
    let sentence = document.sentence_at(found.sentence);
    let is_content = |term: u32| term != NO_TERM && !ranking.terms.is_stopped(term);
    document.tokens_within(found.span).iter().filter(|token| is_content(sentence.term(token))).count()
}

fn is_in_title(document: &Document<'_>, candidate: &Candidate<'_>) -> bool {
    let mut terms = document
        .tokens_within(candidate.spans[0])
        .iter()
        .map(|token| document.term(token.word, document.language()))
        .filter(|&term| term != NO_TERM)
        .peekable();
    terms.peek().is_some() && terms.all(|term| document.title_terms().binary_search(&term).is_ok())
}

/// Adds the words and phrases of a sentence.
fn add_phrases<'t>(
    document: &Document<'t>,
    sentence: Sentence<'_, 't>,
    ranking: &Ranking,
    pairs: &Pairs,
    pool: &mut Pool<'t>,
) {
    let tokens = sentence.view();
    let base = sentence.token_range().start;
    let mut name_of: Vec<Option<(usize, usize)>> = vec![None; tokens.len()];
    for (first, last) in ranking.names.tokens(sentence.index()) {
        name_of[first - base..=last - base].fill(Some((first - base, last - base)));
    }
    let term = |i: usize| sentence.term(&tokens[i]);
    let is_stop = |i: usize| tokens[i].is_stop() || ranking.terms.is_stopped(term(i));
    let is_content = |i: usize| term(i) != NO_TERM && !is_stop(i) && !tokens.is(i, Shape::Number);
    let mut key = Vec::with_capacity(LONGEST);
    for first in 0..tokens.len() {
        // A phrase begins with a whole name or outside one; names alone are candidates of their own.
        let is_inside_name = name_of[first].is_some_and(|(start, _)| start < first);
        if is_inside_name || !is_content(first) || is_scale(tokens, first) || is_markup(tokens, first) {
            continue;
        }
        let is_verb = is_verb(tokens, first);
        key.clear();
        let mut words = 0;
        for last in first..tokens.len().min(first + LONGEST) {
            if last > first && !is_joint(tokens, last - 1) {
                break;
            }
            key.push(word_key(sentence, &tokens[last]));
            if last == first + 1 && !pairs.are_repeated(&key) {
                break;
            }
            words += usize::from(is_content(last));
            let ends_in_name = name_of[last].is_some_and(|(_, end)| end > last);
            let is_name = name_of[first].is_some_and(|(_, end)| end >= last);
            if is_content(last) && !ends_in_name && !is_name && !is_vague(tokens, first, last) {
                let span = document.with_period(tokens.span(first, last));
                let candidate = pool.add(&key, words, span, sentence.index());
                candidate.verbs += usize::from(is_verb);
            }
        }
    }
}

/// Whether a word is an entity ("&gt;") or attribute ("href=") of HTML, or the host of an address ("https://…").
fn is_markup(tokens: Tokens<'_>, i: usize) -> bool {
    let (before, after) = (tokens.before(i), tokens.after(i));
    before.ends_with(['&', '#']) && after.starts_with(';')
        || after.starts_with("=\"")
        || after.starts_with("://")
        || before.ends_with("://")
}

/// Whether a word belongs to a number: "millions of tons".
fn is_scale(tokens: Tokens<'_>, i: usize) -> bool {
    tokens.value_in(i, tokens.pack().scales).is_some()
}

/// Whether a phrase ends in a word that says little, begins with a reporting verb, or is a single word that is no noun.
fn is_vague(tokens: Tokens<'_>, first: usize, last: usize) -> bool {
    let vague = [WordList::ReportingVerb, WordList::Weekday, WordList::Month, WordList::VagueWord];
    tokens.has_any(last, &vague)
        || last > first && tokens.has(first, WordList::ReportingVerb)
        || last == first && is_no_noun(tokens, first)
}

/// Whether a word is an abbreviation before another word, or a verb or adverb by its ending.
fn is_no_noun(tokens: Tokens<'_>, i: usize) -> bool {
    // In lower case, an ASCII word is its own normalized form.
    let ends_otherwise = || match tokens.text(i) {
        text if text.is_ascii() => has_ending(text, tokens.pack().no_noun_endings),
        _ => has_ending(&tokens.form(i), tokens.pack().no_noun_endings),
    };
    let abbreviations = [WordList::AbbreviationBeforeName, WordList::AbbreviationBeforeNumber];
    !tokens.is(i, Shape::Upper)
        && (tokens.has_any(i, &abbreviations) || tokens.is(i, Shape::Lower) && ends_otherwise())
}

/// Whether the word before shows that a word is a verb: "to", « ont ».
fn is_verb(tokens: Tokens<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| {
        tokens.has(before, WordList::StopWord)
            && is_joint(tokens, before)
            && tokens.is_one_of(before, tokens.pack().verb_signs)
    })
}

/// Whether a phrase may extend over the gap after a token.
fn is_joint(tokens: Tokens<'_>, i: usize) -> bool {
    matches!(tokens.gap(i), "" | " " | "-" | "\n")
}

/// Returns the result for a candidate: with a name's own form, or else its most frequent form.
fn keyword<'t>(document: &Document<'t>, candidate: Candidate<'t>) -> Keyword<'t> {
    if let Some(text) = candidate.text {
        return Keyword { text, score: candidate.score, spans: candidate.spans };
    }
    let mut forms: Vec<(&str, Span, usize)> = Vec::new();
    for &span in &candidate.spans {
        let form = &document.text()[span.range()];
        match forms.iter().position(|(known, ..)| *known == form) {
            Some(at) => forms[at].2 += 1,
            None if forms.len() < FORMS => forms.push((form, span, 1)),
            None => {}
        }
    }
    let best = forms.iter().rev().max_by_key(|(.., count)| *count).map_or(Span::default(), |form| form.1);
    let text = document.flowed(best);
    Keyword { text, score: candidate.score, spans: candidate.spans }
}
