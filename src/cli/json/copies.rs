//! The form of a copy of the diary.

use serde::Serialize;

use crate::store::Kept;

/// A copy that lies beside the diary.
#[derive(Debug, Serialize)]
pub(crate) struct CopyForm {
    /// Where it is.
    path: String,
    /// `weekly`, `before-import`, `before-restore`, `schema1` and so on, or `asked-for`.
    why: String,
    /// When it was made, by the clock on the wall: YYYY-MM-DDTHH:MM:SS, or only its date.
    made_at: String,
    bytes: u64,
    encrypted: bool,
    /// `null` where it cannot be read as a diary.
    nights: Option<u32>,
    cramps: Option<u32>,
    changed_at: Option<String>,
}

impl From<&Kept> for CopyForm {
    fn from(copy: &Kept) -> Self {
        let (why, form) = match copy.why.as_str() {
            "" => ("asked-for", "%Y-%m-%d"),
            why => (why, "%Y-%m-%dT%H:%M:%S"),
        };
        Self {
            path: copy.path.to_string_lossy().into_owned(),
            why: why.to_owned(),
            made_at: copy.made_at.format(form).to_string(),
            bytes: copy.bytes,
            encrypted: copy.encrypted,
            nights: copy.tally.map(|tally| tally.nights),
            cramps: copy.tally.map(|tally| tally.cramps),
            changed_at: copy.tally.and_then(|tally| tally.changed_at).map(|at| at.to_rfc3339()),
        }
    }
}
