//! The words of the weeks: what is counted, and what the marks mean.

/// What is written into a gap, the shortest that still fits last.
pub(super) const GAP: [&str; 2] = ["no nights recorded", "not recorded"];
/// What the row of numbers below the bars counts.
pub(super) const NIGHTS: &str = "nights recorded";
/// What a ring says.
pub(super) const FREE: &str = "no cramps";

/// Returns what a hatched bar says, of which so many weeks stand together.
pub(super) fn thin(together: usize) -> &'static str {
    if together > 1 { "fewer than 4 of 7 nights recorded" } else { "fewer than 4 recorded nights" }
}

/// Returns the name of the calm line over this many weeks, in two lines.
pub(super) fn line(weeks: usize) -> [String; 2] {
    ["average over".to_owned(), format!("{weeks} weeks")]
}

/// Returns what stands above the medicine courses.
pub(super) fn courses(left_out: usize) -> String {
    match left_out {
        0 => "medicines".to_owned(),
        more => format!("medicines (+{more} more)"),
    }
}

/// Returns what the scale counts, and how many weeks a bar stands for if that is not one.
pub(crate) fn scale(together: usize) -> String {
    match together {
        0 | 1 => "cramps per 7 recorded nights".to_owned(),
        weeks => format!("cramps per 7 recorded nights, {weeks} weeks to a bar"),
    }
}
