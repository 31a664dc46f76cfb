//! Learns new weights for `src/rank/weights.rs` from articles that an editor has marked, and reports whether they are
//! better.
//!
//! Files as for the example `evaluate`, with an editor's marks: `examples/common/marks.rs` describes their fields.
//! Articles without marks are left out. Without files, the sample articles (too few to learn from).
//!
//! ```sh
//! cargo run --release --example learn_weights
//! cargo run --release --example learn_weights -- --words 60 corpus.jsonl another.jsonl
//! ```
//!
//! # What is learned
//!
//! Two logistic regressions, over the first 30 sentences of each marked story that the library's document has too (of
//! which a sentence of the document covers at least half):
//!
//! - *Leaning*: the probability that a sentence needs others, i.e. is in `lean` and the title, if there is one, is not
//!   enough (`needs`), from the cues of the sentences for which `Analysis::leaning` has an answer. The value of a cue is
//!   its part divided by its weight.
//! - *Worth*: the probability that an editor takes a sentence, from the features of a score, of the same sentences and
//!   of the others of paragraphs and lists. With all weights 1, the parts of a score are the values themselves. The
//!   label is 1 for a sentence in `best`, `best60` or `news`, ½ for another one in `good`, and 0 otherwise. Minus the
//!   bias is the score of a sentence that is taken as often as not, `INDIFFERENT`.
//!
//! The cost is the sum of the log loss and of half the ridge times the square of each weight in units of its value's
//! spread (its standard deviation over the sentences), so that the scale of a value does not matter. The bias is free.
//! A feature that is the same in all sentences (title without titles) cannot be learned and keeps its weight, as the
//! query does, which the marks know nothing of.
//!
//! # Whether it is better
//!
//! The last tables compare the weights in use with those learned, on articles that were not learned from
//! (cross-validation: the articles are dealt to parts, and each part is judged with what the others teach). The weights
//! in use have an advantage if they were learned from these same articles.
//!
//! - Leaning, over all sentences: the mean log loss; precision, the share of the sentences taken to lean (with a
//!   probability of at least ½) that do; recall, the share of the leaning sentences that are taken to.
//! - Summaries, over the articles: `accepted` and `full` as in the example `evaluate`, with the 95 % interval of the
//!   difference, by bootstrap. If it holds 0, keep the weights you had. Only the weights of the features can be given
//!   to the library as options: `INDIFFERENT` and the weights of the cues are those in use on both sides.
//!
//! Exit codes: 0 when everything was measured, 1 when a file or a line cannot be read or nothing can be learned, 2 for
//! wrong arguments.

#[path = "common/bootstrap.rs"]
mod bootstrap;
#[path = "common/mod.rs"]
mod common;
#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/marks.rs"]
mod marks;
#[path = "common/parallel.rs"]
mod parallel;
#[path = "common/regression.rs"]
mod regression;
#[path = "common/table.rs"]
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use abrege::{Cue, Document, Feature, Options, Score, Sentence, Summarizer, Weights};
use anyhow::{Context, bail, ensure};
use clap::Parser;
use comfy_table::Table;

use bootstrap::bootstrap;
use corpus::{Corpus, Item, Limit, Settings};
use marks::{Marks, Verdict, covers_half};
use parallel::par_map;
use regression::{Model, Sample, log_loss};
use table::table;

const FEATURES: usize = Feature::ALL.len();
const CUES: usize = Cue::ALL.len();
/// A spread below this counts as zero: the values differ only by rounding.
const FLAT: f64 = 1e-4;
/// The number of a story's sentences that editors mark in full.
const MARKED: usize = 30;
const CODES: &str = "Exit codes: 0 when everything was measured, 1 when a file or a line cannot be read or nothing \
                     can be learned, 2 for wrong arguments.";

/// Learns weights from articles that an editor has marked, and compares them with those in use.
#[derive(Parser)]
#[command(after_help = format!("{}\n\n{CODES}", marks::FORMAT))]
#[command(mut_arg("sentences", |argument| argument.help("At most N sentences [default: 3, and 60 words in turn]")))]
struct Arguments {
    /// JSON Lines files, or - for standard input; the sample articles if none is given
    files: Vec<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    /// Strength of the penalty on large weights of features, in units of the values' spread, above 0
    #[arg(long, value_name = "R", default_value_t = 10.0, value_parser = ridge)]
    ridge: f64,
    /// Strength of the penalty on large weights of cues, in units of the values' spread, above 0
    #[arg(long, value_name = "R", default_value_t = 3.0, value_parser = ridge)]
    ridge_cues: f64,
    /// Number of parts of the cross-validation
    #[arg(long, value_name = "K", default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..))]
    folds: u16,
}

fn ridge(argument: &str) -> Result<f64, String> {
    let number = argument.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "give a number above 0".to_owned())
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push(corpus::samples());
    }
    common::exit_code("learn_weights", run(&arguments))
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    // Wrong options are errors before any file is read.
    Summarizer::new(arguments.settings.options())?;
    let files: Vec<Corpus> =
        arguments.files.iter().map(|file| corpus::read_corpus(file)).collect::<Result<_, _>>()?;
    let articles = read_articles(&files)?;
    let all = Learned::from(articles.iter(), arguments)?;
    let mut output = io::stdout().lock();
    print_learned(&mut output, &articles, &all)?;

    let folds = usize::from(arguments.folds).min(articles.len());
    if folds < 2 {
        bail!("one article is too few to learn and to judge");
    }
    let fold_of = folds_of(articles.len(), folds);
    let learned_without = |fold: usize| {
        let rest = articles.iter().zip(&fold_of).filter(|&(_, &own)| own != fold);
        Learned::from(rest.map(|(article, _)| article), arguments)
            .context("too few articles for this many --folds")
    };
    let learned: Vec<Learned> = (0..folds).map(learned_without).collect::<Result<_, _>>()?;
    let pairs: Vec<(&Marked, &Learned)> =
        articles.iter().zip(&fold_of).map(|(article, &fold)| (article, &learned[fold])).collect();
    writeln!(output, "\nLeaning of sentences of articles not learned from:\n{}", leaning_table(&pairs))?;
    for limit in arguments.settings.limits() {
        let verdicts = judge(&pairs, &arguments.settings, limit)?;
        let table = summaries_table(&files, &verdicts);
        writeln!(
            output,
            "\nSummaries of at most {limit}, of articles not learned from, in per cent:\n{table}"
        )?;
    }
    output.flush()?;
    Ok(())
}

/// The articles with marks, with what they teach. Articles that the library rejects are reported and teach nothing.
fn read_articles(files: &[Corpus]) -> anyhow::Result<Vec<Marked<'_>>> {
    let items = files.iter().flat_map(|file| file.items.iter().map(move |item| (file, item)));
    let marked: Vec<_> = items.filter_map(|(file, item)| Some((file, item, item.marks.as_ref()?))).collect();
    ensure!(
        !marked.is_empty(),
        "no line has an editor's marks: the fields \"sentences\" and \"story\" are missing, and those that go with them ({})",
        marks::DOCUMENTED
    );
    let read = |&(_, item, marks): &(&Corpus, _, _)| Marked::new(item, marks);
    let articles = par_map(&marked, read);
    let mut found = Vec::new();
    for ((file, item, marks), article) in marked.into_iter().zip(articles) {
        found.push(article.unwrap_or_else(|error| {
            eprintln!("learn_weights: {}, line {}: {error}", file.name, item.line);
            Marked { item, marks, leaning: Vec::new(), worth: Vec::new() }
        }));
    }
    Ok(found)
}

/// Assigns each article to a random part; the sizes of the parts differ by at most one.
fn folds_of(articles: usize, folds: usize) -> Vec<usize> {
    let mut parts: Vec<usize> = (0..articles).map(|number| number % folds).collect();
    fastrand::Rng::with_seed(7).shuffle(&mut parts);
    parts
}

/// An article with what its sentences teach.
struct Marked<'a> {
    item: &'a Item,
    marks: &'a Marks,
    /// For each sentence, its cues and the probability of leaning in use.
    leaning: Vec<(Sample<CUES>, f64)>,
    worth: Vec<Sample<FEATURES>>,
}

impl<'a> Marked<'a> {
    fn new(item: &'a Item, marks: &'a Marks) -> Result<Self, abrege::Error> {
        let ones =
            Feature::ALL.iter().fold(Weights::default(), |weights, &feature| weights.with(feature, 1.0));
        let analysis = Summarizer::new(Options::new().weights(ones))?.analyze(item.article())?;
        let mut article = Marked { item, marks, leaning: Vec::new(), worth: Vec::new() };
        for (number, sentence) in matched(marks, analysis.document()) {
            let leaning = analysis.leaning(sentence.index());
            if let Some(leaning) = leaning {
                let values = Cue::ALL.map(|cue| f64::from(leaning.part(cue) / cue.weight()));
                let label = f64::from(u8::from(marks.needs_another(number)));
                article.leaning.push((Sample { values, label }, f64::from(leaning.probability())));
            }
            let score = analysis.scores()[sentence.index()];
            // What cannot be chosen has no score.
            if score != Score::default() {
                let value =
                    |feature| if feature == Feature::Query { 0.0 } else { f64::from(score.part(feature)) };
                article.worth.push(Sample { values: Feature::ALL.map(value), label: marks.worth(number) });
            }
        }
        Ok(article)
    }
}

/// The numbers of the marked sentences, each with the sentence of the document that covers at least half of it.
fn matched<'d, 't>(marks: &Marks, document: &'d Document<'t>) -> Vec<(usize, Sentence<'d, 't>)> {
    let mut matched: Vec<(usize, Sentence<'d, 't>)> = Vec::new();
    for &number in marks.story().iter().take(MARKED) {
        let span = marks.span(number);
        let covering = document.sentences().find(|sentence| covers_half(&sentence.span().range(), &span));
        // A sentence that covers two marked ones is the first.
        let last = matched.last().map(|(_, sentence)| sentence.index());
        matched
            .extend(covering.filter(|sentence| Some(sentence.index()) != last).map(|found| (number, found)));
    }
    matched
}

/// What was learned from some articles.
struct Learned {
    leaning: Fit<CUES>,
    worth: Fit<FEATURES>,
    /// The weights in use, and with those of `worth` in their place.
    in_use: Weights,
    weights: Weights,
}

impl Learned {
    fn from<'a>(
        articles: impl Iterator<Item = &'a Marked<'a>> + Clone,
        arguments: &Arguments,
    ) -> anyhow::Result<Self> {
        let in_use = arguments.settings.weights();
        let leaning: Vec<_> =
            articles.clone().flat_map(|article| &article.leaning).map(|(sample, _)| sample).collect();
        let worth: Vec<_> = articles.flat_map(|article| &article.worth).collect();
        let cues = Cue::ALL.map(|cue| f64::from(cue.weight()));
        let leaning = Fit::new(&leaning, arguments.ridge_cues, cues)
            .context("leaning cannot be learned: all sentences are in \"lean\", or none")?;
        let features = Feature::ALL.map(|feature| f64::from(in_use.get(feature)));
        let worth = Fit::new(&worth, arguments.ridge, features).context(
            "worth cannot be learned: all sentences are in \"best\", \"best60\", \"news\" or \"good\", or none",
        )?;
        let learned = Feature::ALL.into_iter().zip(worth.model.weights);
        let weights =
            learned.fold(in_use, |weights, (feature, weight)| weights.with(feature, rounded(weight) as f32));
        Ok(Learned { leaning, worth, in_use, weights })
    }
}

/// A fitted model and the standard deviation of each value.
struct Fit<const N: usize> {
    model: Model<N>,
    spread: [f64; N],
}

impl<const N: usize> Fit<N> {
    /// Fits a model; values without a spread keep the weight in use. None if all labels are the same.
    fn new(samples: &[&Sample<N>], ridge: f64, in_use: [f64; N]) -> Option<Self> {
        let first = samples.first()?.label;
        if samples.iter().all(|sample| sample.label == first) {
            return None;
        }
        let count = samples.len() as f64;
        let mean = |value: &dyn Fn(&Sample<N>) -> f64| {
            samples.iter().map(|sample| value(sample)).sum::<f64>() / count
        };
        let means: [f64; N] = std::array::from_fn(|i| mean(&|sample| sample.values[i]));
        let spread: [f64; N] =
            std::array::from_fn(|i| mean(&|sample| (sample.values[i] - means[i]).powi(2)).sqrt());
        let ridges = spread.map(|spread| if spread > FLAT { ridge * spread * spread } else { ridge });
        let mut model = Model::fit(samples, &ridges)?;
        for i in (0..N).filter(|&i| spread[i] <= FLAT) {
            // The bias makes up for the weight.
            model.bias -= (in_use[i] - model.weights[i]) * means[i];
            model.weights[i] = in_use[i];
        }
        Some(Fit { model, spread })
    }

    /// A table of the weights in use, learned, and of the spread of their values; the last row is the bias.
    fn table(&self, names: [&str; N], in_use: [f64; N]) -> Table {
        let mut table = table(["", "in use", "learned", "spread"]);
        for i in 0..N {
            let mut row = vec![names[i].to_owned(), format!("{:.2}", in_use[i])];
            if self.spread[i] > FLAT {
                row.extend([format!("{:.2}", self.model.weights[i]), format!("{:.3}", self.spread[i])]);
            } else {
                row.extend(["-", "-"].map(str::to_owned));
            }
            table.add_row(row);
        }
        table.add_row(["bias", "-", &format!("{:.2}", rounded(self.model.bias)), "-"]);
        table
    }
}

/// To two decimals, without a sign before 0.
fn rounded(weight: f64) -> f64 {
    (100.0 * weight).round() / 100.0 + 0.0
}

fn print_learned(output: &mut impl Write, articles: &[Marked<'_>], all: &Learned) -> io::Result<()> {
    let count = |of: &dyn Fn(&Marked<'_>) -> usize| articles.iter().map(of).sum::<usize>();
    writeln!(output, "Learned from {} articles.", articles.len())?;
    let table = all.leaning.table(Cue::ALL.map(Cue::name), Cue::ALL.map(|cue| f64::from(cue.weight())));
    writeln!(output, "\nLeaning, from {} sentences:\n{table}", count(&|article| article.leaning.len()))?;
    let in_use = Feature::ALL.map(|feature| f64::from(all.in_use.get(feature)));
    let table = all.worth.table(Feature::ALL.map(Feature::name), in_use);
    writeln!(output, "\nWorth, from {} sentences:\n{table}", count(&|article| article.worth.len()))?;
    print_lines(output, all)?;
    let json = serde_json::to_string(&all.weights)?;
    writeln!(output, "\nFor evaluate, and as options:\n    --weights '{json}'")
}

/// Prints the lines of `src/rank/weights.rs`.
fn print_lines(output: &mut impl Write, all: &Learned) -> io::Result<()> {
    writeln!(output, "\nAs in src/rank/weights.rs:")?;
    for feature in Feature::ALL {
        writeln!(output, "            Feature::{feature:?} => {:.2},", all.weights.get(feature))?;
    }
    let constant = |name: &str, value: f64| format!("pub(crate) const {name}: f32 = {:.2};", rounded(value));
    writeln!(output, "{}", constant("INDIFFERENT", -all.worth.model.bias))?;
    for (cue, weight) in Cue::ALL.into_iter().zip(all.leaning.model.weights) {
        writeln!(output, "            Cue::{cue:?} => {:.2},", nonzero(weight))?;
    }
    writeln!(output, "{}", constant("CUE_BIAS", all.leaning.model.bias))
}

/// To two decimals, but never 0: the weight of a cue divides its part.
fn nonzero(weight: f64) -> f64 {
    if rounded(weight) == 0.0 { 0.01_f64.copysign(weight) } else { rounded(weight) }
}

/// How well the weights in use and those learned from other articles tell which sentences lean.
fn leaning_table(articles: &[(&Marked<'_>, &Learned)]) -> Table {
    let mut table = table(["", "log loss", "precision", "recall"]);
    let samples = || {
        articles
            .iter()
            .flat_map(|(article, learned)| article.leaning.iter().map(move |sample| (sample, learned)))
    };
    let in_use: Vec<_> = samples().map(|((sample, in_use), _)| (*in_use, sample.label)).collect();
    let learned = samples()
        .map(|((sample, _), learned)| (learned.leaning.model.probability(&sample.values), sample.label))
        .collect::<Vec<_>>();
    for (name, guesses) in [("in use", in_use), ("learned", learned)] {
        let [loss, precision, recall] = quality(&guesses);
        table.add_row([name, &format!("{loss:.4}"), &format!("{precision:.1}"), &format!("{recall:.1}")]);
    }
    table
}

/// The mean log loss of probabilities with their labels; precision and recall at ½, in per cent.
fn quality(guesses: &[(f64, f64)]) -> [f64; 3] {
    let loss: f64 = guesses.iter().map(|&(probability, label)| log_loss(probability, label)).sum();
    let count = |is: &dyn Fn(f64, f64) -> bool| {
        guesses.iter().filter(|(probability, label)| is(*probability, *label)).count() as f64
    };
    let right = count(&|probability, label| probability >= 0.5 && label == 1.0);
    let taken = count(&|probability, _| probability >= 0.5);
    let leaning = count(&|_, label| label == 1.0);
    [loss / guesses.len() as f64, 100.0 * right / taken.max(1.0), 100.0 * right / leaning.max(1.0)]
}

/// Judges the summary of each article with the weights in use and with those learned from other articles.
fn judge(
    articles: &[(&Marked<'_>, &Learned)],
    settings: &Settings,
    limit: Limit,
) -> anyhow::Result<Vec<[Verdict; 2]>> {
    let judge = |(article, learned): &(&Marked<'_>, &Learned)| -> anyhow::Result<[Verdict; 2]> {
        let verdict = |weights| -> anyhow::Result<Verdict> {
            let summarizer = Summarizer::new(settings.options_within(limit).weights(weights))?;
            let summary = summarizer.summarize(article.item.article()).ok();
            Ok(article.marks.judge_summary(summary.as_ref(), limit))
        };
        Ok([verdict(learned.in_use)?, verdict(learned.weights)?])
    };
    par_map(articles, judge).into_iter().collect()
}

/// A table of the verdicts for each file, and for all of several; articles without marks have none.
fn summaries_table(files: &[Corpus], verdicts: &[[Verdict; 2]]) -> Table {
    let mut table = table(["", "articles", "weights", "accepted", "full"]);
    let mut rest = verdicts;
    for file in files {
        let marked = file.items.iter().filter(|item| item.marks.is_some()).count();
        let (own, others) = rest.split_at(marked);
        if !own.is_empty() {
            add_comparison(&mut table, &file.name, own);
        }
        rest = others;
    }
    if files.len() > 1 {
        add_comparison(&mut table, "all", verdicts);
    }
    table
}

/// Adds three rows: the shares with the weights in use, with the learned ones, and the difference.
fn add_comparison(table: &mut Table, name: &str, verdicts: &[[Verdict; 2]]) {
    let mean = |which: usize| Verdict::mean(verdicts.iter().map(|pair| pair[which]));
    let shares = |verdict: Verdict| [verdict.accepted(), verdict.full()].map(|share| format!("{share:.1}"));
    let gain = |share: fn(&Verdict) -> f64| {
        let gains: Vec<f64> = verdicts.iter().map(|[before, after]| share(after) - share(before)).collect();
        bootstrap(&gains).to_string()
    };
    let count = verdicts.len().to_string();
    for (head, figures) in [
        ([name, &count, "in use"], shares(mean(0))),
        (["", "", "learned"], shares(mean(1))),
        (["", "", "difference"], [gain(Verdict::accepted), gain(Verdict::full)]),
    ] {
        table.add_row(head.map(str::to_owned).into_iter().chain(figures));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_without_a_spread_keep_their_weight() {
        let samples: Vec<Sample<2>> = (0..20)
            .map(|i| Sample { values: [f64::from(i % 5), 2.0], label: f64::from(u8::from(i % 5 > i % 3)) })
            .collect();
        let samples: Vec<&Sample<2>> = samples.iter().collect();
        let free = Fit::new(&samples, 1.0, [0.0; 2]).unwrap().model;
        let kept = Fit::new(&samples, 1.0, [0.0, 7.0]).unwrap().model;
        assert_eq!((kept.weights[0], kept.weights[1]), (free.weights[0], 7.0));
        let [one, other] = [free, kept].map(|model| model.probability(&samples[0].values));
        assert!((one - other).abs() < 1e-9, "{one} {other}");
        assert!(Fit::new(&samples[..0], 1.0, [0.0; 2]).is_none());
        assert!(Fit::new(&samples[..1], 1.0, [0.0; 2]).is_none());
    }

    #[test]
    fn a_sentence_is_matched_once() {
        let text = "The council approved the budget on Monday. It raises taxes.";
        // The first sentence is in two parts, and the first letter of the last one is missing.
        let fields = serde_json::json!({
            "sentences": [[0, 20], [21, 42], [44, 59]], "story": [0, 1, 2], "news": [0], "best": [0],
            "best60": [0], "good": [2], "lean": [2], "needs": {},
        });
        let marks = Marks::read(fields.as_object().unwrap(), text, false).unwrap().unwrap();
        let analysis = Summarizer::default().analyze(text).unwrap();
        let matched: Vec<(usize, usize)> = matched(&marks, analysis.document())
            .into_iter()
            .map(|(number, sentence)| (number, sentence.index()))
            .collect();
        assert_eq!(matched, [(0, 0), (2, 1)]);
    }

    #[test]
    fn the_samples_teach_leaning_and_worth() {
        let corpus = corpus::read_corpus(&corpus::samples()).unwrap();
        let articles = read_articles(std::slice::from_ref(&corpus)).unwrap();
        assert_eq!(articles.len(), 14);
        let leaning: Vec<_> = articles.iter().flat_map(|article| &article.leaning).collect();
        assert!(
            leaning.iter().all(|(sample, _)| sample.values.iter().all(|value| (0.0..=3.0).contains(value)))
        );
        assert!(leaning.iter().any(|(sample, _)| sample.label == 1.0));
        let worth = || articles.iter().flat_map(|article| &article.worth);
        assert!([0.0, 0.5, 1.0].iter().all(|label| worth().any(|sample| sample.label == *label)));
        // The query teaches nothing.
        assert!(worth().all(|sample| sample.values[Feature::Query as usize] == 0.0));
        assert!(worth().count() > leaning.len());
    }

    #[test]
    fn quality_of_known_guesses() {
        let [loss, precision, recall] = quality(&[(0.5, 1.0), (0.5, 0.0), (0.25, 0.0), (0.25, 1.0)]);
        assert!((loss - (2.0 * 2.0_f64.ln() - 0.75_f64.ln() - 0.25_f64.ln()) / 4.0).abs() < 1e-9, "{loss}");
        assert_eq!((precision, recall), (50.0, 50.0));
    }

    #[test]
    fn weights_of_cues_are_never_zero() {
        assert_eq!([0.0, 0.004, -0.004, -0.006, 1.234].map(nonzero), [0.01, 0.01, -0.01, -0.01, 1.23]);
        assert_eq!(format!("{:.2}", rounded(-0.001)), "0.00");
    }

    #[test]
    fn sizes_of_parts_differ_by_at_most_one() {
        let parts = folds_of(14, 5);
        let sizes: Vec<usize> = (0..5).map(|part| parts.iter().filter(|&&own| own == part).count()).collect();
        assert_eq!(sizes, [3, 3, 3, 3, 2]);
    }
}
