//! The journal: every row that a command touches, and the way back.
//!
//! Triggers write each touched row into `changes`, in the same transaction as the
//! change itself: for an inserted row its key, for an updated or deleted row the
//! whole row as it was, as JSON. Undoing an entry plays its rows back from the
//! last to the first. That writes to the diary as well and is journalled as an
//! entry of its own, which is what a redo plays back.
//!
//! No command has an inverse written by hand, and a command added tomorrow can be
//! undone (docs/decisions/0003-undo-by-triggers.md).

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, Row, Transaction, params};

use super::{Error, columns};

/// The tables whose every change is journalled: all that hold something a person entered.
const JOURNALLED: [&str; 14] = [
    "cramps",
    "reliefs",
    "confirmed_none",
    "days",
    "readings",
    "bouts",
    "medicines",
    "courses",
    "doses",
    "signs",
    "acknowledgements",
    "profile",
    "factors",
    "settings",
];

/// One entry of the history: a command that changed something.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the history.
    pub number: i64,
    /// When it was made, with the offset in force then.
    pub at: DateTime<FixedOffset>,
    /// Whether it was a change, an undo or a redo.
    pub kind: EntryKind,
    /// What was done, in words; an undo or a redo repeats the words of the entry it acted on.
    pub words: String,
    /// Whether it is a change that is undone at present.
    pub undone: bool,
}

/// What an entry of the history did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// It changed the diary.
    Change,
    /// It took a change back.
    Undo,
    /// It brought back what was undone.
    Redo,
}

impl EntryKind {
    /// Returns the word in SQL and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Change, Self::Undo, Self::Redo].into_iter().find(|kind| kind.word() == word)
    }
}

/// What turns a row written to `journal` into the next step of the latest entry.
///
/// It stands once, not in each of the triggers: every command reads all of them when it begins.
const NEXT_STEP: &str = "
    CREATE VIEW journal AS SELECT table_name, deed, row FROM changes;
    CREATE TRIGGER journal_step INSTEAD OF INSERT ON journal BEGIN
        INSERT INTO changes (entry, step, table_name, deed, row)
        SELECT id, (SELECT coalesce(max(step), 0) + 1 FROM changes WHERE entry = id),
            NEW.table_name, NEW.deed, NEW.row
        FROM (SELECT max(id) AS id FROM entries);
    END;";

/// Writes the triggers, for the columns that the tables have now.
pub(super) fn install(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute_batch(NEXT_STEP)?;
    for table in JOURNALLED {
        let row = |when: &str, columns: &[String]| {
            let pairs: Vec<_> = columns.iter().map(|c| format!("'{c}', {when}.{c}")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let (all, key) = (column_names(tx, table, false)?, column_names(tx, table, true)?);
        for (deed, row) in [
            ("insert", row("NEW", &key)),
            ("update", row("OLD", &all)),
            ("delete", row("OLD", &all)),
        ] {
            tx.execute_batch(&format!(
                "CREATE TRIGGER journal_{table}_{deed} AFTER {deed} ON {table} BEGIN
                    INSERT INTO journal VALUES ('{table}', '{deed}', {row});
                END;"
            ))?;
        }
    }
    Ok(())
}

/// Takes every trigger of the journal away, so that a migration may change rows and columns freely.
pub(super) fn remove(tx: &Transaction<'_>) -> Result<(), Error> {
    let names: Vec<String> = tx
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for name in names {
        tx.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(tx.execute_batch("DROP VIEW IF EXISTS journal")?)
}

/// Begins an entry of the history and returns its number.
pub(super) fn begin(
    tx: &Transaction<'_>,
    now: DateTime<FixedOffset>,
    kind: EntryKind,
    of: Option<i64>,
    words: &str,
) -> Result<i64, Error> {
    tx.prepare_cached("INSERT INTO entries (at, kind, of, words) VALUES (?1, ?2, ?3, ?4)")?
        .insert(params![columns::time_text(now), kind.word(), of, words])
        .map_err(Error::from)
}

/// Tells whether the entry has touched any row yet.
pub(super) fn has_changes(tx: &Transaction<'_>, entry: i64) -> Result<bool, Error> {
    Ok(tx.prepare_cached("SELECT 1 FROM changes WHERE entry = ?1 LIMIT 1")?.exists([entry])?)
}

/// Gives the entry its words.
pub(super) fn name(tx: &Transaction<'_>, entry: i64, words: &str) -> Result<(), Error> {
    tx.prepare_cached("UPDATE entries SET words = ?2 WHERE id = ?1")?
        .execute(params![entry, words])?;
    Ok(())
}

/// Takes back the latest change that is not undone; `None` if there is none.
pub(super) fn undo(
    tx: &Transaction<'_>,
    now: DateTime<FixedOffset>,
) -> Result<Option<Entry>, Error> {
    let Some(target) = find(tx, "WHERE kind = 'change' AND NOT undone ORDER BY id DESC")? else {
        return Ok(None);
    };
    begin(tx, now, EntryKind::Undo, Some(target.number), &target.words)?;
    play_back(tx, target.number)?;
    Ok(Some(target))
}

/// Brings back what was undone last, unless something else was changed since.
pub(super) fn redo(
    tx: &Transaction<'_>,
    now: DateTime<FixedOffset>,
) -> Result<Option<Entry>, Error> {
    let since_the_last_change = "WHERE undone
        AND touched_by > (SELECT max(id) FROM entries WHERE kind = 'change') ORDER BY id";
    let Some(target) = find(tx, since_the_last_change)? else { return Ok(None) };
    let undo: i64 = tx.query_row(
        "SELECT max(id) FROM entries WHERE of = ?1 AND kind = 'undo'",
        [target.number],
        |row| row.get(0),
    )?;
    begin(tx, now, EntryKind::Redo, Some(target.number), &target.words)?;
    play_back(tx, undo)?;
    Ok(Some(target))
}

/// Returns the latest entries, the newest first.
pub(super) fn entries(conn: &Connection, most: u32) -> Result<Vec<Entry>, Error> {
    let mut statement = conn.prepare(&select(&format!("ORDER BY id DESC LIMIT {most}")))?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

fn find(conn: &Connection, which: &str) -> Result<Option<Entry>, Error> {
    let mut statement = conn.prepare(&select(&format!("{which} LIMIT 1")))?;
    let mut rows = statement.query([])?;
    rows.next()?.map(entry).transpose()
}

/// Returns the query for entries; `touched_by` is the latest undo or redo of each.
fn select(which: &str) -> String {
    format!(
        "WITH touched AS (
            SELECT e.*, (SELECT max(id) FROM entries WHERE of = e.id) AS touched_by FROM entries AS e
        ), judged AS (
            SELECT t.*, coalesce((SELECT kind = 'undo' FROM entries WHERE id = t.touched_by), FALSE)
                AS undone FROM touched AS t
        )
        SELECT id, at, kind, words, undone FROM judged {which}"
    )
}

fn entry(row: &Row<'_>) -> Result<Entry, Error> {
    let kind = columns::word(row, "kind", EntryKind::from_word)?;
    Ok(Entry {
        number: row.get("id")?,
        at: columns::time(row, "at")?,
        kind: kind.ok_or(Error::Value { column: "kind" })?,
        words: row.get("words")?,
        undone: row.get("undone")?,
    })
}

/// Turns every row that an entry touched back into what it was, from the last to the first.
///
/// Each has to be there as it was left; another program may have changed it, and then all stays
/// as it is.
fn play_back(tx: &Transaction<'_>, entry: i64) -> Result<(), Error> {
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let changes: Vec<(String, String, String)> = tx
        .prepare_cached(
            "SELECT table_name, deed, row FROM changes WHERE entry = ?1 ORDER BY step DESC",
        )?
        .query_map([entry], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (table, deed, row) in changes {
        let sql = inverse(tx, &table, &deed, &row)?;
        if tx.prepare_cached(&sql)?.execute([&row])? != 1 {
            return Err(Error::Journal);
        }
    }
    Ok(())
}

/// Returns the statement that undoes one deed, given the journalled row as its parameter.
fn inverse(tx: &Transaction<'_>, table: &str, deed: &str, row: &str) -> Result<String, Error> {
    let names = journalled_names(tx, row)?;
    let was = |name: &String| format!("json_extract(?1, '$.{name}')");
    let key = column_names(tx, table, true)?;
    let same: Vec<_> = key.iter().map(|name| format!("{name} IS {}", was(name))).collect();
    let same = same.join(" AND ");
    Ok(match deed {
        "insert" => format!("DELETE FROM {table} WHERE {same}"),
        "update" => {
            let set: Vec<_> = names.iter().map(|name| format!("{name} = {}", was(name))).collect();
            format!("UPDATE {table} SET {} WHERE {same}", set.join(", "))
        }
        _ => {
            let values: Vec<_> = names.iter().map(was).collect();
            format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "))
        }
    })
}

/// Returns the columns that a journalled row holds: those that the table had at the time.
fn journalled_names(tx: &Transaction<'_>, row: &str) -> Result<Vec<String>, Error> {
    let mut statement = tx.prepare_cached("SELECT key FROM json_each(?1)")?;
    let names = statement.query_map([row], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Returns the columns of a table, or only those of its key.
fn column_names(conn: &Connection, table: &str, only_key: bool) -> Result<Vec<String>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 OR NOT ?2")?;
    let names = statement.query_map(params![table, only_key], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
