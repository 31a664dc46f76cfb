//! Detects the language of a text.
//!
//! Function words vote first: they make up about half of running text, and one cheap pass counts them. When their vote
//! is in doubt, the trigrams of `whatlang` decide, over at most [`WHATLANG_BYTES`]; they also recognize languages that
//! are not supported. Both read a sample of bounded size, taken from lines that look like running text, so that neither
//! the length of a text nor a line of furniture matters.

use super::languages::Language;
use super::lexicon::Lexicon;
use super::sample::{outside_quotations, sample, sample_of_letters};
use super::vote::{Vote, is_word_part};
use crate::error::{Error, Kind};
use crate::text::head;

/// `whatlang` reads at most this many bytes: with more it is slower and no better.
const WHATLANG_BYTES: usize = 500;
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

    fn new(language: Language, confidence: f32) -> Self {
        Detection { language, confidence, reliable: confidence >= RELIABLE }
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
/// Reads a bounded part of the text, so the time does not grow with its length, unless that part has no letter.
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
    if vote.words == 0
        && let Some(letters) = sample_of_letters(text)
    {
        (vote, sample) = (Vote::of(&letters, lexicon), letters);
    }
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
    let language = decided.unwrap_or(vote.first());
    Ok(Some(Detection::new(language, vote.confidence(language))))
}

/// Detects the language that a page in two languages begins in.
fn detect_mixed(sample: &str, vote: &Vote, lexicon: &Lexicon) -> Detection {
    let start = Vote::of(head(sample, sample.len() / 3), lexicon);
    let language = start.first();
    let (own, others) = (vote.evidence(language) as f32, vote.others(language) as f32);
    Detection::new(language, start.confidence(language) * own / (own + others).max(1.0))
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

/// Whether a text has at least `count` different words: "ha ha ha" is in no language.
fn has_words(text: &str, count: usize) -> bool {
    let mut words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words.len() >= count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::WordList;

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
    fn a_letter_is_found_wherever_it_stands() {
        let signs = "👩\u{200d}👧".repeat(12);
        assert_eq!(code(&format!("{signs}\nque")), Ok(Some("fr")));
        let signs = signs.repeat(1_000);
        assert_eq!(code(&format!("{signs} de la ville {signs}")), Ok(Some("fr")));
        assert_eq!(code(&signs), Ok(None));
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
