//! Any text under any options: what is promised of every text holds, and options that are not allowed are errors.
#![no_main]

mod input;
#[path = "../../hostile/keep.rs"]
mod keep;

use abrege::Summarizer;
use input::Input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Input<'_>| {
    let options = input.options();
    let checked = Summarizer::new(&options);
    assert_eq!(checked.is_ok(), input.is_allowed(), "{options:?}");
    if let Err(error) = checked {
        assert!(error.is_invalid_option(), "{error}");
        return;
    }
    let (text, title, query) = (input.text.get(), input.title(), input.query());
    keep::promises(&text, title.as_deref(), query.as_deref(), input.language(), &options);
});
