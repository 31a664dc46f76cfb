//! One pass over the hundred articles or pages, which `benches/instructions.sh` runs under callgrind.

use std::hint::black_box;

use abrege::{Analysis, Article, Document, Language, Summarizer, Workspace};

#[path = "corpus/mod.rs"]
mod corpus;

/// The counted function; the script refers to it by name.
#[inline(never)]
fn counted_region(work: &mut dyn FnMut()) {
    work();
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [work, code] = arguments.as_slice() else {
        println!("instructions: run benches/instructions.sh");
        return;
    };
    let language = Language::ALL.into_iter().find(|language| language.code() == code).expect("a language");
    if work == "first" {
        let text = corpus::sample(language);
        counted_region(&mut || drop(black_box(abrege::summarize(&text, 3))));
        return println!("1");
    }
    let texts = if work == "pages" { corpus::pages(language) } else { corpus::corpus(language) };
    let summarizer = Summarizer::default();
    let mut workspace = Workspace::new();
    let warm = |workspace: &mut Workspace| {
        texts.iter().for_each(|text| drop(black_box(summarizer.summarize_with(workspace, text))))
    };
    let on_analyses = |work: &dyn Fn(&Analysis<'_>)| {
        let analyses: Vec<_> =
            texts.iter().map(|text| summarizer.analyze(Article::new(text).language(language))).collect();
        counted_region(&mut || analyses.iter().flatten().for_each(work));
    };
    match work.as_str() {
        "nothing" => counted_region(&mut || texts.iter().for_each(|text| _ = black_box(text))),
        "detect" => counted_region(&mut || texts.iter().for_each(|text| _ = black_box(abrege::detect(text)))),
        "parse" => counted_region(&mut || {
            texts.iter().for_each(|text| drop(black_box(Document::parse(text, language))))
        }),
        "analyze" => {
            warm(&mut workspace);
            counted_region(&mut || {
                texts.iter().for_each(|text| {
                    drop(black_box(
                        summarizer.analyze_with(&mut workspace, Article::new(text).language(language)),
                    ));
                })
            });
        }
        "select" => on_analyses(&|analysis| drop(black_box(analysis.summary()))),
        "keywords" => on_analyses(&|analysis| drop(black_box(analysis.keywords(10)))),
        "figures" => on_analyses(&|analysis| drop(black_box(analysis.figures()))),
        "once" => {
            counted_region(&mut || texts.iter().for_each(|text| drop(black_box(abrege::summarize(text, 3)))))
        }
        "fresh" | "pages" => {
            counted_region(&mut || texts.iter().for_each(|text| drop(black_box(summarizer.summarize(text)))))
        }
        "batch" => counted_region(&mut || warm(&mut workspace)),
        "warm" => {
            warm(&mut workspace);
            counted_region(&mut || warm(&mut workspace));
        }
        _ => panic!("{work}: no such work"),
    }
    println!("{}", texts.len());
}
