//! Blocks that the caller knows, from HTML or Markdown, are what the caller says.

use abrege::{Article, BlockKind, BlockReason, Language, Layout, Span, Summarizer};

use BlockKind::{Caption, Furniture, Heading, LeadIn, ListItem, Paragraph};

fn layout(blocks: &[(BlockKind, &str)]) -> Layout {
    blocks.iter().copied().collect()
}

/// The kind of each block of the document.
fn kinds(blocks: &[(BlockKind, &str)]) -> Vec<BlockKind> {
    let layout = layout(blocks);
    let analysis = Summarizer::default().analyze(&layout).unwrap();
    analysis.document().blocks().map(|block| block.kind()).collect()
}

const LEAD: &str =
    "The council of Marlow approved the new budget on Monday, by nine votes to two, after a long debate.";
const MORE: &str =
    "It cuts the tax on housing by 3% and puts $12 million into the schools of the town, the mayor said.";
const LAST: &str = "Ann Reed, the mayor of Marlow, called the budget of the town a fair deal for families.";

#[test]
fn what_the_text_alone_does_not_show_is_taken_as_given() {
    let blocks = [
        (Heading, "Marlow approves its budget."),
        (Caption, "The mayor of Marlow, Ann Reed, presented the budget on Monday in the town hall."),
        (Paragraph, LEAD),
        (LeadIn, "The budget also has money for other things"),
        (ListItem, "a new bridge over the river"),
        (ListItem, "The school in Mill Lane will be rebuilt by the end of next year."),
        (Paragraph, MORE),
        (Furniture, "The council of Marlow publishes the budget of the town on its own pages every year."),
        (Paragraph, LAST),
    ];
    assert_eq!(kinds(&blocks), blocks.map(|(kind, _)| kind));
    let layout = layout(&blocks);
    let analysis = Summarizer::new(9).unwrap().analyze(&layout).unwrap();
    for block in analysis.document().blocks().filter(|block| block.kind() != Paragraph) {
        let reasons: Vec<BlockReason> = block.reasons().collect();
        let is_title = block.index() == 0;
        let wanted =
            if is_title { &[BlockReason::Title, BlockReason::Given][..] } else { &[BlockReason::Given] };
        assert_eq!(reasons, wanted, "{}", block.text());
    }
    let summary = analysis.summary();
    assert_eq!(summary.title(), Some("Marlow approves its budget."));
    let kept: Vec<usize> = summary
        .excerpts()
        .iter()
        .map(|e| analysis.document().sentences().nth(e.index()).unwrap().block().index())
        .collect();
    assert!(kept.iter().all(|block| [2, 5, 6, 8].contains(block)), "{kept:?}");
}

/// Where the caller gives the blocks, captions have blocks of their own.
#[test]
fn a_given_paragraph_is_no_caption_for_its_tense() {
    let walks = "The minister walks along the harbour with two engineers.";
    let past = [
        "The council voted on Monday evening after a long debate in the hall.",
        "The mayor thanked the members and praised the engineers of the port.",
        "Two members left the hall before the vote and refused to comment.",
        "The work began in May and was finished four weeks early.",
    ];
    let given: Vec<_> = [past[0], walks, past[1], past[2], past[3]].map(|text| (Paragraph, text)).to_vec();
    assert_eq!(kinds(&given)[1], Paragraph);
    let text = [past[0], walks, past[1], past[2], past[3]].join("\n\n");
    let analysis = Summarizer::default().analyze(&text).unwrap();
    assert_eq!(analysis.document().blocks().nth(1).unwrap().kind(), abrege::BlockKind::Caption);
}

#[test]
fn a_given_paragraph_is_no_heading_but_may_be_of_the_site() {
    let short = "Marlow approves its budget after a debate";
    assert_eq!(
        kinds(&[(Paragraph, LEAD), (Paragraph, short), (Paragraph, MORE), (Paragraph, LAST)])[1],
        Paragraph
    );
    // Without blocks, its shape makes it a heading.
    let text = [LEAD, short, MORE, LAST].join("\n\n");
    let analysis = Summarizer::default().analyze(&text).unwrap();
    assert_eq!(analysis.document().blocks().nth(1).unwrap().kind(), Heading);
    let site = [
        (Paragraph, LEAD),
        (Paragraph, MORE),
        (Paragraph, LAST),
        (Paragraph, "Sign up to our newsletter"),
        (Paragraph, "Copyright 2024 The Marlow Gazette. All rights reserved."),
    ];
    assert_eq!(kinds(&site)[3..], [Furniture, Furniture]);
    let lead_in = [
        (Paragraph, LEAD),
        (Paragraph, "The budget has money for:"),
        (ListItem, "a bridge"),
        (Paragraph, MORE),
    ];
    assert_eq!(kinds(&lead_in)[1], LeadIn);
    // A label makes a caption only where blocks are not given.
    let breaking = "Breaking: Police have closed the bridge over the river to the south of the town.";
    assert_eq!(
        kinds(&[(Paragraph, LEAD), (Paragraph, MORE), (Paragraph, breaking), (Paragraph, LAST)])[2],
        Paragraph
    );
    // However short it is.
    assert_eq!(
        kinds(&[(Paragraph, LEAD), (Paragraph, "It includes:"), (ListItem, "a bridge"), (Paragraph, MORE)])
            [1],
        LeadIn
    );
}

#[test]
fn the_title_is_the_heading_that_shares_most_words_with_the_story() {
    let of = |blocks: &[(BlockKind, &str)]| {
        let layout = layout(blocks);
        abrege::summarize(&layout, 1).unwrap().title().map(str::to_owned)
    };
    let section = (Heading, "Local news");
    let headline = (Heading, "Marlow approves budget");
    let below = (Heading, "The budget of the schools of the town");
    let story = [(Paragraph, LEAD), below, (Paragraph, MORE)];
    assert_eq!(of(&[&[section, headline], &story[..]].concat()).as_deref(), Some("Marlow approves budget"));
    assert_eq!(of(&[&[section], &story[..]].concat()).as_deref(), Some("Local news"));
    // Headings that are not given as such are no titles.
    assert_eq!(of(&[&[(Paragraph, "Marlow approves budget")], &story[..]].concat()), None);
}

#[test]
fn text_between_blocks_is_not_read() {
    let french = "Le conseil municipal a adopté lundi soir le budget de la ville.";
    let text = format!(
        "<!-- The page of the council and its members, which you can read in English --> <p>{french}</p>"
    );
    let start = text.find(french).unwrap();
    let blocks = [(Span::new(start, start + french.len()), Paragraph)];
    let analysis = Summarizer::default().analyze(Article::new(&text).blocks(&blocks)).unwrap();
    assert_eq!(analysis.language().unwrap().language(), Language::French);
    assert_eq!(analysis.summary().to_string(), french);
    assert_eq!(analysis.summary().excerpts()[0].span(), blocks[0].0);
    assert_eq!(analysis.document().sentences().len(), 1);
    // A foreign block of the site does not decide either.
    let german = "Der Bundestag hat am Donnerstag mit großer Mehrheit beschlossen, dass die Regierung mehr Geld ausgibt.";
    let layout = layout(&[(Furniture, german), (Paragraph, french)]);
    assert_eq!(abrege::summarize(&layout, 1).unwrap().to_string(), french);
}

#[test]
fn bad_blocks_are_errors_that_name_the_block() {
    let blocks = vec![(Span::new(0, 11), Paragraph), (Span::new(8, 20), Paragraph)];
    let error = abrege::summarize(Article::new("The council met. It rained.").blocks(blocks), 1).unwrap_err();
    assert!(error.is_invalid_option());
    assert!(error.to_string().starts_with("block 1 (counted from 0) is 8..20 and overlaps"), "{error}");
}

#[test]
fn no_blocks_are_no_text() {
    let none: [(Span, BlockKind); 0] = [];
    let summary = abrege::summarize(Article::new("The council met on Monday.").blocks(&none), 1).unwrap();
    assert!(summary.is_empty() && summary.language().is_none());
    assert!(abrege::summarize(&Layout::new(), 1).unwrap().is_empty());
}
