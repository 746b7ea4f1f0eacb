//! Each table as it is written.

use std::collections::BTreeMap;

use super::*;
use crate::diary::{
    Acts, Bout, BoutKind, Class, Course, Cramp, Day, Dose, Duration, Effect, EndedBy, Exposed,
    Fact, Factor, Flag, Intensity, Kind, LabResult, LabUnit, Level, Medicine, Moment, Muscle,
    Night, Onset, PartialDate, Recorded, Relief, Route, Score, Settings, Side, Sign, SignAnswer,
    SignDetail, Source, State, Strength, Technique, Toes, Unit, Value, Volume, WarningRule,
};

fn recorded<T>(fact: T) -> Recorded<T> {
    let recorded_at = "2026-11-22T03:15:00+01:00".parse().unwrap();
    Recorded { number: 7, key: "00000000000000aa".to_owned(), recorded_at, fact }
}

fn moment() -> Moment {
    Moment::new("2026-11-22T03:12:00+01:00".parse().unwrap(), "Europe/Berlin")
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn medicine(name: &str) -> Medicine {
    Medicine::named(name).unwrap()
}

/// Tells the lines of a table, without the end of the last one.
fn lines(table: Table, diary: &Diary) -> Vec<String> {
    let text = table.write(diary, Dialect::Plain).unwrap();
    text.strip_suffix("\r\n").unwrap().split("\r\n").map(str::to_owned).collect()
}

fn cramp() -> Cramp {
    let stretch =
        Relief { effect: Some(Effect::Full), minutes: Some(2), ..Relief::by(Technique::ToesUp) };
    let heat = Relief { detail: Some("warm compress".to_owned()), ..Relief::by(Technique::Heat) };
    Cramp {
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        duration: Duration::from_seconds(120),
        pain: Score::new(7),
        state: Some(State::Asleep),
        onset: Some(Onset::Sudden),
        warning_sensation: Some(false),
        muscle_hard: Some(true),
        toes: Some(Toes::Curl),
        opposing_muscles: Some(false),
        woke: Some(true),
        awake_min: Some(20),
        soreness_h: Some(1.5),
        distress: Score::new(6),
        relief: vec![stretch, heat],
        ended_by: Some(EndedBy::Relief),
        trigger: Some("long walk".to_owned()),
        note: Some("=1+1, \"sofa\"".to_owned()),
        ..Cramp::at(moment())
    }
}

#[test]
fn a_cramp_is_written_so() {
    let bare = Cramp {
        relief: vec![Relief::by(Technique::Stretch), Relief::by(Technique::Heat)],
        ..Cramp::on(Night::named_after(date("2026-11-21")))
    };
    let diary = Diary { cramps: vec![recorded(cramp()), recorded(bare)], ..Diary::default() };
    assert_eq!(
        lines(Table::Cramps, &diary),
        [
            "cramp_id,night_date,night_end_date,started_at,time_zone,count,muscle,muscle_detail,\
             side,duration_s,pain_0_10,onset,warning_sensation,muscle_hard,toes,opposing_muscles,\
             state,woke,relief,relief_detail,relief_effect,minutes_to_relief,ended_by,soreness_h,\
             awake_min,distress_0_10,trigger_noticed,note,recorded_at",
            "00000000000000aa,2026-11-21,2026-11-22,2026-11-22T03:12:00+01:00,Europe/Berlin,1,\
             calf,,left,120,7,sudden,no,yes,curl,no,asleep,yes,calf_stretch_toes_up;heat,\
             ;warm compress,full;,2;,relief,1.5,20,6,long walk,\"'=1+1, \"\"sofa\"\"\",\
             2026-11-22T03:15:00+01:00",
            "00000000000000aa,2026-11-21,2026-11-22,,,1,,,,,,,,,,,,,stretch;heat,;,;,;,,,,,,,\
             2026-11-22T03:15:00+01:00",
        ]
    );
}

#[test]
fn a_bout_is_written_so() {
    let run = Bout {
        minutes: Some(45),
        intensity: Some(Intensity::Vigorous),
        started: "18:30:00".parse().ok(),
        stretched_before: Some(true),
        stretched_after: Some(false),
        ..Bout::of(BoutKind::Running)
    };
    let day = Day { bouts: vec![recorded(run)], ..Day::new(moment().at()) };
    let days = BTreeMap::from([(date("2026-11-21"), day)]);
    assert_eq!(
        lines(Table::Exercise, &Diary { days, ..Diary::default() }),
        [
            "bout_id,date,kind,minutes,intensity,started,ended,stretched_before,stretched_after,\
             recorded_at",
            "00000000000000aa,2026-11-21,running,45,vigorous,18:30,,yes,no,\
             2026-11-22T03:15:00+01:00",
        ]
    );
}

#[test]
fn a_course_is_written_with_the_classes_in_force() {
    let course = Course {
        strength: Strength::new(40.0, "mg"),
        route: Some(Route::Oral),
        schedule: Some("daily".to_owned()),
        suspected_side_effect: Some(true),
        recommended_by: Some("Dr. Sand".to_owned()),
        note: Some("with food".to_owned()),
        ..Course::from(medicine("Furosemide"), date("2026-03-01"))
    };
    let diary = Diary {
        courses: vec![recorded(course)],
        classes: BTreeMap::from([(
            "furosemide".to_owned(),
            vec![Class::Diuretic, Class::IvIronSucrose],
        )]),
        ..Diary::default()
    };
    assert_eq!(
        lines(Table::Medicines, &diary),
        [
            "course_id,name,class,dose,dose_unit,route,schedule,started_on,stopped_on,\
             suspected_side_effect,recommended_by,note,recorded_at",
            "00000000000000aa,Furosemide,diuretic;iv_iron_sucrose,40,mg,oral,daily,2026-03-01,,\
             yes,Dr. Sand,with food,2026-11-22T03:15:00+01:00",
        ]
    );
    assert_eq!(
        lines(Table::Classes, &diary),
        ["name,class", "furosemide,diuretic;iv_iron_sucrose"]
    );
}

#[test]
fn a_dose_is_written_so() {
    let dose = Dose {
        medicine: medicine("vitamin D3"),
        date: moment().local().date(),
        at: Some(moment()),
        taken: true,
        strength: Strength::new(1.5, "tablets"),
        route: Some(Route::Oral),
    };
    let diary = Diary { doses: vec![recorded(dose)], ..Diary::default() };
    assert_eq!(
        lines(Table::Doses, &diary),
        [
            "dose_id,name,date,taken_at,time_zone,taken,dose,dose_unit,route,recorded_at",
            "00000000000000aa,vitamin D3,2026-11-22,2026-11-22T03:12:00+01:00,Europe/Berlin,\
             yes,1.5,tablets,oral,2026-11-22T03:15:00+01:00",
        ]
    );
}

#[test]
fn a_day_has_one_column_per_factor_and_keeps_a_night_called_calm_too_soon() {
    let day = Day {
        readings: BTreeMap::from([("water".into(), Value::Amount(1440.0))]),
        ..Day::new(moment().at())
    };
    let diary = Diary {
        cramps: vec![recorded(cramp())],
        confirmed_none: BTreeMap::from([(moment().night(), moment().at())]),
        days: BTreeMap::from([(date("2026-11-21"), day)]),
        ..Diary::default()
    };
    let [names, row] = lines(Table::Days, &diary).try_into().unwrap();
    let columns: Vec<_> = diary.catalogue().recorded().map(Factor::column).collect();
    assert_eq!(
        names,
        format!(
            "date,night_end_date,night_status,none_confirmed_at,{},note,recorded_at",
            columns.join(",")
        )
    );
    let start = "2026-11-21,2026-11-22,cramp,2026-11-22T03:12:00+01:00,1440,,";
    assert!(row.starts_with(start) && row.ends_with(",,2026-11-22T03:12:00+01:00"), "{row}");
}

#[test]
fn a_night_with_only_a_cramp_has_a_row_in_days() {
    let cramp = recorded(Cramp::on(Night::named_after(date("2026-11-21"))));
    let diary = Diary { cramps: vec![cramp], ..Diary::default() };
    assert!(lines(Table::Days, &diary)[1].starts_with("2026-11-21,2026-11-22,cramp,,"));
}

/// Returns an amount that is noted, and levels that are retired.
fn own_factors() -> Vec<Factor> {
    let coffee = Factor {
        key: "coffee".into(),
        label: "coffee after lunch".into(),
        aliases: &[],
        kind: Kind::Amount { unit: Unit::Own("cups".into()), least: 0.0, most: 30.0 },
        exposed: Exposed::Above(2.0),
        acts: Acts::Day,
        articles: &[],
        source: Source::Own { retired: false },
    };
    let level = |word: &'static str, exposed| Level { word: word.into(), aliases: &[], exposed };
    let mattress = Factor {
        key: "mattress".into(),
        label: "-mattress".into(),
        kind: Kind::Category(vec![level("old", true), level("new", false)].into()),
        exposed: Exposed::Levels,
        acts: Acts::Night,
        source: Source::Own { retired: true },
        ..coffee.clone()
    };
    vec![coffee, mattress]
}

#[test]
fn the_factors_of_the_person_are_written_so_and_have_columns_even_when_retired() {
    let diary = Diary { own_factors: own_factors(), ..Diary::default() };
    assert_eq!(
        lines(Table::Factors, &diary),
        [
            "key,label,kind,unit,least,most,levels,exposed_when,exposed_limit,exposed_levels,\
             acts,retired",
            "coffee,coffee after lunch,amount,cups,0,30,,above,2,,day,no",
            "mattress,'-mattress,category,,,,old;new,levels,,old,night,yes",
        ]
    );
    let names = &lines(Table::Days, &diary)[0];
    assert!(names.ends_with(",coffee_cups,mattress,note,recorded_at"), "{names}");
}

#[test]
fn standing_facts_are_written_so() {
    let lab = LabResult {
        analyte: "potassium".to_owned(),
        value: 3.2,
        unit: LabUnit::MillimolesPerLitre,
        on: date("2026-11-12"),
        flag: Some(Flag::Low),
        low: Some(3.5),
        high: Some(5.1),
    };
    let condition = Fact::Condition {
        name: "diabetes".to_owned(),
        since: PartialDate::year(2015),
        until: PartialDate::month(2026, 3),
    };
    let (due, delivered) = (date("2027-03-01"), Some(date("2027-02-25")));
    let facts = [
        Fact::BirthYear(1958),
        Fact::WorkStanding(true),
        condition,
        Fact::Pregnancy { due, delivered },
        Fact::Lab(lab),
        Fact::Weight { kg: 72.5, on: date("2026-11-01") },
        Fact::Reviewed { on: date("2026-11-12") },
    ];
    let diary = Diary { profile: facts.map(recorded).into(), ..Diary::default() };
    let lines = lines(Table::Profile, &diary);
    assert_eq!(lines[0], "profile_id,kind,name,value,unit,flag,low,high,since,until,recorded_at");
    let cells: Vec<_> = lines[1..]
        .iter()
        .map(|line| line.trim_start_matches("00000000000000aa,"))
        .map(|line| line.trim_end_matches(",2026-11-22T03:15:00+01:00"))
        .collect();
    assert_eq!(
        cells,
        [
            "birth_year,,1958,,,,,,",
            "work_standing,,yes,,,,,,",
            "condition,diabetes,,,,,,2015,2026-03",
            "pregnancy,,2027-03-01,,,,,,2027-02-25",
            "lab,potassium,3.2,mmol/L,low,3.5,5.1,2026-11-12,",
            "weight,,72.5,kg,,,,2026-11-01,",
            "reviewed,,,,,,,2026-11-12,",
        ]
    );
}

#[test]
fn signs_and_seen_warnings_are_written_so() {
    let night = Night::named_after(date("2026-11-21"));
    let skin = SignAnswer {
        side: Some(Side::Left),
        details: vec![SignDetail::Cold, SignDetail::Pale],
        ..SignAnswer::new(night, Sign::Skin, true)
    };
    let weakness = SignAnswer::new(night, Sign::Weakness, false);
    let diary = Diary {
        signs: vec![recorded(skin), recorded(weakness)],
        acknowledged: BTreeMap::from([((WarningRule::Frequent, night), moment().at())]),
        ..Diary::default()
    };
    assert_eq!(
        lines(Table::Signs, &diary),
        [
            "sign_id,night_date,night_end_date,sign,answer,side,details,recorded_at",
            "00000000000000aa,2026-11-21,2026-11-22,skin,yes,left,cold;pale,\
             2026-11-22T03:15:00+01:00",
            "00000000000000aa,2026-11-21,2026-11-22,weakness,no,,,2026-11-22T03:15:00+01:00",
        ]
    );
    assert_eq!(
        lines(Table::Acknowledged, &diary),
        ["rule,night_date,acknowledged_at", "W01,2026-11-21,2026-11-22T03:12:00+01:00"]
    );
}

#[test]
fn only_settings_that_differ_from_the_usual_ones_are_written() {
    let settings = Settings {
        glass_ml: 200.0,
        bedtime: "22:30:00".parse().unwrap(),
        volume: Volume::Millilitres,
        limits: BTreeMap::from([("standing".into(), 5.0)]),
        scan: ["activity_jump".into()].into(),
        ..Settings::default()
    };
    assert_eq!(
        lines(Table::Settings, &Diary { settings, ..Diary::default() }),
        [
            "name,value",
            "glass_ml,200",
            "bedtime,22:30",
            "volume,ml",
            "limit.standing,5",
            "scan.activity_jump,yes",
        ]
    );
}

#[test]
fn an_empty_diary_is_a_line_of_column_names() {
    for table in Table::ALL.iter().filter(|table| table.is_of_records()) {
        let text = table.write(&Diary::default(), Dialect::Plain).unwrap();
        assert_eq!(text.lines().count(), 1);
    }
}
