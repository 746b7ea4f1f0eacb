//! Exercise: the table of bouts.

use chrono::NaiveDate;

use super::about::{self, About};
use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, shared};
use crate::diary::{Bout, BoutKind, Diary, Intensity, Recorded};

/// The longest bout that can be believed, in minutes.
pub(super) const LONGEST_MIN: u32 = 24 * 60;

/// A bout and the date of its day.
pub(super) type Row = Recorded<(NaiveDate, Bout)>;

/// Writes the table: by date, and within a date in the order of entry.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let rows =
        diary.days.iter().flat_map(|(date, day)| day.bouts.iter().map(|bout| row(*date, bout)));
    column::write(&columns(), rows, dialect)
}

/// Returns a bout with the date of its day.
pub(super) fn row(date: NaiveDate, bout: &Recorded<Bout>) -> Row {
    bout.with((date, bout.fact.clone()))
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Returns the columns in which two records of one key differ.
pub(super) fn differing(one: &Row, other: &Row) -> Vec<String> {
    column::differing(&columns(), one, other)
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let blank = || shared::blank((NaiveDate::default(), Bout::of(BoutKind::Other)));
    column::read(Table::Exercise, bytes, &columns(), blank, Ok, problems)
}

fn columns() -> Vec<Column<Row>> {
    vec![
        shared::key("bout_id"),
        Column::required(
            "date",
            "the day of the bout",
            about::DATE,
            |row: &Row| row.0.to_string(),
            |row, cell| set(&mut row.fact.0, cell::read_date(cell)),
        ),
        Column::required(
            "kind",
            "what was done",
            about::words(BoutKind::ALL, BoutKind::word),
            |row: &Row| row.1.kind.word().to_owned(),
            |row, cell| set(&mut row.fact.1.kind, read_word(cell, BoutKind::ALL, BoutKind::word)),
        ),
        field::whole(
            "minutes",
            "how long",
            1..=LONGEST_MIN,
            |row: &Row| &row.fact.1.minutes,
            |row| &mut row.fact.1.minutes,
        )
        .in_unit("min"),
        field::word(
            "intensity",
            "how hard",
            Intensity::ALL,
            Intensity::word,
            |row: &Row| &row.fact.1.intensity,
            |row| &mut row.fact.1.intensity,
        ),
        field::clock(
            "started",
            "when it began",
            |row: &Row| &row.fact.1.started,
            |row| &mut row.fact.1.started,
        ),
        field::clock(
            "ended",
            "when it ended",
            |row: &Row| &row.fact.1.ended,
            |row| &mut row.fact.1.ended,
        ),
        field::yes_no(
            "stretched_before",
            "whether the person stretched before it",
            |row: &Row| &row.fact.1.stretched_before,
            |row| &mut row.fact.1.stretched_before,
        ),
        field::yes_no(
            "stretched_after",
            "whether the person stretched after it",
            |row: &Row| &row.fact.1.stretched_after,
            |row| &mut row.fact.1.stretched_after,
        ),
        shared::recorded_at(),
    ]
}
