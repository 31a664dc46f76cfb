//! The cues of leaning.

use crate::named::{displays_name, named};

/// A reason to assume that a sentence cannot be understood alone, or that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cue {
    /// It opens with a word that points back ("He", "This", « Cependant »).
    Opener,
    /// A linking phrase stands among its first words ("for example", « en revanche »).
    Linker,
    /// It continues reported speech whose speaker is only a pronoun (`"…", he added`).
    Speech,
    /// It continues a quotation that an earlier sentence opened.
    Quotation,
    /// It is wholly in quotation marks.
    WhollyQuoted,
    /// Much of it is quoted, and it names nobody.
    Unattributed,
    /// The number of pronouns of the third person before the first name and outside quotation marks, at most 2.
    Pronouns,
    /// The number of demonstratives before a noun outside quotation marks, at most 2 ("this deal", « ces mesures »).
    Demonstratives,
    /// The number of nouns with a definite article that were spoken of before and that nothing defines here, at most 3
    /// ("the bill").
    GivenNouns,
    /// It begins with a definite article and a noun that nothing defines ("The suspect left").
    BareDefinite,
    /// It begins with a function word.
    FunctionWord,
    /// It is short: 8 / L for L tokens, at most 1.
    Short,
    /// The number of its names, at most 4, divided by 4.
    Names,
    /// It begins with a name.
    NameFirst,
    /// It names a day of the week or a month.
    Dated,
    /// The share of its terms that the title has.
    Title,
    /// The number of its terms that were used before, at most 4, divided by 4: it repeats what it speaks of.
    KnownTerms,
}

impl Cue {
    /// Whether it points to what is known, rather than to form: such cues are declared first.
    pub(super) fn points_back(self) -> bool {
        self < Cue::FunctionWord
    }
}

named!(Cue, "cue", [
    Opener: "opener",
    Linker: "linker",
    Speech: "speech",
    Quotation: "quotation",
    WhollyQuoted: "wholly_quoted",
    Unattributed: "unattributed",
    Pronouns: "pronouns",
    Demonstratives: "demonstratives",
    GivenNouns: "given_nouns",
    BareDefinite: "bare_definite",
    FunctionWord: "function_word",
    Short: "short",
    Names: "names",
    NameFirst: "name_first",
    Dated: "dated",
    Title: "title",
    KnownTerms: "known_terms",
]);
displays_name!(Cue);
