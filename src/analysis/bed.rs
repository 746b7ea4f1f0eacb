//! Bed: when the person usually goes to bed and gets up.

use chrono::{NaiveTime, Timelike};

use crate::diary::{Day, Diary, Night, Value};

use super::distribution::Quartiles;

/// A day on the clock, in seconds.
const DAY_S: u32 = 24 * 60 * 60;
/// Noon, where nights turn over, in seconds since midnight.
const NOON_S: u32 = DAY_S / 2;

/// The usual time in bed, over the nights that noted both ends of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeInBed {
    /// When the person goes to bed, in hours since noon: from 0 up to but not including 24.
    pub bed_h: Quartiles,
    /// When the person gets up, in hours since the same noon; 24 and more after the next noon.
    pub rise_h: Quartiles,
}

impl TimeInBed {
    /// Returns the usual time in bed over the nights from `first` to `last`, both included.
    ///
    /// `None` without a night that noted both its bed time and its rise time.
    pub fn of(diary: &Diary, first: Night, last: Night) -> Option<Self> {
        let nights = first.evening()..=last.evening();
        let noted: Vec<(f64, f64)> = diary
            .days
            .iter()
            .filter(|(date, _)| nights.contains(date))
            .filter_map(|(_, day)| bed_and_rise(day))
            .map(|(bed, rise)| (bed as f64 / 3600.0, rise as f64 / 3600.0))
            .collect();
        Some(Self {
            bed_h: Quartiles::of(noted.iter().map(|(bed, _)| *bed))?,
            rise_h: Quartiles::of(noted.iter().map(|(_, rise)| *rise))?,
        })
    }

    /// Returns how many nights noted both ends.
    pub fn nights(&self) -> usize {
        self.bed_h.n
    }
}

/// Returns the bed time and the rise time of the night that begins on this day, in seconds since its noon.
///
/// Whoever rises at an earlier time of the clock than they went to bed rises after the next noon.
/// `None` unless both are noted.
pub(super) fn bed_and_rise(day: &Day) -> Option<(i64, i64)> {
    let noted = |key: &str| match day.readings.get(key)? {
        Value::Clock(time) => Some(seconds_since_noon(*time)),
        _ => None,
    };
    let (bed, rise) = (noted("bed_time")?, noted("rise_time")?);
    Some((bed, if rise < bed { rise + i64::from(DAY_S) } else { rise }))
}

/// Returns how long after the night turned over a clock on the wall shows this time.
pub(super) fn seconds_since_noon(time: NaiveTime) -> i64 {
    i64::from((time.num_seconds_from_midnight() + DAY_S - NOON_S) % DAY_S)
}

#[cfg(test)]
mod tests {
    use super::super::known::{diary, in_bed};
    use super::*;

    fn night(evening: &str) -> Night {
        Night::named_after(evening.parse().unwrap())
    }

    fn medians(diary: &Diary) -> Option<(f64, f64)> {
        let found = TimeInBed::of(diary, night("2025-01-01"), night("2025-01-31"))?;
        Some((found.bed_h.median, found.rise_h.median))
    }

    #[test]
    fn the_usual_time_in_bed_is_the_middle_of_the_noted_ones() {
        let days = "date,cramp_free,bed_time,rise_time\n\
                    2025-01-01,,22:00,06:00\n2025-01-02,,00:30,07:00\n2025-01-03,,23:00,06:30\n\
                    2025-01-04,,21:00,\n2025-02-01,,12:00,13:00\n";
        let diary = diary(days, "night\n", "kind\n");
        let found = TimeInBed::of(&diary, night("2025-01-01"), night("2025-01-31")).unwrap();
        assert_eq!(found.nights(), 3);
        assert_eq!(found.bed_h, Quartiles { n: 3, lower: 10.5, median: 11.0, upper: 11.75 });
        assert_eq!(found.rise_h, Quartiles { n: 3, lower: 18.25, median: 18.5, upper: 18.75 });
    }

    #[test]
    fn who_sleeps_by_day_gets_up_after_the_next_noon() {
        assert_eq!(medians(&in_bed("2025-01-01", "09:00", "16:00")), Some((21.0, 28.0)));
        assert_eq!(medians(&in_bed("2025-01-01", "12:00", "12:00")), Some((0.0, 0.0)));
    }

    #[test]
    fn one_end_alone_is_no_time_in_bed() {
        assert_eq!(medians(&in_bed("2025-01-01", "22:00", "")), None);
        assert_eq!(medians(&Diary::default()), None);
        let outside = in_bed("2025-01-01", "22:00", "06:00");
        assert_eq!(TimeInBed::of(&outside, night("2025-01-03"), night("2025-01-02")), None);
    }
}
