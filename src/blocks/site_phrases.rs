//! The phrases of the site in a block.

use super::block_text::TokenizedBlock;
use super::credits::Credits;
use crate::language::{Language, WordFlags, WordList};
use crate::tokens::{Token, WordTable, longest};

/// With more tokens than this before a closing credit, a block is still a paragraph.
const CREDITED_WORDS: usize = 15;

/// The phrases of the site in a block.
pub(super) struct SitePhrases {
    pub(super) any: bool,
    /// How many count against the block: after a paragraph of the story, one that signs it in brackets does not:
    /// "… in June. (Reporting by Ann Weaver)".
    pub(super) counted: usize,
}

impl SitePhrases {
    pub(super) fn of(block: &TokenizedBlock<'_>, credits: &Credits, words: &WordTable) -> Self {
        let (mut before, mut inside) = (0, 0);
        for i in phrases_of_site(block.tokens, block.language, words) {
            *if i < credits.bracket { &mut before } else { &mut inside } += 1;
        }
        let is_signed = credits.bracket > CREDITED_WORDS && !credits.names_pictures;
        SitePhrases { any: before + inside > 0, counted: before + if is_signed { 0 } else { inside } }
    }
}

/// Returns the index of the first token of each phrase of the site in a block or sentence.
pub(super) fn phrases_of_site<'a>(
    tokens: &'a [Token],
    language: Language,
    words: &'a WordTable,
) -> impl Iterator<Item = usize> + 'a {
    (0..tokens.len()).filter(move |&i| {
        // Rare: it saves most look-ups.
        let may_head = tokens[i].has(WordFlags::FURNITURE_HEAD)
            & tokens.get(i + 1).is_some_and(|next| next.has(WordFlags::FURNITURE_SECOND));
        (may_head | tokens[i].has(WordFlags::FURNITURE))
            && longest(WordList::Furniture, &tokens[i..], language, words) > 0
    })
}
