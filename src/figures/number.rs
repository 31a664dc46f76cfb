//! Reads the figures of a sentence: numbers with their scale and unit, and what only looks like one.

use super::figure::{Figure, Unit};
use crate::document::Sentence;
use crate::language::{Pack, WordList};
use crate::span::Span;
use crate::text::plain_gap;
use crate::tokens::{Shape, Token};

/// A figure, or none for a number that counts nothing, and the token to go on from.
pub(crate) type Read = Option<(Option<Figure>, usize)>;

pub(crate) struct Reader<'d, 't> {
    pub(crate) sentence: Sentence<'d, 't>,
    pub(crate) tokens: &'d [Token],
    pub(crate) pack: &'static Pack,
}

/// A number as it stands, before its unit is known.
pub(crate) struct Number {
    pub(crate) value: f64,
    /// The power of ten that a word or letter behind it says; 1 when none does.
    pub(crate) scale: f64,
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) span: Span,
    pub(crate) unit: Option<Unit>,
    pub(crate) is_word: bool,
    /// It is written without its zero: ".5 percent".
    pub(crate) is_bare_fraction: bool,
}

impl<'d, 't> Reader<'d, 't> {
    pub(crate) fn new(sentence: Sentence<'d, 't>) -> Self {
        Reader { sentence, tokens: sentence.tokens(), pack: sentence.language().pack() }
    }

    pub(crate) fn read(&self, figures: &mut Vec<Figure>) {
        let mut at = 0;
        while at < self.tokens.len() {
            let is_number = self.tokens[at].shape == Shape::Number;
            let read = if is_number || self.sentence.has(&self.tokens[at], WordList::Month) {
                self.telephone(at).or_else(|| self.moment(at)).or_else(|| self.figure(at))
            } else {
                self.figure(at)
            };
            match read {
                Some((figure, next)) => {
                    figures.extend(figure);
                    at = next;
                }
                None => at += 1,
            }
        }
    }

    pub(crate) fn text(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| self.sentence.slice(token.start, token.end()))
    }

    pub(crate) fn form(&self, at: usize) -> String {
        self.tokens.get(at).map_or(String::new(), |token| self.sentence.form(token))
    }

    /// What follows a token up to the next, or to the sentence's end.
    pub(crate) fn gap(&self, at: usize) -> &'t str {
        let Some(token) = self.tokens.get(at) else { return "" };
        let end = self.tokens.get(at + 1).map_or(self.sentence.span().end as u32, |next| next.start);
        plain_gap(self.sentence.slice(token.end(), end.max(token.end())))
    }

    pub(crate) fn before(&self, at: usize) -> &'t str {
        let start = if at == 0 { self.sentence.span().start as u32 } else { self.tokens[at - 1].end() };
        plain_gap(self.sentence.slice(start, self.tokens[at].start))
    }

    /// What stands before a number, without the point that begins a bare fraction.
    fn sign_before(&self, at: usize, is_bare_fraction: bool) -> &'t str {
        let before = self.before(at);
        if is_bare_fraction { before.strip_suffix('.').unwrap_or(before) } else { before }
    }

    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].start as usize, self.tokens[last].end() as usize)
    }

    pub(crate) fn is_digits(&self, at: usize) -> bool {
        let text = self.text(at);
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
    }

    pub(crate) fn is_gap_of_space(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "\u{a0}" | "\u{202f}")
    }

    /// Whether a decimal point stands directly before a number that lacks its zero: ".3%", "$.40".
    pub(crate) fn is_bare_fraction(&self, at: usize) -> bool {
        let before = self.before(at).strip_suffix('.').filter(|_| self.is_digits_and_letters(at));
        before.is_some_and(|before| match before.chars().next_back() {
            Some(last) => {
                last.is_whitespace()
                    || matches!(last, '(' | '+' | '-' | '−' | '~' | '<' | '>')
                    || is_money(last)
            }
            None => at == 0,
        })
    }

    /// Whether a token is digits with at most letters behind them, as opposed to "1.5" or "1,400".
    fn is_digits_and_letters(&self, at: usize) -> bool {
        let digits = split_suffix(self.text(at)).0;
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a scale, a sign or a unit follows a number.
    pub(crate) fn has_unit(&self, at: usize) -> bool {
        let sign = self.gap(at).trim_start().chars().next();
        sign.and_then(Unit::of_sign).is_some()
            || self.scale(&self.form(at + 1)).is_some() && self.text(at + 1).len() > 1
            || self.named_unit(at + 1).is_some()
    }

    /// An amount, percentage or count that begins at a token.
    fn figure(&self, at: usize) -> Read {
        let number = match self.digits(at) {
            Some(Err(next)) => return Some((None, next)),
            Some(Ok(number)) => number,
            None => self.words(at)?,
        };
        let Some(number) = self.with_unit(number) else { return Some((None, at + 1)) };
        let next = number.last + 1;
        let has_unit = number.unit.is_some() || number.scale > 1.0;
        if number.is_word && !has_unit {
            return None;
        }
        if !has_unit && self.counts_nothing(&number) {
            return Some((None, next));
        }
        let mut figure = Figure {
            value: scaled(number.value, number.scale),
            unit: number.unit.unwrap_or(Unit::Count),
            span: number.span,
        };
        if !has_unit && let Some((other, is_score)) = self.range(&number) {
            if is_score {
                return Some((None, other.last + 1));
            }
            figure.unit = other.unit.unwrap_or(Unit::Count);
            figure.value = scaled(figure.value, if number.value < 1000.0 { other.scale } else { 1.0 });
        } else if number.unit.is_some_and(Unit::is_money)
            && number.scale == 1.0
            && let Some((other, _)) = self.range(&number)
            && other.scale > 1.0
            && number.value < 1000.0
        {
            // "$5-10 million"
            figure.value = scaled(figure.value, other.scale);
        }
        Some((Some(figure), next))
    }

    /// The number at a token that is written in digits; the token to go on from when it is none.
    fn digits(&self, at: usize) -> Option<Result<Number, usize>> {
        if self.tokens[at].shape != Shape::Number {
            return None;
        }
        let (digits, suffix) = split_suffix(self.text(at));
        let mark = self.pack.decimal_mark;
        let (mut last, mut whole) = (at, digits.to_owned());
        let is_bare_fraction = self.is_bare_fraction(at);
        if is_bare_fraction {
            whole = format!("0{mark}{digits}");
        }
        // « 1 400 »: groups of three after a space.
        while suffix.is_empty() && !is_bare_fraction && self.is_gap_of_space(last) && whole.len() <= 15 {
            let group = self.text(last + 1);
            let (head, tail) = group.split_at(group.find(mark).unwrap_or(group.len()));
            let is_group = head.len() == 3 && head.bytes().all(|b| b.is_ascii_digit());
            if !is_group || last == at && digits.len() > 3 || whole.contains(mark) {
                break;
            }
            whole.push_str(head);
            whole.push_str(tail);
            last += 1;
        }
        let Some(value) = parse(&whole, mark) else { return Some(Err(last + 1)) };
        let mut number = Number {
            value,
            scale: 1.0,
            first: at,
            last,
            span: self.span(at, last),
            unit: None,
            is_word: false,
            is_bare_fraction,
        };
        number.span.start -= usize::from(is_bare_fraction);
        if !suffix.is_empty() {
            let Some(scale) = self.scale(&suffix.to_lowercase()) else { return Some(Err(last + 1)) };
            let is_money = self.sign_before(at, is_bare_fraction).ends_with(is_money)
                || self.gap(last).trim_start().starts_with(is_money);
            let is_people = suffix != "K" && self.form(last + 1).ends_with('s') && self.gap(last) == " "
                || self.form(last + 1) == "people";
            if suffix.len() == 1 && !is_money && !(is_people && self.pack.month_first) {
                return Some(Err(last + 1));
            }
            number.scale = scale;
        }
        Some(Ok(number))
    }

    /// A number that is written as a word, before a scale or unit: « trois milliards d'euros ».
    fn words(&self, at: usize) -> Option<Number> {
        let token = &self.tokens[at];
        if token.shape == Shape::Number || token.end() - token.start > 12 {
            return None;
        }
        let has_next = self.is_gap_of_space(at) || self.gap(at) == "-";
        if !has_next {
            return None;
        }
        let value_of = |at: usize| {
            let form = self.form(at);
            self.pack.number_words.iter().find(|(word, _)| *word == form).map(|(_, value)| *value)
        };
        let mut value = value_of(at)?;
        let mut last = at;
        // "twenty-five"
        if value >= 20
            && self.gap(at) == "-"
            && let Some(units) = value_of(at + 1).filter(|units| *units < 20)
        {
            value += units;
            last += 1;
        }
        let scale = self.scale(&self.form(last + 1));
        let is_followed = scale.is_some_and(|scale| scale >= 1_000_000.0)
            || value > 1 && self.named_unit(last + 1).is_some();
        let is_half = at > 0 && self.form(at - 1) == "half" && value == 1;
        let (value, first) = if is_half { (0.5, at - 1) } else { (f64::from(value), at) };
        // "one in a million", « un des millions »
        let is_idiom = at > 0 && self.form(at - 1) == "in" && self.form(at) == "a";
        (is_followed && !is_idiom).then(|| Number {
            value,
            scale: 1.0,
            first,
            last,
            span: self.span(first, last),
            unit: None,
            is_word: true,
            is_bare_fraction: false,
        })
    }

    fn scale(&self, form: &str) -> Option<f64> {
        self.pack.scales.iter().find(|(name, _)| *name == form).map(|(_, scale)| *scale as f64)
    }

    /// The number with what stands around it; none when that says that it is no figure.
    fn with_unit(&self, mut number: Number) -> Option<Number> {
        let before = self.sign_before(number.first, number.is_bare_fraction);
        if let Some(sign) = before.chars().next_back().and_then(Unit::of_sign).filter(|unit| unit.is_money())
        {
            number.span.start -= before.chars().next_back().map_or(0, char::len_utf8);
            number.unit = Some(self.prefixed(&mut number, before, sign)?);
        } else if number.first > 0
            && matches!(before, " " | "\u{a0}" | "\u{202f}")
            && let code = self.text(number.first - 1)
            && let Some(unit) = Unit::of_code(code).filter(|_| code.len() == 3 || code == "Rs")
        {
            number.span.start = self.tokens[number.first - 1].start as usize;
            number.unit = Some(unit);
        } else if before.ends_with(['-', '−'])
            && !before.trim_end_matches(['-', '−']).ends_with(char::is_alphanumeric)
        {
            let bare = before.trim_end_matches(['-', '−']);
            if number.first == 0 || bare.ends_with([' ', '(', '\u{a0}']) {
                number.value = -number.value;
                number.span.start -= before.len() - bare.len();
            }
        }
        if number.unit.is_none() {
            number.unit = self.begun(number.first);
        }
        self.take_scale(&mut number);
        let gap = self.gap(number.last);
        let trimmed = gap.trim_start();
        let sign = trimmed.chars().next().filter(|_| gap.len() - trimmed.len() <= 3);
        if let Some(unit) = sign.filter(|_| number.unit.is_none()).and_then(Unit::of_sign) {
            let is_next = unit == Unit::Usd
                && self
                    .tokens
                    .get(number.last + 1)
                    .is_some_and(|next| trimmed == "$" && next.shape == Shape::Number);
            if !is_next {
                let sign_at = number.span.end + gap.len() - trimmed.len();
                number.span.end = sign_at + trimmed.chars().next().map_or(0, char::len_utf8);
                number.unit = Some(unit);
            }
        } else if number.unit.is_none()
            && let Some((unit, end)) = self.named_unit(number.last + 1)
        {
            // "10 pounds of flour"
            let is_weight = unit == Unit::Gbp && number.scale == 1.0 && self.form(end + 1) == "of";
            if !is_weight {
                number.unit = Some(unit);
                number.last = end;
                number.span.end = self.tokens[end].end() as usize;
            }
        }
        Some(number)
    }

    /// The money of the first end of a range, for its second: "$5-10 million".
    fn begun(&self, at: usize) -> Option<Unit> {
        let is_dash = matches!(self.before(at), "-" | "–");
        let is_word = at > 1 && self.pack.range_words.contains(&self.form(at - 1).as_str());
        let first = at.checked_sub(if is_dash { 1 } else { 2 }).filter(|_| is_dash || is_word)?;
        let sign = self.before(first).chars().next_back().and_then(Unit::of_sign);
        sign.filter(|unit| unit.is_money() && self.tokens[first].shape == Shape::Number)
    }

    /// The letters before a sign: "US$", "C$"; none for a currency that is not known.
    fn prefixed(&self, number: &mut Number, before: &str, sign: Unit) -> Option<Unit> {
        let is_glued = number.first > 0 && before.chars().count() == 1 && sign == Unit::Usd;
        let letters = if is_glued { self.text(number.first - 1) } else { "" };
        if letters.is_empty() || !letters.bytes().all(|b| b.is_ascii_uppercase()) || letters.len() > 3 {
            return Some(sign);
        }
        number.span.start = self.tokens[number.first - 1].start as usize;
        Unit::of_code(letters)
    }

    /// "million", « Mds », and what follows: « et demi ».
    fn take_scale(&self, number: &mut Number) {
        let at = number.last + 1;
        let is_near = matches!(self.gap(number.last), " " | "\u{a0}" | "\u{202f}" | "-" | "\n" | "");
        let Some(scale) = self.scale(&self.form(at)).filter(|_| is_near && number.scale == 1.0) else {
            return;
        };
        // A lone letter is a scale only with a sign of money: « 4 M$ ».
        let is_letter = self.text(at).len() == 1;
        let is_money = number.unit.is_some() || self.gap(at).trim_start().starts_with(is_money);
        if is_letter && !is_money {
            return;
        }
        number.scale = scale;
        number.last = at;
        number.span.end = self.tokens[at].end() as usize;
        // "3 thousand million", « 3 mille milliards »
        if scale == 1_000.0
            && let Some(more) = self.scale(&self.form(at + 1)).filter(|more| *more > scale)
        {
            number.scale *= more;
            number.last = at + 1;
            number.span.end = self.tokens[at + 1].end() as usize;
        }
        let at = number.last;
        let rest = format!("{} {}", self.form(at + 1), self.form(at + 2));
        if self.pack.halves.contains(&rest.as_str()) {
            number.value += 0.5;
            number.last = at + 2;
            number.span.end = self.tokens[at + 2].end() as usize;
        }
    }

    /// "percent", « de dollars », and the token that ends it.
    fn named_unit(&self, at: usize) -> Option<(Unit, usize)> {
        let token = self.tokens.get(at)?;
        if at > 0 && !matches!(self.gap(at - 1), " " | "\u{a0}" | "\u{202f}" | "-" | "\n" | "") {
            return None;
        }
        if let Some(unit) = Unit::of_code(self.text(at)).filter(|_| token.end() - token.start == 3) {
            return Some((unit, at));
        }
        let links = self.pack.unit_links.contains(&self.form(at).as_str());
        let at = if links { at + 1 } else { at };
        let forms = [self.form(at), self.form(at + 1), self.form(at + 2)];
        let matching = self.pack.units.iter().filter_map(|(name, unit)| {
            let mut words = 0;
            for word in name.split(' ') {
                if forms.get(words).is_none_or(|form| form != word) {
                    return None;
                }
                words += 1;
            }
            Some((words, Unit::of_name(unit)?))
        });
        let (words, unit) = matching.max_by_key(|(words, _)| *words)?;
        Some((unit, at + words - 1))
    }

    /// The other end of a range, whose unit is this one's too; and whether the two are the goals of a game.
    fn range(&self, number: &Number) -> Option<(Number, bool)> {
        let gap = self.gap(number.last);
        let is_dash = matches!(gap, "-" | "–" | " - " | " – ");
        let is_word = self.is_gap_of_space(number.last)
            && self.pack.range_words.contains(&self.form(number.last + 1).as_str());
        let at = number.last + if is_dash { 1 } else { 2 };
        if !(is_dash || is_word) || at >= self.tokens.len() {
            return None;
        }
        let mut other = self.with_unit(self.digits(at)?.ok()?)?;
        // Either may have the sign: "$5-10 million".
        if other.unit.is_none() {
            other.unit = number.unit;
        }
        let is_joined = matches!(self.form(number.last + 1).as_str(), "and" | "et" | "or" | "ou");
        let has_none = other.unit.is_none() && other.scale == 1.0;
        let is_bare = !self.gap(other.last).trim().is_empty()
            || self.tokens.get(other.last + 1).is_none_or(|next| self.sentence.has(next, WordList::StopWord));
        let is_score =
            has_none && !is_joined && (number.value > other.value || number.value < 20.0 && is_bare);
        // "two goals and 5 percent": no range.
        (is_score || !has_none).then_some((other, is_score))
    }
}

/// The product, without the last digits that binary fractions leave: 4.1 · 10⁹ is whole.
fn scaled(value: f64, scale: f64) -> f64 {
    if scale > 1.0 { (value * scale * 100.0).round() / 100.0 } else { value }
}

fn is_money(sign: char) -> bool {
    Unit::of_sign(sign).is_some_and(Unit::is_money)
}

/// "1.2bn" is "1.2" and "bn".
pub(crate) fn split_suffix(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()))
}

/// Reads a number with the language's decimal mark; the other mark groups by three, or is a foreign decimal mark.
fn parse(text: &str, decimal: char) -> Option<f64> {
    let group = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if first.is_empty() || !digits(first) || !rest.iter().all(|part| digits(part)) || !digits(fraction) {
        return None;
    }
    // « 3.5 % » is met in French; "3,5" in English is a list.
    if let [part] = rest.as_slice()
        && part.len() < 3
        && decimal == ','
        && fraction.is_empty()
        && !part.is_empty()
    {
        return format!("{first}.{part}").parse().ok();
    }
    let grouped =
        rest.iter().all(|part| part.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    grouped.then(|| format!("{first}{}.{fraction}0", rest.concat()).parse().ok()).flatten()
}
