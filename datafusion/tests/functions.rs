//! The functions in process.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use abrege::{Budget, Summarizer};
use abrege_datafusion::{enable_files, register};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray};
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::SessionContext;

const ENGLISH: &str =
    "The council met on Monday. It approved the budget, which cuts taxes by 3%. Rain fell all day.";
const FRENCH: &str = "Le conseil s’est réuni lundi. Il a adopté le budget, qui baisse les impôts de 3 %. Il a plu toute la journée.";
const GERMAN: &str = "Der Stadtrat hat am Montag getagt. Er hat den Haushalt beschlossen, der die Steuern um drei Prozent \
                      senkt. Am Abend hat es in der ganzen Stadt geregnet.";

fn context() -> SessionContext {
    let context = enable_files(SessionContext::new());
    register(&mut *context.state_ref().write()).unwrap();
    context
}

/// Answers a query; null is none.
async fn rows(context: &SessionContext, sql: &str) -> Result<Vec<Option<String>>, String> {
    let frame = context.sql(sql).await.map_err(|error| error.to_string())?;
    let batches = frame.collect().await.map_err(|error| error.to_string())?;
    let mut rows = Vec::new();
    for batch in batches {
        let column = batch.column(0);
        for row in 0..column.len() {
            rows.push(column.is_valid(row).then(|| array_value_to_string(column, row).unwrap()));
        }
    }
    Ok(rows)
}

async fn answer(sql: &str) -> Result<Option<String>, String> {
    rows(&context(), sql).await.map(|mut rows| rows.remove(0))
}

fn table(bodies: &[Option<&str>]) -> SessionContext {
    let context = context();
    let column: ArrayRef = Arc::new(StringArray::from(bodies.to_vec()));
    let batch = RecordBatch::try_from_iter([("body", column)]).unwrap();
    context.register_batch("articles", batch).unwrap();
    context
}

fn summary(text: &str, n: usize) -> String {
    Summarizer::new(Budget::Sentences(n)).unwrap().summarize(text).unwrap().to_string()
}

fn write(path: &Path, columns: Vec<(&str, ArrayRef)>) {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

#[tokio::test]
async fn every_kind_of_string_gives_what_the_library_gives() {
    let context = table(&[Some(ENGLISH), None, Some(FRENCH), Some("")]);
    let expected = vec![Some(summary(ENGLISH, 2)), None, Some(summary(FRENCH, 2)), Some(String::new())];
    for kind in ["Utf8", "LargeUtf8", "Utf8View", "Dictionary(Int32, Utf8)", "Dictionary(Int8, LargeUtf8)"] {
        let sql = format!("SELECT abrege(arrow_cast(body, '{kind}'), 2) FROM articles");
        assert_eq!(rows(&context, &sql).await.unwrap(), expected, "{kind}");
        let sql = format!("SELECT abrege_language(arrow_cast(body, '{kind}')) FROM articles");
        let languages = rows(&context, &sql).await.unwrap();
        assert_eq!(languages, [Some("en".to_owned()), None, Some("fr".to_owned()), None], "{kind}");
        let sql = format!(
            "SELECT array_to_string(abrege_keywords(arrow_cast(body, '{kind}'), 1), ';') FROM articles"
        );
        let keywords = rows(&context, &sql).await.unwrap();
        let first =
            |text: &str| Summarizer::default().analyze(text).unwrap().keywords(1)[0].text().to_owned();
        assert_eq!(
            keywords,
            [Some(first(ENGLISH)), None, Some(first(FRENCH)), Some(String::new())],
            "{kind}"
        );
    }
}

#[tokio::test]
async fn constants_and_default_numbers() {
    let sentence = "Prices rose again in the port on Monday. ";
    let text =
        sentence.repeat(2) + "The mayor spoke. The council left. Ships came in. Boats sank. Rain fell.";
    assert_eq!(answer(&format!("SELECT abrege('{text}')")).await, Ok(Some(summary(&text, 3))));
    assert_eq!(answer(&format!("SELECT summarize('{text}', 1)")).await, Ok(Some(summary(&text, 1))));
    assert_eq!(answer(&format!("SELECT abrege('{text}', 0)")).await, Ok(Some(String::new())));
    let all = Summarizer::default().analyze(&text).unwrap().keywords(10).len();
    let sql = format!("SELECT array_length(abrege_keywords('{text}'))");
    assert_eq!(answer(&sql).await, Ok(Some(all.to_string())));
    assert_eq!(answer("SELECT abrege(NULL, 3)").await, Ok(None));
    assert_eq!(answer("SELECT abrege(NULL)").await, Ok(None));
    assert_eq!(answer("SELECT abrege_keywords(NULL, 3)").await, Ok(None));
    assert_eq!(answer("SELECT abrege_language(NULL)").await, Ok(None));
    assert_eq!(answer(&format!("SELECT abrege('{text}', NULL)")).await, Ok(None));
}

#[tokio::test]
async fn numbers_come_from_a_column_of_any_integers() {
    let context = context();
    for kind in ["Int8", "UInt16", "Int32", "UInt64"] {
        let sql = format!(
            "SELECT abrege('{ENGLISH}', arrow_cast(n, '{kind}')) \
             FROM (VALUES (1, 1), (2, 3), (3, NULL), (4, 0), (5, 1)) AS t(at, n) ORDER BY at"
        );
        let expected = vec![
            Some(summary(ENGLISH, 1)),
            Some(summary(ENGLISH, 3)),
            None,
            Some(String::new()),
            Some(summary(ENGLISH, 1)),
        ];
        assert_eq!(rows(&context, &sql).await.unwrap(), expected, "{kind}");
    }
}

#[tokio::test]
async fn a_third_language_gives_null() {
    let context = table(&[Some(GERMAN), Some(ENGLISH)]);
    assert_eq!(rows(&context, "SELECT abrege(body, 1) FROM articles").await.unwrap()[0], None);
    assert_eq!(rows(&context, "SELECT abrege_keywords(body, 1) FROM articles").await.unwrap()[0], None);
    assert_eq!(rows(&context, "SELECT abrege_language(body) FROM articles").await.unwrap()[0], None);
    let french_or_english = "SELECT body FROM articles WHERE abrege_language(body) IS NOT NULL";
    assert_eq!(rows(&context, french_or_english).await.unwrap(), [Some(ENGLISH.to_owned())]);
}

#[tokio::test]
async fn wrong_arguments_are_named() {
    for (call, complaint) in [
        ("abrege()", "abrege: takes (text [, n]), got 0 arguments"),
        ("abrege('a', 1, 2)", "abrege: takes (text [, n]), got 3 arguments"),
        ("abrege_language('a', 1)", "abrege_language: takes (text), got 2 arguments"),
        ("abrege('a', 'b')", "abrege: n must be an integer, got Utf8"),
        ("abrege('a', 1.5)", "abrege: n must be an integer, got Float64"),
        ("abrege(12)", "abrege: text must be a string, got Int64"),
        ("abrege(X'00')", "abrege: text must be a string, got Binary; use arrow_cast"),
        ("abrege('a', -1)", "abrege: n must be 0 or more, got -1"),
        ("abrege_keywords('a', -2)", "abrege_keywords: n must be 0 or more, got -2"),
    ] {
        let error = answer(&format!("SELECT {call}")).await.unwrap_err();
        assert!(error.contains(complaint), "{call}: {error}");
    }
}

#[tokio::test]
async fn a_poisoned_row_leaves_the_others_alone() {
    let long = ENGLISH.repeat((20 << 20) / ENGLISH.len());
    let zeros = "\0".repeat(1 << 20);
    let spoiled = ENGLISH.replace(' ', "\0");
    let context =
        table(&[Some(&long), Some(ENGLISH), Some(&zeros), Some(&spoiled), Some(GERMAN), None, Some(FRENCH)]);
    let answers = rows(&context, "SELECT abrege(body, 1) FROM articles").await.unwrap();
    assert_eq!(answers.len(), 7);
    assert_eq!(answers[0], Some(summary(&long, 1)));
    assert_eq!(answers[1], Some(summary(ENGLISH, 1)));
    assert_eq!(answers[2], Some(summary(&zeros, 1)));
    assert_eq!(answers[3], Some(summary(&spoiled, 1)));
    assert_eq!(answers[4..6], [None, None]);
    assert_eq!(answers[6], Some(summary(FRENCH, 1)));
}

#[tokio::test]
async fn a_pattern_names_files_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let body = |text: &str| vec![("body", Arc::new(StringArray::from(vec![text])) as ArrayRef)];
    for (name, text) in
        [("a 1.parquet", "one"), ("a%2é.parquet", "two"), ("b.parquet", "three"), ("a.txt", "four")]
    {
        write(&folder.path().join(name), body(text));
    }
    let context = context();
    let read = async |pattern: &str| {
        let path = folder.path().join(pattern);
        rows(&context, &format!("SELECT body FROM '{}' ORDER BY body", path.display())).await
    };
    let some = |texts: &[&str]| texts.iter().map(|text| Some(text.to_string())).collect::<Vec<_>>();
    assert_eq!(read("a*.parquet").await.unwrap(), some(&["one", "two"]));
    assert_eq!(read("*.parquet").await.unwrap(), some(&["one", "three", "two"]));
    assert_eq!(read("b.parquet").await.unwrap(), some(&["three"]));
    assert_eq!(read("a%2é.parquet").await.unwrap(), some(&["two"]));
    let error = read("c*.parquet").await.unwrap_err();
    assert!(error.contains("no file matches '"), "{error}");
    let error = read("c.parquet").await.unwrap_err();
    assert!(error.contains("no file matches '"), "{error}");
    let error = read("a*").await.unwrap_err();
    assert!(error.contains("more than one kind"), "{error}");
    for (name, text) in
        [("x%41.parquet", "five"), ("xA.parquet", "six"), ("x\\s.parquet", "seven"), ("_SUCCESS", "")]
    {
        write(&folder.path().join(name), body(text));
    }
    assert_eq!(read("x*.parquet").await.unwrap(), some(&["five", "seven", "six"]));
    for inner in ["d1", "d2"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
        write(&folder.path().join(inner).join("y.parquet"), body(inner));
    }
    assert_eq!(read("d*/*.parquet").await.unwrap(), some(&["d1", "d2"]));
    assert_eq!(read("**/y.parquet").await.unwrap(), some(&["d1", "d2"]));
    // As in a shell, "*" stays in its folder.
    let error = read("*y.parquet").await.unwrap_err();
    assert!(error.contains("no file matches '"), "{error}");
    write(&folder.path().join("_z.parquet"), body("eight"));
    assert_eq!(read("_z.parquet").await.unwrap(), some(&["eight"]));
    let error = read("").await.unwrap_err();
    assert!(error.contains("more than one kind"), "{error}");
    let error = rows(&context, "SELECT body FROM articles").await.unwrap_err();
    assert!(error.contains("table 'datafusion.public.articles' not found"), "{error}");
}

#[tokio::test]
async fn unmarked_strings_of_parquet_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.parquet");
    let column = StringArray::from(vec![ENGLISH]);
    let bytes =
        datafusion::arrow::compute::cast(&column, &datafusion::arrow::datatypes::DataType::Binary).unwrap();
    assert_eq!(bytes.as_binary::<i32>().value(0), ENGLISH.as_bytes());
    write(&path, vec![("body", bytes)]);
    let context = context();
    let sql = format!("SELECT abrege(body, 1) FROM '{}'", path.display());
    let error = rows(&context, &sql).await.unwrap_err();
    assert!(error.contains("binary_as_string"), "{error}");
    let cast = format!("SELECT abrege(arrow_cast(body, 'Utf8View'), 1) FROM '{}'", path.display());
    assert_eq!(rows(&context, &cast).await.unwrap(), [Some(summary(ENGLISH, 1))]);
    rows(&context, "SET datafusion.execution.parquet.binary_as_string = true").await.unwrap();
    assert_eq!(rows(&context, &sql).await.unwrap(), [Some(summary(ENGLISH, 1))]);
}
