//! Any text under any options keeps the promises; options out of range are errors.
#![no_main]

mod input;
#[path = "../../common/promises.rs"]
mod promises;

use abrege::Summarizer;
use input::Input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Input<'_>| {
    let options = input.options();
    let checked = Summarizer::new(&options);
    assert_eq!(checked.is_ok(), input.is_allowed(), "{options:?}");
    match checked {
        Ok(_) => promises::all(&input.given(), &options),
        Err(error) => assert!(error.is_invalid_option(), "{error}"),
    }
});
