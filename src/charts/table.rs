//! Table: the numbers of a picture as text, for screen readers and terminals.

use chrono::NaiveDate;

/// The numbers of a picture, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// One cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name for programs: lower case, words joined by `_`, the unit last.
    pub key: &'static str,
    /// Its heading for people.
    pub heading: &'static str,
}

/// One figure or word.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A figure, and with how many decimals it is read.
    Figure(f64, usize),
    /// So many cramp nights of so many nights.
    Nights {
        /// The cramp nights.
        cramp_nights: u64,
        /// All of them.
        nights: u64,
    },
    /// A date.
    Date(NaiveDate),
    /// Not known, or not to be said.
    Unknown,
}

impl Cell {
    /// Returns the figure with so many decimals, or unknown.
    pub(super) fn figure(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Unknown, |value| Self::Figure(value, decimals))
    }

    /// Returns so many cramp nights of so many nights; unknown without a night.
    pub(super) fn nights((cramp_nights, nights): (usize, usize)) -> Self {
        match nights {
            0 => Self::Unknown,
            nights => Self::Nights { cramp_nights: cramp_nights as u64, nights: nights as u64 },
        }
    }

    /// Tells whether it may stand in a column of numbers, which are set to the right.
    pub fn is_number_or_unknown(&self) -> bool {
        !matches!(self, Self::Text(_) | Self::Date(_))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, T::into)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
            Self::Figure(value, decimals) => {
                let text = format!("{value:.decimals$}");
                match text.strip_prefix('-') {
                    Some(size) if size.contains(|c: char| c.is_ascii_digit() && c != '0') => {
                        write!(f, "\u{2212}{size}")
                    }
                    Some(zero) => f.write_str(zero),
                    None => f.write_str(&text),
                }
            }
            Self::Nights { cramp_nights, nights } => write!(f, "{cramp_nights}/{nights}"),
            Self::Date(date) => date.fmt(f),
            Self::Unknown => f.write_str("–"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_a_dash_and_never_zero() {
        assert_eq!(Cell::from(None::<u32>).to_string(), "–");
        assert_eq!(Cell::figure(None, 1).to_string(), "–");
        assert_eq!(Cell::from(Some(0_u32)).to_string(), "0");
    }

    #[test]
    fn a_figure_is_rounded_and_has_a_real_minus_unless_it_is_zero() {
        for (value, decimals, expected) in
            [(-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (3.25, 0, "3"), (12.0, 2, "12.00")]
        {
            assert_eq!(Cell::Figure(value, decimals).to_string(), expected);
        }
    }
}
