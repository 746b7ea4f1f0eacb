//! The twelve factors beside the sample diaries that they were modelled on.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};

use super::*;
use crate::diary::{Diary, Moment, NightStatus, Value};
use crate::exchange::sample;
use crate::simulation::Told;

macro_rules! sample {
    ($name:literal) => {
        sample::Folder {
            days: include_bytes!(concat!("../../../tests/data/samples/", $name, "/days.csv"))
                .to_vec(),
            cramps: include_bytes!(concat!("../../../tests/data/samples/", $name, "/cramps.csv"))
                .to_vec(),
            medications: Vec::new(),
        }
    };
}

fn in_utc(local: NaiveDateTime) -> Moment {
    Moment::new(local.and_utc().fixed_offset(), "UTC")
}

fn read(folder: &sample::Folder) -> Diary {
    let recorded_at = in_utc(NaiveDateTime::default()).at();
    sample::read(folder, |local| Some(in_utc(local)), recorded_at).unwrap()
}

/// Returns the sample of ten years, and a made-up diary of forty.
fn both() -> [Diary; 2] {
    let made_up = Plan::twelve(4, "2016-11-14".parse().unwrap(), 40 * 365);
    [read(&sample!("ten-years")), made_up.diary(in_utc)]
}

/// Returns the values of a factor that were noted, as numbers, with 0 for Monday to 6 for Sunday.
fn noted(diary: &Diary, key: &str) -> Vec<(NaiveDate, f64)> {
    let number = |value: &Value| match value {
        Value::Yes => 1.0,
        Value::Amount(drinks) if key == "alcohol" => f64::from(*drinks > 0.0),
        Value::Amount(amount) => *amount,
        Value::Level(level) if level == "heels" || level == "front" => 1.0,
        _ => 0.0,
    };
    let of = |date, day: &crate::diary::Day| {
        let bout = (key == "exercise" && !day.bouts.is_empty()).then_some(1.0);
        Some((date, bout.or_else(|| day.readings.get(key).map(number))?))
    };
    diary.days.iter().filter_map(|(date, day)| of(*date, day)).collect()
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

fn deviation(numbers: &[f64]) -> f64 {
    let centre = mean(numbers);
    mean(&numbers.iter().map(|number| (number - centre).powi(2)).collect::<Vec<_>>()).sqrt()
}

/// Returns the mean of what is noted for the dates that are asked for.
fn mean_on(noted: &[(NaiveDate, f64)], is_asked: impl Fn(NaiveDate) -> bool) -> f64 {
    let those: Vec<f64> = noted.iter().filter(|it| is_asked(it.0)).map(|it| it.1).collect();
    mean(&those)
}

/// Returns the correlation of a day with the day before, where both are noted.
fn memory(noted: &[(NaiveDate, f64)]) -> f64 {
    let (all, centre): (Vec<f64>, _) =
        (noted.iter().map(|it| it.1).collect(), mean_on(noted, |_| true));
    let pairs = noted.windows(2).filter(|pair| pair[0].0.succ_opt() == Some(pair[1].0));
    let products: Vec<f64> =
        pairs.map(|pair| (pair[0].1 - centre) * (pair[1].1 - centre)).collect();
    mean(&products) / deviation(&all).powi(2)
}

#[test]
fn exactly_twelve_factors_are_noted() {
    let [_, diary] = both();
    let keys: BTreeSet<_> = diary.days.values().flat_map(|day| day.readings.keys()).collect();
    assert_eq!(keys.len(), 12);
    assert!(diary.days.values().all(|day| day.bouts.is_empty()));
}

#[test]
fn each_habit_keeps_its_week_and_its_memory_as_in_the_sample() {
    let [sample, made_up] = both();
    for key in ["exercise", "footwear", "alcohol", "stretch_bedtime", "caffeine_late", "hot_day"]
        .into_iter()
        .chain(["heavy_blankets", "magnesium"])
    {
        let [lived, drawn] = [&sample, &made_up].map(|diary| noted(diary, key));
        for weekday in 0..7 {
            let on =
                |noted| mean_on(noted, |date| date.weekday().num_days_from_monday() == weekday);
            let (lived, drawn) = (on(&lived), on(&drawn));
            assert!((lived - drawn).abs() < 0.08, "{key} {weekday} {lived} {drawn}");
        }
        let (lived, drawn) = (memory(&lived), memory(&drawn));
        assert!((lived - drawn).abs() < 0.06, "{key} {lived} {drawn}");
    }
    let (front, down) = (noted(&sample, "sleep_position"), noted(&made_up, "toes_down"));
    assert!((mean_on(&front, |_| true) - mean_on(&down, |_| true)).abs() < 0.03);
}

#[test]
fn heat_and_blankets_keep_the_seasons_of_the_sample() {
    let [sample, made_up] = both();
    for key in ["hot_day", "heavy_blankets"] {
        for quarter in 0..4 {
            let [lived, drawn] = [&sample, &made_up]
                .map(|diary| mean_on(&noted(diary, key), |date| date.month0() / 3 == quarter));
            assert!((lived - drawn).abs() < 0.09, "{key} {quarter} {lived} {drawn}");
        }
    }
}

#[test]
fn amounts_have_the_mean_and_the_spread_of_the_sample() {
    let [sample, made_up] = both();
    for (key, near) in [("standing", 0.2), ("sitting", 0.2), ("water", 30.0)] {
        let [lived, drawn] = [&sample, &made_up].map(|diary| noted(diary, key));
        for (name, days) in [("week", 1..=5), ("weekend", 6..=7)] {
            let of = |noted: &[(NaiveDate, f64)]| {
                let those =
                    noted.iter().filter(|it| days.contains(&it.0.weekday().number_from_monday()));
                let all: Vec<f64> = those.map(|it| it.1).collect();
                [mean(&all), deviation(&all)]
            };
            for (lived, drawn) in of(&lived).into_iter().zip(of(&drawn)) {
                assert!((lived - drawn).abs() < near, "{key} {name} {lived} {drawn}");
            }
        }
    }
    let [lived, drawn] = [&sample, &made_up].map(|diary| memory(&noted(diary, "water")));
    assert!((lived - drawn).abs() < 0.06, "{lived} {drawn}");
}

#[test]
fn as_much_is_noted_as_in_the_sample() {
    let known = |diary: &Diary| {
        let (first, last) = diary.span().unwrap();
        let nights: Vec<_> = first.through(last).collect();
        let known = nights.iter().filter(|night| diary.status(**night) != NightStatus::Unknown);
        known.count() as f64 / nights.len() as f64
    };
    let entries = |diary: &Diary| {
        let said: usize = diary.days.values().map(|day| day.readings.len()).sum();
        said as f64 / diary.days.len() as f64
    };
    let [sample, made_up] = both();
    assert!((known(&sample) - known(&made_up)).abs() < 0.02);
    assert!((entries(&made_up) - 12.0 * 0.93).abs() < 0.03);
}

#[test]
fn hours_of_standing_matter_as_in_the_sample_of_two_years() {
    let ratio = |diary: &Diary| {
        let standing = noted(diary, "standing");
        let share = |is_long: bool| {
            let nights = standing.iter().filter(|it| (it.1 > 4.1) == is_long);
            let statuses = nights.map(|it| diary.status(crate::diary::Night::named_after(it.0)));
            let known: Vec<f64> = statuses
                .filter(|status| *status != NightStatus::Unknown)
                .map(|status| f64::from(status == NightStatus::Cramp))
                .collect();
            mean(&known)
        };
        share(true) / share(false)
    };
    let plan = Plan {
        effects: vec![Effect::of_standing(2.0)],
        ..Plan::twelve(3, "2024-11-18".parse().unwrap(), 20 * 364)
    };
    let [lived, drawn] = [read(&sample!("two-years")), plan.diary(in_utc)].map(|it| ratio(&it));
    assert!((lived - drawn).abs() < 0.25, "{lived} {drawn}");
}

#[test]
fn the_chance_of_a_usual_night_holds_between_the_spells() {
    let plan =
        Plan { spells: Spells::Extreme, ..Plan::twelve(1, "2024-01-01".parse().unwrap(), 1) };
    let share = plan.with_usual_chance(0.2).base_share;
    assert!((share - Spells::Extreme.mean_share(0.2)).abs() < 1e-12 && share > 0.25, "{share}");
    assert_eq!(Plan::twelve(1, NaiveDate::default(), 1).told, Told::USUAL);
}
