//! The words of the weekly chart.

use super::super::weeks::scale;
use super::super::words as said;
use super::Weekly;
use crate::analysis::words::counted;
use crate::analysis::{Coverage, MedicineStart};

/// What a marked night is, the shortest that still fits last.
pub(super) const TELLING: [&str; 2] = ["worth telling a doctor now", "for a doctor now"];
/// What a night without a mark does not say: a warning is marked only while it is told.
pub(super) const ONLY_NOW: &str = "Past warnings have no diamond";
/// What the brackets count, in two lines.
pub(super) const BRACKETS: [&str; 2] = ["cramp nights of", "8 weeks each"];
/// What holds of every bracket.
pub(super) const CAUTION: &str = "One start is one event, and bad times pass";

/// What else holds of the brackets of picked nights.
pub(super) const ONLY_PICKED: &str = "Only picked nights count";

/// Returns what the nights before a start say, the longest first.
pub(super) fn before(start: &MedicineStart) -> Vec<String> {
    let nights = of_nights(&start.nights.before);
    vec![format!("before: {nights}"), nights]
}

/// Returns what the nights since a start say, the longest first.
pub(super) fn since(start: &MedicineStart) -> Vec<String> {
    let nights = of_nights(&start.nights.since);
    let grade = start.nights.grade.map(|grade| format!(", {}", grade.word())).unwrap_or_default();
    vec![
        format!("since {}: {nights}{grade}", said::medicine(start)),
        format!("since: {nights}{grade}"),
        nights,
    ]
}

fn of_nights(coverage: &Coverage) -> String {
    format!("{} of {}", coverage.cramp_nights, counted(coverage.known, "night"))
}

/// Returns what a screen reader says about the chart.
pub(super) fn description(weekly: &Weekly) -> String {
    let known = weekly.rates.weeks.iter().filter(|week| week.known > 0).count();
    let mut sentences = vec![
        weekly.caption.subtitle.clone(),
        weekly.caption.source.clone(),
        format!(
            "Bars show {} for {} of {}; weeks without a recorded night are gaps, not zero",
            scale(1),
            known,
            counted(weekly.rates.weeks.len(), "week")
        ),
    ];
    sentences.extend(weekly.courses.iter().map(|course| match course.last {
        Some(last) => format!("{}: {} to {last}", course.label, course.first),
        None => format!("{}: since {}", course.label, course.first),
    }));
    sentences.extend(notes(weekly));
    said::joined(sentences) + "."
}

/// Returns what stands in brackets and at marks, in sentences.
pub(super) fn notes(weekly: &Weekly) -> Vec<String> {
    let compared = weekly.starts.iter().filter(|start| start.nights.difference.is_some());
    let mut notes: Vec<String> = compared
        .map(|start| {
            let (before, since) = (&start.nights.before, &start.nights.since);
            format!(
                "8 weeks before {}, from {} on: cramps on {} of {} recorded nights; first 8 weeks \
                 since: {} of {}.",
                said::medicine(start),
                start.started_on,
                before.cramp_nights,
                before.known,
                since.cramp_nights,
                since.known,
            )
        })
        .collect();
    notes.extend(weekly.telling.iter().map(|telling| telling.said.clone()));
    notes
}
