//! Samples: one of everything that a diary can hold.

use chrono::{DateTime, FixedOffset};

use super::super::Change;
use crate::diary::{
    Acts, Bout, BoutKind, Catalogue, Class, Course, Cramp, Dose, Duration, Effect, EndedBy,
    Exposed, Fact, Factor, Flag, Intensity, Kind, LabResult, LabUnit, Level, Medicine, Moment,
    Muscle, Night, Onset, PartialDate, Relief, Route, Score, Settings, Side, Sign, SignAnswer,
    SignDetail, Source, State, Strength, Technique, Toes, Unit, Value, Volume, WarningRule, Word,
};

pub(super) fn now() -> DateTime<FixedOffset> {
    "2026-11-22T08:10:00+01:00".parse().unwrap()
}

pub(super) fn later() -> DateTime<FixedOffset> {
    "2026-11-22T09:00:00+01:00".parse().unwrap()
}

pub(super) fn moment(text: &str) -> Moment {
    Moment::new(text.parse().unwrap(), "Europe/Berlin")
}

pub(super) fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(super) fn night(text: &str) -> Night {
    Night::named_after(date(text))
}

pub(super) fn clock(hour: u32, minute: u32) -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

pub(super) fn factor(key: &str) -> Factor {
    Catalogue::built_in().by_key(key).unwrap().clone()
}

pub(super) fn full_cramp() -> Cramp {
    Cramp {
        count: 2,
        muscle: Some(Muscle::Other),
        muscle_detail: Some("shin".to_owned()),
        side: Some(Side::Left),
        duration: Duration::from_seconds(150),
        pain: Score::new(7),
        state: Some(State::Asleep),
        onset: Some(Onset::AfterWarning),
        warning_sensation: Some(true),
        muscle_hard: Some(false),
        toes: Some(Toes::Extend),
        opposing_muscles: Some(true),
        woke: Some(false),
        awake_min: Some(0),
        soreness_h: Some(1.5),
        distress: Score::new(10),
        relief: vec![
            Relief {
                effect: Some(Effect::None),
                minutes: Some(1440),
                ..Relief::by(Technique::Stretch)
            },
            Relief {
                detail: Some("warm compress".to_owned()),
                minutes: Some(0),
                ..Relief::by(Technique::Heat)
            },
        ],
        ended_by: Some(EndedBy::StillPresent),
        trigger: Some("the long walk".to_owned()),
        note: Some("=1+1; \"quoted\"\nü".to_owned()),
        ..Cramp::at(moment("2026-11-22T03:12:00+01:00"))
    }
}

pub(super) fn full_bout() -> Bout {
    Bout {
        kind: BoutKind::Running,
        minutes: Some(45),
        intensity: Some(Intensity::Vigorous),
        started: Some(clock(18, 45)),
        ended: Some(clock(19, 30)),
        stretched_before: Some(true),
        stretched_after: Some(false),
    }
}

pub(super) fn aspirin() -> Medicine {
    Medicine::named("Aspirin").unwrap()
}

pub(super) fn full_course() -> Course {
    Course {
        strength: Strength::new(100.0, "mg"),
        route: Some(Route::Oral),
        schedule: Some("daily".to_owned()),
        suspected_side_effect: Some(true),
        recommended_by: Some("the doctor".to_owned()),
        note: Some("with food; in the evening".to_owned()),
        ..Course::from(aspirin(), date("2026-11-01"))
    }
}

pub(super) fn full_dose() -> Dose {
    Dose {
        medicine: aspirin(),
        date: date("2026-11-21"),
        at: Some(moment("2026-11-21T22:15:00+01:00")),
        taken: true,
        strength: Strength::new(0.1, "mg"),
        route: Some(Route::Infusion),
    }
}

pub(super) fn cold_skin() -> SignAnswer {
    SignAnswer {
        side: Some(Side::Both),
        details: vec![SignDetail::Cold, SignDetail::Bluish],
        ..SignAnswer::new(night("2026-11-21"), Sign::Skin, true)
    }
}

/// One fact of every kind, and those with parts that may be unknown both ways.
pub(super) fn every_fact() -> Vec<Fact> {
    let partial = |text: &str| text.parse::<PartialDate>().ok();
    let lab = LabResult {
        analyte: "potassium".to_owned(),
        value: 3.2,
        unit: LabUnit::MillimolesPerLitre,
        on: date("2026-11-12"),
        flag: Some(Flag::Low),
        low: Some(3.5),
        high: Some(5.1),
    };
    let bare = LabResult {
        unit: LabUnit::MicrogramsPerLitre,
        flag: None,
        low: None,
        high: None,
        ..lab.clone()
    };
    let condition =
        |name: &str, since, until| Fact::Condition { name: name.to_owned(), since, until };
    let due = date("2027-03-01");
    vec![
        Fact::BirthYear(1958),
        condition("diabetes", partial("2015"), partial("2016-03")),
        condition("asthma", partial("2015-03-01"), None),
        condition("gout", None, None),
        Fact::Pregnancy { due, delivered: Some(date("2027-02-25")) },
        Fact::Pregnancy { due, delivered: None },
        Fact::Lab(lab),
        Fact::Lab(bare),
        Fact::Weight { kg: 72.5, on: date("2026-11-01") },
        Fact::WorkStanding(true),
        Fact::Restricted(false),
        Fact::Reviewed { on: date("2026-11-12") },
    ]
}

pub(super) fn own(key: &str, kind: Kind, exposed: Exposed) -> Factor {
    Factor {
        key: Word::Owned(key.to_owned()),
        label: Word::Owned(key.replace('_', " ")),
        aliases: &[],
        kind,
        exposed,
        acts: Acts::Day,
        articles: &[],
        source: Source::Own { retired: false },
    }
}

pub(super) fn slept_on() -> Factor {
    let level =
        |word: &str, exposed| Level { word: Word::Owned(word.to_owned()), aliases: &[], exposed };
    let levels = vec![level("sofa", true), level("bed", false)];
    Factor { acts: Acts::Night, ..own("slept_on", Kind::Category(levels.into()), Exposed::Levels) }
}

/// One factor of every kind, unit of one's own, and way of being exposed.
pub(super) fn every_own_factor() -> Vec<Factor> {
    let tea = Kind::Amount { unit: Unit::from_suffix("cups"), least: -0.5, most: 30.0 };
    let sun = Kind::Amount { unit: Unit::Hours, least: 0.0, most: 24.0 };
    vec![
        slept_on(),
        own("tea", tea, Exposed::Above(2.5)),
        own("sun", sun, Exposed::Below(1.0)),
        own("stress", Kind::SCORE, Exposed::AtLeast(6.0)),
        own("yoga", Kind::YesNo, Exposed::No),
        own("arguing", Kind::YesNo, Exposed::Yes),
        own("lunch", Kind::Clock, Exposed::Never),
    ]
}

pub(super) fn every_setting() -> Settings {
    Settings {
        glass_ml: 0.1 + 200.2,
        water_goal: 6.5,
        extra_glass: true,
        bedtime: clock(22, 30),
        volume: Volume::FluidOunces,
        limits: [(Word::Borrowed("standing"), 5.0), (Word::Borrowed("temp_max"), -1.5)].into(),
        scan: [Word::Borrowed("exercise_time")].into(),
    }
}

/// Enters something of every kind that a diary can hold.
pub(super) fn enter_everything(change: &Change<'_>) {
    let day = date("2026-11-21");
    change.add_cramp(&full_cramp()).unwrap();
    change.add_cramp(&Cramp::on(night("2026-11-20"))).unwrap();
    change.confirm_none(night("2026-11-19")).unwrap();
    for factor in every_own_factor() {
        assert!(change.add_factor(&factor).unwrap());
    }
    for (factor, value) in [
        (factor("water"), Value::Amount(0.1 + 0.2)),
        (factor("temp_max"), Value::Amount(-12.5)),
        (factor("hot_day"), Value::No),
        (factor("footwear"), Value::Level("heels".into())),
        (factor("bed_time"), Value::Clock(clock(23, 5))),
        (slept_on(), Value::Level("sofa".into())),
        (own("tea", Kind::YesNo, Exposed::Never), Value::Amount(3.0)),
    ] {
        change.set_reading(day, &factor, &value).unwrap();
    }
    change.add_bout(day, &full_bout()).unwrap();
    change.add_bout(day, &Bout::of(BoutKind::Other)).unwrap();
    change.set_day_note(day, Some("a long day")).unwrap();
    change.add_course(&full_course()).unwrap();
    change.add_dose(&full_dose()).unwrap();
    change.set_classes(&aspirin(), Some(&[Class::Unclassified, Class::Diuretic])).unwrap();
    change.answer_sign(&cold_skin()).unwrap();
    change.answer_sign(&SignAnswer::new(night("2026-11-20"), Sign::Swelling, false)).unwrap();
    change.acknowledge(WarningRule::Skin, night("2026-11-21")).unwrap();
    for fact in every_fact() {
        change.add_fact(&fact).unwrap();
    }
    change.set_settings(&every_setting()).unwrap();
}
