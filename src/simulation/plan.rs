//! Plan: what is true in a made-up diary, and how it is noted.

use chrono::NaiveDate;

use crate::diary::Strength;

/// The truth behind a made-up diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The seed; the same plan gives the same diary.
    pub seed: u64,
    /// The first date, and the evening of the first night.
    pub first: NaiveDate,
    /// How many nights.
    pub nights: u32,
    /// The share of nights with a cramp among nights without any exposure, 0 to 1.
    pub base_share: f64,
    /// The odds of a cramp in midsummer over those in midwinter; 1 for no season.
    pub summer_odds_ratio: f64,
    /// How strongly bad nights come together.
    pub spells: Spells,
    /// The factors that matter.
    pub effects: Vec<Effect>,
    /// How often each factor is so, where it differs from its usual habit.
    pub habits: Vec<(&'static str, Habit)>,
    /// Medicines taken every day over a period.
    pub regular: Vec<Regular>,
    /// A medicine taken after some of the cramps.
    pub as_needed: Option<AsNeeded>,
    /// Stretches in which nothing was noted.
    pub gaps: Vec<Gap>,
    /// How much of the rest was noted.
    pub told: Told,
}

/// How strongly bad nights come together: a latent state of log-odds, AR(1) from night to night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spells {
    /// Every night for itself.
    None,
    /// Standard deviation 0.8, correlation 0.90 from one night to the next.
    Mild,
    /// Standard deviation 1.5, correlation 0.95.
    Strong,
}

impl Spells {
    /// Returns the standard deviation of the latent log-odds, and their correlation by night.
    pub fn latent(self) -> (f64, f64) {
        match self {
            Self::None => (0.0, 0.0),
            Self::Mild => (0.8, 0.90),
            Self::Strong => (1.5, 0.95),
        }
    }
}

/// A factor that matters: the day before counts with the night after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The key of the factor in the catalogue.
    pub factor: &'static str,
    /// The risk on exposed nights over that on others.
    pub risk_ratio: f64,
}

/// When a factor is so: the chance of an exposed day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Habit {
    /// The same chance every day.
    Any(f64),
    /// One chance from Monday to Friday, another at the weekend.
    Week(f64, f64),
    /// One chance in midwinter, another in midsummer, gliding between.
    Season(f64, f64),
    /// A share of all days, in runs of this mean length in days.
    Runs(f64, f64),
}

/// A medicine taken every day over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Regular {
    /// Its name.
    pub name: &'static str,
    /// How much each time.
    pub strength: Option<Strength>,
    /// When it is taken, in words.
    pub schedule: Option<&'static str>,
    /// The night from which on it is taken, counted from 0.
    pub from: u32,
    /// The last such night; `None` while it is still taken.
    pub until: Option<u32>,
    /// The odds of a cramp while it is taken over those without it.
    pub odds_ratio: f64,
    /// The chance of a missed dose on a day of the period.
    pub missed: f64,
}

impl Regular {
    /// Tells whether it is taken in this night, counted from 0.
    pub(super) fn is_taken(&self, night: u32) -> bool {
        self.from <= night && self.until.is_none_or(|last| night <= last)
    }
}

/// A medicine taken after some of the cramps.
#[derive(Clone, Debug, PartialEq)]
pub struct AsNeeded {
    /// Its name.
    pub name: &'static str,
    /// How much each time.
    pub strength: Option<Strength>,
    /// The chance that it is taken after a cramp.
    pub after_cramp: f64,
}

/// A stretch of nights in which nothing was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its first night, counted from 0.
    pub from: u32,
    /// How many nights it lasts.
    pub nights: u32,
}

/// The chance that something was noted, outside gaps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// That the cramps of a night were.
    pub cramps: f64,
    /// That a quiet night was confirmed.
    pub quiet: f64,
    /// That anything about a day was.
    pub day: f64,
    /// That one reading of a noted day was.
    pub reading: f64,
}

impl Told {
    /// What a careful person notes.
    pub const USUAL: Self = Self { cramps: 0.97, quiet: 0.85, day: 0.95, reading: 0.93 };
    /// Everything.
    pub const ALL: Self = Self { cramps: 1.0, quiet: 1.0, day: 1.0, reading: 1.0 };
}

impl Plan {
    /// Returns a plan in which nothing matters: no season, no spells, no gaps.
    pub fn new(seed: u64, first: NaiveDate, nights: u32) -> Self {
        Self {
            seed,
            first,
            nights,
            base_share: 0.25,
            summer_odds_ratio: 1.0,
            spells: Spells::None,
            effects: Vec::new(),
            habits: Vec::new(),
            regular: Vec::new(),
            as_needed: None,
            gaps: Vec::new(),
            told: Told::USUAL,
        }
    }

    /// Tells whether nothing is noted about this night, counted from 0.
    pub(super) fn in_gap(&self, night: u32) -> bool {
        self.gaps.iter().any(|gap| (gap.from..gap.from.saturating_add(gap.nights)).contains(&night))
    }
}
