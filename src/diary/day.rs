//! Day: the waking day before a night, with its readings and bouts of exercise.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveTime};

use super::written::written;
use super::{Factor, Recorded, Word};

/// What was noted about one waking day and the bed of its night.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// When something was first noted about the day.
    pub recorded_at: DateTime<FixedOffset>,
    /// The readings; a factor that is missing here is unknown, never "no" and never 0.
    pub readings: BTreeMap<Word, Value>,
    /// The bouts of exercise, in the order in which they were entered.
    pub bouts: Vec<Recorded<Bout>>,
    /// Anything else, in the person's own words; never empty.
    pub note: Option<String>,
}

impl Day {
    /// Returns a day about which nothing is noted yet.
    pub fn new(recorded_at: DateTime<FixedOffset>) -> Self {
        Self { recorded_at, readings: BTreeMap::new(), bouts: Vec::new(), note: None }
    }

    /// Returns the reading of a factor, if there is one.
    pub fn reading(&self, factor: &Factor) -> Option<&Value> {
        self.readings.get(&factor.key)
    }

    /// Tells whether anything is known of a factor; a bout tells that there was exercise.
    pub fn tells(&self, factor: &Factor) -> bool {
        self.readings.contains_key(&factor.key)
            || (factor.key == Factor::EXERCISE && !self.bouts.is_empty())
    }
}

/// The value of one factor on one day.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number in the factor's stored unit, or on its scale; finite.
    Amount(f64),
    /// It was so.
    Yes,
    /// It was not so.
    No,
    /// One of the factor's levels.
    Level(Word),
    /// A time on the clock, to the minute.
    Clock(NaiveTime),
}

/// One bout of exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Bout {
    /// What kind, in one of the words of [`BoutKind`].
    pub kind: BoutKind,
    /// How long it took, in minutes.
    pub minutes: Option<u32>,
    /// How hard it was.
    pub intensity: Option<Intensity>,
    /// When it began, by the clock on the wall.
    pub started: Option<NaiveTime>,
    /// When it ended, by the clock on the wall.
    pub ended: Option<NaiveTime>,
    /// Whether the person stretched before it.
    pub stretched_before: Option<bool>,
    /// Whether the person stretched after it.
    pub stretched_after: Option<bool>,
}

impl Bout {
    /// Returns a bout of which only the kind is known.
    pub fn of(kind: BoutKind) -> Self {
        Self {
            kind,
            minutes: None,
            intensity: None,
            started: None,
            ended: None,
            stretched_before: None,
            stretched_after: None,
        }
    }
}

written! {
    /// A kind of exercise.
    BoutKind {
        /// Walking.
        Walking = "walking",
        /// Running.
        Running = "running",
        /// Cycling.
        Cycling = "cycling",
        /// Swimming.
        Swimming = "swimming",
        /// Training with weights.
        Strength = "strength",
        /// Any other kind, or none said.
        Other = "other",
    }
}

written! {
    /// How hard a bout of exercise was.
    Intensity {
        /// Light.
        Light = "light",
        /// Moderate.
        Moderate = "moderate",
        /// Vigorous.
        Vigorous = "vigorous",
    }
}
