//! Bundle: everything of a diary in one collection.

use chrono::NaiveDate;
use serde::Serialize;

use super::condition::Condition;
use super::id::{Id, Ids};
use super::medication_statement::MedicationStatement;
use super::observation::{self, Observation};
use super::patient::Patient;
use crate::diary::Diary;

/// A diary as a FHIR R4 Bundle of type `collection`; serde writes it.
///
/// The same sorted diary gives the same Bundle on the same day.
#[derive(Debug, Serialize)]
#[serde(tag = "resourceType")]
pub struct Bundle {
    r#type: &'static str,
    entry: Vec<Entry>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    full_url: String,
    resource: Resource,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Resource {
    Patient(Patient),
    Condition(Box<Condition>),
    Observation(Box<Observation>),
    MedicationStatement(Box<MedicationStatement>),
}

impl Bundle {
    /// Returns the Bundle of a diary, as it is told on this day.
    pub fn of(diary: &Diary, today: NaiveDate) -> Self {
        let ids = Ids::of(diary);
        let patient = Resource::Patient(Patient::of(diary, ids));
        let conditions = diary.profile.iter().filter_map(|fact| Condition::of(fact, ids));
        let courses =
            diary.courses.iter().map(|course| MedicationStatement::course(course, today, ids));
        let doses = diary.doses.iter().map(|dose| MedicationStatement::dose(dose, ids));
        let entry = std::iter::once(patient)
            .chain(conditions.map(Box::new).map(Resource::Condition))
            .chain(courses.chain(doses).map(Box::new).map(Resource::MedicationStatement))
            .chain(observation::all(diary, ids).map(Box::new).map(Resource::Observation))
            .map(|resource| Entry { full_url: resource.id().urn(), resource })
            .collect();
        Self { r#type: "collection", entry }
    }

    /// Returns how many Observations, MedicationStatements and Conditions there are.
    pub fn counts(&self) -> [usize; 3] {
        let count = |is_it: fn(&Resource) -> bool| {
            self.entry.iter().filter(|entry| is_it(&entry.resource)).count()
        };
        [
            count(|it| matches!(it, Resource::Observation(_))),
            count(|it| matches!(it, Resource::MedicationStatement(_))),
            count(|it| matches!(it, Resource::Condition(_))),
        ]
    }
}

impl Resource {
    fn id(&self) -> Id {
        match self {
            Self::Patient(it) => it.id,
            Self::Condition(it) => it.id,
            Self::Observation(it) => it.id,
            Self::MedicationStatement(it) => it.id,
        }
    }
}
