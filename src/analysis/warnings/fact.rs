//! Fact: one thing in a diary that fired a rule.

use std::cmp::Ordering;

use chrono::{DateTime, FixedOffset};

use super::Tally;
use crate::diary::{
    Condition, Course, Cramp, Day, Diary, Dose, Fact as Standing, Night, Recorded, SignAnswer,
    Trimester, Value,
};

/// One thing in a diary that fired a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The night that it belongs to; of something over many nights, the latest.
    pub night: Night,
    /// When it was written down; of something over many nights, the latest of it.
    pub recorded_at: DateTime<FixedOffset>,
    /// What it is.
    pub told: Told<'a>,
}

/// What a fact tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Told<'a> {
    /// A condition that the profile names.
    Condition(&'static Condition),
    /// A pregnancy in the profile, and how far it was.
    Pregnancy(Trimester),
    /// A course of a medicine.
    Course(&'a Recorded<Course>),
    /// A dose of a medicine.
    Dose(&'a Recorded<Dose>),
    /// The answer to a sign.
    Answer(&'a Recorded<SignAnswer>),
    /// A reading of the day before the night, or of the night, by the key of its factor.
    Reading(&'static str, &'a Value),
    /// How long the person lay awake after the cramps of the night, in minutes.
    Awake(u64),
    /// A cramp.
    Cramp(&'a Recorded<Cramp>),
    /// The night cramps of a run of nights.
    Cramps(Tally),
    /// The last 14 nights, and all nights before them.
    Rise {
        /// The last 14 nights.
        now: Tally,
        /// All nights before them.
        before: Tally,
    },
    /// The last 4 weeks, in each of which some measure was kept, and the 4 weeks before them.
    SelfCare {
        /// The measures that were kept, by the keys of their factors, and on how many days.
        kept: Vec<(&'static str, usize)>,
        /// The last 4 weeks.
        now: Tally,
        /// The 4 weeks before them.
        before: Tally,
    },
    /// The last cramps of which it is known whether anything helped.
    Unrelieved {
        /// How many of them nothing helped.
        failed: usize,
        /// How many there are, at most 5.
        of: usize,
    },
}

impl<'a> Fact<'a> {
    pub(super) fn cramp(cramp: &'a Recorded<Cramp>) -> Self {
        let told = Told::Cramp(cramp);
        Self { night: cramp.night, recorded_at: cramp.recorded_at, told }
    }

    pub(super) fn answer(answer: &'a Recorded<SignAnswer>) -> Self {
        let told = Told::Answer(answer);
        Self { night: answer.night, recorded_at: answer.recorded_at, told }
    }

    pub(super) fn reading(night: Night, day: &'a Day, key: &'static str) -> Option<Self> {
        let value = day.readings.get(key)?;
        Some(Self { night, recorded_at: day.recorded_at, told: Told::Reading(key, value) })
    }

    /// A course belongs to the night of its first day, which stays the same however long it lasts.
    pub(super) fn course(course: &'a Recorded<Course>) -> Self {
        let night = Night::named_after(course.started_on);
        Self { night, recorded_at: course.recorded_at, told: Told::Course(course) }
    }

    pub(super) fn dose(dose: &'a Recorded<Dose>) -> Self {
        let night = Night::named_after(dose.date);
        Self { night, recorded_at: dose.recorded_at, told: Told::Dose(dose) }
    }

    /// Returns the pregnancy that the profile has on the date of a night.
    pub(super) fn pregnancy(diary: &Diary, night: Night) -> Option<Self> {
        let pregnancies = diary.profile.iter().filter_map(|fact| match &fact.fact {
            Standing::Pregnancy { due, delivered } => {
                let trimester = Trimester::on(night.evening(), *due, *delivered)?;
                Some((fact.recorded_at, trimester))
            }
            _ => None,
        });
        let (recorded_at, trimester) = pregnancies.max()?;
        Some(Self { night, recorded_at, told: Told::Pregnancy(trimester) })
    }

    /// Orders facts: what stands before what happened, the earliest first.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let place = |fact: &Self| (fact.told.rank(), fact.night, fact.recorded_at);
        place(self).cmp(&place(other)).then_with(|| self.told.name().cmp(&other.told.name()))
    }
}

impl Told<'_> {
    /// Tells what comes first: what stands, what happened in a night, what is summed up.
    fn rank(&self) -> u8 {
        match self {
            Self::Condition(_) | Self::Pregnancy(_) | Self::Course(_) => 0,
            Self::Dose(_) | Self::Answer(_) | Self::Reading(..) => 1,
            Self::Awake(_) | Self::Cramp(_) => 2,
            Self::Cramps(_) | Self::Rise { .. } | Self::SelfCare { .. } => 3,
            Self::Unrelieved { .. } => 3,
        }
    }

    /// Tells apart what is of one rank, one night and one time.
    fn name(&self) -> (u8, i64, &str) {
        match self {
            Self::Condition(condition) => (0, 0, condition.key),
            Self::Pregnancy(_) => (1, 0, ""),
            Self::Course(course) => (2, course.number, &course.key),
            Self::Dose(dose) => (3, dose.number, &dose.key),
            Self::Answer(answer) => (4, answer.number, &answer.key),
            Self::Reading(key, _) => (5, 0, key),
            Self::Awake(_) => (6, 0, ""),
            Self::Cramp(cramp) => (7, cramp.number, &cramp.key),
            Self::Cramps(_) => (8, 0, ""),
            Self::Rise { .. } => (9, 0, ""),
            Self::SelfCare { .. } => (10, 0, ""),
            Self::Unrelieved { .. } => (11, 0, ""),
        }
    }
}
