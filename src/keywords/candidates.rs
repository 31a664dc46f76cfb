//! The candidates: every word and phrase of the story ([`Collector::add_phrases`]), and every name
//! ([`Collector::add_names`]), with their occurrences.

use std::ops::Range;

use hashbrown::HashMap;

use crate::document::{Document, Sentence};
use crate::language::WordList;
use crate::names::{self, Chains, Mention};
use crate::rank::{Ranking, Tier};
use crate::span::Span;
use crate::text::has_ending;
use crate::tokens::{NO_TERM, Shape, Token, Tokens};

/// A phrase has at most this many words…
const LONGEST: usize = 4;
/// …and at least this many occurrences; a name with fewer is mentioned in passing.
pub(super) const LEAST: usize = 2;
/// The bit that makes a key of the number of a word without a term.
const WORD_KEY: u32 = 1 << 31;
/// The candidate of a term that is none.
const NONE: u32 = u32::MAX;

/// A word, phrase or name that may become a keyword.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// How many occurrences it has, and the index of the first of them.
    pub(super) count: usize,
    start: usize,
    /// The number of sentences with it, and the last of them.
    pub(super) sentences: usize,
    last: usize,
    /// The number of occurrences as a verb.
    verbs: usize,
    /// The number of content words.
    pub(super) words: usize,
    pub(super) is_name: bool,
    /// The name whose form is its text.
    pub(super) form: Option<usize>,
}

impl Candidate {
    pub(super) fn is_phrase(&self) -> bool {
        self.words > 1
    }

    /// Whether it is no phrase by chance, and no verb.
    fn is_sound(&self) -> bool {
        let is_frequent = !self.is_phrase() || self.count >= LEAST;
        self.is_name || is_frequent && self.verbs * 2 <= self.count
    }
}

/// A place where a candidate stands.
#[derive(Clone, Copy)]
pub(super) struct Occurrence {
    candidate: u32,
    /// Its first and last token in the document.
    first: u32,
    last: u32,
    is_mention: bool,
}

impl Occurrence {
    pub(super) fn tokens(self) -> Range<usize> {
        self.first as usize..self.last as usize + 1
    }

    pub(super) fn span(self, document: &Document<'_>) -> Span {
        if self.is_mention {
            return Mention { first: self.first, last: self.last, name: 0 }.span(document);
        }
        let [first, last] = [self.first, self.last].map(|token| document.tokens()[token as usize]);
        document.with_period(Span::new(first.start as usize, last.end() as usize))
    }
}

/// The candidates of a document.
pub(super) struct Candidates {
    candidates: Vec<Candidate>,
    /// In the order of the candidates.
    occurrences: Vec<Occurrence>,
    chains: Chains,
}

impl Candidates {
    /// Collects the candidates of the story.
    pub(super) fn of(document: &Document<'_>, ranking: &Ranking) -> Self {
        let mut collector = Collector::new(document, ranking);
        collector.add_phrases();
        let chains = ranking.names.chains();
        let merged = collector.add_names(&chains);
        let Collector { candidates, occurrences, .. } = collector;
        let mut all = Candidates { candidates, occurrences, chains };
        all.group();
        merged.into_iter().for_each(|number| all.remove_duplicates(number, document));
        all
    }

    /// Puts the occurrences in the order of their candidates.
    fn group(&mut self) {
        let mut end = 0;
        for candidate in &mut self.candidates {
            candidate.start = end;
            end += std::mem::take(&mut candidate.count);
        }
        let mut grouped = self.occurrences.clone();
        for &occurrence in &self.occurrences {
            let candidate = &mut self.candidates[occurrence.candidate as usize];
            grouped[candidate.start + candidate.count] = occurrence;
            candidate.count += 1;
        }
        self.occurrences = grouped;
    }

    /// Sorts the occurrences of a candidate that is a word and a name, and removes those that were added as both.
    fn remove_duplicates(&mut self, number: usize, document: &Document<'_>) {
        let mut own = self.get(number).1.to_vec();
        own.sort_by_key(|occurrence| occurrence.span(document));
        own.dedup_by_key(|occurrence| occurrence.span(document));
        let candidate = &mut self.candidates[number];
        candidate.count = own.len();
        self.occurrences[candidate.start..][..own.len()].copy_from_slice(&own);
    }

    /// The numbers of the candidates that may become keywords.
    pub(super) fn sound(&self) -> impl Iterator<Item = usize> {
        (0..self.candidates.len()).filter(|&number| self.candidates[number].is_sound())
    }

    /// Returns a candidate with its occurrences, in order.
    pub(super) fn get(&self, number: usize) -> (&Candidate, &[Occurrence]) {
        let candidate = &self.candidates[number];
        (candidate, &self.occurrences[candidate.start..][..candidate.count])
    }

    /// The mentions of a name, with their sentences.
    pub(super) fn mentions(&self, name: usize) -> &[(usize, Mention)] {
        self.chains.of(name)
    }
}

struct Collector<'d, 't> {
    document: &'d Document<'t>,
    ranking: &'d Ranking,
    candidates: Vec<Candidate>,
    occurrences: Vec<Occurrence>,
    /// The candidate of each term, or [`NONE`].
    words: Vec<u32>,
    /// The candidate of each phrase, by the keys of its words.
    phrases: HashMap<[u32; LONGEST], u32>,
    /// For each token of a name, the end of the name in tokens; 0 for others.
    name_ends: Vec<usize>,
}

impl<'d, 't> Collector<'d, 't> {
    fn new(document: &'d Document<'t>, ranking: &'d Ranking) -> Self {
        let tokens = document.tokens().len();
        let mut name_ends = vec![0; tokens];
        for mention in document.sentences().flat_map(|sentence| ranking.names.of(sentence.index())) {
            let (first, end) = (mention.first as usize, mention.last as usize + 1);
            name_ends[first..end].fill(end);
        }
        Collector {
            document,
            ranking,
            candidates: Vec::with_capacity(document.word_count()),
            occurrences: Vec::with_capacity(tokens / 2),
            words: vec![NONE; document.term_end()],
            phrases: HashMap::new(),
            name_ends,
        }
    }

    /// Adds the words of the story, and the phrases that it repeats.
    fn add_phrases(&mut self) {
        let (document, ranking) = (self.document, self.ranking);
        let story = document.sentences().filter(|sentence| is_in_story(ranking, sentence.index()));
        let tokens = story.flat_map(|sentence| (0..sentence.tokens().len()).map(move |i| (sentence, i)));
        let starts: Vec<_> = tokens.filter(|&(sentence, i)| self.may_begin(sentence, i)).collect();
        let mut counts = vec![0; document.term_end()];
        let term = |sentence: Sentence<'_, '_>, i: usize| sentence.term(&sentence.tokens()[i]) as usize;
        starts.iter().for_each(|&(sentence, i)| counts[term(sentence, i)] += 1);
        let pair = |&(sentence, i): &(Sentence<'_, '_>, usize)| {
            // A word that comes once begins no phrase.
            (counts[term(sentence, i)] >= LEAST).then(|| pair(sentence, i)).flatten()
        };
        // Whether each pair of words that begins a phrase comes more than once.
        let mut pairs: HashMap<[u32; 2], bool> = HashMap::new();
        for pair in starts.iter().filter_map(pair) {
            pairs.entry(pair).and_modify(|is_repeated| *is_repeated = true).or_insert(false);
        }
        for start in &starts {
            self.add_word(start.0, start.1);
            if pair(start).is_some_and(|pair| pairs[&pair]) {
                self.add_longer(start.0, start.1);
            }
        }
    }

    /// Whether a phrase may begin with a token: with a content word, and a whole name or outside one.
    fn may_begin(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let (tokens, at) = (sentence.view(), sentence.token_range().start + i);
        let is_inside_name = i > 0 && self.name_ends[at - 1] > at;
        !is_inside_name
            && self.is_content(sentence, &tokens[i])
            && !tokens.has(i, WordList::Scale)
            && !is_markup(tokens, i)
    }

    fn is_content(&self, sentence: Sentence<'_, '_>, token: &Token) -> bool {
        let term = sentence.term(token);
        term != NO_TERM
            && !token.is_stop()
            && token.shape != Shape::Number
            && !self.ranking.terms.is_stopped(term)
    }

    /// Adds a word, unless it begins a name.
    fn add_word(&mut self, sentence: Sentence<'_, '_>, i: usize) {
        let (tokens, at) = (sentence.view(), sentence.token_range().start + i);
        if self.name_ends[at] > 0 || is_vague(tokens, i, i) {
            return;
        }
        let term = sentence.term(&tokens[i]) as usize;
        if self.words[term] == NONE {
            self.words[term] = self.new_candidate(1);
        }
        let word = self.add(self.words[term], (at, at), sentence.index(), false);
        word.verbs += usize::from(is_verb(tokens, i));
    }

    /// Adds the phrases of two words or more that begin with a token. Names alone are candidates of their own.
    fn add_longer(&mut self, sentence: Sentence<'_, '_>, first: usize) {
        let (tokens, base) = (sentence.view(), sentence.token_range().start);
        let is_verb = is_verb(tokens, first);
        let mut key = [0; LONGEST];
        key[0] = word_key(sentence, &tokens[first]);
        let mut words = 1;
        for last in first + 1..tokens.len().min(first + LONGEST) {
            if !is_joint(tokens, last - 1) {
                break;
            }
            key[last - first] = word_key(sentence, &tokens[last]);
            if !self.is_content(sentence, &tokens[last]) {
                continue;
            }
            words += 1;
            let ends_in_name = self.name_ends[base + last] > base + last + 1;
            let is_name = self.name_ends[base + first] > base + last;
            if !ends_in_name && !is_name && !is_vague(tokens, first, last) {
                let number = match self.phrases.get(&key) {
                    Some(&number) => number,
                    None => {
                        let number = self.new_candidate(words);
                        self.phrases.insert(key, number);
                        number
                    }
                };
                let phrase = self.add(number, (base + first, base + last), sentence.index(), false);
                phrase.verbs += usize::from(is_verb);
            }
        }
    }

    /// Adds the names that have content words, and are short enough in one of their forms. Returns the candidates that
    /// are words, too.
    fn add_names(&mut self, chains: &Chains) -> Vec<usize> {
        let mut merged = Vec::new();
        for name in 0..chains.len() {
            let mentions = chains.of(name);
            let content = mentions.iter().map(|found| self.content(found));
            let (fewest, most) = content.fold((usize::MAX, 0), |(a, b), n| (a.min(n), b.max(n)));
            let ranking = self.ranking;
            let mut in_story =
                mentions.iter().filter(|(sentence, _)| is_in_story(ranking, *sentence)).peekable();
            if most == 0 || fewest > LONGEST || in_story.peek().is_none() {
                continue;
            }
            let noun = self.common_noun(mentions);
            let number = noun.unwrap_or_else(|| self.new_candidate(most.min(LONGEST)));
            for (sentence, mention) in in_story {
                self.add(number, (mention.first as usize, mention.last as usize), *sentence, true);
            }
            let candidate = &mut self.candidates[number as usize];
            candidate.is_name = true;
            match noun {
                Some(noun) => merged.push(noun as usize),
                None => candidate.form = Some(name).filter(|_| most <= LONGEST),
            }
        }
        merged
    }

    /// Returns the number of content words in a mention.
    fn content(&self, (sentence, mention): &(usize, Mention)) -> usize {
        let sentence = self.document.sentence_at(*sentence);
        let terms = self.document.tokens()[mention.first as usize..=mention.last as usize].iter();
        let is_content = |term: &u32| *term != NO_TERM && !self.ranking.terms.is_stopped(*term);
        terms.map(|token| sentence.term(token)).filter(is_content).count()
    }

    /// Returns the word that differs from a name of one word only by its capital (« Vélib », « vélib »).
    fn common_noun(&self, mentions: &[(usize, Mention)]) -> Option<u32> {
        let (_, mention) = mentions.first().filter(|(_, mention)| mention.first == mention.last)?;
        let token = self.document.tokens()[mention.first as usize];
        let number = self.words[self.document.term(token.word, self.document.language()) as usize];
        let first = self.occurrences[self.candidates.get(number as usize)?.start];
        let noun = &self.document.text()[first.span(self.document).range()];
        let name = names::best_form(self.document, mentions);
        let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
        (lower(noun) == lower(&name)).then_some(number)
    }

    fn new_candidate(&mut self, words: usize) -> u32 {
        self.candidates.push(Candidate {
            count: 0,
            start: self.occurrences.len(),
            sentences: 0,
            last: usize::MAX,
            verbs: 0,
            words,
            is_name: false,
            form: None,
        });
        self.candidates.len() as u32 - 1
    }

    /// Adds an occurrence of a candidate.
    fn add(
        &mut self,
        candidate: u32,
        (first, last): (usize, usize),
        sentence: usize,
        is_mention: bool,
    ) -> &mut Candidate {
        let (first, last) = (first as u32, last as u32);
        self.occurrences.push(Occurrence { candidate, first, last, is_mention });
        let candidate = &mut self.candidates[candidate as usize];
        candidate.count += 1;
        candidate.sentences += usize::from(candidate.last != sentence);
        candidate.last = sentence;
        candidate
    }
}

fn is_in_story(ranking: &Ranking, sentence: usize) -> bool {
    ranking.facts[sentence].tier <= Tier::Heading
}

/// Returns the keys of the first two words of a phrase.
fn pair(sentence: Sentence<'_, '_>, first: usize) -> Option<[u32; 2]> {
    let words = [sentence.tokens().get(first)?, sentence.tokens().get(first + 1)?];
    is_joint(sentence.view(), first).then(|| words.map(|token| word_key(sentence, token)))
}

/// Returns the key of a word: its term, or its number if it has none.
fn word_key(sentence: Sentence<'_, '_>, token: &Token) -> u32 {
    match sentence.term(token) {
        NO_TERM => token.word | WORD_KEY,
        term => term,
    }
}

/// Whether a word is an entity ("&gt;") or attribute ("href=") of HTML, or the host of an address ("https://…").
fn is_markup(tokens: Tokens<'_>, i: usize) -> bool {
    let (before, after) = (tokens.before(i), tokens.after(i));
    if after == " " {
        return before.ends_with("://");
    }
    before.ends_with(['&', '#']) && after.starts_with(';')
        || after.starts_with("=\"")
        || after.starts_with("://")
        || before.ends_with("://")
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
        let lists = tokens.lists(before);
        lists.has(WordList::VerbSign) && lists.has(WordList::StopWord) && is_joint(tokens, before)
    })
}

/// Whether a phrase may extend over the gap after a token.
fn is_joint(tokens: Tokens<'_>, i: usize) -> bool {
    matches!(tokens.gap(i), "" | " " | "-" | "\n")
}
