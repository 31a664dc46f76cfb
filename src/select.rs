//! Selects the best sentences that fit the budget, each with the sentences that it leans on, without repetition.
//!
//! Greedy maximal marginal relevance (Carbonell and Goldstein 1998): the value of a sentence is its score less its
//! largest similarity to a selected one. An index from terms to sentences keeps the similarities up to date, so that the
//! cost grows with the text and not with the pairs of sentences.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::options::{Budget, Options};
use crate::rank::cohesion::Lean;
use crate::rank::{Feature, Ranking, Tier, weights};

/// A sentence is taken with at most this many sentences before it.
const LONGEST_CHAIN: usize = 2;
/// A term of more sentences says too little to follow through the index.
const COMMON: usize = 64;

/// The size of a sentence in each unit of a budget.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    pub(crate) words: usize,
    pub(crate) chars: usize,
}

/// The result: sentences in the order in which they were selected.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) chosen: Vec<usize>,
    /// If set, nothing fitted, and the one selected sentence is to be clipped to this size.
    pub(crate) clip: Option<Size>,
}

/// The sentences selected so far.
#[derive(Debug, Default)]
struct Taken {
    sentences: Vec<usize>,
    size: Size,
}

/// What is needed only while sentences are chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    states: Vec<State>,
    heap: BinaryHeap<Candidate>,
    /// With a query, the sentences by what they are worth without it.
    story: BinaryHeap<Candidate>,
    index: TermIndex,
    /// The sentences that share a term with the last one chosen.
    akin: Vec<u32>,
}

/// Selects under the options' budget and cap. `size` is called only for sentences that may be selected.
pub(crate) fn select(
    ranking: &Ranking,
    options: &Options,
    size: impl Fn(usize) -> Size,
    scratch: &mut Scratch,
) -> Selection {
    let Some(tier) = ranking.facts.iter().map(|facts| facts.tier).min() else { return Selection::default() };
    let eligible = (0..ranking.facts.len()).filter(|&i| ranking.facts[i].tier == tier);
    let limit = Limit::new(options, eligible.clone().count());
    if limit.is_nothing() || tier == Tier::Letterless {
        return Selection::default();
    }
    let chosen = Chooser::new(ranking, options, tier, &size, scratch).run(&limit);
    if !chosen.is_empty() {
        return Selection { chosen, clip: None };
    }
    // No candidate fitted: alone, a sentence that leans on nothing is clipped; one that leans only if all do.
    let best = |leaning: bool| {
        let sentences = eligible.clone().filter(|&i| leaning || ranking.facts[i].antecedent.is_none());
        sentences.rev().max_by(|&a, &b| ranking.scores[a].total().total_cmp(&ranking.scores[b].total()))
    };
    match best(false).or_else(|| best(true)) {
        Some(sentence) if limit.fits(1, size(sentence)) => Selection { chosen: vec![sentence], clip: None },
        Some(sentence) => Selection { chosen: vec![sentence], clip: Some(limit.most) },
        None => Selection::default(),
    }
}

/// Whether a sentence may be taken for one that leans on it.
fn may_support(tier: Tier, chosen: Tier) -> bool {
    tier == chosen || tier == Tier::Short && chosen == Tier::Story
}

/// Budget and cap as one: the most of each unit.
#[derive(Debug)]
struct Limit {
    sentences: usize,
    most: Size,
    /// Whether words or characters are what bounds the summary.
    by_size: bool,
}

impl Limit {
    fn new(options: &Options, eligible: usize) -> Self {
        let mut limit = Limit {
            sentences: usize::MAX,
            most: Size { words: usize::MAX, chars: usize::MAX },
            by_size: false,
        };
        for budget in [Some(options.budget), options.cap].into_iter().flatten() {
            match budget {
                Budget::Sentences(most) => limit.sentences = limit.sentences.min(most),
                Budget::Words(most) => limit.most.words = limit.most.words.min(most),
                Budget::Chars(most) => limit.most.chars = limit.most.chars.min(most),
                Budget::Ratio(ratio) => {
                    // 0.7 as f32 is a little less: seven tenths are meant.
                    let share = f64::from(ratio) * (1.0 + f64::from(f32::EPSILON));
                    let most = ((share * eligible as f64) as usize).clamp(1, eligible.max(1));
                    limit.sentences = limit.sentences.min(most);
                }
            }
        }
        limit.by_size = limit.most.words < usize::MAX || limit.most.chars < usize::MAX;
        limit
    }

    fn is_nothing(&self) -> bool {
        self.sentences == 0 || self.most.words == 0 || self.most.chars == 0
    }

    fn fits(&self, sentences: usize, size: Size) -> bool {
        // A space joins each pair of sentences.
        let chars = size.chars.saturating_add(sentences.saturating_sub(1));
        sentences <= self.sentences && size.words <= self.most.words && chars <= self.most.chars
    }
}

struct Chooser<'a, F> {
    ranking: &'a Ranking,
    diversity: f32,
    /// Under a budget of words or characters, the first sentence that fits comes first.
    leads: bool,
    tier: Tier,
    /// Measures a sentence.
    size: &'a F,
    scratch: &'a mut Scratch,
}

/// What is known of a sentence while others are chosen.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    is_chosen: bool,
    /// The largest similarity to a chosen sentence.
    similarity: f32,
    /// The eligible sentence that leans on it (at most one does directly).
    dependent: Option<u32>,
    /// The eligible sentences before and after it.
    previous: Option<u32>,
    next: Option<u32>,
    /// How many terms it shares with the last one chosen.
    shared: u32,
}

/// A sentence with its worth when it was last looked at; the worth may have changed since.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidate {
    value: f32,
    sentence: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    /// The worthier, then the earlier.
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a, F: Fn(usize) -> Size> Chooser<'a, F> {
    fn new(
        ranking: &'a Ranking,
        options: &Options,
        tier: Tier,
        size: &'a F,
        scratch: &'a mut Scratch,
    ) -> Self {
        let eligible = (0..ranking.facts.len()).filter(|&i| ranking.facts[i].tier == tier);
        let Scratch { states, heap, story, index, .. } = &mut *scratch;
        states.clear();
        states.resize(ranking.facts.len(), State::default());
        index.read(ranking, tier);
        let mut previous = None;
        for sentence in eligible.clone() {
            states[sentence].previous = previous.replace(sentence as u32);
            if let Some(previous) = states[sentence].previous {
                states[previous as usize].next = Some(sentence as u32);
            }
            if let Some(antecedent) = ranking.facts[sentence].antecedent {
                states[antecedent as usize].dependent = Some(sentence as u32);
            }
        }
        heap.clear();
        story.clear();
        let leads = options.weights.get(Feature::Position) > 0.0 && !ranking.query.asks();
        let chooser = Chooser { ranking, diversity: options.diversity, leads, tier, size, scratch };
        let mut heap = std::mem::take(&mut chooser.scratch.heap);
        heap.extend(eligible.clone().filter_map(|sentence| chooser.candidate(sentence)));
        if ranking.query.asks() {
            let worth = |sentence| Some(Candidate { value: chooser.worth(sentence)?.0, sentence });
            let story: BinaryHeap<Candidate> = eligible.filter_map(worth).collect();
            chooser.scratch.story = story;
        }
        chooser.scratch.heap = heap;
        chooser
    }

    /// The sentence with what it leans on and what is not chosen yet, itself first; none when that is out of reach.
    fn chain(&self, sentence: usize) -> Option<([usize; LONGEST_CHAIN + 1], usize)> {
        let mut chain = [sentence; LONGEST_CHAIN + 1];
        let mut length = 1;
        let mut last = sentence;
        while let Some(antecedent) = self.ranking.facts[last].antecedent.map(|before| before as usize) {
            if self.scratch.states[antecedent].is_chosen {
                break;
            }
            // The start of a quotation is no support: "“Look up!" says nothing of what follows.
            let quotes = self.ranking.facts[last].lean == Some(Lean::Quotation);
            let tier = self.ranking.facts[antecedent].tier;
            let supports = may_support(tier, self.tier) && !(quotes && tier == Tier::Short);
            if length > LONGEST_CHAIN || !supports {
                return None;
            }
            chain[length] = antecedent;
            length += 1;
            last = antecedent;
        }
        Some((chain, length))
    }

    /// What a sentence is worth to the summary with what it leans on, and how far it answers the query.
    fn worth(&self, sentence: usize) -> Option<(f32, f32)> {
        let (chain, length) = self.chain(sentence)?;
        let (mut sum, mut words, mut answer) = (0.0, 0.0, f32::MIN);
        for &member in &chain[..length] {
            let score = &self.ranking.scores[member];
            let asked = score.part(Feature::Query);
            let worth = score.total() - asked - self.diversity * self.scratch.states[member].similarity;
            let weight = self.ranking.facts[member].tokens.max(1) as f32;
            sum += weight * worth;
            words += weight;
            // What the sentence leans on is taken by itself if it answers, unless it is too short.
            if member == sentence || self.ranking.facts[member].tier == Tier::Short {
                answer = answer.max(asked);
            }
        }
        // Each sentence that it brings along takes a place from another.
        let price = 1.0 - weights::QUERY_PRICE * (length - 1) as f32;
        Some((sum / words, answer * price))
    }

    fn candidate(&self, sentence: usize) -> Option<Candidate> {
        self.worth(sentence).map(|(worth, answer)| Candidate { value: worth + answer, sentence })
    }

    /// Whether a sentence, with what it brings along, stands directly behind a chosen one, or opens the story.
    fn follows(&self, sentence: usize) -> bool {
        let first = self.chain(sentence).map_or(sentence, |(chain, length)| chain[length - 1]);
        self.scratch.states[first]
            .previous
            .is_none_or(|previous| self.scratch.states[previous as usize].is_chosen)
    }

    /// Whether a selected sentence says the same, word for word.
    fn repeats(&self, sentence: usize) -> bool {
        self.diversity > 0.0 && self.scratch.states[sentence].similarity >= 1.0
    }

    fn run(&mut self, limit: &Limit) -> Vec<usize> {
        let mut taken = Taken::default();
        let mut first_value = if limit.by_size { self.take_lead(limit, &mut taken) } else { None };
        while let Some(top) = self.scratch.heap.pop() {
            if taken.sentences.len() >= limit.sentences {
                break;
            }
            if self.scratch.states[top.sentence].is_chosen || self.repeats(top.sentence) {
                continue;
            }
            let Some(now) = self.candidate(top.sentence) else { continue };
            if now.value != top.value {
                // Its worth fell since: look again when its turn comes. (Where it rose, a newer entry is in the heap.)
                if now.value < top.value {
                    self.scratch.heap.push(now);
                }
                continue;
            }
            if limit.by_size
                && let Some(first) = first_value.filter(|&first| first > 0.0)
                && now.value < weights::LEAST_JUMPING * first
            {
                if now.value < weights::LEAST_FOLLOWING * first {
                    break;
                }
                if !self.follows(top.sentence) {
                    continue;
                }
            }
            let answer = self.worth(top.sentence).map_or(0.0, |(_, answer)| answer);
            if !self.take(top.sentence, limit, &mut taken) {
                continue;
            }
            if first_value.is_some() {
                continue;
            }
            first_value = Some(now.value);
            if answer > 0.0 {
                // Behind the answer comes the best sentence of the story, before further answers.
                first_value = self.take_story(limit, &mut taken).or(first_value);
            }
        }
        taken.sentences
    }

    /// Takes the first sentence, if it fits and position counts; returns its worth.
    fn take_lead(&mut self, limit: &Limit, taken: &mut Taken) -> Option<f32> {
        let first =
            self.ranking.facts.iter().position(|facts| facts.tier == self.tier).filter(|_| self.leads)?;
        let value = self.candidate(first)?.value;
        self.take(first, limit, taken).then_some(value)
    }

    /// Takes a sentence with what it leans on, if they fit.
    fn take(&mut self, sentence: usize, limit: &Limit, taken: &mut Taken) -> bool {
        let Some((chain, length)) = self.chain(sentence) else { return false };
        let chain = &chain[..length];
        let measured = chain.iter().filter(|_| limit.by_size);
        let with = measured.map(|&member| (self.size)(member)).fold(taken.size, |sum, size| Size {
            words: sum.words.saturating_add(size.words),
            chars: sum.chars.saturating_add(size.chars),
        });
        if !limit.fits(taken.sentences.len() + length, with) {
            return false;
        }
        taken.size = with;
        taken.sentences.extend_from_slice(chain);
        chain.iter().for_each(|&member| self.scratch.states[member].is_chosen = true);
        for &member in chain {
            self.note_similar(member);
            self.revive_dependents(member);
            self.revive(self.scratch.states[member].next.filter(|_| limit.by_size));
        }
        true
    }

    /// Takes the best sentence of the story that fits, unless it is selected already, and returns its value.
    fn take_story(&mut self, limit: &Limit, taken: &mut Taken) -> Option<f32> {
        while let Some(Candidate { value, sentence }) = self.scratch.story.pop() {
            let is_told = self.scratch.states[sentence].is_chosen || self.repeats(sentence);
            if is_told || self.take(sentence, limit, taken) {
                return Some(value);
            }
        }
        None
    }

    /// Values those that lean on a chosen sentence again: they need fewer sentences beside them now.
    fn revive_dependents(&mut self, chosen: usize) {
        let mut next = self.scratch.states[chosen].dependent;
        for _ in 0..=LONGEST_CHAIN {
            let Some(sentence) = next else { return };
            self.revive(next);
            next = self.scratch.states[sentence as usize].dependent;
        }
    }

    /// Looks at a sentence again, unless it is chosen.
    fn revive(&mut self, sentence: Option<u32>) {
        let sentence =
            sentence.map(|sentence| sentence as usize).filter(|&i| !self.scratch.states[i].is_chosen);
        let candidate = sentence.and_then(|sentence| self.candidate(sentence));
        self.scratch.heap.extend(candidate);
    }

    /// Raises the similarity of the sentences that share terms with a chosen one.
    fn note_similar(&mut self, chosen: usize) {
        let terms = &self.ranking.terms;
        let own = terms.of(chosen);
        let Scratch { states, index, akin, .. } = &mut *self.scratch;
        for &term in own {
            let sentences = index.of(term);
            for &sentence in if sentences.len() > COMMON { &[] } else { sentences } {
                let state = &mut states[sentence as usize];
                if state.shared == 0 {
                    akin.push(sentence);
                }
                state.shared += 1;
            }
        }
        for sentence in akin.drain(..) {
            let state = &mut states[sentence as usize];
            let shared = std::mem::take(&mut state.shared);
            let union = own.len() + terms.of(sentence as usize).len() - shared as usize;
            state.similarity = state.similarity.max(shared as f32 / union.max(1) as f32);
        }
    }
}

/// The sentences of each term, in compressed sparse rows, for the sentences that may be taken.
#[derive(Clone, Debug, Default)]
struct TermIndex {
    /// The sentences of term t start at `starts[t + 1]`.
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

impl TermIndex {
    /// Reads a ranking, in place of an earlier one.
    fn read(&mut self, ranking: &Ranking, tier: Tier) {
        let TermIndex { starts, sentences } = self;
        let takeable = (0..ranking.facts.len()).filter(|&i| may_support(ranking.facts[i].tier, tier));
        starts.clear();
        starts.resize(ranking.terms.size() + 2, 0);
        for sentence in takeable.clone() {
            ranking.terms.of(sentence).iter().for_each(|&term| starts[term as usize + 1] += 1);
        }
        let mut sum = 0;
        for start in starts.iter_mut() {
            sum += *start;
            *start = sum;
        }
        // From behind, each end moves down to its start.
        sentences.clear();
        sentences.resize(sum as usize, 0);
        for sentence in takeable.rev() {
            for &term in ranking.terms.of(sentence) {
                let place = &mut starts[term as usize + 1];
                *place -= 1;
                sentences[*place as usize] = sentence as u32;
            }
        }
    }

    fn of(&self, term: u32) -> &[u32] {
        let (start, end) = (self.starts[term as usize + 1], self.starts[term as usize + 2]);
        &self.sentences[start as usize..end as usize]
    }
}
