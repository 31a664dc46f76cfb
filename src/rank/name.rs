//! Where names stand: runs of capitalised words, with what joins them.

use crate::document::{BlockKind, Document, Sentence, Shape, Token};
use crate::language::{Class, Pack, fold};

/// What the document's other sentences say of a word, as bits.
mod seen {
    /// It stands in lower case.
    pub(super) const LOWER: u8 = 1;
    /// It stands with a capital inside a sentence.
    pub(super) const CAPITAL: u8 = 2;
    /// It stands with a capital and no "'s" behind it.
    pub(super) const BARE: u8 = 4;
    /// It stands with a capital and a "'s" that ends the phrase ("at Macy's.").
    pub(super) const CLOSED: u8 = 8;
    /// It stands behind a first name.
    pub(super) const SURNAME: u8 = 16;
    /// It stands behind a capitalised article inside a sentence (« Marine Le Pen »).
    pub(super) const ARTICLED: u8 = 32;
}

/// A sentence in capitals has so many capitalised words at least…
const SHOUTED: usize = 3;
const TITLED: usize = 5;
/// …and at least this share of its content words.
const SHARE: f32 = 0.8;
/// A name that is spelt out before its acronym has at most so many words.
const SPELT: usize = 9;
/// The title of a work has at most so many words.
const TITLE: usize = 9;
/// A phrase of a list has at most so many words here.
const PHRASE: usize = 6;

/// How a sentence is written as a whole: capitals tell nothing where all words have them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Casing {
    Plain,
    /// "Court Blocks New Border Rule"
    Titled,
    /// "COURT BLOCKS NEW BORDER RULE"
    Shouted,
}

impl Casing {
    fn of(sentence: Sentence<'_, '_>) -> Self {
        let (mut upper, mut capital, mut content) = (0, 0, 0);
        for token in sentence.tokens() {
            if token.shape != Shape::Number && !sentence.has(token, Class::Stop) {
                content += 1;
                upper += usize::from(token.shape == Shape::Upper);
                capital += usize::from(token.shape.is_capital());
            }
        }
        let is_most = |count: usize| count as f32 >= SHARE * content as f32;
        if upper >= SHOUTED && is_most(upper) {
            Casing::Shouted
        } else if capital >= TITLED && is_most(capital) {
            Casing::Titled
        } else {
            Casing::Plain
        }
    }
}

/// Finds the mentions in a document.
pub(super) struct Finder {
    /// For each word, see [`seen`].
    seen: Vec<u8>,
}

impl Finder {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut finder = Finder { seen: vec![0; document.word_count()] };
        for sentence in document.sentences().filter(|sentence| sentence.block().kind() != BlockKind::Heading)
        {
            if Casing::of(sentence) == Casing::Plain {
                finder.note(sentence);
            }
        }
        finder
    }

    fn note(&mut self, sentence: Sentence<'_, '_>) {
        let tokens = sentence.tokens();
        for (i, token) in tokens.iter().enumerate() {
            let mut bits = 0;
            if token.shape == Shape::Lower {
                bits |= seen::LOWER;
            } else if token.shape.is_capital() {
                let is_initial = is_initial(sentence, i);
                if !is_initial {
                    bits |= seen::CAPITAL;
                }
                if !is_enclitic(sentence, i + 1) {
                    bits |= seen::BARE;
                } else if self.closes(sentence, i + 1) {
                    bits |= seen::CLOSED;
                }
                if i > 0 && gap(sentence, i - 1) == " " && tokens[i - 1].shape == Shape::Capital {
                    if sentence.has(&tokens[i - 1], Class::FirstName) {
                        bits |= seen::SURNAME;
                    }
                    if sentence.has(&tokens[i - 1], Class::Stop) && !self::is_initial(sentence, i - 1) {
                        bits |= seen::ARTICLED;
                    }
                }
            }
            self.seen[token.word as usize] |= bits;
        }
    }

    /// Whether nothing that is possessed follows the "'s" at a token.
    fn closes(&self, sentence: Sentence<'_, '_>, i: usize) -> bool {
        let Some(next) = sentence.tokens().get(i + 1) else { return true };
        let pack = pack(sentence);
        let is_of = |list: &[&str]| list.contains(&sentence.form(next).as_str());
        !matches!(gap(sentence, i), " " | "\n" | "\u{a0}")
            || sentence.has(next, Class::Saying)
            || sentence.has(next, Class::Stop)
                && (is_of(pack.place_prepositions) || is_of(pack.verbs) || is_of(pack.name_links))
    }

    fn has_seen(&self, token: &Token, bits: u8) -> bool {
        self.seen[token.word as usize] & bits != 0
    }

    /// Gives the first and last token of each mention in a sentence, counted from its first token.
    pub(super) fn find(&self, sentence: Sentence<'_, '_>, mut found: impl FnMut(usize, usize)) {
        let run = Run { finder: self, sentence, tokens: sentence.tokens(), casing: Casing::of(sentence) };
        let mut i = 0;
        while i < run.tokens.len() {
            let Some(mut last) = run.begin(i) else {
                i += 1;
                continue;
            };
            while let Some(next) = run.next(i, last) {
                last = next;
            }
            run.split(i, last, &mut found);
            i = last + 1;
        }
    }
}

fn pack(sentence: Sentence<'_, '_>) -> &'static Pack {
    sentence.block().language().pack()
}

/// What stands between a token and the next.
fn gap<'t>(sentence: Sentence<'_, 't>, i: usize) -> &'t str {
    let tokens = sentence.tokens();
    tokens.get(i + 1).map_or("", |next| sentence.slice(tokens[i].end, next.start))
}

fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\n" | "\r\n")
}

/// Whether a token begins the sentence, or a quotation or clause in it that is written like one.
fn is_initial(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let marks = [':', '«', '"', '“', '—', '–', '•', '.', '!', '?', '…', '\n'];
    // The period of "U.S. " is the word's own.
    if i == 0 {
        return true;
    }
    let gap = gap(sentence, i - 1);
    (gap.contains(marks) || gap.contains(" - ")) && !is_dotted(sentence, i - 1)
}

/// "U.S", "J", "Mr": the period that follows is the word's own.
fn is_dotted(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let token = &sentence.tokens()[i];
    let is_acronym = token.shape == Shape::Upper && sentence.slice(token.start, token.end).contains('.');
    matches!(gap(sentence, i), ". " | "." | ".\n")
        && token.shape.is_capital()
        && (is_acronym || token.end - token.start == 1 || sentence.has(token, Class::BeforeName))
}

fn is_enclitic(sentence: Sentence<'_, '_>, i: usize) -> bool {
    let tokens = sentence.tokens();
    let is_short = |token: &Token| {
        let text = sentence.slice(token.start, token.end);
        matches!(text, "'s" | "’s" | "'S" | "’S")
    };
    i > 0 && tokens.get(i).is_some_and(is_short) && tokens[i - 1].end == tokens[i].start
}

fn is_calendar(sentence: Sentence<'_, '_>, token: &Token) -> bool {
    sentence.has(token, Class::Month) || sentence.has(token, Class::Weekday)
}

/// « XXe », "XIXth": a century.
fn is_century(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_lowercase());
    let ending = &text[digits.len()..];
    digits.len() > 1
        && digits.bytes().all(|b| b"IVX".contains(&b))
        && matches!(ending, "" | "e" | "ème" | "er" | "ᵉ" | "th" | "st" | "nd" | "rd")
}

/// A sentence in which names are looked for.
struct Run<'f, 'd, 't> {
    finder: &'f Finder,
    sentence: Sentence<'d, 't>,
    tokens: &'d [Token],
    casing: Casing,
}

impl Run<'_, '_, '_> {
    fn has(&self, i: usize, class: Class) -> bool {
        self.tokens.get(i).is_some_and(|token| self.sentence.has(token, class))
    }

    fn any(&self, i: usize, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(i, class))
    }

    fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.shape.is_capital())
    }

    fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| self.sentence.slice(token.start, token.end))
    }

    /// Whether a token is a short word of a list of the pack.
    fn is_of(&self, i: usize, list: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|token| {
            token.end - token.start <= 16 && list.contains(&self.sentence.form(token).as_str())
        })
    }

    fn gap(&self, i: usize) -> &str {
        gap(self.sentence, i)
    }

    fn is_saint(&self, i: usize) -> bool {
        self.has(i, Class::BeforeName) && self.is_of(i, pack(self.sentence).saints)
    }

    /// How many tokens the longest entry of a list takes that begins at a token.
    fn phrase(&self, class: Class, i: usize) -> usize {
        let Some(token) = self.tokens.get(i) else { return 0 };
        let classes = self.sentence.classes(token);
        if !classes.has(Class::Head) {
            return usize::from(classes.has(class));
        }
        let end = self.tokens.len().min(i + PHRASE);
        let joined = (i + 1..end).take_while(|&i| {
            let gap = self.gap(i - 1);
            is_space(gap) || matches!(gap, "" | "-" | "'" | "’")
        });
        let forms: Vec<String> =
            std::iter::once(i).chain(joined).map(|i| self.sentence.form(&self.tokens[i])).collect();
        let lexicon = &pack(self.sentence).lexicon;
        lexicon.longest(class, |i| forms.get(i).map(String::as_str))
    }

    /// The last token of a place of several words that begins here (« Afrique du Sud »).
    fn place(&self, i: usize) -> Option<usize> {
        let words = self.phrase(Class::Place, i);
        let last = (i + words).checked_sub(1)?;
        (words > 1 && self.is_capital(i) && self.is_capital(last)).then_some(last)
    }

    /// Whether a word could be no name's but for its capital.
    fn is_plain(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if self.finder.has_seen(token, seen::LOWER) || self.has(i, Class::Ordinary) {
            return true;
        }
        let endings = pack(self.sentence).ordinary_endings;
        let form = self.sentence.form(token);
        endings.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending))
            || self.any(i, &[Class::Opener, Class::Exempt, Class::Prefix, Class::Linker])
    }

    /// Whether a word is a name by a list or by the rest of the document.
    fn is_known(&self, i: usize) -> bool {
        self.any(i, &[Class::Place, Class::FirstName, Class::Demonym])
            || self.finder.has_seen(&self.tokens[i], seen::CAPITAL) && !self.has(i, Class::Stop)
    }

    /// A word in capitals among function words in capitals: "you MUST NOT MISS it".
    fn is_shouted(&self, i: usize) -> bool {
        let is_loud = |i: usize| {
            let is_upper = |token: &Token| token.shape == Shape::Upper && !self.text(i).contains('.');
            self.tokens.get(i).is_some_and(is_upper) && self.has(i, Class::Stop)
        };
        self.tokens[i].shape == Shape::Upper && (is_loud(i + 1) || i > 0 && is_loud(i - 1))
    }

    /// Whether a word in a line of capitals is a name's.
    fn stands_out(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if !token.shape.is_capital() || self.has(i, Class::Stop) {
            return false;
        }
        let is_ordinary = self.has(i, Class::Ordinary) || self.finder.has_seen(token, seen::LOWER);
        match self.casing {
            Casing::Plain => !self.is_shouted(i),
            _ if self.any(i, &[Class::Place, Class::FirstName, Class::Demonym]) => true,
            _ if self.finder.has_seen(token, seen::CAPITAL) => !is_ordinary,
            Casing::Titled => !is_ordinary && !self.has(i, Class::Title),
            Casing::Shouted => {
                i > 0 && self.has(i - 1, Class::FirstName) && is_space(self.gap(i - 1)) && !is_ordinary
            }
        }
    }

    /// The last token of the first part of a name that begins at a token.
    fn begin(&self, i: usize) -> Option<usize> {
        if let Some(last) = self.quoted_title(i).or_else(|| self.place(i)) {
            return Some(last);
        }
        let token = &self.tokens[i];
        let is_leading_particle = || {
            let pack = pack(self.sentence);
            let is_one = token.end - token.start <= 3 && self.is_of(i, pack.particles);
            is_one && self.is_capital(i + 1) && matches!(self.gap(i), " " | "-" | "\u{a0}")
        };
        if token.shape == Shape::Lower {
            let begins = is_leading_particle()
                && self.stands_out(i + 1)
                && !is_calendar(self.sentence, &self.tokens[i + 1]);
            return begins.then_some(i + 1);
        }
        self.may_begin(i).then_some(i)
    }

    /// The last word of the title of a work: all that stands between quotation marks, with capitals.
    fn quoted_title(&self, i: usize) -> Option<usize> {
        let token = &self.tokens[i];
        if !token.quoted || !token.shape.is_capital() || i > 0 && self.tokens[i - 1].quoted {
            return None;
        }
        let inside = self.tokens[i..].iter().take(TITLE + 1).take_while(|token| token.quoted).count();
        let last = i + inside - 1;
        let is_apart = self.tokens.get(last + 1).is_some_and(|after| !after.quoted);
        let is_title = |i: usize| {
            self.has(i, Class::Stop) || self.is_capital(i) || self.tokens[i].shape == Shape::Number
        };
        let content = (i..=last).filter(|&i| self.is_capital(i) && !self.has(i, Class::Stop)).count();
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

    fn may_begin(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if !token.shape.is_capital() || is_calendar(self.sentence, token) {
            return false;
        }
        let is_initial = is_initial(self.sentence, i);
        let is_acronym = token.shape == Shape::Upper && token.end - token.start > 1;
        if self.has(i, Class::Stop) {
            return self.stop_begins(i, is_initial, is_acronym);
        }
        if self.casing != Casing::Plain || self.is_shouted(i) {
            return self.stands_out(i);
        }
        if self.is_office(i) {
            return false;
        }
        let goes_on = || self.next(i, i).is_some();
        if self.has(i, Class::BeforeName) {
            return self.is_capital(i + 1);
        }
        if !is_initial
            || token.shape == Shape::Inner
            || is_acronym
            || self.finder.has_seen(token, seen::CAPITAL)
        {
            return true;
        }
        if self.any(i, &[Class::Place, Class::FirstName, Class::Demonym]) {
            return !self.finder.has_seen(token, seen::LOWER) || goes_on();
        }
        goes_on() || !self.is_plain(i) && self.is_subject(i)
    }

    /// « ministre de la Justice », "Minister of Finance": what an office is about.
    fn is_office(&self, i: usize) -> bool {
        let pack = pack(self.sentence);
        let link =
            if i > 1 && self.is_of(i - 1, pack.name_link_articles) { i - 2 } else { i.saturating_sub(1) };
        let is_body = (i..self.tokens.len())
            .take_while(|&at| at == i || is_space(self.gap(at - 1)) && self.is_capital(at))
            .any(|at| self.has(at, Class::Organization));
        self.has(i, Class::Ordinary)
            && !is_body
            && link > 0
            && self.is_of(link, pack.name_links)
            && self.has(link - 1, Class::Title)
    }

    /// Whether what follows a word that begins a sentence shows it to be a name.
    fn is_subject(&self, i: usize) -> bool {
        let gap = self.gap(i);
        let Some(next) = self.tokens.get(i + 1) else { return false };
        let pack = pack(self.sentence);
        let ends_as_verb = |next: &Token| {
            let form = self.sentence.form(next);
            pack.verb_endings.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending))
        };
        let is_quoted = gap.trim_start().starts_with(['»', '”'])
            || gap.starts_with('"') && next.quoted != self.tokens[i].quoted;
        gap.starts_with(',')
            || is_quoted
            || is_enclitic(self.sentence, i + 1)
            || is_space(gap)
                && next.shape == Shape::Lower
                && (self.has(i + 1, Class::Saying) || self.is_of(i + 1, pack.verbs) || ends_as_verb(next))
    }

    /// "A. Smith"
    fn is_initial_letter(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.end - token.start == 1
            && token.shape == Shape::Capital
            && is_dotted(self.sentence, i)
            && self.is_capital(i + 1)
    }

    /// A function word begins a name as an acronym ("the WHO") or an article of its own (« Le Monde », "The Hague").
    fn stop_begins(&self, i: usize, is_initial: bool, is_acronym: bool) -> bool {
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
            let is_alias =
                pack.aliases.iter().any(|(short, _)| self.sentence.form(&self.tokens[i]) == *short);
            return is_alias || i > 0 && self.is_of(i - 1, pack.definite_articles);
        }
        let next_is_name = self.is_capital(i + 1)
            && !self.has(i + 1, Class::Stop)
            && is_space(self.gap(i))
            && !is_calendar(self.sentence, &self.tokens[i + 1]);
        let is_articled = || self.finder.has_seen(&self.tokens[i + 1], seen::ARTICLED);
        next_is_name && (!is_initial || is_articled() && !self.is_plain(i + 1))
    }

    /// The token that carries the name on, past a particle if need be.
    fn next(&self, first: usize, last: usize) -> Option<usize> {
        let next = self.tokens.get(last + 1)?;
        let gap = self.gap(last);
        if is_enclitic(self.sentence, last + 1) {
            let token = &self.tokens[last];
            let is_own =
                self.finder.has_seen(token, seen::CLOSED) && !self.finder.has_seen(token, seen::BARE);
            // "People's Republic of China", "Children's Hospital".
            let is_common = || {
                let after = last + 2;
                self.has(last, Class::Ordinary)
                    && !is_initial(self.sentence, last)
                    && self.is_capital(after)
                    && is_space(self.gap(last + 1))
                    && !self.has(after, Class::Stop)
                    && self.casing == Casing::Plain
            };
            return if is_own { Some(last + 1) } else { is_common().then_some(last + 2) };
        }
        let joins = is_space(gap)
            || matches!(gap, "-" | "'" | "’" | "" | "&" | " & ")
            || is_dotted(self.sentence, last);
        if !joins {
            let ends = || self.is_of(last + 1, pack(self.sentence).name_ends);
            return (gap == ", " && next.shape.is_capital() && ends()).then_some(last + 1);
        }
        if next.shape.is_capital() {
            return self.capital_follows(last, gap).then_some(last + 1);
        }
        if next.shape == Shape::Number {
            return self.number_follows(first, last, gap).then_some(last + 1);
        }
        if self.casing == Casing::Shouted {
            return None;
        }
        self.tail(first, last).or_else(|| self.bridge(first, last))
    }

    fn capital_follows(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if let Some(end) = self.place(next)
            && self.has(last, Class::Stop)
            && end > next
        {
            return true;
        }
        if is_calendar(self.sentence, &self.tokens[next]) {
            // "Black Friday", "Theresa May".
            return gap == "-"
                || self.is_of(last, pack(self.sentence).feasts)
                || self.any(last, &[Class::FirstName, Class::BeforeName]);
        }
        if self.has(next, Class::Stop) {
            // "Marine Le Pen", "Pan Am", "Walter A. Shewhart".
            let is_one = gap == " " && self.casing == Casing::Plain && self.text(next) != "I";
            return self.tokens[next].shape == Shape::Capital && (gap == "-" || is_one)
                || gap == "&"
                || self.is_initial_letter(next);
        }
        if self.parts(last, gap) {
            return false;
        }
        self.casing == Casing::Plain
            || self.stands_out(next)
            || self.casing == Casing::Titled && self.any(next, &[Class::Organization, Class::NameHead])
            || gap == "-"
    }

    /// Two names side by side: "Invercargill New Zealand", "U.S. Muslim", "Jewish West Bank".
    fn parts(&self, last: usize, gap: &str) -> bool {
        let next = last + 1;
        if gap == "-" {
            return false;
        }
        let is_place = self.has(next, Class::Place) || self.place(next).is_some();
        let is_dotted = is_dotted(self.sentence, last) && self.tokens[last].shape == Shape::Upper;
        self.has(last, Class::Place) && is_place
            || self.has(last, Class::Demonym)
                && (self.place(next).is_some() || self.tokens[next].shape == Shape::Upper)
            || is_dotted && (is_place || self.any(next, &[Class::Demonym, Class::FirstName]))
    }

    /// "Covid-19", « CAC 40 ».
    fn number_follows(&self, first: usize, last: usize, gap: &str) -> bool {
        let text = self.text(last + 1);
        if gap == "-" {
            return self.is_capital(last);
        }
        let is_numbered = gap == " "
            && first == last
            && text.len() <= 3
            && text.bytes().all(|b| b.is_ascii_digit())
            && self.casing == Casing::Plain
            && !is_initial(self.sentence, last)
            && !self.any(last, &[Class::Place, Class::Demonym, Class::FirstName, Class::BeforeNumber])
            && self.tokens[last].shape.is_capital();
        let after = self.gap(last + 1);
        let ends = after.is_empty() && self.tokens.get(last + 2).is_none()
            || after.starts_with([',', '.', ')', ';'])
            || is_space(after) && self.has(last + 2, Class::Stop);
        // A score goes on with the other side's number.
        let is_score = self.tokens.iter().filter(|token| token.shape == Shape::Number).count() > 2;
        is_numbered && ends && !is_score
    }

    fn is_head(&self, i: usize) -> bool {
        self.is_capital(i) && self.any(i, &[Class::Organization, Class::NameHead])
    }

    /// Whether a run so far is a body's or a place's, by a common noun in it.
    fn headed(&self, first: usize, last: usize) -> bool {
        if self.has(last, Class::Place) || self.is_of(last, pack(self.sentence).name_ends) {
            return false;
        }
        let is_person = |i: usize| {
            self.has(i, Class::FirstName) || self.has(i, Class::Title) && !self.has(i, Class::Organization)
        };
        let back = (first..=last).rev().take_while(|&i| !self.is_capital(i) || !is_person(i));
        back.into_iter().any(|i| self.is_head(i))
    }

    /// A word in lower case that is part of a body's name (« Parquet national », « Cour de justice »).
    fn tail(&self, first: usize, last: usize) -> Option<usize> {
        let pack = pack(self.sentence);
        let next = last + 1;
        if let Some(end) = self.spelt(first, last) {
            return Some(end);
        }
        let is_open = self.is_head(last) || last > first && self.has(last, Class::NameTail);
        if !is_open || !is_space(self.gap(last)) {
            return None;
        }
        let is_national = || (first..=last).any(|i| self.is_capital(i) && self.is_of(i, pack.national_heads));
        if self.has(next, Class::NameTail) || self.has(next, Class::Demonym) && is_national() {
            return Some(next);
        }
        let end = self.links(next)?;
        (self.tokens[end].shape == Shape::Lower && self.has(end, Class::NameTail)).then_some(end)
    }

    /// The last word of a name whose initials follow in brackets: « Organisation météorologique mondiale (OMM) ».
    fn spelt(&self, first: usize, last: usize) -> Option<usize> {
        if first != last || !is_space(self.gap(last)) {
            return None;
        }
        let most = (last + SPELT).min(self.tokens.len());
        let end = (last + 1..most).find(|&i| !is_space(self.gap(i)) && !self.gap(i).is_empty())?;
        let acronym = self.tokens.get(end + 1).filter(|token| token.shape == Shape::Upper)?;
        if self.gap(end).trim() != "(" {
            return None;
        }
        let first_letter = |i: usize| self.text(i).chars().next().into_iter().flat_map(char::to_uppercase);
        let content = (first..=end).filter(|&i| !self.has(i, Class::Stop));
        let initials: String = content.flat_map(first_letter).collect();
        let letters = self.sentence.slice(acronym.start, acronym.end);
        (fold(&initials) == letters.replace('.', "")).then_some(end)
    }

    /// The token behind a link such as "of the".
    fn links(&self, i: usize) -> Option<usize> {
        let pack = pack(self.sentence);
        if !self.is_of(i, pack.name_links) {
            return None;
        }
        let is_near = |i: usize| is_space(self.gap(i)) || self.gap(i).is_empty();
        let mut end = i + 1;
        if self.tokens.get(end).is_some_and(|token| token.shape == Shape::Lower)
            && is_near(i)
            && self.is_of(end, pack.name_link_articles)
        {
            end += 1;
        }
        (end < self.tokens.len() && is_near(end - 1)).then_some(end)
    }

    /// The capitalised word behind particles or links: "Bank of England", « Jean de La Fontaine », "Ursula von der Leyen".
    fn bridge(&self, first: usize, last: usize) -> Option<usize> {
        let pack = pack(self.sentence);
        let next = last + 1;
        let is_name = |i: usize| {
            self.stands_out(i)
                && !is_calendar(self.sentence, &self.tokens[i])
                && !self.has(i, Class::BeforeName)
        };
        if self.gap(last) == "-" {
            // « Bar-sur-Seine ».
            let end =
                (next + 1..next + 3).take_while(|&i| self.gap(i - 1) == "-").find(|&i| self.is_capital(i));
            return end.filter(|_| self.is_capital(last));
        }
        if self.is_of(next, pack.particles) && !self.any(last, &[Class::Place, Class::Demonym]) {
            let end = (next + 1..next + 3).find(|&i| !self.is_of(i, pack.particles))?;
            let spaced = (next..end).all(|i| is_space(self.gap(i)) || matches!(self.gap(i), "" | "-"));
            return (spaced && end < self.tokens.len() && is_name(end)).then_some(end);
        }
        if let Some(end) = self.conjunction(first, last) {
            return Some(end);
        }
        let end = self.links(next)?;
        if !is_name(end) {
            return None;
        }
        let is_head = self.headed(first, last);
        let is_first_name = pack.links_surnames
            && self.has(first, Class::FirstName)
            && (first..last).all(|i| self.gap(i) == "-")
            && !self.any(end, &[Class::Place, Class::Organization]);
        let is_person = self.has(end, Class::FirstName) && self.is_capital(end + 1) && pack.links_surnames;
        let is_surname_of = is_first_name && self.tokens[end].shape != Shape::Upper;
        (is_head && !is_person || is_surname_of || self.is_club(first, last, end)).then_some(end)
    }

    /// « les Blackhawks de Chicago »: an unknown name with an article, of a place.
    fn is_club(&self, first: usize, last: usize, end: usize) -> bool {
        let pack = pack(self.sentence);
        let known = [Class::Place, Class::Demonym, Class::FirstName, Class::Title, Class::NameHead];
        pack.links_surnames
            && first > 0
            && self.is_of(first - 1, pack.definite_articles)
            && self.has(end, Class::Place)
            && (first..=last).all(|i| self.tokens[i].shape == Shape::Capital && !self.any(i, &known))
    }

    /// "Food and Drug Administration", "Department of Health and Human Services": common nouns inside a name.
    fn conjunction(&self, first: usize, last: usize) -> Option<usize> {
        let end = last + 2;
        let is_and = || matches!(self.text(last + 1), "and" | "et");
        if !self.is_capital(end) || !is_space(self.gap(last)) || !is_space(self.gap(last + 1)) || !is_and() {
            return None;
        }
        let is_common = |i: usize| self.any(i, &[Class::Ordinary, Class::Organization]);
        if !is_common(last) || !is_common(end) || self.any(last, &[Class::Place]) {
            return None;
        }
        let is_linked = (first..last).any(|i| self.tokens[i].shape == Shape::Lower);
        let ends_in_body = self.is_capital(end + 1)
            && is_space(self.gap(end))
            && self.has(end + 1, Class::Organization)
            && !(first..=last).any(|i| self.has(i, Class::Organization) && !self.has(i, Class::Ordinary));
        (is_linked || ends_in_body).then_some(end)
    }

    /// Gives the names in a run: titles part them ("Treasury Secretary Janet Yellen") and a nationality may stand before
    /// ("Russian President Boris Yeltsin").
    fn split(&self, first: usize, last: usize, found: &mut impl FnMut(usize, usize)) {
        let first = self.without_opening(first, last);
        let mut start = first;
        let mut i = first;
        while i <= last {
            let title = self.title(i, last);
            let ends = i + title > last;
            let is_surname = title == 1
                && (i > start && self.has(start, Class::FirstName)
                    || ends && self.finder.has_seen(&self.tokens[i], seen::SURNAME)
                    || i > start && self.gap(i - 1) == "-");
            if title > 0 && !is_surname {
                if start < i && self.is_solid(start, i - 1) {
                    self.give(start, i - 1, found);
                }
                i += title;
                start = i;
                continue;
            }
            let is_nationality = i == start
                && i < last
                && (self.has(i, Class::Demonym)
                    || i + 2 <= last
                        && self.has(i, Class::Organization)
                        && self.has(i + 1, Class::FirstName)
                        && !pack(self.sentence).links_surnames)
                && is_space(self.gap(i))
                && (self.has(i + 1, Class::FirstName)
                    || self.title(i + 1, last) > 0
                    || self.finder.has_seen(&self.tokens[i + 1], seen::SURNAME));
            if is_nationality {
                self.give(i, i, found);
                start = i + 1;
            }
            i += 1;
        }
        if start <= last {
            self.give(start, last, found);
        }
    }

    /// How many tokens of a run the title at one takes.
    fn title(&self, i: usize, last: usize) -> usize {
        if i > last || !self.is_capital(i) {
            return 0;
        }
        if self.is_saint(i) || self.place(i).is_some() {
            return 0;
        }
        // "CEO", « PDG ».
        if self.tokens[i].shape == Shape::Upper
            && self.has(i, Class::Ordinary)
            && self.casing == Casing::Plain
            && is_space(self.gap(i))
        {
            return usize::from(i < last);
        }
        let mut words = self.phrase(Class::Title, i);
        if words > 1 {
            // "Assistant Secretary of State" is two entries that share a word.
            words += self.phrase(Class::Title, i + words - 1).saturating_sub(1);
            return words.min(last + 1 - i);
        }
        let full = self.has(i, Class::Title) && !self.any(i, &[Class::Organization, Class::FirstName]);
        usize::from(full || self.has(i, Class::BeforeName) && i < last)
    }

    /// Whether words before a title are a name of their own.
    fn is_solid(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|i| {
            self.any(i, &[Class::Place, Class::Demonym, Class::Organization])
                || self.tokens[i].shape == Shape::Upper
                || !self.is_plain(i) && !self.has(i, Class::Stop)
        })
    }

    /// "Former Chancellor Angela Merkel", "Top Belarus politician": an ordinary word that only begins the sentence.
    fn without_opening(&self, first: usize, last: usize) -> usize {
        let token = &self.tokens[first];
        let is_open = first < last
            && self.casing == Casing::Plain
            && token.shape == Shape::Capital
            && is_initial(self.sentence, first)
            && is_space(self.gap(first))
            && self.is_capital(first + 1)
            && !self.is_known(first)
            && !self.is_head(first)
            && self.place(first).is_none()
            && self.is_plain(first)
            && !(first + 1..=last)
                .any(|i| self.any(i, &[Class::Ordinary, Class::Organization, Class::NameHead]));
        first + usize::from(is_open)
    }

    fn give(&self, first: usize, last: usize, found: &mut impl FnMut(usize, usize)) {
        let (mut first, mut last) = (first, last);
        // "Lord Mayor of Brisbane": what linked the title to the name.
        while first < last && !self.is_capital(first) && !self.is_of(first, pack(self.sentence).particles) {
            first += 1;
        }
        // A link or title at the end belongs to what was cut.
        while last > first
            && !self.is_capital(last)
            && !self.has(last, Class::NameTail)
            && self.has(last, Class::Stop)
            && !is_enclitic(self.sentence, last)
        {
            last -= 1;
        }
        let is_acronym = |i: usize| self.tokens[i].shape == Shape::Upper;
        let is_empty = (first..=last).all(|i| {
            is_calendar(self.sentence, &self.tokens[i])
                || self.has(i, Class::Stop) && !is_acronym(i)
                || is_acronym(i) && self.has(i, Class::Ordinary)
                || is_century(self.text(i))
                || self.tokens[i].shape == Shape::Number
                || self.text(i).chars().nth(1).is_none()
        });
        let is_scale = first == last
            && first > 0
            && self.tokens[first - 1].shape == Shape::Number
            && pack(self.sentence)
                .scales
                .iter()
                .any(|(scale, _)| self.sentence.form(&self.tokens[first]) == *scale);
        let is_empty = is_empty || is_scale;
        let is_amp = last > first && self.gap(first) == "&";
        let is_plain = first == last
            && is_initial(self.sentence, first)
            && self.has(first, Class::Ordinary)
            && !is_acronym(first)
            && self.finder.has_seen(&self.tokens[first], seen::LOWER);
        if (!is_empty || is_amp) && !is_plain {
            found(first, last);
        }
    }
}
