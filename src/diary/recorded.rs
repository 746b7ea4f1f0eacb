//! Recorded: a fact together with its number, its key and the time it was written down.

use std::ops::Deref;

use chrono::{DateTime, FixedOffset};

/// A fact as it stands in a diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded<T> {
    /// The short number by which the person calls it; belongs to one file.
    pub number: i64,
    /// The name it keeps in every copy, export and import: 16 hexadecimal digits.
    pub key: String,
    /// When it was written down, with the offset in force then.
    pub recorded_at: DateTime<FixedOffset>,
    /// The fact itself.
    pub fact: T,
}

impl<T> Recorded<T> {
    /// Returns the record of another fact under the same number, key and time.
    pub fn with<U>(&self, fact: U) -> Recorded<U> {
        let Self { number, key, recorded_at, .. } = self;
        Recorded { number: *number, key: key.clone(), recorded_at: *recorded_at, fact }
    }
}

impl<T> Deref for Recorded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fact
    }
}
