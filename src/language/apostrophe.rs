//! Elided words and enclitics: two words in one, joined by an apostrophe.

/// Where an apostrophe splits a word in two: behind an elided word (« l' », « qu' ») or before an enclitic ("'s"), both
/// of which are function words. Returns none where it joins the letters of one word (« aujourd'hui », "O'Brien").
///
/// The apostrophes of `word` may be straight or curly, and its letters of any case: `is_stop` decides whether a part,
/// its apostrophe included, is a function word.
pub(crate) fn split_apostrophe(word: &str, mut is_stop: impl FnMut(&str) -> bool) -> Option<usize> {
    let mut apostrophes = word.match_indices(['\'', '’']);
    let (first, apostrophe) = apostrophes.next()?;
    let behind = first + apostrophe.len();
    let last = apostrophes.next_back().map_or(first, |(last, _)| last);
    if behind < word.len() && is_stop(&word[..behind]) {
        Some(behind)
    } else if last > 0 && is_stop(&word[last..]) {
        Some(last)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_split_off() {
        let is_stop = |part: &str| ["l'", "L’", "jusqu'", "'s", "’s"].contains(&part);
        let cases = [
            ("l'été", Some(("l'", "été"))),
            ("L’été", Some(("L’", "été"))),
            ("jusqu'ici", Some(("jusqu'", "ici"))),
            ("Apple’s", Some(("Apple", "’s"))),
            ("l'un's", Some(("l'", "un's"))),
            ("rock'n'roll's", Some(("rock'n'roll", "'s"))),
            ("aujourd'hui", None),
            ("O'Brien", None),
            ("l'", None),
            ("'s", None),
            ("'", None),
            ("été", None),
        ];
        for (word, parts) in cases {
            assert_eq!(split_apostrophe(word, is_stop).map(|at| word.split_at(at)), parts, "{word}");
        }
    }
}
