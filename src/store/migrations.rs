//! The schema, version by version, and the upgrade of an older file.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior};

use super::{Error, copy, file, journal};

/// Every schema change ever released, oldest first. Append; never edit.
const MIGRATIONS: [(u32, &str); 1] = [(1, include_str!("../../migrations/0001_diary.sql"))];

/// The schema version that this program writes.
pub(super) const LATEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Applies the migrations that the file has not seen yet: all of them, or none.
///
/// `version` is what the file had when it was opened; it is read again once the file is locked, so that any number of
/// programs may open a new or an old diary at once.
pub(super) fn upgrade(
    conn: &mut Connection,
    path: &Path,
    version: u32,
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    if version == LATEST {
        return Ok(());
    }
    if version > 0 {
        copy::beside(conn, path, &format!("schema{version}"), now)?;
    }
    conn.pragma_update(None, "foreign_keys", false)?;
    apply(conn)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn apply(conn: &mut Connection) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
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
