//! Tests switch rules and word lists off, one at a time, to show that each is needed.

use std::cell::Cell;

use crate::language::WordList;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Rule(&'static str),
    List(WordList),
}

thread_local! {
    static OFF: Cell<Option<Part>> = const { Cell::new(None) };
}

pub(crate) fn is_off(part: Part) -> bool {
    OFF.get() == Some(part)
}

/// What `run` gives while a part is off, on this thread.
pub(crate) fn without<T>(part: Part, run: impl FnOnce() -> T) -> T {
    OFF.set(Some(part));
    let result = run();
    OFF.set(None);
    result
}
