//! Observation: what the person noticed, noted or copied.

mod bout;
mod cramp;
mod fact;
mod night;
mod reading;
mod sign;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::Serialize;

use super::codes;
use super::datatype::{Annotation, CodeableConcept, Effective, Identifier, Quantity, Reference};
use super::id::{Id, Ids};
use super::text::Text;
use crate::diary::{Diary, Recorded, Side};
use crate::exchange::cell;

/// One thing that was so, as the person tells it.
#[derive(Debug, Serialize)]
#[serde(tag = "resourceType", rename_all = "camelCase")]
pub(super) struct Observation {
    pub(super) id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<[Identifier; 1]>,
    status: &'static str,
    category: [CodeableConcept; 1],
    code: CodeableConcept,
    subject: Reference,
    #[serde(flatten)]
    effective: Option<Effective>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    performer: [Reference; 1],
    #[serde(flatten)]
    value: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interpretation: Option<[CodeableConcept; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<[Annotation; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body_site: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_range: Option<[ReferenceRange; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    component: Vec<Component>,
}

/// What was found.
#[derive(Debug, Serialize)]
enum Value {
    #[serde(rename = "valueQuantity")]
    Amount(Quantity),
    #[serde(rename = "valueInteger")]
    Count(u32),
    #[serde(rename = "valueBoolean")]
    YesNo(bool),
    #[serde(rename = "valueCodeableConcept")]
    Concept(CodeableConcept),
    #[serde(rename = "valueString")]
    Words(Text),
    #[serde(rename = "valueTime")]
    Clock(String),
    #[serde(rename = "valueDateTime")]
    Date(String),
}

impl Value {
    fn clock(time: NaiveTime) -> Self {
        Self::Clock(time.format("%H:%M:%S").to_string())
    }

    fn date(date: NaiveDate) -> Self {
        Self::Date(date.to_string())
    }

    fn concept(words: &str) -> Self {
        Self::Concept(CodeableConcept::said(words))
    }
}

/// One of several things that were noted together.
#[derive(Debug, Serialize)]
struct Component {
    code: CodeableConcept,
    #[serde(flatten)]
    value: Value,
}

/// The limits that a laboratory printed beside its result.
#[derive(Debug, Serialize)]
struct ReferenceRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Quantity>,
    text: Text,
}

impl Observation {
    /// Returns an observation of which only the subject is known.
    fn of(id: Id, code: CodeableConcept, ids: Ids) -> Self {
        Self {
            id,
            identifier: None,
            status: "final",
            category: [codes::SURVEY.into()],
            code,
            subject: ids.to_patient(),
            effective: None,
            issued: None,
            performer: [ids.to_patient()],
            value: None,
            interpretation: None,
            note: None,
            body_site: None,
            reference_range: None,
            component: Vec::new(),
        }
    }

    /// Returns an observation of a record: it keeps the key, and when it was written down.
    fn of_record<T>(table: &str, record: &Recorded<T>, code: CodeableConcept, ids: Ids) -> Self {
        Self {
            identifier: Some([Identifier { value: record.key.clone() }]),
            ..Self::of(ids.record(table, record), code, ids).issued(record.recorded_at)
        }
    }

    fn issued(self, at: DateTime<FixedOffset>) -> Self {
        Self { issued: Some(cell::instant(at)), ..self }
    }
}

impl Component {
    /// Returns the answer to a question, if there is one.
    fn told(question: &str, answer: Option<Value>) -> Option<Self> {
        answer.map(|value| Self { code: CodeableConcept::said(question), value })
    }
}

/// Returns every observation of a diary.
pub(super) fn all(diary: &Diary, ids: Ids) -> impl Iterator<Item = Observation> {
    let facts = diary.profile.iter().filter_map(move |record| fact::observation(record, ids));
    let cramps = diary.cramps.iter().map(move |record| cramp::observation(record, ids));
    let signs = diary.signs.iter().map(move |record| sign::observation(record, ids));
    let bouts = diary.days.iter().flat_map(move |(date, day)| {
        day.bouts.iter().map(move |record| bout::observation(record, *date, ids))
    });
    facts
        .chain(cramps)
        .chain(night::observations(diary, ids))
        .chain(reading::observations(diary, ids))
        .chain(bouts)
        .chain(signs)
}

/// Returns a side with its code.
fn side(side: Side) -> CodeableConcept {
    let code = match side {
        Side::Left => codes::LEFT,
        Side::Right => codes::RIGHT,
        Side::Both => codes::BOTH,
    };
    CodeableConcept::said(side.word()).coded(code)
}
