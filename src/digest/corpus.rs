//! What has been read of all sources.

use std::ops::Range;
use std::time::SystemTime;

use hashbrown::HashMap;

use super::event::{main_event, profile};
use super::links::Links;
use super::reader::Reader;
use super::result::SourceStatus;
use super::sources::DigestLanguage;
use super::statement::Statement;
use super::vector::Vector;
use crate::article::Article;
use crate::error::Error;
use crate::language::Language;
use crate::rank::{Ranking, SentenceFacts, Tier};
use crate::select::Size;
use crate::summarizer::{Analysis, Summarizer};
use crate::summary::size;
use crate::text::end_mark;
use crate::workspace::Workspace;

/// The sources with their statements.
#[derive(Debug)]
pub(super) struct Corpus<'t> {
    pub(super) sources: Vec<Source<'t>>,
    /// The statements of all sources, in order.
    pub(super) statements: Vec<Statement>,
}

#[derive(Debug)]
pub(super) struct Source<'t> {
    pub(super) article: Article<'t>,
    pub(super) status: SourceStatus,
    /// None if it was not read.
    pub(super) analysis: Option<Analysis<'t>>,
    /// Its statements.
    pub(super) statements: Range<usize>,
    /// The mean and the standard deviation of the scores of the sentences that may be chosen.
    spread: (f64, f64),
}

impl<'t> Corpus<'t> {
    /// Reads articles. One in a third language is skipped. Linear.
    pub(super) fn read(
        summarizer: &Summarizer,
        articles: Vec<Article<'t>>,
        reader: &mut Reader,
    ) -> Result<Self, Error> {
        let mut corpus = Corpus { sources: Vec::new(), statements: Vec::new() };
        let mut firsts = HashMap::new();
        let mut workspace = Workspace::new();
        for (number, article) in articles.into_iter().enumerate() {
            let first = *firsts.entry(article.text.trim()).or_insert(number);
            let start = corpus.statements.len();
            let (status, analysis) = if first < number {
                let status = match corpus.sources[first].status {
                    SourceStatus::Reports => SourceStatus::Repeats { source: first },
                    other => other,
                };
                (status, None)
            } else {
                match summarizer.analyze_with(&mut workspace, &article) {
                    Ok(analysis) => {
                        reader.read(number, &analysis, &mut corpus.statements);
                        let is_empty = corpus.statements.len() == start;
                        (if is_empty { SourceStatus::Empty } else { SourceStatus::Reports }, Some(analysis))
                    }
                    Err(error) if error.is_unsupported_language() => {
                        (SourceStatus::UnsupportedLanguage, None)
                    }
                    Err(error) => return Err(error),
                }
            };
            let spread = analysis.as_ref().map_or((0.0, 1.0), |analysis| spread(analysis.ranking()));
            let statements = start..corpus.statements.len();
            corpus.sources.push(Source { article, status, analysis, statements, spread });
        }
        Ok(corpus)
    }

    /// Marks the articles that report another event.
    pub(super) fn mark_outliers(&mut self, links: &Links) {
        let reporting: Vec<usize> = (0..self.sources.len()).filter(|&source| self.reports(source)).collect();
        let statements = |source: usize| &self.statements[self.sources[source].statements.clone()];
        let profiles: Vec<Vector> = reporting.iter().map(|&source| profile(statements(source))).collect();
        let place = |statement: usize| reporting.binary_search(&self.statements[statement].source).ok();
        let links =
            links.pairs.iter().filter_map(|&(one, other)| Some((place(one)?, place(other)?))).collect();
        for (source, is_of_event) in reporting.into_iter().zip(main_event(&profiles, &links)) {
            if !is_of_event {
                self.sources[source].status = SourceStatus::Outlier;
            }
        }
    }

    /// Whether a source reports the event, as far as is known.
    pub(super) fn reports(&self, source: usize) -> bool {
        self.sources[source].status == SourceStatus::Reports
    }

    /// Returns the one language of the digest, if it has one.
    pub(super) fn language(&self, wanted: DigestLanguage) -> Option<Language> {
        match wanted {
            DigestLanguage::Only(language) => Some(language),
            DigestLanguage::Any => None,
            DigestLanguage::MostCommon => {
                let reporting = self.sources.iter().filter(|source| source.status == SourceStatus::Reports);
                let languages =
                    reporting.filter_map(|source| Some(source.analysis.as_ref()?.document().language()));
                let count = |language: Language| languages.clone().filter(|&other| other == language).count();
                let most = Language::ALL.into_iter().map(count).max()?;
                let first = Language::ALL.map(|language| (count(language), language));
                languages.clone().find(|language| first.contains(&(most, *language)))
            }
        }
    }

    /// Returns the analysis that a statement was read from.
    pub(super) fn analysis(&self, statement: &Statement) -> &Analysis<'t> {
        self.sources[statement.source].analysis.as_ref().expect("every statement is read from an analysis")
    }

    /// Returns when the article of a statement was published.
    pub(super) fn published(&self, statement: &Statement) -> Option<SystemTime> {
        self.sources[statement.source].article.published
    }

    fn facts(&self, statement: &Statement) -> &SentenceFacts {
        &self.analysis(statement).ranking().facts[statement.sentence]
    }

    /// Whether a statement may be chosen for itself. A question states nothing.
    pub(super) fn is_eligible(&self, statement: &Statement) -> bool {
        self.is_quotable(statement) && end_mark(self.text(statement)) != Some('?')
    }

    /// Whether a statement is as good as the best of its article.
    pub(super) fn is_quotable(&self, statement: &Statement) -> bool {
        Some(self.facts(statement).tier) == self.analysis(statement).ranking().tier()
    }

    fn text(&self, statement: &Statement) -> &str {
        self.analysis(statement).document().sentence_at(statement.sentence).text()
    }

    /// Whether a statement may be chosen for another that needs it.
    fn may_support(&self, statement: &Statement) -> bool {
        let tier = self.analysis(statement).ranking().tier();
        self.is_quotable(statement) || self.facts(statement).tier == Tier::Short && tier == Some(Tier::Story)
    }

    pub(super) fn size(&self, number: usize) -> Size {
        size(self.text(&self.statements[number]))
    }

    pub(super) fn tokens(&self, number: usize) -> usize {
        usize::from(self.facts(&self.statements[number]).tokens)
    }

    /// Returns the probability that an editor would take a statement for a summary of its article.
    pub(super) fn worth(&self, number: usize) -> f64 {
        f64::from(self.facts(&self.statements[number]).worth)
    }

    /// Returns the probability that a statement cannot be understood without the one before it.
    pub(super) fn leaning(&self, number: usize) -> f64 {
        f64::from(self.facts(&self.statements[number]).leaning)
    }

    /// Returns by how many standard deviations a statement is better than the mean of its article.
    pub(super) fn standing(&self, number: usize) -> f64 {
        let statement = &self.statements[number];
        let (mean, deviation) = self.sources[statement.source].spread;
        let score = f64::from(self.analysis(statement).ranking().scores[statement.sentence].total());
        (score - mean) / deviation
    }

    /// Returns how many statements of its article stand before one.
    pub(super) fn place(&self, number: usize) -> usize {
        number - self.sources[self.statements[number].source].statements.start
    }

    /// Returns how far in its article a statement stands, from 0 to 1.
    pub(super) fn position(&self, number: usize) -> f64 {
        let own = &self.sources[self.statements[number].source].statements;
        self.place(number) as f64 / own.len() as f64
    }

    /// Returns a statement with those of its article that it needs, in order; none if it needs too many. Unless its
    /// opening points back, a statement does not need one that the reader knows.
    pub(super) fn chain(
        &self,
        number: usize,
        most: usize,
        is_known: impl Fn(usize) -> bool,
    ) -> Option<Vec<usize>> {
        let statement = &self.statements[number];
        let ranking = self.analysis(statement).ranking();
        let own = self.sources[statement.source].statements.clone();
        let place = |sentence: u32| {
            let by_sentence = |statement: &Statement| statement.sentence;
            let place = self.statements[own.clone()].binary_search_by_key(&(sentence as usize), by_sentence);
            place.ok().map(|place| own.start + place)
        };
        let mut chain = vec![number];
        let (mut first, mut last) = (statement.sentence, statement.sentence);
        while let Some(before) = ranking.facts[first].antecedent() {
            let needed = place(before)?;
            if ranking.facts[first].opening.is_none() && is_known(needed) {
                break;
            }
            chain.insert(0, needed);
            first = before as usize;
            if chain.len() > most {
                return None;
            }
        }
        while let Some(next) = ranking.continuation(last) {
            chain.push(place(next)?);
            last = next as usize;
            if chain.len() > most {
                return None;
            }
        }
        chain.iter().all(|&member| self.may_support(&self.statements[member])).then_some(chain)
    }
}

/// Returns the mean and the standard deviation of the scores of the sentences that may be chosen.
fn spread(ranking: &Ranking) -> (f64, f64) {
    let eligible =
        ranking.scores.iter().zip(&ranking.facts).filter(|(_, facts)| Some(facts.tier) == ranking.tier());
    let scores: Vec<f64> = eligible.map(|(score, _)| f64::from(score.total())).collect();
    let count = scores.len().max(1) as f64;
    let mean = scores.iter().sum::<f64>() / count;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / count;
    (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
}
