//! Settings: the measures and limits by which one person's diary is read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveTime;

use super::Word;
use super::written::written;

/// The measures and limits of one diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The size of the person's glass, in millilitres.
    pub glass_ml: f64,
    /// How many glasses a day are enough.
    pub water_goal: f64,
    /// Whether a hot day, or one with half an hour of exercise, asks for one glass more.
    pub extra_glass: bool,
    /// The bed time of a night for which none is noted.
    pub bedtime: NaiveTime,
    /// How volumes are shown.
    pub volume: Volume,
    /// The limits that differ from those of the catalogue, by the key of the factor.
    pub limits: BTreeMap<Word, f64>,
    /// The keys of the computed factors that stand in the scan in place of the plain ones.
    pub scan: BTreeSet<Word>,
}

written! {
    /// How volumes are shown; they are stored in millilitres.
    Volume {
        /// In glasses of the person's own size, with millilitres beside them.
        Glasses = "glasses",
        /// In millilitres.
        Millilitres = "ml",
        /// In US fluid ounces.
        FluidOunces = "floz",
    }
}

impl Settings {
    /// The sizes that a glass can have, in millilitres.
    pub const GLASSES_ML: RangeInclusive<f64> = 20.0..=2000.0;

    /// The numbers of glasses that can be enough.
    pub const GOALS: RangeInclusive<f64> = 1.0..=40.0;

    /// The millilitres of a US fluid ounce as labels of food take it.
    pub const FLUID_OUNCE_ML: f64 = 30.0;

    /// The size of a glass unless the person says otherwise: 8 fluid ounces.
    pub const USUAL_GLASS_ML: f64 = 8.0 * Self::FLUID_OUNCE_ML;

    /// Returns the water below which a day counts as exposed, in millilitres.
    pub fn water_goal_ml(&self) -> f64 {
        self.water_goal * self.glass_ml
    }
}

impl Default for Settings {
    /// Returns what holds until the person says otherwise: 8 glasses of 240 ml, the articles' number.
    fn default() -> Self {
        Self {
            glass_ml: Self::USUAL_GLASS_ML,
            water_goal: 8.0,
            extra_glass: false,
            bedtime: NaiveTime::from_hms_opt(23, 0, 0).unwrap_or_default(),
            volume: Volume::Glasses,
            limits: BTreeMap::new(),
            scan: BTreeSet::new(),
        }
    }
}
