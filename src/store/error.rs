//! Why a diary file cannot be used.

use std::path::Path;

use rusqlite::ErrorCode;

use super::holder;

/// Why a diary file cannot be used. Never quotes what the diary holds.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The path names a directory.
    #[error("this is a directory, not a diary file")]
    Directory,
    /// The folder of the path does not exist.
    #[error("the folder for this file does not exist")]
    NoFolder,
    /// The file could not be created or looked at.
    #[error("this file cannot be opened: {0}")]
    Unreachable(std::io::Error),
    /// The file is not an SQLite file, or belongs to another program.
    #[error("this file is not a cramp diary")]
    Foreign,
    /// The file was written by a newer version of the program.
    #[error("this diary has schema {found}, and this program knows up to {known}")]
    Newer {
        /// The schema version of the file.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The file is shorter than it says, or its contents do not fit together.
    #[error("the diary file is damaged")]
    Damaged,
    /// The file or its folder may not be written.
    #[error("the diary file cannot be written: it is read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full, and nothing was changed")]
    Full,
    /// A row that is to be undone or redone is not there as it was left.
    #[error("the diary was changed by another program, and the history does not fit it")]
    Journal,
    /// A change wrote a row past the journal, and could not be undone: a fault of this program.
    #[error("a change was not journalled, and nothing was changed")]
    Unjournalled,
    /// Another program kept the file locked: its process, where the system tells it.
    #[error("another program keeps the diary locked")]
    Locked(Option<u32>),
    /// A value in the file is none that this program can have written.
    #[error("the diary holds a value that cannot be read, in column `{column}`")]
    Value {
        /// The column that holds it.
        column: &'static str,
    },
    /// The file to restore does not exist.
    #[error("there is no such file")]
    Missing,
    /// The file to restore is empty.
    #[error("this file is empty")]
    Empty,
    /// The file is the diary itself, or one that SQLite keeps for it.
    #[error("this is the diary itself")]
    Itself,
    /// An encrypted copy was not written with this passphrase, or is damaged where it is tried.
    #[error("the passphrase does not open this file")]
    Passphrase,
    /// An encrypted copy asks for so much work that it must be meant to keep a machine busy.
    #[error("opening this file would take this computer far too long")]
    TooMuchWork,
    /// A file of age opens with a key, which this program does not have.
    #[error("this file opens with a key of age, not with a passphrase")]
    ForKey,
    /// A copy was to be written where there is a file.
    #[error("there is a file of this name")]
    Exists,
    /// A copy was to be written over something that is not a file.
    #[error("this is not a file")]
    NoFile,
    /// What another program left unfinished could not be finished in a copy.
    #[error("what another program left unfinished could not be finished in a copy: {0}")]
    Unfinished(std::io::Error),
    /// A copy of the diary could not be written.
    #[error("no safety copy could be written beside the diary: {0}")]
    SafetyCopy(std::io::Error),
    /// The system could not read or write the file.
    #[error("the diary file could not be read or written")]
    Io,
    /// The change is in the file, and the system did not say that it stays there.
    #[error("the disk did not confirm that the change is kept")]
    Unsure,
    /// Anything else that SQLite reports.
    #[error("the diary file could not be used: {0}")]
    Sqlite(rusqlite::Error),
}

impl Error {
    /// Names the process that keeps this file locked, if that is what is the matter.
    pub(super) fn held(self, path: &Path) -> Self {
        match self {
            Self::Locked(None) => Self::Locked(holder::of(path)),
            other => other,
        }
    }
}

/// What SQLite says of a header that no version of it has written.
const NO_SUCH_FORM: &str = "unsupported file format";

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let is_last_sync = |error: &rusqlite::ffi::Error| {
            error.extended_code == rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC
        };
        if matches!(&error, rusqlite::Error::SqliteFailure(_, Some(words)) if words == NO_SUCH_FORM)
        {
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            _ if error.sqlite_error().is_some_and(is_last_sync) => Self::Unsure,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(None),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Io,
            _ => Self::Sqlite(error),
        }
    }
}
