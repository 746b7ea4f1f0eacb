//! MedicationStatement: a course of a medicine, or one dose, as the person tells it.

use chrono::NaiveDate;
use serde::Serialize;

use super::datatype::{
    Annotation, CodeableConcept, Effective, Identifier, Period, Quantity, Reference,
};
use super::id::{Id, Ids};
use super::measure::Measure;
use super::text::Text;
use crate::diary::{Course, Dose, Medicine, Recorded, Route, Strength};
use crate::exchange::cell;

/// What was taken, when, and how much.
#[derive(Debug, Serialize)]
#[serde(tag = "resourceType", rename_all = "camelCase")]
pub(super) struct MedicationStatement {
    pub(super) id: Id,
    identifier: [Identifier; 1],
    status: &'static str,
    medication_codeable_concept: CodeableConcept,
    subject: Reference,
    #[serde(flatten)]
    effective: Effective,
    date_asserted: String,
    information_source: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<Annotation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dosage: Option<[Dosage; 1]>,
}

/// How much, by which way, and when.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dosage {
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dose_and_rate: Option<[DoseAndRate; 1]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DoseAndRate {
    dose_quantity: Quantity,
}

impl MedicationStatement {
    /// Returns what a course says on the day of the export.
    pub(super) fn course(record: &Recorded<Course>, today: NaiveDate, ids: Ids) -> Self {
        let course = &record.fact;
        let effective = Effective::During(Period {
            start: course.started_on.to_string(),
            end: course.stopped_on.map(|last| last.to_string()),
        });
        Self {
            status: status(course, today),
            dosage: dosage(course.strength.as_ref(), course.route, course.schedule.as_deref()),
            note: notes(course),
            ..Self::of("course", record, &course.medicine, effective, ids)
        }
    }

    /// Returns what a dose says, taken or missed.
    pub(super) fn dose(record: &Recorded<Dose>, ids: Ids) -> Self {
        let dose = &record.fact;
        let at = dose.at.as_ref().map(|moment| Effective::At(moment.local_text()));
        let effective = at.unwrap_or_else(|| Effective::on(dose.date));
        Self {
            status: if dose.taken { "completed" } else { "not-taken" },
            dosage: dosage(dose.strength.as_ref(), dose.route, None),
            ..Self::of("dose", record, &dose.medicine, effective, ids)
        }
    }

    fn of<T>(
        table: &str,
        record: &Recorded<T>,
        medicine: &Medicine,
        effective: Effective,
        ids: Ids,
    ) -> Self {
        Self {
            id: ids.record(table, record),
            identifier: [Identifier { value: record.key.clone() }],
            status: "unknown",
            medication_codeable_concept: CodeableConcept::said(medicine.name()),
            subject: ids.to_patient(),
            effective,
            date_asserted: cell::instant(record.recorded_at),
            information_source: ids.to_patient(),
            note: Vec::new(),
            dosage: None,
        }
    }
}

/// Returns the status on a day; the last day of a course still belongs to it.
fn status(course: &Course, today: NaiveDate) -> &'static str {
    if today < course.started_on {
        "intended"
    } else if course.covers(today) {
        "active"
    } else {
        "completed"
    }
}

/// Returns the dosage in words and, as far as it goes, in numbers; `None` if nothing is known of it.
fn dosage(
    strength: Option<&Strength>,
    route: Option<Route>,
    schedule: Option<&str>,
) -> Option<[Dosage; 1]> {
    let amount = strength.map(|it| format!("{} {}", cell::number(it.amount), it.unit));
    let way = route.map(|route| route.word().to_owned());
    let words: Vec<String> =
        [amount, way, schedule.map(str::to_owned)].into_iter().flatten().collect();
    let quantity = |it: &Strength| [DoseAndRate { dose_quantity: Measure::from(it).of(it.amount) }];
    Some([Dosage {
        text: Text::of(&words.join(", "))?,
        route: route.map(|route| CodeableConcept::said(route.word())),
        dose_and_rate: strength.map(quantity),
    }])
}

fn notes(course: &Course) -> Vec<Annotation> {
    let suspected = course.suspected_side_effect.map(|yes| {
        let yes = cell::yes_no(yes);
        format!("suspected by the person to have to do with the cramps: {yes}")
    });
    let recommended = course.recommended_by.as_ref().map(|by| format!("recommended by: {by}"));
    let told = [course.note.clone(), suspected, recommended];
    told.iter().flatten().filter_map(|words| Annotation::of(words)).collect()
}
