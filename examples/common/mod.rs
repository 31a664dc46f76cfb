//! What the examples share: the length of a summary as arguments.

use abrege::{Budget, Options};
use clap::Args;

#[derive(Args, Clone, Debug)]
pub(crate) struct Length {
    /// At most N sentences [default: 3]
    #[arg(long, value_name = "N")]
    sentences: Option<usize>,
    /// At most N words (a second limit when given with another)
    #[arg(long, value_name = "N")]
    words: Option<usize>,
    /// At most N characters
    #[arg(long, value_name = "N")]
    chars: Option<usize>,
    /// At most this share of the sentences, above 0 and up to 1
    #[arg(long, value_name = "R")]
    ratio: Option<f32>,
}

impl Length {
    /// The options of a summary; one budget, or two that must both hold.
    pub(crate) fn options(&self) -> anyhow::Result<Options> {
        let budgets = [
            self.sentences.map(Budget::Sentences),
            self.words.map(Budget::Words),
            self.chars.map(Budget::Chars),
            self.ratio.map(Budget::Ratio),
        ];
        match *budgets.into_iter().flatten().collect::<Vec<_>>() {
            [] => Ok(Options::new()),
            [budget] => Ok(budget.into()),
            [budget, cap] => Ok(Options::new().budget(budget).cap(cap)),
            _ => anyhow::bail!("give at most two of --sentences, --words, --chars and --ratio"),
        }
    }
}
