//! The short cut to the words of a text gives those of UAX #29.
#![no_main]
#![allow(dead_code)]

mod input;
#[path = "../../../src/document/words.rs"]
mod words;

use input::Text;
use libfuzzer_sys::fuzz_target;
use unicode_segmentation::UnicodeSegmentation;

fuzz_target!(|text: Text<'_>| {
    let text = text.get();
    assert!(words::uax29(&text).eq(text.unicode_word_indices()), "{text:?}");
    // Most texts have a character that is left to the reference: without those.
    let plain: String =
        text.chars().filter(|&c| c < '\u{250}' || ('\u{2010}'..'\u{2040}').contains(&c)).collect();
    assert!(words::uax29(&plain).eq(plain.unicode_word_indices()), "{plain:?}");
});
