//! Word lists, and the comparable form of a word.

use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a list says of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// A function word: no content of its own.
    Stop,
    /// A function word that tells the language from its neighbours.
    Distinctive,
    /// An abbreviated title before a name: "Mr", « Mme ».
    BeforeName,
    /// An abbreviation before a number: "No", « art ».
    BeforeNumber,
    /// An abbreviation that never ends a sentence: "e.g", « cf ».
    Inside,
    /// An abbreviation that may end a sentence: "Inc", « etc ».
    Final,
    /// The start of a sentence that leans on the sentence before.
    Opener,
    /// A start that looks like an opener and leans on nothing.
    Exempt,
    /// A phrase that makes a sentence lean anywhere in its first words.
    Linker,
    /// A word that may stand between the start of a sentence and an opener.
    Prefix,
    /// A pronoun of the third person.
    Pronoun,
    /// A possessive of the third person.
    Possessive,
    /// A form of a verb of saying.
    Saying,
    Month,
    Weekday,
    /// A function or rank before a person's name.
    Title,
    /// A word that makes a name an organization's.
    Organization,
    Place,
    Demonym,
    FirstName,
    /// An ordinary word or acronym: with a capital it is no name by itself.
    Ordinary,
    /// A common noun that, capitalised, heads a name with a complement: "Gulf", « Coupe ».
    NameHead,
    /// A word in lower case that goes on with the name of a body: « national », « justice ».
    NameTail,
    /// A word that says little of what an article is about.
    Vague,
    /// A phrase of the site, not of the story.
    Furniture,
    /// Furniture when it is the whole line.
    FurnitureLine,
    /// A whole line that heads or closes a reader's comment.
    CommentLine,
    /// A phrase that marks the caption of a picture.
    Caption,
    /// A word of a picture's credit.
    Agency,
}

impl Class {
    /// The lists that blocks, sentences and cohesion are told from.
    #[cfg(test)]
    pub(crate) const DOCUMENT: [Class; 19] = [
        Class::Stop,
        Class::BeforeName,
        Class::BeforeNumber,
        Class::Inside,
        Class::Final,
        Class::Opener,
        Class::Exempt,
        Class::Linker,
        Class::Prefix,
        Class::Pronoun,
        Class::Possessive,
        Class::Saying,
        Class::Month,
        Class::Place,
        Class::Furniture,
        Class::FurnitureLine,
        Class::CommentLine,
        Class::Caption,
        Class::Agency,
    ];

    /// Entries of these lists are matched with their inner periods and hyphens, not word by word.
    fn is_abbreviation(self) -> bool {
        matches!(self, Class::BeforeName | Class::BeforeNumber | Class::Inside | Class::Final)
    }
}

/// What all lists say of a word: which it is on, and of which it begins phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    entries: u32,
    heads: u32,
}

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.entries & (1 << class as u32) != 0 && is_on(class)
    }

    /// Whether a phrase of two words and more of the list begins with the word.
    pub(crate) fn heads(self, class: Class) -> bool {
        self.heads & (1 << class as u32) != 0 && is_on(class)
    }

    pub(crate) fn is_abbreviation(self) -> bool {
        [Class::BeforeName, Class::BeforeNumber, Class::Inside, Class::Final]
            .into_iter()
            .any(|class| self.has(class))
    }

    fn add(&mut self, class: Class) {
        self.entries |= 1 << class as u32;
    }

    fn add_head(&mut self, class: Class) {
        self.heads |= 1 << class as u32;
    }
}

/// The word lists of one language, compiled for one lookup a word, without allocation.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: HashMap<&'static str, Classes>,
    /// Phrases of two words and more: what follows each first word, by list, in the order of their second words.
    phrases: HashMap<(Class, &'static str), Vec<Box<[&'static str]>>>,
}

impl Lexicon {
    /// Compiles lists of the form: comment lines with `#` first, then one entry a line, lower case, sorted by bytes.
    pub(super) fn new(files: &[(Class, &'static str)]) -> Result<Self, String> {
        let mut lexicon = Lexicon { words: HashMap::new(), phrases: HashMap::new() };
        let entries = files.iter().flat_map(|&(class, file)| entries(file).map(move |entry| (class, entry)));
        // Elided forms ("l'", "'s") are stop words: they must be known before phrases are cut into words.
        let (stop, others): (Vec<_>, Vec<_>) = entries.partition(|(class, _)| *class == Class::Stop);
        for (class, entry) in stop.into_iter().chain(others) {
            lexicon.add(class, entry)?;
        }
        lexicon.phrases.values_mut().for_each(|rests| rests.sort_unstable());
        lexicon.add_bare_capitals();
        Ok(lexicon)
    }

    fn add(&mut self, class: Class, entry: &'static str) -> Result<(), String> {
        if class.is_abbreviation() || class == Class::Stop {
            self.words.entry(entry).or_default().add(class);
            return Ok(());
        }
        let mut words = Vec::new();
        for piece in entry.split([' ', '-']) {
            match self.split_apostrophe(piece) {
                Some(at) => words.extend([&piece[..at], &piece[at..]]),
                None => words.push(piece),
            }
        }
        words.retain(|word| word.chars().any(char::is_alphanumeric));
        let Some((&first, rest)) = words.split_first() else {
            return Err(format!("the list of {class:?} has an entry without a word: {entry:?}"));
        };
        if rest.is_empty() {
            self.words.entry(first).or_default().add(class);
        } else {
            self.words.entry(first).or_default().add_head(class);
            self.phrases.entry((class, first)).or_default().push(rest.into());
        }
        Ok(())
    }

    /// French prints "Etat" for « État » and "A" for « À »: the bare form stands for the accented one, unless it is a
    /// word of the lists itself. Openers keep their accents (« Là » leans, « La » does not).
    fn add_bare_capitals(&mut self) {
        let bare: Vec<(&'static str, Classes)> = (self.words.iter())
            .filter_map(|(word, classes)| {
                let first = word.chars().next().filter(|first| !first.is_ascii())?;
                let folded: String = fold(&word[..first.len_utf8()]) + &word[first.len_utf8()..];
                (folded != *word && !self.words.contains_key(folded.as_str())).then_some((folded, *classes))
            })
            .map(|(folded, classes)| (&*folded.leak(), classes))
            .collect();
        self.words.extend(bare);
    }

    pub(crate) fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// How many words the longest entry of `class` takes that begins at word 0; 0 when there is none.
    ///
    /// `word(i)` gives the i-th word from there, lower case, or none past the end.
    pub(crate) fn longest<'w>(&self, class: Class, mut word: impl FnMut(usize) -> Option<&'w str>) -> usize {
        let Some(first) = word(0) else { return 0 };
        let classes = self.classes(first);
        let single = usize::from(classes.has(class));
        if !classes.heads(class) {
            return single;
        }
        let (Some(second), Some(rests)) = (word(1), self.phrases.get(&(class, first))) else { return single };
        let from = rests.partition_point(|rest| rest[0] < second);
        let candidates = rests[from..].iter().map(|rest| &**rest).take_while(|rest| rest[0] == second);
        let matches = |rest: &&[&str]| (1..rest.len()).all(|i| word(i + 1) == Some(rest[i]));
        candidates.filter(matches).map(|rest| rest.len() + 1).max().unwrap_or(single)
    }

    /// How many words the longest phrase of `class` has that begins with a word; 0 when none does.
    pub(crate) fn reach(&self, class: Class, first: &'_ str) -> usize {
        let Some((first, classes)) = self.words.get_key_value(first) else { return 0 };
        if !classes.heads(class) {
            return 0;
        }
        self.phrases.get(&(class, *first)).into_iter().flatten().map(|rest| rest.len() + 1).max().unwrap_or(0)
    }

    /// Where a word with an apostrophe falls apart: after an elided word (« l' », « qu' ») or before an enclitic
    /// ("'s"). `word` is lower case with straight apostrophes; « aujourd'hui » and "O'Brien" are whole.
    pub(crate) fn split_apostrophe(&self, word: &str) -> Option<usize> {
        let (first, last) = (word.find('\'')?, word.rfind('\'')?);
        let stop = |part: &str| self.classes(part).has(Class::Stop);
        if first + 1 < word.len() && stop(&word[..=first]) {
            Some(first + 1)
        } else if last > 0 && stop(&word[last..]) {
            Some(last)
        } else {
            None
        }
    }
}

#[cfg(not(test))]
#[inline]
fn is_on(_: Class) -> bool {
    true
}

#[cfg(test)]
fn is_on(class: Class) -> bool {
    !crate::switch::is_off(crate::switch::Part::List(class))
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Lower-cases into `out`: straight apostrophes, no soft hyphens, composed accents (NFC).
pub(crate) fn lower(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let plain = word.chars().filter(|&c| c != '\u{ad}').map(|c| if c == '’' { '\'' } else { c });
    if word.chars().any(is_combining_mark) {
        out.extend(plain.nfc().flat_map(char::to_lowercase));
    } else {
        out.extend(plain.flat_map(char::to_lowercase));
    }
}

/// Whether a character is part of the letter or word before it: an accent that stands by itself (NFD), a soft hyphen.
pub(crate) fn is_part(c: char) -> bool {
    !c.is_ascii() && (c == '\u{ad}' || is_combining_mark(c))
}

/// The word without its diacritics and ligatures: `état` → `etat`, `cœur` → `coeur`.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_longest_entry_wins() {
        let words = ["il", "y", "a", "dix", "ans"];
        let lexicon = &Language::French.pack().lexicon;
        assert_eq!(lexicon.longest(Class::Opener, |i| words.get(i).copied()), 1);
        assert_eq!(lexicon.longest(Class::Exempt, |i| words.get(i).copied()), 3);
        assert_eq!(lexicon.longest(Class::Furniture, |i| words.get(i).copied()), 0);
    }

    #[test]
    fn elisions_and_enclitics_fall_apart() {
        let cases = [
            (Language::French, "l'été", Some("l'")),
            (Language::French, "jusqu'ici", Some("jusqu'")),
            (Language::French, "aujourd'hui", None),
            (Language::French, "entr'ouvrir", None),
            (Language::English, "apple's", Some("apple")),
            (Language::English, "o'brien", None),
            (Language::English, "don't", None),
        ];
        for (language, word, left) in cases {
            let cut = language.pack().lexicon.split_apostrophe(word).map(|at| &word[..at]);
            assert_eq!(cut, left, "{word}");
        }
    }

    #[test]
    fn capitals_without_accents_are_known() {
        let lexicon = &Language::French.pack().lexicon;
        assert!(lexicon.classes("etait").has(Class::Stop));
        assert!(!lexicon.classes("la").has(Class::Opener));
    }

    #[test]
    fn forms_are_comparable() {
        let mut out = String::new();
        for (word, form) in
            [("L’ÉTÉ", "l'été"), ("E\u{301}te\u{301}", "été"), ("co\u{ad}op", "coop"), ("NATO", "nato")]
        {
            lower(word, &mut out);
            assert_eq!(out, form);
        }
        assert_eq!(fold("œuvre élevée"), "oeuvre elevee");
    }
}
