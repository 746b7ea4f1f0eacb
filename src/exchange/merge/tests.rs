//! What a diary takes from another, and what it refuses.

use proptest::prelude::*;

use super::super::made_up;
use super::*;
use crate::diary::{
    Acts, Bout, BoutKind, Class, Exposed, Fact, Factor, Kind, LabResult, LabUnit, Score, Settings,
    Sign, SignAnswer, Source, Unit, Value, WarningRule,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn recorded<T>(key: &str, fact: T) -> Recorded<T> {
    let recorded_at = "2026-11-22T08:10:00+01:00".parse().unwrap();
    Recorded { number: 1, key: key.to_owned(), recorded_at, fact }
}

fn diary() -> Diary {
    let night = Night::named_after(date("2026-11-20"));
    let mut day = Day::new("2026-11-21T08:10:00+01:00".parse().unwrap());
    day.readings.insert("water".into(), Value::Amount(1500.0));
    day.note = Some("a long day".to_owned());
    Diary {
        cramps: vec![recorded("a", Cramp::on(night))],
        confirmed_none: [(night.after(1), "2026-11-22T08:10:00+01:00".parse().unwrap())].into(),
        days: [(date("2026-11-20"), day)].into(),
        ..Diary::default()
    }
}

#[test]
fn an_empty_diary_takes_everything() {
    let merge = Merge::of(&Diary::default(), &diary());
    assert_eq!((merge.new.clone(), merge.same), (diary(), 0));
    assert_eq!(merge.added(), 4);
    assert_eq!(merge.conflicts, []);
}

#[test]
fn the_same_diary_twice_changes_nothing() {
    let merge = Merge::of(&diary(), &diary());
    assert_eq!((merge.new, merge.same), (Diary::default(), 4));
}

#[test]
fn a_record_that_differs_is_told_and_not_taken() {
    let mut other = diary();
    other.cramps[0].fact.pain = Score::new(3);
    let day = other.days.get_mut(&date("2026-11-20")).unwrap();
    day.readings.insert("water".into(), Value::Amount(2000.0));
    day.readings.insert("hot_day".into(), Value::Yes);
    let merge = Merge::of(&diary(), &other);
    let what: Vec<_> = merge.conflicts.iter().map(|it| (it.table, it.what.as_str())).collect();
    assert_eq!(what, [("cramps", "pain_0_10"), ("days", "water")]);
    assert_eq!(merge.added(), 1);
}

#[test]
fn a_bout_that_differs_is_told_by_its_columns() {
    let with = |bout: Bout| {
        let mut diary = diary();
        let day = diary.days.get_mut(&date("2026-11-20")).unwrap();
        day.bouts = vec![recorded("b", bout)];
        diary
    };
    let (mine, theirs) = (Bout::of(BoutKind::Running), Bout::of(BoutKind::Walking));
    let theirs = Bout { minutes: Some(30), ..theirs };
    let differ =
        ["exercise: kind of 2026-11-20 differs", "exercise: minutes of 2026-11-20 differs"];
    assert_eq!(told(&Merge::of(&with(mine), &with(theirs))), differ);
}

#[test]
fn a_calm_night_does_not_overrule_a_cramp() {
    let night = Night::named_after(date("2026-11-20"));
    let mut other = Diary::default();
    other.confirmed_none.insert(night, "2026-11-22T08:10:00+01:00".parse().unwrap());
    let merge = Merge::of(&diary(), &other);
    assert_eq!((merge.added(), merge.conflicts.len()), (0, 1));
}

#[test]
fn a_cramp_does_not_overrule_a_night_called_calm() {
    let night = Night::named_after(date("2026-11-20"));
    let mut calm = Diary::default();
    calm.confirmed_none.insert(night, "2026-11-21T08:10:00+01:00".parse().unwrap());
    let merge = Merge::of(&calm, &diary());
    assert_eq!(told(&merge), ["days: the status of the night of 2026-11-20 differs"]);
    assert_eq!((merge.new.cramps.len(), merge.added()), (0, 3));
    let mut both = diary();
    both.confirmed_none.extend(calm.confirmed_none.clone());
    assert_eq!(told(&Merge::of(&calm, &both)), Vec::<String>::new());
}

#[test]
fn a_bout_that_moved_to_another_day_is_a_conflict() {
    let bout = Bout::of(BoutKind::Running);
    let on = |day: &str| {
        let mut other = Day::new("2026-11-21T08:10:00+01:00".parse().unwrap());
        other.bouts.push(recorded("b", bout.clone()));
        Diary { days: [(date(day), other)].into(), ..Diary::default() }
    };
    let merge = Merge::of(&on("2026-11-20"), &on("2026-11-19"));
    assert_eq!((merge.new.days[&date("2026-11-19")].bouts.len(), merge.conflicts.len()), (0, 1));
}

/// Returns a diary that holds one of each thing that is no event of a night or a day.
fn person() -> Diary {
    let night = Night::named_after(date("2026-11-20"));
    let factor = Factor {
        key: "screen".into(),
        label: "screen".into(),
        aliases: &[],
        kind: Kind::YesNo,
        exposed: Exposed::Yes,
        acts: Acts::Day,
        articles: &[],
        source: Source::Own { retired: false },
    };
    let seen = "2026-11-22T08:10:00+01:00".parse().unwrap();
    Diary {
        classes: [("my pill".to_owned(), vec![Class::Diuretic])].into(),
        signs: vec![recorded("s", SignAnswer::new(night, Sign::Swelling, true))],
        acknowledged: [((WarningRule::Frequent, night), seen)].into(),
        profile: vec![recorded("p", Fact::BirthYear(1958))],
        own_factors: vec![factor],
        settings: Settings {
            glass_ml: 200.0,
            limits: [("standing".into(), 5.0)].into(),
            scan: ["exercise_time".into()].into(),
            ..Settings::default()
        },
        ..Diary::default()
    }
}

fn told(merge: &Merge) -> Vec<String> {
    merge.conflicts.iter().map(ToString::to_string).collect()
}

#[test]
fn what_a_person_has_set_up_is_taken_once() {
    let merge = Merge::of(&Diary::default(), &person());
    assert_eq!((merge.added(), merge.same), (8, 0));
    assert_eq!(format!("{:?}", merge.new), format!("{:?}", person()));
    let again = Merge::of(&person(), &person());
    assert_eq!((again.added(), again.same, told(&again)), (0, 8, vec![]));
    assert_eq!(again.new, Diary::default());
}

#[test]
fn what_a_person_has_set_up_otherwise_is_a_conflict() {
    let mut other = person();
    other.signs[0].fact.yes = false;
    other.profile[0].fact = Fact::BirthYear(1985);
    other.own_factors[0].label = "late screen".into();
    other.classes.insert("my pill".to_owned(), vec![Class::IvIronSucrose]);
    other.settings.glass_ml = 250.0;
    other.settings.limits.insert("standing".into(), 6.0);
    other.settings.extra_glass = true;
    other.settings.scan = ["activity_jump".into(), "heat".into()].into();
    let merge = Merge::of(&person(), &other);
    assert_eq!(
        told(&merge),
        [
            "signs: swelling of 2026-11-20 differs",
            "profile: value of birth_year differs",
            "factors: screen differs",
            "classes: the class of a medicine differs",
            "settings: the setting glass_ml differs",
            "settings: the setting limit.standing differs",
            "settings: the setting scan.exercise_time differs",
        ]
    );
    assert_eq!(merge.new.settings.scan, ["heat".into()].into());
    assert_eq!((merge.added(), merge.new_settings().len()), (2, 2));
}

#[test]
fn the_usual_settings_do_not_undo_those_of_a_person() {
    let merge = Merge::of(&person(), &Diary::default());
    assert_eq!((merge.added(), told(&merge)), (0, vec![]));
}

#[test]
fn the_same_answer_and_the_same_birth_year_under_other_keys_are_known() {
    let mut other = person();
    other.signs[0].key = "t".to_owned();
    other.profile[0].key = "q".to_owned();
    let merge = Merge::of(&person(), &other);
    assert_eq!((merge.added(), told(&merge)), (0, vec![]));
    other.profile[0].fact = Fact::BirthYear(1985);
    assert_eq!(told(&Merge::of(&person(), &other)), ["profile: value of birth_year differs"]);
}

#[test]
fn a_condition_or_a_result_that_both_have_is_not_doubled() {
    let condition = |since: &str| Fact::Condition {
        name: "diabetes".to_owned(),
        since: since.parse().ok(),
        until: None,
    };
    let sample = |value| {
        Fact::Lab(LabResult {
            analyte: "potassium".to_owned(),
            value,
            unit: LabUnit::MillimolesPerLitre,
            on: date("2026-11-12"),
            flag: None,
            low: None,
            high: None,
        })
    };
    let profile = |facts: Vec<(&str, Fact)>| Diary {
        profile: facts.into_iter().map(|(key, fact)| recorded(key, fact)).collect(),
        ..Diary::default()
    };
    let here = profile(vec![("a", condition("2015")), ("b", sample(3.2))]);
    let other = profile(vec![("c", condition("2015")), ("d", sample(3.2)), ("e", sample(3.6))]);
    let merge = Merge::of(&here, &other);
    assert_eq!((merge.added(), merge.same, told(&merge)), (1, 2, vec![]));
    let other = profile(vec![("c", condition("2016"))]);
    assert_eq!(told(&Merge::of(&here, &other)), ["profile: since of condition differs"]);
}

#[test]
fn a_key_that_names_another_fact_here_is_a_conflict() {
    let mut other = person();
    other.signs[0].fact.sign = Sign::Weakness;
    other.profile[0].fact = Fact::Reviewed { on: date("2026-11-20") };
    let merge = Merge::of(&person(), &other);
    assert_eq!(
        told(&merge),
        ["signs: weakness of 2026-11-20 differs", "profile: kind of reviewed differs"]
    );
}

#[test]
fn two_factors_of_one_column_cannot_stand_side_by_side() {
    let mut other = person();
    other.own_factors[0].key = "screen_h".into();
    let mut hours = person();
    hours.own_factors[0].kind = Kind::Amount { unit: Unit::Hours, least: 0.0, most: 24.0 };
    assert_eq!(told(&Merge::of(&hours, &other)), ["factors: screen_h differs"]);
}

proptest! {
    #[test]
    fn reading_the_same_diary_again_changes_nothing(diary in made_up::diary()) {
        let first = Merge::of(&Diary::default(), &diary);
        prop_assert_eq!(told(&first), Vec::<String>::new());
        let again = Merge::of(&diary, &diary);
        prop_assert_eq!(again.added(), 0);
        prop_assert_eq!(told(&again), Vec::<String>::new());
        prop_assert_eq!(again.same, first.added());
        prop_assert_eq!(format!("{:?}", again.new), format!("{:?}", Diary::default()));
    }
}
