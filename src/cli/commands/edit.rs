//! `cramp edit`: change a cramp.

use crate::cli::answer::Answer;
use crate::cli::args::{Detail, Edit};
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Cramp, Recorded};
use crate::grammar::{CrampWords, Now, When};

pub(crate) fn run(args: &Edit, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let before = select::cramp(&args.cramp, change.view())?;
    let said = said(args, &before, session)?;
    let after = edited(&before, &said, &args.clear);
    let mut changes = phrases::changes(&before, &after);
    let was = warned::Before::of(&change, after.night, session.tonight())?;
    let (of_the_night, _) = details::apply_to_night(&said, &after, &change)?;
    changes.extend(of_the_night);
    if changes.is_empty() {
        return nothing_changed(&before, &said, args);
    }
    change.replace_cramp(before.number, &after)?;
    let turned = after.is_nocturnal() && change.withdraw_none(after.night)?;
    let warned = was.told_and_reopened(&change)?;
    let which = match select::is_last(&args.cramp) {
        true => phrases::titled(&before),
        false => format!("cramp {}", before.number),
    };
    let left =
        if before.is_nocturnal() { details::unknown_now(before.night, &change)? } else { None };
    let words = format!("changed {which}: {}", phrases::list(&changes));
    change.commit(&words)?;
    let turned = if turned { format!(" {}", phrases::turned("night")) } else { String::new() };
    let mut lines = vec![format!("{}.{turned}", phrases::sentence(&words))];
    lines.extend(left.into_iter().chain(warned));
    Ok(Answer::done(lines, session.width))
}

/// Reads the words.
///
/// A clock time alone lies in the cramp's own night, and a night alone keeps its clock time; both
/// are read on the clock that the cramp began under.
fn said(args: &Edit, before: &Cramp, session: &Session) -> Result<CrampWords, Failure> {
    let here = before.start.as_ref().and_then(|start| start.zone().parse().ok());
    let now = session.grammar_now(args.details.later);
    let now = Now { night: Some(before.night), zone: here.unwrap_or(now.zone), ..now };
    let mut said = details::read(&args.words, &args.details, &now)?;
    if let Some(leftover) = said.leftovers.first() {
        let why = leftover.reason.unwrap_or("is not understood");
        let hint = match &leftover.likely {
            Some(likely) => format!("did you mean `cramp edit {} {likely}`?", args.cramp),
            None => "put free text behind `note`".to_owned(),
        };
        return Err(Failure::usage(format!("\"{}\" {why}", leftover.text)).hint(hint));
    }
    if let Some(start) = &before.start {
        let clock = [start.local().format("%H:%M").to_string()];
        let night = match &said.when {
            Some(When::On { night, .. }) if !args.clear.contains(&Detail::Time) => Some(*night),
            None if args.details.later => Some(before.night),
            _ => None,
        };
        if night.is_some() {
            said.when = When::read(&clock, &Now { night, ..now })?;
        }
    }
    Ok(said)
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
            Detail::Onset => cramp.onset = None,
            Detail::Warning => cramp.warning_sensation = None,
            Detail::Hard => cramp.muscle_hard = None,
            Detail::Toes => cramp.toes = None,
            Detail::Opposing => cramp.opposing_muscles = None,
            Detail::Woke => cramp.woke = None,
            Detail::Awake => cramp.awake_min = None,
            Detail::Sore => cramp.soreness_h = None,
            Detail::Distress => cramp.distress = None,
            Detail::Relief => cramp.relief = Vec::new(),
            Detail::Ended => cramp.ended_by = None,
            Detail::Trigger => cramp.trigger = None,
            Detail::Note => cramp.note = None,
        }
    }
    details::apply(said, &mut cramp);
    cramp
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
