//! The scalar functions.

use std::fmt::Write;
use std::sync::Arc;

use abrege::{Budget, Error, Summarizer, Workspace};
use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, ListBuilder, StringViewArray, StringViewBuilder, new_null_array,
};
use datafusion::arrow::datatypes::{DataType, Field, Int64Type};
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::error::DataFusionError;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

/// Sentences of a summary where the query gives no number.
const SENTENCES: i64 = 3;
/// Keywords of a text where the query gives no number.
const KEYWORDS: i64 = 10;

/// Registers the functions of this crate.
///
/// # Errors
///
/// The registry takes no functions.
pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    for function in functions() {
        registry.register_udf(Arc::new(function))?;
    }
    Ok(())
}

/// Returns `abrege` (also named `summarize`), `abrege_keywords` and `abrege_language`.
pub fn functions() -> [ScalarUDF; 3] {
    [Kind::Summary, Kind::Keywords, Kind::Language].map(|kind| ScalarUDF::new_from_impl(Function::new(kind)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Summary,
    Keywords,
    Language,
}

impl Kind {
    /// Returns the names of the arguments, for messages.
    fn arguments(self) -> &'static str {
        match self {
            Kind::Summary | Kind::Keywords => "(text [, n])",
            Kind::Language => "(text)",
        }
    }

    /// Returns how many arguments the function takes at most.
    fn most_arguments(self) -> usize {
        match self {
            Kind::Summary | Kind::Keywords => 2,
            Kind::Language => 1,
        }
    }
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    kind: Kind,
    signature: Signature,
    aliases: Vec<String>,
}

impl Function {
    fn new(kind: Kind) -> Self {
        let aliases = match kind {
            Kind::Summary => vec!["summarize".to_owned()],
            Kind::Keywords | Kind::Language => Vec::new(),
        };
        Function { kind, signature: Signature::user_defined(Volatility::Immutable), aliases }
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        match self.kind {
            Kind::Summary => "abrege",
            Kind::Keywords => "abrege_keywords",
            Kind::Language => "abrege_language",
        }
    }

    fn aliases(&self) -> &[String] {
        &self.aliases
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let name = self.name();
        if given.is_empty() || given.len() > self.kind.most_arguments() {
            return plan_err!("{name}: takes {}, got {} arguments", self.kind.arguments(), given.len());
        }
        let text = match &given[0] {
            DataType::Dictionary(_, value) => value,
            other => other,
        };
        let text = match text {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => text.clone(),
            DataType::Null => DataType::Utf8View,
            DataType::Binary | DataType::LargeBinary | DataType::BinaryView => {
                return plan_err!(
                    "{name}: text must be a string, got {text}; use arrow_cast(text, 'Utf8View'), or set \
                     datafusion.execution.parquet.binary_as_string for Parquet files whose strings are not marked as such"
                );
            }
            other => return plan_err!("{name}: text must be a string, got {other}"),
        };
        match given.get(1) {
            None => Ok(vec![text]),
            Some(n) if n.is_integer() || n.is_null() => Ok(vec![text, DataType::Int64]),
            Some(other) => plan_err!("{name}: n must be an integer, got {other}"),
        }
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        // Views have no limit of 2 GiB a batch, at which the builders of the other strings panic.
        Ok(match self.kind {
            Kind::Summary | Kind::Language => DataType::Utf8View,
            Kind::Keywords => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8View, true))),
        })
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let is_constant = args.args.iter().all(|value| matches!(value, ColumnarValue::Scalar(_)));
        let rows = if is_constant { 1 } else { args.number_rows };
        let text = args.args[0].to_array(rows)?;
        let n = args.args.get(1).map(|n| n.to_array(rows)).transpose()?;
        let result = match text.data_type() {
            DataType::Utf8 => self.answer(text.as_string::<i32>(), n.as_deref()),
            DataType::LargeUtf8 => self.answer(text.as_string::<i64>(), n.as_deref()),
            DataType::Utf8View => self.answer(text.as_string_view(), n.as_deref()),
            // No call with a text of type NULL is left after coercion, but an optimizer may put one there.
            DataType::Null => Ok(new_null_array(args.return_type(), rows)),
            other => exec_err!("{}: text must be a string, got {other}", self.name()),
        }?;
        Ok(if is_constant {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&result, 0)?)
        } else {
            ColumnarValue::Array(result)
        })
    }
}

impl Function {
    fn answer<'t>(
        &self,
        texts: impl IntoIterator<Item = Option<&'t str>>,
        n: Option<&dyn Array>,
    ) -> Result<ArrayRef> {
        match self.kind {
            Kind::Summary => summaries(self.with_numbers(texts, n, SENTENCES)),
            Kind::Keywords => keywords(self.with_numbers(texts, n, KEYWORDS)),
            Kind::Language => Ok(languages(texts)),
        }
    }

    /// Puts each text beside its number; none where either is null.
    fn with_numbers<'t>(
        &self,
        texts: impl IntoIterator<Item = Option<&'t str>>,
        n: Option<&dyn Array>,
        otherwise: i64,
    ) -> impl Iterator<Item = Result<Option<(&'t str, usize)>>> {
        let numbers = n.map(|n| n.as_primitive::<Int64Type>());
        let name = self.name();
        texts.into_iter().enumerate().map(move |(row, text)| {
            let n = match numbers {
                Some(numbers) if numbers.is_null(row) => None,
                Some(numbers) => Some(numbers.value(row)),
                None => Some(otherwise),
            };
            let (Some(text), Some(n)) = (text, n) else { return Ok(None) };
            match usize::try_from(n) {
                Ok(n) => Ok(Some((text, n))),
                Err(_) => exec_err!("{name}: n must be 0 or more, got {n}"),
            }
        })
    }
}

fn summaries<'t>(rows: impl Iterator<Item = Result<Option<(&'t str, usize)>>>) -> Result<ArrayRef> {
    let mut answers = StringViewBuilder::with_capacity(rows.size_hint().0);
    let mut workspace = Workspace::new();
    let mut last: Option<(usize, Summarizer)> = None;
    let mut written = String::new();
    for row in rows {
        let Some((text, n)) = row? else {
            answers.append_null();
            continue;
        };
        let summarizer = match &mut last {
            Some((of, summarizer)) if *of == n => summarizer,
            other => &mut other.insert((n, summarizer(n)?)).1,
        };
        match supported(summarizer.summarize_with(&mut workspace, text))? {
            Some(summary) => {
                written.clear();
                write!(written, "{summary}").expect("a String takes what is written");
                answers.append_value(&written);
            }
            None => answers.append_null(),
        }
    }
    Ok(Arc::new(answers.finish()))
}

fn keywords<'t>(rows: impl Iterator<Item = Result<Option<(&'t str, usize)>>>) -> Result<ArrayRef> {
    let mut answers = ListBuilder::with_capacity(StringViewBuilder::new(), rows.size_hint().0);
    let mut workspace = Workspace::new();
    let summarizer = Summarizer::default();
    for row in rows {
        let analysis = match row? {
            Some((text, n)) => {
                supported(summarizer.analyze_with(&mut workspace, text))?.map(|analysis| (analysis, n))
            }
            None => None,
        };
        if let Some((analysis, n)) = &analysis {
            for keyword in analysis.keywords(*n) {
                answers.values().append_value(keyword.text());
            }
        }
        answers.append(analysis.is_some());
    }
    Ok(Arc::new(answers.finish()))
}

fn languages<'t>(texts: impl IntoIterator<Item = Option<&'t str>>) -> ArrayRef {
    let language = |text| abrege::detect(text).map(|detection| detection.language().code());
    let answers: StringViewArray = texts.into_iter().map(|text| text.and_then(language)).collect();
    Arc::new(answers)
}

fn summarizer(n: usize) -> Result<Summarizer> {
    Summarizer::new(Budget::Sentences(n)).map_err(external)
}

/// Returns none for a text in a third language.
fn supported<T>(result: std::result::Result<T, Error>) -> Result<Option<T>> {
    match result {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.is_unsupported_language() => Ok(None),
        Err(error) => Err(external(error)),
    }
}

fn external(error: Error) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
