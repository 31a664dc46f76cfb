//! What a program that embeds the crate needs, each in a few lines.
//!
//! ```sh
//! cargo run --release --example tour
//! ```

use std::collections::HashMap;

use abrege::{Analysis, Article, BlockKind, Budget, Error, Layout, Options, Summarizer};

const ARTICLE: &str = "Été 2026. La ville de Marlieu a adopté lundi soir son budget, par neuf voix contre deux. Le texte \
                       baisse la taxe foncière de 3 % et consacre 12 millions d'euros aux écoles. La maire, Anne Rey, a \
                       salué un effort partagé, après des mois de débat. Elle présentera les travaux en juin. La Gazette \
                       de Marlieu publiera le détail du budget dans son édition de mardi.";

fn main() -> Result<(), Error> {
    let summarizer = Summarizer::new(Options::new().budget(Budget::Sentences(2)).stop_words(["Gazette"]))?;

    println!("== a web handler\n{}", respond(&summarizer, ARTICLE).1);
    println!(
        "{}",
        respond(&summarizer, "Der Bundestag hat am Donnerstag beschlossen, mehr Geld auszugeben.").1
    );

    println!("\n== a highlight, in UTF-16 offsets\n{:?}", highlights(&summarizer, ARTICLE)?);

    println!("\n== a description\n{}", description(ARTICLE)?);

    println!("\n== snippets");
    for query in ["taxe foncière", "résultats du football"] {
        println!("{query}: {}", snippet(ARTICLE, query)?.unwrap_or_else(|| "no answer".to_owned()));
    }

    println!("\n== a page with its layout");
    let page = page();
    println!("{}", summarizer.summarize(&page)?);

    println!("\n== verdicts");
    let analysis = summarizer.analyze(&page)?;
    for (sentence, verdict) in analysis.document().sentences().zip(analysis.verdicts(Budget::Sentences(2))?) {
        println!("#{} {verdict}: {}", sentence.index(), sentence.text());
    }

    println!("\n== a cache");
    let mut cache = Cache { summarizer, analyses: HashMap::new() };
    cache.analysis("marlieu", ARTICLE)?;
    let cached = cache.analysis("marlieu", "is not read again")?;
    println!("{}", cached.select(Budget::Words(25))?);

    println!("\n== keywords, without the newspaper's name");
    let keywords = cached.keywords(8);
    println!("{}", keywords.iter().map(|keyword| keyword.text()).collect::<Vec<_>>().join(", "));
    Ok(())
}

/// Returns an HTTP status and a JSON body.
fn respond(summarizer: &Summarizer, text: &str) -> (u16, String) {
    match summarizer.summarize(text) {
        Ok(summary) => (200, serde_json::to_string(&summary).expect("a summary is JSON")),
        Err(error) => {
            let status = match () {
                () if error.is_unsupported_language() => 422,
                () if error.is_too_long() => 413,
                () => 400,
            };
            (status, serde_json::json!({ "error": error.to_string() }).to_string())
        }
    }
}

/// Returns the offsets of the chosen sentences in UTF-16 code units, as JavaScript counts them.
fn highlights(summarizer: &Summarizer, text: &str) -> Result<Vec<(usize, usize)>, Error> {
    let spans = summarizer.summarize(text)?.into_iter().map(|excerpt| excerpt.span().to_utf16(text));
    Ok(spans.map(|span| (span.start, span.end)).collect())
}

/// Returns at most 160 characters that say what an article is about.
fn description(text: &str) -> Result<String, Error> {
    Ok(abrege::summarize(text, Budget::Chars(160))?.to_string())
}

/// Returns the sentences that answer a query, or none when the article has no answer.
fn snippet(text: &str, query: &str) -> Result<Option<String>, Error> {
    let summary = abrege::summarize(Article::new(text).query(query), 2)?;
    Ok(summary.answers_query().then(|| summary.to_string()))
}

/// A page whose markup says what each part of it is.
fn page() -> Layout {
    let mut page = Layout::new();
    page.push(BlockKind::Furniture, "Accueil Politique Sport");
    page.push(BlockKind::Heading, "Marlieu adopte son budget");
    page.push(BlockKind::Caption, "La maire, Anne Rey, lundi soir à l'hôtel de ville.");
    page.push(
        BlockKind::Paragraph,
        "La ville de Marlieu a adopté lundi soir son budget, par neuf voix contre deux.",
    );
    page.push(BlockKind::Paragraph, "Le texte prévoit :");
    page.push(BlockKind::ListItem, "une baisse de la taxe foncière");
    page.push(BlockKind::ListItem, "des travaux dans les écoles");
    page.push(
        BlockKind::Paragraph,
        "La maire, Anne Rey, a salué un effort partagé, après des mois de débat.",
    );
    page.push(BlockKind::Paragraph, "L'opposition, qui demandait davantage pour les écoles, a voté contre.");
    page
}

/// Keeps analyses, which own their texts.
struct Cache {
    summarizer: Summarizer,
    analyses: HashMap<String, Analysis<'static>>,
}

impl Cache {
    fn analysis(&mut self, id: &str, text: &str) -> Result<&Analysis<'static>, Error> {
        if !self.analyses.contains_key(id) {
            self.analyses.insert(id.to_owned(), self.summarizer.analyze(text)?.into_owned());
        }
        Ok(&self.analyses[id])
    }
}
