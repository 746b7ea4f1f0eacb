//! The findings in words: short, calm, with their numbers, and never about causes.
//!
//! The same sentences stand in the terminal, in the titles of charts and on paper.
//! "Likely" always means a 95 % interval.

mod clock;
mod cramps;
pub mod factors;
mod medicines;
mod nights;
mod numbers;
mod parts;
mod profile;
mod signs;
mod trend;
mod warnings;

pub use clock::{clock, clock_mean, clock_title, halves, halves_title, since_noon, time_in_bed};
pub use cramps::{NOT_NOTED, TRIED, duration, effect, muscles, pain, sides, technique, tried};
pub use medicines::{CAUTION as START_CAUTION, ONLY_PICKED, medicines, starts_without_before};
pub use nights::{
    beside_a_share, calm_nights_missing, contradictions, coverage, following, rate, share, unknown,
};
pub use numbers::{counted, lasting, percent, short};
pub use parts::{date, listed};
pub use profile::{analyte, judged, partial_date};
pub use signs::sign;
pub use trend::{trend, trend_in_short};
pub use warnings::{doubled, measure, warning, warning_fact, warning_source, warnings};
