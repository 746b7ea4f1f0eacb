//! `cramp backup`: write a copy of the diary, or list the copies beside it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Backup;
use crate::cli::failure::Failure;
use crate::cli::files::{self, as_typed, named};
use crate::cli::json::{CopyForm, FORMAT};
use crate::cli::session::Session;
use crate::cli::{passphrase, phrases};
use crate::store::{Error, Kept, Snapshot, Store, Tally, folder_of};

#[derive(Serialize)]
struct Listed {
    format: u32,
    copies: Vec<CopyForm>,
}

#[derive(Serialize)]
struct Copied {
    format: u32,
    path: String,
    nights: u32,
    cramps: u32,
    bytes: u64,
    encrypted: bool,
}

pub(crate) fn run(args: &Backup, session: &Session) -> Result<Answer, Failure> {
    if args.passphrase_file.is_some() && !args.encrypt {
        return Err(Failure::usage("a copy that is not encrypted has no passphrase")
            .hint("nothing was written; add --encrypt, or leave --passphrase-file out"));
    }
    let Some(to) = &args.to else { return list(session) };
    let path = session.path()?;
    let to = target(to, &path, args.encrypt, session)?;
    let failed = |error| match error {
        Error::SafetyCopy(cause) => Failure::file("written", &to, &cause),
        error => refused(&error, &to).unwrap_or_else(|| Failure::from(error).in_diary(&path)),
    };
    let copied = match args.encrypt {
        false => Store::back_up(&path, &to, args.replace).map_err(failed)?,
        true => match Snapshot::of(&path, &to, args.replace).map_err(failed)? {
            None => None,
            Some(snapshot) => {
                let passphrase = passphrase::chosen(args.passphrase_file.as_deref(), session)?;
                Some(snapshot.encrypt(&passphrase).map_err(failed)?)
            }
        },
    };
    let Some(tally) = copied else {
        return Err(Failure::cannot("there is no diary yet, and nothing to copy")
            .hint("`cramp log` begins one; --diary names another"));
    };
    let bytes = std::fs::metadata(&to).map_or(0, |about| about.len());
    if session.json {
        let Tally { nights, cramps, .. } = tally;
        let path = to.to_string_lossy().into_owned();
        return Answer::json(&Copied {
            format: FORMAT,
            path,
            nights,
            cramps,
            bytes,
            encrypted: args.encrypt,
        });
    }
    Ok(Answer::text(told(&to, tally, bytes, args.encrypt)))
}

/// Returns the file to write: the one named, or one with the date in its name.
fn target(to: &Path, diary: &Path, encrypt: bool, session: &Session) -> Result<PathBuf, Failure> {
    if files::is_written_as_folder(to) && !to.is_dir() {
        return Err(Failure::cannot(format!("there is no folder {}", named(to)))
            .hint("create it, or plug the stick in, then give the same command again"));
    }
    let mut name = Store::copy_name(diary, session.now.local().date());
    if encrypt {
        name.push(".age");
    }
    Ok(if to.is_dir() { to.join(name) } else { to.to_owned() })
}

/// Words why a copy is not written to this path; `None` where it is the diary that is the matter.
fn refused(error: &Error, to: &Path) -> Option<Failure> {
    let (message, hint) = match error {
        Error::Itself => ("belongs to the diary itself", "name another file or folder"),
        Error::Exists => ("is there already", "name another file, or write over it with --replace"),
        Error::NoFile => ("is no file that can be written over", "name a file or a folder"),
        _ => return None,
    };
    Some(Failure::cannot(format!("{} {message}", named(to))).hint(hint))
}

fn told(to: &Path, tally: Tally, bytes: u64, encrypted: bool) -> String {
    let (holds, size) = (phrases::holds(tally), phrases::size(bytes));
    let copied = match encrypted {
        false => format!("Copied {holds}, {size}. It was read again, and all is there."),
        true => format!(
            "Copied {holds}, {size}, encrypted.\nIt was opened again, and all is there. Only the \
             passphrase opens it."
        ),
    };
    let path = phrases::dim(&format!("the copy: {}", named(to)));
    let back = phrases::dim(&format!("bring it back with `cramp restore {}`", as_typed(to)));
    format!("{copied}\n{path}\n{back}")
}

fn list(session: &Session) -> Result<Answer, Failure> {
    let path = session.path()?;
    let folder = folder_of(&path);
    let copies = match folder.is_dir() {
        true => Store::copies(&path).map_err(|error| Failure::from(error).in_diary(folder))?,
        false => Vec::new(),
    };
    if session.json {
        let forms = copies.iter().map(CopyForm::from).collect();
        let answer = Answer::json(&Listed { format: FORMAT, copies: forms })?;
        return Ok(answer.unless(copies.is_empty()));
    }
    if copies.is_empty() {
        let none = "There is no copy beside the diary yet. `cramp backup FILE` writes one, best to \
                    another disk.";
        return Ok(Answer::lines(&[none.to_owned()], session.width).unless(true));
    }
    let lines: Vec<String> = copies.iter().map(line).collect();
    let head = phrases::bold("Copies beside the diary");
    Ok(Answer::text(format!("{head}\n{}", lines.join("\n"))))
}

/// Returns when and why a copy was made, what it holds, and how to bring it back.
fn line(copy: &Kept) -> String {
    let when = match copy.why.as_str() {
        "" => phrases::date(copy.made_at.date()),
        _ => phrases::date_and_time(copy.made_at),
    };
    let why = match copy.why.as_str() {
        "" => "asked for",
        "weekly" => "weekly",
        "before-import" => "before an import",
        "before-restore" => "before a restore",
        _ => "before an upgrade",
    };
    let size = phrases::size(copy.bytes);
    let holds = match copy.tally {
        Some(tally) => phrases::holds(tally),
        None if copy.encrypted => "encrypted".to_owned(),
        None => {
            return format!("{when:<24}{why:<18}cannot be read, {size}\n  {}", named(&copy.path));
        }
    };
    let name = copy.path.file_name().unwrap_or_default();
    let command = phrases::dim(&format!("  cramp restore {}", as_typed(Path::new(name))));
    format!("{when:<24}{why:<18}{holds}, {size}\n{command}")
}
