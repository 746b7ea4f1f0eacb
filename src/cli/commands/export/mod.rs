//! `cramp export`: the diary as CSV, a folder of tables, a zip of them or one table; or as FHIR.

mod fhir;

use std::path::{Path, PathBuf};

use crate::cli::answer::Answer;
use crate::cli::args::{Export, Format};
use crate::cli::commands::report;
use crate::cli::exported::Exported;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::folder;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Diary, Night};
use crate::exchange::{Dialect, PlainTables, Table, pack};
use crate::store::Span;

pub(crate) fn run(args: &Export, session: &Session) -> Result<Answer, Failure> {
    let to = args.to.as_deref().or(args.out.as_deref());
    if args.format == Format::Fhir {
        return fhir::run(args, to, session);
    }
    let part = period::asked(&args.period, session)?;
    let diary = match part {
        Some(part) => part_of_diary(part, session)?,
        None => session.diary(None)?,
    };
    let dialect = if args.spreadsheet { Dialect::Spreadsheet } else { Dialect::Plain };
    let source = Source { diary: &diary, part, dialect, session };
    if let Some(file) = args.table {
        return one(file, &source, to);
    }
    let written = Written::of(&source, &args.tables)?;
    match (args.zip, to) {
        (true, Some(to)) if to == Path::new("-") => Ok(Answer::bytes(pack(&written.files())?)),
        (true, to) => {
            let name = format!("{}.zip", usual_name(session));
            let path = to.map_or_else(|| PathBuf::from(&name), |to| files::in_folder(to, &name));
            files::write(&path, &pack(&written.files())?)?;
            Ok(written.told(&path, part, session))
        }
        (false, Some(to)) if to == Path::new("-") => {
            let hint = "name it, as in `cramp export cramps -`, or take them all with --zip";
            Err(Failure::usage("a pipe takes one table").hint(hint))
        }
        (false, to) => {
            let folder = to.map_or_else(|| PathBuf::from(usual_name(session)), Path::to_owned);
            written.put_into(&folder)?;
            Ok(written.told(&folder, part, session))
        }
    }
}

/// Returns the name that an export has unless the person gives it another.
fn usual_name(session: &Session) -> String {
    format!("cramp-export-{}", session.now.local().date())
}

/// Returns the nights that were asked for with their days, and what stands whenever it was.
fn part_of_diary(part: Span, session: &Session) -> Result<Diary, Failure> {
    let mut diary = session.diary(Some(part))?;
    let (first, last) = part;
    diary.courses.retain(|course| course.touches(first.evening(), last.evening()));
    Ok(diary)
}

/// What is exported, and how it is written.
struct Source<'a> {
    diary: &'a Diary,
    /// The nights that it is a part of, if it is not whole.
    part: Option<Span>,
    dialect: Dialect,
    session: &'a Session,
}

impl Source<'_> {
    fn text(&self, file: Exported) -> Result<String, Failure> {
        match file {
            Exported::Table(table) => Ok(table.write(self.diary, self.dialect)?),
            Exported::Summary if self.part.is_some() => {
                let whole = self.session.diary(None)?;
                self.summary(&whole, &PlainTables::of(&whole)?)
            }
            Exported::Summary => self.summary(self.diary, &PlainTables::of(self.diary)?),
        }
    }

    /// Writes the facts of the report, whose hash is that of the plain tables of the whole diary.
    fn summary(&self, whole: &Diary, tables: &PlainTables) -> Result<String, Failure> {
        report::summary(whole, tables, self.part, self.dialect, self.session)
    }

    /// Writes several files; a whole diary in plain text only once, for its files and for the hash.
    fn texts(&self, files: &[Exported]) -> Result<Vec<String>, Failure> {
        let is_plain = self.part.is_none() && self.dialect == Dialect::Plain;
        if !is_plain || !files.contains(&Exported::Summary) {
            return files.iter().map(|file| self.text(*file)).collect();
        }
        let tables = PlainTables::of(self.diary)?;
        let text = |file: &Exported| match file {
            Exported::Summary => self.summary(self.diary, &tables),
            Exported::Table(table) => match tables.text(*table) {
                Some(text) => Ok(text.to_owned()),
                None => self.text(*file),
            },
        };
        files.iter().map(text).collect()
    }
}

fn one(file: Exported, source: &Source<'_>, to: Option<&Path>) -> Result<Answer, Failure> {
    let text = source.text(file)?;
    match to {
        Some(path) if path == Path::new("-") => Ok(Answer::bytes(text.into_bytes())),
        path => {
            let path = files::in_folder(path.unwrap_or(Path::new(".")), file.file_name());
            files::write(&path, text.as_bytes())?;
            Ok(Answer::text(format!("{} is written.", files::named(&path))))
        }
    }
}

/// Writes every table of a diary, and the facts of its report, into a folder.
///
/// # Errors
///
/// If the folder cannot be written.
pub(crate) fn write_folder(diary: &Diary, folder: &Path, session: &Session) -> Result<(), Failure> {
    let source = Source { diary, part: None, dialect: Dialect::Plain, session };
    Written::of(&source, &[])?.put_into(folder)
}

/// The files of an export as text.
struct Written(Vec<(&'static str, String)>);

impl Written {
    /// Writes these files, or all if none is named; the codebook always comes along.
    fn of(source: &Source<'_>, named: &[Exported]) -> Result<Self, Failure> {
        let is_asked = |file: &Exported| {
            named.is_empty() || named.contains(file) || *file == Exported::Table(Table::Codebook)
        };
        let files: Vec<_> = Exported::all().filter(is_asked).collect();
        let names = files.iter().map(|file| file.file_name());
        Ok(Self(names.zip(source.texts(&files)?).collect()))
    }

    fn files(&self) -> Vec<(&str, &[u8])> {
        self.0.iter().map(|(name, text)| (*name, text.as_bytes())).collect()
    }

    fn put_into(&self, folder: &Path) -> Result<(), Failure> {
        let is_of_an_export = |name: &str| Exported::all().any(|file| file.file_name() == name);
        folder::write_whole(folder, &self.files(), is_of_an_export)
    }

    fn told(&self, path: &Path, part: Option<Span>, session: &Session) -> Answer {
        let names: Vec<_> = self.0.iter().map(|(name, _)| (*name).to_owned()).collect();
        let mut lines = vec![format!("In {}: {}.", files::named(path), phrases::list(&names))];
        lines.extend(part.map(|(first, last)| nights(first, last)));
        lines.push(phrases::dim("health data; only you can read the files"));
        Answer::lines(&lines, session.width)
    }
}

/// Says which nights were asked for; the first may be earlier than any.
fn nights(first: Night, last: Night) -> String {
    let last = last.evening();
    let nights = match first {
        period::EARLIEST => format!("up to {last}"),
        _ => format!("{} to {last}", first.evening()),
    };
    format!("Only nights {nights}; what stands whenever it was comes along.")
}
