//! Salvage: what can still be read of a damaged diary, gathered into a new one.
//!
//! SQLite gives up a table at the first page that does not fit. Here the pages are taken apart
//! without it ([`pages`]), the tables found from their roots down and around what is broken
//! ([`trees`]), and each row put into a new diary, whose own rules decide whether it is one
//! ([`rows`]). The damaged file is only read (docs/decisions/0011-check-and-salvage.md).

mod pages;
mod record;
mod rows;
mod trees;

use std::env;
use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OpenFlags};

use super::check;
use super::copy::Whole;
use super::header::{APPLICATION_ID, Header, MAGIC};
use super::tally::Tally;
use super::{Error, file, migrations, patience};
use pages::Pages;

/// A new diary in memory, with what could be read of a damaged one.
#[derive(Debug)]
pub struct Salvage {
    conn: Connection,
    /// What became of each table of which there was something.
    pub tables: Vec<Saved>,
    /// Whether the history could be read whole, so that it is known what is lost.
    pub counted: bool,
    /// Whether the history was taken over; else undo begins anew.
    pub history: bool,
    /// What it holds.
    pub tally: Tally,
}

/// What became of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name of the table.
    pub table: String,
    /// Rows that are in the new diary, those saved in part included.
    pub rows: u32,
    /// How many of them are there without something that could not be read.
    pub in_part: u32,
    /// Rows that are lost: those that the history tells of, where it is whole; else those that
    /// were found and are none.
    pub lost: u32,
    /// Pages that could not be read; how many rows were on them is not always known.
    pub pages_lost: u32,
}

impl Salvage {
    /// Gathers what can be read of a damaged diary. Its file is never written to.
    ///
    /// # Errors
    ///
    /// If the file is no diary, belongs to a newer version, or the system cannot read it.
    pub fn read(path: &Path, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        if file::is_missing(path)? {
            return Err(if path.exists() { Error::Empty } else { Error::Missing });
        }
        match Header::of(path) {
            Ok(Header::Diary { version, .. }) if version > migrations::LATEST => {
                return Err(Error::Newer { found: version, known: migrations::LATEST });
            }
            Err(Error::Foreign) | Ok(_) => {}
            Err(error) => return Err(error),
        }
        Remains::of(path)?.ok_or(Error::Foreign)?.gathered(now)
    }

    /// Writes the new diary to this file, where there is none yet: whole or not at all.
    ///
    /// # Errors
    ///
    /// If there is something of this name, or it cannot be written.
    pub fn keep_as(&self, to: &Path, diary: &Path) -> Result<(), Error> {
        file::refuse_as_copy(to, diary, false)?;
        Whole::of(&self.conn, file::folder_of(to))?.keep_as(to, false)?;
        Ok(())
    }

    /// Tells whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.rows == 0)
    }
}

/// The bytes of a file that is, or was, a diary.
#[derive(Debug)]
pub(super) struct Remains {
    bytes: Vec<u8>,
    version: u32,
}

impl Remains {
    /// Reads a file; `None` if it is not, and never was, a diary.
    ///
    /// Where its beginning is gone, what it is can only be told from what it holds. A file that
    /// begins as one of another program is never looked into.
    pub(super) fn of(path: &Path) -> Result<Option<Self>, Error> {
        let bytes = bytes_of(path)?;
        let is_database = bytes.starts_with(MAGIC);
        let is_marked = pages::number(&bytes, 68) == Some(APPLICATION_ID);
        let said = pages::number(&bytes, 60).unwrap_or(0);
        let version =
            if (1..=migrations::LATEST).contains(&said) { said } else { migrations::LATEST };
        let remains = Self { bytes, version };
        let is_ours = (is_database && is_marked)
            || remains.has_our_tables()
            || (!is_database && remains.has_our_rows()?);
        Ok(is_ours.then_some(remains))
    }

    /// Tells whether the table of contents, if it can be read, is that of a diary.
    fn has_our_tables(&self) -> bool {
        let roots = trees::roots(&Pages::new(self.bytes.clone()));
        ["cramps", "confirmed_none", "readings", "entries", "changes"]
            .iter()
            .all(|table| roots.contains_key(*table))
    }

    /// Tells whether there are rows that only a diary can hold.
    fn has_our_rows(&self) -> Result<bool, Error> {
        let pages = Pages::new(self.bytes.clone()).of_usual_size();
        let now = DateTime::UNIX_EPOCH.fixed_offset();
        let tables = rows::gather(&pages, self.version, now)?.tables;
        let telling = ["cramps", "confirmed_none", "readings", "entries"];
        Ok(tables.iter().any(|it| telling.contains(&&*it.table) && it.rows > it.in_part))
    }

    /// Puts what can be read into a new diary of the present version.
    fn gathered(self, now: DateTime<FixedOffset>) -> Result<Salvage, Error> {
        let pages = Pages::new(self.bytes);
        let is_usual = pages.are_of_usual_size();
        let mut gathered = rows::gather(&pages, self.version, now)?;
        if !is_usual {
            let usual = rows::gather(&pages.of_usual_size(), self.version, now)?;
            let all = |it: &rows::Gathered| -> u32 { it.tables.iter().map(|it| it.rows).sum() };
            gathered = if all(&usual) > all(&gathered) { usual } else { gathered };
        }
        let rows::Gathered { mut conn, tables, counted } = gathered;
        file::prepare(&mut conn)?;
        migrations::upgrade(&mut conn, None, self.version, now)?;
        if !check::examine(&conn)?.is_whole() {
            return Err(Error::Damaged);
        }
        let tally = Tally::of(&conn)?;
        let history = tables.iter().any(|it| it.table == "entries" && it.rows > 0);
        Ok(Salvage { conn, tables, counted, history, tally })
    }
}

/// Reads the bytes of a file while no other program writes it.
///
/// What another program left unfinished is finished in a copy, where that can be done.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let [journal, log, _] = file::journals(&file::followed(path));
    let is_unfinished = |path: &Path| fs::metadata(path).is_ok_and(|about| about.len() > 0);
    if (is_unfinished(&journal) || is_unfinished(&log))
        && let Ok((folder, conn)) = file::finished_elsewhere(path, &env::temp_dir())
    {
        drop(conn);
        return fs::read(folder.path().join("diary.db")).map_err(Error::Unreachable);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    patience::teach(&mut conn)?;
    conn.execute_batch("BEGIN")?;
    let looked = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match looked.map_err(Error::from) {
        Err(error @ Error::Locked(_)) => Err(error.held(path)),
        // A file that SQLite cannot read, no program can be writing.
        _ => fs::read(path).map_err(Error::Unreachable),
    }
}
