//! The rules of the history that no constraint of its tables can hold.
//!
//! The history tells how each row came and went, so it also knows which rows have to be there
//! now. A row that is not, or that is although it was deleted, was changed past it: by damage or
//! by another program.

use rusqlite::Connection;

use super::super::{Error, journal};

/// Rules that a query can tell: what breaks them, and the query that counts where.
const RULES: [(&str, &str); 6] = [
    (
        "entries are missing between others",
        "SELECT coalesce(max(id) - min(id) + 1 - count(*), 0) FROM entries",
    ),
    (
        "the latest entries are missing",
        "SELECT count(*) FROM sqlite_sequence
         WHERE name = 'entries' AND seq <> (SELECT max(id) FROM entries)",
    ),
    (
        "entries that changed nothing",
        "SELECT count(*) FROM entries WHERE id NOT IN (SELECT entry FROM changes)",
    ),
    (
        "entries with steps that are missing",
        "SELECT count(*) FROM (SELECT 1 FROM changes GROUP BY entry
            HAVING min(step) <> 1 OR max(step) <> count(*))",
    ),
    (
        "entries that undo or redo what is no earlier change",
        "SELECT count(*) FROM entries AS e JOIN entries AS target ON target.id = e.of
         WHERE target.kind <> 'change' OR target.id >= e.id",
    ),
    (
        "changes that were undone or redone twice in a row",
        "SELECT count(*) FROM (SELECT kind = 'undo' AS undo,
                row_number() OVER (PARTITION BY of ORDER BY id) % 2 AS odd
            FROM entries WHERE of IS NOT NULL) WHERE undo <> odd",
    ),
];

/// Returns what does not fit.
pub(in crate::store) fn faults(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    for (rule, sql) in RULES {
        let number = conn.query_row(sql, [], |row| row.get(0))?;
        faults.extend(counted(number, rule));
    }
    let unread = "SELECT count(*) FROM changes WHERE NOT json_valid(row)
        OR table_name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')";
    let unread: i64 = conn.query_row(unread, [], |row| row.get(0))?;
    if unread > 0 {
        faults.extend(counted(unread, "rows of it that cannot be read"));
        return Ok(faults);
    }
    let mut tables = conn.prepare("SELECT DISTINCT table_name FROM changes")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for table in tables {
        let unknown = "SELECT count(*) FROM changes, json_each(row) WHERE table_name = ?1
            AND deed <> 'insert' AND key NOT IN (SELECT name FROM pragma_table_info(?1))";
        let unknown = conn.query_row(unknown, [&table], |row| row.get(0))?;
        faults.extend(counted(unknown, &format!("columns that {table} does not have")));
        let [gone, still_there] = unlike(conn, &table)?;
        faults.extend(counted(gone, &format!("rows of {table} that have to be there and are not")));
        faults.extend(counted(
            still_there,
            &format!("rows of {table} that were deleted and are there"),
        ));
    }
    Ok(faults)
}

fn counted(number: i64, rule: &str) -> Option<String> {
    (number != 0).then(|| format!("{rule}: {number}"))
}

/// Counts the rows of a table that are gone although nothing deleted them, and the other way round.
fn unlike(conn: &Connection, table: &str) -> Result<[i64; 2], Error> {
    let rows = rows_told_of(conn, table)?;
    let counted = conn.query_row(
        &format!(
            "SELECT count(*) FILTER (WHERE deed <> 'delete' AND NOT there),
                count(*) FILTER (WHERE deed = 'delete' AND there) FROM ({rows})"
        ),
        [table],
        |row| Ok([row.get(0)?, row.get(1)?]),
    )?;
    Ok(counted)
}

/// Returns the query for the rows of a table that the history tells of: what was done to each last,
/// and whether it is there. The table is its parameter.
pub(in crate::store) fn rows_told_of(conn: &Connection, table: &str) -> Result<String, Error> {
    let key = journal::column_names(conn, table, true)?;
    let told: Vec<_> =
        key.iter().map(|name| format!("json_extract(row, '$.{name}') AS {name}")).collect();
    let names = key.join(", ");
    let same: Vec<_> = key.iter().map(|name| format!("t.{name} = told.{name}")).collect();
    Ok(format!(
        "SELECT {names}, deed, EXISTS (SELECT 1 FROM {table} AS t WHERE {}) AS there
         FROM (SELECT {}, deed, max(entry * 4294967296 + step) FROM changes
            WHERE table_name = ?1 GROUP BY {names}) AS told",
        same.join(" AND "),
        told.join(", "),
    ))
}
