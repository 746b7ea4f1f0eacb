//! Ask: one question on a terminal, where a guess would be wrong and a refusal unkind.

use inquire::{InquireError, Password, Select};

use super::failure::{Code, Failure};
use super::leaving;
use super::screen;
use super::session::Session;

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// One of the names.
    One(String),
    /// None of them.
    Other,
    /// There is no terminal to ask on.
    NotAsked,
}

/// Asks which of these names is meant; `other` is the answer for none of them.
///
/// # Errors
///
/// If the person breaks off.
pub(crate) fn which(
    question: &str,
    names: &[String],
    other: &str,
    session: &Session,
) -> Result<Chosen, Failure> {
    if !session.terminal || session.json {
        return Ok(Chosen::NotAsked);
    }
    leaving::watch(Code::Cannot as i32);
    let choices = names.iter().map(String::as_str).chain([other]).map(screen::in_line).collect();
    match Select::new(&screen::in_line(question), choices).without_filtering().raw_prompt() {
        Ok(choice) => Ok(names.get(choice.index).cloned().map_or(Chosen::Other, Chosen::One)),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            Err(Failure::cannot("broken off").hint("nothing was recorded"))
        }
        Err(_) => Ok(Chosen::NotAsked),
    }
}

/// Asks for something that is not shown while it is typed.
///
/// # Errors
///
/// If there is no terminal to ask on, or the person breaks off.
pub(crate) fn secret(question: &str, session: &Session) -> Result<String, Failure> {
    let no_terminal = || {
        Failure::cannot("there is no terminal to ask for the passphrase on")
            .hint("name a file that has it in its first line with --passphrase-file")
    };
    if !session.terminal || session.json {
        return Err(no_terminal());
    }
    leaving::watch(Code::Cannot as i32);
    match Password::new(question).without_confirmation().prompt() {
        Ok(secret) => Ok(secret),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            Err(Failure::cannot("broken off").hint("nothing was done"))
        }
        Err(_) => Err(no_terminal()),
    }
}
