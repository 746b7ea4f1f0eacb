//! Made-up diaries for the tests of this layer: every field used, hostile text included.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diary::{
    Bout, BoutKind, Course, Cramp, Day, Diary, Dose, Duration, Effect, Factor, Intensity, Kind,
    Medicine, Moment, Muscle, Night, Pain, Recorded, Relief, Side, State, Strength, Technique,
    Value,
};

/// Free text: anything but control characters, and much that a table or a spreadsheet dislikes.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![
            "=", "'", "''", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\"", "\"\"", ",", ";", "🦵",
            "\u{feff}", " ", "＝", "é", "NULL",
        ])
        .prop_map(str::to_owned),
        "\\PC{1,6}",
    ];
    vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..730_i64)
        .prop_map(|days| NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + TimeDelta::days(days))
}

fn instant() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (date(), 0..86_400_i64, -14..=14_i32).prop_map(|(date, second, quarter)| {
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::seconds(second);
        local.and_local_timezone(FixedOffset::east_opt(quarter * 900).unwrap()).unwrap()
    })
}

fn moment() -> impl Strategy<Value = Moment> {
    let zones = vec!["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"];
    (instant(), select(zones)).prop_map(|(at, zone)| Moment::new(at, zone))
}

fn clock() -> impl Strategy<Value = NaiveTime> {
    (0..24_u32, 0..60_u32).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap())
}

fn recorded<T: std::fmt::Debug>(
    fact: impl Strategy<Value = T>,
) -> impl Strategy<Value = Recorded<T>> {
    (any::<u64>(), instant(), fact).prop_map(|(key, recorded_at, fact)| Recorded {
        number: 0,
        key: format!("{key:016x}"),
        recorded_at,
        fact,
    })
}

fn relief() -> impl Strategy<Value = Relief> {
    (select(Technique::ALL), of(select(Effect::ALL)))
        .prop_map(|(technique, effect)| Relief { technique, effect })
}

fn cramp() -> impl Strategy<Value = Cramp> {
    let when = (date(), of(moment()), -1..=1_i64, 1..=999_u32);
    let place = (of(select(Muscle::ALL)), of(text()), of(select(Side::ALL)));
    let how = (of(1..=86_400_u32), of(0..=10_u8), of(select(State::ALL)));
    let rest = (vec(relief(), 0..4), of(text()));
    (when, place, how, rest).prop_map(|(when, place, how, rest)| {
        let (date, start, shift, count) = when;
        let date = start.as_ref().map_or(date, |m| m.local().date() + TimeDelta::days(shift));
        Cramp {
            night: Night::named_after(date),
            start,
            count,
            muscle: place.0,
            muscle_detail: place.1,
            side: place.2,
            duration: how.0.and_then(Duration::from_seconds),
            pain: how.1.and_then(Pain::new),
            state: how.2,
            relief: rest.0,
            note: rest.1,
        }
    })
}

fn value(factor: &'static Factor) -> BoxedStrategy<Value> {
    match factor.kind {
        Kind::Amount(_, most) => (0.0..=most).prop_map(Value::Amount).boxed(),
        Kind::Score => (0..=10_u8).prop_map(|score| Value::Amount(score.into())).boxed(),
        Kind::YesNo => select(vec![Value::Yes, Value::No]).boxed(),
        Kind::Category(levels) => select(levels).prop_map(|l| Value::Level(l.word)).boxed(),
        Kind::Clock => clock().prop_map(Value::Clock).boxed(),
    }
}

fn bout() -> impl Strategy<Value = Bout> {
    let what = (select(BoutKind::ALL), of(1..=1440_u32), of(select(Intensity::ALL)), of(clock()));
    what.prop_map(|(kind, minutes, intensity, ended)| Bout { kind, minutes, intensity, ended })
}

fn day() -> impl Strategy<Value = Day> {
    let readings: Vec<_> = Factor::CATALOGUE.iter().map(|factor| of(value(factor))).collect();
    (instant(), readings, vec(recorded(bout()), 0..3), of(text())).prop_map(
        |(recorded_at, values, bouts, note)| {
            let keys = Factor::CATALOGUE.iter().map(|factor| factor.key);
            let readings = keys.zip(values).filter_map(|(key, value)| Some((key, value?)));
            Day { recorded_at, readings: readings.collect(), bouts, note }
        },
    )
}

fn medicine() -> impl Strategy<Value = Medicine> {
    text().prop_filter_map("a name is not blank", |name| Medicine::named(&name))
}

fn strength() -> impl Strategy<Value = Option<Strength>> {
    of((0.001..1e6_f64, select(Strength::UNITS)))
        .prop_map(|strength| strength.and_then(|(amount, unit)| Strength::new(amount, unit)))
}

fn course() -> impl Strategy<Value = Course> {
    (medicine(), strength(), of(text()), date(), of(0..900_i64)).prop_map(
        |(medicine, strength, schedule, started_on, days)| Course {
            medicine,
            strength,
            schedule,
            started_on,
            stopped_on: days.map(|days| started_on + TimeDelta::days(days)),
        },
    )
}

fn dose() -> impl Strategy<Value = Dose> {
    (medicine(), date(), of(moment()), any::<bool>(), strength()).prop_map(
        |(medicine, date, at, taken, strength)| Dose {
            medicine,
            date: at.as_ref().map_or(date, |moment| moment.local().date()),
            at,
            taken,
            strength,
        },
    )
}

/// Returns sorted diaries whose numbers run from 1 in the order of the diary.
pub(super) fn diary() -> impl Strategy<Value = Diary> {
    let nights = btree_map(date().prop_map(Night::named_after), instant(), 0..4);
    (
        vec(recorded(cramp()), 0..5),
        nights,
        btree_map(date(), day(), 0..4),
        vec(recorded(course()), 0..4),
        vec(recorded(dose()), 0..4),
    )
        .prop_map(|(cramps, confirmed_none, days, courses, doses)| {
            let mut diary = Diary { cramps, confirmed_none, days, courses, doses };
            diary.sort();
            diary.number();
            diary
        })
}
