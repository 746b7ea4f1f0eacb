//! Days: the table of dates, each with its night, its readings and its note.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::cell::{self, known, optional, read_word, set};
use super::column::{self, Column};
use super::cramps::check_morning;
use super::sheet::Line;
use super::{Error, Problem, Table, reading};
use crate::diary::{Diary, Factor, Night, NightStatus, Value};

/// One date: the waking day and the night after it.
#[derive(Default)]
pub(super) struct Row {
    /// The date of the day, and of the evening on which the night begins.
    pub(super) date: NaiveDate,
    /// What the table says about the night; written for readers and not believed.
    pub(super) status: Option<NightStatus>,
    /// When the person said that the night was without a cramp.
    pub(super) confirmed: Option<DateTime<FixedOffset>>,
    /// The readings of the day.
    pub(super) readings: BTreeMap<&'static str, Value>,
    /// The note of the day.
    pub(super) note: Option<String>,
    /// When the day was first noted; `None` where there is only a night.
    pub(super) recorded_at: Option<DateTime<FixedOffset>>,
}

/// Writes the table.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    let rows = statuses(diary).into_iter().map(|(night, status)| row(diary, night, status));
    column::write(&columns(), rows)
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    column::read(Table::Days, bytes, &columns(), Row::default, check, problems)
}

/// Returns every night that gets a row, with what is known about it.
///
/// The rule is that of [`Diary::status`], for all nights in one pass.
pub(super) fn statuses(diary: &Diary) -> BTreeMap<Night, NightStatus> {
    let days = diary.days.keys().copied().map(Night::named_after);
    let cramps = diary.cramps.iter().map(|cramp| cramp.night);
    let nocturnal = diary.cramps.iter().filter(|cramp| cramp.is_nocturnal());
    days.chain(cramps)
        .map(|night| (night, NightStatus::Unknown))
        .chain(diary.confirmed_none.keys().map(|night| (*night, NightStatus::Free)))
        .chain(nocturnal.map(|cramp| (cramp.night, NightStatus::Cramp)))
        .collect()
}

fn row(diary: &Diary, night: Night, status: NightStatus) -> Row {
    let date = night.evening();
    let day = diary.days.get(&date);
    Row {
        date,
        status: Some(status),
        confirmed: diary.confirmed_none.get(&night).copied(),
        readings: day.map(|day| day.readings.clone()).unwrap_or_default(),
        note: day.and_then(|day| day.note.clone()),
        recorded_at: day.map(|day| day.recorded_at),
    }
}

fn check(row: Row) -> Result<Row, String> {
    if row.recorded_at.is_none() && (!row.readings.is_empty() || row.note.is_some()) {
        return Err("recorded_at is missing; the readings and the note need it".to_owned());
    }
    Ok(row)
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = night();
    columns.extend(Factor::CATALOGUE.iter().map(factor));
    columns.push(Column::optional(
        "note",
        |row: &Row| cell::text(row.note.as_ref()),
        |row, cell| set(&mut row.note, Ok(cell::read_text(cell))),
    ));
    columns.push(Column::optional(
        "recorded_at",
        |row: &Row| known(row.recorded_at, cell::instant),
        |row, cell| set(&mut row.recorded_at, optional(cell, cell::read_instant)),
    ));
    columns
}

fn night() -> Vec<Column<Row>> {
    vec![
        Column::required(
            "date",
            |row: &Row| row.date.to_string(),
            |row, cell| set(&mut row.date, cell::read_date(cell)),
        ),
        Column::optional(
            "night_end_date",
            |row: &Row| Night::named_after(row.date).morning().to_string(),
            |row, cell| check_morning(Night::named_after(row.date), cell),
        ),
        Column::optional(
            "night_status",
            |row: &Row| known(row.status, |status| status.word().to_owned()),
            |row, cell| {
                let status = |cell: &str| read_word(cell, NightStatus::ALL, NightStatus::word);
                set(&mut row.status, optional(cell, status))
            },
        ),
        Column::optional(
            "none_confirmed_at",
            |row: &Row| known(row.confirmed, cell::instant),
            |row, cell| set(&mut row.confirmed, optional(cell, cell::read_instant)),
        ),
    ]
}

fn factor(factor: &'static Factor) -> Column<Row> {
    Column::optional(
        &factor.column(),
        |row: &Row| known(row.readings.get(factor.key), reading::value),
        |row, cell| {
            if let Some(value) = optional(cell, |cell| reading::read_value(factor, cell))? {
                row.readings.insert(factor.key, value);
            }
            Ok(())
        },
    )
}
