//! Where a name begins in a sentence.

use super::capitals::{
    Casing, Finder, PARTICLE, gap, is_calendar, is_dotted, is_enclitic, is_initial, is_space, pack, seen,
};
use crate::document::Sentence;
use crate::language::WordList;
use crate::tokens::{Shape, Token};

/// The title of a work has at most so many words.
const TITLE: usize = 9;

/// A sentence in which names are looked for.
pub(crate) struct Run<'f, 'd, 't> {
    pub(crate) finder: &'f Finder<'f>,
    pub(crate) sentence: Sentence<'d, 't>,
    pub(crate) tokens: &'d [Token],
    pub(crate) casing: Casing,
}

impl Run<'_, '_, '_> {
    pub(crate) fn has(&self, i: usize, class: WordList) -> bool {
        self.tokens.get(i).is_some_and(|token| self.sentence.has(token, class))
    }

    pub(crate) fn any(&self, i: usize, classes: &[WordList]) -> bool {
        self.tokens.get(i).is_some_and(|token| self.sentence.classes(token).has_any(classes))
    }

    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.shape.is_capital())
    }

    pub(crate) fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| self.sentence.slice(token.start, token.end()))
    }

    pub(crate) fn gap(&self, i: usize) -> &str {
        gap(self.sentence, i)
    }

    pub(crate) fn is_saint(&self, i: usize) -> bool {
        self.has(i, WordList::AbbreviationBeforeName) && self.has(i, WordList::Saint)
    }

    /// How many tokens the longest entry of a list takes that begins at a token.
    #[inline]
    pub(crate) fn phrase(&self, class: WordList, i: usize) -> usize {
        let Some(token) = self.tokens.get(i) else { return 0 };
        let classes = self.sentence.classes(token);
        let goes_on = |next: &Token| self.sentence.classes(next).seconds(class);
        match classes.heads(class) && self.tokens.get(i + 1).is_some_and(goes_on) {
            true => self.longest(class, i),
            false => usize::from(classes.has(class)),
        }
    }

    fn longest(&self, class: WordList, i: usize) -> usize {
        let joins = |i: usize| is_space(self.gap(i)) || matches!(self.gap(i), "" | "-" | "'" | "’");
        let mut joined = i;
        pack(self.sentence).longest(class, |n| {
            while joined < i + n && joins(joined) {
                joined += 1;
            }
            (joined >= i + n).then(|| self.sentence.entry(self.tokens.get(i + n)?)).flatten()
        })
    }

    /// The last token of a place of several words that begins here (« Afrique du Sud »).
    pub(crate) fn place(&self, i: usize) -> Option<usize> {
        if !self.is_capital(i) {
            return None;
        }
        let words = self.phrase(WordList::Place, i);
        let last = (i + words).checked_sub(1)?;
        (words > 1 && self.is_capital(last)).then_some(last)
    }

    /// Whether a word could be no name's but for its capital.
    pub(crate) fn is_plain(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if self.finder.has_seen(token, seen::LOWER) || self.has(i, WordList::OrdinaryWord) {
            return true;
        }
        let endings = pack(self.sentence).ordinary_endings;
        let form = self.finder.form(token);
        endings.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending))
            || self
                .any(i, &[WordList::Opener, WordList::OpenerExempt, WordList::OpenerPrefix, WordList::Linker])
    }

    /// Whether a word is a name by a list or by the rest of the document.
    pub(crate) fn is_known(&self, i: usize) -> bool {
        self.any(i, &[WordList::Place, WordList::FirstName, WordList::Demonym])
            || self.finder.has_seen(&self.tokens[i], seen::CAPITAL) && !self.has(i, WordList::StopWord)
    }

    /// A word in capitals among function words in capitals: "you MUST NOT MISS it".
    pub(crate) fn is_shouted(&self, i: usize) -> bool {
        let is_loud = |i: usize| {
            let is_upper = |token: &Token| token.shape == Shape::Upper && !self.text(i).contains('.');
            self.tokens.get(i).is_some_and(is_upper) && self.has(i, WordList::StopWord)
        };
        self.tokens[i].shape == Shape::Upper && (is_loud(i + 1) || i > 0 && is_loud(i - 1))
    }

    /// Whether a word in a line of capitals is a name's.
    pub(crate) fn stands_out(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if !token.shape.is_capital() || self.has(i, WordList::StopWord) {
            return false;
        }
        let is_ordinary = self.has(i, WordList::OrdinaryWord) || self.finder.has_seen(token, seen::LOWER);
        match self.casing {
            Casing::Plain => !self.is_shouted(i),
            _ if self.any(i, &[WordList::Place, WordList::FirstName, WordList::Demonym]) => true,
            _ if self.finder.has_seen(token, seen::CAPITAL) => !is_ordinary,
            Casing::Titled => !is_ordinary && !self.has(i, WordList::Title),
            Casing::Shouted => {
                i > 0 && self.has(i - 1, WordList::FirstName) && is_space(self.gap(i - 1)) && !is_ordinary
            }
        }
    }

    /// The particle before a capitalised word, if one stands there.
    #[inline]
    pub(crate) fn particle_before(&self, capital: usize) -> Option<usize> {
        let before = capital.checked_sub(1)?;
        let token = &self.tokens[before];
        let is_one = !token.shape.is_capital()
            && token.end() - token.start <= PARTICLE
            && self.sentence.has(token, WordList::Particle);
        is_one.then_some(before)
    }

    /// Whether a token is a function word that only its place gives a capital, such as "The" before "council". No rule
    /// below would begin a name with it; most capitals that begin none are such.
    #[inline]
    fn is_mere_opening(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.is_stop()
            && token.shape == Shape::Capital
            && !self.is_capital(i + 1)
            && !token.is_quoted()
            && !self.sentence.classes(token).heads(WordList::Place)
    }

    /// The last token of the first part of a name that begins at a token.
    pub(crate) fn begin(&self, i: usize) -> Option<usize> {
        if self.is_mere_opening(i) {
            return None;
        }
        if let Some(last) = self.quoted_title(i).or_else(|| self.place(i)) {
            return Some(last);
        }
        let token = &self.tokens[i];
        if token.shape == Shape::Lower {
            let begins = matches!(self.gap(i), " " | "-" | "\u{a0}")
                && self.stands_out(i + 1)
                && !is_calendar(self.sentence, &self.tokens[i + 1]);
            return begins.then_some(i + 1);
        }
        self.may_begin(i).then_some(i)
    }

    /// The last word of the title of a work: all that stands between quotation marks, with capitals.
    pub(crate) fn quoted_title(&self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if !token.is_quoted() || !token.shape.is_capital() || i > 0 && self.tokens[i - 1].is_quoted() {
            return None;
        }
        let inside = self.tokens[i..].iter().take(TITLE + 1).take_while(|token| token.is_quoted()).count();
        let last = i + inside - 1;
        let is_apart = self.tokens.get(last + 1).is_some_and(|after| !after.is_quoted());
        let is_title = |i: usize| {
            self.has(i, WordList::StopWord) || self.is_capital(i) || self.tokens[i].shape == Shape::Number
        };
        let content = (i..=last).filter(|&i| self.is_capital(i) && !self.has(i, WordList::StopWord)).count();
        let is_joined =
            (i..last).all(|i| !self.gap(i).contains(['.', '!', '?', '…', '"', '“', '«', ';', '\n']));
        // A title has nothing after it in its quotation but the mark.
        let ends = is_apart && self.gap(last).trim_start().starts_with(['"', '”', '»']);
        (inside <= TITLE
            && content > 1
            && self.is_capital(last)
            && ends
            && is_joined
            && (i..=last).all(is_title))
        .then_some(last)
    }

    pub(crate) fn may_begin(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if !token.shape.is_capital() || is_calendar(self.sentence, token) {
            return false;
        }
        let is_initial = is_initial(self.sentence, i);
        let is_acronym = token.shape == Shape::Upper && token.end() - token.start > 1;
        if self.has(i, WordList::StopWord) {
            return self.stop_begins(i, is_initial, is_acronym);
        }
        if self.casing != Casing::Plain || self.is_shouted(i) {
            return self.stands_out(i);
        }
        if self.is_office(i) {
            return false;
        }
        let goes_on = || self.next(i, i).is_some();
        if self.has(i, WordList::AbbreviationBeforeName) {
            return self.is_capital(i + 1);
        }
        if !is_initial
            || token.shape == Shape::Inner
            || is_acronym
            || self.finder.has_seen(token, seen::CAPITAL)
        {
            return true;
        }
        if self.any(i, &[WordList::Place, WordList::FirstName, WordList::Demonym]) {
            return !self.finder.has_seen(token, seen::LOWER) || goes_on();
        }
        goes_on() || !self.is_plain(i) && self.is_subject(i)
    }

    /// « ministre de la Justice », "Minister of Finance": what an office is about.
    pub(crate) fn is_office(&self, i: usize) -> bool {
        if !self.has(i, WordList::OrdinaryWord) {
            return false;
        }
        let link =
            if i > 1 && self.has(i - 1, WordList::NameLinkArticle) { i - 2 } else { i.saturating_sub(1) };
        let is_body = (i..self.tokens.len())
            .take_while(|&at| at == i || is_space(self.gap(at - 1)) && self.is_capital(at))
            .any(|at| self.has(at, WordList::OrganizationWord));
        !is_body && link > 0 && self.has(link, WordList::NameLink) && self.has(link - 1, WordList::Title)
    }

    /// Whether what follows a word that begins a sentence shows it to be a name.
    pub(crate) fn is_subject(&self, i: usize) -> bool {
        let gap = self.gap(i);
        let Some(next) = self.tokens.get(i + 1) else { return false };
        let pack = pack(self.sentence);
        let ends_as_verb = |next: &Token| {
            let form = self.finder.form(next);
            pack.verb_endings.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending))
        };
        let is_quoted = gap.trim_start().starts_with(['»', '”'])
            || gap.starts_with('"') && next.is_quoted() != self.tokens[i].is_quoted();
        gap.starts_with(',')
            || is_quoted
            || is_enclitic(self.sentence, i + 1)
            || is_space(gap)
                && next.shape == Shape::Lower
                && (self.any(i + 1, &[WordList::ReportingVerb, WordList::NameVerb]) || ends_as_verb(next))
    }

    /// "A. Smith"
    pub(crate) fn is_initial_letter(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.end() - token.start == 1
            && token.shape == Shape::Capital
            && is_dotted(self.sentence, i)
            && self.is_capital(i + 1)
    }

    /// A function word begins a name as an acronym ("the WHO") or an article of its own (« Le Monde », "The Hague").
    pub(crate) fn stop_begins(&self, i: usize, is_initial: bool, is_acronym: bool) -> bool {
        // "AT&T", "A. Smith", « Notre-Dame ».
        let is_joined = matches!(self.gap(i), "&" | "-") && self.is_capital(i + 1);
        if is_joined || self.is_initial_letter(i) {
            return true;
        }
        if self.casing != Casing::Plain {
            return false;
        }
        if is_acronym {
            let pack = pack(self.sentence);
            let is_alias = pack.aliases.iter().any(|(short, _)| self.finder.form(&self.tokens[i]) == *short);
            return is_alias || i > 0 && self.has(i - 1, WordList::DefiniteArticle);
        }
        let next_is_name = self.is_capital(i + 1)
            && !self.has(i + 1, WordList::StopWord)
            && is_space(self.gap(i))
            && !is_calendar(self.sentence, &self.tokens[i + 1]);
        let is_articled = || self.finder.has_seen(&self.tokens[i + 1], seen::ARTICLED);
        next_is_name && (!is_initial || is_articled() && !self.is_plain(i + 1))
    }
}
