//! Known: what a diary tells about one date, for the factors that follow from others.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::{Catalogue, Factor, Source};
use crate::diary::{Bout, Class, Day, Diary, Dose, Recorded, Settings, Value, Word};

/// What a diary tells about one date.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    diary: &'a Diary,
    catalogue: &'a Catalogue,
    date: NaiveDate,
    day: Option<&'a Day>,
}

impl<'a> Known<'a> {
    /// Looks at one date of a diary, with the catalogue of that diary.
    pub fn of(diary: &'a Diary, catalogue: &'a Catalogue, date: NaiveDate) -> Self {
        Self { diary, catalogue, date, day: diary.days.get(&date) }
    }

    /// Returns the value of any factor, noted or computed; `None` where it is unknown.
    pub fn value(&self, factor: &Factor) -> Option<Value> {
        match &factor.source {
            Source::Computed(rule) => rule.value(self),
            _ => self.day?.reading(factor).cloned(),
        }
    }

    /// Returns what a computed factor still needs to be known, in words, where a part of it is noted.
    ///
    /// Nothing where it is known, and nothing where no part of it is noted.
    pub fn lacks(&self, factor: &Factor) -> Vec<Word> {
        let Source::Computed(rule) = &factor.source else { return Vec::new() };
        let is_told = |factor: &&Factor| self.day.is_some_and(|day| day.tells(factor));
        let groups = rule.of.iter().map(|group| {
            group.iter().filter_map(|key| self.catalogue.by_key(key)).collect::<Vec<_>>()
        });
        let missing: Vec<Word> = groups
            .filter(|group| !group.iter().any(is_told))
            .filter_map(|group| group.first().map(|factor| factor.label.clone()))
            .collect();
        if missing.len() == rule.of.len() || self.value(factor).is_some() {
            return Vec::new();
        }
        match rule.needs {
            needs if missing.is_empty() && !needs.is_empty() => vec![Word::Borrowed(needs)],
            _ => missing,
        }
    }

    pub(super) fn settings(&self) -> &'a Settings {
        self.catalogue.settings()
    }

    /// Looks at the date so many days before.
    pub(super) fn before(&self, days: u64) -> Option<Self> {
        let date = self.date.checked_sub_days(Days::new(days))?;
        Some(Self::of(self.diary, self.catalogue, date))
    }

    pub(super) fn yes(&self, key: &str) -> Option<bool> {
        match self.day?.readings.get(key)? {
            Value::Yes => Some(true),
            Value::No => Some(false),
            _ => None,
        }
    }

    pub(super) fn amount(&self, key: &str) -> Option<f64> {
        match self.day?.readings.get(key)? {
            Value::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    pub(super) fn level(&self, key: &str) -> Option<&'a str> {
        match self.day?.readings.get(key)? {
            Value::Level(word) => Some(word),
            _ => None,
        }
    }

    /// Tells whether a noted factor counts as exposed on this date.
    pub(super) fn is_exposed(&self, key: &str) -> Option<bool> {
        let factor = self.catalogue.by_key(key)?;
        factor.is_exposed(self.day?.readings.get(key)?)
    }

    /// Returns the bouts of exercise; none after "no exercise", `None` where nothing is told.
    pub(super) fn bouts(&self) -> Option<&'a [Recorded<Bout>]> {
        let day = self.day?;
        let told = !day.bouts.is_empty() || self.yes(Factor::EXERCISE) == Some(false);
        told.then_some(&day.bouts)
    }

    /// Returns the minutes of exercise; `None` unless all of it is told.
    pub(super) fn active_minutes(&self) -> Option<f64> {
        let minutes: Option<u32> = self.bouts()?.iter().map(|bout| bout.minutes).sum();
        minutes.map(f64::from)
    }

    /// Returns the mean of the active minutes over the last days up to this date, if enough are told.
    pub(super) fn mean_active_minutes(&self, days: u64, at_least: usize) -> Option<f64> {
        let told: Vec<f64> =
            (0..days).filter_map(|back| self.before(back)?.active_minutes()).collect();
        (told.len() >= at_least.max(1)).then(|| told.iter().sum::<f64>() / told.len() as f64)
    }

    /// Returns by how long a bout ended before bed time; negative after it.
    ///
    /// Bed time is the usual one where none is noted. A bout that ended before 04:00 went past midnight.
    pub(super) fn end_to_bed(&self, bout: &Bout) -> Option<TimeDelta> {
        let length = bout.minutes.map(|minutes| TimeDelta::minutes(minutes.into()));
        let end = bout.ended.or(bout.started.zip(length).map(|(start, length)| start + length))?;
        let bed = match self.day?.readings.get("bed_time") {
            Some(Value::Clock(time)) => *time,
            _ => self.settings().bedtime,
        };
        Some(since_midnight(bed, 12) - since_midnight(end, 4))
    }

    /// Tells whether either of two is so, a yes or a reading that counts; one that is noted is enough to know.
    pub(super) fn either(&self, yes: &str, exposed: &str) -> Option<bool> {
        let said = [self.yes(yes), self.is_exposed(exposed)];
        said.into_iter().flatten().reduce(|one, other| one || other)
    }

    /// Tells whether a dose of this class was taken on the date; `None` before the first such dose.
    ///
    /// Each medicine is looked up once, that of the date first.
    pub(super) fn dose_of(&self, class: Class) -> Option<bool> {
        let taken = self.diary.doses.iter().filter(|dose| dose.taken);
        let (on, before): (Vec<_>, Vec<_>) =
            taken.filter(|dose| dose.date <= self.date).partition(|dose| dose.date == self.date);
        let has_class = |doses: Vec<&'a Recorded<Dose>>| {
            let mut seen = BTreeSet::new();
            let mut kinds = doses.iter().filter(|it| seen.insert((it.medicine.name(), it.route)));
            kinds.any(|it| self.diary.classes_of(&it.medicine, it.route).contains(&class))
        };
        if has_class(on) {
            return Some(true);
        }
        has_class(before).then_some(false)
    }
}

/// Returns a time on the clock as time since the midnight before the day; early hours belong to the night after it.
fn since_midnight(time: NaiveTime, day_begins_h: u32) -> TimeDelta {
    let past_midnight = if time.hour() < day_begins_h { 24 } else { 0 };
    TimeDelta::hours(past_midnight) + TimeDelta::seconds(time.num_seconds_from_midnight().into())
}
