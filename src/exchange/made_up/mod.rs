//! Made-up diaries for the tests of this layer: every field used, hostile text included.

mod person;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diary::{
    Bout, BoutKind, Catalogue, Course, Cramp, Day, Diary, Dose, Duration, Effect, EndedBy, Factor,
    Intensity, Kind, Medicine, Moment, Muscle, Night, Onset, Recorded, Relief, Route, Score,
    Settings, Side, State, Strength, Technique, Toes, Value,
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

/// Free text that stands in a list.
fn entry() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(';', ":"))
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

fn score() -> impl Strategy<Value = Score> {
    (0..=10_u8).prop_map(|score| Score::new(score).unwrap())
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
    (select(Technique::ALL), of(entry()), of(select(Effect::ALL)), of(0..=1440_u32)).prop_map(
        |(technique, detail, effect, minutes)| Relief { technique, detail, effect, minutes },
    )
}

/// Cramps of which only the circumstances are known.
fn bare_cramp() -> impl Strategy<Value = Cramp> {
    let when = (date(), of(moment()), -1..=1_i64, 1..=999_u32);
    let place = (of(select(Muscle::ALL)), of(text()), of(select(Side::ALL)));
    let how = (of(1..=86_400_u32), of(score()), of(select(State::ALL)));
    (when, place, how).prop_map(|(when, place, how)| {
        let (date, start, shift, count) = when;
        let date = start.as_ref().map_or(date, |m| m.local().date() + TimeDelta::days(shift));
        Cramp {
            start,
            count,
            muscle: place.0,
            muscle_detail: place.1,
            side: place.2,
            duration: how.0.and_then(Duration::from_seconds),
            pain: how.1,
            state: how.2,
            ..Cramp::on(Night::named_after(date))
        }
    })
}

fn cramp() -> impl Strategy<Value = Cramp> {
    let felt = (of(select(Onset::ALL)), of(select(Toes::ALL)), any::<[Option<bool>; 4]>());
    let after = (of(0..=1440_u32), of(0.0..=240.0_f64), of(score()), of(select(EndedBy::ALL)));
    let trigger = prop_oneof![Just(Cramp::NO_TRIGGER.to_owned()), text()];
    let rest = (vec(relief(), 0..4), of(trigger), of(text()));
    (bare_cramp(), felt, after, rest).prop_map(|(cramp, felt, after, rest)| {
        let [warning_sensation, muscle_hard, opposing_muscles, woke] = felt.2;
        Cramp {
            onset: felt.0,
            toes: felt.1,
            warning_sensation,
            muscle_hard,
            opposing_muscles,
            woke,
            awake_min: after.0,
            soreness_h: after.1,
            distress: after.2,
            ended_by: after.3,
            relief: rest.0,
            trigger: rest.1,
            note: rest.2,
            ..cramp
        }
    })
}

fn value(factor: &Factor) -> BoxedStrategy<Value> {
    match factor.kind.clone() {
        Kind::Amount { least, most, .. } => {
            (least..=most).prop_map(|amount| Value::Amount(amount + 0.0)).boxed()
        }
        Kind::Scale { least, most } => {
            (least..=most).prop_map(|score| Value::Amount(score.into())).boxed()
        }
        Kind::YesNo => select(vec![Value::Yes, Value::No]).boxed(),
        Kind::Category(levels) => {
            select(levels.into_owned()).prop_map(|level| Value::Level(level.word)).boxed()
        }
        Kind::Clock => clock().prop_map(Value::Clock).boxed(),
    }
}

fn bout() -> impl Strategy<Value = Bout> {
    let what = (select(BoutKind::ALL), of(1..=1440_u32), of(select(Intensity::ALL)));
    let when = (of(clock()), of(clock()));
    (what, when, any::<[Option<bool>; 2]>()).prop_map(|(what, when, stretched)| Bout {
        kind: what.0,
        minutes: what.1,
        intensity: what.2,
        started: when.0,
        ended: when.1,
        stretched_before: stretched[0],
        stretched_after: stretched[1],
    })
}

fn day(catalogue: &Catalogue) -> impl Strategy<Value = Day> + use<> {
    let readings: Vec<_> = catalogue.recorded().map(|factor| of(value(factor))).collect();
    let keys: Vec<_> = catalogue.recorded().map(|factor| factor.key.clone()).collect();
    (instant(), readings, vec(recorded(bout()), 0..3), of(text())).prop_map(
        move |(recorded_at, values, bouts, note)| {
            let readings = keys.iter().cloned().zip(values);
            let readings = readings.filter_map(|(key, value)| Some((key, value?))).collect();
            Day { recorded_at, readings, bouts, note }
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
    let what = (medicine(), strength(), of(select(Route::ALL)), of(text()));
    let about = (of(any::<bool>()), of(text()), of(text()));
    (what, date(), of(0..900_i64), about).prop_map(|(what, started_on, days, about)| Course {
        strength: what.1,
        route: what.2,
        schedule: what.3,
        stopped_on: days.map(|days| started_on + TimeDelta::days(days)),
        suspected_side_effect: about.0,
        recommended_by: about.1,
        note: about.2,
        ..Course::from(what.0, started_on)
    })
}

fn dose() -> impl Strategy<Value = Dose> {
    let how = (strength(), of(select(Route::ALL)));
    (medicine(), date(), of(moment()), any::<bool>(), how).prop_map(
        |(medicine, date, at, taken, (strength, route))| Dose {
            medicine,
            date: at.as_ref().map_or(date, |moment| moment.local().date()),
            at,
            taken,
            strength,
            route,
        },
    )
}

/// Returns sorted diaries whose numbers run from 1 in the order of the diary.
pub(crate) fn diary() -> impl Strategy<Value = Diary> {
    person::person().prop_flat_map(|person| {
        let catalogue = Catalogue::new(&Settings::default(), &person.own_factors);
        let nights = btree_map(date().prop_map(Night::named_after), instant(), 0..4);
        (
            vec(recorded(cramp()), 0..5),
            nights,
            btree_map(date(), day(&catalogue), 0..4),
            vec(recorded(course()), 0..4),
            vec(recorded(dose()), 0..4),
        )
            .prop_map(move |(cramps, confirmed_none, days, courses, doses)| {
                let mut diary =
                    Diary { cramps, confirmed_none, days, courses, doses, ..person.clone() };
                diary.sort();
                diary.number();
                diary
            })
    })
}
