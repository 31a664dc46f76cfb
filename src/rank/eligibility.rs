//! Which sentences may be chosen, and what each leans on.

use super::opening::{PointsBack, points_back};
use super::weights;
use crate::blocks::BlockKind;
use crate::blocks::block_text::glued;
use crate::document::{Document, Sentence};
use crate::language::{Language, WordList};
use crate::text::{end_mark, is_terminator};
use crate::tokens::{Shape, Tokens};

/// What selection needs to know of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct SentenceFacts {
    /// Only sentences of the lowest tier that the article has may be chosen for themselves.
    pub(crate) tier: Tier,
    /// The place among the sentences of the story, from 0.
    pub(crate) ordinal: u32,
    /// How many tokens it has, at most 65 535.
    pub(crate) tokens: u16,
    /// How its opening points back.
    pub(crate) opening: Option<PointsBack>,
    /// How likely it cannot be understood without a sentence before it, from 0 to 1, and whether that is likely enough.
    pub(crate) leaning: f32,
    pub(crate) leans: bool,
    /// The probability that an editor would take it, as its score says, from 0 to 1.
    pub(crate) worth: f32,
    /// Whether it continues a quotation that the sentence before it opened.
    pub(crate) continues_quotation: bool,
    /// The number of the sentence of the story before it, or [`NO_SENTENCE`].
    previous: u32,
    /// Whether it is never chosen without the sentence before it.
    pub(crate) needs_previous: bool,
}

const NO_SENTENCE: u32 = u32::MAX;

impl SentenceFacts {
    /// The sentence of the story before it.
    pub(crate) fn previous(&self) -> Option<u32> {
        Some(self.previous).filter(|&previous| previous != NO_SENTENCE)
    }

    /// The sentence that it leans on and is not chosen without.
    pub(crate) fn antecedent(&self) -> Option<u32> {
        self.previous().filter(|_| self.needs_previous)
    }

    pub(super) fn opens_story(&self) -> bool {
        self.tier == Tier::Story && self.previous().is_none()
    }

    /// What opens the story has nothing to lean on.
    pub(crate) fn may_lean(&self) -> bool {
        self.tier == Tier::Story && self.previous().is_some()
    }
}

/// Which sentences may be chosen: those of the first tier; of the next only where there is none, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// A whole sentence of the story.
    Story,
    /// As whole, but too short to be quoted for itself: taken only for a sentence that leans on it.
    Short,
    /// Of a paragraph, but without an end, or glued together by a scraper.
    Fragment,
    /// Of a block in another language than the article's.
    Foreign,
    LeadIn,
    ListItem,
    Heading,
    Caption,
    Furniture,
    /// Numbers and signs only: never chosen.
    Letterless,
}

impl Tier {
    /// Whether a summary may have sentences of the tier, where `best` is the most eligible one: the others are not worth
    /// scoring. Fragments and sentences in another language may be parts of a quotation.
    pub(super) fn is_scored(self, best: Option<Tier>) -> bool {
        self < Tier::LeadIn || Some(self) == best
    }

    fn of(sentence: Sentence<'_, '_>, article: Language, ordinal: usize) -> Self {
        if !sentence.text().contains(char::is_alphabetic) {
            return Tier::Letterless;
        }
        match sentence.kind() {
            BlockKind::Paragraph | BlockKind::ListItem if sentence.language() != article => Tier::Foreign,
            BlockKind::Paragraph if !is_sound(sentence) => Tier::Fragment,
            BlockKind::Paragraph if is_short(sentence, ordinal) => Tier::Short,
            BlockKind::Paragraph => Tier::Story,
            BlockKind::LeadIn => Tier::LeadIn,
            BlockKind::ListItem if !is_sound(sentence) => Tier::ListItem,
            // An item that is a whole sentence is as good as a paragraph's, and the next sentence of the item may lean
            // on it, however short it is.
            BlockKind::ListItem if is_short(sentence, usize::MAX) => Tier::Short,
            BlockKind::ListItem => Tier::Story,
            BlockKind::Heading => Tier::Heading,
            BlockKind::Caption => Tier::Caption,
            BlockKind::Furniture => Tier::Furniture,
        }
    }
}

/// Whether a sentence ends in a mark and is one. At the end of a paragraph, an ellipsis is where a page cuts it.
fn is_sound(sentence: Sentence<'_, '_>) -> bool {
    let text = sentence.text();
    if (text.ends_with('…') || text.ends_with("...")) && sentence.span().end == sentence.block().span().end
    {
        return false;
    }
    let is_glued = || sentence.block().glued() >= weights::GLUED && glued(text) >= weights::GLUED;
    end_mark(text).is_some_and(is_terminator) && !is_glued()
}

fn is_short(sentence: Sentence<'_, '_>, ordinal: usize) -> bool {
    let opens = ordinal < weights::OPENING_SENTENCES;
    let tokens = sentence.view();
    tokens.len() < if opens { weights::OPENING_TOKENS } else { weights::SENTENCE_TOKENS }
        || tokens.len() < weights::SENTENCE_TOKENS && is_time(tokens)
}

/// « Lundi, 6 h 10. »: a day or an hour, and nothing that happens.
fn is_time(tokens: Tokens<'_>) -> bool {
    (0..tokens.len()).all(|i| {
        let token = &tokens[i];
        token.shape == Shape::Number
            || token.is_stop()
            || token.length == 1
            || tokens.has_any(i, &[WordList::Weekday, WordList::Month])
    })
}

/// Reads what selection needs of each sentence, in place of an earlier document's, but for its leaning and worth.
pub(super) fn read_facts(document: &Document<'_>, facts: &mut Vec<SentenceFacts>) {
    facts.clear();
    facts.reserve(document.sentences().len());
    let (mut ordinal, mut last): (u32, Option<u32>) = (0, None);
    for sentence in document.sentences() {
        let tier = Tier::of(sentence, document.language(), ordinal as usize);
        let mut fact = SentenceFacts {
            tier,
            ordinal,
            tokens: sentence.tokens().len().min(usize::from(u16::MAX)) as u16,
            opening: None,
            leaning: 0.0,
            leans: false,
            worth: 0.0,
            continues_quotation: sentence.continues_quotation(),
            previous: last.unwrap_or(NO_SENTENCE),
            needs_previous: false,
        };
        if matches!(tier, Tier::Story | Tier::Short) {
            fact.opening = last.and_then(|_| points_back(sentence));
            // A short sentence is chosen for the one that leans on it, which may be far from what it points to itself.
            fact.needs_previous = match tier {
                Tier::Short => fact.opening == Some(PointsBack::Quotation),
                _ => fact.opening.is_some(),
            };
        }
        ordinal += u32::from(tier == Tier::Story);
        // A lead-in or a fragment can be leant on, though it cannot be chosen.
        if matches!(tier, Tier::Story | Tier::Short | Tier::Fragment | Tier::LeadIn) {
            last = Some(sentence.index() as u32);
        }
        facts.push(fact);
    }
}
