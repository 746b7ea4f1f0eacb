//! Mapped: the table of another program, read as the person says.

use std::path::Path;

use super::source::{Incoming, Named, is_zip, refused};
use super::told;
use crate::cli::args::{Dates, Import};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::session::Session;
use crate::exchange::{DateOrder, Foreign, LARGEST, Preset, Reader, Unmapped, unpack_one};
use crate::grammar::is_near;

/// The file with the check marks of all habits, at the top of an export of Loop.
const HABITS: &str = "Checkmarks.csv";

/// Reads the table of another program.
pub(super) fn read(args: &Import, preset: Preset, session: &Session) -> Result<Incoming, Failure> {
    let path = table(&args.from, preset);
    let bytes = match is_zip(&args.from) {
        true => unpack_one(&whole(&args.from, 8 * LARGEST)?, HABITS)?
            .ok_or_else(|| no_table(&args.from))?,
        false => whole(&path, LARGEST)?,
    };
    let file = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let foreign = Foreign {
        file: if is_zip(&args.from) { HABITS } else { &file },
        bytes: &bytes,
        preset,
        names: &args.names,
        dates: args.dates.map(DateOrder::from),
    };
    let reader = Reader {
        now: &session.grammar_now(false),
        catalogue: &session.catalogue()?,
        moment: &|local| session.moment_at(local),
    };
    let mapped = foreign.read(&reader).map_err(|unmapped| failure(unmapped, &path, preset))?;
    Ok(Incoming { diary: mapped.diary, left_out: mapped.left_out })
}

/// Returns the file that holds the table: of Loop the one with all habits, if its folder is named.
fn table(from: &Path, preset: Preset) -> std::path::PathBuf {
    if from.is_dir() && preset == Preset::Habits { from.join(HABITS) } else { from.to_owned() }
}

fn whole(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    if path.is_dir() {
        return Err(no_table(path));
    }
    files::read_up_to(path, most)?.ok_or_else(|| no_table(path))
}

fn no_table(path: &Path) -> Failure {
    Failure::cannot(format!("{} holds no such table", files::named(path))).hint(
        "name one CSV file; of Loop the zip or the folder of an export, with Checkmarks.csv in it",
    )
}

impl From<Dates> for DateOrder {
    fn from(dates: Dates) -> Self {
        match dates {
            Dates::Dmy => Self::DayMonthYear,
            Dates::Mdy => Self::MonthDayYear,
            Dates::Ymd => Self::YearMonthDay,
        }
    }
}

/// Where the fields are listed.
const FIELDS: &str = "`cramp import --help` lists the fields";

fn failure(unmapped: Unmapped, path: &Path, preset: Preset) -> Failure {
    let has = |names: &[Named]| format!("it has: {}", told::listed(names));
    match unmapped {
        Unmapped::NoField { field, near } => {
            let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
            Failure::usage(format!("there is no field {field}")).hint(format!("{near}{FIELDS}"))
        }
        Unmapped::NoName { name, names } => {
            let near = names.iter().find(|it| is_near(&name.to_lowercase(), &it.to_lowercase()));
            let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
            let names: Vec<Named> = names.into_iter().map(|name| (name, None)).collect();
            Failure::cannot(format!("nothing in {} is called {name}", files::named(path)))
                .hint(format!("{near}{}", has(&names)))
        }
        Unmapped::Twice(name) => Failure::usage(format!("{name} is mapped twice"))
            .hint("nothing was imported; give each column one field"),
        Unmapped::Nothing(names) => {
            let message = format!("nothing of {} is mapped", files::named(path));
            let date =
                if preset == Preset::Table { "--map COLUMN=date" } else { "--map NAME=cramp" };
            let example = format!("{date} {}", told::options(&names));
            Failure::cannot(message)
                .details(vec![has(&names)])
                .hint(format!("say what is what, such as {}; {FIELDS}", example.trim_end()))
        }
        Unmapped::Rows(problems) => refused(&problems),
    }
}
