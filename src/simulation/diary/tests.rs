//! What a made-up diary owes to its plan.

use std::collections::BTreeSet;

use super::*;
use crate::diary::{NightStatus, State, Value};
use crate::simulation::{Effect, Habit, Noted, Spells, Told};

fn in_utc(local: NaiveDateTime) -> Moment {
    Moment::new(local.and_utc().fixed_offset(), "UTC")
}

fn plan(nights: u32) -> Plan {
    Plan { told: Told::ALL, ..Plan::new(5, "2000-01-01".parse().unwrap(), nights) }
}

fn demo() -> (Plan, Diary) {
    let plan = Plan::demo("2026-11-21".parse().unwrap());
    let diary = plan.diary(in_utc);
    (plan, diary)
}

/// Returns the number of exposed nights, and how many of them have a cramp; then of the others.
fn table(diary: &Diary, factor: &str) -> [(u32, u32); 2] {
    let catalogue = diary.catalogue();
    let factor = catalogue.by_key(factor).unwrap();
    let cramped: BTreeSet<Night> =
        diary.cramps.iter().filter(|c| c.is_nocturnal()).map(|c| c.night).collect();
    let mut table = [(0, 0), (0, 0)];
    for (date, day) in &diary.days {
        let night = Night::named_after(*date);
        let cramp = cramped.contains(&night);
        let known = cramp || diary.confirmed_none.contains_key(&night);
        let exposed = day.reading(factor).and_then(|value| factor.is_exposed(value));
        if let (true, Some(exposed)) = (known, exposed) {
            let cell = &mut table[usize::from(!exposed)];
            *cell = (cell.0 + 1, cell.1 + u32::from(cramp));
        }
    }
    table
}

fn risk_ratio(diary: &Diary, factor: &str) -> f64 {
    let [(exposed, hits), (others, other_hits)] = table(diary, factor);
    (f64::from(hits) / f64::from(exposed)) / (f64::from(other_hits) / f64::from(others))
}

#[test]
fn the_same_seed_gives_the_same_diary_and_another_seed_another() {
    let (plan, diary) = demo();
    assert_eq!(format!("{diary:?}"), format!("{:?}", plan.diary(in_utc)));
    assert_ne!(Plan { seed: 1, ..plan }.diary(in_utc), diary);
}

#[test]
fn the_share_of_cramp_nights_is_that_of_the_plan() {
    for base_share in [0.1, 0.3, 0.6] {
        let diary = Plan { base_share, ..plan(4000) }.diary(in_utc);
        assert_eq!(diary.span().map(|(first, last)| first.until(last)), Some(3999));
        let share = 1.0 - diary.confirmed_none.len() as f64 / 4000.0;
        assert!((share - base_share).abs() < 0.03, "{base_share} {share}");
    }
}

#[test]
fn exposed_nights_have_as_many_more_cramps_as_planned() {
    let effects = vec![Effect::risk("water", 2.5)];
    let diary = Plan { base_share: 0.15, effects, ..plan(8000) }.diary(in_utc);
    let ratio = risk_ratio(&diary, "water");
    assert!((ratio - 2.5).abs() < 0.25, "{ratio}");
    for harmless in ["standing", "stretch_bedtime", "footwear", "alcohol", "magnesium"] {
        let ratio = risk_ratio(&diary, harmless);
        assert!((ratio - 1.0).abs() < 0.12, "{harmless} {ratio}");
    }
}

#[test]
fn what_is_not_told_is_unknown() {
    let told = Told { quiet: 0.5, ..Told::ALL };
    let diary = Plan { told, base_share: 0.2, ..plan(4000) }.diary(in_utc);
    let quiet = diary.confirmed_none.len() as f64 / 3200.0;
    assert!((quiet - 0.5).abs() < 0.04, "{quiet}");
    let (plan, diary) = demo();
    for gap in &plan.gaps {
        let first = Night::named_after(plan.first).after(gap.from.into());
        for night in first.through(first.after(u64::from(gap.nights) - 1)) {
            assert_eq!(diary.status(night), NightStatus::Unknown);
            assert!(!diary.days.contains_key(&night.evening()));
        }
    }
}

#[test]
fn nothing_is_noted_in_a_gap_at_random_either() {
    let plan = Plan { gaps_per_year: 10.0, ..plan(728) };
    let diary = plan.diary(in_utc);
    let (gaps, first) = (gaps(&plan), Night::named_after(plan.first));
    assert!(gaps.len() > 10);
    for night in (0..plan.nights).filter(|night| gaps.iter().any(|gap| gap.holds(*night))) {
        let night = first.after(night.into());
        assert_eq!(diary.status(night), NightStatus::Unknown);
        assert!(!diary.days.contains_key(&night.evening()));
    }
}

#[test]
fn a_habit_can_answer_to_the_cramps_of_the_night_before() {
    let answering = Noted { after_cramp: 2.5, ..Noted::new("magnesium", Habit::Any(0.3)) };
    let diary = Plan { noted: vec![answering], ..plan(4000) }.diary(in_utc);
    let taken_after = |status| {
        let days = diary
            .days
            .iter()
            .filter(|(date, _)| diary.status(Night::named_after(**date).before(1)) == status);
        let taken: Vec<_> = days.map(|(_, day)| day.readings["magnesium"] == Value::Yes).collect();
        taken.iter().filter(|taken| **taken).count() as f64 / taken.len() as f64
    };
    let (after, otherwise) = (taken_after(NightStatus::Cramp), taken_after(NightStatus::Free));
    assert!((after - 0.839).abs() < 0.04 && (otherwise - 0.3).abs() < 0.04, "{after} {otherwise}");
}

#[test]
fn every_reading_is_accepted_and_every_key_stands_alone() {
    let (_, diary) = demo();
    let mut keys = BTreeSet::new();
    let catalogue = diary.catalogue();
    for day in diary.days.values() {
        for (key, value) in &day.readings {
            assert!(catalogue.by_key(key).unwrap().accepts(value), "{key} {value:?}");
        }
        assert!(day.bouts.iter().all(|bout| keys.insert(bout.key.clone())));
    }
    assert!(diary.cramps.iter().all(|cramp| keys.insert(cramp.key.clone())));
    assert!(diary.courses.iter().all(|course| keys.insert(course.key.clone())));
    assert!(diary.doses.iter().all(|dose| keys.insert(dose.key.clone())));
    assert!(keys.iter().all(|key| key.len() == 16));
}

#[test]
fn a_cramp_belongs_to_its_night_and_is_logged_minutes_after() {
    let (_, diary) = demo();
    for cramp in &diary.cramps {
        if let Some(start) = &cramp.start {
            assert_eq!(cramp.night, start.night());
            let minutes = (cramp.recorded_at - start.at()).num_minutes();
            assert!((2..=12).contains(&minutes), "{minutes}");
        }
    }
    for (date, day) in &diary.days {
        assert_eq!(day.recorded_at.naive_local(), breakfast(*date));
    }
}

#[test]
fn the_demo_is_a_year_and_shows_its_one_truth() {
    let (_, diary) = demo();
    let (first, last) = diary.span().unwrap();
    assert_eq!(last.evening().to_string(), "2026-11-21");
    assert_eq!(first.until(last), 363);
    let ratio = risk_ratio(&diary, "water");
    assert!((1.8..3.5).contains(&ratio), "{ratio}");
    let nights: BTreeSet<_> = diary.cramps.iter().map(|cramp| cramp.night).collect();
    assert!((65..140).contains(&nights.len()), "{}", nights.len());
}

#[test]
fn the_demo_holds_every_kind_of_record() {
    let (_, diary) = demo();
    let cramp = |has: fn(&crate::diary::Cramp) -> bool| diary.cramps.iter().any(|c| has(&c.fact));
    assert!(cramp(|c| c.start.is_none()) && cramp(|c| c.count > 1));
    assert!(cramp(|c| c.muscle_detail.is_some()) && cramp(|c| c.side.is_none()));
    assert!(cramp(|c| c.duration.is_none()) && cramp(|c| c.pain.is_none()));
    assert!(cramp(|c| c.note.is_some()) && cramp(|c| c.relief.len() > 1));
    assert!(cramp(|c| c.relief.iter().any(|relief| relief.effect.is_none())));
    for state in State::ALL {
        assert!(diary.cramps.iter().any(|cramp| cramp.state == Some(*state)), "{state}");
    }
    let told: BTreeSet<_> = diary.days.values().flat_map(|day| day.readings.keys()).collect();
    assert!(told.len() > 20);
    for key in told {
        assert!(diary.days.values().any(|day| !day.readings.contains_key(key)), "{key}");
    }
    assert!(diary.days.values().any(|day| day.note.is_some()));
    assert!(diary.days.values().any(|day| !day.bouts.is_empty()));
    assert!(diary.courses.iter().any(|course| course.stopped_on.is_some()));
    assert!(diary.courses.iter().any(|course| course.schedule.is_some()));
    assert!(diary.doses.iter().any(|dose| dose.taken) && diary.doses.iter().any(|d| !d.taken));
}

#[test]
fn spells_make_bad_nights_come_together() {
    let together = |spells| {
        let diary = Plan { spells, ..plan(3000) }.diary(in_utc);
        let bad: BTreeSet<Night> =
            diary.cramps.iter().filter(|c| c.is_nocturnal()).map(|c| c.night).collect();
        let pairs = bad.iter().filter(|night| bad.contains(&night.after(1))).count();
        pairs as f64 / bad.len() as f64
    };
    let (none, strong) = (together(Spells::None), together(Spells::Strong));
    assert!((none - 0.25).abs() < 0.05 && strong > none + 0.1, "{none} {strong}");
}

#[test]
fn a_plan_of_no_nights_is_an_empty_diary() {
    assert_eq!(plan(0).diary(in_utc), Diary::default());
}
