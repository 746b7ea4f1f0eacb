//! The voice of the diary: the only layer that meets the person.
//!
//! [`main`] reads the command line, opens a session, runs one command and prints
//! what it answers. A command never prints: it returns an `Answer` or a `Failure`.

mod answer;
mod args;
mod ask;
mod commands;
mod details;
mod exported;
mod failure;
mod files;
mod folder;
mod help;
mod json;
mod made_up;
mod period;
mod phrases;
mod select;
mod session;
mod warned;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use clap::{CommandFactory, FromArgMatches};

use answer::{Answer, Content, Found};
use args::Cli;
use failure::Failure;
use session::Session;

/// Runs the program and returns its exit code.
pub fn main() -> ExitCode {
    let words = words(std::env::args_os());
    let outcome = match parse(&words) {
        Ok(cli) => run(&cli),
        Err(error) if error.use_stderr() => Err(failure::usage(&error, &words)),
        Err(help) => Ok(Answer::text(help.render().ansi().to_string())),
    };
    match outcome {
        Ok(answer) => show(&answer),
        Err(failure) => complain(&failure),
    }
}

fn parse(words: &[OsString]) -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    if words.iter().any(|word| word == "--help" || word == "help") {
        command = help::with_pages(command);
    }
    Cli::from_arg_matches(&command.try_get_matches_from(words)?)
}

/// Returns the words of the command line as clap can take them.
///
/// A word such as `-2min` behind a command is no flag: its dash becomes a minus sign, which
/// `args::typed` turns back. Bytes that are no text become marks of replacement there: a broken
/// keyboard must not cost an entry. Names of files stay as they are.
fn words(line: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let (mut free, mut names_a_file) = (false, false);
    line.map(|word| {
        let is_file = std::mem::replace(&mut names_a_file, word == "--diary" || word == "--out");
        if !free || is_file {
            free |= FREE.iter().any(|command| word == **command);
            return word;
        }
        let text = word.to_string_lossy();
        match text.strip_prefix('-') {
            Some(number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("{}{number}", args::MINUS).into()
            }
            _ => text.into_owned().into(),
        }
    })
    .collect()
}

/// The commands that are followed by free words.
const FREE: [&str; 8] = ["log", "day", "edit", "none", "med", "profile", "signs", "settings"];

fn run(cli: &Cli) -> Result<Answer, Failure> {
    let session = Session::new(&cli.global)?;
    let mut answer = commands::run(cli.command.as_ref(), &session)?;
    answer.remarks.splice(0..0, session.remarks.take());
    if session.json { answer.into_json() } else { Ok(answer) }
}

/// Prints an answer; a reader that stops listening is not an error.
fn show(answer: &Answer) -> ExitCode {
    for remark in &answer.remarks {
        warn(&format!("note: {remark}"));
    }
    let printed = match &answer.result {
        Content::Text(text) => print(&mut AutoStream::auto(io::stdout()), text.as_bytes()),
        Content::Json(text) => print(&mut io::stdout(), text.as_bytes()),
        Content::Bytes(bytes) => print(&mut io::stdout(), bytes),
    };
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            warn(&format!("error: the answer could not be written: {error}"));
            warn("hint: what the command did is done; `cramp history` shows it");
            ExitCode::from(failure::Code::Cannot as u8)
        }
        _ if answer.found == Found::Nothing => ExitCode::from(failure::Code::Cannot as u8),
        _ => ExitCode::SUCCESS,
    }
}

fn print(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

fn complain(failure: &Failure) -> ExitCode {
    warn(&format!("error: {}", failure.message));
    if let Some(hint) = &failure.hint {
        warn(&format!("hint: {hint}"));
    }
    ExitCode::from(failure.code as u8)
}

/// Writes a line to standard error, broken to the width of a terminal; nothing can be done where that fails.
fn warn(line: &str) {
    let width =
        terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let broken =
        |line: &str| width.map_or(line.to_owned(), |width| phrases::paragraph(line, width));
    for line in line.split('\n') {
        let _ = writeln!(AutoStream::auto(io::stderr()), "{}", broken(line));
    }
}
