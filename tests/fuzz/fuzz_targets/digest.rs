//! Any articles, known ones, languages and budgets keep the promises of digests.
#![no_main]

mod input;
#[path = "../../common/promises.rs"]
mod promises;

use abrege::{Article, DigestLanguage, Language, Sources, Summarizer};
use arbitrary::Arbitrary;
use input::Input;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Articles<'a> {
    articles: Vec<Input<'a>>,
    known: Vec<Input<'a>>,
    language: u8,
}

fuzz_target!(|input: Articles<'_>| {
    let given: Vec<_> = input.articles.iter().take(6).map(Input::given).collect();
    let known: Vec<_> = input.known.iter().take(2).map(Input::given).collect();
    let Some(options) = input.articles.first().filter(|first| first.is_allowed()).map(Input::options) else {
        return;
    };
    let is_allowed = |given: &promises::Given| {
        given.blocks.as_ref().is_none_or(|blocks| promises::are_allowed(&given.text, blocks))
    };
    if !given.iter().chain(&known).all(is_allowed) {
        return;
    }
    let language = match input.language % 4 {
        0 => DigestLanguage::MostCommon,
        1 => DigestLanguage::Any,
        2 => DigestLanguage::Only(Language::French),
        _ => DigestLanguage::Only(Language::English),
    };
    let articles: Vec<Article<'_>> = given.iter().map(|given| given.article()).collect();
    let sources = || Sources::new(&articles).known(known.iter().map(|given| given.article())).language(language);
    let summarizer = Summarizer::new(&options).unwrap();
    let digest = summarizer.digest(sources()).unwrap();
    promises::digest(&digest, &articles, !known.is_empty(), &options);
    assert_eq!(summarizer.digest(sources()).unwrap(), digest);
    let mut grouped: Vec<usize> = summarizer.group(&articles).unwrap().into_iter().flatten().collect();
    grouped.sort_unstable();
    assert!(grouped.windows(2).all(|pair| pair[0] < pair[1]));
});
