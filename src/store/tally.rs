//! Tally: how much a diary holds, and whether it fits together.

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::{Error, columns};

/// How much a diary holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Nights with a cramp, or said to be without one.
    pub nights: u32,
    /// Cramps, each of several alike in one record counted.
    pub cramps: u32,
    /// When it was last changed; `None` for a diary in which nothing ever was.
    pub changed_at: Option<DateTime<FixedOffset>>,
}

impl Tally {
    /// Counts what a diary holds, of whatever schema.
    pub(super) fn of(conn: &Connection) -> Result<Self, Error> {
        let (nights, cramps) = conn.query_row(
            "SELECT (SELECT count(*) FROM (SELECT night FROM cramps UNION SELECT night FROM confirmed_none)),
                (SELECT coalesce(sum(count), 0) FROM cramps)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Self { nights, cramps, changed_at: changed_at(conn)? })
    }
}

/// Returns the time of the latest entry of the history.
pub(super) fn changed_at(conn: &Connection) -> Result<Option<DateTime<FixedOffset>>, Error> {
    let mut latest = conn.prepare_cached("SELECT at FROM entries ORDER BY id DESC LIMIT 1")?;
    let mut rows = latest.query([])?;
    rows.next()?.map(|row| columns::time(row, "at")).transpose()
}

/// Counts the rows of each table, the schema and the history included.
pub(super) fn rows(conn: &Connection) -> Result<Vec<(String, i64)>, Error> {
    let mut tables =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |table: String| {
        let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
        Ok((table, conn.query_row(&sql, [], |row| row.get(0))?))
    };
    tables.into_iter().map(count).collect()
}

/// Refuses a file with a page that does not fit the others.
///
/// The rules of the tables are left to whoever reads the values: that takes four fifths of the time.
pub(super) fn refuse_if_pages_are_damaged(conn: &Connection) -> Result<(), Error> {
    conn.pragma_update(None, "ignore_check_constraints", true)?;
    let verdict = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    conn.pragma_update(None, "ignore_check_constraints", false)?;
    if verdict? == "ok" { Ok(()) } else { Err(Error::Damaged) }
}

/// Refuses a file whose pages, rows or references do not fit together.
pub(super) fn refuse_if_damaged(conn: &Connection) -> Result<(), Error> {
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let orphans = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if verdict != "ok" || orphans { Err(Error::Damaged) } else { Ok(()) }
}
