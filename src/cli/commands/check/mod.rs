//! `cramp check`: whether the diary is whole, and what can be saved of one that is not.

mod slip;

use std::path::Path;

use crate::analysis::{Slip, slips};
use crate::cli::answer::Answer;
use crate::cli::args::Check;
use crate::cli::failure::Failure;
use crate::cli::files::{as_typed, named};
use crate::cli::json::{CheckedForm, SalvagedForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::store::{Checked, Content, Error, Fault, FaultKind, Kept, Salvage, Saved, Store};

pub(crate) fn run(args: &Check, session: &Session) -> Result<Answer, Failure> {
    let path = session.path()?;
    let checked = Store::check(&path).map_err(|error| unlooked(error, &path))?;
    let Some(checked) = checked else {
        return Err(Failure::cannot("there is no diary yet, and nothing to look at")
            .hint("`cramp log` begins one; --diary names another"));
    };
    match &args.salvage {
        Some(to) => salvage(&checked, &path, to, session),
        None => answer(&checked, &path, session),
    }
}

/// Words why a file cannot be looked at.
fn unlooked(error: Error, path: &Path) -> Failure {
    let is_foreign = matches!(error, Error::Foreign);
    let failure = Failure::from(error).in_diary(path);
    match is_foreign {
        true => failure.hint("the file was left untouched; nothing in it is of a diary"),
        false => failure,
    }
}

fn answer(checked: &Checked, path: &Path, session: &Session) -> Result<Answer, Failure> {
    if let Some(content) = &checked.content {
        let slips = slips_of(content);
        return match session.json {
            true => Answer::json(&CheckedForm::whole(checked, slip::forms(&slips))),
            false => {
                let lines = whole(checked, path);
                let lines = lines.iter().map(|line| phrases::paragraph(line, session.width));
                let slips = slip::told(&slips, session.width);
                Ok(Answer::text(lines.chain(slips).collect::<Vec<_>>().join("\n")))
            }
        };
    }
    let copy = Store::latest_whole_copy(path).ok().flatten();
    let answer = match session.json {
        true => Answer::json(&CheckedForm::damaged(checked, copy.as_ref()))?,
        false => Answer::text(damaged(checked, copy.as_ref(), session.width)),
    };
    Ok(answer.of_a_damaged_diary())
}

fn slips_of(content: &Content) -> Vec<Slip> {
    let history: Vec<_> = content.history.iter().rev().map(|entry| entry.at).collect();
    slips(&content.diary, &history)
}

fn whole(checked: &Checked, path: &Path) -> Vec<String> {
    let holds = checked.tally.map_or(String::new(), |tally| format!(": {}", phrases::holds(tally)));
    let bytes = std::fs::metadata(path).map_or(0, |about| about.len());
    let mut lines = vec![
        format!("The diary is whole{holds}, {}.", phrases::size(bytes)),
        "Every page, row and rule was looked at, and the history of every change.".to_owned(),
    ];
    if !checked.added.is_empty() {
        let added = phrases::list(&checked.added);
        lines.push(format!("Another program has added something of its own: {added}."));
    }
    lines
}

/// Returns what is the matter, and the ways out: a copy comes before what can be salvaged.
fn damaged(checked: &Checked, copy: Option<&Kept>, width: usize) -> String {
    let mut lines = vec![phrases::paragraph(
        "The diary is damaged: not all that is in it fits together. It was left as it is.",
        width,
    )];
    for kind in KINDS {
        let mut of_it = checked.faults.iter().filter(|fault| fault.kind == kind);
        let Some(Fault { place, .. }) = of_it.next() else { continue };
        let more = match of_it.count() {
            0 => String::new(),
            more => format!(" (and {more} more, with --json)"),
        };
        let line = format!("{}: {place}{more}", about(kind));
        lines.push(format!("  {}", phrases::hanging(&line, 4, width)));
    }
    match copy {
        Some(copy) => {
            let date = phrases::date(copy.made_at.date());
            let holds = copy.tally.map_or(String::new(), |it| format!(", {}", phrases::holds(it)));
            lines.push(format!("The latest whole copy is of {date}{holds}:"));
            let name = copy.path.file_name().unwrap_or_default();
            lines.push(format!("  cramp restore {}", as_typed(Path::new(name))));
        }
        None => lines.push(phrases::paragraph(
            "No whole copy lies beside it. If you have one elsewhere: `cramp restore FILE`.",
            width,
        )),
    }
    lines.push("What can be read is gathered into a new diary by".to_owned());
    lines.push("  cramp check --salvage saved.db".to_owned());
    lines.join("\n")
}

/// What can be the matter, the worst first.
const KINDS: [FaultKind; 6] = [
    FaultKind::File,
    FaultKind::Pages,
    FaultKind::Tables,
    FaultKind::References,
    FaultKind::Values,
    FaultKind::History,
];

fn about(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::File => "the file",
        FaultKind::Pages => "pages and rows, as SQLite says",
        FaultKind::Tables => "tables",
        FaultKind::References => "what belongs together",
        FaultKind::Values => "values",
        FaultKind::History => "the history",
    }
}

fn salvage(
    checked: &Checked,
    path: &Path,
    to: &Path,
    session: &Session,
) -> Result<Answer, Failure> {
    if checked.is_whole() {
        return Err(Failure::cannot("the diary is whole, and there is nothing to salvage")
            .hint(format!("`cramp backup {}` writes a copy of it", as_typed(to))));
    }
    let salvage = Salvage::read(path, session.now.at())
        .map_err(|error| Failure::from(error).in_diary(path))?;
    if salvage.is_empty() {
        return Err(Failure::cannot("nothing in this file can be read any more").hint(
            "it was left as it is, and no file was written; `cramp backup` lists the copies",
        ));
    }
    salvage.keep_as(to, path).map_err(|error| refused(error, to))?;
    if session.json {
        return Answer::json(&SalvagedForm::new(&salvage, to));
    }
    Ok(Answer::text(told(&salvage, to, session.width)))
}

/// Words why the new diary is not written to this path.
fn refused(error: Error, to: &Path) -> Failure {
    let message = match error {
        Error::Itself => "belongs to the damaged diary itself",
        Error::Exists => "is there already",
        Error::NoFile => "is no file that can be written",
        Error::SafetyCopy(cause) => return Failure::file("written", to, &cause),
        error => return error.into(),
    };
    Failure::cannot(format!("{} {message}", named(to))).hint("name a new file")
}

fn told(salvage: &Salvage, to: &Path, width: usize) -> String {
    let head = format!("Saved {} in {}.", phrases::holds(salvage.tally), named(to));
    let lost = if salvage.counted { "lost" } else { "lost, at least" };
    let mut lines = vec![
        phrases::paragraph(&head, width),
        String::new(),
        format!("{:<26}{:>9}{:>12}{lost:>16}", "", "saved", "in part"),
    ];
    let is_history = |table: &&Saved| matches!(&*table.table, "entries" | "changes");
    lines.extend(salvage.tables.iter().filter(|table| !is_history(table)).map(|table| {
        let name = phrases::table(&table.table);
        format!("{name:<26}{:>9}{:>12}{:>16}", table.rows, table.in_part, table.lost)
    }));
    lines.push(String::new());
    let pages: u32 = salvage.tables.iter().map(|table| table.pages_lost).sum();
    let pages = usize::try_from(pages).unwrap_or(usize::MAX);
    if pages > 0 {
        lines.push(format!("{} could not be read at all.", phrases::count(pages, "page")));
    }
    let history = match salvage.history {
        true => "The history of changes is whole and came with it.",
        false => {
            "The history of changes is not whole and was left behind: `cramp undo` begins anew."
        }
    };
    lines.push(phrases::paragraph(history, width));
    lines.push("The damaged diary is as it was.".to_owned());
    let to = as_typed(to);
    lines.push(phrases::dim(&format!("look at it with `cramp --diary {to} list`")));
    lines.push(phrases::dim(&format!("put it in place with `cramp restore {to}`")));
    lines.join("\n")
}
