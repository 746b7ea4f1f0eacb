//! Profile: the table of standing facts.

mod draft;

use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Error, Problem, Table, field, shared};
use crate::diary::{Diary, Fact, Flag, PartialDate, Recorded};
use draft::{Draft, FactKind};

type Row = Recorded<Draft>;

/// Writes the table.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    column::write(&columns(), diary.profile.iter().map(|fact| fact.with(Draft::of(&fact.fact))))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Recorded<Fact>>> {
    let blank = || shared::blank(Draft::default());
    let check = |row| shared::with_fact(row, Draft::fact);
    column::read(Table::Profile, bytes, &columns(), blank, check, problems)
}

/// Returns the word for the kind of a fact.
pub(super) fn kind(fact: &Fact) -> &'static str {
    FactKind::of(fact).word()
}

fn columns() -> Vec<Column<Row>> {
    vec![
        shared::key("profile_id"),
        Column::required(
            "kind",
            |row: &Row| row.kind.word().to_owned(),
            |row, cell| set(&mut row.fact.kind, read_word(cell, FactKind::ALL, FactKind::word)),
        ),
        field::text("name", |row: &Row| &row.fact.name, |row| &mut row.fact.name),
        plain("value", |row: &Row| &row.fact.value, |row| &mut row.fact.value),
        plain("unit", |row: &Row| &row.fact.unit, |row| &mut row.fact.unit),
        field::word(
            "flag",
            Flag::ALL,
            Flag::word,
            |row: &Row| &row.fact.flag,
            |row| &mut row.fact.flag,
        ),
        number("low", |row: &Row| &row.fact.low, |row| &mut row.fact.low),
        number("high", |row: &Row| &row.fact.high, |row| &mut row.fact.high),
        date("since", |row: &Row| &row.fact.since, |row| &mut row.fact.since),
        date("until", |row: &Row| &row.fact.until, |row| &mut row.fact.until),
        shared::recorded_at(),
    ]
}

/// Returns a column whose cell is read once the kind of the fact is known.
fn plain(
    name: &str,
    get: fn(&Row) -> &Option<String>,
    place: fn(&mut Row) -> &mut Option<String>,
) -> Column<Row> {
    field::of(name, get, place, String::clone, |cell| Ok(cell.to_owned()))
}

fn number(
    name: &str,
    get: fn(&Row) -> &Option<f64>,
    place: fn(&mut Row) -> &mut Option<f64>,
) -> Column<Row> {
    field::of(name, get, place, |amount| cell::number(*amount), cell::read_number)
}

fn date(
    name: &str,
    get: fn(&Row) -> &Option<PartialDate>,
    place: fn(&mut Row) -> &mut Option<PartialDate>,
) -> Column<Row> {
    let read = |cell: &str| {
        let date = cell.parse().map_err(|()| "is not a date such as 2015, 2015-03 or 2015-03-01");
        Ok(date?)
    };
    field::of(name, get, place, PartialDate::to_string, read)
}
