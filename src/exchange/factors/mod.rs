//! Factors: the table of the factors that the person has defined.

mod draft;
mod words;

use std::collections::BTreeSet;

use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::days;
use super::sheet::Line;
use super::{Error, Problem, Table, field, list};
use crate::diary::{Catalogue, Diary, Factor};
use draft::Draft;
use words::{ActsWord, ExposedWord, KindWord};

/// Writes the table, in the order of definition.
pub(super) fn write(diary: &Diary) -> Result<String, Error> {
    column::write(&columns(), diary.own_factors.iter().map(Draft::of))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Factor>> {
    let taken = taken();
    let check = |draft: Draft| {
        let factor = draft.factor()?;
        if taken.contains(&*factor.key) || taken.contains(&factor.column()) {
            return Err("key is that of a factor or a column of the program".to_owned());
        }
        Ok(factor)
    };
    column::read(Table::Factors, bytes, &columns(), Draft::default, check, problems)
}

/// Tells whether two factors of one key are the same in everything else too.
pub(super) fn are_alike(one: &Factor, other: &Factor) -> bool {
    Draft::of(one) == Draft::of(other)
}

/// Returns the names that a factor of the person's own cannot have, as key or as column.
fn taken() -> BTreeSet<String> {
    let catalogue = Catalogue::built_in();
    let factors = catalogue.all().iter();
    let names = factors.flat_map(|factor| [factor.key.clone().into_owned(), factor.column()]);
    names.chain(days::FIXED.map(str::to_owned)).collect()
}

fn columns() -> Vec<Column<Draft>> {
    let mut columns = what();
    columns.extend(exposure());
    columns.extend([
        Column::required(
            "acts",
            |row: &Draft| row.acts.word().to_owned(),
            |row, cell| set(&mut row.acts, read_word(cell, ActsWord::ALL, ActsWord::word)),
        ),
        Column::required(
            "retired",
            |row: &Draft| cell::yes_no(row.retired),
            |row, cell| set(&mut row.retired, cell::read_yes_no(cell)),
        ),
    ]);
    columns
}

fn what() -> Vec<Column<Draft>> {
    vec![
        Column::required(
            "key",
            |row: &Draft| row.key.clone(),
            |row, cell| set(&mut row.key, words::read_key(cell)),
        ),
        field::text("label", |row: &Draft| &row.label, |row| &mut row.label),
        Column::required(
            "kind",
            |row: &Draft| row.kind.word().to_owned(),
            |row, cell| set(&mut row.kind, read_word(cell, KindWord::ALL, KindWord::word)),
        ),
        field::of(
            "unit",
            |row: &Draft| &row.unit,
            |row| &mut row.unit,
            String::clone,
            words::read_unit,
        ),
        field::number("least", |row: &Draft| &row.least, |row| &mut row.least),
        field::number("most", |row: &Draft| &row.most, |row| &mut row.most),
        Column::optional(
            "levels",
            |row: &Draft| list::write(&row.levels, |word| words::level(word)),
            |row, cell| set(&mut row.levels, list::read_distinct(cell, words::read_level)),
        ),
    ]
}

fn exposure() -> Vec<Column<Draft>> {
    vec![
        Column::required(
            "exposed_when",
            |row: &Draft| row.exposed_when.word().to_owned(),
            |row, cell| {
                let word = read_word(cell, ExposedWord::ALL, ExposedWord::word);
                set(&mut row.exposed_when, word)
            },
        ),
        field::number(
            "exposed_limit",
            |row: &Draft| &row.exposed_limit,
            |row| &mut row.exposed_limit,
        ),
        Column::optional(
            "exposed_levels",
            |row: &Draft| list::write(&row.exposed_levels, |word| words::level(word)),
            |row, cell| set(&mut row.exposed_levels, list::read_distinct(cell, words::read_level)),
        ),
    ]
}
