//! Which sentences: the best that fit the budget, together with what they lean on, without saying a thing twice.
//!
//! Greedy maximal marginal relevance (Carbonell and Goldstein 1998): a sentence is worth its score less its largest
//! similarity to a chosen one. Similarities are kept up through an index from terms to sentences, so that the cost
//! grows with the text and not with the pairs of sentences.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::options::{Budget, Options};
use crate::rank::cohesion::Lean;
use crate::rank::{Feature, Ranking, Tier, weights};

/// A sentence is taken with at most so many sentences before it.
const LONGEST_CHAIN: usize = 2;
/// A term of more sentences than this tells too little to follow through the index.
const COMMON: usize = 64;

/// The size of a sentence in each unit of a budget.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    pub(crate) words: usize,
    pub(crate) chars: usize,
}

/// The choice: sentences in the order in which they were chosen.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) chosen: Vec<usize>,
    /// Nothing fitted: the one sentence chosen is to be clipped to these sizes.
    pub(crate) clip: Option<Size>,
}

/// What is chosen so far.
#[derive(Debug, Default)]
struct Taken {
    sentences: Vec<usize>,
    size: Size,
}

/// Chooses under the options' budget and cap. `size` is asked only of sentences that may be chosen.
pub(crate) fn select(ranking: &Ranking, options: &Options, size: impl Fn(usize) -> Size) -> Selection {
    let Some(tier) = ranking.facts.iter().map(|facts| facts.tier).min() else { return Selection::default() };
    let count = ranking.facts.len();
    let mut eligible: Vec<usize> = Vec::with_capacity(count);
    eligible.extend((0..count).filter(|&i| ranking.facts[i].tier == tier));
    let limit = Limit::new(options, eligible.len());
    if limit.is_nothing() || tier == Tier::Letterless {
        return Selection::default();
    }
    let sizes = Sizes::new(count, size);
    let mut takeable: Vec<usize> = Vec::with_capacity(count);
    takeable.extend((0..count).filter(|&i| may_support(ranking.facts[i].tier, tier)));
    let index = Index::new(ranking, &takeable);
    let chosen = Chooser::new(ranking, options, tier, &eligible, &sizes, index).run(&limit);
    if !chosen.is_empty() {
        return Selection { chosen, clip: None };
    }
    // No candidate fitted: alone, a sentence that leans on nothing is clipped; one that leans only if all do.
    let best = |leaning: bool| {
        let sentences =
            eligible.iter().copied().filter(|&i| leaning || ranking.facts[i].antecedent.is_none());
        sentences.rev().max_by(|&a, &b| ranking.scores[a].total().total_cmp(&ranking.scores[b].total()))
    };
    match best(false).or_else(|| best(true)) {
        Some(sentence) if limit.fits(1, sizes.of(sentence)) => {
            Selection { chosen: vec![sentence], clip: None }
        }
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

/// The sizes of sentences, measured when they are asked for.
struct Sizes<F> {
    known: Vec<Cell<Option<Size>>>,
    measure: F,
}

impl<F: Fn(usize) -> Size> Sizes<F> {
    fn new(count: usize, measure: F) -> Self {
        Sizes { known: vec![Cell::new(None); count], measure }
    }

    fn of(&self, sentence: usize) -> Size {
        let known = &self.known[sentence];
        known.get().unwrap_or_else(|| {
            let size = (self.measure)(sentence);
            known.set(Some(size));
            size
        })
    }
}

struct Chooser<'a, F> {
    ranking: &'a Ranking,
    diversity: f32,
    tier: Tier,
    sizes: &'a Sizes<F>,
    is_chosen: Vec<bool>,
    /// The largest similarity to a chosen sentence.
    similarity: Vec<f32>,
    /// The eligible sentences that lean on each sentence (at most one leans on each directly).
    dependent: Vec<Option<u32>>,
    heap: BinaryHeap<Candidate>,
    /// With a query, the sentences by what they are worth without it.
    story: BinaryHeap<Candidate>,
    index: Index,
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
        eligible: &[usize],
        sizes: &'a Sizes<F>,
        index: Index,
    ) -> Self {
        let count = ranking.facts.len();
        let mut dependent = vec![None; count];
        for &sentence in eligible {
            if let Some(antecedent) = ranking.facts[sentence].antecedent {
                dependent[antecedent as usize] = Some(sentence as u32);
            }
        }
        let mut chooser = Chooser {
            ranking,
            diversity: options.diversity,
            tier,
            sizes,
            is_chosen: vec![false; count],
            similarity: vec![0.0; count],
            dependent,
            heap: BinaryHeap::new(),
            story: BinaryHeap::new(),
            index,
        };
        let mut candidates = Vec::with_capacity(eligible.len());
        candidates.extend(eligible.iter().filter_map(|&sentence| chooser.candidate(sentence)));
        chooser.heap = candidates.into();
        if ranking.query.asks() {
            chooser.story = chooser.story(eligible);
        }
        chooser
    }

    /// The sentence with what it leans on and what is not chosen yet, itself first; none when that is out of reach.
    fn chain(&self, sentence: usize) -> Option<([usize; LONGEST_CHAIN + 1], usize)> {
        let mut chain = [sentence; LONGEST_CHAIN + 1];
        let mut length = 1;
        let mut last = sentence;
        while let Some(antecedent) = self.ranking.facts[last].antecedent.map(|before| before as usize) {
            if self.is_chosen[antecedent] {
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
            let worth = score.total() - asked - self.diversity * self.similarity[member];
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

    /// Word for word what is chosen already tells nothing.
    fn repeats(&self, sentence: usize) -> bool {
        self.diversity > 0.0 && self.similarity[sentence] >= 1.0
    }

    fn run(&mut self, limit: &Limit) -> Vec<usize> {
        let mut taken = Taken::default();
        let mut first_value = None;
        while let Some(top) = self.heap.pop() {
            if taken.sentences.len() >= limit.sentences {
                break;
            }
            if self.is_chosen[top.sentence] || self.repeats(top.sentence) {
                continue;
            }
            let Some(now) = self.candidate(top.sentence) else { continue };
            if now.value != top.value {
                // Its worth fell since: look again when its turn comes. (Where it rose, a newer entry is in the heap.)
                if now.value < top.value {
                    self.heap.push(now);
                }
                continue;
            }
            if limit.by_size
                && first_value.is_some_and(|first: f32| first > 0.0 && now.value < weights::WORTH * first)
            {
                break;
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
                // The answer is found: before any more of it, what the article tells.
                first_value = self.take_story(limit, &mut taken).or(first_value);
            }
        }
        taken.sentences
    }

    /// Takes a sentence with what it leans on, if they fit.
    fn take(&mut self, sentence: usize, limit: &Limit, taken: &mut Taken) -> bool {
        let Some((chain, length)) = self.chain(sentence) else { return false };
        let chain = &chain[..length];
        let measured = chain.iter().filter(|_| limit.by_size);
        let with = measured.map(|&member| self.sizes.of(member)).fold(taken.size, |sum, size| Size {
            words: sum.words.saturating_add(size.words),
            chars: sum.chars.saturating_add(size.chars),
        });
        if !limit.fits(taken.sentences.len() + length, with) {
            return false;
        }
        taken.size = with;
        taken.sentences.extend_from_slice(chain);
        chain.iter().for_each(|&member| self.is_chosen[member] = true);
        for &member in chain {
            self.note_similar(member);
            self.revive_dependents(member);
        }
        true
    }

    /// The sentences by what they are worth without a query.
    fn story(&self, eligible: &[usize]) -> BinaryHeap<Candidate> {
        let worth = |&sentence: &usize| Some(Candidate { value: self.worth(sentence)?.0, sentence });
        eligible.iter().filter_map(worth).collect()
    }

    /// Takes the best sentence of the story that fits, unless it is chosen already; gives its worth.
    fn take_story(&mut self, limit: &Limit, taken: &mut Taken) -> Option<f32> {
        while let Some(Candidate { value, sentence }) = self.story.pop() {
            let is_told = self.is_chosen[sentence] || self.repeats(sentence);
            if is_told || self.take(sentence, limit, taken) {
                return Some(value);
            }
        }
        None
    }

    /// What leans on a chosen sentence has less to bring along now.
    fn revive_dependents(&mut self, chosen: usize) {
        let mut next = self.dependent[chosen];
        for _ in 0..=LONGEST_CHAIN {
            let Some(sentence) = next.map(|sentence| sentence as usize) else { return };
            if !self.is_chosen[sentence] {
                let candidate = self.candidate(sentence);
                self.heap.extend(candidate);
            }
            next = self.dependent[sentence];
        }
    }

    /// Raises the similarity of the sentences that share terms with a chosen one.
    fn note_similar(&mut self, chosen: usize) {
        let terms = &self.ranking.terms;
        let own = terms.of(chosen);
        self.index.count_shared(own);
        for &(sentence, shared) in self.index.shared() {
            let union = own.len() + terms.of(sentence as usize).len() - shared as usize;
            let jaccard = shared as f32 / union.max(1) as f32;
            let known = &mut self.similarity[sentence as usize];
            *known = known.max(jaccard);
        }
    }
}

/// Which sentences that may be taken hold each term, and a counter over them.
struct Index {
    starts: Vec<u32>,
    sentences: Vec<u32>,
    counts: Vec<u32>,
    touched: Vec<u32>,
    shared: Vec<(u32, u32)>,
}

impl Index {
    fn new(ranking: &Ranking, takeable: &[usize]) -> Self {
        let count = ranking.facts.len();
        let terms = takeable.iter().flat_map(|&sentence| ranking.terms.of(sentence));
        let size = terms.clone().max().map_or(0, |&term| term as usize + 1);
        let mut starts = vec![0u32; size + 1];
        terms.for_each(|&term| starts[term as usize + 1] += 1);
        for term in 0..size {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut sentences = vec![0; starts[size] as usize];
        for &sentence in takeable {
            for &term in ranking.terms.of(sentence) {
                sentences[next[term as usize] as usize] = sentence as u32;
                next[term as usize] += 1;
            }
        }
        Index {
            starts,
            sentences,
            counts: vec![0; count],
            touched: Vec::with_capacity(count),
            shared: Vec::with_capacity(count),
        }
    }

    fn count_shared(&mut self, terms: &[u32]) {
        self.touched.clear();
        for &term in terms {
            let range = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
            if range.len() > COMMON {
                continue;
            }
            for &sentence in &self.sentences[range] {
                if self.counts[sentence as usize] == 0 {
                    self.touched.push(sentence);
                }
                self.counts[sentence as usize] += 1;
            }
        }
        self.shared.clear();
        for &sentence in &self.touched {
            self.shared.push((sentence, self.counts[sentence as usize]));
            self.counts[sentence as usize] = 0;
        }
    }

    fn shared(&self) -> &[(u32, u32)] {
        &self.shared
    }
}
