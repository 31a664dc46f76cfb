//! The program: in process, and as a cluster of processes on this machine.

use std::fs::File;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use abrege::Summarizer;
use abrege_datafusion::cluster::connect;
use datafusion::arrow::array::{ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use datafusion::prelude::SessionConfig;
use tempfile::TempDir;

const ENGLISH: &str =
    "The council met on Monday. It approved the budget, which cuts taxes by 3%. Rain fell all day.";
const GERMAN: &str = "Der Stadtrat hat am Montag getagt. Er hat den Haushalt beschlossen, der die Steuern um drei Prozent \
                      senkt. Am Abend hat es in der ganzen Stadt geregnet.";
/// No step takes this long, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_abrege-sql"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "{what} took too long");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A process that ends with its owner.
struct Process(Child);

impl Process {
    /// Ends the process as `kill -9` does.
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A scheduler and executors of one slot each.
struct Cluster {
    url: String,
    executors: Vec<Process>,
    _scheduler: Process,
    folder: TempDir,
}

impl Cluster {
    fn start(executors: usize) -> Cluster {
        let folder = tempfile::tempdir().unwrap();
        let scheduler_port = free_ports();
        let scheduler = Process(
            program()
                .args(["scheduler", "--port", &scheduler_port.to_string()])
                .stderr(File::create(folder.path().join("scheduler.log")).unwrap())
                .spawn()
                .unwrap(),
        );
        let mut cluster = Cluster {
            url: format!("http://127.0.0.1:{scheduler_port}"),
            executors: Vec::new(),
            _scheduler: scheduler,
            folder,
        };
        wait_until("the scheduler", || is_open(scheduler_port));
        for number in 0..executors {
            let port = free_ports();
            let log = File::create(cluster.folder.path().join(format!("executor-{number}.log"))).unwrap();
            let mut command = program();
            command.env("RUST_LOG", "info").args(["executor", "--port", &port.to_string()]);
            command.args(["--scheduler", &format!("127.0.0.1:{scheduler_port}"), "--work-dir"]);
            cluster
                .executors
                .push(Process(command.arg(cluster.work_dir(number)).stderr(log).spawn().unwrap()));
            wait_until("an executor", || is_open(port));
        }
        cluster
    }

    fn work_dir(&self, executor: usize) -> PathBuf {
        self.folder.path().join(format!("work-{executor}"))
    }

    fn log(&self, executor: usize) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("executor-{executor}.log"))).unwrap()
    }

    fn query(&self, sql: &str) -> Command {
        let mut command = program();
        command.args(["query", "--cluster", &self.url, sql]);
        command
    }
}

fn is_open(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// Returns a port that is free, as is the one after it.
fn free_ports() -> u16 {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn samples(folder: &Path, rows: usize) -> String {
    let status = program().arg("samples").arg(folder).args(["--rows", &rows.to_string()]).status().unwrap();
    assert!(status.success());
    assert!(std::fs::read_dir(folder).unwrap().count() >= 8);
    format!("{}/*.parquet", folder.display())
}

/// Writes the answer to `SELECT id, abrege(body, 3) AS summary … ORDER BY id` that the library gives, without SQL.
fn answer_of_the_library(folder: &Path) -> String {
    let mut rows = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = File::open(file.unwrap().path()).unwrap();
        for batch in ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap() {
            let batch = batch.unwrap();
            let ids = batch["id"].as_primitive::<Int64Type>();
            let bodies = batch["body"].as_string::<i32>();
            rows.extend(ids.values().iter().zip(bodies).map(|(id, body)| (*id, body.map(summary))));
        }
    }
    rows.sort();
    let (ids, summaries): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    assert_eq!(ids, (0..ids.len() as i64).collect::<Vec<_>>());
    let columns = [
        ("id", Arc::new(Int64Array::from(ids)) as ArrayRef),
        ("summary", Arc::new(StringArray::from(summaries)) as ArrayRef),
    ];
    let mut lines = LineDelimitedWriter::new(Vec::new());
    lines.write(&RecordBatch::try_from_iter(columns).unwrap()).unwrap();
    lines.finish().unwrap();
    String::from_utf8(lines.into_inner()).unwrap()
}

fn summary(text: &str) -> String {
    Summarizer::default().summarize(text).unwrap().to_string()
}

fn summaries_of(files: &str) -> String {
    format!("SELECT id, abrege(body, 3) AS summary FROM '{files}' ORDER BY id")
}

fn succeeded(output: Output) -> String {
    assert!(output.status.success(), "{}", text(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn in_process_and_on_a_cluster_the_bytes_are_those_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let files = samples(folder.path(), 4000);
    let expected = answer_of_the_library(folder.path());
    assert_eq!(expected.lines().count(), 4000);
    let sql = summaries_of(&files);

    let in_process = succeeded(program().args(["query", &sql]).output().unwrap());
    assert!(in_process == expected, "the answer in process differs");

    let cluster = Cluster::start(2);
    let distributed = succeeded(cluster.query(&sql).output().unwrap());
    assert!(distributed == expected, "the answer of the cluster differs");
    for executor in 0..2 {
        assert!(cluster.log(executor).contains("Finished task"), "executor {executor} had nothing to do");
    }

    // A pattern that matches one file of sixteen: a plan for the scheduler names only the folder of a pattern.
    let one = files.replace('*', "*-03");
    let sql =
        format!("SELECT count(*) AS rows, count(DISTINCT abrege_language(body)) AS languages FROM '{one}'");
    assert_eq!(succeeded(cluster.query(&sql).output().unwrap()), "{\"rows\":250,\"languages\":2}\n");
    let sql =
        format!("SELECT summarize(body, 1) AS s, abrege_keywords(body, 2) AS k FROM '{one}' ORDER BY id");
    let keywords = succeeded(cluster.query(&sql).output().unwrap());
    assert_eq!(keywords, succeeded(program().args(["query", &sql]).output().unwrap()));
}

#[test]
fn an_executor_that_is_killed_costs_no_row() {
    let folder = tempfile::tempdir().unwrap();
    let files = samples(folder.path(), 20_000);
    let expected = answer_of_the_library(folder.path());
    let mut cluster = Cluster::start(2);
    let mut command = cluster.query(&summaries_of(&files));
    let mut query = Process(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut stdout = query.0.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut answer = String::new();
        stdout.read_to_string(&mut answer).map(|_| answer)
    });
    // Results of finished tasks are lost too.
    let lost = cluster.work_dir(0);
    wait_until("the first task", || has_results(&lost));
    cluster.executors[0].kill();
    std::fs::remove_dir_all(lost).unwrap();
    assert!(query.0.try_wait().unwrap().is_none(), "the query was over too early");
    wait_until("the query", || query.0.try_wait().unwrap().is_some());
    assert!(query.0.wait().unwrap().success());
    let answer = reader.join().unwrap().unwrap();
    assert!(answer == expected, "the answer differs: {} lines", answer.lines().count());
}

/// Returns whether an executor has written a result.
fn has_results(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            has_results(&path)
        } else {
            std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
        }
    })
}

#[test]
fn poisoned_and_long_rows() {
    let folder = tempfile::tempdir().unwrap();
    let long = ENGLISH.repeat((20 << 20) / ENGLISH.len());
    let zeros = "\0".repeat(1 << 20);
    let bodies = [Some(long.as_str()), Some(ENGLISH), Some(&zeros), Some(GERMAN), None, Some(ENGLISH)];
    for (file, bodies) in bodies.chunks(2).enumerate() {
        let ids = Int64Array::from_iter_values((0..bodies.len()).map(|row| (2 * file + row) as i64));
        let columns = [
            ("id", Arc::new(ids) as ArrayRef),
            ("body", Arc::new(StringArray::from(bodies.to_vec())) as ArrayRef),
        ];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let out = File::create(folder.path().join(format!("{file}.parquet"))).unwrap();
        let mut writer = ArrowWriter::try_new(out, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
    let files = format!("{}/*.parquet", folder.path().display());
    let cluster = Cluster::start(2);
    let sql = summaries_of(&files);
    let expected = succeeded(program().args(["query", &sql]).output().unwrap());
    assert_eq!(expected.lines().count(), 6);
    assert!(expected.contains(&format!("{{\"id\":5,\"summary\":\"{}\"}}", summary(ENGLISH))), "{expected}");
    assert!(expected.contains("{\"id\":3}\n{\"id\":4}\n"), "{expected}");
    assert_eq!(succeeded(cluster.query(&sql).output().unwrap()), expected);

    // Results travel in parts, so that a row may exceed the limit of a message.
    let whole = format!("SELECT id, body FROM '{files}' WHERE id < 2");
    assert!(succeeded(cluster.query(&whole).output().unwrap()).len() > 20 << 20);
    // A query is one message, of 16 MiB at most.
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let context = connect(&cluster.url, SessionConfig::new()).await.unwrap();
        let frame = context.sql(&format!("SELECT abrege('{long}' || body, 1) FROM '{files}'")).await.unwrap();
        frame.collect().await.unwrap_err()
    });
    assert_eq!(succeeded(cluster.query(&sql).output().unwrap()), expected);
}

#[test]
fn what_is_wrong_is_said() {
    let output = program().args(["query", "SELECT abrege(body, 3) FROM 'none/*.parquet'"]).output().unwrap();
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("no file matches 'none/*.parquet'"), "{}", text(&output.stderr));

    let port = free_ports();
    let nobody = format!("http://127.0.0.1:{port}");
    let output = program().args(["query", "--cluster", &nobody, "SELECT 1 + random()"]).output().unwrap();
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains(&nobody), "{}", text(&output.stderr));

    let folder = tempfile::tempdir().unwrap();
    let output = program()
        .args(["executor", "--scheduler", &format!("127.0.0.1:{port}"), "--work-dir"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(text(&output.stderr).contains(&format!("no scheduler listens at 127.0.0.1:{port}")));

    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = program().args(["scheduler", "--port", &port.to_string()]).output().unwrap();
    assert!(!output.status.success());
    let error = text(&output.stderr);
    assert!(error.contains(&format!("127.0.0.1:{port}")) && error.contains("in use"), "{error}");
}
