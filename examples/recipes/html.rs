//! From an HTML page to a layout, by its tags.

use std::convert::Infallible;

use abrege::{BlockKind, Layout};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements whose text is not shown.
const HIDDEN: [&str; 7] = ["script", "style", "template", "noscript", "title", "svg", "select"];
/// Elements whose content belongs to the site. (`form` is not one: it may hold a whole page.)
const SITE: [&str; 4] = ["nav", "aside", "footer", "button"];
/// A cell of at most this many bytes is data; a table of longer ones may be there for the layout of the page.
const CELL: usize = 100;
/// The tags of elements nested deeper than this are ignored.
const DEEPEST: usize = 256;
/// Parts of the class names that sites give to `<p>` elements that are not paragraphs of the story.
const CLASSES: [(&str, BlockKind); 7] = [
    ("caption", BlockKind::Caption),
    ("legend", BlockKind::Caption),
    ("credit", BlockKind::Caption),
    ("byline", BlockKind::Furniture),
    ("author", BlockKind::Furniture),
    ("auteur", BlockKind::Furniture),
    ("newsletter", BlockKind::Furniture),
];
/// These do not end a block.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Reads the blocks of a page. The HTML need not be valid: end tags may be missing.
pub fn layout(html: &str) -> Layout {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    let tokens: Tokenizer<_, DefaultEmitter<()>> = Tokenizer::new_with_emitter(html, emitter);
    for Ok::<_, Infallible>(token) in tokens {
        match token {
            Token::StartTag(tag) => {
                page.open(&String::from_utf8_lossy(&tag.name));
                if let (b"p", Some(class)) = (tag.name.as_slice(), tag.attributes.get(b"class".as_slice())) {
                    page.begin_paragraph(&String::from_utf8_lossy(class));
                }
            }
            Token::EndTag(tag) => page.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    page.end_block();
    page.layout
}

#[derive(Default)]
struct Page {
    layout: Layout,
    /// The open elements that say what their text is.
    open: Vec<String>,
    block: String,
    /// What the class of the block's paragraph says.
    class: Option<BlockKind>,
    /// How many bytes of the block are links.
    linked: usize,
}

impl Page {
    fn open(&mut self, name: &str) {
        if name == "br" {
            self.block.push(' ');
        }
        if !INLINE.contains(&name) {
            self.end_block();
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        match name {
            // A new item ends the one before, unless a list inside it begins.
            "li" if self.open.last().is_some_and(|last| last == "li") => {}
            "ul" | "ol" | "li" | "a" | "figure" | "figcaption" | "table" => self.open.push(name.to_owned()),
            _ if is_heading(name) || SITE.contains(&name) || HIDDEN.contains(&name) => {
                self.open.push(name.to_owned());
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, class: &str) {
        let class = class.to_ascii_lowercase();
        self.class = CLASSES.iter().find(|(part, _)| class.contains(part)).map(|&(_, kind)| kind);
    }

    fn close(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.end_block();
        }
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in(&HIDDEN) {
            return;
        }
        self.block.push_str(text);
        self.linked += if self.is_in(&["a"]) { text.len() } else { 0 };
    }

    fn end_block(&mut self) {
        let innermost = self.open.iter().rev().find(|name| !matches!(name.as_str(), "a" | "ul" | "ol"));
        let kind = match innermost.map(String::as_str) {
            _ if self.is_in(&SITE) => BlockKind::Furniture,
            Some("table") if self.block.len() <= CELL => BlockKind::Furniture,
            Some(name) if is_heading(name) => BlockKind::Heading,
            Some("figure" | "figcaption") => BlockKind::Caption,
            // Menus and lists of related stories consist mostly of links.
            _ if self.linked * 2 > self.block.len() => BlockKind::Furniture,
            Some("li") => BlockKind::ListItem,
            _ => self.class.unwrap_or(BlockKind::Paragraph),
        };
        self.layout.push(kind, &self.block);
        self.block.clear();
        (self.class, self.linked) = (None, 0);
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(&open.as_str()))
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
