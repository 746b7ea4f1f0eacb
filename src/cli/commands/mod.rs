//! The commands, one file each, named after it.

mod analyze;
mod backup;
mod chart;
mod check;
mod completions;
mod day;
mod delete;
mod demo;
mod edit;
mod export;
mod factors;
mod history;
mod import;
mod list;
mod log;
mod med;
mod morning;
mod none;
mod profile;
mod report;
mod restore;
mod settings;
mod show;
mod signs;
mod simulate;
mod status;
mod undo;

use super::answer::Answer;
use super::args::Command;
use super::failure::Failure;
use super::session::Session;

/// Runs a command; without one, shows where things stand.
///
/// # Errors
///
/// If the command did not do what it was asked.
pub(crate) fn run(command: Option<&Command>, session: &Session) -> Result<Answer, Failure> {
    let Some(command) = command else { return status::run(session) };
    match command {
        Command::Log(args) => log::run(args, session),
        Command::None(args) => none::run(args, session),
        Command::Day(args) => day::run(args, session),
        Command::Med { command } => med::run(command.as_ref(), session),
        Command::Morning => morning::run(session),
        Command::Signs(args) => signs::run(args, session),
        Command::Profile(args) => profile::run(args, session),
        Command::Factors { command } => factors::run(command.as_ref(), session),
        Command::Settings(args) => settings::run(args, session),
        Command::List(args) => list::run(args, session),
        Command::Show(args) => show::run(args, session),
        Command::Edit(args) => edit::run(args, session),
        Command::Delete(args) => delete::run(args, session),
        Command::Undo => undo::undo(session),
        Command::Redo => undo::redo(session),
        Command::History(args) => history::run(args, session),
        Command::Analyze(args) => analyze::run(args, session),
        Command::Chart(args) => chart::run(args, session),
        Command::Report(args) => report::run(args, session),
        Command::Export(args) => export::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Backup(args) => backup::run(args, session),
        Command::Restore(args) => restore::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Demo(args) => demo::run(args, session),
        Command::Simulate(args) => simulate::run(args, session),
        Command::Completions { shell } => Ok(completions::completions(*shell)),
        Command::Man => completions::man(),
    }
}
