//! Lateness: how long after the fact things were written down.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use super::Quartiles;
use crate::diary::{Diary, Night};

/// How late is late, in hours.
const A_DAY_H: f64 = 24.0;
/// How long a minute is, in hours.
const A_MINUTE_H: f64 = 1.0 / 60.0;

/// How long after the fact some records were written down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lateness {
    /// How many records there are; at least 1.
    pub records: usize,
    /// Half of them were written down within so many hours; 0 and more.
    pub median_h: f64,
    /// How many were written down within 24 hours.
    pub within_a_day: usize,
}

impl Lateness {
    /// Returns how late the cramps of some nights were written down; `None` without one.
    ///
    /// From the start of a cramp on, or from the noon that ends its night where the start is unknown.
    pub fn of_cramps(diary: &Diary, first: Night, last: Night) -> Option<Self> {
        let cramps = diary.cramps.iter().filter(|cramp| (first..=last).contains(&cramp.night));
        Self::of(cramps.map(|cramp| match &cramp.start {
            Some(start) => minutes(cramp.recorded_at.signed_duration_since(start.at())),
            None => after(cramp.recorded_at, noon_after(cramp.night)),
        }))
    }

    /// Returns how late nights were said to be without a cramp; `None` without one.
    ///
    /// From the noon that ends the night on.
    pub fn of_calm_nights(diary: &Diary, first: Night, last: Night) -> Option<Self> {
        let said = diary.confirmed_none.range(first..=last);
        Self::of(said.map(|(night, at)| after(*at, noon_after(*night))))
    }

    /// Returns how late days were noted, by the first word about each; `None` without one.
    ///
    /// From the midnight that ends the day on.
    pub fn of_days(diary: &Diary, first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let days = diary.days.range(first..=last);
        Self::of(days.map(|(date, day)| {
            let ends = date.succ_opt().unwrap_or(*date).and_time(NaiveTime::MIN);
            after(day.recorded_at, ends)
        }))
    }

    fn of(hours: impl Iterator<Item = f64>) -> Option<Self> {
        let hours: Vec<f64> = hours.map(|hours| hours.max(0.0)).collect();
        let quartiles = Quartiles::of(hours.iter().copied())?;
        let within_a_day = hours.iter().filter(|hours| **hours <= A_DAY_H).count();
        Some(Self { records: quartiles.n, median_h: quartiles.median, within_a_day })
    }

    /// Returns the share that was written down within 24 hours, 0 to 1.
    pub fn share_within_a_day(&self) -> f64 {
        self.within_a_day as f64 / self.records as f64
    }
}

/// Returns the noon at which a night turns over to the next.
fn noon_after(night: Night) -> NaiveDateTime {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    night.morning().and_time(noon)
}

/// Returns how many hours after a time on the wall something was written down, by that same clock.
fn after(recorded_at: DateTime<FixedOffset>, then: NaiveDateTime) -> f64 {
    minutes(recorded_at.naive_local() - then)
}

fn minutes(length: chrono::TimeDelta) -> f64 {
    length.num_minutes() as f64 * A_MINUTE_H
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Cramp, Day, Moment, Recorded};

    fn at(text: &str) -> DateTime<FixedOffset> {
        text.parse().unwrap()
    }

    fn night(evening: &str) -> Night {
        Night::named_after(evening.parse().unwrap())
    }

    fn cramp(cramp: Cramp, recorded_at: &str) -> Recorded<Cramp> {
        Recorded { number: 1, key: String::new(), recorded_at: at(recorded_at), fact: cramp }
    }

    #[test]
    fn a_cramp_is_late_from_its_start_and_without_one_from_noon() {
        let start = Moment::new(at("2026-11-22T03:00:00+01:00"), "Europe/Berlin");
        let cramps = vec![
            cramp(Cramp::at(start), "2026-11-22T05:00:00+01:00"),
            cramp(Cramp::on(night("2026-11-21")), "2026-11-22T08:00:00+01:00"),
            cramp(Cramp::on(night("2026-11-21")), "2026-11-24T12:00:00+01:00"),
        ];
        let diary = Diary { cramps, ..Diary::default() };
        let found = Lateness::of_cramps(&diary, night("2026-11-21"), night("2026-11-21")).unwrap();
        assert_eq!((found.records, found.within_a_day), (3, 2));
        assert!((found.median_h - 2.0).abs() < 1e-9, "0 h, 2 h and 48 h");
        assert!((found.share_within_a_day() - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_said_of_a_calm_night_or_a_day_is_late_from_its_end() {
        let mut diary = Diary::default();
        diary.confirmed_none.insert(night("2026-11-20"), at("2026-11-22T12:00:00+01:00"));
        let date = night("2026-11-20").evening();
        diary.days.insert(date, Day::new(at("2026-11-20T21:00:00+01:00")));
        let calm = Lateness::of_calm_nights(&diary, night("2026-11-01"), night("2026-11-30"));
        assert!((calm.unwrap().median_h - 24.0).abs() < 1e-9);
        let days = Lateness::of_days(&diary, date, date).unwrap();
        assert!(days.median_h.abs() < 1e-9, "before the day is over is not late");
    }

    #[test]
    fn nothing_written_down_is_neither_early_nor_late() {
        let (first, last) = (night("2026-01-01"), night("2026-12-31"));
        assert_eq!(Lateness::of_cramps(&Diary::default(), first, last), None);
        assert_eq!(Lateness::of_calm_nights(&Diary::default(), first, last), None);
    }
}
