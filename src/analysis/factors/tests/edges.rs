//! The edges of section 9: what the scan says where there is little or nothing to compare.

use super::super::{Comparison, Finding, Grade, Missing, Rule, Shut, Subject};
use super::{chance, diary, hot_days, scan, yes};
use crate::analysis::known;
use crate::diary::{Bout, BoutKind, Catalogue, Diary, Recorded, Value};

/// Returns the finding about hot days, and its comparison with the same night.
fn hot(diary: &Diary) -> (Finding, Comparison) {
    let finding = scan(diary).finding("hot_day").unwrap().clone();
    let comparison = finding.comparisons[0].clone();
    (finding, comparison)
}

fn missing(comparison: &Comparison) -> Missing {
    match comparison.found {
        Err(Shut::TooFew(missing)) => missing,
        _ => Missing::default(),
    }
}

fn often(place: usize, share: f64) -> Option<bool> {
    Some(chance(place, 1) < share)
}

#[test]
fn one_night_is_too_early_for_everything() {
    let (finding, comparison) = hot(&hot_days(1, |_| (Some(1), Some(true))));
    assert_eq!(finding.grade, Some(Grade::TooEarly));
    assert_eq!(missing(&comparison).nights, 27);
    assert_eq!(finding.needed, None);
}

#[test]
fn where_nothing_was_noted_by_day_nothing_is_scanned() {
    let found = scan(&hot_days(100, |place| (Some(u32::from(place % 3 == 0)), None)));
    assert_eq!((found.findings.len(), found.family), (0, 0));
}

#[test]
fn the_same_number_of_cramps_every_night_is_too_early() {
    let (finding, comparison) = hot(&hot_days(100, |place| (Some(2), often(place, 0.5))));
    assert_eq!(finding.grade, Some(Grade::TooEarly));
    assert_eq!(missing(&comparison).other_nights, 8);
}

#[test]
fn cramps_every_night_are_compared_as_bad_nights() {
    let found = scan(&hot_days(100, |place| {
        let is_hot = chance(place, 1) < 0.5;
        (Some(if is_hot { 3 } else { 1 }), Some(is_hot))
    }));
    assert_eq!(found.outcome.word(), "bad night");
    assert_eq!(found.finding("hot_day").unwrap().grade, Some(Grade::Clear));
}

#[test]
fn no_cramp_at_all_is_too_early_and_says_so() {
    let (finding, comparison) = hot(&hot_days(100, |place| (Some(0), often(place, 0.5))));
    assert_eq!(finding.grade, Some(Grade::TooEarly));
    assert_eq!((missing(&comparison).outcome_nights, missing(&comparison).other_nights), (8, 0));
}

#[test]
fn where_no_free_night_was_confirmed_it_is_too_early() {
    let cramps = |place: usize| (place.is_multiple_of(3)).then_some(1);
    let (finding, comparison) = hot(&hot_days(100, |place| (cramps(place), often(place, 0.5))));
    assert_eq!(finding.grade, Some(Grade::TooEarly));
    assert_eq!(missing(&comparison).other_nights, 8);
}

#[test]
fn always_or_never_so_says_which_side_is_missing() {
    let cramps = |place| Some(u32::from(chance(place, 2) < 0.3));
    for (always, exposed, unexposed) in [(true, 0, 8), (false, 8, 0)] {
        let (finding, comparison) = hot(&hot_days(100, |place| (cramps(place), Some(always))));
        assert_eq!(finding.grade, Some(Grade::TooEarly));
        let missing = missing(&comparison);
        assert_eq!((missing.exposed, missing.unexposed), (exposed, unexposed));
    }
}

#[test]
fn what_changes_only_between_months_is_not_compared() {
    let cramps = |place| Some(u32::from(chance(place, 2) < 0.3));
    let (finding, comparison) = hot(&hot_days(90, |place| (cramps(place), Some(place < 31))));
    assert_eq!(comparison.found, Err(Shut::NoComparisonWithinMonths));
    assert_eq!(finding.grade, Some(Grade::TooEarly));
}

#[test]
fn an_amount_that_never_changes_varies_too_little() {
    let days: Vec<_> = (0..60)
        .map(|place| {
            (Some(u32::from(chance(place, 2) < 0.3)), [("standing", Some(Value::Amount(4.0)))])
        })
        .collect();
    let found = scan(&diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..]))));
    let comparison = &found.finding("standing").unwrap().comparisons[0];
    assert_eq!(comparison.found, Err(Shut::TooLittleVariation));
    assert_eq!(comparison.sides, None);
}

#[test]
fn a_zero_cell_has_a_difference_and_no_limits_of_the_ratio() {
    let (_, comparison) = hot(&hot_days(60, |place| {
        let is_hot = place.is_multiple_of(4);
        (Some(u32::from(!is_hot && chance(place, 2) < 0.5)), Some(is_hot))
    }));
    let found = comparison.found.unwrap();
    assert_eq!((found.rr, found.rr_interval), (Some(0.0), None));
    assert!(found.rd < 0.0 && found.rd_interval.high < 0.0);
}

#[test]
fn a_month_with_one_usable_night_adds_nothing() {
    let with = |nights| {
        hot_days(nights, |place| (Some(u32::from(chance(place, 2) < 0.4)), often(place, 0.5)))
    };
    let (_, before) = hot(&with(59));
    let (_, after) = hot(&with(60));
    let (before, after) = (before.found.unwrap(), after.found.unwrap());
    assert!((before.u - after.u).abs() < 1e-12 && (before.v0 - after.v0).abs() < 1e-12);
    assert!((before.rd - after.rd).abs() < 1e-12);
}

#[test]
fn where_no_comparison_passed_the_gate_the_family_is_empty() {
    let found = scan(&hot_days(20, |place| (Some(u32::from(place % 2 == 0)), often(place, 0.5))));
    assert_eq!((found.family, found.compared()), (0, 0));
    assert!(found.findings.iter().all(|finding| finding.p_adjusted().is_none()));
}

#[test]
fn where_every_night_is_unknown_nothing_is_known() {
    let found = scan(&hot_days(40, |place| (None, often(place, 0.5))));
    assert_eq!((found.known, found.share, found.outcome), (0, None, Rule::CrampNight));
    assert_eq!(found.finding("hot_day").unwrap().comparisons[0].nights, 0);
}

#[test]
fn of_two_levels_only_the_rarer_is_held_against_the_nights() {
    let levels = |rare: usize| {
        let days: Vec<_> = (0..60)
            .map(|place| {
                let word = if place % rare == 0 { "heels" } else { "flat" };
                (Some(0), [("footwear", Some(Value::Level(word.into())))])
            })
            .collect();
        let found = scan(&diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..]))));
        found.findings.iter().map(|finding| finding.subject.key()).collect::<Vec<_>>()
    };
    assert_eq!(levels(3), ["footwear=heels"]);
    assert_eq!(levels(2), ["footwear=flat"], "on a tie the first of the alphabet");
    assert_eq!(levels(1), Vec::<String>::new(), "one level tells nothing");
}

#[test]
fn of_alcohol_only_any_or_none_is_held_against_the_nights() {
    let days: Vec<_> = (0..60)
        .map(|place| (Some(0), [("alcohol", Some(Value::Amount((place % 3) as f64)))]))
        .collect();
    let found = scan(&diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..]))));
    let sides = found.finding("alcohol").unwrap().comparisons[0].sides.unwrap();
    assert_eq!((sides.exposed, sides.unexposed), (40, 20));
}

#[test]
fn a_bout_tells_that_there_was_exercise() {
    let rest = [("exercise", Some(yes(false)))];
    let mut diary = diary((0..4).map(|_| (Some(0), &rest[..])));
    let first = diary.days.values_mut().next().unwrap();
    first.readings.clear();
    let fact = Bout::of(BoutKind::Running);
    first.bouts.push(Recorded { number: 1, key: String::new(), recorded_at: known::noted(), fact });
    let sides = scan(&diary).finding("exercise").unwrap().comparisons[0].sides.unwrap();
    assert_eq!((sides.exposed, sides.unexposed), (1, 3));
}

#[test]
fn what_acts_in_the_night_is_held_against_its_own_night_only() {
    let days: Vec<_> = (0..60)
        .map(|place| (Some(u32::from(place % 3 == 0)), [("toes_down", Some(yes(place % 2 == 0)))]))
        .collect();
    let found = scan(&diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..]))));
    let finding = found.finding("toes_down").unwrap();
    assert_eq!((finding.comparisons.len(), finding.reverse_z, finding.follows), (1, None, None));
}

#[test]
fn a_subject_is_called_by_its_key_its_label_and_its_other_names() {
    let catalogue = Catalogue::built_in();
    let factor = |key: &str| catalogue.by_key(key).unwrap().clone();
    let heels = Subject::Level(factor("footwear"), "heels".into());
    for words in ["heels", "high heels", "footwear=heels", "Footwear Heels", "footwear: heels"] {
        assert!(heels.is_called(words), "{words}");
    }
    assert!(!heels.is_called("footwear") && !heels.is_called(""));
    let water = Subject::Factor(factor("water"));
    assert!(water.is_called("hydration") && !water.is_called("waters"));
}

/// Returns a diary in which exercise goes with cramps, and late caffeine is the same on so many of 10 days.
fn with_a_twin(same: usize) -> Diary {
    let days: Vec<_> = (0..400)
        .map(|place| {
            let exercise = chance(place, 1) < 0.5;
            let twin = if place % 10 < same { exercise } else { chance(place, 3) < 0.5 };
            let cramps = chance(place, 2) < if exercise { 0.7 } else { 0.15 };
            let told = [("exercise", Some(yes(exercise))), ("caffeine_late", Some(yes(twin)))];
            (Some(u32::from(cramps)), told)
        })
        .collect();
    diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..])))
}

#[test]
fn two_things_always_done_together_cannot_be_told_apart() {
    let found = scan(&with_a_twin(10));
    for (one, other) in [("exercise", "caffeine_late"), ("caffeine_late", "exercise")] {
        let finding = found.finding(one).unwrap();
        assert_eq!(finding.grade, Some(Grade::Clear));
        assert_eq!(finding.company.inseparable_from, [other]);
        assert!(finding.company.explained_by.is_empty());
    }
}

#[test]
fn what_only_travels_with_the_true_factor_is_explained_and_no_longer_clear() {
    let found = scan(&with_a_twin(7));
    let (exercise, twin) =
        (found.finding("exercise").unwrap(), found.finding("caffeine_late").unwrap());
    assert!(twin.p_adjusted().unwrap() < 0.001, "alone it would be clear");
    assert_eq!(twin.grade, Some(Grade::Possible));
    assert_eq!(twin.company.explained_by, ["exercise"]);
    assert_eq!(exercise.grade, Some(Grade::Clear));
    assert!(exercise.company.beside["caffeine_late"] < 0.001);
}

#[test]
fn what_is_done_after_a_cramp_is_said_to_follow_the_cramps() {
    let cramp = |place: usize| chance(place, 2) < 0.3;
    let found = scan(&hot_days(300, |place| {
        let after = place > 0 && cramp(place - 1);
        (Some(u32::from(cramp(place))), Some(chance(place, 1) < if after { 0.8 } else { 0.2 }))
    }));
    let finding = found.finding("hot_day").unwrap();
    let is_same_sign = finding.best().unwrap().1.z > 0.0;
    assert!(finding.reverse_z.unwrap() > 5.0);
    assert_eq!(finding.follows, Some(is_same_sign));
}

#[test]
fn findings_stand_by_grade_and_then_by_p_and_those_not_compared_come_last() {
    let found = scan(&with_a_twin(7));
    let places: Vec<(Option<usize>, f64)> = found
        .by_evidence()
        .iter()
        .map(|finding| {
            let grades = [Grade::Clear, Grade::Possible, Grade::NoSign, Grade::TooEarly];
            let grade = grades.iter().position(|grade| finding.grade == Some(*grade));
            (grade, finding.best().map_or(f64::INFINITY, |(_, found)| found.p))
        })
        .collect();
    assert_eq!(places.len(), found.findings.len());
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(found.by_evidence()[0].subject.key(), "exercise");
}
