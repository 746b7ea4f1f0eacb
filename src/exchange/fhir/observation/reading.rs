//! The readings of a day and of the bed of its night.

use chrono::NaiveDate;

use super::{Observation, Value};
use crate::diary::{self, Acts, Day, Diary, Factor, Kind, Night};
use crate::exchange::fhir::datatype::{CodeableConcept, Effective};
use crate::exchange::fhir::id::Ids;
use crate::exchange::fhir::measure::{Measure, SCORE};
use crate::exchange::fhir::text::{Text, spoken};

/// Returns an observation for everything that was noted about a day; what was not has none.
pub(super) fn observations(diary: &Diary, ids: Ids) -> impl Iterator<Item = Observation> {
    let catalogue = diary.catalogue();
    let factors: Vec<Factor> = catalogue.recorded().cloned().collect();
    diary.days.iter().flat_map(move |(date, day)| {
        let read = |factor| Some(reading(factor, day.reading(factor)?, *date, ids));
        let readings: Vec<_> = factors.iter().filter_map(read).collect();
        readings.into_iter().chain(note(day, *date, ids))
    })
}

fn reading(factor: &Factor, value: &diary::Value, date: NaiveDate, ids: Ids) -> Observation {
    let effective = match factor.acts {
        Acts::Day => Effective::on(date),
        Acts::Night => Effective::in_night(Night::named_after(date)),
    };
    Observation {
        effective: Some(effective),
        value: Some(found(factor, value)),
        ..Observation::of(ids.dated(&factor.key, date), CodeableConcept::said(&name(factor)), ids)
    }
}

/// Returns what to call a factor: its label, and the ends of a scale.
fn name(factor: &Factor) -> String {
    match factor.kind {
        Kind::Scale { least, most } => format!("{}, {least} to {most}", factor.label),
        _ => factor.label.clone().into_owned(),
    }
}

fn found(factor: &Factor, value: &diary::Value) -> Value {
    match value {
        diary::Value::Yes => Value::YesNo(true),
        diary::Value::No => Value::YesNo(false),
        diary::Value::Level(word) => Value::concept(&spoken(word)),
        diary::Value::Clock(time) => Value::clock(*time),
        diary::Value::Amount(amount) => {
            let measure = factor.kind.unit().map_or(SCORE, Measure::from);
            Value::Amount(measure.of(*amount))
        }
    }
}

/// Returns the note of a day; its name cannot be the key of a factor.
fn note(day: &Day, date: NaiveDate, ids: Ids) -> Option<Observation> {
    let words = Text::of(day.note.as_ref()?)?;
    Some(Observation {
        effective: Some(Effective::on(date)),
        value: Some(Value::Words(words)),
        ..Observation::of(
            ids.dated("day note", date),
            CodeableConcept::said("note of the day"),
            ids,
        )
    })
}
