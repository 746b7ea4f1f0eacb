//! Factors: the table of the factors that the person has defined.

mod draft;
mod words;

use std::collections::BTreeSet;

use super::about::{self, About};
use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::days;
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, list};
use crate::diary::{Acts, Catalogue, Diary, ExposedWhen, Factor, KindName};
use draft::Draft;

/// Writes the table, in the order of definition.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    column::write(&columns(), diary.own_factors.iter().map(Draft::of), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Factor>> {
    let taken = taken();
    let check = |draft: Draft| match draft.factor()? {
        factor if is_among(&taken, &factor) => {
            Err("key is that of a factor or a column of the program".to_owned())
        }
        factor => Ok(factor),
    };
    column::read(Table::Factors, bytes, &columns(), Draft::empty, check, problems)
}

/// Tells whether two factors of one key are the same in everything else too.
pub(super) fn are_alike(one: &Factor, other: &Factor) -> bool {
    Draft::of(one) == Draft::of(other)
}

/// Tells whether a factor of the person's own could not be exported beside these others.
pub fn has_no_column(factor: &Factor, others: &[Factor]) -> bool {
    let clashes = |other: &Factor| other.key == factor.key || other.column() == factor.column();
    is_among(&taken(), factor) || others.iter().any(clashes)
}

fn is_among(taken: &BTreeSet<String>, factor: &Factor) -> bool {
    taken.contains(&*factor.key) || taken.contains(&factor.column())
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
            "whether it belongs to the day or to the night after it",
            about::words(Acts::ALL, Acts::word),
            |row: &Draft| row.acts.word().to_owned(),
            |row, cell| set(&mut row.acts, read_word(cell, Acts::ALL, Acts::word)),
        ),
        Column::required(
            "retired",
            "yes if it is noted no more",
            about::YES_NO,
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
            "the name of the factor in columns",
            "small letters, digits and _",
            |row: &Draft| row.key.clone(),
            |row, cell| set(&mut row.key, words::read_key(cell)),
        ),
        field::text(
            "label",
            "the name of the factor in sentences",
            |row: &Draft| &row.label,
            |row| &mut row.label,
        ),
        Column::required(
            "kind",
            "what is noted",
            about::words(KindName::ALL, KindName::word),
            |row: &Draft| row.kind.word().to_owned(),
            |row, cell| set(&mut row.kind, read_word(cell, KindName::ALL, KindName::word)),
        ),
        field::of(
            "unit",
            "the unit of an amount",
            "a word in small letters",
            |row: &Draft| &row.unit,
            |row| &mut row.unit,
            String::clone,
            words::read_unit,
        ),
        field::number(
            "least",
            "of an amount or a scale: the least that can be believed",
            |row: &Draft| &row.least,
            |row| &mut row.least,
        ),
        field::number(
            "most",
            "of an amount or a scale: the most that can be believed",
            |row: &Draft| &row.most,
            |row| &mut row.most,
        ),
        Column::optional(
            "levels",
            "the levels of a category",
            "words, with ; between",
            |row: &Draft| list::write(&row.levels, |word| words::level(word)),
            |row, cell| set(&mut row.levels, list::read_distinct(cell, words::read_level)),
        ),
    ]
}

fn exposure() -> Vec<Column<Draft>> {
    vec![
        Column::required(
            "exposed_when",
            "when a day counts as exposed: by the limit, by yes or no, by the level",
            about::words(ExposedWhen::ALL, ExposedWhen::word),
            |row: &Draft| row.exposed_when.word().to_owned(),
            |row, cell| {
                let word = read_word(cell, ExposedWhen::ALL, ExposedWhen::word);
                set(&mut row.exposed_when, word)
            },
        ),
        field::number(
            "exposed_limit",
            "the limit",
            |row: &Draft| &row.exposed_limit,
            |row| &mut row.exposed_limit,
        ),
        Column::optional(
            "exposed_levels",
            "the levels that count",
            "words, with ; between",
            |row: &Draft| list::write(&row.exposed_levels, |word| words::level(word)),
            |row, cell| set(&mut row.exposed_levels, list::read_distinct(cell, words::read_level)),
        ),
    ]
}
