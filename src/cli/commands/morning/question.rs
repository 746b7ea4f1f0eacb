//! Question: one thing that is missing.

use chrono::NaiveDate;

use crate::diary::{Catalogue, Cramp, Factor, Night, Recorded};
use crate::grammar::Now;

/// What questions and answers are understood by.
#[derive(Debug)]
pub(super) struct Context {
    /// The present.
    pub(super) now: Now,
    /// Every factor that the diary knows, with its settings.
    pub(super) catalogue: Catalogue,
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Question {
    /// Whether several unknown nights were all without a cramp; the latest first.
    Nights(Vec<Night>),
    /// Whether there was a cramp in an unknown night.
    Night(Night),
    /// What is unknown of a cramp.
    Cramp(Recorded<Cramp>),
    /// What a factor was on the day before a night.
    Factor(FactorAsked),
    /// Whether anything was different with the medicines.
    Medicines {
        /// The courses in force, in words.
        courses: Vec<String>,
        /// The day.
        date: NaiveDate,
    },
}

/// A factor of a day that is not noted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FactorAsked {
    /// The factor.
    pub(super) factor: Factor,
    /// The night after the day.
    pub(super) night: Night,
    /// What is usual: the median of the days before, in the stored unit.
    pub(super) usually: Option<f64>,
}

/// A detail of a cramp that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Where it was.
    Muscle,
    /// Which leg.
    Side,
    /// How long it lasted.
    Duration,
    /// How bad it was.
    Pain,
}

impl Detail {
    /// Returns the details that are unknown of a cramp.
    pub(super) fn unknown_of(cramp: &Cramp) -> Vec<Self> {
        [
            (Self::Muscle, cramp.muscle.is_none()),
            (Self::Side, cramp.side.is_none()),
            (Self::Duration, cramp.duration.is_none()),
            (Self::Pain, cramp.pain.is_none()),
        ]
        .into_iter()
        .filter_map(|(detail, is_unknown)| is_unknown.then_some(detail))
        .collect()
    }
}
