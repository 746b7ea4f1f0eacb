//! What holds for every warning: when it is told, when it was seen, and in which order.

mod rules;
mod texts;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::made_up::*;
use super::*;
use crate::diary::{
    Cramp, Effect, EndedBy, Score, Side, Sign, SignAnswer, State, Technique, Value,
};
use WarningRule as W;

#[test]
fn an_empty_diary_warns_of_nothing() {
    assert_eq!(warnings(&Diary::default(), tonight()), []);
    assert_eq!(doubled(&Diary::default(), tonight()), []);
}

#[test]
fn an_urgent_warning_stays_until_it_was_seen_and_a_lesser_one_for_28_nights() {
    assert!(made().yes(1000, Sign::Swelling).told(W::Swelling)[0].is_open());
    assert_eq!(made().yes(27, Sign::Numbness).level(W::Numbness), Some(Level::Doctor));
    assert_eq!(made().yes(28, Sign::Numbness).level(W::Numbness), None);
    let seen = |nights| made().yes(nights, Sign::Skin).seen(W::Skin, nights, noon_after(nights));
    assert!(!seen(27).told(W::Skin)[0].is_open());
    assert_eq!(seen(28).told(W::Skin), []);
}

#[test]
fn a_warning_is_seen_from_the_time_of_its_latest_fact_on() {
    let swollen = || made().yes(3, Sign::Swelling);
    let second = TimeDelta::seconds(1);
    let early = swollen().seen(W::Swelling, 3, noon_after(3) - second);
    assert!(early.told(W::Swelling)[0].is_open());
    let seen = swollen().seen(W::Swelling, 3, noon_after(3));
    assert_eq!(seen.told(W::Swelling)[0].acknowledged_at, Some(noon_after(3)));
    let other_rule = swollen().seen(W::Skin, 3, noon_after(0));
    assert!(other_rule.told(W::Swelling)[0].is_open());
}

#[test]
fn a_new_or_a_changed_fact_opens_a_warning_again() {
    let seen = made().yes(3, Sign::Swelling).seen(W::Swelling, 3, noon_after(3));
    let again = seen.yes(0, Sign::Swelling);
    let open: Vec<_> = again.told(W::Swelling).iter().map(Warning::is_open).collect();
    assert_eq!(open, [true, false]);
    let mut changed = made().yes(3, Sign::Swelling).seen(W::Swelling, 3, noon_after(3));
    changed.diary.signs[0].recorded_at = noon_after(2);
    assert!(changed.told(W::Swelling)[0].is_open());
}

#[test]
fn a_rule_fires_once_for_a_night_at_its_most_urgent_level() {
    let long = |cramp: &mut Cramp| cramp.duration = lasting(900);
    let made = made().cramp(1, long).cramp(1, |cramp| {
        long(cramp);
        cramp.ended_by = Some(EndedBy::StillPresent);
    });
    let told = made.told(W::Long);
    assert_eq!((told.len(), told[0].level, told[0].facts.len()), (1, Level::Urgent, 2));
}

#[test]
fn the_urgent_come_first_and_the_latest_first_within() {
    let made = made()
        .yes(0, Sign::Numbness)
        .yes(5, Sign::Swelling)
        .yes(1, Sign::Skin)
        .dose(0, "quinine", true);
    let told = warnings(&made.diary, tonight());
    let rules: Vec<_> = told.iter().map(|told| told.rule).collect();
    assert_eq!(rules, [W::Skin, W::Swelling, W::Numbness, W::Quinine]);
}

fn hostile() -> impl Strategy<Value = Diary> {
    let when = || 0..60_u64;
    let cramp = (when(), 1..=u32::MAX, of(0..=10_u8), of(1..=86_400_u32), of(select(State::ALL)));
    let more = (of("\\PC{0,8}|arm|back of the belly"), of(select(Effect::ALL)), of(any::<u32>()));
    let answer = (when(), select(Sign::ALL), any::<bool>(), of(select(Side::ALL)));
    let harm = prop_oneof![Just(Value::Yes), Just(Value::No), (-1.0..20.0).prop_map(Value::Amount)];
    let keys = vec![
        "twitching",
        "vomit_diarrhoea",
        "heavy_sweat",
        "sleep_impact",
        "day_impact",
        "water",
        "stretch_bedtime",
    ];
    let course = (when(), select(vec!["quinine", "simvastatin", "?", "İ"]), of(any::<bool>()));
    (
        vec((cramp, more), 0..25),
        vec(when(), 0..40),
        vec(answer, 0..12),
        vec((when(), select(keys), harm), 0..40),
        vec(course, 0..4),
        vec((select(WarningRule::ALL), when(), when()), 0..8),
    )
        .prop_map(|(cramps, calm, answers, readings, courses, seen)| {
            let mut made = made().calm(calm).profile(condition("diabetes", None));
            for ((nights, count, pain, seconds, state), (detail, effect, awake)) in cramps {
                made = made.cramp(nights, |cramp| {
                    if let Some(detail) = detail {
                        at(&detail)(cramp);
                    }
                    cramp.count = count;
                    cramp.pain = pain.and_then(Score::new);
                    cramp.duration = seconds.and_then(lasting);
                    cramp.state = state;
                    cramp.awake_min = awake;
                    cramp.relief = vec![tried(Technique::Stretch, effect)];
                });
            }
            for (nights, sign, yes, side) in answers {
                made = made.answer(nights, sign, yes, |answer: &mut SignAnswer| answer.side = side);
            }
            for (nights, key, value) in readings {
                made = made.reading(nights, key, value);
            }
            for (nights, name, suspected) in courses {
                made = made.course(nights, name, |it| it.suspected_side_effect = suspected);
            }
            for (rule, nights, at) in seen {
                made = made.seen(rule, nights, noon_after(at));
            }
            made.diary
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_records_does_not_matter(diary in hostile()) {
        let mut turned = diary.clone();
        turned.cramps.reverse();
        turned.signs.reverse();
        turned.courses.reverse();
        prop_assert_eq!(warnings(&turned, tonight()), warnings(&diary, tonight()));
        prop_assert_eq!(doubled(&turned, tonight()), doubled(&diary, tonight()));
    }

    #[test]
    fn the_rules_of_entries_look_at_no_other_readings_and_at_no_bout(diary in hostile()) {
        let mut bare = diary.clone();
        for day in bare.days.values_mut() {
            day.readings.retain(|key, _| READINGS_OF_ENTRIES.contains(&&**key));
            day.bouts.clear();
        }
        prop_assert_eq!(warnings_of_entries(&bare, tonight()), warnings_of_entries(&diary, tonight()));
    }

    #[test]
    fn a_hostile_diary_is_told_in_order_once_for_a_rule_and_night(diary in hostile()) {
        let told = warnings(&diary, tonight());
        let place = |it: &Warning<'_>| (it.level, Reverse(it.night), it.rule);
        prop_assert!(told.is_sorted_by_key(place));
        for warning in &told {
            let same = told.iter().filter(|it| (it.rule, it.night) == (warning.rule, warning.night));
            prop_assert_eq!(same.count(), 1);
            prop_assert_eq!(warning.facts.iter().map(|fact| fact.night).max(), Some(warning.night));
            prop_assert!(warning.acknowledged_at.is_none_or(|seen| seen >= warning.noted_at));
        }
        for text in texts::texts(&diary) {
            prop_assert!(!text.is_empty() && text.len() < 2000, "{}", text);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic(diary in hostile()) {
        for date in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
            let night = Night::named_after(date);
            let mut diary = diary.clone();
            diary.cramps.iter_mut().take(3).for_each(|cramp| cramp.fact.night = night);
            diary.signs.iter_mut().take(3).for_each(|answer| answer.fact.night = night);
            warnings(&diary, tonight());
            warnings(&diary, night);
            doubled(&diary, night);
        }
    }
}
