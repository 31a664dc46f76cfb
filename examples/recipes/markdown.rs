//! From Markdown to a layout, without its marks.

use abrege::{BlockKind, Layout};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads the blocks of a text in Markdown. Code blocks, tables and HTML tags are left out; inline code is kept.
pub fn layout(markdown: &str) -> Layout {
    let mut layout = Layout::new();
    // The text of the block outside its images, and inside.
    let (mut block, mut caption) = (String::new(), String::new());
    let (mut headings, mut items, mut images, mut skipped) = (0, 0, 0, 0);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if is_edge_of_block(&event) {
            match () {
                // An image that stands alone.
                () if block.trim().is_empty() => layout.push(BlockKind::Caption, &caption),
                () if headings > 0 => layout.push(BlockKind::Heading, &block),
                () if items > 0 => layout.push(BlockKind::ListItem, &block),
                () => layout.push(BlockKind::Paragraph, &block),
            };
            block.clear();
            caption.clear();
        }
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::End(TagEnd::Heading(_)) => headings -= 1,
            Event::Start(Tag::Item) => items += 1,
            Event::End(TagEnd::Item) => items -= 1,
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_)) => skipped += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Table) => skipped -= 1,
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            Event::Text(text) | Event::Code(text) if skipped == 0 => {
                let to = if images > 0 { &mut caption } else { &mut block };
                to.push_str(&text);
            }
            _ => {}
        }
    }
    layout
}

fn is_edge_of_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) => false,
        Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => false,
        Event::Start(_) | Event::End(_) => true,
        _ => false,
    }
}
