//! French.

use super::languages::Language;
use super::pack::Entries::{self, File, Words};
use super::pack::Pack;
use super::word_list::WordList;

// Skipped by rustfmt, which would set most of these words on a line each.
#[rustfmt::skip]
pub(super) static PACK: Pack = Pack {
    language: Language::French,
    names: &["fr", "fra", "fre", "français", "francais"],
    whatlang: whatlang::Lang::Fra,
    stemming: rust_stemmers::Algorithm::French,
    stemmed_endings: &["a", "e", "f", "i", "l", "n", "r", "s", "t", "x", "y", "z"],
    lists: LISTS,
    surname_articles: &[
        "le", "la", "les", "l'", "de", "du", "des", "d'", "van", "von", "di", "da", "del", "der", "den",
        "ben", "bin", "al", "el",
    ],
    clock: &["a.m", "p.m"],
    zones: &["utc"],
    careless: &[],
    scales: &[
        ("mille", 1_000), ("millier", 1_000), ("milliers", 1_000), ("k", 1_000), ("million", 1_000_000),
        ("millions", 1_000_000), ("m", 1_000_000), ("mio", 1_000_000), ("milliard", 1_000_000_000),
        ("milliards", 1_000_000_000), ("g", 1_000_000_000), ("md", 1_000_000_000), ("mds", 1_000_000_000),
        ("mrd", 1_000_000_000), ("billion", 1_000_000_000_000), ("billions", 1_000_000_000_000),
    ],
    units: &[
        ("pour cent", "%"), ("points de pourcentage", "points"), ("point de pourcentage", "points"),
        ("dollars", "USD"), ("dollar", "USD"), ("dollars américains", "USD"), ("dollars canadiens", "CAD"),
        ("dollars australiens", "AUD"), ("euros", "EUR"), ("euro", "EUR"), ("livres sterling", "GBP"),
        ("yens", "JPY"), ("yen", "JPY"), ("yuans", "CNY"), ("yuan", "CNY"), ("francs suisses", "CHF"),
        ("roupies", "INR"), ("roubles", "RUB"), ("francs cfa", "XOF"),
    ],
    unit_links: &["de", "d'"],
    asks_amount: &["combien", "quel nombre", "quelle hauteur", "quelle somme", "quel âge"],
    asks_date: &["quand", "quel jour", "quelle année", "quelle date", "quelle heure"],
    numerals: &[
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix", "onze", "douze", "treize",
        "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent",
        "cents", "centaine", "centaines", "dizaine", "dizaines", "douzaine", "quarantaine", "vingtaine",
        "moitié", "mille", "millier", "milliers", "million", "millions", "milliard", "milliards",
    ],
    months: &[
        ("janvier", 1), ("février", 2), ("fevrier", 2), ("mars", 3), ("avril", 4), ("mai", 5), ("juin", 6),
        ("juillet", 7), ("août", 8), ("aout", 8), ("septembre", 9), ("octobre", 10), ("novembre", 11),
        ("décembre", 12), ("decembre", 12), ("janv", 1), ("févr", 2), ("avr", 4), ("juil", 7), ("sept", 9),
        ("oct", 10), ("nov", 11), ("déc", 12),
    ],
    month_first: false,
    number_words: &[
        ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7),
        ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13), ("quatorze", 14),
        ("quinze", 15), ("seize", 16), ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50),
        ("soixante", 60), ("cent", 100),
    ],
    range_words: &["à", "et", "ou"],
    labels: &[
        "acte", "année", "années", "article", "articles", "catégorie", "chaîne", "chapitre", "classe",
        "groupe", "ligne", "lot", "niveau", "numéro", "numéros", "page", "pages", "paragraphe", "phase",
        "porte", "quai", "route", "saison", "salle", "section", "terminal", "titre", "tome", "type", "voie",
        "vol", "volume", "zone", "épisode", "étape",
    ],
    streets: &[
        "allée", "av", "avenue", "bd", "bis", "boulevard", "chemin", "cours", "faubourg", "impasse",
        "passage", "place", "quai", "route", "rue", "ruelle", "square", "ter", "villa",
    ],
    hour_words: &[("h", 0), ("heure", 0), ("heures", 0)],
    hour_prepositions: &["à", "vers", "dès", "avant", "après", "entre", "depuis", "jusqu'", "et"],
    year_prepositions: &[
        "en", "depuis", "de", "d'", "dès", "année", "an", "fin", "début", "mi", "avant", "après", "jusqu'",
        "à", "l'", "printemps", "été", "automne", "hiver", "rentrée", "entre", "et", "ou",
    ],
    halves: &["et demi", "et demie"],
    decimal_mark: ',',
    links_surnames: true,
    aliases: &[
        ("onu", "nations unies"), ("rdc", "république démocratique du congo"), ("ue", "union européenne"),
        ("us", "états-unis"), ("usa", "états-unis"),
    ],
    people_endings: &["ais", "ains", "aises", "aines", "iates", "iens", "iennes", "ois", "éens", "éennes"],
    ordinary_endings: &[
        "ment", "ments", "tion", "tions", "ité", "ités", "ant", "ants", "ées", "és", "ée", "isme", "ismes",
        "aux", "euse", "euses", "eux",
    ],
    verb_signs: &[
        "a", "ont", "avait", "avaient", "aurait", "auraient", "ai", "ayant", "avoir", "est", "sont", "était",
        "étaient", "été", "être", "sera", "seront", "serait", "soit", "fut", "se", "s'", "ne", "n'", "il",
        "elle", "ils", "elles", "on", "qui", "nous", "vous", "je", "j'", "pas", "va", "vont", "doit",
        "doivent", "peut", "peuvent", "veut", "pourrait", "devrait", "fait", "à", "y",
    ],
    no_noun_endings: &[
        "aient", "èrent", "eront", "erait", "eraient", "alement", "ellement", "ivement", "eusement",
        "iquement", "èrement", "amment", "emment", "ètement",
    ],
    verb_endings: &["a", "ait"],
};

#[rustfmt::skip]
const LISTS: &[(WordList, Entries)] = &[
    (WordList::StopWord, File(include_str!("french/stop_words.txt"))),
    (WordList::Distinctive, File(include_str!("french/distinctive.txt"))),
    (WordList::AbbreviationBeforeName, File(include_str!("french/abbreviations_before_name.txt"))),
    (WordList::AbbreviationBeforeNumber, File(include_str!("french/abbreviations_before_number.txt"))),
    (WordList::AbbreviationInside, File(include_str!("french/abbreviations_inside.txt"))),
    (WordList::AbbreviationFinal, File(include_str!("french/abbreviations_final.txt"))),
    (WordList::Opener, File(include_str!("french/openers.txt"))),
    (WordList::OpenerExempt, File(include_str!("french/openers_exempt.txt"))),
    (WordList::Linker, File(include_str!("french/linkers.txt"))),
    (WordList::OpenerPrefix, File(include_str!("french/opener_prefixes.txt"))),
    (WordList::Pronoun, File(include_str!("french/pronouns.txt"))),
    (WordList::Possessive, File(include_str!("french/possessives.txt"))),
    (WordList::ReportingVerb, File(include_str!("french/reporting_verbs.txt"))),
    (WordList::Month, File(include_str!("french/months.txt"))),
    (WordList::Weekday, File(include_str!("french/weekdays.txt"))),
    (WordList::Title, File(include_str!("french/titles.txt"))),
    (WordList::OrganizationWord, File(include_str!("french/organization_words.txt"))),
    (WordList::Place, File(include_str!("french/places.txt"))),
    (WordList::Demonym, File(include_str!("french/demonyms.txt"))),
    (WordList::FirstName, File(include_str!("french/first_names.txt"))),
    (WordList::OrdinaryWord, File(include_str!("french/ordinary_words.txt"))),
    (WordList::NameHead, File(include_str!("french/name_heads.txt"))),
    (WordList::NameTail, File(include_str!("french/name_tails.txt"))),
    (WordList::VagueWord, File(include_str!("french/vague_words.txt"))),
    (WordList::Furniture, File(include_str!("french/furniture.txt"))),
    (WordList::FurnitureLine, File(include_str!("french/furniture_lines.txt"))),
    (WordList::CommentLine, File(include_str!("french/comment_lines.txt"))),
    (WordList::Caption, File(include_str!("french/captions.txt"))),
    (WordList::Agency, File(include_str!("french/agencies.txt"))),
    (WordList::Complement, Words(&["de", "d'", "du", "des", "qui", "que", "qu'", "dont"])),
    (WordList::PlacePreposition, Words(&["à", "en", "au", "aux", "dans", "par", "de", "l'"])),
    (WordList::Particle, Words(&[
        "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "ben", "al", "el", "ul", "del", "della", "di",
        "da", "dos",
    ])),
    (WordList::NameLink, Words(&["de", "d'", "du", "des"])),
    (WordList::NameLinkArticle, Words(&["la", "l'", "le", "les"])),
    (WordList::Saint, Words(&["st", "ste", "sts"])),
    (WordList::NameSuffix, Words(&["inc", "corp", "ltd", "jr"])),
    (WordList::GenerationSuffix, Words(&["jr", "sr"])),
    (WordList::HolidayWord, Words(&["black", "super"])),
    (WordList::NationalHead, Words(&[
        "centre", "comité", "parti", "académie", "armée", "bibliothèque", "comédie", "communauté", "croix",
        "empire", "fédération", "guerre", "légion", "marche", "renaissance", "république", "révolution",
        "royaume", "théâtre", "école", "église",
    ])),
    (WordList::DefiniteArticle, Words(&["le", "la", "l'", "les", "du", "des", "au", "aux"])),
    (WordList::PluralArticle, Words(&["les", "des", "aux"])),
    (WordList::NameVerb, Words(&[
        "a", "est", "était", "avait", "sera", "aura", "va", "doit", "peut", "devrait", "pourrait", "n'", "s'",
        "se", "ne", "fait", "lui", "aurait", "serait", "fut", "eut", "veut", "vient", "qui",
    ])),
    (WordList::AgeWord, Words(&["ans"])),
    (WordList::TitleLabel, Words(&["objet", "sujet", "titre"])),
    (WordList::Byline, Words(&["par"])),
    (WordList::ShareVerb, Words(&["partager", "partagez", "rejoignez", "retrouvez", "suivez", "suivre"])),
];
