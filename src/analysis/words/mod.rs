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
mod trend;
mod warnings;

pub use clock::{clock, halves};
pub use cramps::{duration, muscles, pain, sides};
pub use medicines::medicines;
pub use nights::{calm_nights_missing, contradictions, coverage, following, rate, share, unknown};
pub use numbers::counted;
pub use trend::{trend, trend_title};
pub use warnings::{doubled, warning, warning_fact, warning_source, warnings};
