//! The rules of the house: imports run one way, word lists are tidy, only `language/` names a language, versions agree,
//! public types can be shared.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the ground up; each imports only from lower floors and from itself.
const FLOORS: [&[&str]; 16] = [
    &["swar", "text"],
    &["error", "span"],
    &["language"],
    &["article", "sentences", "tokens"],
    &["blocks"],
    &["document"],
    &["figures", "names"],
    &["rank"],
    &["keywords", "options"],
    &["select"],
    &["summary"],
    &["explanation"],
    &["workspace"],
    &["summarizer"],
    &["digest"],
    &["lib"],
];

/// Rooms that only tests build.
const TESTS: [&str; 1] = ["golden"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files under a folder of the crate whose names end so, as paths from the crate's root.
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

/// The lines of a source file that are code outside `#[cfg(test)]` items, with their numbers from 1.
///
/// The house is formatted by rustfmt: an item that opens with a brace ends at the first line that is its indentation
/// and a closing brace.
fn code(source: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut lines = source.lines().enumerate();
    while let Some((i, line)) = lines.next() {
        let bare = line.trim();
        if bare.starts_with("#[cfg(test)]") {
            let Some((_, item)) = lines.find(|(_, line)| !line.trim().starts_with("#[")) else { break };
            if item.ends_with('{') {
                let end = format!("{}}}", &item[..item.len() - item.trim_start().len()]);
                lines.find(|(_, line)| *line == end);
            }
        } else if !bare.starts_with("//") {
            let comment = line.find(" // ").unwrap_or(line.len());
            kept.push((i + 1, &line[..comment]));
        }
    }
    kept
}

/// The room of a file: `src/rank/term.rs` is of `rank`, `src/span.rs` of `span`.
fn room(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap();
    path.split(['/', '.']).next().unwrap()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that the code of a file names by `crate::`, with the line's number: those of
/// `use crate::{span::Span, error::{Error, Kind}};` too, and of a path inside an expression.
fn imports(source: &str) -> Vec<(usize, String)> {
    let lines = code(source);
    let mut found = Vec::new();
    for (at, (number, line)) in lines.iter().enumerate() {
        for (place, mark) in line.match_indices("crate::") {
            // `$crate::`, `mycrate::`.
            if line[..place].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$')) {
                continue;
            }
            let rest = &line[place + mark.len()..];
            let name = |text: &str| -> String {
                text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
            };
            let Some(first) = rest.strip_prefix('{') else {
                found.push((*number, name(rest)));
                continue;
            };
            let following = lines[at + 1..].iter().map(|(_, line)| *line);
            let group: String = std::iter::once(first).chain(following).collect::<Vec<_>>().join(" ");
            let mut depth = 1;
            let mut is_start = true;
            for (place, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => is_start = true,
                    c if is_start && depth == 1 && !c.is_whitespace() => {
                        found.push((*number, name(&group[place..])));
                        is_start = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        }
    }
    found
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in files("src", ".rs").into_iter().filter(|path| !TESTS.contains(&room(path))) {
        let own = room(&path);
        let Some(own_floor) = floor(own) else {
            wrong.push(format!("{path}: say in tests/house.rs on which floor {own} is"));
            continue;
        };
        for (line, other) in imports(&read(&path)) {
            count += 1;
            let Some(other_floor) = floor(&other) else {
                wrong.push(format!("{path}:{line}: crate::{other} is no room: import from where it is made"));
                continue;
            };
            if !(other_floor < own_floor || own == other) {
                wrong.push(format!("{path}:{line}: {own} imports from {other}, which stands above it"));
            }
        }
    }
    assert!(count >= 40, "only {count} imports were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_as_they_are_written() {
    let source = "\
use crate::error::{Error, Kind};
use crate::{
    span::Span,
    language::{Class, Pack},
};
/// [`crate::Options`]
fn f() -> f32 {
    crate::rank::weights::DIVERSITY // crate::select
}
#[cfg(test)]
mod tests {
    use crate::summary::Summary;
    fn g() {
    }
}
use crate::options;
";
    let wanted = [(1, "error"), (2, "span"), (2, "language"), (8, "rank"), (16, "options")];
    assert_eq!(imports(source), wanted.map(|(line, room)| (line, room.to_owned())));
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

/// What is wrong in a word list, with the line's number from 1.
fn faults(text: &str) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    let mut last: Option<&str> = None;
    let head = text.split('\n').take_while(|line| line.starts_with("# ")).count();
    if head == 0 {
        faults.push((1, "the list begins with its rule and source, in lines of \"# \"".to_owned()));
    }
    let body = text.strip_suffix('\n').unwrap_or_else(|| {
        faults.push((text.split('\n').count(), "the last line has no end".to_owned()));
        text
    });
    for (i, entry) in body.split('\n').enumerate().skip(head) {
        let mut fault = |what: &str| faults.push((i + 1, format!("{entry:?} {what}")));
        if entry.is_empty() {
            fault("is empty");
            continue;
        }
        if entry.starts_with('#') {
            fault("is a comment behind the head, or has no space after its mark");
            continue;
        }
        if entry.to_lowercase() != entry {
            fault("is not lower case");
        }
        if entry.trim() != entry || entry.contains("  ") {
            fault("has a space too many");
        }
        if entry.contains(|c: char| c != ' ' && c.is_whitespace()) {
            fault("has white space that is no plain space");
        }
        if entry.contains(['’', '‘', 'ʼ']) {
            fault("has an apostrophe that is not straight");
        }
        match last.map(|last| last.as_bytes().cmp(entry.as_bytes())) {
            Some(std::cmp::Ordering::Equal) => fault("stands twice"),
            Some(std::cmp::Ordering::Greater) => fault(&format!("comes before {:?}", last.unwrap())),
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
fn faults_of_a_word_list_are_told() {
    assert!(faults("# Rule.\n# Source.\na\nl'été\nà\n").is_empty());
    let faulty = "# Rule.\nb\na\na\nB\nb  c\nc \nl’été\n# more\n\nc\u{a0}d";
    let lines: BTreeSet<usize> = faults(faulty).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines.into_iter().collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(faults("a\n")[0].0, 1);
    assert_eq!(faults("# Rule.\n").len(), 1);
}

#[test]
fn only_the_room_of_languages_names_one() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        if path.starts_with("src/language/") || path == "src/lib.rs" || TESTS.contains(&room(&path)) {
            continue;
        }
        for (number, line) in code(&read(&path)) {
            if ["Language::French", "Language::English"].iter().any(|name| line.contains(name)) {
                wrong.push(format!("{path}:{number}: ask the pack instead: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

fn shared<T: Send + Sync + Clone + Debug + 'static>() {}

macro_rules! assert_shared {
    ($($name:ident $(<$($lifetime:lifetime),+>)?,)*) => {{
        $(shared::<abrege::$name $(<$($lifetime),+>)?>();)*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn public_types_are_shared_cloned_and_shown() {
    let asserted = assert_shared![
        Analysis<'static>,
        Article<'static>,
        Block<'static, 'static>,
        BlockKind,
        BlockReason,
        Budget,
        Detection,
        Document<'static>,
        Entity<'static>,
        EntityKind,
        Error,
        Excerpt<'static>,
        Explanation,
        Feature,
        Figure,
        Keyword<'static>,
        Language,
        Options,
        Score,
        Sentence<'static, 'static>,
        Span,
        Summarizer,
        Summary<'static>,
        Unit,
        Weights,
        Workspace,
    ];
    // None is left out: those are the types that lib.rs makes public.
    let lib = read("src/lib.rs");
    let public: BTreeMap<String, usize> = code(&lib)
        .into_iter()
        .filter_map(|(number, line)| Some((number, line.strip_prefix("pub use ")?.split_once("::")?.1)))
        .flat_map(|(number, names)| {
            let names = names.split(|c: char| !c.is_alphanumeric()).filter(|name| !name.is_empty());
            names.map(move |name| (name.to_owned(), number)).collect::<Vec<_>>()
        })
        .filter(|(name, _)| name.starts_with(char::is_uppercase))
        .collect();
    for (name, line) in &public {
        assert!(asserted.contains(&name.as_str()), "src/lib.rs:{line}: add {name} to this test");
    }
    assert_eq!(public.len(), asserted.len());
}
