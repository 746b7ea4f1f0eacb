//! The forms of a look at the diary, and of what was salvaged from it.

use std::path::Path;

use serde::Serialize;

use crate::store::{Checked, Kept, Salvage};

use super::FORMAT;

/// Whether the diary is whole.
#[derive(Debug, Serialize)]
pub(crate) struct CheckedForm<'a> {
    format: u32,
    whole: bool,
    faults: Vec<FaultForm<'a>>,
    /// What another program has added.
    added: &'a [String],
    /// `null` where they cannot be counted.
    nights: Option<u32>,
    cramps: Option<u32>,
    /// The latest whole copy beside a damaged diary.
    whole_copy: Option<String>,
    /// What was probably meant otherwise than it was typed.
    slips: Vec<SlipForm>,
}

/// Something that was probably meant otherwise, and the command that mends it.
#[derive(Debug, Serialize)]
pub(crate) struct SlipForm {
    pub(crate) kind: &'static str,
    pub(crate) words: String,
    pub(crate) repair: String,
}

#[derive(Debug, Serialize)]
struct FaultForm<'a> {
    kind: &'static str,
    place: &'a str,
}

impl<'a> CheckedForm<'a> {
    /// Returns the form of a whole diary.
    pub(crate) fn whole(checked: &'a Checked, slips: Vec<SlipForm>) -> Self {
        Self { slips, ..Self::damaged(checked, None) }
    }

    /// Returns the form of a damaged diary; `copy` is the latest whole one beside it.
    pub(crate) fn damaged(checked: &'a Checked, copy: Option<&Kept>) -> Self {
        let faults = checked.faults.iter();
        Self {
            format: FORMAT,
            whole: checked.is_whole(),
            faults: faults.map(|it| FaultForm { kind: it.kind.word(), place: &it.place }).collect(),
            added: &checked.added,
            nights: checked.tally.map(|tally| tally.nights),
            cramps: checked.tally.map(|tally| tally.cramps),
            whole_copy: copy.map(|copy| copy.path.to_string_lossy().into_owned()),
            slips: Vec::new(),
        }
    }
}

/// What was salvaged, and where it is.
#[derive(Debug, Serialize)]
pub(crate) struct SalvagedForm<'a> {
    format: u32,
    path: String,
    nights: u32,
    cramps: u32,
    /// Whether it is known exactly what is lost.
    counted: bool,
    /// Whether the history came with it.
    history: bool,
    tables: Vec<SavedForm<'a>>,
}

#[derive(Debug, Serialize)]
struct SavedForm<'a> {
    table: &'a str,
    saved: u32,
    in_part: u32,
    lost: u32,
    pages_lost: u32,
}

impl<'a> SalvagedForm<'a> {
    pub(crate) fn new(salvage: &'a Salvage, to: &Path) -> Self {
        let tables = salvage.tables.iter().map(|table| SavedForm {
            table: &table.table,
            saved: table.rows,
            in_part: table.in_part,
            lost: table.lost,
            pages_lost: table.pages_lost,
        });
        Self {
            format: FORMAT,
            path: to.to_string_lossy().into_owned(),
            nights: salvage.tally.nights,
            cramps: salvage.tally.cramps,
            counted: salvage.counted,
            history: salvage.history,
            tables: tables.collect(),
        }
    }
}
