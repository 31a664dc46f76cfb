//! What the script of an article's page reads: the summary and the verdicts under every budget.

use std::collections::HashMap;

use abrege::{Analysis, Budget, Error, Feature, Score, Summary, Verdict};
use serde::Serialize;

/// Budgets up to this many sentences are stored, so that a page grows with its text only.
const MAX_BUDGET: usize = 30;

/// The data of a page. Budget 0 is the summarizer's own, budget n is n sentences.
#[derive(Serialize)]
pub(super) struct Data {
    features: Vec<&'static str>,
    /// How many sentences can be chosen.
    pub(super) eligible: usize,
    /// What the own budget is called.
    own: String,
    /// The budget, in sentences, that the slider starts at.
    pub(super) start: usize,
    pub(super) quotes: Vec<Quote>,
    /// The quotes of the summary under each budget.
    pub(super) budgets: Vec<Vec<usize>>,
    verdicts: Vec<String>,
    sentences: Vec<SentenceData>,
    #[serde(skip)]
    pub(super) can_be_chosen: Vec<bool>,
}

/// A sentence as a summary quotes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Quote {
    pub(super) sentence: usize,
    pub(super) text: String,
}

#[derive(Default, Serialize)]
struct SentenceData {
    total: f32,
    /// Empty for a sentence without a score.
    parts: Vec<f32>,
    reasons: Vec<String>,
    /// Where each run of equal verdicts begins, with the verdict.
    runs: Vec<(usize, usize)>,
}

impl Data {
    /// Selects the summary under every budget: one of n + 1 sentences may lack one of n.
    pub(super) fn new(analysis: &Analysis<'_>) -> Result<Self, Error> {
        let own = analysis.options().get_budget();
        let own_verdicts = analysis.verdicts(own)?;
        let can_be_chosen: Vec<bool> = own_verdicts.iter().map(can_be_chosen).collect();
        let eligible = can_be_chosen.iter().filter(|&&can| can).count();
        let most = eligible.min(MAX_BUDGET);
        let summary = analysis.summary();
        let start = match own {
            Budget::Sentences(sentences) => sentences,
            _ => summary.len(),
        };
        let (mut quotes, mut verdicts) = (Numbered::default(), Numbered::default());
        let mut sentences = sentences(analysis);
        let mut budgets = vec![quoted(&summary, &mut quotes)];
        add_verdicts(&mut sentences, 0, &own_verdicts, &mut verdicts);
        for budget in 1..=most {
            budgets.push(quoted(&analysis.select(Budget::Sentences(budget))?, &mut quotes));
            add_verdicts(
                &mut sentences,
                budget,
                &analysis.verdicts(Budget::Sentences(budget))?,
                &mut verdicts,
            );
        }
        Ok(Data {
            features: Feature::ALL.iter().map(|feature| feature.name()).collect(),
            eligible,
            own: own.to_string(),
            start: start.clamp(1, most.max(1)),
            quotes: quotes.values,
            budgets,
            verdicts: verdicts.values,
            sentences,
            can_be_chosen,
        })
    }

    /// Returns the quotes under the summarizer's own budget.
    pub(super) fn own_quotes(&self) -> impl Iterator<Item = &Quote> {
        self.budgets[0].iter().map(|&quote| &self.quotes[quote])
    }
}

/// Whether a larger budget could choose the sentence.
fn can_be_chosen(verdict: &Verdict) -> bool {
    use Verdict::*;
    matches!(verdict, Chosen { .. } | LeansOn { .. } | Repeats { .. } | DoesNotFit | Outranked)
}

fn sentences(analysis: &Analysis<'_>) -> Vec<SentenceData> {
    let explained = analysis.scores().iter().enumerate().map(|(index, score)| {
        let reasons = analysis.explain(index).map(|why| why.reasons().to_vec());
        SentenceData {
            total: rounded(score.total()),
            parts: parts(score),
            reasons: reasons.unwrap_or_default(),
            runs: Vec::new(),
        }
    });
    explained.collect()
}

fn parts(score: &Score) -> Vec<f32> {
    let parts: Vec<f32> = score.parts().map(|(_, part)| rounded(part)).collect();
    if parts.iter().all(|&part| part == 0.0) { Vec::new() } else { parts }
}

/// Rounds to what the page shows.
fn rounded(score: f32) -> f32 {
    (score * 100.0).round() / 100.0
}

fn quoted(summary: &Summary<'_>, quotes: &mut Numbered<Quote>) -> Vec<usize> {
    let quote = |excerpt: &abrege::Excerpt<'_>| {
        quotes.number(Quote { sentence: excerpt.index(), text: excerpt.flowed().into_owned() })
    };
    summary.into_iter().map(quote).collect()
}

/// Adds the verdicts under a budget where they differ from those under the one before.
fn add_verdicts(
    sentences: &mut [SentenceData],
    budget: usize,
    verdicts: &[Verdict],
    texts: &mut Numbered<String>,
) {
    for (sentence, verdict) in sentences.iter_mut().zip(verdicts) {
        let text = texts.number(verdict.to_string());
        if sentence.runs.last().is_none_or(|&(_, last)| last != text) {
            sentence.runs.push((budget, text));
        }
    }
}

/// Distinct values, numbered in the order in which they come.
struct Numbered<T> {
    values: Vec<T>,
    numbers: HashMap<T, usize>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Numbered { values: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn number(&mut self, value: T) -> usize {
        *self.numbers.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            self.values.len() - 1
        })
    }
}
