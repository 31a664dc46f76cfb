//! From lines to blocks: which line breaks separate blocks and which only wrap a line.

use std::ops::Range;

use super::site_line::{is_site_line, opens_with_site_phrase};
use crate::language::{LanguageLists, WordList};
use crate::sentences::is_list_item;
use crate::text::{end_mark, is_combining, is_terminator, line_end};

/// A line of hard-wrapped text has at most this many characters…
const WIDEST: u16 = 100;
/// …and the widest line of its paragraph at least this many.
const NARROWEST: u16 = 40;
/// Consecutive lines of at most this many characters are one word set vertically.
const SCRAP: u16 = 2;
/// A text is hard-wrapped when at least this many line breaks stand where the next word would not have fitted…
const WRAPS: usize = 3;
/// …in paragraphs with at least this share of such breaks, and these paragraphs have more lines than the others.
const WRAPPED_SHARE: f32 = 0.8;

/// Capacity estimate: one line per 100 bytes, plus slack.
const LINE: usize = 100;
const SLACK: usize = 16;

/// The lines of a text, and the blocks that they make.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    lines: Vec<Line>,
    groups: Vec<Group>,
    /// Byte ranges, in order, without the white space around them.
    pub(crate) blocks: Vec<(u32, u32)>,
    form: String,
}

/// Consecutive lines that are not blank.
#[derive(Clone, Debug)]
struct Group {
    lines: Range<u32>,
    /// The number of breaks that only wrap a line.
    wraps: u32,
}

impl Group {
    fn is_wrapped(&self) -> bool {
        self.wraps as f32 >= WRAPPED_SHARE * (self.lines.len() - 1) as f32
    }

    fn range(&self) -> Range<usize> {
        self.lines.start as usize..self.lines.end as usize
    }
}

impl Layout {
    /// Finds the text's blocks.
    ///
    /// `lists` are those of the article's language: its function words distinguish a cut line from a heading.
    pub(crate) fn read(&mut self, text: &str, lists: LanguageLists) {
        read_lines(text, &mut self.lines);
        let Layout { lines, groups, blocks, form } = self;
        groups.clear();
        let mut first = 0;
        for last in 0..=lines.len() {
            if lines.get(last).is_none_or(|line| line.chars == 0) {
                if first < last {
                    let wraps = wraps(&lines[first..last]) as u32;
                    groups.push(Group { lines: first as u32..last as u32, wraps });
                }
                first = last + 1;
            }
        }
        let (mut all, mut lines_wrapped, mut lines_other) = (0, 0, 0);
        for group in groups.iter().filter(|group| group.lines.len() > 1) {
            match group.is_wrapped() {
                true => {
                    (all, lines_wrapped) = (all + group.wraps as usize, lines_wrapped + group.lines.len())
                }
                false => lines_other += group.lines.len(),
            }
        }
        let text_is_wrapped = all >= WRAPS && lines_wrapped > lines_other;
        blocks.clear();
        blocks.reserve(lines.len());
        for group in groups {
            let is_wrapped = text_is_wrapped && group.is_wrapped();
            let group = &lines[group.range()];
            let width = width(group).filter(|_| is_wrapped);
            let mut start = group[0].start;
            for pair in group.windows(2) {
                let is_vertical = pair.iter().all(|line| line.chars <= SCRAP);
                let joins = is_vertical
                    || width.is_some_and(|width| is_full(&pair[0], &pair[1], width)) && !pair[1].is_item
                    || goes_on(text, &pair[0], &pair[1], lists, form);
                if !joins {
                    blocks.push((start, pair[0].end));
                    start = pair[1].start;
                }
            }
            blocks.push((start, group[group.len() - 1].end));
        }
    }
}

/// A line without the white space around it; no characters when it is blank.
#[derive(Clone, Debug)]
struct Line {
    start: u32,
    end: u32,
    chars: u16,
    /// The characters of its first word.
    first_word: u16,
    is_item: bool,
}

impl Line {
    fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

fn read_lines(text: &str, lines: &mut Vec<Line>) {
    lines.clear();
    lines.reserve(text.len() / LINE + SLACK);
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        let raw = &text[start..end];
        let line = raw.trim_matches(is_blank);
        let at = start + (raw.len() - raw.trim_start_matches(is_blank).len());
        let first_word = width_of(line.split(char::is_whitespace).next().unwrap_or_default());
        let (chars, is_item) = (width_of(line), is_list_item(line));
        let at = at.min(end);
        lines.push(Line { start: at as u32, end: (at + line.len()) as u32, chars, first_word, is_item });
        let mark = text[end..].chars().next().map_or(0, char::len_utf8);
        start = end + if text[end..].starts_with("\r\n") { 2 } else { mark };
    }
}

/// Returns the width of a text in characters; combining marks and soft hyphens have none. The width of a text too long
/// for a wrapped line is not exact.
fn width_of(text: &str) -> u16 {
    if text.len() > 4 * WIDEST as usize {
        return WIDEST + 1;
    }
    // Only characters with one of these bytes can have no width.
    let may_have_part =
        |any, &byte: &u8| any | (byte > 0xcb && byte != 0xe2) | (byte == 0xad) | (byte == 0x83);
    let chars = match text.as_bytes().iter().fold(false, may_have_part) {
        true => text.chars().filter(|&c| !is_combining(c)).count(),
        false => text.chars().count(),
    };
    (chars as u16).max(u16::from(!text.is_empty()))
}

/// Whether a character is white space, or invisible although Unicode does not count it as white space.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\0')
}

/// Returns the width that a group of lines may be wrapped at.
fn width(group: &[Line]) -> Option<u16> {
    let widest = group.iter().map(|line| line.chars).max()?;
    (group.len() > 1 && (NARROWEST..=WIDEST).contains(&widest)).then_some(widest)
}

/// Returns how many of a group's breaks only wrap a line.
fn wraps(group: &[Line]) -> usize {
    width(group).map_or(0, |width| group.windows(2).filter(|pair| is_full(&pair[0], &pair[1], width)).count())
}

/// Whether the next line's first word would not have fitted, so that the break only wraps.
fn is_full(line: &Line, next: &Line, width: u16) -> bool {
    line.chars + 1 + next.first_word > width
}

/// Whether a line is cut in mid-sentence: it has no end mark and the next begins in lower case, or it ends in a word that
/// no heading ends in. The next line must look like running text, or a menu would be joined.
fn goes_on(text: &str, line: &Line, next: &Line, lists: LanguageLists, form: &mut String) -> bool {
    let (line_text, next_text) = (line.text(text), next.text(text));
    let is_text = line.chars >= NARROWEST || ends_sentence(next_text) || has_full_stop(next_text);
    if !is_text || line_text.split_whitespace().nth(1).is_none() {
        return false;
    }
    let is_open = line_text
        .trim_end_matches(is_combining)
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | '\''));
    if is_open && next_text.starts_with(char::is_lowercase) {
        return !is_site_line(line_text, lists, form);
    }
    let last =
        line_text.rsplit(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).next().unwrap_or_default();
    let found = lists.of(last.trim_end_matches('.'), form);
    let leads_on = match last.strip_suffix('.') {
        Some(bare) => {
            bare.starts_with(char::is_uppercase)
                && (found.has(WordList::AbbreviationBeforeName) || found.has(WordList::AbbreviationInside))
        }
        None => last.starts_with(char::is_lowercase) && found.has(WordList::LeadsOn) || last.ends_with(','),
    };
    leads_on
        && ends_sentence(next_text)
        && !is_site_line(line_text, lists, form)
        && !opens_with_site_phrase(next_text, lists, form)
}

/// Whether a period stands before white space.
fn has_full_stop(line: &str) -> bool {
    line.match_indices('.').any(|(at, _)| line[at + 1..].starts_with(char::is_whitespace))
}

fn ends_sentence(line: &str) -> bool {
    end_mark(line).is_some_and(is_terminator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Lexicon};

    fn texts(text: &str) -> Vec<&str> {
        let mut layout = Layout::default();
        layout.read(text, Lexicon::get().of(Language::English));
        layout.blocks.into_iter().map(|(start, end)| &text[start as usize..end as usize]).collect()
    }

    #[test]
    fn hard_wrapped_lines_join_and_headings_do_not() {
        let mail = "A heading that stands alone\n\nThe council of the city met on Monday evening and\napproved the \
                    budget for next year, which cuts the\ntax on housing. The mayor said that the measure was\nlong \
                    overdue.\nA second paragraph begins on a line of its own and\nis wrapped as well.\n";
        let blocks = texts(mail);
        assert_eq!(blocks.len(), 3, "{blocks:#?}");
        assert!(blocks[1].ends_with("long overdue."));
    }

    #[test]
    fn a_menu_stays_in_lines() {
        assert_eq!(texts("Home\nNews\nSport\nThe minister resigned on Monday after a vote.\n").len(), 4);
    }

    #[test]
    fn a_line_cut_in_mid_sentence_goes_on() {
        let cut = "By using our site, you agree to the terms set out in\nour privacy policy.";
        assert_eq!(texts(cut).len(), 1);
    }

    #[test]
    fn every_kind_of_line_break_separates_blocks() {
        for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\n\u{feff} \n"] {
            let text = format!("First line.{end}Second line.");
            assert_eq!(texts(&text), ["First line.", "Second line."], "{end:?}");
        }
        assert!(texts(" \n\u{feff}\n").is_empty());
    }
}
