//! Words for the clock: when in the night cramps begin.

use super::super::{ClockTimes, NightHalves, TimeInBed};
use super::numbers::{around, counted, percent, short};
use super::parts::capitalised;

/// Times that spread by fewer hours than this are the same.
const ALIKE: f64 = 0.05;

/// Says when the first cramp of a night begins: "Most begin around 03:35, give or take 1.5 hours (53 nights)."
pub fn clock(times: &ClockTimes) -> String {
    match (times.mean_and_spread(), times.nights) {
        (Some((mean, _)), 1) => format!("It began around {} (1 night).", around(mean)),
        (Some((mean, spread)), nights) if spread < ALIKE => {
            format!("All begin around {} ({nights} nights).", around(mean))
        }
        (Some((mean, spread)), nights) => {
            format!(
                "Most begin around {}, {} ({nights} nights).",
                around(mean),
                give_or_take(spread)
            )
        }
        (None, nights) => {
            format!("They begin at very different times of the clock ({nights} nights).")
        }
    }
}

/// Says the same as the title of a picture: "Most cramps begin around 03:35, give or take 1.5 hours".
pub fn clock_title(times: &ClockTimes) -> String {
    match (times.mean_and_spread(), times.nights) {
        (Some((mean, _)), 1) => format!("The first cramp began around {}", around(mean)),
        (Some((mean, spread)), _) if spread < ALIKE => {
            format!("The first cramp of a night always began around {}", around(mean))
        }
        (Some((mean, spread)), _) => {
            format!("Most cramps begin around {}, {}", around(mean), give_or_take(spread))
        }
        (None, _) => "Cramps begin at very different times of the clock".to_owned(),
    }
}

/// Says what the mean of the times is; `None` where they lie so far apart that it is no help.
pub fn clock_mean(times: &ClockTimes) -> Option<String> {
    let (_, spread) = times.mean_and_spread()?;
    Some(match spread < ALIKE {
        true => "first cramp of every night".to_owned(),
        false => format!("first cramp of a night on average, {}", give_or_take(spread)),
    })
}

fn give_or_take(spread_h: f64) -> String {
    match short(spread_h).as_str() {
        "1" => "give or take 1 hour".to_owned(),
        hours => format!("give or take {hours} hours"),
    }
}

/// Says when the person is usually in bed: "Usually in bed from 22:40 to 06:50 (712 nights)."
pub fn time_in_bed(usual: &TimeInBed) -> String {
    let (bed, rise) = (since_noon(usual.bed_h.median), since_noon(usual.rise_h.median));
    format!("Usually in bed from {bed} to {rise} ({}).", counted(usual.nights(), "night"))
}

/// Writes a time that is given in hours since noon, to the nearest five minutes: 15.33 is "03:20".
pub fn since_noon(hours: f64) -> String {
    around((hours + 12.0).rem_euclid(24.0))
}

/// Says in which half of the time in bed cramps come; `None` unless 10 nights tell it with p ≤ 0.01.
pub fn halves(halves: &NightHalves) -> Option<String> {
    Some(capitalised(&more_often(halves)?) + ".")
}

/// Says the same below the title of a picture.
pub fn halves_title(halves: &NightHalves) -> Option<String> {
    Some(format!("Cramps come {}", more_often(halves)?))
}

fn more_often(halves: &NightHalves) -> Option<String> {
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
        "more often in the {half} half of the time in bed: {count} of {} nights \
         ({}, likely between {} and {})",
        halves.nights(),
        percent(share),
        percent(limits.0),
        percent(limits.1),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::known::in_bed;
    use super::*;
    use crate::diary::Night;

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
    fn a_title_says_the_time_without_the_nights() {
        let said = |hours: &[f64]| clock_title(&ClockTimes::of_hours(hours).unwrap());
        assert_eq!(
            said(&[1.5, 3.5, 5.5, 3.8]),
            "Most cramps begin around 03:35, give or take 1.4 hours"
        );
        assert_eq!(said(&[3.2, 3.2]), "The first cramp of a night always began around 03:10");
        assert_eq!(said(&[3.2]), "The first cramp began around 03:10");
        assert_eq!(said(&[0.0, 8.0, 16.0]), "Cramps begin at very different times of the clock");
    }

    #[test]
    fn a_mean_says_whose_it_is() {
        let said = |hours: &[f64]| clock_mean(&ClockTimes::of_hours(hours).unwrap());
        assert_eq!(
            said(&[1.5, 3.5, 5.5, 3.8]).unwrap(),
            "first cramp of a night on average, give or take 1.4 hours"
        );
        assert_eq!(said(&[3.2, 3.2]).unwrap(), "first cramp of every night");
        assert_eq!(said(&[0.0, 8.0, 16.0]), None);
    }

    #[test]
    fn one_hour_is_not_a_plural() {
        assert_eq!(give_or_take(0.98), "give or take 1 hour");
        assert_eq!(give_or_take(1.06), "give or take 1.1 hours");
    }

    #[test]
    fn the_time_in_bed_is_said_on_the_clock() {
        let diary = in_bed("2025-01-01", "09:00", "16:30");
        let night = Night::named_after("2025-01-01".parse().unwrap());
        assert_eq!(
            time_in_bed(&TimeInBed::of(&diary, night, night).unwrap()),
            "Usually in bed from 09:00 to 16:30 (1 night)."
        );
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
        let title = halves_title(&NightHalves::of_counts(9, 31).unwrap()).unwrap();
        assert!(
            title.starts_with("Cramps come more often in the late") && title.ends_with("88 %)")
        );
        assert_eq!(said(27, 50), None);
        assert_eq!(said(9, 0), None);
    }
}
