//! Copies: what a diary holds, and how large a file is.

use crate::store::Tally;

use super::count;

/// Returns "3 nights and 5 cramps".
pub(crate) fn holds(tally: Tally) -> String {
    let number = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
    let nights = count(number(tally.nights), "night");
    format!("{nights} and {}", count(number(tally.cramps), "cramp"))
}

/// Returns the length of a file as people say it: "72 kB", "5.9 MB".
pub(crate) fn size(bytes: u64) -> String {
    match bytes.div_ceil(1000) {
        kilobytes @ 0..=999 => format!("{kilobytes} kB"),
        kilobytes => format!("{}.{} MB", kilobytes / 1000, kilobytes / 100 % 10),
    }
}
