//! A WebAssembly module with a C ABI of three functions:
//!
//! 1. [`abrege_input`] returns the address of a buffer, to which the host writes a request in JSON;
//! 2. [`abrege_answer`] answers it and returns the answer's length in bytes;
//! 3. [`abrege_output`] returns the address of the answer, which is JSON.
//!
//! Both buffers are the module's and stay valid until the next call of the function that filled them. The text of a
//! request is UTF-8, and offsets of an answer count its bytes.

use std::cell::RefCell;

use abrege::{Article, Budget, Language, Summarizer, Summary};
use serde::{Deserialize, Serialize};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static SUMMARIZER: Summarizer = Summarizer::default();
}

/// Returns the address of a buffer of `length` bytes for the next request.
#[unsafe(no_mangle)]
pub extern "C" fn abrege_input(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        input.clear();
        input.resize(length, 0);
        input.as_mut_ptr()
    })
}

/// Answers the request in the buffer and returns the length of the answer in bytes.
///
/// A request is `{"text": …}` with, if wanted, `"title"`, `"query"`, `"language"` (`"fr"` or `"en"`), `"budget"` (as
/// `{"sentences": 3}` or `{"words": 60}`) and `"keywords"` (their number). The answer is `{"summary": …}`, in the form that
/// the crate serializes, with `"flowed"`, its sentences as running text, and `"keywords"`; or `{"error": "what is wrong"}`.
#[unsafe(no_mangle)]
pub extern "C" fn abrege_answer() -> usize {
    INPUT.with_borrow(|input| {
        let answer = answer(input);
        let written = serde_json::to_vec(&answer).expect("results serialize");
        OUTPUT.with_borrow_mut(|output| {
            *output = written;
            output.len()
        })
    })
}

/// Returns the address of the last answer.
#[unsafe(no_mangle)]
pub extern "C" fn abrege_output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    text: String,
    title: Option<String>,
    query: Option<String>,
    language: Option<Language>,
    budget: Option<Budget>,
    #[serde(default)]
    keywords: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'t> {
    Found { summary: Summary<'t>, flowed: Vec<String>, keywords: Vec<String> },
    Failed { error: String },
}

fn answer(input: &[u8]) -> Answer<'static> {
    let request = match serde_json::from_slice::<Request>(input) {
        Ok(request) => request,
        Err(error) => return Answer::Failed { error: format!("the request is wrong: {error}") },
    };
    let mut article = Article::new(&request.text);
    if let Some(title) = &request.title {
        article = article.title(title);
    }
    if let Some(query) = &request.query {
        article = article.query(query);
    }
    if let Some(language) = request.language {
        article = article.language(language);
    }
    let found = SUMMARIZER.with(|summarizer| {
        let analysis = summarizer.analyze(article)?;
        let summary = analysis.select(request.budget.unwrap_or_else(|| summarizer.options().get_budget()))?;
        let keywords =
            analysis.keywords(request.keywords).iter().map(|keyword| keyword.text().to_owned()).collect();
        let flowed = summary.excerpts().iter().map(|excerpt| excerpt.flowed().into_owned()).collect();
        Ok::<_, abrege::Error>(Answer::Found { summary: summary.into_owned(), flowed, keywords })
    });
    found.unwrap_or_else(|error| Answer::Failed { error: error.to_string() })
}
