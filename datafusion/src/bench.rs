//! SQL in process beside the library alone.

use std::hint::black_box;
use std::io::{Write, stdout};
use std::time::Instant;

use abrege::{Summarizer, Workspace};
use anyhow::{Result, ensure};
use datafusion::arrow::array::AsArray;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::TryStreamExt;

use crate::in_process;

const ROUNDS: usize = 7;

/// Takes turns: the library over texts in memory, and a query that reads them from files. Prints the medians of articles a
/// second, and their ratio.
pub(crate) async fn compare(files: &str, threads: usize, floor: f64) -> Result<()> {
    let context = in_process(SessionConfig::new().with_target_partitions(threads))?;
    let texts = texts(&context, files).await?;
    ensure!(!texts.is_empty(), "{files} has no articles");
    let sql = format!("SELECT abrege(body, 3) FROM '{}'", files.replace('\'', "''"));
    let (mut library, mut query) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        summarize(&texts, threads);
        library.push(texts.len() as f64 / start.elapsed().as_secs_f64());

        let start = Instant::now();
        let mut rows = 0;
        let mut batches = context.sql(&sql).await?.execute_stream().await?;
        while let Some(batch) = batches.try_next().await? {
            rows += black_box(batch).num_rows();
        }
        query.push(rows as f64 / start.elapsed().as_secs_f64());
    }
    let (library, query) = (median(library), median(query));
    let ratio = query / library;
    writeln!(
        stdout(),
        "{} articles, {threads} threads: library {library:.0} articles/s, SQL {query:.0} articles/s, ratio {ratio:.2}",
        texts.len()
    )?;
    ensure!(ratio >= floor, "SQL reaches {ratio:.2} of the library's articles a second: less than {floor}");
    Ok(())
}

async fn texts(context: &SessionContext, files: &str) -> Result<Vec<String>> {
    let sql = format!("SELECT arrow_cast(body, 'LargeUtf8') FROM '{}'", files.replace('\'', "''"));
    let batches = context.sql(&sql).await?.collect().await?;
    let columns = batches.iter().flat_map(|batch| batch.column(0).as_string::<i64>());
    Ok(columns.flatten().map(str::to_owned).collect())
}

fn summarize(texts: &[String], threads: usize) {
    let summarizer = Summarizer::default();
    std::thread::scope(|scope| {
        for part in texts.chunks(texts.len().div_ceil(threads)) {
            let summarizer = &summarizer;
            scope.spawn(move || {
                let mut workspace = Workspace::new();
                for text in part {
                    let summary = summarizer.summarize_with(&mut workspace, text);
                    black_box(summary.map(|summary| summary.to_string()).ok());
                }
            });
        }
    });
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
