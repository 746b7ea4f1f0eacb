//! Deed: one answer as it goes into the diary, each as one change of its own.

use chrono::NaiveDate;

use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::warned;
use crate::diary::{Bout, Catalogue, Cramp, Factor, Moment, Night, Recorded, Value};
use crate::grammar::CrampWords;
use crate::store::{Change, Store};

use super::medicine::MedicineSaid;

/// One answer, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// These nights were without a cramp.
    Quiet {
        /// The nights.
        nights: Vec<Night>,
        /// The cramp that was said before, and is taken back.
        instead: Option<i64>,
    },
    /// There was a cramp in this night.
    Log {
        /// The night.
        night: Night,
        /// What is said about it.
        said: Box<CrampWords>,
        /// The cramp that was said before, and is taken back.
        instead: Option<i64>,
    },
    /// More is known of this cramp.
    Edit {
        /// The number of the cramp.
        number: i64,
        /// What is said about it.
        said: Box<CrampWords>,
    },
    /// Something about a day.
    Note(DaySaid),
    /// Something about a medicine.
    Medicine(MedicineSaid),
    /// An answer goes back to unknown.
    Forget(Kept),
}

/// What is said about a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DaySaid {
    /// The day.
    pub(super) date: NaiveDate,
    /// The readings.
    pub(super) readings: Vec<(Factor, Value)>,
    /// The bouts of exercise.
    pub(super) bouts: Vec<Bout>,
    /// Whether these bouts take the place of those that were said before.
    pub(super) bouts_again: bool,
    /// Anything else, word for word.
    pub(super) note: Option<String>,
}

/// What an answer left in the diary, so that another one can take its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kept {
    /// These nights are marked as without a cramp.
    Quiet(Vec<Night>),
    /// A cramp was recorded under this number.
    Logged(i64),
    /// A cramp was changed; this is what it was before.
    Edited(Box<Recorded<Cramp>>),
    /// Readings and bouts of a day.
    Noted(DaySaid),
}

/// What was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The answer in words.
    pub(super) words: String,
    /// What it left in the diary; `None` if it is to be asked again.
    pub(super) kept: Option<Kept>,
    /// The cramp that it is about, as it is now.
    pub(super) cramp: Option<Recorded<Cramp>>,
    /// What the warning rules say of it.
    pub(super) warned: Vec<String>,
}

impl Written {
    /// Returns what was written, of these words.
    pub(super) fn told(words: String, kept: Option<Kept>) -> Self {
        Self { words, kept, cramp: None, warned: Vec::new() }
    }
}

impl Deed {
    /// Writes the answer as one change.
    ///
    /// # Errors
    ///
    /// If the diary has become another one meanwhile, or cannot be written.
    pub(super) fn write(&self, store: &mut Store, now: &Moment) -> Result<Written, Failure> {
        let change = store.change(now.at())?;
        let written = match self {
            Self::Quiet { nights, instead } => quiet(nights, *instead, &change)?,
            Self::Log { night, said, instead } => {
                log(*night, said, *instead, now.night(), &change)?
            }
            Self::Edit { number, said } => edit(*number, said, now.night(), &change)?,
            Self::Note(said) => note(said, &change)?,
            Self::Medicine(_) => return Err(Failure::cannot("this is for `cramp med`")),
            Self::Forget(kept) => forget(kept, &change)?,
        };
        change.commit(&format!("morning: {}", written.words))?;
        Ok(written)
    }
}

fn quiet(nights: &[Night], instead: Option<i64>, change: &Change<'_>) -> Result<Written, Failure> {
    if let Some(number) = instead {
        change.delete_cramp(number)?;
    }
    for night in nights {
        let diary = change.view().night(*night)?;
        if let Some(cramp) = diary.cramps_of(*night).find(|cramp| cramp.is_nocturnal()) {
            let stands = format!("{} stands on the {night}", phrases::titled(cramp));
            return Err(Failure::cannot(stands).hint("nothing was written"));
        }
        change.confirm_none(*night)?;
    }
    let words = format!("no cramp in the {}", named(nights));
    Ok(Written::told(words, Some(Kept::Quiet(nights.to_vec()))))
}

/// Returns "night of …", or "nights of … and …".
fn named(nights: &[Night]) -> String {
    match nights {
        [night] => night.to_string(),
        nights => {
            let mut nights = nights.to_vec();
            nights.sort_unstable();
            let dates: Vec<_> = nights.iter().map(|night| phrases::night_dates(*night)).collect();
            format!("nights of {}", phrases::list(&dates))
        }
    }
}

fn log(
    night: Night,
    said: &CrampWords,
    instead: Option<i64>,
    tonight: Night,
    change: &Change<'_>,
) -> Result<Written, Failure> {
    if let Some(number) = instead {
        change.delete_cramp(number)?;
    }
    let was = warned::lately(change, night, tonight)?;
    let mut cramp = Cramp::on(night);
    details::apply(said, &mut cramp);
    let number = change.add_cramp(&cramp)?;
    if cramp.is_nocturnal() {
        change.withdraw_none(cramp.night)?;
    }
    let (of_the_night, _) = details::apply_to_night(said, cramp.night, change)?;
    let details = Some(phrases::details(&cramp)).filter(|details| !details.is_empty());
    let facts: Vec<String> = details.into_iter().chain(of_the_night).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    let words = format!("cramp {number}{facts} in the {}", cramp.night);
    let warned = warned::fresh(&was, &warned::lately(change, night, tonight)?, tonight);
    let cramp = change.view().cramp(number)?;
    Ok(Written { cramp, warned, ..Written::told(words, Some(Kept::Logged(number))) })
}

fn edit(
    number: i64,
    said: &CrampWords,
    tonight: Night,
    change: &Change<'_>,
) -> Result<Written, Failure> {
    let before = stands(number, change)?;
    let was = warned::lately(change, before.night, tonight)?;
    let mut after = before.fact.clone();
    details::apply(said, &mut after);
    let mut changes = phrases::changes(&before, &after);
    change.replace_cramp(number, &after)?;
    if after.is_nocturnal() {
        change.withdraw_none(after.night)?;
    }
    let (of_the_night, _) = details::apply_to_night(said, after.night, change)?;
    changes.extend(of_the_night);
    let is = warned::lately(change, before.night, tonight)?;
    warned::reopen(&was, &is, tonight, change)?;
    let warned = warned::fresh(&was, &is, tonight);
    for it in &mut changes {
        it.truncate(it.trim_end_matches(" (was unknown)").len());
    }
    let what = if changes.is_empty() { "as before".to_owned() } else { phrases::list(&changes) };
    let words = format!("cramp {number}: {what}");
    let cramp = Some(before.with(after));
    let kept = Some(Kept::Edited(Box::new(before)));
    Ok(Written { cramp, warned, ..Written::told(words, kept) })
}

fn stands(number: i64, change: &Change<'_>) -> Result<Recorded<Cramp>, Failure> {
    let gone = || Failure::cannot(format!("there is no cramp {number} any more"));
    change.view().cramp(number)?.ok_or_else(gone)
}

fn note(said: &DaySaid, change: &Change<'_>) -> Result<Written, Failure> {
    let catalogue = change.view().catalogue()?;
    let mut told = Vec::new();
    if said.bouts_again {
        change.forget_bouts(said.date)?;
    }
    for (factor, value) in &said.readings {
        change.set_reading(said.date, factor, value)?;
        told.push(phrases::reading(factor, value, catalogue.settings()));
    }
    for bout in &said.bouts {
        change.add_bout(said.date, bout)?;
        if let Some(exercise) = catalogue.by_key(Factor::EXERCISE) {
            change.forget_reading(said.date, exercise)?;
        }
        told.push(phrases::bout(bout));
    }
    if let Some(note) = &said.note {
        let known = change.view().day(Night::named_after(said.date))?.and_then(|day| day.note);
        let whole = known.into_iter().chain([note.clone()]).collect::<Vec<_>>().join("; ");
        change.set_day_note(said.date, Some(&whole))?;
        told.push(format!("note \"{}\"", phrases::shortened(note)));
    }
    let words = format!("{} for {}", told.join(", "), phrases::date(said.date));
    Ok(Written::told(words, Some(Kept::Noted(said.clone()))))
}

fn forget(kept: &Kept, change: &Change<'_>) -> Result<Written, Failure> {
    let catalogue = change.view().catalogue()?;
    let words = match kept {
        Kept::Quiet(nights) => {
            for night in nights {
                change.withdraw_none(*night)?;
            }
            format!("the {} back to unknown", named(nights))
        }
        Kept::Logged(number) => {
            change.delete_cramp(*number)?;
            format!("cramp {number} taken back")
        }
        Kept::Edited(before) => {
            change.replace_cramp(before.number, before)?;
            format!("cramp {} as it was before", before.number)
        }
        Kept::Noted(said) => forget_noted(said, &catalogue, change)?,
    };
    Ok(Written { cramp: restored(kept, change)?, ..Written::told(words, None) })
}

fn forget_noted(
    said: &DaySaid,
    catalogue: &Catalogue,
    change: &Change<'_>,
) -> Result<String, Failure> {
    let mut names: Vec<String> = Vec::new();
    for (factor, _) in &said.readings {
        change.forget_reading(said.date, factor)?;
        names.push(factor.label.to_string());
    }
    if !said.bouts.is_empty() {
        change.forget_bouts(said.date)?;
        let exercise = catalogue.by_key(Factor::EXERCISE);
        names.extend(exercise.map(|exercise| exercise.label.to_string()));
    }
    Ok(format!("{} back to unknown for {}", phrases::list(&names), phrases::date(said.date)))
}

/// Returns a changed cramp as it is after its change was taken back.
fn restored(kept: &Kept, change: &Change<'_>) -> Result<Option<Recorded<Cramp>>, Failure> {
    match kept {
        Kept::Edited(before) => Ok(change.view().cramp(before.number)?),
        _ => Ok(None),
    }
}
