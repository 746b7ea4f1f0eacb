//! Words for factors: what goes with the nights, how surely, and what is still missing.
//!
//! A link is never called a cause.

mod columns;
mod compared;
mod figures;
mod finding;
mod headline;
mod missing;
mod names;
#[cfg(test)]
mod tests;

pub use columns::{ENOUGH, NIGHTS_TO_GO, heading, last_cell, last_heading};
pub use compared::{compared, outcome};
pub use figures::{
    beside, chance, clumped, counts_and_shares, difference, limits, number, one_in, p, ratio,
    reverse, season, share, signed, within_months,
};
pub use finding::{cautions, finding};
pub use headline::{headline, links};
pub use missing::{enough_on, more_in_short, more_to_go, not_compared};
pub use names::{exposure, lag, name, named, parted};
