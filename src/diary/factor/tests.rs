//! The rules of the computed factors, on both sides of their limits, and unknown.

use chrono::{NaiveDate, NaiveTime};

use super::{Catalogue, Known};
use crate::diary::{
    Bout, BoutKind, Day, Diary, Dose, Intensity, Medicine, Recorded, Settings, Value, Word,
};

const DATE: &str = "2026-11-21";

/// A diary in the making: the day of [`DATE`] and the days before it.
#[derive(Default)]
struct Made(Diary);

impl Made {
    fn day(&mut self, back: u64) -> &mut Day {
        let date = DATE.parse::<NaiveDate>().unwrap() - chrono::Days::new(back);
        let said = "2026-11-22T08:00:00+01:00".parse().unwrap();
        self.0.days.entry(date).or_insert_with(|| Day::new(said))
    }

    fn with(mut self, readings: &[(&'static str, Value)]) -> Self {
        let readings = readings.iter().map(|(key, value)| (Word::Borrowed(*key), value.clone()));
        self.day(0).readings.extend(readings);
        self
    }

    fn bout(mut self, back: u64, fact: Bout) -> Self {
        self.day(back).bouts.push(recorded(fact));
        self
    }

    /// A bout of so many minutes on each of the days before; 0 is "no exercise".
    fn minutes(mut self, days: &[u32]) -> Self {
        for (back, minutes) in (0..).zip(days) {
            if *minutes == 0 {
                self.day(back).readings.insert("exercise".into(), Value::No);
            } else {
                self =
                    self.bout(back, Bout { minutes: Some(*minutes), ..Bout::of(BoutKind::Other) });
            }
        }
        self
    }

    fn value(&self, key: &str) -> Option<Value> {
        let catalogue = self.0.catalogue();
        let known = Known::of(&self.0, &catalogue, DATE.parse().unwrap());
        known.value(catalogue.by_key(key).unwrap())
    }

    fn is(&self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        assert!(matches!(value, Value::Yes | Value::No), "{key} is {value:?}");
        Some(value == Value::Yes)
    }
}

fn recorded<T>(fact: T) -> Recorded<T> {
    let recorded_at = "2026-11-22T08:00:00+01:00".parse().unwrap();
    Recorded { number: 1, key: "00".to_owned(), recorded_at, fact }
}

fn amount(amount: f64) -> Value {
    Value::Amount(amount)
}

fn level(word: &'static str) -> Value {
    Value::Level(word.into())
}

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn ended(text: &str, intensity: Intensity) -> Bout {
    let intensity = Some(intensity);
    Bout { ended: Some(clock(text)), intensity, ..Bout::of(BoutKind::Running) }
}

#[test]
fn every_computed_factor_is_unknown_where_nothing_is_noted() {
    let nothing = Made::default();
    for factor in Catalogue::built_in().computed() {
        assert_eq!(nothing.value(&factor.key), None, "{}", factor.key);
        let told = |rule: super::Rule| rule.words.contains("{}") == rule.limit.is_some();
        assert!(matches!(factor.source, super::Source::Computed(rule) if told(rule)));
    }
}

#[test]
fn dehydration_needs_water_mouth_and_urine() {
    let dry = |water: f64, mouth, urine| {
        Made::default().with(&[
            ("water", amount(water)),
            ("dry_mouth", mouth),
            ("dark_urine", urine),
        ])
    };
    assert_eq!(dry(1920.0, Value::No, Value::No).is("dehydration"), Some(false));
    assert_eq!(dry(1919.0, Value::No, Value::No).is("dehydration"), Some(true));
    assert_eq!(dry(2500.0, Value::Yes, Value::No).is("dehydration"), Some(true));
    assert_eq!(dry(2500.0, Value::No, Value::Yes).is("dehydration"), Some(true));
    let thirsty = Made::default().with(&[("water", amount(100.0)), ("dry_mouth", Value::Yes)]);
    assert_eq!(thirsty.is("dehydration"), None);
    for (colour, is) in [(3.0, false), (4.0, true)] {
        let told =
            [("water", amount(2500.0)), ("dry_mouth", Value::No), ("urine_colour", amount(colour))];
        assert_eq!(Made::default().with(&told).is("dehydration"), Some(is));
        let both = Made::default().with(&told).with(&[("dark_urine", Value::No)]);
        assert_eq!(both.is("dehydration"), Some(is), "no dark urine hides no colour");
    }
}

#[test]
fn either_a_hot_day_or_a_temperature_tells_heat() {
    assert_eq!(Made::default().with(&[("temp_max", amount(29.9))]).is("heat"), Some(false));
    assert_eq!(Made::default().with(&[("temp_max", amount(30.0))]).is("heat"), Some(true));
    assert_eq!(Made::default().with(&[("hot_day", Value::No)]).is("heat"), Some(false));
    let both = Made::default().with(&[("hot_day", Value::No), ("temp_max", amount(31.0))]);
    assert_eq!(both.is("heat"), Some(true));
}

#[test]
fn fluid_loss_and_long_sitting_need_both_halves() {
    let half = Made::default().with(&[("heavy_sweat", Value::Yes)]);
    assert_eq!(half.is("fluid_loss"), None);
    assert_eq!(half.with(&[("vomit_diarrhoea", Value::No)]).is("fluid_loss"), Some(true));
    let sat = |hours, spell| {
        Made::default().with(&[("sitting", amount(hours)), ("longest_sit", amount(spell))])
    };
    assert_eq!(sat(7.9, 1.9).is("long_sitting"), Some(false));
    assert_eq!(sat(8.0, 1.9).is("long_sitting"), Some(true));
    assert_eq!(sat(7.9, 2.0).is("long_sitting"), Some(true));
    assert_eq!(Made::default().with(&[("sitting", amount(9.0))]).is("long_sitting"), None);
}

#[test]
fn minutes_of_exercise_are_known_when_every_bout_has_them() {
    let two = Made::default().minutes(&[30]).bout(0, Bout::of(BoutKind::Walking));
    assert_eq!(two.value("exercise_time"), None);
    assert_eq!(Made::default().minutes(&[30]).value("exercise_time"), Some(amount(30.0)));
    let none = Made::default().minutes(&[0]).value("exercise_time");
    assert!(matches!(none, Some(Value::Amount(none)) if none.to_string() == "0"), "{none:?}");
    assert_eq!(Made::default().with(&[("exercise", Value::Yes)]).value("exercise_time"), None);
}

#[test]
fn one_vigorous_bout_is_enough_to_know_and_none_needs_all() {
    let vigorous = Made::default().bout(0, ended("10:00", Intensity::Vigorous));
    assert_eq!(vigorous.is("vigorous_exercise"), Some(true));
    let walked = vigorous.bout(0, Bout::of(BoutKind::Walking));
    assert_eq!(walked.is("vigorous_exercise"), Some(true), "whatever the walk was like");
    let light = Made::default().bout(0, ended("10:00", Intensity::Light));
    assert_eq!(light.is("vigorous_exercise"), Some(false));
    let unsaid = light.bout(0, Bout::of(BoutKind::Other));
    assert_eq!(unsaid.is("vigorous_exercise"), None);
    assert_eq!(Made::default().minutes(&[0]).is("vigorous_exercise"), Some(false));
}

#[test]
fn exercise_is_late_from_three_hours_before_bed_on() {
    let at = |text, bed: Option<&str>| {
        let made = Made::default().bout(0, ended(text, Intensity::Moderate));
        match bed {
            Some(bed) => made.with(&[("bed_time", Value::Clock(clock(bed)))]),
            None => made,
        }
    };
    assert_eq!(at("19:59", None).is("late_exercise"), Some(false));
    assert_eq!(at("20:00", None).is("late_exercise"), Some(true));
    assert_eq!(at("20:01", Some("23:30")).is("late_exercise"), Some(false));
    assert_eq!(at("22:30", Some("00:30")).is("late_exercise"), Some(true));
    assert_eq!(at("00:15", Some("00:30")).is("late_exercise"), Some(true));
    assert_eq!(at("09:00", None).is("late_exercise"), Some(false));
    assert_eq!(at("22:00", None).is("late_vigorous"), Some(false));
    let vigorous = Made::default().bout(0, ended("22:00", Intensity::Vigorous));
    assert_eq!(vigorous.is("late_vigorous"), Some(true));
    let begun =
        Bout { started: Some(clock("20:00")), minutes: Some(30), ..Bout::of(BoutKind::Running) };
    assert_eq!(Made::default().bout(0, begun).is("late_exercise"), Some(true));
}

#[test]
fn a_bout_is_not_both_vigorous_and_late_if_it_is_known_not_to_be_one_of_them() {
    let bout = |ended: Option<&str>, intensity| {
        let bout = Bout { ended: ended.map(clock), intensity, ..Bout::of(BoutKind::Other) };
        Made::default().bout(0, bout)
    };
    let (light, hard) = (Some(Intensity::Light), Some(Intensity::Vigorous));
    assert_eq!(bout(None, light).is("late_vigorous"), Some(false));
    assert_eq!(bout(Some("10:00"), None).is("late_vigorous"), Some(false));
    assert_eq!(bout(None, hard).is("late_vigorous"), None);
    assert_eq!(bout(Some("22:00"), None).is("late_vigorous"), None);
    let late = bout(None, None).bout(0, ended("22:00", Intensity::Vigorous));
    assert_eq!(late.is("late_vigorous"), Some(true), "whatever the other was");
}

#[test]
fn a_bout_needs_stretching_on_both_sides() {
    let stretched = |before, after| {
        let bout = Bout {
            stretched_before: before,
            stretched_after: after,
            ..Bout::of(BoutKind::Running)
        };
        Made::default().bout(0, bout).is("exercise_without_stretching")
    };
    assert_eq!(stretched(Some(true), Some(true)), Some(false));
    assert_eq!(stretched(Some(true), Some(false)), Some(true));
    assert_eq!(stretched(None, Some(false)), Some(true), "either is enough");
    assert_eq!(stretched(Some(true), None), None);
    assert_eq!(Made::default().minutes(&[0]).is("exercise_without_stretching"), Some(false));
}

#[test]
fn only_feet_count_for_long_walking() {
    let walked = |kind, minutes| {
        let bout = Bout { minutes: Some(minutes), ..Bout::of(kind) };
        Made::default().bout(0, bout).is("long_walk_run")
    };
    assert_eq!(walked(BoutKind::Walking, 59), Some(false));
    assert_eq!(walked(BoutKind::Running, 60), Some(true));
    assert_eq!(walked(BoutKind::Cycling, 90), Some(false));
}

#[test]
fn use_of_the_legs_adds_exercise_and_labour() {
    let made = Made::default().minutes(&[45]);
    assert_eq!(made.value("leg_use"), None);
    assert_eq!(made.with(&[("labour", amount(1.5))]).value("leg_use"), Some(amount(135.0)));
}

#[test]
fn a_jump_is_more_than_half_and_more_than_twenty_minutes() {
    let jump = |days: &[u32]| Made::default().minutes(days).is("activity_jump");
    assert_eq!(jump(&[61, 40, 40, 40, 40]), Some(true));
    assert_eq!(jump(&[60, 40, 40, 40, 40]), Some(false));
    assert_eq!(jump(&[30, 10, 10, 10, 10]), Some(false));
    assert_eq!(jump(&[31, 10, 10, 10, 10]), Some(true));
    assert_eq!(jump(&[0, 40, 40, 40, 40]), Some(true));
    assert_eq!(jump(&[90, 40, 40, 40]), None);
}

#[test]
fn a_restart_is_any_exercise_after_three_days_of_rest() {
    let restart = |days: &[u32]| Made::default().minutes(days).is("restart_after_rest");
    assert_eq!(restart(&[20, 0, 9, 0]), Some(true));
    assert_eq!(restart(&[20, 0, 10, 0]), Some(false));
    assert_eq!(restart(&[0, 0, 0, 0]), Some(false));
    assert_eq!(restart(&[20, 0, 0]), None);
}

#[test]
fn an_inactive_day_and_week_have_their_minutes() {
    let inactive = |days: &[u32], key: &str| Made::default().minutes(days).is(key);
    assert_eq!(inactive(&[9], "inactive"), Some(true));
    assert_eq!(inactive(&[10], "inactive"), Some(false));
    assert_eq!(inactive(&[19, 20, 20, 20], "inactive_week"), Some(true));
    assert_eq!(inactive(&[20, 20, 20, 20], "inactive_week"), Some(false));
    assert_eq!(inactive(&[0, 0, 0], "inactive_week"), None);
}

#[test]
fn shoes_are_judged_by_their_kind_and_their_hours() {
    let shoes = |word, key: &str| Made::default().with(&[("footwear", level(word))]).is(key);
    assert_eq!(shoes("supportive", "poor_footwear"), Some(false));
    assert_eq!(shoes("barefoot", "poor_footwear"), Some(true));
    assert_eq!(shoes("unsupportive", "uncomfortable_footwear"), Some(true));
    assert_eq!(shoes("heels", "uncomfortable_footwear"), Some(false));
    assert_eq!(shoes("heels", "high_heels"), Some(true));
    assert_eq!(shoes("heels", "long_in_bad_shoes"), None);
    let worn = |word, hours| {
        let told = [("footwear", level(word)), ("footwear_worn", amount(hours))];
        Made::default().with(&told).is("long_in_bad_shoes")
    };
    assert_eq!(worn("heels", 3.9), Some(false));
    assert_eq!(worn("heels", 4.0), Some(true));
    assert_eq!(worn("trainers", 9.0), Some(false));
}

#[test]
fn a_poor_diet_is_none_of_four_foods() {
    let foods = |bananas: f64| {
        let none = ["leafy_greens", "nuts", "dairy"].map(|food| (food, amount(0.0)));
        Made::default().with(&none).with(&[("bananas", amount(bananas))]).is("poor_diet")
    };
    assert_eq!(foods(0.0), Some(true));
    assert_eq!(foods(1.0), Some(false));
    assert_eq!(Made::default().with(&[("nuts", amount(0.0))]).is("poor_diet"), None);
}

#[test]
fn stretching_is_full_at_thirty_seconds_twice() {
    let held = |seconds, times| {
        let told = [("stretch_hold", amount(seconds)), ("stretch_repetitions", amount(times))];
        Made::default().with(&told).is("full_stretching")
    };
    assert_eq!(held(30.0, 2.0), Some(true));
    assert_eq!(held(29.0, 2.0), Some(false));
    assert_eq!(held(30.0, 1.0), Some(false));
    let none = Made::default().with(&[("stretch_bedtime", Value::No)]);
    assert_eq!(none.is("no_bedtime_stretch"), Some(true));
}

#[test]
fn an_infusion_counts_for_its_day_and_the_next() {
    let infused = |back: u64| {
        let date = DATE.parse::<NaiveDate>().unwrap() - chrono::Days::new(back);
        let medicine = Medicine::named("iron sucrose").unwrap();
        let dose = Dose { medicine, date, at: None, taken: true, strength: None, route: None };
        let diary = Diary { doses: vec![recorded(dose)], ..Diary::default() };
        Made(diary).is("iron_infusion")
    };
    assert_eq!((infused(0), infused(1), infused(2)), (Some(true), Some(true), Some(false)));
    assert_eq!(Made::default().is("iron_infusion"), None);
}

#[test]
fn what_is_partly_known_says_what_it_still_needs() {
    let lacks = |made: &Made, key: &str| {
        let catalogue = made.0.catalogue();
        let known = Known::of(&made.0, &catalogue, DATE.parse().unwrap());
        known.lacks(catalogue.by_key(key).unwrap()).join(", ")
    };
    let run = Made::default().bout(0, Bout::of(BoutKind::Running));
    for (key, needs) in [
        ("exercise_time", "how long each bout was"),
        ("late_vigorous", "when each bout ended, and how hard it was"),
        ("leg_use", "physical labour"),
        ("inactive_week", "the minutes of exercise, on 3 of the 6 days before too"),
        ("heat", ""),
        ("iron_infusion", ""),
    ] {
        assert_eq!(lacks(&run, key), needs, "{key}");
        assert_eq!(lacks(&Made::default(), key), "", "{key}: nothing is noted");
    }
    let settings = Settings { extra_glass: true, ..Settings::default() };
    let extra = Made(Diary { settings, ..Diary::default() }).with(&[("water", amount(1500.0))]);
    let needs = "whether the day was hot, and the minutes of exercise";
    assert_eq!(lacks(&extra, "below_water_goal"), needs);
    let hot = extra.with(&[("hot_day", Value::No)]).minutes(&[0]);
    assert_eq!(lacks(&hot, "below_water_goal"), "", "it is known");
}

#[test]
fn the_extra_glass_is_for_hot_and_active_days() {
    let settings = Settings { extra_glass: true, ..Settings::default() };
    let made = |hot, minutes| {
        let diary = Diary { settings: settings.clone(), ..Diary::default() };
        let told = [("water", amount(8.0 * 240.0)), ("hot_day", hot)];
        Made(diary).with(&told).minutes(&[minutes]).is("below_water_goal")
    };
    assert_eq!(made(Value::No, 29), Some(false));
    assert_eq!(made(Value::No, 30), Some(true));
    assert_eq!(made(Value::Yes, 0), Some(true));
    let plain = Made::default().with(&[("water", amount(8.0 * 240.0))]);
    assert_eq!(plain.is("below_water_goal"), Some(false));
}
