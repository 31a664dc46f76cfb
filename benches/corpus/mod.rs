//! Articles to measure on: the samples' sentences, recombined.

use std::path::Path;

use abrege::{BlockKind, Document, Language};

/// A small generator (xorshift) with a fixed seed: the same corpus each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// So many different articles of about `size` bytes.
pub(crate) fn articles(language: Language, size: usize, count: usize) -> Vec<String> {
    if let Some(folder) = std::env::var_os("ABREGE_CORPUS") {
        return texts(Path::new(&folder));
    }
    let samples =
        texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(language.code()));
    let sentences: Vec<String> = samples.iter().flat_map(|text| sentences(text, language)).collect();
    assert!(sentences.len() > 50, "the sample articles are missing");
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    (0..count).map(|_| article(&sentences, size, &mut random)).collect()
}

fn texts(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("UTF-8")).collect()
}

fn sentences(text: &str, language: Language) -> Vec<String> {
    let document = Document::parse(text, language).expect("short");
    let story = document.sentences().filter(|sentence| sentence.block().kind() == BlockKind::Paragraph);
    story.map(|sentence| sentence.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Sentences drawn at random in paragraphs of three, one long word in eight given a new ending.
fn article(sentences: &[String], size: usize, random: &mut Random) -> String {
    let mut text = String::with_capacity(size + 200);
    let mut count = 0;
    while text.len() < size {
        for word in sentences[random.below(sentences.len())].split(' ') {
            text.push_str(word);
            if word.len() > 6 && word.chars().all(char::is_alphabetic) && random.below(8) == 0 {
                let letters = b"abdegilmnoprstu";
                (0..2).for_each(|_| text.push(letters[random.below(letters.len())] as char));
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
