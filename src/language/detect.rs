//! Which language a text is in.
//!
//! Function words vote first: they make up about half of running text and are counted in one cheap pass. When they
//! leave a doubt, the trigrams of `whatlang` decide over at most [`WHATLANG_BYTES`] of it; it also knows the languages
//! that are not supported. Both read a sample of bounded size, taken from the lines that look like running text, so
//! that neither the length of the text nor a line of a site's furniture matters.

use super::{Language, Lexicon, ListSet, ShortWord, WordList, lower};
use crate::error::{Error, Kind};
use crate::swar::{self, WORD};
use crate::text::{ceil_boundary, head, is_combining, line_end};

/// The most bytes that the function words are counted in.
const SAMPLE_BYTES: usize = 3000;
/// The most bytes that `whatlang` sees: beyond, it is no better and its time grows.
const WHATLANG_BYTES: usize = 500;
/// The pieces that a longer text is sampled at.
const WINDOWS: usize = 4;
/// A line of so many bytes counts as running text.
const LONG_LINE: usize = 60;
/// The vote is settled from so many distinctive words on…
const SETTLED_WORDS: usize = 4;
/// …that are at least this share of all words (running text has 0.2 to 0.45)…
const SETTLED_SHARE: f32 = 0.16;
/// …and outnumber those of the runner-up so many times.
const SETTLED_LEAD: usize = 3;
/// A vote that is settled after so many words, or at a look every few words more, is not counted further.
const ENOUGH_WORDS: usize = 100;
const LOOK_WORDS: usize = 20;
/// It is settled, too, when so many function words speak for a language, which are at least this share of all words, …
const MANY_WORDS: usize = 60;
const MANY_SHARE: f32 = 0.3;
/// …so many times those of the runner-up, with at least this share of distinctive ones.
const MANY_LEAD: usize = 20;
const MANY_DISTINCTIVE: f32 = 0.12;
/// Two languages with so many distinctive words each, and none twice the other's, make a page mixed.
const MIXED_WORDS: usize = 8;
/// Distinctive words at or above this share are never "surely another language".
const DOUBT_SHARE: f32 = 0.14;
/// whatlang is believed on a third language in a sample of at least so many letters…
const SURE_LETTERS: usize = 24;
/// …or so many, in as many words, where not one distinctive word speaks against it.
const SURE_LETTERS_ALONE: usize = 15;
const SURE_WORDS_ALONE: usize = 4;
/// A detection is called reliable from this confidence on.
const RELIABLE: f32 = 0.6;

/// The language of a text, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Detection {
    language: Language,
    confidence: f32,
    reliable: bool,
}

impl Detection {
    /// A language that the caller vouches for.
    pub(crate) fn given(language: Language) -> Self {
        Detection { language, confidence: 1.0, reliable: true }
    }

    /// The likelier of the supported languages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// From 0 (a guess) to 1 (certain or given); grows with the length of the text and with its purity.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// Whether the confidence is high enough to act on (0.6).
    pub fn is_reliable(&self) -> bool {
        self.reliable
    }
}

/// Detects the language of a text; none when it has no letter or is surely in a language that is not supported.
///
/// Reads a bounded part of the text, so the time does not grow with its length.
///
/// ```
/// let text = "Le gouvernement, qui avait promis une réforme pour cet été, a présenté mardi son projet de loi à \
///             l'Assemblée. Les députés ne sont pas tous d'accord avec le texte.";
/// let found = abrege::detect(text).unwrap();
/// assert_eq!(found.language(), abrege::Language::French);
/// assert!(found.is_reliable());
/// assert!(abrege::detect("El presidente del gobierno anunció ayer que no habrá nuevas elecciones este año.").is_none());
/// assert!(abrege::detect("12 + 30").is_none());
/// ```
pub fn detect(text: &str) -> Option<Detection> {
    detect_supported(text).ok().flatten()
}

/// As [`detect`], with the third language as an error.
pub(crate) fn detect_supported(text: &str) -> Result<Option<Detection>, Error> {
    if let Some(vote) = Vote::of_long_lines(text).filter(|vote| vote.is_settled() && !vote.is_mixed()) {
        return Ok(Some(vote.detection(vote.first())));
    }
    let sample = sample(text);
    let vote = Vote::count(&sample);
    if vote.words == 0 {
        return Ok(None);
    }
    // A page in two languages is in the one that it begins in.
    if vote.is_mixed() {
        let start = Vote::count(head(&sample, sample.len() / 3));
        let found = start.detection(start.first());
        let (own, others) = (vote.evidence(found.language) as f32, vote.others(found.language) as f32);
        let confidence = found.confidence * own / (own + others).max(1.0);
        return Ok(Some(Detection { confidence, reliable: confidence >= RELIABLE, ..found }));
    }
    if vote.is_settled() {
        return Ok(Some(vote.detection(vote.first())));
    }
    let head = head(&sample, WHATLANG_BYTES);
    let detector = whatlang::Detector::new();
    let Some(found) = detector.detect(head) else { return Ok(Some(vote.detection(vote.first()))) };
    let supported = Language::ALL.into_iter().find(|language| language.pack().whatlang == found.lang());
    if let Some(language) = supported {
        return Ok(Some(vote.detection(if vote.is_tied() { language } else { vote.first() })));
    }
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    let is_foreign = vote.share() == 0.0 && vote.words >= SURE_WORDS_ALONE;
    let least = if is_foreign { SURE_LETTERS_ALONE } else { SURE_LETTERS };
    let sure = letters >= least && vote.share() < DOUBT_SHARE && has_words(head, SURE_WORDS_ALONE);
    if sure || found.script() != whatlang::Script::Latin {
        return Err(
            Kind::UnsupportedLanguage { name: found.lang().eng_name(), code: found.lang().code() }.into()
        );
    }
    if !vote.is_tied() {
        return Ok(Some(vote.detection(vote.first())));
    }
    let allowed = Language::ALL.map(|language| language.pack().whatlang);
    let likelier = whatlang::Detector::with_allowlist(allowed.to_vec()).detect_lang(head);
    let language = Language::ALL.into_iter().find(|language| Some(language.pack().whatlang) == likelier);
    Ok(Some(vote.detection(language.unwrap_or(vote.first()))))
}

fn is_word_part(c: char) -> bool {
    // The Latin letters of one row, and what the two signs in it are not.
    if ('À'..='ÿ').contains(&c) {
        return !matches!(c, '×' | '÷');
    }
    c.is_alphabetic() || matches!(c, '\'' | '’') || is_combining(c)
}

/// How many function words of each language a text has.
#[derive(Default)]
struct Vote {
    words: usize,
    /// Stop words of one language only.
    own: [usize; Language::ALL.len()],
    distinctive: [usize; Language::ALL.len()],
    /// A buffer.
    form: String,
}

impl Vote {
    fn count(sample: &str) -> Self {
        let mut vote = Vote::default();
        vote.add(sample);
        vote
    }

    /// The vote of the lines that a sample is made of, where it needs no others.
    fn of_long_lines(text: &str) -> Option<Self> {
        let (mut vote, mut bytes) = (Vote::default(), 0);
        for line in pieces(text).flat_map(lines).filter(|line| line.len() >= LONG_LINE) {
            bytes += line.len();
            if vote.add(line) {
                return Some(vote);
            }
        }
        (bytes >= 2 * LONG_LINE).then_some(vote)
    }

    /// Counts the words of a text too; true when it need not be counted further.
    fn add(&mut self, text: &str) -> bool {
        let lexicon = Lexicon::get();
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            // Most words are of plain letters, with spaces and marks around them.
            let is_mark = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic() && *byte != b'\'';
            at += bytes[at..].iter().take_while(|byte| is_mark(byte)).count();
            let plain = bytes[at..].first_chunk::<{ WORD + 1 }>().and_then(|reach| {
                let (length, key) = swar::word(reach.first_chunk()?, true);
                (length > 0 && is_mark(&reach[length])).then_some((length, key))
            });
            if let Some((length, key)) = plain {
                at += length;
                self.words += 1;
                self.note(lexicon.near_key(ShortWord::of_bytes(key)));
            } else {
                let rest = &text[at..];
                let Some(start) = rest.find(is_word_part) else { return false };
                let end =
                    rest[start..].find(|c| !is_word_part(c)).map_or(rest.len(), |length| start + length);
                let word = rest[start..end].trim_matches(['\'', '’']);
                at += end;
                if !word.contains(char::is_alphabetic) {
                    continue;
                }
                let mut form = std::mem::take(&mut self.form);
                lower(word, &mut form);
                self.note_parts(lexicon, &form);
                self.form = form;
            }
            if self.words >= ENOUGH_WORDS && self.words.is_multiple_of(LOOK_WORDS) && self.is_settled() {
                return true;
            }
        }
    }

    /// Notes what the lists say of a word.
    #[inline]
    fn note(&mut self, listing: &ListSet) {
        let stops = listing.iter().filter(|classes| classes.has(WordList::StopWord)).count();
        for (n, classes) in listing.iter().enumerate() {
            self.own[n] += usize::from(stops == 1 && classes.has(WordList::StopWord));
            self.distinctive[n] += usize::from(classes.has(WordList::Distinctive));
        }
    }

    /// Counts a word by what says most of it: an elided or enclitic part is a word of its own.
    fn note_parts(&mut self, lexicon: &Lexicon, form: &str) {
        let whole = lexicon.near(form);
        self.words += 1;
        if !form.contains('\'') {
            return self.note(whole);
        }
        for language in Language::ALL {
            let n = language.number();
            let part = language.pack().split_apostrophe(form);
            let classes = match part.map(|at| form.split_at(at)) {
                None => whole,
                Some((left, right)) => lexicon.near(if left.ends_with('\'') { left } else { right }),
            };
            let is_stop = |language: Language| classes[language.number()].has(WordList::StopWord);
            let is_foreign = Language::ALL.into_iter().any(|other| other != language && is_stop(other));
            self.own[n] += usize::from(is_stop(language) && !is_foreign);
            self.distinctive[n] += usize::from(classes[n].has(WordList::Distinctive));
        }
    }

    fn evidence(&self, language: Language) -> usize {
        self.own[language.number()] + self.distinctive[language.number()]
    }

    /// The language with the most evidence; the first of [`Language::ALL`] among equals.
    fn first(&self) -> Language {
        let rank = |language: &Language| (self.evidence(*language), std::cmp::Reverse(*language));
        Language::ALL.into_iter().max_by_key(rank).unwrap_or(Language::English)
    }

    fn others(&self, first: Language) -> usize {
        Language::ALL
            .into_iter()
            .filter(|other| *other != first)
            .map(|other| self.evidence(other))
            .max()
            .unwrap_or(0)
    }

    fn is_tied(&self) -> bool {
        self.evidence(self.first()) == self.others(self.first())
    }

    fn share(&self) -> f32 {
        self.distinctive[self.first().number()] as f32 / self.words as f32
    }

    fn is_settled(&self) -> bool {
        let first = self.first();
        let (count, others) = (self.distinctive[first.number()], self.others(first).max(1));
        let own = self.own[first.number()];
        let is_running = count >= SETTLED_WORDS && self.share() >= SETTLED_SHARE;
        let is_plain = own >= MANY_WORDS
            && own as f32 >= MANY_SHARE * self.words as f32
            && self.share() >= MANY_DISTINCTIVE
            && self.evidence(first) >= MANY_LEAD * others;
        is_plain || is_running && self.evidence(first) >= SETTLED_LEAD * others
    }

    /// Running text of both languages.
    fn is_mixed(&self) -> bool {
        let first = self.first();
        let others = Language::ALL.into_iter().filter(|other| *other != first);
        let most = others.map(|other| self.distinctive[other.number()]).max().unwrap_or(0);
        most >= MIXED_WORDS && 2 * most >= self.distinctive[first.number()]
    }

    /// Confidence: the lead over the runner-up, damped where little was counted or function words are rare.
    fn detection(&self, language: Language) -> Detection {
        let (own, others) = (self.evidence(language) as f32, self.others(language) as f32);
        let lead = ((own - others) / (own + others + 2.0)).max(0.0);
        let running = (self.share() / SETTLED_SHARE).min(1.0);
        let confidence = lead * running;
        Detection { language, confidence, reliable: confidence >= RELIABLE }
    }
}

/// Whether a text has so many different words: "ha ha ha" is no language.
fn has_words(text: &str, count: usize) -> bool {
    let mut words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words.len() >= count
}

/// The part of the text that is looked at: its long lines, from a few windows; else whatever the windows hold.
fn sample(text: &str) -> String {
    let mut long = String::new();
    let mut all = String::new();
    for piece in pieces(text) {
        for line in lines(piece).filter(|line| line.len() >= LONG_LINE) {
            long.push_str(line);
            long.push('\n');
        }
        all.push_str(piece);
        all.push('\n');
    }
    if long.len() >= 2 * LONG_LINE || long.len() * 2 >= all.len() { long } else { all }
}

/// The windows on a text: spread over it, the first at its start.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let windows = if text.len() > SAMPLE_BYTES { WINDOWS } else { 1 };
    let start = move |window| ceil_boundary(text, (text.len() / windows).saturating_mul(window));
    (0..windows).map(move |window| head(&text[start(window)..], SAMPLE_BYTES / windows))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = line_end(text, from);
        start = text[end..].chars().next().map(|end_mark| end + end_mark.len_utf8());
        Some(&text[from..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<Option<&'static str>, &'static str> {
        match detect_supported(text) {
            Ok(found) => Ok(found.map(|found| found.language().code())),
            Err(error) => Err(error.detected().expect("a language").0),
        }
    }

    #[test]
    fn a_line_of_furniture_does_not_decide() {
        let story = "Le conseil municipal a adopté lundi soir le budget de la ville, qui prévoit une baisse des impôts.\n";
        let page =
            format!("Skip to main content\nSign in\nSubscribe to our newsletter\n\n{}", story.repeat(3));
        for end in ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(code(&page.replace('\n', &end.to_string())), Ok(Some("fr")), "{end:?}");
        }
    }

    #[test]
    fn a_third_language_is_named() {
        let spanish =
            "El Congreso de los Diputados aprobó el jueves una ley que limita el precio de los alquileres.";
        assert_eq!(code(spanish), Err("spa"));
        assert_eq!(code("Правительство представило новый проект закона."), Err("rus"));
    }

    #[test]
    fn little_text_falls_to_the_likelier() {
        assert_eq!(code("la ville"), Ok(Some("fr")));
        assert_eq!(code("the city"), Ok(Some("en")));
        assert_eq!(code(" \n12 %"), Ok(None));
    }

    #[test]
    fn confidence_grows_with_length_and_purity() {
        let sentence =
            "The council of the city has approved the budget, which will cut taxes for most of them. ";
        let confidence = |text: &str| detect(text).map_or(0.0, |found| found.confidence());
        let lengths = [&sentence[..16], &sentence[..40], sentence, &sentence.repeat(5)];
        for pair in lengths.windows(2) {
            assert!(confidence(pair[0]) < confidence(pair[1]), "{pair:?}");
        }
        let foreign = "Le conseil de la ville a adopté le budget, qui baisse les impôts pour la plupart. ";
        let mixed = sentence.repeat(3) + foreign;
        let pure = sentence.repeat(4);
        assert!(confidence(&mixed) < confidence(&pure));
    }
}
