//! From a document to a score per sentence, with its parts.

mod bridge;
mod centrality;
pub(crate) mod cohesion;
mod entity;
mod figure;
mod keyword;
mod kind;
mod link;
mod miscount;
mod moment;
mod name;
mod query;
mod reader;
mod run;
mod score;
mod split;
mod term;
pub(crate) mod weights;

pub use entity::{Entity, EntityKind};
pub use figure::{Figure, Unit};
pub use keyword::Keyword;
pub use score::{Feature, Score};
pub use weights::Weights;

use crate::document::{BlockKind, Document, Sentence, Vocabulary, emptied, end_mark, glued, is_terminator};
use crate::language::Language;
use cohesion::Lean;
use entity::Names;
pub(crate) use query::Query;
pub(crate) use term::Terms;

pub(crate) use entity::entities;
pub(crate) use figure::figures;
pub(crate) use keyword::keywords;

/// What the caller said beside the text.
pub(crate) struct Hints<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) query: Option<&'a str>,
    pub(crate) stop_words: &'a [String],
}

/// Everything that is known of a document's sentences.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    pub(crate) scores: Vec<Score>,
    pub(crate) facts: Vec<SentenceFacts>,
    pub(crate) terms: Terms,
    pub(crate) names: Names,
    /// The title's terms, ascending.
    pub(crate) title: Vec<u32>,
    pub(crate) query: Query,
}

/// What selection needs to know of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct SentenceFacts {
    /// Sentences of a lower tier are chosen before those of any higher one are looked at.
    pub(crate) tier: Tier,
    /// The place among the sentences of the story, from 0.
    pub(crate) place: u32,
    /// How many tokens it has.
    pub(crate) tokens: u32,
    /// How it leans on the sentence before.
    pub(crate) lean: Option<Lean>,
    /// The sentence of the story that it leans on.
    pub(crate) antecedent: Option<u32>,
}

/// Which sentences may be chosen: those of the first tier; of the next only where there is none, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// A whole sentence of the story.
    Story,
    /// As whole, but too short to be quoted for itself: taken only for a sentence that leans on it.
    Short,
    /// Of a paragraph, but without an end, or glued together by a scraper.
    Fragment,
    /// Of a block in another language than the article's.
    Foreign,
    LeadIn,
    ListItem,
    Heading,
    Furniture,
    /// Numbers and signs only: never chosen.
    Letterless,
}

impl Tier {
    fn of(sentence: Sentence<'_, '_>, article: Language, place: usize) -> Self {
        if !sentence.text().contains(char::is_alphabetic) {
            return Tier::Letterless;
        }
        match sentence.kind() {
            BlockKind::Paragraph | BlockKind::ListItem if sentence.language() != article => Tier::Foreign,
            BlockKind::Paragraph if !is_sound(sentence) => Tier::Fragment,
            BlockKind::Paragraph if is_short(sentence, place) => Tier::Short,
            BlockKind::Paragraph => Tier::Story,
            BlockKind::LeadIn => Tier::LeadIn,
            BlockKind::ListItem if !is_sound(sentence) => Tier::ListItem,
            // An item that is a whole sentence tells the story as well as a paragraph does, and the next sentence of
            // the item may lean on it.
            BlockKind::ListItem if is_short(sentence, usize::MAX) => Tier::Short,
            BlockKind::ListItem => Tier::Story,
            BlockKind::Heading => Tier::Heading,
            BlockKind::Furniture => Tier::Furniture,
        }
    }
}

/// Whether a sentence ends in a mark and is one.
fn is_sound(sentence: Sentence<'_, '_>) -> bool {
    let is_glued = || sentence.block().glued() >= weights::GLUED && glued(sentence.text()) >= weights::GLUED;
    end_mark(sentence.text()).is_some_and(is_terminator) && !is_glued()
}

fn is_short(sentence: Sentence<'_, '_>, place: usize) -> bool {
    let opens = place < weights::OPENING_SENTENCES;
    sentence.tokens().len() < if opens { weights::OPENING_TOKENS } else { weights::SENTENCE_TOKENS }
}

/// Room that rankings leave to the next ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room {
    scores: Vec<Score>,
    facts: Vec<SentenceFacts>,
    terms: Terms,
    names: entity::Room,
    /// For each term whether the title has it.
    in_title: Vec<bool>,
}

impl Ranking {
    /// Leaves its room to the next document's.
    pub(crate) fn recycle(self, room: &mut Room) {
        room.scores = emptied(self.scores);
        room.facts = emptied(self.facts);
        room.terms = self.terms.emptied();
        self.names.recycle(&mut room.names);
    }
}

/// Scores every sentence. Linear in the document.
pub(crate) fn rank(
    document: &Document<'_>,
    vocabulary: &mut Vocabulary,
    hints: &Hints<'_>,
    weights: &Weights,
    room: &mut Room,
) -> Ranking {
    let facts = sentence_facts(document, std::mem::take(&mut room.facts));
    let tier = facts.iter().map(|fact| fact.tier).min().unwrap_or(Tier::Story);
    let terms = std::mem::take(&mut room.terms);
    let terms = Terms::new(document, hints.stop_words, |number| facts[number].tier == tier, terms);
    let names = Names::new(document, vocabulary, &mut room.names);
    let title_text = hints.title.or(document.title().map(|block| block.bare_text()));
    let title = title_text.map_or(Vec::new(), |title| term::terms_of(title, document.language(), vocabulary));
    let query = hints
        .query
        .map_or(Query::default(), |query| Query::new(query, document, vocabulary, (&terms, &names), &facts));
    let in_title = &mut room.in_title;
    in_title.clear();
    in_title.resize(terms.size(), false);
    for &term in title.iter().filter(|&&term| (term as usize) < terms.size()) {
        in_title[term as usize] = true;
    }
    let page = score::Page { terms: &terms, title: title.len(), in_title, query: &query };
    let seen = &mut room.names.seen;
    seen.begin(names.len());
    let mut scores = std::mem::take(&mut room.scores);
    scores.extend(document.sentences().map(|sentence| {
        let worth = names.worth(sentence.index(), seen);
        score::score(sentence, &facts[sentence.index()], worth, &page, weights)
    }));
    Ranking { scores, facts, terms, names, title, query }
}

/// `facts` is the room of others.
fn sentence_facts(document: &Document<'_>, mut facts: Vec<SentenceFacts>) -> Vec<SentenceFacts> {
    facts.reserve(document.sentences().len());
    let (mut place, mut last): (u32, Option<u32>) = (0, None);
    for sentence in document.sentences() {
        let tier = Tier::of(sentence, document.language(), place as usize);
        let mut fact = SentenceFacts {
            tier,
            place,
            tokens: sentence.tokens().len() as u32,
            lean: None,
            antecedent: None,
        };
        if tier == Tier::Story {
            // What opens the story has nothing to lean on.
            fact.lean = last.and_then(|_| cohesion::lean(sentence));
            fact.antecedent = last.filter(|_| fact.lean.is_some());
            place += 1;
        }
        // A lead-in or a fragment can be leant on, though it cannot be chosen.
        if matches!(tier, Tier::Story | Tier::Short | Tier::Fragment | Tier::LeadIn) {
            last = Some(sentence.index() as u32);
        }
        facts.push(fact);
    }
    facts
}
