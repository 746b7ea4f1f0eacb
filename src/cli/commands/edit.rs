//! `cramp edit`: change a cramp.

use crate::cli::answer::Answer;
use crate::cli::args::{Detail, Edit};
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;
use crate::diary::{Cramp, Recorded};
use crate::grammar::{CrampWords, When};

pub(crate) fn run(args: &Edit, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let before = select::cramp(&args.cramp, change.view())?;
    let said = said(args, &before, session)?;
    let after = edited(&before, &said, &args.clear);
    let changes = phrases::changes(&before, &after);
    if changes.is_empty() {
        return nothing_changed(&before, &said, args);
    }
    change.replace_cramp(before.number, &after)?;
    let turned = after.is_nocturnal() && change.withdraw_none(after.night)?;
    let words = format!("changed cramp {}: {}", before.number, phrases::list(&changes));
    change.commit(&words)?;
    let turned = if turned {
        " The night was marked as without a cramp; it is a cramp night now."
    } else {
        ""
    };
    Ok(Answer::done(format!("{}.{turned}", phrases::sentence(&words)), session.width))
}

/// Reads the words; a day without a clock time keeps the clock time that the cramp has.
fn said(args: &Edit, before: &Cramp, session: &Session) -> Result<CrampWords, Failure> {
    let said = details::read(&args.words, &args.details, session)?;
    if let Some(leftover) = said.leftovers.first() {
        let why = leftover.reason.unwrap_or("is not understood");
        let hint = match &leftover.likely {
            Some(likely) => format!("did you mean {likely}?"),
            None => "put free text behind `note`".to_owned(),
        };
        return Err(Failure::usage(format!("\"{}\" {why}", leftover.text)).hint(hint));
    }
    match (&said.when, &before.start) {
        (Some(When::On { .. }), Some(start)) => {
            let clock = start.local().format("%H:%M").to_string();
            let words: Vec<String> =
                [clock].into_iter().chain(args.words.iter().cloned()).collect();
            details::read(&words, &args.details, session)
        }
        _ => Ok(said),
    }
}

/// Returns the cramp with what was said in the place of what it had.
fn edited(before: &Cramp, said: &CrampWords, clear: &[Detail]) -> Cramp {
    let mut cramp = before.clone();
    for detail in clear {
        match detail {
            Detail::Time => cramp.start = None,
            Detail::Muscle => (cramp.muscle, cramp.muscle_detail) = (None, None),
            Detail::Side => cramp.side = None,
            Detail::Duration => cramp.duration = None,
            Detail::Pain => cramp.pain = None,
            Detail::State => cramp.state = None,
            Detail::Relief => cramp.relief = Vec::new(),
            Detail::Note => cramp.note = None,
        }
    }
    match &said.when {
        Some(When::At { moment, .. }) => {
            cramp.night = moment.night();
            cramp.start = Some(moment.clone());
        }
        Some(When::On { night, .. }) => cramp.night = *night,
        None => {}
    }
    if said.muscle.is_some() {
        (cramp.muscle, cramp.muscle_detail) = (said.muscle, said.muscle_detail.clone());
    }
    if !said.relief.is_empty() {
        cramp.relief.clone_from(&said.relief);
    }
    Cramp {
        count: said.count.unwrap_or(cramp.count),
        side: said.side.or(cramp.side),
        duration: said.duration.or(cramp.duration),
        pain: said.pain.or(cramp.pain),
        state: said.state.or(cramp.state),
        note: said.note.clone().or(cramp.note),
        ..cramp
    }
}

fn nothing_changed(
    before: &Recorded<Cramp>,
    said: &CrampWords,
    args: &Edit,
) -> Result<Answer, Failure> {
    if said.understood == 0 && *said == CrampWords::default() && args.clear.is_empty() {
        return Err(Failure::usage("it is not said what to change").hint(format!(
            "such as `cramp edit {} right 3min`, or `cramp edit {} --clear duration`",
            args.cramp, args.cramp
        )));
    }
    Ok(Answer::text(format!("{} says so already.", phrases::sentence(&phrases::titled(before)))))
}
