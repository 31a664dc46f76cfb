//! Amounts, percentages and counts: numbers with their scale, unit and range.

use super::excluded::counts_nothing;
use super::figure::{FigureValue, Read, Reading, Unit};
use super::number::{Number, digits, take_scale, words};
use super::unit::named_unit;
use crate::language::WordList;
use crate::tokens::{Shape, Tokens};

/// A range that starts below this value takes the scale of its end ("$5-10 million").
const SHARES_SCALE: f64 = 1000.0;
/// A side in a game scores fewer goals than this, unless it scores more than the other.
const GOALS: f64 = 20.0;
/// Both sides score fewer points than this.
const POINTS: f64 = 1000.0;

/// Reads the amount, percentage or count that begins at a token.
pub(super) fn amount(tokens: Tokens<'_>, at: usize) -> Read {
    let number = match digits(tokens, at) {
        Some(Err(next)) => return Some((None, next)),
        Some(Ok(number)) => number,
        None => words(tokens, at)?,
    };
    let Some(number) = with_unit(tokens, number) else { return Some((None, at + 1)) };
    let next = number.last + 1;
    let has_unit = number.unit.is_some() || number.scale > 1.0;
    if number.is_word && !has_unit {
        return None;
    }
    if !has_unit && counts_nothing(tokens, &number) {
        return Some((None, next));
    }
    let mut value = scaled(number.value, number.scale);
    let mut unit = number.unit;
    let may_share = !has_unit || number.scale == 1.0 && number.unit.is_some_and(Unit::is_money);
    if may_share && let Some((other, is_score)) = range(tokens, &number) {
        if is_score && !has_unit {
            return Some((None, other.last + 1));
        }
        unit = unit.or(other.unit);
        if number.value < SHARES_SCALE {
            value = scaled(value, other.scale);
        }
    }
    Some((
        Some(Reading {
            value: FigureValue::Number(value),
            unit: unit.unwrap_or(Unit::Count),
            span: number.span,
        }),
        next,
    ))
}

/// Returns a number with the sign, scale and unit around it; none if these show that it is no figure.
fn with_unit(tokens: Tokens<'_>, mut number: Number) -> Option<Number> {
    take_sign_before(tokens, &mut number)?;
    number.unit = number.unit.or_else(|| unit_of_range(tokens, number.first));
    take_scale(tokens, &mut number);
    let gap = tokens.after(number.last);
    let trimmed = gap.trim_start();
    let sign = trimmed.chars().next().filter(|_| gap.len() - trimmed.len() <= 3);
    if let Some(unit) = sign.filter(|_| number.unit.is_none()).and_then(Unit::of_sign) {
        // "5 $10": the sign is the next number's.
        let is_next = trimmed == "$" && tokens.is(number.last + 1, Shape::Number);
        if !is_next {
            let sign_at = number.span.end + gap.len() - trimmed.len();
            number.span.end = sign_at + sign.map_or(0, char::len_utf8);
            number.unit = Some(unit);
        }
    } else if number.unit.is_none()
        && let Some((unit, end)) = named_unit(tokens, number.last + 1)
    {
        // "10 pounds of flour"
        let is_weight =
            unit == Unit::Gbp && number.scale == 1.0 && tokens.is_one_of(end + 1, tokens.pack().weight_links);
        if !is_weight {
            number.unit = Some(unit);
            number.extend(tokens, end);
        }
    }
    Some(number)
}

/// Reads the sign of money, the code or the minus before a number; returns none for a currency that is unknown.
fn take_sign_before(tokens: Tokens<'_>, number: &mut Number) -> Option<()> {
    let before = number.before(tokens);
    let sign = before.chars().next_back();
    if let Some(unit) = sign.and_then(Unit::of_sign).filter(|unit| unit.is_money()) {
        number.span.start -= sign.map_or(0, char::len_utf8);
        number.unit = Some(dollars(tokens, number, before, unit)?);
    } else if number.first > 0
        // Not normalized before a bare fraction.
        && matches!(before, " " | "\u{a0}" | "\u{202f}")
        && let code = tokens.text(number.first - 1)
        && let Some(unit) = Unit::of_code(code).filter(|_| code.len() == 3 || code == "Rs")
    {
        number.span.start = tokens[number.first - 1].start as usize;
        number.unit = Some(unit);
    } else {
        let bare = before.trim_end_matches(['-', '−']);
        let is_minus = if number.first == 0 {
            !bare.ends_with(char::is_alphanumeric)
        } else {
            bare.ends_with([' ', '(', '\u{a0}'])
        };
        if bare.len() < before.len() && is_minus {
            number.value = -number.value;
            number.span.start -= before.len() - bare.len();
        }
    }
    Some(())
}

/// Returns the unit of a sign with the letters before it ("US$", "C$"); none for a currency that is unknown.
fn dollars(tokens: Tokens<'_>, number: &mut Number, before: &str, sign: Unit) -> Option<Unit> {
    let is_joined = number.first > 0 && before.chars().count() == 1 && sign == Unit::Usd;
    let letters = if is_joined { tokens.text(number.first - 1) } else { "" };
    if letters.is_empty() || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) || letters.len() > 3 {
        return Some(sign);
    }
    number.span.start = tokens[number.first - 1].start as usize;
    Unit::of_code(letters)
}

/// Returns the money of the first end of a range, for its second end: "$5-10 million".
fn unit_of_range(tokens: Tokens<'_>, at: usize) -> Option<Unit> {
    let is_dash = matches!(tokens.before(at), "-" | "–");
    let is_word = at > 1 && tokens.is_one_of(at - 1, tokens.pack().range_words);
    let first = at.checked_sub(if is_dash { 1 } else { 2 }).filter(|_| is_dash || is_word)?;
    let sign = tokens.before(first).chars().next_back().and_then(Unit::of_sign);
    sign.filter(|unit| unit.is_money() && tokens.is(first, Shape::Number))
}

/// Returns the second end of a range, whose unit the first has too, and whether the two are the score of a game.
fn range(tokens: Tokens<'_>, number: &Number) -> Option<(Number, bool)> {
    let gap = tokens.after(number.last);
    let is_dash = matches!(gap, "-" | "–" | " - " | " – ");
    let is_word = gap == " " && tokens.is_one_of(number.last + 1, tokens.pack().range_words);
    let at = number.last + if is_dash { 1 } else { 2 };
    if !(is_dash || is_word) || at >= tokens.len() {
        return None;
    }
    let mut other = with_unit(tokens, digits(tokens, at)?.ok()?)?;
    // Either end may have the sign: "$5-10 million".
    other.unit = other.unit.or(number.unit);
    let is_joined = tokens.is_one_of(number.last + 1, tokens.pack().range_conjunctions);
    let has_none = other.unit.is_none() && other.scale == 1.0;
    let after = other.last + 1;
    let is_bare = !tokens.after(other.last).trim().is_empty()
        || tokens.get(after).is_none()
        || tokens.has(after, WordList::StopWord);
    let is_score = has_none
        && !is_joined
        && number.value < POINTS
        && (number.value > other.value || number.value < GOALS && is_bare);
    // "two goals and 5 percent" is no range.
    (is_score || !has_none).then_some((other, is_score))
}

/// Returns the product without the last digits that binary fractions add: 4.1 · 10⁹ is whole.
fn scaled(value: f64, scale: f64) -> f64 {
    if scale > 1.0 { (value * scale * 100.0).round() / 100.0 } else { value }
}
