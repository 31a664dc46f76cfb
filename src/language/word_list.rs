//! The word lists by name, and the lists that a word is on.

use super::languages::LANGUAGES;

/// A word list. A variant is named as the list's file, in the singular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum WordList {
    // Lists that may have phrases. They come first, so that their number is below 32, see `phrase_bit`.
    /// A function word, without content of its own.
    StopWord,
    /// A function word that distinguishes the language from its neighbours.
    Distinctive,
    /// An abbreviated title before a name: "Mr", « Mme ».
    AbbreviationBeforeName,
    /// An abbreviation before a number: "No", « art ».
    AbbreviationBeforeNumber,
    /// An abbreviation that never ends a sentence: "e.g", « cf ».
    AbbreviationInside,
    /// An abbreviation that may end a sentence: "Inc", « etc ».
    AbbreviationFinal,
    /// The start of a sentence that depends on the sentence before.
    Opener,
    /// A start that looks like an opener, in a sentence that depends on no other.
    OpenerExempt,
    /// A phrase that makes a sentence depend on the one before, anywhere in its first words.
    Linker,
    /// A word that may stand between the start of a sentence and an opener.
    OpenerPrefix,
    /// A pronoun of the third person.
    Pronoun,
    /// A function or rank before a person's name.
    Title,
    /// A word that makes a name the name of an organization.
    OrganizationWord,
    Place,
    Demonym,
    FirstName,
    /// An ordinary word or acronym: capitalized, it is no name by itself.
    OrdinaryWord,
    /// A common noun that, capitalized, heads a name with a complement: "Gulf", « Coupe ».
    NameHead,
    /// A lower-case word that continues the name of an institution: « national », « justice ».
    NameTail,
    /// A phrase of the site rather than of the article (boilerplate).
    Furniture,
    /// A phrase that is furniture only as a whole line.
    FurnitureLine,
    /// The opening of a short sentence that only announces what follows: "Here's what we know".
    Signpost,
    /// What a medium does in a short sentence that only announces: "takes a look", « fait le point ».
    Announcement,
    /// A whole line that heads or closes a reader's comment.
    CommentLine,
    /// A phrase that marks the caption of a picture.
    Caption,
    /// What a bracket in a caption says of where somebody stands: "left", « à g. ».
    CaptionPosition,
    /// A word before the first sentence that names the section, genre or medium: "Video", « Analyse ».
    Kicker,
    /// A line that closes the story, or a phrase of such a line: a header of comments, a paywall.
    StoryEnd,
    /// A line, or what it begins with, that heads the notes below a story: "Notes to editors", « À propos de ».
    NoteLine,

    // Lists of single words.
    Month,
    /// A possessive of the third person.
    Possessive,
    /// A form of a verb of saying.
    ReportingVerb,
    Weekday,
    /// A word that says little about the topic of an article.
    VagueWord,
    /// A function word that no heading ends in: "the", "of", « dont ».
    LeadsOn,
    /// A word of a picture's credit.
    Agency,
    /// A determiner that points to something known: "this", « ces ».
    Demonstrative,
    /// The auxiliary of a tense that tells what has happened ("has", « a »).
    PerfectAuxiliary,
    /// The auxiliary of a tense that tells what had happened before ("had", « avait »).
    PastPerfectAuxiliary,
    /// A form of a verb that is not in the simple present: "was", "took", "will".
    PastForm,
    /// A verb that says in the present what a picture shows: "poses", "walks".
    DepictingVerb,
    /// A word by which writers speak to readers or of themselves: "you", « notre ».
    Address,
    /// A word that introduces what defines a reference ("the men who", « le groupe de »).
    Complement,
    /// A preposition of place ("in Paris").
    PlacePreposition,
    /// A particle of surnames, which joins the words of any name ("van", « bin »).
    Particle,
    /// A word that joins the name of an institution, or a first name, to what follows (« de »).
    NameLink,
    /// An article that may follow a `NameLink` ("of the").
    NameLinkArticle,
    /// A short form of "Saint", which is part of the name.
    Saint,
    /// A word that may end a name behind a comma ("Inc", "Jr"); its period belongs to the name.
    NameSuffix,
    /// A suffix of a person's name ("Jr").
    GenerationSuffix,
    /// A word that forms a name with a weekday or month ("Black Friday").
    HolidayWord,
    /// A capitalized noun that forms a name with a lower-case nationality (« Révolution française »).
    NationalHead,
    DefiniteArticle,
    /// A plural definite article.
    PluralArticle,
    /// A verb in the third person singular: the capitalized word before it is a name.
    NameVerb,
    /// "years", « ans »: it makes a number between commas an age.
    AgeWord,
    /// A word before a colon that announces a title.
    TitleLabel,
    /// The word that begins a byline.
    Byline,
    /// A verb that asks readers to share a page or follow its site: "follow", « partagez ».
    ShareVerb,
    /// A word whose next word is almost always part of a verb: "to", « ont ».
    VerbSign,

    /// The last word of a full name that has a short form, with its accents or without.
    AliasEnd,

    // The words of the packs' tables, so that a table is searched only for a word that it has. They come last, see
    // `is_entry`.
    /// A number word.
    NumberWord,
    /// A word for a power of ten: "millions", "bn".
    Scale,
    /// The first word of a unit's name: "percent", « dollars ».
    UnitWord,
}

impl WordList {
    pub(super) const fn bit(self) -> u64 {
        1 << self as u32
    }

    /// The bit of a list that may have phrases, 0 for others.
    pub(super) const fn phrase_bit(self) -> u32 {
        self.bit() as u32
    }
}

pub(super) const ABBREVIATIONS: [WordList; 4] = [
    WordList::AbbreviationBeforeName,
    WordList::AbbreviationBeforeNumber,
    WordList::AbbreviationInside,
    WordList::AbbreviationFinal,
];

/// The lists of one language that a word is on, by their bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordLists {
    /// The lists in which the word alone is an entry.
    pub(super) entries: u64,
    /// The lists in which the word begins a phrase.
    pub(super) heads: u32,
    /// The lists in which the word is the second of a phrase.
    pub(super) seconds: u32,
}

/// The lists of each language that a word is on. Few sets are distinct, so the lexicon numbers them.
pub(crate) type ListSet = [WordLists; LANGUAGES];

impl WordLists {
    #[inline]
    pub(crate) fn has(self, list: WordList) -> bool {
        self.entries & list.bit() != 0
    }

    /// Whether the word is on one of the lists.
    #[inline]
    pub(crate) fn has_any(self, lists: &[WordList]) -> bool {
        lists.iter().any(|&list| self.has(list))
    }

    /// Whether the word begins a phrase of two words or more.
    #[inline]
    pub(crate) fn heads(self, list: WordList) -> bool {
        self.heads & list.phrase_bit() != 0
    }

    /// Whether the word is the second of a phrase.
    #[inline]
    pub(crate) fn seconds(self, list: WordList) -> bool {
        self.seconds & list.phrase_bit() != 0
    }

    pub(crate) fn is_abbreviation(self) -> bool {
        self.has_any(&ABBREVIATIONS)
    }

    /// Whether the word is the second of an abbreviation of two words: « p. ex. »
    pub(crate) fn seconds_abbreviation(self) -> bool {
        ABBREVIATIONS.iter().any(|&list| self.seconds(list))
    }

    /// Whether the word is an entry of a list, other than the words of tables: "b" and "m" are of no language.
    #[inline]
    pub(super) fn is_entry(self) -> bool {
        self.entries & (WordList::NumberWord.bit() - 1) != 0
    }

    /// Whether an entry of the list may begin with the word.
    #[inline]
    pub(crate) fn may_begin(self, list: WordList) -> bool {
        self.has(list) || self.heads(list)
    }
}
