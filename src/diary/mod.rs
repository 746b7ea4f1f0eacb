//! The words of the diary: what it talks about, and the rules that hold for each.
//!
//! ```text
//! Diary
//! ├── cramps          Cramp: night, start, muscle, side, duration, pain, state, relief, note
//! ├── confirmed_none  nights that the person said were without a cramp
//! ├── days            Day: readings (factor → value), bouts of exercise, note
//! ├── courses         Course: a medicine from a first to a last day
//! └── doses           Dose: one intake of a medicine, or one missed
//! ```
//!
//! A cramp belongs to a [`Night`]; a [`Day`] is the waking day before the night
//! of the same date. What is missing is unknown: it is never "no" and never 0.
//!
//! Nothing here knows a clock, a file or a way to print.

mod cramp;
mod day;
mod factor;
mod medicine;
mod moment;
mod muscle;
mod night;
mod recorded;
mod written;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use cramp::{Cramp, Duration, Effect, Pain, Relief, State, Technique};
pub use day::{Bout, BoutKind, Day, Intensity, Value};
pub use factor::{Acts, Exposed, Factor, Kind, Level, Unit};
pub use medicine::{Class, Course, Dose, Medicine, Route, Strength, dictionary};
pub use moment::Moment;
pub use muscle::{Muscle, Side};
pub use night::{Night, NightStatus};
pub use recorded::Recorded;

/// A whole diary, as one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diary {
    /// Every recorded cramp, by night and then by start; unknown starts last in their night.
    pub cramps: Vec<Recorded<Cramp>>,
    /// The nights that the person said were without a cramp, and when they said so.
    pub confirmed_none: BTreeMap<Night, DateTime<FixedOffset>>,
    /// What was noted about each day.
    pub days: BTreeMap<NaiveDate, Day>,
    /// Every course, by first day.
    pub courses: Vec<Recorded<Course>>,
    /// Every dose, by date and then by time.
    pub doses: Vec<Recorded<Dose>>,
}

impl Diary {
    /// Puts every list into its order: by time, and what is of one time by number.
    ///
    /// Records without a number yet keep the order in which they stand.
    pub fn sort(&mut self) {
        self.cramps.sort_by(|a, b| {
            let start = |c: &Cramp| (c.start.is_none(), c.start.as_ref().map(Moment::at));
            let place = |c: &Recorded<Cramp>| (c.night, start(c), c.recorded_at);
            place(a).cmp(&place(b)).then(a.number.cmp(&b.number))
        });
        self.courses.sort_by(|a, b| {
            (a.started_on, &a.medicine, a.number).cmp(&(b.started_on, &b.medicine, b.number))
        });
        self.doses.sort_by(|a, b| {
            let time = |d: &Dose| (d.date, d.at.is_none(), d.at.as_ref().map(Moment::at));
            (time(a), &a.medicine, a.number).cmp(&(time(b), &b.medicine, b.number))
        });
    }

    /// Gives every record its number, from 1 in the order of the diary.
    ///
    /// For diaries that come from elsewhere: a number belongs to one file.
    pub fn number(&mut self) {
        fn give<'a, T: 'a>(records: impl Iterator<Item = &'a mut Recorded<T>>) {
            (1..).zip(records).for_each(|(number, record)| record.number = number);
        }
        give(self.cramps.iter_mut());
        give(self.days.values_mut().flat_map(|day| day.bouts.iter_mut()));
        give(self.courses.iter_mut());
        give(self.doses.iter_mut());
    }

    /// Returns the cramps of one night, in order; the diary has to be in order (see [`Diary::sort`]).
    pub fn cramps_of(&self, night: Night) -> std::slice::Iter<'_, Recorded<Cramp>> {
        let first = self.cramps.partition_point(|cramp| cramp.night < night);
        let after = self.cramps.partition_point(|cramp| cramp.night <= night);
        self.cramps.get(first..after).unwrap_or_default().iter()
    }

    /// Returns what is known about one night.
    ///
    /// A cramp wins over a "none" for the same night; a cramp while up and
    /// about says nothing about the night.
    pub fn status(&self, night: Night) -> NightStatus {
        if self.cramps_of(night).any(|cramp| cramp.is_nocturnal()) {
            NightStatus::Cramp
        } else if self.confirmed_none.contains_key(&night) {
            NightStatus::Free
        } else {
            NightStatus::Unknown
        }
    }

    /// Returns the first and the last night about which anything is recorded.
    ///
    /// Courses and doses do not count: they say nothing about whether a night was watched.
    pub fn span(&self) -> Option<(Night, Night)> {
        let nights = self
            .cramps
            .iter()
            .map(|cramp| cramp.night)
            .chain(self.confirmed_none.keys().copied())
            .chain(self.days.keys().copied().map(Night::named_after));
        let first = nights.clone().min()?;
        let last = nights.max()?;
        Some((first, last))
    }
}
