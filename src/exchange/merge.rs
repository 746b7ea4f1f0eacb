//! Merge: what another diary would add to this one, and where the two disagree.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diary::{Bout, Cramp, Day, Diary, Night, Recorded};

/// What reading another diary into this one would do.
///
/// Events are told apart by their keys, days by their dates; whatever stands in
/// both diaries alike is left alone, so that reading the same files twice changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// What this diary does not have yet.
    pub new: Diary,
    /// How many records both have alike.
    pub same: usize,
    /// The nights that this diary calls calm and that get a cramp: they turn.
    pub turned: Vec<Night>,
    /// Where both have a record and the records differ.
    pub conflicts: Vec<Conflict>,
}

/// A record that stands in both diaries, and differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The table it stands in, as it is exported.
    pub table: &'static str,
    /// The night or the date it belongs to.
    pub date: NaiveDate,
    /// What differs: a factor, or the kind of record.
    pub what: String,
}

impl Merge {
    /// Returns what reading `incoming` into `current` would do.
    pub fn of(current: &Diary, incoming: &Diary) -> Self {
        let mut merge =
            Self { new: Diary::default(), same: 0, turned: Vec::new(), conflicts: Vec::new() };
        merge.new.cramps = merge
            .events("cramps", &current.cramps, &incoming.cramps, |cramp| cramp.night.evening());
        merge.turned = turned(current, incoming, &merge.new.cramps);
        merge.new.courses =
            merge.events("medicines", &current.courses, &incoming.courses, |course| {
                course.started_on
            });
        merge.new.doses = merge.events("doses", &current.doses, &incoming.doses, |dose| dose.date);
        for (night, said) in &incoming.confirmed_none {
            if current.confirmed_none.contains_key(night) {
                merge.same += 1;
            } else {
                merge.none(current, *night, *said);
            }
        }
        let bouts = Bouts::of(current);
        for (date, day) in &incoming.days {
            merge.day(current.days.get(date), *date, day, &bouts);
        }
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

    /// A calm night is new, unless a cramp of this diary speaks against it.
    fn none(&mut self, current: &Diary, night: Night, said: chrono::DateTime<chrono::FixedOffset>) {
        if current.cramps_of(night).any(|cramp| cramp.is_nocturnal()) {
            self.conflict("days", night.evening(), "the status of the night");
        } else {
            self.new.confirmed_none.insert(night, said);
        }
    }

    fn day(&mut self, current: Option<&Day>, date: NaiveDate, incoming: &Day, bouts: &Bouts<'_>) {
        let mut new = Day::new(incoming.recorded_at);
        for (factor, value) in &incoming.readings {
            match current.and_then(|day| day.readings.get(factor)) {
                None => {
                    new.readings.insert(*factor, value.clone());
                }
                Some(known) if known == value => self.same += 1,
                Some(_) => self.conflict("days", date, factor),
            }
        }
        match (current.and_then(|day| day.note.as_ref()), &incoming.note) {
            (Some(known), Some(note)) if known != note => self.conflict("days", date, "the note"),
            (Some(_), Some(_)) => self.same += 1,
            (None, note) => new.note.clone_from(note),
            (Some(_), None) => {}
        }
        new.bouts = self.bouts(bouts, &incoming.bouts, date);
        if current.is_none() || new != Day::new(incoming.recorded_at) {
            self.new.days.insert(date, new);
        }
    }

    fn bouts(
        &mut self,
        known: &Bouts<'_>,
        incoming: &[Recorded<Bout>],
        date: NaiveDate,
    ) -> Vec<Recorded<Bout>> {
        let mut new = Vec::new();
        for bout in incoming {
            match known.0.get(bout.key.as_str()) {
                None => new.push(bout.clone()),
                Some(it) if *it == (date, &bout.fact) => self.same += 1,
                Some(_) => self.conflict("exercise", date, "the record"),
            }
        }
        new
    }

    fn conflict(&mut self, table: &'static str, date: NaiveDate, what: &str) {
        self.conflicts.push(Conflict { table, date, what: what.to_owned() });
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

/// The bouts of a diary by their keys, with the dates they stand on.
struct Bouts<'a>(BTreeMap<&'a str, (NaiveDate, &'a Bout)>);

impl<'a> Bouts<'a> {
    fn of(diary: &'a Diary) -> Self {
        let bouts = diary.days.iter().flat_map(|(date, day)| {
            day.bouts.iter().map(|bout| (bout.key.as_str(), (*date, &bout.fact)))
        });
        Self(bouts.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{BoutKind, Pain, Value};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn recorded<T>(key: &str, fact: T) -> Recorded<T> {
        let recorded_at = "2026-11-22T08:10:00+01:00".parse().unwrap();
        Recorded { number: 1, key: key.to_owned(), recorded_at, fact }
    }

    fn diary() -> Diary {
        let night = Night::named_after(date("2026-11-20"));
        let mut day = Day::new("2026-11-21T08:10:00+01:00".parse().unwrap());
        day.readings.insert("water", Value::Amount(1500.0));
        day.note = Some("a long day".to_owned());
        Diary {
            cramps: vec![recorded("a", Cramp::on(night))],
            confirmed_none: [(night.after(1), "2026-11-22T08:10:00+01:00".parse().unwrap())].into(),
            days: [(date("2026-11-20"), day)].into(),
            ..Diary::default()
        }
    }

    #[test]
    fn an_empty_diary_takes_everything() {
        let merge = Merge::of(&Diary::default(), &diary());
        assert_eq!((merge.new.clone(), merge.same), (diary(), 0));
        assert_eq!(merge.added(), 4);
        assert_eq!(merge.conflicts, []);
    }

    #[test]
    fn the_same_diary_twice_changes_nothing() {
        let merge = Merge::of(&diary(), &diary());
        assert_eq!((merge.new, merge.same), (Diary::default(), 4));
    }

    #[test]
    fn a_record_that_differs_is_told_and_not_taken() {
        let mut other = diary();
        other.cramps[0].fact.pain = Pain::new(3);
        let day = other.days.get_mut(&date("2026-11-20")).unwrap();
        day.readings.insert("water", Value::Amount(2000.0));
        day.readings.insert("hot_day", Value::Yes);
        let merge = Merge::of(&diary(), &other);
        let what: Vec<_> = merge.conflicts.iter().map(|it| (it.table, it.what.as_str())).collect();
        assert_eq!(what, [("cramps", "the record"), ("days", "water")]);
        assert_eq!(merge.added(), 1);
    }

    #[test]
    fn a_calm_night_does_not_overrule_a_cramp() {
        let night = Night::named_after(date("2026-11-20"));
        let mut other = Diary::default();
        other.confirmed_none.insert(night, "2026-11-22T08:10:00+01:00".parse().unwrap());
        let merge = Merge::of(&diary(), &other);
        assert_eq!((merge.added(), merge.conflicts.len()), (0, 1));
    }

    #[test]
    fn a_calm_night_turns_where_a_cramp_comes_in() {
        let night = Night::named_after(date("2026-11-20"));
        let mut calm = Diary::default();
        calm.confirmed_none.insert(night, "2026-11-21T08:10:00+01:00".parse().unwrap());
        let merge = Merge::of(&calm, &diary());
        assert_eq!((merge.turned, merge.conflicts), (vec![night], vec![]));
    }

    #[test]
    fn a_bout_that_moved_to_another_day_is_a_conflict() {
        let bout = Bout { kind: BoutKind::Running, minutes: None, intensity: None, ended: None };
        let on = |day: &str| {
            let mut other = Day::new("2026-11-21T08:10:00+01:00".parse().unwrap());
            other.bouts.push(recorded("b", bout.clone()));
            Diary { days: [(date(day), other)].into(), ..Diary::default() }
        };
        let merge = Merge::of(&on("2026-11-20"), &on("2026-11-19"));
        assert_eq!(
            (merge.new.days[&date("2026-11-19")].bouts.len(), merge.conflicts.len()),
            (0, 1)
        );
    }
}
