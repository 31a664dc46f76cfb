//! Which sentences are chosen if only position has a weight, so that the i-th sentence scores exp(−i/6).

use abrege::{Article, Budget, Feature, Language, Options, Weights};

const PLACES: [&str; 10] =
    ["north", "south", "east", "west", "centre", "port", "station", "hills", "suburbs", "valley"];

/// Ten sentences that differ only in position.
fn text() -> String {
    let sentence = |place: &str| format!("Mayor Ann Reed met the people of the {place} on Monday. ");
    PLACES.map(sentence).concat()
}

/// Options with this weight of position and no other weight.
fn by_position(weight: f32) -> Options {
    let none = Feature::ALL.into_iter().fold(Weights::default(), |all, feature| all.with(feature, 0.0));
    Options::new().weights(none.with(Feature::Position, weight)).diversity(0.0)
}

/// The numbers of the chosen sentences, in the order of choice.
fn chosen(text: &str, options: Options) -> Vec<usize> {
    let article = Article::new(text).language(Language::English);
    let summary = abrege::summarize(article, options).unwrap();
    summary.ranked().map(|excerpt| excerpt.index()).collect()
}

#[test]
fn sentences_are_chosen_by_score_and_the_earlier_of_equals() {
    let text = text();
    assert_eq!(chosen(&text, by_position(1.0).budget(Budget::Sentences(4))), [0, 1, 2, 3]);
    assert_eq!(chosen(&text, by_position(-1.0).budget(Budget::Sentences(4))), [9, 8, 7, 6]);
    assert_eq!(chosen(&text, by_position(0.0).budget(Budget::Sentences(4))), [0, 1, 2, 3]);
}

/// A long budget is filled with whatever an editor would take with a probability of at least 0.1, and a number of
/// sentences with any.
#[test]
fn long_budgets_leave_out_what_is_worth_too_little() {
    let text = text();
    for budget in [Budget::Words(1000), Budget::Chars(10_000)] {
        assert_eq!(chosen(&text, by_position(1.0).budget(budget)).len(), 10);
        // The log odds of the best are 4 at most: those of the sixth sentence are then −1.7, those of the seventh −2.3.
        assert_eq!(chosen(&text, by_position(10.0).budget(budget)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(chosen(&text, by_position(10.0).cap(budget).budget(Budget::Sentences(9))).len(), 6);
    }
    assert_eq!(chosen(&text, by_position(10.0).budget(Budget::Sentences(9))).len(), 9);
    assert_eq!(chosen(&text, by_position(10.0).budget(Budget::Ratio(1.0))).len(), 10);
}

/// Each sentence has eleven words.
#[test]
fn budgets_are_counted_to_the_word_and_character() {
    let text = text();
    for (words, count) in [(11, 1), (21, 1), (22, 2), (32, 2), (33, 3)] {
        assert_eq!(
            chosen(&text, by_position(1.0).budget(Budget::Words(words))).len(),
            count,
            "{words} words"
        );
    }
    // "east" is a letter shorter than "south".
    let (first, second) = (text.find(". ").unwrap() + 1, text[60..].find(". ").unwrap() + 61);
    for (chars, count) in [(first, 1), (second - 2, 1), (second, 2)] {
        assert_eq!(
            chosen(&text, by_position(1.0).budget(Budget::Chars(chars))).len(),
            count,
            "{chars} characters"
        );
    }
    // If the next sentence does not fit, a shorter one may.
    let uneven = "Mayor Ann Reed met the council on Monday. Taxes on houses, on cars and on all the water of Leeds will \
                  rise in May, Ann Reed told members. Schools across Leeds will close on Friday because of snow in May.";
    assert_eq!(chosen(uneven, by_position(1.0).budget(Budget::Words(21))), [0, 2]);
    assert_eq!(chosen(uneven, by_position(1.0).budget(Budget::Sentences(2))), [0, 1]);
}

#[test]
fn two_budgets_hold_together() {
    let text = text();
    for (budget, cap, count) in [
        (Budget::Sentences(5), Budget::Words(25), 2),
        (Budget::Words(25), Budget::Sentences(5), 2),
        (Budget::Sentences(1), Budget::Words(25), 1),
        (Budget::Ratio(0.2), Budget::Words(95), 2),
        (Budget::Chars(10_000), Budget::Words(33), 3),
        (Budget::Words(44), Budget::Chars(1), 1),
    ] {
        assert_eq!(
            chosen(&text, by_position(1.0).budget(budget).cap(cap)).len(),
            count,
            "{budget:?}, {cap:?}"
        );
    }
}

#[test]
fn repeated_sentences_are_chosen_once() {
    let text = "Mayor Ann Reed met the council on Monday. Taxes will rise in May for most of the city. Mayor Ann Reed met \
                the council on Monday. Schools will close on Friday because of the snow.";
    let all = |diversity: f32| chosen(text, Options::from(4).diversity(diversity)).len();
    assert_eq!(all(0.0), 4);
    assert_eq!(all(0.5), 3);
    // Of two sentences with the same content, the paraphrase comes last.
    let close = "Mayor Ann Reed met the council on Monday. Mayor Ann Reed met the council on Tuesday. Schools will close on \
                 Friday this week.";
    let options = |diversity: f32| by_position(1.0).diversity(diversity).budget(Budget::Sentences(2));
    assert_eq!(chosen(close, options(0.0)), [0, 1]);
    assert!(chosen(close, options(1.0)).contains(&2));
}

#[test]
fn a_lead_that_retells_the_standfirst_replaces_it() {
    let retold = "the council of Marlow voted on Monday to close the old harbour bridge to cars";
    let text = format!(
        "T{}.\n\nAfter a debate of nine hours, {retold} and to give both lanes to cyclists.\n\n\
         The county will pay for two ferries.\n\nShops on the quay fear for their trade.",
        &retold[1..]
    );
    for sentences in 2..=4 {
        let chosen = chosen(&text, Options::new().budget(Budget::Sentences(sentences)));
        assert!(chosen.contains(&1) && !chosen.contains(&0), "{chosen:?}");
    }
}

#[test]
fn of_two_sentences_of_which_one_retells_the_other_one_is_chosen() {
    let text = "The county fined Teal Ironworks four million pounds on Monday for the leak that killed the trout of the \
                river Orr.\n\nTeal Ironworks must pay four million pounds for the leak, which killed trout, eels and crabs, \
                the county told reporters in Orrville.\n\nThe leak began in March.\n\nAnglers of the valley want the works \
                closed for good, and met at the old bridge.";
    // With more of them, half of the words are enough.
    let long = "A skipper of 28 was rescued on Monday night from a flooded engine room at Orrville after nine hours in the \
                dark, with a broken radio.\n\nDivers cut the hull open on Monday night to reach the skipper, 28, in the \
                flooded engine room of his tug, moored at Orrville.\n\nThe tug had left Marlow in March.\n\nAnglers of the \
                valley lit fires on the old bridge.";
    for (text, sentences) in [(text, 2), (text, 3), (text, 4), (long, 2), (long, 3), (long, 4)] {
        let chosen = chosen(text, Options::new().budget(Budget::Sentences(sentences)));
        assert!(!(chosen.contains(&0) && chosen.contains(&1)), "{chosen:?}");
    }
}

#[test]
fn a_time_alone_is_no_sentence_to_quote() {
    let rest = "The ferry of Marlow leaves the quay with eleven passengers and a dog. Since March, the line has dropped half \
                of its sailings. Pupils from the island wait for an hour each morning.";
    for (first, is_quoted) in [("Monday, May 4.", false), ("On Monday, dogs sailed.", true)] {
        let chosen = chosen(&format!("{first} {rest}"), Options::new().budget(Budget::Sentences(4)));
        assert_eq!(chosen.contains(&0), is_quoted, "{first} {chosen:?}");
    }
}

#[test]
fn a_noun_phrase_leans_on_what_it_comments_on() {
    let points_back = |second: &str| {
        let text = format!("Le conseil de Valmorel a voté lundi la fermeture du quai aux voitures. {second}");
        let analysis = abrege::Summarizer::default().analyze(&text).unwrap();
        analysis.leaning(1).unwrap().part(abrege::Cue::Opener) > 0.0
    };
    assert!(points_back("Une alliance que la préfète de Brest, Anne Rey, et Paul Doyen jugent fragile."));
    assert!(!points_back(
        "Un pêcheur que la pluie avait surpris en mer a atteint Lorient dimanche à la nage."
    ));
}

#[test]
fn a_sentence_is_chosen_with_its_antecedent() {
    let text = "Schools will close on Friday because of the snow. Mayor Ann Reed met the council on Monday. She told them \
                that the bridge would open in May. Rain fell on most of the city all day.";
    let options = |sentences: usize| Options::from(sentences).diversity(0.0);
    let asked = |sentences: usize| {
        let article = Article::new(text).language(Language::English).query("When will the bridge open?");
        let summary = abrege::summarize(article, options(sentences)).unwrap();
        summary.excerpts().iter().map(|excerpt| excerpt.index()).collect::<Vec<_>>()
    };
    assert_eq!(asked(2), [1, 2]);
    // Alone it would be an orphan.
    assert!(!asked(1).contains(&2));
}

#[test]
fn a_budget_of_nothing_chooses_nothing() {
    for budget in [Budget::Sentences(0), Budget::Words(0), Budget::Chars(0)] {
        assert!(chosen(&text(), by_position(1.0).budget(budget)).is_empty(), "{budget:?}");
        assert!(
            chosen(&text(), by_position(1.0).budget(Budget::Sentences(3)).cap(budget)).is_empty(),
            "{budget:?}"
        );
    }
}

/// A sentence that leans on a lead-in without its list cannot be quoted with it.
#[test]
fn a_lead_in_is_no_antecedent() {
    let text = "Mayor Ann Reed met the people of the port on Monday.\n\nShe made them three promises, which are these:\n\n\
                However, she said that none of them would be kept before the end of next year.\n\nAnn Reed was \
                mayor of Leeds in 1997, when floods closed schools and roads for three months.";
    let article = Article::new(text).language(Language::English);
    let summary = abrege::summarize(article, by_position(-1.0).budget(Budget::Sentences(3))).unwrap();
    let texts: Vec<&str> = summary.excerpts().iter().map(|excerpt| excerpt.text()).collect();
    assert!(texts.iter().all(|text| !text.ends_with(':') && !text.starts_with("However")), "{texts:?}");
    assert_eq!(texts.len(), 2);
}

/// A short sentence of a list item is not eligible by itself, but the next one may lean on it.
#[test]
fn a_sentence_of_a_list_item_is_kept_only_with_its_antecedent() {
    let english = [
        ("The ferry fare is cut.", "It now costs two pounds for everyone under 25, every day of the week."),
        ("Night boats come back.", "However, they will not call at the smaller islands before the summer."),
    ];
    let french = [
        (
            "Le tarif du bac baisse.",
            "Il coûte désormais deux euros pour les moins de 25 ans, tous les jours.",
        ),
        ("Le bac de nuit revient.", "Cependant, il ne passera pas par les petites îles avant cet été."),
    ];
    for (language, lead, items) in [
        (
            Language::English,
            "The county changes its ferry rules from Monday, its leader announced on Friday.",
            english,
        ),
        (
            Language::French,
            "Le département change les règles du bac lundi, a annoncé vendredi son président.",
            french,
        ),
    ] {
        for mark in ["- ", "• ", "1. ", "1) ", ""] {
            let items: Vec<String> =
                items.iter().map(|(short, long)| format!("{mark}{short} {long}")).collect();
            let text = format!("{lead}\n\n{}", items.join("\n\n"));
            let analysis =
                abrege::Summarizer::default().analyze(Article::new(&text).language(language)).unwrap();
            for budget in (1..=5).map(Budget::Sentences).chain([15, 30, 45, 60].map(Budget::Words)) {
                let summary = analysis.select(budget).unwrap();
                for excerpt in &summary {
                    let before = excerpt.index().checked_sub(1);
                    let has_before = summary.excerpts().iter().any(|other| Some(other.index()) == before);
                    let leans = ["It now", "However", "Il coûte", "Cependant"];
                    let is_alone = leans.iter().any(|start| excerpt.text().starts_with(start)) && !has_before;
                    assert!(!is_alone, "{budget:?} of {text:?}: {:?}", excerpt.text());
                }
            }
            for index in [2, 4] {
                assert_eq!(analysis.antecedent(index), Some(index - 1), "{text:?}");
            }
        }
    }
}

/// The sentences of one quotation are chosen together, or none of them.
#[test]
fn no_summary_shows_a_part_of_a_quotation() {
    let english = "The bridge at Corvo will close for two years, Mayor Ann Reed told the council on Monday. \"Corvo has \
                   waited for this bridge since the flood of 1997. Nobody in Corvo will cross the river Tay on foot this \
                   winter,\" Ann Reed said. Repairs will cost the city of Corvo 40 million pounds, three times its budget for \
                   roads. \"Engineers from Leeds found cracks in all nine arches. Two arches may fall. The ferry of Corvo \
                   must sail at night,\" said Paul Hale, an engineer. Ferries from Leeds will cross the Tay every hour from May.";
    let french = "Le pont de Corvo sera fermé deux ans, a annoncé lundi la maire Anne Rey au conseil municipal. « Corvo attend \
                  ce pont depuis la crue de 1997. Personne ne passera la Loire à pied cet hiver à Corvo », a dit Anne Rey. Les \
                  travaux coûteront 40 millions d'euros à la ville de Corvo, soit trois fois son budget de voirie. « Des \
                  ingénieurs de Lyon ont trouvé des fissures dans les neuf arches. Deux arches peuvent tomber. Le bac de Corvo \
                  doit circuler la nuit », a dit Paul Hale, ingénieur. Des bacs de Lyon passeront la Loire toutes les heures en mai.";
    let mut quoting = 0;
    // A paragraph may end inside a quotation that the next one closes.
    let [broken_english, broken_french] = [english, french].map(|text| text.replace(" 1997. ", " 1997.\n\n"));
    for (text, language) in [
        (english, Language::English),
        (french, Language::French),
        (&broken_english, Language::English),
        (&broken_french, Language::French),
    ] {
        let summarizer = abrege::Summarizer::default();
        for article in
            [Article::new(text).language(language), Article::new(text).language(language).query("arches")]
        {
            let analysis = summarizer.analyze(article).unwrap();
            assert_eq!(analysis.scores().len(), 8, "{language}");
            for budget in (1..=8).map(Budget::Sentences).chain((1..=24).map(|n| Budget::Words(5 * n))) {
                let summary = analysis.select(budget).unwrap();
                let clipped = summary.excerpts().iter().any(|excerpt| excerpt.is_clipped());
                for quotation in [1..3, 4..7] {
                    let held =
                        summary.excerpts().iter().filter(|excerpt| quotation.contains(&excerpt.index()));
                    let held = held.count();
                    assert!(clipped || held == 0 || held == quotation.len(), "{budget:?}: {summary}");
                    quoting += usize::from(held > 0);
                }
            }
        }
    }
    assert!(quoting > 20, "only {quoting}");
}

/// Keyword and entity frequency decide: without either, the summary of a sample is another.
#[test]
fn keywords_and_entities_change_summaries() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let files = ["en", "fr"].map(|language| std::fs::read_dir(folder.join(language)).unwrap());
    let texts =
        files.into_iter().flatten().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = texts.collect();
    for feature in [Feature::Keywords, Feature::Entities] {
        assert!(Weights::default().get(feature) > 0.0);
        let without = Options::new().weights(Weights::default().with(feature, 0.0));
        let changed = texts.iter().filter(|text| {
            (1..=5).map(Budget::Sentences).chain([30, 60, 100].map(Budget::Words)).any(|budget| {
                let with = abrege::summarize(text.as_str(), budget).unwrap();
                let without = abrege::summarize(text.as_str(), without.clone().budget(budget)).unwrap();
                with.to_string() != without.to_string()
            })
        });
        assert!(changed.count() > 0, "{feature}");
    }
}

/// A chain longer than any set of the core.
#[test]
fn an_answer_at_the_end_of_a_long_chain_is_found() {
    let mut text = text();
    text.push_str("Engineer Ann Reed built the bridge of Corvo with forty workers in 1997. ");
    for (place, work) in [("Leeds", "school"), ("Derby", "dam"), ("Oslo", "harbour"), ("Porto", "tunnel")] {
        text.push_str(&format!("She then moved to {place}, where she built a {work} within two years. "));
    }
    let article = Article::new(&text).language(Language::English).query("tunnel in Porto");
    for sentences in 1..=15 {
        let summary = abrege::summarize(article.clone(), sentences).unwrap();
        assert!(summary.excerpts().len() <= sentences);
        let answers = summary.to_string().contains("Porto");
        assert_eq!(answers, sentences >= 5, "{sentences}: {summary}");
    }
}

/// Where no sentence fits with what it needs, one that leans on nothing is kept.
#[test]
fn the_start_of_a_quotation_is_better_than_its_rest() {
    let text = "\"Corvo has waited for this bridge since the flood of 1997. Nobody in Corvo will cross the river Tay on foot.\"";
    assert_eq!(chosen(text, Options::from(1)), [0]);
}

/// The rest of a quotation may be chosen before its start, if nothing in it shows that it continues one.
#[test]
fn no_sentence_is_chosen_twice() {
    let text = "漢a\"a. ©\"a\u{200d}!a”a。a";
    let summary =
        abrege::summarize(text, Options::from(usize::MAX).cap(Budget::Words(46)).diversity(0.0)).unwrap();
    let indices: std::collections::BTreeSet<usize> =
        summary.excerpts().iter().map(|excerpt| excerpt.index()).collect();
    assert_eq!(indices.len(), summary.excerpts().len());
}
