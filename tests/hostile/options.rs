//! Hostile options: each value works as documented, or is an error that names the allowed range.

use abrege::{Article, Budget, Feature, Language, Options, Summarizer, Weights};

use crate::promises::{self, Given};

const TEXT: &str = "Le conseil municipal a adopté lundi soir le budget de la ville. Le texte prévoit une baisse de la taxe \
                    foncière de 2 %. La maire Anne Rey a salué un effort partagé, après des mois de débat sur le budget. \
                    L'opposition a voté contre le budget de la ville.";

#[test]
fn values_out_of_range_are_errors_that_name_the_range() {
    let ratios = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -0.0, -0.5, 1.000_001, f32::MAX];
    for ratio in ratios {
        for options in [Options::from(Budget::Ratio(ratio)), Options::new().cap(Budget::Ratio(ratio))] {
            assert_rejected(options, "give a number above 0 and up to 1");
        }
        let analysis = Summarizer::default().analyze(TEXT).unwrap();
        let error = analysis.select(Budget::Ratio(ratio)).unwrap_err();
        assert!(error.is_invalid_option() && error.to_string().contains("above 0 and up to 1"), "{error}");
    }
    for diversity in [f32::NAN, f32::INFINITY, -f32::MIN_POSITIVE, 1.000_001, -1.0] {
        assert_rejected(Options::new().diversity(diversity), "give a number from 0 to 1");
    }
    for weight in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1000.1, -1000.1, f32::MAX] {
        for feature in Feature::ALL {
            let weights = Weights::default().with(feature, weight);
            assert_rejected(Options::new().weights(weights), "give a number from -1000 to 1000");
        }
    }
}

/// Asserts that the options are an error that names the allowed range.
fn assert_rejected(options: Options, allowed: &str) {
    let error = Summarizer::new(&options).expect_err(&format!("{options:?}"));
    assert!(error.is_invalid_option(), "{error}");
    assert!(error.to_string().contains(allowed), "{error}");
}

#[test]
fn values_at_the_edge_of_the_range_are_allowed() {
    let all = |weight: f32| {
        Feature::ALL.into_iter().fold(Weights::default(), |weights, feature| weights.with(feature, weight))
    };
    let none = all(0.0);
    let mixed = none.with(Feature::Position, -Weights::MAX).with(Feature::Title, Weights::MAX);
    for budget in [
        Budget::Ratio(f32::MIN_POSITIVE),
        Budget::Ratio(1e-45),
        Budget::Ratio(1.0),
        Budget::Sentences(usize::MAX),
        Budget::Words(usize::MAX),
        Budget::Chars(usize::MAX),
        Budget::Sentences(1),
        Budget::Words(1),
        Budget::Chars(1),
    ] {
        for weights in [none, all(Weights::MAX), all(-Weights::MAX), all(-0.0), mixed, Weights::default()] {
            for diversity in [0.0, -0.0, 1.0, f32::MIN_POSITIVE] {
                let options = Options::new().budget(budget).weights(weights).diversity(diversity);
                for language in [None, Some(Language::French), Some(Language::English)] {
                    promises::of_a_summary(&Given::new(TEXT, language), &options);
                }
                assert!(!abrege::summarize(TEXT, &options).unwrap().is_empty(), "{options:?}");
            }
        }
    }
}

#[test]
fn a_budget_of_nothing_gives_an_empty_summary() {
    for nothing in [Budget::Sentences(0), Budget::Words(0), Budget::Chars(0)] {
        assert!(abrege::summarize(TEXT, nothing).unwrap().is_empty());
        assert!(abrege::summarize(TEXT, Options::new().cap(nothing)).unwrap().is_empty());
    }
}

#[test]
fn without_weights_the_first_sentences_are_kept() {
    let weights =
        Feature::ALL.into_iter().fold(Weights::default(), |weights, feature| weights.with(feature, 0.0));
    let summary = abrege::summarize(TEXT, Options::from(2).weights(weights).diversity(0.0)).unwrap();
    let indices: Vec<usize> = summary.excerpts().iter().map(|excerpt| excerpt.index()).collect();
    assert_eq!(indices, [0, 1]);
    assert!(summary.excerpts().iter().all(|excerpt| excerpt.score().total() == 0.0));
}

#[test]
fn a_hint_without_words_changes_nothing() {
    let bare = Summarizer::default().analyze(TEXT).unwrap();
    for nothing in ["", " ", "\n\0", "?!", "…", "\u{301}", "\u{feff}", "«»"] {
        let article = Article::new(TEXT).title(nothing).query(nothing);
        let hinted = Summarizer::default().analyze(article).unwrap();
        assert_eq!(promises::everything(&hinted), promises::everything(&bare), "{nothing:?}");
        assert_eq!(hinted.title(), bare.title(), "{nothing:?}");
    }
}

#[test]
fn hints_longer_than_the_text_keep_the_promises() {
    let long = TEXT.repeat(50);
    for options in [Options::from(1), Options::from(Budget::Words(10)), Options::from(Budget::Chars(40))] {
        for text in [TEXT, "Oui.", ""] {
            promises::all(&Given::new(text, None).hint(Some(&long)), &options);
        }
    }
}

#[test]
fn stop_words_of_any_kind_are_accepted() {
    let many: Vec<String> = (0..10_000).map(|i| format!("mot{i}")).collect();
    let all: Vec<String> = TEXT.split_whitespace().map(str::to_uppercase).collect();
    let odd = ["", " ", "\0", "\u{301}", "deux mots", "L’ÉTÉ", "🔥"].map(str::to_owned).to_vec();
    for words in [many, all, odd] {
        let options = Options::from(2).stop_words(words);
        promises::all(&Given::new(TEXT, None).hint(Some("Le budget")), &options);
        assert_eq!(abrege::summarize(TEXT, &options).unwrap().excerpts().len(), 2);
    }
}

#[test]
fn a_stop_word_stops_its_stem_however_it_is_written() {
    let text = "La mairie ferme l'école. Les mairies de Lyon aiment l'école, dit la mairie. L'école de la mairie reste à Lyon.";
    let keywords = |stop_words: &[&str]| {
        let summarizer = Summarizer::new(Options::new().stop_words(stop_words.iter().copied())).unwrap();
        let article = Article::new(text).language(Language::French).title("Lyon");
        let keywords = summarizer.analyze(article).unwrap().keywords(9);
        keywords.iter().map(|keyword| keyword.text().to_lowercase()).collect::<Vec<_>>()
    };
    let has = |keywords: &[String], word: &str| keywords.iter().any(|keyword| keyword.contains(word));
    let all = keywords(&[]);
    assert!(has(&all, "mairie") && has(&all, "école"), "{all:?}");
    for (stop_word, stopped, kept) in [
        ("MAIRIE", "mairie", "école"),
        ("mairies", "mairie", "école"),
        ("E\u{301}cole", "école", "mairie"),
        ("l’École Zorn", "école", "mairie"),
    ] {
        let left = keywords(&[stop_word]);
        assert!(!has(&left, stopped) && has(&left, kept), "{stop_word}: {left:?}");
    }
    assert_eq!(keywords(&["zorn", "le", ""]), all);
}
