//! Why a sentence was kept, in words.

use std::fmt;

use hashbrown::HashSet;

use crate::document::{Document, Sentence};
use crate::rank::opening::PointsBack;
use crate::rank::{Cue, Feature, Ranking, Score, Tier, weights};
use crate::verdict::Verdict;

/// At most this many names or words are listed for a reason.
const LISTED: usize = 4;
/// At most this many tokens are mentioned as few.
const SHORT: usize = 9;
/// A part of a score below this is too small to mention.
const NOTABLE: f32 = 0.01;

/// The reasons for a sentence's score, in words. Of what is not running text of the story, such as a heading, the
/// reason says what it is and why.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Explanation {
    score: Score,
    reasons: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(document: &Document<'_>, ranking: &Ranking, index: usize) -> Self {
        let score = ranking.scores[index];
        let explained = Explained { document, ranking, sentence: document.sentence_at(index) };
        let facts = &ranking.facts[index];
        if facts.tier >= Tier::LeadIn {
            // What it is explains more than its score.
            let verdict = Verdict::ineligible(explained.sentence, facts.tier);
            return Explanation { score, reasons: vec![verdict.to_string()] };
        }
        let notable = score.parts().filter(|(_, part)| part.abs() >= NOTABLE);
        let reasons = notable.filter_map(|(feature, part)| explained.reason(feature, part));
        let flaw = (facts.tier != Tier::Story).then(|| Verdict::ineligible(explained.sentence, facts.tier));
        let reasons = flaw.map(|flaw| flaw.to_string()).into_iter().chain(reasons);
        Explanation { score, reasons: reasons.chain(explained.leaning()).collect() }
    }

    /// Returns the score that is explained.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Returns the reasons, one phrase each.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons.join("; "))
    }
}

/// A sentence whose score is explained.
struct Explained<'d, 't> {
    document: &'d Document<'t>,
    ranking: &'d Ranking,
    sentence: Sentence<'d, 't>,
}

impl Explained<'_, '_> {
    /// Returns the reason for the part of a feature, if it is worth mentioning.
    fn reason(&self, feature: Feature, part: f32) -> Option<String> {
        match feature {
            Feature::Position => self.position(),
            Feature::Keywords => self.keywords(),
            Feature::Entities => self.names(),
            Feature::Title => {
                let words = self.words(|term| self.document.title_terms().binary_search(&term).is_ok());
                Some(format!("shares {words} with the title"))
            }
            Feature::Length => match self.sentence.tokens().len() {
                tokens @ weights::LONG.. => Some(format!("is long ({tokens} words)")),
                tokens @ ..=SHORT => {
                    Some(format!("is short ({tokens} word{})", if tokens == 1 { "" } else { "s" }))
                }
                _ => None,
            },
            Feature::Style => Some(self.style().to_owned()),
            // Nearly every sentence has something new.
            Feature::Novelty => (part < 0.0).then(|| "repeats the sentence before".to_owned()),
            Feature::Tense if part > 0.0 => Some("says what has happened".to_owned()),
            Feature::Tense => Some("says what had happened before".to_owned()),
            Feature::Day => Some("names a day of the week".to_owned()),
            Feature::Figure => Some("has a figure".to_owned()),
            Feature::Query => Some(self.query()),
        }
    }

    fn style(&self) -> &'static str {
        if self.sentence.text().trim_end().ends_with('?') {
            "is a question"
        } else if self.sentence.tokens().iter().any(|token| token.is_quoted()) {
            "is partly a quotation"
        } else {
            "addresses the reader"
        }
    }

    fn position(&self) -> Option<String> {
        let facts = &self.ranking.facts[self.sentence.index()];
        (facts.tier == Tier::Story).then(|| match facts.ordinal {
            0 => "opens the article".to_owned(),
            place @ 1..=3 => format!("comes early (sentence {})", place + 1),
            place => format!("is sentence {} of the story", place + 1),
        })
    }

    fn keywords(&self) -> Option<String> {
        let terms = &self.ranking.terms;
        let mut own: Vec<u32> = terms.of(self.sentence.index()).to_vec();
        own.sort_by_key(|&term| (std::cmp::Reverse(terms.frequency(term)), term));
        own.truncate(LISTED);
        let words = self.words(|term| terms.frequency(term) > 1 && own.contains(&term));
        (!words.is_empty()).then(|| format!("has recurring words ({words})"))
    }

    fn names(&self) -> Option<String> {
        let names = self.ranking.names.texts(self.document, self.sentence.index());
        (!names.is_empty()).then(|| format!("names {}", names[..names.len().min(LISTED)].join(", ")))
    }

    fn query(&self) -> String {
        let query = &self.ranking.query;
        let words = self.words(|term| query.asks_for(term));
        if !words.is_empty() {
            format!("answers {words}")
        } else if query.is_in(self.sentence.index()) {
            "names what the query asks for".to_owned()
        } else {
            "stands beside what the query asks for".to_owned()
        }
    }

    /// Returns how the sentence leans on another, if it does.
    fn leaning(&self) -> Option<String> {
        let facts = &self.ranking.facts[self.sentence.index()];
        let antecedent = facts.antecedent()?;
        let how = match facts.opening {
            Some(PointsBack::Opener) => "opens by pointing back",
            Some(PointsBack::Linker) => "links back",
            Some(PointsBack::Speech) => "continues reported speech",
            Some(PointsBack::Quotation) => "continues a quotation",
            None => self.strongest_cue(),
        };
        Some(format!("{how}, so it is kept only with sentence #{antecedent}"))
    }

    /// Returns the cue that makes most likely that the sentence leans, among those that point to what is known.
    fn strongest_cue(&self) -> &'static str {
        let leaning = self.ranking.leaning(self.document, self.sentence.index());
        let parts = leaning.iter().flat_map(|leaning| leaning.parts());
        let known = parts.filter_map(|(cue, part)| {
            let what = match cue {
                Cue::WhollyQuoted => "is a quotation without its speaker",
                Cue::Unattributed => "quotes somebody whom it does not name",
                Cue::Pronouns => "has a pronoun for what an earlier sentence names",
                Cue::Demonstratives => "points to what an earlier sentence names",
                Cue::GivenNouns => "speaks of what an earlier sentence introduced",
                Cue::BareDefinite => "begins with what it does not define",
                _ => return None,
            };
            (part > 0.0).then_some((part, what))
        });
        known.max_by(|a, b| a.0.total_cmp(&b.0)).map_or("can hardly be understood alone", |(_, what)| what)
    }

    /// Lists the words of the sentence whose terms are wanted, each term once, in quotation marks.
    fn words(&self, is_wanted: impl Fn(u32) -> bool) -> String {
        let mut seen = HashSet::new();
        let terms = self.sentence.tokens().iter().map(|token| (token, self.sentence.term(token)));
        let listed = terms.filter(|&(_, term)| is_wanted(term) && seen.insert(term)).take(LISTED);
        let quoted = listed.map(|(token, _)| format!("{:?}", self.sentence.slice(token.start, token.end())));
        quoted.collect::<Vec<_>>().join(", ")
    }
}
