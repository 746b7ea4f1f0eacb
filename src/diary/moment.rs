//! Moment: an instant together with the clock that hung on the wall.

use chrono::{DateTime, FixedOffset, NaiveDateTime, SecondsFormat, Utc};

use super::{Night, is_recordable};

/// An instant, the UTC offset in force where it happened, and the name of the time zone.
///
/// All three are fixed at entry, so that neither travel nor a change of a
/// country's clock rules ever moves an old entry. Precise to the second.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    at: DateTime<FixedOffset>,
    zone: String,
}

impl Moment {
    /// Returns the moment of this instant in the zone of this IANA name.
    pub fn new(at: DateTime<FixedOffset>, zone: impl Into<String>) -> Self {
        Self { at, zone: zone.into() }
    }

    /// Returns the instant with its offset.
    pub fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }

    /// Returns the IANA name of the time zone, such as `Europe/Berlin`.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// Returns the date and time that a clock on the wall showed.
    pub fn local(&self) -> NaiveDateTime {
        self.at.naive_local()
    }

    /// Returns the night that contains the moment.
    pub fn night(&self) -> Night {
        Night::containing(self.local())
    }

    /// Tells whether a diary can have this moment: its day and its night are ones of a diary.
    pub fn is_recordable(&self) -> bool {
        is_recordable(self.local().date()) && self.night().is_recordable()
    }

    /// Returns the offset from UTC in minutes, positive to the east.
    pub fn offset_min(&self) -> i32 {
        self.at.offset().local_minus_utc() / 60
    }

    /// Writes the instant in UTC: `2026-11-22T02:12:00Z`.
    pub fn utc_text(&self) -> String {
        self.at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Writes the local time with its offset: `2026-11-22T03:12:00+01:00`.
    pub fn local_text(&self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Secs, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_follows_the_clock_on_the_wall_not_utc() {
        let at = "2026-11-22T23:30:00-05:00".parse().unwrap();
        let moment = Moment::new(at, "America/New_York");
        assert_eq!(moment.night().to_string(), "night of Sun 22 → Mon 23 Nov 2026");
        assert_eq!(moment.utc_text(), "2026-11-23T04:30:00Z");
        assert_eq!(moment.local_text(), "2026-11-22T23:30:00-05:00");
        assert_eq!(moment.offset_min(), -300);
    }

    #[test]
    fn a_diary_begins_at_the_noon_of_its_first_day_and_ends_with_its_last() {
        let is_recordable = |at: &str| Moment::new(at.parse().unwrap(), "").is_recordable();
        for at in ["1900-01-01T12:00:00+14:00", "2199-12-31T23:59:59-12:00"] {
            assert!(is_recordable(at), "{at}");
        }
        for at in ["1900-01-01T11:59:59Z", "2200-01-01T00:00:00Z"] {
            assert!(!is_recordable(at), "{at}");
        }
    }
}
