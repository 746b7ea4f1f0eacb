//! Twelve: the plan of the diaries in which the method was tried.
//!
//! Its habits are those of the sample diaries (`tests/data/samples`): the tests hold them side by
//! side. How a factor matters was chosen by what the method then finds, beside what it is known
//! to find in such diaries: exposed days multiply the risk, and not the odds; an amount multiplies
//! the odds, spread by spread; and a chance is that of a usual night, not the mean of all nights.

use chrono::NaiveDate;

use super::effect::{Effect, Lag, Size};
use super::noted::{Amount, Habit, Noted};
use super::plan::Plan;
use super::spells::Spells;

/// Where the chance is that of a usual night, in hours of standing: half a spread below their mean.
const USUAL_STANDING_H: f64 = 3.0;

/// The spread of the hours of standing over all days.
const STANDING_SPREAD_H: f64 = 2.25;

impl Plan {
    /// Returns a plan of twelve noted factors, of which none matters: season, mild spells, gaps.
    ///
    /// The habits, gaps and forgotten entries are those of the sample diaries of two and ten
    /// years. In a usual night, between good and bad spells, the chance of a cramp is 25 %;
    /// [`Plan::with_usual_chance`] sets another.
    pub fn twelve(seed: u64, first: NaiveDate, nights: u32) -> Self {
        Self {
            summer_odds_ratio: 2.0,
            spells: Spells::Mild,
            noted: twelve(),
            bouts: false,
            gaps_per_year: 2.6,
            ..Self::new(seed, first, nights)
        }
        .with_usual_chance(0.25)
    }

    /// Returns the plan with this chance in a usual night, as its spells are.
    #[must_use]
    pub fn with_usual_chance(self, chance: f64) -> Self {
        Self { base_share: self.spells.mean_share(chance), ..self }
    }
}

impl Effect {
    /// Returns an effect of the hours of standing of [`Plan::twelve`]: one spread more multiplies
    /// the odds by this.
    pub fn of_standing(odds_ratio: f64) -> Self {
        let size = Size::Amount { odds_ratio, per: STANDING_SPREAD_H, from: USUAL_STANDING_H };
        Self { factor: "standing".into(), size, lag: Lag::SameNight }
    }
}

fn twelve() -> Vec<Noted> {
    let hours = |week, weekend| {
        Habit::Amount(Amount { week, weekend, summer: 0.0, spread: 2.0, kept: 0.0, step: 0.25 })
    };
    let water = Amount {
        week: 1700.0,
        weekend: 1700.0,
        summer: 340.0,
        spread: 390.0,
        kept: 0.5,
        step: 50.0,
    };
    let gym = Habit::Weekdays([0.80, 0.15, 0.80, 0.15, 0.80, 0.15, 0.15]);
    let evenings_out = Habit::Weekdays([0.15, 0.15, 0.15, 0.15, 0.65, 0.65, 0.15]);
    vec![
        Noted::new("exercise", gym),
        Noted { levels: &["heels", "trainers"], ..Noted::new("footwear", Habit::Week(0.25, 0.10)) },
        Noted::new("alcohol", evenings_out),
        Noted::new("toes_down", Habit::Any(0.30)),
        Noted::new("stretch_bedtime", Habit::Runs(0.60, 11.0)),
        Noted::new("hot_day", Habit::Weather { winter: 0.03, summer: 0.62, kept: 0.58 }),
        Noted::new("caffeine_late", Habit::Any(0.45)),
        Noted::new("heavy_blankets", Habit::Weather { winter: 0.75, summer: 0.10, kept: 0.76 }),
        Noted::new("magnesium", Habit::Runs(0.40, 30.0)),
        Noted::new("standing", hours(5.0, 2.0)),
        Noted::new("sitting", hours(8.0, 4.0)),
        Noted::new("water", Habit::Amount(water)),
    ]
}

#[cfg(test)]
mod tests;
