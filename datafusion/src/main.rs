//! Runs SQL over Parquet files of articles: in process, or on a cluster that this program also is.

mod bench;
mod samples;

use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, Write, stdout};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Instant;

use abrege_datafusion::cluster::{Executor, Scheduler, connect};
use abrege_datafusion::{enable_files, register};
use anyhow::{Context, Result};
use ballista::prelude::SessionConfigExt;
use clap::{Args, Parser, Subcommand, ValueEnum};
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::TryStreamExt;

/// Stack of a thread, in bytes: plans of a hundred joins are deep.
const STACK: usize = 32 << 20;

/// Summarizes Parquet files of French and English articles with SQL.
#[derive(Parser)]
#[command(name = "abrege-sql", version)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answers a query, in process or on a cluster, as JSON Lines.
    Query(Query),
    /// Runs the scheduler of a cluster.
    Scheduler {
        /// Address to listen on.
        #[arg(long, default_value_t = Ipv4Addr::LOCALHOST)]
        host: Ipv4Addr,
        /// Port to listen on.
        #[arg(long, default_value_t = 50050)]
        port: u16,
    },
    /// Runs an executor of a cluster.
    Executor {
        /// Address to listen on; the rest of the cluster and the clients must reach it.
        #[arg(long, default_value_t = Ipv4Addr::LOCALHOST)]
        host: Ipv4Addr,
        /// Port to listen on; the port after it is used too.
        #[arg(long, default_value_t = 50051, value_parser = clap::value_parser!(u16).range(1..=65534))]
        port: u16,
        /// Host and port of the scheduler.
        #[arg(long, value_parser = host_and_port, default_value = "127.0.0.1:50050")]
        scheduler: (String, u16),
        /// Number of tasks at a time, each on one core.
        #[arg(long, default_value_t = 1, value_parser = at_least_1)]
        slots: usize,
        /// Folder for results, which are kept for an hour after a query.
        #[arg(long)]
        work_dir: PathBuf,
    },
    /// Writes Parquet files of sample articles, part-*.parquet, with the columns `id` and `body`.
    Samples {
        /// Folder to write; it is made if it is not there.
        folder: PathBuf,
        /// Number of articles.
        #[arg(long, default_value_t = 4000, value_parser = articles)]
        rows: usize,
        /// Number of files.
        #[arg(long, default_value_t = 16, value_parser = at_least_1)]
        files: usize,
        /// Folder of text files that the articles are made of.
        #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/articles"))]
        from: PathBuf,
    },
    /// Compares `abrege(body, 3)` in process with the library alone.
    Bench {
        /// Parquet files with a column `body`.
        files: String,
        /// Number of threads for each of the two.
        #[arg(long, default_value_t = 1, value_parser = at_least_1)]
        threads: usize,
        /// Fails if SQL reaches less than this share of the library's articles a second.
        #[arg(long, default_value_t = 0.0)]
        floor: f64,
    },
}

#[derive(Args)]
struct Query {
    /// The query.
    sql: String,
    /// The scheduler, such as `http://127.0.0.1:50050`; without it the query runs in process.
    #[arg(long, value_name = "URL", value_parser = scheduler_url)]
    cluster: Option<String>,
    /// Partitions of the query, each at most one thread or one task; by default one per core in process, and 16 on a
    /// cluster.
    #[arg(long, value_parser = at_least_1)]
    partitions: Option<usize>,
    /// A setting of DataFusion or Ballista, such as datafusion.execution.batch_size=256.
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    /// Form of the answer.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// Prints rows, seconds and the peak of this process's memory to standard error.
    #[arg(long)]
    stats: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Table,
}

fn at_least_1(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("expected a number of 1 or more".to_owned()),
        Ok(number) => Ok(number),
    }
}

fn articles(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 0..=100_000_000) => Ok(number),
        _ => Err("expected a number of at most 100 million".to_owned()),
    }
}

fn scheduler_url(text: &str) -> Result<String, String> {
    let address = text.strip_prefix("http://").ok_or("expected http://HOST:PORT")?;
    host_and_port(address.trim_end_matches('/')).map(|_| text.to_owned())
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

fn host_and_port(text: &str) -> Result<(String, u16), String> {
    let Some((host, port)) = text.rsplit_once(':').filter(|(host, _)| !host.is_empty()) else {
        return Err("expected HOST:PORT".to_owned());
    };
    let port = port.parse().map_err(|_| format!("{port:?} is not a port number"))?;
    Ok((host.to_owned(), port))
}

fn main() -> Result<()> {
    // What the parts of a cluster report; RUST_LOG=info says much more.
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn")).init();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?;
    // On a thread of the runtime, for its stack.
    match runtime.block_on(runtime.spawn(run(Program::parse().command)))? {
        // The reader of the answer has enough.
        Err(error) if is_closed_pipe(&error) => Ok(()),
        result => result,
    }
}

/// The step that failed: that the answer was written to standard output.
#[derive(Debug)]
struct Writing;

impl Display for Writing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the answer cannot be written")
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let is_pipe = |error: &std::io::Error| error.kind() == ErrorKind::BrokenPipe;
    error.is::<Writing>() && error.chain().any(|cause| cause.downcast_ref().is_some_and(is_pipe))
}

async fn run(command: Command) -> Result<()> {
    match command {
        Command::Query(query) => query.answer().await,
        Command::Scheduler { host, port } => {
            let scheduler = Scheduler { host, port };
            scheduler.run().await.with_context(|| format!("the scheduler at {host}:{port} stopped"))
        }
        Command::Executor { host, port, scheduler: (scheduler_host, scheduler_port), slots, work_dir } => {
            std::fs::create_dir_all(&work_dir)
                .with_context(|| format!("the folder {} cannot be made", work_dir.display()))?;
            let executor = Executor { host, port, scheduler_host, scheduler_port, slots, work_dir };
            executor.run().await.with_context(|| format!("the executor at {host}:{port} stopped"))
        }
        Command::Samples { folder, rows, files, from } => samples::write(&folder, rows, files, &from),
        Command::Bench { files, threads, floor } => bench::compare(&files, threads, floor).await,
    }
}

impl Query {
    async fn answer(self) -> Result<()> {
        let start = Instant::now();
        let mut config = match self.cluster {
            Some(_) => SessionConfig::new_with_ballista(),
            None => SessionConfig::new(),
        };
        if let Some(partitions) = self.partitions {
            config = config.with_target_partitions(partitions);
        }
        for (key, value) in &self.set {
            config.options_mut().set(key, value)?;
        }
        let context = match &self.cluster {
            Some(url) => connect(url, config).await?,
            None => in_process(config)?,
        };
        let frame = context.sql(&self.sql).await?;
        let executing = || match &self.cluster {
            Some(url) => format!("the query failed on the cluster at {url}"),
            None => "the query failed".to_owned(),
        };
        let mut batches = frame.execute_stream().await.with_context(executing)?;
        let mut rows = 0;
        match self.format {
            Format::Jsonl => {
                let mut lines = LineDelimitedWriter::new(BufWriter::new(stdout()));
                while let Some(batch) = batches.try_next().await.with_context(executing)? {
                    rows += batch.num_rows();
                    lines.write(&batch).context(Writing)?;
                }
                lines.finish().context(Writing)?;
                lines.into_inner().flush().context(Writing)?;
            }
            Format::Table => {
                let batches: Vec<_> = batches.try_collect().await.with_context(executing)?;
                rows = batches.iter().map(|batch| batch.num_rows()).sum();
                writeln!(stdout(), "{}", pretty_format_batches(&batches)?).context(Writing)?;
            }
        }
        if self.stats {
            let seconds = start.elapsed().as_secs_f64();
            eprintln!(
                "{rows} rows, {seconds:.2} s{}",
                peak_memory().map_or(String::new(), |mib| format!(", {mib} MiB"))
            );
        }
        Ok(())
    }
}

/// Makes a session of this process with the functions and with files as tables.
fn in_process(config: SessionConfig) -> Result<SessionContext> {
    let context = enable_files(SessionContext::new_with_config(config));
    register(&mut *context.state_ref().write())?;
    Ok(context)
}

/// Returns the largest resident memory of this process so far, in MiB, where Linux says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? >> 10)
}
