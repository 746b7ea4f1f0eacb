//! Condition: what the person says to have, confirmed by nobody.

use serde::Serialize;

use super::codes;
use super::datatype::{CodeableConcept, Identifier, Reference};
use super::id::{Id, Ids};
use crate::diary::{self, Fact, PartialDate, Recorded};
use crate::exchange::cell;

/// A condition of the profile.
#[derive(Debug, Serialize)]
#[serde(tag = "resourceType", rename_all = "camelCase")]
pub(super) struct Condition {
    pub(super) id: Id,
    identifier: [Identifier; 1],
    clinical_status: CodeableConcept,
    verification_status: CodeableConcept,
    code: CodeableConcept,
    subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    onset_date_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    abatement_date_time: Option<String>,
    recorded_date: String,
    asserter: Reference,
}

impl Condition {
    /// Returns the condition that a fact tells; `None` if it tells something else.
    ///
    /// It never has a code: that is for a clinician to choose.
    pub(super) fn of(record: &Recorded<Fact>, ids: Ids) -> Option<Self> {
        let Fact::Condition { name, since, until } = &record.fact else { return None };
        let label = diary::Condition::by_key(name).map_or(name.as_str(), |known| known.label);
        let clinical = if until.is_some() { codes::INACTIVE } else { codes::ACTIVE };
        Some(Self {
            id: ids.record("profile", record),
            identifier: [Identifier { value: record.key.clone() }],
            clinical_status: clinical.into(),
            verification_status: codes::UNCONFIRMED.into(),
            code: CodeableConcept::said(label),
            subject: ids.to_patient(),
            onset_date_time: since.as_ref().map(PartialDate::to_string),
            abatement_date_time: until.as_ref().map(PartialDate::to_string),
            recorded_date: cell::instant(record.recorded_at),
            asserter: ids.to_patient(),
        })
    }
}
