//! `Summarizer::par_summarize` on one thread, on two, and so on up to all cores.
//!
//! `cargo bench --bench threads --features rayon`. Wall-clock time, medians of interleaved rounds, which other jobs on the
//! machine affect; the CPU time, which they affect less, should not grow with the number of threads.

use std::hint::black_box;
use std::time::Instant;

use abrege::{Language, Summarizer};
use cpu_time::ProcessTime;

#[path = "corpus/mod.rs"]
mod corpus;

const ROUNDS: usize = 15;

fn main() {
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let articles: Vec<String> = Language::ALL
        .into_iter()
        .flat_map(|language| corpus::articles(language, corpus::ARTICLE, if is_bench { 500 } else { 10 }))
        .collect();
    let summarizer = Summarizer::default();
    let most = std::thread::available_parallelism().map_or(1, |threads| threads.get());
    let pools: Vec<_> = (1..=most)
        .map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads"))
        .collect();
    let mut times = vec![Vec::new(); pools.len()];
    for round in 0..=ROUNDS {
        for (pool, times) in pools.iter().zip(&mut times) {
            let (start, cpu) = (Instant::now(), ProcessTime::now());
            pool.install(|| drop(black_box(summarizer.par_summarize(&articles))));
            if round > 0 {
                times.push((start.elapsed().as_secs_f64(), cpu.elapsed().as_secs_f64()));
            }
        }
    }
    println!("{} articles of about {} bytes", articles.len(), corpus::ARTICLE);
    println!("threads  articles/s  against one  CPU µs per article");
    let mut one = None;
    for (pool, times) in pools.iter().zip(times) {
        let (clock, cpu): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        let rate = articles.len() as f64 / median(clock);
        println!(
            "{:7} {rate:11.0} {:12.2} {:18.1}",
            pool.current_num_threads(),
            rate / *one.get_or_insert(rate),
            median(cpu) * 1e6 / articles.len() as f64,
        );
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
