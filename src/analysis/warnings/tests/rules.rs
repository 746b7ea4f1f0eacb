//! Each rule on both sides of its threshold, and where it has no answer.

use super::super::made_up::*;
use super::super::*;
use crate::diary::{
    Cramp, Effect, EndedBy, Fact as Standing, Intensity, Side, Sign, State, Technique, Value,
};
use WarningRule as W;

#[test]
fn a_sign_that_is_so_warns_and_one_that_is_not_so_or_was_not_asked_does_not() {
    for (sign, rule, level) in [
        (Sign::Swelling, W::Swelling, Level::Urgent),
        (Sign::Skin, W::Skin, Level::Urgent),
        (Sign::Weakness, W::Weakness, Level::Urgent),
        (Sign::Infection, W::Infection, Level::Urgent),
        (Sign::Toxin, W::ToxinOrWound, Level::Urgent),
        (Sign::Wound, W::ToxinOrWound, Level::Urgent),
        (Sign::ChestPain, W::Chest, Level::Urgent),
        (Sign::Breathlessness, W::Chest, Level::Urgent),
        (Sign::Numbness, W::Numbness, Level::Doctor),
        (Sign::Wasting, W::Wasting, Level::Doctor),
        (Sign::WalkingPain, W::WalkingPain, Level::Doctor),
        (Sign::NewOnset, W::SuddenRise, Level::Doctor),
    ] {
        assert_eq!(made().yes(0, sign).level(rule), Some(level), "{sign}");
        let no = made().answer(0, sign, false, |_| {});
        assert_eq!(warnings(&no.diary, tonight()), [], "{sign}");
    }
}

#[test]
fn very_dark_urine_or_muscle_pain_alone_fires_nothing() {
    let made = made().yes(0, Sign::VeryDarkUrine).yes(0, Sign::MusclePain);
    assert_eq!(warnings(&made.diary, tonight()), []);
}

#[test]
fn pain_from_8_on_is_extreme() {
    let with = |score| made().cramp(0, |cramp| cramp.pain = score).level(W::ExtremelyPainful);
    assert_eq!(with(pain(8)), Some(Level::Doctor));
    assert_eq!(with(pain(7)), None);
    assert_eq!(with(None), None);
}

#[test]
fn more_than_ten_minutes_is_long_and_urgent_where_nothing_helped() {
    let with = |seconds, change: fn(&mut Cramp)| {
        let made = made().cramp(0, |cramp| {
            cramp.duration = lasting(seconds);
            change(cramp);
        });
        made.level(W::Long)
    };
    let still = |cramp: &mut Cramp| cramp.ended_by = Some(EndedBy::StillPresent);
    let failed = |cramp: &mut Cramp| {
        cramp.relief =
            vec![tried(Technique::Heat, Some(Effect::None)), tried(Technique::Massage, None)];
    };
    let helped = |cramp: &mut Cramp| {
        cramp.relief = vec![
            tried(Technique::Heat, Some(Effect::None)),
            tried(Technique::Massage, Some(Effect::Partial)),
        ];
    };
    let unknown = |cramp: &mut Cramp| cramp.relief = vec![tried(Technique::Heat, None)];
    assert_eq!(with(601, |_| {}), Some(Level::Doctor));
    assert_eq!(with(601, still), Some(Level::Urgent));
    assert_eq!(with(601, failed), Some(Level::Urgent));
    assert_eq!(with(601, helped), Some(Level::Doctor));
    assert_eq!(with(601, unknown), Some(Level::Doctor));
    assert_eq!(with(600, still), None);
    assert_eq!(made().cramp(0, still).level(W::Long), None);
}

#[test]
fn severe_pain_that_stretching_does_not_ease_or_that_stays_is_urgent() {
    let with = |score, relief: Vec<_>, ended_by| {
        let made = made().cramp(0, |cramp| {
            cramp.pain = score;
            cramp.relief = relief;
            cramp.ended_by = ended_by;
        });
        made.level(W::NotResolving)
    };
    let still = Some(EndedBy::StillPresent);
    for stretch in [Technique::Stretch, Technique::ToesUp] {
        let failed = vec![tried(stretch, Some(Effect::None))];
        assert_eq!(with(pain(7), failed.clone(), None), Some(Level::Urgent));
        assert_eq!(with(pain(6), failed.clone(), None), None);
        assert_eq!(with(None, failed, None), None);
        assert_eq!(with(pain(7), vec![tried(stretch, Some(Effect::Partial))], None), None);
        assert_eq!(with(pain(7), vec![tried(stretch, None)], None), None);
    }
    assert_eq!(with(pain(7), vec![tried(Technique::Heat, Some(Effect::None))], None), None);
    assert_eq!(with(pain(7), vec![], still), Some(Level::Urgent));
    assert_eq!(with(pain(6), vec![], still), None);
    assert_eq!(with(pain(10), vec![], Some(EndedBy::Itself)), None);
}

#[test]
fn a_cramp_while_up_counts_by_itself_and_not_for_the_nights() {
    let up = |cramp: &mut Cramp| {
        cramp.state = Some(State::UpAwake);
        cramp.pain = pain(9);
        cramp.count = 3;
        cramp.awake_min = Some(60);
    };
    let made = made().cramp(0, up).cramp(1, up).cramp(8, up).cramp(15, up).cramp(22, up);
    assert_eq!(made.level(W::ExtremelyPainful), Some(Level::Doctor));
    for rule in [W::Frequent, W::Persistent, W::SleepOrDayLost] {
        assert_eq!(made.level(rule), None, "{rule}");
    }
}

#[test]
fn a_cramp_of_the_arm_the_chest_or_the_belly_is_urgent_and_one_of_the_leg_is_not() {
    for detail in ["left ARM", "biceps", "chest", "belly", "stomach muscles", "lower back", "hands"]
    {
        let told = made().cramp(0, at(detail)).level(W::Elsewhere);
        assert_eq!(told, Some(Level::Urgent), "{detail}");
    }
    for detail in ["back of the knee", "hip", "shin", "backside", "army boot", ""] {
        assert_eq!(made().cramp(0, at(detail)).level(W::Elsewhere), None, "{detail}");
    }
    let calf = made().cramp(0, |cramp| cramp.muscle_detail = Some("arm".to_owned()));
    assert_eq!(calf.level(W::Elsewhere), None);
}

#[test]
fn three_cramps_in_seven_nights_are_frequent_two_are_not() {
    assert_eq!(made().cramps([0, 3, 6]).level(W::Frequent), Some(Level::Doctor));
    assert_eq!(made().cramps([0, 3, 7]).level(W::Frequent), None);
    assert_eq!(made().cramp(2, |cramp| cramp.count = 3).level(W::Frequent), Some(Level::Doctor));
    assert_eq!(made().cramp(2, |cramp| cramp.count = 2).level(W::Frequent), None);
}

#[test]
fn a_frequent_run_is_told_while_it_ends_in_the_last_fourteen_nights() {
    assert_eq!(made().cramps([17, 18, 19]).level(W::Frequent), Some(Level::Doctor));
    assert_eq!(made().cramps([18, 19, 20]).level(W::Frequent), None);
}

#[test]
fn a_cramp_in_each_of_four_weeks_is_persistent_though_nights_are_unknown() {
    assert_eq!(made().cramps([6, 13, 20, 27]).level(W::Persistent), Some(Level::Doctor));
    assert_eq!(made().cramps([0, 7, 14, 21]).level(W::Persistent), Some(Level::Doctor));
    assert_eq!(made().cramps([0, 7, 14, 28]).level(W::Persistent), None);
    assert_eq!(made().cramps([0, 7, 21]).level(W::Persistent), None);
}

#[test]
fn sleep_or_the_day_is_lost_on_two_nights_of_seven() {
    let lost = |key: &'static str, harm: f64, second: u64| {
        let value = || Value::Amount(harm);
        made().reading(0, key, value()).reading(second, key, value()).level(W::SleepOrDayLost)
    };
    for key in ["sleep_impact", "day_impact"] {
        assert_eq!(lost(key, 7.0, 6), Some(Level::Doctor), "{key}");
        assert_eq!(lost(key, 6.0, 6), None, "{key}");
        assert_eq!(lost(key, 7.0, 7), None, "{key}");
        assert_eq!(lost(key, 7.0, 0), None, "{key}");
    }
    assert_eq!(lost("sleep_quality", 10.0, 1), None);
}

#[test]
fn half_an_hour_awake_is_lost_sleep_added_up_over_the_night() {
    let awake = |minutes| move |cramp: &mut Cramp| cramp.awake_min = minutes;
    let night = |one, other| {
        let made = made().cramp(1, awake(one)).cramp(1, awake(other));
        made.reading(2, "sleep_impact", Value::Amount(8.0)).level(W::SleepOrDayLost)
    };
    assert_eq!(night(Some(15), Some(15)), Some(Level::Doctor));
    assert_eq!(night(Some(15), Some(14)), None);
    assert_eq!(night(Some(15), None), None);
}

#[test]
fn twice_the_rate_of_all_nights_before_is_a_sudden_rise() {
    // Before: 4 cramps on 16 known nights. Now: `cramps` on 8 known nights.
    let rise = |cramps: u64| {
        let before = made().cramps([20, 25, 30, 35]).calm(36..48);
        before.cramps(0..cramps).calm(cramps..8).level(W::SuddenRise)
    };
    assert_eq!(rise(4), Some(Level::Doctor));
    assert_eq!(rise(3), None);
}

#[test]
fn a_rise_needs_three_cramps_8_known_nights_and_14_before() {
    let rise = |cramps: u64, known: u64, before: u64| {
        let made = made().cramps(0..cramps).calm(cramps..known).calm(14..14 + before);
        made.level(W::SuddenRise)
    };
    assert_eq!(rise(3, 8, 14), Some(Level::Doctor));
    assert_eq!(rise(2, 8, 14), None);
    assert_eq!(rise(3, 7, 14), None);
    assert_eq!(rise(3, 8, 13), None);
}

#[test]
fn cramps_with_diabetes_or_poor_circulation_are_told_for_28_nights() {
    let with = |name, until, nights| {
        made().profile(condition(name, until)).cramps([nights]).level(W::WithCondition)
    };
    for name in ["diabetes", "peripheral_artery_disease", "poor_circulation", "Type 2 Diabetes"] {
        assert_eq!(with(name, None, 27), Some(Level::Doctor), "{name}");
        assert_eq!(with(name, None, 28), None, "{name}");
    }
    assert_eq!(with("asthma", None, 0), None);
    assert_eq!(with("diabetes", Some("2026-11-20"), 5), None);
    assert_eq!(with("diabetes", Some("2026-11-21"), 5), Some(Level::Doctor));
    assert_eq!(made().profile(condition("diabetes", None)).level(W::WithCondition), None);
}

#[test]
fn twitching_and_weakness_belong_together_within_seven_nights() {
    let both = |twitching, weakness| {
        let made = made().reading(twitching, "twitching", Value::Yes);
        made.yes(weakness, Sign::Weakness).level(W::TwitchingAndWeakness)
    };
    assert_eq!(both(0, 6), Some(Level::Urgent));
    assert_eq!(both(6, 0), Some(Level::Urgent));
    assert_eq!(both(0, 7), None);
    let no = made().reading(0, "twitching", Value::No).yes(0, Sign::Weakness);
    assert_eq!(no.level(W::TwitchingAndWeakness), None);
    assert_eq!(made().yes(0, Sign::Weakness).level(W::TwitchingAndWeakness), None);
}

#[test]
fn swelling_on_one_side_in_a_pregnancy_is_urgent() {
    let swollen = |side, due: &str| {
        let due = due.parse().unwrap();
        let made = made().profile(Standing::Pregnancy { due, delivered: None });
        let made = made.answer(0, Sign::Swelling, true, |answer| answer.side = side);
        made.level(W::PregnancyAndSwelling)
    };
    assert_eq!(swollen(Some(Side::Left), "2027-03-01"), Some(Level::Urgent));
    assert_eq!(swollen(Some(Side::Both), "2027-03-01"), None);
    assert_eq!(swollen(None, "2027-03-01"), None);
    assert_eq!(swollen(Some(Side::Left), "2026-03-01"), None);
}

#[test]
fn a_cramp_in_the_night_of_a_loss_of_fluid_or_the_next_is_told_for_three_nights() {
    let after = |key: &'static str, lost, cramp| {
        made().reading(lost, key, Value::Yes).cramps([cramp]).level(W::FluidLoss)
    };
    for key in ["vomit_diarrhoea", "heavy_sweat"] {
        assert_eq!(after(key, 1, 1), Some(Level::Doctor), "{key}");
        assert_eq!(after(key, 1, 0), Some(Level::Doctor), "{key}");
        assert_eq!(after(key, 2, 0), None, "{key}");
        assert_eq!(after(key, 0, 1), None, "{key}");
        assert_eq!(after(key, 3, 2), Some(Level::Doctor), "{key}");
        assert_eq!(after(key, 3, 3), None, "{key}");
    }
    let no = made().reading(0, "vomit_diarrhoea", Value::No).cramps([0]);
    assert_eq!(no.level(W::FluidLoss), None);
}

#[test]
fn a_suspected_side_effect_is_urgent_and_one_not_asked_about_is_not() {
    let said = |suspected: Option<bool>| {
        let made = made().course(90, "furosemide", |it| it.suspected_side_effect = suspected);
        made.level(W::SideEffect)
    };
    assert_eq!(said(Some(true)), Some(Level::Urgent));
    assert_eq!(said(Some(false)), None);
    assert_eq!(said(None), None);
}

#[test]
fn a_suspected_side_effect_belongs_to_the_first_day_of_its_course() {
    let made = made()
        .course(90, "furosemide", |it| it.suspected_side_effect = Some(true))
        .course(30, "atorvastatin", |it| it.suspected_side_effect = Some(true))
        .seen(W::SideEffect, 90, noon_after(0));
    let told = made.told(W::SideEffect);
    assert_eq!(told.iter().map(|told| told.night).collect::<Vec<_>>(), [ago(30)]);
    assert!(told[0].is_open());
}

#[test]
fn a_statin_muscle_pain_and_very_dark_urine_within_seven_nights_are_urgent() {
    let three = |muscle, urine, nights| {
        let made = made().course(400, "atorvastatin", |_| {}).yes(nights, muscle);
        made.yes(0, urine).level(W::StatinAndDarkUrine)
    };
    assert_eq!(three(Sign::MusclePain, Sign::VeryDarkUrine, 6), Some(Level::Urgent));
    assert_eq!(three(Sign::Weakness, Sign::VeryDarkUrine, 0), Some(Level::Urgent));
    assert_eq!(three(Sign::MusclePain, Sign::VeryDarkUrine, 7), None);
    assert_eq!(three(Sign::Numbness, Sign::VeryDarkUrine, 0), None);
    assert_eq!(three(Sign::MusclePain, Sign::Swelling, 0), None);
}

#[test]
fn without_a_statin_in_the_last_seven_nights_dark_urine_is_not_told() {
    let signs = || made().yes(1, Sign::MusclePain).yes(1, Sign::VeryDarkUrine);
    let rule = W::StatinAndDarkUrine;
    assert_eq!(signs().level(rule), None);
    assert_eq!(signs().course(90, "furosemide", |_| {}).level(rule), None);
    let stopped = |nights: u64| {
        let stop = Some(ago(nights).evening());
        signs().course(90, "simvastatin", |it| it.stopped_on = stop).level(rule)
    };
    assert_eq!(stopped(7), Some(Level::Urgent));
    assert_eq!(stopped(8), None);
    assert_eq!(signs().dose(7, "simvastatin", true).level(rule), Some(Level::Urgent));
    assert_eq!(signs().dose(8, "simvastatin", true).level(rule), None);
    assert_eq!(signs().dose(1, "simvastatin", false).level(rule), None);
}

#[test]
fn quinine_in_the_last_28_days_is_a_note() {
    let rule = W::Quinine;
    assert_eq!(made().dose(27, "quinine", true).level(rule), Some(Level::Note));
    assert_eq!(made().dose(28, "quinine", true).level(rule), None);
    assert_eq!(made().dose(0, "quinine", false).level(rule), None);
    assert_eq!(made().dose(0, "ibuprofen", true).level(rule), None);
    assert_eq!(made().course(400, "quinine", |_| {}).level(rule), Some(Level::Note));
    let stopped = |nights: u64| {
        let stop = Some(ago(nights).evening());
        made().course(400, "quinine", |it| it.stopped_on = stop).level(rule)
    };
    assert_eq!(stopped(27), Some(Level::Note));
    assert_eq!(stopped(28), None);
}

#[test]
fn self_care_on_five_days_a_week_without_a_fall_of_a_quarter_is_told() {
    assert_eq!(stretching(5, 7).level(W::NoResponse), Some(Level::Doctor));
    assert_eq!(stretching(5, 6).level(W::NoResponse), None);
    assert_eq!(stretching(5, 0).level(W::NoResponse), None);
    assert_eq!(stretching(4, 7).level(W::NoResponse), None);
}

#[test]
fn self_care_without_14_known_nights_on_both_sides_is_not_judged() {
    let known = |now: u64, before: u64| {
        let mut made = stretching(7, 7);
        made.diary.confirmed_none.clear();
        made.calm(7..now).calm(36..28 + before).level(W::NoResponse)
    };
    assert_eq!(known(14, 14), Some(Level::Doctor));
    assert_eq!(known(13, 14), None);
    assert_eq!(known(14, 13), None);
}

#[test]
fn the_days_of_a_week_may_be_those_of_different_measures() {
    let mixed = |extra: fn(MadeUp, u64) -> MadeUp| {
        (0..4).fold(stretching(4, 7), |made, week| extra(made, 7 * week + 6)).level(W::NoResponse)
    };
    let told = Some(Level::Doctor);
    assert_eq!(mixed(|it, n| it.reading(n, "water", Value::Amount(1920.0))), told);
    assert_eq!(mixed(|it, n| it.reading(n, "water", Value::Amount(1919.0))), None);
    assert_eq!(mixed(|it, n| it.reading(n, "foot_pillow", Value::Yes)), told);
    assert_eq!(mixed(|it, n| it.reading(n, "feet_raised", Value::No)), None);
    assert_eq!(mixed(|it, n| it.walk(n, 20, Some(Intensity::Light))), told);
    assert_eq!(mixed(|it, n| it.walk(n, 19, Some(Intensity::Light))), None);
    assert_eq!(mixed(|it, n| it.walk(n, 60, Some(Intensity::Vigorous))), None);
    assert_eq!(mixed(|it, n| it.walk(n, 60, None)), None);
}

#[test]
fn relief_that_fails_in_three_of_the_last_five_cramps_is_told() {
    let (failed, helped) = (Some(Effect::None), Some(Effect::Full));
    let level = |effects: &[_]| massaged(effects).level(W::NoResponse);
    assert_eq!(level(&[failed, helped, failed, helped, failed]), Some(Level::Doctor));
    assert_eq!(level(&[failed, helped, failed, helped, helped, failed]), None);
    assert_eq!(level(&[failed, None, failed, None, None, helped, failed]), Some(Level::Doctor));
    assert_eq!(level(&[failed, failed, None, None]), None);
    assert_eq!(level(&[failed, failed, failed]), Some(Level::Doctor));
}

#[test]
fn a_course_is_asked_about_when_cramps_doubled_since_its_start() {
    let asked = |cramps: u64, suspected, start: u64| {
        let made = made().cramps(0..cramps).calm(cramps..8).cramps(20..22).calm(22..36);
        let made = made.course(start, "amlodipine", |it| it.suspected_side_effect = suspected);
        doubled(&made.diary, tonight()).len()
    };
    assert_eq!(asked(3, None, 10), 1);
    assert_eq!(asked(2, None, 10), 0);
    assert_eq!(asked(3, Some(false), 10), 0);
    assert_eq!(asked(3, Some(true), 10), 0);
    assert_eq!(asked(3, None, 56), 0);
}
