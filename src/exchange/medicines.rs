//! Medicines: the table of courses.

use chrono::NaiveDate;

use super::cell::{self, known, optional, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Error, Problem, Table, shared};
use crate::diary::{Course, Diary, Medicine, Recorded, Strength};

/// A course that may still lack its medicine.
#[derive(Default)]
struct Draft {
    medicine: Option<Medicine>,
    strength: Option<Strength>,
    schedule: Option<String>,
    started_on: NaiveDate,
    stopped_on: Option<NaiveDate>,
}

type Row = Recorded<Draft>;

/// Writes the table.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    let draft = |course: &Course| Draft {
        medicine: Some(course.medicine.clone()),
        strength: course.strength.clone(),
        schedule: course.schedule.clone(),
        started_on: course.started_on,
        stopped_on: course.stopped_on,
    };
    column::write(&columns(), diary.courses.iter().map(|course| course.with(draft(course))))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Recorded<Course>>> {
    let blank = || shared::blank(Draft::default());
    let check = |row| shared::with_fact(row, course);
    column::read(Table::Medicines, bytes, &columns(), blank, check, problems)
}

fn course(draft: Draft) -> Result<Course, String> {
    let Draft { medicine, strength, schedule, started_on, stopped_on } = draft;
    if stopped_on.is_some_and(|stopped_on| stopped_on < started_on) {
        return Err("stopped_on is before started_on".to_owned());
    }
    let medicine = medicine.ok_or("name is missing")?;
    Ok(Course { medicine, strength, schedule, started_on, stopped_on })
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = vec![
        shared::key("course_id"),
        shared::name(|row: &Row| &row.fact.medicine, |row| &mut row.fact.medicine),
    ];
    columns.extend(shared::strength(|row: &Row| &row.fact.strength, |row| &mut row.fact.strength));
    columns.extend([
        Column::optional(
            "schedule",
            |row: &Row| cell::text(row.schedule.as_ref()),
            |row, cell| set(&mut row.fact.schedule, Ok(cell::read_text(cell))),
        ),
        Column::required(
            "started_on",
            |row: &Row| row.started_on.to_string(),
            |row, cell| set(&mut row.fact.started_on, cell::read_date(cell)),
        ),
        Column::optional(
            "stopped_on",
            |row: &Row| known(row.stopped_on, |date| date.to_string()),
            |row, cell| set(&mut row.fact.stopped_on, optional(cell, cell::read_date)),
        ),
        shared::recorded_at(),
    ]);
    columns
}
