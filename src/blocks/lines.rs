//! From lines to blocks: which line breaks separate blocks and which only wrap a line.

use std::ops::Range;

use super::line::{Line, SPACE, WIDEST_COLUMN, read_lines};
use super::site_line::{is_site_line, opens_with_site_phrase};
use crate::language::{LanguageLists, WordList};
use crate::text::{end_mark, ends_in_letter, is_combining, is_terminator};

/// A line of hard-wrapped text has at most this many characters…
const WIDEST: u8 = 100;
/// …and the widest line of its paragraph at least this many…
const NARROWEST: u8 = 40;
/// …or, where the sentences clearly run through the breaks, from this many.
const NARROWEST_COLUMN: u8 = 24;
/// Consecutive lines of at most this many characters are one word set vertically.
const SCRAP: u8 = 2;
/// A text is hard-wrapped when at least this many line breaks stand where the next word would not have fitted…
const WRAPS: usize = 3;
/// …in paragraphs with at least this share of such breaks, and these paragraphs have more lines than the others.
const WRAPPED_SHARE: f32 = 0.8;
/// In a proportional font, or wrapped by hand, the next word may have fitted if this share of the width was full.
const FULL_SHARE: f32 = 0.86;
/// Then at least this share of the breaks must stand before a word in lower case or behind a function word…
const RUNNING_SHARE: f32 = 0.4;
/// …and at least this many, unless the text is wrapped anyway.
const RUNNING: u32 = 2;

/// At most this many headings and bylines stand directly above a wrapped paragraph.
const MOST_HEADINGS: u32 = 2;
/// A line is a heading if its next word would have filled less than this share of the width.
const FITTED_SHARE: f32 = 0.75;
/// A sentence goes on behind a blank line if the line before it has at least this many characters.
const LONG: u8 = 60;

/// Joins the lines of a text into blocks, in buffers that the next text reuses.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineJoiner {
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
    wrapping: Wrapping,
}

/// How the line breaks of a group came about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrapping {
    /// Each line is a block of its own.
    None,
    /// The lines were wrapped at a number of characters, in `wraps` breaks; sentences run through `running` of them.
    Fixed { wraps: u32, running: u32 },
    /// The lines were wrapped by a proportional font or by hand, and sentences run through `running` breaks.
    Loose { running: u32 },
}

impl Group {
    fn of(
        text: &str,
        lines: &[Line],
        (first, last): (usize, usize),
        lists: LanguageLists,
        form: &mut String,
    ) -> Self {
        let wrapping = Wrapping::of(text, &lines[first..last], lists, form);
        Group { lines: first as u32..last as u32, wrapping }
    }

    fn range(&self) -> Range<usize> {
        self.lines.start as usize..self.lines.end as usize
    }
}

impl Wrapping {
    fn of(text: &str, group: &[Line], lists: LanguageLists, form: &mut String) -> Self {
        let breaks = group.len() - 1;
        let widest = group.iter().map(|line| line.chars).max().unwrap_or(0);
        if breaks == 0 || !(NARROWEST_COLUMN..=WIDEST_COLUMN).contains(&widest) {
            return Wrapping::None;
        }
        let mut runs_on = |pair: &[Line]| {
            pair[1].text(text).starts_with(char::is_lowercase)
                || pair[0].is_divided(text)
                || ends_in_function_word(pair[0].text(text), lists, form)
        };
        if (NARROWEST..=WIDEST).contains(&widest) {
            let wraps = group.windows(2).filter(|pair| is_full(text, pair, widest)).count();
            let running = group.windows(2).filter(|pair| runs_on(pair)).count() as u32;
            // Headlines may be of one length.
            if wraps as f32 >= WRAPPED_SHARE * breaks as f32 && running > 0 {
                return Wrapping::Fixed { wraps: wraps as u32, running };
            }
        }
        // Most groups are menus, which need not be measured.
        let most = group.windows(2).filter(|pair| runs_on(pair)).count();
        let least = group.windows(2).filter(|pair| !ends_sentence(pair[0].text(text))).count();
        if most == 0 || (most as f32) < RUNNING_SHARE * least as f32 {
            return Wrapping::None;
        }
        let width = size(text, group);
        let (mut open, mut full, mut running) = (0, 0, 0);
        for pair in group.windows(2) {
            let is_full = is_nearly_full(text, pair, width);
            // The last line of a paragraph may be short.
            if is_full || !ends_sentence(pair[0].text(text)) {
                open += 1;
                full += u32::from(is_full);
                running += u32::from(runs_on(pair));
            }
        }
        let share = |count: u32, share: f32| count as f32 >= share * open as f32;
        match full > 0 && share(full, WRAPPED_SHARE) && share(running, RUNNING_SHARE) {
            true => Wrapping::Loose { running },
            false => Wrapping::None,
        }
    }
}

impl LineJoiner {
    /// Finds the text's blocks, see [`LineJoiner::blocks`].
    ///
    /// `lists` are those of the article's language: its function words distinguish a cut line from a heading.
    pub(crate) fn join(&mut self, text: &str, lists: LanguageLists) {
        read_lines(text, &mut self.lines);
        let LineJoiner { lines, groups, blocks, form } = self;
        groups.clear();
        let mut first = 0;
        for last in 0..=lines.len() {
            if lines.get(last).is_none_or(|line| line.chars == 0) {
                // Headings directly above a paragraph have their own width.
                for _ in 0..MOST_HEADINGS {
                    if is_heading_above(text, &lines[first..last], lists, form) {
                        let heading = first as u32..first as u32 + 1;
                        groups.push(Group { lines: heading, wrapping: Wrapping::None });
                        first += 1;
                    }
                }
                if first < last {
                    groups.push(Group::of(text, lines, (first, last), lists, form));
                }
                first = last + 1;
            }
        }
        let (mut all, mut lines_wrapped, mut width) = (0, 0, 0);
        for group in groups.iter() {
            let wraps = match group.wrapping {
                Wrapping::Fixed { wraps, .. } => wraps,
                Wrapping::Loose { running } => running,
                Wrapping::None => continue,
            };
            let group = &lines[group.range()];
            (all, lines_wrapped) = (all + wraps as usize, lines_wrapped + group.len());
            width = width.max(size(text, group));
        }
        // A few short lines may have been wrapped at the same width.
        let is_other = |group: &&Group| {
            let breaks =
                |pair: &[Line]| !ends_sentence(pair[0].text(text)) && !is_nearly_full(text, pair, width);
            group.wrapping == Wrapping::None
                && (lines[group.range()].windows(2).any(breaks)
                    || group.lines.len() > 1
                        && lines[group.range()].iter().any(|line| line.chars > WIDEST_COLUMN))
        };
        let lines_other = || groups.iter().filter(is_other).map(|group| group.lines.len()).sum();
        let text_is_wrapped = all >= WRAPS && lines_wrapped > lines_other();
        blocks.clear();
        blocks.reserve(lines.len());
        let mut open: Option<(u32, &Line)> = None;
        for group in groups {
            let wrapping = group.wrapping;
            let group = &lines[group.range()];
            let widest = group.iter().map(|line| line.chars).max().unwrap_or(0);
            let size = if wrapping == Wrapping::None { 0 } else { size(text, group) };
            let mut start = match open {
                Some((start, last)) if is_interrupted(text, last, &group[0], lists, form) => start,
                Some((start, last)) => {
                    blocks.push((start, last.end));
                    group[0].start
                }
                None => group[0].start,
            };
            for pair in group.windows(2) {
                let is_vertical = pair.iter().all(|line| line.chars <= SCRAP);
                let ends = || ends_sentence(pair[0].text(text));
                let only_wraps = match wrapping {
                    Wrapping::Fixed { running, .. } => {
                        (text_is_wrapped || running >= RUNNING)
                            && (is_full(text, pair, widest) || !ends() && is_nearly_full(text, pair, size))
                    }
                    Wrapping::Loose { running } => {
                        (text_is_wrapped || running >= RUNNING)
                            && (is_nearly_full(text, pair, size)
                                || !ends() && pair[1].text(text).starts_with(char::is_lowercase))
                    }
                    // A paragraph of two lines, or of many names.
                    Wrapping::None => {
                        text_is_wrapped && widest <= WIDEST_COLUMN && is_nearly_full(text, pair, width)
                    }
                };
                // A dash may also stand inside a sentence.
                let begins_item =
                    || pair[1].is_item(text) && (ends() || !pair[1].text(text).starts_with('–'));
                let joins = is_vertical
                    || only_wraps && !begins_item()
                    || goes_on(text, &pair[0], &pair[1], lists, form);
                if !joins {
                    blocks.push((start, pair[0].end));
                    start = pair[1].start;
                }
            }
            open = Some((start, &group[group.len() - 1]));
        }
        blocks.extend(open.map(|(start, last)| (start, last.end)));
    }
}

/// Whether the first word of the second line would not have fitted into the first, so that the break only wraps.
fn is_full(text: &str, pair: &[Line], width: u8) -> bool {
    u16::from(pair[0].chars) + 1 + u16::from(pair[1].first_chars(text)) > u16::from(width)
}

/// Returns the width of the widest of some lines, in a proportional font.
fn size(text: &str, lines: &[Line]) -> u16 {
    lines.iter().map(|line| line.size(text)).max().unwrap_or(0)
}

/// Returns how wide the first of two lines would be with the first word of the second.
fn extended_size(text: &str, line: &Line, next: &Line) -> f32 {
    f32::from(line.size(text) + SPACE + next.first_size(text))
}

/// Whether the first word of the second line would hardly have fitted into the first, in a proportional font.
fn is_nearly_full(text: &str, pair: &[Line], width: u16) -> bool {
    pair[0].is_divided(text) || extended_size(text, &pair[0], &pair[1]) > FULL_SHARE * f32::from(width)
}

/// Whether a line is cut in mid-sentence: it has no end mark and the next begins in lower case, or it ends in a word
/// that no heading ends in. The next line must look like running text, or a menu would be joined.
fn goes_on(text: &str, line: &Line, next: &Line, lists: LanguageLists, form: &mut String) -> bool {
    let (line_text, next_text) = (line.text(text), next.text(text));
    if line.chars >= NARROWEST_COLUMN && line.is_divided(text) && next_text.starts_with(char::is_alphabetic) {
        return true;
    }
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
    let leads_on = match last.strip_suffix('.') {
        Some(bare) => {
            let found = lists.of(bare.trim_end_matches('.'), form);
            bare.starts_with(char::is_uppercase)
                && found.has_any(&[WordList::AbbreviationBeforeName, WordList::AbbreviationInside])
        }
        None => last.ends_with(',') || ends_in_function_word(line_text, lists, form),
    };
    leads_on
        && ends_sentence(next_text)
        && !is_site_line(line_text, lists, form)
        && !opens_with_site_phrase(next_text, lists, form)
}

/// Whether the first of some lines is a heading or byline above a paragraph of several lines: it has no end mark, and
/// the next line begins like a sentence, with a capitalized function word, or far from where the first would have
/// wrapped.
fn is_heading_above(text: &str, group: &[Line], lists: LanguageLists, form: &mut String) -> bool {
    let [line, next, rest @ ..] = group else { return false };
    let (line_text, next_text) = (line.text(text), next.text(text));
    if rest.is_empty()
        || line.is_item(text)
        || line.is_divided(text)
        || line_text.ends_with(',')
        || ends_sentence(line_text)
        || ends_in_function_word(line_text, lists, form)
    {
        return false;
    }
    let first = lists.of(first_word(next_text), form);
    let is_opener =
        first.has(WordList::StopWord) && next.first_chars(text) > 1 || first.has(WordList::Byline);
    let has_fitted = || {
        let size = extended_size(text, line, next);
        group[1..].iter().any(|other| size < FITTED_SHARE * f32::from(other.size(text)))
    };
    next_text.starts_with(char::is_uppercase) && (is_opener || has_fitted())
}

/// Whether a blank line interrupts a sentence, as where a page ends: the line before has no end mark, and the next goes
/// on in lower case.
fn is_interrupted(text: &str, line: &Line, next: &Line, lists: LanguageLists, form: &mut String) -> bool {
    let (line_text, next_text) = (line.text(text), next.text(text));
    let first = first_word(next_text);
    line.chars >= LONG
        && line_text.starts_with(|c: char| !c.is_lowercase())
        && next.chars >= NARROWEST
        && !first.is_empty()
        && first.chars().all(|c| c.is_lowercase() || is_combining(c))
        && (line.is_divided(text) || ends_in_letter(line_text))
        && !next.is_item(text)
        && (ends_sentence(next_text) || has_full_stop(next_text))
        && !is_site_line(line_text, lists, form)
}

fn first_word(line: &str) -> &str {
    line.split(|c: char| !c.is_alphabetic() && !is_combining(c)).next().unwrap_or_default()
}

/// Whether a line ends in a word that no heading ends in.
fn ends_in_function_word(line: &str, lists: LanguageLists, form: &mut String) -> bool {
    let last = line.rsplit(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).next().unwrap_or_default();
    last.starts_with(char::is_lowercase) && lists.of(last, form).has(WordList::LeadsOn)
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
        let mut joiner = LineJoiner::default();
        joiner.join(text, Lexicon::get().of(Language::English));
        joiner.blocks.into_iter().map(|(start, end)| &text[start as usize..end as usize]).collect()
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
    fn lines_of_a_proportional_font_join() {
        let column = "The ferry to the island of\nKerran will sail again on\nMonday, after five weeks of\nrepairs that \
                      cost the firm\n£3 million. Mayor Tom\nHale thanked the crew.";
        assert_eq!(texts(column).len(), 1);
        let page = "The ferry to the island of Kerran will sail again on Monday, after five\nweeks of repairs that \
                    cost the firm £3 million. Mayor Tom Hale thanked the\ncrew, who had worked through the holidays in \
                    the docks of Portby and in\nthe yard of the firm.\n\nTickets are on sale at the \
                    terminal and in the shops of Kerran and Upper\nMarlow.\n\nWhat it will cost\nA return ticket \
                    costs £14 for adults and £6 for children under twelve\nyears, the firm said.";
        let blocks = texts(page);
        assert_eq!(blocks.len(), 4, "{blocks:#?}");
        assert_eq!(blocks[2], "What it will cost");
    }

    #[test]
    fn headlines_of_similar_width_do_not_join() {
        let list = "Ferry to Kerran sails again after five weeks\nMayor of Marlow will not stand again in May\nBus \
                    fares rise by 3% in Portby from Monday\nSchool in Upper Marlow wins national prize";
        assert_eq!(texts(list).len(), 4);
        assert_eq!(
            texts("all the news of portby\nsport and culture\nweather for the week\nyour letters").len(),
            4
        );
    }

    #[test]
    fn a_heading_directly_above_wrapped_lines_stays_apart() {
        let column = "Mayor of Marlow quits after audit finds missing receipts\nBy Tom Hale\nThe mayor of Marlow \
                      resigned\non Monday after an audit that\nfound no receipts for £40,000\nof expenses.";
        let blocks = texts(column);
        assert_eq!(blocks.len(), 3, "{blocks:#?}");
        let short = "Prices slow\nBread rose by two percent in the year to May, the office said\non Wednesday, less than the \
                     bank had expected after the spring\nand far less than meat.";
        assert_eq!(texts(short).len(), 2);
        let none = "The mayor of the old town of Marlow said on Monday that the plan of\nAnn Reed would cost the county \
                    more than four million pounds over\nten years, and that she would vote for it.";
        assert_eq!(texts(none).len(), 1, "{:#?}", texts(none));
    }

    #[test]
    fn quoted_mail_joins_without_its_marks() {
        let mail = "> The ferry to the island of Kerran will sail again on Monday, after five\n> weeks of repairs that \
                    cost the firm £3 million. Mayor Tom Hale thanked the\n> crew.\n>\n> Tickets are on sale.";
        let blocks = texts(mail);
        assert_eq!(blocks.len(), 2, "{blocks:#?}");
        assert!(blocks[0].starts_with("The ferry") && blocks[1] == "Tickets are on sale.");
    }

    #[test]
    fn divided_words_join() {
        let blocks = texts("The report names every river that has lost its migra-\ntory fish.");
        assert_eq!(blocks.len(), 1);
        assert_eq!(
            texts("The report names every river that has lost its infe\u{301}-\nrieur fish.").len(),
            1
        );
        assert_eq!(texts("Sign-\nUp\nThe minister resigned on Monday after a vote.").len(), 3);
    }

    #[test]
    fn a_blank_line_inside_a_sentence_joins() {
        let page = "The council voted on Monday to close the harbour road of the old\n\ntown to cars from June, after a \
                    long debate.";
        assert_eq!(texts(page).len(), 1);
        let heading = "How the council of Portby came to close the harbour road of the town\n\niPhone in hand, Ann Reed \
                       filmed the vote from the gallery.";
        assert_eq!(texts(heading).len(), 2);
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
