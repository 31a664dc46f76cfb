//! An analysis as one JSON report.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::blocks::BlockKind;
use crate::document::Sentence;
use crate::rank::Score;
use crate::span::Span;
use crate::summarizer::Analysis;

/// A report has at most this many keywords.
const KEYWORDS: usize = 20;

/// A sentence of a report.
#[derive(Serialize)]
struct ReportedSentence<'a> {
    text: &'a str,
    span: Span,
    block: usize,
    kind: BlockKind,
    score: Score,
    reasons: Vec<String>,
}

impl<'a> ReportedSentence<'a> {
    fn new(analysis: &Analysis<'_>, sentence: Sentence<'a, '_>) -> Self {
        let index = sentence.index();
        ReportedSentence {
            text: sentence.text(),
            span: sentence.span(),
            block: sentence.block().index(),
            kind: sentence.kind(),
            score: analysis.scores()[index],
            reasons: analysis.explain(index).map_or(Vec::new(), |why| why.reasons().to_vec()),
        }
    }
}

/// Serializes as
/// `{"language":…,"title":…,"sentences":[{"text":…,"span":…,"block":0,"kind":"paragraph","score":…,"reasons":[…]}],
/// "keywords":[…],"entities":[…],"figures":[…]}`: every sentence of the document, with the index of its block and the
/// reasons of its [`Explanation`](crate::Explanation), and the 20 best keywords. Linear in the text.
impl Serialize for Analysis<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sentences = self.document().sentences().map(|sentence| ReportedSentence::new(self, sentence));
        let mut fields = serializer.serialize_struct("Analysis", 6)?;
        fields.serialize_field("language", &self.language())?;
        fields.serialize_field("title", &self.title())?;
        fields.serialize_field("sentences", &Each(sentences))?;
        fields.serialize_field("keywords", &self.keywords(KEYWORDS))?;
        fields.serialize_field("entities", &self.entities())?;
        fields.serialize_field("figures", &self.figures())?;
        fields.end()
    }
}

/// A sequence that is serialized as it is made.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}
