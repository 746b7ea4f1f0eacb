//! Spare: a whole diary read from a copy, ready to be put in the place of the present one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, MAIN_DB, TransactionBehavior};

use super::aside::sync_folder;
use super::encrypted::{self, Passphrase};
use super::patience::Turn;
use super::tally::{self, Tally};
use super::{Error, copy, file, migrations};

/// Why the present diary is copied.
const BEFORE: &str = "before-restore";

/// A whole diary in memory, read from a copy and upgraded there.
#[derive(Debug)]
pub struct Spare {
    conn: Connection,
    /// What it holds.
    pub tally: Tally,
}

/// What was there before a diary was restored.
#[derive(Clone, Debug, PartialEq)]
pub enum Replaced {
    /// No diary.
    Nothing,
    /// A diary, of which there is a copy.
    Diary {
        /// The copy.
        copy: PathBuf,
        /// What it holds.
        tally: Tally,
    },
    /// A file that was damaged or no diary, kept byte by byte.
    Unreadable {
        /// Where it is kept.
        kept: PathBuf,
    },
}

impl Spare {
    /// Reads a copy of a diary. The file is never changed, nor is anything written beside it.
    ///
    /// # Errors
    ///
    /// If the file is the diary itself, or not a whole diary of a known version; or if something in it
    /// is unfinished, and nothing can be written beside the diary.
    pub fn read(path: &Path, diary: &Path, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        refuse_as_source(path, diary)?;
        let mut conn = Connection::open_in_memory()?;
        match load(path, &mut conn) {
            // What another program left unfinished can only be finished by writing.
            Err(Error::ReadOnly | Error::Io) => {
                let diary = file::followed(diary);
                let folder = file::folder_of(&diary);
                if !folder.is_dir() {
                    return Err(Error::NoFolder);
                }
                let (_folder, finished) = file::finished_elsewhere(path, folder)?;
                copy::take_over(&finished, &mut conn)?;
            }
            outcome => outcome?,
        }
        Self::upgraded(conn, now)
    }

    /// As [`Spare::read`], of an encrypted copy. What is in it never becomes a file.
    ///
    /// # Errors
    ///
    /// As [`Spare::read`], and if the passphrase does not open it.
    pub fn decrypt(
        path: &Path,
        passphrase: &Passphrase,
        diary: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, Error> {
        refuse_as_source(path, diary)?;
        let bytes = fs::read(path).map_err(Error::Unreachable)?;
        let mut conn = Connection::open_in_memory()?;
        copy::take_over(&encrypted::opened(&bytes, passphrase)?, &mut conn)?;
        Self::upgraded(conn, now)
    }

    /// Verifies what was read, and brings it to the present schema.
    fn upgraded(mut conn: Connection, now: DateTime<FixedOffset>) -> Result<Self, Error> {
        tally::refuse_if_damaged(&conn)?;
        let version = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        file::prepare(&mut conn)?;
        migrations::upgrade(&mut conn, None, version, now)?;
        let tally = Tally::of(&conn)?;
        Ok(Self { conn, tally })
    }

    /// Puts this diary in the place of the present one, after a dated copy of that.
    ///
    /// Killed at any moment, the diary is as before or as after. Other programs that have it open
    /// wait until it is done: what they write is either in the copy or in the restored diary.
    ///
    /// # Errors
    ///
    /// If the diary belongs to a newer version or cannot be written. It is then as it was.
    pub fn restore(self, diary: &Path, now: DateTime<FixedOffset>) -> Result<Replaced, Error> {
        let diary = file::followed(diary);
        file::create_privately(&diary)?;
        match self.put_into(&diary, now) {
            Err(Error::Damaged | Error::Foreign) => self.put_instead(&diary, now),
            outcome => outcome.map_err(|error| error.held(&diary)),
        }
    }

    /// Writes into the file of the present diary, which nobody else can do or see meanwhile.
    fn put_into(&self, diary: &Path, now: DateTime<FixedOffset>) -> Result<Replaced, Error> {
        let (mut conn, _) = file::connect(diary)?;
        if conn.is_readonly(MAIN_DB)? {
            return Err(Error::ReadOnly);
        }
        let _turn = Turn::at(diary);
        // A backup cannot begin inside a transaction; this mode keeps the lock of one. Set any
        // earlier, it would keep other programs from finishing theirs while this one waits.
        let locked = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        locked.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
        locked.commit()?;
        let begun = conn.prepare("SELECT 1 FROM sqlite_schema")?.exists([])?;
        let replaced = if begun {
            let tally = Tally::of(&conn)?;
            Replaced::Diary { copy: copy::of(&conn, diary, BEFORE, now)?, tally }
        } else {
            Replaced::Nothing
        };
        // The last sync may have failed with all of it in the file.
        copy::take_over(&self.conn, &mut conn).map_err(|error| match error {
            Error::Io => Error::Unsure,
            other => other,
        })?;
        conn.close().map_err(|(_, error)| Error::from(error))?;
        Ok(replaced)
    }

    /// Puts a new file in the place of one that cannot be read, which is kept byte by byte.
    fn put_instead(&self, diary: &Path, now: DateTime<FixedOffset>) -> Result<Replaced, Error> {
        let folder = file::folder_of(diary);
        let whole = copy::Whole::of(&self.conn, folder)?;
        let kept = keep_bytes(diary, now)?;
        // A journal that is left would be played into the new file.
        for journal in file::journals(diary) {
            if journal.exists() {
                fs::remove_file(journal).map_err(Error::Unreachable)?;
            }
        }
        sync_folder(folder);
        whole.keep_as(diary, true)?;
        Ok(Replaced::Unreadable { kept })
    }
}

/// Refuses to restore from what is no file, or is the diary itself.
fn refuse_as_source(path: &Path, diary: &Path) -> Result<(), Error> {
    if file::is_missing(path)? {
        return Err(if path.exists() { Error::Empty } else { Error::Missing });
    }
    match file::is_same(path, &file::followed(diary)) {
        true => Err(Error::Itself),
        false => Ok(()),
    }
}

/// Reads a diary into memory without ever writing to its file.
fn load(path: &Path, memory: &mut Connection) -> Result<(), Error> {
    copy::take_over(&file::connect_to_look(path)?, memory)
}

/// Copies a file that cannot be read, and what SQLite left beside it, byte by byte.
fn keep_bytes(diary: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf, Error> {
    let folder = file::folder_of(diary);
    let take = |from: &Path| {
        let mut whole = copy::Unnamed::within(folder)?;
        io::copy(&mut fs::File::open(from)?, &mut whole.file)?;
        whole.file.as_file().sync_all()?;
        Ok(whole)
    };
    let bytes = take(diary).map_err(Error::SafetyCopy)?;
    let kept = copy::keep_beside(bytes, diary, BEFORE, now)?;
    for (from, to) in file::journals(diary).into_iter().zip(file::journals(&kept)) {
        if from.exists() {
            let bytes = take(&from).map_err(Error::SafetyCopy)?;
            bytes.persist(&to).map_err(Error::SafetyCopy)?;
        }
    }
    sync_folder(folder);
    Ok(kept)
}
