//! The first call in a fresh process, beside a later one and a process that makes none: CPU time and peak memory.
//!
//! `cargo bench --bench first_call`. Starts itself as a child process, many times. Memory is read from `/proc`, where
//! there is one.

use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

use abrege::Language;
use cpu_time::ProcessTime;

#[path = "corpus/mod.rs"]
mod corpus;

/// The number of processes of each kind; the results are medians.
const ROUNDS: usize = 41;
const CHILD: &str = "ABREGE_FIRST_CALL";

fn main() {
    if let Ok(calls) = std::env::var(CHILD) {
        return child(calls.parse().expect("a number of calls"));
    }
    println!("calls   last call   peak memory");
    for calls in [0, 1, 2] {
        let mut runs: Vec<(u64, u64)> = (0..ROUNDS).map(|_| run(calls)).collect();
        let mut median = |of: fn(&(u64, u64)) -> u64| {
            runs.sort_by_key(of);
            of(&runs[ROUNDS / 2])
        };
        let (time, memory) = (median(|run| run.0), median(|run| run.1));
        println!("{calls:>5}  {:>10.1?}  {memory:>8} KiB", Duration::from_nanos(time));
    }
}

/// Runs a child process; returns the nanoseconds of its last call and its peak memory in KiB.
fn run(calls: usize) -> (u64, u64) {
    let own = std::env::current_exe().expect("the path of the bench");
    let output = Command::new(own).env(CHILD, calls.to_string()).output().expect("a child process");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let mut numbers = printed.split_whitespace().map(|number| number.parse().expect("a number"));
    (numbers.next().expect("the time"), numbers.next().expect("the memory"))
}

fn child(calls: usize) {
    let text = corpus::sample(Language::English);
    let mut last = Duration::ZERO;
    for _ in 0..calls {
        let start = ProcessTime::now();
        drop(black_box(abrege::summarize(black_box(&text), 3)));
        last = start.elapsed();
    }
    println!("{} {}", last.as_nanos(), peak_memory());
}

/// The peak of the process's resident memory in KiB; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
