//! Now: the moment and the place at which the words are said.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

use crate::diary::{Moment, Night, is_recordable};

use super::Refused;

/// The moment and the time zone in which words such as "yesterday" are meant.
#[derive(Clone, Debug)]
pub struct Now {
    /// The present moment.
    pub moment: Moment,
    /// The zone whose clock the person reads.
    pub zone: Tz,
    /// In the hour that comes twice in autumn, whether the later one is meant.
    pub later: bool,
    /// The night in which a bare clock time lies; without one it is the most recent such time.
    pub night: Option<Night>,
}

impl Now {
    /// Returns the date and time on the person's clock.
    pub fn local(&self) -> NaiveDateTime {
        self.moment.at().with_timezone(&self.zone).naive_local()
    }

    /// Returns today's date.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// Returns the night that contains the present moment.
    pub fn night(&self) -> Night {
        Night::containing(self.local())
    }

    /// Returns this instant as the person's clock shows it.
    pub fn moment_of<Z: TimeZone>(&self, at: &DateTime<Z>) -> Moment {
        Moment::new(at.with_timezone(&self.zone).fixed_offset(), self.zone.name())
    }

    /// Refuses a day that cannot be recorded: one of no diary, or still to come.
    pub(super) fn refuse_unless_day(&self, date: NaiveDate) -> Result<(), Refused> {
        match date {
            _ if date > self.today() => Err(Refused::FutureDay(date)),
            _ if !is_recordable(date) => Err(Refused::DayOutside(date)),
            _ => Ok(()),
        }
    }

    /// Refuses a night that cannot be recorded: one of no diary, or not begun.
    pub(super) fn refuse_unless_night(&self, night: Night) -> Result<(), Refused> {
        match night {
            _ if night > self.night() => Err(Refused::FutureNight(night)),
            _ if !night.is_recordable() => Err(Refused::NightOutside(night)),
            _ => Ok(()),
        }
    }

    /// Tells whether an instant is still to come.
    pub(super) fn is_before<Z: TimeZone>(&self, at: &DateTime<Z>) -> bool {
        self.moment.at() < *at
    }
}
