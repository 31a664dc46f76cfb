//! Digests.
#[path = "common/mod.rs"]
mod common;
use std::io::BufRead;
use abrege::{Article, Sources};
use clap::Parser;
use serde::Deserialize;
use serde_json::json;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    length: common::Length,
}
#[derive(Deserialize)]
struct A { text: String, title: Option<String>, language: Option<String>, published: Option<jiff::Timestamp> }
#[derive(Deserialize)]
struct R { id: serde_json::Value, articles: Vec<A>, #[serde(default)] known: Vec<A> }

fn main() {
    let a = Arguments::parse();
    let s = a.length.summarizer::<Arguments>();
    for line in std::io::stdin().lock().lines() {
        let r: R = serde_json::from_str(&line.unwrap()).unwrap();
        fn art(a: &A) -> Article<'_> {
            let mut x = Article::new(&a.text);
            if let Some(t) = &a.title { x = x.title(t.as_str()); }
            if let Some(l) = &a.language { x = x.language(l.parse().unwrap()); }
            if let Some(t) = a.published { x = x.published(std::time::SystemTime::try_from(t).unwrap()); }
            x
        }
        let d = s.digest(Sources::new(r.articles.iter().map(art)).known(r.known.iter().map(art))).unwrap();
        let e: Vec<_> = d.excerpts().iter().map(|e| json!({"source": e.source(), "text": e.text(), "support": e.support()})).collect();
        println!("{}", json!({"id": r.id, "excerpts": e, "sources": d.sources(), "conflicts": d.conflicts()}));
    }
}
