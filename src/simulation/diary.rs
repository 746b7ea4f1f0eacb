//! Diary: a plan told as a person would have noted it.

use chrono::{NaiveDate, NaiveDateTime};

use super::gaps::gaps;
use super::habits::{Habits, Lived};
use super::plan::Plan;
use super::random::Random;
use super::teller::{Teller, breakfast};
use super::truth::Truth;
use super::{medicines, nights};
use crate::diary::{Catalogue, Day, Diary, Factor, Moment, Night};

/// The chance of a cramp while up and about, on any evening.
const EVENING_CRAMP: f64 = 0.025;

const DAY_NOTES: [(&str, u32); 4] = [
    ("visitors in the evening", 1),
    ("felt well", 1),
    ("travelled by car most of the day", 1),
    ("slept in the guest room", 1),
];

impl Plan {
    /// Returns the diary of this plan, sorted and numbered from 1.
    ///
    /// `moment` places a local time in the zone of the made-up person.
    pub fn diary(&self, moment: impl Fn(NaiveDateTime) -> Moment) -> Diary {
        let catalogue = Catalogue::built_in();
        let (mut habits, mut truth) = (Habits::new(self, &catalogue), Truth::new(self, &catalogue));
        let mut fate = Random::stream(self.seed, 3);
        let gaps = gaps(self);
        let mut teller = Teller::new(self.seed, &moment);
        let mut diary = Diary {
            courses: medicines::courses(self, &mut teller),
            doses: medicines::missed(self, &gaps, &mut teller),
            ..Diary::default()
        };
        let mut cramped = false;
        for (night, date) in (0..self.nights).zip(self.first.iter_days()) {
            let lived = habits.next_day(date, cramped);
            cramped = fate.chance(truth.next_chance(date, &lived));
            if gaps.iter().any(|gap| gap.holds(night)) {
                continue;
            }
            self.tell_night(&mut diary, date, cramped, &mut teller);
            if teller.random.chance(self.told.day) {
                diary.days.insert(date, self.tell_day(date, lived, &mut teller));
            }
        }
        diary.sort();
        diary.number();
        diary
    }

    fn tell_night(
        &self,
        diary: &mut Diary,
        date: NaiveDate,
        cramped: bool,
        teller: &mut Teller<'_>,
    ) {
        if cramped && teller.random.chance(self.told.cramps) {
            for cramp in nights::cramps(date, teller) {
                let as_needed = self.as_needed.as_ref();
                diary.doses.extend(
                    as_needed.and_then(|dose| medicines::after_cramp(dose, &cramp, teller)),
                );
                diary.cramps.push(cramp);
            }
        } else if !cramped && teller.random.chance(self.told.quiet) {
            let said = teller.moment(breakfast(date)).at();
            diary.confirmed_none.insert(Night::named_after(date), said);
        }
        if teller.random.chance(EVENING_CRAMP) {
            diary.cramps.push(nights::evening_cramp(date, teller));
        }
    }

    /// Tells a day at breakfast; exercise is told as its bout.
    fn tell_day(&self, date: NaiveDate, lived: Lived, teller: &mut Teller<'_>) -> Day {
        let mut day = Day::new(teller.moment(breakfast(date)).at());
        let Lived { mut readings, bout } = lived;
        if let Some(bout) = bout {
            readings.remove(Factor::EXERCISE);
            if teller.random.chance(self.told.reading) {
                day.bouts.push(teller.write(bout, breakfast(date)));
            }
        }
        readings.retain(|_, _| teller.random.chance(self.told.reading));
        day.readings = readings;
        let note = teller.random.pick(&DAY_NOTES).filter(|_| teller.random.chance(0.05));
        day.note = note.map(|note| (*note).to_owned());
        day
    }
}

#[cfg(test)]
mod tests;
