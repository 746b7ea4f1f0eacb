//! `cramp morning`: the guided round through what is missing of the last nights.
//!
//! ```text
//! diary ─► plan ─► questions ─┬─► listing   without a terminal: what is missing, as text or JSON
//!                             └─► round ◄─► terminal   what is shown, and what was given
//!                                   │
//!                                   └─► deed   one answer, written at once as one change
//!                                         └─► traces   what it changed, and the way back
//! ```
//!
//! The `round` is pure: it takes what was given and says what to do next. `understand` reads the
//! words of an answer, `wording` has the words of a question. The diary is open only while one
//! answer is written, never while the prompt waits.

mod deed;
mod listing;
mod medicine;
mod plan;
mod question;
mod round;
mod terminal;
#[cfg(test)]
mod tests;
mod traces;
mod understand;
mod wording;

use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::leaving;
use crate::cli::session::Session;
use crate::store::Store;

use deed::{Deed, Kept, Written};
use question::{Context, Question};
use round::{Round, play};

pub(crate) fn run(session: &Session) -> Result<Answer, Failure> {
    let store = session.look()?;
    let (context, missing) = look(&store, session)?;
    if session.json || missing.is_empty() || !session.terminal {
        return listing::answer(&missing, &context, session);
    }
    let courses = plan::in_force(&store.view().courses()?, &context.now);
    drop(store);
    let mut round = Round::new(plan::round(missing, &courses, &context.now));
    leaving::watch(0);
    let mut show = |lines: &[String]| terminal::show(lines, session.width);
    let mut write = |deed: &Deed, instead: Option<&Kept>| write(deed, instead, session);
    play(&mut round, &context, &mut show, &mut terminal::ask, &mut write)?;
    let (context, missing) = look(&session.look()?, session)?;
    Ok(round.summary(&missing, &context, session.width))
}

/// Returns what is missing in the diary as it is now.
fn look(store: &Store, session: &Session) -> Result<(Context, Vec<Question>), Failure> {
    let now = session.grammar_now(false);
    let begun = store.view().first_night()?;
    let diary = store.view().diary(Some(plan::part(&now)))?;
    let context = Context { catalogue: diary.catalogue(), now };
    let missing = plan::missing(&diary, begun, &context);
    Ok((context, missing))
}

/// Writes one answer: opens the diary, makes one change of it, and lets the diary go again.
fn write(deed: &Deed, instead: Option<&Kept>, session: &Session) -> Result<Written, Failure> {
    match deed {
        Deed::Medicine(said) => medicine::write(said, session),
        deed => deed.write(instead, &mut session.open()?, &session.now),
    }
}
