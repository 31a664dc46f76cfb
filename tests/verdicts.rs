//! The verdict on a sentence says why it is not in the summary, and an explanation what it is.

use abrege::{Article, BlockKind, BlockReason, Budget, Summarizer, Verdict};

const TEXT: &str = "\
Marlow council approves a new budget

The council of Marlow approved the new budget on Monday, by nine votes to two, after a long debate about its schools.

It cuts the tax on housing by 3% and puts $12 million into the schools of the town. The sum is twice that of last year.

The new budget of Marlow, approved by nine votes to two on Monday, follows a long debate about its schools. Rain fell.

The budget has money for:

- a new bridge over the river

Mayor Ann Reed, who had promised to lower the tax on housing when she was elected four years ago, called the budget a
fair deal for the families of Marlow, and for everybody who works in the shops and offices of the old town.

Le texte prévoit aussi que la ville, qui a vendu ses terrains, paiera les travaux de la route du nord avec cet argent.

Share this article";

fn verdict_on(verdicts: &[Verdict], analysis: &abrege::Analysis<'_>, start: &str) -> Verdict {
    let found = analysis.document().sentences().find(|sentence| sentence.text().starts_with(start));
    verdicts[found.unwrap_or_else(|| panic!("no {start:?}")).index()].clone()
}

#[test]
fn each_verdict_has_an_example() {
    let analysis = Summarizer::default().analyze(TEXT).unwrap();
    let of = |budget: Budget, start: &str| verdict_on(&analysis.verdicts(budget).unwrap(), &analysis, start);
    let one = Budget::Sentences(1);
    let lead = 1;
    assert_eq!(of(one, "The council of Marlow"), Verdict::Chosen { rank: 0 });
    let title = Verdict::NotOfStory { kind: BlockKind::Heading, reasons: vec![BlockReason::Title] };
    assert_eq!(of(one, "Marlow council"), title);
    assert_eq!(of(one, "The sum"), Verdict::LeansOn { sentence: lead + 1 });
    assert_eq!(of(one, "The new budget of Marlow"), Verdict::Repeats { sentence: lead });
    assert_eq!(of(one, "Rain fell"), Verdict::TooShort);
    assert!(matches!(of(one, "The budget has"), Verdict::NotOfStory { kind: BlockKind::LeadIn, .. }));
    assert_eq!(of(one, "Le texte"), Verdict::OtherLanguage);
    assert!(matches!(of(one, "Share this"), Verdict::NotOfStory { kind: BlockKind::Furniture, .. }));
    assert_eq!(of(one, "Mayor Ann Reed"), Verdict::Outranked);
    assert_eq!(of(Budget::Words(30), "Mayor Ann Reed"), Verdict::DoesNotFit);
    let cut = Summarizer::default().analyze("The council met on Monday to vote. The mayor then…").unwrap();
    assert_eq!(cut.verdicts(one).unwrap()[1], Verdict::Incomplete);
    let numbers =
        Summarizer::default().analyze("The council met on Monday to vote. 12 + 30. It rained.").unwrap();
    assert_eq!(numbers.verdicts(one).unwrap()[1], Verdict::NoLetters);
    assert!(analysis.verdicts(Budget::Ratio(2.0)).unwrap_err().is_invalid_option());
}

#[test]
fn headings_are_chosen_from_where_there_is_nothing_else() {
    let analysis = Summarizer::default().analyze("Marlow council approves a new budget").unwrap();
    assert_eq!(analysis.verdicts(Budget::Sentences(1)).unwrap(), [Verdict::Chosen { rank: 0 }]);
}

#[test]
fn an_explanation_says_what_a_sentence_is_that_is_not_of_the_story() {
    let analysis = Summarizer::default().analyze(TEXT).unwrap();
    let explain = |start: &str| {
        let sentence = analysis.document().sentences().find(|s| s.text().starts_with(start)).unwrap();
        analysis.explain(sentence.index()).unwrap().to_string()
    };
    assert_eq!(
        explain("Marlow council"),
        "is a heading (is the line above the story that shares the most words with it)"
    );
    assert!(
        explain("Share this").starts_with("is furniture (contains a typical website phrase"),
        "{}",
        explain("Share this")
    );
    assert!(explain("Le texte").starts_with("is in another language than the article"));
    assert!(explain("The council").starts_with("opens the article"));
}

/// A sentence of a paragraph may be a caption or the site's; its reasons are its own.
#[test]
fn a_sentence_of_another_kind_than_its_block_has_its_own_reason() {
    let text = "The council of Marlow approved the new budget on Monday. Sign up to our newsletter for more. Taxes will \
                fall next year, said the mayor of the town.";
    let analysis = Summarizer::default().analyze(Article::new(text)).unwrap();
    let sentence = analysis.document().sentence(1).unwrap();
    assert_eq!(sentence.kind(), BlockKind::Furniture);
    assert_eq!(sentence.reasons().collect::<Vec<_>>(), [BlockReason::SitePhrase]);
    assert_eq!(sentence.block().kind(), BlockKind::Paragraph);
}
