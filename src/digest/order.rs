//! The order of a digest's sentences.

use std::time::SystemTime;

use super::choose::{LATER, MOST_TOGETHER};
use super::corpus::Corpus;

/// Sentences of one source that follow each other there.
struct Run {
    members: Vec<usize>,
    is_later: bool,
    /// The mean position of its fact in the articles that state it, from 0 to 1.
    position: f64,
}

/// Orders chosen statements for reading: first what reports the event, then the others as the articles that state them
/// place them on average (majority order, Barzilay and others 2002), later developments last. Those of one source keep
/// its order, and what needs the sentence before it stays behind it. `supporters` returns the statements that state the
/// same fact as one.
pub(super) fn order(
    corpus: &Corpus<'_>,
    chosen: &[usize],
    supporters: impl Fn(usize) -> Vec<usize>,
) -> Vec<usize> {
    let published = |statement: usize| corpus.published(&corpus.statements[statement]);
    let reporting = corpus.sources.iter().enumerate().filter(|(source, _)| corpus.reports(*source));
    let start = reporting.filter_map(|(_, source)| source.article.published).min();
    let is_later =
        |time: SystemTime| start.is_some_and(|start| time.duration_since(start).is_ok_and(|d| d >= LATER));
    // What opens the article of the best sentence reports the event, if it was chosen too.
    let opening = |&best: &usize| best - corpus.place(best);
    let best = chosen.first();
    let lead = best.map(opening).filter(|opening| chosen.contains(opening)).or(best.copied());
    let mut runs = runs(corpus, chosen);
    for run in &mut runs {
        let statements: Vec<usize> = run.members.iter().flat_map(|&member| supporters(member)).collect();
        let positions = statements.iter().map(|&statement| corpus.position(statement));
        run.position = positions.sum::<f64>() / statements.len().max(1) as f64;
        run.is_later = statements.iter().all(|&statement| published(statement).is_some_and(is_later));
    }
    let opens = |run: &Run| lead.is_some_and(|lead| run.members.contains(&lead));
    runs.sort_by(|a, b| {
        let key = |run: &Run| (!opens(run), run.is_later);
        key(a).cmp(&key(b)).then(a.position.total_cmp(&b.position)).then(a.members.cmp(&b.members))
    });
    // Behind the first one, the runs of each source take the places of that source in its order.
    let source = |run: &Run| corpus.statements[run.members[0]].source;
    let places: Vec<usize> = runs.iter().map(source).collect();
    let mut rest = runs.split_off(runs.len().min(1));
    rest.sort_by(|a, b| a.members.cmp(&b.members));
    for &place in places.iter().skip(1) {
        let next = rest.iter().position(|run| source(run) == place).expect("each place has a run");
        runs.push(rest.remove(next));
    }
    runs.into_iter().flat_map(|run| run.members).collect()
}

/// Returns the chosen statements in runs: what is never chosen without the sentence before it stays with it.
fn runs(corpus: &Corpus<'_>, chosen: &[usize]) -> Vec<Run> {
    let mut members = chosen.to_vec();
    members.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for member in members {
        let needs = corpus.chain(member, MOST_TOGETHER, |_| false).unwrap_or_default();
        match runs.last_mut().filter(|run| run.members.iter().any(|other| needs.contains(other))) {
            Some(run) => run.members.push(member),
            None => runs.push(Run { members: vec![member], is_later: false, position: 0.0 }),
        }
    }
    runs
}
