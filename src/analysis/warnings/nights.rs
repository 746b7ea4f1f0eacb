//! Nights: the known nights of a diary, and the cramps among some of them.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::diary::{Diary, Night};

/// The night cramps of some nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cramps; those while up and about are left out.
    pub cramps: u64,
    /// Nights with at least one.
    pub cramp_nights: usize,
    /// Nights about which it is known whether there was a cramp.
    pub known: usize,
}

impl Tally {
    /// Tells whether these nights have at least twice the cramps per known night of those.
    ///
    /// Twice nothing is nothing: after calm nights only, any cramp is enough.
    pub(super) fn is_double(&self, before: &Self) -> bool {
        let times = |cramps: u64, nights: usize| u128::from(cramps) * nights as u128;
        times(self.cramps, before.known) >= 2 * times(before.cramps, self.known)
    }

    /// Tells whether these nights have not even a quarter fewer cramp nights per known night than those.
    pub(super) fn is_no_fall(&self, before: &Self) -> bool {
        4 * self.cramp_nights * before.known > 3 * before.cramp_nights * self.known
    }
}

/// The known nights of a diary.
pub(super) struct Nights(BTreeMap<Night, Known>);

#[derive(Clone, Copy)]
struct Known {
    cramps: u64,
    noted_at: DateTime<FixedOffset>,
}

impl Nights {
    /// Returns the nights that have a night cramp or were said to have none; a cramp wins.
    pub(super) fn of(diary: &Diary) -> Self {
        let mut nights = BTreeMap::new();
        for cramp in diary.cramps.iter().filter(|cramp| cramp.is_nocturnal()) {
            let noted_at = cramp.recorded_at;
            let known = nights.entry(cramp.night).or_insert(Known { cramps: 0, noted_at });
            known.cramps += u64::from(cramp.count);
            known.noted_at = known.noted_at.max(noted_at);
        }
        for (night, noted_at) in &diary.confirmed_none {
            nights.entry(*night).or_insert(Known { cramps: 0, noted_at: *noted_at });
        }
        Self(nights)
    }

    /// Returns the cramps of the nights from `first` to `last`, both included.
    pub(super) fn tally(&self, first: Night, last: Night) -> Tally {
        Self::sum(self.between(first, last).map(|(_, known)| known))
    }

    /// Returns the cramps of all nights before this one.
    pub(super) fn tally_before(&self, night: Night) -> Tally {
        Self::sum(self.0.range(..night).map(|(_, known)| known))
    }

    /// Returns the cramps of so many nights right before this one.
    pub(super) fn tally_just_before(&self, night: Night, nights: u64) -> Tally {
        Self::sum(self.0.range(night.before(nights)..night).map(|(_, known)| known))
    }

    /// Returns the latest cramp night from `first` to `last`, and when the latest cramp was written down.
    pub(super) fn latest(
        &self,
        first: Night,
        last: Night,
    ) -> Option<(Night, DateTime<FixedOffset>)> {
        let cramps = || self.between(first, last).filter(|(_, known)| known.cramps > 0);
        let night = cramps().map(|(night, _)| *night).max()?;
        let noted_at = cramps().map(|(_, known)| known.noted_at).max()?;
        Some((night, noted_at))
    }

    fn between(&self, first: Night, last: Night) -> impl Iterator<Item = (&Night, &Known)> {
        (first <= last).then(|| self.0.range(first..=last)).into_iter().flatten()
    }

    fn sum<'a>(nights: impl Iterator<Item = &'a Known>) -> Tally {
        nights.fold(Tally::default(), |tally, night| Tally {
            cramps: tally.cramps + night.cramps,
            cramp_nights: tally.cramp_nights + usize::from(night.cramps > 0),
            known: tally.known + 1,
        })
    }
}
