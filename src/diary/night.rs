//! Night: named after the evening it begins on, turning over at noon.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::is_recordable;
use super::written::written;

/// One night, named after the date of the evening it begins on.
///
/// A cramp at 03:12 on 22 November belongs to the night of 21 November: nights
/// turn over at 12:00 local time, when nobody is asleep, not at midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Night(NaiveDate);

written! {
    /// What is known about the cramps of a night.
    ///
    /// `Unknown` is never counted as `Free`.
    NightStatus {
        /// At least one cramp is recorded.
        Cramp = "cramp",
        /// The person said that there was none, and no cramp is recorded.
        Free = "none",
        /// Nothing is recorded.
        Unknown = "unknown",
    }
}

impl Night {
    /// Returns the night that begins on the evening of this date.
    pub const fn named_after(evening: NaiveDate) -> Self {
        Self(evening)
    }

    /// Returns the night that contains this moment of local time.
    pub fn containing(local: NaiveDateTime) -> Self {
        let evening = local.checked_sub_signed(TimeDelta::hours(12)).unwrap_or(local);
        Self(evening.date())
    }

    /// Returns the date of the evening on which the night begins.
    pub fn evening(self) -> NaiveDate {
        self.0
    }

    /// Returns the date of the morning on which the night ends.
    pub fn morning(self) -> NaiveDate {
        self.after(1).0
    }

    /// Tells whether a diary can have this night.
    pub fn is_recordable(self) -> bool {
        is_recordable(self.0)
    }

    /// Returns the night this many nights later.
    pub fn after(self, nights: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(nights)).unwrap_or(self.0))
    }

    /// Returns the night this many nights earlier.
    pub fn before(self, nights: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(nights)).unwrap_or(self.0))
    }

    /// Returns the nights from this one to the other, both included; none if the other is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> + Clone {
        self.0.iter_days().take_while(move |date| *date <= last.0).map(Self)
    }

    /// Returns how many nights lie from this one to the later one (0 for the same night).
    pub fn until(self, later: Self) -> i64 {
        (later.0 - self.0).num_days()
    }
}

/// Writes both dates: "night of Sat 21 → Sun 22 Nov 2026".
impl fmt::Display for Night {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (evening, morning) = (self.evening(), self.morning());
        let first = if evening.year() != morning.year() {
            "%a %-d %b %Y"
        } else if evening.month() != morning.month() {
            "%a %-d %b"
        } else {
            "%a %-d"
        };
        write!(f, "night of {} → {}", evening.format(first), morning.format("%a %-d %b %Y"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn night(text: &str) -> Night {
        Night::named_after(text.parse().unwrap())
    }

    #[test]
    fn nights_turn_over_at_noon() {
        for (local, evening) in [
            ("2026-11-22T03:12:00", "2026-11-21"),
            ("2026-11-22T11:59:59", "2026-11-21"),
            ("2026-11-22T12:00:00", "2026-11-22"),
            ("2026-11-22T23:59:59", "2026-11-22"),
        ] {
            assert_eq!(Night::containing(local.parse().unwrap()), night(evening), "{local}");
        }
    }

    #[test]
    fn a_night_is_printed_with_both_dates() {
        assert_eq!(night("2026-11-21").to_string(), "night of Sat 21 → Sun 22 Nov 2026");
        assert_eq!(night("2026-11-30").to_string(), "night of Mon 30 Nov → Tue 1 Dec 2026");
        assert_eq!(night("2026-12-31").to_string(), "night of Thu 31 Dec 2026 → Fri 1 Jan 2027");
    }

    #[test]
    fn a_span_of_nights_includes_both_ends() {
        let nights: Vec<_> = night("2026-11-29").through(night("2026-12-01")).collect();
        assert_eq!(nights, [night("2026-11-29"), night("2026-11-30"), night("2026-12-01")]);
        assert_eq!(night("2026-12-01").through(night("2026-11-29")).count(), 0);
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        assert_eq!(Night(NaiveDate::MAX).after(1), Night(NaiveDate::MAX));
        assert_eq!(Night(NaiveDate::MIN).before(1), Night(NaiveDate::MIN));
        assert_eq!(Night::containing(NaiveDateTime::MIN).evening(), NaiveDate::MIN);
    }
}
