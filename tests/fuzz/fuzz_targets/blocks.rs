//! Blocks of any text under any options keep the promises; blocks out of order or place are errors.
#![no_main]

mod input;
#[path = "../../common/promises.rs"]
mod promises;

use abrege::{Options, Span};
use input::Input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|both: (Vec<(u8, u8, u8)>, Input<'_>)| {
    let (spans, input) = both;
    let given = input.given();
    let wild = |&(start, end, kind): &(u8, u8, u8)| {
        let span = Span { start: start.into(), end: end.into() };
        (span, promises::KINDS[usize::from(kind) % promises::KINDS.len()])
    };
    promises::bad_blocks_are_errors(&given, &spans.iter().map(wild).collect());
    let blocks = promises::cut(&given.text, &spans);
    let options = if input.is_allowed() { input.options() } else { Options::new() };
    promises::all(&promises::Given { blocks: Some(blocks), ..given }, &options);
});
