//! Sentences that are written like the caption of a picture: "Ann Reed (left) opens the bridge."

use std::ops::RangeInclusive;

use crate::language::{WordFlags, WordList};
use crate::quotations::is_quote;
use crate::text::head;
use crate::tokens::{Shape, Token, longest};

use super::role::SentenceText;

/// A label before a caption has at most this many words: "Under fire: Ann Reed leaves the town hall."
const LABEL_WORDS: usize = 4;
/// …or at most this many, where other captions have labels: "Coming to a street near you: …".
const LONG_LABEL_WORDS: usize = 6;
/// …and one in quotation marks: "'At one with the sea': Guests can swim from the cabin."
const QUOTED_LABEL_WORDS: usize = 6;
/// The number of tokens of a caption in the present tense, and with a verb that captions have.
const DEPICTING_TOKENS: RangeInclusive<usize> = 7..=20;
const DEPICTING_VERB_TOKENS: RangeInclusive<usize> = 6..=32;
/// That verb is one of this many first words.
const DEPICTING_REACH: usize = 12;
/// A bracket that says who is who in a picture has at most this many words: "(second from left)".
const BRACKET_WORDS: usize = 6;
/// …and at most this many bytes, so that brackets that are never closed cost little.
const BRACKET_BYTES: usize = 64;

/// A caption without a verb has this many tokens…
const VERBLESS_TOKENS: RangeInclusive<usize> = 4..=18;
/// …and a noun at its start, with article and adjective, at most this many.
const NOUN_TOKENS: usize = 3;
/// …or with its place, this many.
const PLACED_TOKENS: usize = 8;
/// The ending of a shorter word does not show a verb.
const VERB_BYTES: usize = 4;
const DETERMINERS: [WordList; 2] = [WordList::DefiniteArticle, WordList::Possessive];
const VERBS: [WordList; 3] = [WordList::PerfectAuxiliary, WordList::PastPerfectAuxiliary, WordList::PastForm];

impl SentenceText<'_> {
    /// "The bridge, pictured here in spring, is 400 metres long.", "Ann Reed, left, and Tom Marsh."
    pub(super) fn has_phrase(self) -> bool {
        let may_be_apposed = self.language.pack().labels_captions;
        self.tokens.iter().enumerate().any(|(i, token)| {
            token.has(WordFlags::CAPTION)
                && (longest(WordList::Caption, &self.tokens[i..], self.language, self.words) > 0
                    || may_be_apposed && self.is_apposed_position(i))
        })
    }

    /// "Ann Reed (left) and Tom Marsh", "the bridge (pictured)".
    pub(super) fn has_position(self) -> bool {
        let mut brackets = self.text.match_indices('(');
        brackets.any(|(open, _)| {
            let Some(length) = head(&self.text[open..], BRACKET_BYTES).find(')') else { return false };
            let inside = self.between_bytes(open, open + length);
            let position = longest(WordList::CaptionPosition, inside, self.language, self.words);
            // "(centre-right)" is politics, "(left with her brother)" a picture, as "(L)" is; "(l)" is a label.
            let is_plain = match inside {
                [letter] if letter.length == 1 => letter.shape.is_capital(),
                words => words.iter().all(|token| token.shape == Shape::Lower),
            };
            position > 0
                && inside.len() <= BRACKET_WORDS
                && is_plain
                && inside.get(position).is_none_or(Token::is_stop)
        })
    }

    /// "Ann Reed, left, and Tom Marsh, second right.": from a token on, a place in a picture, behind a name and between
    /// commas.
    fn is_apposed_position(self, i: usize) -> bool {
        let (before, inside) = self.tokens.split_at(i);
        let follows_name = before.last().is_some_and(|name| {
            name.shape.is_capital() && self.text[name.end() as usize - self.start..].starts_with(", ")
        });
        follows_name && inside[0].shape == Shape::Lower && {
            let position = longest(WordList::CaptionPosition, inside, self.language, self.words);
            position.checked_sub(1).is_some_and(|last| {
                self.text[inside[last].end() as usize - self.start..].starts_with([',', '.'])
            })
        }
    }

    /// "An officer walks to the quay after the storm.": somebody does in the present what pictures show.
    pub(super) fn depicts_with_verb(self) -> bool {
        let shows = |i: usize| {
            let token = &self.tokens[i];
            token.has(WordFlags::CAPTION)
                && token.shape == Shape::Lower
                && !self.tokens[i - 1].is_stop()
                && self.has(token, WordList::DepictingVerb)
        };
        // "When the boat arrives, …" tells what follows.
        let opens = |token: &Token| {
            token.shape.is_capital() && (!token.is_stop() || self.has(token, WordList::DefiniteArticle))
        };
        if !DEPICTING_VERB_TOKENS.contains(&self.tokens.len()) || !opens(&self.tokens[0]) {
            return false;
        }
        let Some(verb) = (1..self.tokens.len().min(DEPICTING_REACH)).find(|&i| shows(i)) else {
            return false;
        };
        !self.tokens[..verb].iter().any(|token| self.is_past(token) || self.points_back(token))
            && !self.tokens.iter().any(|token| token.is_quoted() || token.is_saying())
            && !self.text.contains([':', '?'])
    }

    /// Whether a token is a pronoun of the third person, or a determiner that points to something known.
    fn points_back(self, token: &Token) -> bool {
        let lists = [WordList::Pronoun, WordList::Demonstrative, WordList::Address];
        token.is_stop() && self.words.lists(token.word, self.language).has_any(&lists)
    }

    /// "A woman …": whether it opens with an indefinite article.
    pub(crate) fn opens_indefinite(self) -> bool {
        let articles = self.language.pack().indefinite_articles;
        let is_article =
            |token| articles.iter().any(|article| article.eq_ignore_ascii_case(self.word(token)));
        self.tokens.first().is_some_and(is_article)
    }

    /// Returns the surname and the age of each person that both are given of: "Ann Reed, 45, …".
    pub(crate) fn ages(self) -> impl Iterator<Item = (u32, u32)> {
        let is_apposed = move |age: &Token| {
            let at = age.start as usize - self.start;
            age.length <= 2
                && self.text[..at].ends_with(", ")
                && self.text[at + age.length as usize..].starts_with(',')
        };
        self.tokens.windows(3).filter_map(move |tokens| {
            let [first, last, age] = tokens else { return None };
            let is_name = [first, last].iter().all(|name| name.shape == Shape::Capital && !name.is_stop());
            (age.shape == Shape::Number && is_name && is_apposed(age)).then_some((last.word, age.word))
        })
    }

    /// Whether a token is a verb in a past tense.
    pub(crate) fn is_past(self, token: &Token) -> bool {
        let word = self.word(token);
        let endings = self.language.pack().past_endings;
        token.shape == Shape::Lower
            && (self.has(token, WordList::PastForm) || endings.iter().any(|ending| word.ends_with(ending)))
    }

    /// "Ann Reed opens the bridge at Marlow.": a brief sentence about something named, in the present, without a
    /// source.
    pub(crate) fn depicts(self) -> bool {
        let names = |token: &Token| token.shape.is_capital() && !token.is_stop();
        DEPICTING_TOKENS.contains(&self.tokens.len())
            && self.tokens.first().is_some_and(names)
            && self.tokens[1..].iter().any(names)
            && !self.text.contains(':')
            && !self.tokens.iter().any(|token| token.is_quoted() || self.is_past(token))
    }

    /// « Anne Rey, devant son atelier de Marlieu. », "The boat at the quay, in May.": nothing but nouns, a comma, and a
    /// place or a time; no verb, by the words and endings that show one.
    pub(super) fn is_verbless(self) -> bool {
        let pack = self.language.pack();
        if !VERBLESS_TOKENS.contains(&self.tokens.len())
            || self.text.contains([':', ';', '?', '!', '(', '"', '“'])
        {
            return false;
        }
        // « s' », « d' »
        let is_one_of = |token: &Token, words: &[&str]| {
            let own = self.word(token).trim_end_matches(['\'', '’']);
            words.iter().any(|word| word.eq_ignore_ascii_case(own))
        };
        let is_preposition = |token: &Token| is_one_of(token, pack.prepositions);
        let is_day = |token: &Token| {
            token.shape == Shape::Number
                || self.has(token, WordList::Weekday)
                || self.has(token, WordList::Month)
                || self.is_one_of(token, pack.day_adverbs)
        };
        let shows_verb = |token: &Token| {
            let word = self.word(token);
            let has_ending = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
            token.is_saying()
                || is_one_of(token, pack.clause_words)
                || self.words.lists(token.word, self.language).has_any(&VERBS)
                || token.shape == Shape::Lower
                    && word.len() >= VERB_BYTES
                    && has_ending(pack.clause_endings)
                    && !has_ending(pack.no_clause_endings)
        };
        let comma_before =
            |i: &usize| self.text[..self.tokens[*i].start as usize - self.start].trim_end().ends_with(',');
        let commas = || (1..self.tokens.len()).filter(comma_before);
        let (Some(first), Some(last)) = (commas().next(), commas().next_back()) else { return false };
        let begins = |i: usize| is_preposition(&self.tokens[i]) || is_day(&self.tokens[i]);
        let is_noun = |i: usize| {
            let token = &self.tokens[i];
            token.shape.is_capital() || self.words.lists(token.word, self.language).has_any(&DETERMINERS)
        };
        let closes = begins(last) && commas().all(|i| begins(i) || is_noun(i));
        // Names, a place or a time, or a noun with a place behind it: a verb would stand there.
        let opens = self.tokens[..first]
            .iter()
            .all(|token| token.shape.is_capital() || self.has(token, WordList::NameLink))
            || begins(0)
            || self.tokens[1].shape == Shape::Number
            || first <= PLACED_TOKENS
                && self.tokens[1..first].iter().take(NOUN_TOKENS).skip(1).any(is_preposition)
            || first <= NOUN_TOKENS && self.has(&self.tokens[0], WordList::DefiniteArticle);
        closes && opens && !self.tokens.iter().any(shows_verb)
    }

    /// "Ann Reed opens the bridge, Tuesday, May 12, 2026, in Marlow.": agencies' captions give the weekday and the
    /// date, without a preposition.
    pub(super) fn has_day(self) -> bool {
        let is_number = |token: &Token| token.shape == Shape::Number;
        let has_day = |(i, day): (usize, &[Token])| {
            let [weekday, month, number, year] = day else { return false };
            is_number(year)
                && is_number(number)
                && year.length == 4
                && self.has(weekday, WordList::Weekday)
                && self.has(month, WordList::Month)
                && i > 0
                && !self.tokens[i - 1].is_stop()
        };
        self.tokens.windows(4).enumerate().any(has_day)
    }

    /// "Under fire: Ann Reed leaves the town hall.", "'Furious': Ann Reed …", but not "She said: It is over."
    pub(super) fn has_label(self) -> bool {
        self.has_label_of(LABEL_WORDS)
    }

    /// "Coming to a street near you: …", or a shorter label.
    pub(super) fn has_long_label(self) -> bool {
        self.has_label_of(LONG_LABEL_WORDS)
    }

    fn has_label_of(self, words: usize) -> bool {
        let is_quoted = self.text.starts_with(['"', '\'', '“', '‘']);
        if !is_quoted && !self.text.starts_with(char::is_uppercase) {
            return false;
        }
        let most = if is_quoted { QUOTED_LABEL_WORDS } else { words };
        // The token after the longest label ends the search.
        let end = self.tokens.get(most).map_or(self.text.len(), |token| token.start as usize - self.start);
        let Some(colon) = self.text[..end].find(':') else { return false };
        let Some(rest) = self.text[colon + 1..].strip_prefix(' ') else { return false };
        let label = self.between_bytes(0, colon);
        let Some(first) = label.first() else { return false };
        if is_quoted {
            return self.text[..colon].ends_with(is_quote)
                && first.shape == Shape::Capital
                && rest.trim_start().starts_with(char::is_uppercase);
        }
        // "Q: …", "ANN REED: …" are speakers, "Another caveat: …" is the author's own.
        let is_other = first.length == 1
            || first.shape != Shape::Capital
            || [WordList::Opener, WordList::Possessive, WordList::DefiniteArticle]
                .iter()
                .any(|&list| self.has(first, list));
        !is_other
            && !self.text[..colon].contains([',', '.', '(', '"', '«', '“', '!', '?'])
            && rest.trim_start().starts_with(char::is_uppercase)
            && !label.iter().any(Token::is_saying)
    }
}
