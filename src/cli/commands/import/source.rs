//! Source: the diary that the files hold.

use std::ffi::OsStr;
use std::path::Path;

use super::{mapped, told};
use crate::cli::args::{Import, Layout};
use crate::cli::exported::Exported;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::exchange::sample;
use crate::exchange::{
    LARGEST, Preset, Problem, Table, Tables, check_format, read as read_tables, unpack,
};

/// What was read.
pub(super) struct Incoming {
    pub(super) diary: Diary,
    /// The names of another program's table that are not mapped, each with the field that it may be.
    pub(super) left_out: Vec<Named>,
}

/// A name, and the field that it may be.
pub(super) type Named = (String, Option<String>);

impl From<Diary> for Incoming {
    fn from(diary: Diary) -> Self {
        Self { diary, left_out: Vec::new() }
    }
}

/// Reads the diary that the files hold.
pub(super) fn read(args: &Import, session: &Session) -> Result<Incoming, Failure> {
    if !args.from.exists() {
        return Err(Failure::cannot(format!("there is no {}", files::named(&args.from)))
            .hint("name a folder, a zip or a table that `cramp export` wrote"));
    }
    match args.layout {
        Layout::Sample if !args.names.is_empty() => {
            Err(Failure::usage("the columns of a sample have their names")
                .hint("leave out --map, or leave out --as sample"))
        }
        Layout::Sample => sampled(&args.from, session).map(Incoming::from),
        Layout::Cramp if args.names.is_empty() && !is_foreign(&args.from) => {
            exported(&args.from, session).map(Incoming::from)
        }
        Layout::Cramp => mapped::read(args, Preset::Table, session),
        Layout::Bearable => mapped::read(args, Preset::Bearable, session),
        Layout::Loop => mapped::read(args, Preset::Habits, session),
        Layout::TrackAndGraph => mapped::read(args, Preset::Trackers, session),
    }
}

/// Tells whether a file is neither a zip nor called as a file of an export.
fn is_foreign(from: &Path) -> bool {
    let is_exported = |name: &OsStr| Exported::all().any(|file| name == file.file_name());
    from.is_file() && !is_zip(from) && !from.file_name().is_some_and(is_exported)
}

/// Tells whether a file is called a zip.
pub(super) fn is_zip(from: &Path) -> bool {
    from.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip")) && from.is_file()
}

/// Reads a folder or a zip that `cramp export` wrote, or one table of it.
fn exported(from: &Path, session: &Session) -> Result<Diary, Failure> {
    let tables = tables(from)?;
    check_format(&tables)?;
    if !tables.keys().any(|table| table.is_of_records()) {
        let read = Table::ALL.iter().filter(|table| table.is_of_records());
        let names: Vec<_> = read.map(|table| table.file_name()).collect();
        return Err(no_tables(from, &names.join(", ")));
    }
    let plain = from.join("medications.csv").is_file();
    read_tables(&tables, &session.catalogue()?).map_err(|problems| match plain {
        true => refused(&problems).hint("plain tables with local times are read with --as sample"),
        false => refused(&problems),
    })
}

/// Returns the tables of a folder or a zip, or the one that the file is.
fn tables(from: &Path) -> Result<Tables, Failure> {
    if is_zip(from) {
        return Ok(unpack(&files::read_up_to(from, 8 * LARGEST)?.unwrap_or_default())?);
    }
    let mut tables = Tables::new();
    for table in Table::ALL {
        let named = from.file_name().is_some_and(|name| name == table.file_name());
        let path = if from.is_dir() { from.join(table.file_name()) } else { from.to_owned() };
        if (from.is_dir() || named)
            && let Some(bytes) = files::read_up_to(&path, LARGEST)?
        {
            tables.insert(*table, bytes);
        }
    }
    Ok(tables)
}

/// Reads a folder of plain tables with local times.
fn sampled(from: &Path, session: &Session) -> Result<Diary, Failure> {
    let table =
        |name: &str| files::read_up_to(&from.join(name), LARGEST).map(Option::unwrap_or_default);
    let folder = sample::Folder {
        days: table("days.csv")?,
        cramps: table("cramps.csv")?,
        medications: table("medications.csv")?,
    };
    if folder == sample::Folder::default() {
        return Err(no_tables(from, "days.csv, cramps.csv, medications.csv"));
    }
    let moment = |local| session.moment_at(local);
    sample::read(&folder, moment, session.now.at()).map_err(|problems| refused(&problems))
}

fn no_tables(from: &Path, names: &str) -> Failure {
    Failure::cannot(format!("{} holds none of the tables", files::named(from)))
        .hint(format!("name a folder with some of these in it: {names}"))
}

pub(super) fn refused(problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    let found = phrases::count(problems.len(), "line");
    Failure::cannot(format!("{found} cannot be read"))
        .details(told::shown(&lines))
        .hint("nothing was imported; mend the lines and import again")
}
