//! Check: whether a diary is whole, said without writing one byte to it.

pub(super) mod history;

use std::env;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};

use crate::diary::Diary;

use super::salvage::Remains;
use super::tally::Tally;
use super::{Entry, Error, View, file, journal, migrations};

/// How many faults SQLite may name before it stops looking.
const MOST_NAMED: u32 = 100;

/// What looking at a diary has shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What does not fit; a whole diary has none.
    pub faults: Vec<Fault>,
    /// Tables, indexes and the like that another program has added.
    pub added: Vec<String>,
    /// How much it holds; `None` where it could not be read.
    pub tally: Option<Tally>,
    /// What it holds; `None` where it is not whole.
    pub content: Option<Content>,
}

/// Everything that a whole diary holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What is noted.
    pub diary: Diary,
    /// The history of changes, the latest first.
    pub history: Vec<Entry>,
}

/// Something in a diary that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is about.
    pub kind: FaultKind,
    /// Where it is, in technical words. Never quotes what the diary holds.
    pub place: String,
}

/// What does not fit in a diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is too short, or its beginning is gone, so that SQLite cannot open it.
    File,
    /// Its pages, rows and indexes do not fit together, or a row breaks a rule of its table.
    Pages,
    /// Its tables are not those of a diary of its version.
    Tables,
    /// A row belongs to one that is not there.
    References,
    /// A value is none that this program can have written.
    Values,
    /// The history of changes does not fit together, or not to the rows that it tells of.
    History,
}

impl FaultKind {
    /// Returns the word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Pages => "pages",
            Self::Tables => "tables",
            Self::References => "references",
            Self::Values => "values",
            Self::History => "history",
        }
    }
}

impl Fault {
    fn new(kind: FaultKind, place: impl Into<String>) -> Self {
        // A damaged table of contents may name a table in any bytes.
        let place = place.into().replace(char::is_control, "\u{fffd}");
        Self { kind, place }
    }
}

impl Checked {
    fn of_one(kind: FaultKind, place: &str) -> Self {
        Self {
            faults: vec![Fault::new(kind, place)],
            added: Vec::new(),
            tally: None,
            content: None,
        }
    }

    /// Tells whether nothing was found that does not fit.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Looks at a diary; `None` if there is none. Neither the file nor its folder is written to.
pub(super) fn check(path: &Path) -> Result<Option<Checked>, Error> {
    if file::is_missing(path)? {
        return Ok(None);
    }
    let (kind, place) = (FaultKind::File, "its beginning is not that of a diary");
    let looked = match file::connect_to_look(path) {
        // What another program left unfinished can only be finished by writing.
        Err(Error::ReadOnly | Error::Io) => file::finished_elsewhere(path, &env::temp_dir())
            .and_then(|(_folder, conn)| examine(&conn)),
        opened => opened.and_then(|conn| examine(&conn)),
    };
    match looked {
        Err(Error::Damaged) => {
            Ok(Some(Checked::of_one(FaultKind::File, "it cannot be read as a database")))
        }
        Err(Error::Foreign) if Remains::of(path)?.is_some() => {
            Ok(Some(Checked::of_one(kind, place)))
        }
        looked => looked.map(Some),
    }
}

/// Looks at a diary that could be opened, of one state of the file.
pub(super) fn examine(conn: &Connection) -> Result<Checked, Error> {
    let _one_state = match conn.is_autocommit() {
        true => Some(conn.unchecked_transaction()?),
        false => None,
    };
    let mut faults = Vec::new();
    told(&mut faults, FaultKind::Pages, pages(conn))?;
    let added = match tables(conn) {
        Ok((missing, added)) => {
            faults.extend(missing);
            added
        }
        Err(error) => {
            told(&mut faults, FaultKind::Tables, Err(error))?;
            Vec::new()
        }
    };
    let mut content = None;
    if faults.is_empty() {
        told(&mut faults, FaultKind::References, references(conn))?;
        told(&mut faults, FaultKind::Values, texts(conn))?;
        match content_of(conn) {
            Ok(read) => content = Some(read),
            Err(error) => told(&mut faults, FaultKind::Values, Err(error))?,
        }
        told(&mut faults, FaultKind::History, history::faults(conn))?;
    }
    let content = content.filter(|_| faults.is_empty());
    Ok(Checked { faults, added, tally: Tally::of(conn).ok(), content })
}

/// Adds what was found, and what kept one from looking where that is the damage itself.
fn told(
    faults: &mut Vec<Fault>,
    kind: FaultKind,
    found: Result<Vec<String>, Error>,
) -> Result<(), Error> {
    let places = match found {
        Ok(places) => places,
        Err(Error::Value { column }) => vec![format!("a value of a column `{column}`")],
        Err(Error::Damaged | Error::Foreign | Error::Journal | Error::Sqlite(_)) => {
            vec!["it cannot be read to the end".to_owned()]
        }
        Err(error) => return Err(error),
    };
    faults.extend(places.into_iter().map(|place| Fault::new(kind, place)));
    Ok(())
}

/// Lets SQLite look at every page, row, index and rule of a table.
///
/// What it names before it cannot go on is told as well.
fn pages(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut check = conn.prepare(&format!("PRAGMA integrity_check({MOST_NAMED})"))?;
    let mut rows = check.query([])?;
    let mut places = Vec::new();
    loop {
        match rows.next().map_err(Error::from) {
            Ok(Some(row)) => places.extend(named(&row.get::<_, String>(0)?)),
            Ok(None) => return Ok(places),
            Err(error) if places.is_empty() => return Err(error),
            Err(_) => return Ok(places),
        }
    }
}

/// Returns the places that SQLite names in one answer.
fn named(said: &str) -> Vec<String> {
    let is_place =
        |line: &&str| *line != "ok" && !line.is_empty() && !line.starts_with("*** in database");
    said.lines().map(str::trim).filter(is_place).map(str::to_owned).collect()
}

/// Compares the schema with that of a new diary of the same version.
///
/// Returns what is missing or different, and what is there beside it.
fn tables(conn: &Connection) -> Result<(Vec<Fault>, Vec<String>), Error> {
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let objects = |conn: &Connection| -> Result<Vec<[Option<String>; 4]>, Error> {
        let mut all = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
        let object =
            all.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        Ok(object.collect::<Result<_, _>>()?)
    };
    let (expected, found) = (objects(&migrations::new_diary(version)?)?, objects(conn)?);
    let named = |object: &[Option<String>; 4]| {
        let [kind, name, ..] = object;
        format!("{} {}", kind.as_deref().unwrap_or("?"), name.as_deref().unwrap_or("?"))
    };
    let missing = expected.iter().filter(|object| !found.contains(object)).map(|object| {
        let place = format!("{}: it is missing, or is not as it has to be", named(object));
        Fault::new(FaultKind::Tables, place)
    });
    let names: Vec<_> = expected.iter().map(named).collect();
    let added = found.iter().map(named).filter(|name| !names.contains(name));
    Ok((missing.collect(), added.collect()))
}

/// Finds rows that belong to one that is not there.
fn references(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut check = conn.prepare(
        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
    )?;
    let found = check.query_map([], |row| {
        let (child, parent, number): (String, String, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("{number} of {child} without theirs of {parent}"))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Finds texts that are none: bytes that are not UTF-8.
fn texts(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for table in table_names(conn)? {
        let mut all = conn.prepare(&format!("SELECT * FROM {table}"))?;
        let columns: Vec<String> = all.column_names().map(str::to_owned).collect();
        let mut broken = vec![0_u32; columns.len()];
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            for (place, broken) in broken.iter_mut().enumerate() {
                if let ValueRef::Text(bytes) = row.get_ref(place)? {
                    *broken += u32::from(std::str::from_utf8(bytes).is_err());
                }
            }
        }
        let broken = columns.iter().zip(broken).filter(|(_, number)| *number > 0);
        found.extend(broken.map(|(column, number)| {
            format!("{number} of {table} with a text in `{column}` that is none")
        }));
    }
    Ok(found)
}

/// Reads everything as commands read it.
fn content_of(conn: &Connection) -> Result<Content, Error> {
    let diary = View::new(conn).diary(None)?;
    Ok(Content { diary, history: journal::entries(conn, u32::MAX)? })
}

/// Returns the tables of a diary of this version, the history and the counters included.
pub(super) fn table_names(conn: &Connection) -> Result<Vec<String>, Error> {
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let new = migrations::new_diary(version)?;
    let mut names = new.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    Ok(names.query_map(params![], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
