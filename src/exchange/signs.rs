//! Signs: the table of warning signs that were asked about.

use super::about::{self, About};
use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, list, shared};
use crate::diary::{Diary, Night, Recorded, Side, Sign, SignAnswer, SignDetail};

type Row = Recorded<SignAnswer>;

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    column::write(&columns(), diary.signs.iter().cloned(), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let night = Night::named_after(Default::default());
    let blank = || shared::blank(SignAnswer::new(night, Sign::Swelling, false));
    column::read(Table::Signs, bytes, &columns(), blank, check, problems)
}

fn check(row: Row) -> Result<Row, String> {
    if !row.yes && !row.details.is_empty() {
        return Err("details are there, yet the answer is no".to_owned());
    }
    match row.details.iter().find(|detail| detail.sign() != row.sign) {
        Some(detail) => Err(format!("{detail} is not a detail of {}", row.sign)),
        None => Ok(row),
    }
}

fn columns() -> Vec<Column<Row>> {
    let mut columns = vec![shared::key("sign_id")];
    columns.extend(shared::night(|row: &Row| row.night, |row| &mut row.fact.night));
    columns.extend([
        Column::required(
            "sign",
            "the sign that was asked about; one without a row was not asked about",
            about::words(Sign::ALL, Sign::word),
            |row: &Row| row.sign.word().to_owned(),
            |row, cell| set(&mut row.fact.sign, read_word(cell, Sign::ALL, Sign::word)),
        ),
        Column::required(
            "answer",
            "whether it was there",
            about::YES_NO,
            |row: &Row| cell::yes_no(row.yes),
            |row, cell| set(&mut row.fact.yes, cell::read_yes_no(cell)),
        ),
        field::word(
            "side",
            "the side of the body",
            Side::ALL,
            Side::word,
            |row: &Row| &row.fact.side,
            |row| &mut row.fact.side,
        ),
        Column::optional(
            "details",
            "what it was like: skin has the first four, infection the others",
            about::several(SignDetail::ALL, SignDetail::word),
            |row: &Row| list::write(&row.details, |detail| detail.word().to_owned()),
            |row, cell| {
                let detail = |entry: &str| read_word(entry, SignDetail::ALL, SignDetail::word);
                set(&mut row.fact.details, list::read_distinct(cell, detail))
            },
        ),
        shared::recorded_at(),
    ]);
    columns
}
