//! A document as HTML: its blocks, its sentences and the marks in them.

use std::collections::BTreeMap;
use std::fmt;

use abrege::{Analysis, Block, BlockKind, Document, Sentence, Span};

use super::page::{Escaped, Lang};

/// How many shades there are besides none; the style has a rule for each.
const SHADES: f32 = 9.0;

/// What a mark in a sentence shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    Name,
    Figure,
}

/// A part of the text to mark. Marks may overlap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    span: Span,
    kind: MarkKind,
}

/// Displays the whole text of a document, every sentence an element.
pub(super) struct Text<'a, 't> {
    document: &'a Document<'t>,
    /// By where they begin.
    marks: Vec<Mark>,
    /// The shade of each sentence, from 0 (none).
    shades: Vec<u8>,
    /// The number that a sentence is marked with.
    pub(super) numbers: BTreeMap<usize, usize>,
    /// What the ids of sentences begin with.
    pub(super) prefix: String,
    /// Whether the keyboard reaches the sentences.
    pub(super) focusable: bool,
}

impl<'a, 't> Text<'a, 't> {
    /// Reads names and figures.
    pub(super) fn new(analysis: &'a Analysis<'t>) -> Self {
        let names = analysis.entities();
        let names = names.iter().flat_map(|entity| entity.spans()).map(|&span| (span, MarkKind::Name));
        let figures = analysis.figures();
        let figures = figures.iter().map(|figure| (figure.span(), MarkKind::Figure));
        let mut marks: Vec<Mark> = names.chain(figures).map(|(span, kind)| Mark { span, kind }).collect();
        marks.sort_by_key(|mark| mark.span);
        Text {
            document: analysis.document(),
            marks,
            shades: Vec::new(),
            numbers: BTreeMap::new(),
            prefix: String::new(),
            focusable: false,
        }
    }

    /// Shades the sentences by their scores, those that can be chosen only. The best has the darkest shade.
    pub(super) fn shade(&mut self, analysis: &Analysis<'_>, can_be_chosen: &[bool]) {
        let totals: Vec<f32> = analysis
            .scores()
            .iter()
            .zip(can_be_chosen)
            .map(|(score, &can)| if can { score.total().max(0.0) } else { 0.0 })
            .collect();
        let best = totals.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        self.shades = totals.iter().map(|total| (total / best * SHADES).round() as u8).collect();
    }

    fn text(&self, start: usize, end: usize) -> Escaped<'_> {
        Escaped(self.document.text().get(start..end).unwrap_or_default())
    }

    /// Writes what stands between two blocks: rules such as "* * *".
    fn gap(&self, f: &mut fmt::Formatter<'_>, start: usize, end: usize) -> fmt::Result {
        let Escaped(gap) = self.text(start, end);
        if gap.trim().is_empty() {
            return Ok(());
        }
        writeln!(f, "<p class=\"gap\">{}</p>", Escaped(gap.trim()))
    }

    fn block(&self, f: &mut fmt::Formatter<'_>, block: Block<'_, '_>) -> fmt::Result {
        let tag = match block.kind() {
            BlockKind::Heading => "h3",
            BlockKind::ListItem => "li",
            _ => "p",
        };
        write!(f, "<{tag} class=\"{}\"", block.kind().name())?;
        if block.language() != self.document.language() {
            write!(f, "{}", Lang(block.language()))?;
        }
        f.write_str(">")?;
        let mut end = block.span().start;
        for sentence in block.sentences() {
            write!(f, "{}", self.text(end, sentence.span().start))?;
            self.sentence(f, sentence)?;
            end = sentence.span().end;
        }
        writeln!(f, "{}</{tag}>", self.text(end, block.span().end))
    }

    fn sentence(&self, f: &mut fmt::Formatter<'_>, sentence: Sentence<'_, '_>) -> fmt::Result {
        let index = sentence.index();
        write!(f, "<span id=\"{}{index}\" class=\"sentence", self.prefix)?;
        if let Some(shade @ 1..) = self.shades.get(index) {
            write!(f, " shade-{shade}")?;
        }
        if sentence.kind() != sentence.block().kind() {
            write!(f, " {}", sentence.kind().name())?;
        }
        f.write_str("\"")?;
        if let Some(number) = self.numbers.get(&index) {
            write!(f, " data-number=\"{number}\"")?;
        }
        f.write_str(if self.focusable { " tabindex=\"0\">" } else { ">" })?;
        let span = sentence.span();
        let first = self.marks.partition_point(|mark| mark.span.start < span.start);
        let marks = self.marks[first..].iter().take_while(|mark| mark.span.start < span.end);
        write_marked(f, self.document.text(), span, marks)?;
        f.write_str("</span>")
    }
}

impl fmt::Display for Text<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut end, mut in_list) = (0, false);
        for block in self.document.blocks() {
            let is_item = block.kind() == BlockKind::ListItem;
            if in_list != is_item {
                f.write_str(if is_item { "<ul>\n" } else { "</ul>\n" })?;
            }
            in_list = is_item;
            if !is_item {
                self.gap(f, end, block.span().start)?;
            }
            self.block(f, block)?;
            end = block.span().end;
        }
        f.write_str(if in_list { "</ul>\n" } else { "" })?;
        self.gap(f, end, self.document.text().len())
    }
}

/// Writes a part of a text with its marks. Marks that overlap are cut where one begins or ends, so that no element
/// crosses another.
pub(super) fn write_marked<'m>(
    out: &mut impl fmt::Write,
    text: &str,
    span: Span,
    marks: impl Iterator<Item = &'m Mark>,
) -> fmt::Result {
    let mut edges: Vec<(usize, MarkKind, i32)> = marks
        .flat_map(|mark| {
            let Span { start, end } = mark.span;
            [(start, mark.kind, 1), (end.min(span.end), mark.kind, -1)]
        })
        .collect();
    // What ends comes before what begins there.
    edges.sort_by_key(|&(at, _, step)| (at, step));
    let (mut at, mut names, mut figures) = (span.start, 0, 0);
    for (edge, kind, step) in edges {
        let class = class(names, figures);
        match kind {
            MarkKind::Name => names += step,
            MarkKind::Figure => figures += step,
        }
        if class != self::class(names, figures) {
            write_part(out, &text[at..edge], class)?;
            at = edge;
        }
    }
    write_part(out, &text[at..span.end], "")
}

/// Returns the class of what so many names and figures cover.
fn class(names: i32, figures: i32) -> &'static str {
    match (names > 0, figures > 0) {
        (false, false) => "",
        (true, false) => "name",
        (false, true) => "figure",
        (true, true) => "name figure",
    }
}

fn write_part(out: &mut impl fmt::Write, part: &str, class: &str) -> fmt::Result {
    match (part, class) {
        ("", _) => Ok(()),
        (_, "") => write!(out, "{}", Escaped(part)),
        _ => write!(out, "<u class=\"{class}\">{}</u>", Escaped(part)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_marks_are_cut_into_elements_that_do_not_cross() {
        let marked = |text: &str, marks: &[(usize, usize, MarkKind)]| {
            let marks: Vec<Mark> =
                marks.iter().map(|&(a, b, kind)| Mark { span: Span::new(a, b), kind }).collect();
            let mut html = String::new();
            write_marked(&mut html, text, Span::new(0, text.len()), marks.iter()).unwrap();
            html
        };
        use MarkKind::{Figure, Name};
        assert_eq!(
            marked("a<b c d", &[(0, 3, Name), (2, 5, Figure), (6, 7, Name)]),
            "<u class=\"name\">a&lt;</u><u class=\"name figure\">b</u><u class=\"figure\"> c</u> <u class=\"name\">d</u>"
        );
        assert_eq!(marked("abcd", &[(0, 4, Name), (1, 2, Name)]), "<u class=\"name\">abcd</u>");
        assert_eq!(marked("abc", &[(1, 9, Figure)]), "a<u class=\"figure\">bc</u>");
        assert_eq!(marked("abc", &[]), "abc");
    }
}
