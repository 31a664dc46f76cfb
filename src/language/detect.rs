//! Detects the language of a text.
//!
//! Function words vote first: they make up about half of running text, and one cheap pass counts them. When their vote
//! is in doubt, the trigrams of `whatlang` decide, over at most [`WHATLANG_BYTES`]; they also recognize languages that
//! are not supported. Both read a sample of bounded size, taken from lines that look like running text, so that neither
//! the length of a text nor a line of furniture matters.

use super::languages::{LANGUAGES, Language};
use super::lexicon::Lexicon;
use super::normalize::lower;
use super::short_word::ShortWord;
use super::word_list::{ListSet, WordList, WordLists};
use crate::error::{Error, Kind};
use crate::swar::{self, WORD};
use crate::text::{Quotations, head, is_combining, line_end, quotation_marks};

/// The vote counts words in at most this many bytes.
const SAMPLE_BYTES: usize = 3000;
/// `whatlang` reads at most this many bytes: with more it is slower and no better.
const WHATLANG_BYTES: usize = 500;
/// A text longer than the sample is read at this many places.
const WINDOWS: usize = 4;
/// A line of at least this many bytes counts as running text.
const LONG_LINE: usize = 60;

/// A settled vote is clear when the evidence is at least this multiple of the runner-up's; else…
const CLEAR_LEAD: usize = 10;
/// …what stands outside quotation marks is read alone, if it has at least this many bytes.
const UNQUOTED_BYTES: usize = 40;

/// A vote is settled by at least this many distinctive words…
const SETTLED_WORDS: usize = 4;
/// …that are at least this share of all words (running text has 0.2 to 0.45)…
const SETTLED_SHARE: f32 = 0.16;
/// …when the evidence is at least this multiple of the runner-up's.
const SETTLED_LEAD: usize = 3;
/// A vote is also settled by at least this many stop words of the language alone…
const MANY_WORDS: usize = 60;
/// …that are at least this share of all words, …
const MANY_SHARE: f32 = 0.3;
/// …with distinctive words of at least this share…
const MANY_DISTINCTIVE: f32 = 0.12;
/// …and evidence of at least this multiple of the runner-up's.
const MANY_LEAD: usize = 20;
/// Counting stops early when the vote is settled after this many words…
const ENOUGH_WORDS: usize = 100;
/// …or at a later check, one every this many words.
const CHECK_WORDS: usize = 20;

/// A page is mixed when two languages have at least this many distinctive words each, and neither twice the other's.
const MIXED_WORDS: usize = 8;
/// With distinctive words of at least this share, a text is never taken for a third language.
const DOUBT_SHARE: f32 = 0.14;
/// `whatlang` is believed on a third language in a sample of at least this many letters…
const SURE_LETTERS: usize = 15;
/// …and different words, …
const SURE_WORDS: usize = 4;
/// …when it has at least this confidence, …
const SURE_CONFIDENCE: f64 = 0.45;
/// …or a smaller share of the words than this is on any list of the likelier language. (The lists know two words in
/// three of running text; in another language one in five.)
const UNKNOWN_SHARE: f32 = 0.2;
/// In a sample of at least this many words…
const RUNNING_WORDS: usize = 8;
/// …that share is this.
const UNKNOWN_RUNNING_SHARE: f32 = 0.5;
/// Letters, in lower case, of no French or English word. (Names have them too.)
const FOREIGN_LETTERS: &str = "ßñãõøåłžčřšěůőűășțţşğıđćńśźżąęėįųūāēīļņķģ";
/// Function words of other languages.
const FOREIGN_WORDS: &str = include_str!("foreign_words.txt");
/// The lead in confidence is damped as by this much evidence for either side: five words without a contrary one are
/// reliable, four are not.
const DAMPING: f32 = 3.0;
/// A detection of at least this confidence is reliable.
const RELIABLE: f32 = 0.6;

/// The language of a text, with the confidence of its detection.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Detection {
    language: Language,
    confidence: f32,
    reliable: bool,
}

impl Detection {
    /// A language that the caller states.
    pub(crate) fn given(language: Language) -> Self {
        Detection { language, confidence: 1.0, reliable: true }
    }

    /// The likelier of the supported languages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// From 0 (a guess) to 1 (certain, or stated by the caller). Grows with the length of the text and with its purity.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// Whether the confidence is high enough to act on (0.6).
    pub fn is_reliable(&self) -> bool {
        self.reliable
    }
}

/// Detects the language of a text. Returns none when it has no letter, or is surely in a language that is not
/// supported.
///
/// A headline or a list of names proves little: the likelier of the supported languages is returned, and unless some
/// five function words speak for it, it is not [reliable](Detection::is_reliable). A text of fewer than four different
/// words, or of fewer than fifteen letters, is never taken for another language, unless in another script. A page in
/// French and English is in the language that its first third is in; a foreign title or quotation inside an article
/// does not count.
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
#[must_use]
pub fn detect(text: &str) -> Option<Detection> {
    detect_supported(text, Lexicon::get()).ok().flatten()
}

/// As [`detect`], with a third language as an error.
pub(crate) fn detect_supported(text: &str, lexicon: &Lexicon) -> Result<Option<Detection>, Error> {
    let mut sample = sample(text);
    let mut vote = Vote::of(&sample, lexicon);
    if !vote.is_clear()
        && let Some(rest) = outside_quotations(&sample)
        && let unquoted = Vote::of(&rest, lexicon)
        && unquoted.words > 0
    {
        (vote, sample) = (unquoted, rest);
    }
    if vote.words == 0 {
        return Ok(None);
    }
    if vote.is_mixed() {
        return Ok(Some(detect_mixed(&sample, &vote, lexicon)));
    }
    let decided = if vote.is_settled() { None } else { decide(head(&sample, WHATLANG_BYTES), &vote)? };
    Ok(Some(vote.detection(decided.unwrap_or(vote.first()))))
}

/// Detects the language that a page in two languages begins in.
fn detect_mixed(sample: &str, vote: &Vote, lexicon: &Lexicon) -> Detection {
    let start = Vote::of(head(sample, sample.len() / 3), lexicon);
    let found = start.detection(start.first());
    let (own, others) = (vote.evidence(found.language) as f32, vote.others(found.language) as f32);
    let confidence = found.confidence * own / (own + others).max(1.0);
    Detection { confidence, reliable: confidence >= RELIABLE, ..found }
}

/// Decides a tied vote by trigrams. Returns an error when they are surely those of a third language.
fn decide(sample: &str, vote: &Vote) -> Result<Option<Language>, Error> {
    let Some(found) = whatlang::Detector::new().detect(sample) else { return Ok(None) };
    let language_of = |lang| Language::ALL.into_iter().find(|language| language.pack().whatlang == lang);
    let supported = language_of(found.lang());
    let is_latin = found.script() == whatlang::Script::Latin;
    if supported.is_none() && (!is_latin || is_foreign(sample, vote, found.confidence())) {
        let (name, code) = (found.lang().eng_name(), found.lang().code());
        return Err(Kind::UnsupportedLanguage { name, code }.into());
    }
    if !vote.is_tied() {
        return Ok(None);
    }
    if supported.is_some() {
        return Ok(supported);
    }
    let allowed = Language::ALL.map(|language| language.pack().whatlang);
    Ok(whatlang::Detector::with_allowlist(allowed.to_vec()).detect_lang(sample).and_then(language_of))
}

/// Whether a sample that `whatlang` finds in a third language is surely in none of the supported ones. Headlines and
/// cards have few function words, and trigrams err on them: something else must betray another language.
fn is_foreign(sample: &str, vote: &Vote, confidence: f64) -> bool {
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters < SURE_LETTERS || !has_words(sample, SURE_WORDS) || is_mojibake(sample) {
        return false;
    }
    let first = vote.first().number();
    let is_short = vote.words < RUNNING_WORDS;
    let foreign = small_words(sample).filter(|word| is_foreign_word(word)).count();
    if vote.share() >= DOUBT_SHARE {
        return is_short && foreign > 0 && foreign >= vote.distinctive[first];
    }
    let unknown = if is_short { UNKNOWN_SHARE } else { UNKNOWN_RUNNING_SHARE };
    let listed = vote.listed[first] as f32 / vote.words as f32;
    let is_unknown = listed < unknown && small_words(sample).nth(1).is_some();
    foreign > 0 || confidence >= SURE_CONFIDENCE || is_unknown
}

/// The words in lower case. Capitalized words may be names, which are of any language.
fn small_words(sample: &str) -> impl Iterator<Item = &str> {
    sample.split(|c: char| !is_word_part(c) && c != '-').filter(|word| word.starts_with(char::is_lowercase))
}

/// Whether a word is a function word of another language or has a foreign letter.
fn is_foreign_word(word: &str) -> bool {
    word.contains(|c| FOREIGN_LETTERS.contains(c)) || FOREIGN_WORDS.lines().any(|line| line == word)
}

/// Whether a text in UTF-8 was read as Windows-1252 (« votÃ© »): its letters are not those of the writer.
fn is_mojibake(sample: &str) -> bool {
    sample.contains("â€")
        || sample.match_indices('Ã').any(|(at, mark)| {
            sample[at + mark.len()..]
                .starts_with(['©', '¨', 'ª', '«', '´', '®', '¯', '¹', '»', '§', '¢', '\u{a0}'])
        })
}

/// The evidence of function words for each language.
#[derive(Default)]
struct Vote {
    words: usize,
    /// Stop words of one language only.
    own: [usize; LANGUAGES],
    distinctive: [usize; LANGUAGES],
    /// Words on any list.
    listed: [usize; LANGUAGES],
    /// A buffer.
    form: String,
}

impl Vote {
    /// Counts the words of a text, until the vote is settled.
    fn of(text: &str, lexicon: &Lexicon) -> Self {
        let mut vote = Vote::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            at += bytes[at..].iter().take_while(|byte| is_separator(**byte)).count();
            if let Some((length, key)) = plain_word(&bytes[at..]) {
                at += length;
                let lists = lexicon.lists_of_key(key);
                Language::ALL.into_iter().for_each(|language| vote.count(language, lists));
            } else {
                let rest = &text[at..];
                let Some(start) = rest.find(is_word_part) else { return vote };
                let length = rest[start..].find(|c| !is_word_part(c)).unwrap_or(rest.len() - start);
                at += start + length;
                let word = rest[start..start + length].trim_matches(['\'', '’']);
                if !word.contains(char::is_alphabetic) {
                    continue;
                }
                vote.count_parts(lexicon, word);
            }
            vote.words += 1;
            if vote.words >= ENOUGH_WORDS && vote.words.is_multiple_of(CHECK_WORDS) && vote.is_settled() {
                return vote;
            }
        }
    }

    /// Counts a word by its function word, if an apostrophe joins it to another: « l'été » counts as « l' ».
    fn count_parts(&mut self, lexicon: &Lexicon, word: &str) {
        let mut form = std::mem::take(&mut self.form);
        lower(word, &mut form);
        for language in Language::ALL {
            let part = match lexicon.split_apostrophe(language, &form).map(|at| form.split_at(at)) {
                Some((elided, _)) if elided.ends_with('\'') => elided,
                Some((_, enclitic)) => enclitic,
                None => &form,
            };
            self.count(language, lexicon.lists_of(part));
        }
        self.form = form;
    }

    /// Counts a word as evidence for a language.
    #[inline]
    fn count(&mut self, language: Language, lists: &ListSet) {
        let n = language.number();
        let is_stop = |lists: &WordLists| lists.has(WordList::StopWord);
        let is_own = is_stop(&lists[n]) && lists.iter().filter(|lists| is_stop(lists)).count() == 1;
        self.own[n] += usize::from(is_own);
        self.distinctive[n] += usize::from(lists[n].has(WordList::Distinctive));
        self.listed[n] += usize::from(lists[n].is_entry());
    }

    fn evidence(&self, language: Language) -> usize {
        self.own[language.number()] + self.distinctive[language.number()]
    }

    /// The language with the most evidence; among equals that with the most listed words, then the first of
    /// [`Language::ALL`].
    fn first(&self) -> Language {
        let rank = |language: &Language| {
            (self.evidence(*language), self.listed[language.number()], std::cmp::Reverse(*language))
        };
        Language::ALL.into_iter().max_by_key(rank).unwrap_or(Language::English)
    }

    /// The evidence for the runner-up of a language.
    fn others(&self, first: Language) -> usize {
        Language::ALL
            .into_iter()
            .filter(|other| *other != first)
            .map(|other| self.evidence(other))
            .max()
            .unwrap_or(0)
    }

    /// Whether neither the function words nor the other listed words prefer a language.
    fn is_tied(&self) -> bool {
        let first = self.first();
        let is_equal = |other: &Language| {
            self.evidence(*other) == self.evidence(first)
                && self.listed[other.number()] == self.listed[first.number()]
        };
        Language::ALL.iter().filter(|other| **other != first).any(is_equal)
    }

    /// The share of distinctive words of the first language.
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

    /// Whether the vote is settled, and hardly a word speaks for another language.
    fn is_clear(&self) -> bool {
        let first = self.first();
        self.is_settled() && self.evidence(first) >= CLEAR_LEAD * self.others(first)
    }

    /// Whether the text is running text of two languages.
    fn is_mixed(&self) -> bool {
        let first = self.first();
        let others = Language::ALL.into_iter().filter(|other| *other != first);
        let most = others.map(|other| self.distinctive[other.number()]).max().unwrap_or(0);
        most >= MIXED_WORDS && 2 * most >= self.distinctive[first.number()]
    }

    /// The confidence is the lead over the runner-up, lower where few words were counted or function words are rare.
    fn detection(&self, language: Language) -> Detection {
        let (own, others) = (self.evidence(language) as f32, self.others(language) as f32);
        let lead = ((own - others) / (own + others + DAMPING)).max(0.0);
        let running = (self.share() / SETTLED_SHARE).min(1.0);
        let confidence = lead * running;
        Detection { language, confidence, reliable: confidence >= RELIABLE }
    }
}

/// An ASCII character that is no part of a word.
#[inline]
fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphabetic() && byte != b'\''
}

/// Fast path for a word of at most 16 bytes, all plain letters, with a separator behind it: its length and key.
#[inline]
fn plain_word(bytes: &[u8]) -> Option<(usize, ShortWord)> {
    let reach = bytes.first_chunk::<{ WORD + 1 }>()?;
    let (length, letters) = swar::word(reach.first_chunk()?, true);
    (length > 0 && is_separator(reach[length])).then_some((length, ShortWord::of_bytes(letters)))
}

fn is_word_part(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’') || is_combining(c)
}

/// Whether a text has at least `count` different words: "ha ha ha" is in no language.
fn has_words(text: &str, count: usize) -> bool {
    let mut words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words.len() >= count
}

/// The sample that the vote counts: the long lines of the windows, or all of the windows if they have few.
fn sample(text: &str) -> String {
    let mut long = String::with_capacity(text.len().min(SAMPLE_BYTES) + 1);
    for line in pieces(text).flat_map(lines).filter(|line| line.len() >= LONG_LINE) {
        long.extend([line, "\n"]);
    }
    if long.len() >= 2 * LONG_LINE {
        return long;
    }
    let all: String = pieces(text).flat_map(|piece| [piece, "\n"]).collect();
    if long.len() * 2 >= all.len() { long } else { all }
}

/// Returns what stands outside quotation marks, since quotations may be in another language; none if that is little.
fn outside_quotations(sample: &str) -> Option<String> {
    let mut rest = String::new();
    for line in lines(sample) {
        let (mut quotations, mut start) = (Quotations::default(), 0);
        for at in quotation_marks(line) {
            let was_open = quotations.is_open();
            quotations.pass(line, at);
            match (was_open, quotations.is_open()) {
                (false, true) => rest.push_str(&line[start..at]),
                (true, false) => start = at,
                _ => {}
            }
        }
        if !quotations.is_open() {
            rest.push_str(&line[start..]);
        }
        rest.push('\n');
    }
    (rest.trim().len() >= UNQUOTED_BYTES).then_some(rest)
}

/// The windows on a text: the first at its start, the others spread evenly over it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let windows = if text.len() > SAMPLE_BYTES { WINDOWS } else { 1 };
    (0..windows).map(move |window| {
        let mut starts = text.len() / windows * window..=text.len();
        let start = starts.find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        head(&text[start..], SAMPLE_BYTES / windows)
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = line_end(text, from);
        start = text[end..].chars().next().map(|line_break| end + line_break.len_utf8());
        Some(&text[from..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<Option<&'static str>, &'static str> {
        match detect_supported(text, Lexicon::get()) {
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
    fn a_quotation_does_not_decide() {
        let films = "« The Man Who Was Not There and Other Stories » sort mercredi dans les salles de Lyon.\n\nSon auteur \
                     avait signé « What We Do in the Dark » et « You and I and the Sea ».";
        assert_eq!(code(films), Ok(Some("fr")));
        let speech = "The minister resigned on Monday. “J'ai commis une faute et je suis désolé pour ce que j'ai fait, \
                      mais je ne suis pas le seul dans ce parti,” she told them in Paris.";
        assert_eq!(code(speech), Ok(Some("en")));
    }

    #[test]
    fn a_third_language_is_an_error() {
        let spanish =
            "El Congreso de los Diputados aprobó el jueves una ley que limita el precio de los alquileres.";
        assert_eq!(code(spanish), Err("spa"));
        assert_eq!(code("Правительство представило новый проект закона."), Err("rus"));
    }

    #[test]
    fn short_text_gets_the_likelier_language() {
        let english = [
            "the city",
            "Flood warning: 300 homes without water",
            "Council tax rise blocked after late vote",
            "DAX 18,214.02 -0.81%. Nikkei 225 39,142.77 -1.13%. Hang Seng 16,118.44 -1.83%. Nasdaq 15,911.16 +0.2%.",
            "Firefighters, nurses, drivers: 2,000 on strike. Schools shut. Buses halted. Flights cancelled.",
        ];
        let french = [
            "la ville",
            "Inondations : 300 foyers sans eau potable",
            "Grève SNCF : trafic perturbé samedi",
            "Coworking, burn-out, open space : le grand retour au bureau du manager",
        ];
        for (texts, language) in [(&english[..], "en"), (&french[..], "fr")] {
            for text in texts {
                assert_eq!(code(text), Ok(Some(language)), "{text}");
                assert!(!detect(text).expect("a language").is_reliable(), "{text}");
            }
        }
        assert_eq!(code(" \n12 %"), Ok(None));
    }

    #[test]
    fn a_short_text_in_a_third_language_is_an_error() {
        for text in [
            "Der Bürgermeister will nicht zurücktreten.",
            "El alcalde no quiere dimitir después del escándalo.",
            "De burgemeester wil niet aftreden.",
            "Il sindaco non vuole dimettersi dopo lo scandalo.",
        ] {
            assert!(code(text).is_err(), "{text}");
        }
    }

    #[test]
    fn foreign_words_are_sorted_function_words_of_no_supported_language() {
        let words: Vec<&str> = FOREIGN_WORDS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.is_sorted() && words.len() > 400, "{}", words.len());
        for word in words {
            let lists = Lexicon::get().lists_of(word);
            assert!(lists.iter().all(|lists| !lists.has(WordList::StopWord)), "{word}");
        }
    }

    #[test]
    fn a_text_that_was_decoded_wrongly_keeps_its_language() {
        let text =
            "Le comitÃ© a dÃ©cidÃ© jeudi dâ€™annuler la fÃªte. Les invitÃ©s ont Ã©tÃ© prÃ©venus Ã  temps.";
        assert_eq!(code(text), Ok(Some("fr")));
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
