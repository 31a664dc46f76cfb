//! What a name stands for, by the words in it and around it.

use super::mention::Mention;
use crate::document::Document;
use crate::language::Lexicon;
use crate::language::WordList::{
    self, AbbreviationBeforeName, AgeWord, DefiniteArticle, Demonym, FirstName, GenerationSuffix, NameSuffix,
    OrdinaryWord, OrganizationWord, Place, PlacePreposition, PluralArticle, ReportingVerb, StopWord, Title,
};
use crate::tokens::{Shape, Tokens};

/// Votes of a cue that outweighs all others, of one that is enough alone, and of one that only breaks a tie.
const SURE: usize = 6;
const CLEAR: usize = 3;
const SLIGHT: usize = 1;

/// A person's name has at most this many tokens.
const PERSON_WORDS: usize = 6;

/// A reason to take a name for one of a kind.
struct Cue {
    holds: fn(&Context<'_>) -> bool,
    kind: EntityKind,
    votes: usize,
}

const fn cue(holds: fn(&Context<'_>) -> bool, kind: EntityKind, votes: usize) -> Cue {
    Cue { holds, kind, votes }
}

/// Cues in the words of the name. Only the first that holds counts.
const INSIDE: [Cue; 8] = [
    cue(|name| name.own.is_entry(Place), EntityKind::Place, CLEAR),
    cue(|name| name.own.is_entry(Demonym), EntityKind::Group, CLEAR),
    cue(|name| name.is_people(), EntityKind::Group, SLIGHT),
    cue(|name| name.is_alias_of(Place), EntityKind::Place, CLEAR),
    cue(|name| name.is_alias_of(OrganizationWord), EntityKind::Organization, CLEAR),
    cue(|name| name.has_organization_word(), EntityKind::Organization, CLEAR),
    cue(|name| name.has_first_name(), EntityKind::Person, CLEAR),
    cue(|name| name.is_organization_acronym(), EntityKind::Organization, SLIGHT),
];

/// Cues in the words around it, for names without a word that makes them an organization's. Each that holds counts.
const AROUND: [Cue; 7] = [
    cue(|name| name.follows_abbreviated_title(), EntityKind::Person, SURE),
    cue(|name| name.follows_title(), EntityKind::Person, CLEAR),
    cue(|name| name.has_age(), EntityKind::Person, SURE),
    cue(|name| name.has_office(), EntityKind::Person, CLEAR),
    cue(|name| name.speaks(), EntityKind::Person, SLIGHT),
    cue(|name| name.is_in_place(), EntityKind::Place, CLEAR),
    cue(|name| name.follows_organization_word(), EntityKind::Organization, CLEAR),
];

/// Returns the kind with the most votes over all mentions of a name; [`EntityKind::Other`] without votes or in a tie.
pub(super) fn kind(document: &Document<'_>, mentions: impl Iterator<Item = (usize, Mention)>) -> EntityKind {
    let mut votes = [0; 4];
    for (sentence, mention) in mentions {
        let context = Context::new(document, sentence, mention);
        let inside = INSIDE.iter().find(|cue| (cue.holds)(&context));
        let is_open = !context.has_organization_word();
        let around = AROUND.iter().filter(|cue| is_open && (cue.holds)(&context));
        inside.into_iter().chain(around).for_each(|cue| votes[cue.kind as usize] += cue.votes);
    }
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Group];
    let best = votes.into_iter().max().unwrap_or(0);
    let mut leading = kinds.into_iter().filter(|&kind| votes[kind as usize] == best);
    match (leading.next(), leading.next()) {
        (Some(kind), None) if best > 0 => kind,
        _ => EntityKind::Other,
    }
}

/// A mention in its sentence.
struct Context<'a> {
    /// The sentence, and the first and last token of the mention in it.
    tokens: Tokens<'a>,
    first: usize,
    last: usize,
    /// The tokens of the mention.
    own: Tokens<'a>,
}

impl<'a> Context<'a> {
    fn new(document: &'a Document<'_>, sentence: usize, mention: Mention) -> Self {
        let sentence = document.sentence(sentence);
        let base = sentence.token_range().start;
        let (first, last) = (mention.first as usize - base, mention.last as usize - base);
        let tokens = sentence.view();
        Context { tokens, first, last, own: tokens.part(first..=last) }
    }

    /// Whether the token before the mention is on a list, with only a plain space between the two.
    fn follows(&self, list: WordList) -> bool {
        self.first > 0 && self.tokens.gap(self.first - 1) == " " && self.tokens.has(self.first - 1, list)
    }

    /// Whether the mention is several words that each begin with a capital.
    fn is_full_name(&self) -> bool {
        self.own.len() > 1 && self.is_capitalized()
    }

    fn is_capitalized(&self) -> bool {
        (0..self.own.len()).all(|i| self.own.is(i, Shape::Capital))
    }

    fn has_organization_word(&self) -> bool {
        let has_suffix = || {
            self.own.len() > 1
                && self.tokens.has(self.last, NameSuffix)
                && !self.tokens.has(self.last, GenerationSuffix)
        };
        (0..self.own.len()).any(|i| self.own.is_capital(i) && self.own.has(i, OrganizationWord))
            || self.own.is_entry(OrganizationWord)
            || has_suffix()
    }

    /// "Ann Smith", "J. Smith".
    fn has_first_name(&self) -> bool {
        let last = self.own.len() - 1;
        let has_initial = || {
            self.own[0].length == 1 && self.own.gap(0).starts_with('.') && self.own.is(last, Shape::Capital)
        };
        last > 0 && (last < PERSON_WORDS && self.own.has(0, FirstName) || has_initial())
    }

    /// Whether the mention is an alias whose full name is on a list.
    fn is_alias_of(&self, list: WordList) -> bool {
        if self.own.len() > 1 || !self.own.is(0, Shape::Upper) {
            return false;
        }
        let short = self.own.form(0).replace('.', "");
        let pack = self.own.pack();
        pack.aliases.iter().find(|(other, _)| short == *other).is_some_and(|(_, full)| {
            let words = full.split([' ', '-']);
            let number = |i: usize| Lexicon::get().number_of(words.clone().nth(i)?);
            pack.longest(list, number) == words.clone().count()
        })
    }

    /// « les Phéniciens »: a plural with the ending of a people after its article.
    fn is_people(&self) -> bool {
        let endings = self.own.pack().people_endings;
        self.own.len() == 1
            && self.first > 0
            && self.own.is(0, Shape::Capital)
            && self.tokens.has(self.first - 1, PluralArticle)
            && endings.iter().any(|ending| self.own.form(0).ends_with(ending))
    }

    /// "the FBI", « l'ONU »: an acronym that is used as a noun with an article, or that speaks.
    fn is_organization_acronym(&self) -> bool {
        let next = self.last + 1;
        let is_acronym =
            self.own.len() == 1 && self.own.is(0, Shape::Upper) && !self.own.has(0, OrdinaryWord);
        let has_article = self.first > 0 && self.tokens.has(self.first - 1, DefiniteArticle);
        let speaks = self.tokens.has(next, ReportingVerb);
        // A noun after the acronym would have the article.
        let is_noun = self.tokens.get(next).is_none()
            || self.tokens.has(next, StopWord)
            || !self.tokens.gap(self.last).trim().is_empty()
            || self.own.pack().articles_mark_acronyms;
        is_acronym && (has_article && is_noun || speaks)
    }

    /// "Mr Smith"
    fn follows_abbreviated_title(&self) -> bool {
        self.own.len() <= PERSON_WORDS
            && self.first > 0
            && self.tokens.has(self.first - 1, AbbreviationBeforeName)
            && matches!(self.tokens.gap(self.first - 1), " " | ". ")
    }

    /// "President Smith"
    fn follows_title(&self) -> bool {
        self.own.len() <= PERSON_WORDS
            && self.first > 0
            && self.tokens.is_spaced(self.first - 1)
            && self.tokens.has(self.first - 1, Title)
            && !self.tokens.has_any(self.first - 1, &[OrganizationWord, AbbreviationBeforeName])
            && self.own.is(0, Shape::Capital)
            && !self.own.has_any(0, &[Place, Demonym])
    }

    /// "Ann Smith, 45,", « Anne Dupont, 45 ans ».
    fn has_age(&self) -> bool {
        let number = self.last + 1;
        let ends = || self.tokens.after(number).starts_with([',', ')', '.']) && self.own.pack().bare_ages;
        self.tokens.is_digits(number)
            && self.tokens[number].length == 2
            && matches!(self.tokens.gap(self.last), ", " | " (")
            && (ends() || self.tokens.has(number + 1, AgeWord))
    }

    /// "Ann Smith, chairman of the board", « Gil Lainer, vice-président de l'entreprise ».
    fn has_office(&self) -> bool {
        let office = self.last + 1;
        self.is_full_name()
            && self.own.len() <= PERSON_WORDS
            && self.tokens.gap(self.last) == ", "
            && self.tokens.is(office, Shape::Lower)
            && self.tokens.has(office, Title)
            && !self.tokens.has(office, OrganizationWord)
    }

    /// "Ann Smith said"
    fn speaks(&self) -> bool {
        let is_before_verb =
            self.tokens.gap(self.last) == " " && self.tokens.has(self.last + 1, ReportingVerb);
        self.is_full_name() && (is_before_verb || self.follows(ReportingVerb))
    }

    /// "in Ellensburg, Washington", « à Ploufragan (Côtes-d'Armor) ».
    fn is_in_place(&self) -> bool {
        let region = self.last + 1;
        self.is_capitalized()
            && self.follows(PlacePreposition)
            && matches!(self.tokens.gap(self.last), ", " | " (")
            && self.tokens.has(region, Place)
            && self.tokens.is_capital(region)
            && self.tokens.after(region).trim_start().starts_with([')', ',', '.', '-'])
    }

    /// "the airline Ryanair", « le groupe Renault ».
    fn follows_organization_word(&self) -> bool {
        self.first > 0
            && self.tokens.is_spaced(self.first - 1)
            && self.tokens.is(self.first - 1, Shape::Lower)
            && self.tokens.has(self.first - 1, OrganizationWord)
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, institution, party, team.
    Organization,
    /// A country, region, city.
    Place,
    /// A people or nationality: « les Français », "Russians".
    Group,
    /// Anything else, or unclear.
    Other,
}

impl EntityKind {
    /// The name of the kind in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Other => "other",
        }
    }
}

impl std::fmt::Display for EntityKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
