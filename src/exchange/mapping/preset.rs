//! Preset: how the rows of a program are written.

use std::collections::BTreeSet;

use super::when::WhenField;
use super::{bearable, habits, trackers};
use crate::exchange::Problem;
use crate::exchange::sheet::Sheet;

/// A program whose tables are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Any table: each column is a name.
    Table,
    /// Bearable: each symptom, factor and measurement is a name.
    Bearable,
    /// Loop Habit Tracker: each habit is a name.
    Habits,
    /// Track & Graph: each tracker is a name.
    Trackers,
}

/// What a table says in one place: named cells, and what tells this place from all others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    /// The symptom, factor or tracker that it is about, if it is about one only.
    pub(super) thing: Option<String>,
    /// Its cells with their names.
    pub(super) cells: Vec<(String, Said)>,
    /// The content from which its key follows.
    pub(super) content: Vec<String>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: it stays unknown.
    Nothing,
    /// It was so, and no more.
    Yes,
    /// It was not so.
    No,
    /// This, in the words of the table.
    Text(String),
}

impl Said {
    /// Returns what a text says; an empty one says nothing.
    pub(super) fn of(text: &str) -> Self {
        match text.trim() {
            "" => Self::Nothing,
            text => Self::Text(text.to_owned()),
        }
    }
}

impl Preset {
    /// Takes a table apart; what cannot be is a problem.
    pub(super) fn rows(self, file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
        let sheet = Sheet::foreign(file.to_owned(), bytes, problems);
        let rows = match self {
            Self::Table => plain(&sheet),
            Self::Bearable => bearable::rows(&sheet),
            Self::Habits => habits::rows(&sheet),
            Self::Trackers => trackers::rows(&sheet),
        };
        rows.unwrap_or_else(|reason| {
            problems.push(Problem::new(file.to_owned(), 1, reason));
            Vec::new()
        })
    }

    /// Returns what the names mean that the program always gives, unless the person says otherwise.
    pub(super) fn given(self) -> &'static [(&'static str, WhenField)] {
        match self {
            Self::Table => &[],
            Self::Bearable => {
                &[(bearable::DATE, WhenField::Date), (bearable::TIME, WhenField::PartOfDay)]
            }
            Self::Habits => &[(habits::DATE, WhenField::Date)],
            Self::Trackers => &[(trackers::AT, WhenField::At)],
        }
    }
}

/// Returns the rows of any table: each cell under the name of its column.
fn plain(sheet: &Sheet) -> Result<Vec<Row>, String> {
    let mut seen = BTreeSet::new();
    if !sheet.names().filter(|name| !name.is_empty()).all(|name| seen.insert(name)) {
        return Err("two columns have the same name".to_owned());
    }
    let row = |line: u64, cells: &[String]| {
        let named = sheet.names().zip(cells).filter(|(name, _)| !name.is_empty());
        Row {
            line,
            thing: None,
            cells: named.map(|(name, cell)| (name.to_owned(), Said::of(cell))).collect(),
            content: cells.to_vec(),
        }
    };
    Ok(sheet.all().map(|(line, cells)| row(line, cells)).collect())
}

/// Finds the columns that a program always writes.
pub(super) fn columns<const N: usize>(
    sheet: &Sheet,
    wanted: [&str; N],
) -> Result<[usize; N], String> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(wanted) {
        let found = sheet.names().position(|known| known.eq_ignore_ascii_case(name));
        *place = found.ok_or_else(|| format!("the column {name} is missing"))?;
    }
    Ok(places)
}
