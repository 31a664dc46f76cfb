//! Summaries: the selected sentences, word for word.

use std::borrow::Cow;
use std::fmt;

use crate::blocks::BlockKind;
use crate::document::Document;
use crate::language::{Detection, flow};
use crate::rank::{Ranking, Score};
use crate::select::{Selection, Size};
use crate::span::Span;
use crate::text::{is_line_break, join_lines};

/// A clipped sentence ends at a clause only if the clause fills at least this share of the budget, otherwise at a word.
const CLAUSE_SHARE: f32 = 0.4;

/// A summary: sentences of the article, in its order.
///
/// Displays as running text, and iterates over its [`Excerpt`]s, by reference and by value.
///
/// ```
/// let text = "The council met on Monday.\nIt approved the budget by nine votes\nto two. Taxes will fall next year.";
/// let summary = abrege::summarize(text, 2)?;
/// for excerpt in &summary {
///     assert_eq!(excerpt.text(), &text[excerpt.span().range()]);
/// }
/// assert_eq!(summary.ranked().next().unwrap().rank(), 0);
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary<'t> {
    language: Option<Detection>,
    title: Option<Cow<'t, str>>,
    ratio: f32,
    /// None without a query.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    answers_query: Option<bool>,
    excerpts: Vec<Excerpt<'t>>,
}

impl<'t> Summary<'t> {
    pub(crate) fn new(
        document: &Document<'t>,
        ranking: &Ranking,
        selection: Selection,
        language: Option<Detection>,
        title: Option<Cow<'t, str>>,
    ) -> Self {
        let Selection { chosen, clip, eligible } = selection;
        let tier = ranking.tier();
        let of_tier = chosen.iter().filter(|&&index| Some(ranking.facts[index].tier) == tier).count();
        let ratio = of_tier as f32 / eligible.max(1) as f32;
        let excerpt = |(rank, index): (usize, usize)| {
            let sentence = document.sentence_at(index);
            let excerpt = Excerpt {
                text: document.part(sentence.span()),
                span: sentence.span(),
                index,
                rank,
                kind: sentence.kind(),
                score: ranking.scores[index],
                clipped: false,
            };
            match clip {
                Some(most) => excerpt.clipped(most),
                None => excerpt,
            }
        };
        let mut excerpts: Vec<Excerpt<'t>> = chosen.into_iter().enumerate().map(excerpt).collect();
        excerpts.sort_unstable_by_key(|excerpt| excerpt.index);
        // A clipped sentence may have lost the words of the query.
        let is_answer = |excerpt: &Excerpt<'_>| {
            let (sentence, end) = (document.sentence_at(excerpt.index), excerpt.span.end);
            let kept = sentence.tokens().iter().filter(|token| token.end() as usize <= end);
            match excerpt.clipped {
                true => kept.map(|token| sentence.term(token)).any(|term| ranking.query.asks_for(term)),
                false => ranking.query.is_in(excerpt.index),
            }
        };
        let answers_query = (!document.query().is_empty()).then(|| excerpts.iter().any(is_answer));
        Summary { language, title, ratio, answers_query, excerpts }
    }

    /// Returns the selected sentences, in the order of the article.
    pub fn excerpts(&self) -> &[Excerpt<'t>] {
        &self.excerpts
    }

    /// Iterates over the selected sentences, best first: those that were chosen together, then those that were added.
    pub fn ranked(&self) -> impl ExactSizeIterator<Item = &Excerpt<'t>> + DoubleEndedIterator {
        let mut excerpts: Vec<_> = self.excerpts.iter().collect();
        excerpts.sort_by_key(|excerpt| excerpt.rank);
        excerpts.into_iter()
    }

    /// Returns the language that was given or detected, or `None` when the text has no letters.
    pub fn language(&self) -> Option<Detection> {
        self.language
    }

    /// Returns the title that was given, otherwise the heading that was found to be the title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Returns the chosen share of the eligible sentences, from 0 to 1: what [`Budget::Ratio`] limits. Eligible are the
    /// whole sentences of the story or, if there are none, the best that the article has.
    ///
    /// [`Budget::Ratio`]: crate::Budget::Ratio
    pub fn ratio(&self) -> f32 {
        self.ratio
    }

    /// Returns whether a selected sentence answers the article's query, as far as words show: it has one of the query's
    /// words, or a name that the query asks for. It is `false` without a query, when the article has none of these
    /// words, and when the sentences that have them do not fit the budget with the sentences that they lean on.
    ///
    /// ```
    /// use abrege::Article;
    /// let article = Article::new("The council met on Monday. It was a long debate. Taxes on housing will fall next year.");
    /// let answers = |query| Ok::<_, abrege::Error>(abrege::summarize(article.clone().query(query), 1)?.answers_query());
    /// assert!(answers("When will taxes fall?")?);
    /// assert!(!answers("Who won the match?")?);
    /// # Ok::<(), abrege::Error>(())
    /// ```
    pub fn answers_query(&self) -> bool {
        self.answers_query == Some(true)
    }

    /// Returns the number of selected sentences.
    pub fn len(&self) -> usize {
        self.excerpts.len()
    }

    /// Returns whether nothing was selected.
    pub fn is_empty(&self) -> bool {
        self.excerpts.is_empty()
    }

    /// Copies the borrowed text, so that the summary outlives the article.
    #[must_use]
    pub fn into_owned(self) -> Summary<'static> {
        Summary {
            language: self.language,
            title: self.title.map(|title| Cow::Owned(title.into_owned())),
            ratio: self.ratio,
            answers_query: self.answers_query,
            excerpts: self.excerpts.into_iter().map(Excerpt::into_owned).collect(),
        }
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, excerpt) in self.excerpts.iter().enumerate() {
            let space = if i > 0 { " " } else { "" };
            write!(f, "{space}{}", excerpt.flowed())?;
        }
        Ok(())
    }
}

impl<'s, 't> IntoIterator for &'s Summary<'t> {
    type Item = &'s Excerpt<'t>;
    type IntoIter = std::slice::Iter<'s, Excerpt<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.excerpts.iter()
    }
}

impl<'t> IntoIterator for Summary<'t> {
    type Item = Excerpt<'t>;
    type IntoIter = std::vec::IntoIter<Excerpt<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.excerpts.into_iter()
    }
}

/// A sentence of a summary.
///
/// ```
/// let text = "The council met\non Monday, after a long debate. It approved the budget.";
/// let summary = abrege::summarize(text, abrege::Budget::Words(5))?;
/// let excerpt = &summary.excerpts()[0];
/// assert_eq!(excerpt.text(), "The council met on Monday…");
/// assert!(excerpt.is_clipped());
/// assert_eq!(&text[excerpt.span().range()], "The council met\non Monday");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Excerpt<'t> {
    text: Cow<'t, str>,
    span: Span,
    index: usize,
    rank: usize,
    kind: BlockKind,
    score: Score,
    clipped: bool,
}

impl Excerpt<'_> {
    /// Returns the sentence as it stands in the article, line breaks included, unless it is clipped.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the sentence as running text: one space for each line break and the white space around it, without the
    /// "> " that mail sets before quoted lines, and with words rejoined where a hyphen divides them at the end of a
    /// line.
    pub fn flowed(&self) -> Cow<'_, str> {
        flow(&self.text)
    }

    /// Returns the byte range in the article's text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the number of the sentence in the document, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns the place in [`Summary::ranked`]; 0 is the best.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// Returns the kind of the sentence: a paragraph's or list item's, unless the article has no better.
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Returns the score, with its parts.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Returns whether the sentence was cut to fit the budget. A clipped sentence ends in "…", and its span covers the
    /// part that is kept.
    pub fn is_clipped(&self) -> bool {
        self.clipped
    }

    /// Copies the borrowed text, so that the excerpt outlives the article.
    #[must_use]
    pub fn into_owned(self) -> Excerpt<'static> {
        Excerpt { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    /// Sets the place in the order of choice.
    pub(crate) fn ranked(self, rank: usize) -> Self {
        Excerpt { rank, ..self }
    }

    /// Cuts the sentence to at most `most` words and characters, the "…" included.
    fn clipped(self, most: Size) -> Self {
        let flowed = flow(&self.text);
        let kept = clip(&flowed, most);
        // Finds the same characters in the article, which has other white space and the hyphens and "> " of broken
        // lines.
        let mut end = 0;
        for c in kept.chars().filter(|c| !c.is_whitespace()) {
            end += self.text[end..].find(c).unwrap_or(0) + c.len_utf8();
        }
        let span = Span::new(self.span.start, self.span.start + end);
        let text = format!("{kept}…");
        Excerpt { text: Cow::Owned(text), span, clipped: true, ..self }
    }
}

/// Measures a sentence as it counts towards a budget. The parts of a divided word count apart, so that the excerpt fits
/// whether its line breaks are kept or not.
pub(crate) fn size(text: &str) -> Size {
    let (mut words, mut chars, mut is_counted) = (0, 0, false);
    for c in text.chars() {
        if is_line_break(c) {
            return size_of_flowed(&join_lines(text));
        }
        if c.is_whitespace() {
            is_counted = false;
        } else if !is_counted && c.is_alphanumeric() {
            is_counted = true;
            words += 1;
        }
        chars += 1;
    }
    Size { words, chars }
}

fn size_of_flowed(text: &str) -> Size {
    Size { words: text.split_whitespace().filter(|word| is_word(word)).count(), chars: text.chars().count() }
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Returns the longest start of a text that fits together with a "…": up to a clause, else a word, else a character.
fn clip(text: &str, most: Size) -> &str {
    let chars = most.chars.saturating_sub(1);
    let by_chars = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let by_words = word_ends(text).nth(most.words.saturating_sub(1)).unwrap_or(text.len());
    let end = by_chars.min(by_words);
    let fitting = &text[..end];
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '–' | '—' | ')' | '»' | '”');
    let clause = fitting
        .char_indices()
        .rev()
        .find(|&(at, c)| is_mark(c) && text[at + c.len_utf8()..].starts_with(char::is_whitespace));
    let clause = clause.map(|(at, c)| at + c.len_utf8()).filter(|&at| at as f32 >= CLAUSE_SHARE * end as f32);
    // A word ends before white space, or before a mark that white space follows: not inside "167,25".
    let rest = text[end..].trim_start_matches([',', ';', ':', '.', ')', '»', '”', '"']);
    let at_word =
        rest.is_empty() || rest.starts_with(char::is_whitespace) || fitting.ends_with(char::is_whitespace);
    let word = if at_word { Some(end) } else { fitting.rfind(char::is_whitespace) };
    let kept = &text[..clause.or(word).unwrap_or(end)];
    let kept = if kept.chars().any(char::is_alphanumeric) { kept } else { fitting };
    kept.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '.' | '…' | '(')
    })
}

/// Returns the end of each word.
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .filter(|word| is_word(word))
        .map(move |word| word.as_ptr() as usize - base + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_at_a_clause_then_a_word_then_a_character() {
        let chars = |chars| Size { words: usize::MAX, chars };
        let text = "The council met on Monday, and approved the budget.";
        assert_eq!(clip(text, chars(35)), "The council met on Monday");
        assert_eq!(clip(text, chars(14)), "The council");
        assert_eq!(clip(text, chars(3)), "Th");
        assert_eq!(clip(text, chars(1)), "");
        assert_eq!(clip(text, Size { words: 2, chars: usize::MAX }), "The council");
        assert_eq!(clip("« Non », dit-il à la presse.", Size { words: 3, chars: usize::MAX }), "« Non »");
    }

    #[test]
    fn sizes_count_running_text() {
        let measured = size("It cost\r\n  4 M$ — or so.");
        assert_eq!((measured.words, measured.chars), (6, 21));
        assert_eq!(join_lines("It cost\r\n  4 M$"), "It cost 4 M$");
    }
}
