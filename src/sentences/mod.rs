//! Where sentences end.
//!
//! The sentence boundaries of UAX #29 are the base; the rules here adapt them where news typography needs more:
//! abbreviations and initials, marks that close a quotation, quoted speech before its speaker, hard-wrapped lines,
//! numbers. Each run of terminators (`.`, `!`, `?`, `…`) is judged once, from the characters and the words around it;
//! the time is linear.

mod boundary;
mod context;
mod list_marker;
mod mark_rules;
mod period_rules;
mod pieces;
mod plain_period;
mod rules;

pub(crate) use context::Forms;
pub(crate) use list_marker::{bullet, is_list_item};
pub(crate) use period_rules::is_zone_code;

use crate::language::LanguageLists;
use boundary::Scanner;
use context::Context;
use rules::{RULES, Rules};

/// Calls `found(start, end)` for each sentence of a block, in order, without the white space around it.
pub(crate) fn sentences(
    text: &str,
    lists: LanguageLists,
    forms: &mut Forms,
    found: impl FnMut(usize, usize),
) {
    Splitter { text, lists, rules: RULES }.split(forms, found);
}

/// Splits a block by a set of rules.
struct Splitter<'t> {
    text: &'t str,
    lists: LanguageLists,
    rules: Rules<'t>,
}

impl Splitter<'_> {
    fn split(self, forms: &mut Forms, mut found: impl FnMut(usize, usize)) {
        let mut scanner = Scanner::new(self.text);
        let mut context = Context::new(self.text, self.lists, forms);
        let mut at = 0;
        while let Some(boundary) = scanner.next(at) {
            let ends = plain_period::ends(&mut context, &boundary)
                .unwrap_or_else(|| self.rules.ends(&mut context, &boundary));
            if ends {
                let has_sections = std::mem::take(&mut scanner.has_sections);
                pieces::emit(self.text, context.start, boundary.end, has_sections, &mut found);
                context.start = boundary.next;
            }
            at = boundary.next.max(boundary.end);
        }
        pieces::emit(self.text, context.start, self.text.len(), scanner.has_sections, &mut found);
    }
}

#[cfg(test)]
mod tests;
