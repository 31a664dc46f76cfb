//! The recipes of `abrege::guide`, compiled and tested here so that their libraries stay out of the core's tree.

#[path = "../../examples/recipes/html.rs"]
pub mod html;
#[path = "../../examples/recipes/markdown.rs"]
pub mod markdown;
