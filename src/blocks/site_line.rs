//! Lines that are furniture whatever their neighbours are.

use unicode_segmentation::UnicodeSegmentation;

use crate::language::{EntryId, LanguageLists, WordList, WordLists, lower};
use crate::sentences::is_zone_code;

/// A line of more words is none of these.
const MOST_WORDS: usize = 12;
/// A phrase that ends the story counts in a longer line from this many words on.
pub(super) const END_PHRASE: usize = 3;
/// A line that asks readers to share or follow has at most this many words.
const SHARE_WORDS: usize = 6;

/// Whether a line is furniture, although it ends in a word that seems to lead on: "Read more", "Follow RT on",
/// "March 2, 2024 12:01 am". A line that begins in lower case is not: it may continue a sentence.
pub(crate) fn is_site_line(line: &str, lists: LanguageLists, form: &mut String) -> bool {
    if line.starts_with(char::is_lowercase) {
        return false;
    }
    let mut words = [Word::default(); MOST_WORDS];
    let Some(words) = read_words(line, lists, form, &mut words) else { return false };
    let longest = |class, at: usize| lists.longest(class, |i| words.get(at + i)?.entry);
    let is_phrase = || {
        let in_phrases = |at| longest(WordList::Furniture, at);
        in_phrases(0) > 0 || (1..words.len()).any(|at| in_phrases(at) * 2 >= words.len())
    };
    longest(WordList::FurnitureLine, 0) == words.len()
        || is_phrase()
        || words.len() <= SHARE_WORDS && shares(words)
        || is_date_line(words)
}

/// Whether a line begins with a phrase of the site, or one that ends the story: "Sign up to continue reading …"
pub(crate) fn opens_with_site_phrase(line: &str, lists: LanguageLists, form: &mut String) -> bool {
    let mut words = line.unicode_words().take(MOST_WORDS).map(|word| {
        lower(word, form);
        lists.lexicon.id_of(form)
    });
    let words: [Option<EntryId>; MOST_WORDS] = std::array::from_fn(|_| words.next().flatten());
    let longest = |list| lists.longest(list, |i| *words.get(i)?);
    line.starts_with(char::is_uppercase)
        && (longest(WordList::Furniture) > 0 || longest(WordList::StoryEnd) >= END_PHRASE)
}

/// A word of a line that may be furniture.
#[derive(Clone, Copy, Default)]
struct Word<'t> {
    text: &'t str,
    entry: Option<EntryId>,
    lists: WordLists,
    /// "12:01", "am", "GMT".
    is_of_time: bool,
}

impl<'t> Word<'t> {
    fn of(text: &'t str, lists: LanguageLists, form: &mut String) -> Self {
        let word_lists = lists.of(text, form);
        lower(text, form);
        let is_clock = lists.pack().hour_words.iter().any(|(word, _)| word == form)
            || lists.pack().zones.contains(&form.as_str());
        let is_of_time = is_clock || text.contains(|c: char| c.is_ascii_digit()) || is_zone_code(text);
        Word { text, entry: lists.lexicon.id_of(form), lists: word_lists, is_of_time }
    }
}

/// Whether a line asks readers to share or follow something, and its last words or icons are lost.
pub(crate) fn is_share_line(line: &str, lists: LanguageLists) -> bool {
    let mut words = [Word::default(); SHARE_WORDS];
    read_words(line, lists, &mut String::new(), &mut words).is_some_and(shares)
}

/// Reads the words of a line into a buffer; `None` when it has more than fit.
fn read_words<'w, 't>(
    line: &'t str,
    lists: LanguageLists,
    form: &mut String,
    words: &'w mut [Word<'t>],
) -> Option<&'w [Word<'t>]> {
    let mut count = 0;
    for word in line.unicode_words() {
        *words.get_mut(count)? = Word::of(word, lists, form);
        count += 1;
    }
    Some(&words[..count])
}

/// "Follow RT on", « Suivez Le Monde sur »: a verb, names or function words, and a function word.
fn shares(words: &[Word<'_>]) -> bool {
    let [first, names @ .., last] = words else { return false };
    let is_name =
        |word: &Word<'_>| word.text.starts_with(char::is_uppercase) || word.lists.has(WordList::StopWord);
    first.lists.has(WordList::ShareVerb) && last.lists.has(WordList::StopWord) && names.iter().all(is_name)
}

/// "March 2, 2024 12:01 am": a day, and otherwise only words of dates and times.
fn is_date_line(words: &[Word<'_>]) -> bool {
    let is_day = |word: &Word<'_>| word.lists.has_any(&[WordList::Month, WordList::Weekday]);
    let is_date = |word: &Word<'_>| is_day(word) || word.is_of_time;
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    is_date(first)
        && last.is_of_time
        && words.iter().any(is_day)
        && words.iter().all(|word| is_date(word) || word.lists.has(WordList::StopWord))
}
