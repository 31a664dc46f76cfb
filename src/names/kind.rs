//! What a name stands for, by the words in it and around it.

use super::mention::Mention;
use crate::document::Document;
use crate::language::WordList::{
    self, AbbreviationBeforeName, AgeWord, DefiniteArticle, Demonym, FirstName, GenerationSuffix, NameSuffix,
    OrdinaryWord, OrganizationWord, Place, PlacePreposition, PluralArticle, ReportingVerb, StopWord, Title,
};
use crate::named::{displays_name, named};
use crate::tokens::{Shape, Tokens};

/// Votes of a cue that outweighs all others, of one that is enough alone, and of one that only breaks a tie.
const SURE: usize = 6;
const CLEAR: usize = 3;
const SLIGHT: usize = 1;

/// A person's name has at most this many tokens.
const PERSON_WORDS: usize = 6;

/// A reason to take a name for one of a kind.
#[derive(Clone, Copy)]
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
    vote((&INSIDE, &AROUND), mentions.map(|(sentence, mention)| Context::new(document, sentence, mention)))
}

fn vote<'a>((inside, around): (&[Cue], &[Cue]), mentions: impl Iterator<Item = Context<'a>>) -> EntityKind {
    let mut votes = [0; 4];
    for mention in mentions {
        let inside = inside.iter().find(|cue| (cue.holds)(&mention));
        let is_open = !mention.has_organization_word();
        let around = around.iter().filter(|cue| is_open && (cue.holds)(&mention));
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
        let sentence = document.sentence_at(sentence);
        let base = sentence.token_range().start;
        let (first, last) = (mention.first as usize - base, mention.last as usize - base);
        let tokens = sentence.view();
        Context { tokens, first, last, own: tokens.part(first..=last) }
    }

    /// Whether the token before the mention is on a list.
    fn follows(&self, list: WordList) -> bool {
        self.first > 0 && self.tokens.has(self.first - 1, list)
    }

    /// Returns the text between the mention and the token before.
    fn gap_before(&self) -> &'a str {
        self.tokens.before(self.first)
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
        self.own.pack().aliases.iter().find(|(other, _)| short == *other).is_some_and(|(_, full)| {
            let words = full.split([' ', '-']);
            let lists = self.own.lexicon_lists();
            let number = |i: usize| lists.lexicon.id_of(words.clone().nth(i)?);
            lists.longest(list, number) == words.clone().count()
        })
    }

    /// « les Phéniciens »: a plural with the ending of a people after its article.
    fn is_people(&self) -> bool {
        let endings = self.own.pack().people_endings;
        self.own.len() == 1
            && self.own.is(0, Shape::Capital)
            && self.follows(PluralArticle)
            && endings.iter().any(|ending| self.own.form(0).ends_with(ending))
    }

    /// "the FBI", « l'ONU »: an acronym that is used as a noun with an article, or that speaks.
    fn is_organization_acronym(&self) -> bool {
        let next = self.last + 1;
        let is_acronym =
            self.own.len() == 1 && self.own.is(0, Shape::Upper) && !self.own.has(0, OrdinaryWord);
        let speaks = self.tokens.has(next, ReportingVerb);
        // A noun after the acronym would have the article.
        let is_noun = self.tokens.get(next).is_none()
            || self.tokens.has(next, StopWord)
            || !self.tokens.gap(self.last).trim().is_empty()
            || self.own.pack().articles_mark_acronyms;
        is_acronym && (self.follows(DefiniteArticle) && is_noun || speaks)
    }

    /// "Mr Smith"
    fn follows_abbreviated_title(&self) -> bool {
        self.own.len() <= PERSON_WORDS
            && self.follows(AbbreviationBeforeName)
            && matches!(self.gap_before(), " " | ". ")
    }

    /// "President Smith"
    fn follows_title(&self) -> bool {
        self.own.len() <= PERSON_WORDS
            && self.follows(Title)
            && !self.follows(OrganizationWord)
            && !self.follows(AbbreviationBeforeName)
            && matches!(self.gap_before(), " " | "\n")
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
        self.is_full_name() && (is_before_verb || self.follows(ReportingVerb) && self.gap_before() == " ")
    }

    /// "in Ellensburg, Washington", « à Ploufragan (Côtes-d'Armor) ».
    fn is_in_place(&self) -> bool {
        let region = self.last + 1;
        self.is_capitalized()
            && self.follows(PlacePreposition)
            && self.gap_before() == " "
            && matches!(self.tokens.gap(self.last), ", " | " (")
            && self.tokens.has(region, Place)
            && self.tokens.is_capital(region)
            && self.tokens.after(region).trim_start().starts_with([')', ',', '.', '-'])
    }

    /// "the airline Ryanair", « le groupe Renault ».
    fn follows_organization_word(&self) -> bool {
        self.follows(OrganizationWord)
            && self.tokens.is(self.first - 1, Shape::Lower)
            && matches!(self.gap_before(), " " | "\n")
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

named!(EntityKind, "kind of entity", [
    Person: "person",
    Organization: "organization",
    Place: "place",
    Group: "group",
    Other: "other",
]);
displays_name!(EntityKind);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    /// Returns the kind of the name in a text by two tables of cues.
    fn kind_of((language, text, name): (Language, &str, &str), inside: &[Cue], around: &[Cue]) -> EntityKind {
        let document = Document::parse(text, language).expect("a short text");
        let start = text.find(name).expect("the name") as u32;
        let is_own = |i: &usize| {
            let token = &document.tokens()[*i];
            token.start >= start && token.end() <= start + name.len() as u32
        };
        let own: Vec<usize> = (0..document.tokens().len()).filter(is_own).collect();
        let mention = Mention { first: own[0] as u32, last: own[own.len() - 1] as u32, name: 0 };
        vote((inside, around), std::iter::once(Context::new(&document, 0, mention)))
    }

    #[test]
    fn each_cue_decides_an_example() {
        // In the order of the tables.
        let inside = [
            (Language::English, "He has lived in Paris since then.", "Paris"),
            (Language::English, "It was the Russians who left first.", "Russians"),
            (Language::French, "Ce sont les Phéniciens qui ont fondé la ville.", "Phéniciens"),
            (Language::English, "He has lived in UAE since then.", "UAE"),
            (Language::English, "He has worked at UN since then.", "UN"),
            (Language::English, "He has worked at Zork Inc since then.", "Zork Inc"),
            (Language::English, "We have met Ann Harlow there twice.", "Ann Harlow"),
            (Language::English, "He has called the ZBI about it.", "ZBI"),
        ];
        let around = [
            (Language::English, "It was Mr Harlow who left first.", "Harlow"),
            (Language::English, "It was President Harlow who left first.", "Harlow"),
            (Language::English, "It was Harlow, 45, who left first.", "Harlow"),
            (Language::English, "It was Zork Harlow, chairman of the board, who left.", "Zork Harlow"),
            (Language::English, "It was then that Zork Harlow said so.", "Zork Harlow"),
            (Language::English, "He was born in Zork, Washington, in May.", "Zork"),
            (Language::English, "He took the airline Zork to the town.", "Zork"),
        ];
        for (i, example) in inside.into_iter().enumerate() {
            let rest = [&INSIDE[..i], &INSIDE[i + 1..]].concat();
            assert_eq!(kind_of(example, &INSIDE, &AROUND), INSIDE[i].kind, "{example:?}");
            assert_ne!(kind_of(example, &rest, &AROUND), INSIDE[i].kind, "{example:?}");
        }
        for (i, example) in around.into_iter().enumerate() {
            let rest = [&AROUND[..i], &AROUND[i + 1..]].concat();
            assert_eq!(kind_of(example, &INSIDE, &AROUND), AROUND[i].kind, "{example:?}");
            assert_ne!(kind_of(example, &INSIDE, &rest), AROUND[i].kind, "{example:?}");
        }
        assert_eq!((inside.len(), around.len()), (INSIDE.len(), AROUND.len()));
    }
}
