//! Rules of mapped tables.

use proptest::prelude::*;

use super::*;
use crate::diary::{Muscle, NightStatus, Side, Value};
use crate::exchange::Merge;

fn now() -> Now {
    let at = "2026-11-22T08:10:00+00:00".parse().unwrap();
    let moment = Moment::new(at, "UTC");
    Now { moment, zone: "UTC".parse().unwrap(), later: false, night: None }
}

fn read_as(preset: Preset, text: &str, names: &[(&str, &str)]) -> Result<Mapped, Unmapped> {
    let names: Vec<_> = names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let (now, catalogue) = (now(), Catalogue::built_in());
    let moment = |local: NaiveDateTime| Some(Moment::new(local.and_utc().fixed_offset(), "UTC"));
    let reader = Reader { now: &now, catalogue: &catalogue, moment: &moment };
    let (file, bytes) = ("x.csv", text.as_bytes());
    Foreign { file, bytes, preset, names: &names, dates: None }.read(&reader)
}

fn read(text: &str, names: &[(&str, &str)]) -> Result<Mapped, Unmapped> {
    read_as(Preset::Table, text, names)
}

fn refused(text: &str, names: &[(&str, &str)]) -> Vec<String> {
    match read(text, names) {
        Err(Unmapped::Rows(problems)) => problems.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

const DATE: (&str, &str) = ("d", "date");

#[test]
fn commas_semicolons_and_tabs_stand_between_cells() {
    for text in ["d,w\n2026-11-20,1500\n", "d;w\n2026-11-20;1500\n", "d\tw\n2026-11-20\t1500\n"] {
        let mapped = read(text, &[DATE, ("w", "water_ml")]).unwrap();
        assert_eq!(mapped.diary.days.len(), 1, "{text}");
    }
}

#[test]
fn an_amount_has_the_unit_that_the_field_or_the_cell_says() {
    for (field, cell, ml) in [
        ("water_ml", "1500", 1500.0),
        ("water_l", "1.5", 1500.0),
        ("water_l", "\"1,5\"", 1500.0),
        ("water_ml", "1.5 l", 1500.0),
        ("water_glasses", "6", 1440.0),
        ("water_oz", "50", 1500.0),
        ("water", "6 glasses", 1440.0),
    ] {
        let mapped = read(&format!("d,w\n2026-11-20,{cell}\n"), &[DATE, ("w", field)]).unwrap();
        let day = mapped.diary.days.values().next().unwrap();
        assert_eq!(day.readings["water"], Value::Amount(ml), "{field} {cell}");
    }
}

#[test]
fn two_columns_of_one_name_cannot_be_told_apart() {
    let problems = refused("d,w,w\n2026-11-20,1,2\n", &[DATE, ("w", "water_l")]);
    assert_eq!(problems, ["x.csv:1: two columns have the same name"]);
}

#[test]
fn an_empty_cell_stays_unknown_and_never_becomes_nothing() {
    let mapped =
        read("d,w,h\n2026-11-20,,\n2026-11-21,,no\n", &[DATE, ("w", "water_ml"), ("h", "hot_day")]);
    let diary = mapped.unwrap().diary;
    assert_eq!(diary.days.len(), 1);
    assert_eq!(diary.days.values().next().unwrap().readings.len(), 1);
}

#[test]
fn a_cramp_far_away_keeps_the_clock_that_hung_there() {
    for (cell, local, zone) in [
        ("2026-11-19T03:00:00-08:00", "2026-11-19T03:00:00-08:00", "Etc/GMT+8"),
        ("2026-11-19T02:30:00+13:00", "2026-11-19T02:30:00+13:00", "Etc/GMT-13"),
        ("2026-11-19T02:30:00+05:45", "2026-11-19T02:30:00+05:45", "UTC+0545"),
        ("2026-11-19T02:30:00-02:30", "2026-11-19T02:30:00-02:30", "UTC-0230"),
        ("2026-11-19T03:00:00Z", "2026-11-19T03:00:00+00:00", "UTC"),
    ] {
        let mapped = read(&format!("t,p\n{cell},foot\n"), &[("t", "at"), ("p", "place")]).unwrap();
        let start = mapped.diary.cramps[0].start.clone().unwrap();
        assert_eq!((start.local_text().as_str(), start.zone()), (local, zone));
        assert_eq!(mapped.diary.cramps[0].night.evening().to_string(), "2026-11-18", "{cell}");
    }
}

#[test]
fn a_row_of_what_is_still_to_come_is_told_by_its_line() {
    let names = [("t", "at"), ("p", "place")];
    let text = "t,p\n2026-11-21 02:15,foot\n2026-12-22 02:15,foot\n2026-11-22 08:11,foot\n";
    assert_eq!(refused(text, &names), ["x.csv:3: is still to come", "x.csv:4: is still to come"]);
    let names = [("d", "night"), ("c", "cramp")];
    let text = "d,c\n2026-11-22,no\n2026-11-24,no\n";
    assert_eq!(refused(text, &names), ["x.csv:3: is still to come"]);
}

#[test]
fn a_row_of_a_table_of_cramps_is_a_cramp_even_without_details() {
    let names = [("at", "at"), ("where", "place")];
    let diary =
        read("at,where\n2026-11-20 03:12,left calf\n2026-11-21 03:12,\n", &names).unwrap().diary;
    let (first, second) = (&diary.cramps[0], &diary.cramps[1]);
    assert_eq!((first.muscle, first.side), (Some(Muscle::Calf), Some(Side::Left)));
    assert_eq!((second.muscle, second.start.is_some()), (None, true));
}

#[test]
fn a_date_alone_does_not_tell_the_night_of_a_cramp() {
    let text = "d,c\n2026-11-20,yes\n";
    let problems = refused(text, &[DATE, ("c", "cramp")]);
    assert!(
        problems[0].starts_with("x.csv:2: ") && problems[0].contains("evening"),
        "{problems:?}"
    );
    let night = |field| read(text, &[("d", field), ("c", "cramp")]).unwrap().diary.cramps[0].night;
    assert_eq!(night("night"), night("morning").after(1));
}

#[test]
fn no_cramp_is_a_calm_night_only_where_it_is_mapped_so() {
    let text = "d,c\n2026-11-20,no\n2026-11-21,\n";
    let status = |field| {
        let diary = read(text, &[("d", "night"), ("c", field)]).unwrap().diary;
        let night = crate::diary::Night::named_after("2026-11-20".parse().unwrap());
        [diary.status(night), diary.status(night.after(1))]
    };
    assert_eq!(status("cramp"), [NightStatus::Unknown; 2]);
    assert_eq!(status("cramped"), [NightStatus::Free, NightStatus::Unknown]);
    let both = "d,c\n2026-11-20,no\n2026-11-20,yes\n";
    assert!(refused(both, &[("d", "night"), ("c", "cramped")])[0].contains("called calm"));
}

#[test]
fn a_night_that_had_a_cramp_has_it_once() {
    let text = "d,c,p\n2026-11-20,yes,7\n2026-11-21,yes,\n";
    let names = [("d", "night"), ("c", "cramped"), ("p", "pain")];
    let cramps = read(text, &names).unwrap().diary.cramps;
    assert_eq!(cramps.iter().map(|it| it.pain.is_some()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_note_of_something_that_is_not_mapped_is_left_out() {
    let text = "FeatureName,Timestamp,Value,Label,Note\n\
                Mood,2026-11-20T21:00:00Z,3.0,,secret\nWater,2026-11-20T21:00:00Z,2.0,,cold\n";
    let names = [("Water", "water_l"), ("Note", "note")];
    let diary = read_as(Preset::Trackers, text, &names).unwrap().diary;
    assert_eq!(diary.days.values().next().unwrap().note.as_deref(), Some("cold"));
}

#[test]
fn two_values_of_one_day_are_refused_unless_they_add_up() {
    let text = "d,w\n2026-11-20,500\n2026-11-20,250\n";
    assert_eq!(
        refused(text, &[DATE, ("w", "water_ml")]),
        ["x.csv:3: w has two values on 2026-11-20; with --map NAME=+water they add up"]
    );
    let day = read(text, &[DATE, ("w", "+water_ml")]).unwrap().diary.days;
    assert_eq!(day.values().next().unwrap().readings["water"], Value::Amount(750.0));
}

#[test]
fn what_cannot_be_read_is_told_by_line_and_never_quoted() {
    let text = "d,w,c\n2026-11-20,much secret,\n03/04/2026,5,\n2026-11-20,,secret words\n\
                2026-11-31,1,\n";
    let problems = refused(text, &[DATE, ("w", "water_ml"), ("c", "caffeine_late")]);
    let lines: Vec<_> = problems.iter().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(lines, ["x.csv:2", "x.csv:3", "x.csv:4", "x.csv:5"]);
    assert!(problems.iter().all(|it| !it.contains("secret")), "{problems:?}");
}

#[test]
fn a_dose_is_a_medicine_on_a_day() {
    let text = "at,m,s\n2026-11-20 22:15,Ibuprofen,400 mg\n2026-11-21 22:15,Ibuprofen,\n";
    let diary = read(text, &[("at", "at"), ("m", "medicine"), ("s", "dose")]).unwrap().diary;
    assert_eq!((diary.doses.len(), diary.cramps.len()), (2, 0));
    assert_eq!(diary.doses.iter().filter(|dose| dose.strength.is_some()).count(), 1);
}

#[test]
fn a_field_or_a_name_that_is_not_there_is_told_with_its_neighbour() {
    let near = |field: &str| read("d\n2026-11-20\n", &[("d", field)]);
    assert_eq!(
        near("watr"),
        Err(Unmapped::NoField { field: "watr".to_owned(), near: Some("water".to_owned()) })
    );
    assert!(matches!(read("d\n2026-11-20\n", &[("e", "date")]), Err(Unmapped::NoName { .. })));
    assert!(
        matches!(read("d\n2026-11-20\n", &[]), Err(Unmapped::Nothing(names)) if names.len() == 1)
    );
    assert!(matches!(read("d\n2026-11-20\n", &[DATE, ("D", "night")]), Err(Unmapped::Twice(_))));
}

#[test]
fn every_word_of_the_vocabulary_is_a_field() {
    let (now, catalogue) = (now(), Catalogue::built_in());
    let reader = Reader { now: &now, catalogue: &catalogue, moment: &|_| None };
    for word in vocabulary(&catalogue) {
        assert!(Field::named(&word, &reader).is_ok(), "{word}");
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "",
            "2026-11-20",
            "2026-11-21 03:12",
            "03/04/2026",
            "yes",
            "no",
            "7",
            "1,5",
            "1500",
            "left calf",
            "2 min",
            "5/10",
            "note x",
            "=1+1",
            "-",
            "1e9",
            "é",
            "YES_MANUAL",
            "pre",
            "1:10:00",
            "Leg cramp (Mild)",
            "a | b",
            "Symptom",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

proptest! {
    #[test]
    fn any_table_is_read_whole_or_refused_and_the_second_time_changes_nothing(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 4), 0..6),
        fields in proptest::sample::subsequence(
            vec!["date", "at", "night", "cramp", "cramped", "place", "pain", "duration", "note",
                "water", "hot_day", "footwear", "medicine", "count", "bed_time", "+water_ml"],
            1..4,
        ),
        preset in proptest::sample::select(vec![
            Preset::Table, Preset::Bearable, Preset::Habits, Preset::Trackers,
        ]),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
        let body: Vec<String> = rows.iter().map(line).collect();
        let text = format!("Date,b,c,e\n{}\n", body.join("\n"));
        let names: Vec<(&str, &str)> = ["Date", "b", "c", "e"].into_iter().zip(fields).collect();
        if let Ok(mapped) = read_as(preset, &text, &names) {
            let again = read_as(preset, &text, &names).unwrap();
            let merge = Merge::of(&mapped.diary, &again.diary);
            prop_assert_eq!((merge.added(), merge.conflicts), (0, vec![]));
        }
    }
}

#[test]
fn the_morning_of_the_first_day_is_of_a_night_that_no_diary_has() {
    const OUTSIDE: &str = "x.csv:2: the cramp is outside the years 1900 to 2199";
    let problems = refused("d,c\n1900-01-01,calf\n", &[("d", "morning"), ("c", "cramp")]);
    assert_eq!(problems, [OUTSIDE]);
    let problems = refused("d,c\n1900-01-01 03:00,calf\n", &[("d", "at"), ("c", "cramp")]);
    assert_eq!(problems, ["x.csv:2: d is outside the years 1900 to 2199"]);
}
