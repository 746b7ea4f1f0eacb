//! Known answers: reads the vectors and sample diaries that the tests are held against.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde_json::Value as Json;

use crate::diary::{
    Course, Cramp, Day, Diary, Duration, Medicine, Moment, Muscle, Night, Recorded, Score, Side,
    Value,
};

use super::Series;

/// The sample diaries in `tests/data/samples`.
pub(super) const SAMPLES: [&str; 5] =
    ["one-week", "half-year", "two-years", "ten-years", "nothing-matters"];

/// Asserts that a figure is the expected one to 1e-8.
#[track_caller]
pub(super) fn close(found: f64, expected: &Json) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-8, "found {found}, expected {expected}");
}

/// Returns the vectors of one function.
pub(super) fn vectors(function: &str) -> Vec<Json> {
    let text = read(&format!("vectors/{function}.json"));
    serde_json::from_str(&text).unwrap()
}

/// Returns the numbers of a list; `null` is unknown.
pub(super) fn values(list: &Json) -> Vec<Option<f64>> {
    list.as_array().unwrap().iter().map(Json::as_f64).collect()
}

/// Returns a sample diary and its figures.
pub(super) fn sample(name: &str) -> (Diary, Json) {
    let file = |file: &str| read(&format!("samples/{name}/{file}"));
    let diary = diary(&file("days.csv"), &file("cramps.csv"), &file("medications.csv"));
    (diary, serde_json::from_str(&file("figures.json")).unwrap())
}

/// Returns the diary that these tables hold; of the medicines, the regular ones.
pub(super) fn diary(days_csv: &str, cramps_csv: &str, medications_csv: &str) -> Diary {
    let mut diary = Diary::default();
    for row in rows(days_csv) {
        let date: NaiveDate = row["date"].parse().unwrap();
        if row["cramp_free"] == "1" {
            diary.confirmed_none.insert(Night::named_after(date), noted());
        }
        let mut day = Day::new(noted());
        for key in ["bed_time", "rise_time"] {
            if let Ok(time) = format!("{}:00", row[key]).parse() {
                day.readings.insert(key.into(), Value::Clock(time));
            }
        }
        diary.days.insert(date, day);
    }
    diary.cramps = rows(cramps_csv)
        .enumerate()
        .map(|(row_no, row)| {
            let place = match row["started_at"] {
                "" => Cramp::on(Night::named_after(row["night"].parse().unwrap())),
                start => at(start),
            };
            recorded(
                row_no,
                Cramp {
                    count: row["count"].parse().unwrap(),
                    muscle: Muscle::from_word(row["muscle"]),
                    side: Side::from_word(row["side"]),
                    duration: row["duration_s"].parse().ok().and_then(Duration::from_seconds),
                    pain: row["pain"].parse().ok().and_then(Score::new),
                    ..place
                },
            )
        })
        .collect();
    diary.courses = rows(medications_csv)
        .filter(|row| row["kind"] == "regular")
        .enumerate()
        .map(|(row_no, row)| recorded(row_no, course(row["name"], row["start"], row["stop"])))
        .collect();
    diary
}

/// Returns a course of a medicine; an empty last day means that it is still taken.
pub(super) fn course(name: &str, started_on: &str, stopped_on: &str) -> Course {
    let medicine = Medicine::named(name).unwrap();
    let started_on = started_on.parse().unwrap();
    Course { stopped_on: stopped_on.parse().ok(), ..Course::from(medicine, started_on) }
}

/// Returns a series from 1 January 2025 on with these numbers of cramps; `null` is unknown.
pub(super) fn series_of(counts: &Json) -> Series {
    let first = Night::named_after(NaiveDate::from_ymd_opt(2025, 1, 1).unwrap());
    let mut diary = Diary::default();
    for (night_no, count) in values(counts).into_iter().enumerate() {
        let night = first.after(night_no as u64);
        match count.map(|count| format!("{count:.0}").parse().unwrap()) {
            Some(0) => drop(diary.confirmed_none.insert(night, noted())),
            Some(count) => {
                diary.cramps.push(recorded(night_no, Cramp { count, ..Cramp::on(night) }));
            }
            None => {}
        }
    }
    let nights = counts.as_array().unwrap().len() as u64;
    Series::between(&diary, first, first.after(nights).before(1))
}

/// Returns a cramp that began at this time of the clock, in UTC.
pub(super) fn at(local: &str) -> Cramp {
    let start = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").unwrap();
    Cramp::at(Moment::new(start.and_utc().fixed_offset(), "UTC"))
}

/// Returns a fact as it stands in a diary.
pub(super) fn recorded<T>(number: usize, fact: T) -> Recorded<T> {
    let key = format!("{number:016x}");
    Recorded { number: i64::try_from(number).unwrap(), key, recorded_at: noted(), fact }
}

/// Returns a diary of one day with a bed time and a rise time.
pub(super) fn in_bed(date: &str, bed: &str, rise: &str) -> Diary {
    diary(
        &format!("date,cramp_free,bed_time,rise_time\n{date},,{bed},{rise}\n"),
        "night\n",
        "kind\n",
    )
}

/// Returns a time of writing down, which no figure depends on.
pub(super) fn noted() -> DateTime<FixedOffset> {
    DateTime::UNIX_EPOCH.fixed_offset()
}

fn rows(csv: &str) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    let mut lines = csv.lines();
    let columns: Vec<_> = lines.next().unwrap().split(',').collect();
    lines.map(move |line| columns.iter().copied().zip(line.split(',')).collect())
}

pub(super) fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path);
    fs::read_to_string(path).unwrap()
}
