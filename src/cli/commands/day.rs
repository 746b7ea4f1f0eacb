//! `cramp day`: note something about a day, or show what is noted.

use chrono::{NaiveDate, Timelike};
use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Words;
use crate::cli::commands::{log, show};
use crate::cli::failure::Failure;
use crate::cli::json::{DayForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Catalogue, Day, Diary, Factor, Night, Value};
use crate::grammar;
use crate::grammar::{DayWords, Leftover};
use crate::store;

#[derive(Serialize)]
struct Form {
    format: u32,
    date: String,
    day: Option<DayForm>,
}

pub(crate) fn run(args: &Words, session: &Session) -> Result<Answer, Failure> {
    let catalogue = session.catalogue()?;
    let said = DayWords::read(&args.words, &session.grammar_now(false), &catalogue)?;
    let date = said.date.unwrap_or_else(|| usual_date(session));
    refuse_to_forget_nothing(&said)?;
    if said.readings.is_empty()
        && said.bouts.is_empty()
        && said.note_text().is_none()
        && !said.forget_note
    {
        return shown(date, session);
    }
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let night = Night::named_after(date);
    let was = warned::Before::of(&change, night, session.tonight())?;
    let before = change.view().day(night)?;
    let done = apply(&said, date, before.as_ref(), &change, &catalogue)?;
    let warned = was.told_and_reopened(&change)?;
    let words = format!("noted for {}: {}", phrases::date(date), done.join(", "));
    change.commit(&words)?;
    let mut lines = vec![format!("{}: {}.", phrases::bold(&phrases::date(date)), done.join(", "))];
    let mend = format!("cramp day {date}");
    lines.extend(log::kept(&said.leftovers, &mend));
    lines.extend(warned);
    Ok(Answer::done(lines, session.width))
}

/// Refuses "forget" before words that name nothing: it would stand in the note for ever.
fn refuse_to_forget_nothing(said: &DayWords<'_>) -> Result<(), Failure> {
    let forgets = |leftover: &Leftover| leftover.text.to_lowercase().starts_with("forget");
    match said.leftovers.iter().any(forgets) {
        true => Err(Failure::usage("it is not said what to forget").hint(
            "nothing was changed; such as `forget water`, `forget exercise` or `forget note`",
        )),
        false => Ok(()),
    }
}

/// Returns the day that is meant where none is named: before noon yesterday, after noon today.
fn usual_date(session: &Session) -> NaiveDate {
    let local = session.now.local();
    match local.hour() {
        0..12 => session.last_night().evening(),
        _ => local.date(),
    }
}

/// Writes what was said, and returns it in words.
fn apply(
    said: &DayWords<'_>,
    date: NaiveDate,
    before: Option<&Day>,
    change: &store::Change<'_>,
    catalogue: &Catalogue,
) -> Result<Vec<String>, Failure> {
    let mut done = Vec::new();
    let bouts = before.map_or(0, |day| day.bouts.len());
    for (factor, wanted) in &said.readings {
        let was = before.and_then(|day| day.reading(factor));
        let value = match wanted {
            grammar::Change::Set(value) => Some(value.clone()),
            grammar::Change::Add(more) => {
                let known = change.view().day(Night::named_after(date))?;
                Some(added(factor, *more, known.as_ref())?)
            }
            grammar::Change::Forget => None,
        };
        match &value {
            Some(value) => change.set_reading(date, factor, value)?,
            None => change.forget_reading(date, factor)?,
        }
        done.push(phrases::told(factor, value.as_ref(), was, catalogue.settings()));
        if factor.key == Factor::EXERCISE && value != Some(Value::Yes) && bouts > 0 {
            change.forget_bouts(date)?;
            done.push(format!("{} taken away", phrases::count(bouts, "bout")));
        }
    }
    for bout in &said.bouts {
        change.add_bout(date, bout)?;
        if let Some(exercise) = catalogue.by_key(Factor::EXERCISE) {
            change.forget_reading(date, exercise)?;
        }
        done.push(phrases::bout(bout));
    }
    done.extend(apply_note(said, date, before, change)?);
    Ok(done)
}

/// Forgets the note, or adds to it.
fn apply_note(
    said: &DayWords<'_>,
    date: NaiveDate,
    before: Option<&Day>,
    change: &store::Change<'_>,
) -> Result<Option<String>, Failure> {
    let known = before.and_then(|day| day.note.clone()).filter(|_| !said.forget_note);
    match said.note_text() {
        Some(note) => {
            let whole = known.into_iter().chain([note.clone()]).collect::<Vec<_>>().join("; ");
            change.set_day_note(date, Some(&whole))?;
            Ok(Some(format!("note \"{}\"", phrases::shortened(&note))))
        }
        None if said.forget_note => {
            change.set_day_note(date, None)?;
            Ok(Some("note taken away".to_owned()))
        }
        None => Ok(None),
    }
}

/// Returns an amount with more of it added to what is known of the day.
fn added(factor: &Factor, more: f64, day: Option<&Day>) -> Result<Value, Failure> {
    let known = match day.and_then(|day| day.reading(factor)) {
        Some(Value::Amount(amount)) => *amount,
        _ => 0.0,
    };
    let value = Value::Amount(known + more);
    if factor.accepts(&value) {
        return Ok(value);
    }
    Err(Failure::usage(format!("that would make more {} than can be believed", factor.label))
        .hint("`cramp day` shows what is noted"))
}

/// How many days before are looked at for what is usually noted.
const USUAL_DAYS: u64 = 28;

fn shown(date: NaiveDate, session: &Session) -> Result<Answer, Failure> {
    let night = Night::named_after(date);
    let diary = session.diary(Some((night.before(USUAL_DAYS), night)))?;
    let catalogue = diary.catalogue();
    let here = diary.days.get(&date);
    if session.json {
        let day = here.map(|day| DayForm::of(night, day, &catalogue));
        return Answer::json(&Form { format: FORMAT, date: date.to_string(), day });
    }
    let mut lines = vec![phrases::bold(&phrases::date(date))];
    let mut known = here.map(|day| show::known(day, &catalogue)).unwrap_or_default();
    known.extend(here.and_then(|day| day.note.as_ref()).map(|note| format!("note: {note}")));
    lines.extend(known.iter().map(|fact| format!("- {fact}")));
    if known.is_empty() {
        lines.push(phrases::dim("nothing noted"));
    }
    let missing: Vec<_> = usual(&diary, &catalogue, date)
        .iter()
        .map(|factor| factor.label.clone().into_owned())
        .collect();
    if !missing.is_empty() {
        lines.push(format!("Usually noted, not yet: {}", phrases::list(&missing)));
    }
    lines.push(phrases::dim("such as `cramp day water 6 glasses standing 7h no stretch`"));
    Ok(Answer::lines(&lines, session.width))
}

/// Returns the factors that were noted on at least half of the days before, and not on this one.
pub(crate) fn usual<'c>(
    diary: &Diary,
    catalogue: &'c Catalogue,
    date: NaiveDate,
) -> Vec<&'c Factor> {
    let before: Vec<&Day> =
        diary.days.iter().filter(|(other, _)| **other < date).map(|(_, day)| day).collect();
    let here = diary.days.get(&date);
    catalogue
        .noted()
        .filter(|factor| here.is_none_or(|day| !day.tells(factor)))
        .filter(|factor| {
            let noted = before.iter().filter(|day| day.tells(factor)).count();
            noted > 0 && noted * 2 >= before.len()
        })
        .collect()
}
