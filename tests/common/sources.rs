//! Reads Rust sources as tokens: which file imports from which, and which strings the code holds.
//!
//! Code under `#[cfg(test)]` is left out. A path counts as an import of the file that *defines* the item: a re-export
//! (`pub use child::Item`) is followed to the child's file and is itself no import. A glob stands for its module.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::vec::IntoIter;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The segments of a path; of a module, from the crate's root.
type Path = Vec<String>;
type Tokens = Peekable<IntoIter<TokenTree>>;

#[derive(Debug, Default)]
struct Module {
    file: String,
    /// Names brought in by `use`, with their paths as written.
    uses: BTreeMap<String, Path>,
    /// Paths as written, with their lines: those of `use` items that re-export nothing, and those in code.
    paths: Vec<(usize, Path)>,
    reexports: Vec<(usize, Path)>,
}

/// A path in `file` that leads to an item which the file `target` defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// From the crate's root, without `crate`.
    pub(crate) path: Path,
    pub(crate) target: String,
    pub(crate) is_reexport: bool,
}

#[derive(Debug)]
pub(crate) struct Literal {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// As written, between its quotation marks.
    pub(crate) text: String,
}

/// The sources of a crate.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    modules: BTreeMap<Path, Module>,
    literals: Vec<Literal>,
}

impl Sources {
    /// Reads files given by path (`src/names/kind.rs`) and text.
    pub(crate) fn read<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Sources {
        let mut sources = Sources::default();
        let mut tests = Vec::new();
        for (file, text) in files {
            let stem = file.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
            let mut path: Path = stem.split('/').map(str::to_owned).collect();
            path.pop_if(|last| *last == "mod" || *last == "lib");
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
            sources.module(file, &path, tokens, &mut tests);
        }
        let is_test = |path: &Path| tests.iter().any(|test| path.starts_with(test));
        let files = sources.modules.iter().filter(|(path, _)| is_test(path));
        let files: BTreeSet<String> = files.map(|(_, module)| module.file.clone()).collect();
        sources.modules.retain(|_, module| !files.contains(&module.file));
        sources.literals.retain(|literal| !files.contains(&literal.file));
        sources
    }

    /// Reads a module; adds the modules that are declared under `#[cfg(test)]` to `tests`.
    fn module(&mut self, file: &str, path: &Path, tokens: TokenStream, tests: &mut Vec<Path>) {
        self.modules.entry(path.clone()).or_default().file = file.to_owned();
        self.items(path, tokens, tests);
    }

    fn items(&mut self, path: &Path, tokens: TokenStream, tests: &mut Vec<Path>) {
        let mut tokens = tokens.into_iter().collect::<Vec<_>>().into_iter().peekable();
        let mut is_public = false;
        while let Some(token) = tokens.next() {
            let line = token.span().start().line;
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    tokens.next_if(|token| is_punct(token, '!'));
                    if tokens.next().is_some_and(|attribute| attribute.to_string() == "[cfg (test)]") {
                        tests.extend(skip_item(&mut tokens).map(|name| child(path, &name)));
                    }
                }
                // A field or a method: its name is no path. What follows `..` may be one.
                TokenTree::Punct(punct) if punct.as_char() == '.' => {
                    if tokens.next_if(|token| is_punct(token, '.')).is_none() {
                        tokens.next_if(|token| matches!(token, TokenTree::Ident(_)));
                    }
                }
                TokenTree::Ident(ident) if *ident == "pub" => {
                    // `pub(in crate::names)` names no item.
                    tokens.next_if(|token| matches!(token, TokenTree::Group(_)));
                    is_public = true;
                    continue;
                }
                TokenTree::Ident(ident) if *ident == "mod" => {
                    let name = tokens.next().unwrap().to_string();
                    if let Some(TokenTree::Group(body)) = tokens.next() {
                        let file = self.modules[path].file.clone();
                        self.module(&file, &child(path, &name), body.stream(), tests);
                    }
                }
                // `use<'a>` is a bound.
                TokenTree::Ident(ident)
                    if *ident == "use" && !tokens.peek().is_some_and(|t| is_punct(t, '<')) =>
                {
                    let tree = tokens.by_ref().take_while(|token| !is_punct(token, ';'));
                    self.use_tree(path, line, is_public, Path::new(), tree.collect());
                }
                TokenTree::Ident(ident) => {
                    let found = path_from(ident.to_string(), &mut tokens);
                    self.modules.get_mut(path).unwrap().paths.push((line, found));
                }
                TokenTree::Group(group) => self.items(path, group.stream(), tests),
                TokenTree::Literal(literal) => self.literal(path, line, &literal.to_string()),
                TokenTree::Punct(_) => {}
            }
            is_public = false;
        }
    }

    fn literal(&mut self, path: &Path, line: usize, written: &str) {
        let Some(text) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return };
        let file = self.modules[path].file.clone();
        self.literals.push(Literal { file, line, text: text.to_owned() });
    }

    fn use_tree(&mut self, at: &Path, line: usize, is_reexport: bool, mut prefix: Path, tree: TokenStream) {
        let mut tokens = tree.into_iter().collect::<Vec<_>>().into_iter().peekable();
        let mut name = None;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "as" => name = tokens.next().map(|name| name.to_string()),
                TokenTree::Ident(ident) => prefix.push(ident.to_string()),
                TokenTree::Group(group) => {
                    let branches = group.stream().into_iter().collect::<Vec<_>>();
                    for branch in branches.split(|token| is_punct(token, ',')).filter(|b| !b.is_empty()) {
                        let branch = branch.iter().cloned().collect();
                        self.use_tree(at, line, is_reexport, prefix.clone(), branch);
                    }
                    return;
                }
                _ => {}
            }
        }
        if prefix.len() > 1 && prefix.last().is_some_and(|last| last == "self") {
            prefix.pop();
        }
        let module = self.modules.get_mut(at).unwrap();
        let name = name.or(prefix.last().cloned()).unwrap();
        module.uses.insert(name, prefix.clone());
        let list = if is_reexport { &mut module.reexports } else { &mut module.paths };
        list.push((line, prefix));
    }

    /// A path from the crate's root; none if it leads out of the crate, or is a local name.
    fn absolute(&self, at: &Path, path: &[String], depth: usize) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" if !rest.is_empty() => Some([at, rest].concat()),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                Some([&at[..at.len() - ups], &path[ups..]].concat())
            }
            _ if !rest.is_empty() && self.modules.contains_key(&child(at, first)) => {
                Some([at, path].concat())
            }
            _ => {
                let used = self.modules[at].uses.get(first).filter(|used| depth < 9 && *used != path)?;
                Some([self.absolute(at, used, depth + 1)?, rest.to_vec()].concat())
            }
        }
    }

    /// The file that defines the item at an absolute path.
    fn file_of(&self, path: &Path, depth: usize) -> &str {
        let known = (0..=path.len()).rev().find(|&end| self.modules.contains_key(&path[..end])).unwrap_or(0);
        let (at, rest) = (path[..known].to_vec(), &path[known..]);
        let module = &self.modules[&at];
        let used = rest.first().and_then(|name| module.uses.get(name)).filter(|_| depth < 9);
        match used.and_then(|used| self.absolute(&at, used, depth + 1)) {
            Some(used) => self.file_of(&used, depth + 1),
            None => &module.file,
        }
    }

    /// Every path that leads to an item of another file of the crate.
    pub(crate) fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for (at, module) in &self.modules {
            let paths = module.paths.iter().map(|path| (path, false));
            for ((line, path), is_reexport) in paths.chain(module.reexports.iter().map(|path| (path, true))) {
                let Some(path) = self.absolute(at, path, 0) else { continue };
                let (file, target) = (module.file.clone(), self.file_of(&path, 0).to_owned());
                imports.push(Import { file, line: *line, path, target, is_reexport });
            }
        }
        imports.retain(|import| import.file != import.target);
        imports.sort();
        imports.dedup();
        imports
    }

    /// The groups of files that import each other in a circle, directly or through others.
    pub(crate) fn circles(&self) -> BTreeSet<Vec<String>> {
        let mut targets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let imports = self.imports();
        for import in imports.iter().filter(|import| !import.is_reexport) {
            targets.entry(&import.file).or_default().insert(&import.target);
        }
        let reached = |file: &str| {
            let mut reached = BTreeSet::new();
            let mut open: Vec<&str> = targets.get(file).into_iter().flatten().copied().collect();
            while let Some(next) = open.pop() {
                if reached.insert(next) {
                    open.extend(targets.get(next).into_iter().flatten());
                }
            }
            reached
        };
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            targets.keys().map(|&file| (file, reached(file))).collect();
        let circle = |file: &str| -> Vec<String> {
            let is_with = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
            reached[file].iter().filter(is_with).map(|&other| other.to_owned()).collect()
        };
        reached.keys().map(|file| circle(file)).filter(|circle| !circle.is_empty()).collect()
    }

    /// Every path in the code, with its file and line, as written.
    pub(crate) fn paths(&self) -> impl Iterator<Item = (&str, usize, &[String])> {
        self.modules.values().flat_map(|module| {
            module.paths.iter().map(|(line, path)| (module.file.as_str(), *line, path.as_slice()))
        })
    }

    /// The string literals in the code; doc comments are none.
    pub(crate) fn literals(&self) -> &[Literal] {
        &self.literals
    }
}

fn child(path: &Path, name: &str) -> Path {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// Skips an item behind its attribute; returns its name if it is a module.
fn skip_item(tokens: &mut Tokens) -> Option<String> {
    let mut module = None;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "mod" => module = tokens.peek().map(|name| name.to_string()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            token if is_punct(&token, ';') => break,
            _ => {}
        }
    }
    module
}

/// The path that begins with `first`: `first::second::Third`.
fn path_from(first: String, tokens: &mut Tokens) -> Path {
    let mut path = vec![first];
    while tokens.next_if(|token| is_punct(token, ':')).is_some()
        && tokens.next_if(|token| is_punct(token, ':')).is_some()
    {
        let Some(next) = tokens.next_if(|token| matches!(token, TokenTree::Ident(_))) else { break };
        path.push(next.to_string());
    }
    path
}
