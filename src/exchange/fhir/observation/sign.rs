//! The answer to a warning sign; a sign that was not asked about has none.

use super::{Component, Observation, Value, side};
use crate::diary::{Recorded, SignAnswer};
use crate::exchange::fhir::datatype::{CodeableConcept, Effective};
use crate::exchange::fhir::id::Ids;
use crate::exchange::fhir::text::spoken;

/// Returns the observation of an answer.
pub(super) fn observation(record: &Recorded<SignAnswer>, ids: Ids) -> Observation {
    let answer = &record.fact;
    let question = format!("warning sign: {}", spoken(answer.sign.word()));
    let details = answer.details.iter().map(|detail| Value::concept(&spoken(detail.word())));
    let side = Component::told("side", answer.side.map(|it| Value::Concept(side(it))));
    Observation {
        effective: Some(Effective::in_night(answer.night)),
        value: Some(Value::YesNo(answer.yes)),
        component: details
            .filter_map(|detail| Component::told("what it was like", Some(detail)))
            .chain(side)
            .collect(),
        ..Observation::of_record("sign", record, CodeableConcept::said(&question), ids)
    }
}
