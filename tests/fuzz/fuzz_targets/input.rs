//! Turns the fuzzer's bytes into an article with options.

use abrege::{Budget, Feature, Language, Options, Weights};
use arbitrary::Arbitrary;

use crate::promises::{self, Given};

/// Pieces of news, and characters that some rule looks at: one for each byte from 128 on.
const PIECES: [&str; 128] = [
    "Le conseil municipal a adopté lundi soir le budget de la ville. ",
    "The council approved the budget on Monday by nine votes to two. ",
    "Il a ajouté que la taxe baisserait de 2,5 % dès l'an prochain. ",
    "He added that taxes would fall by $1.2bn, or 47.3%, next year. ",
    "Cependant, l'opposition, qu'elle juge « insincère », a voté contre. ",
    "However, the opposition called it \"a disgrace\". ",
    "« Pourquoi ? » a-t-elle demandé. ",
    "\"Why?\" he asked. ",
    "“We did what we could,” the mayor said. ",
    "M. Dupont, de la S.N.C.F., est venu à 10 h. 30 avec le Dr. J.-P. Martin. ",
    "Mr. Smith of Acme Inc. met J. K. Rowling at 5 p.m. in the U.S. on Jan. 5. ",
    "Les mesures sont les suivantes :",
    "The measures include:",
    "- une baisse de la taxe ;",
    "• a cut in the tax",
    "1. Le texte sera présenté mardi 12 mars 2024. ",
    "2) Ministers will present the bill. ",
    "a) un",
    "Budget approved",
    "Climat : la ville manque d'eau",
    "Partager cet article",
    "Sign up for our newsletter",
    "Publié le 12 mars 2024 à 10h30",
    "Photo © AFP",
    "(Getty Images)",
    "LONDON (Reuters) - ",
    "PARIS, 12 mai (AFP) – ",
    "Copyright 2024. All rights reserved.",
    "By Jane Doe",
    "https://example.com/a.b?c=d ",
    "desk@example.com ",
    "PolitiqueMarseille : les règles.Lire",
    "and that the plan of the city of ",
    "et que la réforme de l'État sur les ",
    "Anne Rey ",
    "Bank of England ",
    "Jean de La Fontaine ",
    "iPhone ",
    "12,5 millions d'euros ",
    "$1,400 ",
    "1\u{202f}400 ",
    "p. ex. ",
    "etc. ",
    "No. 5 ",
    "Yahoo! ",
    "…",
    "...",
    "[…]",
    "(!)",
    "===",
    "--",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{b}",
    "\u{c}",
    "\t",
    "\u{a0}",
    "\u{202f}",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{301}",
    "\u{327}",
    "\u{345}",
    "\u{ad}",
    "\u{0}",
    "«",
    "»",
    "“",
    "”",
    "‘",
    "’",
    "„",
    "‹",
    "›",
    "–",
    "—",
    "•",
    "⁃",
    "→",
    "·",
    "©",
    "€",
    "£",
    "‼",
    "⁇",
    "。",
    "？",
    "؟",
    "।",
    "¹",
    "²",
    "½",
    "Ⅷ",
    "٣",
    "é",
    "e\u{301}",
    "À",
    "É. ",
    "œ",
    "ß",
    "İ",
    "ı",
    "ǅ",
    "ﬁ",
    "Ａ",
    "𝐀",
    "漢",
    "市議会は可決した",
    "ش",
    "ا ب",
    "мэр ",
    "👍",
    "👩\u{200d}👧",
    "🇫",
    "🏽",
    "\u{e000}",
    "\u{10ffff}",
    "il ",
    "the ",
    "que ",
];

/// Bytes as text: ASCII as it is and the rest as pieces of news; or UTF-8 as it is.
#[derive(Arbitrary, Clone, Debug)]
pub(crate) enum Text<'a> {
    Pieces(&'a [u8]),
    Plain(&'a str),
}

impl Text<'_> {
    pub(crate) fn get(&self) -> String {
        match self {
            Text::Plain(text) => (*text).to_owned(),
            Text::Pieces(bytes) => {
                let mut text = String::new();
                for &byte in *bytes {
                    match byte.checked_sub(128) {
                        Some(piece) => text.push_str(PIECES[usize::from(piece)]),
                        None => text.push(char::from(byte)),
                    }
                }
                text
            }
        }
    }
}

#[derive(Arbitrary, Clone, Debug)]
pub(crate) enum Size {
    Sentences(u8),
    Words(u8),
    Chars(u16),
    Ratio(f32),
    Huge(u8, usize),
}

impl Size {
    fn get(&self) -> Budget {
        match *self {
            Size::Sentences(most) => Budget::Sentences(most.into()),
            Size::Words(most) => Budget::Words(most.into()),
            Size::Chars(most) => Budget::Chars(most.into()),
            Size::Ratio(ratio) => Budget::Ratio(ratio),
            Size::Huge(kind, most) => match kind % 3 {
                0 => Budget::Sentences(most),
                1 => Budget::Words(most),
                _ => Budget::Chars(most),
            },
        }
    }
}

#[derive(Arbitrary, Clone, Debug)]
pub(crate) struct Input<'a> {
    size: Size,
    cap: Option<Size>,
    diversity: Option<f32>,
    weights: Vec<(u8, f32)>,
    language: u8,
    title: Option<Text<'a>>,
    query: Option<Text<'a>>,
    stop_words: Vec<&'a str>,
    text: Text<'a>,
    blocks: Option<Vec<(u8, u8, u8)>>,
}

impl Input<'_> {
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::new().budget(self.size.get()).stop_words(self.stop_words.iter().copied());
        if let Some(cap) = &self.cap {
            options = options.cap(cap.get());
        }
        if let Some(diversity) = self.diversity {
            options = options.diversity(diversity);
        }
        let weights = self.weights.iter().fold(Weights::default(), |weights, &(feature, weight)| {
            weights.with(Feature::ALL[usize::from(feature) % Feature::ALL.len()], weight)
        });
        options.weights(weights)
    }

    /// Whether every option is in its range.
    pub(crate) fn is_allowed(&self) -> bool {
        let is_size = |size: &Size| !matches!(size, Size::Ratio(ratio) if !(*ratio > 0.0 && *ratio <= 1.0));
        let mut last = [0.0; 256];
        // Of two weights of one feature the last one counts.
        self.weights.iter().for_each(|&(feature, weight)| {
            last[usize::from(feature) % Feature::ALL.len()] = weight;
        });
        is_size(&self.size)
            && self.cap.as_ref().is_none_or(is_size)
            && self.diversity.is_none_or(|diversity| (0.0..=1.0).contains(&diversity))
            && last.iter().all(|weight| weight.abs() <= Weights::MAX)
    }

    pub(crate) fn given(&self) -> Given {
        let language =
            [None, Some(Language::English), Some(Language::French)][usize::from(self.language % 3)];
        let text = self.text.get();
        Given {
            blocks: self.blocks.as_ref().map(|cuts| promises::cut(&text, cuts)),
            text,
            title: self.title.as_ref().map(Text::get),
            query: self.query.as_ref().map(Text::get),
            language,
        }
    }
}
