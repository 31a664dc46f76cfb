//! Why a sentence was kept, in words.

use std::fmt;

use hashbrown::HashSet;

use crate::document::Document;
use crate::rank::cohesion::Lean;
use crate::rank::{Feature, Ranking, Score};

/// So many names or words are told.
const TOLD: usize = 4;
/// A part below this is too small to tell.
const TELLING: f32 = 0.01;

/// The reasons for a sentence's score, in words.
///
/// ```
/// use abrege::{Article, Summarizer};
/// let article = Article::new("The council approved the budget on Monday. Rain is expected.").title("Budget approved");
/// let analysis = Summarizer::default().analyze(article)?;
/// let why = analysis.explain(0).unwrap().to_string();
/// assert!(why.starts_with("opens the article; shares \"approved\", \"budget\" with the title"), "{why}");
/// assert!(analysis.explain(99).is_none());
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    score: Score,
    reasons: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(document: &Document<'_>, ranking: &Ranking, index: usize) -> Self {
        let score = ranking.scores[index];
        let facts = &ranking.facts[index];
        let sentence = document.sentence(index);
        let tells = |feature| score.part(feature).abs() >= TELLING;
        let words_in = |wanted: &dyn Fn(u32) -> bool| {
            let mut seen = HashSet::new();
            let tokens = sentence.tokens().iter().filter(|token| wanted(sentence.term(token)));
            let fresh = tokens.filter(|token| seen.insert(sentence.term(token)));
            let quoted = fresh.map(|token| format!("{:?}", sentence.slice(token.start, token.end())));
            quoted.take(TOLD).collect::<Vec<_>>().join(", ")
        };
        let mut reasons = Vec::new();
        if tells(Feature::Position) {
            reasons.push(match facts.place {
                0 => "opens the article".to_owned(),
                place @ 1..=3 => format!("comes early (sentence {})", place + 1),
                place => format!("is sentence {} of the story", place + 1),
            });
        }
        let names = ranking.names.texts(document, index);
        if tells(Feature::Entities) && !names.is_empty() {
            reasons.push(format!("names {}", names[..names.len().min(TOLD)].join(", ")));
        }
        if tells(Feature::Title) {
            let words = words_in(&|term| document.title_terms().binary_search(&term).is_ok());
            reasons.push(format!("shares {words} with the title"));
        }
        if tells(Feature::Query) {
            let words = words_in(&|term| ranking.query.terms().binary_search(&term).is_ok());
            reasons.push(if !words.is_empty() {
                format!("answers {words}")
            } else if ranking.query.is_in(index) {
                "names what was asked for".to_owned()
            } else {
                "stands beside what was asked for".to_owned()
            });
        }
        if tells(Feature::Keywords) {
            let mut terms: Vec<u32> = ranking.terms.of(index).to_vec();
            terms.sort_by_key(|&term| (std::cmp::Reverse(ranking.terms.frequency(term)), term));
            let most: Vec<u32> =
                terms.into_iter().take(TOLD).filter(|&term| ranking.terms.frequency(term) > 1).collect();
            let words = words_in(&|term| most.contains(&term));
            if !words.is_empty() {
                reasons.push(format!("has words that come back ({words})"));
            }
        }
        if tells(Feature::Length) {
            reasons.push(format!("is long ({} words)", sentence.tokens().len()));
        }
        if tells(Feature::Style) {
            let asks = sentence.text().trim_end().ends_with('?');
            reasons.push(if asks {
                "asks rather than tells".to_owned()
            } else {
                "is partly a quotation".to_owned()
            });
        }
        if let (Some(lean), Some(antecedent)) = (facts.lean, facts.antecedent) {
            let how = match lean {
                Lean::Opener => "opens by pointing back",
                Lean::Linker => "links back",
                Lean::Speech => "goes on with reported speech",
                Lean::Quotation => "goes on with a quotation",
            };
            reasons.push(format!("{how}, so it is kept only with sentence #{antecedent}"));
        }
        Explanation { score, reasons }
    }

    /// The score that is explained.
    pub fn score(&self) -> Score {
        self.score
    }

    /// The reasons, one phrase each.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons.join("; "))
    }
}
