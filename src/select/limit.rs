//! How long a summary may be.

use crate::options::Budget;
use crate::rank::weights;

/// The size of a sentence in each unit of a budget.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    pub(crate) words: usize,
    pub(crate) chars: usize,
}

impl Size {
    pub(crate) fn plus(self, other: Size) -> Size {
        Size { words: self.words.saturating_add(other.words), chars: self.chars.saturating_add(other.chars) }
    }
}

/// Budget and cap as one: the most of each unit.
#[derive(Debug)]
pub(crate) struct Limit {
    pub(crate) sentences: usize,
    pub(crate) most: Size,
    /// Whether words or characters are what bounds the summary.
    pub(crate) by_size: bool,
}

impl Limit {
    pub(crate) fn new(budget: Budget, cap: Option<Budget>, eligible: usize) -> Self {
        let mut limit = Limit {
            sentences: usize::MAX,
            most: Size { words: usize::MAX, chars: usize::MAX },
            by_size: false,
        };
        for budget in [Some(budget), cap].into_iter().flatten() {
            match budget {
                Budget::Sentences(most) => limit.sentences = limit.sentences.min(most),
                Budget::Words(most) => limit.most.words = limit.most.words.min(most),
                Budget::Chars(most) => limit.most.chars = limit.most.chars.min(most),
                Budget::Ratio(ratio) => {
                    // 0.7 as f32 is a little less: seven tenths are meant.
                    let share = f64::from(ratio) * (1.0 + f64::from(f32::EPSILON));
                    let most = ((share * eligible as f64) as usize).clamp(1, eligible.max(1));
                    limit.sentences = limit.sentences.min(most);
                }
            }
        }
        limit.by_size = limit.most.words < usize::MAX || limit.most.chars < usize::MAX;
        limit
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.sentences == 0 || self.most.words == 0 || self.most.chars == 0
    }

    /// Whether a summary of this size is so far from the limit that it should go on.
    pub(crate) fn has_room(&self, size: Size) -> bool {
        self.most.words.saturating_sub(size.words) >= weights::ROOM_WORDS
            && self.most.chars.saturating_sub(size.chars) >= weights::ROOM_CHARS
    }

    /// Returns the size of some sentences; nothing where only sentences are counted, which saves measuring them.
    pub(crate) fn measure(&self, sentences: &[usize], size: impl Fn(usize) -> Size) -> Size {
        let measured = sentences.iter().filter(|_| self.by_size);
        measured.map(|&sentence| size(sentence)).fold(Size::default(), Size::plus)
    }

    pub(crate) fn fits(&self, sentences: usize, size: Size) -> bool {
        // A space joins each pair of sentences.
        let chars = size.chars.saturating_add(sentences.saturating_sub(1));
        sentences <= self.sentences && size.words <= self.most.words && chars <= self.most.chars
    }
}
