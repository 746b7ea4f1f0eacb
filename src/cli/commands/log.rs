//! `cramp log`: record a cramp, now or as the words say.

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Log;
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::json::{CrampForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::Cramp;
use crate::grammar::{CrampWords, Leftover, When};

#[derive(Serialize)]
struct Form {
    format: u32,
    cramp: CrampForm,
    not_understood: Vec<String>,
}

pub(crate) fn run(args: &Log, session: &Session) -> Result<Answer, Failure> {
    let said = details::read(&args.words, &args.details, &session.grammar_now(args.details.later))?;
    if said.says_none() {
        return Err(Failure::usage("that says that there was no cramp")
            .hint("nothing was recorded; `cramp none` confirms a night without one"));
    }
    let cramp = cramp(&said, session);
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let number = change.add_cramp(&cramp)?;
    let turned = cramp.is_nocturnal() && change.withdraw_none(cramp.night)?;
    let (of_the_night, signs) = details::apply_to_night(&said, &cramp, &change)?;
    let warned = warned::of_a_log(&change, number, &signs, cramp.night, session.tonight())?;
    let place = phrases::place(&cramp).map(|place| format!(" ({place})")).unwrap_or_default();
    let recorded = if session.json { change.view().cramp(number)? } else { None };
    change.commit(&format!("logged cramp {number}{place}, {}", cramp.night))?;
    if let Some(recorded) = &recorded {
        let not_understood = said.leftovers.iter().map(|leftover| leftover.text.clone()).collect();
        return Answer::json(&Form { format: FORMAT, cramp: recorded.into(), not_understood });
    }
    let mut lines = vec![title(number, &cramp), when(&cramp, session)];
    if !of_the_night.is_empty() {
        lines.push(format!("Noted for the night: {}.", of_the_night.join(", ")));
    }
    lines.extend(twice(&said, number));
    lines.extend(turned.then(|| phrases::turned("night")));
    lines.extend(said.note.iter().map(|note| format!("Note: {}", phrases::shortened(note))));
    lines.extend(kept(&said.leftovers, "cramp edit last"));
    lines.extend(warned);
    Ok(Answer::done(lines, session.width))
}

/// Returns the cramp that the words say; what they do not say is unknown, but for the time: now.
fn cramp(said: &CrampWords, session: &Session) -> Cramp {
    let mut cramp = Cramp::at(session.now.clone());
    details::apply(said, &mut cramp);
    Cramp { note: said.note_text(), ..cramp }
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
    let start = said.when.as_ref()?;
    let both = [Some(start), said.end.as_ref()].into_iter().flatten();
    let (moment, other) = both.clone().find_map(|when| when.moment().zip(when.ambiguous()))?;
    let clock = |when: &When| Some(when.moment()?.local().format("%H:%M").to_string());
    let (taken, flag) =
        if moment.at() < other.at() { ("earlier", " --later") } else { ("later", "") };
    Some(format!(
        "The clock showed {} twice that night; the {taken} one was taken. \
         The other: `cramp edit {number} {} {}{flag}`",
        moment.local().format("%H:%M"),
        start.date(),
        both.filter_map(clock).collect::<Vec<_>>().join("-"),
    ))
}

/// Says which words were kept in the note, and the command that mends each that was a slip.
pub(crate) fn kept(leftovers: &[Leftover], mend: &str) -> Vec<String> {
    let (plain, doubtful): (Vec<_>, Vec<_>) = leftovers
        .iter()
        .partition(|leftover| leftover.reason.is_none() && leftover.likely.is_none());
    let doubtful = doubtful.into_iter().map(|leftover| {
        let text = phrases::shortened(&leftover.text);
        let kept = match leftover.reason {
            Some(reason) => format!("\"{text}\" {reason}; it is kept in the note."),
            None => format!("\"{text}\" is kept in the note."),
        };
        match &leftover.likely {
            Some(likely) => format!("{kept} Did you mean {likely}? `{mend} {likely}`"),
            None => kept,
        }
    });
    let plain: Vec<_> = plain.into_iter().map(|leftover| leftover.text.as_str()).collect();
    let plain = (!plain.is_empty())
        .then(|| format!("Kept as a note: \"{}\"", phrases::shortened(&plain.join(" … "))));
    doubtful.chain(plain).collect()
}
