//! Figures: amounts, percentages, counts, dates and times, with comparable values.
//!
//! [`figures`] reads every sentence from left to right. At each token the readers are tried in this order: [`excluded`]
//! skips telephone numbers and scores, [`datetime`] reads dates and times, and [`amount`] reads a [`number`] with its
//! [`unit`].

mod amount;
mod datetime;
mod excluded;
mod figure;
mod number;
mod unit;

use crate::document::Document;
use crate::language::WordList;
use crate::tokens::{Shape, Tokens};
use figure::Read;
pub use figure::{Figure, FigureValue, Unit};

/// Returns every figure of the story, in order. Linear in the document.
pub(crate) fn figures<'t>(document: &Document<'t>) -> Vec<Figure<'t>> {
    let mut figures = Vec::new();
    for sentence in document.sentences().filter(|sentence| sentence.block().kind().is_of_story()) {
        let tokens = sentence.view();
        let mut at = 0;
        while at < tokens.len() {
            let Some((figure, next)) = read(tokens, at) else {
                at += 1;
                continue;
            };
            // A number of hundreds of digits is infinite, and counts nothing.
            let finite = figure.filter(|figure| figure.value.number().is_none_or(f64::is_finite));
            figures.extend(finite.map(|figure| Figure::new(document.flowed(figure.span), figure)));
            at = next;
        }
    }
    figures
}

/// Reads what begins at a token.
fn read(tokens: Tokens<'_>, at: usize) -> Read {
    if tokens.is(at, Shape::Number) || tokens.has(at, WordList::Month) {
        excluded::telephone_or_score(tokens, at)
            .or_else(|| datetime::date_or_time(tokens, at))
            .or_else(|| amount::amount(tokens, at))
    } else if tokens.has(at, WordList::NumberWord) {
        amount::amount(tokens, at)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::FigureValue::Number;
    use super::*;
    use crate::language::Language;

    fn read(text: &str, language: Language) -> Vec<(FigureValue, Unit, String)> {
        let document = Document::parse(text, language).expect("short");
        figures(&document).iter().map(|f| (f.value(), f.unit(), f.text().to_owned())).collect()
    }

    const DAY: FigureValue = FigureValue::Date { year: Some(2018), month: 10, day: Some(10) };

    #[test]
    fn amounts_agree_across_languages() {
        let french = [
            (
                "Une amende de 167,25 millions de dollars.",
                Number(167_250_000.0),
                Unit::Usd,
                "167,25 millions de dollars",
            ),
            ("Environ 4 M$ en tout.", Number(4_000_000.0), Unit::Usd, "4 M$"),
            ("Il a perdu 1 400 emplois.", Number(1_400.0), Unit::Count, "1 400"),
            ("Une hausse de 47,3 % en un an.", Number(47.3), Unit::Percent, "47,3 %"),
            ("Un plan de 3,5 Mds € est prévu.", Number(3_500_000_000.0), Unit::Eur, "3,5 Mds €"),
            ("Il est venu mardi 10 octobre 2018 à Lyon.", DAY, Unit::Date, "10 octobre 2018"),
        ];
        for (text, value, unit, span) in french {
            assert_eq!(read(text, Language::French), [(value, unit, span.to_owned())], "{text}");
        }
        let english = [
            ("A fine of $167.25 million was set.", Number(167_250_000.0), Unit::Usd, "$167.25 million"),
            ("It lost 1,400 jobs.", Number(1_400.0), Unit::Count, "1,400"),
            ("Up 47.3 percent on the year.", Number(47.3), Unit::Percent, "47.3 percent"),
            ("A plan of £1.2bn was set.", Number(1_200_000_000.0), Unit::Gbp, "£1.2bn"),
            ("He came on Oct. 10, 2018 to Lyon.", DAY, Unit::Date, "Oct. 10, 2018"),
        ];
        for (text, value, unit, span) in english {
            assert_eq!(read(text, Language::English), [(value, unit, span.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_year_counts_nothing() {
        assert!(read("It began in 2019.", Language::English).is_empty());
    }
}
