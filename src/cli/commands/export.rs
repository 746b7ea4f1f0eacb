//! `cramp export`: the diary as CSV, a folder of tables or one table, or as one FHIR Bundle.

use std::path::{Path, PathBuf};

use crate::cli::answer::Answer;
use crate::cli::args::{Export, Format};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::json;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::exchange::{Bundle, Table};

pub(crate) fn run(args: &Export, session: &Session) -> Result<Answer, Failure> {
    let diary = session.diary(None)?;
    let to = args.to.as_deref().or(args.out.as_deref());
    match (args.format, args.table) {
        (Format::Csv, Some(table)) => one(table, &diary, to),
        (Format::Csv, None) => all(&diary, to, session),
        (Format::Fhir, None) => fhir(&diary, to, session),
        (Format::Fhir, Some(table)) => {
            Err(Failure::usage(format!("FHIR has no table `{}`", table.word()))
                .hint("it is one file: `cramp export --format fhir`"))
        }
    }
}

/// Writes the diary as one FHIR Bundle.
fn fhir(diary: &Diary, to: Option<&Path>, session: &Session) -> Result<Answer, Failure> {
    let today = session.now.local().date();
    let bundle = Bundle::of(diary, today);
    let text = json::text(&bundle)?;
    if to == Some(Path::new("-")) {
        return Ok(Answer::bytes(text.into_bytes()));
    }
    let name = format!("cramp-fhir-{today}.json");
    let path = to.map_or_else(|| PathBuf::from(&name), |to| files::in_folder(to, &name));
    files::write(&path, text.as_bytes())?;
    let holds = match phrases::list(&counted(&bundle)) {
        nothing if nothing.is_empty() => "nothing is recorded yet".to_owned(),
        counts => counts,
    };
    let written = format!("{} is written: {holds}.", path.display());
    let caution = phrases::dim("health data; only you can read the file");
    Ok(Answer::lines(&[written, caution], session.width))
}

fn one(table: Table, diary: &Diary, to: Option<&Path>) -> Result<Answer, Failure> {
    let text = table.write(diary)?;
    match to {
        Some(path) if path == Path::new("-") => Ok(Answer::bytes(text.into_bytes())),
        path => {
            let path = files::in_folder(path.unwrap_or(Path::new(".")), table.file_name());
            files::write(&path, text.as_bytes())?;
            Ok(Answer::text(format!("{} is written.", path.display())))
        }
    }
}

fn all(diary: &Diary, to: Option<&Path>, session: &Session) -> Result<Answer, Failure> {
    if to == Some(Path::new("-")) {
        return Err(
            Failure::usage("a pipe takes one table").hint("name it, as in `cramp export cramps -`")
        );
    }
    let today = session.now.local().date();
    let folder = to.map_or_else(|| PathBuf::from(format!("cramp-export-{today}")), Path::to_owned);
    write_folder(diary, &folder)?;
    let names: Vec<_> = Table::ALL.iter().map(|table| table.file_name().to_owned()).collect();
    let written = format!("In {}: {}.", folder.display(), phrases::list(&names));
    let caution = phrases::dim("health data; only you can read the files");
    Ok(Answer::lines(&[written, caution], session.width))
}

/// Returns how many resources of each type there are, where there are any.
fn counted(bundle: &Bundle) -> Vec<String> {
    let names = ["Observation", "MedicationStatement", "Condition"];
    let counts = bundle.counts().into_iter().zip(names).filter(|(count, _)| *count > 0);
    counts.map(|(count, name)| phrases::count(count, name)).collect()
}

/// Writes every table of a diary into a folder.
///
/// # Errors
///
/// If the folder cannot be written.
pub(crate) fn write_folder(diary: &Diary, folder: &Path) -> Result<(), Failure> {
    let tables = Table::ALL
        .iter()
        .map(|table| Ok((table.file_name(), table.write(diary)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let files: Vec<_> = tables.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    files::write_all(folder, &files)
}
