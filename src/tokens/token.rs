//! Words and numbers, and what is counted over those of a block.

use super::segment::Glance;
use super::shape::Shape;
use crate::language::{FlagSet, LANGUAGES, Language, WordFlags};

/// A word or number: the words of UAX #29, with elided words (« l' ») and enclitics ("'s") as tokens of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    /// The number of the word in the document.
    pub(crate) word: u32,
    /// Its bytes.
    pub(crate) length: u16,
    pub(crate) shape: Shape,
    /// What its block's language says of it, and [`QUOTED`].
    pub(crate) marks: u8,
}

/// Between quotation marks: the bit that no [`WordFlags`] have.
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

    /// Whether it is a form of a verb of saying.
    #[inline]
    pub(crate) fn is_saying(&self) -> bool {
        self.has(WordFlags::SAYING)
    }

    /// Whether it has one of some [`WordFlags`].
    #[inline]
    pub(crate) fn has(&self, flags: WordFlags) -> bool {
        self.marks & flags.bits() != 0
    }
}

/// Function words of another language make a block foreign when they are so many times those of the article's…
const FOREIGN_LEAD: f32 = 1.5;

/// …from so many on.
const FOREIGN_WORDS: u32 = 3;

/// What is counted over the tokens of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// What its words are marked with.
    pub(crate) marks: FlagSet,
    pub(crate) numbers: usize,
    pub(crate) glance: Glance,
    /// By the languages that they are stop words of, a bit each.
    stops: [u32; 1 << LANGUAGES],
}

impl Counts {
    /// Counts a token, and makes it.
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
        self.stops[marks.stops()] += 1;
        self.numbers += usize::from(shape == Shape::Number);
        let marks = marks.of_language(language).bits() | if quoted { QUOTED } else { 0 };
        Token { start: start as u32, word, length: (end - start) as u16, shape, marks }
    }

    /// The stop words of a language.
    pub(crate) fn stop_words(&self, language: Language) -> usize {
        let counted =
            self.stops.iter().enumerate().filter(|(languages, _)| languages >> language.number() & 1 == 1);
        counted.map(|(_, &count)| count as usize).sum()
    }

    /// The language whose own function words lead clearly.
    pub(crate) fn foreign(&self, article: Language) -> Option<Language> {
        let own = |language: Language| self.stops[1 << language.number()];
        let leads = |other: &Language| {
            own(*other) >= FOREIGN_WORDS && own(*other) as f32 > FOREIGN_LEAD * own(article) as f32
        };
        Language::ALL.into_iter().find(|other| *other != article && leads(other))
    }
}
