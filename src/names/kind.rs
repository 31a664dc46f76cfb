//! What a name names, from the words in it and around it.

use super::mention::{Mention, is_all};
use crate::document::{Document, Sentence};
use crate::language::{Lexicon, WordList};
use crate::text::plain_gap;
use crate::tokens::{Shape, Token};

/// What a cue is worth: one that settles the matter, one that speaks for itself, one that needs no other against it.
const SURE: usize = 6;
const CLEAR: usize = 3;
const SLIGHT: usize = 1;

/// A person's name has at most so many tokens.
const PERSON: usize = 6;

/// The kind that most cues speak for; other when none does, or two alike.
pub(crate) fn kind(document: &Document<'_>, chain: &[(usize, Mention)]) -> EntityKind {
    let mut votes = [0usize; 4];
    for &(sentence, mention) in chain {
        let cues = Cues::new(document, document.sentence(sentence), mention);
        cues.vote(|kind, worth| votes[kind as usize] += worth);
    }
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Group];
    let best = votes.into_iter().max().unwrap_or(0);
    let mut leading = kinds.into_iter().filter(|&kind| votes[kind as usize] == best);
    match (leading.next(), leading.next()) {
        (Some(kind), None) if best > 0 => kind,
        _ => EntityKind::Other,
    }
}

struct Cues<'d, 't> {
    document: &'d Document<'t>,
    sentence: Sentence<'d, 't>,
    /// The sentence's tokens, and the mention's place among them.
    tokens: &'d [Token],
    first: usize,
    last: usize,
}

impl<'d, 't> Cues<'d, 't> {
    fn new(document: &'d Document<'t>, sentence: Sentence<'d, 't>, mention: Mention) -> Self {
        let start = sentence.token_range().start;
        let (first, last) = (mention.first as usize - start, mention.last as usize - start);
        Cues { document, sentence, tokens: sentence.tokens(), first, last }
    }

    fn has(&self, i: usize, class: WordList) -> bool {
        self.tokens.get(i).is_some_and(|token| self.sentence.has(token, class))
    }

    fn gap(&self, i: usize) -> &'t str {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(left), Some(right)) => plain_gap(self.sentence.slice(left.end(), right.start)),
            (Some(left), None) => self.sentence.slice(left.end(), self.sentence.span().end as u32),
            _ => "",
        }
    }

    fn vote(&self, mut vote: impl FnMut(EntityKind, usize)) {
        let own = &self.tokens[self.first..=self.last];
        let language = self.sentence.language();
        let is_all = |class| is_all(self.document, language, own, class);
        let is_capitalised = own.iter().all(|token| token.shape == Shape::Capital);
        let is_body =
            |token: &Token| token.shape.is_capital() && self.sentence.has(token, WordList::OrganizationWord);
        let has_body = own.iter().any(is_body)
            || is_all(WordList::OrganizationWord)
            || own.len() > 1
                && self.has(self.last, WordList::NameSuffix)
                && !self.has(self.last, WordList::GenerationSuffix);
        let is_initialled = own.len() > 1
            && own[0].end() - own[0].start == 1
            && self.gap(self.first).starts_with('.')
            && own[own.len() - 1].shape == Shape::Capital;
        if is_all(WordList::Place) {
            vote(EntityKind::Place, CLEAR);
        } else if is_all(WordList::Demonym) {
            vote(EntityKind::Group, CLEAR);
        } else if self.is_people() {
            vote(EntityKind::Group, SLIGHT);
        } else if let Some(kind) = self.alias() {
            vote(kind, CLEAR);
        } else if has_body {
            vote(EntityKind::Organization, CLEAR);
        } else if own.len() > 1 && own.len() <= PERSON && self.has(self.first, WordList::FirstName)
            || is_initialled
        {
            vote(EntityKind::Person, CLEAR);
        } else if self.is_body_acronym() {
            vote(EntityKind::Organization, SLIGHT);
        }
        if has_body {
            return;
        }
        if self.follows_title() && own.len() <= PERSON {
            let is_short = self.first > 0 && self.has(self.first - 1, WordList::AbbreviationBeforeName);
            vote(EntityKind::Person, if is_short { SURE } else { CLEAR });
        }
        if self.has_age() {
            vote(EntityKind::Person, SURE);
        }
        if own.len() > 1 && own.len() <= PERSON && is_capitalised && self.has_office() {
            vote(EntityKind::Person, CLEAR);
        }
        if self.speaks() && own.len() > 1 && is_capitalised {
            vote(EntityKind::Person, SLIGHT);
        }
        if self.is_somewhere() && is_capitalised {
            vote(EntityKind::Place, CLEAR);
        }
        if self.follows_body() {
            vote(EntityKind::Organization, CLEAR);
        }
    }

    /// The kind of what a short form of the pack's list stands for.
    fn alias(&self) -> Option<EntityKind> {
        let token = &self.tokens[self.first];
        if self.first != self.last || token.shape != Shape::Upper {
            return None;
        }
        let language = self.sentence.language();
        let short = self.sentence.form(token).replace('.', "");
        let (_, full) = language.pack().aliases.iter().find(|(other, _)| short == *other)?;
        let words = full.split([' ', '-']);
        let is_entry = |class| {
            let number = |i: usize| Lexicon::get().number_of(words.clone().nth(i)?);
            language.pack().longest(class, number) == words.clone().count()
        };
        let kinds =
            [(WordList::Place, EntityKind::Place), (WordList::OrganizationWord, EntityKind::Organization)];
        let (_, kind) = kinds.into_iter().find(|&(class, _)| is_entry(class))?;
        Some(kind)
    }

    /// « les Phéniciens »: a plural with the ending of peoples behind its article.
    fn is_people(&self) -> bool {
        let pack = self.sentence.language().pack();
        let token = &self.tokens[self.first];
        self.first == self.last
            && self.first > 0
            && token.shape == Shape::Capital
            && !pack.people_endings.is_empty()
            && self.has(self.first - 1, WordList::PluralArticle)
            && pack.people_endings.iter().any(|ending| self.sentence.form(token).ends_with(ending))
    }

    /// "the airline Ryanair", « le groupe Renault ».
    fn follows_body(&self) -> bool {
        self.first > 0
            && matches!(self.gap(self.first - 1), " " | "\u{a0}" | "\n")
            && self.tokens[self.first - 1].shape == Shape::Lower
            && self.has(self.first - 1, WordList::OrganizationWord)
    }

    fn follows_title(&self) -> bool {
        let Some(before) = self.first.checked_sub(1) else { return false };
        let gap = self.gap(before);
        if self.has(before, WordList::AbbreviationBeforeName) {
            return matches!(gap, " " | ". " | "\u{a0}" | ".\u{a0}" | "\u{202f}");
        }
        matches!(gap, " " | "\u{a0}" | "\n")
            && self.has(before, WordList::Title)
            && !self.has(before, WordList::OrganizationWord)
            && self.tokens[self.first].shape == Shape::Capital
            && !self.has(self.first, WordList::Place)
            && !self.has(self.first, WordList::Demonym)
    }

    /// "Ann Smith, 45," and « Anne Dupont, 45 ans, ».
    fn has_age(&self) -> bool {
        let pack = self.sentence.language().pack();
        let Some(number) = self.tokens.get(self.last + 1).filter(|token| token.shape == Shape::Number) else {
            return false;
        };
        let text = self.sentence.slice(number.start, number.end());
        let is_number = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        let is_apart = matches!(self.gap(self.last), ", " | " (");
        let after = self.gap(self.last + 1);
        is_number
            && is_apart
            && (after.starts_with([',', ')', '.']) && pack.decimal_mark == '.'
                || self.has(self.last + 2, WordList::AgeWord))
    }

    /// "Ann Smith, chairman of the board", « Gil Lainer, vice-président de l'entreprise ».
    fn has_office(&self) -> bool {
        let office = self.last + 1;
        self.gap(self.last) == ", "
            && self.tokens.get(office).is_some_and(|token| token.shape == Shape::Lower)
            && self.has(office, WordList::Title)
            && !self.has(office, WordList::OrganizationWord)
    }

    /// A verb of saying stands beside it.
    fn speaks(&self) -> bool {
        let after = self.gap(self.last) == " " && self.has(self.last + 1, WordList::ReportingVerb);
        let before = self.first > 0
            && self.gap(self.first - 1) == " "
            && self.has(self.first - 1, WordList::ReportingVerb);
        after || before
    }

    /// "in Ellensburg, Washington", « à Ploufragan (Côtes-d'Armor) ».
    fn is_somewhere(&self) -> bool {
        self.first > 0
            && self.gap(self.first - 1) == " "
            && self.has(self.first - 1, WordList::PlacePreposition)
            && matches!(self.gap(self.last), ", " | " (")
            && self.has(self.last + 1, WordList::Place)
            && self.tokens[self.last + 1].shape.is_capital()
            && self.gap(self.last + 1).trim_start().starts_with([')', ',', '.', '-'])
    }

    /// An acronym that stands as a noun with an article, or that speaks: "the FBI", « l'ONU ».
    fn is_body_acronym(&self) -> bool {
        let pack = self.sentence.language().pack();
        let is_acronym = self.first == self.last
            && self.tokens[self.first].shape == Shape::Upper
            && !self.has(self.first, WordList::OrdinaryWord);
        let has_article = self.first > 0 && self.has(self.first - 1, WordList::DefiniteArticle);
        let next = self.tokens.get(self.last + 1);
        let stands = next.is_none_or(|next| self.sentence.has(next, WordList::StopWord))
            || !self.gap(self.last).trim().is_empty()
            || self.has(self.last + 1, WordList::ReportingVerb);
        is_acronym
            && (has_article && (stands || pack.links_surnames)
                || self.has(self.last + 1, WordList::ReportingVerb))
    }
}

/// What a name names.
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
    /// Anything else, or in doubt.
    Other,
}

impl EntityKind {
    /// The name in lower case, as in JSON.
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
