//! The native part of the Python package: it answers in JSON, with offsets in characters, from which the Python part makes
//! its objects.

mod offsets;

use std::borrow::Cow;

use abrege::{Article, Budget, DigestExcerpt, Excerpt, Language, Options, Sources};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use offsets::Characters;

create_exception!(
    abrege,
    Error,
    PyValueError,
    "An option out of its range, or a text that cannot be summarized."
);
create_exception!(
    abrege,
    UnsupportedLanguageError,
    Error,
    "A text in neither French nor English. Its arguments are the message, and the code and name of the language."
);

/// An article as Python gives it.
#[derive(Deserialize)]
struct Given {
    text: String,
    title: Option<String>,
    query: Option<String>,
    language: Option<String>,
}

impl Given {
    fn article(&self) -> PyResult<Article<'_>> {
        let mut article = Article::new(&self.text);
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        if let Some(query) = &self.query {
            article = article.query(query);
        }
        if let Some(language) = &self.language {
            article = article.language(language.parse::<Language>().map_err(error)?);
        }
        Ok(article)
    }
}

fn all(given: &[Given]) -> PyResult<Vec<Article<'_>>> {
    given.iter().map(Given::article).collect()
}

/// Makes the Python exception of an error.
fn error(error: abrege::Error) -> PyErr {
    match error.detected() {
        Some((code, name)) => UnsupportedLanguageError::new_err((error.to_string(), code, name)),
        None => Error::new_err(error.to_string()),
    }
}

/// Reads JSON that the Python part wrote; it is wrong only if an option is.
fn read<'j, T: Deserialize<'j>>(json: &'j str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|error| {
        let message = error.to_string();
        Error::new_err(message.split(" at line ").next().unwrap_or_default().to_owned())
    })
}

/// Writes a result with its offsets in characters of `texts`.
fn write(result: &impl Serialize, texts: &[&str]) -> String {
    to_json(result, texts).to_string()
}

/// Writes a result with its excerpts also as running text.
fn write_flowed<'r>(
    result: &impl Serialize,
    flowed: impl Iterator<Item = Cow<'r, str>>,
    texts: &[&str],
) -> String {
    let mut json = to_json(result, texts);
    let excerpts = json["excerpts"].as_array_mut().expect("a list of excerpts");
    for (excerpt, flowed) in excerpts.iter_mut().zip(flowed) {
        excerpt["flowed"] = flowed.into();
    }
    json.to_string()
}

fn to_json(result: &impl Serialize, texts: &[&str]) -> Value {
    let texts: Vec<Characters> = texts.iter().map(|text| Characters::of(text)).collect();
    // By way of a string, which has the shortest form of each number.
    let json = serde_json::to_string(result).expect("results serialize");
    let mut json: Value = serde_json::from_str(&json).expect("what was written is JSON");
    offsets::convert(&mut json, &texts, 0);
    json
}

/// A summarizer; threads may share it.
#[pyclass(frozen)]
struct Summarizer(abrege::Summarizer);

#[pymethods]
impl Summarizer {
    #[new]
    fn new(options: &str) -> PyResult<Self> {
        let options: Options = read(options)?;
        abrege::Summarizer::new(options).map(Summarizer).map_err(error)
    }

    fn summarize(&self, py: Python<'_>, article: &str) -> PyResult<String> {
        py.detach(|| {
            let given: Given = read(article)?;
            let summary = self.0.summarize(given.article()?).map_err(error)?;
            Ok(write_flowed(&summary, summary.excerpts().iter().map(Excerpt::flowed), &[&given.text]))
        })
    }

    fn analyze(&self, py: Python<'_>, article: &str) -> PyResult<Analysis> {
        py.detach(|| {
            let given: Given = read(article)?;
            Ok(Analysis(self.0.analyze(given.article()?).map_err(error)?.into_owned()))
        })
    }

    fn digest(
        &self,
        py: Python<'_>,
        articles: &str,
        known: &str,
        language: Option<&str>,
    ) -> PyResult<String> {
        py.detach(|| {
            let (given, known): (Vec<Given>, Vec<Given>) = (read(articles)?, read(known)?);
            let mut sources = Sources::new(all(&given)?).known(all(&known)?);
            sources = match language {
                None => sources,
                Some("any") => sources.language(abrege::DigestLanguage::Any),
                Some(language) => sources.language(language.parse::<Language>().map_err(error)?),
            };
            let digest = self.0.digest(sources).map_err(error)?;
            let texts: Vec<&str> = given.iter().map(|given| given.text.as_str()).collect();
            Ok(write_flowed(&digest, digest.excerpts().iter().map(DigestExcerpt::flowed), &texts))
        })
    }
}

/// An analysis; threads may share it.
#[pyclass(frozen)]
struct Analysis(abrege::Analysis<'static>);

#[pymethods]
impl Analysis {
    /// The whole report.
    fn report(&self, py: Python<'_>) -> String {
        py.detach(|| write(&self.0, &[self.0.document().text()]))
    }

    /// The summary within a budget, or within the summarizer's own.
    fn select(&self, py: Python<'_>, budget: Option<&str>) -> PyResult<String> {
        py.detach(|| {
            let summary = match budget {
                None => self.0.summary(),
                Some(budget) => self.0.select(read::<Budget>(budget)?).map_err(error)?,
            };
            let flowed = summary.excerpts().iter().map(Excerpt::flowed);
            Ok(write_flowed(&summary, flowed, &[self.0.document().text()]))
        })
    }

    fn keywords(&self, py: Python<'_>, limit: usize) -> String {
        py.detach(|| write(&self.0.keywords(limit), &[self.0.document().text()]))
    }
}

/// Returns the language of a text with the confidence, as JSON, or none.
#[pyfunction]
fn detect(py: Python<'_>, text: &str) -> Option<String> {
    py.detach(|| {
        let found = abrege::detect(text)?;
        serde_json::to_string(&found).ok()
    })
}

#[pymodule]
fn _abrege(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<Error>())?;
    module.add("UnsupportedLanguageError", module.py().get_type::<UnsupportedLanguageError>())?;
    module.add_class::<Summarizer>()?;
    module.add_class::<Analysis>()?;
    module.add_function(wrap_pyfunction!(detect, module)?)
}
