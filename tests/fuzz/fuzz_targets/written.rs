//! A text has the same blocks with other line breaks and with decomposed letters.
#![no_main]
#![allow(dead_code)]

mod input;
#[path = "../../common/promises.rs"]
mod promises;

use abrege::{Document, Language};
use input::Text;
use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization;

const ENDS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

fuzz_target!(|text: Text<'_>| {
    let text = text.get().replace("\r\n", "\n").replace(ENDS, "\n");
    let wanted = blocks(&text);
    for end in ["\r\n", "\r", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(blocks(&text.replace('\n', end)), wanted, "{end:?}");
    }
    // Letters of other scripts may decompose into letters, not into a letter and its marks.
    if text.chars().all(|c| c < '\u{300}') {
        assert_eq!(blocks(&text.nfd().collect::<String>()), blocks(&text.nfc().collect::<String>()));
    }
});

fn blocks(text: &str) -> Vec<String> {
    let document = Document::parse(text, Language::French).expect("a short text");
    let plain = |text: &str| text.nfc().collect::<String>().replace("\r\n", "\n").replace(ENDS, "\n");
    document.blocks().map(|block| plain(block.text())).collect()
}
