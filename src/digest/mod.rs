//! Digests: one summary of several articles on one event, in one language or two.
//!
//! [`statement`] reads what each sentence says, in numbers that mean the same in every source and, for names, figures
//! and words of one root, in both languages. [`agreement`] decides whether two sentences tell the same fact.
//! [`concepts`] weighs what several sources say; [`choose`] chooses the sentences that cover most of it.

mod agreement;
mod choose;
mod concepts;
mod event;
mod links;
mod reader;
mod result;
mod sources;
mod statement;

use std::ops::Range;

pub use result::{Claim, Conflict, Digest, DigestExcerpt, SourceStatus};
pub use sources::{DigestLanguage, Sources};

use crate::article::Article;
use crate::error::Error;
use crate::language::Language;
use crate::select::{Limit, Selection};
use crate::summarizer::{Analysis, Summarizer};
use crate::workspace::Workspace;
use choose::Chooser;
use concepts::Concepts;
use event::{Profile, main_event};
use reader::Reader;
use statement::Statement;

pub(crate) fn env(n: &str, d: f64) -> f64 {
    std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d)
}

impl Summarizer {
    /// Summarizes several articles on one event.
    pub fn digest<'t>(&self, sources: impl Into<Sources<'t>>) -> Result<Digest<'t>, Error> {
        let Sources { articles, known, language } = sources.into();
        let mut reader = Reader::default();
        let (corpus, mut statuses) = Corpus::read(self, &articles, &mut reader)?;
        let (known, _) = Corpus::read(self, &known, &mut reader)?;
        let links = links::links(&corpus.statements, reader.numbers());
        corpus.mark_outliers(&links, &mut statuses);
        let language = corpus.language(language);
        let eligible = |statement: &Statement| {
            statuses[statement.source] == SourceStatus::Reports
                && language.is_none_or(|language| language == statement.language)
                && corpus.is_eligible(statement)
        };
        let count = corpus.statements.iter().filter(|statement| eligible(statement)).count();
        let reporting = statuses.iter().filter(|&&status| status == SourceStatus::Reports).count();
        let options = self.options();
        let limit = Limit::new(options.get_budget(), options.get_cap(), count);
        let concepts = Concepts::weigh(reader.kinds(), &corpus.statements, &links, &known.statements, reporting);
        let chooser = Chooser {
            corpus: &corpus,
            concepts: &concepts,
            limit: &limit,
            links: &links,
            known: &known.statements,
            may_open: &eligible,
        };
        let chosen = if limit.is_nothing() { Vec::new() } else { chooser.choose() };
        let excerpts = corpus.excerpts(&chosen);
        Ok(Digest { language, excerpts, sources: statuses, conflicts: Vec::new() })
    }
}

/// What has been read of all sources.
#[derive(Debug)]
struct Corpus<'t> {
    /// None for a source that was not read.
    analyses: Vec<Option<Analysis<'t>>>,
    /// The statements of all sources, in order, and those of each source.
    statements: Vec<Statement>,
    ranges: Vec<Range<usize>>,
    /// The mean and the standard deviation of the scores in each source.
    scores: Vec<(f64, f64)>,
}

impl<'t> Corpus<'t> {
    fn read(
        summarizer: &Summarizer,
        articles: &[Article<'t>],
        reader: &mut Reader,
    ) -> Result<(Self, Vec<SourceStatus>), Error> {
        let mut corpus = Corpus { analyses: Vec::new(), statements: Vec::new(), ranges: Vec::new(), scores: Vec::new() };
        let mut statuses = Vec::new();
        let mut texts = hashbrown::HashMap::new();
        let mut workspace = Workspace::new();
        for (source, article) in articles.iter().enumerate() {
            let first = *texts.entry(article.text.trim()).or_insert(source);
            let analysis = match summarizer.analyze_with(&mut workspace, article) {
                Ok(analysis) => Some(analysis),
                Err(error) if error.is_unsupported_language() => None,
                Err(error) => return Err(error),
            };
            let start = corpus.statements.len();
            if let Some(analysis) = analysis.as_ref().filter(|_| first == source) {
                reader.read(source, analysis, &mut corpus.statements);
            }
            statuses.push(match &analysis {
                _ if first < source => SourceStatus::Repeats { source: first },
                None => SourceStatus::UnsupportedLanguage,
                Some(_) if start == corpus.statements.len() => SourceStatus::Empty,
                Some(_) => SourceStatus::Reports,
            });
            corpus.ranges.push(start..corpus.statements.len());
            corpus.scores.push(analysis.as_ref().map_or((0.0, 1.0), spread));
            corpus.analyses.push(analysis);
        }
        Ok((corpus, statuses))
    }

    /// Marks the articles that report another event.
    fn mark_outliers(&self, links: &[(usize, usize)], statuses: &mut [SourceStatus]) {
        let reporting: Vec<usize> =
            (0..statuses.len()).filter(|&source| statuses[source] == SourceStatus::Reports).collect();
        let profiles: Vec<Profile> =
            reporting.iter().map(|&source| Profile::of(&self.statements[self.ranges[source].clone()])).collect();
        let place = |statement: usize| reporting.binary_search(&self.statements[statement].source).ok();
        let links = links.iter().filter_map(|&(one, other)| Some((place(one)?, place(other)?))).collect();
        for (&source, reports) in reporting.iter().zip(main_event(&profiles, &links)) {
            if !reports {
                statuses[source] = SourceStatus::Outlier;
            }
        }
    }

    fn analysis(&self, statement: &Statement) -> &Analysis<'t> {
        self.analyses[statement.source].as_ref().expect("statements come from analyses")
    }

    fn is_eligible(&self, statement: &Statement) -> bool {
        let ranking = self.analysis(statement).ranking();
        Some(ranking.facts[statement.sentence].tier) == ranking.tier()
    }

    fn text(&self, statement: usize) -> &str {
        let statement = &self.statements[statement];
        self.analysis(statement).document().sentence_at(statement.sentence).text()
    }

    fn tokens(&self, statement: usize) -> usize {
        let statement = &self.statements[statement];
        usize::from(self.analysis(statement).ranking().facts[statement.sentence].tokens)
    }

    /// By how many standard deviations a sentence is better than the mean of its article.
    fn standing(&self, statement: usize) -> f64 {
        let statement = &self.statements[statement];
        let (mean, deviation) = self.scores[statement.source];
        let score = f64::from(self.analysis(statement).ranking().scores[statement.sentence].total());
        (score - mean) / deviation
    }

    /// Returns the statement of a sentence.
    fn number(&self, source: usize, sentence: usize) -> Option<usize> {
        let range = self.ranges[source].clone();
        let own = &self.statements[range.clone()];
        own.binary_search_by_key(&sentence, |statement| statement.sentence).ok().map(|place| range.start + place)
    }

    fn language(&self, wanted: DigestLanguage) -> Option<Language> {
        match wanted {
            DigestLanguage::Only(language) => Some(language),
            DigestLanguage::Any => None,
            DigestLanguage::MostCommon => {
                let own = self.analyses.iter().flatten().filter_map(|analysis| analysis.language());
                let languages: Vec<Language> = own.map(|detection| detection.language()).collect();
                let count = |language: &Language| languages.iter().filter(|other| *other == language).count();
                let most = languages.iter().map(count).max()?;
                languages.iter().find(|language| count(language) == most).copied()
            }
        }
    }

    fn excerpts(&self, chosen: &[usize]) -> Vec<DigestExcerpt<'t>> {
        let mut excerpts = Vec::new();
        for &number in chosen {
            let statement = &self.statements[number];
            let analysis = self.analysis(statement);
            let selection = Selection { chosen: vec![statement.sentence], clip: None, eligible: 1 };
            let excerpt = analysis.excerpts(selection).into_iter().next();
            excerpts.extend(excerpt.map(|excerpt| DigestExcerpt {
                source: statement.source,
                excerpt,
                language: statement.language,
                support: vec![statement.source],
            }));
        }
        excerpts
    }
}

/// Returns the mean and the standard deviation of the scores of the sentences that may be chosen.
fn spread(analysis: &Analysis<'_>) -> (f64, f64) {
    let ranking = analysis.ranking();
    let scores: Vec<f64> = ranking
        .scores
        .iter()
        .zip(&ranking.facts)
        .filter(|(_, facts)| Some(facts.tier) == ranking.tier())
        .map(|(score, _)| f64::from(score.total()))
        .collect();
    let count = scores.len().max(1) as f64;
    let mean = scores.iter().sum::<f64>() / count;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / count;
    (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
}
