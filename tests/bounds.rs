//! Where quotation marks and note marks belong at the end of a sentence, and what is far into a block.

use abrege::{Document, Language};

fn sentences(text: &str) -> Vec<&str> {
    let document = Document::parse(text, Language::English).unwrap();
    document.sentences().map(|sentence| sentence.text()).collect()
}

#[test]
fn a_straight_mark_closes_what_is_open_and_opens_what_is_not() {
    for wanted in [
        vec!["\"Stop the car! \"", "Then it rained on the city."],
        vec!["The car had stopped.", "\"Rain is coming,\" she said."],
        // One that closes forgets the one that opened.
        vec!["\"Stop the car.\"", "The rain was heavy.", "\"Stay in the car! \"", "Then it rained."],
        // The one that opened is lost.
        vec!["She left the hall.\"", "Then it rained on the city."],
    ] {
        assert_eq!(sentences(&wanted.join(" ")), wanted);
    }
}

#[test]
fn a_note_mark_belongs_to_what_it_notes() {
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

/// Rules look at what is near, wherever in the block that is.
#[test]
fn the_place_in_a_block_does_not_matter() {
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
            assert_eq!(sentences(&text)[times..], wanted, "behind {times}");
        }
    }
}
