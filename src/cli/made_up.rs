//! Made up: diaries that are written into a folder of their own, beside the person's.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{TimeZone, Utc};

use crate::diary::{Diary, Moment, Night};
use crate::grammar::Refused;
use crate::simulation::Plan;
use crate::store::Store;

use super::failure::Failure;
use super::files;
use super::folder;
use super::session::Session;

/// Lets the folder of a command appear with all that is put into it, or not at all.
///
/// # Errors
///
/// If there is anything in it already, or it cannot be filled.
pub(crate) fn appear(
    folder: &Path,
    command: &str,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    refuse_unless_free(folder, command)?;
    folder::appear(folder, fill)
}

/// Refuses a folder that holds anything, or that the person stands in.
fn refuse_unless_free(folder: &Path, command: &str) -> Result<(), Failure> {
    let refused = |why: String| {
        Failure::cannot(why).hint(format!(
            "name another folder, as in `cramp {command} another-folder`; nothing was touched"
        ))
    };
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) if fs::canonicalize(folder).is_ok_and(|there| folder::is_here(&there)) => {
            Err(refused("the folder that you are in cannot be replaced".to_owned()))
        }
        Ok(0) => Ok(()),
        Ok(_) => Err(refused(format!("{} is not empty", files::named(folder)))),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Failure::file("used", folder, &cause)),
    }
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
    let mut store =
        Store::open(path, session.now.at()).map_err(|error| Failure::from(error).in_diary(path))?;
    let change = store.change(session.now.at())?;
    change.add_all(diary)?;
    change.commit("wrote a made-up diary")?;
    Ok(())
}
