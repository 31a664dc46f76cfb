//! Learns new weights for `src/rank/weights.rs` from articles with references, and reports whether they are better.
//!
//! Files as for the example `evaluate`; without any, the sample articles (too few to learn from).
//!
//! ```sh
//! cargo run --release --example learn_weights
//! cargo run --release --example learn_weights -- --words 60 corpus.jsonl another.jsonl
//! ```
//!
//! # What is learned
//!
//! A score is the sum of the features' values, each times its weight. With all weights 1, the parts of a score are
//! therefore the values themselves. Least squares with a ridge fits the values of every eligible sentence to its gain:
//!
//! - The gain of a sentence is the mean of its ROUGE-1 and ROUGE-2 precision: the share of its words, and of its word
//!   pairs, that the references share. (F1 of single sentences would favour long ones.)
//! - Values and gains are differences from their article's mean, because a summary chooses among the sentences of one
//!   article; every article has the same weight, whatever its length.
//! - The ridge applies to values divided by their spread, their standard deviation within the articles.
//! - A feature that does not differ between sentences (query without a query, title without a title) cannot be learned
//!   and keeps its weight.
//!
//! The fit determines only the ratios of the weights. Their scale matters as well, relative to `--diversity`: they are
//! scaled so that the scores of an article spread as much as with the weights in use.
//!
//! # Whether it is better
//!
//! A summary is more than good sentences: the fit ignores repetition and which sentence depends on which. The last table
//! therefore compares the summaries by ROUGE, with weights learned on one part of the articles and applied to the rest
//! (cross-validation). If the interval of the difference (95 %, bootstrap over the articles) holds 0, keep the weights you
//! had. The weights in use have an advantage if they were tuned on these same articles.
//!
//! Exit codes: 0 when everything was measured, 1 when a file or a line cannot be read or nothing can be learned, 2 for wrong
//! arguments.

#[path = "common/bootstrap.rs"]
mod bootstrap;
#[path = "common/mod.rs"]
mod common;
#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/rouge.rs"]
mod rouge;
#[path = "common/table.rs"]
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use abrege::{Budget, Feature, Options, Summarizer, Weights};
use anyhow::{Context, bail};
use clap::Parser;
use comfy_table::Table;
use rayon::prelude::*;

use bootstrap::bootstrap;
use corpus::{Corpus, Item, Settings};
use rouge::{Lexicon, NAMES, References, Rouge};
use table::table;

const FEATURES: usize = Feature::ALL.len();
/// A spread below this counts as zero: the values differ only by rounding.
const FLAT: f64 = 1e-4;

/// Learns weights from articles with references, and compares them with those in use.
#[derive(Parser)]
struct Arguments {
    /// JSON Lines files, or - for standard input; the sample articles if none is given
    files: Vec<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    /// Strength of the penalty on large weights, in units of the values' spread
    #[arg(long, value_name = "R", default_value_t = 0.01)]
    ridge: f64,
    /// Number of parts of the cross-validation
    #[arg(long, value_name = "K", default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..))]
    folds: u16,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push(corpus::samples());
    }
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("learn_weights: {error:#}");
            ExitCode::from(if error.is::<abrege::Error>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let before = arguments.settings.weights();
    // Wrong options are errors before any file is read.
    Summarizer::new(arguments.settings.options())?;
    let files: Vec<Corpus> =
        arguments.files.iter().map(|file| corpus::read_corpus(file)).collect::<Result<_, _>>()?;
    let items: Vec<&Item> = files.iter().flat_map(|file| &file.items).collect();
    let spreads: Vec<_> = items.par_iter().map(|item| spread_of(item)).collect();
    let names = files.iter().flat_map(|file| file.items.iter().map(|_| &file.name));
    for ((item, spread), name) in items.iter().zip(&spreads).zip(names) {
        if let Err(error) = spread {
            eprintln!("learn_weights: {name}, line {}: {error}", item.line);
        }
    }
    // An article without a choice between sentences teaches nothing.
    let spreads: Vec<Option<Spread>> = spreads.into_iter().map(|spread| spread.ok().flatten()).collect();

    let all = Spread::mean(spreads.iter().flatten());
    let learned = learn(&all, before, arguments.ridge)?;
    let mut output = io::stdout().lock();
    writeln!(output, "Learned from {} articles:\n{}", items.len(), weights_table(&all, before, learned))?;
    writeln!(output, "\nAs in src/rank/weights.rs:")?;
    for feature in Feature::ALL {
        writeln!(output, "    Feature::{feature:?} => {:?},", learned.get(feature))?;
    }
    writeln!(
        output,
        "\nFor evaluate, and as options:\n    --weights '{}'",
        serde_json::to_string(&learned)?
    )?;

    let folds = usize::from(arguments.folds).min(items.len());
    if folds < 2 {
        bail!("one article is too few to learn and to judge");
    }
    let fold_of = folds_of(items.len(), folds);
    let learned_without = |fold: usize| {
        let rest = spreads.iter().zip(&fold_of).filter(|&(_, &own)| own != fold);
        let rest = Spread::mean(rest.filter_map(|(spread, _)| spread.as_ref()));
        learn(&rest, before, arguments.ridge)
    };
    let after: Vec<Weights> = (0..folds).map(learned_without).collect::<Result<_, _>>()?;
    let judge = |(item, &fold): (&&Item, &usize)| -> anyhow::Result<[Rouge; 2]> {
        let rouge = |weights| summary_rouge(item, &arguments.settings, weights);
        Ok([rouge(before)?, rouge(after[fold])?])
    };
    let scores: Vec<[Rouge; 2]> = items.par_iter().zip(&fold_of).map(judge).collect::<Result<_, _>>()?;
    let mut comparison = table(["", "articles", "weights", NAMES[0], NAMES[1], NAMES[2]]);
    let mut rest = scores.as_slice();
    for file in &files {
        let (own, others) = rest.split_at(file.items.len());
        add_comparison(&mut comparison, &file.name, own);
        rest = others;
    }
    if files.len() > 1 {
        add_comparison(&mut comparison, "all", &scores);
    }
    let limit = arguments.settings.limit();
    writeln!(output, "\nSummaries of at most {limit}, of articles not learned from:\n{comparison}")?;
    output.flush()?;
    Ok(())
}

/// Assigns each article to a random part; the sizes of the parts differ by at most one.
fn folds_of(articles: usize, folds: usize) -> Vec<usize> {
    let mut parts: Vec<usize> = (0..articles).map(|number| number % folds).collect();
    fastrand::Rng::with_seed(7).shuffle(&mut parts);
    parts
}

/// How the values of sentences vary together, and with the gain, within articles.
#[derive(Clone, Debug)]
struct Spread {
    /// The covariance of each pair of features.
    values: [[f64; FEATURES]; FEATURES],
    /// The covariance of each feature with the gain.
    gain: [f64; FEATURES],
}

impl Spread {
    /// The spread of the sentences of one article.
    fn new(sentences: &[([f64; FEATURES], f64)]) -> Self {
        let count = sentences.len() as f64;
        let mean_gain = sentences.iter().map(|(_, gain)| gain).sum::<f64>() / count;
        let means: [f64; FEATURES] =
            std::array::from_fn(|i| sentences.iter().map(|(values, _)| values[i]).sum::<f64>() / count);
        let mut spread = Spread { values: [[0.0; FEATURES]; FEATURES], gain: [0.0; FEATURES] };
        for (values, gain) in sentences {
            for i in 0..FEATURES {
                for j in 0..FEATURES {
                    spread.values[i][j] += (values[i] - means[i]) * (values[j] - means[j]) / count;
                }
                spread.gain[i] += (values[i] - means[i]) * (gain - mean_gain) / count;
            }
        }
        spread
    }

    fn mean<'a>(spreads: impl Iterator<Item = &'a Spread> + Clone) -> Self {
        let count = spreads.clone().count().max(1) as f64;
        let mean = |value: &dyn Fn(&Spread) -> f64| spreads.clone().map(value).sum::<f64>() / count;
        Spread {
            values: std::array::from_fn(|i| std::array::from_fn(|j| mean(&|spread| spread.values[i][j]))),
            gain: std::array::from_fn(|i| mean(&|spread| spread.gain[i])),
        }
    }

    /// The standard deviation of a feature.
    fn of(&self, feature: usize) -> f64 {
        self.values[feature][feature].sqrt()
    }

    /// The standard deviation of scores under these weights, over these features.
    fn of_scores(&self, weights: &[f64; FEATURES], features: &[usize]) -> f64 {
        let pairs = features.iter().flat_map(|&i| features.iter().map(move |&j| (i, j)));
        pairs.map(|(i, j)| weights[i] * weights[j] * self.values[i][j]).sum::<f64>().sqrt()
    }
}

/// The spread of the sentences of an article; none if there are fewer than two.
fn spread_of(item: &Item) -> Result<Option<Spread>, abrege::Error> {
    let ones = Feature::ALL.iter().fold(Weights::default(), |weights, &feature| weights.with(feature, 1.0));
    // All eligible sentences: no limit, and no penalty for repetition.
    let all = Options::new().budget(Budget::Sentences(usize::MAX)).diversity(0.0).weights(ones);
    let summary = Summarizer::new(all)?.summarize(item.article())?;
    let mut lexicon = Lexicon::default();
    let references = References::new(&item.references, &mut lexicon);
    let sentences: Vec<([f64; FEATURES], f64)> = summary
        .excerpts()
        .iter()
        .map(|excerpt| {
            let values = Feature::ALL.map(|feature| f64::from(excerpt.score().part(feature)));
            let gain = references.precision(&lexicon.tokens(excerpt.text())).iter().sum::<f64>() / 2.0;
            (values, gain)
        })
        .collect();
    Ok((sentences.len() > 1).then(|| Spread::new(&sentences)))
}

/// The weights that fit best; features without a spread keep theirs.
fn learn(spread: &Spread, before: Weights, ridge: f64) -> anyhow::Result<Weights> {
    let learnable: Vec<usize> = (0..FEATURES).filter(|&feature| spread.of(feature) > FLAT).collect();
    let correlation = |i: usize, j: usize| {
        let ridge = if i == j { ridge } else { 0.0 };
        spread.values[i][j] / (spread.of(i) * spread.of(j)) + ridge
    };
    let matrix = learnable.iter().map(|&i| learnable.iter().map(|&j| correlation(i, j)).collect()).collect();
    let gains = learnable.iter().map(|&i| spread.gain[i] / spread.of(i)).collect();
    let solved = solve(matrix, gains).context("the features cannot be told apart: give a larger --ridge")?;
    let mut weights = [0.0; FEATURES];
    learnable.iter().zip(solved).for_each(|(&i, weight)| weights[i] = weight / spread.of(i));
    let given = Feature::ALL.map(|feature| f64::from(before.get(feature)));
    let scale = spread.of_scores(&given, &learnable) / spread.of_scores(&weights, &learnable);
    if !(scale.is_finite() && scale > 0.0) {
        bail!("there is nothing to learn: no sentence is better than another");
    }
    let rounded = |weight: f64| ((1000.0 * weight).round() / 1000.0) as f32;
    Ok(learnable
        .iter()
        .fold(before, |weights_so_far, &i| weights_so_far.with(Feature::ALL[i], rounded(scale * weights[i]))))
}

/// Solves a symmetric, positive definite system (Cholesky); none if it is not positive definite.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let count = right.len();
    for i in 0..count {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let value = matrix[i][j] - known;
            if i == j && value <= 1e-12 {
                return None;
            }
            matrix[i][j] = if i == j { value.sqrt() } else { value / matrix[j][j] };
        }
    }
    for i in 0..count {
        let known: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    for i in (0..count).rev() {
        let known: f64 = (i + 1..count).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    Some(right)
}

/// ROUGE of the summary under these weights; 0 if the article is rejected.
fn summary_rouge(item: &Item, settings: &Settings, weights: Weights) -> anyhow::Result<Rouge> {
    let summarizer = Summarizer::new(settings.options().weights(weights))?;
    let mut lexicon = Lexicon::default();
    let references = References::new(&item.references, &mut lexicon);
    let Ok(summary) = summarizer.summarize(item.article()) else { return Ok([0.0; 3]) };
    let tokens: Vec<u32> =
        summary.excerpts().iter().flat_map(|excerpt| lexicon.tokens(excerpt.text())).collect();
    Ok(references.rouge(&tokens))
}

/// Weights before and after, alone and times the spread (how much each moves a score).
fn weights_table(spread: &Spread, before: Weights, after: Weights) -> Table {
    let mut table = table(["", "in use", "learned", "spread", "in use · spread", "learned · spread"]);
    for (i, feature) in Feature::ALL.into_iter().enumerate() {
        let spread = spread.of(i);
        let [old, new] = [before, after].map(|weights| f64::from(weights.get(feature)));
        let mut row = vec![feature.name().to_owned(), format!("{old:.3}")];
        if spread > FLAT {
            row.extend([new, spread, old * spread, new * spread].map(|value| format!("{value:.3}")));
        } else {
            row.push("-".to_owned());
        }
        table.add_row(row);
    }
    table
}

/// Adds three rows: ROUGE with the weights in use, with the learned ones, and the difference.
fn add_comparison(table: &mut Table, name: &str, scores: &[[Rouge; 2]]) {
    let mean_of = |which: usize, kind: usize| {
        let mean = scores.iter().map(|pair| pair[which][kind]).sum::<f64>() / scores.len() as f64;
        format!("{mean:.2}")
    };
    let difference = |kind: usize| {
        let differences: Vec<f64> = scores.iter().map(|[before, after]| after[kind] - before[kind]).collect();
        bootstrap(&differences).to_string()
    };
    let kinds = [0, 1, 2];
    let count = scores.len().to_string();
    for (head, figures) in [
        ([name, &count, "in use"], kinds.map(|kind| mean_of(0, kind))),
        (["", "", "learned"], kinds.map(|kind| mean_of(1, kind))),
        (["", "", "difference"], kinds.map(difference)),
    ] {
        table.add_row(head.map(str::to_owned).into_iter().chain(figures));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_positive_definite_system_is_solved() {
        let solved = solve(vec![vec![4.0, 2.0], vec![2.0, 3.0]], vec![2.0, 5.0]).unwrap();
        assert!(solved.iter().zip([-0.5, 2.0]).all(|(a, b)| (a - b).abs() < 1e-12), "{solved:?}");
        assert!(solve(vec![vec![1.0, 1.0], vec![1.0, 1.0]], vec![1.0, 1.0]).is_none());
    }

    /// If the gain is a known sum of two features, the fit finds that sum up to its scale.
    #[test]
    fn the_fit_finds_the_weights_that_made_the_gains() {
        let (position, title) = (Feature::Position as usize, Feature::Title as usize);
        let sentences: Vec<([f64; FEATURES], f64)> = (0..20)
            .map(|i| {
                let mut values = [0.0; FEATURES];
                values[position] = 1.0 / f64::from(i + 1);
                values[title] = f64::from(i * 7 % 5) / 5.0;
                (values, 7.0 + 30.0 * values[position] + 10.0 * values[title])
            })
            .collect();
        let spread = Spread::new(&sentences);
        let before = Weights::default();
        let learned = learn(&spread, before, 0.0).unwrap();
        let ratio = learned.get(Feature::Position) / learned.get(Feature::Title);
        assert!((ratio - 3.0).abs() < 0.05, "{ratio}");
        assert_eq!(learned.get(Feature::Query), before.get(Feature::Query));
        // Learning from the learned weights changes nothing.
        assert_eq!(learn(&spread, learned, 0.0).unwrap(), learned);
    }

    #[test]
    fn sizes_of_parts_differ_by_at_most_one() {
        let parts = folds_of(14, 5);
        let sizes: Vec<usize> = (0..5).map(|part| parts.iter().filter(|&&own| own == part).count()).collect();
        assert_eq!(sizes, [3, 3, 3, 3, 2]);
    }
}
