//! Lines to blocks, and what each block is: of the story, or furniture of the site.

mod appeal;
pub(crate) mod block_text;
mod caption;
pub(crate) mod classify;
pub(crate) mod credits;
pub(crate) mod features;
pub(crate) mod given;
mod kind;
mod lead;
mod line;
pub(crate) mod lines;
pub(crate) mod page_features;
pub(crate) mod preamble;
pub(crate) mod role;
mod scores;
mod site_line;
mod site_phrases;
mod story;
mod voice;

pub(crate) use kind::Reasons;
pub use kind::{BlockKind, BlockReason};
