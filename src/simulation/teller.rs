//! Teller: the made-up person who writes things down.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::random::Random;
use crate::diary::{Moment, Night, Recorded};

/// Writes things down: draws what is noted, gives keys, places local times in a zone.
pub(super) struct Teller<'a> {
    /// What is noted, and how.
    pub(super) random: Random,
    keys: Random,
    moment: &'a dyn Fn(NaiveDateTime) -> Moment,
}

impl<'a> Teller<'a> {
    /// Returns the teller of this seed.
    pub(super) fn new(seed: u64, moment: &'a dyn Fn(NaiveDateTime) -> Moment) -> Self {
        Self { random: Random::stream(seed, 4), keys: Random::stream(seed, 5), moment }
    }

    /// Returns the moment of a local time.
    pub(super) fn moment(&self, local: NaiveDateTime) -> Moment {
        (self.moment)(local)
    }

    /// Writes a fact down at this local time.
    pub(super) fn write<T>(&mut self, fact: T, local: NaiveDateTime) -> Recorded<T> {
        let recorded_at = self.moment(local).at();
        Recorded { number: 0, key: self.keys.key(), recorded_at, fact }
    }
}

/// Returns the midnight within the night of this date.
pub(super) fn midnight(date: NaiveDate) -> NaiveDateTime {
    Night::named_after(date).morning().and_time(NaiveTime::MIN)
}

/// Returns the breakfast after the night of this date, when the diary is kept: 08:10.
pub(super) fn breakfast(date: NaiveDate) -> NaiveDateTime {
    midnight(date) + TimeDelta::minutes(8 * 60 + 10)
}
