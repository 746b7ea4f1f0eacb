//! A night of which it is known how many cramps it had.

use std::collections::BTreeSet;

use super::{Observation, Value};
use crate::diary::{Diary, Night, NightStatus};
use crate::exchange::fhir::datatype::{CodeableConcept, Effective};
use crate::exchange::fhir::id::Ids;

/// Returns an observation for every known night; an unknown one has none, and is never 0.
pub(super) fn observations(diary: &Diary, ids: Ids) -> impl Iterator<Item = Observation> {
    let confirmed = diary.confirmed_none.keys().copied();
    let nights: BTreeSet<Night> = diary.cramps.iter().map(|it| it.night).chain(confirmed).collect();
    nights.into_iter().filter_map(move |night| observation(diary, night, ids))
}

fn observation(diary: &Diary, night: Night, ids: Ids) -> Option<Observation> {
    let cramps = diary.cramps_of(night).filter(|cramp| cramp.is_nocturnal());
    let (count, said_at) = match diary.status(night) {
        NightStatus::Unknown => return None,
        NightStatus::Free => (0, diary.confirmed_none.get(&night)),
        NightStatus::Cramp => (cramps.map(|cramp| cramp.count).sum(), None),
    };
    let code = CodeableConcept::said("night cramps, number in the night");
    let observation = Observation {
        effective: Some(Effective::in_night(night)),
        value: Some(Value::Count(count)),
        ..Observation::of(ids.dated("night", night.evening()), code, ids)
    };
    Some(match said_at {
        Some(at) => observation.issued(*at),
        None => observation,
    })
}
