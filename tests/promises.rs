//! The promises of `common/promises.rs` as properties of arbitrary characters, of dense mixes of the characters that
//! rules look at, and of pages made of fragments of news in both languages.

#[cfg(feature = "serde")]
#[path = "common/json.rs"]
mod json;
#[path = "common/promises.rs"]
mod promises;

use abrege::{Article, Budget, Feature, Language, Options, Span, Summarizer, Weights, Workspace};
use promises::Given;
use proptest::prelude::*;

/// Hard sentences, headings, lead-ins, list items and furniture, in both languages.
const FRAGMENTS: [&str; 70] = [
    "Le conseil municipal a adopté lundi soir le budget de la ville.",
    "M. Dupont, de la S.N.C.F., est venu à 10 h. 30 avec Mme Rey et le Dr. J.-P. Martin.",
    "Il a ajouté que la taxe foncière baisserait de 2,5 % dès l'an prochain.",
    "Cependant, l'opposition a voté contre le texte, qu'elle juge « insincère ».",
    "« C'est un effort partagé », a salué la maire, Anne Rey, devant la presse.",
    "«\u{a0}Non\u{202f}!\u{a0}» et il est sorti de la salle du conseil.",
    "« Pourquoi ? » a-t-elle demandé. « Parce que. »",
    "L’État versera 167,25 millions de dollars à 1\u{202f}400 communes, p. ex. Lyon, etc.",
    "Cette décision s'explique notamment par :",
    "Les mesures annoncées par le gouvernement sont les suivantes\u{a0}:",
    "- une baisse de la taxe foncière ;",
    "• la hausse du prix de l'eau, de l'électricité et du gaz pour tous les habitants.",
    "1. Le texte sera présenté au Sénat mardi 12 mars 2024.",
    "Le budget est adopté",
    "Climat : la ville manque d'eau",
    "Partager cet article",
    "Abonnez-vous à notre newsletter",
    "Quitter la version mobile",
    "Accueil",
    "Publié le 12 mars 2024 à 10h30",
    "Lire aussi : le budget de la région en baisse",
    "Photo d'illustration © AFP",
    "ETAT D'URGENCE : LE PREFET INTERDIT LES RASSEMBLEMENTS DANS LA VILLE.",
    "Elle repart demain.",
    "Ce dernier n'a pas souhaité répondre à nos questions, av. J.-C. ou non.",
    "Selon lui, le projet coûterait 4 M€, soit dix fois plus qu'annoncé par la ville.",
    "Oui.",
    "Faut-il avoir peur de la sécheresse qui touche le sud du pays ?",
    "The council approved the budget on Monday by nine votes to two.",
    "Mr. Smith of Acme Inc. met J. K. Rowling at 5 p.m. in the U.S. on Jan. 5.",
    "He added that taxes would fall by $1.2bn, or 47.3%, next year.",
    "However, the opposition voted against the plan, which it called \"a disgrace\".",
    "\"Why?\" he asked. \"Because,\" she said.",
    "“We did what we could,” the mayor said, as reporters gathered outside the hall.",
    "The measures that the government announced on Tuesday include:",
    "LONDON (Reuters) - Shares in regional banks fell sharply on Monday after the rescue.",
    "The company's boss didn't say whether O'Brien would stay; No. 5 was left out.",
    "It did not.",
    "They will meet again in September, according to a statement seen by the paper.",
    "This comes after months of debate about the price of water in the north of the county.",
    "* a cut in the tax on housing",
    "2) Ministers will present the bill to the House of Lords in March, officials said.",
    "Budget approved",
    "What happens next?",
    "BREAKING!",
    "Share this article",
    "Sign up for our newsletter",
    "Read more: council tax explained",
    "Advertisement",
    "Copyright 2024 The Northern Courier. All rights reserved.",
    "Image caption: The mayor (Getty Images)",
    "By Jane Doe, political correspondent",
    "See www.example.com/a.b?c=d or write to desk@example.com for more of the story.",
    "PolitiqueMarseille : les règles du Sénat.Lire la suite",
    "A sentence that stops in the middle of the",
    "et qui continue à la ligne suivante sans majuscule, comme un courriel coupé.",
    "« Non ! » M.\u{a0}Dupont, qui\u{a0}était venu, a quitté la salle.",
    "\"Why?\" Mr\u{a0}Smith asked the council on Monday.",
    "_AFP_ (Paris, AFP)",
    "- The council of the city has approved the budget that the mayor had presented to them.",
    "Il pleuvait... Puis, plus rien… !",
    "The e\u{301}te\u{301} was 👩‍👩‍👧‍👦 hot 🔥🔥 in Que\u{301}bec, said Zoe\u{308}.",
    "\u{202e}The words run the other way here\u{202c}, and the mayor said so on Monday.",
    "\u{301}\u{302}\u{303}",
    "\0\u{feff}\u{200b}",
    "12,5 % — 30 000 — 2024",
    "!!! ??? ...",
    "🔥",
    "(voir p. 4)",
    "Пресса пишет, что мэр уехал.",
];

const GAPS: [&str; 16] = [
    " ", " ", " ", "\n", "\n", "\n\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "", "\u{a0}", "\u{202f}", "  \t",
    "\u{2028}", "\u{85}",
];

/// Characters that some rule looks at, and some that none expects.
const ALPHABET: [char; 72] = [
    'a', 'e', 'I', 'l', 's', 'T', 'é', 'À', 'œ', 'ß', 'İ', 'ǅ', 'ﬁ', '1', '0', '½', '٣', 'Ⅷ', '.', '.', '!',
    '?', '…', ',', ';', ':', '"', '"', '\'', '’', '«', '»', '“', '”', '(', ')', '[', ']', '-', '–', '•', '*',
    '_', '©', '$', '€', '%', '#', ' ', ' ', ' ', '\n', '\n', '\r', '\t', '\0', '\u{85}', '\u{a0}',
    '\u{202f}', '\u{2028}', '\u{feff}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{301}', '\u{ad}', '漢', '。',
    'ش', '؟', '👍', '🇫',
];

/// Texts that once broke a promise.
const HARD: [&str; 16] = [
    "…1½1 1–1…1”1111111👍 12 + 30 = 42 «a\n1©",
    "PARIS, 12 mai (AFP) – 2",
    "Subject: 2",
    "[Updated on 12 May at 10:30] 2",
    "\u{301}",
    "12 + 30 = 42",
    "\u{301}\u{202f}Image caption: The mayor (Getty Images)",
    "_The mayor (Getty Images)",
    "a!\"\u{a0}I\u{a0}a",
    "« Non ! » M.\u{a0}Dupont sort.",
    "\"Why?\" Mr\u{a0}Smith asked.",
    "- une baisse de la taxe foncière que la ville avait promise.\nThe council approved the budget on Monday.",
    "Les e\u{301}le\u{300}ves de l'e\u{301}cole de Que\u{301}bec sont partis de l'État hier.",
    "Le budget atteint 167,25 millions de dollars dans la ville, soit 1.5 million de plus.",
    "The company's well-known boss, O'Brien, said on Monday that it'd stay.",
    "Oui.",
];

fn pages() -> impl Strategy<Value = String> {
    let fragment = (prop::sample::select(&FRAGMENTS[..]), prop::sample::select(&GAPS[..]));
    let wraps = prop::bool::weighted(0.25);
    (prop::collection::vec(fragment, 0..30), wraps).prop_map(|(fragments, wraps)| {
        let page: String = fragments.into_iter().flat_map(|(text, gap)| [text, gap]).collect();
        if wraps { wrap(&page) } else { page }
    })
}

/// Wraps lines as a mail program does.
fn wrap(text: &str) -> String {
    let mut column = 0;
    let wrapped = text.chars().map(|c| {
        column = if c == '\n' || c == ' ' && column > 60 { 0 } else { column + 1 };
        if column == 0 { '\n' } else { c }
    });
    wrapped.collect()
}

fn texts() -> impl Strategy<Value = String> {
    let any = prop::collection::vec(any::<char>(), 0..120).prop_map(String::from_iter);
    let dense =
        prop::collection::vec(prop::sample::select(&ALPHABET[..]), 0..160).prop_map(String::from_iter);
    prop_oneof![4 => pages(), 2 => dense, 1 => any]
}

fn languages() -> impl Strategy<Value = Option<Language>> {
    prop_oneof![1 => Just(None), 2 => Just(Some(Language::English)), 2 => Just(Some(Language::French))]
}

fn hints() -> impl Strategy<Value = Option<String>> {
    let hint = prop_oneof![
        Just("Budget de la ville".to_owned()),
        Just("council tax".to_owned()),
        Just("?!".to_owned()),
        texts()
    ];
    prop::option::weighted(0.3, hint)
}

/// The layout of a text: one of ten small or large blocks is blank or out of reach.
fn cuts() -> impl Strategy<Value = Option<Vec<(u8, u8, u8)>>> {
    let gap = prop_oneof![3 => Just(0u8), 2 => Just(1u8), 1 => 0u8..40];
    let cut = (gap, prop_oneof![1 => 0u8..4, 9 => 0u8..=255], 0u8..6);
    prop::option::weighted(0.3, prop::collection::vec(cut, 0..16))
}

fn given() -> impl Strategy<Value = Given> {
    (texts(), hints(), hints(), languages(), cuts()).prop_map(|(text, title, query, language, cuts)| {
        let blocks = cuts.map(|cuts| promises::cut(&text, &cuts));
        Given { text, title, query, language, blocks }
    })
}

/// Spans that may overlap, run backwards or end anywhere.
fn wild_blocks() -> impl Strategy<Value = promises::Blocks> {
    let at = || prop_oneof![9 => 0usize..80, 1 => any::<usize>()];
    let block = (at(), at(), prop::sample::select(&promises::KINDS[..]));
    let block = block.prop_map(|(start, end, kind)| (Span { start, end }, kind));
    prop::collection::vec(block, 0..4)
}

/// Budgets that allow something.
fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (1usize..8).prop_map(Budget::Sentences),
        (1usize..90).prop_map(Budget::Words),
        prop_oneof![1usize..20, 20usize..600].prop_map(Budget::Chars),
        (0.001f32..=1.0).prop_map(Budget::Ratio),
        Just(Budget::Sentences(usize::MAX)),
        Just(Budget::Words(usize::MAX)),
        Just(Budget::Chars(usize::MAX)),
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    let weight = prop_oneof![-2.0f32..2.0, -Weights::MAX..=Weights::MAX, Just(0.0f32)];
    let given = prop::collection::vec((prop::sample::select(&Feature::ALL[..]), weight), 0..4);
    given.prop_map(|given| {
        given.into_iter().fold(Weights::default(), |all, (name, weight)| all.with(name, weight))
    })
}

fn options() -> impl Strategy<Value = Options> {
    let stop_words =
        prop::sample::subsequence(vec!["ville", "Budget", "council", "said", "", "l’état"], 0..4);
    let diversity = prop_oneof![Just(0.0f32), Just(1.0f32), 0.0f32..=1.0];
    (budgets(), prop::option::weighted(0.3, budgets()), diversity, weights(), stop_words).prop_map(
        |(budget, cap, diversity, weights, stop_words)| {
            let options =
                Options::new().budget(budget).diversity(diversity).weights(weights).stop_words(stop_words);
            match cap {
                Some(cap) => options.cap(cap),
                None => options,
            }
        },
    )
}

fn config(cases: u32) -> ProptestConfig {
    // A failure prints its smallest input; no file is written.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(384))]

    #[test]
    fn a_summary_keeps_its_promises(given in given(), options in options()) {
        promises::of_a_summary(&given, &options);
    }

    #[test]
    fn bad_blocks_are_errors(given in given(), blocks in wild_blocks()) {
        promises::bad_blocks_are_errors(&given, &blocks);
    }

    #[test]
    fn budgets_are_hard(given in given(), options in options(), budget in budgets(), cap in budgets()) {
        promises::budgets_are_hard(&given, &options, budget, cap);
    }

    #[test]
    fn only_a_budget_of_nothing_gives_an_empty_summary(given in given(), budget in budgets()) {
        promises::only_a_budget_of_nothing_is_empty(&given, budget);
    }

    #[test]
    fn a_sentence_is_clipped_only_where_none_fits(given in given(), budget in budgets()) {
        promises::clipped_only_where_none_fits(&given, budget);
    }

    #[test]
    fn verdicts_agree_with_the_summary(given in given(), options in options(), budget in budgets()) {
        promises::verdicts_agree_with_the_summary(&given, &options, budget);
    }

    #[test]
    fn odd_text_is_no_error(given in given(), options in options()) {
        promises::odd_text_is_no_error(&given, &options);
    }

    #[test]
    fn selecting_again_equals_a_new_call(given in given(), options in options(), budget in budgets()) {
        promises::selecting_again_equals_a_new_call(&given, &options, budget);
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_used_workspace_changes_nothing(
        before in prop::collection::vec((given(), options()), 1..4),
        given in given(),
        options in options(),
    ) {
        let mut workspace = Workspace::new();
        for (other, options) in before {
            // A third language is an error, which does not matter here.
            let _ = Summarizer::new(options).unwrap().summarize_with(&mut workspace, other.article());
        }
        promises::a_used_workspace_changes_nothing(&mut workspace, &given, &options);
    }
}

#[cfg(feature = "rayon")]
proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn many_threads_return_what_one_returns(given in prop::collection::vec(given(), 0..12), options in options()) {
        let articles: Vec<Article<'_>> = given.iter().map(Given::article).collect();
        let summarizer = Summarizer::new(&options).unwrap();
        let alone: Vec<_> = articles.iter().map(|article| summarizer.summarize(article)).collect();
        prop_assert_eq!(format!("{alone:?}"), format!("{:?}", summarizer.par_summarize(&articles)));
    }
}

#[test]
fn texts_that_once_broke_a_promise_keep_it() {
    let sizes = (1..10).map(Budget::Words).chain((1..50).map(Budget::Chars));
    let budgets: Vec<Budget> = sizes.chain([Budget::Sentences(2), Budget::Ratio(0.7)]).collect();
    for text in HARD {
        for language in [None, Some(Language::English), Some(Language::French)] {
            let given = Given::new(text, language);
            promises::all(&given, &Options::new());
            for &budget in &budgets {
                let kept = || {
                    promises::of_a_summary(&given, &Options::from(budget));
                    promises::budgets_are_hard(&given, &Options::new(), budget, Budget::Chars(30));
                    promises::clipped_only_where_none_fits(&given, budget);
                    promises::only_a_budget_of_nothing_is_empty(&given, budget);
                };
                assert!(std::panic::catch_unwind(kept).is_ok(), "{text:?}, {language:?}, {budget:?}");
            }
        }
    }
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn results_and_options_survive_json(given in given(), options in options(), weights in weights()) {
        json::survives::<Options>(&options);
        json::survives::<Weights>(&weights);
        given.analyze(&options).iter().for_each(json::results_survive);
    }
}

#[test]
fn text_without_letters_gives_an_empty_summary() {
    for text in
        ["", " \n\t", "\u{feff}", "…", "!!! ??? ...", "12 + 30 = 42", "2024.", "\u{301}", "'", "🔥", "\0"]
    {
        let analysis = Summarizer::default().analyze(text).unwrap();
        assert!(analysis.summary().is_empty(), "{text:?}: {:?}", analysis.summary().to_string());
        assert_eq!(analysis.language(), None, "{text:?}");
        for language in Language::ALL {
            let summary = abrege::summarize(Article::new(text).language(language), 3).unwrap();
            assert!(summary.is_empty(), "{text:?} in {language}: {:?}", summary.to_string());
        }
    }
}

#[test]
fn a_ratio_of_ten_sentences_counts_tenths() {
    let places =
        ["north", "south", "east", "west", "centre", "port", "old town", "hills", "suburbs", "valley"];
    let text: String = places.map(|place| format!("The council of the {place} met on Monday. ")).concat();
    for tenths in 1..=10u8 {
        let ratio = f32::from(tenths) / 10.0;
        let count = abrege::summarize(&text, Budget::Ratio(ratio)).unwrap().excerpts().len();
        assert_eq!(count, usize::from(tenths), "Ratio({ratio}) of ten sentences");
    }
    assert_eq!(abrege::summarize(&text, Budget::Ratio(0.001)).unwrap().excerpts().len(), 1);
}

#[test]
fn options_out_of_range_are_errors() {
    let ratios = [0.0, -0.5, 1.001, f32::NAN, f32::INFINITY].map(|ratio| Options::from(Budget::Ratio(ratio)));
    let caps = [0.0, f32::NAN].map(|ratio| Options::new().cap(Budget::Ratio(ratio)));
    let diversities = [-0.1, 1.1, f32::NAN].map(|diversity| Options::new().diversity(diversity));
    let weights = [f32::NAN, f32::INFINITY, -1001.0]
        .map(|weight| Options::new().weights(Weights::default().with(Feature::Title, weight)));
    for options in ratios.into_iter().chain(caps).chain(diversities).chain(weights) {
        let error = Summarizer::new(&options).expect_err(&format!("{options:?}"));
        assert!(error.is_invalid_option() && !error.is_unsupported_language(), "{error}");
    }
}
