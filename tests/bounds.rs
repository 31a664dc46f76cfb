//! Quotation marks and reference marks at the end of a sentence, list items, and text far into a block.

use abrege::{Document, Language};

fn sentences(text: &str) -> Vec<&str> {
    let document = Document::parse(text, Language::English).unwrap();
    document.sentences().map(|sentence| &text[sentence.span().range()]).collect()
}

#[test]
fn a_straight_quotation_mark_closes_an_open_quotation_or_opens_one() {
    for wanted in [
        vec!["\"Stop the car! \"", "Then it rained on the city."],
        vec!["The car had stopped.", "\"Rain is coming,\" she said."],
        // A closing mark ends the quotation.
        vec!["\"Stop the car.\"", "The rain was heavy.", "\"Stay in the car! \"", "Then it rained."],
        // The opening mark is missing.
        vec!["She left the hall.\"", "Then it rained on the city."],
    ] {
        assert_eq!(sentences(&wanted.join(" ")), wanted);
    }
}

#[test]
fn a_reference_mark_ends_the_sentence_before_it() {
    assert_eq!(
        sentences("The war ended in 1945.[12] The next began."),
        ["The war ended in 1945.[12]", "The next began."]
    );
    assert_eq!(
        sentences("The war ended in 1945.[1][2] The next began."),
        ["The war ended in 1945.[1][2]", "The next began."]
    );
    assert_eq!(sentences("The war ended. [12 men] The next began.")[0], "The war ended.");
}

/// Rules only look at nearby text, wherever it is in the block.
#[test]
fn the_position_in_a_block_does_not_matter() {
    let before = "The council of the city met on Monday evening to vote on the budget of the coming year.";
    for wanted in [
        vec!["The numbers 1, 2… 10 were drawn by hand."],
        vec!["The word is given in brackets (…) and was left out."],
        vec!["\"Why?\" he asked the council.", "Mr. Smith of Acme Inc. said no."],
        vec!["The title is 漢字。", "漢字も書く。"],
    ] {
        assert_eq!(sentences(&wanted.join(" ")), wanted);
        for times in 1..5 {
            let text = format!("{} {}", [before].repeat(times).join(" "), wanted.join(" "));
            assert_eq!(sentences(&text)[times..], wanted, "after {times}");
        }
    }
    // Scripts without spaces have the boundaries of UAX #29.
    for times in 0..5 {
        let text = format!("{}漢字を書く。市議会は可決した。", format!("{before} ").repeat(times));
        assert_eq!(sentences(&text)[times..], ["漢字を書く。", "市議会は可決した。"], "after {times}");
    }
}

/// "taxes will rise. schools will close.": sentences may begin in lower case after one that does; a brand does not
/// count.
#[test]
fn sentences_in_lower_case_are_split() {
    for wanted in [
        vec!["taxes will rise in the city.", "schools will close on friday."],
        vec!["(taxes will rise in the city.", "schools will close on friday.)"],
        vec!["iPhone sales fell in the city. sales of cars rose on friday."],
        vec!["Taxes will rise in the city. schools will close on friday."],
    ] {
        assert_eq!(sentences(&wanted.join(" ")), wanted);
    }
}

#[test]
fn initials_in_a_row_are_one_name() {
    for text in ["The book is by J. K. A. Smith of Leeds.", "Acme Inc. A. Smith said nothing."] {
        assert_eq!(sentences(text), [text]);
    }
    assert_eq!(sentences("He works for Acme Inc. A friend said so.").len(), 2);
}

#[test]
fn items_on_one_line_are_split_before_their_bullets() {
    for wanted in [
        vec!["1. Open the box", "2. Take the key", "3. Close it"],
        vec!["⁃1. Open the box", "⁃2. Take the key", "⁃3. Close it"],
    ] {
        assert_eq!(sentences(&wanted.join(" ")), wanted);
    }
}
