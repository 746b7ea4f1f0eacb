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
mod leaving;
mod made_up;
mod passphrase;
mod period;
mod phrases;
mod screen;
mod select;
mod session;
mod warned;

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::panic::{self, Location};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use answer::{Answer, Found};
use args::Cli;
use failure::Failure;
use session::Session;

/// Runs the program and returns its exit code.
pub fn main() -> ExitCode {
    panic::set_hook(Box::new(|fault| complain_of_a_fault(fault.location())));
    let words = words(std::env::args_os());
    let outcome = match parse(&words) {
        Ok(cli) => run(&cli),
        Err(error) if error.use_stderr() => Err(usage(error, &words)),
        Err(help) => Ok(Answer::help(help.render())),
    };
    match outcome {
        Ok(answer) => show(&answer),
        Err(failure) => complain(&failure),
    }
}

/// Words an error of clap, which quotes the words: no line break in one of them begins a line of its own.
fn usage(error: clap::Error, words: &[OsString]) -> Failure {
    let words: Vec<OsString> =
        words.iter().map(|word| screen::in_line(&word.to_string_lossy()).into()).collect();
    failure::usage(&parse(&words).err().unwrap_or(error), &words)
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
    let answered = commands::run(cli.command.as_ref(), &session);
    let mut answer = answered.map_err(|failure| failure.with_way_out(&session))?;
    answer.remarks.splice(0..0, session.remarks.take());
    if session.json { answer.into_json() } else { Ok(answer) }
}

/// Prints an answer; a reader that stops listening is not an error.
fn show(answer: &Answer) -> ExitCode {
    for remark in &answer.remarks {
        warn("note: ", remark);
    }
    match screen::print(&answer.result) {
        Err(error) if error.kind() == ErrorKind::InvalidData => complain(
            &Failure::cannot("this is no text, and a terminal cannot show it")
                .hint("name a file with --out, or put a pipe behind the command"),
        ),
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let why = format!("the answer could not be written: {error}");
            complain(
                &Failure::cannot(why)
                    .hint("what the command did is done; `cramp history` shows it"),
            )
        }
        _ => match answer.found {
            Found::Yes => ExitCode::SUCCESS,
            Found::Nothing => ExitCode::from(failure::Code::Cannot as u8),
            Found::Damaged => ExitCode::from(failure::Code::Diary as u8),
        },
    }
}

fn complain(failure: &Failure) -> ExitCode {
    warn("error: ", &failure.message);
    failure.details.iter().for_each(|line| warn("  ", line));
    if let Some(hint) = &failure.hint {
        warn("hint: ", hint);
    }
    ExitCode::from(failure.code as u8)
}

/// Says that the program is at fault, and where, but not with which value: it may be a note.
fn complain_of_a_fault(place: Option<&Location<'_>>) {
    leaving::give_back_the_terminal();
    complain(&Failure::fault(place));
}

/// Writes a line to standard error, broken to the width of a terminal.
///
/// What it quotes cannot begin a line of its own.
fn warn(what: &str, line: &str) {
    let width =
        terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let line = screen::in_line(line);
    screen::tell(&match width {
        Some(width) if what.trim().is_empty() => {
            format!("{what}{}", phrases::hanging(&line, what.len(), width))
        }
        Some(width) => phrases::paragraph(&format!("{what}{line}"), width),
        None => format!("{what}{line}"),
    });
}
