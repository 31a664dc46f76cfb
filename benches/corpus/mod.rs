//! Articles to measure on: the sample articles, and others generated from their sentences.
//!
//! Repeating one article would flatter the branch predictor and the caches, so all articles differ, and some long words
//! get new endings: the vocabulary grows as it does in real news. `ABREGE_CORPUS=folder` reads the `.txt` files of a
//! folder instead of the samples, each in its detected language.
#![allow(dead_code, reason = "each bench takes what it needs")]

use std::path::{Path, PathBuf};

use abrege::{BlockKind, Document, Language};

/// The size of an ordinary article, in bytes.
pub(crate) const ARTICLE: usize = 4_000;
/// The smallest number of articles.
const ARTICLES: usize = 100;

/// At least a hundred different articles: those of the folder, and others generated from their sentences.
pub(crate) fn corpus(language: Language) -> Vec<String> {
    let mut articles = sources(language);
    let missing = ARTICLES.saturating_sub(articles.len());
    articles.extend(Generator::new(language).articles(ARTICLE, missing));
    articles
}

/// `count` different articles of about `size` bytes.
pub(crate) fn articles(language: Language, size: usize, count: usize) -> Vec<String> {
    Generator::new(language).articles(size, count)
}

fn sources(language: Language) -> Vec<String> {
    match std::env::var_os("ABREGE_CORPUS") {
        Some(folder) => {
            let mut texts = texts(Path::new(&folder));
            texts.retain(|text| abrege::detect(text).is_some_and(|found| found.language() == language));
            texts
        }
        None => texts(&samples().join(language.code())),
    }
}

/// The folder of the sample articles, also for a crate inside this one.
fn samples() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = own.ancestors().map(|folder| folder.join("examples/articles"));
    folders.find(|folder| folder.is_dir()).expect("the sample articles")
}

fn texts(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("UTF-8")).collect()
}

/// The sentences of the paragraphs in the text's own language, each on one line.
fn sentences(text: &str, language: Language) -> Vec<String> {
    let document = Document::parse(text, language).expect("short");
    let own = document
        .blocks()
        .filter(|block| block.kind() == BlockKind::Paragraph && block.language() == language);
    own.flat_map(|block| block.sentences())
        .map(|sentence| sentence.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Generates articles; the same ones in each run.
struct Generator {
    sentences: Vec<String>,
    /// The sentences not drawn yet: every sentence is drawn once before any is drawn again.
    deck: Vec<usize>,
    random: fastrand::Rng,
}

impl Generator {
    fn new(language: Language) -> Self {
        let sentences: Vec<_> = sources(language).iter().flat_map(|text| sentences(text, language)).collect();
        assert!(sentences.len() > 50, "too few sentences in {language} to generate articles from");
        Generator { sentences, deck: Vec::new(), random: fastrand::Rng::with_seed(1) }
    }

    fn articles(mut self, size: usize, count: usize) -> Vec<String> {
        (0..count).map(|number| self.article(size, number % 2 == 0)).collect()
    }

    /// Paragraphs of three sentences, with or without a heading; one long word in eight gets a new ending.
    fn article(&mut self, size: usize, is_titled: bool) -> String {
        let mut text = String::with_capacity(size + 400);
        if is_titled {
            let drawn = self.draw();
            let words: Vec<_> = self.sentences[drawn].split(' ').take(8).collect();
            text.push_str(words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()));
            text.push_str("\n\n");
        }
        let mut count = 0;
        while text.len() < size {
            let drawn = self.draw();
            for word in self.sentences[drawn].split(' ') {
                text.push_str(word);
                let is_long = word.len() > 6 && word.chars().all(char::is_alphabetic);
                if is_long && self.random.usize(..8) == 0 {
                    let letters = b"abdegilmnoprstu";
                    (0..2).for_each(|_| text.push(letters[self.random.usize(..letters.len())] as char));
                }
                text.push(' ');
            }
            count += 1;
            if count % 3 == 0 {
                text.pop();
                text.push_str("\n\n");
            }
        }
        text
    }

    fn draw(&mut self) -> usize {
        if self.deck.is_empty() {
            self.deck.extend(0..self.sentences.len());
        }
        let place = self.random.usize(..self.deck.len());
        self.deck.swap_remove(place)
    }
}
