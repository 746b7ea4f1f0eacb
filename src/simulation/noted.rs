//! Noted: what a made-up person notes about a day, and how often it is so.

use chrono::{Datelike, NaiveDate};

use super::spells::logistic;
use crate::diary::Word;

/// A factor that is noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// The key of the factor in the catalogue.
    pub factor: Word,
    /// How often a day is exposed to it, or how much of it there is.
    pub habit: Habit,
    /// The levels that occur, of a category; empty if all do.
    pub levels: &'static [&'static str],
    /// What a cramp in the night before adds to the log-odds of an exposed day; 0 for nothing.
    ///
    /// An amount with a habit of its own does not answer to cramps.
    pub after_cramp: f64,
}

/// When a factor is so: the chance of an exposed day, or the amount itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Habit {
    /// The same chance every day.
    Any(f64),
    /// One chance from Monday to Friday, another at the weekend.
    Week(f64, f64),
    /// A chance for each weekday, from Monday on.
    Weekdays([f64; 7]),
    /// One chance in midwinter, another in midsummer, gliding between.
    Season(f64, f64),
    /// A share of all days, in runs of this mean length in days.
    Runs(f64, f64),
    /// A season with weather in it: what was so stays so on `kept` of the days.
    Weather {
        /// The chance of an exposed day in midwinter.
        winter: f64,
        /// The chance in midsummer; the log-odds glide between.
        summer: f64,
        /// The share of days that are as the day before, whatever the season.
        kept: f64,
    },
    /// An amount, drawn around the mean of the day.
    Amount(Amount),
}

/// How much of something there is: normal around the mean of the day, never below 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The mean from Monday to Friday, in the unit of the factor.
    pub week: f64,
    /// The mean at the weekend.
    pub weekend: f64,
    /// How much more there is in midsummer than in midwinter.
    pub summer: f64,
    /// The standard deviation around the mean of the day.
    pub spread: f64,
    /// The correlation with the day before.
    pub kept: f64,
    /// What the amount is rounded to.
    pub step: f64,
}

/// What the person of the demo notes, in the order in which it is drawn.
///
/// A factor that is added to the catalogue changes no made-up diary until it stands here.
const USUAL: &[&str] = &[
    "water",
    "dry_mouth",
    "dark_urine",
    "hot_day",
    "heavy_sweat",
    "exercise",
    "stretch_bedtime",
    "labour",
    "standing",
    "sitting",
    "footwear",
    "leg_fatigue",
    "leg_tightness",
    "alcohol",
    "caffeine_late",
    "magnesium",
    "bed_time",
    "rise_time",
    "toes_down",
    "heavy_blankets",
    "sleep_position",
];

impl Noted {
    /// Returns a factor with this habit, which does not answer to cramps.
    pub fn new(factor: impl Into<Word>, habit: Habit) -> Self {
        Self { factor: factor.into(), habit, levels: &[], after_cramp: 0.0 }
    }

    /// Returns what the person of the demo notes.
    pub fn usual() -> Vec<Self> {
        USUAL.iter().map(|key| Self::of(*key)).collect()
    }

    /// Returns a factor with the habit that it has in the demo, or would have.
    pub fn of(factor: impl Into<Word>) -> Self {
        let factor = factor.into();
        let habit = Habit::usual(&factor);
        Self::new(factor, habit)
    }
}

impl Habit {
    /// The habits of the demo's person; a factor without one of its own is so on 3 of 10 days.
    fn usual(key: &str) -> Self {
        match key {
            "water" => Self::Week(0.35, 0.55),
            "hot_day" | "heavy_sweat" => Self::Season(0.0, 0.5),
            "dry_mouth" | "dark_urine" => Self::Any(0.15),
            "exercise" => Self::Week(0.4, 0.55),
            "stretch_bedtime" => Self::Runs(0.5, 9.0),
            "labour" => Self::Week(0.1, 0.3),
            "standing" => Self::Week(0.55, 0.2),
            "sitting" => Self::Week(0.5, 0.2),
            "footwear" => Self::Week(0.35, 0.25),
            "leg_fatigue" | "leg_tightness" => Self::Runs(0.3, 4.0),
            "alcohol" => Self::Week(0.2, 0.55),
            "magnesium" => Self::Runs(0.5, 30.0),
            "toes_down" => Self::Any(0.2),
            "heavy_blankets" => Self::Season(0.7, 0.05),
            _ => Self::Any(0.3),
        }
    }

    /// Returns the chance that a day is exposed; `None` for an amount.
    ///
    /// `before` is whether the day before was; `None` on the first day.
    pub(super) fn chance(self, date: NaiveDate, before: Option<bool>) -> Option<f64> {
        Some(match self {
            Self::Any(chance) => chance,
            Self::Week(week, weekend) => by_week(date, week, weekend),
            Self::Weekdays(chances) => {
                let day = date.weekday().num_days_from_monday() as usize;
                chances.get(day).copied().unwrap_or(0.0)
            }
            Self::Season(winter, summer) => winter + (summer - winter) * (1.0 + warmth(date)) / 2.0,
            Self::Runs(share, length) => match before {
                None => share,
                Some(true) => 1.0 - 1.0 / length.max(1.0),
                Some(false) => share / ((1.0 - share).max(0.01) * length.max(1.0)),
            },
            Self::Weather { winter, summer, kept } => {
                let [winter, summer] = [winter, summer].map(|share| (share / (1.0 - share)).ln());
                let share = logistic(winter + (summer - winter) * (1.0 + warmth(date)) / 2.0);
                match before {
                    None => share,
                    Some(so) => (1.0 - kept) * share + if so { kept } else { 0.0 },
                }
            }
            Self::Amount(_) => return None,
        })
    }
}

impl Amount {
    /// Returns the mean of a day.
    pub(super) fn mean(&self, date: NaiveDate) -> f64 {
        by_week(date, self.week, self.weekend) + self.summer / 2.0 * warmth(date)
    }
}

fn by_week(date: NaiveDate, week: f64, weekend: f64) -> f64 {
    if date.weekday().number_from_monday() > 5 { weekend } else { week }
}

/// Returns the season of a date: −1 in the middle of January, 1 in the middle of July.
pub(super) fn warmth(date: NaiveDate) -> f64 {
    -(std::f64::consts::TAU * (f64::from(date.ordinal()) - 15.0) / 365.25).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    #[test]
    fn summer_is_warm() {
        assert!(warmth(on("2026-07-16")) > 0.99);
        assert!(warmth(on("2026-01-15")) < -0.99);
    }

    #[test]
    fn each_weekday_can_have_its_own_chance() {
        let habit = Habit::Weekdays([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
        assert_eq!(habit.chance(on("2026-11-16"), None), Some(0.1));
        assert_eq!(habit.chance(on("2026-11-22"), None), Some(0.7));
        assert_eq!(Habit::Week(0.1, 0.2).chance(on("2026-11-21"), None), Some(0.2));
    }

    #[test]
    fn weather_stays_and_follows_the_season() {
        let habit = Habit::Weather { winter: 0.03, summer: 0.62, kept: 0.6 };
        let chance = |date, before| habit.chance(on(date), before).unwrap();
        assert!((chance("2026-01-15", None) - 0.03).abs() < 0.001);
        assert!((chance("2026-07-16", None) - 0.62).abs() < 0.001);
        assert!((chance("2026-07-16", Some(true)) - 0.848).abs() < 0.001);
        assert!((chance("2026-07-16", Some(false)) - 0.248).abs() < 0.001);
        let spring = chance("2026-04-15", None);
        assert!((0.15..0.25).contains(&spring), "{spring}");
    }
}
