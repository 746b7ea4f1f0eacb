//! The reasoning of the diary: pure functions from its nights to findings.
//!
//! Every figure comes with its number of nights and an interval; where there is
//! too little to say, the answer is `None`, never 0 and never NaN.
//!
//! ```text
//! Diary ─► Series ─► Coverage, NightShare, CrampRate, Following, Trend ─┐
//!       ├► cramps ─► ClockTimes, NightHalves, Quartiles, Tried ─────────┼─► Summary ─► words
//!       ├► factors ─► Scan: what goes with the nights ──────────────────┤
//!       ├► courses ─► MedicineStart: before and since ──────────────────┘
//!       ├► cramps, days ─► HalfHours, TimeInBed ─────────────────────────────────────► pictures
//!       ├► cramps, days ─► Lateness, Kept ───────────────────────────────────────────► the report
//!       ├► all of it ─► Slip: what was probably meant otherwise ────────────────────► the check
//!       └► warnings ─────────────────────────────────────────────────────────────────► words
//! ```

mod bed;
mod clock;
mod clumping;
mod coverage;
mod distribution;
pub mod factors;
mod following;
mod half_hours;
mod halves;
mod interval;
mod kendall;
mod lateness;
pub mod medicines;
mod rates;
mod series;
mod slips;
mod summary;
mod trend;
mod tried;
pub mod warnings;
mod weeks;
pub mod words;

#[cfg(test)]
mod known;

pub use bed::TimeInBed;
pub use clock::ClockTimes;
pub use coverage::Coverage;
pub use distribution::Quartiles;
pub use following::Following;
pub use half_hours::HalfHours;
pub use halves::NightHalves;
pub use interval::Interval;
pub use kendall::Kendall;
pub use lateness::Lateness;
pub use medicines::MedicineStart;
pub use rates::{CrampRate, NightShare};
pub use series::Series;
pub use slips::{Slip, Taken, slips};
pub use summary::Summary;
pub use trend::{Direction, MonthShare, Trend, TrendGrade};
pub use tried::{Kept, Tried};
pub use warnings::{Warning, warnings};
pub use weeks::{Week, calm_line};
