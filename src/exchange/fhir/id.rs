//! Id: who is who, in every export of one diary the same.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::datatype::Reference;
use crate::diary::{Diary, Recorded};
use crate::exchange::cell;

/// The space of names in which this program names things; drawn once, at random.
const NAMESPACE: Uuid = Uuid::from_u128(0x8f4e_2f0c_6b0d_4c52_9d0e_5b7a_31c6_e9a4);

/// The identity of a resource: a UUID that follows from its name (version 5, RFC 9562).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id(Uuid);

impl Id {
    /// Returns the URN by which other resources refer to this one.
    pub(super) fn urn(self) -> String {
        self.0.urn().to_string()
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Gives the resources of one diary their identities.
///
/// A record has a key that is unique in the world, and its identity follows from that. A day and
/// the person have none; theirs follow from whatever was recorded first in this diary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids {
    diary: Uuid,
}

impl Ids {
    /// Returns the identities of a diary.
    pub(super) fn of(diary: &Diary) -> Self {
        Self { diary: named(NAMESPACE, &["diary", &first_recorded(diary).unwrap_or_default()]) }
    }

    /// Returns the identity of the person.
    pub(super) fn patient(self) -> Id {
        Id(named(self.diary, &["patient"]))
    }

    /// Returns the reference to the person.
    pub(super) fn to_patient(self) -> Reference {
        Reference { reference: self.patient().urn() }
    }

    /// Returns the identity of a record of a table.
    pub(super) fn record<T>(self, table: &str, record: &Recorded<T>) -> Id {
        Id(named(NAMESPACE, &[table, &record.key]))
    }

    /// Returns the identity of something that is told about a date.
    pub(super) fn dated(self, what: &str, date: NaiveDate) -> Id {
        Id(named(self.diary, &[&date.to_string(), what]))
    }
}

fn named(space: Uuid, words: &[&str]) -> Uuid {
    Uuid::new_v5(&space, words.join("/").as_bytes())
}

/// Returns when the first thing of a diary was recorded, with its key if it has one.
fn first_recorded(diary: &Diary) -> Option<String> {
    fn of<T>(records: &[Recorded<T>]) -> impl Iterator<Item = (DateTime<FixedOffset>, &str)> {
        records.iter().map(|record| (record.recorded_at, record.key.as_str()))
    }
    let records = of(&diary.cramps)
        .chain(of(&diary.courses))
        .chain(of(&diary.doses))
        .chain(of(&diary.signs))
        .chain(of(&diary.profile));
    let nights = diary.confirmed_none.values().map(|at| (*at, ""));
    let days = diary.days.values().map(|day| (day.recorded_at, ""));
    let (at, key) = records.chain(nights).chain(days).min()?;
    Some(format!("{} {key}", cell::instant(at)))
}
