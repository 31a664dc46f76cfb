//! draft
use std::io::BufRead;
use abrege::{Article, Summarizer};
use serde::Deserialize;
#[derive(Deserialize)]
struct A { text: String, title: Option<String> }
fn main() {
    let arts: Vec<A> = std::io::stdin().lock().lines().map(|l| serde_json::from_str(&l.unwrap()).unwrap()).collect();
    let t = std::time::Instant::now();
    let g = Summarizer::default().group(arts.iter().map(|a| { let x = Article::new(&a.text); match &a.title { Some(t) => x.title(t.as_str()), None => x } })).unwrap();
    eprintln!("{:?}", t.elapsed());
    println!("{}", serde_json::to_string(&g).unwrap());
}
