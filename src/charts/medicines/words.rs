//! The words of the chart of the medicines: what is seen before and since, and never why.

use chrono::NaiveDate;

use super::super::words as said;
use super::{Lane, MedicineStart, Medicines, Series, has_nights_before};
use crate::analysis::Coverage;
use crate::analysis::medicines::{BeforeAfter, BeforeAfterGrade, Change, ChangeKind, Difference};
use crate::analysis::words::factors;
use crate::analysis::words::{
    ONLY_PICKED, START_CAUTION, counted, listed, medicines, percent, starts_without_before,
};

/// What stands above the rows of the starts.
pub(super) const STARTS: &str = "Before and since each start";
/// What the nights before a start are.
pub(super) const BEFORE: &str = "8 weeks before";
/// What the nights since a start are.
pub(super) const SINCE: &str = "first 8 weeks since";
/// What the scale counts.
pub(super) const IN_100: &str = "cramp nights in 100";
/// What the figures beside the scale are.
pub(super) const LIKELY: &str = "difference (likely)";

/// Returns the finding; `is_recorded` tells whether the diary has any medicine at all.
pub(super) fn title(lanes: &[Lane], starts: &[MedicineStart], is_recorded: bool) -> String {
    let compared: Vec<_> = starts.iter().filter(|start| has_nights_before(start)).collect();
    let with_courses = lanes.iter().filter(|lane| !lane.courses.is_empty()).count();
    if lanes.is_empty() {
        let words =
            if is_recorded { "No medicine in these nights" } else { "No medicine is recorded" };
        return words.to_owned();
    }
    if let Some(finding) = possible(&compared) {
        return finding;
    }
    match *compared.as_slice() {
        [only] if only.nights.grade.is_none() => {
            format!("Cramp nights before and since {}", said::medicine(only))
        }
        [only] => format!("Nothing can be said yet of the start of {}", said::medicine(only)),
        [first, ..] if first.nights.grade.is_none() => {
            format!("Cramp nights before and since {} starts", compared.len())
        }
        [_, ..] => format!("Nothing can be said yet of {} starts", compared.len()),
        [] if with_courses > 0 => {
            let medicines = counted(lanes.len(), "medicine");
            let none =
                if starts.is_empty() { "in these nights" } else { "that can be compared yet" };
            format!("{medicines}, no start {none}")
        }
        [] => only_doses(lanes),
    }
}

/// Says since which starts there are possibly fewer or more cramp nights; `None` if there is no such start.
///
/// Of many starts some are possible by chance alone: how many there are belongs to it.
fn possible(starts: &[&MedicineStart]) -> Option<String> {
    let compared = starts.iter().filter(|start| start.nights.difference.is_some()).count();
    let side = |is_fewer: bool| -> Vec<&MedicineStart> {
        let is_possible = |start: &&MedicineStart| {
            let (grade, difference) = (start.nights.grade, start.nights.difference);
            grade == Some(BeforeAfterGrade::Possible)
                && difference.is_some_and(|it| (it.size < 0.0) == is_fewer)
        };
        starts.iter().copied().filter(is_possible).collect()
    };
    let of = |count: usize| format!("{count} of {compared} starts");
    let only = |word: &str, some: &[&MedicineStart]| match some {
        [] => None,
        [only] if compared == 1 => {
            Some(format!("{word} cramp nights since {}", said::medicine(only)))
        }
        [only] => Some(format!("{word} cramp nights since {}: {}", of(1), said::medicine(only))),
        several => Some(format!("{word} cramp nights since {}", of(several.len()))),
    };
    let finding = match (side(true), side(false)) {
        (fewer, more) if more.is_empty() => only("fewer", &fewer)?,
        (fewer, more) if fewer.is_empty() => only("more", &more)?,
        (fewer, more) => {
            format!("fewer cramp nights since {}, more since {}", of(fewer.len()), more.len())
        }
    };
    Some(format!("Possibly {finding}"))
}

/// Says how many doses there are of medicines without a course.
fn only_doses(lanes: &[Lane]) -> String {
    let taken: usize = lanes.iter().map(|lane| lane.counted().0).sum();
    let missed: usize = lanes.iter().map(|lane| lane.counted().1).sum();
    let of = match lanes {
        [only] => only.medicine.clone(),
        several => counted(several.len(), "medicine"),
    };
    match taken {
        0 => format!("{} of {of}", counted(missed, "missed dose")),
        taken => format!("{} of {of}", counted(taken, "dose")),
    }
}

/// Returns what the finding rests on.
pub(super) fn subtitle(series: &Series, lanes: &[Lane]) -> String {
    let span = said::span(series);
    let needed = lanes.iter().filter(|lane| lane.courses.is_empty()).count();
    match (lanes.len(), needed) {
        (0, _) => span,
        (all, 0) => format!("{span}. {}", counted(all, "medicine")),
        (all, needed) if all == needed => {
            format!("{span}. {}, by single doses", counted(all, "medicine"))
        }
        (all, needed) => {
            format!("{span}. {}, {needed} of them by single doses", counted(all, "medicine"))
        }
    }
}

/// Says how many doses were taken, and how many were missed.
fn doses(lane: &Lane) -> String {
    match lane.counted() {
        (0, missed) => counted(missed, "missed dose"),
        (taken, 0) => counted(taken, "dose"),
        (taken, missed) => format!("{}, {missed} missed", counted(taken, "dose")),
    }
}

/// Says how many medicines have no lane.
pub(super) fn more_medicines(count: usize) -> String {
    format!("{}: cramp chart medicines --text", counted(count, "more medicine"))
}

/// Says when it was started, and as many of the other changes around it as fit.
pub(super) fn since(start: &MedicineStart, fits: impl Fn(&str) -> bool) -> String {
    let since = format!("since {}", date(start.started_on));
    let words: Vec<String> = start.changes.iter().map(change).collect();
    let said = |kept: usize| {
        let (told, more) = words.split_at(kept.min(words.len()));
        let more = match (told, more) {
            (_, []) => None,
            ([], all) => Some(counted(all.len(), "other change")),
            (_, more) => Some(format!("{} more", more.len())),
        };
        let told: Vec<String> = told.iter().cloned().chain(more).collect();
        format!("{since}; within 8 weeks of it also {}", listed(&told))
    };
    if words.is_empty() {
        return since;
    }
    (0..=words.len()).rev().map(said).find(|text| fits(text)).unwrap_or(since)
}

fn change(change: &Change) -> String {
    let word = match change.kind {
        ChangeKind::Start => "from",
        ChangeKind::Stop => "until",
    };
    format!("{} {word} {}", change.medicine.name(), date(change.on))
}

/// Writes a date: "12 Jan 2026".
fn date(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Returns the cramp nights of one side; where they are too few to compare, only how many are recorded.
pub(super) fn share(nights: &Coverage, is_enough: bool) -> String {
    match nights.share().filter(|_| is_enough) {
        Some(share) => {
            format!("{} of {} ({})", nights.cramp_nights, nights.known, percent(share))
        }
        None => format!("{} recorded", nights.known),
    }
}

/// Says how many nights a comparison takes.
pub(super) fn needed() -> String {
    format!("{} of each are needed", BeforeAfter::NIGHTS_NEEDED)
}

/// Returns the figures of a difference in 100 nights: "−11 (−29 to +8)".
pub(super) fn figures(difference: &Difference) -> String {
    format!("{} {}", factors::signed(difference.size), factors::limits(difference.interval))
}

/// Returns what is written at a step of the scale.
pub(super) fn of_scale(in_100: f64) -> String {
    match in_100 {
        fewer if fewer < 0.0 => format!("{:.0} fewer", -fewer),
        more if more > 0.0 => format!("{more:.0} more"),
        _ => "0".to_owned(),
    }
}

/// Returns the sentences below the rows: what has no row, and the caution.
pub(super) fn below(chart: &Medicines, left_out: usize) -> Vec<String> {
    let mut said = Vec::new();
    if left_out > 0 {
        said.push(format!("{}: cramp chart medicines --text", counted(left_out, "more start")));
    }
    said.extend(without_before(chart));
    said.extend(cautions(chart));
    said
}

/// Says of which starts no night before is recorded.
fn without_before(chart: &Medicines) -> Option<String> {
    let alone: Vec<_> = chart.starts.iter().filter(|start| !has_nights_before(start)).collect();
    starts_without_before(&alone)
}

fn cautions(chart: &Medicines) -> Vec<String> {
    let is_compared = chart.compared().any(|start| start.nights.difference.is_some());
    let is_picked = chart.compared().any(|start| start.nights.grade.is_none());
    let said = [(is_picked, ONLY_PICKED), (is_compared, START_CAUTION)];
    said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, text)| text.to_owned()).collect()
}

/// Returns what stands below the table: the courses, the doses, and the cautions.
pub(super) fn notes(chart: &Medicines) -> Vec<String> {
    let mut notes: Vec<String> = chart.lanes.iter().flat_map(of_lane).collect();
    notes.extend(without_before(chart));
    notes.extend(cautions(chart));
    notes
}

/// Says of one medicine each course, and how many doses there were.
fn of_lane(lane: &Lane) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for course in &lane.courses {
        let what = format!("{} {}", lane.medicine, course.label);
        let (what, from) = (what.trim_end(), date(course.first));
        said.push(match course.last {
            Some(last) => format!("{what}: {from} to {}", date(last)),
            None => format!("{what}: since {from}"),
        });
    }
    if !lane.doses.is_empty() {
        said.push(format!("{}: {}", lane.medicine, doses(lane)));
    }
    said
}

/// Returns what a screen reader says about the chart.
pub(super) fn description(chart: &Medicines) -> String {
    let caption = [chart.caption.subtitle.clone(), chart.caption.source.clone()];
    let lanes = chart.lanes.iter().flat_map(of_lane);
    said::joined(caption.into_iter().chain(lanes).chain(medicines(&chart.starts))) + "."
}
