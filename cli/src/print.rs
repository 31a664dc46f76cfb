//! Summaries as text for a terminal, and as JSON.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use abrege::{Analysis, BlockKind, Entity, Excerpt, Figure, Keyword, Span, Summary};
use anstyle::{Effects, Style};
use serde::Serialize;

const BOLD: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);
const NAME: Style = Style::new().effects(Effects::UNDERLINE);

/// A summary as JSON, with the name of its file.
#[derive(Serialize)]
pub(crate) struct Named<'a> {
    pub(crate) file: &'a str,
    #[serde(flatten)]
    pub(crate) summary: &'a Summary<'a>,
}

/// The keywords, names and figures of an article as JSON.
#[derive(Serialize)]
pub(crate) struct Found<'a> {
    pub(crate) file: &'a str,
    pub(crate) keywords: Vec<Keyword<'a>>,
    pub(crate) entities: Vec<Entity<'a>>,
    pub(crate) figures: Vec<Figure<'a>>,
}

/// Returns text on one line.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a summary: its title, and an item for each sentence.
pub(crate) fn summary(name: &str, summary: &Summary<'_>) -> String {
    let title = summary.title().map_or_else(|| name.to_owned(), flat);
    let mut printed = format!("{BOLD}{title}{BOLD:#}\n");
    for excerpt in summary {
        printed += &format!("  • {}\n", excerpt.flowed());
    }
    printed
}

/// Returns every sentence with the verdict on it, and the reasons for the score of those that were chosen.
pub(crate) fn explanation(analysis: &Analysis<'_>) -> anyhow::Result<String> {
    let mut printed = String::new();
    let verdicts = analysis.verdicts(analysis.options().get_budget())?;
    for (sentence, verdict) in analysis.document().sentences().zip(verdicts) {
        let index = sentence.index();
        let is_chosen = matches!(verdict, abrege::Verdict::Chosen { .. });
        let style = if is_chosen { BOLD } else { Style::new() };
        writeln!(printed, "  #{index} {style}{}{style:#}", flat(sentence.text()))?;
        writeln!(printed, "      {DIM}{verdict}{DIM:#}")?;
        if is_chosen && let Some(why) = analysis.explain(index) {
            writeln!(printed, "      {DIM}{:.2}: {why}{DIM:#}", analysis.scores()[index].total())?;
        }
    }
    Ok(printed)
}

/// Returns the whole text: chosen sentences bold, furniture dim, names underlined.
pub(crate) fn in_context(analysis: &Analysis<'_>) -> String {
    let document = analysis.document();
    let chosen: BTreeSet<usize> = analysis.summary().excerpts().iter().map(Excerpt::index).collect();
    let mut names: Vec<Span> =
        analysis.entities().iter().flat_map(|entity| entity.spans().to_vec()).collect();
    names.sort();
    let mut printed = String::new();
    for block in document.blocks() {
        let is_dim = matches!(block.kind(), BlockKind::Furniture | BlockKind::Caption);
        let mut at = block.span().start;
        for sentence in block.sentences() {
            let span = sentence.span();
            let is_chosen = chosen.contains(&sentence.index());
            let is_dim = is_dim || matches!(sentence.kind(), BlockKind::Furniture | BlockKind::Caption);
            let style = match () {
                () if is_chosen => BOLD,
                () if is_dim => DIM,
                () => Style::new(),
            };
            printed += &document.text()[at..span.start];
            let first = names.partition_point(|name| name.start < span.start);
            let own = names[first..].iter().take_while(|name| name.end <= span.end);
            styled(&mut printed, document.text(), span, style, own);
            at = span.end;
        }
        printed += &document.text()[at..block.span().end.max(at)];
        printed += "\n\n";
    }
    printed
}

/// Writes a sentence in a style, with its names underlined.
fn styled<'a>(
    printed: &mut String,
    text: &str,
    span: Span,
    style: Style,
    names: impl Iterator<Item = &'a Span>,
) {
    let mut at = span.start;
    let name_style = style.effects(style.get_effects() | NAME.get_effects());
    let mut write = |style: Style, from: usize, to: usize| {
        if from < to {
            *printed += &format!("{style}{}{style:#}", &text[from..to]);
        }
    };
    for name in names {
        write(style, at, name.start);
        write(name_style, name.start.max(at), name.end);
        at = at.max(name.end);
    }
    write(style, at, span.end);
}
