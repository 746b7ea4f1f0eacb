//! Dialect: the two ways in which a table is written as text.

use std::borrow::Cow;

/// How a table is written as text; both are read, each recognised by its first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// For programs: RFC 4180, with commas between the cells and a decimal point.
    #[default]
    Plain,
    /// For a spreadsheet where numbers have a decimal comma: semicolons, and a byte order mark.
    Spreadsheet,
}

impl Dialect {
    /// Returns the dialect of a text without its byte order mark.
    ///
    /// The first line names the columns, and no name holds a comma or a semicolon.
    pub(super) fn of(text: &str) -> Self {
        let first = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
        if first.contains(';') && !first.contains(',') { Self::Spreadsheet } else { Self::Plain }
    }

    /// Returns what stands before the first cell.
    pub(super) fn start(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Spreadsheet => "\u{feff}",
        }
    }

    /// Returns what stands between two cells.
    pub(super) fn delimiter(self) -> u8 {
        match self {
            Self::Plain => b',',
            Self::Spreadsheet => b';',
        }
    }

    /// Returns the cell of a column of numbers as this dialect writes it; words stay as they are.
    pub(super) fn number(self, cell: String) -> String {
        match self {
            Self::Spreadsheet if is_number_with(&cell, '.') => cell.replace('.', ","),
            _ => cell,
        }
    }

    /// Returns the plain form of a cell of a column of numbers.
    ///
    /// # Errors
    ///
    /// If a number has a decimal point where this dialect has a comma: a spreadsheet takes 1.5 for a
    /// date and 1.500 for more than a thousand, so that nobody can tell what it was.
    pub(super) fn plain_number(self, cell: &str) -> Result<Cow<'_, str>, String> {
        match self {
            Self::Plain => Ok(Cow::Borrowed(cell)),
            Self::Spreadsheet if is_number_with(cell, ',') => Ok(cell.replace(',', ".").into()),
            Self::Spreadsheet if is_number_with(cell, '.') => {
                Err("has a decimal point; between semicolons it is a decimal comma".to_owned())
            }
            Self::Spreadsheet => Ok(Cow::Borrowed(cell)),
        }
    }
}

/// Tells whether a cell is digits, this mark and digits, perhaps below zero.
fn is_number_with(cell: &str, mark: char) -> bool {
    let cell = cell.trim_matches(' ');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = cell.strip_prefix('-').unwrap_or(cell).split_once(mark);
    parts.is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_the_dialect() {
        for text in ["a;b", "\r\na;b\r\n1,5;2", "\"a\";b\nx,y"] {
            assert_eq!(Dialect::of(text), Dialect::Spreadsheet, "{text}");
        }
        for text in ["", "a", "a,b", "a,b\n1;2", "a,\"b;c\""] {
            assert_eq!(Dialect::of(text), Dialect::Plain, "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_comes_back_as_the_point_and_words_stay() {
        for (plain, written) in [
            ("1.5", "1,5"),
            ("-12.25", "-12,25"),
            ("6", "6"),
            ("22:30", "22:30"),
            ("2027-03-01", "2027-03-01"),
            ("yes", "yes"),
            ("", ""),
        ] {
            assert_eq!(Dialect::Spreadsheet.number(plain.to_owned()), written);
            assert_eq!(Dialect::Spreadsheet.plain_number(written).as_deref(), Ok(plain));
            assert_eq!(Dialect::Plain.number(plain.to_owned()), plain);
        }
    }

    #[test]
    fn a_decimal_point_between_semicolons_is_not_guessed_at() {
        for cell in ["1.5", "1.500", "-0.1"] {
            assert!(Dialect::Spreadsheet.plain_number(cell).is_err(), "{cell}");
        }
    }
}
