//! A standing fact that is neither the year of birth nor a condition.

use super::{Component, Observation, ReferenceRange, Value};
use crate::diary::{Fact, Flag, LabResult, Recorded};
use crate::exchange::cell;
use crate::exchange::fhir::codes;
use crate::exchange::fhir::datatype::{CodeableConcept, Effective};
use crate::exchange::fhir::id::Ids;
use crate::exchange::fhir::measure::{KILOGRAMS, Measure};
use crate::exchange::fhir::text::{Text, spoken};

/// Returns the observation of a fact; `None` where another resource tells it.
pub(super) fn observation(record: &Recorded<Fact>, ids: Ids) -> Option<Observation> {
    let of = |name: &str, value: Value| Observation {
        value: Some(value),
        ..Observation::of_record("profile", record, CodeableConcept::said(name), ids)
    };
    Some(match &record.fact {
        Fact::BirthYear(_) | Fact::Condition { .. } => return None,
        Fact::Pregnancy { due, delivered } => Observation {
            component: Component::told("date of the delivery", delivered.map(Value::date))
                .into_iter()
                .collect(),
            ..of("pregnancy, date on which the birth is due", Value::date(*due))
        },
        Fact::Lab(result) => laboratory(result, of),
        Fact::Weight { kg, on } => Observation {
            effective: Some(Effective::on(*on)),
            ..of("body weight", Value::Amount(KILOGRAMS.of(*kg)))
        },
        Fact::WorkStanding(yes) => of("work with long standing", Value::YesNo(*yes)),
        Fact::Restricted(yes) => of("movement restricted for good", Value::YesNo(*yes)),
        Fact::Reviewed { on } => of("date of the last review of the medicines", Value::date(*on)),
    })
}

/// Returns a result as the laboratory printed it, with the laboratory's own flag and limits.
fn laboratory(result: &LabResult, of: impl Fn(&str, Value) -> Observation) -> Observation {
    let amount = Measure::from(result.unit).of(result.value);
    let interpretation = result.flag.map(|flag| {
        let code = match flag {
            Flag::Low => codes::LOW,
            Flag::Normal => codes::NORMAL,
            Flag::High => codes::HIGH,
        };
        [CodeableConcept::said(&format!("{flag}, by the laboratory")).coded(code)]
    });
    Observation {
        effective: Some(Effective::on(result.on)),
        interpretation,
        reference_range: reference_range(result).map(|range| [range]),
        ..of(&spoken(&result.analyte), Value::Amount(amount))
    }
}

/// Returns the limits that the laboratory printed; the program has none of its own.
fn reference_range(result: &LabResult) -> Option<ReferenceRange> {
    let limit = |limit: f64| Measure::from(result.unit).of(limit);
    let words = match (result.low.map(cell::number), result.high.map(cell::number)) {
        (None, None) => return None,
        (Some(low), None) => format!("from {low}"),
        (None, Some(high)) => format!("up to {high}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
    };
    let text = Text::of(&format!("{words} {}, as the laboratory printed it", result.unit))?;
    Some(ReferenceRange { low: result.low.map(limit), high: result.high.map(limit), text })
}
