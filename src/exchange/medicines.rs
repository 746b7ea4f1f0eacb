//! Medicines: the table of courses.

use chrono::NaiveDate;

use super::about::{self, About};
use super::cell::{self, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, list, shared};
use crate::diary::{Class, Course, Diary, Medicine, Recorded, Route, Strength};

/// A course that may still lack its medicine.
#[derive(Default)]
struct Draft {
    medicine: Option<Medicine>,
    /// The classes that the diary gives the medicine; written for readers and not believed.
    classes: Vec<Class>,
    strength: Option<Strength>,
    route: Option<Route>,
    schedule: Option<String>,
    started_on: NaiveDate,
    stopped_on: Option<NaiveDate>,
    suspected_side_effect: Option<bool>,
    recommended_by: Option<String>,
    note: Option<String>,
}

impl Draft {
    /// Returns the draft of a course, without its classes.
    fn of(course: &Course) -> Self {
        Self {
            medicine: Some(course.medicine.clone()),
            classes: Vec::new(),
            strength: course.strength.clone(),
            route: course.route,
            schedule: course.schedule.clone(),
            started_on: course.started_on,
            stopped_on: course.stopped_on,
            suspected_side_effect: course.suspected_side_effect,
            recommended_by: course.recommended_by.clone(),
            note: course.note.clone(),
        }
    }
}

type Row = Recorded<Draft>;

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let draft = |course: &Course| Draft {
        classes: diary.classes_of(&course.medicine, course.route),
        ..Draft::of(course)
    };
    let rows = diary.courses.iter().map(|course| course.with(draft(course)));
    column::write(&columns(), rows, dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Returns the columns in which two records of one key differ.
pub(super) fn differing(one: &Recorded<Course>, other: &Recorded<Course>) -> Vec<String> {
    let draft = |course: &Recorded<Course>| course.with(Draft::of(course));
    column::differing(&columns(), &draft(one), &draft(other))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Recorded<Course>>> {
    let blank = || shared::blank(Draft::default());
    let check = |row| shared::with_fact(row, course);
    column::read(Table::Medicines, bytes, &columns(), blank, check, problems)
}

fn course(draft: Draft) -> Result<Course, String> {
    if draft.stopped_on.is_some_and(|stopped_on| stopped_on < draft.started_on) {
        return Err("stopped_on is before started_on".to_owned());
    }
    Ok(Course {
        medicine: draft.medicine.ok_or("name is missing")?,
        strength: draft.strength,
        route: draft.route,
        schedule: draft.schedule,
        started_on: draft.started_on,
        stopped_on: draft.stopped_on,
        suspected_side_effect: draft.suspected_side_effect,
        recommended_by: draft.recommended_by,
        note: draft.note,
    })
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = vec![
        shared::key("course_id"),
        shared::name(|row: &Row| &row.fact.medicine, |row| &mut row.fact.medicine),
        Column::optional(
            "class",
            "the classes in force; written for readers, and not read back",
            about::several(Class::ALL, Class::word),
            |row: &Row| list::write(&row.classes, |class| class.word().to_owned()),
            |_, _| Ok(()),
        ),
    ];
    columns.extend(shared::strength(|row: &Row| &row.fact.strength, |row| &mut row.fact.strength));
    columns.extend([
        shared::route(|row: &Row| &row.fact.route, |row| &mut row.fact.route),
        field::text(
            "schedule",
            "when it is taken",
            |row: &Row| &row.fact.schedule,
            |row| &mut row.fact.schedule,
        ),
        Column::required(
            "started_on",
            "the first day",
            about::DATE,
            |row: &Row| row.started_on.to_string(),
            |row, cell| set(&mut row.fact.started_on, cell::read_date(cell)),
        ),
        field::date(
            "stopped_on",
            "the last day",
            |row: &Row| &row.fact.stopped_on,
            |row| &mut row.fact.stopped_on,
        )
        .unknown_as("empty cell: still taken"),
        field::yes_no(
            "suspected_side_effect",
            "whether the person suspects that it has to do with the cramps",
            |row: &Row| &row.fact.suspected_side_effect,
            |row| &mut row.fact.suspected_side_effect,
        ),
        field::text(
            "recommended_by",
            "who recommended it",
            |row: &Row| &row.fact.recommended_by,
            |row| &mut row.fact.recommended_by,
        ),
        field::text("note", "anything else", |row: &Row| &row.fact.note, |row| &mut row.fact.note),
        shared::recorded_at(),
    ]);
    columns
}
