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
pub use figure::{Figure, Unit};

/// Returns every figure of the story, in order. Linear in the document.
pub(crate) fn figures(document: &Document<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in document.sentences().filter(|sentence| sentence.block().kind().is_of_story()) {
        let tokens = sentence.view();
        let mut at = 0;
        while at < tokens.len() {
            let Some((figure, next)) = read(tokens, at) else {
                at += 1;
                continue;
            };
            figures.extend(figure);
            at = next;
        }
    }
    // A number of hundreds of digits is infinite, and counts nothing.
    figures.retain(|figure| figure.value.is_finite());
    figures
}

/// Reads what begins at a token.
fn read(tokens: Tokens<'_>, at: usize) -> Read {
    let may_be_excluded = tokens.is(at, Shape::Number) || tokens.has(at, WordList::Month);
    let special = || excluded::telephone_or_score(tokens, at).or_else(|| datetime::date_or_time(tokens, at));
    may_be_excluded.then(special).flatten().or_else(|| amount::amount(tokens, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn read(text: &str, language: Language) -> Vec<(f64, Unit, String)> {
        let document = Document::parse(text, language).expect("short");
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
    fn a_year_counts_nothing() {
        assert!(read("It began in 2019.", Language::English).is_empty());
    }
}
