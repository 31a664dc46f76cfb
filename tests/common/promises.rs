//! The promises about any text under any allowed options, one function each: for the properties in
//! `tests/promises.rs`, the hostile texts in `tests/hostile` and the fuzz targets.

// Each user calls a part of it.
#![allow(dead_code)]

use abrege::{
    Analysis, Article, BlockKind, BlockReason, Budget, Digest, Language, Options, Score, Sentence,
    SourceStatus, Span, Summarizer, Summary, Verdict, Workspace,
};

/// Blocks as callers give them.
pub(crate) type Blocks = Vec<(Span, BlockKind)>;

pub(crate) const KINDS: [BlockKind; 6] = [
    BlockKind::Paragraph,
    BlockKind::LeadIn,
    BlockKind::ListItem,
    BlockKind::Heading,
    BlockKind::Caption,
    BlockKind::Furniture,
];

/// Cuts a text into blocks: for each, the bytes before it that no block has, its bytes, and the number of its kind.
pub(crate) fn cut(text: &str, cuts: &[(u8, u8, u8)]) -> Blocks {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
    let mut end = 0;
    let block = |&(gap, length, kind): &(u8, u8, u8)| {
        let start = floor(end + usize::from(gap));
        end = floor(start + usize::from(length));
        (Span::new(start, end), KINDS[usize::from(kind) % KINDS.len()])
    };
    cuts.iter().map(block).collect()
}

/// Whether blocks are in order and disjoint, on character boundaries.
pub(crate) fn are_allowed(text: &str, blocks: &Blocks) -> bool {
    blocks.iter().all(|(span, _)| text.get(span.range()).is_some())
        && blocks.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start)
}

/// An article with the hints that its caller gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) query: Option<String>,
    pub(crate) language: Option<Language>,
    pub(crate) blocks: Option<Blocks>,
}

impl Given {
    pub(crate) fn new(text: &str, language: Option<Language>) -> Given {
        Given { text: text.to_owned(), language, ..Given::default() }
    }

    /// The same article with one string as its title and its query.
    pub(crate) fn hint(self, hint: Option<&str>) -> Given {
        let hint = hint.map(str::to_owned);
        Given { title: hint.clone(), query: hint, ..self }
    }

    pub(crate) fn article(&self) -> Article<'_> {
        let mut article = Article::new(&self.text);
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        if let Some(query) = &self.query {
            article = article.query(query);
        }
        if let Some(blocks) = &self.blocks {
            article = article.blocks(blocks);
        }
        match self.language {
            Some(language) => article.language(language),
            None => article,
        }
    }

    /// The text, with a space for each byte that no given block has.
    fn read_text(&self) -> String {
        let Some(blocks) = &self.blocks else { return self.text.clone() };
        let (mut read, mut end) = (String::new(), 0);
        for (span, _) in blocks {
            read.push_str(&" ".repeat(span.start - end));
            read.push_str(&self.text[span.range()]);
            end = span.end;
        }
        read + &" ".repeat(self.text.len() - end)
    }

    fn has_letter(&self) -> bool {
        has_letter(&self.read_text())
    }

    /// None if the text reads as a third language, which is allowed only where no language is given.
    pub(crate) fn analyze(&self, options: &Options) -> Option<Analysis<'_>> {
        match Summarizer::new(options).unwrap().analyze(self.article()) {
            Ok(analysis) => Some(analysis),
            Err(error) => {
                assert!(self.language.is_none() && error.is_unsupported_language(), "{error}");
                assert!(error.detected().is_some() && !error.is_invalid_option() && !error.is_too_long());
                None
            }
        }
    }
}

fn has_letter(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The number of words as budgets count them.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The text without white space.
fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the sentence ends in a terminator, perhaps with closing marks behind it.
fn is_closed(sentence: &Sentence<'_, '_>) -> bool {
    let closes = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | ')');
    sentence.text().trim_end_matches(closes).ends_with(['.', '!', '?'])
}

/// Excerpts are slices of the text, in order and on character boundaries; a clipped one ends in "…" and stands alone.
pub(crate) fn excerpts_are_verbatim(text: &str, analysis: &Analysis<'_>, summary: &Summary<'_>) {
    let mut end = 0;
    let mut last = None;
    for excerpt in summary {
        let span = excerpt.span();
        assert!(end <= span.start && span.start <= span.end, "{:?} after {}", span, end);
        assert!(last < Some(excerpt.index()));
        let slice = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is no slice of the text"));
        // A line break takes the "> " of mail and the hyphen of a divided word with it.
        let has_break = analysis.document().sentence(excerpt.index()).unwrap().text().contains(is_break);
        let marks = |c: char| has_break && matches!(c, '>' | '-');
        let inked = |text: &str| ink(text).replace(marks, "");
        if excerpt.is_clipped() {
            // The span covers the kept part; its white space may have been normalized.
            let kept = excerpt.text().strip_suffix('…');
            assert_eq!(summary.excerpts().len(), 1);
            assert_eq!(kept.map(inked), Some(inked(slice)));
        } else {
            assert_eq!(excerpt.text(), slice);
            assert!(!slice.is_empty());
        }
        assert_eq!(slice, slice.trim());
        assert!(!excerpt.flowed().contains(is_break), "{:?}", excerpt.flowed());
        assert_eq!(inked(&excerpt.flowed()), inked(excerpt.text()));
        assert_eq!(excerpt.score(), analysis.scores()[excerpt.index()]);
        (end, last) = (span.end, Some(excerpt.index()));
    }
    let flowed: Vec<_> = summary.excerpts().iter().map(|excerpt| excerpt.flowed()).collect();
    assert_eq!(summary.to_string(), flowed.join(" "));
    let ranks: Vec<usize> = summary.ranked().map(|excerpt| excerpt.rank()).collect();
    assert_eq!(ranks, (0..summary.excerpts().len()).collect::<Vec<_>>());
    assert!((0.0..=1.0).contains(&summary.ratio()));
    assert_eq!(&summary.clone().into_owned(), summary);
}

/// Budgets and caps are never exceeded, also by a second selection from the same analysis.
pub(crate) fn budgets_are_hard(given: &Given, options: &Options, budget: Budget, cap: Budget) {
    let options = options.clone().budget(budget).cap(cap);
    let Some(analysis) = given.analyze(&options) else { return };
    let summary = analysis.summary();
    within(&analysis, &summary, budget);
    within(&analysis, &summary, cap);
    // The cap also holds for a second selection.
    let again = analysis.select(Budget::Chars(40)).unwrap();
    within(&analysis, &again, Budget::Chars(40));
    within(&analysis, &again, cap);
    excerpts_are_verbatim(&given.text, &analysis, &summary);
    excerpts_are_verbatim(&given.text, &analysis, &again);
}

/// The summary stays within the budget.
pub(crate) fn within(analysis: &Analysis<'_>, summary: &Summary<'_>, budget: Budget) {
    let text = summary.to_string();
    let (used, most) = match budget {
        Budget::Sentences(most) => (summary.excerpts().len(), most),
        Budget::Words(most) => (words(&text), most),
        Budget::Chars(most) => (text.chars().count(), most),
        Budget::Ratio(ratio) => {
            // A ratio counts the sentences of the chosen tier: those of the body, or all of one lower kind.
            let of_story = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
            let kinds = analysis.document().sentences().map(|sentence| sentence.kind());
            let Some(first) = summary.excerpts().first() else { return };
            let kin = |&kind: &BlockKind| kind == first.kind() || of_story(kind) && of_story(first.kind());
            let count = kinds.filter(kin).count();
            (summary.excerpts().len(), ((f64::from(ratio) * count as f64) as usize).max(1))
        }
        other => unreachable!("a new budget: {other:?}"),
    };
    assert!(used <= most, "{used} of {budget:?}: {text:?}");
}

/// A summary is empty only if the text has no letter or the budget is nothing.
pub(crate) fn only_a_budget_of_nothing_is_empty(given: &Given, budget: Budget) {
    let Some(analysis) = given.analyze(&Options::from(budget)) else { return };
    let summary = analysis.summary();
    assert_eq!(summary.is_empty(), !given.has_letter(), "{:?}", summary.to_string());
    let capped = given.analyze(&Options::from(budget).cap(Budget::Words(0))).unwrap();
    assert!(capped.summary().is_empty());
    for nothing in [Budget::Sentences(0), Budget::Words(0), Budget::Chars(0)] {
        let summary = analysis.select(nothing).unwrap();
        assert!(summary.is_empty() && summary.to_string().is_empty() && summary.ratio() == 0.0);
    }
}

/// A sentence is clipped only if no sentence that may stand alone fits the budget, and then between words.
pub(crate) fn clipped_only_where_none_fits(given: &Given, budget: Budget) {
    let Some(analysis) = given.analyze(&Options::from(budget)) else { return };
    let summary = analysis.summary();
    let clipped = summary.excerpts().iter().filter(|excerpt| excerpt.is_clipped()).count();
    if clipped == 0 {
        return;
    }
    assert_eq!(summary.excerpts().len(), 1);
    let [excerpt] = summary.excerpts() else { unreachable!() };
    assert!(excerpt.text().ends_with('…') && excerpt.flowed().ends_with('…'));
    assert!(matches!(budget, Budget::Words(_) | Budget::Chars(_)));
    // The cut is between words, if one fits: all letters and digits of a string between spaces are kept, or none.
    let whole = analysis.document().sentences().nth(excerpt.index()).unwrap().text();
    let kept = excerpt.text().trim_end_matches('…');
    if words(kept) > 1 {
        let rest = &whole[excerpt.span().len()..];
        let torn = rest.split(char::is_whitespace).next().unwrap();
        assert!(!torn.contains(char::is_alphanumeric), "{kept:?} is cut before {torn:?}");
    }
    // Every sentence that may be chosen alone is too long.
    let free = analysis.select(Budget::Ratio(1.0)).unwrap();
    for other in &free {
        // A very short sentence is kept only as the antecedent of another.
        if free.excerpts().iter().any(|later| analysis.antecedent(later.index()) == Some(other.index())) {
            continue;
        }
        let flowed = other.flowed();
        if opens_quotation(&flowed) {
            continue;
        }
        let fits = match budget {
            Budget::Words(most) => words(&flowed) <= most,
            Budget::Chars(most) => flowed.chars().count() <= most,
            _ => false,
        };
        assert!(!fits || analysis.antecedent(other.index()).is_some(), "{flowed:?} fits {budget:?}");
    }
}

/// Whether a sentence opens a quotation that it does not close: it is kept only with the rest of it.
fn opens_quotation(text: &str) -> bool {
    let count = |marks: [char; 2]| text.matches(marks).count();
    count(['«', '“']) > count(['»', '”']) || text.matches('"').count() % 2 == 1
}

/// Odd text is no error; only a third language is one, and only where no language is given.
pub(crate) fn odd_text_is_no_error(given: &Given, options: &Options) {
    let summarizer = Summarizer::new(options).unwrap();
    let text = given.text.as_str();
    match summarizer.summarize(text) {
        Ok(summary) => {
            assert_eq!(summary.language(), abrege::detect(text));
            assert_eq!(summary.language().is_some(), has_letter(text));
        }
        Err(error) => {
            assert!(error.is_unsupported_language(), "{error}");
            assert!(error.detected().is_some() && !error.is_invalid_option() && !error.is_too_long());
            assert!(has_letter(text) && abrege::detect(text).is_none());
        }
    }
    for language in Language::ALL {
        let summary = summarizer.summarize(given.article().language(language));
        assert!(summary.is_ok(), "{summary:?}");
        let found = summary.unwrap().language().map(|found| found.language());
        assert_eq!(found, Some(language));
    }
}

/// The longest dateline, with its dash.
const DATELINE_BYTES: usize = 100;

/// Blocks and sentences lie in order and lose no word of the text; keywords, names and figures are slices of it.
pub(crate) fn parts_lie_in_order(text: &str, analysis: &Analysis<'_>) {
    blocks_lie_in_order(text, analysis);
    sentences_lie_in_order(text, analysis);
    spans_are_slices(text, analysis);
}

fn blocks_lie_in_order(text: &str, analysis: &Analysis<'_>) {
    let document = analysis.document();
    let mut end = 0;
    for block in document.blocks() {
        let span = block.span();
        assert!(end <= span.start && span.start < span.end);
        assert_eq!(document.text().get(span.range()), Some(block.text()));
        assert!(!text[end..span.start].contains(char::is_alphanumeric), "lost before {span:?}");
        for sentence in block.sentences() {
            assert!(span.start <= sentence.span().start && sentence.span().end <= span.end);
            assert_eq!(sentence.block().index(), block.index());
        }
        end = span.end;
    }
    assert!(!text[end..].contains(char::is_alphanumeric), "lost at the end: {:?}", &text[end..]);
}

fn sentences_lie_in_order(text: &str, analysis: &Analysis<'_>) {
    let document = analysis.document();
    let mut end = 0;
    for (number, sentence) in document.sentences().enumerate() {
        let span = sentence.span();
        assert!(end <= span.start && span.start < span.end);
        assert_eq!(text.get(span.range()), Some(sentence.text()));
        // Only a dateline or a label ("Subject:") may stand before a block's first sentence.
        let block = sentence.block();
        let is_first = block.sentences().next().is_some_and(|first| first.index() == number);
        let start = if is_first { span.start.min(block.span().start + DATELINE_BYTES) } else { end };
        assert!(!text[start..span.start].contains(char::is_alphanumeric));
        assert_eq!(sentence.index(), number);
        assert!(analysis.scores()[number].parts().all(|(_, part)| part.is_finite()));
        assert!(analysis.explain(number).is_some());
        assert!(analysis.antecedent(number).is_none_or(|before| before < number));
        end = span.end;
    }
    assert!(!text[end..].contains(char::is_alphanumeric));
    assert_eq!(analysis.scores().len(), document.sentences().len());
}

fn spans_are_slices(text: &str, analysis: &Analysis<'_>) {
    let keywords = analysis.keywords(5);
    assert!(keywords.len() <= 5);
    let keywords = keywords.iter().map(|keyword| (keyword.text(), keyword.score(), keyword.spans()));
    let entities = analysis.entities();
    let entities = entities.iter().map(|entity| (entity.text(), entity.score(), entity.spans()));
    for (name, score, spans) in keywords.chain(entities) {
        assert!(score > 0.0 && score.is_finite() && !spans.is_empty(), "{name:?}: {score}");
        assert!(spans.iter().all(|span| !span.is_empty() && text.get(span.range()).is_some()));
        assert!(spans.is_sorted(), "{name:?}: {spans:?}");
    }
    for figure in analysis.figures() {
        let slice = text.get(figure.span().range());
        assert!(slice.is_some_and(|slice| !slice.is_empty()) && !figure.text().is_empty());
        assert!(figure.value().number().is_none_or(f64::is_finite));
    }
}

/// Each given block that is not blank is a block of the document, and is what the caller says; a paragraph is no
/// heading.
fn given_blocks_are_taken_as_given(given: &Given, analysis: &Analysis<'_>) {
    let Some(blocks) = &given.blocks else {
        let reasons = analysis.document().blocks().flat_map(|block| block.reasons());
        return assert!(reasons.into_iter().all(|reason| reason != BlockReason::Given));
    };
    let filled = blocks.iter().filter(|(span, _)| !given.text[span.range()].trim().is_empty());
    let found = analysis.document().blocks();
    assert_eq!(found.len(), filled.clone().count());
    for (block, &(span, kind)) in found.zip(filled) {
        assert_eq!(block.text(), given.text[span.range()].trim());
        assert!(span.start <= block.span().start && block.span().end <= span.end);
        if kind == BlockKind::Paragraph {
            assert_ne!(block.kind(), BlockKind::Heading);
        } else {
            assert_eq!(block.kind(), kind);
            assert!(block.reasons().any(|reason| reason == BlockReason::Given));
        }
    }
}

/// Bad blocks are an error that says so, and no others.
pub(crate) fn bad_blocks_are_errors(given: &Given, blocks: &Blocks) {
    let article = given.article().language(Language::French).blocks(blocks);
    match Summarizer::default().analyze(article) {
        Ok(_) => assert!(are_allowed(&given.text, blocks), "{blocks:?}"),
        Err(error) => {
            assert!(error.is_invalid_option() && error.to_string().starts_with("block "), "{error}");
            assert!(!are_allowed(&given.text, blocks), "{blocks:?}: {error}");
        }
    }
}

/// No heading, lead-in or furniture is kept while there is a paragraph, and no sentence in another language.
pub(crate) fn only_the_body_is_kept(analysis: &Analysis<'_>) {
    let language = analysis.document().language();
    // A sentence without letters is never kept.
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
        assert_eq!(kind, sentence.kind());
        let is_apart = matches!(
            kind,
            BlockKind::Heading | BlockKind::Caption | BlockKind::Furniture | BlockKind::LeadIn
        );
        assert!(!(has_paragraph && is_apart), "{:?}: {:?}", kind, excerpt.text());
        let is_foreign = sentence.block().language() != language;
        assert!(!(has_story && is_foreign), "foreign: {:?}", excerpt.text());
    }
}

/// A sentence is kept only with the one that it leans on, unless nothing that stands alone could be chosen.
pub(crate) fn no_excerpt_is_an_orphan(given: &Given, analysis: &Analysis<'_>) {
    let summary = analysis.summary();
    let leans = |index: usize| analysis.antecedent(index);
    let kept = |index: usize| summary.excerpts().iter().any(|excerpt| excerpt.index() == index);
    let orphan =
        summary.excerpts().iter().find(|excerpt| leans(excerpt.index()).is_some_and(|before| !kept(before)));
    if let Some(orphan) = orphan {
        assert_eq!(summary.excerpts().len(), 1, "orphan: {:?}", orphan.text());
        // Even without a limit nothing that stands alone could be chosen.
        let free = given.analyze(&Options::new().budget(Budget::Ratio(1.0))).unwrap().summary();
        // A very short sentence is kept only as the antecedent of another.
        let supports = |index: usize| free.excerpts().iter().any(|later| leans(later.index()) == Some(index));
        let stands = |index: usize| leans(index).is_none() && !supports(index);
        let better = free.excerpts().iter().find(|excerpt| stands(excerpt.index()));
        assert!(better.is_none(), "orphan {:?} for {:?}", orphan.text(), better);
    }
}

/// All results for an article, as text.
pub(crate) fn everything(analysis: &Analysis<'_>) -> String {
    let explanations: Vec<String> =
        (0..analysis.scores().len()).filter_map(|index| Some(analysis.explain(index)?.to_string())).collect();
    format!(
        "{:?} {:?} {:?} {:?} {:?} {explanations:?}",
        analysis.summary(),
        analysis.scores(),
        analysis.keywords(10),
        analysis.entities(),
        analysis.figures(),
    )
}

/// The same article and options have the same results, whatever a workspace has read before.
pub(crate) fn a_used_workspace_changes_nothing(workspace: &mut Workspace, given: &Given, options: &Options) {
    let summarizer = Summarizer::new(options).unwrap();
    let fresh = given.analyze(options).map(|analysis| everything(&analysis));
    for _ in 0..2 {
        let used = summarizer.analyze_with(workspace, given.article()).ok();
        assert_eq!(used.map(|analysis| everything(&analysis)), fresh);
    }
}

/// Selecting from an analysis equals summarizing under that budget.
pub(crate) fn selecting_again_equals_a_new_call(given: &Given, options: &Options, budget: Budget) {
    let Some(analysis) = given.analyze(options) else { return };
    let alone = Summarizer::new(options.clone().budget(budget)).unwrap();
    assert_eq!(analysis.select(budget).unwrap(), alone.summarize(given.article()).unwrap(), "{budget:?}");
}

/// Each sentence has a verdict, which agrees with the summary under the same budget.
pub(crate) fn verdicts_agree_with_the_summary(given: &Given, options: &Options, budget: Budget) {
    let Some(analysis) = given.analyze(options) else { return };
    let summary = analysis.select(budget).unwrap();
    let verdicts = analysis.verdicts(budget).unwrap();
    let rank = |index: usize| summary.excerpts().iter().find(|e| e.index() == index).map(|e| e.rank());
    assert_eq!(verdicts.len(), analysis.document().sentences().len());
    for (index, verdict) in verdicts.iter().enumerate() {
        let sentence = analysis.document().sentence(index).unwrap();
        let chosen = match *verdict {
            Verdict::Chosen { rank } => Some(rank),
            _ => None,
        };
        assert_eq!(chosen, rank(index), "{verdict:?}");
        match verdict {
            Verdict::NotOfStory { kind, reasons } => {
                assert_eq!((*kind, reasons.clone()), (sentence.kind(), sentence.reasons().collect()));
                assert_ne!(*kind, BlockKind::Paragraph);
                assert_eq!(analysis.scores()[index], Score::default());
            }
            Verdict::NoLetters => assert!(!has_letter(sentence.text())),
            Verdict::OtherLanguage => {
                assert_ne!(sentence.block().language(), analysis.document().language());
            }
            Verdict::LeansOn { sentence } => {
                assert_eq!((analysis.antecedent(index), rank(*sentence)), (Some(*sentence), None));
            }
            Verdict::Repeats { sentence } => assert!(rank(*sentence).is_some()),
            Verdict::DoesNotFit => {
                // With it, the summary would be too long. Nothing fits beside a sentence that had to be clipped.
                if summary.excerpts().iter().any(|excerpt| excerpt.is_clipped()) {
                    continue;
                }
                let longer = format!("{summary} {}", sentence.text());
                let longer = longer.trim();
                let is_over = |budget: Budget| match budget {
                    Budget::Words(most) => words(longer) > most,
                    Budget::Chars(most) => longer.chars().count() > most,
                    _ => false,
                };
                let is_over = is_over(budget) || options.get_cap().is_some_and(is_over);
                assert!(is_over, "{longer:?}: {budget:?}");
            }
            _ => {}
        }
    }
}

/// The promises that hold for a summary of any text under any allowed options.
pub(crate) fn of_a_summary(given: &Given, options: &Options) {
    let Some(analysis) = given.analyze(options) else { return };
    excerpts_are_verbatim(&given.text, &analysis, &analysis.summary());
    parts_lie_in_order(&given.read_text(), &analysis);
    given_blocks_are_taken_as_given(given, &analysis);
    only_the_body_is_kept(&analysis);
    no_excerpt_is_an_orphan(given, &analysis);
}

/// Every promise.
pub(crate) fn all(given: &Given, options: &Options) {
    odd_text_is_no_error(given, options);
    of_a_summary(given, options);
    a_used_workspace_changes_nothing(&mut Workspace::new(), given, options);
    for budget in [Budget::Words(7), Budget::Chars(33)] {
        budgets_are_hard(given, options, budget, Budget::Chars(30));
        only_a_budget_of_nothing_is_empty(given, budget);
        clipped_only_where_none_fits(given, budget);
    }
    for budget in [Budget::Sentences(2), Budget::Ratio(0.3)] {
        budgets_are_hard(given, options, budget, Budget::Words(20));
        selecting_again_equals_a_new_call(given, options, budget);
        verdicts_agree_with_the_summary(given, options, budget);
    }
}

/// A digest tells each sentence once, verbatim, from an article that reports the event and stands among its sources, within
/// the budget, and never without the sentence that it leans on, unless the reader may know that one.
pub(crate) fn digest(digest: &Digest<'_>, articles: &[Article<'_>], is_update: bool, options: &Options) {
    assert_eq!(digest.sources().len(), articles.len());
    let (mut words, mut chars) = (0, digest.len().saturating_sub(1));
    let mut places: Vec<(usize, usize)> = Vec::new();
    for excerpt in digest {
        let (source, place) = (excerpt.source(), excerpt.excerpt().index());
        assert_eq!(digest.sources()[source], SourceStatus::Reports);
        assert!(excerpt.support().contains(&source) && excerpt.support().is_sorted());
        assert!(!places.contains(&(source, place)), "twice: {digest}");
        if !excerpt.excerpt().is_clipped() {
            assert_eq!(excerpt.text(), &articles[source].text()[excerpt.span().range()]);
            let analysis = Summarizer::new(options).unwrap().analyze(&articles[source]).unwrap();
            if let Some(antecedent) = analysis.antecedent(place).filter(|_| digest.len() > 1 && !is_update) {
                assert_eq!(places.last(), Some(&(source, antecedent)), "an orphan: {digest}");
            }
        }
        places.push((source, place));
        let flowed = excerpt.flowed();
        words += flowed.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        chars += flowed.chars().count();
    }
    let mut ranks: Vec<usize> = digest.excerpts().iter().map(|excerpt| excerpt.excerpt().rank()).collect();
    ranks.sort_unstable();
    assert!(ranks.into_iter().eq(0..digest.len()));
    for limit in [Some(options.get_budget()), options.get_cap()].into_iter().flatten() {
        match limit {
            Budget::Sentences(most) => assert!(digest.len() <= most),
            Budget::Words(most) => assert!(words <= most, "{words} words: {digest}"),
            Budget::Chars(most) => assert!(chars <= most, "{chars} characters: {digest}"),
            _ => {}
        }
    }
    for conflict in digest.conflicts() {
        assert!(conflict.claims().len() > 1);
        for claim in conflict.claims() {
            assert!(articles[claim.source()].text().get(claim.figure().span().range()).is_some());
        }
    }
}
