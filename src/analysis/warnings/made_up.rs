//! Made-up records for the tests of the rules, named by how many nights ago they are.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Level, Warning, warnings};
use crate::diary::{
    Bout, BoutKind, Course, Cramp, Day, Diary, Dose, Duration, Effect, Fact, Intensity, Medicine,
    Muscle, Night, PartialDate, Recorded, Relief, Score, Sign, SignAnswer, Technique, Value,
    WarningRule,
};

/// The night in which the tests look at their diaries.
pub(super) fn tonight() -> Night {
    Night::named_after("2026-11-21".parse().unwrap())
}

/// The night so many nights before.
pub(super) fn ago(nights: u64) -> Night {
    tonight().before(nights)
}

/// The noon after the night so many nights before.
pub(super) fn noon_after(nights: u64) -> DateTime<FixedOffset> {
    let noon = ago(nights).evening().and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
    noon + TimeDelta::days(1)
}

/// Builds a diary record by record.
#[derive(Default)]
pub(super) struct MadeUp {
    pub(super) diary: Diary,
    records: i64,
}

impl MadeUp {
    fn record<T>(&mut self, nights_ago: u64, fact: T) -> Recorded<T> {
        self.records += 1;
        let (number, key) = (self.records, format!("{:016x}", self.records));
        Recorded { number, key, recorded_at: noon_after(nights_ago), fact }
    }

    /// Adds a cramp, changed as said.
    pub(super) fn cramp(mut self, nights_ago: u64, change: impl FnOnce(&mut Cramp)) -> Self {
        let mut cramp = Cramp::on(ago(nights_ago));
        change(&mut cramp);
        let cramp = self.record(nights_ago, cramp);
        self.diary.cramps.push(cramp);
        self
    }

    /// Adds a bare cramp for each of these nights.
    pub(super) fn cramps(self, nights_ago: impl IntoIterator<Item = u64>) -> Self {
        nights_ago.into_iter().fold(self, |made, nights| made.cramp(nights, |_| {}))
    }

    /// Says that these nights were without a cramp.
    pub(super) fn calm(mut self, nights_ago: impl IntoIterator<Item = u64>) -> Self {
        for nights in nights_ago {
            self.diary.confirmed_none.insert(ago(nights), noon_after(nights));
        }
        self
    }

    /// Answers a sign, changed as said.
    pub(super) fn answer(
        mut self,
        nights_ago: u64,
        sign: Sign,
        yes: bool,
        change: impl FnOnce(&mut SignAnswer),
    ) -> Self {
        let mut answer = SignAnswer::new(ago(nights_ago), sign, yes);
        change(&mut answer);
        let answer = self.record(nights_ago, answer);
        self.diary.signs.push(answer);
        self
    }

    /// Answers a sign with yes.
    pub(super) fn yes(self, nights_ago: u64, sign: Sign) -> Self {
        self.answer(nights_ago, sign, true, |_| {})
    }

    /// Notes a reading.
    pub(super) fn reading(mut self, nights_ago: u64, key: &'static str, value: Value) -> Self {
        self.day(nights_ago).readings.insert(key.into(), value);
        self
    }

    /// Notes a walk.
    pub(super) fn walk(
        mut self,
        nights_ago: u64,
        minutes: u32,
        intensity: Option<Intensity>,
    ) -> Self {
        let bout = Bout { minutes: Some(minutes), intensity, ..Bout::of(BoutKind::Walking) };
        let bout = self.record(nights_ago, bout);
        self.day(nights_ago).bouts.push(bout);
        self
    }

    fn day(&mut self, nights_ago: u64) -> &mut Day {
        let day = self.diary.days.entry(ago(nights_ago).evening());
        day.or_insert_with(|| Day::new(noon_after(nights_ago)))
    }

    /// Starts a medicine, changed as said.
    pub(super) fn course(
        mut self,
        nights_ago: u64,
        name: &str,
        change: impl FnOnce(&mut Course),
    ) -> Self {
        let medicine = Medicine::named(name).unwrap();
        let mut course = Course::from(medicine, ago(nights_ago).evening());
        change(&mut course);
        let course = self.record(nights_ago, course);
        self.diary.courses.push(course);
        self
    }

    /// Takes a dose, or misses it.
    pub(super) fn dose(mut self, nights_ago: u64, name: &str, taken: bool) -> Self {
        let medicine = Medicine::named(name).unwrap();
        let date = ago(nights_ago).evening();
        let dose = Dose { medicine, date, at: None, taken, strength: None, route: None };
        let dose = self.record(nights_ago, dose);
        self.diary.doses.push(dose);
        self
    }

    /// Writes a standing fact into the profile.
    pub(super) fn profile(mut self, fact: Fact) -> Self {
        let fact = self.record(0, fact);
        self.diary.profile.push(fact);
        self
    }

    /// Says that a warning was seen.
    pub(super) fn seen(
        mut self,
        rule: WarningRule,
        nights_ago: u64,
        at: DateTime<FixedOffset>,
    ) -> Self {
        self.diary.acknowledged.insert((rule, ago(nights_ago)), at);
        self
    }

    /// Returns the warnings of one rule.
    pub(super) fn told(&self, rule: WarningRule) -> Vec<Warning<'_>> {
        warnings(&self.diary, tonight()).into_iter().filter(|told| told.rule == rule).collect()
    }

    /// Returns the most urgent level of one rule.
    pub(super) fn level(&self, rule: WarningRule) -> Option<Level> {
        self.told(rule).first().map(|told| told.level)
    }
}

pub(super) fn pain(score: u8) -> Option<Score> {
    Score::new(score)
}

pub(super) fn lasting(seconds: u32) -> Option<Duration> {
    Duration::from_seconds(seconds)
}

pub(super) fn tried(technique: Technique, effect: Option<Effect>) -> Relief {
    Relief { effect, ..Relief::by(technique) }
}

/// A change of a cramp that puts it at another place, in the person's words.
pub(super) fn at(detail: &str) -> impl FnOnce(&mut Cramp) {
    let detail = detail.to_owned();
    move |cramp| {
        cramp.muscle = Some(Muscle::Other);
        cramp.muscle_detail = Some(detail);
    }
}

/// Returns an empty diary to build on.
pub(super) fn made() -> MadeUp {
    MadeUp::default()
}

/// A condition that began nobody knows when.
pub(super) fn condition(name: &str, until: Option<&str>) -> Fact {
    let until = until.map(|date| PartialDate::day(date.parse().unwrap()));
    Fact::Condition { name: name.to_owned(), since: None, until }
}

/// Four weeks of stretching on `days` days of each, with `now` cramp nights on 20 known nights, after
/// four weeks with 8 on 20.
pub(super) fn stretching(days: u64, now: u64) -> MadeUp {
    let made = made().cramps(0..now).calm(now..20).cramps(28..36).calm(36..48);
    (0..4)
        .flat_map(|week| (0..days).map(move |day| 7 * week + day))
        .fold(made, |made, nights| made.reading(nights, "stretch_bedtime", Value::Yes))
}

/// Cramps of the latest nights with these effects of a massage, the latest first.
pub(super) fn massaged(effects: &[Option<Effect>]) -> MadeUp {
    (0..).zip(effects).fold(made(), |made, (nights, effect)| {
        made.cramp(nights, |cramp| cramp.relief = vec![tried(Technique::Massage, *effect)])
    })
}
