//! The words of the clock.

use super::super::words as said;
use super::Clock;
use crate::analysis::words::{clock, clock_title, counted, halves_title, since_noon, time_in_bed};
use crate::analysis::{ClockTimes, HalfHours, NightHalves, Series, TimeInBed};

/// What the scale counts.
pub(super) const SCALE: &str = "cramps that began in each half hour";
/// What the lower part of a bar is.
pub(super) const FIRST: &str = "the first of its night";
/// What the upper part of a bar is.
pub(super) const LATER: &str = "later the same night";

/// Returns the finding: at what time most cramps begin.
pub(super) fn title(series: &Series, times: Option<&ClockTimes>) -> String {
    match times {
        Some(times) => clock_title(times),
        None if series.known() > 0 && series.cramps() == 0 => said::title(series),
        None => "When in the night cramps begin".to_owned(),
    }
}

/// Returns what the finding rests on: the span, how many nights have a time, and the half of the night that is telling.
pub(super) fn subtitle(
    series: &Series,
    times: Option<&ClockTimes>,
    halves: Option<&NightHalves>,
) -> String {
    let mut sentences = vec![said::span(series)];
    if series.cramp_nights() > 0 {
        let timed = times.map_or(0, |times| times.nights);
        let nights = counted(series.cramp_nights(), "cramp night");
        sentences.push(match series.cramp_nights().saturating_sub(timed) {
            0 if timed == 1 => "A time is noted for the only cramp night".to_owned(),
            0 => format!("A time is noted for all {nights}"),
            _ => format!("A time is noted for {timed} of {nights}"),
        });
    }
    sentences.extend(halves.and_then(halves_title));
    sentences.join(". ")
}

/// Returns where the figures come from, and what is not in the picture.
pub(super) fn source(series: &Series, cramps: &HalfHours) -> String {
    let source = said::source(series);
    match cramps.timeless {
        0 => source,
        1 => format!("{source}; 1 cramp has no time and is not shown"),
        more => {
            format!("{source}; {} have no time and are not shown", counted(more as usize, "cramp"))
        }
    }
}

/// Returns the calm sentence of a picture without a time; `None` if there is one.
pub(super) fn message(series: &Series, cramps: &HalfHours, diary_is_empty: bool) -> Option<String> {
    if cramps.timed() > 0 {
        return None;
    }
    let none = match cramps.timeless {
        0 => "No cramps in these nights",
        _ => "No cramp has a time yet",
    };
    said::message(series, diary_is_empty).or_else(|| Some(none.to_owned()))
}

/// Returns the name of the usual time in bed in two lines.
pub(super) fn in_bed(usual: &TimeInBed) -> [String; 2] {
    const FEWEST_WITH_EDGES: usize = 4;
    let (bed, rise) = (since_noon(usual.bed_h.median), since_noon(usual.rise_h.median));
    let nights = counted(usual.nights(), "night");
    [
        format!("usually in bed {bed} to {rise}"),
        match usual.nights() {
            ..FEWEST_WITH_EDGES => format!("from {nights}"),
            _ => format!("{nights}, half of the times in the soft edges"),
        },
    ]
}

/// Returns the sentences below the table.
pub(super) fn notes(chart: &Clock) -> Vec<String> {
    let times = chart.times.as_ref().map(clock);
    times.into_iter().chain(chart.in_bed.as_ref().map(time_in_bed)).collect()
}

/// Returns what a screen reader says about the chart.
pub(super) fn description(chart: &Clock) -> String {
    let mut sentences = vec![chart.caption.subtitle.clone()];
    sentences.extend(notes(chart));
    let fullest = (0..HalfHours::COUNT).rev().max_by_key(|place| chart.cramps.cramps(*place));
    if let Some(place) = fullest.filter(|place| chart.cramps.cramps(*place) > 0) {
        sentences.push(format!(
            "A strip from noon to noon shows how many cramps began in each half hour; the most, {}, from {}",
            counted(chart.cramps.cramps(place) as usize, "cramp"),
            since_noon(place as f64 / 2.0),
        ));
    }
    sentences.push(chart.caption.source.clone());
    said::joined(sentences) + "."
}
