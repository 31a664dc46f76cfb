//! What is written as JSON is read as it was; what is read from any JSON is checked before it is used.
#![no_main]
#![allow(dead_code)]

mod input;
#[path = "../../hostile/keep.rs"]
mod keep;

use std::fmt::Debug;

use abrege::{Budget, Detection, Entity, Figure, Keyword, Options, Score, Summarizer, Summary, Weights};
use input::Input;
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;

fuzz_target!(|both: (&str, Input<'_>)| {
    let (json, input) = both;
    if let Ok(options) = serde_json::from_str::<Options>(json) {
        survives(&options);
        // Not every number is allowed, but none is a panic.
        let summary = abrege::summarize("The council met. Taxes will fall.", options);
        assert!(summary.is_ok() || summary.is_err_and(|error| error.is_invalid_option()));
    }
    if let Ok(summary) = serde_json::from_str::<Summary<'static>>(json) {
        let _ = (summary.to_string(), summary.ranked().count(), summary.clone().into_owned());
    }
    let _ = (serde_json::from_str::<Weights>(json), serde_json::from_str::<Budget>(json));
    if !input.is_allowed() {
        return;
    }
    let options = input.options();
    survives(&options);
    let (text, title, query) = (input.text.get(), input.title(), input.query());
    let article = keep::article(&text, title.as_deref(), query.as_deref(), input.language());
    let Ok(analysis) = Summarizer::new(&options).expect("allowed options").analyze(article) else { return };
    survives::<Summary<'static>>(&analysis.summary().into_owned());
    survives::<Option<Detection>>(&analysis.language());
    survives::<Vec<Keyword<'static>>>(&analysis.keywords(9).into_iter().map(Keyword::into_owned).collect());
    survives::<Vec<Entity<'static>>>(&analysis.entities().into_iter().map(Entity::into_owned).collect());
    survives::<Vec<Figure>>(&analysis.figures());
    survives::<Vec<Score>>(&analysis.scores().to_vec());
});

fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).expect("a value that can be written");
    let read: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(&read, value);
    assert_eq!(serde_json::to_string(&read).expect("a value that can be written"), json);
}
