//! Problem: why one line of a table cannot be read.

use std::borrow::Cow;

/// One line that cannot be read, and why: `cramps.csv:17: pain_0_10 is 11; it goes from 0 to 10`.
///
/// The reason never quotes a note, the name of a medicine or any other words from a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Problem {
    /// The name of the file.
    pub file: Cow<'static, str>,
    /// The line on which the row begins, counted from 1.
    pub line: u64,
    /// What is wrong, as a fragment without a full stop.
    pub reason: String,
}

impl Problem {
    pub(super) fn new(
        file: impl Into<Cow<'static, str>>,
        line: u64,
        reason: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, reason: reason.into() }
    }
}
