//! The blocks that a caller gives.

use super::BlockKind;
use crate::error::Error;
use crate::span::Span;
use crate::text::head;

/// A block that a caller knows: where it stands and what it is.
pub(crate) type GivenBlock = (Span, BlockKind);

/// Checks that blocks are in order and disjoint, and that their ends are character boundaries of the text. Linear.
pub(crate) fn check(text: &str, blocks: &[GivenBlock]) -> Result<(), Error> {
    let mut last = 0;
    for (number, &(span, _)) in blocks.iter().enumerate() {
        let is_inside_character = |at: usize| !text.is_char_boundary(at);
        let fault = if span.end < span.start {
            "ends before it begins".to_owned()
        } else if span.end > text.len() {
            format!("ends past the text of {} bytes", text.len())
        } else if span.start < last {
            format!("overlaps or precedes the one before it, which ends at {last}")
        } else if is_inside_character(span.start) {
            "begins inside a character".to_owned()
        } else if is_inside_character(span.end) {
            "ends inside a character".to_owned()
        } else {
            last = span.end;
            continue;
        };
        return Err(Error::invalid_option(format!("block {number} (counted from 0) is {span} and {fault}")));
    }
    Ok(())
}

/// Returns the range of a block without the white space around it, and its kind; none for a blank one.
pub(crate) fn trimmed(text: &str, &(span, kind): &GivenBlock) -> Option<((u32, u32), BlockKind)> {
    let block = &text[span.range()];
    let start = span.start + block.len() - block.trim_start().len();
    let end = start + block.trim().len();
    (start < end).then_some(((start as u32, end as u32), kind))
}

/// Returns the text of the story's blocks, or of all blocks if these have no letter, one block a line, up to the block
/// that passes `most` bytes.
pub(crate) fn sample(text: &str, blocks: &[GivenBlock], most: usize) -> String {
    let of = |may_be: fn(BlockKind) -> bool| {
        let mut sample = String::new();
        for &(span, _) in blocks.iter().filter(|(_, kind)| may_be(*kind)) {
            if sample.len() >= most {
                break;
            }
            sample.extend([head(&text[span.range()], most), "\n"]);
        }
        sample
    };
    let story = of(BlockKind::is_running_text);
    if story.contains(char::is_alphabetic) { story } else { of(|_| true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_block() {
        let text = "Été. Hiver.";
        let error = |spans: &[(usize, usize)]| {
            let blocks: Vec<GivenBlock> =
                spans.iter().map(|&(start, end)| (Span { start, end }, BlockKind::Paragraph)).collect();
            check(text, &blocks).err().map(|error| {
                assert!(error.is_invalid_option());
                error.to_string()
            })
        };
        assert_eq!(error(&[]), None);
        assert_eq!(error(&[(0, 6), (6, 6), (7, 13)]), None);
        for (spans, message) in [
            (&[(0, 6), (7, 6)], "block 1 (counted from 0) is 7..6 and ends before it begins"),
            (&[(0, 6), (7, 14)], "block 1 (counted from 0) is 7..14 and ends past the text of 13 bytes"),
            (
                &[(0, 6), (5, 13)],
                "block 1 (counted from 0) is 5..13 and overlaps or precedes the one before it, which ends at 6",
            ),
            (&[(1, 6), (7, 13)], "block 0 (counted from 0) is 1..6 and begins inside a character"),
            (&[(0, 1), (7, 13)], "block 0 (counted from 0) is 0..1 and ends inside a character"),
            (
                &[(7, 13), (0, 6)],
                "block 1 (counted from 0) is 0..6 and overlaps or precedes the one before it, which ends at 13",
            ),
        ] {
            assert_eq!(error(spans).as_deref(), Some(message));
        }
    }

    #[test]
    fn blocks_lose_the_white_space_around_them() {
        let text = " \u{a0}One. \n";
        let range = |start, end| trimmed(text, &(Span { start, end }, BlockKind::ListItem));
        assert_eq!(range(0, text.len()), Some(((3, 7), BlockKind::ListItem)));
        assert_eq!(range(7, text.len()), None);
        assert_eq!(range(3, 3), None);
    }
}
