//! Emits a sentence, or the pieces of what is only punctuated like one.

use super::context::is_address;
use super::list_marker::label;

/// Calls `found` for each piece of a sentence: what rulers part ("===="), addresses in a row, and the items of a list
/// ("1. Open the box 2. Take it") are pieces of their own. `has_sections` must be set if it may hold a ruler or address.
pub(super) fn emit(
    text: &str,
    mut start: usize,
    end: usize,
    has_sections: bool,
    found: &mut impl FnMut(usize, usize),
) {
    let mut before = "";
    let words = has_sections.then(|| text[start..end].split_whitespace());
    for word in words.into_iter().flatten() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if is_ruler(before) || is_address(before) && is_address(word) {
            emit_items(text, start, at, found);
            start = at;
        }
        before = word;
    }
    emit_items(text, start, end, found);
}

fn emit_items(text: &str, mut start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    let next_item = |start: usize| label(text[start..end].trim_start())?.next_in(text, start, end);
    while let Some(next) = next_item(start) {
        emit_trimmed(text, start, next, found);
        start = next;
    }
    emit_trimmed(text, start, end, found);
}

fn emit_trimmed(text: &str, start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    let piece = text[start..end].trim_end();
    let bare = piece.trim_start();
    if !bare.is_empty() {
        found(start + piece.len() - bare.len(), start + piece.len());
    }
}

/// Whether a word is a line drawn with one sign: "=====", "***".
fn is_ruler(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    matches!(first, b'=' | b'_' | b'*' | b'-' | b'~' | b'#')
        && word.len() >= 3 + usize::from(first == b'-')
        && word.bytes().all(|byte| byte == first)
}
