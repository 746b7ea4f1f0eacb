//! Days: readings, exercise and calm nights.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};

use super::super::key::Keys;
use super::super::reading::read_value;
use super::super::{Problem, cell, exercise};
use super::source::{Row, each_row};
use crate::diary::{
    Bout, BoutKind, Catalogue, Day, Diary, Factor, Intensity, Kind, Night, Recorded, Value,
};

const COLUMNS: &[(&str, bool)] = &[
    ("date", true),
    ("cramp_free", false),
    ("bed_time", false),
    ("rise_time", false),
    ("exercise_min", false),
    ("exercise_intensity", false),
    ("exercise_end", false),
    ("standing_h", false),
    ("sitting_h", false),
    ("hydration_ml", false),
    ("stretching", false),
    ("footwear", false),
    ("hot_day", false),
    ("alcohol_units", false),
    ("caffeine_late", false),
    ("heavy_blankets", false),
    ("sleep_position", false),
    ("magnesium", false),
];

/// The columns that are readings, and the factor of each.
const READINGS: &[(&str, &str)] = &[
    ("bed_time", "bed_time"),
    ("rise_time", "rise_time"),
    ("standing_h", "standing"),
    ("sitting_h", "sitting"),
    ("hydration_ml", "water"),
    ("stretching", "stretch_bedtime"),
    ("footwear", "footwear"),
    ("hot_day", "hot_day"),
    ("alcohol_units", "alcohol"),
    ("caffeine_late", "caffeine_late"),
    ("heavy_blankets", "heavy_blankets"),
    ("sleep_position", "sleep_position"),
    ("magnesium", "magnesium"),
];

/// Reads the table into the diary.
pub(super) fn read(
    bytes: &[u8],
    recorded_at: DateTime<FixedOffset>,
    diary: &mut Diary,
    problems: &mut Vec<Problem>,
) {
    let mut keys = Keys::of("days");
    let mut dates = BTreeSet::new();
    let catalogue = Catalogue::built_in();
    each_row("days.csv", bytes, COLUMNS, problems, |row| {
        let date = row.require("date", cell::read_date)?;
        let free = row.read("cramp_free", read_flag)?.unwrap_or(false);
        let mut day = Day::new(recorded_at);
        add_readings(&mut day, &catalogue, &row)?;
        add_exercise(&mut day, &row, keys.next(row.cells))?;
        if !dates.insert(date) {
            return Err("the same date stands on a line before".to_owned());
        }
        if free {
            diary.confirmed_none.insert(Night::named_after(date), recorded_at);
        }
        if !day.readings.is_empty() || !day.bouts.is_empty() {
            diary.days.insert(date, day);
        }
        Ok(())
    });
}

fn read_flag(cell: &str) -> Result<bool, String> {
    match cell {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err("is neither 1 nor 0".to_owned()),
    }
}

fn add_readings(day: &mut Day, catalogue: &Catalogue, row: &Row<'_>) -> Result<(), String> {
    for (column, key) in READINGS {
        let Some(factor) = catalogue.by_key(key) else { continue };
        let read = |cell: &str| match factor.kind {
            Kind::YesNo => read_flag(cell).map(|yes| if yes { Value::Yes } else { Value::No }),
            _ => read_value(factor, cell),
        };
        if let Some(value) = row.read(column, read)? {
            day.readings.insert(factor.key.clone(), value);
        }
    }
    Ok(())
}

fn add_exercise(day: &mut Day, row: &Row<'_>, key: String) -> Result<(), String> {
    let longest = exercise::LONGEST_MIN;
    let minutes = row.read("exercise_min", |cell| cell::read_whole(cell, 0..=longest))?;
    let intensity = row.read("exercise_intensity", read_intensity)?;
    let ended = row.read("exercise_end", cell::read_clock)?;
    let described = intensity.is_some() || ended.is_some();
    match minutes {
        Some(0) if described => {
            return Err("exercise_min is 0, yet the exercise is described".to_owned());
        }
        Some(0) => {
            day.readings.insert(Factor::EXERCISE.into(), Value::No);
        }
        None if !described => {}
        _ => {
            let fact = Bout { minutes, intensity, ended, ..Bout::of(BoutKind::Other) };
            day.bouts.push(Recorded { number: 0, key, recorded_at: day.recorded_at, fact });
        }
    }
    Ok(())
}

fn read_intensity(cell: &str) -> Result<Intensity, String> {
    match cell {
        "light" => Ok(Intensity::Light),
        "moderate" => Ok(Intensity::Moderate),
        "hard" => Ok(Intensity::Vigorous),
        _ => Err("is not one of light, moderate, hard".to_owned()),
    }
}
