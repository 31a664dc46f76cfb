//! The time of each stage in both languages, over a hundred different articles of about 4 KB.
//!
//! `cargo bench --bench stages`. A figure is the time for all articles, and the throughput counts their bytes. Compare it
//! with the `yardstick` of the same run. It is CPU time of the thread, which other jobs hardly affect.

use std::hint::black_box;
use std::time::Duration;

use abrege::{Article, Budget, Document, Language, Summarizer, Workspace};
use cpu_time::ThreadTime;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "corpus/mod.rs"]
mod corpus;

fn stages(c: &mut Criterion<CpuTime>) {
    for language in Language::ALL {
        let articles = corpus::corpus(language);
        let bytes: usize = articles.iter().map(String::len).sum();
        let mut group = c.benchmark_group(language.to_string());
        group.throughput(Throughput::Bytes(bytes as u64));
        group.sample_size(10).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
        let each = |work: &mut dyn FnMut(&str)| articles.iter().for_each(|article| work(article));

        // The yardstick: one pass over the words.
        group.bench_function("yardstick", |b| {
            use unicode_segmentation::UnicodeSegmentation;
            b.iter(|| each(&mut |text| _ = black_box(text.unicode_words().count())));
        });
        group.bench_function("detect", |b| b.iter(|| each(&mut |text| _ = black_box(abrege::detect(text)))));
        group.bench_function("split and tokenize", |b| {
            b.iter(|| each(&mut |text| drop(black_box(Document::parse(text, language)))));
        });
        let summarizer = Summarizer::default();
        group.bench_function("analyze", |b| {
            b.iter(|| {
                each(&mut |text| drop(black_box(summarizer.analyze(Article::new(text).language(language)))))
            });
        });
        group.bench_function("analyze, warm", |b| {
            let mut workspace = Workspace::new();
            b.iter(|| {
                each(&mut |text| {
                    drop(black_box(
                        summarizer.analyze_with(&mut workspace, Article::new(text).language(language)),
                    ))
                })
            });
        });
        let analyses: Vec<_> =
            articles.iter().map(|text| summarizer.analyze(text).expect("supported")).collect();
        for (name, budget) in [("select 3", Budget::Sentences(3)), ("select half", Budget::Ratio(0.5))] {
            group.bench_with_input(BenchmarkId::from_parameter(name), &budget, |b, &budget| {
                b.iter(|| analyses.iter().for_each(|analysis| drop(black_box(analysis.select(budget)))));
            });
        }
        group.bench_function("keywords", |b| {
            b.iter(|| analyses.iter().for_each(|analysis| drop(black_box(analysis.keywords(10)))));
        });
        group.bench_function("entities", |b| {
            b.iter(|| analyses.iter().for_each(|analysis| drop(black_box(analysis.entities()))));
        });
        group.bench_function("figures", |b| {
            b.iter(|| analyses.iter().for_each(|analysis| drop(black_box(analysis.figures()))));
        });
        group.bench_function("whole", |b| {
            b.iter(|| each(&mut |text| drop(black_box(summarizer.summarize(text)))))
        });
        let pages = corpus::pages(language);
        group.bench_function("whole, pages", |b| {
            b.iter(|| pages.iter().for_each(|page| drop(black_box(summarizer.summarize(page)))));
        });
        group.bench_function("whole, one workspace for the batch", |b| {
            b.iter(|| {
                let mut workspace = Workspace::new();
                each(&mut |text| drop(black_box(summarizer.summarize_with(&mut workspace, text))));
            });
        });
        group.bench_function("whole, warm", |b| {
            let mut workspace = Workspace::new();
            b.iter(|| each(&mut |text| drop(black_box(summarizer.summarize_with(&mut workspace, text)))));
        });
        group.finish();
    }
}

/// The thread's CPU time.
struct CpuTime;

impl Measurement for CpuTime {
    type Intermediate = ThreadTime;
    type Value = Duration;

    fn start(&self) -> ThreadTime {
        ThreadTime::now()
    }

    fn end(&self, start: ThreadTime) -> Duration {
        start.elapsed()
    }

    fn add(&self, a: &Duration, b: &Duration) -> Duration {
        *a + *b
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = stages
}
criterion_main!(benches);
