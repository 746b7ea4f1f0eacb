//! The one sentence that matters.

use super::super::numbers::counted;
use super::super::parts::listed;
use super::figures::plural;
use super::names::name;
use crate::analysis::factors::{Finding, Grade, NIGHTS_NEEDED, Scan, Shut};

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
            format!("Nothing was noted by day, so there is nothing to hold against the {nights}.")
        }
        (None, None) if !scan.is_graded() => picked(scan),
        (None, None) if scan.is_young() => format!(
            "Too early: {} so far; from {NIGHTS_NEEDED} on, what you note by day is held against \
             them.",
            counted(scan.known, "recorded night"),
        ),
        (None, None) if scan.family == 0 && !lacks_nights(scan) => {
            "No month has nights to compare: within each, the nights were alike, or what you \
             note was."
                .to_owned()
        }
        (None, None) if scan.family == 0 => format!(
            "Too early: before anything can be held against the {nights}, it takes \
             {NIGHTS_NEEDED} nights with the same thing noted, and 8 of each kind: with it, \
             without it, {nights} and others."
        ),
        (None, None) => without_a_link(scan, &nights),
    }
}

/// Tells whether more nights of some kind would open a comparison.
fn lacks_nights(scan: &Scan) -> bool {
    let comparisons = || scan.findings.iter().flat_map(|finding| &finding.comparisons);
    comparisons().any(|it| it.nights < NIGHTS_NEEDED || matches!(it.found, Err(Shut::TooFew(_))))
}

/// Names the links of one grade: "more cramp nights with exercise, fewer with water above 1500 ml".
///
/// `None` without one.
pub fn links(scan: &Scan, grade: Grade) -> Option<String> {
    directed(scan, grade, &plural(scan.outcome))
}

/// Says that a picked part of the diary has figures only, and whether it has any.
fn picked(scan: &Scan) -> String {
    if scan.is_young() {
        let nights = counted(scan.known, "recorded night");
        return format!(
            "{nights} in this part of the diary; {NIGHTS_NEEDED} are needed to compare."
        );
    }
    "A picked part of the diary gets figures, and no grades.".to_owned()
}

/// Says how many factors have no sign, and for how many it is too early.
fn without_a_link(scan: &Scan, nights: &str) -> String {
    let of = |grade| scan.findings.iter().filter(|it| it.grade == Some(grade)).count();
    match (of(Grade::NoSign), of(Grade::TooEarly)) {
        (_, 0) => format!("Nothing that you note goes with the {nights} so far."),
        (0, _) => format!("It is too early to say what goes with the {nights}."),
        (no_sign, early) => format!(
            "Nothing shows so far: no sign of {}, and for {early} it is too early.",
            counted(no_sign, "factor"),
        ),
    }
}

/// Writes the links of one grade: "more cramp nights with exercise, fewer with water above 1500 ml".
///
/// What has no direction is a link with the whole amount: "a link with sitting".
fn directed(scan: &Scan, grade: Grade, nights: &str) -> Option<String> {
    let named = |is_more: Option<bool>, name: fn(&Finding) -> String| -> Vec<String> {
        let of_grade = scan.findings.iter().filter(|finding| finding.grade == Some(grade));
        of_grade.filter(|finding| finding.is_more() == is_more).map(name).collect()
    };
    let mut nights = nights;
    let mut parts = Vec::new();
    for (word, names) in [("more", named(Some(true), name)), ("fewer", named(Some(false), name))] {
        if !names.is_empty() {
            let nights = std::mem::take(&mut nights);
            parts.push([word, nights, "with", &listed(&names)].join(" ").replace("  ", " "));
        }
    }
    let undirected = named(None, |finding| finding.subject.label());
    if !undirected.is_empty() {
        parts.push(format!("a link with {}", listed(&undirected)));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
