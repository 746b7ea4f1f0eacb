//! Understand: the words of an answer, read for the question that was asked.

use crate::cli::failure::Failure;
use crate::diary::{Cramp, Factor, Kind, Night, Recorded, Unit, Volume};
use crate::grammar::{Change, CrampWords, DayWords, Leftover, Now};

use super::deed::{DaySaid, Deed, Kept};
use super::medicine;
use super::question::{Context, FactorAsked, Question};
use super::wording;

/// What an answer comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Understood {
    /// Something to write.
    Deed(Deed),
    /// On to the next question.
    Onward,
}

const NO: [&str; 7] = ["n", "no", "none", "quiet", "nothing", "no cramp", "no cramps"];
const YES: [&str; 2] = ["y", "yes"];
const FORGET: [&str; 2] = ["forget", "unknown"];

/// Reads the words of an answer; `kept` is what an earlier answer left in the diary.
///
/// # Errors
///
/// If they are not understood: says why, for the person.
pub(super) fn understand(
    question: &Question,
    kept: Option<&Kept>,
    words: &str,
    context: &Context,
) -> Result<Understood, String> {
    let low = words.trim().to_lowercase();
    if FORGET.contains(&low.as_str()) {
        let forget = |kept: &Kept| Understood::Deed(Deed::Forget(kept.clone()));
        return Ok(kept.map_or(Understood::Onward, forget));
    }
    let deed = match question {
        Question::Nights(nights) => return several(nights, kept, &low),
        Question::Night(night) => one_night(*night, kept, words, context)?,
        Question::Cramp(cramp) => details(cramp, words, context)?,
        Question::Factor(asked) => factor(asked, kept, words, context)?,
        Question::Medicines { date, .. } => {
            Deed::Medicine(medicine::understand(words, *date, context)?)
        }
    };
    Ok(Understood::Deed(deed))
}

fn several(nights: &[Night], kept: Option<&Kept>, low: &str) -> Result<Understood, String> {
    if NO.contains(&low) {
        return Ok(Understood::Deed(Deed::Quiet { nights: nights.to_vec(), instead: None }));
    }
    if YES.contains(&low) {
        let forget = |kept: &Kept| Understood::Deed(Deed::Forget(kept.clone()));
        return Ok(kept.map_or(Understood::Onward, forget));
    }
    Err("Type n if none of them had a cramp; Enter asks night by night.".to_owned())
}

fn one_night(
    night: Night,
    kept: Option<&Kept>,
    words: &str,
    context: &Context,
) -> Result<Deed, String> {
    let instead = match kept {
        Some(Kept::Logged(number)) => Some(*number),
        _ => None,
    };
    let words = words.trim();
    if NO.contains(&words.to_lowercase().as_str()) {
        return Ok(Deed::Quiet { nights: vec![night], instead });
    }
    let (first, rest) = words.split_once([' ', ',']).unwrap_or((words, ""));
    let rest = if YES.contains(&first.to_lowercase().as_str()) { rest } else { words };
    let said = cramp_words(rest, &Now { night: Some(night), ..context.now.clone() })?;
    if said.when.as_ref().is_some_and(|when| when.night() != night) {
        return Err(format!("That is another time; this asks about the {night}."));
    }
    Ok(Deed::Log { night, said: Box::new(said), instead })
}

fn details(cramp: &Recorded<Cramp>, words: &str, context: &Context) -> Result<Deed, String> {
    let zone = cramp.start.as_ref().and_then(|start| start.zone().parse().ok());
    let now = Now {
        night: Some(cramp.night),
        zone: zone.unwrap_or(context.now.zone),
        ..context.now.clone()
    };
    let said = cramp_words(words, &now)?;
    let has_moment =
        |when: &crate::grammar::When| when.moment().is_some() && when.night() == cramp.night;
    if said.when.as_ref().is_some_and(|when| !has_moment(when)) {
        let number = cramp.number;
        return Err(format!("This asks about cramp {number}; `cramp edit {number}` moves it."));
    }
    Ok(Deed::Edit { number: cramp.number, said: Box::new(said) })
}

/// Reads words about a cramp, each of which has to be understood.
fn cramp_words(words: &str, now: &Now) -> Result<CrampWords, String> {
    let said = CrampWords::read(&[words.to_owned()], now)
        .map_err(|refused| because(&Failure::from(refused)))?;
    match said.leftovers.first() {
        Some(leftover) => Err(format!("{} Free text goes behind `note`.", why(leftover))),
        None => Ok(said),
    }
}

fn factor(
    asked: &FactorAsked,
    kept: Option<&Kept>,
    words: &str,
    context: &Context,
) -> Result<Deed, String> {
    let mut refusal = String::new();
    for attempt in attempts(&asked.factor, words, context) {
        match day_said(asked, &attempt, context) {
            Ok(said) => {
                let bouts_again =
                    matches!(kept, Some(Kept::Noted(before)) if !before.bouts.is_empty());
                return Ok(Deed::Note(DaySaid { bouts_again, ..said }));
            }
            Err(why) => refusal = why,
        }
    }
    Err(format!("{refusal} It can be: {}.", wording::example(&asked.factor, context)))
}

/// Returns the answer as it could be meant: as it stands, with a unit, behind the name of the factor.
fn attempts(factor: &Factor, words: &str, context: &Context) -> Vec<String> {
    let (key, words) = (&factor.key, words.trim());
    let is_none = NO.contains(&words.to_lowercase().as_str());
    match &factor.kind {
        Kind::Amount { .. } if is_none => vec![format!("no {key}")],
        Kind::Amount { unit: Unit::Millilitres, .. } => {
            let unit = match context.catalogue.settings().volume {
                Volume::Glasses => " glasses",
                Volume::FluidOunces => " oz",
                Volume::Millilitres => "",
            };
            vec![words.to_owned(), format!("{key} {words}{unit}"), format!("{key} {words}")]
        }
        _ => vec![words.to_owned(), format!("{key} {words}")],
    }
}

/// Reads words about the day, each of which has to be understood; they have to tell the factor.
fn day_said(asked: &FactorAsked, words: &str, context: &Context) -> Result<DaySaid, String> {
    let (factor, date) = (&asked.factor, asked.night.evening());
    let said = DayWords::read(&[words.to_owned()], &context.now, &context.catalogue)
        .map_err(|refused| because(&Failure::from(refused)))?;
    if let Some(why) = why_not(&said.leftovers, &factor.key) {
        return Err(why);
    }
    if said.date.is_some_and(|said| said != date) {
        return Err("That is about another day.".to_owned());
    }
    let mut readings = Vec::new();
    for (factor, change) in said.readings {
        match change {
            Change::Set(value) => readings.push((factor.clone(), value)),
            Change::Add(_) => return Err("Say how much it was in all.".to_owned()),
            Change::Forget => return Err("Nothing is noted yet. Enter leaves it unknown.".into()),
        }
    }
    let is_exercise = factor.key == Factor::EXERCISE && !said.bouts.is_empty();
    if !is_exercise && !readings.iter().any(|(told, _)| told == factor) {
        return Err(format!("That does not say anything about {}.", factor.label));
    }
    Ok(DaySaid { date, readings, bouts: said.bouts, bouts_again: false, note: said.note })
}

/// Says what is wrong with words.
fn why(leftover: &Leftover) -> String {
    let reason = leftover.reason.unwrap_or("is not understood");
    let likely = leftover.likely.as_ref().map(|likely| format!(" Did you mean `{likely}`?"));
    format!("\"{}\" {reason}.{}", leftover.text, likely.unwrap_or_default())
}

/// Says what is wrong with an answer; the name before it is not what the person typed.
fn why_not(leftovers: &[Leftover], name: &str) -> Option<String> {
    let typed = |text: &str| text.strip_prefix(name).unwrap_or(text).trim().to_owned();
    let typed = leftovers.iter().map(|leftover| Leftover {
        text: typed(&leftover.text),
        reason: leftover.reason,
        likely: leftover.likely.as_deref().map(typed),
    });
    typed.into_iter().find(|leftover| !leftover.text.is_empty()).map(|leftover| why(&leftover))
}

/// Says what happened, and what to do about it, as sentences.
pub(super) fn because(failure: &Failure) -> String {
    let hint = failure.hint.as_ref().map(|hint| format!(" {}.", wording::sentence(hint)));
    format!("{}.{}", wording::sentence(&failure.message), hint.unwrap_or_default())
}
