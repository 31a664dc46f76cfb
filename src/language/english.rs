//! English.

use super::languages::Language;
use super::pack::Entries::{self, File, Words};
use super::pack::Pack;
use super::word_list::WordList;

// Skipped by rustfmt, which would set most of these words on a line each.
#[rustfmt::skip]
pub(super) static PACK: Pack = Pack {
    language: Language::English,
    names: &["en", "eng", "anglais"],
    whatlang: whatlang::Lang::Eng,
    stemming: rust_stemmers::Algorithm::English,
    stemmed_endings: &[
        "s", "y", "i", "e", "ed", "ing", "al", "ul", "ll", "ism", "ion", "er", "or", "ic", "nt",
    ],
    lists: LISTS,
    surname_articles: &[
        "de", "la", "le", "van", "von", "du", "di", "da", "del", "der", "den", "bin", "al", "el",
    ],
    clock: &["a.m", "p.m"],
    zones: &["central", "eastern", "greenwich", "mountain", "pacific", "utc"],
    careless: &["i"],
    scales: &[
        ("thousand", 1_000), ("k", 1_000), ("million", 1_000_000), ("millions", 1_000_000), ("m", 1_000_000),
        ("mn", 1_000_000), ("mln", 1_000_000), ("billion", 1_000_000_000), ("billions", 1_000_000_000),
        ("bn", 1_000_000_000), ("b", 1_000_000_000), ("trillion", 1_000_000_000_000),
        ("trillions", 1_000_000_000_000), ("tn", 1_000_000_000_000),
    ],
    units: &[
        ("percent", "%"), ("per cent", "%"), ("pc", "%"), ("percentage points", "points"),
        ("percentage point", "points"), ("dollars", "USD"), ("dollar", "USD"), ("bucks", "USD"),
        ("us dollars", "USD"), ("u.s dollars", "USD"), ("american dollars", "USD"),
        ("canadian dollars", "CAD"), ("australian dollars", "AUD"), ("euros", "EUR"), ("euro", "EUR"),
        ("pounds", "GBP"), ("pounds sterling", "GBP"), ("yen", "JPY"), ("yuan", "CNY"),
        ("swiss francs", "CHF"), ("rupees", "INR"), ("roubles", "RUB"), ("rubles", "RUB"),
        ("cfa francs", "XOF"),
    ],
    unit_links: &["of"],
    asks_amount: &["how far", "how fast", "how long", "how many", "how much", "how old", "how tall"],
    asks_date: &["since when", "until when", "what date", "what day", "what time", "what year", "when"],
    numerals: &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "dozen", "dozens",
        "half", "thousand", "thousands", "million", "millions", "billion", "billions",
    ],
    months: &[
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
        ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1),
        ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
        ("oct", 10), ("nov", 11), ("dec", 12),
    ],
    month_first: true,
    number_words: &[
        ("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
        ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
        ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
        ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ],
    range_words: &["to", "and", "or"],
    labels: &[
        "act", "amendment", "article", "category", "chapter", "class", "episode", "flight", "flights", "gate",
        "grade", "group", "highway", "interstate", "level", "line", "number", "numbers", "page", "pages",
        "paragraph", "part", "phase", "platform", "room", "route", "season", "section", "stage", "terminal",
        "tier", "type", "unit", "version", "volume", "week", "zone",
    ],
    streets: &[
        "avenue", "ave", "boulevard", "blvd", "close", "court", "crescent", "drive", "gardens", "lane",
        "place", "road", "rd", "row", "square", "st", "street", "terrace", "way",
    ],
    hour_words: &[("a.m", 0), ("am", 0), ("p.m", 12), ("pm", 12), ("o'clock", 0)],
    hour_prepositions: &[],
    year_prepositions: &[
        "in", "since", "of", "by", "until", "from", "to", "early", "late", "mid", "summer", "winter",
        "spring", "autumn", "fall", "year", "before", "after", "and", "during", "between",
    ],
    halves: &[],
    decimal_mark: '.',
    links_surnames: false,
    aliases: &[
        ("eu", "european union"), ("uae", "united arab emirates"), ("uk", "united kingdom"),
        ("un", "united nations"), ("us", "united states"), ("usa", "united states"),
    ],
    people_endings: &[],
    ordinary_endings: &[
        "ing", "ings", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ism", "ists", "ance",
        "ence", "ship", "ships", "hood", "ology", "ised", "ized", "ers", "ians", "able", "less", "ful", "ous",
        "graphy", "ages", "ants",
    ],
    verb_signs: &[
        "to", "will", "would", "can", "could", "may", "might", "must", "should", "has", "have", "had",
        "having", "been", "he", "she", "it", "they", "who", "we", "i", "not", "n't", "didn't", "don't",
        "doesn't", "won't", "wasn't", "that", "also", "be", "being", "let", "was", "were", "is", "are",
    ],
    no_noun_endings: &["ed", "ously", "ively", "antly", "ently", "nally", "cally", "ually"],
    verb_endings: &["ed"],
};

#[rustfmt::skip]
const LISTS: &[(WordList, Entries)] = &[
    (WordList::StopWord, File(include_str!("english/stop_words.txt"))),
    (WordList::Distinctive, File(include_str!("english/distinctive.txt"))),
    (WordList::AbbreviationBeforeName, File(include_str!("english/abbreviations_before_name.txt"))),
    (WordList::AbbreviationBeforeNumber, File(include_str!("english/abbreviations_before_number.txt"))),
    (WordList::AbbreviationInside, File(include_str!("english/abbreviations_inside.txt"))),
    (WordList::AbbreviationFinal, File(include_str!("english/abbreviations_final.txt"))),
    (WordList::Opener, File(include_str!("english/openers.txt"))),
    (WordList::OpenerExempt, File(include_str!("english/openers_exempt.txt"))),
    (WordList::Linker, File(include_str!("english/linkers.txt"))),
    (WordList::OpenerPrefix, File(include_str!("english/opener_prefixes.txt"))),
    (WordList::Pronoun, File(include_str!("english/pronouns.txt"))),
    (WordList::Possessive, File(include_str!("english/possessives.txt"))),
    (WordList::ReportingVerb, File(include_str!("english/reporting_verbs.txt"))),
    (WordList::Month, File(include_str!("english/months.txt"))),
    (WordList::Weekday, File(include_str!("english/weekdays.txt"))),
    (WordList::Title, File(include_str!("english/titles.txt"))),
    (WordList::OrganizationWord, File(include_str!("english/organization_words.txt"))),
    (WordList::Place, File(include_str!("english/places.txt"))),
    (WordList::Demonym, File(include_str!("english/demonyms.txt"))),
    (WordList::FirstName, File(include_str!("english/first_names.txt"))),
    (WordList::OrdinaryWord, File(include_str!("english/ordinary_words.txt"))),
    (WordList::NameHead, File(include_str!("english/name_heads.txt"))),
    (WordList::VagueWord, File(include_str!("english/vague_words.txt"))),
    (WordList::Furniture, File(include_str!("english/furniture.txt"))),
    (WordList::FurnitureLine, File(include_str!("english/furniture_lines.txt"))),
    (WordList::CommentLine, File(include_str!("english/comment_lines.txt"))),
    (WordList::Caption, File(include_str!("english/captions.txt"))),
    (WordList::Agency, File(include_str!("english/agencies.txt"))),
    (WordList::Complement, Words(&["of", "who", "that", "which", "to", "as", "whose"])),
    (WordList::PlacePreposition, Words(&["in", "at", "from", "near", "outside", "across", "on"])),
    (WordList::Particle, Words(&[
        "de", "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "ben", "al", "el", "ul", "ud", "du",
        "del", "della", "di", "da", "dos", "das", "las", "los",
    ])),
    (WordList::NameLink, Words(&["of", "on", "for"])),
    (WordList::NameLinkArticle, Words(&["the"])),
    (WordList::Saint, Words(&["st", "sts", "ste"])),
    (WordList::NameSuffix, Words(&[
        "inc", "corp", "co", "cos", "ltd", "llc", "llp", "plc", "bros", "jr", "sr",
    ])),
    (WordList::GenerationSuffix, Words(&["jr", "sr"])),
    (WordList::HolidayWord, Words(&[
        "ash", "bloody", "black", "boxing", "cyber", "easter", "fat", "giving", "good", "holy", "maundy",
        "palm", "red", "sheffield", "shrove", "super", "whit",
    ])),
    (WordList::DefiniteArticle, Words(&["the"])),
    (WordList::PluralArticle, Words(&["the"])),
    (WordList::NameVerb, Words(&[
        "is", "was", "has", "had", "will", "would", "could", "can", "did", "does", "says", "also", "isn't",
        "wasn't", "hasn't", "won't", "didn't", "doesn't", "became", "began", "came", "finished", "gave",
        "got", "grew", "held", "led", "left", "lost", "made", "met", "played", "put", "ran", "rose", "saw",
        "scored", "signed", "sold", "took", "went", "won", "wrote", "himself", "herself", "itself", "who",
    ])),
    (WordList::AgeWord, Words(&["years"])),
    (WordList::TitleLabel, Words(&["headline", "subject", "title"])),
    (WordList::Byline, Words(&["by"])),
    (WordList::ShareVerb, Words(&["follow", "join", "like", "share", "subscribe", "tweet"])),
];
