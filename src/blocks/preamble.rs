//! What stands before a block's first sentence: the dateline of an agency's report, the word that announces a title, the
//! kicker that names a section or medium, the stamp of an update.

use super::block_text::TokenizedBlock;
use crate::language::{Language, WordList};
use crate::sentences::{bullet, is_zone_code};
use crate::text::head;
use crate::tokens::{Shape, Token, WordTable, longest};

/// A dateline has at most this many bytes.
const REACH: usize = 90;
/// Its place and date, and its source, have at most this many words.
const PLACE_WORDS: usize = 8;
const SOURCE_WORDS: usize = 3;
/// The name of a place that no list has, longer than acronyms, has at least this many bytes…
const UNKNOWN_BYTES: usize = 6;
/// …and stands before a sentence of at least this many words.
const OPENED_WORDS: usize = 8;

/// Returns how many bytes stand before a block's first sentence: a bullet, a dateline (whose length is known), the label of
/// a title, a stamp or a kicker.
pub(crate) fn preamble(block: &TokenizedBlock<'_>, dateline: u32, words: &WordTable) -> u32 {
    let others = [bullet(block.text), title_label(block, words), stamp(block, words), kicker(block, words)];
    others.into_iter().fold(dateline, |longest, length| longest.max(length as u32))
}

/// Returns the length of the dateline that a block begins with, with the dash and the space after it; 0 when it begins
/// with none.
///
/// Three forms are known: a source in brackets, a place before it or not ("(CNN) --", « PARIS, 12 mai (AFP) - »), the same
/// without a dash where a scraper glued it to the sentence ("(CNN)Police"), and a place in capitals with a name from the
/// list of places or a date ("NEW YORK —", "MUMBAI, India –"). Any longer word in capitals may be a place before a long
/// dash and a sentence ("ORRVALE — The council …").
pub(crate) fn dateline(block: &TokenizedBlock<'_>, words: &WordTable) -> usize {
    find_dateline(block, words, true)
}

/// Returns the length of the dateline that a sentence begins with; 0 if it begins with none, or only perhaps with one.
pub(crate) fn certain_dateline(sentence: &TokenizedBlock<'_>, words: &WordTable) -> usize {
    find_dateline(sentence, words, false)
}

fn find_dateline(block: &TokenizedBlock<'_>, words: &WordTable, may_be_unknown: bool) -> usize {
    let &TokenizedBlock { text: block, start, tokens, language, .. } = block;
    if !block.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return 0;
    }
    let reach = head(block, REACH);
    let has_bracket = reach.bytes().fold(false, |any, byte| any | (byte == b')'));
    if !has_bracket && !tokens.first().is_some_and(is_in_capitals) {
        return 0;
    }
    if has_bracket && let Some(length) = glued_source(reach) {
        return length;
    }
    let mut dashes = reach.bytes().enumerate().filter(|&(_, byte)| byte == b'-' || byte == LONG_DASH);
    let Some((at, dash)) = dashes.find_map(|(at, _)| Some((at, dash(reach, at)?))) else {
        return 0;
    };
    let rest = block[at + dash..].trim_start();
    let goes_on = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“«'‘".contains(c));
    let before = block[..at].trim_end();
    let is_dateline = goes_on
        && rest.contains(char::is_alphabetic)
        && match before.strip_suffix(')').and_then(|before| before.rsplit_once('(')) {
            Some((place, source)) => is_source(place, source),
            None => {
                let (place, text) =
                    tokens.split_at(tokens.partition_point(|token| (token.start as usize) < start + at));
                is_place(before, place, language, words)
                    || may_be_unknown
                        && dash > 1
                        && text.len() >= OPENED_WORDS
                        && is_unknown_place(before, place, language, words)
            }
        };
    if is_dateline { block.len() - rest.len() } else { 0 }
}

/// Whether the text before a bracket and that inside it may be a dateline's.
fn is_source(place: &str, source: &str) -> bool {
    source.starts_with(char::is_uppercase)
        && source.split_whitespace().count() <= SOURCE_WORDS
        && place.split_whitespace().count() <= PLACE_WORDS
        && !place.contains(['!', '?', ';', ':', '«', '"', '“'])
}

/// Returns the length of a dateline whose bracket has initials and is followed directly by a capital: "Hong Kong (CNN
/// Business)Shares".
fn glued_source(reach: &str) -> Option<usize> {
    let (before, rest) = reach.split_once(')')?;
    let (place, source) = before.split_once('(')?;
    let is_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_dateline = rest.starts_with(char::is_uppercase)
        && rest.contains(char::is_whitespace)
        && source.chars().take(2).filter(|c| c.is_uppercase()).count() == 2
        && is_source(place, source)
        && place.split_whitespace().all(is_name);
    is_dateline.then_some(before.len() + 1)
}

/// A stamp has at most this many bytes.
const STAMP: usize = 80;

/// Returns the length of the stamp that a block begins with; 0 without one.
///
/// A stamp is a day in brackets ("[Updated on 12 May at 10:30] The council …") or a day with the time of day ("Updated May
/// 12, 2026, 10:30 AM The council …").
fn stamp(block: &TokenizedBlock<'_>, words: &WordTable) -> usize {
    let &TokenizedBlock { text: block, start, tokens, language, .. } = block;
    let lists = |token: &Token| words.lists(token.word, language);
    let is_day = |token: &Token| lists(token).has_any(&[WordList::Month, WordList::Weekday]);
    let is_number = |token: &Token| token.shape == Shape::Number;
    if block.starts_with('[') {
        let Some(close) = head(block, STAMP).find(']') else { return 0 };
        let inside = &tokens[..tokens.partition_point(|token| (token.start as usize) < start + close)];
        let is_stamp = inside.len() > 1 && inside.iter().any(is_number) && inside.iter().any(is_day);
        let rest = block[close + 1..].trim_start();
        let is_text = rest.starts_with(char::is_alphanumeric) && rest.contains(char::is_alphabetic);
        return if is_stamp && is_text { block.len() - rest.len() } else { 0 };
    }
    let label = longest(WordList::Kicker, tokens, language, words);
    if !tokens.get(label).is_some_and(|token| is_day(token) || is_number(token)) {
        return 0;
    }
    let is_of_stamp = |token: &Token| {
        let text = &block[token.start as usize - start..token.end() as usize - start];
        is_number(token)
            || is_day(token)
            || token.shape == Shape::Lower && token.is_stop()
            || is_zone_code(text)
            || language.pack().hour_marks.iter().any(|mark| text.eq_ignore_ascii_case(mark))
    };
    let count = label + tokens[label..].iter().take_while(|token| is_of_stamp(token)).count();
    let (stamp, rest) = tokens.split_at(count);
    let Some(next) = rest.first().filter(|next| next.shape.is_capital() && rest.len() >= KICKED_WORDS) else {
        return 0;
    };
    let length = next.start as usize - start;
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = &block.as_bytes()[..length];
    let has_time = (1..length).any(|at| {
        matches!(bytes[at], b':' | b'h') && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + 1))
    });
    if length <= STAMP && has_time && stamp.iter().any(is_day) { length } else { 0 }
}

/// Returns the length of the kicker that a block begins with, with what separates it from the first sentence; 0 without
/// one.
///
/// A kicker stands before a dash ("INTERNATIONAL - The council …"), in capitals or of several words before a colon
/// ("UPDATE: The …", "Why it matters: The …"), before a period (« Vidéo. Le conseil … »), or right before a function
/// word with a capital (« vidéo Le conseil … »). Some other words in capitals that a period closes are a kicker too
/// (« GRÈVE 13 MAI. Le conseil … »).
fn kicker(block: &TokenizedBlock<'_>, words: &WordTable) -> usize {
    let &TokenizedBlock { text: block, start, tokens, language, .. } = block;
    let listed = longest(WordList::Kicker, tokens, language, words);
    let in_capitals = tokens.iter().take_while(|token| is_capitals_or_number(token)).count();
    let lists = |i: usize| words.lists(tokens[i].word, language);
    for count in [listed, in_capitals] {
        let Some(next) = tokens.get(count).filter(|_| (1..=KICKER_WORDS).contains(&count)) else { continue };
        let gap = &block[tokens[count - 1].end() as usize - start..next.start as usize - start];
        let is_shouted =
            || tokens[count..].iter().take(KICKED_WORDS).all(|token| token.shape != Shape::Lower);
        let is_sentence =
            next.shape == Shape::Capital && tokens.len() - count >= KICKED_WORDS && !is_shouted();
        let separates = match gap.trim() {
            "" => count == listed && lists(count).has(WordList::StopWord),
            // "INFO RTL - "
            "-" | "–" | "—" | "|" => {
                (count == listed || listed > 0 && count == in_capitals)
                    && gap.starts_with(char::is_whitespace)
            }
            ":" => count == listed && (count > 1 || is_in_capitals(&tokens[0])),
            "." => count == listed || count == in_capitals && count > 1,
            _ => false,
        };
        if is_sentence && separates {
            return next.start as usize - start;
        }
    }
    0
}

/// A kicker has at most this many words, and the text behind it at least this many.
const KICKER_WORDS: usize = 4;
const KICKED_WORDS: usize = 5;

fn is_capitals_or_number(token: &Token) -> bool {
    matches!(token.shape, Shape::Upper | Shape::Number) && token.length > 1
}

/// The first byte of "–" and "—".
const LONG_DASH: u8 = 0xe2;

/// Returns the length of the dash at `at` that may close a dateline; a short dash or hyphen must stand between spaces.
fn dash(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is_spaced =
        |rest: &str| text[..at].ends_with(char::is_whitespace) && rest.starts_with(char::is_whitespace);
    let short = |mark: &str| rest.strip_prefix(mark).is_some_and(is_spaced).then_some(mark.len());
    let long = |mark: &str| rest.starts_with(mark).then_some(mark.len());
    long("—").or_else(|| long("--")).or_else(|| short("–")).or_else(|| short("-"))
}

/// Whether the text before a dash is a place, perhaps with a date: "CEDAR RAPIDS, Iowa", « PARIS, 12 mai ».
fn is_place(before: &str, tokens: &[Token], language: Language, words: &WordTable) -> bool {
    let has = |i: usize, class| longest(class, &tokens[i..], language, words) > 0;
    let is_month = |token: &Token| words.lists(token.word, language).has(WordList::Month);
    tokens.len() <= PLACE_WORDS
        && !before.contains(['!', '?', ';', ':', '(', '"'])
        && tokens.first().is_some_and(is_in_capitals)
        && tokens.iter().all(|token| token.shape != Shape::Lower || is_month(token))
        && (0..tokens.len()).any(|i| has(i, WordList::Place) || has(i, WordList::Month))
}

/// Whether the text before a long dash may be a place that no list has: "ORRVALE", "ORRVALE, Iowa".
fn is_unknown_place(before: &str, tokens: &[Token], language: Language, words: &WordTable) -> bool {
    use WordList::{Agency, Kicker, OrdinaryWord, OrganizationWord, StopWord};
    let [first, rest @ ..] = tokens else { return false };
    let is_other = [Kicker, Agency, OrdinaryWord, OrganizationWord, StopWord]
        .iter()
        .any(|&list| longest(list, tokens, language, words) > 0);
    is_in_capitals(first)
        && first.length as usize >= UNKNOWN_BYTES
        && !is_other
        && rest.len() < PLACE_WORDS / 2
        && rest.iter().all(|token| token.shape.is_capital())
        && before.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ,.-'".contains(&byte) || byte > 0x7f)
}

fn is_in_capitals(token: &Token) -> bool {
    token.shape == Shape::Upper
}

/// Returns the length of the word that announces a title ("Subject:"), its colon and the space after it; 0 without one.
fn title_label(block: &TokenizedBlock<'_>, words: &WordTable) -> usize {
    let &TokenizedBlock { text: block, tokens, language, .. } = block;
    let is_label = |token: &Token| words.lists(token.word, language).has(WordList::TitleLabel);
    if !tokens.first().is_some_and(is_label) {
        return 0;
    }
    let rest = block.trim_start_matches(char::is_alphabetic);
    let title = rest
        .trim_start()
        .strip_prefix(':')
        .map(str::trim_start)
        .filter(|title| title.contains(char::is_alphabetic));
    title.map_or(0, |title| block.len() - title.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{Tokenizer, Vocabulary};

    fn rest(block: &str) -> &str {
        let (mut vocabulary, mut words, mut tokens) =
            (Vocabulary::default(), WordTable::default(), Vec::new());
        let language = Language::English;
        vocabulary.begin(0, &mut words);
        let mut tokenizer =
            Tokenizer { vocabulary: &mut vocabulary, words: &mut words, quotations: &mut Vec::new() };
        let (language, counts) = tokenizer.block(block, (0, block.len()), language, &mut tokens);
        let tokenized = TokenizedBlock { text: block, start: 0, tokens: &tokens, language, counts };
        &block[dateline(&tokenized, &words)..]
    }

    #[test]
    fn datelines_end_where_the_first_sentence_begins() {
        for (line, wanted) in [
            ("PARIS (AFP) - Le gouvernement a cédé.", "Le gouvernement a cédé."),
            ("(CNN) -- Police said so.", "Police said so."),
            ("(CNN)Police said so.", "Police said so."),
            ("Hong Kong (CNN Business)Shares fell on Monday.", "Shares fell on Monday."),
            ("NEW YORK (Reuters) — Shares fell.", "Shares fell."),
            ("KABUL, Afghanistan (CNN) -- A bomb went off.", "A bomb went off."),
            ("PARIS, 12 May (AFP) – \"No,\" he said.", "\"No,\" he said."),
            ("MUMBAI, India – A test was found.", "A test was found."),
            ("WASHINGTON — Congress voted.", "Congress voted."),
            ("PARIS\u{a0}(AFP)\u{a0}-\u{a0}Le gouvernement a cédé.", "Le gouvernement a cédé."),
            ("LONDON, Jan. 27— A book was sold.", "A book was sold."),
            (
                "ORRVALE — The council voted on Monday to close the ramp.",
                "The council voted on Monday to close the ramp.",
            ),
            (
                "ORRVALE, Ohio — The council voted on Monday to close the ramp.",
                "The council voted on Monday to close the ramp.",
            ),
        ] {
            assert_eq!(rest(line), wanted);
        }
        for line in [
            "The minister (Labour) said - in vain - that he would stay.",
            "(Some)One has to pay.",
            "The Marlow (Sea)Horse is sold.",
            "Le bac (Amélie)Rose part lundi.",
            "He came. Then (AFP) - he left.",
            "NASA — The agency of the stars.",
            "BREXIT - What now?",
            "Paris - a city of light - is dark.",
            "PARIS (AFP) - et puis rien.",
            "ORRVALE - The council voted on Monday to close the ramp.",
            "ORRVALE — The council met.",
            "UNESCO — the council said on Monday — will close the ramp.",
            "COUNCIL — The vote on Monday was about the ramp of the port.",
        ] {
            assert_eq!(rest(line), line);
        }
    }
}
