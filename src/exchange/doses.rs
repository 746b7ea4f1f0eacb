//! Doses: the table of doses taken or missed.

use chrono::NaiveDate;

use super::about::{self, About};
use super::cell::{self, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, shared};
use crate::diary::{Diary, Dose, Medicine, Moment, Recorded, Route, Strength};

/// A dose that may still lack its medicine.
#[derive(Default)]
struct Draft {
    medicine: Option<Medicine>,
    date: NaiveDate,
    at: Option<Moment>,
    taken: bool,
    strength: Option<Strength>,
    route: Option<Route>,
}

impl Draft {
    fn of(dose: &Dose) -> Self {
        Self {
            medicine: Some(dose.medicine.clone()),
            date: dose.date,
            at: dose.at.clone(),
            taken: dose.taken,
            strength: dose.strength.clone(),
            route: dose.route,
        }
    }
}

type Row = Recorded<Draft>;

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    column::write(&columns(), diary.doses.iter().map(|dose| dose.with(Draft::of(dose))), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Returns the columns in which two records of one key differ.
pub(super) fn differing(one: &Recorded<Dose>, other: &Recorded<Dose>) -> Vec<String> {
    let draft = |dose: &Recorded<Dose>| dose.with(Draft::of(dose));
    column::differing(&columns(), &draft(one), &draft(other))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Recorded<Dose>>> {
    let blank = || shared::blank(Draft::default());
    let check = |row| shared::with_fact(row, dose);
    column::read(Table::Doses, bytes, &columns(), blank, check, problems)
}

fn dose(draft: Draft) -> Result<Dose, String> {
    let Draft { medicine, date, at, taken, strength, route } = draft;
    shared::check_near(date, at.as_ref())
        .map_err(|apart| format!("date and taken_at are {apart}"))?;
    let medicine = medicine.ok_or("name is missing")?;
    Ok(Dose { medicine, date, at, taken, strength, route })
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = vec![
        shared::key("dose_id"),
        shared::name(|row: &Row| &row.fact.medicine, |row| &mut row.fact.medicine),
        Column::required(
            "date",
            "the day of the dose",
            about::DATE,
            |row: &Row| row.date.to_string(),
            |row, cell| set(&mut row.fact.date, cell::read_date(cell)),
        ),
    ];
    columns.extend(shared::moment(
        "taken_at",
        "when it was taken",
        |row: &Row| &row.fact.at,
        |row| &mut row.fact.at,
    ));
    columns.push(Column::required(
        "taken",
        "whether it was taken, or missed",
        about::YES_NO,
        |row: &Row| cell::yes_no(row.taken),
        |row, cell| set(&mut row.fact.taken, cell::read_yes_no(cell)),
    ));
    columns.extend(shared::strength(|row: &Row| &row.fact.strength, |row| &mut row.fact.strength));
    columns.push(shared::route(|row: &Row| &row.fact.route, |row| &mut row.fact.route));
    columns.push(shared::recorded_at());
    columns
}
