//! What callers rely on: types that can grow without breaking them, auto traits, and the names in JSON.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::{Path, PathBuf};

use abrege::{
    Analysis, Article, Block, BlockKind, BlockReason, Budget, Cue, Detection, Document, Entity, EntityKind,
    Error, Excerpt, Explanation, Feature, Figure, FigureValue, Keyword, Language, Layout, Leaning, Options,
    Score, Sentence, Span, Summarizer, Summary, Unit, Verdict, Weights, Workspace,
};

fn travels<T: Debug + Clone + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}

/// Asserts that values of each type can be shown, cloned and shared between threads; evaluates to the types' names.
macro_rules! assert_travels {
    ($($name:ident $(<$($lifetime:lifetime),+>)?,)*) => {{
        $(travels::<$name $(<$($lifetime),+>)?>();)*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn every_public_type_can_be_shown_cloned_and_shared() {
    let asserted = assert_travels![
        Analysis<'static>,
        Article<'static>,
        Block<'static, 'static>,
        BlockKind,
        BlockReason,
        Budget,
        Cue,
        Detection,
        Document<'static>,
        Entity<'static>,
        EntityKind,
        Error,
        Excerpt<'static>,
        Explanation,
        Feature,
        Figure<'static>,
        FigureValue,
        Keyword<'static>,
        Language,
        Layout,
        Leaning,
        Options,
        Score,
        Sentence<'static, 'static>,
        Span,
        Summarizer,
        Summary<'static>,
        Unit,
        Verdict,
        Weights,
        Workspace,
    ];
    fn is_error<T: std::error::Error>() {}
    is_error::<Error>();
    // `src/lib.rs` makes exactly these types public.
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let exports = lib.lines().filter_map(|line| line.strip_prefix("pub use ")?.split_once("::"));
    let names = exports.flat_map(|(_, names)| names.split(|c: char| !c.is_alphanumeric()));
    let public: BTreeSet<&str> = names.filter(|name| name.starts_with(char::is_uppercase)).collect();
    assert_eq!(public, BTreeSet::from(asserted));
}

/// The `.rs` files of the crate, with their text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                sources.push((path, text));
            }
        }
    }
    sources
}

/// A new variant or field must not break a caller: enums are `#[non_exhaustive]`, and only [`Span`] has public fields.
#[test]
fn types_can_grow_without_breaking_callers() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (path, text) in sources() {
        let items = text.split("\n\n").flat_map(|part| ["pub enum ", "pub struct "].map(|kind| (part, kind)));
        for (part, kind) in items {
            let Some(at) = part.find(&format!("\n{kind}")) else { continue };
            let (attributes, item) = part.split_at(at + 1);
            let name = item[kind.len()..].split(|c: char| !c.is_alphanumeric()).next().unwrap();
            let is_open = match kind {
                "pub enum " => !attributes.contains("#[non_exhaustive]"),
                _ => item.contains("\n    pub ") && name != "Span",
            };
            wrong.extend(is_open.then(|| format!("{}: {name}", path.display())));
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} types were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(feature = "serde")]
mod json {
    use serde_json::{Value, json};

    use super::*;

    const TEXT: &str =
        "Anne Reed approved the budget of $12 million on Monday. Anne Reed said that taxes would fall.";

    fn keys(value: &Value) -> Vec<&str> {
        value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
    }

    #[test]
    fn results_keep_their_names() {
        let analysis = Summarizer::default().analyze(Article::new(TEXT).title("The budget")).unwrap();
        let summary = serde_json::to_value(analysis.summary()).unwrap();
        assert_eq!(keys(&summary), ["language", "title", "ratio", "excerpts"]);
        assert_eq!(keys(&summary["language"]), ["language", "confidence", "reliable"]);
        let excerpt = &summary["excerpts"][0];
        assert_eq!(keys(excerpt), ["text", "span", "index", "rank", "kind", "score", "clipped"]);
        assert_eq!(keys(&excerpt["span"]), ["start", "end"]);
        assert_eq!(keys(&excerpt["score"]), ["total", "parts"]);
        assert_eq!(keys(&excerpt["score"]["parts"]), Feature::ALL.map(Feature::name));
        assert_eq!(excerpt["kind"], "paragraph");
        let keywords = serde_json::to_value(analysis.keywords(1)).unwrap();
        assert_eq!(keys(&keywords[0]), ["text", "score", "spans"]);
        let entities = serde_json::to_value(analysis.entities()).unwrap();
        assert_eq!(keys(&entities[0]), ["text", "kind", "score", "spans"]);
        let figures = serde_json::to_value(analysis.figures()).unwrap();
        assert_eq!(
            figures,
            json!([{ "text": "$12 million", "value": 12e6, "unit": "USD", "span": { "start": 33, "end": 44 } }])
        );
    }

    #[test]
    fn options_keep_their_names() {
        let options = serde_json::to_value(Options::new()).unwrap();
        assert_eq!(keys(&options), ["budget", "cap", "diversity", "weights", "stop_words"]);
        assert_eq!(options["budget"], json!({ "sentences": 3 }));
        assert_eq!(keys(&options["weights"]), Feature::ALL.map(Feature::name));
        let given = json!({
            "budget": { "words": 60 }, "cap": { "ratio": 0.5 }, "weights": { "position": 0.1 }, "stop_words": ["Ville"],
        });
        let wanted = Options::from(Budget::Words(60))
            .cap(Budget::Ratio(0.5))
            .weights(Weights::default().with(Feature::Position, 0.1))
            .stop_words(["Ville"]);
        assert_eq!(serde_json::from_value::<Options>(given).unwrap(), wanted);
        assert_eq!(serde_json::from_value::<Options>(json!({})).unwrap(), Options::new());
    }

    /// Version 0.1 had one feature that keywords include now, and none of four others.
    #[test]
    fn options_of_the_first_version_are_read() {
        let weights = json!({
            "position": 0.27, "keywords": 0.71, "centrality": 0.65, "entities": 0.4, "title": 0.51, "length": -0.12,
            "style": 0.24, "query": 1.5,
        });
        let given = json!({
            "budget": { "sentences": 3 }, "cap": null, "diversity": 0.95, "weights": weights, "stop_words": [],
        });
        let read: Options = serde_json::from_value(given).unwrap();
        let kept =
            [("position", 0.27), ("keywords", 0.71), ("entities", 0.4), ("title", 0.51), ("length", -0.12)];
        let weights = serde_json::to_value(&read).unwrap()["weights"].clone();
        for (name, weight) in kept.into_iter().chain([("style", 0.24), ("query", 1.5)]) {
            assert!((weights[name].as_f64().unwrap() - weight).abs() < 1e-6, "{name}");
        }
        assert_eq!(weights["novelty"], json!(Weights::default().get(Feature::Novelty)));
        let parts = json!({ "total": 0.5, "parts": { "position": 0.2, "keywords": 0.1, "centrality": 0.2 } });
        assert!(serde_json::from_value::<Score>(parts).is_ok());
    }

    /// A misspelt name must not be ignored: the default would silently apply.
    #[test]
    fn an_unknown_option_is_an_error_that_names_it() {
        for (given, message) in [
            (json!({ "buget": { "words": 60 } }), "unknown field `buget`"),
            (json!({ "weights": { "positon": 0.1 } }), "\"positon\" is no feature"),
            (json!({ "budget": { "lines": 3 } }), "unknown variant `lines`"),
            (json!({ "budget": { "sentences": -3 } }), "expected usize"),
            (json!({ "budget": 3 }), "expected"),
            (json!({ "diversity": "much" }), "expected f32"),
            (json!({ "stop_words": "Ville" }), "expected a sequence"),
        ] {
            let error = serde_json::from_value::<Options>(given.clone()).unwrap_err().to_string();
            assert!(error.contains(message), "{given}: {error}");
        }
    }

    /// Deserializing checks no ranges; `Summarizer::new` does.
    #[test]
    fn options_out_of_range_deserialize_and_are_rejected_by_the_summarizer() {
        for given in [
            json!({ "budget": { "ratio": 1.5 } }),
            json!({ "cap": { "ratio": 0.0 } }),
            json!({ "diversity": -1 }),
            json!({ "diversity": 1e300 }),
            json!({ "weights": { "title": 1e9 } }),
        ] {
            let options: Options = serde_json::from_value(given.clone()).unwrap();
            assert!(Summarizer::new(options).unwrap_err().is_invalid_option(), "{given}");
        }
    }
}
