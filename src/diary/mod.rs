//! The words of the diary: what it talks about, and the rules that hold for each.
//!
//! ```text
//! Diary
//! ├── cramps          Cramp: night, start, muscle, side, duration, pain, what it was like, relief, note
//! ├── confirmed_none  nights that the person said were without a cramp
//! ├── days            Day: readings (factor → value), bouts of exercise, note
//! ├── courses         Course: a medicine from a first to a last day
//! ├── doses           Dose: one intake of a medicine, or one missed
//! ├── classes         the person's own classes of medicines
//! ├── signs           SignAnswer: a warning sign that was asked about
//! ├── acknowledged    the warnings that were seen
//! ├── profile         Fact: what stands, such as a condition or a laboratory result
//! ├── own_factors     Factor: what the person has added to the catalogue
//! └── settings        Settings: measures and limits
//! ```
//!
//! A cramp belongs to a [`Night`]; a [`Day`] is the waking day before the night
//! of the same date. What is missing is unknown: it is never "no" and never 0.
//! What can be noted about a day, and what follows from it, is the [`Catalogue`] of the diary.
//!
//! Nothing here knows a clock, a file or a way to print.

mod article;
mod cramp;
mod day;
mod factor;
mod medicine;
mod moment;
mod muscle;
mod night;
mod partial_date;
mod profile;
mod recorded;
mod settings;
mod sign;
mod written;
mod years;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use article::Article;
pub use cramp::{Cramp, Duration, Effect, EndedBy, Onset, Relief, Score, State, Technique, Toes};
pub use day::{Bout, BoutKind, Day, Intensity, Value};
pub use factor::{
    Acts, Catalogue, Exposed, ExposedWhen, Factor, InScan, Kind, KindName, Known, Level, Rule,
    Scanned, Source, Unit,
};
pub use medicine::{Class, Course, Dose, Medicine, Route, Strength, dictionary};
pub use moment::Moment;
pub use muscle::{ELSEWHERE, Muscle, NEAR_THE_LEG, Side};
pub use night::{Night, NightStatus};
pub use partial_date::PartialDate;
pub use profile::{Condition, Fact, Flag, LabResult, LabUnit, Trimester};
pub use recorded::Recorded;
pub use settings::{Settings, Volume};
pub use sign::{Sign, SignAnswer, SignDetail, WarningRule};
pub use years::{YEARS, is_recordable};

/// A word of the diary: built in, or the person's own.
pub type Word = Cow<'static, str>;

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
    /// The classes that the person gave to medicines, by their folded names; each list is sorted.
    pub classes: BTreeMap<String, Vec<Class>>,
    /// Every sign that was asked about, by night and then by sign; at most one answer for each.
    pub signs: Vec<Recorded<SignAnswer>>,
    /// The warnings that the person has seen, by rule and night, and when.
    pub acknowledged: BTreeMap<(WarningRule, Night), DateTime<FixedOffset>>,
    /// Every standing fact, in the order in which they are told.
    pub profile: Vec<Recorded<Fact>>,
    /// The factors that the person has defined, in the order of definition.
    pub own_factors: Vec<Factor>,
    /// The measures and limits by which the diary is read.
    pub settings: Settings,
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
        self.signs.sort_by_key(|answer| (answer.night, answer.sign));
        profile::sort(&mut self.profile);
    }

    /// Returns every factor that this diary knows, with its settings applied.
    pub fn catalogue(&self) -> Catalogue {
        Catalogue::new(&self.settings, &self.own_factors)
    }

    /// Returns the classes of a medicine: the person's own, else those of the dictionary.
    ///
    /// A medicine in neither is [`Class::Unclassified`]; one that is known to have none has none.
    pub fn classes_of(&self, medicine: &Medicine, route: Option<Route>) -> Vec<Class> {
        let own = self.classes.get(&medicine.folded()).cloned();
        own.or_else(|| dictionary::classes(medicine.name(), route))
            .unwrap_or_else(|| vec![Class::Unclassified])
    }

    /// Returns the courses of what is taken regularly, by first day.
    pub fn regular_courses(&self) -> impl Iterator<Item = &Recorded<Course>> {
        self.courses.iter().filter(|course| !course.is_as_needed())
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
        give(self.signs.iter_mut());
        give(self.profile.iter_mut());
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
    /// Courses, doses, signs and standing facts do not count: they say nothing about whether a
    /// night was watched.
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
