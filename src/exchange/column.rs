//! Column: one column of a table, defined once for writing and for reading.

use super::about::{self, About};
use super::sheet::{self, Line, Sheet};
use super::{Dialect, Error, Problem, Table};

type Write<R> = Box<dyn Fn(&R) -> String>;
type Read<R> = Box<dyn Fn(&mut R, &str) -> Result<(), String>>;

/// One column of a table of rows `R`.
pub(super) struct Column<R> {
    about: About,
    required: bool,
    holds_numbers: bool,
    write: Write<R>,
    read: Read<R>,
}

impl<R> Column<R> {
    /// Returns a column that must be there, with something in every row.
    pub(super) fn required(
        name: &str,
        meaning: &str,
        values: impl Into<String>,
        write: impl Fn(&R) -> String + 'static,
        read: impl Fn(&mut R, &str) -> Result<(), String> + 'static,
    ) -> Self {
        let column = Self::optional(name, meaning, values, write, read);
        Self { required: true, ..column }.unknown_as(about::ALWAYS_KNOWN)
    }

    /// Returns a column that may be missing; a missing one is read as an empty cell.
    pub(super) fn optional(
        name: &str,
        meaning: &str,
        values: impl Into<String>,
        write: impl Fn(&R) -> String + 'static,
        read: impl Fn(&mut R, &str) -> Result<(), String> + 'static,
    ) -> Self {
        let about = About {
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            unit: String::new(),
            values: values.into(),
            unknown: about::EMPTY,
        };
        let (write, read) = (Box::new(write), Box::new(read));
        Self { about, required: false, holds_numbers: false, write, read }
    }

    /// Names the unit of the numbers.
    pub(super) fn in_unit(mut self, unit: &str) -> Self {
        unit.clone_into(&mut self.about.unit);
        self
    }

    /// Names what stands where nothing is known, if it is not an empty cell.
    pub(super) fn unknown_as(mut self, code: &'static str) -> Self {
        self.about.unknown = code;
        self
    }

    /// Lets the dialect write the decimal mark of the numbers.
    pub(super) fn holding_numbers(self) -> Self {
        Self { holds_numbers: true, ..self }
    }

    /// Returns the name.
    pub(super) fn name(&self) -> &str {
        &self.about.name
    }

    /// Reads a cell, with numbers in their plain form, into a row.
    pub(super) fn put(&self, row: &mut R, cell: &str) -> Result<(), String> {
        self.fill(row, cell, Dialect::Plain)
    }

    fn cell(&self, row: &R, dialect: Dialect) -> String {
        let cell = (self.write)(row);
        if self.holds_numbers { dialect.number(cell) } else { cell }
    }

    fn fill(&self, row: &mut R, cell: &str, dialect: Dialect) -> Result<(), String> {
        let plain = if self.holds_numbers { dialect.plain_number(cell)? } else { cell.into() };
        if !self.required {
            return (self.read)(row, &plain);
        }
        match plain.trim_matches(' ') {
            "" => Err("is missing".to_owned()),
            cell => (self.read)(row, cell),
        }
    }
}

/// Returns what a reader has to know of each column.
pub(super) fn about<R>(columns: Vec<Column<R>>) -> Vec<About> {
    columns.into_iter().map(|column| column.about).collect()
}

/// Returns the names of the columns that two rows fill otherwise, but for when they were written down.
pub(super) fn differing<R>(columns: &[Column<R>], one: &R, other: &R) -> Vec<String> {
    let differs = |column: &&Column<R>| (column.write)(one) != (column.write)(other);
    let names = columns.iter().filter(differs).map(|column| column.about.name.clone());
    names.filter(|name| name != "recorded_at").collect()
}

/// Writes the names of the columns, and one line per row.
pub(super) fn write<R>(
    columns: &[Column<R>],
    rows: impl Iterator<Item = R>,
    dialect: Dialect,
) -> Result<String, Error> {
    let names = columns.iter().map(|column| column.about.name.clone()).collect();
    let cells = |row: R| columns.iter().map(|column| column.cell(&row, dialect)).collect();
    sheet::write(std::iter::once(names).chain(rows.map(cells)), dialect)
}

/// Reads the rows of a table; a row that cannot be read is left out, with its problem.
///
/// Each row starts as `blank`. The columns fill it in the order in which they are defined,
/// whatever their order in the text, so that one may rest on those before it. `check` looks
/// at the whole row and makes of it what it stands for.
pub(super) fn read<R, T>(
    table: Table,
    bytes: &[u8],
    columns: &[Column<R>],
    blank: impl Fn() -> R,
    check: impl Fn(R) -> Result<T, String>,
    problems: &mut Vec<Problem>,
) -> Vec<Line<T>> {
    let sheet = Sheet::new(table.file_name(), bytes, problems);
    let known: Vec<_> = columns.iter().map(|c| (c.about.name.as_str(), c.required)).collect();
    let before = problems.len();
    let places = sheet.places(&known, problems);
    if problems.len() > before {
        return Vec::new();
    }
    let read_row = |cells: &[&str]| {
        let mut row = blank();
        for (column, cell) in columns.iter().zip(cells) {
            column
                .fill(&mut row, cell, sheet.dialect)
                .map_err(|reason| format!("{} {reason}", column.about.name))?;
        }
        check(row)
    };
    let mut rows = Vec::new();
    for Line { line, is } in sheet.rows(&places) {
        match read_row(&is) {
            Ok(is) => rows.push(Line { line, is }),
            Err(reason) => problems.push(Problem::new(sheet.file.clone(), line, reason)),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::cell;
    use super::*;

    fn columns() -> Vec<Column<(String, u32)>> {
        vec![
            Column::required(
                "name",
                "a name",
                about::TEXT,
                |row: &(String, u32)| row.0.clone(),
                |row, cell| cell::set(&mut row.0, Ok(cell.to_owned())),
            ),
            Column::optional(
                "count",
                "a count",
                "1 to 9",
                |row: &(String, u32)| row.1.to_string(),
                |row, cell| {
                    cell::set(
                        &mut row.1,
                        cell::optional(cell, |c| cell::read_whole(c, 1..=9))
                            .map(|c| c.unwrap_or(1)),
                    )
                },
            ),
        ]
    }

    fn rows(text: &str) -> (Vec<(String, u32)>, Vec<String>) {
        let mut problems = Vec::new();
        let blank = || (String::new(), 0);
        let rows =
            read(Table::Days, text.as_bytes(), &columns(), blank, Ok::<_, String>, &mut problems);
        let rows = rows.into_iter().map(|row| row.is).collect();
        (rows, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn cells_with_commas_quotes_and_line_ends_stand_in_quotes() {
        let row = ("a,\"b\"\nc".to_owned(), 2);
        assert_eq!(
            write(&columns(), [row].into_iter(), Dialect::Plain).unwrap(),
            "name,count\r\n\"a,\"\"b\"\"\nc\",2\r\n"
        );
    }

    #[test]
    fn columns_are_found_by_name_in_any_order_and_may_be_missing() {
        assert_eq!(rows("count,name\n3,a\n").0, [("a".to_owned(), 3)]);
        assert_eq!(rows("name\na\n").0, [("a".to_owned(), 1)]);
    }

    #[test]
    fn each_bad_row_is_told_and_the_good_ones_are_read() {
        let (read, problems) = rows("name,count\na,10\n,1\nb,2\n");
        assert_eq!(read, [("b".to_owned(), 2)]);
        assert_eq!(
            problems,
            ["days.csv:2: count is 10; it goes from 1 to 9", "days.csv:3: name is missing"]
        );
    }
}
