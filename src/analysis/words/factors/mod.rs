//! Words for factors: what goes with the nights, how surely, and what is still missing.
//!
//! A link is never called a cause.

mod compared;
mod figures;
mod finding;
mod headline;
mod missing;
mod names;
#[cfg(test)]
mod tests;

pub use compared::{compared, outcome};
pub use figures::{
    beside, chance, clumped, counts_and_shares, difference, number, one_in, p, ratio, reverse,
    share, within_months,
};
pub use finding::{cautions, finding};
pub use headline::headline;
pub use missing::{enough_on, more_in_short, not_compared};
pub use names::{name, named, parted};
