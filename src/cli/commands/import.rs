//! `cramp import`: read CSV files into the diary, all of it or nothing.

use std::path::Path;

use crate::cli::answer::Answer;
use crate::cli::args::{Import, Layout};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::exchange::sample;
use crate::exchange::{Merge, Problem, Table, Tables, check_format, read, unpack};
use crate::store::Store;

/// How many problems or conflicts are shown at once.
const SHOWN: usize = 20;

pub(crate) fn run(args: &Import, session: &Session) -> Result<Answer, Failure> {
    if !args.from.exists() {
        return Err(Failure::cannot(format!("there is no {}", args.from.display()))
            .hint("name a folder, a zip or a table that `cramp export` wrote"));
    }
    let incoming = match args.layout {
        Layout::Cramp => exported(&args.from, session)?,
        Layout::Sample => sampled(&args.from, session)?,
    };
    refuse_the_future(&incoming, session)?;
    if args.dry_run {
        let merge = Merge::of(&session.diary(None)?, &incoming);
        refuse_conflicts(&merge)?;
        let planned = format!("Would import: {}. Nothing was changed.", counted(&merge));
        return Ok(Answer::lines(&[planned], session.width));
    }
    let mut store = session.open()?;
    let begun = !store.view().history(1)?.is_empty();
    let change = store.change(session.now.at())?;
    let merge = Merge::of(&change.view().diary(None)?, &incoming);
    refuse_conflicts(&merge)?;
    if merge.added() == 0 {
        return Ok(Answer::lines(&[format!("Nothing new: {}.", counted(&merge))], session.width));
    }
    let mut lines = vec![format!("Imported: {}.", counted(&merge))];
    if begun {
        let copy = Store::safety_copy(&session.path()?, "before-import", session.now.at())?;
        lines.push(phrases::dim(&format!("the diary before: {}", copy.display())));
    }
    for night in &merge.turned {
        change.withdraw_none(*night)?;
        lines.push(phrases::turned(&night.to_string()));
    }
    change.add_all(&merge.new)?;
    change.commit(&format!("imported {}", phrases::count(merge.added(), "record")))?;
    lines.push(phrases::dim("take all of it back with `cramp undo`"));
    Ok(Answer::lines(&lines, session.width))
}

/// Returns how many records are new, by kind, and how many are there already.
fn counted(merge: &Merge) -> String {
    let days = || merge.new.days.values();
    let kinds = [
        (merge.new.cramps.len(), "new cramp", ""),
        (merge.new.confirmed_none.len(), "new night", " without a cramp"),
        (days().map(|day| day.readings.len()).sum(), "new reading", ""),
        (days().map(|day| day.bouts.len()).sum(), "new bout", " of exercise"),
        (days().filter(|day| day.note.is_some()).count(), "new note", " of a day"),
        (merge.new.courses.len(), "new course", " of a medicine"),
        (merge.new.doses.len(), "new dose", ""),
        (merge.new.classes.len(), "new class", " of a medicine"),
        (merge.new.signs.len(), "new answer", " about a sign"),
        (merge.new.acknowledged.len(), "new acknowledgement", ""),
        (merge.new.profile.len(), "new fact", " of the profile"),
        (merge.new.own_factors.len(), "new factor", ""),
        (merge.new_settings(), "new setting", ""),
        (merge.same, "record", " known already"),
    ];
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, noun, of)| format!("{}{of}", phrases::count(*number, noun)))
        .collect();
    if parts.is_empty() { "no records".to_owned() } else { phrases::list(&parts) }
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
    read(&tables, &session.catalogue()?).map_err(|problems| match plain {
        true => refused(&problems).hint("plain tables with local times are read with --as sample"),
        false => refused(&problems),
    })
}

/// Returns the tables of a folder or a zip, or the one that the file is.
fn tables(from: &Path) -> Result<Tables, Failure> {
    if from.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip")) && from.is_file() {
        return Ok(unpack(&files::read(from)?.unwrap_or_default())?);
    }
    let mut tables = Tables::new();
    for table in Table::ALL {
        let named = from.file_name().is_some_and(|name| name == table.file_name());
        let path = if from.is_dir() { from.join(table.file_name()) } else { from.to_owned() };
        if (from.is_dir() || named)
            && let Some(bytes) = files::read(&path)?
        {
            tables.insert(*table, bytes);
        }
    }
    Ok(tables)
}

/// Reads a folder of plain tables with local times.
fn sampled(from: &Path, session: &Session) -> Result<Diary, Failure> {
    let table = |name: &str| files::read(&from.join(name)).map(Option::unwrap_or_default);
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
    Failure::cannot(format!("{} holds none of the tables", from.display()))
        .hint(format!("name a folder with some of these in it: {names}"))
}

fn refused(problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    let found = phrases::count(problems.len(), "line");
    Failure::cannot(format!("{found} cannot be read\n{}", shown(&lines)))
        .hint("nothing was imported; mend the lines and import again")
}

fn refuse_conflicts(merge: &Merge) -> Result<(), Failure> {
    if merge.conflicts.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = merge.conflicts.iter().map(ToString::to_string).collect();
    let found = phrases::count(lines.len(), "record");
    Err(Failure::cannot(format!("{found} of the diary would be overwritten\n{}", shown(&lines)))
        .hint("nothing was imported; make them alike on one side, then import again"))
}

fn shown(lines: &[String]) -> String {
    let mut text: Vec<String> = lines.iter().take(SHOWN).map(|line| format!("  {line}")).collect();
    if lines.len() > SHOWN {
        text.push(format!("  and {} more", lines.len() - SHOWN));
    }
    text.join("\n")
}

fn refuse_the_future(diary: &Diary, session: &Session) -> Result<(), Failure> {
    let tonight = session.tonight();
    let now = session.now.at();
    // Another zone may have been a day ahead.
    let nights = diary.span().is_some_and(|(_, last)| last > tonight.after(1));
    let starts = diary.cramps.iter().filter_map(|cramp| cramp.start.as_ref());
    let doses = diary.doses.iter().filter_map(|dose| dose.at.as_ref());
    let tomorrow = tonight.after(1).morning();
    let taken = diary.doses.iter().map(|dose| dose.date);
    let begun = diary.courses.iter().map(|course| course.started_on);
    let answered = diary.signs.iter().map(|answer| answer.night.evening());
    let stood = diary.profile.iter().filter_map(|fact| fact.past_day());
    let dates = taken.chain(begun).chain(answered).chain(stood).any(|date| date >= tomorrow);
    let seen = diary.acknowledged.values().any(|at| *at > now);
    if nights || dates || seen || starts.chain(doses).any(|moment| moment.at() > now) {
        return Err(Failure::cannot("some of it is still to come")
            .hint("nothing was imported; check the dates, and the clock of this machine"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
