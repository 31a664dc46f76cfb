#![doc = include_str!("../README.md")]

#[cfg(feature = "cluster")]
pub mod cluster;
mod functions;
mod tables;

pub use functions::{functions, register};
pub use tables::enable_files;
