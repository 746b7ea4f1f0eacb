//! Rules about many nights: how often, for how long, at what price, and with which condition.

use std::collections::BTreeMap;

use super::{Fact, Fired, Level, Look, Told};
use crate::diary::{Condition, Diary, Fact as Standing, Night, Recorded, Value, WarningRule};

/// A run of nights that ends within this many nights is told.
const RUN_ENDS_WITHIN: u64 = 14;

/// W01: do cramps come several times a week?
///
/// For the doctor where any 7 nights in a row have 3 night cramps or more; 3 cramp nights have 3
/// cramps. Told while such a run ends within the last 14 nights; unknown nights add nothing.
/// Source: all four articles; that "several" is 3 is a design choice.
pub(super) fn frequent<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let run = latest_run(look.tonight, |first, last| {
        (look.nights.tally(first, last).cramps >= 3).then_some((first, last))
    });
    let fact = run.and_then(|(first, last)| cramps(look, first, last));
    fact.map(|fact| Fired::by(WarningRule::Frequent, Level::Doctor, vec![fact]))
        .into_iter()
        .collect()
}

/// W02: do cramps persist?
///
/// For the doctor where each of the 4 weeks up to tonight has a night cramp. An unknown night is not
/// calm, it only has no cramp to show. Source: articles 001, 002 and 003; the 4 weeks are a design choice.
pub(super) fn persistent<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let week = |weeks: u64| {
        let last = look.tonight.before(7 * weeks);
        look.nights.tally(last.before(6), last)
    };
    let lasts = (0..4).all(|weeks| week(weeks).cramps > 0);
    let fact = cramps(look, look.tonight.before(27), look.tonight).filter(|_| lasts);
    fact.map(|fact| Fired::by(WarningRule::Persistent, Level::Doctor, vec![fact]))
        .into_iter()
        .collect()
}

/// W09: do sleep or daily life suffer?
///
/// For the doctor where 2 of any 7 nights in a row have a sleep impact of 7 or more, a day impact of
/// day of 7 or more, or 30 minutes or more awake after the night's cramps together. Told while such
/// a run ends within the last 14 nights. Source: articles 001 and 002; the numbers are a design choice.
pub(super) fn sleep_or_day_lost<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let oldest = look.tonight.before(RUN_ENDS_WITHIN + 5);
    let lost: BTreeMap<_, _> = oldest
        .through(look.tonight)
        .map(|night| (night, lost(look, night)))
        .filter(|(_, facts)| !facts.is_empty())
        .collect();
    let run = latest_run(look.tonight, |first, last| {
        let nights = lost.keys().filter(|night| (first..=last).contains(night));
        (nights.count() >= 2).then_some((first, last))
    });
    let Some((first, last)) = run else { return Vec::new() };
    let in_run = lost.into_iter().filter(|(night, _)| (first..=last).contains(night));
    let facts = in_run.flat_map(|(_, facts)| facts).collect();
    vec![Fired::by(WarningRule::SleepOrDayLost, Level::Doctor, facts)]
}

/// W10, by rate: have cramps become at least twice as frequent?
///
/// For the doctor where the last 14 nights have 3 night cramps or more, and at least twice the cramps
/// per known night of all nights before them. No answer with fewer than 8 known nights among the 14,
/// or fewer than 14 before them. Source: article 001; the numbers are a design choice.
pub(super) fn rise<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let (first, last) = (look.tonight.before(13), look.tonight);
    let (now, before) = (look.nights.tally(first, last), look.nights.tally_before(first));
    let enough = now.known >= 8 && before.known >= 14 && now.cramps >= 3;
    let latest = look.nights.latest(first, last);
    let Some((night, recorded_at)) = latest.filter(|_| enough && now.is_double(&before)) else {
        return Vec::new();
    };
    let fact = Fact { night, recorded_at, told: Told::Rise { now, before } };
    vec![Fired::by(WarningRule::SuddenRise, Level::Doctor, vec![fact])]
}

/// W12: are there cramps together with diabetes or a problem of circulation?
///
/// For the doctor where the profile has the condition tonight and there is a cramp, of the night or
/// not, in the last 28 nights. No answer where no condition is recorded. Source: article 001; the 28
/// nights are a design choice.
pub(super) fn with_condition<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let (first, last) = (look.tonight.before(27), look.tonight);
    let cramps = look.diary.cramps.iter().filter(|cramp| (first..=last).contains(&cramp.night));
    let Some(night) = cramps.clone().map(|cramp| cramp.night).max() else { return Vec::new() };
    let mut facts = conditions(look.diary, night, look.tonight);
    if facts.is_empty() {
        return Vec::new();
    }
    facts.extend(cramps.filter(|cramp| cramp.night == night).map(Fact::cramp));
    vec![Fired::by(WarningRule::WithCondition, Level::Doctor, facts)]
}

/// Returns the latest 7 nights in a row that end within the last 14 and are as asked for.
fn latest_run<T>(tonight: Night, found: impl Fn(Night, Night) -> Option<T>) -> Option<T> {
    (0..RUN_ENDS_WITHIN).find_map(|back| {
        let last = tonight.before(back);
        found(last.before(6), last)
    })
}

/// Returns the night cramps from `first` to `last` as one fact; `None` if there are none.
fn cramps<'a>(look: &Look<'a>, first: Night, last: Night) -> Option<Fact<'a>> {
    let (night, recorded_at) = look.nights.latest(first, last)?;
    Some(Fact { night, recorded_at, told: Told::Cramps(look.nights.tally(first, last)) })
}

/// Returns how sleep or daily life suffered in one night.
fn lost<'a>(look: &Look<'a>, night: Night) -> Vec<Fact<'a>> {
    let day = look.diary.days.get(&night.evening());
    let harmful = |key: &'static str| {
        let day = day?;
        let harm = matches!(day.readings.get(key), Some(Value::Amount(harm)) if *harm >= 7.0);
        Fact::reading(night, day, key).filter(|_| harm)
    };
    let harm = ["sleep_impact", "day_impact"].into_iter().filter_map(harmful);
    harm.chain(long_awake(look.diary, night)).collect()
}

fn long_awake(diary: &Diary, night: Night) -> Option<Fact<'_>> {
    let awake = diary.cramps.iter().filter(|cramp| cramp.night == night && cramp.is_nocturnal());
    let awake = awake.filter(|cramp| cramp.awake_min.is_some());
    let recorded_at = awake.clone().map(|cramp| cramp.recorded_at).max()?;
    let minutes = awake.filter_map(|cramp| cramp.awake_min).map(u64::from).sum();
    let told = Told::Awake(minutes);
    (minutes >= 30).then_some(Fact { night, recorded_at, told })
}

/// Returns the conditions of the rule that the profile has on a date, told for this night.
fn conditions(diary: &Diary, night: Night, tonight: Night) -> Vec<Fact<'_>> {
    const KEYS: &[&str] = &["diabetes", "peripheral_artery_disease", "poor_circulation"];
    let counting = |(fact, name): (&Recorded<Standing>, &str)| {
        let condition = Condition::counting(name).filter(|it| KEYS.contains(&it.key))?;
        let told = Told::Condition(condition);
        Some(Fact { night, recorded_at: fact.recorded_at, told })
    };
    diary.conditions_on(tonight.evening()).filter_map(counting).collect()
}
