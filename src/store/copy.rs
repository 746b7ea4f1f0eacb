//! Safety copies: the diary as it is, in a dated file beside it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::{Error, PATIENCE};

/// Writes a copy of the diary beside it and returns its path; `why` is part of the name.
///
/// Made with SQLite's own backup, in one step, so that it is one state of the diary even while
/// another program writes. It appears when it is whole, readable by its owner only. A copy of the
/// same second and reason is left as it is.
pub(super) fn beside(path: &Path, why: &str, now: DateTime<FixedOffset>) -> Result<PathBuf, Error> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let copy = path.with_file_name(format!("{stem}-{why}-{}.db", now.format("%Y-%m-%dT%H%M%S")));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let whole =
        NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(Error::SafetyCopy)?;
    back_up(path, whole.path())?;
    match whole.persist_noclobber(&copy) {
        Ok(_) => Ok(copy),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Ok(copy),
        Err(error) => Err(Error::SafetyCopy(error.error)),
    }
}

fn back_up(from: &Path, to: &Path) -> Result<(), Error> {
    let diary = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    diary.busy_timeout(PATIENCE)?;
    match Backup::new(&diary, &mut Connection::open(to)?)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::Locked),
    }
}
