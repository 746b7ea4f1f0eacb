//! Visit summary: the facts of a report as one more table, for readers; nothing reads it back.

use super::about::{self, About};
use super::column::{self, Column};
use super::guard::guarded;
use super::{Dialect, Error};

/// The name of the file that holds the table.
pub const SUMMARY_FILE: &str = "visit_summary.csv";

/// One fact: its section, what it is, how much, the unit, and what belongs to it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    /// The key of the section.
    pub section: &'static str,
    /// What it is.
    pub item: String,
    /// How much, which or when; empty is "not recorded".
    pub value: String,
    /// Whether the value is a number, which no spreadsheet runs.
    pub is_number: bool,
    /// The unit of the value.
    pub unit: &'static str,
    /// What belongs to it.
    pub note: String,
}

/// Writes the facts as a table, its line of column names included.
///
/// # Errors
///
/// If there is no memory left for the text.
pub fn write_summary(
    rows: impl Iterator<Item = SummaryRow>,
    dialect: Dialect,
) -> Result<String, Error> {
    column::write(&columns(), rows, dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

fn columns() -> Vec<Column<SummaryRow>> {
    vec![
        plain("section", "the part of the report", |row| row.section.to_owned()),
        plain("item", "what it is", |row| guarded(&row.item)),
        plain("value", "how much, which or when", |row| match row.is_number {
            true => row.value.clone(),
            false => guarded(&row.value),
        })
        .holding_numbers(),
        plain("unit", "the unit of the value", |row| row.unit.to_owned()),
        plain("note", "what belongs to it, such as the nights it rests on", |row| {
            guarded(&row.note)
        }),
    ]
}

/// Returns a column that is written for readers and not read back.
fn plain(name: &str, meaning: &str, write: fn(&SummaryRow) -> String) -> Column<SummaryRow> {
    Column::optional(name, meaning, about::TEXT, write, |_, _| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dialect: Dialect) -> String {
        let row = |item: &str, value: &str, is_number| SummaryRow {
            section: "factors",
            item: item.to_owned(),
            value: value.to_owned(),
            is_number,
            unit: "",
            note: String::new(),
        };
        let rows = [row("=1+1", "-5.5", true), row("a, \"b\"", "+49", false)];
        write_summary(rows.into_iter(), dialect).unwrap()
    }

    #[test]
    fn words_never_run_as_a_formula_and_numbers_stay_numbers() {
        assert_eq!(
            written(Dialect::Plain),
            "section,item,value,unit,note\r\n\
             factors,'=1+1,-5.5,,\r\n\
             factors,\"a, \"\"b\"\"\",'+49,,\r\n"
        );
    }

    #[test]
    fn a_spreadsheet_gets_its_decimal_comma() {
        assert!(written(Dialect::Spreadsheet).contains("factors;'=1+1;-5,5;;\r\n"));
    }
}
