//! Articles with summaries written by people or with an editor's marks, and the settings under which they are
//! summarized.

// Each example uses a part of it.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

use abrege::{Article, Budget, Feature, Language, Options, Weights};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use serde_json::{Map, Value};

use crate::common;
use crate::marks::{DOCUMENTED, Marks};

/// An article with its references or marks, or both.
pub(crate) struct Item {
    /// Its line in the file, from 1.
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) language: Option<Language>,
    /// Empty if there are only marks.
    pub(crate) references: Vec<String>,
    pub(crate) marks: Option<Marks>,
}

impl Item {
    pub(crate) fn article(&self) -> Article<'_> {
        let mut article = Article::new(&self.text);
        if let Some(title) = &self.title {
            article = article.title(title.as_str());
        }
        if let Some(language) = self.language {
            article = article.language(language);
        }
        article
    }
}

/// The articles of a file.
pub(crate) struct Corpus {
    pub(crate) name: String,
    pub(crate) items: Vec<Item>,
}

/// The sample articles, with their own references and marks.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles/references.jsonl")
}

/// Reads JSON Lines, from standard input for `-`. A wrong line is an error that names its number, because leaving out
/// articles would change the figures.
pub(crate) fn read_corpus(file: &Path) -> anyhow::Result<Corpus> {
    let is_input = file == Path::new("-");
    let folder = if is_input { Path::new("") } else { file.parent().unwrap_or(Path::new("")) };
    let name = if is_input { "standard input".to_owned() } else { file.display().to_string() };
    let content = common::read(file)?;
    let mut items = Vec::new();
    for (i, line) in content.strip_prefix('\u{feff}').unwrap_or(&content).lines().enumerate() {
        if !line.trim().is_empty() {
            let item = read_item(i + 1, line, folder);
            items.push(item.with_context(|| format!("{name}, line {}", i + 1))?);
        }
    }
    if items.is_empty() {
        bail!("{name} has no articles");
    }
    Ok(Corpus { name, items })
}

fn read_item(number: usize, line: &str, folder: &Path) -> anyhow::Result<Item> {
    let value: Value = serde_json::from_str(line).context("not a line of JSON")?;
    let fields = value.as_object().context("the line is not a JSON object")?;
    let text = match (string(fields, "text")?, string(fields, "file")?) {
        (Some(text), None) => text.to_owned(),
        (None, Some(file)) => common::read(&folder.join(file))?,
        (None, None) => bail!("the field \"text\" is missing (or \"file\", the path of a text)"),
        (Some(_), Some(_)) => bail!("give one of the fields \"text\" and \"file\""),
    };
    let title = string(fields, "title")?.map(str::to_owned);
    let references = references(fields)?;
    let has_title = title.as_ref().is_some_and(|title| !title.is_empty());
    let marks = Marks::read(fields, &text, has_title)?;
    if references.is_empty() && marks.is_none() {
        bail!(
            "the line has neither the field \"references\" nor an editor's marks, of which \"sentences\" is one \
             ({DOCUMENTED})"
        );
    }
    let language = string(fields, "language")?.map(str::parse).transpose();
    let language = language.map_err(|error: abrege::Error| anyhow!("the field \"language\": {error}"))?;
    Ok(Item { line: number, text, title, language, references, marks })
}

/// The references of a line; none if it does not have the field.
fn references(fields: &Map<String, Value>) -> anyhow::Result<Vec<String>> {
    let Some(given) = fields.get("references").filter(|given| !given.is_null()) else {
        return Ok(Vec::new());
    };
    let given = given.as_array().context("the field \"references\" is not a list")?;
    let references: Vec<String> = given
        .iter()
        .map(|reference| reference.as_str().map(str::to_owned).context("a reference is not a string"))
        .collect::<Result<_, _>>()?;
    if !references.iter().any(|reference| reference.contains(char::is_alphanumeric)) {
        bail!("there is no word in the references");
    }
    Ok(references)
}

fn string<'a>(fields: &'a Map<String, Value>, name: &str) -> anyhow::Result<Option<&'a str>> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => bail!("the field {name:?} is not a string"),
    }
}

/// The settings of every summary.
#[derive(Args, Clone, Debug)]
pub(crate) struct Settings {
    /// At most N sentences [default: 3, unless --words is given]
    #[arg(long, value_name = "N")]
    sentences: Option<usize>,
    /// At most N words; with --sentences both hold
    #[arg(long, value_name = "N")]
    words: Option<usize>,
    /// Penalty for repeating another sentence, 0 to 1
    #[arg(long, value_name = "D")]
    diversity: Option<f32>,
    /// Weights as a JSON object; those left out keep their default
    #[arg(long, value_name = "JSON", value_parser = |json: &str| serde_json::from_str::<Weights>(json))]
    weights: Option<Weights>,
    /// One weight, such as position=0.5; can be given several times
    #[arg(long, value_name = "FEATURE=W", value_parser = weight)]
    weight: Vec<(Feature, f32)>,
}

fn weight(argument: &str) -> Result<(Feature, f32), String> {
    let (name, weight) = argument.split_once('=').ok_or("give it as position=0.5")?;
    let feature = name.parse().map_err(|error: abrege::Error| error.to_string())?;
    let weight = weight.parse().map_err(|_| format!("{weight:?} is not a number"))?;
    Ok((feature, weight))
}

impl Settings {
    pub(crate) fn limit(&self) -> Limit {
        let sentences = self.sentences.or(if self.words.is_none() { Some(3) } else { None });
        Limit { sentences, words: self.words }
    }

    /// The given limit, or three sentences and 60 words in turn.
    pub(crate) fn limits(&self) -> Vec<Limit> {
        match (self.sentences, self.words) {
            (None, None) => {
                vec![self.limit(), Limit { sentences: None, words: Some(60) }]
            }
            _ => vec![self.limit()],
        }
    }

    pub(crate) fn weights(&self) -> Weights {
        let weights = self.weights.unwrap_or_default();
        self.weight.iter().fold(weights, |weights, &(feature, weight)| weights.with(feature, weight))
    }

    pub(crate) fn options(&self) -> Options {
        self.options_within(self.limit())
    }

    pub(crate) fn options_within(&self, limit: Limit) -> Options {
        let mut options = Options::new().weights(self.weights());
        if let Some(diversity) = self.diversity {
            options = options.diversity(diversity);
        }
        match (limit.sentences.map(Budget::Sentences), limit.words.map(Budget::Words)) {
            (Some(sentences), Some(words)) => options.budget(sentences).cap(words),
            (sentences, words) => {
                sentences.or(words).map_or(options.clone(), |budget| options.budget(budget))
            }
        }
    }
}

/// The words of a budget: white-space separated strings with a letter or a digit.
pub(crate) fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The length that no summary exceeds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limit {
    pub(crate) sentences: Option<usize>,
    pub(crate) words: Option<usize>,
}

impl Limit {
    pub(crate) fn holds(self, sentences: usize, words: usize) -> bool {
        self.sentences.is_none_or(|most| sentences <= most) && self.words.is_none_or(|most| words <= most)
    }

    /// The sentences that come first in `order`, up to the first that does not fit; leading ones that do not fit alone
    /// are skipped.
    pub(crate) fn first(
        self,
        order: impl IntoIterator<Item = usize>,
        words_of: impl Fn(usize) -> usize,
    ) -> Vec<usize> {
        let (mut chosen, mut words) = (Vec::new(), 0);
        for sentence in order {
            let more = words + words_of(sentence);
            if self.holds(chosen.len() + 1, more) {
                chosen.push(sentence);
                words = more;
            } else if !chosen.is_empty() {
                break;
            }
        }
        chosen
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.sentences, self.words) {
            (Some(sentences), Some(words)) => write!(f, "{sentences} sentences and {words} words"),
            (Some(sentences), None) => write!(f, "{sentences} sentences"),
            (_, words) => write!(f, "{} words", words.unwrap_or(0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_line_is_an_error_that_says_why() {
        let message =
            |line| format!("{:#}", read_item(1, line, Path::new("")).err().expect("the line is wrong"));
        assert!(message("{").starts_with("not a line of JSON"), "{}", message("{"));
        assert_eq!(message("[]"), "the line is not a JSON object");
        assert!(message(r#"{"references":["a"]}"#).starts_with("the field \"text\" is missing"));
        assert_eq!(message(r#"{"text":1,"references":["a"]}"#), "the field \"text\" is not a string");
        assert!(
            message(r#"{"text":"a"}"#).contains("neither the field \"references\" nor an editor's marks")
        );
        assert_eq!(message(r#"{"text":"a","references":"a"}"#), "the field \"references\" is not a list");
        assert_eq!(message(r#"{"text":"a","references":[1]}"#), "a reference is not a string");
        assert_eq!(message(r#"{"text":"a","references":["…"]}"#), "there is no word in the references");
        assert!(message(r#"{"text":"a","references":["a"],"language":"de"}"#).contains("de"));
        assert!(
            message(r#"{"text":"a","sentences":[[0,1]],"story":[0]}"#)
                .starts_with("the field \"news\" is missing")
        );
    }

    #[test]
    fn words_are_strings_with_a_letter_or_a_digit() {
        assert_eq!(count_words("L'Été — de 1,5 °C !"), 4);
    }

    #[test]
    fn every_sample_has_references_and_marks() {
        let corpus = read_corpus(&samples()).unwrap();
        assert_eq!(corpus.items.len(), 14);
        assert!(corpus.items.iter().all(|item| !item.references.is_empty() && item.marks.is_some()));
    }
}
