//! Years: those of which a diary can be kept.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// The years of which a diary has days and nights; a date of another year is a slip.
///
/// The first night is that of 1 January 1900. So the first moment is the noon of that day, when the
/// night begins, and the last is the end of 31 December 2199.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Tells whether a diary can have this day, and the night of this evening.
pub fn is_recordable(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}
