//! Conflict: a record that stands in both diaries, and differs.

use std::fmt;

use chrono::NaiveDate;

/// A record that stands in both diaries, and differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The table it stands in, as it is exported.
    pub table: &'static str,
    /// The night or the date it belongs to, if it belongs to one.
    pub date: Option<NaiveDate>,
    /// What differs: a factor, a sign, a setting, or the kind of record.
    pub what: String,
}

/// Writes "days: water of 2026-11-20 differs".
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date {
            Some(date) => write!(f, "{}: {} of {date} differs", self.table, self.what),
            None => write!(f, "{}: {} differs", self.table, self.what),
        }
    }
}
