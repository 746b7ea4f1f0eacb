//! Source: one table of the folder, row by row.

use super::super::Problem;
use super::super::sheet::{Line, Sheet};

/// A row of the table with the names of its columns.
pub(super) struct Row<'a> {
    columns: &'static [(&'static str, bool)],
    pub(super) cells: &'a [&'a str],
}

impl<'a> Row<'a> {
    /// Returns the cell of a column, without spaces around it; empty if there is none.
    pub(super) fn cell(&self, name: &str) -> &'a str {
        let place = self.columns.iter().position(|(column, _)| *column == name);
        let cell = place.and_then(|place| self.cells.get(place)).copied();
        cell.unwrap_or_default().trim_matches(' ')
    }

    /// Reads the cell of a column; an empty one is unknown.
    pub(super) fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        match self.cell(name) {
            "" => Ok(None),
            cell => read(cell).map(Some).map_err(|reason| format!("{name} {reason}")),
        }
    }

    /// Reads the cell of a column that must hold something.
    pub(super) fn require<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, String> {
        self.read(name, read)?.ok_or_else(|| format!("{name} is missing"))
    }
}

/// Hands every row of a table to `take`; what it refuses is a problem of that line.
///
/// `columns` names each column and tells whether it must be there.
pub(super) fn each_row(
    file: &'static str,
    bytes: &[u8],
    columns: &'static [(&'static str, bool)],
    problems: &mut Vec<Problem>,
    mut take: impl FnMut(Row<'_>) -> Result<(), String>,
) {
    if bytes.is_empty() {
        return;
    }
    let sheet = Sheet::new(file, bytes, problems);
    let before = problems.len();
    let places = sheet.places(columns, problems);
    if problems.len() > before {
        return;
    }
    for Line { line, is } in sheet.rows(&places) {
        if let Err(reason) = take(Row { columns, cells: &is }) {
            problems.push(Problem::new(file, line, reason));
        }
    }
}
