//! The journal: every row that a command touches, and the way back.
//!
//! Before a command first writes to a table, [`Writer::write`] sets up a temporary trigger for what
//! it is about to do there. The trigger writes each touched row into `changes`, in the same
//! transaction as the change itself: for an inserted row its key, for an updated or deleted row
//! the whole row as it was, as JSON. Undoing an entry plays its rows back from the last to the
//! first. That writes to the diary as well and is journalled as an entry of its own, which is what
//! a redo plays back.
//!
//! No command has an inverse written by hand, and a command added tomorrow can be undone; what
//! would go past the journal is refused. What another program writes is not journalled
//! (docs/decisions/0003-undo-by-triggers.md).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use chrono::{DateTime, FixedOffset};
use rusqlite::{CachedStatement, Connection, Row, Transaction, params};

use super::{Error, columns};

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

/// A transaction that is one entry of the history, and journals every row that it touches.
///
/// To read it is a connection like any other; what writes goes through [`Writer::write`].
#[derive(Debug)]
pub(super) struct Writer<'a> {
    tx: Transaction<'a>,
    entry: i64,
    /// How many rows the connection had written when the entry began.
    written: u64,
    /// The tables that have a trigger, and for which deed.
    watched: RefCell<Vec<(String, &'static str)>>,
}

impl Deref for Writer<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.tx
    }
}

impl<'a> Writer<'a> {
    /// Begins an entry, which gets its words when it is committed.
    pub(super) fn begin(
        tx: Transaction<'a>,
        now: DateTime<FixedOffset>,
        kind: EntryKind,
        of: Option<i64>,
    ) -> Result<Self, Error> {
        let entry = tx
            .prepare_cached("INSERT INTO entries (at, kind, of, words) VALUES (?1, ?2, ?3, '')")?
            .insert(params![columns::time_text(now), kind.word(), of])?;
        let written = tx.total_changes();
        Ok(Self { tx, entry, written, watched: RefCell::default() })
    }

    /// Prepares a statement that writes, and sees to it that the rows it touches are journalled.
    pub(super) fn write(&self, sql: &str) -> Result<CachedStatement<'_>, Error> {
        if let Some((table, deeds)) = target(sql) {
            for deed in deeds {
                self.watch(table, deed)?;
            }
        }
        Ok(self.tx.prepare_cached(sql)?)
    }

    /// Makes the entry permanent under these words; returns false, and leaves none, if it touched no row.
    ///
    /// Each row that was written has to be in the journal: a statement that went past
    /// [`Writer::write`] is refused here, and nothing of the entry stays.
    pub(super) fn commit(self, words: &str) -> Result<bool, Error> {
        let journalled: u32 = self
            .tx
            .prepare_cached("SELECT count(*) FROM changes WHERE entry = ?1")?
            .query_row([self.entry], |row| row.get(0))?;
        if self.tx.total_changes() - self.written != 2 * u64::from(journalled) {
            return Err(Error::Unjournalled);
        }
        if journalled == 0 {
            return Ok(false);
        }
        self.tx
            .prepare_cached("UPDATE entries SET words = ?2 WHERE id = ?1")?
            .execute(params![self.entry, words])?;
        self.tx.commit()?;
        Ok(true)
    }

    /// Sets up the trigger that journals what is done to the rows of a table.
    fn watch(&self, table: &str, deed: &'static str) -> Result<(), Error> {
        let stands = |(of, for_deed): &(String, &str)| of == table && *for_deed == deed;
        if self.watched.borrow().iter().any(stands) {
            return Ok(());
        }
        let when = if deed == "insert" { "NEW" } else { "OLD" };
        let names = column_names(&self.tx, table, deed == "insert")?;
        let pairs: Vec<_> = names.iter().map(|c| format!("'{c}', {when}.{c}")).collect();
        self.tx.execute_batch(&format!(
            "CREATE TEMP TRIGGER IF NOT EXISTS journal_{table}_{deed} AFTER {deed} ON {table} BEGIN
                INSERT INTO changes (entry, step, table_name, deed, row)
                SELECT id, (SELECT coalesce(max(step), 0) + 1 FROM changes WHERE entry = id),
                    '{table}', '{deed}', json_object({})
                FROM (SELECT max(id) AS id FROM entries);
            END",
            pairs.join(", ")
        ))?;
        self.watched.borrow_mut().push((table.to_owned(), deed));
        Ok(())
    }
}

/// Returns the table that a statement writes, and what it does to its rows.
fn target(sql: &str) -> Option<(&str, &'static [&'static str])> {
    let mut words = sql.split_whitespace();
    match words.next()? {
        "INSERT" if sql.contains("DO UPDATE") => Some((words.nth(1)?, &["insert", "update"])),
        "INSERT" => Some((words.nth(1)?, &["insert"])),
        "UPDATE" => Some((words.next()?, &["update"])),
        "DELETE" => Some((words.nth(1)?, &["delete"])),
        _ => None,
    }
}

/// Takes back the latest change that is not undone; `None` if there is none.
pub(super) fn undo(
    tx: Transaction<'_>,
    now: DateTime<FixedOffset>,
) -> Result<Option<Entry>, Error> {
    let Some(target) = find(&tx, "WHERE kind = 'change' AND NOT undone ORDER BY id DESC")? else {
        return Ok(None);
    };
    let writer = Writer::begin(tx, now, EntryKind::Undo, Some(target.number))?;
    play_back(&writer, target.number)?;
    writer.commit(&target.words)?;
    Ok(Some(target))
}

/// Brings back what was undone last, unless something else was changed since.
pub(super) fn redo(
    tx: Transaction<'_>,
    now: DateTime<FixedOffset>,
) -> Result<Option<Entry>, Error> {
    let since_the_last_change = "WHERE undone
        AND touched_by > (SELECT max(id) FROM entries WHERE kind = 'change') ORDER BY id";
    let Some(target) = find(&tx, since_the_last_change)? else { return Ok(None) };
    let undo: i64 = tx.query_row(
        "SELECT max(id) FROM entries WHERE of = ?1 AND kind = 'undo'",
        [target.number],
        |row| row.get(0),
    )?;
    let writer = Writer::begin(tx, now, EntryKind::Redo, Some(target.number))?;
    play_back(&writer, undo)?;
    writer.commit(&target.words)?;
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
fn play_back(tx: &Writer<'_>, entry: i64) -> Result<(), Error> {
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let changes: Vec<(String, String, String)> = tx
        .prepare_cached(
            "SELECT table_name, deed, row FROM changes WHERE entry = ?1 ORDER BY step DESC",
        )?
        .query_map([entry], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut keys = BTreeMap::new();
    for (table, deed, row) in &changes {
        if !keys.contains_key(table) {
            keys.insert(table, column_names(tx, table, true)?);
        }
        let sql = inverse(table, deed, &keys[table], &journalled_names(tx, row)?);
        if tx.write(&sql)?.execute([row])? != 1 {
            return Err(Error::Journal);
        }
    }
    Ok(())
}

/// Returns the statement that undoes one deed, given the journalled row as its parameter.
fn inverse(table: &str, deed: &str, key: &[String], names: &[String]) -> String {
    let was = |name: &String| format!("json_extract(?1, '$.{name}')");
    let same: Vec<_> = key.iter().map(|name| format!("{name} IS {}", was(name))).collect();
    let same = same.join(" AND ");
    match deed {
        "insert" => format!("DELETE FROM {table} WHERE {same}"),
        "update" => {
            let set: Vec<_> = names.iter().map(|name| format!("{name} = {}", was(name))).collect();
            format!("UPDATE {table} SET {} WHERE {same}", set.join(", "))
        }
        _ => {
            let values: Vec<_> = names.iter().map(was).collect();
            format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "))
        }
    }
}

/// Returns the columns that a journalled row holds: those that the table had at the time.
fn journalled_names(tx: &Connection, row: &str) -> Result<Vec<String>, Error> {
    let mut statement = tx.prepare_cached("SELECT key FROM json_each(?1)")?;
    let names = statement.query_map([row], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Returns the columns of a table, or only those of its key.
pub(super) fn column_names(
    conn: &Connection,
    table: &str,
    only_key: bool,
) -> Result<Vec<String>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 OR NOT ?2")?;
    let names = statement.query_map(params![table, only_key], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
