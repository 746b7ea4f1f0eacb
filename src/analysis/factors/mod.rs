//! Factors: what was so by day, held against the nights.
//!
//! One idea carries it: compare nights only with other nights of the same calendar month, and
//! count clumped nights for less.
//!
//! ```text
//! Diary  ─► Exposure (one value a day) ─┐
//! Series ─► Outcome ─► Strata, Spells ──┴─► Comparison, for each lag ─► Scan: adjusted p, grades,
//!                      (the ground)          gate, test, difference          pairs, nights needed
//! ```
//!
//! Associations only: nothing here shows what leads to what.

mod beside;
mod company;
mod comparison;
mod difference;
mod doses;
mod exposure;
mod finding;
mod gate;
mod grade;
mod holm;
mod needed;
mod outcome;
mod pace;
mod products;
mod scan;
mod sides;
mod spells;
mod split;
mod strata;
mod subject;
#[cfg(test)]
mod tests;

pub use company::Company;
pub use comparison::{Comparison, Found, Lag, Measure};
pub use exposure::{Exposure, of_factor, scanned};
pub use finding::Finding;
pub use gate::{Missing, NIGHTS_NEEDED, Shut};
pub use grade::{Grade, Levels};
pub use needed::{Effect, Needed};
pub use outcome::Rule;
pub use pace::Pace;
pub use scan::Scan;
pub use sides::Sides;
pub use spells::Spells;
pub use split::Split;
pub use subject::Subject;
