//! The program as its users run it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use abrege::BlockKind;
use serde_json::Value;

const TEXT: &str = "The council of Marlow approved the budget on Monday by nine votes to two. Ann Reed said that taxes \
                    would fall next year.";
const HTML: &str = "<html><head><title>Budget approved</title></head><body><nav><a href=/>Home</a></nav>\
                    <h1>Budget approved</h1><p>The council of Marlow approved the budget on Monday by nine votes to \
                    two.</p><figure><img src=a><figcaption>Ann Reed in the town hall on Monday.</figcaption></figure>\
                    <p>Taxes will fall next year, said the mayor.</p><footer>© 2026</footer></body></html>";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn abrege(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abrege"));
    command.args(arguments).current_dir(root());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end without reading its input.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The output of a run that succeeds without a word on standard error.
fn done(arguments: &[&str], input: &[u8]) -> String {
    let output = abrege(arguments, input);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""), "{arguments:?}");
    stdout(&output).to_owned()
}

fn file(name: &str, content: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("recipes/pages")).unwrap();
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

#[test]
fn files_are_read_by_their_extension_and_standard_input_is_text() {
    let sentence = "• The council of Marlow approved the budget on Monday by nine votes to two.";
    let (text, html) = (file("a.txt", TEXT.as_bytes()), file("a.html", HTML.as_bytes()));
    let markdown = file("a.md", format!("# Budget\n\n{TEXT}\n").as_bytes());
    for arguments in [&[&*text][..], &["-"], &[], &["text"], &[&html], &[&markdown], &["markdown", &markdown]]
    {
        let printed = done(arguments, TEXT.as_bytes());
        assert!(printed.contains(sentence), "{arguments:?}: {printed}");
        assert!(!printed.contains("Home") && !printed.contains("town hall"), "{printed}");
    }
    assert!(done(&[&html], b"").starts_with("Budget approved\n"));
    let printed = done(&[&text, &html], b"");
    assert_eq!(printed.matches(sentence).count(), 2, "{printed}");
}

#[test]
fn options_reach_the_summarizer() {
    let lines = |arguments: &[&str]| done(arguments, TEXT.as_bytes()).lines().count() - 1;
    assert_eq!((lines(&["--sentences", "1"]), lines(&["--sentences", "2"])), (1, 2));
    assert_eq!(lines(&["--words", "14"]), 1);
    let title = done(&["--title", "A title"], TEXT.as_bytes());
    assert!(title.starts_with("A title\n"), "{title}");
    let json: Value = serde_json::from_str(&done(&["--json", "--query", "taxes"], TEXT.as_bytes())).unwrap();
    assert_eq!((&json["file"], &json["answers_query"]), (&Value::from("-"), &Value::from(true)));
    let explained = done(&["--explain", "--sentences", "1"], TEXT.as_bytes());
    assert!(
        explained.contains("is in the summary") && explained.contains("opens the article"),
        "{explained}"
    );
    let output = abrege(&["--sentences", "1", "--words", "2", "--chars", "3"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--sentences"), "{}", stderr(&output));
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    assert!(!done(&["--in-context"], TEXT.as_bytes()).contains('\u{1b}'));
    let coloured = done(&["--in-context", "--color", "always", "--sentences", "1"], TEXT.as_bytes());
    assert!(coloured.contains("\u{1b}[1m"), "{coloured:?}");
    // Without the styles, the text is whole.
    let plain = done(&["--in-context", "--color", "never"], TEXT.as_bytes());
    assert_eq!(plain.trim(), TEXT);
}

#[test]
fn a_file_that_fails_does_not_stop_the_others() {
    let text = file("b.txt", TEXT.as_bytes());
    let output = abrege(&["missing.txt", &text], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("missing.txt"), "{}", stderr(&output));
    assert!(stdout(&output).contains("approved the budget"));
    let spanish =
        "El Congreso de los Diputados aprobó el jueves una ley que limita el precio de los alquileres.";
    let output = abrege(&["-"], spanish.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("Spanish") && stderr(&output).contains("--language"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&abrege(&["-"], b"")).contains("no text to summarize"));
}

#[test]
fn saved_pages_give_their_story() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut excerpts, mut outside) = (0, Vec::new());
    for page in pages() {
        let layout = abrege_recipes::html::layout(&fs::read_to_string(&page).unwrap());
        let blocks: Vec<(String, BlockKind)> =
            layout.blocks().iter().map(|(span, kind)| (flat(&layout.text()[span.range()]), *kind)).collect();
        let json: Value =
            serde_json::from_str(stdout(&abrege(&["html", "--json", page.to_str().unwrap()], b""))).unwrap();
        let found = json["excerpts"].as_array().unwrap();
        assert_eq!(found.len(), 3, "{}", page.display());
        for excerpt in found {
            let text = flat(excerpt["text"].as_str().unwrap());
            let kinds: Vec<BlockKind> =
                blocks.iter().filter(|(block, _)| block.contains(&text)).map(|(_, kind)| *kind).collect();
            assert!(!kinds.is_empty(), "{}: {text} is glued", page.display());
            assert!(!kinds.contains(&BlockKind::Caption), "{}: {text} is a caption", page.display());
            let is_story =
                kinds.iter().any(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem));
            if !is_story {
                outside.push(text);
            }
            excerpts += 1;
        }
    }
    assert!(excerpts >= 54 && outside.is_empty(), "{outside:?}");
}

#[test]
fn a_page_without_an_article_is_an_error_that_says_what_to_do() {
    let app = "<html><head><title>App</title></head><body><div id=root></div><script>let a = '<p>x</p>';</script>\
               <noscript>Enable JavaScript.</noscript></body></html>";
    for page in ["", app] {
        let output = abrege(&["html"], page.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{page:?}");
        assert!(stderr(&output).contains("save it from a browser"), "{}", stderr(&output));
    }
    let paid = HTML.replace(
        "</head>",
        "<script type=\"application/ld+json\">{\"isAccessibleForFree\": \"False\"}</script></head>",
    );
    let output = abrege(&["html"], paid.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("is not free"), "{}", stderr(&output));
}

#[test]
fn hostile_pages_are_answered() {
    let sentence = "<p>The council of Marlow approved the budget on Monday by nine votes to two.</p>";
    let pages = [
        "<div>".repeat(2_000) + sentence + &"</div>".repeat(2_000),
        "<div>".repeat(100_000) + sentence,
        "<b>".repeat(100_000) + "The council of Marlow approved the budget on Monday by nine votes to two.",
        format!("<article>{}", sentence.repeat(20_000)),
        format!("{sentence}<p>Taxes will fall.<ul><li>A bridge<li>Two <table></div></p></html"),
        format!("{sentence}<!-- <![CDATA[ \u{0} <p \"'"),
    ];
    for page in pages {
        let output = abrege(&["html"], page.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains("approved the budget"), "{}", stdout(&output));
    }
    let noise: Vec<u8> = (0_u32..100_000).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let code = abrege(&["html"], &noise).status.code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
}

#[test]
fn a_title_is_whole_and_what_is_no_text_is_an_error() {
    let page = HTML.replace("Budget approved</h1>", "Marlow : the budget is approved by the council</h1>");
    let page =
        page.replace("<title>Budget approved", "<title>Marlow : the budget is approved by the council");
    assert!(done(&["html"], page.as_bytes()).starts_with("Marlow : the budget is approved"), "{page}");
    assert!(done(&[], page.as_bytes()).starts_with("Marlow : the budget"), "a page is known by its start");
    let output = abrege(&[], b"\x7fELF\0\0\0 The council met on Monday.");
    assert!(stderr(&output).contains("binary"), "{}", stderr(&output));
    let output = abrege(&[], b"<rss version='2.0'><channel></channel></rss>");
    assert!(stderr(&output).contains("use abrege feed"), "{}", stderr(&output));
}

#[test]
fn charsets_are_known() {
    let text =
        "Le conseil municipal a adopté lundi soir le budget de la ville, « enfin équilibré », à l'unanimité.";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let page = [b"<meta charset=iso-8859-1><p>".as_slice(), &latin].concat();
    assert!(done(&["html"], &page).contains(text));
    let output = abrege(&["text"], &latin);
    assert!(stdout(&output).contains(text), "{}", stdout(&output));
    assert!(stderr(&output).contains("not UTF-8"), "{}", stderr(&output));
    let utf_16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(done(&["html"], &utf_16).contains(text) && done(&["text"], &utf_16).contains(text));
}

#[test]
fn feeds_are_summarized_item_by_item() {
    let body =
        format!("<p>{TEXT}</p><p>The money pays for a bridge and for two schools, the mayor said.</p>")
            .repeat(5);
    let body = body.replace('<', "&lt;");
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><id>1</id><title>Budget</title>\
         <link rel='self' href='https://example.org/1.xml'/><link href='https://example.org/1'/><updated>2026-03-02T08:00:00Z</updated><content type='html'>{body}</content>\
         </entry><entry><id>2</id><title>Bridge</title><updated>2026-03-02T08:00:00Z</updated><summary>A bridge.</summary>\
         </entry></feed>"
    );
    let printed = done(&["feed"], atom.as_bytes());
    assert!(printed.starts_with("Budget\n  • The council of Marlow"), "{printed}");
    assert!(printed.contains("Bridge\n  A bridge.\n  (teaser of 2 words)"), "{printed}");
    let json = done(&["feed", "--json", "--sentences", "1"], atom.as_bytes());
    let items: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(items[0]["summary"]["excerpts"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&items[0]["link"], &items[1]["words"]),
        (&Value::from("https://example.org/1"), &Value::from(2))
    );
    let output = abrege(&["feed"], HTML.as_bytes());
    assert!(stderr(&output).contains("neither RSS nor Atom nor JSON Feed"), "{}", stderr(&output));
}

#[test]
fn keywords_names_and_figures_are_printed() {
    let printed = done(&["keywords", "--limit", "3"], TEXT.as_bytes());
    assert_eq!(printed.lines().count(), 3, "{printed}");
    let json: Value = serde_json::from_str(&done(&["keywords", "--json"], TEXT.as_bytes())).unwrap();
    let names: Vec<&str> =
        json["entities"].as_array().unwrap().iter().map(|name| name["text"].as_str().unwrap()).collect();
    assert!(names.contains(&"Ann Reed"), "{names:?}");
}

#[test]
fn a_digest_names_its_sources() {
    let one = file("d1.txt", b"A ferry burnt off Marlow on Monday. All 214 passengers were saved.");
    let other =
        file("d2.html", b"<p>All 214 passengers were saved on Monday when a ferry burnt off Marlow.</p>");
    let printed = done(&["digest", "--words", "20", &one, &other], b"");
    assert!(printed.contains("[1, 2]") && printed.contains("d2.html"), "{printed}");
    let page = done(&["digest", "--view", &one, &other], b"");
    assert!(page.starts_with("<!") && page.contains("214 passengers"), "{page}");
    let output = abrege(&["digest", &one], b"");
    assert!(stderr(&output).contains("two articles at least"), "{}", stderr(&output));
}

#[test]
fn batch_answers_files_and_standard_input_in_order() {
    let line = |id: usize| format!("{{\"id\":{id},\"text\":\"{TEXT}\"}}\n");
    let lines = |from: usize, to: usize| (from..to).map(line).collect::<String>();
    let first = file("one.jsonl", lines(0, 40).as_bytes());
    let printed =
        done(&["batch", "--sentences", "1", "--threads", "3", &first, "-"], lines(40, 90).as_bytes());
    let ids: Vec<u64> = printed
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, (0..90).collect::<Vec<u64>>());
    let output = abrege(&["batch", &first, "missing.jsonl"], b"");
    assert_eq!((output.status.code(), stdout(&output).lines().count()), (Some(1), 40));
    assert!(stderr(&output).contains("missing.jsonl"), "{}", stderr(&output));
    #[cfg(unix)]
    assert!(stderr(&abrege(&["batch", "recipes"], b"")).contains("cannot read recipes"));
}

#[test]
fn a_view_is_one_page_without_the_network() {
    let view = Path::new(env!("CARGO_TARGET_TMPDIR")).join("view.html");
    let view = view.to_str().unwrap();
    assert_eq!(done(&["view", "-o", view, "examples/articles/en/web-page.txt"], b""), "");
    let page = fs::read_to_string(view).unwrap();
    assert!(page.starts_with("<!") && page.contains("default-src 'none'"));
    assert!(!page.contains("<link") && !page.contains("src=\"http") && !page.contains("@import"));
    assert_eq!(done(&["view"], HTML.as_bytes()).matches("</html>").count(), 1);
}

#[test]
fn completions_and_the_manual_name_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(done(&["completions", shell], b"").contains("keywords"), "{shell}");
    }
    let manual = done(&["man"], b"");
    assert!(manual.contains(".TH") && manual.contains("digest"), "{manual}");
    assert!(done(&["--version"], b"").starts_with("abrege 0."));
}
