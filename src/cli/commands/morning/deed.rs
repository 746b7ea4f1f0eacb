//! Deed: one answer as it goes into the diary, each as one change of its own.

use chrono::NaiveDate;

use crate::cli::commands::log;
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::warned;
use crate::diary::{Bout, Catalogue, Cramp, Factor, Moment, Night, Recorded, Value};
use crate::grammar::{CrampWords, Leftover};
use crate::store::{Change, Store};

use super::medicine::MedicineSaid;
use super::traces::{Traces, joined};

/// One answer, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// These nights were without a cramp.
    Quiet(Vec<Night>),
    /// There was a cramp in this night.
    Log {
        /// The night.
        night: Night,
        /// What is said about it.
        said: Box<CrampWords>,
    },
    /// More is known of a cramp.
    Edit {
        /// The number of the cramp.
        number: i64,
        /// Its night.
        night: Night,
        /// What is said about it.
        said: Box<CrampWords>,
    },
    /// Something about a day.
    Note(DaySaid),
    /// Something about a medicine.
    Medicine(MedicineSaid),
    /// The answer before goes back to unknown.
    Forget,
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
    /// Anything else, word for word; what was not understood too.
    pub(super) note: Option<String>,
    /// What was not understood.
    pub(super) leftovers: Vec<Leftover>,
}

/// What an answer left in the diary, so that another one can take its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kept {
    /// These nights are marked as without a cramp.
    Quiet(Vec<Night>),
    /// A cramp was recorded.
    Logged {
        /// Its number.
        number: i64,
        /// What else was changed.
        traces: Traces,
    },
    /// A cramp was changed.
    Edited {
        /// What it was before.
        before: Box<Recorded<Cramp>>,
        /// What else was changed.
        traces: Traces,
    },
    /// A day was changed.
    Noted(Traces),
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
    /// What was not understood, and what the warning rules say.
    pub(super) remarks: Vec<String>,
}

impl Written {
    /// Returns what was written, of these words.
    pub(super) fn told(words: String, kept: Option<Kept>) -> Self {
        Self { words, kept, cramp: None, remarks: Vec::new() }
    }
}

impl Kept {
    /// Returns the first night that it is about.
    fn night(&self) -> Option<Night> {
        match self {
            Self::Quiet(nights) => nights.iter().min().copied(),
            Self::Logged { traces, .. } | Self::Edited { traces, .. } | Self::Noted(traces) => {
                Some(traces.night())
            }
        }
    }

    /// Puts the diary back to what it was before; says it in words.
    fn take_back(&self, change: &Change<'_>) -> Result<String, Failure> {
        let (first, traces) = match self {
            Self::Quiet(nights) => {
                for night in nights {
                    change.withdraw_none(*night)?;
                }
                return Ok(format!("the {} back to unknown", named(nights)));
            }
            Self::Logged { number, traces } => {
                change.delete_cramp(*number)?;
                (Some(format!("cramp {number} taken back")), traces)
            }
            Self::Edited { before, traces } => {
                stands(before.number, change)?;
                change.replace_cramp(before.number, before)?;
                (Some(format!("cramp {} as it was before", before.number)), traces)
            }
            Self::Noted(traces) => (None, traces),
        };
        let told: Vec<String> = first.into_iter().chain(traces.take_back(change)?).collect();
        Ok(match self {
            Self::Noted(_) => told_of_day(&told, traces.night().evening()),
            _ => told.join(", "),
        })
    }
}

impl Deed {
    /// Writes the answer as one change, in the place of an answer before.
    ///
    /// # Errors
    ///
    /// If the diary has become another one meanwhile, or cannot be written.
    pub(super) fn write(
        &self,
        instead: Option<&Kept>,
        store: &mut Store,
        now: &Moment,
    ) -> Result<Written, Failure> {
        let change = store.change(now.at())?;
        let elsewhere = || Failure::cannot("this cannot be written here");
        let (night, tonight) = (self.night(instead).ok_or_else(elsewhere)?, now.night());
        let was = warned::Before::of(&change, night, tonight)?;
        let taken_back = match instead.filter(|kept| self.replaces(kept)) {
            Some(kept) => Some((kept, kept.take_back(&change)?)),
            None => None,
        };
        let mut written = match self {
            Self::Quiet(nights) => quiet(nights, &change)?,
            Self::Log { night, said } => log(*night, said, &change)?,
            Self::Edit { number, night, said } => edit(*number, *night, said, instead, &change)?,
            Self::Note(said) => note(said, &change)?,
            Self::Forget => match taken_back {
                Some((kept, words)) => forgotten(kept, words, &change)?,
                None => return Err(elsewhere()),
            },
            Self::Medicine(_) => return Err(elsewhere()),
        };
        written.remarks.extend(was.told_and_reopened(&change)?);
        change.commit(&format!("morning: {}", written.words))?;
        Ok(written)
    }

    /// Returns the first night that it changes.
    fn night(&self, instead: Option<&Kept>) -> Option<Night> {
        match self {
            Self::Quiet(nights) => nights.iter().min().copied(),
            Self::Log { night, .. } | Self::Edit { night, .. } => Some(*night),
            Self::Note(said) => Some(Night::named_after(said.date)),
            Self::Forget => instead?.night(),
            Self::Medicine(_) => None,
        }
    }

    /// Tells whether an answer before goes when this one comes; details of a cramp come on top.
    fn replaces(&self, kept: &Kept) -> bool {
        let is_same = matches!((self, kept), (Self::Quiet(_), Kept::Quiet(_)));
        !is_same && !matches!(self, Self::Edit { .. })
    }
}

fn quiet(nights: &[Night], change: &Change<'_>) -> Result<Written, Failure> {
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

fn log(night: Night, said: &CrampWords, change: &Change<'_>) -> Result<Written, Failure> {
    let before = change.view().night(night)?;
    let mut cramp = Cramp::on(night);
    details::apply(said, &mut cramp);
    cramp.note = said.note_text();
    let number = change.add_cramp(&cramp)?;
    if cramp.is_nocturnal() {
        change.withdraw_none(cramp.night)?;
    }
    let (of_the_night, _) = details::apply_to_night(said, &cramp, change)?;
    let details = Some(phrases::details(&cramp)).filter(|details| !details.is_empty());
    let facts: Vec<String> = details.into_iter().chain(of_the_night).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    let words = format!("cramp {number}{facts} in the {}", cramp.night);
    let kept = Kept::Logged { number, traces: Traces::since(&before, night, change)? };
    let remarks = log::kept(&said.leftovers, &format!("cramp edit {number}"));
    let cramp = change.view().cramp(number)?;
    Ok(Written { cramp, remarks, ..Written::told(words, Some(kept)) })
}

fn edit(
    number: i64,
    night: Night,
    said: &CrampWords,
    instead: Option<&Kept>,
    change: &Change<'_>,
) -> Result<Written, Failure> {
    let (before, of_before) = (stands(number, change)?, change.view().night(night)?);
    let mut after = before.fact.clone();
    details::apply(said, &mut after);
    after.note = joined(before.note.as_ref(), said.note_text().as_ref());
    let mut changes = phrases::changes(&before, &after);
    change.replace_cramp(number, &after)?;
    if after.is_nocturnal() {
        change.withdraw_none(after.night)?;
    }
    let (of_the_night, _) = details::apply_to_night(said, &after, change)?;
    changes.extend(of_the_night);
    for it in &mut changes {
        it.truncate(it.trim_end_matches(" (was unknown)").len());
    }
    let what = if changes.is_empty() { "as before".to_owned() } else { phrases::list(&changes) };
    let words = format!("cramp {number}: {what}");
    let cramp = Some(before.with(after));
    let traces = Traces::since(&of_before, night, change)?;
    let kept = match instead {
        Some(Kept::Edited { before, traces: first }) => {
            Kept::Edited { before: before.clone(), traces: first.clone().then(&traces) }
        }
        _ => Kept::Edited { before: Box::new(before), traces },
    };
    let remarks = log::kept(&said.leftovers, &format!("cramp edit {number}"));
    Ok(Written { cramp, remarks, ..Written::told(words, Some(kept)) })
}

fn stands(number: i64, change: &Change<'_>) -> Result<Recorded<Cramp>, Failure> {
    let gone = || Failure::cannot(format!("there is no cramp {number} any more"));
    change.view().cramp(number)?.ok_or_else(gone)
}

fn note(said: &DaySaid, change: &Change<'_>) -> Result<Written, Failure> {
    let (catalogue, night) = (change.view().catalogue()?, Night::named_after(said.date));
    let before = change.view().night(night)?;
    let taken_away = write_day(said, &catalogue, change)?;
    let day = before.days.get(&said.date);
    let note = joined(day.and_then(|day| day.note.as_ref()), said.note.as_ref());
    if said.note.is_some() {
        change.set_day_note(said.date, note.as_deref())?;
    }
    let traces = Traces::since(&before, night, change)?.with_note(said.note.clone());
    let reading = |(factor, is): &(Factor, Value)| {
        phrases::told(factor, Some(is), traces.before(factor), catalogue.settings())
    };
    let mut told: Vec<String> = said.readings.iter().map(reading).collect();
    told.extend(taken_away);
    told.extend(said.bouts.iter().map(phrases::bout));
    told.extend(said.note.iter().map(|note| format!("note \"{}\"", phrases::shortened(note))));
    let remarks = log::kept(&said.leftovers, &format!("cramp day {}", said.date));
    let words = told_of_day(&told, said.date);
    Ok(Written { remarks, ..Written::told(words, Some(Kept::Noted(traces))) })
}

/// Writes readings and bouts; says how many bouts went because there was no exercise.
fn write_day(
    said: &DaySaid,
    catalogue: &Catalogue,
    change: &Change<'_>,
) -> Result<Option<String>, Failure> {
    let known = change.view().day(Night::named_after(said.date))?;
    let known = known.map_or(0, |day| day.bouts.len());
    let mut taken_away = None;
    for (factor, value) in &said.readings {
        change.set_reading(said.date, factor, value)?;
        if factor.key == Factor::EXERCISE && *value == Value::No && known > 0 {
            change.forget_bouts(said.date)?;
            taken_away = Some(format!("{} taken away", phrases::count(known, "bout")));
        }
    }
    for bout in &said.bouts {
        change.add_bout(said.date, bout)?;
        if let Some(exercise) = catalogue.by_key(Factor::EXERCISE) {
            change.forget_reading(said.date, exercise)?;
        }
    }
    Ok(taken_away)
}

fn told_of_day(told: &[String], date: NaiveDate) -> String {
    let told = if told.is_empty() { "as before".to_owned() } else { told.join(", ") };
    format!("{told} for {}", phrases::date(date))
}

/// Returns what was written by taking an answer back.
fn forgotten(kept: &Kept, words: String, change: &Change<'_>) -> Result<Written, Failure> {
    let cramp = match kept {
        Kept::Edited { before, .. } => change.view().cramp(before.number)?,
        _ => None,
    };
    Ok(Written { cramp, ..Written::told(words, None) })
}
