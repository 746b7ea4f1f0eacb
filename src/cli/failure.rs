//! Failure: what happened, what to do about it, and the exit code.
//!
//! Every error that a person can meet gets its words here. None quotes a note or
//! the name of a medicine.

use std::ffi::OsString;
use std::panic::Location;
use std::path::Path;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue};

use crate::charts;
use crate::diary::YEARS;
use crate::exchange;
use crate::grammar::{Refused, is_near};
use crate::store::{self, Store};

use super::args::Cli;
use super::files::{as_typed, named};
use super::session::Session;

/// Why a command did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What happened: a fragment in lower case, without a full stop.
    pub(crate) message: String,
    /// The places where it happened, or what else is to be said, line by line.
    pub(crate) details: Vec<String>,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// What the shell gets to know.
    pub(crate) code: Code,
    /// Whether it is damage of the diary, against which a copy may help.
    pub(crate) damage: bool,
}

/// What the shell gets to know of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Nothing was found, or it cannot be done.
    Cannot = 1,
    /// The command was not typed as it has to be.
    Usage = 2,
    /// The diary file cannot be used.
    Diary = 3,
}

impl Failure {
    /// Returns a failure of something that cannot be done.
    pub(crate) fn cannot(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            details: Vec::new(),
            hint: None,
            code: Code::Cannot,
            damage: false,
        }
    }

    /// Returns a failure of a command that was not typed as it has to be.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { code: Code::Usage, ..Self::cannot(message) }
    }

    /// Returns a failure of the program itself: where in its code, and nothing of what it had in hand.
    pub(crate) fn fault(place: Option<&Location<'_>>) -> Self {
        let place = place.map_or("a place unknown".to_owned(), ToString::to_string);
        Self::cannot(format!("the program panicked at {place}, which is a fault of its own"))
            .hint("an entry is kept whole or not at all; please report the place")
    }

    /// Adds lines below what happened.
    #[must_use]
    pub(crate) fn details(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// Adds what to do about it.
    #[must_use]
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Names the diary file where it is the file that cannot be used.
    #[must_use]
    pub(crate) fn in_diary(self, path: &Path) -> Self {
        match self.code {
            Code::Diary => Self { message: format!("{}: {}", named(path), self.message), ..self },
            _ => self,
        }
    }

    /// Calls a folder by the name that it is to get, where it has none of its own yet.
    #[must_use]
    pub(crate) fn renamed(self, unnamed: &Path, name: &Path) -> Self {
        Self { message: self.message.replace(&named(unnamed), &named(name)), ..self }
    }

    /// Names the latest whole copy where the diary is damaged.
    #[must_use]
    pub(crate) fn with_way_out(self, session: &Session) -> Self {
        let copy = match session.path() {
            Ok(path) if self.damage => Store::latest_whole_copy(&path).ok().flatten(),
            _ => None,
        };
        let Some(copy) = copy else { return self };
        let name = as_typed(Path::new(copy.path.file_name().unwrap_or_default()));
        self.hint(format!(
            "the file was left untouched; `cramp restore {name}` brings back the latest whole \
             copy, and `cramp check` looks what is the matter"
        ))
    }

    /// Returns the failure of a file that cannot be written or read.
    pub(crate) fn file(deed: &str, path: &Path, cause: &std::io::Error) -> Self {
        Self::cannot(format!("{} cannot be {deed}: {}", named(path), system_words(cause))).hint(
            "check that the folder exists, that it may be written, and that the disk has room",
        )
    }
}

/// Returns what the system says, without its error number.
fn system_words(cause: &std::io::Error) -> String {
    let words = cause.to_string();
    words.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// Words a remark: the copy of the week could not be kept, and the entry was made all the same.
pub(crate) fn no_weekly_copy(error: &store::Error) -> String {
    let (why, instead) = match error {
        store::Error::SafetyCopy(cause) => {
            (system_words(cause), "`cramp backup FILE` writes one elsewhere")
        }
        other => (other.to_string(), "`cramp backup` lists its copies"),
    };
    format!("no copy of this week could be kept beside the diary: {why}. {instead}")
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        use store::Error;
        let hint = match &error {
            Error::Directory => "name a file in it, such as --diary FOLDER/diary.db",
            Error::NoFolder => "create the folder first, or name another file with --diary",
            Error::Unreachable(_) | Error::Io => {
                "nothing was changed; check that the file and its folder can be read and written"
            }
            Error::Foreign => {
                "the file was left untouched; point --diary or CRAMP_DIARY at another one, \
                 or let `cramp check` look whether it was a diary"
            }
            Error::Newer { .. } => {
                "the file was left untouched; install the newest release, or use another file"
            }
            Error::Damaged | Error::Value { .. } => {
                "the file was left untouched; `cramp check` looks what is the matter"
            }
            Error::ReadOnly => "nothing was changed; make the file and its folder writable",
            Error::Unsure => {
                "it may be there all the same; look with `cramp history` before you repeat it"
            }
            Error::Full => "make room on the disk, then give the same command again",
            Error::Journal => "nothing was changed; `cramp edit` and `cramp delete` still work",
            Error::Locked(_) => "close the other program, then give the same command again",
            Error::SafetyCopy(_) => "nothing was changed; make room beside the diary first",
            Error::Unfinished(_) => {
                "nothing was changed; see to it that the folder of temporary files can be written"
            }
            Error::Missing
            | Error::Empty
            | Error::Itself
            | Error::Exists
            | Error::NoFile
            | Error::Passphrase
            | Error::TooMuchWork
            | Error::ForKey => "name another file",
            Error::Sqlite(_) | Error::Unjournalled => "nothing was changed",
        };
        let message = match &error {
            Error::Unreachable(cause) | Error::SafetyCopy(cause) | Error::Unfinished(cause) => {
                error.to_string().replace(&cause.to_string(), &system_words(cause))
            }
            other => other.to_string(),
        };
        let hint = match error {
            Error::Locked(Some(process)) => {
                format!("process {process} has it; end that, then give the same command again")
            }
            _ => hint.to_owned(),
        };
        let damage = matches!(error, Error::Damaged | Error::Value { .. });
        Self { code: Code::Diary, damage, ..Self::cannot(message).hint(hint) }
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        let hint = match &refused {
            Refused::FutureTime(_) => {
                "nothing was recorded; say when, as in `yesterday 23:40` or `20 min ago`".to_owned()
            }
            Refused::FutureDay(_) | Refused::FutureNight(_) => {
                "name a day that has been".to_owned()
            }
            Refused::DayOutside(_) => "check the year".to_owned(),
            Refused::NightOutside(_) => {
                format!("the first night is that of 1 Jan {}; check the year", YEARS.start())
            }
            Refused::Gap { before, after, .. } => format!(
                "the nearest times are {} and {}",
                before.format("%H:%M"),
                after.format("%H:%M")
            ),
            Refused::NightsBackwards(..) => {
                "write the earlier night first, as in 18..21".to_owned()
            }
            Refused::DaysBackwards(..) => "write the earlier day first".to_owned(),
        };
        Self::cannot(refused.to_string()).hint(hint)
    }
}

impl From<exchange::Error> for Failure {
    fn from(error: exchange::Error) -> Self {
        Self::cannot(format!("the table cannot be written: {error}"))
    }
}

impl From<exchange::NewerFormat> for Failure {
    fn from(newer: exchange::NewerFormat) -> Self {
        Self::cannot(newer.to_string()).hint("nothing was imported; install the newest release")
    }
}

impl From<exchange::BadZip> for Failure {
    fn from(bad: exchange::BadZip) -> Self {
        Self::cannot(bad.to_string())
            .hint("nothing was imported; name a zip that `cramp export --zip` wrote")
    }
}

impl From<charts::Error> for Failure {
    fn from(error: charts::Error) -> Self {
        Self::cannot(error.to_string())
            .hint("the diary is untouched; please report this with the command")
    }
}

/// Words an error of clap: `error:` and `hint:` as everywhere, exit code 2.
pub(crate) fn usage(error: &clap::Error, words: &[OsString]) -> Failure {
    let commands = commands_in(words);
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) {
        return no_command(word, &commands);
    }
    let rendered = error.render().to_string();
    let mut lines = rendered.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let mut details = Vec::new();
    let mut hints = Vec::new();
    for line in lines {
        if let Some(tip) = line.strip_prefix("tip: ") {
            hints.push(tip.to_owned());
        } else if !line.starts_with("For more information") && !line.starts_with("Usage: ") {
            details.push(line.to_owned());
        }
    }
    hints.push(format!("see `cramp {} --help`", commands.join(" ")).replace("  ", " "));
    Failure::usage(first).details(details).hint(hints.join("; "))
}

/// Returns the commands that the words begin with: none, one, or `med` and one of its own.
fn commands_in(words: &[OsString]) -> Vec<String> {
    let mut command = Cli::command();
    let mut names = Vec::new();
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        let Some(found) = command.find_subcommand(word).cloned() else { continue };
        names.push(word.to_owned());
        command = found;
    }
    names
}

/// Words a command that does not exist; whoever forgot `log` half asleep is told.
fn no_command(word: &str, before: &[String]) -> Failure {
    let before: String = before.iter().map(|name| format!("{name} ")).collect();
    let mut command = Cli::command();
    if let Some(found) = command.find_subcommand(before.trim()).cloned() {
        command = found;
    }
    let near: Vec<String> = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .filter(|name| is_near(word, name) || word.starts_with(name) || name.starts_with(word))
        .map(|name| format!("`cramp {before}{name}`"))
        .collect();
    let hint = match near.as_slice() {
        [] if before.is_empty() => {
            "a cramp is recorded with `cramp log`; `cramp --help` lists every command".to_owned()
        }
        [] => format!("`cramp {before}--help` lists what can follow"),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    Failure::usage(format!("there is no command `{before}{word}`")).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_without_its_number() {
        let cause = std::io::Error::from_raw_os_error(13);
        let failure = Failure::file("written", Path::new("/x/chart.png"), &cause);
        assert_eq!(failure.message, "/x/chart.png cannot be written: permission denied");
    }

    #[test]
    fn a_fault_names_its_place_in_the_code() {
        let here = Location::caller();
        let failure = Failure::fault(Some(here));
        let words = format!(
            "the program panicked at {}:{}:{}, which is a fault of its own",
            file!(),
            here.line(),
            here.column()
        );
        assert_eq!(failure.message, words);
        assert!(Failure::fault(None).message.contains("at a place unknown,"));
    }

    #[test]
    fn a_diary_file_that_cannot_be_used_is_exit_code_3() {
        let failure = Failure::from(store::Error::Newer { found: 9, known: 1 });
        assert_eq!(failure.code, Code::Diary);
        assert_eq!(failure.message, "this diary has schema 9, and this program knows up to 1");
    }
}
