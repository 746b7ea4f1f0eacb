//! `cramp log`: record a cramp, now or as the words say.

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Log;
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::json::{CrampForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Cramp;
use crate::grammar::{CrampWords, Leftover, When};

#[derive(Serialize)]
struct Form {
    format: u32,
    cramp: CrampForm,
    not_understood: Vec<String>,
}

pub(crate) fn run(args: &Log, session: &Session) -> Result<Answer, Failure> {
    let said = details::read(&args.words, &args.details, session)?;
    let cramp = cramp(&said, session);
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let number = change.add_cramp(&cramp)?;
    let turned = cramp.is_nocturnal() && change.withdraw_none(cramp.night)?;
    let place = phrases::place(&cramp).map(|place| format!(" ({place})")).unwrap_or_default();
    change.commit(&format!("logged cramp {number}{place}, {}", cramp.night))?;
    if session.json {
        let recorded = store.view().cramp(number)?;
        let not_understood = said.leftovers.iter().map(|leftover| leftover.text.clone()).collect();
        return match &recorded {
            Some(recorded) => {
                Answer::json(&Form { format: FORMAT, cramp: recorded.into(), not_understood })
            }
            None => Err(Failure::cannot("the cramp was deleted by another command meanwhile")),
        };
    }
    let mut lines = vec![title(number, &cramp), when(&cramp, session)];
    lines.extend(twice(&said, number));
    lines.extend(
        turned.then(|| {
            "The night was marked as without a cramp; it is a cramp night now.".to_owned()
        }),
    );
    lines.extend(said.leftovers.iter().map(|leftover| kept(leftover, "cramp edit last")));
    lines.push(phrases::dim("not so? `cramp undo`"));
    Ok(Answer::lines(&lines, session.width))
}

/// Returns the cramp that the words say; what they do not say is unknown, but for the time: now.
fn cramp(said: &CrampWords, session: &Session) -> Cramp {
    let begun = match &said.when {
        Some(When::At { moment, .. }) => Cramp::at(moment.clone()),
        Some(When::On { night, .. }) => Cramp::on(*night),
        None => Cramp::at(session.now.clone()),
    };
    Cramp {
        count: said.count.unwrap_or(1),
        muscle: said.muscle,
        muscle_detail: said.muscle_detail.clone(),
        side: said.side,
        duration: said.duration,
        pain: said.pain,
        state: said.state,
        relief: said.relief.clone(),
        note: said.note_text(),
        ..begun
    }
}

fn title(number: i64, cramp: &Cramp) -> String {
    let details = phrases::details(cramp);
    let title = phrases::bold(&format!("Cramp {number}"));
    if details.is_empty() { format!("{title} is logged.") } else { format!("{title}: {details}.") }
}

fn when(cramp: &Cramp, session: &Session) -> String {
    let uncounted = if cramp.is_nocturnal() { "" } else { "; not counted as a night cramp" };
    match &cramp.start {
        Some(start) => format!(
            "{} ({}), {}{uncounted}.",
            phrases::moment(start),
            phrases::ago(start, &session.now),
            cramp.night
        ),
        None => {
            format!("{}, time unknown{uncounted}.", phrases::sentence(&cramp.night.to_string()))
        }
    }
}

/// Says which of two like hours was taken, and how to take the other.
fn twice(said: &CrampWords, number: i64) -> Option<String> {
    let Some(When::At { moment, ambiguous: Some(other) }) = &said.when else { return None };
    let clock = moment.local().format("%H:%M");
    let (taken, flag) =
        if moment.at() < other.at() { ("earlier", " --later") } else { ("later", "") };
    Some(format!(
        "The clock showed {clock} twice that night; the {taken} one was taken. \
         The other: `cramp edit {number} {} {clock}{flag}`",
        moment.local().date()
    ))
}

/// Says that words were kept in the note, and the one command that mends it.
pub(crate) fn kept(leftover: &Leftover, mend: &str) -> String {
    let text = &leftover.text;
    let why = match leftover.reason {
        Some(reason) => format!("\"{text}\" {reason}; it is kept in the note."),
        None => format!("\"{text}\" is kept in the note."),
    };
    match &leftover.likely {
        Some(likely) => format!("{why} Did you mean {likely}? `{mend} {likely}`"),
        None => why,
    }
}
