//! The data of one language.

/// What the crate knows of a language. All words are lower case, with straight apostrophes.
#[derive(Debug)]
pub(crate) struct Pack {
    /// Codes and names that parse as the language, beside its English name.
    pub(super) names: &'static [&'static str],
    /// The language in `whatlang`.
    pub(super) whatlang: whatlang::Lang,
    pub(super) stemming: rust_stemmers::Algorithm,
    /// An ASCII word without apostrophes that has none of these endings is its own stem.
    pub(super) stemmed_endings: &'static [&'static str],
    /// Articles and particles that a surname may begin with.
    pub(crate) surname_articles: &'static [&'static str],
    /// Abbreviations after the time of day, without the last period.
    pub(crate) clock: &'static [&'static str],
    /// Adverbs before the time of day.
    pub(crate) time_adverbs: &'static [&'static str],
    /// Adverbs for a day, which are no part of the name behind them.
    pub(crate) day_adverbs: &'static [&'static str],
    /// Verbs between a person and the person's firm ("who founded Tesler").
    pub(crate) founding_verbs: &'static [&'static str],
    /// Academic degrees, without the last period.
    pub(crate) degrees: &'static [&'static str],
    /// Eras behind a year, without the last period.
    pub(crate) eras: &'static [&'static str],
    /// Names of time zones as they follow a time.
    pub(crate) zones: &'static [&'static str],
    /// Words that only careless writers leave in lower case: the English "i".
    pub(crate) careless: &'static [&'static str],
    /// Words for powers of ten after a number ("millions", "bn").
    pub(crate) scales: &'static [(&'static str, u64)],
    /// Units after a number, with their name in a [`crate::Figure`].
    pub(crate) units: &'static [(&'static str, &'static str)],
    /// Words that may stand between a number and its unit (« millions de dollars »).
    pub(crate) unit_links: &'static [&'static str],
    /// Phrases that ask for a number ("how many"). They are no search words themselves.
    pub(crate) asks_amount: &'static [&'static str],
    /// Phrases that ask for a date or time ("when").
    pub(crate) asks_date: &'static [&'static str],
    /// Number words, except those that are also articles or pronouns.
    pub(crate) numerals: &'static [&'static str],
    /// Names and abbreviations of months, with their number.
    pub(crate) months: &'static [(&'static str, u8)],
    /// Whether a speaker may follow the medium that he spoke to (« a déclaré à l'AFP Marc Doyen »).
    pub(crate) speaker_last: bool,
    /// Whether a date may begin with its month, which is then capitalized ("Oct. 10").
    pub(crate) month_first: bool,
    /// Number words, with their value.
    pub(crate) number_words: &'static [(&'static str, u32)],
    /// Words between tens and one (« vingt et un »).
    pub(crate) number_links: &'static [&'static str],
    /// Nouns for a number of things ("dozen", « une trentaine »), with that number.
    pub(crate) collective_numbers: &'static [(&'static str, u32)],
    /// Words that deny ("not"), and endings that do, with a hyphen ("-n't").
    pub(crate) negations: &'static [&'static str],
    /// Nouns for persons of any kind ("people").
    pub(crate) persons: &'static [&'static str],
    /// Units of length, weight, time and other measures, in the singular and the plural.
    pub(crate) measures: &'static [&'static str],
    /// Ordinals, with their number, and the endings of those in digits ("14th"), without accents.
    pub(crate) ordinals: &'static [(&'static str, u32)],
    pub(crate) ordinal_endings: &'static [&'static str],
    /// Words between the ends of a range ("5 to 10").
    pub(crate) range_words: &'static [&'static str],
    /// Words before a number that is a label rather than a quantity ("page 12").
    pub(crate) labels: &'static [&'static str],
    /// Kinds of streets. In an address they follow the number, in some languages with a name between.
    pub(crate) streets: &'static [&'static str],
    /// Words behind an hour, with the hours to add ("p.m", « heures »).
    pub(crate) hour_words: &'static [(&'static str, u32)],
    /// Words that make the hours behind them a time (« à 20 heures »), where a duration is written alike; else none.
    pub(crate) hour_prepositions: &'static [&'static str],
    /// Words before a year.
    pub(crate) year_prepositions: &'static [&'static str],
    /// Phrases that add half a scale (« et demi »).
    pub(crate) halves: &'static [&'static str],
    /// Words that halve the one after them ("half a million"), lower case.
    pub(crate) half_words: &'static [&'static str],
    /// The words of a ratio before a scale, which counts nothing ("one in a million"), lower case.
    pub(crate) ratios: &'static [&'static str],
    /// Those words between the ends of a range that are no sign of a score ("two or three"), lower case.
    pub(crate) range_conjunctions: &'static [&'static str],
    /// Words between the days of a range (« du 10 au 12 octobre »), lower case.
    pub(crate) day_range_words: &'static [&'static str],
    /// Words between a day and its month ("10th of October"), lower case.
    pub(crate) day_links: &'static [&'static str],
    /// Endings of a day's number ("10th", « 1er »).
    pub(crate) day_endings: &'static [&'static str],
    /// Endings of a century's number ("XIXth", « XXe »), without accents.
    pub(crate) century_endings: &'static [&'static str],
    /// Words after a pound that is a weight ("10 pounds of flour"), lower case.
    pub(crate) weight_links: &'static [&'static str],
    /// Nouns, and endings of nouns, before which a single letter is a scale without any money ("400k people").
    pub(crate) letter_scale_nouns: &'static [&'static str],
    pub(crate) letter_scale_endings: &'static [&'static str],
    /// The words behind an hour that always make it a time of day ("p.m", « h »; « heures » may count a duration).
    pub(crate) hour_marks: &'static [&'static str],
    /// Endings of the word behind the hour 12 that make it midnight ("12am").
    pub(crate) morning_marks: &'static [&'static str],
    /// Words that make hours a duration, when they follow (« 20 heures de vol »), lower case.
    pub(crate) duration_links: &'static [&'static str],
    /// Whether minutes may follow the word for the hour (« 14 h 30 », « 14h30 »).
    pub(crate) minutes_after_hour: bool,
    /// Whether the kind of a street stands last ("10 Downing Street"), and a postal code behind its state's letters.
    pub(crate) street_last: bool,
    /// Possessive endings that are tokens of their own ("'s"), as written.
    pub(crate) enclitics: &'static [&'static str],
    /// Conjunctions inside the name of an organization ("Food and Drug Administration"), as written.
    pub(crate) name_conjunctions: &'static [&'static str],
    /// Articles that may stand between a bracket and an acronym ("(the FBI)"), as written.
    pub(crate) acronym_articles: &'static [&'static str],
    /// Whether an article alone makes an acronym an organization's (« l'ONU »), whatever follows.
    pub(crate) articles_mark_acronyms: bool,
    /// Whether a number between commas is an age without a word for years ("Ann Smith, 45,").
    pub(crate) bare_ages: bool,
    /// Whether an organization may stand before a person's name like an adjective ("Labour John Smith").
    pub(crate) organizations_before_names: bool,
    /// Whether captions open with a label ("Under fire: …").
    pub(crate) labels_captions: bool,
    /// Whether captions give the weekday and the date, as stories hardly do ("Tuesday, May 12, 2026").
    pub(crate) dates_captions: bool,
    pub(crate) indefinite_articles: &'static [&'static str],
    /// The relative pronouns of noun phrases that comment on the sentence before, as sentences of their own (« Une décision
    /// que les pêcheurs contestent. »), without apostrophes; none where writers rarely do so.
    pub(crate) appositive_relatives: &'static [&'static str],
    /// Endings of the past forms of verbs; none where captions cannot be told by their tense.
    pub(crate) past_endings: &'static [&'static str],
    /// Prepositions of captions, which have no verb ("Ann Reed at the quay, in May"): before a place or a time.
    pub(crate) prepositions: &'static [&'static str],
    /// Words that only clauses have ("who", « il »), other verbs than [`WordList::PerfectAuxiliary`] has, and endings of
    /// verbs, except for some words: with any of these, a sentence has a verb.
    ///
    /// [`WordList::PerfectAuxiliary`]: super::WordList::PerfectAuxiliary
    pub(crate) clause_words: &'static [&'static str],
    pub(crate) clause_endings: &'static [&'static str],
    pub(crate) no_clause_endings: &'static [&'static str],
    /// Whether a link joins a club's name to its town (« les Blackhawks de Chicago »).
    pub(crate) links_clubs: bool,
    /// Verbs that ask readers for something ("read", « dites »), and endings of the forms that do, except for some words.
    pub(crate) requests: &'static [&'static str],
    pub(crate) request_endings: &'static [&'static str],
    pub(crate) no_requests: &'static [&'static str],
    /// How a site speaks of itself ("us"), of what is its own ("our") or its readers' ("your"), and of the page ("this").
    pub(crate) us: &'static [&'static str],
    pub(crate) own: &'static [&'static str],
    pub(crate) yours: &'static [&'static str],
    pub(crate) this: &'static [&'static str],
    /// What only a medium calls its own ("our newsletter"), and what it asks readers to use ("our guide").
    pub(crate) media: &'static [&'static str],
    pub(crate) offers: &'static [&'static str],
    /// How a newsroom speaks of itself as the subject or owner ("we", "our"), and what journalists are.
    pub(crate) selves: &'static [&'static str],
    pub(crate) journalists: &'static [&'static str],
    /// What joins a photographer and a medium ("Ann Reed for The Gazette").
    pub(crate) employed: &'static [&'static str],
    /// How a notice names the page ("This article"), and how it goes on ("was first …").
    pub(crate) pages: &'static [&'static str],
    pub(crate) published: &'static [&'static str],
    /// The words of dialogs that ask readers to consent to cookies.
    pub(crate) consent: &'static [&'static str],
    /// What it asks readers to judge ("Was this article helpful?").
    pub(crate) rated: &'static [&'static str],
    /// What a line that shows or hides the caption of a picture ends in ("Hide caption").
    pub(crate) captions: &'static [&'static str],
    /// Whether headlines may have a capital at each word.
    pub(crate) capitalizes_titles: bool,
    /// The decimal mark, "." or ","; the other one groups thousands.
    pub(crate) decimal_mark: char,
    /// Whether a [`WordList::NameLink`] also joins a first name to a surname (« Dominique de Villepin »).
    pub(crate) links_surnames: bool,
    /// Short forms of names, without periods, with the full name.
    pub(crate) aliases: &'static [(&'static str, &'static str)],
    /// Endings of plural names of peoples (« Phéniciens »); none where endings do not show them.
    pub(crate) people_endings: &'static [&'static str],
    /// Endings of words that are no names at the start of a sentence ("-ing", « -ment »).
    pub(crate) ordinary_endings: &'static [&'static str],
    /// Endings of words that are no nouns, whatever their stem.
    pub(crate) no_noun_endings: &'static [&'static str],
    /// Endings of verbs that show a name before them.
    pub(crate) verb_endings: &'static [&'static str],
}
