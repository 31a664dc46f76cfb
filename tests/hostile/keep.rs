//! The promises as assertions, for the tests here and for the fuzz targets.

use abrege::{Analysis, Article, Budget, Language, Options, Summarizer, Summary, Workspace};

/// Checks everything that is promised of any text under these options; the options must be allowed ones.
pub(crate) fn promises(
    text: &str,
    title: Option<&str>,
    query: Option<&str>,
    language: Option<Language>,
    options: &Options,
) {
    let article = article(text, title, query, language);
    let summarizer = Summarizer::new(options).expect("allowed options");
    let mut workspace = Workspace::new();
    let analysis = match summarizer.analyze_with(&mut workspace, &article) {
        Ok(analysis) => analysis,
        // Odd text is no error: only a third language is one, and only where none was given.
        Err(error) => {
            assert!(
                language.is_none() && error.is_unsupported_language() && error.detected().is_some(),
                "{error}"
            );
            return;
        }
    };
    let summary = analysis.summary();
    verbatim(text, &summary);
    let again = summarizer.analyze_with(&mut workspace, &article).expect("it was no error before");
    assert_eq!(said(&analysis), said(&again), "a used workspace");
    for budget in [Budget::Sentences(2), Budget::Words(7), Budget::Chars(33), Budget::Ratio(0.3)] {
        let summary = analysis.select(budget).expect("an allowed budget");
        verbatim(text, &summary);
        within(&analysis, &summary, budget);
        let alone = Summarizer::new(Options::clone(options).budget(budget)).expect("allowed options");
        assert_eq!(alone.summarize(&article).expect("it was no error before"), summary, "{budget:?}");
    }
    places(text, &analysis);
}

/// The article with what is known of it.
pub(crate) fn article<'t>(
    text: &'t str,
    title: Option<&'t str>,
    query: Option<&'t str>,
    language: Option<Language>,
) -> Article<'t> {
    let mut article = Article::new(text);
    if let Some(title) = title {
        article = article.title(title);
    }
    if let Some(query) = query {
        article = article.query(query);
    }
    match language {
        Some(language) => article.language(language),
        None => article,
    }
}

/// Excerpts are slices of the text, in order, on character boundaries, and run on without line breaks.
pub(crate) fn verbatim(text: &str, summary: &Summary<'_>) {
    let mut end = 0;
    for excerpt in summary {
        let span = excerpt.span();
        assert!(end <= span.start && span.start <= span.end, "{span:?} after {end}");
        let slice = text.get(span.range()).expect("character boundaries");
        if excerpt.is_clipped() {
            let kept = excerpt.text().strip_suffix('…').expect("a mark where it is cut");
            assert_eq!(ink(kept), ink(slice));
            assert_eq!(summary.excerpts().len(), 1);
        } else {
            assert_eq!(excerpt.text(), slice);
        }
        assert_eq!(ink(&excerpt.flowed()), ink(excerpt.text()));
        assert!(!excerpt.flowed().contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']));
        assert!(excerpt.score().total().is_finite());
        end = span.end;
    }
    let flowed: Vec<_> = summary.excerpts().iter().map(|excerpt| excerpt.flowed()).collect();
    assert_eq!(summary.to_string(), flowed.join(" "));
    let ranks: Vec<usize> = summary.ranked().map(|excerpt| excerpt.rank()).collect();
    assert_eq!(ranks, (0..summary.excerpts().len()).collect::<Vec<_>>());
    assert!((0.0..=1.0).contains(&summary.ratio()));
}

/// A budget is hard, and only a text without letters gives nothing.
pub(crate) fn within(analysis: &Analysis<'_>, summary: &Summary<'_>, budget: Budget) {
    let running = summary.to_string();
    let used = |most: usize, used: usize| assert!(used <= most, "{used} of {budget:?}: {running:?}");
    match budget {
        Budget::Sentences(most) => used(most, summary.excerpts().len()),
        Budget::Words(most) => {
            let words = running.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
            used(most, words.count());
        }
        Budget::Chars(most) => used(most, running.chars().count()),
        _ => used(analysis.scores().len(), summary.excerpts().len()),
    }
}

/// Blocks and sentences lie in order, with nothing that can be read between them; keywords, names and figures in them.
fn places(text: &str, analysis: &Analysis<'_>) {
    let document = analysis.document();
    let mut end = 0;
    for block in document.blocks() {
        let span = block.span();
        assert!(end <= span.start && span.start < span.end);
        assert_eq!(text.get(span.range()), Some(block.text()));
        assert!(!text[end..span.start].contains(char::is_alphanumeric), "lost before {span:?}");
        end = span.end;
    }
    assert!(!text[end..].contains(char::is_alphanumeric), "lost at the end: {:?}", &text[end..]);
    let mut end = 0;
    for (number, sentence) in document.sentences().enumerate() {
        let span = sentence.span();
        assert!(end <= span.start && span.start < span.end);
        assert_eq!(text.get(span.range()), Some(sentence.text()));
        assert_eq!(sentence.index(), number);
        assert!(analysis.explain(number).is_some());
        assert!(analysis.antecedent(number).is_none_or(|before| before < number));
        assert!(analysis.scores()[number].parts().all(|(_, part)| part.is_finite()));
        end = span.end;
    }
    assert_eq!(analysis.scores().len(), document.sentences().len());
    let has_letter = text.contains(char::is_alphabetic);
    let one = analysis.select(Budget::Sentences(1)).expect("an allowed budget");
    assert!(has_letter || one.is_empty(), "letters from nowhere");
    let keywords = analysis.keywords(5);
    assert!(keywords.len() <= 5);
    let keywords = keywords.iter().flat_map(|keyword| keyword.spans().iter());
    let entities = analysis.entities();
    let entities = entities.iter().flat_map(|entity| entity.spans().iter());
    for span in keywords.chain(entities) {
        assert!(text.get(span.range()).is_some_and(|slice| !slice.is_empty()));
    }
    for figure in analysis.figures() {
        assert!(text.get(figure.span().range()).is_some() && figure.value().is_finite(), "{figure:?}");
    }
}

/// All that is said of a text, as one string.
pub(crate) fn said(analysis: &Analysis<'_>) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        analysis.summary(),
        analysis.scores(),
        analysis.keywords(10),
        analysis.entities(),
        analysis.figures()
    )
}

fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
