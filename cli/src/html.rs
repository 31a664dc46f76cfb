//! From a saved page to the blocks of its article.
//!
//! Readability (the algorithm of Firefox's reader view) finds the element that holds the article, and the markup inside
//! says what each block is. Where it finds too little, the whole page is read instead.

use std::thread;

use abrege::{BlockKind, Layout};
use anyhow::Context;
use html5gum::{Token, Tokenizer};

/// A page with more elements, or deeper ones, is read as a whole: Readability's time grows with the product.
const MOST_ELEMENTS: usize = 200_000;
const DEEPEST: usize = 256;
/// Elements whose end tag is missing or optional do not count as nested.
const FLAT: [&[u8]; 26] = [
    b"area", b"base", b"br", b"col", b"dd", b"dt", b"embed", b"hr", b"img", b"input", b"li", b"link",
    b"meta", b"option", b"p", b"param", b"path", b"rp", b"rt", b"source", b"td", b"th", b"tr", b"track",
    b"use", b"wbr",
];
/// Readability recurses into nested elements.
const STACK: usize = 64 << 20;
/// An article has at least this many words in its paragraphs, or Readability has missed it.
const LEAST_WORDS: usize = 25;

/// What was read from a page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) layout: Layout,
    pub(crate) title: Option<String>,
    pub(crate) note: Option<String>,
}

/// Reads the article of a page.
///
/// # Errors
/// If the page has no text: it may need a script, or an account.
pub(crate) fn read(html: &str) -> anyhow::Result<Page> {
    let whole = abrege_recipes::html::layout(html);
    let (found, title) = extract(html).unwrap_or_default();
    let title = title.map(|title| heading(&whole, &title).unwrap_or(title));
    let layout = found.filter(|layout| words(layout) >= LEAST_WORDS).unwrap_or(whole);
    let words = words(&layout);
    if words == 0 {
        anyhow::bail!(
            "the page has no text: it may need a script, a login or a subscription; save it from a browser"
        );
    }
    let note = is_not_free(html).then(|| {
        format!("the publisher says that the article is not free: the page has {words} words of it")
    });
    Ok(Page { layout, title, note })
}

/// Returns the blocks and the title that Readability finds. It runs in a thread of its own, because it recurses into nested
/// elements.
fn extract(html: &str) -> Option<(Option<Layout>, Option<String>)> {
    if depth(html) > DEEPEST {
        return None;
    }
    let html = html.to_owned();
    let work = move || {
        // Classes say which paragraphs are credits or bylines.
        let options = legible::Options::new().keep_classes(true).max_elems_to_parse(MOST_ELEMENTS);
        let found = legible::parse(&html, None, Some(options)).ok();
        let layout = found.as_ref().map(|article| abrege_recipes::html::layout(&article.content));
        let title = found.map(|article| article.title).filter(|title| !title.trim().is_empty());
        Some((layout, title))
    };
    let reader =
        thread::Builder::new().stack_size(STACK).spawn(work).context("cannot start a thread").ok()?;
    reader.join().ok().flatten()
}

/// Returns how deep elements are nested, at most one more than [`DEEPEST`].
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if !tag.self_closing && !FLAT.contains(&tag.name.as_slice()) => depth += 1,
            Token::EndTag(tag) if !FLAT.contains(&tag.name.as_slice()) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        if deepest > DEEPEST {
            break;
        }
    }
    deepest
}

/// Returns the first heading that has most words of a title: Readability cuts what looks like the name of a site, and a
/// title may be shorter than the heading.
fn heading(page: &Layout, title: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let headings = page.blocks().iter().filter(|(_, kind)| *kind == BlockKind::Heading);
    let mut headings = headings.map(|(span, _)| &page.text()[span.range()]);
    let has_most = |heading: &&str| {
        let own: Vec<&str> = heading.split_whitespace().collect();
        words.iter().filter(|word| own.contains(word)).count() * 2 > words.len()
    };
    headings.find(has_most).map(str::to_owned)
}

/// Counts the words of the paragraphs and list items.
fn words(layout: &Layout) -> usize {
    let is_text = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
    let blocks = layout.blocks().iter().filter(|(_, kind)| is_text(*kind));
    blocks.map(|(span, _)| layout.text()[span.range()].split_whitespace().count()).sum()
}

/// Whether the page's metadata says that the article is for subscribers (schema.org's `isAccessibleForFree`).
fn is_not_free(html: &str) -> bool {
    html.match_indices("isAccessibleForFree").any(|(at, name)| {
        let value = html[at + name.len()..].trim_start_matches(['"', '\'', ' ', ':']);
        value.get(..5).is_some_and(|value| value.eq_ignore_ascii_case("false"))
    })
}
