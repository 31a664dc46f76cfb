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
/// The size of the article on a page, and the number of teasers below it.
const PAGE_ARTICLE: usize = 2_500;
const TEASERS: usize = 30;

#[rustfmt::skip]
const ENGLISH_MENU: &[&str] = &[
    "Skip to main content", "Home", "News", "World", "UK politics", "Business", "Economy", "Sport", "Football",
    "Opinion", "Culture", "Books", "Film", "Music", "Travel", "Health", "Science", "Technology", "Weather",
    "Video", "Podcasts", "Puzzles", "Jobs", "Search", "Sign in", "Subscribe", "My account", "More sections",
];
#[rustfmt::skip]
const ENGLISH_NOTICES: &[&str] = &[
    "Share on Facebook", "Share on X", "Send by email", "Copy link", "Listen to this article", "4 min read",
    "Sign up to our newsletter", "Get the day's headlines in your inbox every morning.", "Most read",
    "Related articles", "Leave a comment", "You must be signed in to comment.", "About us", "Contact",
    "Terms and conditions", "Privacy policy", "Cookies", "Accessibility", "All rights reserved.",
];
#[rustfmt::skip]
const FRENCH_MENU: &[&str] = &[
    "Aller au contenu principal", "Accueil", "Actualités", "Monde", "Politique", "Société", "Économie",
    "Sports", "Football", "Opinions", "Culture", "Livres", "Cinéma", "Musique", "Voyages", "Santé", "Sciences",
    "Techno", "Météo", "Vidéos", "Podcasts", "Jeux", "Emploi", "Rechercher", "Se connecter", "S'abonner",
    "Mon compte", "Toutes les rubriques",
];
#[rustfmt::skip]
const FRENCH_NOTICES: &[&str] = &[
    "Partager sur Facebook", "Partager sur X", "Envoyer par e-mail", "Copier le lien", "Écouter l'article",
    "Lecture 4 min", "Inscrivez-vous à notre newsletter", "Recevez chaque matin l'essentiel de l'actualité.",
    "Les plus lus", "À lire aussi", "Laisser un commentaire", "Connectez-vous pour commenter.", "Qui sommes-nous",
    "Contact", "Mentions légales", "Confidentialité", "Cookies", "Accessibilité", "Tous droits réservés.",
];

/// At least a hundred different articles: those of the folder, and others generated from their sentences.
pub(crate) fn corpus(language: Language) -> Vec<String> {
    let mut articles = sources(language);
    let missing = ARTICLES.saturating_sub(articles.len());
    articles.extend(Generator::new(language).articles(ARTICLE, missing));
    articles
}

/// A hundred different pages: articles of about 2.5 KB between the menus, teasers and notices of a site. With
/// `ABREGE_CORPUS`, the folder's texts.
pub(crate) fn pages(language: Language) -> Vec<String> {
    match std::env::var_os("ABREGE_CORPUS") {
        Some(_) => sources(language),
        None => (0..ARTICLES).scan(Generator::new(language), |all, _| Some(all.page(language))).collect(),
    }
}

/// A sample article, read without a call of the crate.
pub(crate) fn sample(language: Language) -> String {
    texts(&samples().join(language.code())).swap_remove(0)
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
            text.push_str(&self.teaser());
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

    /// A menu, an article with its title and byline, teasers of other articles, notices and a footer, each line a block.
    fn page(&mut self, language: Language) -> String {
        let (menu, notices) = match language {
            Language::English => (ENGLISH_MENU, ENGLISH_NOTICES),
            Language::French => (FRENCH_MENU, FRENCH_NOTICES),
            _ => panic!("no site in {language}"),
        };
        let article = self.article(PAGE_ARTICLE, true);
        let teasers: Vec<String> = (0..TEASERS).map(|_| self.teaser()).collect();
        let start = self.random.usize(..menu.len());
        let menu = menu.iter().cycle().skip(start).take(menu.len());
        let (above, below) = notices.split_at(notices.len() / 2);
        let lines = menu.chain(above).copied().chain([&*article]);
        let lines = lines.chain(teasers.iter().map(String::as_str)).chain(below.iter().copied());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The first words of a sentence, as a link to another article has them.
    fn teaser(&mut self) -> String {
        let drawn = self.draw();
        let words: Vec<_> = self.sentences[drawn].split(' ').take(9).collect();
        words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
    }

    fn draw(&mut self) -> usize {
        if self.deck.is_empty() {
            self.deck.extend(0..self.sentences.len());
        }
        let place = self.random.usize(..self.deck.len());
        self.deck.swap_remove(place)
    }
}
