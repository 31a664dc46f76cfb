//! A figure and its unit.

use std::borrow::Cow;
use std::fmt;

use crate::named::{displays_name, named};
use crate::span::Span;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "UPPERCASE"))]
#[non_exhaustive]
pub enum Unit {
    /// Things: "1,400 accounts".
    #[cfg_attr(feature = "serde", serde(rename = "count"))]
    Count,
    /// Hundredths.
    #[cfg_attr(feature = "serde", serde(rename = "percent"))]
    Percent,
    /// A day or month, with a [`FigureValue::Date`].
    #[cfg_attr(feature = "serde", serde(rename = "date"))]
    Date,
    /// A time of day, with a [`FigureValue::Time`].
    #[cfg_attr(feature = "serde", serde(rename = "time"))]
    Time,
    /// Percentage points.
    #[cfg_attr(feature = "serde", serde(rename = "points"))]
    Points,
    /// US dollars, or dollars without a country.
    Usd,
    /// Euros.
    Eur,
    /// Pounds sterling.
    Gbp,
    /// Yen.
    Jpy,
    /// Yuan.
    Cny,
    /// Swiss francs.
    Chf,
    /// Canadian dollars.
    Cad,
    /// Australian dollars.
    Aud,
    /// Indian rupees.
    Inr,
    /// Russian roubles.
    Rub,
    /// CFA francs.
    Xof,
}

named!(Unit, "unit", [
    Count: "count",
    Percent: "percent",
    Date: "date",
    Time: "time",
    Points: "points",
    Usd: "USD",
    Eur: "EUR",
    Gbp: "GBP",
    Jpy: "JPY",
    Cny: "CNY",
    Chf: "CHF",
    Cad: "CAD",
    Aud: "AUD",
    Inr: "INR",
    Rub: "RUB",
    Xof: "XOF",
]);
displays_name!(Unit);

impl Unit {
    /// Returns the unit of a sign.
    pub(super) fn of_sign(sign: char) -> Option<Unit> {
        match sign {
            '$' => Some(Unit::Usd),
            '€' => Some(Unit::Eur),
            '£' => Some(Unit::Gbp),
            '¥' => Some(Unit::Jpy),
            '₹' => Some(Unit::Inr),
            '₽' => Some(Unit::Rub),
            '%' => Some(Unit::Percent),
            _ => None,
        }
    }

    /// Returns the unit of a name in the language's list of units.
    pub(super) fn of_name(name: &str) -> Option<Unit> {
        match name {
            "%" => Some(Unit::Percent),
            name => Unit::ALL.into_iter().find(|unit| unit.name() == name),
        }
    }

    /// Returns the currency of a code, or of the letters before a dollar sign: "CHF", "US$".
    pub(super) fn of_code(code: &str) -> Option<Unit> {
        match code {
            "US" => Some(Unit::Usd),
            "C" | "CA" | "CAN" => Some(Unit::Cad),
            "A" | "AU" => Some(Unit::Aud),
            "Rs" => Some(Unit::Inr),
            code => Unit::of_name(code)
                .filter(|_| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())),
        }
    }

    pub(super) fn is_money(self) -> bool {
        !matches!(self, Unit::Count | Unit::Percent | Unit::Points | Unit::Date | Unit::Time)
    }
}

/// The value of a figure. In JSON, a number, or an object with the parts of a date or time.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
#[non_exhaustive]
pub enum FigureValue {
    /// An amount, percentage or count, in units; finite.
    Number(f64),
    /// A month, with its year and its day if they are given.
    Date {
        /// The year, of four digits.
        year: Option<u16>,
        /// The month, from 1 to 12.
        month: u8,
        /// The day of the month, from 1 to 31.
        day: Option<u8>,
    },
    /// A time of day.
    Time {
        /// The hour, from 0 to 23.
        hour: u8,
        /// The minute, from 0 to 59.
        minute: u8,
    },
}

impl FigureValue {
    /// Returns the number of an amount, percentage or count; `None` for dates and times.
    pub fn number(self) -> Option<f64> {
        match self {
            FigureValue::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Displays a date or time as ISO 8601 writes it, with "--" for a year that is not given: `2018-10-10`, `--10`,
/// `14:30`.
impl fmt::Display for FigureValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            FigureValue::Number(number) => fmt::Display::fmt(&number, f),
            FigureValue::Date { year, month, day } => {
                match year {
                    Some(year) => write!(f, "{year:04}-{month:02}")?,
                    None => write!(f, "--{month:02}")?,
                }
                day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
            }
            FigureValue::Time { hour, minute } => write!(f, "{hour:02}:{minute:02}"),
        }
    }
}

/// A figure as it is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) value: FigureValue,
    pub(super) unit: Unit,
    pub(super) span: Span,
}

/// A figure and the token after it. The inner option is none for a number that counts nothing; the outer one, where no
/// number begins.
pub(super) type Read = Option<(Option<Reading>, usize)>;

/// An amount, percentage, count, date or time in the text, with its value: « 167,25 millions de dollars » and "$167.25
/// million" only differ in their texts.
///
/// ```
/// use abrege::{FigureValue, Summarizer, Unit};
/// let text = "Le 10 octobre 2018, l'entreprise a payé 4 M$.";
/// let analysis = Summarizer::default().analyze(text)?;
/// let [day, amount] = &analysis.figures()[..] else { panic!() };
/// assert_eq!(day.value(), FigureValue::Date { year: Some(2018), month: 10, day: Some(10) });
/// assert_eq!((amount.text(), amount.value().number(), amount.unit()), ("4 M$", Some(4e6), Unit::Usd));
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure<'t> {
    text: Cow<'t, str>,
    value: FigureValue,
    unit: Unit,
    span: Span,
}

impl<'t> Figure<'t> {
    pub(super) fn new(text: Cow<'t, str>, reading: Reading) -> Self {
        let Reading { value, unit, span } = reading;
        Figure { text, value, unit, span }
    }

    /// A number that is no figure elsewhere, such as a number of things in words: "nine dead".
    pub(crate) fn of(text: Cow<'t, str>, number: f64, unit: Unit, span: Span) -> Self {
        Figure { text, value: FigureValue::Number(number), unit, span }
    }

    /// Returns the figure as running text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the value.
    pub fn value(&self) -> FigureValue {
        self.value
    }

    /// Returns what is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Returns the span in the text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns a copy that does not borrow from the text.
    #[must_use]
    pub fn into_owned(self) -> Figure<'static> {
        Figure { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}
