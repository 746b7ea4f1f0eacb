//! Exercise: the table of bouts.

use chrono::NaiveDate;

use super::cell::{self, known, optional, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Error, Problem, Table, shared};
use crate::diary::{Bout, BoutKind, Diary, Intensity, Recorded};

/// The longest bout that can be believed, in minutes.
pub(super) const LONGEST_MIN: u32 = 24 * 60;

/// A bout and the date of its day.
type Row = Recorded<(NaiveDate, Bout)>;

/// Writes the table: by date, and within a date in the order of entry.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    let rows = diary
        .days
        .iter()
        .flat_map(|(date, day)| day.bouts.iter().map(|bout| bout.with((*date, bout.fact.clone()))));
    column::write(&columns(), rows)
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let bout = Bout { kind: BoutKind::Other, minutes: None, intensity: None, ended: None };
    let blank = || shared::blank((NaiveDate::default(), bout.clone()));
    column::read(Table::Exercise, bytes, &columns(), blank, Ok, problems)
}

fn columns() -> Vec<Column<Row>> {
    vec![
        shared::key("bout_id"),
        Column::required(
            "date",
            |row: &Row| row.0.to_string(),
            |row, cell| set(&mut row.fact.0, cell::read_date(cell)),
        ),
        Column::required(
            "kind",
            |row: &Row| row.1.kind.word().to_owned(),
            |row, cell| set(&mut row.fact.1.kind, read_word(cell, BoutKind::ALL, BoutKind::word)),
        ),
        Column::optional(
            "minutes",
            |row: &Row| known(row.1.minutes, |minutes| minutes.to_string()),
            |row, cell| {
                let minutes = |cell: &str| cell::read_whole(cell, 1..=LONGEST_MIN);
                set(&mut row.fact.1.minutes, optional(cell, minutes))
            },
        ),
        Column::optional(
            "intensity",
            |row: &Row| known(row.1.intensity, |intensity| intensity.word().to_owned()),
            |row, cell| {
                let intensity = |cell: &str| read_word(cell, Intensity::ALL, Intensity::word);
                set(&mut row.fact.1.intensity, optional(cell, intensity))
            },
        ),
        Column::optional(
            "ended",
            |row: &Row| known(row.1.ended, cell::clock),
            |row, cell| set(&mut row.fact.1.ended, optional(cell, cell::read_clock)),
        ),
        shared::recorded_at(),
    ]
}
