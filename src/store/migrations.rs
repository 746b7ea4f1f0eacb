//! The schema, version by version, and the upgrade of an older file.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior};

use super::{Error, file, journal};

/// Every schema change ever released, oldest first. Append; never edit.
const MIGRATIONS: [(u32, &str); 1] = [(1, include_str!("../../migrations/0001_diary.sql"))];

/// The schema version that this program writes.
pub(super) const LATEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Applies the migrations that the file has not seen yet: all of them, or none.
///
/// The version is read again once the file is locked, so that any number of
/// programs may open a new or an old diary at once.
pub(super) fn upgrade(
    conn: &mut Connection,
    path: &Path,
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let version = version(conn)?;
    if version == LATEST {
        return Ok(());
    }
    if version > 0 {
        safety_copy(conn, path, version, now)?;
    }
    conn.pragma_update(None, "foreign_keys", false)?;
    apply(conn)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn version(conn: &Connection) -> Result<u32, Error> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn apply(conn: &mut Connection) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    if found >= LATEST {
        return Ok(());
    }
    for (_, sql) in MIGRATIONS.iter().filter(|(version, _)| *version > found) {
        tx.execute_batch(sql)?;
    }
    journal::install(&tx)?;
    tx.pragma_update(None, "application_id", file::APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", LATEST)?;
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::Damaged);
    }
    Ok(tx.commit()?)
}

/// Writes a copy of the diary as it is, beside it, named after its version and the time.
fn safety_copy(
    conn: &Connection,
    path: &Path,
    version: u32,
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let copy = copy_path(path, version, now);
    match create_new(&copy) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(Error::SafetyCopy(error)),
    }
    Ok(conn.backup("main", &copy, None::<fn(rusqlite::backup::Progress)>)?)
}

fn copy_path(path: &Path, version: u32, now: DateTime<FixedOffset>) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-schema{version}-{}.db", now.format("%Y-%m-%dT%H%M%S")))
}

fn create_new(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
