//! Safety copies: the diary as it is, in a dated file beside it.

use std::fs::{File, OpenOptions};
use std::io::{Error as IoError, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::Error;

/// Writes a copy of the diary beside it and returns its path; `why` is part of the name.
///
/// Made with SQLite's own backup, so that it is whole even while another program writes. A
/// copy of the same second and reason is left as it is.
pub(super) fn beside(
    conn: &Connection,
    path: &Path,
    why: &str,
    now: DateTime<FixedOffset>,
) -> Result<PathBuf, Error> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let copy = path.with_file_name(format!("{stem}-{why}-{}.db", now.format("%Y-%m-%dT%H%M%S")));
    match create_privately(&copy) {
        Ok(_) => conn.backup("main", &copy, None::<fn(rusqlite::backup::Progress)>)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(Error::SafetyCopy(error)),
    }
    Ok(copy)
}

fn create_privately(path: &Path) -> Result<File, IoError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
