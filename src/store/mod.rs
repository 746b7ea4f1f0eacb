//! The memory of the diary: one SQLite file, and every change ever made to it.
//!
//! SQL exists nowhere else. A command that only looks takes a [`View`]; a command
//! that changes something takes a [`Change`], which is one transaction and one
//! entry of the history.

mod aside;
mod change;
mod check;
mod columns;
mod copy;
mod days;
mod encrypted;
mod error;
mod events;
mod factors;
mod file;
mod header;
mod holder;
mod journal;
mod kept;
mod key;
mod medicines;
mod migrations;
mod patience;
mod profile;
mod salvage;
mod settings;
mod signs;
mod spare;
mod tally;
#[cfg(test)]
mod tests;
mod view;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use patience::Turn;

pub use aside::{Aside, private_folder, sync_folder};
pub use change::Change;
pub use check::{Checked, Content, Fault, FaultKind};
pub use columns::Span;
pub use encrypted::{Passphrase, Snapshot};
pub use error::Error;
pub use file::folder_of;
pub use journal::{Entry, EntryKind};
pub use kept::Kept;
pub use salvage::{Salvage, Saved};
pub use spare::{Replaced, Spare};
pub use tally::Tally;
pub use view::View;

/// An open diary file.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
}

impl Store {
    /// Opens the diary of this path, creating it if there is none.
    ///
    /// A file of an older version is upgraded, after a dated copy of it was written beside it.
    ///
    /// # Errors
    ///
    /// If the file is not a diary, is damaged, belongs to a newer version, or cannot be written.
    /// The file is then untouched.
    pub fn open(path: &Path, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        file::create_privately(path)?;
        Self::connect(path, now)
    }

    /// Opens the diary of this path if there is one; `None` for no file and for an empty one.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub fn open_existing(path: &Path, now: DateTime<FixedOffset>) -> Result<Option<Self>, Error> {
        if file::is_missing(path)? {
            return Ok(None);
        }
        Self::connect(path, now).map(Some)
    }

    fn connect(path: &Path, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        let (mut conn, version) = file::connect(path)?;
        migrations::upgrade(&mut conn, Some(path), version, now)?;
        Ok(Self { conn })
    }

    /// Opens an empty diary that lives in memory only.
    ///
    /// # Errors
    ///
    /// If SQLite has no memory left.
    pub fn in_memory(now: DateTime<FixedOffset>) -> Result<Self, Error> {
        let mut conn = Connection::open_in_memory()?;
        file::prepare(&mut conn)?;
        migrations::upgrade(&mut conn, None, 0, now)?;
        Ok(Self { conn })
    }

    /// Refuses a diary with a damaged page, be it one that nobody is about to read.
    ///
    /// # Errors
    ///
    /// If there is one, or the file cannot be read.
    pub fn examine(&self) -> Result<(), Error> {
        tally::refuse_if_pages_are_damaged(&self.conn)
    }

    /// Returns the diary for looking.
    pub fn view(&self) -> View<'_> {
        View::new(&self.conn)
    }

    /// Begins a change: one transaction, one entry of the history.
    ///
    /// Dropping it without [`Change::commit`] leaves the diary as it was.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or another program keeps it locked.
    pub fn change(&mut self, now: DateTime<FixedOffset>) -> Result<Change<'_>, Error> {
        let (tx, turn) = begin(&mut self.conn)?;
        Change::begin(tx, turn, now)
    }

    /// Writes a dated copy of the diary beside it and returns its path; the latest four of them stay.
    ///
    /// A change that is under way is not in it.
    ///
    /// # Errors
    ///
    /// If the copy cannot be written.
    pub fn copy_before_import(path: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf, Error> {
        kept::copy_before_import(path, now)
    }

    /// Writes a verified copy of the diary to this file; `None` if there is no diary.
    ///
    /// The file appears when it is whole and on the disk, readable by its owner only. A link in its
    /// place goes, and what it led to stays. The diary is not upgraded, and may be read-only.
    ///
    /// # Errors
    ///
    /// If the diary cannot be read, the copy cannot be written, or its path is that of the diary or
    /// of something else that may not be replaced.
    pub fn back_up(path: &Path, to: &Path, replace: bool) -> Result<Option<Tally>, Error> {
        if file::is_missing(path)? {
            return Ok(None);
        }
        file::refuse_as_copy(to, path, replace)?;
        let (conn, _) = file::connect(path)?;
        let whole = copy::Whole::of(&conn, file::folder_of(to))?;
        whole.keep_as(to, replace).map(Some)
    }

    /// Tells whether a file is an encrypted copy, of which nobody can see more without its passphrase.
    pub fn is_encrypted(path: &Path) -> bool {
        encrypted::is_encrypted(path)
    }

    /// Returns the name that a copy of this diary gets in a folder on this day.
    pub fn copy_name(path: &Path, day: NaiveDate) -> OsString {
        kept::name_of_day(path, day)
    }

    /// Returns the copies that lie beside the diary, the latest first.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn copies(path: &Path) -> Result<Vec<Kept>, Error> {
        kept::copies(path)
    }

    /// Returns the latest copy beside the diary that is whole.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn latest_whole_copy(path: &Path) -> Result<Option<Kept>, Error> {
        kept::latest_whole(path)
    }

    /// Looks whether a diary is whole; `None` if there is none. Nothing is written.
    ///
    /// # Errors
    ///
    /// If the file is no diary, belongs to a newer version, is locked, or the system cannot read it.
    pub fn check(path: &Path) -> Result<Option<Checked>, Error> {
        check::check(path)
    }

    /// Copies the diary if it is about to be changed for the first time in a week.
    ///
    /// The copies of the last four such weeks stay.
    ///
    /// # Errors
    ///
    /// If the copy cannot be written, or would be one of a damaged diary.
    pub fn copy_weekly(&self, path: &Path, now: DateTime<FixedOffset>) -> Result<(), Error> {
        kept::copy_weekly(&self.conn, path, now)
    }

    /// Takes back the latest change that is not undone, and returns it; `None` if there is none.
    ///
    /// # Errors
    ///
    /// If the file cannot be written. The diary is then as it was.
    pub fn undo(&mut self, now: DateTime<FixedOffset>) -> Result<Option<Entry>, Error> {
        let (tx, _turn) = begin(&mut self.conn)?;
        journal::undo(tx, now)
    }

    /// Brings back what was undone last, and returns it; `None` if nothing is undone or something
    /// was changed since.
    ///
    /// # Errors
    ///
    /// If the file cannot be written. The diary is then as it was.
    pub fn redo(&mut self, now: DateTime<FixedOffset>) -> Result<Option<Entry>, Error> {
        let (tx, _turn) = begin(&mut self.conn)?;
        journal::redo(tx, now)
    }
}

/// Begins to write, which no other program may do meanwhile.
fn begin(conn: &mut Connection) -> Result<(Transaction<'_>, Turn), Error> {
    let path = conn.path().map(PathBuf::from).unwrap_or_default();
    let turn = Turn::at(&path);
    let begun = conn.transaction_with_behavior(TransactionBehavior::Immediate);
    begun.map(|tx| (tx, turn)).map_err(|error| Error::from(error).held(&path))
}
