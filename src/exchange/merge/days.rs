//! Days: nights without a cramp, readings, notes and bouts.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Merge, NIGHT_STATUS};
use crate::diary::{Bout, Day, Diary, Night, Recorded};
use crate::exchange::exercise;

impl Merge {
    pub(super) fn nights_and_days(&mut self, current: &Diary, incoming: &Diary) {
        for (night, said) in &incoming.confirmed_none {
            if current.confirmed_none.contains_key(night) {
                self.same += 1;
            } else {
                self.none(current, *night, *said);
            }
        }
        let bouts = Bouts::of(current);
        for (date, day) in &incoming.days {
            self.day(current.days.get(date), *date, day, &bouts);
        }
    }

    /// A calm night is new, unless a cramp of this diary speaks against it.
    fn none(&mut self, current: &Diary, night: Night, said: DateTime<FixedOffset>) {
        if current.cramps_of(night).any(|cramp| cramp.is_nocturnal()) {
            self.conflict("days", night.evening(), NIGHT_STATUS);
        } else {
            self.new.confirmed_none.insert(night, said);
        }
    }

    fn day(&mut self, current: Option<&Day>, date: NaiveDate, incoming: &Day, bouts: &Bouts<'_>) {
        let mut new = Day::new(incoming.recorded_at);
        for (factor, value) in &incoming.readings {
            match current.and_then(|day| day.readings.get(factor)) {
                None => {
                    new.readings.insert(factor.clone(), value.clone());
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
                Some((on, known)) if *on == date && known.fact == bout.fact => self.same += 1,
                Some((on, known)) => {
                    let rows = (exercise::row(*on, known), exercise::row(date, bout));
                    for column in exercise::differing(&rows.0, &rows.1) {
                        self.conflict("exercise", date, &column);
                    }
                }
            }
        }
        new
    }
}

/// The bouts of a diary by their keys, with the dates they stand on.
struct Bouts<'a>(BTreeMap<&'a str, (NaiveDate, &'a Recorded<Bout>)>);

impl<'a> Bouts<'a> {
    fn of(diary: &'a Diary) -> Self {
        let bouts = diary.days.iter().flat_map(|(date, day)| {
            day.bouts.iter().map(|bout| (bout.key.as_str(), (*date, bout)))
        });
        Self(bouts.collect())
    }
}
