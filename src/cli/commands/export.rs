//! `cramp export`: the diary as CSV, a folder of tables or one table.

use std::path::{Path, PathBuf};

use crate::cli::answer::Answer;
use crate::cli::args::Export;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::exchange::Table;

pub(crate) fn run(args: &Export, session: &Session) -> Result<Answer, Failure> {
    let diary = session.diary(None)?;
    let to = args.to.as_deref().or(args.out.as_deref());
    match args.table {
        Some(table) => one(table, &diary, to),
        None => all(&diary, to, session),
    }
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
