//! Sentences, blocks, their kinds and leaning sentences against golden files.
//!
//! In `golden/sentences.*.txt` a case is a line with its reason (`# …`) above it: ` || ` stands for a boundary and one
//! space, a bare `||` for a boundary alone, `\n` for a line break, `^` for the end of a dateline. In `openings.*.txt` a
//! sentence with `+` leans on the one before it, one with `-` does not; `leaning.*.txt`, `kinds.*.txt` and `pages.*.txt`
//! explain themselves.

use abrege::{Article, BlockKind, Document, Language, Summarizer};

struct Golden {
    language: Language,
    sentences: &'static str,
    pages: &'static str,
    openings: &'static str,
    leaning: &'static str,
    /// The least precision and recall of `leaning`: what was measured.
    measured: (f64, f64),
    kinds: &'static str,
    /// The sentence that stands before each of `openings` and `kinds`.
    before: &'static str,
}

const GOLDEN: [Golden; 2] = [
    Golden {
        language: Language::English,
        sentences: include_str!("golden/sentences.en.txt"),
        pages: include_str!("golden/pages.en.txt"),
        openings: include_str!("golden/openings.en.txt"),
        leaning: include_str!("golden/leaning.en.txt"),
        measured: (0.95, 0.83),
        kinds: include_str!("golden/kinds.en.txt"),
        before: "A fire broke out in a Lyon factory on Monday evening.",
    },
    Golden {
        language: Language::French,
        sentences: include_str!("golden/sentences.fr.txt"),
        pages: include_str!("golden/pages.fr.txt"),
        openings: include_str!("golden/openings.fr.txt"),
        leaning: include_str!("golden/leaning.fr.txt"),
        measured: (0.80, 0.88),
        kinds: include_str!("golden/kinds.fr.txt"),
        before: "Un incendie a touché lundi soir une usine de Lyon.",
    },
];

/// Returns the lines that are cases, each with the comment above it.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut reason = "";
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("## ")).filter_map(move |line| {
        if let Some(comment) = line.strip_prefix("# ") {
            reason = comment;
            return None;
        }
        Some((reason, line))
    })
}

/// Returns the sentence cases that fail, and the number of all cases.
fn wrong_sentences(golden: &Golden) -> (Vec<String>, usize) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (reason, case) in cases(golden.sentences) {
        count += 1;
        let text = case.replace(" || ", " ").replace("||", "").replace('^', "").replace("\\n", "\n");
        let sentences = case.split_once('^').map_or(case, |(_, sentences)| sentences);
        let wanted: Vec<String> =
            sentences.split("||").map(|part| part.replace("\\n", "\n").trim().to_owned()).collect();
        let document = Document::parse(&text, golden.language).unwrap();
        let found: Vec<&str> = document.sentences().map(|sentence| sentence.text()).collect();
        if found != wanted {
            wrong.push(format!("{reason}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    (wrong, count)
}

/// Returns the letter of a kind in the golden files.
fn letter(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "P",
        BlockKind::LeadIn => "L",
        BlockKind::ListItem => "I",
        BlockKind::Heading => "H",
        BlockKind::Caption => "C",
        BlockKind::Furniture => "F",
        kind => panic!("{kind:?} has no letter"),
    }
}

/// Returns the blocks of the pages that fail, and the number of all blocks.
fn wrong_blocks(golden: &Golden) -> (Vec<String>, usize) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in golden.pages.split("---\n").filter(|page| !page.trim().is_empty()) {
        let blocks: Vec<(&str, String)> = (cases(page))
            .map(|(_, line)| line.split_once(' ').unwrap())
            .map(|(kind, text)| (kind, text.replace("\\n", "\n")))
            .collect();
        let is_wrapped = |text: &str| text.contains('\n') as usize;
        let gap =
            if blocks.iter().map(|(_, text)| is_wrapped(text)).sum::<usize>() > 1 { "\n\n" } else { "\n" };
        let text = blocks.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join(gap);
        let document = Document::parse(&text, golden.language).unwrap();
        let title = document.title().map(|title| title.index());
        let found: Vec<(&str, String)> = (document.blocks())
            .map(|block| {
                let kind = if title == Some(block.index()) { "T" } else { letter(block.kind()) };
                (kind, block.text().to_owned())
            })
            .collect();
        count += blocks.len();
        wrong.extend(
            blocks.iter().filter(|block| !found.contains(block)).map(|(kind, text)| format!("{kind} {text}")),
        );
        wrong.extend(
            found
                .iter()
                .filter(|block| !blocks.contains(block))
                .map(|(kind, text)| format!("  not {kind} {text}")),
        );
    }
    (wrong, count)
}

/// How well leaning sentences are found.
#[derive(Default)]
struct Found {
    right: usize,
    found: usize,
    leaning: usize,
    wrong: Vec<&'static str>,
}

impl Found {
    fn add(&mut self, case: &'static str, leans: bool) {
        let expected = case.starts_with('+');
        self.leaning += usize::from(expected);
        self.found += usize::from(leans);
        self.right += usize::from(leans && expected);
        if leans != expected {
            self.wrong.push(case);
        }
    }

    fn check(&self, language: Language, least: (f64, f64)) {
        let precision = self.right as f64 / self.found as f64;
        let recall = self.right as f64 / self.leaning as f64;
        assert!(
            precision >= least.0 && recall >= least.1,
            "{language}: precision {precision:.3}, recall {recall:.3}\n{}",
            self.wrong.join("\n")
        );
    }
}

fn openings(golden: &Golden) -> Found {
    let mut found = Found::default();
    for (_, case) in cases(golden.openings) {
        let text = format!("{} {}", golden.before, &case[2..]);
        let analysis = Summarizer::default().analyze(Article::new(&text).language(golden.language)).unwrap();
        found.add(case, (1..analysis.scores().len()).any(|index| analysis.antecedent(index) == Some(0)));
    }
    found
}

fn leaning(golden: &Golden) -> Found {
    let mut found = Found::default();
    let mut before = "";
    for (_, case) in cases(golden.leaning) {
        if let Some(context) = case.strip_prefix("= ") {
            before = context;
            continue;
        }
        let text = format!("{before} {}", &case[2..]);
        let analysis = Summarizer::default().analyze(Article::new(&text).language(golden.language)).unwrap();
        let index = Document::parse(before, golden.language).unwrap().sentences().len();
        // What is not the story's ("Here is what we know.") is not quoted either.
        found.add(case, analysis.antecedent(index).is_some() || analysis.leaning(index).is_none());
    }
    found
}

#[test]
fn sentences_end_where_an_editor_ends_them() {
    for golden in &GOLDEN {
        let (wrong, count) = wrong_sentences(golden);
        assert!(count >= 150, "only {count} cases of {}", golden.language);
        assert!(wrong.is_empty(), "{}: {} of {count}:\n{}", golden.language, wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn blocks_are_what_an_editor_calls_them() {
    for golden in &GOLDEN {
        let (wrong, count) = wrong_blocks(golden);
        assert!(count >= 80, "only {count} blocks of {}", golden.language);
        assert!(wrong.is_empty(), "{}: {} of {count}:\n{}", golden.language, wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn sentences_that_lean_on_the_one_before_are_found() {
    for golden in &GOLDEN {
        let found = openings(golden);
        assert!(found.leaning >= 75, "only {} cases of {} lean", found.leaning, golden.language);
        found.check(golden.language, (0.95, 0.95));
    }
}

#[test]
fn sentences_that_cannot_be_quoted_alone_are_found() {
    for golden in &GOLDEN {
        let found = leaning(golden);
        assert!(found.leaning >= 45, "only {} cases of {} lean", found.leaning, golden.language);
        found.check(golden.language, golden.measured);
    }
}

#[test]
fn sentences_of_pictures_and_of_the_site_are_found_among_those_of_the_story() {
    for golden in &GOLDEN {
        let mut wrong = Vec::new();
        let mut count = 0;
        for (_, case) in cases(golden.kinds) {
            count += 1;
            let (wanted, sentence) = case.split_once(' ').unwrap();
            let text = format!("{} {sentence}", [golden.before; 2].join(" "));
            let document = Document::parse(&text, golden.language).unwrap();
            let found = document.sentences().last().map(|sentence| letter(sentence.kind()));
            if found != Some(wanted) {
                wrong.push(format!("{case}\n  found {found:?}"));
            }
        }
        assert!(count >= 15, "only {count} cases of {}", golden.language);
        assert!(wrong.is_empty(), "{}:\n{}", golden.language, wrong.join("\n"));
    }
}

/// A text that has lost its paragraphs: what stands below the lead picture follows the lead.
#[test]
fn a_caption_below_a_lead_is_told_by_its_tense() {
    let kind_of_second = |second: &str, dateline: &str| {
        let text = format!(
            "{dateline}Two trains collided near Marlow on Sunday, and forty people were hurt. {second} Both drivers \
             survived, the railway said. Trains will not run before Friday. An inquiry began on Monday."
        );
        Document::parse(&text, Language::English).unwrap().sentences().nth(1).unwrap().kind()
    };
    for (second, kind) in [
        ("Rescue workers carry a driver from a train near Marlow station.", BlockKind::Caption),
        ("Engineer Ann Reed checks the rails of the Marlow line after the collision.", BlockKind::Caption),
        // In the past, of few words, quoted, without a name, or about what was named.
        ("Rescue workers carried a driver from a train near Marlow station.", BlockKind::Paragraph),
        ("Rescue workers took a driver from a train near Marlow station.", BlockKind::Paragraph),
        ("Trains in Marlow are old.", BlockKind::Paragraph),
        ("Rescue workers call \"a miracle\" what they see at Marlow station.", BlockKind::Paragraph),
        ("Rescue workers often find it hard to reach the rails there.", BlockKind::Paragraph),
        ("The wreckage blocks the rails near Marlow station and the bridge.", BlockKind::Paragraph),
    ] {
        assert_eq!(kind_of_second(second, "(CNN) -- "), kind, "{second}");
        assert_eq!(kind_of_second(second, ""), BlockKind::Paragraph, "{second}");
    }
}

fn kinds_of(text: &str) -> Vec<BlockKind> {
    let document = Document::parse(text, Language::English).unwrap();
    document.sentences().map(|sentence| sentence.kind()).collect()
}

/// What people do in pictures stands in the present; a story in the present is told so throughout.
#[test]
fn sentences_in_the_present_are_captions_in_a_report_on_the_past() {
    let kind_of_third = |third: &str| {
        kinds_of(&format!(
            "Two trains collided near Marlow on Sunday. Forty people were hurt, the railway said. {third} Both drivers \
             survived. Trains were cancelled until Friday. An inquiry began on Monday."
        ))[2]
    };
    for (third, kind) in [
        ("The minister walks along the broken rails with two engineers.", BlockKind::Caption),
        ("Driver Tom Marsh smiles after leaving the hospital in Marlow.", BlockKind::Caption),
        // A clause of time, a pronoun, somebody's words, the past.
        ("When the minister walks along the rails, two engineers go with her.", BlockKind::Paragraph),
        ("She speaks four languages and has an office at the station.", BlockKind::Paragraph),
        ("The minister says that nobody walks along the rails at night.", BlockKind::Paragraph),
        ("The injured driver walks with a stick.", BlockKind::Paragraph),
    ] {
        assert_eq!(kind_of_third(third), kind, "{third}");
    }
    let present = "The village wakes at six. The baker walks to the square and opens his stall. The mayor greets him. \
                   Nobody hurries. The bus to Marlow leaves at noon.";
    assert!(kinds_of(present).iter().all(|&kind| kind == BlockKind::Paragraph));
}

#[test]
fn what_stands_before_the_dateline_of_a_text_without_paragraphs_is_a_caption() {
    let text = "Two trains collided near the old bridge. MARLOW, England (CNN) -- Forty people were hurt when two trains \
                collided on Sunday. Both drivers survived. Trains were cancelled. An inquiry began on Monday.";
    let document = Document::parse(text, Language::English).unwrap();
    assert_eq!(kinds_of(text)[..3], [BlockKind::Caption, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert!(document.sentence(1).unwrap().text().starts_with("Forty people"));
    assert!(kinds_of(&text.replace("(CNN) --", "")).iter().all(|&kind| kind == BlockKind::Paragraph));
}

#[test]
fn a_credit_before_a_sentence_belongs_to_the_caption_before_it() {
    let text = |credit: &str| {
        format!(
            "Engineers look at the old bridge. {credit} Forty people were hurt when two trains collided on Sunday. Both \
             drivers survived. Trains were cancelled. An inquiry began on Monday."
        )
    };
    for credit in [
        "(Ann Weaver/The Gazette)",
        "(Instagram)",
        "(Marlow Police via AP)",
        "Photograph: Ann Weaver/Getty Images",
    ] {
        let text = text(credit);
        let document = Document::parse(&text, Language::English).unwrap();
        assert_eq!(kinds_of(&text)[..2], [BlockKind::Caption, BlockKind::Paragraph], "{credit}");
        assert!(document.sentence(0).unwrap().text().ends_with(credit), "{credit}");
        assert!(document.sentence(1).unwrap().text().starts_with("Forty people"), "{credit}");
    }
    for other in [
        "(Laughter.)",
        "(Applause)",
        "(On the left, a guard)",
        "Photographs helped.",
        "(It was closed in May.)",
    ] {
        assert!(kinds_of(&text(other)).iter().all(|&kind| kind == BlockKind::Paragraph), "{other}");
    }
}

#[test]
fn a_kicker_may_name_the_medium() {
    for (kicker, is_kicker) in [("INFO", true), ("INFO RTL", true), ("LE PORT", false)] {
        let text =
            format!("{kicker} - Le texte a été adopté mercredi soir par 196 voix contre 128 au Sénat.");
        let document = Document::parse(&text, Language::French).unwrap();
        let first = document.sentence(0).unwrap().text();
        assert_eq!(first.starts_with("Le texte"), is_kicker, "{first}");
    }
}

#[test]
fn a_place_before_the_first_sentence_is_its_dateline() {
    let rest =
        "Two drivers were hurt.\n\nTrains were cancelled until Friday, the railway said on Monday morning.";
    let kinds = |first: &str| {
        kinds_of(&format!("{first}: Two trains collided near the old bridge on Sunday.\n\n{rest}"))
    };
    assert_eq!(kinds("Pune")[0], BlockKind::Paragraph);
    assert_eq!(kinds("Wreck")[0], BlockKind::Caption);
    assert_eq!(kinds("London wreck")[0], BlockKind::Caption);
}

#[test]
fn a_long_label_opens_a_caption_where_others_have_labels() {
    let text = |label: &str| {
        kinds_of(&format!(
            "Two trains collided near Marlow on Sunday. {label}: Ann Reed inspects the line. Forty people were hurt. \
             Coming to a station near you: The railway has bought forty new trains. Both drivers survived. Trains were \
             cancelled. An inquiry began on Monday."
        ))[3]
    };
    assert_eq!(text("Under fire"), BlockKind::Caption);
    assert_eq!(text("After the accident at the bridge of Marlow"), BlockKind::Paragraph);
}

#[test]
fn a_name_and_age_that_come_again_show_a_caption() {
    let text = |first: &str, second: &str| {
        format!(
            "{first} {second} The ferry was towed to Orrville. Nobody was hurt. Ann Reed, 45, brought the boat in alone. \
             The owner praised her."
        )
    };
    let caption = |text: &str| kinds_of(text).iter().position(|&kind| kind == BlockKind::Caption);
    let lead = "A skipper steered a burning ferry into the harbour of Marlow on Sunday.";
    assert_eq!(caption(&text("Skipper Ann Reed, 45, has sailed since 1998.", lead)), Some(0));
    assert_eq!(
        caption(&text("Skipper Ann Reed, 45, steered a ferry home.", "The boat had caught fire.")),
        Some(4)
    );
    assert_eq!(
        caption(&text("Skipper Ann Reed, 54, steered a ferry home.", "The boat had caught fire.")),
        None
    );
    // What was left out has no words.
    assert_eq!(caption(&text("Skipper Ann Reed, 45, steered a ferry home.", "[…]")), Some(4));
}
