//! The page of a digest: its excerpts, what the sources disagree on, and the sources side by side.

use std::collections::BTreeMap;
use std::fmt::Write;

use abrege::{Analysis, Claim, Digest, DigestExcerpt, SourceStatus, Sources, Summarizer};
use anyhow::Result;

use super::page::{Escaped, Lang, Page, count, items};
use super::text::Text;

const SOURCES: &str = "<section aria-labelledby=\"sources-title\">\n\
    <h2 id=\"sources-title\" lang=\"en\">Sources</h2>\n\
    <p class=\"legend\" lang=\"en\">Numbered and bold: in the digest; <u class=\"name\">name</u>; \
    <u class=\"figure\">figure</u>; <span class=\"furniture\">grey: not of the story</span>.</p>\n\
    <div class=\"columns\">\n";

/// Returns the page of a digest: its excerpts with their sources, the conflicts, and the sources side by side. The
/// summarizer analyzes the sources again, as the digest did.
pub(crate) fn digest(
    names: &[String],
    sources: &Sources<'_>,
    digest: &Digest<'_>,
    summarizer: &Summarizer,
) -> Result<String> {
    let page = DigestPage::new(names, sources, digest, summarizer)?;
    let title = format!("Digest of {}", count(digest.sources().len(), "source"));
    let mut body =
        format!("<header lang=\"en\">\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n<main>\n", page.share());
    write!(
        body,
        "<section aria-labelledby=\"digest-title\">\n<h2 id=\"digest-title\" lang=\"en\">Digest</h2>\n\
         <ol id=\"summary\">\n{}</ol>\n</section>\n{}",
        items(digest.into_iter().enumerate().map(|(i, excerpt)| page.excerpt(i, excerpt))),
        page.conflicts(),
    )?;
    body.push_str(SOURCES);
    for source in 0..digest.sources().len() {
        page.write_source(&mut body, source)?;
    }
    body.push_str("</div>\n</section>\n</main>\n");
    let language = digest.language();
    Ok(Page { title: &title, language, class: "digest", body, data: None }.to_string())
}

/// A digest with its sources, analyzed.
struct DigestPage<'a, 't> {
    names: &'a [String],
    sources: &'a Sources<'t>,
    digest: &'a Digest<'t>,
    /// None for a source in a third language.
    analyses: Vec<Option<Analysis<'t>>>,
}

impl<'a, 't> DigestPage<'a, 't> {
    fn new(
        names: &'a [String],
        sources: &'a Sources<'t>,
        digest: &'a Digest<'t>,
        summarizer: &Summarizer,
    ) -> Result<Self> {
        let analyze = |article| match summarizer.analyze(article) {
            Ok(analysis) => Ok(Some(analysis)),
            Err(error) if error.is_unsupported_language() => Ok(None),
            Err(error) => Err(error),
        };
        let analyses = sources.articles().iter().map(analyze).collect::<Result<_, _>>()?;
        Ok(DigestPage { names, sources, digest, analyses })
    }

    fn share(&self) -> String {
        let reporting = self.digest.sources().iter().filter(|&&status| status == SourceStatus::Reports);
        let sentences = self.analyses.iter().flatten().map(|analysis| analysis.document().sentences().len());
        format!(
            "{} of {} · {} on the event",
            count(self.digest.len(), "excerpt"),
            count(sentences.sum(), "sentence"),
            count(reporting.count(), "source"),
        )
    }

    fn name(&self, source: usize) -> String {
        let given = self.names.get(source).filter(|name| !name.trim().is_empty());
        given.map_or_else(|| format!("Source {}", source + 1), |name| Escaped(name).to_string())
    }

    fn excerpt(&self, i: usize, excerpt: &DigestExcerpt<'_>) -> String {
        let (source, sentence) = (excerpt.source(), excerpt.excerpt().index());
        let others = excerpt.support().iter().filter(|&&other| other != source);
        let links: Vec<String> =
            others.map(|&other| format!("<a href=\"#a{other}\">{}</a>", self.name(other))).collect();
        format!(
            "<p id=\"e{}\"{}>{}</p>\n<p class=\"support\" lang=\"en\">\
             <a href=\"#a{source}-s{sentence}\">{}</a>{}{}</p>",
            i + 1,
            Lang(excerpt.language()),
            Escaped(&excerpt.flowed()),
            self.name(source),
            if links.is_empty() { "" } else { "; also stated by " },
            links.join(" · "),
        )
    }

    fn conflicts(&self) -> String {
        if self.digest.conflicts().is_empty() {
            return String::new();
        }
        let conflicts = self.digest.conflicts().iter().map(|conflict| {
            let claims = conflict.claims().iter().map(|claim| self.claim(claim));
            format!("<ul>\n{}</ul>", items(claims))
        });
        format!(
            "<section aria-labelledby=\"conflicts-title\" lang=\"en\">\n\
             <h2 id=\"conflicts-title\">Conflicts</h2>\n<ol class=\"conflicts\">\n{}</ol>\n</section>\n",
            items(conflicts)
        )
    }

    fn claim(&self, claim: &Claim<'_>) -> String {
        let (source, sentence) = (claim.source(), claim.sentence());
        let analysis = self.analyses.get(source).and_then(Option::as_ref);
        let quoted = analysis.and_then(|analysis| analysis.document().sentence(sentence));
        let text = quoted.map(|sentence| sentence.text()).unwrap_or_default();
        let lang = quoted.map(|sentence| Lang(sentence.block().language()).to_string()).unwrap_or_default();
        format!(
            "<strong{lang}>{}</strong> <a href=\"#a{source}-s{sentence}\">{}</a> <q{lang}>{}</q>",
            Escaped(claim.figure().text()),
            self.name(source),
            Escaped(text.trim()),
        )
    }

    /// Returns the numbers of the excerpts from a source, by sentence.
    fn numbers(&self, source: usize) -> BTreeMap<usize, usize> {
        let excerpts = self.digest.excerpts().iter().enumerate();
        let of_source = excerpts.filter(|(_, excerpt)| excerpt.source() == source);
        of_source.map(|(i, excerpt)| (excerpt.excerpt().index(), i + 1)).collect()
    }

    fn write_source(&self, body: &mut String, source: usize) -> Result<()> {
        let status = self.status(self.digest.sources()[source]);
        write!(
            body,
            "<article id=\"a{source}\" aria-labelledby=\"a{source}-title\">\n\
             <h3 id=\"a{source}-title\">{}</h3>\n<p class=\"status\" lang=\"en\">{status}</p>\n",
            self.name(source)
        )?;
        let article = self.sources.articles().get(source);
        let analysis = self.analyses.get(source).and_then(Option::as_ref);
        // An empty value says that the language is not known.
        let code = analysis.map_or("", |analysis| analysis.document().language().code());
        writeln!(body, "<div lang=\"{code}\">")?;
        if let Some(title) = article.and_then(|article| article.get_title()) {
            writeln!(body, "<p class=\"heading\">{}</p>", Escaped(title))?;
        }
        match (analysis, article) {
            (Some(analysis), _) => {
                let mut text = Text::new(analysis);
                text.numbers = self.numbers(source);
                text.prefix = format!("a{source}-s");
                write!(body, "{text}")?;
            }
            (None, Some(article)) => {
                writeln!(body, "<p class=\"plain\">{}</p>", Escaped(article.text()))?;
            }
            (None, None) => {}
        }
        body.push_str("</div>\n");
        body.push_str("</article>\n");
        Ok(())
    }

    fn status(&self, status: SourceStatus) -> String {
        match status {
            SourceStatus::Reports => "reports the event".to_owned(),
            SourceStatus::Repeats { source } => format!("repeats {} word for word", self.name(source)),
            SourceStatus::Outlier => "reports another event".to_owned(),
            SourceStatus::UnsupportedLanguage => "is in a third language, so it was not read".to_owned(),
            SourceStatus::Empty => "has no sentence".to_owned(),
            _ => "was not used".to_owned(),
        }
    }
}
