//! Families of texts that are each hard in one way, in any size.

/// The family's name, and its text of about a given number of bytes.
pub(crate) type Family = (&'static str, fn(usize) -> String);

pub(crate) const FAMILIES: [Family; 75] = [
    ("a line without punctuation", |n| fill("le budget de la ville ", n)),
    ("a word without end", |n| fill("budget", n)),
    ("one-letter words", |n| fill("a b c d e y ", n)),
    ("one word over and over", |n| fill("ville ", n)),
    ("sentences of one word", |n| fill("Oui. ", n)),
    ("lines of one word", |n| fill("Oui\n", n)),
    ("headings", |n| fill("Le budget de la ville\n\n", n)),
    ("headings of their own words", |n| numbered(n, |i| format!("Le budget de la ville{i}\n\n"))),
    ("the same sentence", |n| fill("Le conseil a adopté lundi le budget de la ville. ", n)),
    ("the same paragraph", |n| fill("Le conseil a adopté lundi le budget de la ville.\n\n", n)),
    ("every word another", |n| numbered(n, |i| format!("w{i}x{} ", i * 7))),
    ("sentences of their own words", |n| {
        numbered(n, |i| format!("Le w{i} de x{i} a vu y{i} et z{i} hier. "))
    }),
    ("sentences of shared words", |n| {
        numbered(n, |i| format!("Le maire {} de la ville {} a vu {}. ", i % 61, i % 67, i % 71))
    }),
    ("sentences that lean", |n| fill("Il a ajouté que la ville paierait. ", n)),
    ("sentences that lean on their own words", |n| {
        numbered(n, |i| format!("Le w{i} de la ville a vu le maire hier. Il a ajouté x{i} à la ville hier. "))
    }),
    ("names in one sentence", |n| numbered(n, |i| format!("Anne Rey{i} et Paul Martin{}, ", i / 2))),
    ("capitals in one sentence", |n| fill("Aa Bb Cc ", n)),
    ("a name without end", |n| numbered(n, |i| format!("Rey{i} "))),
    ("particles", |n| fill("Anne de la ", n)),
    ("figures", |n| fill("12,5 millions d'euros et 3 % le 4 mai 2024 ", n)),
    ("digits", |n| fill("1234567890", n)),
    ("groups of digits", |n| fill("123 ", n)),
    ("abbreviations", |n| fill("M. M. M. ", n)),
    ("initials", |n| fill("J. K. ", n)),
    ("phrases that are abbreviations", |n| fill("p. ex. etc. ", n)),
    ("dots", |n| fill(".", n)),
    ("dots inside a line", |n| format!("Fini{}b est", fill(".", n))),
    ("spaced dots", |n| fill(". ", n)),
    ("ellipses", |n| fill("…", n)),
    ("questions", |n| fill("a ? ", n)),
    ("quotations that open", |n| fill("« Il a dit ", n)),
    ("straight marks that open", |n| fill("\"Il ", n)),
    ("single marks that open", |n| fill(" 'il a dit", n)),
    ("speech", |n| fill("« Non ! » a dit le maire. ", n)),
    ("closing marks", |n| format!("Fini.{}", fill(")", n))),
    ("opening marks", |n| format!("Fini. {}", fill("(", n))),
    ("closing marks, then a letter without case", |n| format!("Fini.{} 漢", fill(")", n))),
    ("spaces, then a letter without case", |n| format!("Fini. {}漢", fill(" ", n))),
    ("spaces after a full stop of its own", |n| format!("漢。{}漢字。", fill("\u{3000}", n))),
    ("digits after a full stop", |n| fill("漢。1", n)),
    ("only spaces", |n| fill(" ", n)),
    ("no-break spaces", |n| fill("\u{202f}\u{a0}", n)),
    ("spaces inside an item", |n| format!("1. Ouvrir{}la boîte", fill(" ", n))),
    ("spaces behind a bullet", |n| format!("⁃{}{}", fill(" ", n / 2), fill("M. Rey ", n / 2))),
    ("items on one line", |n| numbered(n, |i| format!("{}. Ouvrir la boîte ", i % 99 + 1))),
    ("tabbed lists", |n| fill("- une baisse\tdes impôts\tde la ville\n", n)),
    ("lead-ins", |n| fill("Les mesures sont les suivantes :\n\n", n)),
    ("marks on one letter", |n| format!("e{}", fill("\u{301}", n))),
    ("marks of two classes on one letter", |n| format!("e{}", fill("\u{301}\u{323}", n))),
    ("letters in two parts", |n| {
        fill("Le conseil a adopte\u{301} l'e\u{301}te\u{301} a\u{300} l'e\u{301}cole. ", n)
    }),
    ("soft hyphens", |n| fill("Le con\u{ad}seil a adop\u{ad}té le bud\u{ad}get. \u{ad}", n)),
    ("joined emoji", |n| fill("👩\u{200d}", n)),
    ("flags", |n| fill("🇫", n)),
    ("right-to-left", |n| fill("وافق المجلس يوم الاثنين على الميزانية؟ ", n)),
    ("marks of direction", |n| fill("\u{202e}a\u{202c} ", n)),
    ("controls", |n| fill("\0\u{1}\u{7f}a\u{9f}", n)),
    ("byte order marks", |n| fill("\u{feff}Oui.\u{200b}", n)),
    ("full-width letters", |n| fill("Ｌｅ ｃｏｎｓｅｉｌ ａ ｖｏｔé。𝐋𝐞 𝐛𝐮𝐝𝐠𝐞𝐭 𝐚 𝐛𝐚𝐢𝐬𝐬𝐞́. ", n)),
    ("no spaces", |n| fill("市議会は月曜日に予算を可決した。", n)),
    ("mixed scripts", |n| fill("Le maire мэр 市長 δήμαρχος ראש a dit : « 是 ». ", n)),
    ("every line end", |n| {
        fill("Le maire a dit non.\rIl part.\r\nElle vient.\u{2028}Oui.\u{85}Non.\u{2029}", n)
    }),
    ("hard-wrapped lines", |n| {
        fill(
            "The council of the city met on Monday evening and approved\nthe budget, which the mayor had presented to the council in\n",
            n,
        )
    }),
    ("JSON", |n| {
        numbered(n, |i| format!("{{\"id\":{i},\"text\":\"Le budget.\\n\",\"tags\":[\"a\",null,1.5]}},"))
    }),
    ("HTML", |n| fill("<p class=\"a\">Le budget &amp; la <b>ville</b>.</p><br/>\n", n)),
    ("base64", base64),
    ("names in sentences of their own", |n| {
        numbered(n, |i| format!("Anne Rey{i} a vu Paul Martin{} à Lyon{} hier. ", i / 2, i / 3))
    }),
    ("straight quotation marks", |n| fill("\" ", n)),
    ("full stops in brackets", |n| fill(".)", n)),
    ("words in brackets that open", |n| fill("(Aa", n)),
    ("apostrophes", |n| fill("l'", n)),
    ("hyphens", |n| fill("a-", n)),
    ("commas", |n| fill("a, ", n)),
    ("list items", |n| fill("- une baisse de la taxe\n", n)),
    ("boilerplate", |n| fill("Abonnez-vous à notre newsletter\n\n", n)),
    ("capitals", |n| fill("LE CONSEIL A ADOPTÉ LE BUDGET. ", n)),
];

fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat((bytes / piece.len()).max(1))
}

fn numbered(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 100);
    for i in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(i));
    }
    text
}

fn base64(bytes: usize) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut random = fastrand::Rng::with_seed(1);
    let digits = (0..bytes).map(|i| if i % 77 == 76 { '\n' } else { char::from(DIGITS[random.usize(..64)]) });
    digits.collect()
}
