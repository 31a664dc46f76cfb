//! Why a block is taken for what it is.

use std::fmt;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text of the story.
    Paragraph,
    /// A paragraph that only announces a list, and ends in ":".
    LeadIn,
    /// An item of a list.
    ListItem,
    /// A title or heading.
    Heading,
    /// Text of the site, not of the story: menus, credits, teasers of other stories, notices.
    Furniture,
}

/// A sign that a block is of the story or of the site, or which part of the story it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
#[repr(u8)]
pub enum BlockReason {
    /// Of the story: it ends like a sentence.
    EndsLikeSentence,
    /// Of the story: as many function words as running text has.
    RunningText,
    /// Of the story: an agency's dateline opens it.
    Dateline,
    /// Of the story: its neighbours are.
    AmongStory,
    /// Of the story: it speaks of what the longest run of paragraphs speaks of.
    OnTopic,
    /// A lead-in: it ends in ":".
    EndsInColon,
    /// An item of a list: a bullet or a label opens it.
    ListMark,
    /// A heading: the line above the story that shares most words with it.
    Title,
    /// A heading: a short line without an end, before a paragraph.
    LineBeforeText,
    /// A heading: a short question or exclamation before a longer paragraph.
    CallBeforeText,
    /// Of the site: a phrase of sites is in it.
    SitePhrase,
    /// Of the site: a short line without an end.
    ShortLine,
    /// Of the site: few function words.
    NoRunningText,
    /// Of the site: words of several elements run into one another.
    Glued,
    /// Of the site: the same short line stands on the page twice.
    Repeated,
    /// Of the site: the caption of a picture, or its credit.
    Caption,
    /// Of the site: the author's name.
    Byline,
    /// Of the site: a reader's comment.
    Comment,
    /// Of the site: it stands far from the longest run of paragraphs.
    FarFromStory,
    /// Of the site: it has few words of the longest run of paragraphs.
    OffTopic,
}

impl BlockReason {
    const ALL: [BlockReason; 20] = {
        use BlockReason::*;
        [
            EndsLikeSentence,
            RunningText,
            Dateline,
            AmongStory,
            OnTopic,
            EndsInColon,
            ListMark,
            Title,
            LineBeforeText,
            CallBeforeText,
            SitePhrase,
            ShortLine,
            NoRunningText,
            Glued,
            Repeated,
            Caption,
            Byline,
            Comment,
            FarFromStory,
            OffTopic,
        ]
    };

    /// The kind of block that the reason speaks for.
    fn speaks_for(self, kind: BlockKind) -> bool {
        use BlockReason::*;
        match self {
            EndsLikeSentence | RunningText | Dateline | AmongStory | OnTopic => {
                matches!(kind, BlockKind::Paragraph | BlockKind::LeadIn | BlockKind::ListItem)
            }
            EndsInColon => kind == BlockKind::LeadIn,
            ListMark => kind == BlockKind::ListItem,
            Title | LineBeforeText | CallBeforeText => kind == BlockKind::Heading,
            SitePhrase | ShortLine | NoRunningText | Glued | Repeated | Caption | Byline | Comment
            | FarFromStory | OffTopic => kind == BlockKind::Furniture,
        }
    }
}

impl fmt::Display for BlockReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use BlockReason::*;
        f.pad(match self {
            EndsLikeSentence => "ends like a sentence",
            RunningText => "has the function words of running text",
            Dateline => "opens with a dateline",
            AmongStory => "stands among the story's blocks",
            OnTopic => "speaks of what the story speaks of",
            EndsInColon => "ends in a colon",
            ListMark => "opens with a bullet or label",
            Title => "is the line above the story that shares most words with it",
            LineBeforeText => "is a short line before text",
            CallBeforeText => "is a short question or exclamation before text",
            SitePhrase => "has a phrase of sites",
            ShortLine => "is a short line without an end",
            NoRunningText => "has few function words",
            Glued => "runs elements together",
            Repeated => "stands on the page twice",
            Caption => "is a caption or credit",
            Byline => "names the author",
            Comment => "is a reader's comment",
            FarFromStory => "stands far from the story",
            OffTopic => "has few words of the story",
        })
    }
}

/// A set of [`BlockReason`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reasons(u32);

impl Reasons {
    pub(crate) fn add(&mut self, reason: BlockReason, holds: bool) {
        self.0 |= u32::from(holds) << reason as u32;
    }

    /// Whether one of them says that the site speaks, not only that the block is no running text.
    pub(crate) fn speak_of_site(self) -> bool {
        use BlockReason::*;
        [SitePhrase, Glued, Repeated, Caption, Byline, Comment].into_iter().any(|reason| self.has(reason))
    }

    fn has(self, reason: BlockReason) -> bool {
        self.0 & (1 << reason as u32) != 0
    }

    /// Those that speak for a kind.
    pub(crate) fn of(self, kind: BlockKind) -> impl Iterator<Item = BlockReason> + Clone {
        BlockReason::ALL.into_iter().filter(move |&reason| self.has(reason) && reason.speaks_for(kind))
    }
}
