//! Plan: what is true in a made-up diary, and how it is noted.

use chrono::NaiveDate;

use super::effect::Effect;
use super::gaps::Gap;
use super::noted::Noted;
use super::spells::Spells;
use crate::diary::{Strength, Word};

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
    ///
    /// [`Spells::mean_share`] gives it where the chance in a usual night is known instead.
    pub base_share: f64,
    /// The odds of a cramp in midsummer over those in midwinter; 1 for no season.
    pub summer_odds_ratio: f64,
    /// The odds of a cramp a year on over those in the first night; 1 for no drift.
    pub yearly_odds_ratio: f64,
    /// How strongly bad nights come together.
    pub spells: Spells,
    /// The factors that matter; one that is not noted does not.
    pub effects: Vec<Effect>,
    /// What is noted about a day, and how often it is so, in the order in which it is drawn.
    pub noted: Vec<Noted>,
    /// Whether exercise is noted bout by bout, and not only as yes or no.
    pub bouts: bool,
    /// Medicines taken every day over a period.
    pub regular: Vec<Regular>,
    /// A medicine taken after some of the cramps.
    pub as_needed: Option<AsNeeded>,
    /// Stretches in which nothing was noted.
    pub gaps: Vec<Gap>,
    /// How many more such stretches of 3 to 7 nights begin in a year, at random.
    pub gaps_per_year: f64,
    /// How much of the rest was noted.
    pub told: Told,
}

/// A medicine taken every day over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Regular {
    /// Its name.
    pub name: Word,
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
    /// Returns a medicine that is taken from this night on, every day, and matters this much.
    pub fn from_night(name: impl Into<Word>, from: u32, odds_ratio: f64) -> Self {
        Self {
            name: name.into(),
            strength: None,
            schedule: None,
            from,
            until: None,
            odds_ratio,
            missed: 0.0,
        }
    }

    /// Tells whether it is taken in this night, counted from 0.
    pub(super) fn is_taken(&self, night: u32) -> bool {
        self.from <= night && self.until.is_none_or(|last| night <= last)
    }
}

/// A medicine taken after some of the cramps.
#[derive(Clone, Debug, PartialEq)]
pub struct AsNeeded {
    /// Its name.
    pub name: Word,
    /// How much each time.
    pub strength: Option<Strength>,
    /// The chance that it is taken after a cramp.
    pub after_cramp: f64,
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
    /// Most cramps, and of the rest about half.
    pub const LITTLE: Self = Self { cramps: 0.90, quiet: 0.50, day: 0.60, reading: 0.75 };
}

impl Plan {
    /// Returns a plan in which nothing matters: no season, no drift, no spells, no gaps.
    pub fn new(seed: u64, first: NaiveDate, nights: u32) -> Self {
        Self {
            seed,
            first,
            nights,
            base_share: 0.25,
            summer_odds_ratio: 1.0,
            yearly_odds_ratio: 1.0,
            spells: Spells::None,
            effects: Vec::new(),
            noted: Noted::usual(),
            bouts: true,
            regular: Vec::new(),
            as_needed: None,
            gaps: Vec::new(),
            gaps_per_year: 0.0,
            told: Told::USUAL,
        }
    }
}
