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

/// Returns what a person calls the rows of a table.
pub(crate) fn table(name: &str) -> &str {
    match name {
        "reliefs" => "relief of cramps",
        "confirmed_none" => "nights without a cramp",
        "readings" => "readings of days",
        "bouts" => "exercise",
        "courses" => "courses of medicines",
        "doses" => "doses of medicines",
        "signs" => "answers about signs",
        "acknowledged" => "warnings acknowledged",
        "factors" => "factors of your own",
        name => name,
    }
}
