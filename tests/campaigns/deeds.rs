//! Deeds: every kind of change that the store can make, with random content.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use cramp_diary::diary::{
    Bout, BoutKind, Class, Course, Cramp, Diary, Dose, Duration, Effect, EndedBy, Exposed, Fact,
    Factor, Flag, Intensity, Kind, LabResult, LabUnit, Level, Medicine, Moment, Muscle, Night,
    Onset, PartialDate, Recorded, Relief, Route, Score, Settings, Side, Sign, SignAnswer, Source,
    State, Strength, Technique, Toes, Unit, Value, Volume, WarningRule, Word,
};
use cramp_diary::store::{Change, Error, Store};
use tempfile::TempDir;

use crate::chance::Chance;

/// Texts that a journal could get wrong.
const TEXTS: [&str; 12] = [
    "plain",
    "it's \"quoted\"",
    "back\\slash \\u0041 \\n",
    "{\"a\": [1, null]}",
    "null",
    "1e999",
    "00012",
    "é e\u{301} ß İ",
    "🦵 ‰ \u{2028}",
    " spaces at both ends ",
    "'; DROP TABLE cramps; --",
    "=1+1",
];

/// Numbers that lose their last bits where they are written too short.
const NUMBERS: [f64; 8] = [
    0.1 + 0.2,
    1.0 / 3.0,
    5e-324,
    2.225_073_858_507_201e-308,
    1e-7,
    23.999_999_999_999_996,
    1.0,
    0.0,
];

/// A diary that is changed through the store.
pub(crate) struct Library {
    folder: TempDir,
    store: Store,
    now: DateTime<FixedOffset>,
    last: String,
}

impl Library {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = "2026-11-22T03:25:00+01:00".parse().unwrap();
        let store = Store::open(&folder.path().join("diary.db"), now).unwrap();
        Self { folder, store, now, last: String::new() }
    }

    /// Returns the path of the diary.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("diary.db")
    }

    /// Makes a change of some deeds at random; tells whether the diary is another one now.
    pub(crate) fn change(&mut self, chance: &mut Chance) -> bool {
        self.now = later(self.now, chance);
        self.last.clear();
        let change = self.store.change(self.now).unwrap();
        for _ in 0..=chance.below(4) {
            let deed = chance.below(DEEDS.len());
            self.last.push_str(&format!("deed {deed}, "));
            if DEEDS[deed](&change, chance).is_err() {
                return false;
            }
        }
        // What is begun and not committed leaves nothing.
        !chance.once_in(12) && change.commit(&self.last).unwrap()
    }

    /// Takes the last change back; tells whether there was one.
    pub(crate) fn undo(&mut self) -> bool {
        self.store.undo(self.now).unwrap().is_some()
    }

    /// Brings the last change back; tells whether there was one.
    pub(crate) fn redo(&mut self) -> bool {
        self.store.redo(self.now).unwrap().is_some()
    }

    /// Returns the deeds of the last change, for a person who has to look for a fault.
    pub(crate) fn last(&self) -> &str {
        &self.last
    }
}

/// Returns the time of a step: mostly a minute later than the last, now and then an hour back.
pub(crate) fn later(now: DateTime<FixedOffset>, chance: &mut Chance) -> DateTime<FixedOffset> {
    let minutes = if chance.once_in(20) { -60 } else { 1 };
    now + TimeDelta::minutes(minutes)
}

type Deed = fn(&Change<'_>, &mut Chance) -> Result<(), Error>;

/// Every kind of change, those twice that make the diary grow.
const DEEDS: [Deed; 38] = [
    |change, chance| change.add_cramp(&cramp(chance)).map(drop),
    |change, chance| change.add_cramp(&cramp(chance)).map(drop),
    |change, chance| match one(&known(change)?.cramps, chance) {
        Some(number) => change.replace_cramp(number, &cramp(chance)),
        None => Ok(()),
    },
    |change, chance| match one(&known(change)?.cramps, chance) {
        Some(number) => change.delete_cramp(number),
        None => Ok(()),
    },
    |change, chance| change.confirm_none(night(chance)).map(drop),
    |change, chance| change.confirm_none(night(chance)).map(drop),
    |change, chance| change.withdraw_none(night(chance)).map(drop),
    reading,
    reading,
    reading,
    |change, chance| change.forget_reading(date(chance), &factor(change, chance)?),
    |change, chance| change.add_bout(date(chance), &bout(chance)),
    |change, chance| {
        let days = known(change)?.days;
        let all = days.iter().flat_map(|(day, it)| it.bouts.iter().map(|it| (*day, it.number)));
        let all: Vec<_> = all.collect();
        match all.is_empty() {
            true => Ok(()),
            false => {
                let (day, number) = chance.of_all(&all);
                change.delete_bout(day, number)
            }
        }
    },
    |change, chance| change.forget_bouts(date(chance)),
    |change, chance| change.set_day_note(date(chance), text(chance).as_deref()),
    |change, chance| change.add_course(&course(chance)),
    |change, chance| change.add_course(&course(chance)),
    |change, chance| match one(&known(change)?.courses, chance) {
        Some(number) => change.replace_course(number, &course(chance)),
        None => Ok(()),
    },
    // A last day before the first is refused by the file, and the whole change with it.
    |change, chance| match one(&known(change)?.courses, chance) {
        Some(number) => change.stop_course(number, date(chance)),
        None => Ok(()),
    },
    |change, chance| match one(&known(change)?.courses, chance) {
        Some(number) => change.delete_course(number),
        None => Ok(()),
    },
    |change, chance| change.add_dose(&dose(chance)),
    |change, chance| match one(&known(change)?.doses, chance) {
        Some(number) => change.replace_dose(number, &dose(chance)),
        None => Ok(()),
    },
    |change, chance| match one(&known(change)?.doses, chance) {
        Some(number) => change.delete_dose(number),
        None => Ok(()),
    },
    |change, chance| {
        let classes: Vec<Class> = (0..chance.below(4)).map(|_| chance.of_all(Class::ALL)).collect();
        change.set_classes(&medicine(chance), maybe(chance, &*classes))
    },
    |change, chance| change.answer_sign(&answer(chance)),
    |change, chance| change.answer_sign(&answer(chance)),
    |change, chance| change.forget_sign(night(chance), chance.of_all(Sign::ALL)).map(drop),
    |change, chance| change.acknowledge(chance.of_all(WarningRule::ALL), night(chance)),
    |change, chance| {
        let all: Vec<_> = known(change)?.acknowledged.into_keys().collect();
        match all.is_empty() {
            true => Ok(()),
            false => {
                let (rule, night) = chance.of_all(&all);
                change.withdraw_acknowledgement(rule, night)
            }
        }
    },
    |change, chance| change.add_fact(&fact(chance)).map(drop),
    |change, chance| change.add_fact(&fact(chance)).map(drop),
    |change, chance| match one(&known(change)?.profile, chance) {
        Some(number) => change.replace_fact(number, &fact(chance)),
        None => Ok(()),
    },
    |change, chance| match one(&known(change)?.profile, chance) {
        Some(number) => change.delete_fact(number),
        None => Ok(()),
    },
    |change, chance| change.add_factor(&own(chance)).map(drop),
    rename_a_factor,
    delete_a_factor,
    |change, chance| change.set_settings(&settings(chance)),
    import,
];

fn known(change: &Change<'_>) -> Result<Diary, Error> {
    change.view().diary(None)
}

/// Returns the number of one of these records.
fn one<T>(records: &[Recorded<T>], chance: &mut Chance) -> Option<i64> {
    let numbers: Vec<i64> = records.iter().map(|record| record.number).collect();
    (!numbers.is_empty()).then(|| chance.of_all(&numbers))
}

fn maybe<T>(chance: &mut Chance, value: T) -> Option<T> {
    (!chance.once_in(3)).then_some(value)
}

fn maybe_of<T: Copy>(chance: &mut Chance, all: &[T]) -> Option<T> {
    let value = chance.of_all(all);
    maybe(chance, value)
}

fn yes_no(chance: &mut Chance) -> Option<bool> {
    maybe_of(chance, &[true, false])
}

fn text(chance: &mut Chance) -> Option<String> {
    maybe_of(chance, &TEXTS).map(str::to_owned)
}

/// Returns a number between two ends, often one with all its bits set.
fn number(chance: &mut Chance, least: f64, most: f64) -> f64 {
    let odd = chance.of_all(&NUMBERS);
    if chance.once_in(2) && (least..=most).contains(&odd) {
        return odd;
    }
    let part = f64::from_bits((chance.next() >> 12) | 0x3ff0_0000_0000_0000) - 1.0;
    (least + (most - least) * part).clamp(least, most)
}

fn date(chance: &mut Chance) -> NaiveDate {
    let first: NaiveDate = "2026-11-01".parse().unwrap();
    first + Days::new(u64::try_from(chance.below(8)).unwrap())
}

fn night(chance: &mut Chance) -> Night {
    Night::named_after(date(chance))
}

fn clock(chance: &mut Chance) -> NaiveTime {
    let seconds = 60 * u32::try_from(chance.below(24 * 60)).unwrap();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap()
}

fn moment(chance: &mut Chance) -> Moment {
    let (zone, offset) = chance.of_all(&[
        ("Europe/Berlin", 60),
        ("America/St_Johns", -210),
        ("Pacific/Apia", 780),
        ("Asia/Kathmandu", 345),
    ]);
    let offset = FixedOffset::east_opt(offset * 60).unwrap();
    let local = date(chance).and_time(clock(chance));
    Moment::new(local.and_local_timezone(offset).unwrap(), zone)
}

fn small(chance: &mut Chance, most: u32) -> u32 {
    u32::try_from(chance.below(usize::try_from(most).unwrap() + 1)).unwrap()
}

fn score(chance: &mut Chance) -> Option<Score> {
    let score = Score::new(u8::try_from(chance.below(11)).unwrap());
    score.filter(|_| !chance.once_in(3))
}

fn cramp(chance: &mut Chance) -> Cramp {
    let start = moment(chance);
    let of_a_night = Cramp::on(night(chance));
    let cramp = if chance.once_in(3) { of_a_night } else { Cramp::at(start) };
    Cramp {
        count: 1 + small(chance, 4),
        muscle: maybe_of(chance, Muscle::ALL),
        muscle_detail: text(chance),
        side: maybe_of(chance, Side::ALL),
        duration: Duration::from_seconds(small(chance, 3000)),
        pain: score(chance),
        state: maybe_of(chance, State::ALL),
        onset: maybe_of(chance, Onset::ALL),
        warning_sensation: yes_no(chance),
        muscle_hard: yes_no(chance),
        toes: maybe_of(chance, Toes::ALL),
        opposing_muscles: yes_no(chance),
        woke: yes_no(chance),
        awake_min: Some(small(chance, 1440)),
        soreness_h: Some(number(chance, 0.0, 240.0)),
        distress: score(chance),
        relief: (0..chance.below(4)).map(|_| relief(chance)).collect(),
        ended_by: maybe_of(chance, EndedBy::ALL),
        trigger: text(chance),
        note: text(chance),
        ..cramp
    }
}

fn relief(chance: &mut Chance) -> Relief {
    let technique = chance.of_all(Technique::ALL);
    let detail = text(chance).filter(|text| !text.contains(';'));
    let effect = maybe_of(chance, Effect::ALL);
    Relief { technique, detail, effect, minutes: Some(small(chance, 1440)) }
}

fn bout(chance: &mut Chance) -> Bout {
    Bout {
        kind: chance.of_all(BoutKind::ALL),
        minutes: Some(1 + small(chance, 1439)),
        intensity: maybe_of(chance, Intensity::ALL),
        started: Some(clock(chance)),
        ended: None,
        stretched_before: yes_no(chance),
        stretched_after: yes_no(chance),
    }
}

fn medicine(chance: &mut Chance) -> Medicine {
    let names =
        ["furosemide", "Magnesium", "MAGNESIUM", "vitamin D 3", "Straßen Öl", "it's; \"x\""];
    Medicine::named(chance.of_all(&names)).unwrap()
}

fn strength(chance: &mut Chance) -> Option<Strength> {
    let amount = number(chance, 0.001, 1000.0);
    Strength::new(amount, chance.of_all(Strength::UNITS))
}

fn course(chance: &mut Chance) -> Course {
    let first = date(chance);
    let last = first + Days::new(u64::from(small(chance, 5)));
    Course {
        medicine: medicine(chance),
        strength: strength(chance),
        route: maybe_of(chance, Route::ALL),
        schedule: text(chance),
        started_on: first,
        stopped_on: maybe(chance, last),
        suspected_side_effect: yes_no(chance),
        recommended_by: text(chance),
        note: text(chance),
    }
}

fn dose(chance: &mut Chance) -> Dose {
    let at = moment(chance);
    Dose {
        medicine: medicine(chance),
        date: at.local().date(),
        at: maybe(chance, at),
        taken: chance.once_in(2),
        strength: strength(chance),
        route: maybe_of(chance, Route::ALL),
    }
}

fn answer(chance: &mut Chance) -> SignAnswer {
    SignAnswer {
        side: maybe_of(chance, Side::ALL),
        ..SignAnswer::new(night(chance), chance.of_all(Sign::ALL), chance.once_in(2))
    }
}

fn fact(chance: &mut Chance) -> Fact {
    let on = date(chance);
    match chance.below(8) {
        0 => Fact::BirthYear(1900 + i32::try_from(chance.below(300)).unwrap()),
        1 => Fact::Condition {
            name: chance.of_all(&TEXTS).to_owned(),
            since: maybe(chance, PartialDate::year(2015).unwrap()),
            until: maybe(chance, PartialDate::month(2020, 2).unwrap()),
        },
        2 => Fact::Pregnancy { due: on, delivered: maybe(chance, on) },
        3 => Fact::Lab(LabResult {
            analyte: chance.of_all(&TEXTS).to_owned(),
            value: number(chance, 0.0, 1e300),
            unit: chance.of_all(LabUnit::ALL),
            on,
            flag: maybe_of(chance, Flag::ALL),
            low: Some(number(chance, 0.0, 10.0)),
            high: Some(number(chance, 10.0, 1e6)),
        }),
        4 => Fact::Weight { kg: number(chance, 1.0, 500.0), on },
        5 => Fact::WorkStanding(chance.once_in(2)),
        6 => Fact::Restricted(chance.once_in(2)),
        _ => Fact::Reviewed { on },
    }
}

fn own(chance: &mut Chance) -> Factor {
    let level = |word: &str, exposed| Level { word: word.to_owned().into(), aliases: &[], exposed };
    let levels = vec![level("sofa", true), level("bed's \"edge\"", false)];
    let most = number(chance, 1.0, 50.0);
    let cups = Kind::Amount { unit: Unit::from_suffix("cups"), least: -0.5, most };
    let (key, kind, exposed) = match chance.below(5) {
        0 => ("slept_on", Kind::Category(levels.into()), Exposed::Levels),
        1 => ("tea", cups, Exposed::Above(number(chance, 0.0, 1.0))),
        2 => ("stress", Kind::SCORE, Exposed::AtLeast(6.0)),
        3 => ("yoga", Kind::YesNo, chance.of_all(&[Exposed::No, Exposed::Yes])),
        _ => ("lunch", Kind::Clock, Exposed::Never),
    };
    Factor {
        key: key.into(),
        label: format!("my {key}").into(),
        aliases: &[],
        kind,
        exposed,
        acts: chance.of_all(cramp_diary::diary::Acts::ALL),
        articles: &[],
        source: Source::Own { retired: chance.once_in(3) },
    }
}

/// Changes the label of a factor of one's own, or retires it.
fn rename_a_factor(change: &Change<'_>, chance: &mut Chance) -> Result<(), Error> {
    let mut all = change.view().own_factors()?;
    if all.is_empty() {
        return Ok(());
    }
    let mut factor = all.swap_remove(chance.below(all.len()));
    factor.label = chance.of_all(&TEXTS).to_owned().into();
    factor.source = Source::Own { retired: chance.once_in(2) };
    change.replace_factor(&factor)
}

/// Deletes a factor of one's own of which there is no reading.
fn delete_a_factor(change: &Change<'_>, chance: &mut Chance) -> Result<(), Error> {
    let diary = known(change)?;
    let is_noted = |it: &Factor| diary.days.values().any(|day| day.readings.contains_key(&it.key));
    let free: Vec<&Factor> = diary.own_factors.iter().filter(|it| !is_noted(it)).collect();
    match free.is_empty() {
        true => Ok(()),
        false => change.delete_factor(chance.one_of(&free)),
    }
}

fn factor(change: &Change<'_>, chance: &mut Chance) -> Result<Factor, Error> {
    let catalogue = change.view().catalogue()?;
    let all: Vec<&Factor> = catalogue.recorded().collect();
    Ok(chance.one_of(&all).clone())
}

fn reading(change: &Change<'_>, chance: &mut Chance) -> Result<(), Error> {
    let factor = factor(change, chance)?;
    let value = value(&factor, chance);
    change.set_reading(date(chance), &factor, &value)
}

fn value(factor: &Factor, chance: &mut Chance) -> Value {
    match &factor.kind {
        Kind::Amount { least, most, .. } => Value::Amount(number(chance, *least, *most)),
        Kind::Scale { least, most } => {
            Value::Amount(number(chance, f64::from(*least), f64::from(*most)).round())
        }
        Kind::YesNo if chance.once_in(2) => Value::Yes,
        Kind::YesNo => Value::No,
        Kind::Category(levels) => Value::Level(levels[chance.below(levels.len())].word.clone()),
        Kind::Clock => Value::Clock(clock(chance)),
    }
}

fn settings(chance: &mut Chance) -> Settings {
    let usual = Settings::default();
    let limits =
        [("standing", number(chance, 0.0, 24.0)), ("temp_max", number(chance, -50.0, 60.0))];
    let limits = limits.into_iter().filter(|_| !chance.once_in(2));
    let limits: BTreeMap<Word, f64> = limits.map(|(key, it)| (Word::Borrowed(key), it)).collect();
    Settings {
        glass_ml: number(chance, 20.0, 2000.0),
        water_goal: if chance.once_in(2) { usual.water_goal } else { number(chance, 1.0, 40.0) },
        extra_glass: chance.once_in(2),
        bedtime: clock(chance),
        volume: chance.of_all(Volume::ALL),
        limits,
        scan: maybe(chance, Word::Borrowed("exercise_time")).into_iter().collect(),
    }
}

/// Adds all of another diary, which has one of everything.
fn import(change: &Change<'_>, chance: &mut Chance) -> Result<(), Error> {
    let mut other = Store::in_memory("2026-11-22T03:25:00+01:00".parse().unwrap())?;
    let theirs = other.change("2026-11-22T03:25:00+01:00".parse().unwrap())?;
    theirs.add_cramp(&cramp(chance))?;
    theirs.confirm_none(night(chance))?;
    reading(&theirs, chance)?;
    theirs.add_bout(date(chance), &bout(chance))?;
    theirs.add_course(&course(chance))?;
    theirs.add_dose(&dose(chance))?;
    theirs.set_classes(&medicine(chance), Some(&[Class::ALL[0]]))?;
    theirs.answer_sign(&answer(chance))?;
    theirs.acknowledge(chance.of_all(WarningRule::ALL), night(chance))?;
    theirs.add_fact(&fact(chance))?;
    theirs.set_settings(&settings(chance))?;
    change.add_all(&theirs.view().diary(None)?)
}
