//! Profile: the table of standing facts.

mod draft;

use super::about::{self, About};
use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, shared};
use crate::diary::{Diary, Fact, Flag, LabUnit, PartialDate, Recorded};
use draft::{Draft, FactKind};

type Row = Recorded<Draft>;

const KEY: &str = "profile_id";

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let rows = diary.profile.iter().map(|fact| fact.with(Draft::of(&fact.fact)));
    column::write(&columns(), rows, dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Recorded<Fact>>> {
    let blank = || shared::blank(Draft::default());
    let check = |row| shared::with_fact(row, Draft::fact);
    column::read(Table::Profile, bytes, &columns(), blank, check, problems)
}

/// Returns the columns in which two records of one fact differ; their keys may.
pub(super) fn differing(one: &Recorded<Fact>, other: &Recorded<Fact>) -> Vec<String> {
    let row = |fact: &Recorded<Fact>| fact.with(Draft::of(&fact.fact));
    if kind(one) != kind(other) {
        return vec!["kind".to_owned()];
    }
    let mut names = column::differing(&columns(), &row(one), &row(other));
    names.retain(|name| name != KEY);
    names
}

/// Returns the word for the kind of a fact.
pub(super) fn kind(fact: &Fact) -> &'static str {
    FactKind::of(fact).word()
}

fn columns() -> Vec<Column<Row>> {
    [what(), judged(), when()].into_iter().flatten().collect()
}

fn what() -> Vec<Column<Row>> {
    vec![
        shared::key(KEY),
        Column::required(
            "kind",
            "the kind of fact, which decides what the other columns hold",
            about::words(FactKind::ALL, FactKind::word),
            |row: &Row| row.kind.word().to_owned(),
            |row, cell| set(&mut row.fact.kind, read_word(cell, FactKind::ALL, FactKind::word)),
        ),
        field::text(
            "name",
            "the condition, or what was measured",
            |row: &Row| &row.fact.name,
            |row| &mut row.fact.name,
        ),
        plain(
            "value",
            "what the fact is",
            draft::VALUES,
            |row: &Row| &row.fact.value,
            |row| &mut row.fact.value,
        )
        .holding_numbers(),
        plain(
            "unit",
            "the unit of the value",
            units(),
            |row: &Row| &row.fact.unit,
            |row| &mut row.fact.unit,
        ),
    ]
}

fn judged() -> Vec<Column<Row>> {
    vec![
        field::word(
            "flag",
            "how the laboratory judged the value",
            Flag::ALL,
            Flag::word,
            |row: &Row| &row.fact.flag,
            |row| &mut row.fact.flag,
        ),
        number(
            "low",
            "the lower limit as the laboratory printed it",
            |row: &Row| &row.fact.low,
            |row| &mut row.fact.low,
        ),
        number(
            "high",
            "the upper limit as the laboratory printed it",
            |row: &Row| &row.fact.high,
            |row| &mut row.fact.high,
        ),
    ]
}

fn when() -> Vec<Column<Row>> {
    vec![
        date(
            "since",
            "of a condition: since when; else the date of the fact",
            |row: &Row| &row.fact.since,
            |row| &mut row.fact.since,
        ),
        date(
            "until",
            "of a condition: until when; of a pregnancy: the delivery",
            |row: &Row| &row.fact.until,
            |row| &mut row.fact.until,
        ),
        shared::recorded_at(),
    ]
}

fn units() -> String {
    format!("{}; {}", about::words(LabUnit::ALL, LabUnit::word), draft::KILOGRAMS)
}

/// Returns a column whose cell is read once the kind of the fact is known.
fn plain(
    name: &str,
    meaning: &str,
    values: impl Into<String>,
    get: fn(&Row) -> &Option<String>,
    place: fn(&mut Row) -> &mut Option<String>,
) -> Column<Row> {
    field::of(name, meaning, values, get, place, String::clone, |cell| Ok(cell.to_owned()))
}

fn number(
    name: &str,
    meaning: &str,
    get: fn(&Row) -> &Option<f64>,
    place: fn(&mut Row) -> &mut Option<f64>,
) -> Column<Row> {
    let write = |amount: &f64| cell::number(*amount);
    field::of(name, meaning, about::NUMBER, get, place, write, cell::read_number).holding_numbers()
}

fn date(
    name: &str,
    meaning: &str,
    get: fn(&Row) -> &Option<PartialDate>,
    place: fn(&mut Row) -> &mut Option<PartialDate>,
) -> Column<Row> {
    let read = |cell: &str| {
        let date = cell.parse().map_err(|()| "is not a date such as 2015, 2015-03 or 2015-03-01");
        Ok(date?)
    };
    field::of(
        name,
        meaning,
        "YYYY, YYYY-MM or YYYY-MM-DD",
        get,
        place,
        PartialDate::to_string,
        read,
    )
}
