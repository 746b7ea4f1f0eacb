//! Made up: diaries that are written into a folder of their own, beside the person's.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{TimeZone, Utc};

use crate::diary::{Diary, Moment, Night};
use crate::grammar::Refused;
use crate::simulation::Plan;
use crate::store::{self, Store};

use super::failure::Failure;
use super::folder;
use super::session::Session;

/// Lets a folder appear with all that is put into it, or not at all.
///
/// # Errors
///
/// If there is anything in it already, or it cannot be filled.
pub(crate) fn appear(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => {}
        Ok(_) => return Err(folder::not_empty(folder)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => {}
        Err(cause) => return Err(Failure::file("used", folder, &cause)),
    }
    folder::appear(folder, folder::put_in_place_of_nothing, fill)
}

/// Refuses the plan of a diary that would begin before any diary does.
///
/// # Errors
///
/// If its first night is of a year of which no diary is kept.
pub(crate) fn refuse_too_early(plan: &Plan) -> Result<(), Failure> {
    let first = Night::named_after(plan.first);
    if first.is_recordable() { Ok(()) } else { Err(Refused::NightOutside(first).into()) }
}

/// Returns the diary of a plan, in the person's zone.
///
/// A time that the clocks skipped stands in UTC.
pub(crate) fn diary(plan: &Plan, session: &Session) -> Diary {
    let skipped = |local| Moment::new(Utc.from_utc_datetime(&local).fixed_offset(), "UTC");
    plan.diary(|local| session.moment_at(local).unwrap_or_else(|| skipped(local)))
}

/// Writes a made-up diary into a new file.
///
/// # Errors
///
/// If the file cannot be written.
pub(crate) fn write(diary: &Diary, path: &Path, session: &Session) -> Result<(), Failure> {
    let now = session.now.at();
    let written = || {
        let mut store = Store::open(path, now)?;
        let change = store.change(now)?;
        change.add_all(diary)?;
        change.commit("wrote a made-up diary")
    };
    written().map(drop).map_err(|error: store::Error| Failure::from(error).in_diary(path))
}
