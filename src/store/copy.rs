//! Copies of the diary: made with SQLite's own backup, verified, on the disk before they get a name.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::aside::{Aside, sync_folder};
use super::kept::Name;
use super::tally::{self, Tally};
use super::{Error, file, patience};

/// Writes a copy of the diary beside it and returns its path; `why` is part of the name.
///
/// It is one state of the diary even while another program writes, without a change that is under
/// way. It appears when it is whole, readable by its owner only.
pub(super) fn beside(path: &Path, why: &str, now: DateTime<FixedOffset>) -> Result<PathBuf, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut diary = Connection::open_with_flags(path, flags)?;
    patience::teach(&mut diary)?;
    of(&diary, path, why, now)
}

/// As [`beside`], of the diary as this connection sees it.
pub(super) fn of(
    diary: &Connection,
    path: &Path,
    why: &str,
    now: DateTime<FixedOffset>,
) -> Result<PathBuf, Error> {
    let path = file::followed(path);
    let whole = Whole::of(diary, file::folder_of(&path))?;
    keep_beside(whole.unnamed, &path, why, now)
}

/// Gives a file that is whole the first free name among those beside the diary.
pub(super) fn keep_beside(
    whole: Unnamed,
    diary: &Path,
    why: &str,
    now: DateTime<FixedOffset>,
) -> Result<PathBuf, Error> {
    let Unnamed { mut file, aside: _aside } = whole;
    let mut number = 1;
    loop {
        let name = Name { why: why.to_owned(), made_at: now.naive_local(), number };
        let copy = diary.with_file_name(name.of(diary));
        match place(file, &copy) {
            Ok(()) => return Ok(copy),
            Err((same, error)) if error.kind() == ErrorKind::AlreadyExists => file = same,
            Err((_, error)) => return Err(Error::SafetyCopy(error)),
        }
        number += 1;
    }
}

/// Gives a temporary file its name, unless there is a file of this name, and makes that durable.
fn place(whole: NamedTempFile, path: &Path) -> Result<(), (NamedTempFile, io::Error)> {
    let placed = whole.persist_noclobber(path).or_else(|refused| match refused.error.kind() {
        ErrorKind::AlreadyExists => Err(refused),
        // Some file systems of sticks can only rename.
        _ if path.symlink_metadata().is_ok() => Err(refused),
        _ => refused.file.persist(path),
    });
    let placed = placed.map_err(|refused| (refused.file, refused.error));
    placed.map(|_| sync_folder(file::folder_of(path)))
}

/// A whole copy of a diary: verified, and on the disk under a temporary name.
#[derive(Debug)]
pub(super) struct Whole {
    unnamed: Unnamed,
    /// What it holds.
    pub(super) tally: Tally,
}

impl Whole {
    /// Copies the diary as this connection sees it into a temporary file of the folder.
    ///
    /// The copy is opened anew and has to fit together, and to hold as many rows of each table.
    pub(super) fn of(diary: &Connection, folder: &Path) -> Result<Self, Error> {
        let unnamed = Unnamed::within(folder).map_err(Error::SafetyCopy)?;
        let path = unnamed.file.path();
        let mut copy = Connection::open(path)?;
        // Nobody knows the file yet: it needs no journal, and is synced once, when it is whole.
        copy.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
        copy.pragma_update(None, "synchronous", "OFF")?;
        let held = take(diary, &mut copy)?;
        drop(copy);
        held.refuse_unless_in(&file::connect_to_look(path)?)?;
        unnamed.file.as_file().sync_all().map_err(Error::SafetyCopy)?;
        Ok(Self { unnamed, tally: held.tally })
    }

    /// Gives the copy its name. A file of this name is replaced, or else refused.
    pub(super) fn keep_as(self, path: &Path, replace: bool) -> Result<Tally, Error> {
        self.unnamed.keep_as(path, replace)?;
        Ok(self.tally)
    }
}

/// What the diary held when it was copied.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) tally: Tally,
    rows: Vec<(String, i64)>,
}

impl Held {
    /// Refuses a copy that does not fit together, or has not as many rows of each table.
    pub(super) fn refuse_unless_in(&self, copy: &Connection) -> Result<(), Error> {
        tally::refuse_if_damaged(copy)?;
        let is_there = Tally::of(copy)? == self.tally && tally::rows(copy)? == self.rows;
        if is_there { Ok(()) } else { Err(Error::Damaged) }
    }
}

/// Copies one state of the diary, as this connection sees it, and returns what was in it.
pub(super) fn take(diary: &Connection, copy: &mut Connection) -> Result<Held, Error> {
    let _one_state = match diary.is_autocommit() {
        true => Some(diary.unchecked_transaction()?),
        false => None,
    };
    let held = Held { tally: Tally::of(diary)?, rows: tally::rows(diary)? };
    take_over(diary, copy).map_err(|error| match error {
        Error::Full => Error::SafetyCopy(ErrorKind::StorageFull.into()),
        Error::Io => Error::SafetyCopy(io::Error::other("the disk did not take it")),
        other => other,
    })?;
    Ok(held)
}

/// A file that has no lasting name yet, readable by its owner only.
#[derive(Debug)]
pub(super) struct Unnamed {
    pub(super) file: NamedTempFile,
    aside: Aside,
}

impl Unnamed {
    /// Creates an empty one, on the disk of this folder.
    pub(super) fn within(folder: &Path) -> io::Result<Self> {
        let aside = Aside::within(folder)?;
        Ok(Self { file: NamedTempFile::new_in(aside.path())?, aside })
    }

    /// Gives it its name for good. A file of this name is replaced, or else refused.
    pub(super) fn keep_as(self, path: &Path, replace: bool) -> Result<(), Error> {
        if replace {
            self.persist(path).map_err(Error::SafetyCopy)?;
            sync_folder(file::folder_of(path));
            return Ok(());
        }
        let Self { file, aside: _aside } = self;
        place(file, path).map_err(|(_, error)| Error::SafetyCopy(error))
    }

    /// Gives it its name, in the place of what has this name now.
    pub(super) fn persist(self, path: &Path) -> io::Result<()> {
        self.file.persist(path).map(drop).map_err(|refused| refused.error)
    }
}

/// Puts the whole content of one diary in the place of another's, in one step.
///
/// Where the other is a file, that is one transaction: killed, it is as before or as after.
pub(super) fn take_over(from: &Connection, into: &mut Connection) -> Result<(), Error> {
    match Backup::new(from, into)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::Locked(None)),
    }
}
