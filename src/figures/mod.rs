//! Amounts, percentages, counts, dates and times, with comparable values.

mod datetime;
mod excluded;
mod figure;
mod number;

use crate::blocks::BlockKind;
use crate::document::Document;
pub use figure::{Figure, Unit};
use number::Reader;

/// Every figure of the story, in order. Linear.
pub(crate) fn figures(document: &Document<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in document.sentences().filter(|sentence| sentence.block().kind() != BlockKind::Furniture) {
        Reader::new(sentence).read(&mut figures);
    }
    // Hundreds of digits count nothing.
    figures.retain(|figure| figure.value.is_finite());
    figures
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
