//! The words and signs around a number that name its scale or unit.

use super::figure::Unit;
use crate::language::WordList;
use crate::tokens::Tokens;

/// The gaps that may separate a number from its scale or unit.
pub(super) fn is_gap(gap: &str) -> bool {
    matches!(gap, " " | "-" | "\n" | "")
}

pub(super) fn is_money_sign(sign: char) -> bool {
    Unit::of_sign(sign).is_some_and(Unit::is_money)
}

/// Returns the power of ten that a token stands for.
pub(super) fn scale(tokens: Tokens<'_>, at: usize) -> Option<f64> {
    let scale = || tokens.value_in(at, tokens.pack().scales);
    tokens.has(at, WordList::Scale).then(scale).flatten().map(|scale| scale as f64)
}

/// Whether a scale, a sign or a unit follows a number.
pub(super) fn has_unit(tokens: Tokens<'_>, at: usize) -> bool {
    let sign = tokens.after(at).trim_start().chars().next();
    sign.and_then(Unit::of_sign).is_some()
        || tokens.text(at + 1).len() > 1 && tokens.has(at + 1, WordList::Scale)
        || named_unit(tokens, at + 1).is_some()
}

/// Returns the unit that begins at a token ("percent", « de dollars »), and its last token.
pub(super) fn named_unit(tokens: Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let token = tokens.get(at)?;
    if at > 0 && !is_gap(tokens.after(at - 1)) {
        return None;
    }
    if let Some(unit) = Unit::of_code(tokens.text(at)).filter(|_| token.length == 3) {
        return Some((unit, at));
    }
    let at = at + usize::from(tokens.is_one_of(at, tokens.pack().unit_links));
    if !tokens.has(at, WordList::UnitWord) {
        return None;
    }
    let forms = [tokens.form(at), tokens.form(at + 1), tokens.form(at + 2)];
    let matching = tokens.pack().units.iter().filter_map(|(name, unit)| {
        let words = name.split(' ').count();
        let is_one = name.split(' ').eq(forms.iter().take(words));
        is_one.then(|| Some((words, Unit::of_name(unit)?))).flatten()
    });
    let (words, unit) = matching.max_by_key(|(words, _)| *words)?;
    Some((unit, at + words - 1))
}
