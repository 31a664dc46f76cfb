//! What callers rely on: types that can grow without breaking them, auto traits, and the names in JSON.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::{Path, PathBuf};

use abrege::{
    Analysis, Article, Block, BlockKind, BlockReason, Budget, Claim, Conflict, Cue, Detection, Digest,
    DigestExcerpt, DigestLanguage, Document, Entity, EntityKind, Error, Excerpt, Explanation, Feature,
    Figure, FigureValue, Keyword, Language, Layout, Leaning, Options, Score, Sentence, SourceStatus, Sources,
    Span, Summarizer, Summary, Unit, Verdict, Weights, Workspace,
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
        Claim<'static>,
        Conflict<'static>,
        Cue,
        Detection,
        Digest<'static>,
        DigestExcerpt<'static>,
        DigestLanguage,
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
        SourceStatus,
        Sources<'static>,
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

#[test]
fn getters_return_what_was_set() {
    let options =
        Options::from(Budget::Words(60)).cap(Budget::Ratio(0.5)).diversity(0.9).stop_words(["Ville"]);
    assert_eq!((options.get_budget(), options.get_cap()), (Budget::Words(60), Some(Budget::Ratio(0.5))));
    assert_eq!((options.get_diversity(), options.get_stop_words()), (0.9, &["Ville".to_owned()][..]));
    assert_eq!(options.get_weights(), Weights::default());
    assert_eq!(Summarizer::new(&options).unwrap().options(), &options);
    let blocks = [(Span::new(0, 4), BlockKind::Heading)];
    let article =
        Article::new("Text").title("Title").query("Query").language(Language::French).blocks(&blocks);
    assert_eq!((article.get_title(), article.get_query()), (Some("Title"), Some("Query")));
    assert_eq!((article.get_language(), article.get_blocks()), (Some(Language::French), Some(&blocks[..])));
    let budgets = [Budget::Sentences(1), Budget::Words(60), Budget::Chars(160), Budget::Ratio(0.25)];
    let shown = budgets.map(|budget| budget.to_string());
    assert_eq!(shown, ["1 sentence", "60 words", "160 characters", "25 % of the sentences"]);
}

#[test]
fn blocks_sentences_and_excerpts_are_found_by_index() {
    let text =
        "The budget\n\nThe council approved the budget on Monday. Taxes on housing will fall next year.";
    let analysis = Summarizer::new(2).unwrap().analyze(text).unwrap();
    let document = analysis.document();
    assert_eq!(document.block(1).unwrap().index(), 1);
    assert_eq!(document.sentence(2).unwrap().text(), "Taxes on housing will fall next year.");
    assert!(document.block(2).is_none() && document.sentence(3).is_none());
    let summary = analysis.summary();
    assert_eq!((summary.len(), summary.is_empty()), (2, false));
    let spans: Vec<_> = summary.into_iter().map(|excerpt| std::ops::Range::from(excerpt.span())).collect();
    assert_eq!(spans, [12..54, 55..92]);
    assert_eq!(Span::from(12..54).to_string(), "12..54");
}

/// The ratio of a summary is what `Budget::Ratio` limits.
#[test]
fn the_ratio_is_of_the_sentences_that_may_be_chosen() {
    let text = "The budget\n\nThe council approved the budget on Monday. Taxes on housing will fall next year. Schools \
                will be repaired before the winter. Ann Reed called the budget fair to all.";
    for (budget, ratio) in
        [(Budget::Ratio(0.5), 0.5), (Budget::Sentences(1), 0.25), (Budget::Sentences(0), 0.0)]
    {
        assert_eq!(abrege::summarize(text, budget).unwrap().ratio(), ratio, "{budget}");
    }
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
    fn a_report_has_everything_and_keeps_its_names() {
        let text = format!("{TEXT}\n\nShare this article");
        let analysis = Summarizer::default().analyze(Article::new(&text).title("The budget")).unwrap();
        let report = serde_json::to_value(&analysis).unwrap();
        assert_eq!(keys(&report), ["language", "title", "sentences", "keywords", "entities", "figures"]);
        let sentences = report["sentences"].as_array().unwrap();
        assert_eq!(sentences.len(), 3);
        assert_eq!(keys(&sentences[0]), ["text", "span", "block", "kind", "score", "reasons"]);
        assert_eq!((&sentences[2]["kind"], &sentences[2]["block"]), (&json!("furniture"), &json!(1)));
        assert!(sentences[2]["reasons"][0].as_str().unwrap().starts_with("is furniture"));
        assert_eq!(report["figures"], serde_json::to_value(analysis.figures()).unwrap());
        // An owned analysis reports the same, and so do its explanations.
        let reasons = serde_json::to_value(analysis.explain(0)).unwrap();
        assert_eq!(
            (keys(&reasons), &reasons["reasons"]),
            (vec!["score", "reasons"], &sentences[0]["reasons"])
        );
        assert_eq!(serde_json::to_value(analysis.into_owned()).unwrap(), report);
        let read: Option<Explanation> = serde_json::from_value(reasons.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), reasons);
    }

    /// A figure is a number, or has the parts of its date or time.
    #[test]
    fn figures_round_trip() {
        let text = "On 10 October 2018 at 2:30 p.m. Anne Reed paid $4 million. In May 2019 she left.";
        let figures = Summarizer::default().analyze(text).unwrap().into_owned().figures();
        let values: Vec<Value> = figures.iter().map(|f| serde_json::to_value(f.value()).unwrap()).collect();
        assert_eq!(
            values,
            [
                json!({ "year": 2018, "month": 10, "day": 10 }),
                json!({ "hour": 14, "minute": 30 }),
                json!(4e6),
                json!({ "year": 2019, "month": 5, "day": null }),
            ]
        );
        let json = serde_json::to_string(&figures).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Figure<'static>>>(&json).unwrap(), figures);
        let shown: Vec<String> = figures.iter().map(|figure| figure.value().to_string()).collect();
        assert_eq!(shown, ["2018-10-10", "14:30", "4000000", "2019-05"]);
    }

    /// The names of values are those in JSON, and are read again.
    #[test]
    fn names_are_those_in_json() {
        macro_rules! check {
            ($($type:ident),*) => {$(
                for value in $type::ALL {
                    assert_eq!(serde_json::to_value(value).unwrap(), json!(value.name()));
                    assert_eq!(value.name().to_uppercase().parse::<$type>().unwrap(), value);
                }
                let error = "nothing".parse::<$type>().unwrap_err();
                assert!(error.is_unknown_name() && error.to_string().contains($type::ALL[0].name()), "{error}");
            )*};
        }
        check!(BlockKind, BlockReason, EntityKind, Feature, Unit);
        assert!(
            Cue::ALL.into_iter().all(|cue| cue.name().parse() == Ok(cue) && cue.to_string() == cue.name())
        );
        assert_eq!(
            (BlockKind::ListItem.to_string(), Unit::Usd.to_string()),
            ("list_item".into(), "USD".into())
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
            (json!({ "weights": { "positon": 0.1 } }), "unknown feature \"positon\""),
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
