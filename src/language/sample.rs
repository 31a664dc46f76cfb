//! The part of a text that its language is detected from.

use crate::quotations::{Quotations, quotation_marks};
use crate::text::{head, line_end};

/// The vote counts words in at most this many bytes.
const SAMPLE_BYTES: usize = 3000;
/// A text longer than the sample is read at this many places.
const WINDOWS: usize = 4;
/// A line of at least this many bytes counts as running text.
const LONG_LINE: usize = 60;
/// What stands outside quotation marks is read alone if it has at least this many bytes.
const UNQUOTED_BYTES: usize = 40;

/// The sample that the vote counts: the long lines of the windows, or all of the windows if they have few.
pub(super) fn sample(text: &str) -> String {
    let mut long = String::with_capacity(text.len().min(SAMPLE_BYTES) + 1);
    for line in pieces(text).flat_map(lines).filter(|line| line.len() >= LONG_LINE) {
        long.extend([line, "\n"]);
    }
    if long.len() >= 2 * LONG_LINE {
        return long;
    }
    let all: String = pieces(text).flat_map(|piece| [piece, "\n"]).collect();
    if long.len() * 2 >= all.len() { long } else { all }
}

/// The sample of a text whose other sample has no word: from its first letter on; none if it has no letter.
pub(super) fn sample_of_letters(text: &str) -> Option<String> {
    let first = text.find(char::is_alphabetic)?;
    Some(head(&text[first..], SAMPLE_BYTES).to_owned())
}

/// Returns what stands outside quotation marks, since quotations may be in another language; none if that is little.
pub(super) fn outside_quotations(sample: &str) -> Option<String> {
    let mut rest = String::new();
    for line in lines(sample) {
        let (mut quotations, mut start) = (Quotations::default(), 0);
        for at in quotation_marks(line) {
            let was_open = quotations.is_open();
            quotations.pass(line, at);
            match (was_open, quotations.is_open()) {
                (false, true) => rest.push_str(&line[start..at]),
                (true, false) => start = at,
                _ => {}
            }
        }
        if !quotations.is_open() {
            rest.push_str(&line[start..]);
        }
        rest.push('\n');
    }
    (rest.trim().len() >= UNQUOTED_BYTES).then_some(rest)
}

/// The windows on a text: the first at its start, the others spread evenly over it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let windows = if text.len() > SAMPLE_BYTES { WINDOWS } else { 1 };
    (0..windows).map(move |window| {
        let mut starts = text.len() / windows * window..=text.len();
        let start = starts.find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        head(&text[start..], SAMPLE_BYTES / windows)
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = line_end(text, from);
        start = text[end..].chars().next().map(|line_break| end + line_break.len_utf8());
        Some(&text[from..end])
    })
}
