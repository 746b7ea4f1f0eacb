//! Patient: the person, without a name.

use serde::Serialize;

use super::id::{Id, Ids};
use crate::diary::Diary;

/// The person whose diary it is.
#[derive(Debug, Serialize)]
#[serde(tag = "resourceType", rename_all = "camelCase")]
pub(super) struct Patient {
    pub(super) id: Id,
    /// The year alone: more is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<String>,
}

impl Patient {
    pub(super) fn of(diary: &Diary, ids: Ids) -> Self {
        let birth_date = diary.birth_year().map(|year| format!("{year:04}"));
        Self { id: ids.patient(), birth_date }
    }
}
