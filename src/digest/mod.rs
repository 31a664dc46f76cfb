//! Digests: one summary of several articles on one event, in one language or two.
//!
//! [`reader`] reads what each sentence says, in numbers that mean the same in every source and, for names, figures and
//! words of one root, in both languages. [`agreement`] decides whether two sentences state the same fact, and [`links`]
//! finds those that do. [`event`] decides which articles report the event. [`concepts`] weighs what several sources
//! say, [`choose`] chooses the sentences that cover most of it, and [`order`] orders them. [`conflicts`] finds figures
//! on which sources disagree.

mod agreement;
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

use std::cmp::Reverse;

use hashbrown::HashSet;

use crate::article::Article;
use crate::error::Error;
use crate::figures::Figure;
use crate::language::Language;
use crate::select::{Limit, Selection};
use crate::summarizer::Summarizer;
use crate::summary::Excerpt;
use choose::Chooser;
use concepts::Concepts;
use conflicts::{Place, conflicts};
use corpus::Corpus;
use group::groups;
use known::Known;
use links::Links;
use order::order;
use reader::Reader;
use statement::Statement;

/// All statements are searched for those that state the same fact as an excerpt, if there are at most this many
/// excerpts; otherwise only the links are, so that the cost stays linear.
const SEARCHED: usize = 32;

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
        let outdated = corpus.outdated(&conflicts);
        let may_be_told = |number: &usize| {
            let statement = &corpus.statements[*number];
            corpus.reports(statement.source)
                && corpus.is_eligible(statement)
                && language.is_none_or(|language| language == statement.language)
        };
        let mut eligible: Vec<usize> = (0..corpus.statements.len()).filter(may_be_told).collect();
        let limit = Limit::new(self.options().get_budget(), self.options().get_cap(), eligible.len());
        eligible.retain(|number| !outdated.contains(number));
        let concepts = Concepts::weigh(reader.kinds(), &corpus, &links, &known);
        let chooser =
            Chooser { corpus: &corpus, concepts: &concepts, links: &links, known: &known, limit: &limit };
        let reporting: Vec<usize> =
            (0..corpus.sources.len()).filter(|&source| corpus.reports(source)).collect();
        let excerpts = match *reporting {
            _ if limit.is_nothing() => Vec::new(),
            [source] if known.concepts.is_empty() => corpus.summary(source, language),
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

impl<'t> Corpus<'t> {
    /// Returns the statements of the sources that report the event, by number.
    fn reported(&self) -> impl Iterator<Item = (usize, &Statement)> {
        self.statements.iter().enumerate().filter(|(_, statement)| self.reports(statement.source))
    }

    fn is_reported(&self, statement: usize) -> bool {
        self.reports(self.statements[statement].source)
    }

    /// Returns the amounts that contradict each other, those of the latest articles first where that is known.
    fn conflicts(&self) -> Vec<Vec<Place>> {
        let mut found = conflicts(&self.reported().collect::<Vec<_>>());
        let published = |place: &Place| self.published(&self.statements[place.0]);
        for places in &mut found {
            places.sort_by_key(|place| Reverse(published(place)));
        }
        found
    }

    /// Returns the statements with an amount that a later article contradicts.
    fn outdated(&self, conflicts: &[Vec<Place>]) -> HashSet<usize> {
        let mut outdated = HashSet::new();
        let published = |place: &Place| self.published(&self.statements[place.0]);
        for places in conflicts {
            let Some(&(latest, place)) = places.first().filter(|place| published(place).is_some()) else {
                continue;
            };
            let current = self.statements[latest].amounts[place];
            let stale: Vec<u32> = places
                .iter()
                .filter(|other| published(other) < published(&(latest, place)))
                .map(|&(statement, place)| self.statements[statement].amounts[place].id)
                .filter(|&id| id != current.id)
                .collect();
            let is_stale = |statement: &Statement| {
                let amounts = statement.amounts.iter();
                amounts.clone().any(|amount| stale.contains(&amount.id) && amount.is_of(&current))
            };
            outdated.extend(
                self.reported().filter(|(_, statement)| is_stale(statement)).map(|(number, _)| number),
            );
        }
        outdated
    }

    fn conflict(&self, places: &[Place]) -> Conflict<'t> {
        let claim = |&(number, place): &Place| {
            let statement = &self.statements[number];
            let amount = statement.amounts[place];
            let text = self.analysis(statement).document().flowed(amount.span);
            let figure = Figure::of(text, amount.value, amount.unit, amount.span);
            Claim { source: statement.source, sentence: statement.sentence, figure }
        };
        Conflict { claims: places.iter().map(claim).collect() }
    }

    /// Returns the summary of the only source, if it is in the language of the digest.
    fn summary(&self, source: usize, language: Option<Language>) -> Vec<DigestExcerpt<'t>> {
        let analysis = self.sources[source].analysis.as_ref();
        let analysis =
            analysis.filter(|own| language.is_none_or(|language| language == own.document().language()));
        let excerpts = analysis.into_iter().flat_map(|analysis| analysis.summary());
        excerpts.map(|excerpt| self.excerpt(source, excerpt, &[source])).collect()
    }

    /// Returns the excerpts of chosen statements, best first, in reading order. If the only one is too long, it is
    /// clipped.
    fn excerpts(&self, chosen: &[usize], links: &Links, limit: &Limit) -> Vec<DigestExcerpt<'t>> {
        let supporters = |number: usize| -> Vec<usize> {
            if chosen.len() > SEARCHED {
                return links.of(number).filter(|&other| self.is_reported(other)).chain([number]).collect();
            }
            let own = &self.statements[number];
            let supports =
                |&(other, statement): &(usize, &Statement)| other == number || own.agrees(statement);
            self.reported().filter(supports).map(|(other, _)| other).collect()
        };
        let is_too_long = |number: usize| chosen.len() == 1 && !limit.fits(1, self.size(number));
        let excerpt = |number: usize| {
            let statement = &self.statements[number];
            let clip = is_too_long(number).then_some(limit.most);
            let selection = Selection { chosen: vec![statement.sentence], clip, eligible: 1 };
            let excerpt = self.analysis(statement).selected(selection).into_iter().next()?;
            let rank = chosen.iter().position(|&other| other == number).unwrap_or_default();
            let stated = supporters(number).into_iter();
            let supporting: Vec<usize> = stated.map(|other| self.statements[other].source).collect();
            Some(self.excerpt(statement.source, excerpt.ranked(rank), &supporting))
        };
        order(self, chosen, supporters).into_iter().filter_map(excerpt).collect()
    }

    /// Returns an excerpt of a source with all sources that state the same, those that repeat one of them included.
    fn excerpt(&self, source: usize, excerpt: Excerpt<'t>, supporting: &[usize]) -> DigestExcerpt<'t> {
        let supports = |other: &usize| match self.sources[*other].status {
            SourceStatus::Repeats { source } => supporting.contains(&source),
            _ => supporting.contains(other),
        };
        let support = (0..self.sources.len()).filter(supports).collect();
        let analysis = self.sources[source].analysis.as_ref();
        let sentence = analysis.and_then(|analysis| analysis.document().sentence(excerpt.index()));
        let language = sentence.map_or(Language::ALL[0], |sentence| sentence.block().language());
        DigestExcerpt { source, excerpt, language, support }
    }
}
