//! A bout of exercise.

use chrono::NaiveDate;

use super::{Component, Observation, Value};
use crate::diary::{Bout, Recorded};
use crate::exchange::fhir::codes;
use crate::exchange::fhir::datatype::{CodeableConcept, Effective};
use crate::exchange::fhir::id::Ids;
use crate::exchange::fhir::measure::MINUTES;

/// Returns the observation of a bout; one of unknown length is no duration, and has no such code.
pub(super) fn observation(record: &Recorded<Bout>, date: NaiveDate, ids: Ids) -> Observation {
    let bout = &record.fact;
    let code = match bout.minutes {
        Some(_) => CodeableConcept::said("exercise, duration").coded(codes::EXERCISE_DURATION),
        None => CodeableConcept::said("exercise"),
    };
    let components = [
        Component::told("kind of exercise", Some(Value::concept(bout.kind.word()))),
        Component::told("how hard", bout.intensity.map(|it| Value::concept(it.word()))),
        Component::told("began, by the clock", bout.started.map(Value::clock)),
        Component::told("ended, by the clock", bout.ended.map(Value::clock)),
        Component::told("stretched before", bout.stretched_before.map(Value::YesNo)),
        Component::told("stretched after", bout.stretched_after.map(Value::YesNo)),
    ];
    Observation {
        effective: Some(Effective::on(date)),
        value: bout.minutes.map(|minutes| Value::Amount(MINUTES.of(minutes))),
        component: components.into_iter().flatten().collect(),
        ..Observation::of_record("bout", record, code, ids)
    }
}
