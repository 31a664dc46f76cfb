//! Results and options survive JSON, and values read from any JSON are checked before they are used.
#![no_main]
#![allow(dead_code)]

mod input;
#[path = "../../common/json.rs"]
mod json;
#[path = "../../common/promises.rs"]
mod promises;

use abrege::{Budget, Options, Summary, Weights};
use input::Input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|both: (&str, Input<'_>)| {
    let (text, input) = both;
    if let Ok(options) = serde_json::from_str::<Options>(text) {
        json::survives(&options);
        // A number may be out of range, but must not panic.
        let summary = abrege::summarize("The council met. Taxes will fall.", options);
        assert!(summary.is_ok() || summary.is_err_and(|error| error.is_invalid_option()));
    }
    if let Ok(summary) = serde_json::from_str::<Summary<'static>>(text) {
        let _ = (summary.to_string(), summary.ranked().count(), summary.clone().into_owned());
    }
    let _ = (serde_json::from_str::<Weights>(text), serde_json::from_str::<Budget>(text));
    if !input.is_allowed() {
        return;
    }
    let options = input.options();
    json::survives(&options);
    input.given().analyze(&options).iter().for_each(json::results_survive);
});
