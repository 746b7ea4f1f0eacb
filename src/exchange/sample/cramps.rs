//! Cramps: when, where, how long and how bad.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::super::cramps::{MOST, read_duration};
use super::super::field::read_score;
use super::super::key::Keys;
use super::super::{Problem, cell, shared};
use super::read_local;
use super::source::{Row, each_row};
use crate::diary::{Cramp, Diary, Moment, Muscle, Night, Recorded, Side};

const COLUMNS: &[(&str, bool)] = &[
    ("started_at", true),
    ("night", true),
    ("count", false),
    ("muscle", false),
    ("side", false),
    ("duration_s", false),
    ("pain", false),
];

/// Reads the table into the diary.
pub(super) fn read(
    bytes: &[u8],
    moment: &impl Fn(NaiveDateTime) -> Option<Moment>,
    recorded_at: DateTime<FixedOffset>,
    diary: &mut Diary,
    problems: &mut Vec<Problem>,
) {
    let mut keys = Keys::of("cramps");
    each_row("cramps.csv", bytes, COLUMNS, problems, |row| {
        let key = keys.next(row.cells);
        let fact = cramp(&row, moment)?;
        diary.cramps.push(Recorded { number: 0, key, recorded_at, fact });
        Ok(())
    });
}

fn cramp(
    row: &Row<'_>,
    moment: &impl Fn(NaiveDateTime) -> Option<Moment>,
) -> Result<Cramp, String> {
    let start = row.read("started_at", |cell| read_local(cell, moment))?;
    let night = row.read("night", cell::read_date)?.map(Night::named_after);
    let night = night
        .or_else(|| start.as_ref().map(Moment::night))
        .ok_or("started_at and night are both missing")?;
    shared::check_near(night.evening(), start.as_ref())
        .map_err(|apart| format!("night and started_at are {apart}"))?;
    let muscle = |cell: &str| cell::read_word(cell, Muscle::ALL, Muscle::word);
    let side = |cell: &str| cell::read_word(cell, Side::ALL, Side::word);
    Ok(Cramp {
        start,
        count: row.read("count", |cell| cell::read_whole(cell, 1..=MOST))?.unwrap_or(1),
        muscle: row.read("muscle", muscle)?,
        side: row.read("side", side)?,
        duration: row.read("duration_s", read_duration)?,
        pain: row.read("pain", read_score)?,
        ..Cramp::on(night)
    })
}
