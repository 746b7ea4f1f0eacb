//! Sheet: CSV text taken apart into named columns and numbered lines.

use std::borrow::Cow;

use super::{Dialect, Error, Problem};

/// A table of text: its column names, and its rows with the line each begins on.
pub(super) struct Sheet {
    /// How the text is written.
    pub(super) dialect: Dialect,
    /// The name of the file, for problems.
    pub(super) file: Cow<'static, str>,
    header: Vec<String>,
    rows: Vec<Line<Vec<String>>>,
}

/// Something that was read from the line of this number.
pub(super) struct Line<T> {
    pub(super) line: u64,
    pub(super) is: T,
}

impl Sheet {
    /// Takes the text of a file apart.
    ///
    /// Rows that cannot be taken apart are left out, each with its problem. Empty rows, empty
    /// cells behind the last column, a byte order mark and either kind of line end are fine.
    pub(super) fn new(file: &'static str, bytes: &[u8], problems: &mut Vec<Problem>) -> Self {
        let written = |text: &str| (Dialect::of(text), Dialect::of(text).delimiter());
        Self::split(file.into(), bytes, written, problems)
    }

    /// Takes the text of another program apart: commas, semicolons or tabs stand between its cells.
    pub(super) fn foreign(file: String, bytes: &[u8], problems: &mut Vec<Problem>) -> Self {
        let written = |text: &str| (Dialect::Plain, separator(text));
        Self::split(file.into(), bytes, written, problems)
    }

    fn split(
        file: Cow<'static, str>,
        bytes: &[u8],
        written: impl Fn(&str) -> (Dialect, u8),
        problems: &mut Vec<Problem>,
    ) -> Self {
        let dialect = Dialect::Plain;
        let mut sheet = Self { dialect, file: file.clone(), header: Vec::new(), rows: Vec::new() };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
            Err(error) => {
                let (before, _) = bytes.split_at(error.valid_up_to());
                let reason = "the text is not UTF-8; save it as UTF-8";
                problems.push(Problem::new(file, line_after(1, before), reason));
                return sheet;
            }
        };
        let (dialect, delimiter) = written(text);
        sheet.dialect = dialect;
        let mut lines = records(text, delimiter).into_iter();
        if let Some(first) = lines.next() {
            sheet.header = first.is.iter().map(|name| name.trim().to_owned()).collect();
            let filled = lines.as_slice().iter().map(|line| full(&line.is)).max();
            cut_empty_end(&mut sheet.header, filled.unwrap_or(0));
        }
        let last = lines.as_slice().last().map_or(1, |line| line.line);
        for mut line in lines.filter(|line| line.is.iter().any(|cell| !cell.is_empty())) {
            cut_empty_end(&mut line.is, sheet.header.len());
            match sheet.check(&line.is) {
                Ok(()) => sheet.rows.push(line),
                Err(reason) => problems.push(Problem::new(file.clone(), line.line, reason)),
            }
        }
        if text.matches('"').count() % 2 == 1 {
            problems.push(Problem::new(file, last, "a cell in quotes does not end"));
        }
        sheet
    }

    fn check(&self, cells: &[String]) -> Result<(), String> {
        let (found, named) = (cells.len(), self.header.len());
        if let Some(more) = cells.iter().skip(named).position(|cell| !is_blank(cell)) {
            let cell = named + more + 1;
            return Err(format!("cell {cell} has no column; the first line names {named} columns"));
        }
        if found != named {
            return Err(format!(
                "the row has a cell count of {found}; the first line names {named} columns"
            ));
        }
        let bad = |cell: &String| cell.chars().any(|c| c.is_control() && !"\t\n\r".contains(c));
        match cells.iter().position(bad) {
            Some(place) => Err(format!("cell {} holds a control character", place + 1)),
            None => Ok(()),
        }
    }

    /// Returns where each of the known columns stands, in the order of `known`.
    ///
    /// An unknown, doubled or missing required column is a problem of the first line.
    pub(super) fn places(
        &self,
        known: &[(&str, bool)],
        problems: &mut Vec<Problem>,
    ) -> Vec<Option<usize>> {
        let mut problem =
            |reason: String| problems.push(Problem::new(self.file.clone(), 1, reason));
        let is_known = |name: &str| known.iter().any(|(known, _)| *known == name);
        if !self.header.iter().any(|name| is_known(name)) {
            problem("the first line does not name the columns of this table".to_owned());
            return vec![None; known.len()];
        }
        for (place, name) in self.header.iter().enumerate() {
            if !is_known(name) {
                problem(format!("{} is not a column of this table", column_name(place, name)));
            } else if self.header.iter().take(place).any(|earlier| earlier == name) {
                problem(format!("the column {name} is there twice"));
            }
        }
        for (name, _) in known.iter().filter(|(name, required)| *required && !self.has(name)) {
            problem(format!("the column {name} is missing"));
        }
        known.iter().map(|(name, _)| self.header.iter().position(|found| found == name)).collect()
    }

    /// Returns the names of the columns, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str)
    }

    /// Returns the rows whole, each with its line.
    pub(super) fn all(&self) -> impl Iterator<Item = (u64, &[String])> {
        self.rows.iter().map(|row| (row.line, row.is.as_slice()))
    }

    fn has(&self, name: &str) -> bool {
        self.header.iter().any(|found| found == name)
    }

    /// Returns the rows, each with its cells in the order of `places`; a missing column is empty.
    pub(super) fn rows<'a>(
        &'a self,
        places: &'a [Option<usize>],
    ) -> impl Iterator<Item = Line<Vec<&'a str>>> {
        self.rows.iter().map(|row| {
            let cell = |place: &Option<usize>| place.and_then(|place| row.is.get(place));
            let is = places.iter().map(|place| cell(place).map_or("", String::as_str)).collect();
            Line { line: row.line, is }
        })
    }
}

/// Cuts the empty cells at the end of a row, which spreadsheets add, but for so many first ones.
fn cut_empty_end(cells: &mut Vec<String>, least: usize) {
    cells.truncate(full(cells).max(least));
}

/// Returns how many cells there are up to the last that is not empty.
fn full(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1)
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// Names an unknown column only where its name looks like one: a note might have slipped there.
fn column_name(place: usize, name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.is_empty() && name.len() <= 40 && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("column {}", place + 1)
    }
}

/// Writes rows of cells, the names of the columns first.
pub(super) fn write(
    rows: impl Iterator<Item = Vec<String>>,
    dialect: Dialect,
) -> Result<String, Error> {
    let mut bytes = dialect.start().as_bytes().to_vec();
    let mut lines = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .delimiter(dialect.delimiter())
        .from_writer(&mut bytes);
    for row in rows {
        lines.write_record(row)?;
    }
    lines.flush()?;
    drop(lines);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn records(text: &str, delimiter: u8) -> Vec<Line<Vec<String>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for record in reader.records().flatten() {
        // The reader's own line numbers stand still at CRLF and at empty lines.
        let from = record.position().map_or(counted, |at| usize::try_from(at.byte()).unwrap_or(0));
        let rest = text.get(from..).unwrap_or_default();
        let start = from + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        line = line_after(line, text.as_bytes().get(counted..start).unwrap_or_default());
        counted = start;
        lines.push(Line { line, is: record.iter().map(str::to_owned).collect() });
    }
    lines
}

/// Returns what stands between the cells of a text: what the first line has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let first = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let bare: String = first.split('"').step_by(2).collect();
    let count = |mark: &u8| bare.bytes().filter(|byte| byte == mark).count();
    // Of equally many the last one wins.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn line_after(line: u64, bytes: &[u8]) -> u64 {
    line + bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> (Vec<(u64, Vec<String>)>, Vec<String>) {
        let mut problems = Vec::new();
        let sheet = Sheet::new("x.csv", text.as_bytes(), &mut problems);
        let rows = sheet.rows.into_iter().map(|row| (row.line, row.is)).collect();
        (rows, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_row_has_the_number_of_the_line_it_begins_on() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "1,\"x", "y\"", "", "2,z", ",", "3,w"].join(end);
            let (rows, problems) = sheet(&text);
            let lines: Vec<_> = rows.iter().map(|(line, _)| *line).collect();
            assert_eq!((lines, problems), (vec![2, 5, 7], Vec::new()));
        }
    }

    #[test]
    fn a_row_with_too_few_or_too_many_cells_is_a_problem() {
        let (rows, problems) = sheet("a,b\n1\n1,2,3\n1,2\n");
        assert_eq!(rows.len(), 1);
        assert_eq!(
            problems[0],
            "x.csv:2: the row has a cell count of 1; the first line names 2 columns"
        );
        assert_eq!(problems[1], "x.csv:3: cell 3 has no column; the first line names 2 columns");
    }

    #[test]
    fn empty_cells_behind_the_last_column_lose_nothing() {
        let (rows, problems) = sheet("a,b\n1,2,,\n1,,,\n,,,\n1,2,, \n1,2,,3\n");
        let rows: Vec<_> = rows.iter().map(|(line, cells)| (*line, cells.join("|"))).collect();
        assert_eq!(rows, [(2, "1|2".to_owned()), (3, "1|".to_owned()), (5, "1|2".to_owned())]);
        assert_eq!(problems, ["x.csv:6: cell 4 has no column; the first line names 2 columns"]);
    }

    #[test]
    fn a_column_without_a_name_is_one_if_there_is_something_in_it() {
        let columns = |text: &str| Sheet::new("x.csv", text.as_bytes(), &mut Vec::new()).header;
        assert_eq!(columns("a,b,,\n1,2,,\n"), ["a", "b"]);
        assert_eq!(columns("a,b,,\n1,2,3,\n"), ["a", "b", ""]);
    }

    #[test]
    fn control_characters_and_open_quotes_are_problems() {
        let (_, problems) = sheet("a,b\n1,\0\n1,\u{1b}[2J\n");
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[0], "x.csv:2: cell 2 holds a control character");
        let (_, problems) = sheet("a,b\n1,2\n1,\"x\n1,2\n");
        assert_eq!(problems, ["x.csv:3: a cell in quotes does not end"]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_name_and_bad_text_has_a_line() {
        let mut problems = Vec::new();
        let marked = Sheet::new("x.csv", b"\xef\xbb\xbfa\n1\n", &mut problems);
        assert!(marked.has("a") && problems.is_empty());
        Sheet::new("x.csv", b"a\n1\n\xff\n", &mut problems);
        assert_eq!(problems[0].to_string(), "x.csv:3: the text is not UTF-8; save it as UTF-8");
    }

    #[test]
    fn unknown_doubled_and_missing_columns_are_named_but_never_quoted_as_words() {
        let mut problems = Vec::new();
        let sheet = Sheet::new("x.csv", b"a,typo,a,my secret note\n", &mut problems);
        sheet.places(&[("a", true), ("b", true), ("c", false)], &mut problems);
        let reasons: Vec<_> = problems.iter().map(|problem| problem.reason.as_str()).collect();
        assert_eq!(
            reasons,
            [
                "typo is not a column of this table",
                "the column a is there twice",
                "column 4 is not a column of this table",
                "the column b is missing",
            ]
        );
    }

    #[test]
    fn data_in_the_place_of_column_names_is_not_quoted() {
        for text in ["", "ibuprofen,400\n"] {
            let mut problems = Vec::new();
            let sheet = Sheet::new("x.csv", text.as_bytes(), &mut problems);
            sheet.places(&[("name", true)], &mut problems);
            assert_eq!(problems.len(), 1);
            assert!(!problems[0].reason.contains("ibuprofen"));
        }
    }
}
