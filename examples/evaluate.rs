//! Compares summaries with references written by people: ROUGE F1 of abrege, of the first sentences (LEAD), of random
//! sentences and of a greedy oracle that knows the references.
//!
//! In: JSON Lines, `{"text":"…","references":["…",…],"title":"…"?,"language":"fr"?}`, with `"file":"…"`, a path from the
//! JSON Lines file's folder, instead of `"text"`; other fields are ignored. Without files, the sample articles.
//!
//! ```sh
//! cargo run --release --example evaluate
//! cargo run --release --example evaluate -- --words 60 --weight position=0.5 corpus.jsonl
//! xzcat corpus.jsonl.xz | cargo run --release --example evaluate -- -
//! ```
//!
//! ROUGE compares lower-cased runs of letters and digits, without stemming, and is averaged over an article's references,
//! then over the articles. `abrege - lead` is the mean of the differences with its 95 % interval, by bootstrap over the
//! articles: if it holds 0, the corpus shows no difference. `similar` is the overlap between the excerpts of a summary, in
//! per cent: the mean Jaccard index of their words, function words included (see `--diversity`). An article that abrege
//! rejects counts as an empty summary and is reported on standard error. All random draws are seeded.
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
#[path = "common/rouge.rs"]
mod rouge;
#[path = "common/table.rs"]
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use abrege::Summarizer;
use clap::Parser;
use comfy_table::Table;
use rayon::prelude::*;
use serde::Serialize;

use baseline::{Cut, Pick, mean};
use bootstrap::{Interval, bootstrap};
use corpus::{Corpus, Item, Limit, Settings};
use rouge::{Lexicon, NAMES, References, Rouge};

/// The scores of random sentences are means over this number of draws.
const DRAWS: usize = 10;
const SYSTEMS: [&str; 4] = ["abrege", "lead", "random", "oracle"];

/// Compares summaries with references by ROUGE.
#[derive(Parser)]
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
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error:#}");
            ExitCode::from(if error.is::<abrege::Error>() { 2 } else { 1 })
        }
    }
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
            false => writeln!(output, "{}\n{}\n", report.heading(), report.table())?,
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

#[derive(Debug, Serialize)]
struct Report {
    file: String,
    articles: usize,
    refused: Vec<String>,
    budget: String,
    abrege: Scores,
    lead: Scores,
    random: Scores,
    oracle: Scores,
    abrege_minus_lead: [Interval; 3],
}

impl Report {
    fn new(corpus: &Corpus, summarizer: &Summarizer, limit: Limit) -> Self {
        let measured = corpus.items.par_iter().enumerate().map(|(i, item)| {
            let (scores, error) = measure(i as u64, item, summarizer, limit);
            (scores, error.map(|error| format!("{}, line {}: {error}", corpus.name, item.line)))
        });
        let (articles, errors): (Vec<_>, Vec<_>) = measured.unzip();
        let [abrege, lead, random, oracle] = [0, 1, 2, 3]
            .map(|system| Scores::mean(&articles.iter().map(|scores| scores[system]).collect::<Vec<_>>()));
        let differences = [0, 1, 2].map(|kind| {
            let gain = |[abrege, lead, ..]: &[Scores; SYSTEMS.len()]| abrege.rouge[kind] - lead.rouge[kind];
            bootstrap(&articles.iter().map(gain).collect::<Vec<_>>())
        });
        Report {
            file: corpus.name.clone(),
            articles: articles.len(),
            refused: errors.into_iter().flatten().collect(),
            budget: limit.to_string(),
            abrege,
            lead,
            random,
            oracle,
            abrege_minus_lead: differences,
        }
    }

    fn heading(&self) -> String {
        format!("{}: {} articles, at most {}", self.file, self.articles, self.budget)
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

/// The scores of every system on one article, and the error if abrege rejected it.
fn measure(
    number: u64,
    item: &Item,
    summarizer: &Summarizer,
    limit: Limit,
) -> ([Scores; SYSTEMS.len()], Option<abrege::Error>) {
    let mut lexicon = Lexicon::default();
    let references = References::new(&item.references, &mut lexicon);
    let cut = Cut::new(&item.text, &mut lexicon);
    let (own, error) = match summarizer.summarize(item.article()) {
        Ok(summary) => {
            (Pick::new(summary.excerpts().iter().map(|excerpt| excerpt.text()), &mut lexicon), None)
        }
        Err(error) => (Pick::default(), Some(error)),
    };
    let mut random = fastrand::Rng::with_seed(number);
    let draws: Vec<Scores> =
        (0..DRAWS).map(|_| Scores::new(&cut.random(limit, &mut random), &references)).collect();
    let scores = [
        Scores::new(&own, &references),
        Scores::new(&cut.lead(limit), &references),
        Scores::mean(&draws),
        Scores::new(&cut.oracle(limit, &references), &references),
    ];
    (scores, error)
}
