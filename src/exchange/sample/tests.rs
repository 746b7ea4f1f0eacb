//! The sample folders, read and compared with the figures that came with them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::super::{Table, Tables};
use super::*;
use crate::diary::{Catalogue, Night, NightStatus, Value};
use crate::exchange::Dialect;

macro_rules! sample {
    ($name:literal) => {
        (
            $name,
            Folder {
                days: include_bytes!(concat!("../../../tests/data/samples/", $name, "/days.csv"))
                    .to_vec(),
                cramps: include_bytes!(concat!(
                    "../../../tests/data/samples/",
                    $name,
                    "/cramps.csv"
                ))
                .to_vec(),
                medications: include_bytes!(concat!(
                    "../../../tests/data/samples/",
                    $name,
                    "/medications.csv"
                ))
                .to_vec(),
            },
            include_str!(concat!("../../../tests/data/samples/", $name, "/figures.json")),
        )
    };
}

fn samples() -> [(&'static str, Folder, &'static str); 5] {
    [
        sample!("one-week"),
        sample!("half-year"),
        sample!("two-years"),
        sample!("ten-years"),
        sample!("nothing-matters"),
    ]
}

/// Returns the first number or word of this name in the text of a JSON file.
fn figure<'a>(json: &'a str, name: &str) -> &'a str {
    let (_, rest) = json.split_once(&format!("\"{name}\": ")).unwrap();
    rest.split([',', '\n']).next().unwrap().trim_matches('"').trim_end_matches(".0")
}

fn in_utc(local: NaiveDateTime) -> Option<Moment> {
    Some(Moment::new(local.and_utc().fixed_offset(), "UTC"))
}

fn imported(folder: &Folder) -> Result<Diary, Vec<Problem>> {
    read(folder, in_utc, "2026-11-22T08:00:00+00:00".parse().unwrap())
}

#[test]
fn the_samples_have_the_nights_and_cramps_of_their_figures() {
    for (name, folder, figures) in samples() {
        let diary = imported(&folder).unwrap();
        let (first, last) = diary.span().unwrap();
        assert_eq!(first.evening().to_string(), figure(figures, "first"), "{name}");
        assert_eq!(last.evening().to_string(), figure(figures, "last"), "{name}");
        let statuses: Vec<_> = first.through(last).map(|night| diary.status(night)).collect();
        let count = |wanted: NightStatus| statuses.iter().filter(|s| **s == wanted).count();
        let cramps: u32 = diary.cramps.iter().map(|cramp| cramp.count).sum();
        let with_cramp: BTreeSet<Night> = diary.cramps.iter().map(|cramp| cramp.night).collect();
        let both = with_cramp.iter().filter(|night| diary.confirmed_none.contains_key(night));
        for (figure_name, found) in [
            ("nights", statuses.len()),
            ("unknown", count(NightStatus::Unknown)),
            ("known", count(NightStatus::Cramp) + count(NightStatus::Free)),
            ("cramp_nights", count(NightStatus::Cramp)),
            ("cramps", cramps as usize),
            ("contradictions", both.count()),
        ] {
            assert_eq!(found.to_string(), figure(figures, figure_name), "{name}: {figure_name}");
        }
    }
}

#[test]
fn the_samples_come_back_identical_from_the_tables_of_the_diary() {
    for (name, folder, _) in samples() {
        let diary = imported(&folder).unwrap();
        let tables: Tables = Table::ALL
            .iter()
            .map(|table| (*table, table.write(&diary, Dialect::Plain).unwrap().into_bytes()))
            .collect();
        let back = crate::exchange::read(&tables, &Catalogue::built_in()).unwrap();
        assert_eq!(format!("{back:?}"), format!("{diary:?}"), "{name}");
    }
}

#[test]
fn reading_a_folder_again_gives_the_same_diary() {
    let (_, folder, _) = &samples()[1];
    assert_eq!(imported(folder), imported(folder));
    let diary = imported(folder).unwrap();
    let keys: BTreeSet<_> = diary.cramps.iter().map(|cramp| &cramp.key).collect();
    assert_eq!(keys.len(), diary.cramps.len());
}

fn days(text: &str) -> Result<Diary, Vec<Problem>> {
    imported(&Folder { days: text.into(), ..Folder::default() })
}

#[test]
fn no_minutes_are_no_exercise_and_an_empty_cell_is_unknown() {
    let text = "date,exercise_min,exercise_intensity,exercise_end\n\
                2026-11-01,0,,\n2026-11-02,,,\n2026-11-03,30,hard,18:00\n2026-11-04,,light,\n";
    let diary = days(text).unwrap();
    let dates: Vec<_> = diary.days.keys().map(NaiveDate::day).collect();
    assert_eq!(dates, [1, 3, 4]);
    let days: Vec<_> = diary.days.values().collect();
    let [calm, run, light] = [days[0], days[1], days[2]];
    assert_eq!(calm.readings.get("exercise"), Some(&Value::No));
    assert_eq!(run.bouts[0].intensity.unwrap().word(), "vigorous");
    assert!(run.readings.is_empty());
    assert_eq!((light.bouts.len(), light.bouts[0].minutes), (1, None));
}

#[test]
fn every_bad_row_of_a_folder_is_told_with_its_line() {
    let folder = Folder {
        days: "date,alcohol_units,cramp_free\n2026-11-01,99,\n2026-11-01,,2\n".into(),
        cramps: "started_at,night,pain\n2026-03-29T02:30,,\n,,3\n,2026-11-01,11\n".into(),
        medications: "name,kind,start,stop,taken_at,dose\nsecret,regular,2026-11-01,2026-10-01,,\n\
                      secret,as_needed,,,2026-11-01T10:00,lots\n"
            .into(),
    };
    let gap = "2026-03-29T02:30:00".parse::<NaiveDateTime>().unwrap();
    let moment = |local| if local == gap { None } else { in_utc(local) };
    let problems = read(&folder, moment, Default::default()).unwrap_err();
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "days.csv:2: alcohol_units is 99; it goes from 0 to 60",
            "days.csv:3: cramp_free is neither 1 nor 0",
            "cramps.csv:2: started_at does not exist: the clocks were put forward over it",
            "cramps.csv:3: started_at and night are both missing",
            "cramps.csv:4: pain is 11; it goes from 0 to 10",
            "medications.csv:2: stop is before start",
            "medications.csv:3: dose is not a number and one of mg, µg, g, ml, IU, tablets, \
             puffs, drops, units",
        ]
    );
}
