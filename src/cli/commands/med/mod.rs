//! `cramp med`: medicines, their courses and their doses.

mod class;
mod correct;
mod course;
mod dose;
mod list;
mod told;

use crate::cli::answer::Answer;
use crate::cli::args::Med;
use crate::cli::ask;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::diary::{Medicine, dictionary};
use crate::grammar::{MedicineWords, is_near};
use crate::store::View;

pub(crate) fn run(command: Option<&Med>, session: &Session) -> Result<Answer, Failure> {
    match command {
        Some(Med::Start(words)) => course::start(words, session),
        Some(Med::Stop(words)) => course::stop(words, session),
        Some(Med::Took(words)) => dose::record(words, true, session),
        Some(Med::Missed(words)) => dose::record(words, false, session),
        Some(Med::Class(words)) => class::run(words, session),
        Some(Med::Suspect(words)) => course::suspect(words, session),
        Some(Med::Edit(args)) => correct::edit(args, session),
        Some(Med::Delete(args)) => correct::delete(args, session),
        Some(Med::List) | None => list::run(session),
    }
}

/// Refuses words of which some are not understood, with the whole command that would be.
fn understood(
    words: MedicineWords,
    command: &str,
    typed: &[String],
) -> Result<MedicineWords, Failure> {
    let Some(leftover) = words.leftovers.first() else { return Ok(words) };
    let why = leftover.reason.unwrap_or("is not understood");
    Err(Failure::usage(format!("\"{}\" {why}", leftover.text)).hint(match &leftover.likely {
        Some(likely) => {
            let word = |text: &str| format!(" {text} ");
            let mended = word(&typed.join(" ")).replacen(&word(&leftover.text), &word(likely), 1);
            format!("nothing was recorded; did you mean `cramp med {command} {}`?", mended.trim())
        }
        None => "nothing was recorded; `cramp med --help` has examples".to_owned(),
    }))
}

/// Returns the words, each of which has to be understood, and the medicine among them.
fn said(
    words: MedicineWords,
    command: &str,
    typed: &[String],
) -> Result<(MedicineWords, Medicine), Failure> {
    let words = understood(words, command, typed)?;
    match words.medicine.clone() {
        Some(medicine) => Ok((words, medicine)),
        None => Err(Failure::usage("it is not said which medicine")
            .hint("begin with its name, such as `cramp med took ibuprofen 400mg`")),
    }
}

/// Returns the medicine that words name, and nothing but that: as it stands in the diary, else as `start` reads it.
fn named(
    typed: &[String],
    command: &str,
    view: View<'_>,
    session: &Session,
) -> Result<Medicine, Failure> {
    let whole = Medicine::named(&typed.join(" "));
    match view.medicines()?.into_iter().find(|known| Some(known) == whole.as_ref()) {
        Some(known) => Ok(known),
        None => {
            Ok(said(MedicineWords::read(typed, &session.grammar_now(false))?, command, typed)?.1)
        }
    }
}

/// Returns the medicine as the diary knows it.
///
/// A name that is near to a known one, of the diary or of the dictionary, is never taken for it: it is
/// asked about on a terminal, and refused elsewhere. `new` says that it is another medicine.
fn known(
    medicine: Medicine,
    new: bool,
    view: View<'_>,
    session: &Session,
) -> Result<Medicine, Failure> {
    let all = view.medicines()?;
    if let Some(known) = all.iter().find(|known| **known == medicine) {
        return Ok(known.clone());
    }
    if new {
        return Ok(medicine);
    }
    let near = |known: &&Medicine| is_near(&medicine.folded(), &known.folded());
    let mut close: Vec<String> = all.iter().filter(near).map(|it| it.name().to_owned()).collect();
    if close.is_empty() && dictionary::classes(medicine.name(), None).is_none() {
        close = near_in_the_dictionary(&medicine);
    }
    if close.is_empty() {
        return Ok(medicine);
    }
    match ask::which("Is it one of these?", &close, "another medicine", session)? {
        ask::Chosen::One(name) => Medicine::named(&name).ok_or_else(|| refused(&close)),
        ask::Chosen::Other => Ok(medicine),
        ask::Chosen::NotAsked => Err(refused(&close)),
    }
}

fn refused(close: &[String]) -> Failure {
    Failure::cannot("a medicine of nearly this name is known already")
        .hint(format!("did you mean {}? If it is another medicine, {NEW}", close.join(" or ")))
}

/// What to do about a medicine that is another one than those of nearly its name.
const NEW: &str = "add --new";

/// Returns the names of the dictionary to which a name is near; the nearest few.
fn near_in_the_dictionary(medicine: &Medicine) -> Vec<String> {
    const MOST: usize = 4;
    let folded = medicine.folded();
    let mut names: Vec<String> =
        dictionary::names().filter(|name| is_near(&folded, name)).map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST);
    names
}
