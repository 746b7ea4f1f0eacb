//! Refused: words that are understood, and cannot be.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};

use crate::diary::{Night, YEARS};

/// Why a moment, a day or a span of nights cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The time is still to come.
    FutureTime(NaiveDateTime),
    /// The day is still to come.
    FutureDay(NaiveDate),
    /// The night has not begun.
    FutureNight(Night),
    /// The day is of a year of which no diary is kept.
    DayOutside(NaiveDate),
    /// The night is of a year of which no diary is kept.
    NightOutside(Night),
    /// The clocks jumped over this time.
    Gap {
        /// The time that no clock showed.
        local: NaiveDateTime,
        /// The last minute before the jump.
        before: NaiveDateTime,
        /// The first minute after it.
        after: NaiveDateTime,
    },
    /// The last night is before the first.
    NightsBackwards(Night, Night),
    /// The last day is before the first.
    DaysBackwards(NaiveDate, NaiveDate),
}

impl std::error::Error for Refused {}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FutureTime(local) => {
                write!(f, "{} is still to come", local.format("%a %-d %b %Y %H:%M"))
            }
            Self::FutureDay(day) => write!(f, "{} is still to come", day.format("%a %-d %b %Y")),
            Self::FutureNight(night) => write!(f, "the {night} has not begun"),
            Self::DayOutside(day) => {
                write!(f, "{} is {}", day.format("%a %-d %b %Y"), outside_the_years())
            }
            Self::NightOutside(night) => write!(f, "the {night} is {}", outside_the_years()),
            Self::Gap { local, before, after } => write!(
                f,
                "{} was on no clock: the clocks jumped from {} to {}",
                local.format("%a %-d %b %Y %H:%M"),
                before.format("%H:%M"),
                after.format("%H:%M"),
            ),
            Self::NightsBackwards(first, last) => write!(f, "the {last} is before the {first}"),
            Self::DaysBackwards(first, last) => write!(
                f,
                "the last day, {}, is before the first, {}",
                last.format("%a %-d %b %Y"),
                first.format("%a %-d %b %Y"),
            ),
        }
    }
}

/// Returns what is wrong with a day of another century: "outside the years 1900 to 2199".
fn outside_the_years() -> String {
    format!("outside the years {} to {}", YEARS.start(), YEARS.end())
}
