//! The file itself: created private, opened durable, refused when it is not a diary.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Error, migrations};

/// Marks an SQLite file as a cramp diary: "crmp" in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x6372_6d70;

/// How long to wait while another program writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tells whether there is no file at this path.
pub(super) fn is_missing(path: &Path) -> Result<bool, Error> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => Err(Error::Directory),
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(cause) => Err(Error::Unreachable(cause)),
    }
}

/// Creates an empty file that only its owner may read, if there is none.
pub(super) fn create_privately(path: &Path) -> Result<(), Error> {
    if !is_missing(path)? {
        return Ok(());
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && is_missing_folder(folder)
    {
        return Err(Error::NoFolder);
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(cause) => Err(Error::Unreachable(cause)),
    }
}

fn is_missing_folder(folder: &Path) -> bool {
    fs::metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Opens a file that exists, and refuses it untouched if it is not a whole diary of a known version.
///
/// Returns its schema version beside it; an empty file is a diary that has not begun, version 0.
pub(super) fn connect(path: &Path) -> Result<(Connection, u32), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    prepare(&conn)?;
    let version = recognise(&conn, path)?;
    Ok((conn, version))
}

/// Sets what has to be set anew for each connection.
///
/// `journal_mode=DELETE` keeps the diary one file that can be copied; `synchronous=EXTRA`
/// makes an answered command survive power loss (docs/decisions/0002-one-durable-file.md).
pub(super) fn prepare(conn: &Connection) -> Result<(), Error> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Refuses a file that is not a diary, that is cut short, or that belongs to a newer version.
///
/// Returns the schema version.
fn recognise(conn: &Connection, path: &Path) -> Result<u32, Error> {
    let look = conn.unchecked_transaction()?;
    let tables: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id: i32 = look.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: u32 = look.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let begun = tables > 0 || id != 0 || version != 0;
    if begun && id != APPLICATION_ID {
        return Err(Error::Foreign);
    }
    if version > migrations::LATEST {
        return Err(Error::Newer { found: version, known: migrations::LATEST });
    }
    refuse_if_cut_short(&look, path)?;
    Ok(version)
}

/// Refuses a file that is shorter than its own header says.
///
/// Called while the file is locked for reading, so that no other program is changing its length.
fn refuse_if_cut_short(look: &Connection, path: &Path) -> Result<(), Error> {
    let pages: i64 = look.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page_size: i64 = look.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let length = fs::metadata(path).map_err(Error::Unreachable)?.len();
    let promised = u64::try_from(pages * page_size).unwrap_or(0);
    if length < promised { Err(Error::Damaged) } else { Ok(()) }
}
