//! `cramp restore`: put a copy in the place of the diary.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Restore;
use crate::cli::failure::{Code, Failure};
use crate::cli::files::{as_typed, named};
use crate::cli::json::FORMAT;
use crate::cli::session::Session;
use crate::cli::{passphrase, phrases};
use crate::store::{Error, Replaced, Spare, Store, Tally};

/// What `cramp undo` does afterwards.
const HISTORY: &str =
    "Its history came with it: `cramp undo` takes back its last change, not this.";

/// What was restored, and what was there before; `null` where that is unknown.
#[derive(Serialize)]
struct Form {
    format: u32,
    nights: u32,
    cramps: u32,
    changed_at: Option<String>,
    nights_before: Option<u32>,
    cramps_before: Option<u32>,
    kept: Option<String>,
}

pub(crate) fn run(args: &Restore, session: &Session) -> Result<Answer, Failure> {
    let diary = session.path_to_write()?;
    let from = found(&args.from, &diary);
    let now = session.now.at();
    let is_encrypted = Store::is_encrypted(&from);
    let spare = if is_encrypted {
        let passphrase = passphrase::given(args.passphrase_file.as_deref(), session)?;
        Spare::decrypt(&from, &passphrase, &diary, now)
    } else {
        Spare::read(&from, &diary, now)
    };
    let spare = spare.map_err(|error| match error {
        // What is unfinished in the copy is finished beside the diary.
        Error::NoFolder => Failure::from(error).in_diary(&diary),
        Error::Unfinished(_) => Failure::from(error)
            .in_diary(&diary)
            .hint("nothing was changed; see to it that the folder of the diary can be written"),
        error => refused(error, &from),
    })?;
    if args.passphrase_file.is_some() && !is_encrypted {
        // Whoever names a passphrase expects a copy that nobody else can have written.
        return Err(Failure::cannot(format!("{} is not encrypted", named(&from)))
            .hint("nothing was changed; name the encrypted copy, or leave --passphrase-file out"));
    }
    let tally = spare.tally;
    let replaced =
        spare.restore(&diary, now).map_err(|error| Failure::from(error).in_diary(&diary))?;
    if session.json {
        return Answer::json(&form(tally, &replaced));
    }
    let since = tally.changed_at.map_or(String::new(), |at| {
        format!(", last changed on {}", phrases::date_and_time(at.naive_local()))
    });
    let mut lines = vec![format!("Restored {}{since}.", phrases::holds(tally))];
    lines.extend(compared(tally, &replaced));
    lines.extend(tally.changed_at.map(|_| HISTORY.to_owned()));
    let way_back = way_back(&replaced).map(|line| phrases::dim(&line));
    let lines: Vec<_> =
        lines.iter().map(|line| phrases::paragraph(line, session.width)).chain(way_back).collect();
    Ok(Answer::text(lines.join("\n")))
}

/// Returns the file that is meant: as it is named, or one of this name beside the diary.
fn found(named: &Path, diary: &Path) -> PathBuf {
    let beside = named.file_name().map(|name| diary.with_file_name(name));
    let is_name = named.file_name().is_some_and(|name| named == Path::new(name));
    match beside {
        Some(beside) if is_name && !named.exists() && beside.exists() => beside,
        _ => named.to_owned(),
    }
}

/// Words why a file cannot be restored; the diary was not looked at yet.
fn refused(error: Error, from: &Path) -> Failure {
    let hint = match &error {
        Error::Locked(Some(process)) => {
            &format!("nothing was changed; process {process} has it; end that first")
        }
        Error::Newer { .. } => "nothing was changed; install the newest release",
        Error::Directory => "nothing was changed; name a file in it",
        Error::Passphrase => "nothing was changed; give it again, letter by letter",
        Error::TooMuchWork | Error::ForKey => {
            "nothing was changed; decrypt it with `age`, then restore what comes out"
        }
        Error::Locked(None) => "nothing was changed; close the program that has it open",
        _ => "nothing was changed; `cramp backup` lists the copies beside the diary",
    };
    let message = match error {
        Error::Damaged | Error::Value { .. } => "this copy is damaged".to_owned(),
        Error::Directory => "this is a folder".to_owned(),
        error => Failure::from(error).message,
    };
    let failure = Failure::cannot(format!("{}: {message}", named(from))).hint(hint);
    Failure { code: Code::Cannot, ..failure }
}

/// Says how many nights and cramps there are more or fewer than before.
fn compared(now: Tally, replaced: &Replaced) -> Option<String> {
    let before = match replaced {
        Replaced::Nothing => return Some("There was no diary before.".to_owned()),
        Replaced::Unreadable { .. } => {
            let told = "What was there before could not be read; it is kept byte by byte.";
            return Some(told.to_owned());
        }
        Replaced::Diary { tally, .. } => tally,
    };
    let parts: Vec<String> =
        [(now.nights, before.nights, "night"), (now.cramps, before.cramps, "cramp")]
            .iter()
            .filter(|(now, before, _)| now != before)
            .map(|(now, before, noun)| {
                let number = usize::try_from(now.abs_diff(*before)).unwrap_or(usize::MAX);
                let word = if now > before { "more" } else { "fewer" };
                format!("{} {word}", phrases::count(number, noun))
            })
            .collect();
    Some(match parts.as_slice() {
        [] => "That is as many nights and cramps as before.".to_owned(),
        parts => format!("That is {} than before.", phrases::list(parts)),
    })
}

/// Returns the command that undoes the restore, or where the file that was no diary is kept.
fn way_back(replaced: &Replaced) -> Option<String> {
    match replaced {
        Replaced::Nothing => None,
        Replaced::Diary { copy, .. } => {
            let name = Path::new(copy.file_name().unwrap_or_default());
            Some(format!("not so? `cramp restore {}`", as_typed(name)))
        }
        Replaced::Unreadable { kept } => Some(format!("the file before: {}", named(kept))),
    }
}

fn form(tally: Tally, replaced: &Replaced) -> Form {
    let (before, kept) = match replaced {
        Replaced::Nothing => (None, None),
        Replaced::Diary { copy, tally } => (Some(tally), Some(copy)),
        Replaced::Unreadable { kept } => (None, Some(kept)),
    };
    Form {
        format: FORMAT,
        nights: tally.nights,
        cramps: tally.cramps,
        changed_at: tally.changed_at.map(|at| at.to_rfc3339()),
        nights_before: before.map(|tally| tally.nights),
        cramps_before: before.map(|tally| tally.cramps),
        kept: kept.map(|path| path.to_string_lossy().into_owned()),
    }
}
