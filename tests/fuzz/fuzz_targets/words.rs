//! The short cut to the words of a text gives those of UAX #29 in each string between spaces.
#![no_main]
#![allow(dead_code)]

#[path = "../../../src/bytes.rs"]
mod bytes;
mod input;
#[path = "../../../src/language/key.rs"]
mod key;
mod language {
    pub(crate) use crate::key::Key;
}
#[path = "../../../src/document/mark.rs"]
mod mark;
#[path = "../../../src/document/shape.rs"]
mod shape;
#[path = "../../../src/document/words.rs"]
mod words;

use input::Text;
use libfuzzer_sys::fuzz_target;
use unicode_segmentation::UnicodeSegmentation;

fn check(text: &str) {
    let strings = text.split(char::is_whitespace);
    assert!(words::words(text).map(|(_, word)| word).eq(strings.flat_map(str::unicode_words)), "{text:?}");
}

fuzz_target!(|text: Text<'_>| {
    let text = text.get();
    check(&text);
    // Most texts have a character that is left to the reference: without those.
    let plain: String =
        text.chars().filter(|&c| c < '\u{250}' || ('\u{2010}'..'\u{2040}').contains(&c)).collect();
    check(&plain);
});
