//! Sample: a folder of three plain tables, as other tools might write them.
//!
//! | table | column | becomes |
//! | --- | --- | --- |
//! | `days.csv` | `date` | the date |
//! | | `cramp_free` | 1: the night was confirmed calm; empty: nothing said |
//! | | `exercise_min` | 0: no exercise; above 0: a bout of that many minutes |
//! | | `exercise_intensity`, `exercise_end` | of the bout; `hard` is vigorous |
//! | | `hydration_ml` | water |
//! | | `standing_h`, `sitting_h`, `alcohol_units` | standing, sitting, alcohol |
//! | | `stretching` | stretching before bed |
//! | | `bed_time`, `rise_time`, `footwear`, `sleep_position` | the factor of that name |
//! | | `hot_day`, `caffeine_late`, `heavy_blankets`, `magnesium` | yes (1), no (0) |
//! | `cramps.csv` | `started_at`, or `night` where the time is not known | start, night |
//! | | `count`, `muscle`, `side`, `duration_s`, `pain` | the same |
//! | `medications.csv` | `kind` regular, with `start` and `stop` | a course |
//! | | `kind` as_needed, with `taken_at` | a dose |
//! | | `name`, `dose` (`500 mg`) | medicine and strength |
//!
//! An empty cell is unknown. Times are local, without a zone: the caller knows the zone.
//! Keys follow from the content of the row, so that reading the folder again gives the
//! same diary. A night both confirmed calm and with a cramp keeps both.

mod cramps;
mod days;
mod medications;
mod source;

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::Problem;
use crate::diary::{Diary, Moment};

/// The bytes of the three tables; an empty one is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// `days.csv`.
    pub days: Vec<u8>,
    /// `cramps.csv`.
    pub cramps: Vec<u8>,
    /// `medications.csv`.
    pub medications: Vec<u8>,
}

/// Reads a diary from such a folder.
///
/// `moment` places a local time in its zone, or answers `None` where the clocks skipped it.
/// Everything counts as recorded at `recorded_at`.
///
/// # Errors
///
/// Every bad row of every table, by table and line; no diary then.
pub fn read(
    folder: &Folder,
    moment: impl Fn(NaiveDateTime) -> Option<Moment>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<Diary, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut diary = Diary::default();
    days::read(&folder.days, recorded_at, &mut diary, &mut problems);
    cramps::read(&folder.cramps, &moment, recorded_at, &mut diary, &mut problems);
    medications::read(&folder.medications, &moment, recorded_at, &mut diary, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    diary.sort();
    diary.number();
    Ok(diary)
}

/// Places the local time of a cell, `2026-11-22T03:12`.
fn read_local(
    cell: &str,
    moment: &impl Fn(NaiveDateTime) -> Option<Moment>,
) -> Result<Moment, String> {
    let local = NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M")
        .map_err(|_| "is not a local time such as 2026-11-22T03:12")?;
    super::cell::placed(local, moment)
}

#[cfg(test)]
mod tests;
