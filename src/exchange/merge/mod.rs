//! Merge: what another diary would add to this one, and where the two disagree.

mod conflict;
mod days;
mod person;
mod signs;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{cramps, doses, medicines, settings};
use crate::diary::{Course, Cramp, Day, Diary, Night, Recorded};

pub use conflict::Conflict;

/// What differs where one diary calls a night calm and the other has a cramp in it.
const NIGHT_STATUS: &str = "the status of the night";

/// What reading another diary into this one would do.
///
/// Events are told apart by their keys, standing facts by what they say too, days by their dates, signs and seen
/// warnings by their nights, factors, settings and classes by their names. Whatever stands in
/// both diaries alike is left alone, so that reading the same files twice changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// What this diary does not have yet; of the settings, those that differ from the usual ones.
    pub new: Diary,
    /// How many records both have alike.
    pub same: usize,
    /// Where both have a record and the records differ.
    pub conflicts: Vec<Conflict>,
    /// How many cramps of the other diary lie in nights that this one calls calm: they are not new.
    pub in_calm_nights: usize,
}

impl Merge {
    /// Returns what reading `incoming` into `current` would do.
    pub fn of(current: &Diary, incoming: &Diary) -> Self {
        let mut merge =
            Self { new: Diary::default(), same: 0, conflicts: Vec::new(), in_calm_nights: 0 };
        merge.cramps(current, incoming);
        let started_on = |course: &Course| course.started_on;
        let (mine, theirs) = (&current.courses, &incoming.courses);
        merge.new.courses =
            merge.events("medicines", mine, theirs, started_on, medicines::differing);
        let (mine, theirs) = (&current.doses, &incoming.doses);
        merge.new.doses = merge.events("doses", mine, theirs, |it| it.date, doses::differing);
        merge.nights_and_days(current, incoming);
        merge.signs(current, incoming);
        merge.acknowledged(current, incoming);
        merge.profile(current, incoming);
        merge.own_factors(current, incoming);
        merge.classes(current, incoming);
        merge.settings(current, incoming);
        merge
    }

    /// Returns how many records would be added.
    pub fn added(&self) -> usize {
        let parts =
            |day: &Day| day.readings.len() + day.bouts.len() + usize::from(day.note.is_some());
        self.new.cramps.len()
            + self.new.courses.len()
            + self.new.doses.len()
            + self.new.confirmed_none.len()
            + self.new.days.values().map(parts).sum::<usize>()
            + self.new.signs.len()
            + self.new.acknowledged.len()
            + self.new.profile.len()
            + self.new.own_factors.len()
            + self.new.classes.len()
            + self.new_settings().len()
    }

    /// Returns the settings that would be taken over, as in `glass_ml 300`.
    pub fn new_settings(&self) -> Vec<String> {
        let settings = settings::differing(&self.new.settings).into_iter();
        settings.map(|it| format!("{} {}", it.name, it.value)).collect()
    }

    /// A cramp is new, unless this diary calls its night calm and the other one does not.
    fn cramps(&mut self, current: &Diary, incoming: &Diary) {
        let (mine, theirs) = (&current.cramps, &incoming.cramps);
        let evening = |cramp: &Cramp| cramp.night.evening();
        let mut new = self.events("cramps", mine, theirs, evening, cramps::differing);
        let is_calm = |night: &Night| {
            current.confirmed_none.contains_key(night)
                && !incoming.confirmed_none.contains_key(night)
        };
        let turns = |cramp: &Recorded<Cramp>| cramp.is_nocturnal() && is_calm(&cramp.night);
        let nights: BTreeSet<Night> =
            new.iter().filter(|cramp| turns(cramp)).map(|cramp| cramp.night).collect();
        for night in nights {
            self.conflict("days", night.evening(), NIGHT_STATUS);
        }
        let found = new.len();
        new.retain(|cramp| !turns(cramp));
        self.in_calm_nights = found - new.len();
        self.new.cramps = new;
    }

    /// Sorts events into new ones, known ones and those that differ; returns the new ones.
    ///
    /// `differing` names the columns in which two records differ.
    fn events<T: Clone + PartialEq>(
        &mut self,
        table: &'static str,
        current: &[Recorded<T>],
        incoming: &[Recorded<T>],
        date: fn(&T) -> NaiveDate,
        differing: fn(&Recorded<T>, &Recorded<T>) -> Vec<String>,
    ) -> Vec<Recorded<T>> {
        let known: BTreeMap<&str, &Recorded<T>> =
            current.iter().map(|event| (event.key.as_str(), event)).collect();
        let mut new = Vec::new();
        for event in incoming {
            match known.get(event.key.as_str()) {
                None => new.push(event.clone()),
                Some(known) if known.fact == event.fact => self.same += 1,
                Some(known) => differing(known, event)
                    .iter()
                    .for_each(|column| self.conflict(table, date(&event.fact), column)),
            }
        }
        new
    }

    /// Notes that the two disagree about something that belongs to a date.
    fn conflict(&mut self, table: &'static str, date: NaiveDate, what: &str) {
        self.conflicts.push(Conflict { table, date: Some(date), what: what.to_owned() });
    }

    /// Notes that the two disagree about something that belongs to no date.
    fn standing_conflict(&mut self, table: &'static str, what: impl Into<String>) {
        self.conflicts.push(Conflict { table, date: None, what: what.into() });
    }
}

#[cfg(test)]
mod tests;
