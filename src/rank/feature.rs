//! The features of a score.

/// A reason to keep a sentence, or to leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Feature {
    /// News puts its news first: exp(−i/6) for sentence i of the story, counted from 0. Ranges from 0 to 1.
    Position,
    /// Recurring words: Σ (1 − 1/sf(w)) / (|U| + 1) over the sentence's distinct content terms U, where sf(w) is the
    /// number of sentences of the story with w. Ranges from 0 to 1.
    Keywords,
    /// Recurring names: Σ (f(e) − 1) / (N · (|E| + 1)) over the sentence's distinct names E, where f(e) is the number of
    /// sentences with e among all N sentences of the document. Ranges from 0 to 1.
    Entities,
    /// Words shared with the title: one third of |U∩T| / (|T| + 1) plus two thirds of |U∩T| / (|U| + 1), for the title's
    /// content terms T. Ranges from 0 to 1.
    Title,
    /// The cosine between the sentence's terms and the term frequencies of the article. Ranges from 0 to 1.
    Centrality,
    /// Excess length: (L − 35) / 20 for a sentence of L > 35 tokens, otherwise 0. Its weight is negative.
    Length,
    /// Style: minus the share of its tokens in quotation marks, minus one half for a question. Ranges from −1.5 to 0.
    Style,
    /// The share of the query's words and names that the sentence has, by stem and in other forms. Rare words count more.
    /// The share is lower when they stand far apart, or only in a sentence that this one leans on or stands beside, and
    /// lower without the number or date that the query asks for. Ranges from 0 to 1.
    Query,
}

impl Feature {
    /// Every feature, in the order in which the parts of a score are summed.
    pub const ALL: [Feature; 8] = [
        Feature::Position,
        Feature::Keywords,
        Feature::Entities,
        Feature::Title,
        Feature::Centrality,
        Feature::Length,
        Feature::Style,
        Feature::Query,
    ];

    /// Returns the name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Feature::Position => "position",
            Feature::Keywords => "keywords",
            Feature::Entities => "entities",
            Feature::Title => "title",
            Feature::Centrality => "centrality",
            Feature::Length => "length",
            Feature::Style => "style",
            Feature::Query => "query",
        }
    }
}

impl std::fmt::Display for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
