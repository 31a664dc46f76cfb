//! The features of a score.

use crate::named::{displays_name, named};

/// A reason to keep a sentence, or to leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Feature {
    /// News puts its news first: exp(−i/6) for sentence i of the story, counted from 0. Ranges from 0 to 1.
    Position,
    /// Keyword frequency: the cosine between the sentence's content terms and those of the whole story, each as often
    /// as sentences have it. Ranges from 0 to 1.
    #[cfg_attr(feature = "serde", serde(alias = "centrality"))]
    Keywords,
    /// Entity frequency: the cosine between the sentence's distinct names and those of the document, each as often as
    /// sentences have it. Ranges from 0 to 1.
    Entities,
    /// Words shared with the title, for the title's content terms T and the sentence's U: their coverage, where rare
    /// words count more (the sum over U∩T of 1 / (1 + f), for a term in f sentences of the story, divided by 0.3 plus the
    /// sum over the terms of T that the story has), plus ½ (m / m*)³, where m is one third of |U∩T| / (|T| + 1) plus two thirds of |U∩T| / (|U| + 1) and
    /// m* that of the sentence that matches best. Ranges from 0 to 1.5.
    Title,
    /// How far its length is from a good one: (L − 35) / 20 for a sentence of L > 35 tokens, plus 16 / L, at most 2.
    /// Its weight is negative.
    Length,
    /// Style: minus the share of its tokens in quotation marks, minus 3 for a question, minus ¼ for each of at most two
    /// words by which writers address readers or speak of themselves. Ranges from −4.5 to 0.
    Style,
    /// New words: the share of its content terms that no earlier sentence has, minus twice the share that the sentence
    /// before has. Ranges from −2 to 1.
    Novelty,
    /// 1 for a tense that tells what has happened ("has approved", « a adopté »), minus 1 for one that tells what had
    /// happened before ("had approved", « avait adopté »).
    Tense,
    /// 1 for a day of the week: it is news.
    Day,
    /// 1 for a number in digits.
    Figure,
    /// The share of the query's words and names that the sentence has, by stem and in other forms. Rare words count
    /// more. The share is lower when they stand far apart, or only in a sentence that this one leans on or stands
    /// beside, and lower without the number or date that the query asks for. Ranges from 0 to 1.
    Query,
}

named!(Feature, "feature", [
    Position: "position",
    Keywords: "keywords",
    Entities: "entities",
    Title: "title",
    Length: "length",
    Style: "style",
    Novelty: "novelty",
    Tense: "tense",
    Day: "day",
    Figure: "figure",
    Query: "query",
]);
displays_name!(Feature);
