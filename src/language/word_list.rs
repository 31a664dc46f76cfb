//! The word lists by name, and what they say of a word.

/// What a list says of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum WordList {
    /// A function word: no content of its own.
    StopWord,
    /// A function word that tells the language from its neighbours.
    Distinctive,
    /// An abbreviated title before a name: "Mr", « Mme ».
    AbbreviationBeforeName,
    /// An abbreviation before a number: "No", « art ».
    AbbreviationBeforeNumber,
    /// An abbreviation that never ends a sentence: "e.g", « cf ».
    AbbreviationInside,
    /// An abbreviation that may end a sentence: "Inc", « etc ».
    AbbreviationFinal,
    /// The start of a sentence that leans on the sentence before.
    Opener,
    /// A start that looks like an opener and leans on nothing.
    OpenerExempt,
    /// A phrase that makes a sentence lean anywhere in its first words.
    Linker,
    /// A word that may stand between the start of a sentence and an opener.
    OpenerPrefix,
    /// A pronoun of the third person.
    Pronoun,
    /// A possessive of the third person.
    Possessive,
    /// A form of a verb of saying.
    ReportingVerb,
    Month,
    Weekday,
    /// A function or rank before a person's name.
    Title,
    /// A word that makes a name an organization's.
    OrganizationWord,
    Place,
    Demonym,
    FirstName,
    /// An ordinary word or acronym: with a capital it is no name by itself.
    OrdinaryWord,
    /// A common noun that, capitalised, heads a name with a complement: "Gulf", « Coupe ».
    NameHead,
    /// A word in lower case that goes on with the name of a body: « national », « justice ».
    NameTail,
    /// A word that says little of what an article is about.
    VagueWord,
    /// A phrase of the site, not of the story.
    Furniture,
    /// Furniture when it is the whole line.
    FurnitureLine,
    /// A whole line that heads or closes a reader's comment.
    CommentLine,
    /// A phrase that marks the caption of a picture.
    Caption,
    /// A word of a picture's credit.
    Agency,

    // Lists of a few single words: no phrase of theirs is looked for.
    /// A word that carries a reference on, so that it says itself what it means ("the men who", « le groupe de »).
    Complement,
    /// A preposition that says where ("in Paris").
    PlacePreposition,
    /// A particle of surnames, which joins the words of any name ("van", « bin »).
    Particle,
    /// A word that joins a body's or a first name to what follows (« de »).
    NameLink,
    /// What may follow a word of the list above ("of the").
    NameLinkArticle,
    /// A short form of "Saint", which is part of the name.
    Saint,
    /// What may stand behind a comma at the end of a name ("Inc", "Jr"), its period being the name's.
    NameSuffix,
    /// Of these, what ends a person's name.
    GenerationSuffix,
    /// A word of names with a weekday or month in them ("Black Friday").
    HolidayWord,
    /// A capitalised noun that a nationality in lower case goes on with (« Révolution française »).
    NationalHead,
    DefiniteArticle,
    /// A definite article of the plural.
    PluralArticle,
    /// A verb of the third person singular that tells a name before it.
    NameVerb,
    /// "years", « ans »: it makes a number between commas an age.
    AgeWord,
    /// A word before a colon that announces a title.
    TitleLabel,
    /// The word that begins a byline.
    Byline,
    /// A verb that asks readers to share a page or follow its site: "follow", « partagez ».
    ShareVerb,
    /// The last word of a full name that has a short form, its accents written or not.
    AliasEnd,
}

impl WordList {
    /// The lists that blocks, sentences and cohesion are told from.
    #[cfg(test)]
    pub(crate) const DOCUMENT: [WordList; 20] = [
        WordList::StopWord,
        WordList::AbbreviationBeforeName,
        WordList::AbbreviationBeforeNumber,
        WordList::AbbreviationInside,
        WordList::AbbreviationFinal,
        WordList::Opener,
        WordList::OpenerExempt,
        WordList::Linker,
        WordList::OpenerPrefix,
        WordList::Pronoun,
        WordList::Possessive,
        WordList::ReportingVerb,
        WordList::Month,
        WordList::Place,
        WordList::Furniture,
        WordList::FurnitureLine,
        WordList::CommentLine,
        WordList::Caption,
        WordList::Agency,
        WordList::ShareVerb,
    ];

    /// The lists that sentences, lines and the language are told from, and those of [`super::WordFlags`].
    const NEAR: [WordList; 14] = [
        WordList::StopWord,
        WordList::Distinctive,
        WordList::AbbreviationBeforeName,
        WordList::AbbreviationBeforeNumber,
        WordList::AbbreviationInside,
        WordList::AbbreviationFinal,
        WordList::Opener,
        WordList::ReportingVerb,
        WordList::Month,
        WordList::Weekday,
        WordList::Agency,
        WordList::Caption,
        WordList::Furniture,
        WordList::ShareVerb,
    ];

    /// Those of them whose phrases are told by their words.
    const NEAR_PHRASES: [WordList; 2] = [WordList::Caption, WordList::Furniture];

    pub(crate) const fn bit(self) -> u64 {
        1 << self as u32
    }

    /// The bit of a list that has phrases.
    pub(crate) const fn phrase_bit(self) -> u32 {
        self.bit() as u32
    }

    /// Entries of these lists are matched with their inner periods and hyphens, not word by word.
    pub(crate) fn is_abbreviation(self) -> bool {
        ABBREVIATIONS.contains(&self)
    }
}

const ABBREVIATIONS: [WordList; 4] = [
    WordList::AbbreviationBeforeName,
    WordList::AbbreviationBeforeNumber,
    WordList::AbbreviationInside,
    WordList::AbbreviationFinal,
];

/// What all lists of a language say of a word: which it is on, and of which it begins phrases or goes on with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct WordLists {
    pub(crate) entries: u64,
    pub(crate) heads: u32,
    pub(crate) seconds: u32,
}

impl WordLists {
    #[inline]
    pub(crate) fn has(self, class: WordList) -> bool {
        self.entries & class.bit() != 0 && is_on(class)
    }

    /// Whether the word is on one of the lists.
    #[inline]
    pub(crate) fn has_any(self, classes: &[WordList]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Whether a phrase of two words and more of the list begins with the word.
    #[inline]
    pub(crate) fn heads(self, class: WordList) -> bool {
        self.heads & class.phrase_bit() != 0 && is_on(class)
    }

    /// Whether the word is the second of a phrase of the list.
    #[inline]
    pub(crate) fn seconds(self, class: WordList) -> bool {
        self.seconds & class.phrase_bit() != 0
    }

    pub(crate) fn is_abbreviation(self) -> bool {
        self.has_any(&ABBREVIATIONS)
    }

    /// Whether the word is the second of an abbreviation of two: « p. ex. »
    pub(crate) fn seconds_abbreviation(self) -> bool {
        ABBREVIATIONS.iter().any(|&class| self.seconds(class))
    }

    /// Whether the word is on one of the near lists, or one of the first two words of a phrase that matters there.
    pub(crate) fn is_near(self) -> bool {
        let bits = WordList::NEAR.iter().fold(0, |bits, class| bits | class.bit());
        let phrases = |classes: &[WordList]| classes.iter().fold(0, |bits, class| bits | class.phrase_bit());
        let heads = phrases(&WordList::NEAR_PHRASES);
        self.entries & bits != 0
            || self.heads & heads != 0
            || self.seconds & (heads | phrases(&ABBREVIATIONS)) != 0
    }

    /// Whether the word is on a list or begins a phrase of one.
    pub(crate) fn is_listed(self) -> bool {
        self.entries != 0 || self.heads != 0
    }

    /// What is true of one of two words.
    #[inline]
    pub(crate) fn or(self, other: WordLists) -> WordLists {
        WordLists {
            entries: self.entries | other.entries,
            heads: self.heads | other.heads,
            seconds: self.seconds | other.seconds,
        }
    }

    /// Whether one of these words may begin an entry of the list.
    #[inline]
    pub(crate) fn may_begin(self, class: WordList) -> bool {
        self.has(class) || self.heads(class)
    }
}

#[cfg(not(test))]
#[inline]
fn is_on(_: WordList) -> bool {
    true
}

#[cfg(test)]
fn is_on(class: WordList) -> bool {
    !crate::golden::is_off(class)
}
