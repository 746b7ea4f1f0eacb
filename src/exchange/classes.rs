//! Classes: the table of the classes that the person gave to medicines.

use super::about::{self, About};
use super::cell::{self, set};
use super::column::{self, Column};
use super::guard::guarded;
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, list, shared};
use crate::diary::{Class, Diary};

/// The folded name of a medicine, and its classes.
type Row = (String, Vec<Class>);

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let named = diary.classes.iter().filter(|(_, classes)| !classes.is_empty());
    column::write(&columns(), named.map(|(name, classes)| (name.clone(), classes.clone())), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    column::read(Table::Classes, bytes, &columns(), Row::default, Ok, problems)
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::required(
            "name",
            "a medicine that the person gave classes to, in small letters",
            about::TEXT,
            |row: &Row| guarded(&row.0),
            |row, cell| {
                let medicine = shared::read_medicine(cell);
                set(&mut row.0, medicine.map(|medicine| medicine.folded()))
            },
        ),
        Column::required(
            "class",
            "its classes; they go before those that the program knows",
            about::several(Class::ALL, Class::word),
            |row: &Row| list::write(&row.1, |class| class.word().to_owned()),
            |row, cell| {
                let class = |entry: &str| cell::read_word(entry, Class::ALL, Class::word);
                set(&mut row.1, list::read_distinct(cell, class))?;
                row.1.sort_unstable();
                Ok(())
            },
        ),
    ]
}
