//! How words are written.

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No capital: "house", "e-mail".
    Lower,
    /// A capital first: "Paris".
    Capital,
    /// Capitals only, two at least: "OTAN", "U.S".
    Upper,
    /// A capital later on: "iPhone".
    Inner,
    /// A digit first: "1,400", "5G".
    Number,
}

impl Shape {
    pub(crate) fn of(word: &str) -> Self {
        let mut chars = word.chars().filter(|c| c.is_alphanumeric());
        let Some(first) = chars.next() else { return Shape::Lower };
        if first.is_numeric() {
            return Shape::Number;
        }
        let mut rest = chars.clone();
        if first.is_uppercase() {
            let mut letters = rest.filter(|c| c.is_alphabetic()).peekable();
            let capitals_only = letters.peek().is_some() && letters.all(char::is_uppercase);
            if capitals_only { Shape::Upper } else { Shape::Capital }
        } else if rest.any(char::is_uppercase) {
            Shape::Inner
        } else {
            Shape::Lower
        }
    }

    /// Whether the word is written as a name may be.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper | Shape::Inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_follow_the_capitals() {
        let shapes = [
            ("maison", Shape::Lower),
            ("Élysée", Shape::Capital),
            ("OTAN", Shape::Upper),
            ("U.S", Shape::Upper),
            ("iPhone", Shape::Inner),
            ("5G", Shape::Number),
            ("A", Shape::Capital),
        ];
        for (word, shape) in shapes {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }
}
