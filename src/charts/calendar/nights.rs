//! Nights: what is known of each, and what a month and a year of them come to.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::analysis::{Coverage, Series};
use crate::diary::{Diary, Night, Score};

/// One night of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square {
    /// The night.
    pub night: Night,
    /// How many cramps; 0 where it is known that there was none, `None` where nothing is known.
    pub cramps: Option<u32>,
    /// The worst pain of its cramps; `None` without a cramp and where it was not noted.
    pub pain: Option<Score>,
}

/// The nights of one calendar month or year, as far as they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first night that is shown.
    pub first: Night,
    /// How many nights are shown, recorded, and with cramps.
    pub coverage: Coverage,
    /// How many cramps.
    pub cramps: u32,
    /// The worst pain; `None` where none was noted.
    pub worst_pain: Option<Score>,
}

impl Square {
    /// Returns every night of a series; the pain of a cramp while up and about is left out with it.
    pub(super) fn each(diary: &Diary, series: &Series) -> Vec<Self> {
        let mut worst: BTreeMap<Night, Score> = BTreeMap::new();
        for cramp in diary.cramps.iter().filter(|cramp| cramp.is_nocturnal()) {
            if let Some(pain) = cramp.pain {
                let known = worst.entry(cramp.night).or_insert(pain);
                *known = pain.max(*known);
            }
        }
        let square = |(night, cramps)| Self { night, cramps, pain: worst.get(&night).copied() };
        series.iter().map(square).collect()
    }
}

impl Stretch {
    /// Returns the calendar months of the nights.
    pub(super) fn months(series: &Series, nights: &[Square]) -> Vec<Self> {
        Self::each(series, nights, |evening| (evening.year(), evening.month()))
    }

    /// Returns the calendar years of the nights.
    pub(super) fn years(series: &Series, nights: &[Square]) -> Vec<Self> {
        Self::each(series, nights, |evening| (evening.year(), 0))
    }

    /// Returns the last night that is shown.
    pub(super) fn last(&self) -> Night {
        self.first.after(self.coverage.nights.saturating_sub(1) as u64)
    }

    fn each(
        series: &Series,
        nights: &[Square],
        name: impl Fn(NaiveDate) -> (i32, u32),
    ) -> Vec<Self> {
        nights
            .chunk_by(|a, b| name(a.night.evening()) == name(b.night.evening()))
            .filter_map(|nights| {
                let (first, last) = (nights.first()?.night, nights.last()?.night);
                let part = series.part(first, last);
                let worst_pain = nights.iter().filter_map(|night| night.pain).max();
                Some(Self {
                    first,
                    coverage: Coverage::of(&part),
                    cramps: part.cramps(),
                    worst_pain,
                })
            })
            .collect()
    }
}
