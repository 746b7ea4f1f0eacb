//! The form of the history.

use serde::Serialize;

use crate::store::Entry;

/// One entry of the history.
#[derive(Debug, Serialize)]
pub(crate) struct EntryForm {
    /// Its number.
    pub(crate) number: i64,
    /// When it was made.
    pub(crate) at: String,
    /// `change`, `undo` or `redo`.
    pub(crate) kind: &'static str,
    /// What was done.
    pub(crate) words: String,
    /// Whether it is a change that is undone at present.
    pub(crate) undone: bool,
}

impl From<&Entry> for EntryForm {
    fn from(entry: &Entry) -> Self {
        Self {
            number: entry.number,
            at: entry.at.to_rfc3339(),
            kind: entry.kind.word(),
            words: entry.words.clone(),
            undone: entry.undone,
        }
    }
}
