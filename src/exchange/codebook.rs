//! Codebook: the table of what each column of the others means, and the version of them all.
//!
//! It is written from the definitions of the columns, and nothing of it is read back but the version.

use super::about::{self, About};
use super::column::{self, Column};
use super::guard::guarded;
use super::sheet::Sheet;
use super::{Dialect, Error, Table, Tables, visit_summary};
use crate::diary::Catalogue;

/// The version of the tables.
///
/// It grows when a table or a column is added. What a column means is never changed: what would
/// mean something else gets another name.
pub const FORMAT: u32 = 1;

/// What stands in the row of the version in the place of a table and of a column.
const OF_ALL: (&str, &str) = ("export", "format");

/// An export that was written by a newer program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this export has format {found}, and this program reads up to {FORMAT}")]
pub struct NewerFormat {
    /// The format that it has.
    pub found: u32,
}

/// Refuses tables whose codebook tells a version that this program does not know.
///
/// Tables without a codebook, or with one that tells none, are taken as they are.
///
/// # Errors
///
/// If the version is newer.
pub fn check_format(tables: &Tables) -> Result<(), NewerFormat> {
    let found = tables.get(&Table::Codebook).and_then(|bytes| format_of(bytes));
    match found {
        Some(found) if found > FORMAT => Err(NewerFormat { found }),
        _ => Ok(()),
    }
}

fn format_of(bytes: &[u8]) -> Option<u32> {
    let mut problems = Vec::new();
    let sheet = Sheet::new(Table::Codebook.file_name(), bytes, &mut problems);
    let known = ["table", "column", "allowed_values"].map(|name| (name, true));
    let places = sheet.places(&known, &mut problems);
    sheet.rows(&places).find_map(|row| match row.is.as_slice() {
        [table, column, version] if (*table, *column) == OF_ALL => version.parse().ok(),
        _ => None,
    })
}

/// One column of one table.
struct Row {
    table: &'static str,
    about: About,
}

/// Writes the table, with a row for each column of each table.
pub(super) fn write(catalogue: &Catalogue, dialect: Dialect) -> Result<String, Error> {
    let row = |table, about| Row { table, about };
    let tables = Table::ALL.iter().flat_map(|table| {
        table.about(catalogue).into_iter().map(move |about| row(table.word(), about))
    });
    let summary = visit_summary::about().into_iter().map(|about| row("visit_summary", about));
    let rows = std::iter::once(version()).chain(summary).chain(tables);
    column::write(&columns(), rows, dialect)
}

fn version() -> Row {
    let (table, column) = OF_ALL;
    let about = About {
        name: column.to_owned(),
        meaning: "the version of these tables; a program reads those up to its own".to_owned(),
        unit: String::new(),
        values: FORMAT.to_string(),
        unknown: about::ALWAYS_KNOWN,
    };
    Row { table, about }
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

fn columns() -> Vec<Column<Row>> {
    vec![
        plain("table", "the table, or export for what holds for all", |row| row.table),
        plain("column", "the column", |row| &row.about.name),
        plain("meaning", "what it tells", |row| &row.about.meaning),
        plain("unit", "the unit of its numbers, if they have one", |row| &row.about.unit),
        plain("allowed_values", "what may stand in it", |row| &row.about.values),
        plain("unknown", "what stands where nothing is known", |row| row.about.unknown),
    ]
}

/// Returns a column that is written for readers and not read back.
fn plain(name: &str, meaning: &str, get: fn(&Row) -> &str) -> Column<Row> {
    Column::optional(name, meaning, about::TEXT, move |row| guarded(get(row)), |_, _| Ok(()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diary::Diary;

    fn told(codebook: &str) -> Result<(), NewerFormat> {
        check_format(&Tables::from([(Table::Codebook, codebook.into())]))
    }

    #[test]
    fn every_column_of_every_table_is_explained() {
        let catalogue = Catalogue::built_in();
        for table in Table::ALL {
            let text = table.write(&Diary::default(), Dialect::Plain).unwrap();
            let names: Vec<_> = text.lines().next().unwrap().split(',').collect();
            let about = table.about(&catalogue);
            assert_eq!(names, about.iter().map(|it| it.name.as_str()).collect::<Vec<_>>());
            for About { name, meaning, values, .. } in about {
                assert!(!meaning.is_empty() && !values.is_empty(), "{name}");
                assert!(!meaning.ends_with('.') && meaning.len() <= 80, "{name}: {meaning}");
            }
        }
    }

    #[test]
    fn a_unit_stands_at_the_end_of_the_name_or_in_a_column_of_its_own() {
        let units: BTreeSet<&str> =
            ["s", "h", "min", "ml", "c", "units", "servings", "times"].into();
        let abouts = Table::ALL.iter().flat_map(|table| table.about(&Catalogue::built_in()));
        for about in abouts.filter(|about| !about.name.starts_with("minutes")) {
            let end = about.name.rsplit('_').next().unwrap_or_default();
            let expected = if units.contains(end) { end } else { "" };
            assert_eq!(about.unit, expected, "{}", about.name);
        }
    }

    #[test]
    fn only_a_newer_version_is_refused() {
        let text = write(&Catalogue::built_in(), Dialect::Plain).unwrap();
        assert_eq!(told(&text), Ok(()));
        let newer = |text: &str| text.replacen(",1,always", ",9,always", 1);
        assert_eq!(told(&newer(&text)), Err(NewerFormat { found: 9 }));
        let text = write(&Catalogue::built_in(), Dialect::Spreadsheet).unwrap();
        let newer = text.replacen(";1;always", ";9;always", 1);
        assert_eq!(told(&newer), Err(NewerFormat { found: 9 }));
        for text in ["", "x", "table,column\nexport,format\n", "\u{0}"] {
            assert_eq!(told(text), Ok(()), "{text}");
        }
    }
}
