//! Why each sentence is in a summary, or is not.

use std::fmt;

use crate::blocks::{BlockKind, BlockReason};
use crate::document::Sentence;
use crate::rank::Tier;
use crate::select::Outcome;

/// Why a sentence is in a summary, or is not: the first reason that holds, in the order of the variants. Displays as a
/// phrase.
///
/// ```
/// use abrege::{Budget, Summarizer, Verdict};
/// let text = "The council of Marlow approved the budget on Monday. It cuts the tax on housing.\n\nRead more: schools";
/// let verdicts = Summarizer::default().analyze(text)?.verdicts(Budget::Sentences(1))?;
/// assert_eq!(verdicts[0], Verdict::Chosen { rank: 0 });
/// assert_eq!(verdicts[1], Verdict::Outranked);
/// assert_eq!(verdicts[2].to_string(), "is furniture (contains a typical website phrase; is a short line without end punctuation)");
/// # Ok::<(), abrege::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Verdict {
    /// It is in the summary.
    Chosen {
        /// Its place in [`Summary::ranked`](crate::Summary::ranked); 0 is the best.
        rank: usize,
    },
    /// It contains no letters.
    NoLetters,
    /// It is in another language than the article.
    OtherLanguage,
    /// It is not running text of the story, although the article has something better.
    NotOfStory {
        /// What it is.
        kind: BlockKind,
        /// Why it is taken for that.
        reasons: Vec<BlockReason>,
    },
    /// It has no end mark, is cut, or is run together from several elements of a page.
    Incomplete,
    /// It has too few words to be quoted on its own.
    TooShort,
    /// It leans on a sentence that is not in the summary.
    LeansOn {
        /// The index of that sentence.
        sentence: usize,
    },
    /// It mostly repeats a sentence of the summary.
    Repeats {
        /// The index of that sentence.
        sentence: usize,
    },
    /// It does not fit beside the sentences of the summary: it has too many words or characters.
    DoesNotFit,
    /// The other sentences make a better summary.
    Outranked,
}

impl Verdict {
    pub(crate) fn new(sentence: Sentence<'_, '_>, tier: Tier, outcome: Outcome) -> Self {
        match outcome {
            Outcome::Chosen { rank } => Verdict::Chosen { rank },
            Outcome::LeansOn { sentence } => Verdict::LeansOn { sentence },
            Outcome::Repeats { sentence } => Verdict::Repeats { sentence },
            Outcome::DoesNotFit => Verdict::DoesNotFit,
            Outcome::Outranked => Verdict::Outranked,
            Outcome::Ineligible => Verdict::ineligible(sentence, tier),
        }
    }

    /// The verdict on a sentence of a tier that is not chosen from.
    pub(crate) fn ineligible(sentence: Sentence<'_, '_>, tier: Tier) -> Self {
        match tier {
            Tier::Letterless => Verdict::NoLetters,
            Tier::Foreign => Verdict::OtherLanguage,
            // Never ineligible, but for nothing.
            Tier::Story | Tier::Fragment => Verdict::Incomplete,
            Tier::Short => Verdict::TooShort,
            Tier::LeadIn | Tier::ListItem | Tier::Heading | Tier::Caption | Tier::Furniture => {
                Verdict::NotOfStory { kind: sentence.kind(), reasons: sentence.reasons().collect() }
            }
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Chosen { .. } => f.write_str("is in the summary"),
            Verdict::NotOfStory { kind, reasons } => {
                f.write_str(match kind {
                    BlockKind::Paragraph => "is a paragraph",
                    BlockKind::LeadIn => "is a lead-in",
                    BlockKind::ListItem => "is a list item that is not a sentence",
                    BlockKind::Heading => "is a heading",
                    BlockKind::Caption => "is a caption",
                    BlockKind::Furniture => "is furniture",
                })?;
                let reasons: Vec<String> = reasons.iter().map(BlockReason::to_string).collect();
                if reasons.is_empty() { Ok(()) } else { write!(f, " ({})", reasons.join("; ")) }
            }
            Verdict::NoLetters => f.write_str("contains no letters"),
            Verdict::OtherLanguage => f.write_str("is in another language than the article"),
            Verdict::Incomplete => f.write_str("is not a complete sentence"),
            Verdict::TooShort => f.write_str("is too short to quote on its own"),
            Verdict::LeansOn { sentence } => {
                write!(f, "leans on sentence #{sentence}, which is not in the summary")
            }
            Verdict::Repeats { sentence } => write!(f, "says what sentence #{sentence} says"),
            Verdict::DoesNotFit => f.write_str("does not fit beside the others"),
            Verdict::Outranked => f.write_str("is outranked by the others"),
        }
    }
}
