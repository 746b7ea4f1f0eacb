//! Words for the clock: when in the night cramps begin.

use super::super::{ClockTimes, NightHalves};
use super::numbers::{around, percent, short};

/// Below this concentration the times lie so far apart that their mean is no help.
const SPREAD_OUT: f64 = 0.5;

/// Says when the first cramp of a night begins: "Most begin around 03:35, give or take 1.5 hours (53 nights)."
pub fn clock(times: &ClockTimes) -> String {
    match (times.mean_h, times.spread_h, times.nights) {
        (Some(mean), _, 1) => format!("It began around {} (1 night).", around(mean)),
        (Some(mean), Some(spread), nights) if spread < 0.05 => {
            format!("All begin around {} ({nights} nights).", around(mean))
        }
        (Some(mean), Some(spread), nights) if times.concentration >= SPREAD_OUT => format!(
            "Most begin around {}, give or take {} hours ({nights} nights).",
            around(mean),
            short(spread),
        ),
        (_, _, nights) => {
            format!("They begin at very different times of the clock ({nights} nights).")
        }
    }
}

/// Says in which half of the time in bed cramps come; `None` unless 10 nights tell it with p ≤ 0.01.
pub fn halves(halves: &NightHalves) -> Option<String> {
    if !halves.is_telling() {
        return None;
    }
    let is_early = halves.early > halves.late;
    let half = if is_early { "early" } else { "late" };
    let (count, share, limits) = if is_early {
        (halves.early, halves.early_share, (halves.interval.low, halves.interval.high))
    } else {
        let limits = (1.0 - halves.interval.high, 1.0 - halves.interval.low);
        (halves.late, 1.0 - halves.early_share, limits)
    };
    Some(format!(
        "More often in the {half} half of the time in bed: {count} of {} nights \
         ({}, likely between {} and {}).",
        halves.nights(),
        percent(share),
        percent(limits.0),
        percent(limits.1),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_said_with_its_spread_and_its_nights() {
        let said = |hours: &[f64]| clock(&ClockTimes::of_hours(hours).unwrap());
        assert_eq!(
            said(&[1.5, 3.5, 5.5, 3.8]),
            "Most begin around 03:35, give or take 1.4 hours (4 nights)."
        );
        assert_eq!(said(&[3.2, 3.2]), "All begin around 03:10 (2 nights).");
        assert_eq!(said(&[3.2]), "It began around 03:10 (1 night).");
        let spread = "They begin at very different times of the clock (3 nights).";
        assert_eq!(said(&[0.0, 8.0, 16.0]), spread);
    }

    #[test]
    fn a_half_is_only_named_where_ten_nights_tell() {
        let said = |early, late| halves(&NightHalves::of_counts(early, late).unwrap());
        assert_eq!(
            said(9, 31).unwrap(),
            "More often in the late half of the time in bed: 31 of 40 nights \
             (78 %, likely between 62 % and 88 %)."
        );
        assert!(said(31, 9).unwrap().contains("early half of the time in bed: 31 of 40"));
        assert_eq!(said(27, 50), None);
        assert_eq!(said(9, 0), None);
    }
}
