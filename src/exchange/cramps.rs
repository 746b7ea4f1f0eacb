//! Cramps: the table of recorded cramps.

use super::cell::{self, known, optional, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Error, Problem, Table, relief, shared};
use crate::diary::{Cramp, Diary, Duration, Muscle, Night, Pain, Recorded, Side, State};

type Row = Recorded<Cramp>;

/// The most cramps that one record can stand for.
pub(super) const MOST: u32 = 999;

/// Writes the table.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    column::write(&columns(), diary.cramps.iter().cloned())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let blank = || shared::blank(Cramp::on(Night::named_after(Default::default())));
    column::read(Table::Cramps, bytes, &columns(), blank, check, problems)
}

fn check(row: Row) -> Result<Row, String> {
    shared::check_near(row.night.evening(), row.start.as_ref())
        .map_err(|apart| format!("night_date and started_at are {apart}"))?;
    Ok(row)
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = when();
    columns.extend(place());
    columns.extend(course());
    columns
}

fn when() -> Vec<Column<Row>> {
    let mut columns = vec![
        shared::key("cramp_id"),
        Column::required(
            "night_date",
            |row: &Row| row.night.evening().to_string(),
            |row, cell| set(&mut row.fact.night, cell::read_date(cell).map(Night::named_after)),
        ),
        Column::optional(
            "night_end_date",
            |row: &Row| row.night.morning().to_string(),
            |row, cell| check_morning(row.night, cell),
        ),
    ];
    columns.extend(shared::moment(
        "started_at",
        |row: &Row| &row.fact.start,
        |row| &mut row.fact.start,
    ));
    columns.push(Column::optional(
        "count",
        |row: &Row| row.count.to_string(),
        |row, cell| {
            let count = optional(cell, |cell| cell::read_whole(cell, 1..=MOST));
            set(&mut row.fact.count, count.map(|count| count.unwrap_or(1)))
        },
    ));
    columns
}

/// Checks the morning that a night ends on; it is written for readers and not believed.
pub(super) fn check_morning(night: Night, cell: &str) -> Result<(), String> {
    let morning = night.morning().to_string();
    let agrees = |cell: &str| {
        if cell == morning {
            Ok(())
        } else {
            Err("is not the day after the night began".to_owned())
        }
    };
    optional(cell, agrees).map(|_| ())
}

fn place() -> Vec<Column<Row>> {
    vec![
        Column::optional(
            "muscle",
            |row: &Row| known(row.muscle, |muscle| muscle.word().to_owned()),
            |row, cell| {
                let muscle = |cell: &str| read_word(cell, Muscle::ALL, Muscle::word);
                set(&mut row.fact.muscle, optional(cell, muscle))
            },
        ),
        Column::optional(
            "muscle_detail",
            |row: &Row| cell::text(row.muscle_detail.as_ref()),
            |row, cell| set(&mut row.fact.muscle_detail, Ok(cell::read_text(cell))),
        ),
        Column::optional(
            "side",
            |row: &Row| known(row.side, |side| side.word().to_owned()),
            |row, cell| {
                let side = |cell: &str| read_word(cell, Side::ALL, Side::word);
                set(&mut row.fact.side, optional(cell, side))
            },
        ),
    ]
}

fn course() -> Vec<Column<Row>> {
    vec![
        Column::optional(
            "duration_s",
            |row: &Row| known(row.duration, |duration| duration.seconds().to_string()),
            |row, cell| set(&mut row.fact.duration, optional(cell, read_duration)),
        ),
        Column::optional(
            "pain_0_10",
            |row: &Row| known(row.pain, |pain| pain.score().to_string()),
            |row, cell| set(&mut row.fact.pain, optional(cell, read_pain)),
        ),
        Column::optional(
            "state",
            |row: &Row| known(row.state, |state| state.word().to_owned()),
            |row, cell| {
                let state = |cell: &str| read_word(cell, State::ALL, State::word);
                set(&mut row.fact.state, optional(cell, state))
            },
        ),
        Column::optional(
            "relief",
            |row: &Row| relief::techniques(&row.relief),
            |row, cell| set(&mut row.fact.relief, relief::read_techniques(cell)),
        ),
        Column::optional(
            "relief_effect",
            |row: &Row| relief::effects(&row.relief),
            |row, cell| relief::read_effects(&mut row.fact.relief, cell.trim_matches(' ')),
        ),
        Column::optional(
            "note",
            |row: &Row| cell::text(row.note.as_ref()),
            |row, cell| set(&mut row.fact.note, Ok(cell::read_text(cell))),
        ),
        shared::recorded_at(),
    ]
}

/// Reads a duration in seconds.
pub(super) fn read_duration(cell: &str) -> Result<Duration, String> {
    let seconds = cell::read_whole(cell, 1..=Duration::LONGEST_S)?;
    Duration::from_seconds(seconds).ok_or_else(|| "is not a duration".to_owned())
}

/// Reads a pain from 0 to 10.
pub(super) fn read_pain(cell: &str) -> Result<Pain, String> {
    let score = cell::read_whole(cell, 0..=10)?;
    u8::try_from(score).ok().and_then(Pain::new).ok_or_else(|| "is not a pain".to_owned())
}
