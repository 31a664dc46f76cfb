//! Numbers in digits or words, before their unit is known.

use super::figure::Unit;
use super::unit::{is_gap, is_money_sign, named_unit, scale};
use crate::span::Span;
use crate::tokens::{Shape, Tokens, value_in};

/// A number that is written as a word has at most this many bytes.
const WORD_BYTES: u16 = 12;
/// Groups of digits are joined up to this many bytes, and one group more.
const GROUPED_BYTES: usize = 15;

/// A number with the tokens from `first` to `last`.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: f64,
    /// The power of ten that a word or letter after it adds; 1 without one.
    pub(super) scale: f64,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Its span, from the sign before it to the unit after it.
    pub(super) span: Span,
    pub(super) unit: Option<Unit>,
    pub(super) is_word: bool,
    /// It is written without its zero: ".5 percent".
    pub(super) is_bare_fraction: bool,
}

impl Number {
    /// Extends the number to a token.
    pub(super) fn extend(&mut self, tokens: Tokens<'_>, last: usize) {
        self.last = last;
        self.span.end = tokens[last].end() as usize;
    }

    /// Returns the text before the number, without the point that begins a bare fraction.
    pub(super) fn before<'a>(&self, tokens: Tokens<'a>) -> &'a str {
        let before = tokens.before(self.first);
        if self.is_bare_fraction { before.strip_suffix('.').unwrap_or(before) } else { before }
    }
}

/// Whether a decimal point directly precedes a number that lacks its zero: ".3%", "$.40".
pub(super) fn is_bare_fraction(tokens: Tokens<'_>, at: usize) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let before = tokens.before(at).strip_suffix('.').filter(|_| is_digits(split_suffix(tokens.text(at)).0));
    before.is_some_and(|before| match before.chars().next_back() {
        Some('(' | '+' | '-' | '−' | '~' | '<' | '>') => true,
        Some(last) => last.is_whitespace() || is_money_sign(last),
        None => at == 0,
    })
}

/// Reads the number in digits at a token; an error is the token after a number that counts nothing.
pub(super) fn digits(tokens: Tokens<'_>, at: usize) -> Option<Result<Number, usize>> {
    if !tokens.is(at, Shape::Number) {
        return None;
    }
    let (digits, suffix) = split_suffix(tokens.text(at));
    let mark = tokens.pack().decimal_mark;
    let is_bare_fraction = is_bare_fraction(tokens, at);
    let (whole, last) = if is_bare_fraction {
        (format!("0{mark}{digits}"), at)
    } else if suffix.is_empty() {
        join_groups(tokens, at, digits)
    } else {
        (digits.to_owned(), at)
    };
    let scale = if suffix.is_empty() { Some(1.0) } else { suffix_scale(tokens, at, suffix) };
    let (Some(value), Some(scale)) = (parse(&whole, mark), scale) else { return Some(Err(last + 1)) };
    let mut span = tokens.span(at, last);
    span.start -= usize::from(is_bare_fraction);
    Some(Ok(Number { value, scale, first: at, last, span, unit: None, is_word: false, is_bare_fraction }))
}

/// Joins groups of three digits that spaces separate: « 1 400 ». Returns them with their last token.
fn join_groups(tokens: Tokens<'_>, at: usize, digits: &str) -> (String, usize) {
    let mark = tokens.pack().decimal_mark;
    let (mut last, mut whole) = (at, digits.to_owned());
    while tokens.after(last) == " " && whole.len() <= GROUPED_BYTES {
        let group = tokens.text(last + 1);
        let (head, tail) = group.split_at(group.find(mark).unwrap_or(group.len()));
        let is_group = head.len() == 3 && head.bytes().all(|byte| byte.is_ascii_digit());
        if !is_group || last == at && digits.len() > 3 || whole.contains(mark) {
            break;
        }
        whole.push_str(head);
        whole.push_str(tail);
        last += 1;
    }
    (whole, last)
}

/// Returns the scale of the letters that directly follow a number ("1.2bn"). A single letter is one only with money
/// ("$5m") or before a noun in the plural ("5k users").
fn suffix_scale(tokens: Tokens<'_>, at: usize, suffix: &str) -> Option<f64> {
    let scale = value_in(tokens.pack().scales, &suffix.to_lowercase())?;
    let is_money = || {
        let before = tokens.before(at);
        let bare = before.strip_suffix('.').filter(|_| is_bare_fraction(tokens, at));
        bare.unwrap_or(before).ends_with(is_money_sign)
            || tokens.after(at).trim_start().starts_with(is_money_sign)
    };
    let is_noun = || {
        let (pack, next) = (tokens.pack(), tokens.form(at + 1));
        // "5K runs" are races over that distance.
        pack.letter_scale_nouns.contains(&next.as_str())
            || suffix != "K"
                && tokens.after(at) == " "
                && pack.letter_scale_endings.iter().any(|ending| next.ends_with(ending))
    };
    (suffix.len() > 1 || is_money() || is_noun()).then_some(scale as f64)
}

/// Reads the number in words at a token, before a scale or unit: « trois milliards d'euros ».
pub(super) fn words(tokens: Tokens<'_>, at: usize) -> Option<Number> {
    let pack = tokens.pack();
    if tokens.is(at, Shape::Number)
        || tokens.get(at)?.length > WORD_BYTES
        || !matches!(tokens.after(at), " " | "-")
    {
        return None;
    }
    let mut value = tokens.value_in(at, pack.number_words)?;
    let mut last = at;
    // "twenty-five"
    if value >= 20
        && tokens.after(at) == "-"
        && let Some(units) = tokens.value_in(at + 1, pack.number_words).filter(|units| *units < 20)
    {
        value += units;
        last += 1;
    }
    let is_large = scale(tokens, last + 1).is_some_and(|scale| scale >= 1_000_000.0);
    if !is_large && (value == 1 || named_unit(tokens, last + 1).is_none()) {
        return None;
    }
    let before = at.checked_sub(1).map_or(String::new(), |before| tokens.form(before));
    // "one in a million"
    if pack.ratios.contains(&format!("{before} {}", tokens.form(at)).as_str()) {
        return None;
    }
    let is_half = value == 1 && pack.half_words.contains(&before.as_str());
    let (value, first) = if is_half { (0.5, at - 1) } else { (f64::from(value), at) };
    let span = tokens.span(first, last);
    Some(Number { value, scale: 1.0, first, last, span, unit: None, is_word: true, is_bare_fraction: false })
}

/// Extends a number over the words for its scale: "million", « Mds », « milliard et demi ».
pub(super) fn take_scale(tokens: Tokens<'_>, number: &mut Number) {
    let at = number.last + 1;
    let Some(own) = scale(tokens, at).filter(|_| is_gap(tokens.after(number.last)) && number.scale == 1.0)
    else {
        return;
    };
    // A single letter is only a scale with a sign of money: « 4 M$ ».
    let is_money = number.unit.is_some() || tokens.after(at).trim_start().starts_with(is_money_sign);
    if tokens.text(at).len() == 1 && !is_money {
        return;
    }
    number.scale = own;
    number.extend(tokens, at);
    // "3 thousand million", « 3 mille milliards »
    if own == 1_000.0
        && let Some(more) = scale(tokens, at + 1).filter(|more| *more > own)
    {
        number.scale *= more;
        number.extend(tokens, at + 1);
    }
    let at = number.last;
    let is_half = |phrase: &&str| {
        phrase.split_once(' ').is_some_and(|(one, other)| {
            tokens.is_one_of(at + 1, &[one]) && tokens.is_one_of(at + 2, &[other])
        })
    };
    if tokens.pack().halves.iter().any(is_half) {
        number.value += 0.5;
        number.extend(tokens, at + 2);
    }
}

/// Splits "1.2bn" into "1.2" and "bn".
pub(super) fn split_suffix(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()))
}

/// Parses a number with the language's decimal mark. The other mark groups digits by three, or is a foreign decimal
/// mark.
fn parse(text: &str, decimal: char) -> Option<f64> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return text.parse().ok();
    }
    // « 1'500 », as in Switzerland.
    let group = match (text.contains(['\'', '’']), decimal) {
        (true, _) => '\'',
        (false, ',') => '.',
        _ => ',',
    };
    let text = &text.replace('’', "'");
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if first.is_empty() || !digits(first) || !rest.iter().all(|part| digits(part)) || !digits(fraction) {
        return None;
    }
    // « 3.5 % » is common in French; "3,5" in English is a list.
    if let [part] = rest.as_slice()
        && part.len() < 3
        && decimal == ','
        && fraction.is_empty()
        && !part.is_empty()
    {
        return format!("{first}.{part}").parse().ok();
    }
    let is_grouped =
        rest.iter().all(|part| part.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    is_grouped.then(|| format!("{first}{}.{fraction}0", rest.concat()).parse().ok()).flatten()
}
