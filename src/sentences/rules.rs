//! The rules that decide whether a sentence ends at a mark.
//!
//! Each rule is a function that holds one idea. They run in order and the first with a verdict decides; where none has
//! one, the sentence ends. [`MARKS`] apply to any mark, then [`PERIODS`] to a period that may belong to an
//! abbreviation, an initial or a number. No rule reads further than [`REACH`](super::context::REACH), so that the time
//! stays linear on any text.

use super::boundary::Boundary;
use super::context::Context;
use super::mark_rules::{MARKS, Mark, MarkRule};
use super::period_rules::{PERIODS, Period, PeriodRule};

/// The rules that a block is split by.
#[derive(Clone, Copy)]
pub(super) struct Rules<'r> {
    pub(super) marks: &'r [MarkRule],
    pub(super) periods: &'r [PeriodRule],
}

/// All rules.
pub(super) const RULES: Rules<'static> = Rules { marks: MARKS, periods: PERIODS };

impl Rules<'_> {
    /// Whether the sentence ends at a boundary.
    pub(super) fn ends(self, context: &mut Context<'_>, boundary: &Boundary) -> bool {
        let Some(mark) = Mark::of(context, boundary) else { return true };
        if let Some(ends) = self.marks.iter().find_map(|rule| rule(context, &mark)) {
            return ends;
        }
        let Some(period) = Period::of(context, &mark) else { return true };
        self.periods.iter().find_map(|rule| rule(context, &period)).unwrap_or(true)
    }
}
