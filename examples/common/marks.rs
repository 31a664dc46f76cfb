//! An editor's marks: which sentences of an article tell its news, which make a good summary, and which cannot be
//! quoted alone.
//!
//! # Format
//!
//! A line of a corpus has marks if it has the fields `sentences` and `story`; then all of these fields must be there:
//!
//! - `sentences`: a list of `[start, end]`, the byte ranges (UTF-8) of the sentences in the text, in order and without
//!   overlap. The other fields refer to sentences by their number, from 0, in rising order. Headings, captions and
//!   menus may be listed as sentences too.
//! - `story`: the sentences of the article itself. The fields below name only sentences of the story.
//! - `news`: each sentence that reports the main news by itself; may be empty.
//! - `best`: the two or three sentences that the editor would publish as a summary of three sentences.
//! - `best60`: the sentences that the editor would publish within 60 words.
//! - `good`: others that the editor would welcome in a summary.
//! - `lean`: those that cannot be quoted alone ("He also said…"). It is enough to mark the first 30 sentences of the
//!   story.
//! - `needs`: for a leaning sentence (its number as a string), the earlier sentences any one of which, standing before
//!   it in a summary, is enough to understand it. `"t"` stands for the title, if the article has one. An empty list
//!   says that nothing is enough. A leaning sentence that is left out needs the sentence of the story before it.
//!
//! ```json
//! {"text": "A fire broke out. It is out.", "sentences": [[0, 17], [18, 28]], "story": [0, 1], "news": [0],
//!  "best": [0, 1], "best60": [0, 1], "good": [], "lean": [1], "needs": {"1": [0]}}
//! ```
//!
//! # Figures
//!
//! All figures are shares of the summaries, or means over them, in per cent. A marked sentence is in a summary if an
//! excerpt covers at least half of it. The editor's own summary is `best60` under a limit of words, otherwise `best`.
//!
//! - accepted: the summary reports the news, is worth at least two thirds, and has no orphan and nothing from outside the
//!   story.
//! - full: it is accepted, and at least half of the editor's own summary is in it. (The first sentence alone is often
//!   acceptable, but it is no summary.)
//! - news: one of the sentences in `news` is in it, or there are none.
//! - orphan: one of its sentences leans on something that does not stand before it.
//! - off-story: one of its sentences is not of the story.
//! - worth: the mean over its sentences of 1 for one of the editor's own summary or `news`, ½ for one of `good`, 0 for
//!   any other.
//! - ideal: the share of the editor's own summary that is in it.

// Each example uses a part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::ops::Range;

use abrege::Summary;
use anyhow::{Context, anyhow, bail, ensure};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::corpus::Limit;

/// Where the format is described.
pub(crate) const DOCUMENTED: &str = "examples/common/marks.rs describes the format";

/// The format in short, for the help of a program.
pub(crate) const FORMAT: &str = "\
An editor's marks are these fields of a line, all of them:
  sentences  the byte ranges [start, end] of the sentences, in order; the fields below have their numbers, from 0
  story      the sentences of the article itself; the fields below name only these
  news       each sentence that reports the main news by itself
  best       the two or three sentences to publish as a summary of three sentences
  best60     the sentences to publish within 60 words
  good       others that are welcome in a summary
  lean       those that cannot be quoted alone
  needs      for leaning sentences, the earlier ones any one of which is enough (\"t\": the title): {\"3\": [2, \"t\"]};
             a leaning sentence that is left out needs the one before it";

/// The marks of one article, checked.
#[derive(Debug)]
pub(crate) struct Marks {
    sentences: Vec<Range<usize>>,
    story: Vec<usize>,
    news: Vec<usize>,
    best: Vec<usize>,
    best60: Vec<usize>,
    good: Vec<usize>,
    lean: Vec<usize>,
    needs: BTreeMap<usize, Vec<Need>>,
    has_title: bool,
}

/// What is enough to understand a leaning sentence.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(untagged)]
enum Need {
    Sentence(usize),
    /// Only "t", the title, is allowed.
    Other(String),
}

impl Marks {
    /// Reads and checks the marks of a line; none if it has no sentences or no story.
    pub(crate) fn read(
        fields: &Map<String, Value>,
        text: &str,
        has_title: bool,
    ) -> anyhow::Result<Option<Self>> {
        if ["sentences", "story"].iter().any(|&name| fields.get(name).is_none_or(Value::is_null)) {
            return Ok(None);
        }
        let sentences = sentences(fields, text)?;
        let story = numbers(fields, "story", sentences.len())?;
        let of_story = |name| -> anyhow::Result<Vec<usize>> {
            let numbers = numbers(fields, name, sentences.len())?;
            match numbers.iter().find(|number| !has(&story, **number)) {
                Some(number) => bail!(
                    "the field {name:?}: sentence {number} is not in \"story\": add it there or remove it here"
                ),
                None => Ok(numbers),
            }
        };
        let [news, best, best60, good, lean] =
            [of_story("news")?, of_story("best")?, of_story("best60")?, of_story("good")?, of_story("lean")?];
        let needs = needs(fields, &lean)?;
        Ok(Some(Marks { sentences, story, news, best, best60, good, lean, needs, has_title }))
    }

    /// The numbers of the story's sentences, in order.
    pub(crate) fn story(&self) -> &[usize] {
        &self.story
    }

    pub(crate) fn span(&self, sentence: usize) -> Range<usize> {
        self.sentences[sentence].clone()
    }

    fn leans(&self, sentence: usize) -> bool {
        has(&self.lean, sentence)
    }

    /// Whether a reader who knows the title, if there is one, needs other sentences to understand one.
    pub(crate) fn needs_another(&self, sentence: usize) -> bool {
        !self.stands(sentence, &[])
    }

    /// What a sentence is worth in a summary of any length: 1, ½ or 0.
    pub(crate) fn worth(&self, sentence: usize) -> f64 {
        let is_wanted = has(&self.best, sentence) || has(&self.best60, sentence);
        self.worth_if(sentence, is_wanted)
    }

    fn worth_if(&self, sentence: usize, is_wanted: bool) -> f64 {
        match () {
            () if is_wanted || has(&self.news, sentence) => 1.0,
            () if has(&self.good, sentence) => 0.5,
            () => 0.0,
        }
    }

    /// The editor's own summary.
    fn ideal(&self, limit: Limit) -> &[usize] {
        if limit.words.is_some() { &self.best60 } else { &self.best }
    }

    /// Judges a summary; without one, an empty summary.
    pub(crate) fn judge_summary(&self, summary: Option<&Summary<'_>>, limit: Limit) -> Verdict {
        let excerpts = summary.map(Summary::excerpts).unwrap_or_default();
        let spans: Vec<Range<usize>> = excerpts.iter().map(|excerpt| excerpt.span().range()).collect();
        self.judge(&self.held(&spans), limit)
    }

    /// Judges the first sentences of the story that fit the limit.
    pub(crate) fn judge_lead(&self, text: &str, limit: Limit) -> Verdict {
        let first = limit.first(self.story.iter().copied(), |sentence| {
            crate::corpus::count_words(&text[self.span(sentence)])
        });
        self.judge(&first, limit)
    }

    /// The sentences of which an excerpt covers at least half.
    fn held(&self, excerpts: &[Range<usize>]) -> Vec<usize> {
        let is_held = |&sentence: &usize| {
            excerpts.iter().any(|excerpt| covers_half(excerpt, &self.sentences[sentence]))
        };
        (0..self.sentences.len()).filter(is_held).collect()
    }

    /// Judges the sentences of a summary, in order.
    fn judge(&self, chosen: &[usize], limit: Limit) -> Verdict {
        let ideal = self.ideal(limit);
        let is_chosen = |sentence: &&usize| has(chosen, **sentence);
        let told = self.news.is_empty() || self.news.iter().any(|sentence| has(chosen, *sentence));
        let orphan = chosen.iter().any(|&sentence| !self.stands(sentence, chosen));
        let off_story = chosen.iter().any(|&sentence| !has(&self.story, sentence));
        let sum: f64 = chosen.iter().map(|&sentence| self.worth_if(sentence, has(ideal, sentence))).sum();
        let worth = if chosen.is_empty() { 0.0 } else { sum / chosen.len() as f64 };
        let share = match ideal.len() {
            0 => 1.0,
            all => ideal.iter().filter(is_chosen).count() as f64 / all as f64,
        };
        let accepted = !chosen.is_empty() && told && !off_story && !orphan && worth >= 2.0 / 3.0;
        let full = accepted && share >= 0.5;
        let is = |condition| f64::from(u8::from(condition));
        let figures = [is(accepted), is(full), is(told), is(orphan), is(off_story), worth, share];
        Verdict(figures.map(|figure| 100.0 * figure))
    }

    /// Whether a reader of the chosen sentences understands one of them.
    fn stands(&self, sentence: usize, chosen: &[usize]) -> bool {
        if !self.leans(sentence) {
            return true;
        }
        let Some(needs) = self.needs.get(&sentence) else {
            let before = self.story.iter().rev().find(|before| **before < sentence);
            return before.is_some_and(|&before| has(chosen, before));
        };
        needs.iter().any(|need| match need {
            Need::Sentence(needed) => has(chosen, *needed),
            Need::Other(_) => self.has_title,
        })
    }
}

/// Whether a sorted list has a number.
fn has(sorted: &[usize], number: usize) -> bool {
    sorted.binary_search(&number).is_ok()
}

/// Whether one range covers at least half of another, which is not empty.
pub(crate) fn covers_half(one: &Range<usize>, other: &Range<usize>) -> bool {
    2 * one.end.min(other.end).saturating_sub(one.start.max(other.start)) >= other.len()
}

/// The names of the figures of a verdict.
pub(crate) const FIGURES: [&str; 7] = ["accepted", "full", "news", "orphan", "off_story", "worth", "ideal"];

/// What an editor would say of a summary, or of several on average: the [`FIGURES`], in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict([f64; FIGURES.len()]);

impl Verdict {
    pub(crate) fn figures(&self) -> [f64; FIGURES.len()] {
        self.0
    }

    pub(crate) fn accepted(&self) -> f64 {
        self.0[0]
    }

    pub(crate) fn full(&self) -> f64 {
        self.0[1]
    }

    /// The mean; there must be at least one verdict.
    pub(crate) fn mean(verdicts: impl Iterator<Item = Verdict> + Clone) -> Self {
        let count = verdicts.clone().count() as f64;
        let sum = |figure: usize| verdicts.clone().map(|verdict| verdict.0[figure]).sum::<f64>();
        Verdict(std::array::from_fn(|figure| sum(figure) / count))
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(FIGURES.iter().zip(&self.0))
    }
}

/// Reads a field that must be there.
fn field<T: DeserializeOwned>(fields: &Map<String, Value>, name: &str, form: &str) -> anyhow::Result<T> {
    let value = fields.get(name).with_context(|| {
        format!("the field {name:?} is missing: marks need {form} there, which may be empty ({DOCUMENTED})")
    })?;
    T::deserialize(value).map_err(|error| anyhow!("the field {name:?} is not {form}: {error} ({DOCUMENTED})"))
}

fn sentences(fields: &Map<String, Value>, text: &str) -> anyhow::Result<Vec<Range<usize>>> {
    let spans: Vec<[usize; 2]> = field(fields, "sentences", "a list of byte ranges [start, end]")?;
    let mut last = 0;
    for (number, &[start, end]) in spans.iter().enumerate() {
        let place = format!("the field \"sentences\": sentence {number}, [{start}, {end}],");
        ensure!(start < end, "{place} is empty: give its first byte and the one behind its last");
        ensure!(end <= text.len(), "{place} ends outside the text, which has {} bytes", text.len());
        ensure!(
            text.is_char_boundary(start) && text.is_char_boundary(end),
            "{place} is not on character boundaries: count the bytes of UTF-8, not the characters"
        );
        ensure!(
            start >= last,
            "{place} begins before byte {last}, where the one before it ends: sort and part them"
        );
        last = end;
    }
    Ok(spans.into_iter().map(|[start, end]| start..end).collect())
}

/// Reads the numbers of sentences, in rising order.
fn numbers(fields: &Map<String, Value>, name: &str, sentences: usize) -> anyhow::Result<Vec<usize>> {
    let numbers: Vec<usize> = field(fields, name, "a list of numbers of sentences")?;
    if let Some(number) = numbers.iter().find(|number| **number >= sentences) {
        bail!("the field {name:?}: there is no sentence {number}: count from 0 up to {sentences}, exclusive");
    }
    for pair in numbers.windows(2) {
        ensure!(pair[0] != pair[1], "the field {name:?} has sentence {} twice: remove one", pair[0]);
        ensure!(pair[0] < pair[1], "the field {name:?} has {} before {}: sort the numbers", pair[0], pair[1]);
    }
    Ok(numbers)
}

/// Reads what the leaning sentences need.
fn needs(fields: &Map<String, Value>, lean: &[usize]) -> anyhow::Result<BTreeMap<usize, Vec<Need>>> {
    let needs: BTreeMap<usize, Vec<Need>> =
        field(fields, "needs", "an object such as {\"3\": [2, \"t\"], \"5\": []}")?;
    for (sentence, needs) in &needs {
        let place = "the field \"needs\"";
        ensure!(
            has(lean, *sentence),
            "{place}: sentence {sentence} is not in \"lean\": add it there or remove it here"
        );
        for (i, need) in needs.iter().enumerate() {
            match need {
                Need::Sentence(needed) => ensure!(
                    needed < sentence,
                    "{place}: sentence {sentence} needs {needed}, which is not earlier: remove it"
                ),
                Need::Other(other) => ensure!(
                    other == "t",
                    "{place}: sentence {sentence} needs {other:?}: give a number, or \"t\" for the title"
                ),
            }
            ensure!(
                !needs[..i].contains(need),
                "{place}: sentence {sentence} needs the same twice: remove one"
            );
        }
    }
    Ok(needs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Six sentences of three words; the number of a word's sentence is in the word.
    const TEXT: &str = "Été a0 b0. A1 b1 c1. A2 b2 c2. A3 b3 c3. A4 b4 c4. A5 b5 c5.";
    const THREE: Limit = Limit { sentences: Some(3), words: None };
    const SIXTY: Limit = Limit { sentences: None, words: Some(60) };

    fn fields() -> Value {
        json!({
            "sentences": [[0, 12], [13, 22], [23, 32], [33, 42], [43, 52], [53, 62]],
            "story": [1, 2, 3, 4, 5], "news": [1], "best": [1, 3], "best60": [1, 4], "good": [2],
            "lean": [2, 3, 4, 5], "needs": {"2": [1], "3": [1, 2], "4": ["t"]},
        })
    }

    fn read(fields: &Value, has_title: bool) -> anyhow::Result<Option<Marks>> {
        Marks::read(fields.as_object().unwrap(), TEXT, has_title)
    }

    fn marks(has_title: bool) -> Marks {
        read(&fields(), has_title).unwrap().unwrap()
    }

    /// The error when one field is changed.
    fn error(name: &str, value: Value) -> String {
        let mut fields = fields();
        fields[name] = value;
        format!("{:#}", read(&fields, true).expect_err("the marks are wrong"))
    }

    #[track_caller]
    fn assert_error(name: &str, value: Value, wanted: &str) {
        let error = error(name, value);
        assert!(error.contains(&format!("{name:?}")) && error.contains(wanted), "{error}");
    }

    #[test]
    fn a_line_without_sentences_or_story_has_no_marks() {
        assert!(read(&json!({"text": TEXT, "story": "of old"}), false).unwrap().is_none());
        assert!(read(&json!({"sentences": [[0, 1]], "story": null}), false).unwrap().is_none());
    }

    #[test]
    fn every_field_must_be_there_and_be_a_list() {
        for name in ["news", "best", "best60", "good", "lean", "needs"] {
            let mut fields = fields();
            fields.as_object_mut().unwrap().remove(name);
            let error = format!("{:#}", read(&fields, true).unwrap_err());
            assert!(error.contains(&format!("the field {name:?} is missing")), "{error}");
            assert!(error.contains("examples/common/marks.rs"), "{error}");
            assert_error(name, json!("1"), "is not a");
        }
        assert_error("story", json!("1"), "is not a");
        assert_error("sentences", json!([[1]]), "is not a list of byte ranges");
        assert_error("news", json!([-1]), "is not a list of numbers");
        assert_error("needs", json!({"x": [1]}), "is not an object such as");
        assert_error("needs", json!({"2": [1.5]}), "is not an object such as");
    }

    #[test]
    fn a_span_must_be_in_the_text_in_order_and_on_characters() {
        assert_error(
            "sentences",
            json!([[0, 99]]),
            "sentence 0, [0, 99], ends outside the text, which has 62 bytes",
        );
        assert_error("sentences", json!([[0, 12], [14, 14]]), "sentence 1, [14, 14], is empty");
        assert_error("sentences", json!([[1, 12]]), "is not on character boundaries");
        assert_error("sentences", json!([[0, 4]]), "is not on character boundaries");
        assert_error("sentences", json!([[0, 13], [12, 20]]), "begins before byte 13");
        assert_error("sentences", json!([[13, 20], [0, 12]]), "begins before byte 20");
    }

    #[test]
    fn numbers_must_be_of_sentences_and_rise() {
        assert_error("story", json!([6]), "there is no sentence 6");
        assert_error("best", json!([1, 1]), "has sentence 1 twice");
        assert_error("good", json!([3, 2]), "has 3 before 2: sort");
        for name in ["news", "best", "best60", "good", "lean"] {
            assert_error(name, json!([0]), "sentence 0 is not in \"story\"");
        }
    }

    #[test]
    fn needs_must_be_earlier_and_of_a_leaning_sentence() {
        assert_error("needs", json!({"1": []}), "sentence 1 is not in \"lean\"");
        assert_error("needs", json!({"3": [3]}), "sentence 3 needs 3, which is not earlier");
        assert_error("needs", json!({"3": [9]}), "which is not earlier");
        assert_error("needs", json!({"3": ["title"]}), "needs \"title\": give a number, or \"t\"");
        assert_error("needs", json!({"3": [1, 1]}), "needs the same twice");
    }

    #[test]
    fn a_good_summary_is_full() {
        let verdict = marks(false).judge(&[1, 3], THREE);
        assert_eq!(verdict.figures(), [100.0, 100.0, 100.0, 0.0, 0.0, 100.0, 100.0]);
        // Three fourths on average, and half of the editor's own summary.
        let verdict = marks(false).judge(&[1, 2], THREE);
        assert_eq!(verdict.figures(), [100.0, 100.0, 100.0, 0.0, 0.0, 75.0, 50.0]);
    }

    #[test]
    fn exactly_two_thirds_are_worth_it() {
        // 1, ½ and ½.
        let mut fields = fields();
        fields["good"] = json!([2, 5]);
        fields["lean"] = json!([]);
        fields["needs"] = json!({});
        let marks = read(&fields, false).unwrap().unwrap();
        assert_eq!(marks.judge(&[1, 2, 5], THREE).accepted(), 100.0);
        assert_eq!(marks.judge(&[1, 2, 4], THREE).accepted(), 0.0);
    }

    #[test]
    fn a_limit_of_words_has_its_own_ideal() {
        assert_eq!(marks(true).judge(&[1, 4], SIXTY).full(), 100.0);
        assert_eq!(marks(true).judge(&[1, 4], THREE).accepted(), 0.0);
        let both = Limit { sentences: Some(3), words: Some(60) };
        assert_eq!(marks(true).judge(&[1, 4], both).full(), 100.0);
    }

    #[test]
    fn a_leaning_sentence_needs_one_of_several_or_the_title_or_the_one_before() {
        let stands = |has_title, sentence, chosen: &[usize]| marks(has_title).stands(sentence, chosen);
        assert!(stands(false, 1, &[1]));
        assert!(!stands(false, 3, &[3]) && stands(false, 3, &[1, 3]) && stands(false, 3, &[2, 3]));
        assert!(stands(true, 4, &[4]) && !stands(false, 4, &[3, 4]));
        assert!(!stands(true, 5, &[3, 5]) && stands(true, 5, &[4, 5]));
        let mut fields = fields();
        (fields["lean"], fields["needs"]) = (json!([1, 2]), json!({"2": []}));
        let marks = read(&fields, true).unwrap().unwrap();
        // Nothing stands before the story, and nothing is enough.
        assert!(!marks.stands(1, &[0, 1]) && !marks.stands(2, &[1, 2]));
    }

    #[test]
    fn faults_are_told_apart() {
        let is = |chosen: &[usize]| marks(false).judge(chosen, THREE).figures();
        assert_eq!(is(&[]), [0.0; 7]);
        // Without the news.
        assert_eq!(is(&[2])[..5], [0.0, 0.0, 0.0, 100.0, 0.0]);
        // With a sentence from outside the story.
        assert_eq!(is(&[0, 1])[..6], [0.0, 0.0, 100.0, 0.0, 100.0, 50.0]);
        let mut fields = fields();
        (fields["news"], fields["best"]) = (json!([]), json!([]));
        let marks = read(&fields, false).unwrap().unwrap();
        assert_eq!(marks.judge(&[], THREE).figures(), [0.0, 0.0, 100.0, 0.0, 0.0, 0.0, 100.0]);
    }

    #[test]
    fn an_excerpt_holds_a_sentence_if_it_covers_half() {
        let marks = marks(false);
        assert_eq!(marks.held(&[0..6, 17..32]), [0, 1, 2]);
        assert_eq!(marks.held(&[0..5, 18..23]), [0; 0]);
        // Two halves of one sentence, of which neither is enough.
        assert_eq!(marks.held(&[13..17, 17..21]), [0; 0]);
    }

    #[test]
    fn the_lead_fits_the_limit() {
        let verdict = |limit| marks(false).judge_lead(TEXT, limit).figures();
        // Sentences 1, 2 and 3.
        assert_eq!(verdict(THREE)[5..], [100.0 * (2.5 / 3.0), 100.0]);
        // Sentence 1.
        assert_eq!(verdict(Limit { sentences: None, words: Some(5) })[5..], [100.0, 50.0]);
        assert_eq!(verdict(Limit { sentences: None, words: Some(2) })[5..], [0.0, 0.0]);
    }

    #[test]
    fn the_worth_of_a_sentence_holds_for_any_length() {
        let marks = marks(false);
        assert_eq!([1, 2, 3, 4, 5].map(|sentence| marks.worth(sentence)), [1.0, 0.5, 1.0, 1.0, 0.0]);
    }
}
