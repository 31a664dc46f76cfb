//! Each block of a page is what its markup says. The attributes of `pages/*.html` say what is true: `data-story` and
//! `data-lead` for paragraphs of the story, `data-lead-in`, `data-item`, `data-caption`.

use std::fs;
use std::path::Path;

use abrege::{BlockKind, Budget, Summarizer};
use html5gum::{Token, Tokenizer};

/// At most this many marked blocks may be something else: short questions of an interview, and a last paragraph.
const MOST_WRONG: usize = 4;
/// At most this many of all excerpts may be from outside the story: a newsletter's box, a message from elsewhere, a source.
const MOST_OUTSIDE: usize = 5;

struct Page {
    name: String,
    html: String,
    /// The attribute and the text of each marked element, and "heading" with the text of each heading.
    marked: Vec<(String, String)>,
}

impl Page {
    fn texts(&self, mark: &str) -> Vec<&str> {
        self.marked.iter().filter(|(own, _)| own == mark).map(|(_, text)| text.as_str()).collect()
    }
}

fn flat(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads the marked elements. Each ends with its own end tag, or where the next element that is no inline one begins.
fn marked(html: &str) -> Vec<(String, String)> {
    const INLINE: [&[u8]; 10] =
        [b"a", b"strong", b"em", b"br", b"span", b"time", b"cite", b"b", b"i", b"sup"];
    let mut marked = Vec::new();
    let mut open: Option<(Vec<String>, Vec<u8>, String)> = None;
    for Ok(token) in Tokenizer::new(html) {
        let ends = match &token {
            Token::StartTag(tag) => !INLINE.contains(&tag.name.as_slice()),
            Token::EndTag(tag) => open.as_ref().is_some_and(|(_, name, _)| *name == *tag.name),
            _ => false,
        };
        if ends && let Some((marks, _, text)) = open.take() {
            marked.extend(marks.into_iter().map(|mark| (mark, flat(&text))));
        }
        match token {
            Token::StartTag(tag) => {
                let names = tag.attributes.keys().map(|name| String::from_utf8_lossy(name).into_owned());
                let known = ["data-story", "data-lead", "data-lead-in", "data-item", "data-caption"];
                let mut marks: Vec<String> = names.filter(|name| known.contains(&name.as_str())).collect();
                if matches!(tag.name.as_slice(), b"h1" | b"h2" | b"h3" | b"h4") {
                    marks.push("heading".to_owned());
                }
                if !marks.is_empty() {
                    open = Some((marks, tag.name.to_vec(), String::new()));
                } else if let (b"br", Some((_, _, text))) = (tag.name.as_slice(), &mut open) {
                    text.push(' ');
                }
            }
            Token::String(text) => {
                if let Some((_, _, open)) = &mut open {
                    open.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    marked
}

fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let html = fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        Page { name, marked: marked(&html), html }
    };
    paths.iter().map(page).collect()
}

#[test]
fn each_marked_block_is_what_the_page_says() {
    let (mut wrong, mut counts) = (Vec::new(), [0; 6]);
    for page in pages() {
        let layout = abrege_recipes::html::layout(&page.html);
        let analysis = Summarizer::default().analyze(&layout).unwrap();
        let blocks: Vec<_> = analysis.document().blocks().collect();
        for (i, (mark, kind)) in [
            ("data-item", BlockKind::ListItem),
            ("data-caption", BlockKind::Caption),
            ("heading", BlockKind::Heading),
            ("data-lead-in", BlockKind::LeadIn),
            ("data-lead", BlockKind::Paragraph),
            ("data-story", BlockKind::Paragraph),
        ]
        .into_iter()
        .enumerate()
        {
            for text in page.texts(mark) {
                let found: Vec<BlockKind> =
                    blocks.iter().filter(|block| block.text() == text).map(|block| block.kind()).collect();
                // A box of the site may repeat a heading.
                let is_right = match mark {
                    "heading" => found.iter().all(|&found| found == kind || found == BlockKind::Furniture),
                    _ => found == [kind],
                };
                if !is_right || found.is_empty() {
                    wrong.push(format!("{}: {mark} is {found:?}: {text}", page.name));
                }
                counts[i] += 1;
            }
        }
    }
    println!("{counts:?}, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() <= MOST_WRONG, "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(counts, [83, 51, 152, 19, 18, 175]);
}

#[test]
fn summaries_are_of_the_story() {
    let mut wrong = Vec::new();
    for page in pages() {
        let layout = abrege_recipes::html::layout(&page.html);
        let story = [page.texts("data-story"), page.texts("data-item")].concat();
        let title = page.texts("heading")[0];
        for budget in [Budget::Sentences(1), Budget::Sentences(3), Budget::Sentences(5), Budget::Words(60)] {
            let summary = Summarizer::new(budget).unwrap().summarize(&layout).unwrap();
            for excerpt in &summary {
                if !story.iter().any(|text| text.contains(excerpt.text())) {
                    wrong.push(format!("{}, {budget:?}: {}", page.name, excerpt.text()));
                }
            }
            if summary.title().is_none() {
                wrong.push(format!("{}: no title, but {title}", page.name));
            }
        }
    }
    assert!(wrong.len() <= MOST_OUTSIDE, "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
