//! The table of the factors: headings of its groups, and what stands in its last column.

use chrono::NaiveDate;

use super::figures::one_in;
use super::missing::{enough_on, more_in_short};
use crate::analysis::factors::{Finding, Grade, Scan};

/// What stands in the last column where there are enough nights to have seen a doubling.
pub const ENOUGH: &str = "enough";

/// What the last column means where it is too early.
pub const NIGHTS_TO_GO: &str = "Nights to go: with it noted, until a doubling (where that cannot be, a halving) would show, and \
     when that is at the present pace. Enough: it would have shown; something smaller cannot be told \
     yet.";

/// Returns the heading over the factors of one grade, or of none.
pub fn heading(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Clear) => "Clear",
        Some(Grade::Possible) => "Possible",
        Some(Grade::NoSign) => "No sign",
        Some(Grade::TooEarly) => "Too early",
        None => "Figures, without grades",
    }
}

/// Returns the heading over the last cells of one grade; empty where there are none.
pub fn last_heading(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Clear | Grade::Possible) => "by chance",
        Some(Grade::TooEarly) => "nights to go",
        Some(Grade::NoSign) | None => "",
    }
}

/// Returns how rarely chance shows as much, or what is still missing: "1 in 40", "158, Jun 2027", "3 with it".
pub fn last_cell(finding: &Finding, scan: &Scan, today: NaiveDate) -> Option<String> {
    let comparison = finding.shown()?;
    match (finding.grade?, finding.more_nights(), comparison.found.as_ref()) {
        (Grade::Clear | Grade::Possible, ..) => finding.p_adjusted().map(one_in),
        (Grade::NoSign, ..) => None,
        (Grade::TooEarly, Some(0), _) => Some(ENOUGH.to_owned()),
        (Grade::TooEarly, Some(more), _) => Some(match enough_on(finding, scan, today) {
            Some(date) => format!("{more}, {}", date.format("%b %Y")),
            None => more.to_string(),
        }),
        (Grade::TooEarly, None, Err(shut)) => Some(more_in_short(comparison, *shut, scan.outcome)),
        (Grade::TooEarly, None, Ok(_)) => None,
    }
}
