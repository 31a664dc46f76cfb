//! Names: runs of capitalised words, all mentions of one linked.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::{BlockKind, Document, Sentence, Shape, Token};
use crate::language::Class;
use crate::span::Span;

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

/// A name with all its mentions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Entity<'t> {
    text: Cow<'t, str>,
    kind: EntityKind,
    score: f32,
    spans: Vec<Span>,
}

impl Entity<'_> {
    /// Its longest form in the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it names, as far as the words around it tell.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// How much the article is about it: mentions, the first ones counting more; above 0.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// All its mentions, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The same without the text.
    pub fn into_owned(self) -> Entity<'static> {
        Entity { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// The names of a document, sentence by sentence.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    mentions: Vec<Mention>,
    /// Where each sentence's mentions end.
    ends: Vec<u32>,
    /// In how many sentences each name stands.
    frequency: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Its tokens in the document.
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) name: u32,
}

impl Names {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let finder = Finder::new(document);
        let mut mentions: Vec<Mention> = Vec::new();
        let mut ends = Vec::with_capacity(document.sentences().len());
        for sentence in document.sentences() {
            if sentence.block().kind() != BlockKind::Furniture {
                finder.find(sentence, |first, last| mentions.push(Mention { first, last, name: 0 }));
            }
            ends.push(mentions.len() as u32);
        }
        let count = link(document, &mut mentions);
        let mut names = Names { mentions, ends, frequency: vec![0; count] };
        for sentence in 0..names.ends.len() {
            let mut own: Vec<u32> = names.of(sentence).iter().map(|mention| mention.name).collect();
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|&name| names.frequency[name as usize] += 1);
        }
        names
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.frequency.len()
    }

    pub(super) fn of(&self, sentence: usize) -> &[Mention] {
        let start = if sentence == 0 { 0 } else { self.ends[sentence - 1] };
        &self.mentions[start as usize..self.ends[sentence] as usize]
    }

    /// Σ (sentences with the name − 1) / (sentences · (names + 1)) over the sentence's distinct names.
    pub(super) fn frequency(&self, sentence: usize) -> f64 {
        let mut own: Vec<u32> = self.of(sentence).iter().map(|mention| mention.name).collect();
        own.sort_unstable();
        own.dedup();
        let sum: u64 = own.iter().map(|&name| u64::from(self.frequency[name as usize] - 1)).sum();
        sum as f64 / (self.ends.len().max(1) as f64 * (own.len() as f64 + 1.0))
    }

    /// The texts of a sentence's names, as written there, each once.
    pub(crate) fn texts<'t>(&self, document: &Document<'t>, sentence: usize) -> Vec<&'t str> {
        let mut seen = Vec::new();
        let mut texts = Vec::new();
        for mention in self.of(sentence) {
            if !seen.contains(&mention.name) {
                seen.push(mention.name);
                texts.push(&document.text()[span(document, mention).range()]);
            }
        }
        texts
    }
}

fn span(document: &Document<'_>, mention: &Mention) -> Span {
    let tokens = document.tokens();
    document.with_period(Span::new(
        tokens[mention.first as usize].start as usize,
        tokens[mention.last as usize].end as usize,
    ))
}

/// Finds the mentions in a sentence.
struct Finder<'d, 't> {
    document: &'d Document<'t>,
    /// For each word: whether it stands in lower case, and whether with a capital inside a sentence.
    is_lower: Vec<bool>,
    is_capital: Vec<bool>,
}

impl<'d, 't> Finder<'d, 't> {
    fn new(document: &'d Document<'t>) -> Self {
        let count = document.word_count();
        let mut finder = Finder { document, is_lower: vec![false; count], is_capital: vec![false; count] };
        for sentence in document.sentences().filter(|sentence| sentence.block().kind() != BlockKind::Heading)
        {
            for (i, token) in sentence.tokens().iter().enumerate() {
                let word = token.word as usize;
                finder.is_lower[word] |= token.shape == Shape::Lower;
                finder.is_capital[word] |= token.shape.is_capital() && !finder.is_initial(sentence, i);
            }
        }
        finder
    }

    fn gap(&self, left: &Token, right: &Token) -> &'t str {
        &self.document.text()[left.end as usize..right.start as usize]
    }

    /// Whether a token begins the sentence, or a quotation or clause in it that is written like one.
    fn is_initial(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let tokens = sentence.tokens();
        i == 0
            || self
                .gap(&tokens[i - 1], &tokens[i])
                .contains([':', '«', '"', '“', '—', '–', '•', '.', '!', '?', '…', '\n'])
    }

    fn find(&self, sentence: Sentence<'_, '_>, mut found: impl FnMut(u32, u32)) {
        let tokens = sentence.tokens();
        let base = sentence.token_range().start;
        let mut i = 0;
        while i < tokens.len() {
            if !self.may_begin(sentence, i) {
                i += 1;
                continue;
            }
            let mut last = i;
            while let Some(next) = self.next(sentence, i, last) {
                last = next;
            }
            let first = self.without_titles(sentence, i, last);
            let is_calendar =
                |token: &Token| sentence.has(token, Class::Month) || sentence.has(token, Class::Weekday);
            let is_name = !tokens[first..=last].iter().all(is_calendar)
                && tokens[first..=last].iter().any(|token| {
                    self.document.text()[token.start as usize..token.end as usize].chars().nth(1).is_some()
                });
            if is_name {
                found((base + first) as u32, (base + last) as u32);
            }
            i = last + 1;
        }
    }

    fn may_begin(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let token = &sentence.tokens()[i];
        if !token.shape.is_capital() {
            return false;
        }
        let is_acronym = token.shape == Shape::Upper && token.end - token.start > 1;
        if sentence.has(token, Class::Stop) {
            return is_acronym && !self.is_initial(sentence, i) && self.is_capital[token.word as usize];
        }
        if !self.is_initial(sentence, i) {
            return !sentence.has(token, Class::BeforeName)
                || sentence.tokens().get(i + 1).is_some_and(|next| next.shape.is_capital());
        }
        let word = token.word as usize;
        let known = [Class::Place, Class::FirstName, Class::Title, Class::BeforeName, Class::Demonym];
        let is_known = known.iter().any(|&class| sentence.has(token, class));
        let goes_on = self.next(sentence, i, i).is_some();
        self.is_capital[word]
            || is_acronym
            || token.shape == Shape::Inner
            || !self.is_lower[word] && (is_known || goes_on)
    }

    /// The token that carries the name on, past a particle if need be.
    fn next(&self, sentence: Sentence<'_, '_>, first: usize, last: usize) -> Option<usize> {
        let tokens = sentence.tokens();
        let next = tokens.get(last + 1)?;
        let gap = self.gap(&tokens[last], next);
        let is_abbreviated =
            sentence.has(&tokens[last], Class::BeforeName) || tokens[last].end - tokens[last].start == 1;
        let joins = matches!(gap, " " | "-" | "'" | "’" | "" | "\u{a0}" | "\n" | "\r\n" | "&" | " & ")
            || gap == ". " && is_abbreviated
            || gap == "." && is_abbreviated;
        if !joins {
            return None;
        }
        if next.shape.is_capital()
            && (!sentence.has(next, Class::Stop)
                || next.shape == Shape::Capital && gap == "-"
                || self.is_surname_article(sentence, last + 1))
        {
            return Some(last + 1);
        }
        if next.shape == Shape::Number && tokens[last].shape.is_capital() && gap == "-" {
            return Some(last + 1);
        }
        // "Bank of England", « Jean de La Fontaine », "Ursula von der Leyen".
        let may_bridge = sentence.has(&tokens[first], Class::Organization)
            || sentence.has(&tokens[first], Class::FirstName);
        let particles = sentence.block().language().pack().particles;
        let is_particle = |token: &Token| particles.contains(&sentence.form(token).as_str());
        if !may_bridge || !is_particle(next) {
            return None;
        }
        let after = (last + 2..last + 4).find(|&i| tokens.get(i).is_some_and(|token| !is_particle(token)))?;
        let bridged = tokens
            .get(after)
            .is_some_and(|token| token.shape.is_capital() && !sentence.has(token, Class::Stop));
        let spaced = (last + 1..after)
            .all(|i| matches!(self.gap(&tokens[i], &tokens[i + 1]), " " | "" | "\u{a0}" | "\n"));
        (bridged && spaced).then_some(after)
    }

    /// « Marine Le Pen »: an article inside a name.
    fn is_surname_article(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let tokens = sentence.tokens();
        tokens[i].shape == Shape::Capital
            && tokens
                .get(i + 1)
                .is_some_and(|after| after.shape.is_capital() && self.gap(&tokens[i], after) == " ")
    }

    /// A title, and what stands before it, is not part of the name that follows it: "Treasury Secretary Janet Yellen".
    fn without_titles(&self, sentence: Sentence<'_, '_>, first: usize, last: usize) -> usize {
        let tokens = sentence.tokens();
        let is_title = |i: usize| {
            let token = &tokens[i];
            let full = sentence.has(token, Class::Title) && !sentence.has(token, Class::Organization);
            full && !sentence.has(token, Class::FirstName) || sentence.has(token, Class::BeforeName)
        };
        (first..last).rev().find(|&i| is_title(i)).map_or(first, |title| title + 1)
    }
}

/// Gives the mentions of one name one number: the same words, or a single word that begins or ends a longer name.
fn link(document: &Document<'_>, mentions: &mut [Mention]) -> usize {
    let words = |mention: &Mention| -> Vec<u32> {
        let tokens = &document.tokens()[mention.first as usize..=mention.last as usize];
        tokens
            .iter()
            .map(|token| document.term(token.word, document.language()))
            .zip(tokens)
            .map(|(term, token)| if term == u32::MAX { token.word | 1 << 31 } else { term })
            .collect()
    };
    let keys: Vec<Vec<u32>> = mentions.iter().map(words).collect();
    // The first longer name with each word at an edge.
    let mut edges: HashMap<u32, usize> = HashMap::new();
    for (i, key) in keys.iter().enumerate().filter(|(_, key)| key.len() > 1) {
        edges.entry(key[key.len() - 1]).or_insert(i);
    }
    for (i, key) in keys.iter().enumerate().filter(|(_, key)| key.len() > 1) {
        edges.entry(key[0]).or_insert(i);
    }
    let mut numbers: HashMap<&[u32], u32> = HashMap::new();
    let mut count = 0;
    for i in 0..mentions.len() {
        let key = match edges.get(&keys[i][0]) {
            Some(&longer) if keys[i].len() == 1 => &keys[longer],
            _ => &keys[i],
        };
        mentions[i].name = *numbers.entry(key.as_slice()).or_insert_with(|| {
            count += 1;
            count - 1
        });
    }
    count as usize
}

/// The names as results, the ones that the article is most about first.
pub(crate) fn entities<'t>(document: &Document<'t>, names: &Names) -> Vec<Entity<'t>> {
    let mut chains: Vec<Vec<(usize, Mention)>> = vec![Vec::new(); names.frequency.len()];
    for sentence in 0..names.ends.len() {
        for mention in names.of(sentence) {
            chains[mention.name as usize].push((sentence, *mention));
        }
    }
    let mut entities: Vec<Entity<'t>> = chains.iter().map(|chain| entity(document, chain)).collect();
    // Stable: the earlier name first among equals.
    entities.sort_by(|a, b| b.score.total_cmp(&a.score));
    entities
}

fn entity<'t>(document: &Document<'t>, chain: &[(usize, Mention)]) -> Entity<'t> {
    let spans: Vec<Span> = chain.iter().map(|(_, mention)| span(document, mention)).collect();
    let longest = spans.iter().rev().max_by_key(|span| span.len()).copied().unwrap_or_default();
    let score = chain.iter().map(|(sentence, _)| 1.0 + 1.0 / (1.0 + *sentence as f32)).sum();
    let kind = kind(document, chain);
    Entity { text: Cow::Borrowed(&document.text()[longest.range()]), kind, score, spans }
}

/// The kind that most cues speak for; other when none does.
fn kind(document: &Document<'_>, chain: &[(usize, Mention)]) -> EntityKind {
    let mut votes = [0usize; 4];
    for &(sentence, mention) in chain {
        let sentence = document.sentence(sentence);
        if let Some(kind) = cue(document, sentence, mention) {
            votes[kind as usize] += 1;
        }
    }
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Group];
    let best = kinds
        .into_iter()
        .rev()
        .max_by_key(|&kind| votes[kind as usize])
        .filter(|&kind| votes[kind as usize] > 0);
    best.unwrap_or(EntityKind::Other)
}

fn cue(document: &Document<'_>, sentence: Sentence<'_, '_>, mention: Mention) -> Option<EntityKind> {
    let tokens = &document.tokens()[mention.first as usize..=mention.last as usize];
    let has = |token: &Token, class| sentence.has(token, class);
    let lexicon = &sentence.block().language().pack().lexicon;
    let forms: Vec<String> = tokens.iter().map(|token| sentence.form(token)).collect();
    let is_all = |class| lexicon.longest(class, |i| forms.get(i).map(String::as_str)) == tokens.len();
    let start = sentence.token_range().start;
    let before =
        (mention.first as usize).checked_sub(1).filter(|&at| at >= start).map(|at| &document.tokens()[at]);
    let after_title = before.is_some_and(|token| has(token, Class::Title) || has(token, Class::BeforeName));
    if is_all(Class::Place) {
        Some(EntityKind::Place)
    } else if is_all(Class::Demonym) {
        Some(EntityKind::Group)
    } else if tokens.iter().any(|token| has(token, Class::Organization)) {
        Some(EntityKind::Organization)
    } else if after_title && tokens.len() <= 4 || tokens.len() > 1 && has(&tokens[0], Class::FirstName) {
        Some(EntityKind::Person)
    } else if tokens.len() == 1
        && tokens[0].shape == Shape::Upper
        && sentence.block().language() == document.language()
    {
        Some(EntityKind::Organization)
    } else {
        None
    }
}
