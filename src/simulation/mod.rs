//! Made-up diaries with a known truth, the same for the same seed.
//!
//! A [`Plan`] says what is true; [`Plan::diary`] tells it as a person would have noted it:
//! with bad spells, weekly habits, gaps, forgotten readings and quiet nights that nobody
//! confirmed. What an analysis finds can then be held against what was planned.
//!
//! The chance of a cramp in night *t*, all by logarithms of odds:
//!
//! ```text
//! p(t) = logistic( logit(base) + season(t) + spell(t) + ln(odds ratio of each medicine) )
//!        × risk ratio of each factor to which day t was exposed, at most 0.95
//! ```
//!
//! There is no clock and no chance in it: the generator is seeded, and the caller places
//! local times in a zone.

mod demo;
mod diary;
mod habits;
mod medicines;
mod nights;
mod plan;
mod random;
mod shuffle;
mod teller;
mod truth;
mod values;

pub use plan::{AsNeeded, Effect, Gap, Habit, Plan, Regular, Spells, Told};
pub use shuffle::shuffled;
