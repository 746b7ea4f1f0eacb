//! Medications: regular ones as courses, those taken as needed as doses.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::super::key::Keys;
use super::super::{Problem, cell, shared};
use super::read_local;
use super::source::{Row, each_row};
use crate::diary::{Course, Diary, Dose, Moment, Recorded, Strength};

const COLUMNS: &[(&str, bool)] = &[
    ("name", true),
    ("kind", true),
    ("start", false),
    ("stop", false),
    ("taken_at", false),
    ("dose", false),
];

/// Reads the table into the diary.
pub(super) fn read(
    bytes: &[u8],
    moment: &impl Fn(NaiveDateTime) -> Option<Moment>,
    recorded_at: DateTime<FixedOffset>,
    diary: &mut Diary,
    problems: &mut Vec<Problem>,
) {
    let mut keys = Keys::of("medications");
    each_row("medications.csv", bytes, COLUMNS, problems, |row| {
        let key = keys.next(row.cells);
        if row.require("kind", read_regular)? {
            let fact = course(&row)?;
            diary.courses.push(Recorded { number: 0, key, recorded_at, fact });
        } else {
            let fact = dose(&row, moment)?;
            diary.doses.push(Recorded { number: 0, key, recorded_at, fact });
        }
        Ok(())
    });
}

fn read_regular(cell: &str) -> Result<bool, String> {
    match cell {
        "regular" => Ok(true),
        "as_needed" => Ok(false),
        _ => Err("is neither regular nor as_needed".to_owned()),
    }
}

fn course(row: &Row<'_>) -> Result<Course, String> {
    let started_on = row.require("start", cell::read_date)?;
    let stopped_on = row.read("stop", cell::read_date)?;
    if stopped_on.is_some_and(|stopped_on| stopped_on < started_on) {
        return Err("stop is before start".to_owned());
    }
    let medicine = row.require("name", shared::read_medicine)?;
    let strength = row.read("dose", read_strength)?;
    Ok(Course { strength, stopped_on, ..Course::from(medicine, started_on) })
}

fn dose(row: &Row<'_>, moment: &impl Fn(NaiveDateTime) -> Option<Moment>) -> Result<Dose, String> {
    let at = row.require("taken_at", |cell| read_local(cell, moment))?;
    Ok(Dose {
        medicine: row.require("name", shared::read_medicine)?,
        date: at.local().date(),
        at: Some(at),
        taken: true,
        strength: row.read("dose", read_strength)?,
        route: None,
    })
}

fn read_strength(cell: &str) -> Result<Strength, String> {
    let (amount, unit) = cell.split_once(' ').unwrap_or((cell, ""));
    let strength = cell::read_number(amount).ok().and_then(|amount| Strength::new(amount, unit));
    strength.ok_or_else(|| format!("is not a number and one of {}", Strength::UNITS.join(", ")))
}
