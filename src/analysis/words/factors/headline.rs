//! The one sentence that matters.

use super::super::numbers::counted;
use super::super::parts::listed;
use super::figures::plural;
use super::names::name;
use crate::analysis::factors::{Finding, Grade, NIGHTS_NEEDED, Scan};

/// Says the one sentence that matters: what goes with the nights, or that it is too early.
pub fn headline(scan: &Scan) -> String {
    let nights = plural(scan.outcome);
    let clear = directed(scan, Grade::Clear, &nights);
    let possible = directed(scan, Grade::Possible, if clear.is_some() { "" } else { &nights });
    match (clear, possible) {
        (Some(clear), Some(possible)) => format!("Clearly {clear}. Possibly {possible}."),
        (Some(clear), None) => format!("Clearly {clear}."),
        (None, Some(possible)) => format!("Nothing is clear yet. Possibly {possible}."),
        (None, None) if scan.findings.is_empty() => {
            format!(
                "Nothing was noted by day yet, so there is nothing to hold against the {nights}."
            )
        }
        (None, None) if scan.is_young() => format!(
            "Too early: {} so far; from {NIGHTS_NEEDED} on, what you note by day is held against them.",
            counted(scan.known, "recorded night"),
        ),
        (None, None) if scan.family == 0 => format!(
            "Too early: before anything can be held against the {nights}, it takes {NIGHTS_NEEDED} nights with \
             the same thing noted, and 8 of each kind: with it, without it, {nights} and others."
        ),
        (None, None) => format!("Nothing that you note goes with the {nights} so far."),
    }
}

/// Writes the links of one grade: "more cramp nights with exercise, fewer with water above 1500 ml".
fn directed(scan: &Scan, grade: Grade, nights: &str) -> Option<String> {
    let named = |is_more: bool| -> Vec<String> {
        let of_grade = scan.findings.iter().filter(|finding| finding.grade == Some(grade));
        let is_more_with = |finding: &Finding| finding.best().is_none_or(|(_, it)| it.rd >= 0.0);
        of_grade.filter(|finding| is_more_with(finding) == is_more).map(name).collect()
    };
    let mut nights = nights;
    let mut parts = Vec::new();
    for (word, names) in [("more", named(true)), ("fewer", named(false))] {
        if !names.is_empty() {
            let nights = std::mem::take(&mut nights);
            parts.push([word, nights, "with", &listed(&names)].join(" ").replace("  ", " "));
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
