//! The architecture: imports run one way and never in a circle, only `src/language/` knows words of a language, word
//! lists are tidy, versions agree.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "common/sources.rs"]
mod sources;

use sources::{Literal, Sources};

/// The top-level modules, from the ground up; each imports only from lower floors and from itself.
const FLOORS: [&[&str]; 21] = [
    &["capacity", "math", "swar", "text"],
    &["error", "quotations", "span"],
    &["named"],
    &["language"],
    &["sentences", "tokens"],
    &["blocks"],
    &["article", "document"],
    &["roles"],
    &["figures", "layout", "names", "parse"],
    &["rank"],
    &["keywords", "options"],
    &["select"],
    &["summary"],
    &["verdict"],
    &["explanation"],
    &["workspace"],
    &["summarizer"],
    &["digest"],
    &["report"],
    &["guide"],
    &["lib"],
];

/// The name of a kind of entity, which is no word of a language.
const NAMES: [(&str, &str); 1] = [("src/names/kind.rs", "other")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files under a folder of the crate whose names have this ending, as paths from the crate's root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

/// The code of the library, without its unit tests.
fn library() -> Sources {
    let texts: Vec<(String, String)> = files("src", ".rs")
        .into_iter()
        .map(|path| (read(&path), path))
        .map(|(text, path)| (path, text))
        .collect();
    Sources::read(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// The top-level module of a file: `src/rank/terms.rs` is in `rank`, `src/span.rs` in `span`.
fn top_level(file: &str) -> &str {
    file.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    let imports = library().imports();
    for import in &imports {
        let own = top_level(&import.file);
        let other = import.path.first().map_or("lib", String::as_str);
        let place = format!("{}:{}", import.file, import.line);
        match (floor(own), floor(other)) {
            (None, _) => wrong.push(format!("{place}: add {own} to FLOORS in tests/architecture.rs")),
            (_, None) => {
                wrong.push(format!("{place}: import crate::{other} from the module that defines it"))
            }
            (Some(own_floor), Some(other_floor)) if other_floor < own_floor || own == other => {}
            _ => {
                wrong.push(format!("{place}: {own} imports from {other}, which stands on its floor or above"))
            }
        }
    }
    assert!(imports.len() >= 100, "only {} imports were read", imports.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_on_a_floor_exists() {
    let found: BTreeSet<String> = files("src", ".rs").iter().map(|file| top_level(file).to_owned()).collect();
    let missing: Vec<_> = FLOORS.concat().into_iter().filter(|&module| !found.contains(module)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn files_do_not_import_each_other_in_a_circle() {
    let library = library();
    let found = library.circles();
    let mut wrong = Vec::new();
    for circle in &found {
        wrong.push(format!("a circle of {circle:?}:"));
        let imports = library.imports().into_iter().filter(|import| !import.is_reexport);
        let inside =
            imports.filter(|import| circle.contains(&import.file) && circle.contains(&import.target));
        wrong
            .extend(inside.map(|i| format!("  {}:{}: {} ({})", i.file, i.line, i.path.join("::"), i.target)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The single words of a language's word lists that hardly stand in code by accident: function words and months.
fn function_words() -> BTreeSet<String> {
    let lists =
        files("src/language", "stop_words.txt").into_iter().chain(files("src/language", "months.txt"));
    let texts: Vec<String> = lists.map(|list| read(&list)).collect();
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// The word of a literal that holds one word, beside marks: "the", "(the", "'s". Codes in capitals ("US") are none.
fn only_word(literal: &Literal) -> Option<&str> {
    let word = literal.text.trim_matches(|c: char| !c.is_alphabetic());
    let is_word = literal.text != "\\t" && !word.contains(char::is_whitespace);
    (is_word && !literal.text.contains('{') && (word == "I" || word.contains(char::is_lowercase)))
        .then_some(word)
}

#[test]
fn only_the_language_folder_knows_words_of_a_language() {
    let words = function_words();
    assert!(words.len() > 500, "only {} words were read", words.len());
    let library = library();
    let outside = |file: &str| !file.starts_with("src/language/") && file != "src/lib.rs";
    let mut wrong = Vec::new();
    for literal in library.literals().iter().filter(|literal| outside(&literal.file)) {
        let is_word = only_word(literal).is_some_and(|word| words.contains(&word.to_lowercase()));
        if is_word && !NAMES.contains(&(literal.file.as_str(), literal.text.as_str())) {
            wrong.push(format!("{}:{}: {:?} belongs in a Pack", literal.file, literal.line, literal.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_language_folder_names_a_language() {
    let mut wrong = Vec::new();
    let is_language = |pair: &[String]| pair[0] == "Language" && matches!(&*pair[1], "English" | "French");
    for (file, line, path) in library().paths() {
        if !file.starts_with("src/language/") && path.windows(2).any(is_language) {
            wrong.push(format!("{file}:{line}: ask the pack instead of {}", path.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_finds_imports_in_every_form() {
    let sources = Sources::read([
        (
            "src/lib.rs",
            "mod a;\nmod b;\n#[cfg(test)]\nmod checks;\npub use a::Thing;\nfn f() -> b::B { b::make() }",
        ),
        ("src/checks.rs", "use crate::b::B;"),
        (
            "src/a/mod.rs",
            "mod child;\nmod other;\npub(crate) use child::{Item, Thing as Renamed};\n\
             /// [`crate::b`]\nfn f() -> Item { println!(\"{}\", crate::b::make()); }\n\
             #[cfg(test)]\nmod tests { use crate::b::B; }",
        ),
        ("src/a/child.rs", "use std::fmt;\npub(crate) struct Item;\npub(in crate::b) struct Thing;"),
        (
            "src/a/other.rs",
            "use super::Renamed;\nuse super::{self, child::Item as Own};\nfn f() { 0..super::g() }",
        ),
        ("src/b.rs", "pub(crate) struct B;\nmod inner { use super::B;\nuse crate::{\na::Item,\n}; }"),
    ]);
    let imports = sources.imports();
    let found: Vec<_> = imports
        .iter()
        .map(|i| (&i.file[4..], i.line, i.path.join("::"), &i.target[4..], i.is_reexport))
        .collect();
    let import = |file, line, path: &str, target| (file, line, path.to_owned(), target, false);
    let reexport = |file, line, path: &str, target| (file, line, path.to_owned(), target, true);
    let wanted = vec![
        reexport("a/mod.rs", 3, "a::child::Item", "a/child.rs"),
        reexport("a/mod.rs", 3, "a::child::Thing", "a/child.rs"),
        import("a/mod.rs", 5, "a::child::Item", "a/child.rs"),
        import("a/mod.rs", 5, "b::make", "b.rs"),
        import("a/other.rs", 1, "a::Renamed", "a/child.rs"),
        import("a/other.rs", 2, "a", "a/mod.rs"),
        import("a/other.rs", 2, "a::child::Item", "a/child.rs"),
        import("a/other.rs", 3, "a::g", "a/mod.rs"),
        import("b.rs", 3, "a::Item", "a/child.rs"),
        reexport("lib.rs", 5, "a::Thing", "a/mod.rs"),
        import("lib.rs", 6, "b::B", "b.rs"),
        import("lib.rs", 6, "b::make", "b.rs"),
    ];
    assert_eq!(found, wanted);
    assert!(sources.circles().is_empty(), "{:?}", sources.circles());
}

#[test]
fn the_reader_finds_planted_circles() {
    let circles = |files: &[(&str, &str)]| {
        let root = [("src/lib.rs", "mod a; mod b; mod c;")];
        let circles = Sources::read(root.into_iter().chain(files.iter().copied())).circles();
        circles.into_iter().map(|circle| circle.join(" ")).collect::<Vec<_>>()
    };
    let three = [
        ("src/a.rs", "use crate::b::B;"),
        ("src/b.rs", "fn f() { crate::c::g() }"),
        ("src/c.rs", "use super::a;"),
    ];
    assert_eq!(circles(&three), ["src/a.rs src/b.rs src/c.rs"]);
    assert!(circles(&three[..2]).is_empty());
    // A child that imports what its own `mod.rs` defines, and a `mod.rs` that uses what it re-exports.
    let folder =
        |child| [("src/a/mod.rs", "mod one; pub use one::One; struct Own(One);"), ("src/a/one.rs", child)];
    assert_eq!(circles(&folder("use super::Own; pub struct One;")), ["src/a/mod.rs src/a/one.rs"]);
    assert!(circles(&folder("pub struct One;")).is_empty());
    assert!(circles(&folder("pub struct One; #[cfg(test)] mod tests { use super::super::Own; }")).is_empty());
    // Two children that only meet in re-exports of their `mod.rs`.
    let siblings = [
        ("src/a/mod.rs", "mod one; mod two; pub use one::One; pub use two::Two;"),
        ("src/a/one.rs", "use super::Two;"),
        ("src/a/two.rs", "pub struct Two;"),
    ];
    assert!(circles(&siblings).is_empty());
}

#[test]
fn the_reader_finds_literals_but_no_comments() {
    let text = "/// \"doc\"\n// \"comment\"\nfn f(w: &str) -> bool { matches!(w, \"the\" | \"(l'\") }";
    let sources = Sources::read([("src/lib.rs", text)]);
    let found: Vec<_> = sources.literals().iter().map(|literal| (literal.line, only_word(literal))).collect();
    assert_eq!(found, [(3, Some("the")), (3, Some("l"))]);
}

#[test]
fn word_lists_are_tidy() {
    let mut wrong = Vec::new();
    for path in files("src/language", ".txt") {
        let bytes = fs::read(root().join(&path)).unwrap();
        let Ok(text) = String::from_utf8(bytes) else {
            wrong.push(format!("{path}: not UTF-8"));
            continue;
        };
        wrong.extend(faults(&text).into_iter().map(|(line, fault)| format!("{path}:{line}: {fault}")));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The faults of a word list, each with its line number from 1.
fn faults(text: &str) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    let mut last: Option<&str> = None;
    let head = text.split('\n').take_while(|line| line.starts_with("# ")).count();
    if head == 0 {
        faults.push((
            1,
            "the list must begin with its rule and source, in lines that begin with \"# \"".to_owned(),
        ));
    }
    let body = text.strip_suffix('\n').unwrap_or_else(|| {
        faults.push((text.split('\n').count(), "the last line has no line break".to_owned()));
        text
    });
    for (i, entry) in body.split('\n').enumerate().skip(head) {
        let mut fault = |what: &str| faults.push((i + 1, format!("{entry:?} {what}")));
        if entry.is_empty() {
            fault("is empty");
            continue;
        }
        if entry.starts_with('#') {
            fault("is a comment below the head, or has no space after its #");
            continue;
        }
        // Pairs of names are written as they are found.
        if entry.to_lowercase() != entry && !entry.contains(" = ") {
            fault("is not lower case");
        }
        if entry.trim() != entry || entry.contains("  ") {
            fault("has an extra space");
        }
        if entry.contains(|c: char| c != ' ' && c.is_whitespace()) {
            fault("has white space other than a plain space");
        }
        if entry.contains(['’', '‘', 'ʼ']) {
            fault("has an apostrophe that is not straight");
        }
        match last.map(|last| last.as_bytes().cmp(entry.as_bytes())) {
            Some(std::cmp::Ordering::Equal) => fault("occurs twice"),
            Some(std::cmp::Ordering::Greater) => fault(&format!("belongs before {:?}", last.unwrap())),
            _ => {}
        }
        last = Some(entry);
    }
    if last.is_none() {
        faults.push((head + 1, "the list has no entry".to_owned()));
    }
    faults
}

#[test]
fn each_fault_of_a_word_list_is_found() {
    assert!(faults("# Rule.\n# Source.\na\nl'été\nà\n").is_empty());
    let faulty = "# Rule.\nb\na\na\nB\nb  c\nc \nl’été\n# more\n\nc\u{a0}d";
    let lines: BTreeSet<usize> = faults(faulty).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines.into_iter().collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(faults("a\n")[0].0, 1);
    assert_eq!(faults("# Rule.\n").len(), 1);
}

#[test]
fn versions_agree() {
    let version = env!("CARGO_PKG_VERSION");
    let changelog = read("CHANGELOG.md");
    let is_number =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.split('.').count() >= 3;
    // "## [0.1.0] - 2025-01-31", "## 0.1.0"; "## Unreleased" has no number.
    let headings = changelog.lines().filter(|line| line.starts_with("## "));
    let first = headings
        .filter_map(|line| {
            line.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')')).find(is_number)
        })
        .next();
    assert_eq!(first, Some(version), "CHANGELOG.md's first version is not that of Cargo.toml");
    let readme = read("README.md");
    let wanted: String = version.rsplit_once('.').unwrap().0.to_owned();
    let mut count = 0;
    for (i, line) in readme.lines().enumerate() {
        let Some(requirement) = line.trim().strip_prefix("abrege = ") else { continue };
        let found = requirement.split('"').nth(1);
        assert_eq!(found, Some(wanted.as_str()), "README.md:{}: {line}", i + 1);
        count += 1;
    }
    assert!(count > 0, "README.md has no line `abrege = \"{wanted}\"`");
}
