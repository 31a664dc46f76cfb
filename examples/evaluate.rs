//! Compares summaries with what people would have: with references by ROUGE F1, and with the marks of an editor by the
//! editor's criteria.
//!
//! In: JSON Lines, `{"text":"…","references":["…",…],"title":"…"?,"language":"fr"?}`, with `"file":"…"`, a path from
//! the JSON Lines file's folder, instead of `"text"`; beside the references or in their place, an editor's marks of the
//! article's sentences (`examples/common/marks.rs` describes their fields). Other fields are ignored. Without files,
//! the sample articles.
//!
//! ```sh
//! cargo run --release --example evaluate
//! cargo run --release --example evaluate -- --words 60 --weight position=0.5 corpus.jsonl
//! xzcat corpus.jsonl.xz | cargo run --release --example evaluate -- -
//! ```
//!
//! # By references
//!
//! The first table has ROUGE F1 of abrege, of the first sentences (LEAD), of random sentences and of a greedy oracle
//! that knows the references. ROUGE compares lower-cased runs of letters and digits, without stemming, and is averaged
//! over an article's references, then over the articles. `similar` is the overlap between the excerpts of a summary, in
//! per cent: the mean Jaccard index of their words, function words included (see `--diversity`).
//!
//! # By an editor's marks
//!
//! The second table has, in per cent, for abrege and for the first sentences of the story, which the marks tell from
//! headings and furniture:
//!
//! - `accepted`: summaries that report the news, are worth at least two thirds, and have no orphan and nothing off-story;
//! - `full`: accepted ones that hold at least half of the editor's own summary;
//! - `news`: summaries with a sentence that reports the main news;
//! - `orphan`: summaries with a sentence that leans on one that is not there;
//! - `off-story`: summaries with something that is not of the story;
//! - `worth`: the mean over a summary's sentences of 1 for one of the editor's own summary or of the news, ½ for one
//!   that is welcome, 0 for another;
//! - `ideal`: the share of the editor's own summary that is there.
//!
//! The editor's own summary is the one for three sentences, or the one for 60 words if words are limited, whatever the
//! limit.
//!
//! # Differences
//!
//! `abrege - lead` is the mean of the differences with its 95 % interval, by bootstrap over the articles: if it holds
//! 0, the corpus shows no difference. An article that abrege rejects counts as an empty summary and is reported on
//! standard error. All random draws are seeded.
//!
//! Exit codes: 0 when everything was measured, 1 when a file or a line cannot be read, 2 for wrong arguments.

#[path = "common/baseline.rs"]
mod baseline;
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
#[path = "common/rouge.rs"]
mod rouge;
#[path = "common/table.rs"]
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use abrege::{Summarizer, Summary};
use clap::Parser;
use comfy_table::Table;
use serde::Serialize;

use baseline::{Cut, Pick, mean};
use bootstrap::{Interval, bootstrap};
use corpus::{Corpus, Item, Limit, Settings};
use marks::{FIGURES, Verdict};
use parallel::par_map;
use rouge::{Lexicon, NAMES, References, Rouge};

/// The scores of random sentences are means over this number of draws.
const DRAWS: usize = 10;
const CODES: &str = "Exit codes: 0 when everything was measured, 1 when a file or a line cannot be read, 2 for wrong \
                     arguments.";
const SYSTEMS: [&str; 4] = ["abrege", "lead", "random", "oracle"];

/// Compares summaries with references by ROUGE, and with an editor's marks by the editor's criteria.
#[derive(Parser)]
#[command(after_help = format!("{}\n\n{CODES}", marks::FORMAT))]
struct Arguments {
    /// JSON Lines files, or - for standard input; the sample articles if none is given
    files: Vec<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    /// Print one JSON object per file
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push(corpus::samples());
    }
    common::exit_code("evaluate", run(&arguments))
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let summarizer = Summarizer::new(arguments.settings.options())?;
    let limit = arguments.settings.limit();
    let mut output = io::stdout().lock();
    for file in &arguments.files {
        let corpus = corpus::read_corpus(file)?;
        let report = Report::new(&corpus, &summarizer, limit);
        for refusal in &report.refused {
            eprintln!("evaluate: {refusal}");
        }
        match arguments.json {
            true => writeln!(output, "{}", serde_json::to_string(&report)?)?,
            false => writeln!(output, "{report}")?,
        }
    }
    output.flush()?;
    Ok(())
}

/// The scores of one system on one article, or on average.
#[derive(Clone, Copy, Debug, Serialize)]
struct Scores {
    rouge: Rouge,
    sentences: f64,
    words: f64,
    similarity: Option<f64>,
}

impl Scores {
    fn new(pick: &Pick, references: &References) -> Self {
        Scores {
            rouge: references.rouge(&pick.sentences.concat()),
            sentences: pick.sentences.len() as f64,
            words: pick.words as f64,
            similarity: pick.similarity(),
        }
    }

    fn mean(of: &[Scores]) -> Self {
        let mean_of = |value: &dyn Fn(&Scores) -> f64| mean(of.iter().map(value)).unwrap_or(0.0);
        Scores {
            rouge: [0, 1, 2].map(|kind| mean_of(&|scores| scores.rouge[kind])),
            sentences: mean_of(&|scores| scores.sentences),
            words: mean_of(&|scores| scores.words),
            similarity: mean(of.iter().filter_map(|scores| scores.similarity)),
        }
    }
}

/// What was measured on a file. The means by references and by marks are over the articles that have them.
#[derive(Debug, Serialize)]
struct Report {
    file: String,
    articles: usize,
    refused: Vec<String>,
    budget: String,
    #[serde(flatten)]
    by_references: Option<ByReferences>,
    #[serde(rename = "marks", skip_serializing_if = "Option::is_none")]
    by_marks: Option<ByMarks>,
}

impl Report {
    fn new(corpus: &Corpus, summarizer: &Summarizer, limit: Limit) -> Self {
        let items: Vec<(usize, &Item)> = corpus.items.iter().enumerate().collect();
        let measured: Vec<Measured> =
            par_map(&items, |&(i, item)| Measured::new(i as u64, item, summarizer, limit));
        let scores: Vec<_> = measured.iter().filter_map(|article| article.scores).collect();
        let verdicts: Vec<_> = measured.iter().filter_map(|article| article.verdicts).collect();
        let refusal = |(item, article): (&Item, Measured)| {
            Some(format!("{}, line {}: {}", corpus.name, item.line, article.error?))
        };
        Report {
            file: corpus.name.clone(),
            articles: measured.len(),
            budget: limit.to_string(),
            by_references: (!scores.is_empty()).then(|| ByReferences::new(&scores)),
            by_marks: (!verdicts.is_empty()).then(|| ByMarks::new(&verdicts)),
            refused: corpus.items.iter().zip(measured).filter_map(refusal).collect(),
        }
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}: {} articles, at most {}", self.file, self.articles, self.budget)?;
        if let Some(scores) = &self.by_references {
            writeln!(f, "{}", scores.table())?;
        }
        if let Some(verdicts) = &self.by_marks {
            writeln!(f, "By an editor's marks of {} articles, in per cent:", verdicts.articles)?;
            writeln!(f, "{}", verdicts.table())?;
            writeln!(f, "full: abrege - lead {}", verdicts.full_minus_lead)?;
        }
        Ok(())
    }
}

#[derive(Debug, Serialize)]
struct ByReferences {
    abrege: Scores,
    lead: Scores,
    random: Scores,
    oracle: Scores,
    abrege_minus_lead: [Interval; 3],
}

impl ByReferences {
    fn new(articles: &[[Scores; SYSTEMS.len()]]) -> Self {
        let [abrege, lead, random, oracle] = [0, 1, 2, 3]
            .map(|system| Scores::mean(&articles.iter().map(|scores| scores[system]).collect::<Vec<_>>()));
        let abrege_minus_lead = [0, 1, 2].map(|kind| {
            let gain = |[abrege, lead, ..]: &[Scores; SYSTEMS.len()]| abrege.rouge[kind] - lead.rouge[kind];
            bootstrap(&articles.iter().map(gain).collect::<Vec<_>>())
        });
        ByReferences { abrege, lead, random, oracle, abrege_minus_lead }
    }

    fn table(&self) -> Table {
        let mut table = table::table(["", NAMES[0], NAMES[1], NAMES[2], "sentences", "words", "similar"]);
        for (name, scores) in SYSTEMS.iter().zip([self.abrege, self.lead, self.random, self.oracle]) {
            let mut row = vec![(*name).to_owned()];
            row.extend(scores.rouge.map(|value| format!("{value:.2}")));
            row.extend([scores.sentences, scores.words].map(|value| format!("{value:.1}")));
            row.push(scores.similarity.map_or("-".to_owned(), |value| format!("{value:.1}")));
            table.add_row(row);
        }
        let mut row = vec!["abrege - lead".to_owned()];
        row.extend(self.abrege_minus_lead.iter().map(Interval::to_string));
        table.add_row(row);
        table
    }
}

#[derive(Debug, Serialize)]
struct ByMarks {
    articles: usize,
    abrege: Verdict,
    lead: Verdict,
    full_minus_lead: Interval,
}

impl ByMarks {
    fn new(articles: &[[Verdict; 2]]) -> Self {
        let [abrege, lead] =
            [0, 1].map(|system| Verdict::mean(articles.iter().map(|verdicts| verdicts[system])));
        let gains: Vec<f64> = articles.iter().map(|[abrege, lead]| abrege.full() - lead.full()).collect();
        ByMarks { articles: articles.len(), abrege, lead, full_minus_lead: bootstrap(&gains) }
    }

    fn table(&self) -> Table {
        let mut header = [""; FIGURES.len() + 1];
        let names = FIGURES.map(|name| name.replace('_', "-"));
        header[1..].iter_mut().zip(&names).for_each(|(head, name)| *head = name);
        let mut table = table::table(header);
        for (name, verdict) in SYSTEMS.iter().zip([self.abrege, self.lead]) {
            let figures = verdict.figures().map(|figure| format!("{figure:.1}"));
            table.add_row(std::iter::once((*name).to_owned()).chain(figures));
        }
        table
    }
}

/// One article, measured.
struct Measured {
    /// The scores of every system, if there are references.
    scores: Option<[Scores; SYSTEMS.len()]>,
    /// The verdicts on abrege and on the first sentences, if there are marks.
    verdicts: Option<[Verdict; 2]>,
    /// Why abrege rejected it.
    error: Option<abrege::Error>,
}

impl Measured {
    fn new(number: u64, item: &Item, summarizer: &Summarizer, limit: Limit) -> Self {
        let (summary, error) = match summarizer.summarize(item.article()) {
            Ok(summary) => (Some(summary), None),
            Err(error) => (None, Some(error)),
        };
        let verdicts = item
            .marks
            .as_ref()
            .map(|marks| [marks.judge_summary(summary.as_ref(), limit), marks.judge_lead(&item.text, limit)]);
        let has_references = !item.references.is_empty();
        let scores = has_references.then(|| scores(number, item, summary.as_ref(), limit));
        Measured { scores, verdicts, error }
    }
}

/// The scores of every system on one article; an article without a summary has an empty one.
fn scores(number: u64, item: &Item, summary: Option<&Summary<'_>>, limit: Limit) -> [Scores; SYSTEMS.len()] {
    let mut lexicon = Lexicon::default();
    let references = References::new(&item.references, &mut lexicon);
    let cut = Cut::new(&item.text, &mut lexicon);
    let excerpts = summary.map(Summary::excerpts).unwrap_or_default();
    let own = Pick::new(excerpts.iter().map(|excerpt| excerpt.text()), &mut lexicon);
    let mut random = fastrand::Rng::with_seed(number);
    let draws: Vec<Scores> =
        (0..DRAWS).map(|_| Scores::new(&cut.random(limit, &mut random), &references)).collect();
    [
        Scores::new(&own, &references),
        Scores::new(&cut.lead(limit), &references),
        Scores::mean(&draws),
        Scores::new(&cut.oracle(limit, &references), &references),
    ]
}
