//! The chain from an article to a summary.

use std::borrow::Cow;
use std::sync::Arc;

use crate::article::Article;
use crate::document::Document;
use crate::error::Error;
use crate::explanation::Explanation;
use crate::figures::{Figure, figures};
use crate::keywords::{Keyword, keywords};
use crate::language::{Detection, Language};
use crate::names::{Entity, entities};
use crate::options::{Budget, Options};
use crate::rank::{Leaning, Ranking, Score, StopWords};
use crate::select::{self, Selection, Size, outcomes, select};
use crate::summary::{Summary, size};
use crate::verdict::Verdict;
use crate::workspace::{Pool, Workspace};

/// Summarizes articles, with options that were checked once. Threads can share it by reference.
///
/// Calls that are given no workspace share a pool of at most eight [`Workspace`]s, each of at most about ten megabytes,
/// so that the words and buffers of one article serve the next. A clone has a pool of its own.
///
/// ```
/// use abrege::{Budget, Options, Summarizer};
/// let summarizer = Summarizer::new(Options::new().budget(Budget::Words(12)))?;
/// let summary = summarizer.summarize("The council approved the budget on Monday. Taxes will fall next year.")?;
/// assert_eq!(summary.to_string(), "The council approved the budget on Monday. Taxes will fall next year.");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summarizer {
    settings: Arc<Settings>,
    pool: Pool,
}

/// Options, with what is prepared from them once.
#[derive(Debug, Default, PartialEq)]
struct Settings {
    options: Options,
    stop_words: StopWords,
}

impl Summarizer {
    /// Creates a summarizer. A number stands for a budget of sentences, and a [`Budget`] for options with that budget.
    ///
    /// # Errors
    /// [`Error::is_invalid_option`] when a ratio, the diversity or a weight is out of its range.
    pub fn new(options: impl Into<Options>) -> Result<Self, Error> {
        let options = options.into();
        options.check()?;
        let stop_words = StopWords::new(&options.stop_words);
        Ok(Summarizer { settings: Arc::new(Settings { options, stop_words }), pool: Pool::default() })
    }

    /// Returns the options.
    pub fn options(&self) -> &Options {
        &self.settings.options
    }

    /// Summarizes an article. Linear in its length.
    ///
    /// # Errors
    /// [`Error::is_unsupported_language`] when the text is clearly in a third language, [`Error::is_too_long`] above
    /// `u32::MAX` bytes, and [`Error::is_invalid_option`] when given blocks overlap or do not fit the text.
    pub fn summarize<'t>(&self, article: impl Into<Article<'t>>) -> Result<Summary<'t>, Error> {
        self.summarize_in(&self.pool, article.into())
    }

    /// As [`Summarizer::summarize`], with a workspace of some pool.
    pub(crate) fn summarize_in<'t>(&self, pool: &Pool, article: Article<'t>) -> Result<Summary<'t>, Error> {
        pool.with(article.text, |workspace| self.summarize_with(workspace, article))
    }

    /// Analyzes an article. The analysis holds everything that a summary is selected from: analyze once, select often.
    ///
    /// # Errors
    /// As [`Summarizer::summarize`].
    pub fn analyze<'t>(&self, article: impl Into<Article<'t>>) -> Result<Analysis<'t>, Error> {
        let article = article.into();
        self.pool.with(article.text, |workspace| self.analyze_with(workspace, article))
    }

    /// Summarizes an article with a workspace of the caller's, which reuses the words, stems and buffers of earlier
    /// articles.
    ///
    /// # Errors
    /// As [`Summarizer::summarize`].
    pub fn summarize_with<'t>(
        &self,
        workspace: &mut Workspace,
        article: impl Into<Article<'t>>,
    ) -> Result<Summary<'t>, Error> {
        let analysis = self.analyze_with(workspace, article)?;
        let summary = analysis.choose(self.options().budget, &mut workspace.choosing);
        workspace.document = analysis.document.into_data();
        workspace.ranking = analysis.ranking;
        Ok(summary)
    }

    /// Analyzes an article with a workspace of the caller's.
    ///
    /// # Errors
    /// As [`Summarizer::summarize`].
    pub fn analyze_with<'t>(
        &self,
        workspace: &mut Workspace,
        article: impl Into<Article<'t>>,
    ) -> Result<Analysis<'t>, Error> {
        let article = article.into();
        article.check()?;
        workspace.prepare(article.text);
        let detection = article.detect(workspace.vocabulary.lexicon())?;
        let language = detection.map_or(Language::ALL[0], |detection| detection.language());
        let buffers = std::mem::take(&mut workspace.document);
        let mut document =
            Document::new(&article, language, &mut workspace.vocabulary, &mut workspace.reading, buffers);
        workspace.end_reading(&mut document);
        let mut ranking = std::mem::take(&mut workspace.ranking);
        let Settings { options, stop_words } = &*self.settings;
        ranking.read(&document, &workspace.vocabulary, stop_words, &options.weights, &mut workspace.scoring);
        workspace.end_scoring();
        let found = document.title().map(|block| document.part(block.bare_span()));
        let title = article.title.or(found);
        Ok(Analysis { document, detection, title, ranking, settings: Arc::clone(&self.settings) })
    }

    /// Summarizes many articles on all cores of rayon's current pool. The results and their order are the same as when
    /// they are summarized one by one. Accepts `&[String]`, `&Vec<&str>`, `&[Article]`.
    ///
    /// ```
    /// # #[cfg(feature = "rayon")] {
    /// let texts = ["The council met on Monday.".to_owned(), "Taxes will fall next year.".to_owned()];
    /// let summaries = abrege::Summarizer::default().par_summarize(&texts);
    /// assert_eq!(summaries[1].as_ref().unwrap().to_string(), "Taxes will fall next year.");
    /// # }
    /// ```
    #[cfg(feature = "rayon")]
    pub fn par_summarize<'a, 't, A: Sync>(&self, articles: &'a [A]) -> Vec<Result<Summary<'t>, Error>>
    where
        &'a A: Into<Article<'t>>,
    {
        use rayon::prelude::*;
        articles
            .par_iter()
            .map_init(Workspace::new, |workspace, article| self.summarize_with(workspace, article))
            .collect()
    }
}

/// The analysis of an article: its sentences with their scores, its keywords, names and figures. Borrows the text,
/// unless it [owns](Analysis::into_owned) a copy, and owns the rest.
///
/// ```
/// use abrege::{Budget, Summarizer};
/// let analysis = Summarizer::default().analyze("The council approved the budget. Taxes will fall next year.")?;
/// assert_eq!(analysis.document().sentences().len(), analysis.scores().len());
/// for sentences in 1..=2 {
///     assert_eq!(analysis.select(Budget::Sentences(sentences))?.excerpts().len(), sentences);
/// }
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    document: Document<'t>,
    detection: Option<Detection>,
    title: Option<Cow<'t, str>>,
    ranking: Ranking,
    settings: Arc<Settings>,
}

impl<'t> Analysis<'t> {
    /// Copies the borrowed text, so that the analysis outlives the article, as in a cache. What is selected from it
    /// later is copied, too.
    ///
    /// ```
    /// use abrege::{Analysis, Budget, Summarizer};
    /// fn analyze(text: String) -> Result<Analysis<'static>, abrege::Error> {
    ///     Ok(Summarizer::default().analyze(&text)?.into_owned())
    /// }
    /// let analysis = analyze("The council approved the budget on Monday. Rain fell.".to_owned())?;
    /// assert_eq!(analysis.select(Budget::Sentences(1))?.to_string(), "The council approved the budget on Monday.");
    /// # Ok::<(), abrege::Error>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Analysis<'static> {
        Analysis {
            document: self.document.into_owned(),
            title: self.title.map(|title| Cow::Owned(title.into_owned())),
            detection: self.detection,
            ranking: self.ranking,
            settings: self.settings,
        }
    }

    /// Returns the article's blocks and sentences.
    pub fn document(&self) -> &Document<'t> {
        &self.document
    }

    /// Returns the language that was given or detected, or `None` when the text has no letters.
    pub fn language(&self) -> Option<Detection> {
        self.detection
    }

    /// Returns the title that was given, otherwise the heading that was found to be the title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Returns the summarizer's options.
    pub fn options(&self) -> &Options {
        &self.settings.options
    }

    pub(crate) fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// Returns the score of every sentence of the document, by its index. All parts are 0 for a sentence that cannot be
    /// chosen because of its kind: a heading, lead-in, list item without an end mark, caption or piece of furniture of an
    /// article that has better, and a sentence without letters.
    pub fn scores(&self) -> &[Score] {
        &self.ranking.scores
    }

    /// Returns the sentence that a sentence leans on and is never kept without ("He added…" leans on the sentence
    /// before it), or `None` when it stands alone, is a heading or is furniture. When the article has a query, only an
    /// opening that points back makes a sentence lean, since whoever asks knows what the query names.
    pub fn antecedent(&self, index: usize) -> Option<usize> {
        self.ranking.facts.get(index)?.antecedent().map(|antecedent| antecedent as usize)
    }

    /// Returns how likely it is that a sentence cannot be understood without one before it, and why; `None` for the
    /// first sentence of the story, for any that is not a whole sentence of the story, and past the last sentence.
    pub fn leaning(&self, index: usize) -> Option<Leaning> {
        self.ranking.leaning(&self.document, index)
    }

    /// Returns at most `limit` keywords, best first. Linear in the text.
    pub fn keywords(&self, limit: usize) -> Vec<Keyword<'t>> {
        keywords(&self.document, &self.ranking, limit)
    }

    /// Returns the names with their mentions, the most important first. Linear in the text.
    pub fn entities(&self) -> Vec<Entity<'t>> {
        entities(&self.document, &self.ranking.names)
    }

    /// Returns the amounts, percentages, counts, dates and times of the story, in order. Blocks of captions and
    /// furniture are not read, and a year alone is not a figure. Linear in the text.
    pub fn figures(&self) -> Vec<Figure<'t>> {
        figures(&self.document)
    }

    /// Explains the score of a sentence in words; `None` past the last sentence.
    pub fn explain(&self, index: usize) -> Option<Explanation> {
        (index < self.scores().len()).then(|| Explanation::new(&self.document, &self.ranking, index))
    }

    /// Returns the summary under the summarizer's own budget.
    pub fn summary(&self) -> Summary<'t> {
        self.choose(self.settings.options.budget, &mut Default::default())
    }

    /// Returns the summary under another budget. The summarizer's cap and diversity still hold.
    ///
    /// # Errors
    /// [`Error::is_invalid_option`] when a ratio is out of its range.
    pub fn select(&self, budget: Budget) -> Result<Summary<'t>, Error> {
        budget.check()?;
        Ok(self.choose(budget, &mut Default::default()))
    }

    /// Returns the verdict on each sentence of the document under a budget, by its index: why it is in the summary that
    /// [`Analysis::select`] returns, or is not. Linear in the text.
    ///
    /// # Errors
    /// As [`Analysis::select`].
    pub fn verdicts(&self, budget: Budget) -> Result<Vec<Verdict>, Error> {
        budget.check()?;
        let (ranking, options) = (&self.ranking, &self.settings.options);
        let size = |index: usize| self.size(index);
        let selection = select(ranking, budget, options, size, &mut Default::default());
        let outcomes = outcomes(ranking, budget, options, size, &selection);
        let sentences = self.document.sentences().zip(&ranking.facts).zip(outcomes);
        Ok(sentences
            .map(|((sentence, facts), outcome)| Verdict::new(sentence, facts.tier, outcome))
            .collect())
    }

    fn size(&self, index: usize) -> Size {
        size(self.document.sentence_at(index).text())
    }

    /// Returns the summary of selected sentences.
    pub(crate) fn selected(&self, selection: Selection) -> Summary<'t> {
        Summary::new(&self.document, &self.ranking, selection, self.detection, self.title.clone())
    }

    fn choose(&self, budget: Budget, scratch: &mut select::Scratch) -> Summary<'t> {
        let size = |index: usize| self.size(index);
        let selection = select(&self.ranking, budget, &self.settings.options, size, scratch);
        self.selected(selection)
    }
}
