//! Made-up diaries with a known truth, the same for the same seed.
//!
//! A [`Plan`] says what is true; [`Plan::diary`] tells it as a person would have noted it:
//! with bad spells, weekly habits, gaps, forgotten readings and quiet nights that nobody
//! confirmed. What an analysis finds can then be held against what was planned.
//!
//! ```text
//! for each night:  Habits ─► the day ─► Truth ─► the chance ─► a cramp or none ─► told, or not
//!                     ▲                                               │
//!                     └──────── a habit may answer to cramps ◄────────┘
//! ```
//!
//! The chance of a cramp in night *t*, most of it by logarithms of odds:
//!
//! ```text
//! p(t) = logistic( logit(usual) + season(t) + drift(t) + spell(t)
//!                  + ln(odds ratio of each medicine) + ln(odds ratio of each amount) · more of it )
//!        × risk ratio of each factor to which the day was exposed, at most 0.95
//! ```
//!
//! There is no clock and no chance in it: the generator is seeded, and the caller places
//! local times in a zone.

mod demo;
mod diary;
mod effect;
mod gaps;
mod habits;
mod medicines;
mod nights;
mod noted;
mod plan;
mod random;
mod shuffle;
mod spells;
mod teller;
mod truth;
mod twelve;
mod values;

pub use effect::{Effect, Lag, Size};
pub use gaps::Gap;
pub use noted::{Amount, Habit, Noted};
pub use plan::{AsNeeded, Plan, Regular, Told};
pub use shuffle::shuffled;
pub use spells::Spells;
