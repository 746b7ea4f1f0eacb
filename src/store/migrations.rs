//! The schema, version by version, and the upgrade of an older file.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior};

use super::{Error, copy, header};

/// Every schema change ever released, oldest first. Append; never edit.
///
/// Columns are never renamed or dropped: the journal of an old diary names them.
const MIGRATIONS: [(u32, &str); 1] = [(1, include_str!("../../migrations/0001_diary.sql"))];

/// The schema version that this program writes.
pub(super) const LATEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Applies the migrations that the file has not seen yet: all of them, or none.
///
/// `version` is what the file had when it was opened. An older file is copied first; what lives in
/// memory has no path and is not.
pub(super) fn upgrade(
    conn: &mut Connection,
    path: Option<&Path>,
    version: u32,
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    if version == LATEST {
        return Ok(());
    }
    conn.pragma_update(None, "foreign_keys", false)?;
    apply(conn, path, &MIGRATIONS, now)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Returns an empty diary of a known version, in memory.
pub(super) fn new_diary(version: u32) -> Result<Connection, Error> {
    let conn = Connection::open_in_memory()?;
    begin(&conn, version)?;
    Ok(conn)
}

/// Makes an empty file a diary of a known version.
pub(super) fn begin(conn: &Connection, version: u32) -> Result<(), Error> {
    for (_, sql) in MIGRATIONS.iter().filter(|(of, _)| *of <= version) {
        conn.execute_batch(sql)?;
    }
    conn.pragma_update(None, "application_id", header::APPLICATION_ID)?;
    Ok(conn.pragma_update(None, "user_version", version)?)
}

/// Applies migrations under the lock of a writer.
///
/// The version is read again once the lock is held, so that any number of programs may open a new
/// or an old diary at once: one upgrades it, the others find it done.
fn apply(
    conn: &mut Connection,
    path: Option<&Path>,
    migrations: &[(u32, &str)],
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let newer: Vec<_> = migrations.iter().filter(|(version, _)| *version > found).collect();
    let Some((latest, _)) = newer.last() else { return Ok(()) };
    if found > 0
        && let Some(path) = path
    {
        copy::beside(path, &format!("schema{found}"), now)?;
    }
    for (_, sql) in &newer {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", header::APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", latest)?;
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::Damaged);
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::{Store, file};
    use super::*;

    /// A schema of tomorrow: one column more, filled in for every row.
    const TOMORROW: [(u32, &str); 2] = [
        MIGRATIONS[0],
        (LATEST + 1, "ALTER TABLE days ADD COLUMN mood TEXT; UPDATE days SET mood = 'unknown'"),
    ];

    fn now() -> DateTime<FixedOffset> {
        "2026-11-22T08:10:00+01:00".parse().unwrap()
    }

    #[test]
    fn twelve_at_once_may_open_an_old_diary_which_is_copied_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.db");
        let mut store = Store::open(&path, now()).unwrap();
        let change = store.change(now()).unwrap();
        change.set_day_note("2026-11-21".parse().unwrap(), Some("a long day")).unwrap();
        change.commit("noted").unwrap();
        drop(store);
        let before = fs::read(&path).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..12 {
                scope.spawn(|| {
                    let mut conn = Connection::open(&path).unwrap();
                    file::prepare(&mut conn).unwrap();
                    apply(&mut conn, Some(&path), &TOMORROW, now()).unwrap();
                    let sql = "SELECT note FROM days WHERE mood = 'unknown'";
                    let note: String = conn.query_row(sql, [], |row| row.get(0)).unwrap();
                    assert_eq!(note, "a long day");
                });
            }
        });
        let copy = folder.path().join("diary-schema1-2026-11-22T081000.db");
        let copied = Store::open(&copy, now()).unwrap();
        assert_eq!(copied.view().history(9).unwrap().len(), 1);
        assert_eq!(fs::read(&copy).unwrap().len(), before.len());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_was_changed_before_an_upgrade_can_be_undone_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.db");
        let mut store = Store::open(&path, now()).unwrap();
        for note in ["a long day", "a short day"] {
            let change = store.change(now()).unwrap();
            change.set_day_note("2026-11-21".parse().unwrap(), Some(note)).unwrap();
            change.commit(note).unwrap();
        }
        apply(&mut store.conn, Some(&path), &TOMORROW, now()).unwrap();
        store.undo(now()).unwrap();
        let diary = store.view().diary(None).unwrap();
        let notes: Vec<_> = diary.days.values().filter_map(|day| day.note.as_deref()).collect();
        assert_eq!(notes, ["a long day"]);
    }
}
