//! Who speaks in a block: the newsroom of itself and to its readers, or a report.

use super::block_text::TokenizedBlock;
use crate::language::{Pack, WordList};
use crate::tokens::{Shape, Token, WordTable};

/// In longer blocks the words of a report may be the site's too.
const MOST_WORDS: usize = 60;
/// The paragraphs of a dialog on cookies are longer. At least this many words, and one in this many, are of it.
const CONSENT_MOST_WORDS: usize = 150;
const CONSENT_WORDS: usize = 3;
const CONSENT_SHARE: usize = 12;
/// The names of a page stand in this many first words: "This embedded content is …".
const NAMED_REACH: usize = 3;
/// The name of an author, with what the author is, has this many words: "Ann Reed is a senior reporter …".
const AUTHOR_REACH: usize = 10;

/// Who speaks in a block, outside quotation marks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Voice {
    /// How many words address the reader: "you", "your".
    pub(super) address: u32,
    /// The newsroom speaks of itself: "we", "our"…
    pub(super) is_own: bool,
    /// …more than once and to readers, or of what only a medium has.
    pub(super) is_of_medium: bool,
    /// It says what a journalist is: "Ann Reed is a reporter …"
    pub(super) presents_journalist: bool,
    /// It asks readers to consent to cookies.
    pub(super) asks_consent: bool,
    /// It says how the page came about: "This article was first …", or gives an address to write to.
    pub(super) is_imprint: bool,
}

impl Voice {
    /// Reads a block of few words that ends like a sentence.
    pub(super) fn of(block: &TokenizedBlock<'_>, words: &WordTable) -> Self {
        let &TokenizedBlock { text, start, tokens, language, counts } = block;
        if counts.glance.strings > CONSENT_MOST_WORDS {
            return Voice::default();
        }
        let pack = language.pack();
        let is_one_of = |token: &Token, list: &[&str]| {
            let own = stem(&text[token.start as usize - start..token.end() as usize - start]);
            list.iter().any(|word| word.eq_ignore_ascii_case(own))
        };
        let spoken = || tokens.iter().filter(|token| !token.is_quoted());
        // "US" is a country.
        let is_of_dialogue = |token: &&Token| {
            token.is_stop()
                && token.shape != Shape::Upper
                && words.lists(token.word, language).has(WordList::Address)
        };
        let (mut address, mut own) = (0, 0u32);
        for token in spoken().filter(is_of_dialogue) {
            *if is_one_of(token, pack.selves) { &mut own } else { &mut address } += 1;
        }
        let asks_consent = address > 0 && {
            let consent = spoken().filter(|token| is_one_of(token, pack.consent)).count();
            consent >= CONSENT_WORDS && consent * CONSENT_SHARE >= tokens.len()
        };
        if counts.glance.strings > MOST_WORDS {
            return Voice { asks_consent, ..Voice::default() };
        }
        Voice {
            address,
            asks_consent,
            is_own: own > 0,
            is_of_medium: own > 1 && address > 1
                || own > 0 && spoken().any(|token| is_one_of(token, pack.media)),
            presents_journalist: tokens.iter().take(2).all(|name| name.shape.is_capital())
                && tokens.iter().take(AUTHOR_REACH).any(|token| is_one_of(token, pack.journalists)),
            is_imprint: has_mail(text) || is_of_page(tokens, pack, is_one_of),
        }
    }
}

/// The word before an apostrophe: "we" of "we've".
fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// Whether a text has an e-mail address.
fn has_mail(text: &str) -> bool {
    let is_of_address = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    text.match_indices('@').any(|(at, _)| {
        let domain = text[at + 1..].split(|c: char| !is_of_address(c)).next().unwrap_or_default();
        text[..at].ends_with(is_of_address) && domain.trim_end_matches('.').contains('.')
    })
}

/// "This article was first …", "This embedded content is not …", « Cet article est … »
fn is_of_page(tokens: &[Token], pack: &Pack, is_one_of: impl Fn(&Token, &[&str]) -> bool) -> bool {
    let [first, rest @ ..] = tokens else { return false };
    is_one_of(first, pack.this)
        && rest
            .iter()
            .take(NAMED_REACH)
            .zip(rest.iter().skip(1))
            .any(|(noun, verb)| is_one_of(noun, pack.pages) && is_one_of(verb, pack.published))
}
