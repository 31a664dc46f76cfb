//! The promises, as properties: each is tried on arbitrary characters, on dense mixes of the characters that rules look
//! at, and on pages put together from fragments of news in both languages.

use std::time::{Duration, Instant};

use abrege::{
    Analysis, Article, BlockKind, Budget, Feature, Language, Options, Sentence, Summarizer, Summary, Weights,
    Workspace,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

type Outcome = Result<(), TestCaseError>;

/// Sentences, headings, lead-ins, items and furniture, in both languages, with what is hard in them.
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

/// The characters that some rule looks at, and some that none expects.
const ALPHABET: [char; 72] = [
    'a', 'e', 'I', 'l', 's', 'T', 'é', 'À', 'œ', 'ß', 'İ', 'ǅ', 'ﬁ', '1', '0', '½', '٣', 'Ⅷ', '.', '.', '!',
    '?', '…', ',', ';', ':', '"', '"', '\'', '’', '«', '»', '“', '”', '(', ')', '[', ']', '-', '–', '•', '*',
    '_', '©', '$', '€', '%', '#', ' ', ' ', ' ', '\n', '\n', '\r', '\t', '\0', '\u{85}', '\u{a0}',
    '\u{202f}', '\u{2028}', '\u{feff}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{301}', '\u{ad}', '漢', '。',
    'ش', '؟', '👍', '🇫',
];

/// Texts that broke a promise once.
const HARD: [&str; 12] = [
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

/// An article with what its caller knows of it.
#[derive(Clone, Debug)]
struct Given {
    text: String,
    title: Option<String>,
    query: Option<String>,
    language: Option<Language>,
}

impl Given {
    fn article(&self) -> Article<'_> {
        let mut article = Article::new(&self.text);
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        if let Some(query) = &self.query {
            article = article.query(query);
        }
        match self.language {
            Some(language) => article.language(language),
            None => article,
        }
    }

    fn has_letter(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }

    /// None when the text is taken for one in a third language, which it may be only if no language was given.
    fn analyze(&self, options: &Options) -> Option<Analysis<'_>> {
        match Summarizer::new(options).unwrap().analyze(self.article()) {
            Ok(analysis) => Some(analysis),
            Err(error) => {
                assert!(self.language.is_none() && error.is_unsupported_language(), "{error}");
                None
            }
        }
    }
}

fn pages() -> impl Strategy<Value = String> {
    let fragment = (prop::sample::select(&FRAGMENTS[..]), prop::sample::select(&GAPS[..]));
    let wraps = prop::bool::weighted(0.25);
    (prop::collection::vec(fragment, 0..30), wraps).prop_map(|(fragments, wraps)| {
        let page: String = fragments.into_iter().flat_map(|(text, gap)| [text, gap]).collect();
        if wraps { wrap(&page) } else { page }
    })
}

/// Breaks lines as a mail program does.
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

fn given() -> impl Strategy<Value = Given> {
    (texts(), hints(), hints(), languages()).prop_map(|(text, title, query, language)| Given {
        text,
        title,
        query,
        language,
    })
}

/// Budgets above nothing.
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

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The words of a budget.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Ends in a mark of its own, closing marks set aside; such a sentence is whole wherever it stands.
fn is_closed(sentence: &Sentence<'_, '_>) -> bool {
    let closes = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | ')');
    sentence.text().trim_end_matches(closes).ends_with(['.', '!', '?'])
}

fn config(cases: u32) -> ProptestConfig {
    // No file is written: a failure is shown with its smallest input.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(384))]

    #[test]
    fn excerpts_are_verbatim_and_in_order(given in given(), options in options()) {
        verbatim(&given, &options)?;
    }

    #[test]
    fn budgets_are_hard(given in given(), options in options(), budget in budgets(), cap in budgets()) {
        hard_budgets(&given, &options, budget, cap)?;
    }

    #[test]
    fn only_a_budget_of_nothing_gives_nothing(given in given(), budget in budgets()) {
        something(&given, budget)?;
    }

    #[test]
    fn a_sentence_is_clipped_only_where_none_fits(given in given(), budget in budgets()) {
        clipped_at_need(&given, budget)?;
    }

    #[test]
    fn odd_text_is_never_an_error(given in given(), options in options()) {
        no_error(&given, &options)?;
    }

    #[test]
    fn the_parts_of_a_document_lie_in_order(given in given()) {
        places(&given)?;
    }

    #[test]
    fn only_sentences_of_the_story_are_kept(given in given(), options in options()) {
        story(&given, &options)?;
    }

    #[test]
    fn no_excerpt_is_an_orphan(given in given(), options in options()) {
        no_orphan(&given, &options)?;
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(given in given(), options in options()) {
        prop_assert_eq!(everything(&given, &options), everything(&given, &options));
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
        same_with_used_workspace(&before, &given, &options)?;
    }
}

#[cfg(feature = "rayon")]
proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn many_cores_give_what_one_gives(given in prop::collection::vec(given(), 0..12), options in options()) {
        let articles: Vec<Article<'_>> = given.iter().map(Given::article).collect();
        let summarizer = Summarizer::new(&options).unwrap();
        let alone: Vec<_> = articles.iter().map(|article| record(&summarizer.summarize(article))).collect();
        let together: Vec<_> = summarizer.par_summarize(&articles).iter().map(record).collect();
        prop_assert_eq!(alone, together);
    }
}

#[test]
fn texts_that_broke_a_promise_keep_it() {
    let sizes = (1..10).map(Budget::Words).chain((1..50).map(Budget::Chars));
    let budgets: Vec<Budget> = sizes.chain([Budget::Sentences(2), Budget::Ratio(0.7)]).collect();
    let mut broken = Vec::new();
    for text in HARD {
        for language in [None, Some(Language::English), Some(Language::French)] {
            let given = Given { text: text.to_owned(), title: None, query: None, language };
            let keeps = |budget: Budget| -> Outcome {
                let options = Options::from(budget);
                verbatim(&given, &options)?;
                clipped_at_need(&given, budget)?;
                if matches!(budget, Budget::Chars(most) if most % 10 > 0) {
                    return Ok(());
                }
                hard_budgets(&given, &options, budget, Budget::Chars(30))?;
                something(&given, budget)?;
                no_error(&given, &options)?;
                places(&given)?;
                story(&given, &options)?;
                no_orphan(&given, &options)
            };
            let first = budgets.iter().find_map(|&budget| {
                let told = match std::panic::catch_unwind(|| keeps(budget)) {
                    Ok(outcome) => outcome.err()?.to_string(),
                    Err(_) => "panics".to_owned(),
                };
                Some(format!("{text:?}, {language:?}, {budget:?}: {told}"))
            });
            broken.extend(first);
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

fn verbatim(given: &Given, options: &Options) -> Outcome {
    let Some(analysis) = given.analyze(options) else { return Ok(()) };
    let summary = analysis.summary();
    let text = given.text.as_str();
    let mut end = 0;
    let mut last = None;
    for excerpt in &summary {
        let span = excerpt.span();
        prop_assert!(end <= span.start && span.start <= span.end, "{:?} after {}", span, end);
        prop_assert!(last < Some(excerpt.index()));
        let Some(slice) = text.get(span.range()) else {
            return Err(TestCaseError::fail(format!("{span:?} cuts a character or ends past the text")));
        };
        if excerpt.is_clipped() {
            // The place is that of the part that is kept; white space may have been made one space.
            let kept = excerpt.text().strip_suffix('…');
            prop_assert_eq!(kept.map(ink), Some(ink(slice)));
        } else {
            prop_assert_eq!(excerpt.text(), slice);
            prop_assert!(!slice.is_empty());
        }
        prop_assert_eq!(slice, slice.trim());
        prop_assert!(!excerpt.flowed().contains(is_break), "{:?}", excerpt.flowed());
        prop_assert_eq!(ink(&excerpt.flowed()), ink(excerpt.text()));
        prop_assert_eq!(excerpt.score(), analysis.scores()[excerpt.index()]);
        (end, last) = (span.end, Some(excerpt.index()));
    }
    let flowed: Vec<_> = summary.excerpts().iter().map(|excerpt| excerpt.flowed()).collect();
    prop_assert_eq!(summary.to_string(), flowed.join(" "));
    let ranks: Vec<usize> = summary.ranked().map(|excerpt| excerpt.rank()).collect();
    prop_assert_eq!(ranks, (0..summary.excerpts().len()).collect::<Vec<_>>());
    prop_assert!((0.0..=1.0).contains(&summary.ratio()));
    prop_assert_eq!(&summary.clone().into_owned(), &summary);
    Ok(())
}

fn hard_budgets(given: &Given, options: &Options, budget: Budget, cap: Budget) -> Outcome {
    let options = options.clone().budget(budget).cap(cap);
    let Some(analysis) = given.analyze(&options) else { return Ok(()) };
    let summary = analysis.summary();
    within(&analysis, &summary, budget)?;
    within(&analysis, &summary, cap)?;
    // Analyzed once, selected again: the cap still holds.
    let again = analysis.select(Budget::Chars(40)).unwrap();
    within(&analysis, &again, Budget::Chars(40))?;
    within(&analysis, &again, cap)
}

fn within(analysis: &Analysis<'_>, summary: &Summary<'_>, budget: Budget) -> Outcome {
    let text = summary.to_string();
    let (used, most) = match budget {
        Budget::Sentences(most) => (summary.excerpts().len(), most),
        Budget::Words(most) => (words(&text), most),
        Budget::Chars(most) => (text.chars().count(), most),
        Budget::Ratio(ratio) => {
            // Which may be chosen is told by what was: those of the story, or all of one lower kind.
            let of_story = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
            let kinds = analysis.document().sentences().map(|sentence| sentence.kind());
            let Some(first) = summary.excerpts().first() else { return Ok(()) };
            let kin = |&kind: &BlockKind| kind == first.kind() || of_story(kind) && of_story(first.kind());
            let count = kinds.filter(kin).count();
            (summary.excerpts().len(), ((f64::from(ratio) * count as f64) as usize).max(1))
        }
        other => unreachable!("a new budget: {other:?}"),
    };
    prop_assert!(used <= most, "{used} of {budget:?}: {text:?}");
    Ok(())
}

fn something(given: &Given, budget: Budget) -> Outcome {
    let Some(analysis) = given.analyze(&Options::from(budget)) else { return Ok(()) };
    let summary = analysis.summary();
    prop_assert_eq!(summary.is_empty(), !given.has_letter(), "{:?}", summary.to_string());
    for nothing in [Budget::Sentences(0), Budget::Words(0), Budget::Chars(0)] {
        let summary = analysis.select(nothing).unwrap();
        prop_assert!(summary.is_empty() && summary.to_string().is_empty() && summary.ratio() == 0.0);
        let capped = given.analyze(&Options::from(budget).cap(nothing)).map(|analysis| analysis.summary());
        prop_assert!(capped.is_none_or(|summary| summary.is_empty()));
    }
    Ok(())
}

fn clipped_at_need(given: &Given, budget: Budget) -> Outcome {
    let Some(analysis) = given.analyze(&Options::from(budget)) else { return Ok(()) };
    let summary = analysis.summary();
    let clipped = summary.excerpts().iter().filter(|excerpt| excerpt.is_clipped()).count();
    if clipped == 0 {
        return Ok(());
    }
    prop_assert_eq!(summary.excerpts().len(), 1);
    let [excerpt] = summary.excerpts() else { unreachable!() };
    prop_assert!(excerpt.text().ends_with('…') && excerpt.flowed().ends_with('…'));
    prop_assert!(matches!(budget, Budget::Words(_) | Budget::Chars(_)));
    // Cut at a word, where one fits: of a string between white space all letters and digits are kept, or none.
    let whole = analysis.document().sentences().nth(excerpt.index()).unwrap().text();
    let kept = excerpt.text().trim_end_matches('…');
    if words(kept) > 1 {
        let rest = &whole[excerpt.span().len()..];
        let torn = rest.split(char::is_whitespace).next().unwrap();
        prop_assert!(!torn.contains(char::is_alphanumeric), "{kept:?} is cut before {torn:?}");
    }
    // What stands alone and may be chosen is too long.
    let free = analysis.select(Budget::Ratio(1.0)).unwrap();
    for other in &free {
        // A very short one is kept only for what leans on it.
        if free.excerpts().iter().any(|later| analysis.antecedent(later.index()) == Some(other.index())) {
            continue;
        }
        let flowed = other.flowed();
        let fits = match budget {
            Budget::Words(most) => words(&flowed) <= most,
            Budget::Chars(most) => flowed.chars().count() <= most,
            _ => false,
        };
        prop_assert!(!fits || analysis.antecedent(other.index()).is_some(), "{flowed:?} fits {budget:?}");
    }
    Ok(())
}

fn no_error(given: &Given, options: &Options) -> Outcome {
    let summarizer = Summarizer::new(options).unwrap();
    let text = given.text.as_str();
    match summarizer.summarize(text) {
        Ok(summary) => {
            prop_assert_eq!(summary.language(), abrege::detect(text));
            prop_assert_eq!(summary.language().is_some(), given.has_letter());
        }
        Err(error) => {
            prop_assert!(error.is_unsupported_language(), "{error}");
            prop_assert!(error.detected().is_some() && !error.is_invalid_option() && !error.is_too_long());
            prop_assert!(given.has_letter() && abrege::detect(text).is_none());
        }
    }
    for language in Language::ALL {
        let summary = summarizer.summarize(given.article().language(language));
        prop_assert!(summary.is_ok(), "{summary:?}");
        let found = summary.unwrap().language().map(|found| found.language());
        prop_assert_eq!(found, Some(language));
    }
    Ok(())
}

/// A dateline with its dash has at most so many bytes.
const LEAD_BYTES: usize = 100;

fn places(given: &Given) -> Outcome {
    let Some(analysis) = given.analyze(&Options::new()) else { return Ok(()) };
    let (document, text) = (analysis.document(), given.text.as_str());
    let mut end = 0;
    for block in document.blocks() {
        let span = block.span();
        prop_assert!(end <= span.start && span.start < span.end);
        prop_assert_eq!(text.get(span.range()), Some(block.text()));
        // Nothing that can be read is lost between blocks.
        prop_assert!(!text[end..span.start].contains(char::is_alphanumeric));
        for sentence in block.sentences() {
            prop_assert!(span.start <= sentence.span().start && sentence.span().end <= span.end);
            prop_assert_eq!(sentence.block().index(), block.index());
        }
        end = span.end;
    }
    prop_assert!(!text[end..].contains(char::is_alphanumeric));
    let mut end = 0;
    for (number, sentence) in document.sentences().enumerate() {
        let span = sentence.span();
        prop_assert!(end <= span.start && span.start < span.end);
        prop_assert_eq!(text.get(span.range()), Some(sentence.text()));
        // Before a block's first sentence stands at most a dateline or a word like "Subject:".
        let block = sentence.block();
        let is_first = block.sentences().next().is_some_and(|first| first.index() == number);
        let start = if is_first { span.start.min(block.span().start + LEAD_BYTES) } else { end };
        prop_assert!(!text[start..span.start].contains(char::is_alphanumeric));
        prop_assert_eq!(sentence.index(), number);
        prop_assert!(analysis.scores()[number].parts().all(|(_, part)| part.is_finite()));
        prop_assert!(analysis.explain(number).is_some());
        prop_assert!(analysis.antecedent(number).is_none_or(|before| before < number));
        end = span.end;
    }
    prop_assert!(!text[end..].contains(char::is_alphanumeric));
    prop_assert_eq!(analysis.scores().len(), document.sentences().len());
    let keywords = analysis.keywords(5);
    prop_assert!(keywords.len() <= 5);
    let keywords = keywords.iter().map(|keyword| (keyword.text(), keyword.score(), keyword.spans()));
    let entities = analysis.entities();
    let entities = entities.iter().map(|entity| (entity.text(), entity.score(), entity.spans()));
    for (name, score, spans) in keywords.chain(entities) {
        prop_assert!(score > 0.0 && score.is_finite() && !spans.is_empty(), "{name:?}: {score}");
        prop_assert!(spans.iter().all(|span| !span.is_empty() && text.get(span.range()).is_some()));
        prop_assert!(spans.is_sorted(), "{name:?}: {spans:?}");
    }
    for figure in analysis.figures() {
        let slice = text.get(figure.span().range());
        prop_assert!(slice.is_some_and(|slice| !slice.is_empty()) && figure.value().is_finite());
    }
    Ok(())
}

fn story(given: &Given, options: &Options) -> Outcome {
    let Some(analysis) = given.analyze(options) else { return Ok(()) };
    let language = analysis.document().language();
    // What has no letter is never kept, of whatever kind.
    let may_be_kept = |sentence: &Sentence<'_, '_>| {
        sentence.kind() == BlockKind::Paragraph && sentence.text().contains(char::is_alphabetic)
    };
    let is_native = |sentence: &Sentence<'_, '_>| sentence.block().language() == language;
    let mut paragraphs = analysis.document().sentences().filter(may_be_kept);
    let has_story = paragraphs.clone().any(|sentence| is_native(&sentence) && is_closed(&sentence));
    let has_paragraph = paragraphs.next().is_some();
    for excerpt in &analysis.summary() {
        let kind = excerpt.kind();
        let sentence = analysis.document().sentences().nth(excerpt.index()).unwrap();
        prop_assert_eq!(kind, sentence.kind());
        let is_apart = matches!(kind, BlockKind::Heading | BlockKind::Furniture | BlockKind::LeadIn);
        prop_assert!(!(has_paragraph && is_apart), "{:?}: {:?}", kind, excerpt.text());
        // A page in two languages does not make a mixed summary.
        let is_foreign = sentence.block().language() != language;
        prop_assert!(!(has_story && is_foreign), "foreign: {:?}", excerpt.text());
    }
    Ok(())
}

fn no_orphan(given: &Given, options: &Options) -> Outcome {
    let Some(analysis) = given.analyze(options) else { return Ok(()) };
    let summary = analysis.summary();
    let leans = |index: usize| analysis.antecedent(index);
    let kept = |index: usize| summary.excerpts().iter().any(|excerpt| excerpt.index() == index);
    let orphan =
        summary.excerpts().iter().find(|excerpt| leans(excerpt.index()).is_some_and(|before| !kept(before)));
    if let Some(orphan) = orphan {
        prop_assert_eq!(summary.excerpts().len(), 1, "orphan: {:?}", orphan.text());
        // Nothing else is left: without a budget, too, nothing that stands alone could be chosen.
        let free = given.analyze(&Options::new().budget(Budget::Ratio(1.0))).unwrap().summary();
        // A very short one is kept only for what leans on it.
        let supports = |index: usize| free.excerpts().iter().any(|later| leans(later.index()) == Some(index));
        let stands = |index: usize| leans(index).is_none() && !supports(index);
        let better = free.excerpts().iter().find(|excerpt| stands(excerpt.index()));
        prop_assert!(better.is_none(), "orphan {:?} for {:?}", orphan.text(), better);
    }
    Ok(())
}

/// All that the crate says of an article, as text.
fn everything(given: &Given, options: &Options) -> Option<Vec<String>> {
    let analysis = given.analyze(options)?;
    let mut all = vec![
        record(&Ok(analysis.summary())),
        format!("{:?}", analysis.scores()),
        format!("{:?}", analysis.keywords(10)),
        format!("{:?}", analysis.entities()),
        format!("{:?}", analysis.figures()),
    ];
    all.extend((0..analysis.scores().len()).filter_map(|index| Some(analysis.explain(index)?.to_string())));
    Some(all)
}

fn same_with_used_workspace(before: &[(Given, Options)], given: &Given, options: &Options) -> Outcome {
    let summarizer = Summarizer::new(options).unwrap();
    let mut workspace = Workspace::new();
    for (other, options) in before {
        // A third language is an error, and no matter here.
        let _ = Summarizer::new(options).unwrap().summarize_with(&mut workspace, other.article());
    }
    let fresh = record(&summarizer.summarize(given.article()));
    prop_assert_eq!(&fresh, &record(&summarizer.summarize_with(&mut workspace, given.article())));
    prop_assert_eq!(&fresh, &record(&summarizer.summarize_with(&mut workspace, given.article())));
    let (Ok(used), Some(fresh)) =
        (summarizer.analyze_with(&mut workspace, given.article()), given.analyze(options))
    else {
        return Ok(());
    };
    prop_assert_eq!(format!("{:?}", used.keywords(10)), format!("{:?}", fresh.keywords(10)));
    prop_assert_eq!(format!("{:?}", used.entities()), format!("{:?}", fresh.entities()));
    prop_assert_eq!(used.scores(), fresh.scores());
    Ok(())
}

#[cfg(feature = "serde")]
fn record(result: &Result<Summary<'_>, abrege::Error>) -> String {
    match result {
        Ok(summary) => serde_json::to_string(summary).unwrap(),
        Err(error) => format!("{error:?}"),
    }
}

#[cfg(not(feature = "serde"))]
fn record(result: &Result<Summary<'_>, abrege::Error>) -> String {
    format!("{result:?}")
}

#[cfg(feature = "serde")]
mod json {
    use std::fmt::Debug;

    use abrege::{Detection, Entity, Figure, Keyword, Score};
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;

    proptest! {
        #![proptest_config(config(128))]

        #[test]
        fn results_and_options_survive_json(given in given(), options in options()) {
            survive(&given, &options)?;
        }
    }

    fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Outcome {
        let json = serde_json::to_string(value).unwrap();
        let read: T =
            serde_json::from_str(&json).map_err(|error| TestCaseError::fail(format!("{error}: {json}")))?;
        prop_assert_eq!(&read, value);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
        Ok(())
    }

    fn survive(given: &Given, options: &Options) -> Outcome {
        round_trip::<Options>(options)?;
        let Some(analysis) = given.analyze(options) else { return Ok(()) };
        round_trip::<Summary<'static>>(&analysis.summary().into_owned())?;
        round_trip::<Option<Detection>>(&analysis.language())?;
        let keywords: Vec<Keyword<'static>> =
            analysis.keywords(9).into_iter().map(Keyword::into_owned).collect();
        round_trip(&keywords)?;
        let entities: Vec<Entity<'static>> =
            analysis.entities().into_iter().map(Entity::into_owned).collect();
        round_trip(&entities)?;
        round_trip::<Vec<Figure>>(&analysis.figures())?;
        round_trip::<Vec<Score>>(&analysis.scores().to_vec())
    }

    proptest! {
        #![proptest_config(config(256))]

        #[test]
        fn weights_survive_json(weights in weights()) {
            round_trip::<Weights>(&weights)?;
        }
    }
}

#[test]
fn text_without_letters_gives_an_empty_summary() {
    for text in
        ["", " \n\t", "\u{feff}", "…", "!!! ??? ...", "12 + 30 = 42", "2024.", "\u{301}", "'", "🔥", "\0"]
    {
        let analysis = Summarizer::default().analyze(text).unwrap();
        assert!(analysis.summary().is_empty(), "{text:?} gives {:?}", analysis.summary().to_string());
        assert_eq!(analysis.language(), None, "{text:?}");
        for language in Language::ALL {
            let summary = abrege::summarize(Article::new(text).language(language), 3).unwrap();
            assert!(summary.is_empty(), "{text:?} in {language} gives {:?}", summary.to_string());
        }
    }
}

#[test]
fn a_ratio_means_the_number_as_it_is_written() {
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

/// So long may a text of a megabyte take, on a slow machine and without optimization.
const LIMIT: Duration = Duration::from_secs(20);

/// Texts that are costly for anything that is not linear.
#[test]
fn cost_is_linear_in_the_text() {
    let megabyte = |piece: &str| piece.repeat(1_000_000 / piece.len());
    let part = |piece: &str| piece.repeat(200_000 / piece.len());
    let numbered = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let hostile = [
        ("a line without punctuation", megabyte("le budget de la ville ")),
        ("a line without spaces", megabyte("a")),
        ("one-word sentences", "Oui. ".repeat(100_000)),
        ("one-word lines", "Oui\n".repeat(50_000)),
        ("sentences that lean", part("Il a ajouté que la ville paierait. ")),
        (
            "sentences of their own words",
            numbered(10_000, |i| format!("Le w{i} de x{i} a vu y{i} et z{i} hier. ")),
        ),
        (
            "sentences of shared words",
            numbered(10_000, |i| format!("Le maire {} de la ville {} a vu {i}. ", i % 60, i % 61)),
        ),
        (
            "names",
            numbered(10_000, |i| format!("Anne Rey{i} a vu Paul Martin{} à Lyon{} hier. ", i / 2, i / 3)),
        ),
        ("figures", part("12,5 millions d'euros et 3 % le 4 mai 2024 ")),
        ("terminators", part(".")),
        ("spaced terminators", part(". ")),
        ("straight quotation marks", part("\" ")),
        ("opening quotation marks", part("« a ")),
        ("closing marks", part(".)")),
        ("opening brackets", part("(Aa")),
        ("apostrophes", part("l'")),
        ("initials", part("J. K. ")),
        ("abbreviations", part("M. Mme. etc. p. ex. ")),
        ("combining marks", part("\u{301}")),
        ("no-break spaces", part("\u{202f}")),
        ("line ends", part("\r\n")),
        ("NULs", part("\0")),
        ("bidi marks", part("\u{202e}a")),
        ("emoji", part("👩‍👩‍👧‍👦")),
        ("capitals", part("LE BUDGET DE LA VILLE. ")),
        ("hyphens", part("a-")),
        ("commas", part("a, ")),
        ("hard-wrapped mail", wrap(&part("The council approved the budget and the mayor said so. "))),
        ("list items", part("- une baisse de la taxe\n")),
        ("lead-ins", part("Les mesures sont les suivantes :\n\n")),
        ("furniture", part("Abonnez-vous à notre newsletter\n\n")),
    ];
    let mut slow = Vec::new();
    for (name, text) in &hostile {
        for budget in [Budget::Ratio(0.5), Budget::Chars(160)] {
            let mut eighth = text.len() / 8;
            while !text.is_char_boundary(eighth) {
                eighth -= 1;
            }
            let (part, whole) = (time(&text[..eighth], budget), time(text, budget));
            eprintln!("{name}, {budget:?}: {part:.1?} of {whole:.1?}");
            // Eight times the text is eight times the work, not 64 times; the rest is for a busy machine.
            if whole > LIMIT || whole > 24 * part + Duration::from_secs(1) {
                slow.push(format!("{name}, {budget:?}: {whole:?}, an eighth of it {part:?}"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// How long everything that the crate says of a text takes.
fn time(text: &str, budget: Budget) -> Duration {
    let start = Instant::now();
    let summarizer = Summarizer::new(budget).unwrap();
    let analysis = summarizer.analyze(Article::new(text).language(Language::French)).unwrap();
    within(&analysis, &analysis.summary(), budget).unwrap();
    if let Budget::Ratio(_) = budget {
        std::hint::black_box((analysis.keywords(10), analysis.entities(), analysis.figures()));
    }
    start.elapsed()
}
