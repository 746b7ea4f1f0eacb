//! About: what a reader of a table has to know of one of its columns.

use std::ops::RangeInclusive;

/// What an empty cell stands for in most columns.
pub(super) const EMPTY: &str = "empty cell";

/// What stands where something is known in every row.
pub(super) const ALWAYS_KNOWN: &str = "always known";

/// The allowed values of free text.
pub(super) const TEXT: &str = "free text";

/// The allowed values of a date.
pub(super) const DATE: &str = "YYYY-MM-DD";

/// The allowed values of a time on the clock.
pub(super) const CLOCK: &str = "HH:MM";

/// The allowed values of a moment.
pub(super) const MOMENT: &str = "YYYY-MM-DDTHH:MM:SS+HH:MM";

/// The allowed values of a score.
pub(super) const SCORE: &str = "from 0 to 10";

/// The allowed values of a number without a range.
pub(super) const NUMBER: &str = "a number";

/// What a reader has to know of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct About {
    /// The name, as it stands in the first line of the table.
    pub name: String,
    /// What it tells.
    pub meaning: String,
    /// The unit of its numbers, as it stands at the end of the name; empty if there is none.
    pub unit: String,
    /// What may stand in it, lists with `; ` between the entries.
    pub values: String,
    /// What stands where nothing is known.
    pub unknown: &'static str,
}

/// Lists the words that are allowed.
pub(super) fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|value| word(*value)).collect::<Vec<_>>().join("; ")
}

/// Lists the words that are allowed in a cell that may hold several, with `;` between them.
pub(super) fn several<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    format!("any of, with ; between: {}", words(all, word))
}

/// Names the ends of a range.
pub(super) fn range<T: std::fmt::Display>(range: &RangeInclusive<T>) -> String {
    format!("from {} to {}", range.start(), range.end())
}

/// The allowed values of yes or no.
pub(super) const YES_NO: &str = "yes; no";
