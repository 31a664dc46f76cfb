//! The recipes of `abrege::guide`, compiled and tested here so that their libraries stay out of the core's tree.

#[path = "../../src/guide/recipes/html.rs"]
pub mod html;
#[path = "../../src/guide/recipes/markdown.rs"]
pub mod markdown;
