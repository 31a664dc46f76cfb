//! A figure and its unit.

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
    /// A day or month. The value is year · 10 000 + month · 100 + day, with 0 for a part that is not given.
    #[cfg_attr(feature = "serde", serde(rename = "date"))]
    Date,
    /// A time of day. The value is hour · 100 + minutes, from 0 to 2359.
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
            "points" => Some(Unit::Points),
            "USD" => Some(Unit::Usd),
            "EUR" => Some(Unit::Eur),
            "GBP" => Some(Unit::Gbp),
            "JPY" => Some(Unit::Jpy),
            "CNY" => Some(Unit::Cny),
            "CHF" => Some(Unit::Chf),
            "CAD" => Some(Unit::Cad),
            "AUD" => Some(Unit::Aud),
            "INR" => Some(Unit::Inr),
            "RUB" => Some(Unit::Rub),
            "XOF" => Some(Unit::Xof),
            _ => None,
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

/// A figure and the token after it. The inner option is none for a number that counts nothing; the outer one, where no
/// number begins.
pub(super) type Read = Option<(Option<Figure>, usize)>;

/// A number in the text with its value: « 167,25 millions de dollars » and "$167.25 million" only differ in their spans.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure {
    pub(super) value: f64,
    pub(super) unit: Unit,
    pub(super) span: Span,
}

impl Figure {
    /// The value, in units; for dates and times see [`Unit::Date`] and [`Unit::Time`].
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The span in the text.
    pub fn span(&self) -> Span {
        self.span
    }
}
