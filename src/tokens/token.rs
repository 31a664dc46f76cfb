//! Tokens, and what is counted over the tokens of a block.

use super::segment::Glance;
use super::shape::Shape;
use crate::language::{FlagSet, LANGUAGES, Language, WordFlags};

/// A word or number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    /// The number of the word in the document.
    pub(crate) word: u32,
    /// Its length in bytes.
    pub(crate) length: u16,
    pub(crate) shape: Shape,
    /// The flags of its word in the language of its block, and [`QUOTED`].
    pub(crate) marks: u8,
}

/// The token stands between quotation marks. No word flag has this bit.
const QUOTED: u8 = 1 << 7;

impl Token {
    #[inline]
    pub(crate) fn end(&self) -> u32 {
        self.start + u32::from(self.length)
    }

    /// Whether it stands between quotation marks.
    #[inline]
    pub(crate) fn is_quoted(&self) -> bool {
        self.marks & QUOTED != 0
    }

    /// Whether it is a function word.
    #[inline]
    pub(crate) fn is_stop(&self) -> bool {
        self.has(WordFlags::STOP)
    }

    /// Makes it a function word, although its block's language has none like it.
    pub(super) fn set_stop(&mut self) {
        self.marks |= WordFlags::STOP.bits();
    }

    /// Whether it is a form of a verb of saying.
    #[inline]
    pub(crate) fn is_saying(&self) -> bool {
        self.has(WordFlags::SAYING)
    }

    /// Whether it has any of some [`WordFlags`].
    #[inline]
    pub(crate) fn has(&self, flags: WordFlags) -> bool {
        self.marks & flags.bits() != 0
    }
}

/// A block is foreign when the function words of another language outnumber those of the article's by this factor…
const FOREIGN_LEAD: f32 = 1.5;
/// …and are at least this many.
const FOREIGN_WORDS: u32 = 3;

/// What is counted over the tokens of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// The flags that any of its words has.
    pub(crate) marks: FlagSet,
    pub(crate) numbers: usize,
    pub(crate) glance: Glance,
    /// Tokens by the languages that they are stop words of, one bit a language, outside quotation marks and between.
    stops: [[u32; 1 << LANGUAGES]; 2],
}

impl Counts {
    /// Counts and returns a token.
    #[inline]
    pub(crate) fn token(
        &mut self,
        (start, end): (usize, usize),
        (word, marks): (u32, FlagSet),
        shape: Shape,
        quoted: bool,
        language: Language,
    ) -> Token {
        self.marks = self.marks.or(marks);
        self.stops[usize::from(quoted)][marks.stops()] += 1;
        self.numbers += usize::from(shape == Shape::Number);
        let marks = marks.of_language(language).bits() | if quoted { QUOTED } else { 0 };
        Token { start: start as u32, word, length: (end - start) as u16, shape, marks }
    }

    /// Counts the stop words of a language.
    pub(crate) fn stop_words(&self, language: Language) -> usize {
        let counted = |stops: &[u32; 1 << LANGUAGES]| {
            let of_language =
                stops.iter().enumerate().filter(|(languages, _)| languages >> language.number() & 1 == 1);
            of_language.map(|(_, &count)| count as usize).sum::<usize>()
        };
        self.stops.iter().map(counted).sum()
    }

    /// Returns the other language whose function words clearly outnumber those of the article's outside quotation marks.
    pub(crate) fn foreign(&self, article: Language) -> Option<Language> {
        leading(&self.stops[0], article)
    }

    /// Returns the other language that its quotations are in.
    pub(crate) fn quotes(&self, language: Language) -> Option<Language> {
        leading(&self.stops[1], language)
    }
}

/// Returns the other language whose function words clearly outnumber those of a language.
fn leading(stops: &[u32; 1 << LANGUAGES], language: Language) -> Option<Language> {
    let own = |language: Language| stops[1 << language.number()];
    let leads = |other: &Language| {
        own(*other) >= FOREIGN_WORDS && own(*other) as f32 > FOREIGN_LEAD * own(language) as f32
    };
    Language::ALL.into_iter().find(|other| *other != language && leads(other))
}
