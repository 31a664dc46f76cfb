//! What a block is, and why it is taken for that.

use std::fmt;

use crate::named::{displays_name, named};

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
    /// The caption of a picture.
    Caption,
    /// Text of the site (boilerplate), not of the story: menus, credits, teasers of other stories, notices.
    Furniture,
}

named!(BlockKind, "kind of block", [
    Paragraph: "paragraph",
    LeadIn: "lead_in",
    ListItem: "list_item",
    Heading: "heading",
    Caption: "caption",
    Furniture: "furniture",
]);
displays_name!(BlockKind);

impl BlockKind {
    /// Whether a block of this kind has the story's running text.
    pub(crate) fn is_running_text(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::LeadIn | BlockKind::ListItem)
    }

    /// Whether a block of this kind is the story's: neither the site's nor a picture's.
    pub(crate) fn is_of_story(self) -> bool {
        !matches!(self, BlockKind::Caption | BlockKind::Furniture)
    }
}

/// A sign that a block is of the story or of the site, or which part of the story it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
#[repr(u8)]
pub enum BlockReason {
    /// Of the story: it ends like a sentence.
    EndsLikeSentence,
    /// Of the story: it has as many function words as running text.
    RunningText,
    /// Of the story: an agency's dateline opens it.
    Dateline,
    /// Of the story: its neighbours are.
    AmongStory,
    /// Of the story: it shares its topic with the longest run of paragraphs.
    OnTopic,
    /// A lead-in: it ends in ":".
    EndsInColon,
    /// An item of a list: a bullet or a label opens it.
    ListMark,
    /// A heading: the line above the story that shares the most words with it.
    Title,
    /// A heading: a short line without an end mark, before a paragraph.
    LineBeforeText,
    /// A heading: a short question or exclamation before a longer paragraph.
    CallBeforeText,
    /// Of the site: it contains a phrase that sites use.
    SitePhrase,
    /// Of the site: a short line without an end mark.
    ShortLine,
    /// Of the site: it has few function words.
    NoRunningText,
    /// Of the site: the words of several elements are run together.
    Glued,
    /// Of the site: the page has the same line twice.
    Repeated,
    /// A caption, or of the site: the text or the credit of a picture.
    Caption,
    /// Of the site: the author's name, or who the author is.
    Byline,
    /// Of the site: it stands below the story, among readers' comments or the notes of a press release.
    BelowStory,
    /// Of the site: it stands far from the longest run of paragraphs.
    FarFromStory,
    /// Of the site: it shares few words with the longest run of paragraphs.
    OffTopic,
    /// The caller says so, see [`Article::blocks`](crate::Article::blocks).
    Given,
}

named!(BlockReason, "block reason", [
    EndsLikeSentence: "ends_like_sentence",
    RunningText: "running_text",
    Dateline: "dateline",
    AmongStory: "among_story",
    OnTopic: "on_topic",
    EndsInColon: "ends_in_colon",
    ListMark: "list_mark",
    Title: "title",
    LineBeforeText: "line_before_text",
    CallBeforeText: "call_before_text",
    SitePhrase: "site_phrase",
    ShortLine: "short_line",
    NoRunningText: "no_running_text",
    Glued: "glued",
    Repeated: "repeated",
    Caption: "caption",
    Byline: "byline",
    BelowStory: "below_story",
    FarFromStory: "far_from_story",
    OffTopic: "off_topic",
    Given: "given",
]);

/// The reasons in order, with the kinds that each supports and what it says of a block.
const REASONS: [(BlockReason, &[BlockKind], &str); 21] = {
    use BlockReason::*;
    const STORY: &[BlockKind] = &[BlockKind::Paragraph, BlockKind::LeadIn, BlockKind::ListItem];
    const LEAD_IN: &[BlockKind] = &[BlockKind::LeadIn];
    const ITEM: &[BlockKind] = &[BlockKind::ListItem];
    const HEADING: &[BlockKind] = &[BlockKind::Heading];
    const SITE: &[BlockKind] = &[BlockKind::Furniture];
    const SETTLED: &[BlockKind] = &[
        BlockKind::LeadIn,
        BlockKind::ListItem,
        BlockKind::Heading,
        BlockKind::Caption,
        BlockKind::Furniture,
    ];
    const PICTURE: &[BlockKind] = &[BlockKind::Caption, BlockKind::Furniture];
    [
        (EndsLikeSentence, STORY, "ends like a sentence"),
        (RunningText, STORY, "has the function words of running text"),
        (Dateline, STORY, "opens with a dateline"),
        (AmongStory, STORY, "stands among the story's blocks"),
        (OnTopic, STORY, "speaks of what the story speaks of"),
        (EndsInColon, LEAD_IN, "ends in a colon"),
        (ListMark, ITEM, "opens with a bullet or label"),
        (Title, HEADING, "is the line above the story that shares the most words with it"),
        (LineBeforeText, HEADING, "is a short line before text"),
        (CallBeforeText, HEADING, "is a short question or exclamation before text"),
        (SitePhrase, SITE, "contains a typical website phrase"),
        (ShortLine, SITE, "is a short line without end punctuation"),
        (NoRunningText, SITE, "has few function words"),
        (Glued, SITE, "runs elements together"),
        (Repeated, SITE, "appears twice on the page"),
        (Caption, PICTURE, "is the text or credit of a picture"),
        (Byline, SITE, "names the author"),
        (BelowStory, SITE, "stands among comments or notes below the story"),
        (FarFromStory, SITE, "stands far from the story"),
        (OffTopic, SITE, "shares few words with the story"),
        (Given, SETTLED, "was given as such"),
    ]
};

/// Displays what it says of the block: "ends like a sentence".
impl fmt::Display for BlockReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(REASONS[*self as usize].2)
    }
}

/// A set of [`BlockReason`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reasons(u32);

impl Reasons {
    pub(crate) fn add(&mut self, reason: BlockReason, holds: bool) {
        self.0 |= u32::from(holds) << reason as u32;
    }

    /// Whether one of them proves that the block is the site's, not only that it is no running text.
    pub(crate) fn speak_of_site(self) -> bool {
        use BlockReason::*;
        [SitePhrase, Glued, Repeated, Caption, Byline, BelowStory].into_iter().any(|reason| self.has(reason))
    }

    fn has(self, reason: BlockReason) -> bool {
        self.0 & (1 << reason as u32) != 0
    }

    /// Returns the reasons that support a kind.
    pub(crate) fn of(self, kind: BlockKind) -> impl Iterator<Item = BlockReason> + Clone {
        let holds =
            move |&&(reason, kinds, _): &&(_, &[BlockKind], _)| self.has(reason) && kinds.contains(&kind);
        REASONS.iter().filter(holds).map(|&(reason, ..)| reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_in_the_order_of_the_enum() {
        assert!(REASONS.iter().enumerate().all(|(index, &(reason, ..))| reason as usize == index));
    }
}
