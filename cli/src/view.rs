//! Pages that show what was chosen, and why: each one HTML file that loads nothing.

mod data;
mod digest;
mod page;
mod text;

use std::fmt::Write;

use abrege::Analysis;
use anyhow::Result;

use data::Data;
pub(crate) use digest::digest;
use page::{Detected, Escaped, Lang, Page, items};
use text::Text;

/// How many keywords a page lists.
const KEYWORDS: usize = 10;

const LEGEND: &str = "<p class=\"legend\">Shaded by score; numbered and bold: in the summary; \
    <u class=\"name\">name</u>; <u class=\"figure\">figure</u>; <span class=\"furniture\">grey: not of the story</span>.</p>";

/// Returns the page of an article: its text with the scores, and the summary under each budget. `name` says where the
/// text is from.
pub(crate) fn article(analysis: &Analysis<'_>, name: &str) -> Result<String> {
    let data = Data::new(analysis)?;
    let mut text = Text::new(analysis);
    text.shade(analysis, &data.can_be_chosen);
    text.numbers = data.own_quotes().enumerate().map(|(i, quote)| (quote.sentence, i + 1)).collect();
    text.prefix = "s".to_owned();
    text.focusable = true;
    let title = analysis.title().map(str::trim).filter(|title| !title.is_empty()).unwrap_or(name);
    let mut body = String::new();
    write_header(&mut body, analysis, &data, title, name)?;
    write_slider(&mut body, &data)?;
    let lang = Lang(analysis.document().language());
    write!(
        body,
        "<main>\n<section aria-labelledby=\"summary-title\">\n\
         <h2 id=\"summary-title\" lang=\"en\">Summary</h2>\n<ol id=\"summary\"{lang}>\n{}</ol>\n</section>\n",
        summary_items(analysis, &data)
    )?;
    write_details(&mut body, analysis)?;
    write!(
        body,
        "<article id=\"text\" aria-labelledby=\"article-title\"{lang}>\n\
         <h2 id=\"article-title\" lang=\"en\">Article</h2>\n<div lang=\"en\">{LEGEND}</div>\n{text}</article>\n</main>\n{PANEL}"
    )?;
    let language = analysis.language().map(|found| found.language());
    let page = Page { title, language, class: "article", body, data: Some(serde_json::to_string(&data)?) };
    Ok(page.to_string())
}

/// Filled by the script. The element that is announced is never hidden: what appears together with its text often is
/// not announced.
const PANEL: &str = "<aside id=\"panel\" lang=\"en\" aria-label=\"About the sentence\">\n<div id=\"about\">\n\
    <div id=\"verdict\" aria-live=\"polite\"></div>\n<div id=\"parts\"></div>\n</div>\n\
    <button id=\"close\" type=\"button\" hidden>Close</button>\n</aside>\n";

fn write_header(
    body: &mut String,
    analysis: &Analysis<'_>,
    data: &Data,
    title: &str,
    name: &str,
) -> Result<()> {
    let chosen = data.budgets[0].len();
    let percent = (100.0 * analysis.summary().ratio()).round();
    let origin = if title == name { String::new() } else { format!("{} · ", Escaped(name)) };
    write!(
        body,
        "<header>\n<h1>{}</h1>\n<p lang=\"en\">{origin}{} · <span id=\"share\">{chosen} of {} eligible sentences \
         ({percent}\u{a0}%)</span></p>\n</header>\n",
        Escaped(title),
        Detected(analysis.language()),
        data.eligible,
    )?;
    Ok(())
}

/// Writes the slider, which the script shows.
fn write_slider(body: &mut String, data: &Data) -> Result<()> {
    if data.eligible == 0 {
        body.push_str("<p lang=\"en\">The text has no sentence that can be chosen.</p>\n");
        return Ok(());
    }
    write!(
        body,
        "<div id=\"control\" role=\"group\" aria-label=\"Length of the summary\" lang=\"en\" hidden>\n\
         <label for=\"budget\">Budget</label>\n\
         <input id=\"budget\" type=\"range\" min=\"1\" max=\"{}\" value=\"{}\" autocomplete=\"off\">\n\
         <output id=\"shown\" for=\"budget\"></output>\n</div>\n",
        data.budgets.len() - 1,
        data.start,
    )?;
    Ok(())
}

fn summary_items(analysis: &Analysis<'_>, data: &Data) -> String {
    let document = analysis.document();
    items(data.own_quotes().map(|quote| {
        let block = document.sentence(quote.sentence).map(|sentence| sentence.block());
        let other = block.map(|block| block.language()).filter(|&language| language != document.language());
        let lang = other.map(|language| Lang(language).to_string()).unwrap_or_default();
        format!("<a href=\"#s{}\"{lang}>{}</a>", quote.sentence, Escaped(&quote.text))
    }))
}

fn write_details(body: &mut String, analysis: &Analysis<'_>) -> Result<()> {
    let lang = Lang(analysis.document().language());
    let keywords = analysis.keywords(KEYWORDS);
    let keywords = keywords.iter().map(|keyword| Escaped(keyword.text()).to_string());
    let entities = analysis.entities();
    let entities = entities.iter().map(|entity| {
        let (text, kind, count) = (Escaped(entity.text()), entity.kind(), entity.spans().len());
        format!("{text} <small lang=\"en\">{kind}, {count}\u{a0}×</small>")
    });
    write!(
        body,
        "<details lang=\"en\">\n<summary>Keywords and names</summary>\n\
         <h3>Keywords</h3>\n<ul class=\"tags\"{lang}>\n{}</ul>\n\
         <h3>Names</h3>\n<ul class=\"tags\"{lang}>\n{}</ul>\n</details>\n",
        items(keywords),
        items(entities),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use abrege::{Article, Budget, Sources, Summarizer};

    use super::*;

    const HOSTILE: &str = "The council of </script><b>Marlow</b> approved the <!-- budget on Monday. \
        It \"cuts\" the tax on 'housing' by 3% & puts $12 million into <script>alert(1)</script> schools.";

    fn page(text: &str) -> String {
        let summarizer = Summarizer::new(Budget::Sentences(1)).unwrap();
        article(&summarizer.analyze(text).unwrap(), "<name>.txt").unwrap()
    }

    /// Returns the text of a page as a reader sees it.
    fn plain(html: &str) -> String {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        let text: String = parts.collect();
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character))
    }

    /// Returns the data that the script reads.
    fn data_of(html: &str) -> serde_json::Value {
        let (_, rest) = html.split_once("id=\"data\">").unwrap();
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn a_hostile_text_stays_text() {
        let html = page(HOSTILE);
        assert_eq!(html.matches("</script>").count(), 2);
        assert!(!html.contains("<b>") && !html.contains("<!--") && !html.contains("alert(1)</"));
        assert!(html.contains("&lt;name&gt;.txt"));
        assert!(plain(&html).contains(HOSTILE));
    }

    #[test]
    fn the_page_has_every_sentence_once_and_the_text_as_it_stands() {
        for text in [
            include_str!("../../examples/articles/en/web-page.txt"),
            include_str!("../../examples/articles/fr/page-web.txt"),
            include_str!("../../examples/articles/fr/courriel.txt"),
        ] {
            let analysis = Summarizer::default().analyze(text).unwrap();
            let html = article(&analysis, "name").unwrap();
            for sentence in analysis.document().sentences() {
                assert_eq!(html.matches(&format!(" id=\"s{}\"", sentence.index())).count(), 1);
            }
            let (_, shown) = html.split_once("<article").unwrap();
            let shown = plain(shown.split_once("</article>").unwrap().0);
            let (_, shown) = shown.split_once("not of the story.").unwrap();
            assert!(shown.split_whitespace().eq(text.split_whitespace()), "{shown}");
        }
    }

    #[test]
    fn elements_end_in_the_order_in_which_they_began() {
        let html = page(include_str!("../../examples/articles/en/figures.txt"));
        let mut open = Vec::new();
        let (_, body) = html.split_once("<main>").unwrap();
        for tag in body.split_once("</main>").unwrap().0.split('<').skip(1) {
            let name = tag.split(['>', ' ']).next().unwrap();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
                None => open.push(name),
            }
        }
        assert!(open.is_empty());
    }

    #[test]
    fn every_budget_has_its_summary_and_verdicts() {
        let summarizer = Summarizer::new(Budget::Words(60)).unwrap();
        let text = include_str!("../../examples/articles/en/web-page.txt");
        let analysis = summarizer.analyze(text).unwrap();
        let data = data_of(&article(&analysis, "name").unwrap());
        assert_eq!(data["own"], "60 words");
        let budgets = data["budgets"].as_array().unwrap();
        assert_eq!(budgets.len(), 31);
        for (n, quotes) in budgets.iter().enumerate() {
            let budget = if n == 0 { Budget::Words(60) } else { Budget::Sentences(n) };
            let number = |value: &serde_json::Value| value.as_u64().unwrap() as usize;
            let chosen: Vec<usize> = quotes
                .as_array()
                .unwrap()
                .iter()
                .map(|quote| number(&data["quotes"][number(quote)]["sentence"]))
                .collect();
            let summary = analysis.select(budget).unwrap();
            assert!(chosen.iter().copied().eq(summary.excerpts().iter().map(|excerpt| excerpt.index())));
            for (verdict, sentence) in
                analysis.verdicts(budget).unwrap().iter().zip(data["sentences"].as_array().unwrap())
            {
                let runs = sentence["runs"].as_array().unwrap();
                let run = runs.iter().rfind(|run| number(&run[0]) <= n).unwrap();
                assert_eq!(data["verdicts"][number(&run[1])], verdict.to_string());
            }
        }
    }

    #[test]
    fn a_text_without_sentences_has_a_page() {
        for text in ["", " \n\n", "* * *", "42"] {
            let html = page(text);
            assert!(html.contains("<title>&lt;name&gt;.txt"), "{html}");
            assert!(!html.contains("<input"));
        }
    }

    #[test]
    fn a_digest_has_every_source_and_marks_what_it_quotes() {
        let texts = [
            "A ferry caught fire off Marlow on Monday. All 214 passengers were saved.",
            "All 214 passengers were saved when a ferry caught fire off Marlow on Monday. The fire began in a <kitchen>.",
            "Der Stadtrat hat am Montag den Haushalt mit neun zu zwei Stimmen beschlossen. Die Steuern werden im nächsten \
             Jahr gesenkt, sagte die Bürgermeisterin nach der Sitzung.",
            "",
        ];
        let summarizer = Summarizer::new(Budget::Sentences(2)).unwrap();
        let sources = Sources::new(texts.map(|text| Article::new(text).title("A <title>")));
        let found = summarizer.digest(sources.clone()).unwrap();
        let html = digest(&["A&B".to_owned()], &sources, &found, &summarizer).unwrap();
        assert!(texts.iter().all(|text| plain(&html).contains(text)));
        assert!(html.contains("A&amp;B") && html.contains("Source 2") && !html.contains("<title>A"));
        assert!(html.contains("is in a third language") && html.contains("has no sentence"));
        assert_eq!(html.matches(" data-number=").count(), found.len());
        let (_, targets) = html.split_once("<main>").unwrap();
        for target in targets.split("href=\"#").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(html.contains(&format!("id=\"{target}\"")), "{target}");
        }
    }
}
