//! Amounts, percentages, counts and dates, with comparable values.

use crate::document::{BlockKind, Document, Sentence, Shape, Token};
use crate::language::{Class, Pack};
use crate::span::Span;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Unit {
    /// Things: "1,400 accounts".
    #[cfg_attr(feature = "serde", serde(rename = "count"))]
    Count,
    /// Hundredths.
    #[cfg_attr(feature = "serde", serde(rename = "percent"))]
    Percent,
    /// A day of a month, the value being year · 10 000 + month · 100 + day, with 0 for a part that is not said.
    #[cfg_attr(feature = "serde", serde(rename = "date"))]
    Date,
    /// US dollars, or dollars of no said country.
    #[cfg_attr(feature = "serde", serde(rename = "USD"))]
    Usd,
    /// Euros.
    #[cfg_attr(feature = "serde", serde(rename = "EUR"))]
    Eur,
    /// Pounds sterling.
    #[cfg_attr(feature = "serde", serde(rename = "GBP"))]
    Gbp,
    /// Yen.
    #[cfg_attr(feature = "serde", serde(rename = "JPY"))]
    Jpy,
    /// Yuan.
    #[cfg_attr(feature = "serde", serde(rename = "CNY"))]
    Cny,
    /// Swiss francs.
    #[cfg_attr(feature = "serde", serde(rename = "CHF"))]
    Chf,
}

impl Unit {
    fn of_sign(sign: char) -> Option<Unit> {
        match sign {
            '$' => Some(Unit::Usd),
            '€' => Some(Unit::Eur),
            '£' => Some(Unit::Gbp),
            '¥' => Some(Unit::Jpy),
            '%' => Some(Unit::Percent),
            _ => None,
        }
    }

    fn of_name(name: &str) -> Option<Unit> {
        match name {
            "%" => Some(Unit::Percent),
            "USD" => Some(Unit::Usd),
            "EUR" => Some(Unit::Eur),
            "GBP" => Some(Unit::Gbp),
            "JPY" => Some(Unit::Jpy),
            "CNY" => Some(Unit::Cny),
            "CHF" => Some(Unit::Chf),
            _ => None,
        }
    }
}

/// A number of the text with its value: « 167,25 millions de dollars » and "$167.25 million" are equal but for the span.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure {
    value: f64,
    unit: Unit,
    span: Span,
}

impl Figure {
    /// The value, in units; for a date see [`Unit::Date`].
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The place in the text.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// Every figure of the story, in order. Linear.
pub(crate) fn figures(document: &Document<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in document.sentences().filter(|sentence| sentence.block().kind() != BlockKind::Furniture) {
        let reader = Reader { sentence, tokens: sentence.tokens(), pack: sentence.block().language().pack() };
        let mut at = 0;
        while at < reader.tokens.len() {
            match reader.date(at).or_else(|| reader.number(at)) {
                Some((figure, next)) => {
                    figures.extend(figure);
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    figures
}

struct Reader<'d, 't> {
    sentence: Sentence<'d, 't>,
    tokens: &'d [Token],
    pack: &'static Pack,
}

/// A figure, or none for a number that counts nothing, and the token to go on from.
type Read = Option<(Option<Figure>, usize)>;

impl Reader<'_, '_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.sentence.slice(token.start, token.end))
    }

    fn form(&self, at: usize) -> String {
        self.tokens.get(at).map_or(String::new(), |token| self.sentence.form(token))
    }

    /// What follows a token up to the next, or to the sentence's end.
    fn gap(&self, at: usize) -> &str {
        let end = self.tokens.get(at + 1).map_or(self.sentence.span().end as u32, |next| next.start);
        self.sentence.slice(self.tokens[at].end, end.max(self.tokens[at].end))
    }

    fn before(&self, at: usize) -> &str {
        let start = if at == 0 { self.sentence.span().start as u32 } else { self.tokens[at - 1].end };
        self.sentence.slice(start, self.tokens[at].start)
    }

    fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].start as usize, self.tokens[last].end as usize)
    }

    fn month(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at)?;
        if !self.sentence.has(token, Class::Month) {
            return None;
        }
        let form = self.form(at);
        self.pack.months.iter().find(|(name, _)| *name == form).map(|(_, month)| u32::from(*month))
    }

    fn day(&self, at: usize) -> Option<u32> {
        let text = self.text(at);
        let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = &text[digits.len()..];
        let known = matches!(suffix, "" | "er" | "st" | "nd" | "rd" | "th");
        digits.parse().ok().filter(|day| known && (1..=31).contains(day))
    }

    fn year(&self, at: usize) -> Option<u32> {
        self.text(at).parse().ok().filter(|year| (1000..=2999).contains(year))
    }

    /// « 10 octobre 2018 », "Oct. 10, 2018".
    fn date(&self, at: usize) -> Read {
        let (day, month, mut last) =
            match (self.day(at), self.month(at), self.month(at + 1), self.day(at + 1)) {
                (Some(day), _, Some(month), _) if self.gap(at).trim().is_empty() => (day, month, at + 1),
                (_, Some(month), _, Some(day)) if matches!(self.gap(at).trim(), "" | ".") => {
                    (day, month, at + 1)
                }
                _ => return None,
            };
        let year = self.year(last + 1).filter(|_| matches!(self.gap(last).trim(), "" | "," | "."));
        last += usize::from(year.is_some());
        let value = f64::from(year.unwrap_or(0) * 10_000 + month * 100 + day);
        Some((Some(Figure { value, unit: Unit::Date, span: self.span(at, last) }), last + 1))
    }

    fn number(&self, at: usize) -> Read {
        if self.tokens[at].shape != Shape::Number {
            return None;
        }
        let (digits, suffix) = split_suffix(self.text(at));
        let mut last = at;
        let mut whole = digits.to_owned();
        // « 1 400 »: groups of three after a space.
        while suffix.is_empty() && matches!(self.gap(last), " " | "\u{a0}" | "\u{202f}") && whole.len() <= 15
        {
            let group = self.text(last + 1);
            let (head, tail) = group.split_at(group.find(self.pack.decimal_mark).unwrap_or(group.len()));
            let is_group = head.len() == 3 && head.bytes().all(|b| b.is_ascii_digit());
            if !is_group || last == at && digits.len() > 3 || whole.contains(self.pack.decimal_mark) {
                break;
            }
            whole.push_str(head);
            whole.push_str(tail);
            last += 1;
        }
        let read = |scale: u32| parse(&whole, self.pack.decimal_mark, scale);
        let Some(mut value) = read(0) else { return Some((None, last + 1)) };
        let mut span = self.span(at, last);
        let mut unit = None;
        if let Some(sign) =
            self.before(at).chars().next_back().and_then(Unit::of_sign).filter(|unit| *unit != Unit::Percent)
        {
            span.start -= self.before(at).chars().next_back().map_or(0, char::len_utf8);
            unit = Some(sign);
        }
        let scaled = |form: &str| {
            let (_, scale) = self.pack.scales.iter().find(|(name, _)| *name == form)?;
            read(scale.ilog10())
        };
        if !suffix.is_empty() {
            match scaled(&suffix.to_lowercase()) {
                Some(scaled) => value = scaled,
                None => return Some((None, last + 1)),
            }
        } else if let Some(scaled) = scaled(&self.form(last + 1))
            .filter(|_| matches!(self.gap(last), " " | "\u{a0}" | "\u{202f}" | "-" | "\n"))
        {
            // A lone letter is a scale only before a sign of money: « 4 M$ ».
            let is_letter = self.text(last + 1).len() == 1;
            if !is_letter
                || Unit::of_sign(self.gap(last + 1).trim_start().chars().next().unwrap_or(' ')).is_some()
            {
                value = scaled;
                last += 1;
                span.end = self.tokens[last].end as usize;
            }
        }
        let gap = self.gap(last);
        let trimmed = gap.trim_start();
        if let Some(sign) = trimmed.chars().next().filter(|_| unit.is_none()).and_then(Unit::of_sign) {
            let sign_at = span.end + gap.len() - trimmed.len();
            span.end = sign_at + trimmed.chars().next().map_or(0, char::len_utf8);
            unit = Some(sign);
        } else if unit.is_none()
            && let Some((named, end)) = self.named_unit(last + 1)
        {
            unit = Some(named);
            last = end;
            span.end = self.tokens[end].end as usize;
        }
        let is_year = unit.is_none() && last == at && self.year(at).is_some() && whole.len() == 4;
        let figure = Figure { value, unit: unit.unwrap_or(Unit::Count), span };
        // Hundreds of digits count nothing.
        Some(((!is_year && value.is_finite()).then_some(figure), last + 1))
    }

    /// "percent", « de dollars », and the token that ends it.
    fn named_unit(&self, at: usize) -> Option<(Unit, usize)> {
        let links = self.pack.unit_links.contains(&self.form(at).as_str());
        let at = if links { at + 1 } else { at };
        self.pack.units.iter().find_map(|(name, unit)| {
            let words = name.split(' ').count();
            let is_it = name.split(' ').enumerate().all(|(i, word)| self.form(at + i) == word);
            let unit = Unit::of_name(unit).filter(|_| is_it)?;
            Some((unit, at + words - 1))
        })
    }
}

/// "1.2bn" is "1.2" and "bn".
fn split_suffix(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()))
}

/// Reads a number with the language's decimal mark, times 10 to the power of `scale`; the other mark groups by three.
fn parse(text: &str, decimal: char, scale: u32) -> Option<f64> {
    let group = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.iter().all(|part| part.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !grouped
        || first.is_empty()
        || !digits(first)
        || !rest.iter().all(|part| digits(part))
        || !digits(fraction)
    {
        return None;
    }
    // Not a product, which would be rounded twice: "1.001 thousand" is 1001.
    format!("{first}{}.{fraction}0e{scale}", rest.concat()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Vocabulary;
    use crate::language::Language;

    fn read(text: &str, language: Language) -> Vec<(f64, Unit, String)> {
        let document = Document::new(text, language, &mut Vocabulary::default());
        figures(&document).iter().map(|f| (f.value, f.unit, text[f.span.range()].to_owned())).collect()
    }

    #[test]
    fn amounts_agree_across_languages() {
        let french = [
            (
                "Une amende de 167,25 millions de dollars.",
                167_250_000.0,
                Unit::Usd,
                "167,25 millions de dollars",
            ),
            ("Environ 4 M$ en tout.", 4_000_000.0, Unit::Usd, "4 M$"),
            ("Il a perdu 1 400 emplois.", 1_400.0, Unit::Count, "1 400"),
            ("Une hausse de 47,3 % en un an.", 47.3, Unit::Percent, "47,3 %"),
            ("Un plan de 3,5 Mds € est prévu.", 3_500_000_000.0, Unit::Eur, "3,5 Mds €"),
            ("Il est venu mardi 10 octobre 2018 à Lyon.", 20_181_010.0, Unit::Date, "10 octobre 2018"),
        ];
        for (text, value, unit, span) in french {
            assert_eq!(read(text, Language::French), [(value, unit, span.to_owned())], "{text}");
        }
        let english = [
            ("A fine of $167.25 million was set.", 167_250_000.0, Unit::Usd, "$167.25 million"),
            ("It lost 1,400 jobs.", 1_400.0, Unit::Count, "1,400"),
            ("Up 47.3 percent on the year.", 47.3, Unit::Percent, "47.3 percent"),
            ("A plan of £1.2bn was set.", 1_200_000_000.0, Unit::Gbp, "£1.2bn"),
            ("He came on Oct. 10, 2018 to Lyon.", 20_181_010.0, Unit::Date, "Oct. 10, 2018"),
        ];
        for (text, value, unit, span) in english {
            assert_eq!(read(text, Language::English), [(value, unit, span.to_owned())], "{text}");
        }
    }

    #[test]
    fn hundreds_of_digits_count_nothing() {
        assert!(read(&format!("It lost {} jobs.", "9".repeat(400)), Language::English).is_empty());
        assert!(read(&format!("It lost {} billion jobs.", "9".repeat(305)), Language::English).is_empty());
    }

    #[test]
    fn a_scaled_number_is_exact() {
        for (text, value) in [("1.001 thousand", 1001.0), ("$16.1bn", 16.1e9), ("0.3 million", 300_000.0)] {
            assert_eq!(read(&format!("It lost {text} in all."), Language::English)[0].0, value, "{text}");
        }
        let mut scales = Language::ALL.iter().flat_map(|language| language.pack().scales);
        assert!(scales.all(|(_, scale)| 10u64.pow(scale.ilog10()) == *scale));
    }

    #[test]
    fn a_year_counts_nothing() {
        assert!(read("It began in 2019.", Language::English).is_empty());
    }
}
