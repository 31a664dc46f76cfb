//! The examples as programs: odd files, odd lines, closed outputs, endless streams, Ctrl-C, exit codes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str =
    "The council approved the budget on Monday by nine votes to two. Taxes will fall by 3% next year.";

/// The program of an example, which `cargo test` builds with the tests.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap().join("examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is missing: cargo build --examples", program.display());
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(name: &str, arguments: &[&str]) -> Output {
    example(name).args(arguments).output().unwrap()
}

/// Runs an example with this standard input.
fn feed(name: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = example(name).args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // The program may end before it has read all of its input.
    let _ = writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The answers of `batch` to some lines; it succeeds whatever the lines are.
fn answers(arguments: &[&str], lines: &[&[u8]]) -> Vec<Value> {
    let output = feed("batch", arguments, &lines.join(&b'\n'));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn error(answer: &Value) -> &str {
    answer["error"].as_str().unwrap_or_else(|| panic!("no error: {answer}"))
}

/// Writes a file into the folder for temporary files of tests.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn unreadable_files_are_named_and_the_others_are_summarized() {
    let good = file("good.txt", TEXT.as_bytes());
    let empty = file("empty.txt", b"");
    let latin = file("latin.txt", b"The first line.\nThe second line.\nUn \xe9t\xe9.\n");
    let binary = file("binary.bin", &[0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe, 0, b'\n', 0x80]);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let missing = folder.join("missing.txt");
    let files = [&*missing, folder, &*latin, &*binary, &*empty, &*good];
    let output = example("summarize").arg("--json").args(files).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let errors = stderr(&output);
    for (path, what) in [
        (&*missing, "cannot read "),
        (folder, "cannot read "),
        (&*latin, "is not UTF-8 (line 3)"),
        (&*binary, "is not UTF-8 (line 1)"),
    ] {
        let path = path.to_str().unwrap();
        assert!(errors.lines().any(|line| line.contains(path) && line.contains(what)), "{path}: {errors}");
        let output = run("keywords", &[path]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(stderr(&output).contains(what) && output.stdout.is_empty(), "{path}");
    }
    let printed = stdout(&output);
    let summaries: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(summaries.len(), 2, "{printed}");
    assert_eq!(summaries[0]["excerpts"].as_array().unwrap().len(), 0);
    assert_eq!(summaries[1]["excerpts"].as_array().unwrap().len(), 2);
    for path in [&empty, &good] {
        assert_eq!(run("keywords", &[path.to_str().unwrap()]).status.code(), Some(0));
    }
}

#[test]
fn a_dash_reads_standard_input() {
    for name in ["summarize", "keywords"] {
        let output = feed(name, &["-"], TEXT.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains("council"), "{}", stdout(&output));
        assert_eq!(feed(name, &["-"], b"").status.code(), Some(0));
        let output = feed(name, &["-"], b"one\n\xff\n");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("line 2"), "{}", stderr(&output));
    }
}

#[test]
fn a_text_in_a_third_language_is_an_error() {
    let german = "Der Bundestag hat am Donnerstag mit großer Mehrheit beschlossen, dass die Regierung mehr Geld ausgibt.";
    for name in ["summarize", "keywords"] {
        let output = feed(name, &["-"], german.as_bytes());
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("German"), "{}", stderr(&output));
        assert!(stderr(&output).contains("--language fr"), "{}", stderr(&output));
        assert_eq!(feed(name, &["--language", "fr", "-"], german.as_bytes()).status.code(), Some(0));
    }
}

#[test]
fn wrong_arguments_are_errors_that_name_the_range() {
    for (arguments, allowed) in [
        (["--ratio", "1.5"].as_slice(), "above 0 and up to 1"),
        (&["--ratio", "NaN"], "above 0 and up to 1"),
        (&["--ratio", "0"], "above 0 and up to 1"),
        (&["--ratio=-1"], "above 0 and up to 1"),
        (&["--sentences=-1"], "invalid digit"),
        (&["--words", "many"], "invalid digit"),
        (&["--chars", "99999999999999999999999"], "too large"),
        (&["--sentences", "1", "--words", "2", "--chars", "3"], "at most two"),
        (&["--unknown"], "--unknown"),
    ] {
        for name in ["summarize", "batch"] {
            let output = run(name, arguments);
            assert_eq!(output.status.code(), Some(2), "{name} {arguments:?}");
            assert!(stderr(&output).contains(allowed), "{name} {arguments:?}: {}", stderr(&output));
            assert!(output.stdout.is_empty());
        }
    }
    for name in ["summarize", "keywords"] {
        let output = run(name, &["--language", "de"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("en, fr"), "{}", stderr(&output));
    }
    for threads in ["0", "257", "x"] {
        assert_eq!(run("batch", &["--threads", threads]).status.code(), Some(2), "{threads} threads");
    }
}

#[test]
fn all_sentences_have_a_verdict() {
    let text = format!("{TEXT}\n\nShare this article\n");
    let output = feed("summarize", &["--sentences", "1", "--explain", "--all", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = stdout(&output);
    assert!(printed.contains("    #0 is in the summary: "), "{printed}");
    assert!(printed.contains("is furniture (contains a typical website phrase"), "{printed}");
    assert_eq!(run("summarize", &["--all"]).status.code(), Some(2));
}

#[test]
fn the_tour_shows_what_programs_need() {
    let output = run("tour", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = stdout(&output);
    let section = |name: &str| printed.split("== ").find(|section| section.starts_with(name)).unwrap();
    assert!(section("a web handler").contains("\"excerpts\":[{\"text\":\"La ville de Marlieu"), "{printed}");
    assert!(section("a web handler").contains("German"), "{printed}");
    // Accents and « É » are one unit each in UTF-16.
    assert!(section("a highlight").contains("[(10, 88), "), "{printed}");
    let description = section("a description").lines().nth(1).unwrap();
    assert!((1..=160).contains(&description.chars().count()), "{description}");
    assert!(section("snippets").contains("Le texte baisse la taxe"), "{printed}");
    assert!(section("snippets").contains("résultats du football: no answer"), "{printed}");
    let page = section("a page").lines().nth(1).unwrap();
    assert!(!page.contains("hôtel de ville") && !page.contains("travaux"), "{page}");
    assert!(section("verdicts").contains("#2 is a caption (was given as such)"), "{printed}");
    assert!(section("verdicts").contains("#4 is a lead-in ("), "{printed}");
    assert!(section("a cache").contains("La ville de Marlieu"), "{printed}");
    assert!(!section("keywords").lines().nth(1).unwrap().contains("Gazette"), "{printed}");
}

#[test]
fn batch_takes_blocks() {
    let line = |blocks: &str| format!("{{\"id\":1,\"text\":\"{TEXT}\",\"blocks\":{blocks}}}\n");
    let lines = [
        line("null"),
        line(r#"[{"start":0,"end":10,"kind":"caption"}]"#),
        line(r#"[{"start":0,"end":9999,"kind":"caption"}]"#),
        line(r#"[{"start":0,"end":9,"kind":"picture"}]"#),
        line("7"),
    ];
    let output = feed("batch", &["--sentences", "1"], lines.concat().as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = stdout(&output);
    let answers: Vec<&str> = printed.lines().collect();
    assert!(answers[0].contains("\"kind\":\"paragraph\""), "{}", answers[0]);
    assert!(answers[1].contains("\"kind\":\"caption\""), "{}", answers[1]);
    for (answer, error) in
        answers[2..].iter().zip(["block 0 ", "unknown variant `picture`", "\\\"blocks\\\" is wrong"])
    {
        assert!(answer.contains("\"error\"") && answer.contains(error), "{answer}");
    }
}

#[test]
fn help_lists_the_exit_codes() {
    for name in ["summarize", "batch", "keywords"] {
        let output = run(name, &["--help"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains("Exit codes: 0 when"), "{name}");
    }
}

#[test]
fn odd_lines_are_answered_in_order() {
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    let deep_id = format!("{{\"id\":{}1{},\"text\":\"\"}}", "[".repeat(200), "]".repeat(200));
    let good = format!("{{\"id\":\"a\",\"text\":\"{TEXT}\"}}");
    let lines: Vec<(&[u8], &str)> = vec![
        (good.as_bytes(), ""),
        (good.as_bytes(), ""),
        (b"not JSON", "line 3 is not JSON"),
        (b"{\"id\":1,\"text\":\"open", "line 4 is not JSON"),
        (b"{\"id\":1,\"text\":\"\xff\"}", "line 5 is not JSON"),
        (&deep, "line 6 is not JSON"),
        (deep_id.as_bytes(), "line 7 is not JSON"),
        (b"[1,2]", "line 8: the line is not a JSON object"),
        (b"null", "line 9: the line is not a JSON object"),
        (b"\"text\"", "line 10: the line is not a JSON object"),
        (b"{}", "line 11: the field \"text\" is missing"),
        (b"{\"id\":2}", "the field \"text\" is missing"),
        (b"{\"id\":3,\"text\":null}", "the field \"text\" is missing"),
        (b"{\"id\":4,\"text\":5}", "the field \"text\" is not a string"),
        (b"{\"id\":5,\"text\":\"\",\"title\":[]}", "the field \"title\" is not a string"),
        (b"{\"id\":6,\"text\":\"\",\"query\":{}}", "the field \"query\" is not a string"),
        (b"{\"id\":7,\"text\":\"\",\"language\":true}", "the field \"language\" is not a string"),
        (b"{\"id\":8,\"text\":\"\",\"language\":\"xx\"}", "expected one of en, fr"),
        (b"{\"id\":9,\"text\":\"\\ud800\"}", "line 19 is not JSON"),
        (b"{\"id\":{\"a\":[1.50,null]},\"text\":\"\"}", ""),
        (b"\xef\xbb\xbf{\"id\":10,\"text\":\"\",\"unknown\":1}\r", ""),
        (b"{\"text\":\"Oui.\"} {\"text\":\"Non.\"}", "line 22 is not JSON"),
    ];
    let answers = answers(&[], &lines.iter().map(|(line, _)| *line).collect::<Vec<_>>());
    assert_eq!(answers.len(), lines.len());
    for ((line, wanted), answer) in lines.iter().zip(&answers) {
        let line = String::from_utf8_lossy(&line[..line.len().min(60)]);
        match *wanted {
            "" => assert!(answer["summary"].is_object(), "{line}: {answer}"),
            wanted => assert!(error(answer).contains(wanted), "{line}: {answer}"),
        }
    }
    assert_eq!(answers[0], answers[1], "the same id twice");
    assert_eq!(answers[19]["id"].to_string(), "{\"a\":[1.50,null]}".replace("1.50", "1.5"));
}

#[test]
fn empty_lines_have_no_answer_but_are_counted() {
    let answers = answers(&[], &[b"", b"  ", b"\r", b"x", b"", b"y"]);
    assert_eq!(answers.len(), 2);
    assert!(error(&answers[0]).contains("line 4") && error(&answers[1]).contains("line 6"));
    assert!(feed("batch", &[], b"").stdout.is_empty());
    assert!(feed("batch", &[], b"\n\n").stdout.is_empty());
}

#[test]
fn a_line_that_is_too_long_is_answered_with_an_error() {
    let mut input = b"{\"id\":1,\"text\":\"\"}\n{\"id\":2,\"text\":\"".to_vec();
    input.resize(input.len() + (17 << 20), b'a');
    input.extend(b"\"}\n{\"id\":3,\"text\":\"\"}");
    let output = feed("batch", &[], &input);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert!(error(&lines[1]).contains("line 2 has more than"), "{}", lines[1]);
    assert_eq!(lines[2]["id"], 3);
}

#[test]
fn a_stream_is_answered_line_by_line() {
    let mut child = example("batch").stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..5 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"{TEXT}\"}}").unwrap();
        stdin.flush().unwrap();
        // The input is still open.
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Writes articles to a program until it stops reading.
fn pour(child: &mut Child) -> std::thread::JoinHandle<()> {
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{{\"id\":1,\"text\":\"{}\"}}\n", TEXT.repeat(20));
    std::thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {})
}

#[test]
fn a_closed_output_is_no_error() {
    let mut child = example("batch").stdin(Stdio::piped()).spawn().unwrap();
    let writer = pour(&mut child);
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(serde_json::from_str::<Value>(&line).is_ok());

    for name in ["summarize", "keywords"] {
        // Nobody reads the output.
        let mut child = example(name).arg("-").stdin(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        child.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{name}");
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_the_output_after_a_whole_line() {
    for _ in 0..3 {
        let mut child = example("batch").args(["--document"]).stdin(Stdio::piped()).spawn().unwrap();
        let writer = pour(&mut child);
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let mut printed = Vec::new();
        for _ in 0..100 {
            reader.read_until(b'\n', &mut printed).unwrap();
        }
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        reader.read_to_end(&mut printed).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        writer.join().unwrap();
        assert!(printed.ends_with(b"\n"));
        for line in printed.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            assert!(serde_json::from_slice::<Value>(line).is_ok());
        }
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_a_run_that_waits_for_input() {
    let mut child = example("batch").stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{{\"id\":1,\"text\":\"\"}}").unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut String::new()).unwrap();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(stdin);
}

#[test]
#[cfg(unix)]
fn unreadable_standard_input_is_an_error() {
    let folder = fs::File::open(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let output = example("batch").stdin(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cannot read standard input"), "{}", stderr(&output));
}

#[test]
fn the_samples_have_the_same_answers_in_every_run_on_any_number_of_threads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut files: Vec<PathBuf> = ["en", "fr"]
        .iter()
        .flat_map(|language| fs::read_dir(folder.join(language)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let request = |(id, path): (usize, &PathBuf)| {
        serde_json::json!({ "id": id, "text": fs::read_to_string(path).unwrap() }).to_string() + "\n"
    };
    let once: String = files.iter().enumerate().map(request).collect();
    assert!(files.len() >= 14);
    let input = once.repeat(20);
    let mut last: Option<Vec<u8>> = None;
    for threads in ["1", "2", "8"] {
        let output = feed("batch", &["--document", "--threads", threads], input.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        let part = output.stdout.len() / 20;
        assert!(output.stdout.chunks(part).all(|run| run == &output.stdout[..part]), "{threads} threads");
        if let Some(last) = &last {
            assert!(*last == output.stdout, "{threads} threads");
        }
        last = Some(output.stdout);
    }
}

#[test]
fn digest_answers_events_line_by_line() {
    let event = r#"{"id":"a","articles":[{"text":"A ferry burnt off Marlow on Monday. All 214 passengers were saved."},{"text":"All 214 passengers were saved on Monday when a ferry burnt off Marlow.","published":"2026-03-02T08:00:00+01:00"}]}"#;
    let lines = [event, "", "not json", r#"{"id":7,"articles":[{"text":"x","published":"yesterday"}]}"#];
    let output = feed("digest", &["--words", "20"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 3);
    assert_eq!((answers[0]["id"].as_str(), answers[0]["language"].as_str()), (Some("a"), Some("en")));
    assert_eq!(answers[0]["excerpts"][0]["support"], serde_json::json!([0, 1]));
    assert!(error(&answers[1]).starts_with("not an event"));
    assert!(answers[2]["id"] == 7 && error(&answers[2]).starts_with("not an event"));
    assert!(feed("digest", &[], b"").stdout.is_empty());
}

#[test]
fn digest_shows_sources_known_articles_and_languages() {
    let one = file("one.txt", b"A ferry burnt off Marlow on Monday. All 214 passengers were saved.");
    let two = file(
        "two.txt",
        "Un ferry a pris feu lundi au large de Marlow. Les 214 passagers ont \u{e9}t\u{e9} sauv\u{e9}s."
            .as_bytes(),
    );
    let [one, two] = [&one, &two].map(|path| path.to_str().unwrap());
    let output = run("digest", &[one, two]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = stdout(&output);
    assert!(printed.contains("were saved. [1, 2]") && printed.contains(&format!("2. {two}")), "{printed}");
    assert!(
        stdout(&run("digest", &["--language", "fr", one, two])).contains("ont \u{e9}t\u{e9} sauv\u{e9}s.")
    );
    let known = stdout(&run("digest", &["--json", "--known", two, two]));
    assert!(known.contains("\"excerpts\":[]"), "{known}");
    for (arguments, code) in
        [(vec!["--language", "de", one], 2), (vec!["--known", one], 1), (vec!["missing.txt"], 1)]
    {
        assert_eq!(run("digest", &arguments).status.code(), Some(code), "{arguments:?}");
    }
    assert!(stdout(&run("digest", &["--samples"])).matches("== ").count() >= 2);
}

#[test]
fn daily_makes_a_page_that_loads_nothing() {
    let lines = r#"{"text":"A ferry burnt off Marlow on Monday. All 214 passengers were saved.","title":"Ferry <burns>","url":"https://a.example/?a=1&b=2","source":"Post"}
{"text":"All 214 passengers were saved on Monday when a ferry burnt off Marlow.","title":"All saved","url":"javascript:alert(1)"}
{"text":"The council of Thornby has adopted its budget. Taxes will fall & rise.","source":"\"Echo\""}"#;
    let day = file("day.jsonl", lines.as_bytes());
    let page = stdout(&run("daily", &[day.to_str().unwrap()]));
    assert!(page.contains("<h2>Also</h2>") && page.contains("&quot;Echo&quot;"), "{page}");
    assert!(page.contains("https://a.example/?a=1&amp;b=2") && !page.contains("javascript"));
    assert!(!page.contains("<burns>") && page.contains("default-src 'none'"));
    assert_eq!(page.matches("<section").count(), 1, "{page}");
    let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join("day.html");
    let output = run("daily", &["-o", written.to_str().unwrap(), day.to_str().unwrap()]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert_eq!(fs::read_to_string(written).unwrap(), page);
    let broken = file("broken.jsonl", b"{\"text\":1}");
    for (arguments, code) in [(vec![], 2), (vec!["missing"], 1), (vec![broken.to_str().unwrap()], 1)] {
        assert_eq!(run("daily", &arguments).status.code(), Some(code), "{arguments:?}");
    }
}
