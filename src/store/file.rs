//! The file itself: created private, opened durable, refused when it is not a diary.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction};

use super::aside::Aside;
use super::header::{self, Header};
use super::{Error, migrations, patience};

/// Tells whether there is no diary at this path: no file, or an empty one.
pub(super) fn is_missing(path: &Path) -> Result<bool, Error> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => Err(Error::Directory),
        Ok(about) if !about.is_file() => Err(Error::NoFile),
        Ok(about) => Ok(about.len() == 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(cause) => Err(Error::Unreachable(cause)),
    }
}

/// Creates an empty file that only its owner may read, if there is none.
pub(super) fn create_privately(path: &Path) -> Result<(), Error> {
    if !is_missing(path)? {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Err(Error::NoFolder),
        Err(cause) => Err(Error::Unreachable(cause)),
    }
}

/// Reads the header of a file, and refuses a file that is no diary of a known version.
fn known_header(path: &Path) -> Result<Header, Error> {
    known(Header::of(path)?)
}

/// Refuses the header of a diary whose version is not known.
pub(super) fn known(header: Header) -> Result<Header, Error> {
    match header {
        Header::Diary { version, .. } if version > migrations::LATEST => {
            Err(Error::Newer { found: version, known: migrations::LATEST })
        }
        // A diary gets its mark and its version in one page.
        Header::Diary { version: 0, .. } => Err(Error::Damaged),
        _ => Ok(header),
    }
}

/// Opens a file that exists, and refuses it untouched if it is not a whole diary of a known version.
///
/// Returns its schema version beside it; an empty file is a diary that has not begun, version 0.
pub(super) fn connect(path: &Path) -> Result<(Connection, u32), Error> {
    connected(path).map_err(|error| error.held(path))
}

fn connected(path: &Path) -> Result<(Connection, u32), Error> {
    let header = match known_header(path) {
        Err(Error::Foreign | Error::Damaged) if header::was_empty(&followed(path)) => {
            take_back(path)?;
            known_header(path)?
        }
        header => header?,
    };
    let path = std::path::absolute(path).map_err(Error::Unreachable)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(&path, flags)?;
    prepare(&mut conn)?;
    let write_ahead = matches!(header, Header::Diary { write_ahead: true, .. });
    if write_ahead {
        one_file_again(&mut conn)?;
    }
    let look = conn.unchecked_transaction()?;
    if !write_ahead {
        refuse_if_cut_short(&look, &path)?;
    }
    let version = look.pragma_query_value(None, "user_version", |row| row.get(0))?;
    drop(look);
    Ok((conn, version))
}

/// Lets SQLite take back what was begun in an empty file when the power failed.
///
/// Nothing happens to a file in which another program is at work.
fn take_back(path: &Path) -> Result<(), Error> {
    let mut conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    patience::teach(&mut conn)?;
    match conn.pragma_query_value(None, "schema_version", |_| Ok(())).map_err(Error::from) {
        Err(Error::Foreign) | Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}

/// As [`connect`], for a file that must not be written to, not even to finish what is unfinished.
pub(super) fn connect_to_look(path: &Path) -> Result<Connection, Error> {
    connected_to_look(path).map_err(|error| error.held(path))
}

fn connected_to_look(path: &Path) -> Result<Connection, Error> {
    if matches!(known_header(path)?, Header::Diary { write_ahead: true, .. }) {
        return Err(Error::ReadOnly); // even a reader would write a log beside it
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    prepare(&mut conn)?;
    refuse_if_cut_short(&conn.unchecked_transaction()?, path)?;
    Ok(conn)
}

/// Finishes what another program left unfinished in a copy of the file and its journal, and opens that.
///
/// The copy lies in a hidden folder within this one, and goes when that is dropped; killed, with the
/// next one there.
pub(super) fn finished_elsewhere(path: &Path, within: &Path) -> Result<(Aside, Connection), Error> {
    let folder = Aside::within(within).map_err(Error::Unfinished)?;
    let taken = folder.path().join("diary.db");
    fs::copy(path, &taken).map_err(Error::Unfinished)?;
    let [journal, log, _] = journals(&taken);
    for (from, to) in journals(path).iter().zip([journal, log]) {
        if from.is_file() {
            fs::copy(from, to).map_err(Error::Unfinished)?;
        }
    }
    let (conn, _) = connect(&taken)?;
    Ok((folder, conn))
}

/// Returns the folder in which a file lies; for a bare name, the one that the program is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns the file that a link leads to, or the path itself if it is none.
pub(super) fn followed(path: &Path) -> PathBuf {
    let target = if path.is_symlink() { fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

/// Returns the names under which SQLite keeps what is unfinished: the journal, the log and its index.
pub(super) fn journals(diary: &Path) -> [PathBuf; 3] {
    ["-journal", "-wal", "-shm"].map(|ending| {
        let mut name = diary.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        diary.with_file_name(name)
    })
}

/// Tells whether two paths lead to one file, be it by a link.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |path| fs::metadata(path).map(|about| (about.dev(), about.ino())).ok();
        if place(one).is_some() && place(one) == place(other) {
            return true;
        }
    }
    let place = |path: &Path| {
        let folder = fs::canonicalize(folder_of(path)).ok()?;
        Some(folder.join(path.file_name()?))
    };
    place(one).is_some() && place(one) == place(other)
}

/// Refuses to write a copy where the diary lives, over another file, or over what is no file.
pub(super) fn refuse_as_copy(to: &Path, diary: &Path, replace: bool) -> Result<(), Error> {
    let diary = followed(diary);
    if is_same(to, &diary) || journals(&diary).iter().any(|journal| is_same(to, journal)) {
        return Err(Error::Itself);
    }
    match fs::metadata(to) {
        Ok(about) if !about.is_file() => Err(Error::NoFile),
        Ok(_) if !replace => Err(Error::Exists),
        _ => Ok(()),
    }
}

/// Sets what has to be set anew for each connection.
///
/// `synchronous=EXTRA` makes an answered command survive power loss. The journal mode is
/// SQLite's usual one, DELETE, which keeps the diary one file that can be copied
/// (docs/decisions/0002-one-durable-file.md).
pub(super) fn prepare(conn: &mut Connection) -> Result<(), Error> {
    patience::teach(conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Takes a diary back from write-ahead logging, to which another program turned it.
///
/// Where that other program still has it open, it stays as it is, and is as safe.
fn one_file_again(conn: &mut Connection) -> Result<(), Error> {
    conn.busy_timeout(Duration::ZERO)?;
    let turned = conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()));
    patience::teach(conn)?;
    match turned.map_err(Error::from) {
        Err(Error::Locked(_)) | Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Refuses a file that is shorter than its own header says.
///
/// Looked at while the file is locked for reading, so that no other program is changing its length.
fn refuse_if_cut_short(look: &Transaction<'_>, path: &Path) -> Result<(), Error> {
    let pages: i64 = look.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page_size: i64 = look.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let length = fs::metadata(path).map_err(Error::Unreachable)?.len();
    let promised = u64::try_from(pages * page_size).unwrap_or(0);
    if length < promised { Err(Error::Damaged) } else { Ok(()) }
}
