//! Digests: one summary of several articles on one event, in one language or two.
//!
//! [`reader`] reads what each sentence says, in numbers that mean the same in every source and, for names, figures and
//! words of one root, in both languages. [`agreement`] decides whether two sentences state the same fact, and [`links`]
//! finds those that do. [`event`] decides which articles report the event. [`concepts`] weighs what several sources
//! say, [`choose`] chooses the sentences that cover most of it, and [`order`] orders them. [`conflicts`] finds figures
//! on which sources disagree.

mod agreement;
mod assemble;
mod choose;
mod concepts;
mod conflicts;
mod corpus;
mod event;
mod group;
mod known;
mod links;
mod order;
mod partition;
mod reader;
mod result;
mod sources;
mod statement;
mod vector;

pub use result::{Claim, Conflict, Digest, DigestExcerpt, SourceStatus};
pub use sources::{DigestLanguage, Sources};

use crate::article::Article;
use crate::error::Error;
use crate::select::Limit;
use crate::summarizer::Summarizer;
use choose::Chooser;
use concepts::Concepts;
use corpus::Corpus;
use group::groups;
use known::Known;
use links::Links;
use reader::Reader;
use statement::Statement;

impl Summarizer {
    /// Summarizes several articles on one event: what most of them report, each fact once, in the summarizer's budget.
    ///
    /// Articles are compared by their words, names and figures; across languages by names, figures, and words of one
    /// root. An article that reports another event, or is in a third language, is left out and reported by
    /// [`Digest::sources`]. If the articles report several events, the digest reports the one that most of them report.
    /// The digest of one article is its summary. Linear in the length of the articles.
    ///
    /// # Errors
    /// [`Error::is_too_long`] and [`Error::is_invalid_option`], as [`Summarizer::summarize`].
    ///
    /// ```
    /// use abrege::{Budget, Summarizer};
    /// let articles = [
    ///     "A ferry caught fire off Marlow on Monday. All 214 passengers were saved.",
    ///     "All 214 passengers were saved when a ferry caught fire off Marlow on Monday. The fire began in a kitchen.",
    /// ];
    /// let digest = Summarizer::new(Budget::Sentences(1))?.digest(articles)?;
    /// assert_eq!(digest.excerpts()[0].support(), [0, 1]);
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn digest<'t>(&self, sources: impl Into<Sources<'t>>) -> Result<Digest<'t>, Error> {
        let Sources { articles, known, language } = sources.into();
        let mut reader = Reader::default();
        let mut corpus = Corpus::read(self, articles, &mut reader)?;
        let mut known = Corpus::read(self, known, &mut reader)?.statements;
        known.iter_mut().for_each(|statement| statement.source += corpus.sources.len());
        let statements: Vec<&Statement> = corpus.statements.iter().chain(&known).collect();
        let mut links = Links::find(&statements, reader.numbers());
        let known_links = links.split_off(corpus.statements.len());
        let known = Known::of(&corpus.statements, &known, &known_links);
        corpus.mark_outliers(&links);
        let language = corpus.language(language);
        let conflicts = corpus.conflicts();
        let is_of_digest = |statement: &Statement| {
            corpus.reports(statement.source) && language.is_none_or(|language| language == statement.language)
        };
        let mut eligible =
            corpus.select(|statement| is_of_digest(statement) && corpus.is_eligible(statement));
        if eligible.is_empty() {
            eligible = corpus.select(|statement| is_of_digest(statement) && corpus.is_quotable(statement));
        }
        let limit = Limit::new(self.options().get_budget(), self.options().get_cap(), eligible.len());
        let outdated = corpus.outdated(&conflicts, &eligible);
        eligible.retain(|number| !outdated.contains(number));
        let concepts = Concepts::weigh(reader.kinds(), &corpus, &links, &known);
        let chooser =
            Chooser { corpus: &corpus, concepts: &concepts, links: &links, known: &known, limit: &limit };
        let reporting: Vec<usize> =
            (0..corpus.sources.len()).filter(|&source| corpus.reports(source)).collect();
        let excerpts = match *reporting {
            _ if limit.is_nothing() => Vec::new(),
            [source] if known.is_empty() => corpus.summary(source, language),
            _ => corpus.excerpts(&chooser.choose(&eligible), &links, &limit),
        };
        Ok(Digest {
            language,
            excerpts,
            conflicts: conflicts.iter().map(|places| corpus.conflict(places)).collect(),
            sources: corpus.sources.into_iter().map(|source| source.status).collect(),
        })
    }

    /// Groups articles by the event that they report, in either language.
    ///
    /// Returns the indices of each group's articles, ascending, and the groups by their first article. Articles without
    /// a sentence or in a third language are in no group. Nearly linear: each article is compared with a bounded number
    /// of others.
    ///
    /// # Errors
    /// As [`Summarizer::digest`].
    ///
    /// ```
    /// let articles = [
    ///     "A ferry caught fire off Marlow on Monday. All 214 passengers of the Calder Queen were saved.",
    ///     "The council of Thornby has adopted its budget. Taxes will fall next year.",
    ///     "Un ferry a pris feu lundi au large de Marlow. Les 214 passagers du Calder Queen ont été sauvés.",
    /// ];
    /// assert_eq!(abrege::Summarizer::default().group(articles)?, [vec![0, 2], vec![1]]);
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn group<'t, I>(&self, articles: I) -> Result<Vec<Vec<usize>>, Error>
    where
        I: IntoIterator,
        I::Item: Into<Article<'t>>,
    {
        let articles = articles.into_iter().map(Into::into).collect();
        let mut reader = Reader::default();
        let corpus = Corpus::read(self, articles, &mut reader)?;
        let statements: Vec<&Statement> = corpus.statements.iter().collect();
        Ok(groups(&corpus, &Links::find(&statements, reader.numbers())))
    }
}
