//! Merge: what another diary would add to this one, and where the two disagree.

mod conflict;
mod days;
mod person;
mod signs;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::settings;
use crate::diary::{Cramp, Day, Diary, Night, Recorded};

pub use conflict::Conflict;

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
    /// The nights that this diary calls calm and that get a cramp: they turn.
    pub turned: Vec<Night>,
    /// Where both have a record and the records differ.
    pub conflicts: Vec<Conflict>,
}

impl Merge {
    /// Returns what reading `incoming` into `current` would do.
    pub fn of(current: &Diary, incoming: &Diary) -> Self {
        let mut merge =
            Self { new: Diary::default(), same: 0, turned: Vec::new(), conflicts: Vec::new() };
        merge.new.cramps =
            merge.events("cramps", &current.cramps, &incoming.cramps, |it| it.night.evening());
        merge.turned = turned(current, incoming, &merge.new.cramps);
        merge.new.courses =
            merge.events("medicines", &current.courses, &incoming.courses, |it| it.started_on);
        merge.new.doses = merge.events("doses", &current.doses, &incoming.doses, |dose| dose.date);
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
            + self.new_settings()
    }

    /// Returns how many settings would be taken over.
    pub fn new_settings(&self) -> usize {
        settings::differing(&self.new.settings).len()
    }

    /// Sorts events into new ones, known ones and those that differ; returns the new ones.
    fn events<T: Clone + PartialEq>(
        &mut self,
        table: &'static str,
        current: &[Recorded<T>],
        incoming: &[Recorded<T>],
        date: fn(&T) -> NaiveDate,
    ) -> Vec<Recorded<T>> {
        let known: BTreeMap<&str, &T> =
            current.iter().map(|event| (event.key.as_str(), &event.fact)).collect();
        let mut new = Vec::new();
        for event in incoming {
            match known.get(event.key.as_str()) {
                None => new.push(event.clone()),
                Some(fact) if **fact == event.fact => self.same += 1,
                Some(_) => self.conflict(table, date(&event.fact), "the record"),
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

/// Returns the nights that only this diary calls calm and that get a new cramp.
fn turned(current: &Diary, incoming: &Diary, cramps: &[Recorded<Cramp>]) -> Vec<Night> {
    let calm = |night: &Night| {
        current.confirmed_none.contains_key(night) && !incoming.confirmed_none.contains_key(night)
    };
    let cramped = cramps.iter().filter(|cramp| cramp.is_nocturnal()).map(|cramp| cramp.night);
    let mut nights: Vec<Night> = cramped.filter(calm).collect();
    nights.dedup();
    nights
}

#[cfg(test)]
mod tests;
