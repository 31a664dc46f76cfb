//! How much memory to reserve for what a text becomes.

/// Estimates of what a text holds, somewhat above the usual, so that buffers rarely grow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capacity {
    pub(crate) tokens: usize,
    pub(crate) sentences: usize,
    /// Distinct words.
    pub(crate) words: usize,
    /// Terms of blocks, or of sentences, each counted once in its block or sentence.
    pub(crate) terms: usize,
}

impl Capacity {
    /// Estimates from a text's length and its spaces. Linear.
    pub(crate) fn of(text: &str) -> Self {
        let spaces = spaces(text);
        Capacity {
            // Few words have no space behind them: elided ones, and those that a hyphen joins.
            tokens: spaces + spaces / 7 + 48,
            sentences: text.len() / 90 + 48,
            // About one in ten bytes begins a new word, and fewer in long texts.
            words: (text.len() / 8).min(2000 + text.len() / 400),
            terms: spaces * 3 / 5 + 48,
        }
    }
}

/// Counts the plain spaces of a text, in steps that compile to vector instructions.
fn spaces(text: &str) -> usize {
    let count = |step: &[u8]| usize::from(step.iter().map(|&byte| u8::from(byte == b' ')).sum::<u8>());
    text.as_bytes().chunks(128).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_counted_across_steps() {
        for length in [0, 1, 127, 128, 129, 1000] {
            assert_eq!(spaces(&" ".repeat(length)), length);
            assert_eq!(spaces(&" a".repeat(length)), length);
        }
    }
}
