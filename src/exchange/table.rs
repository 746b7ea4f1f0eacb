//! Table: the five tables that a diary is written as.

use super::{cramps, days, doses, exercise, medicines};
use crate::diary::Diary;

/// One of the tables that a diary is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// The recorded cramps.
    Cramps,
    /// The days with their nights.
    Days,
    /// The bouts of exercise.
    Exercise,
    /// The courses of medicines.
    Medicines,
    /// The doses taken or missed.
    Doses,
}

impl Table {
    /// Every table, in the order in which they are listed to a person.
    pub const ALL: &'static [Self] =
        &[Self::Cramps, Self::Days, Self::Exercise, Self::Medicines, Self::Doses];

    /// Returns the word by which a person calls the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cramps => "cramps",
            Self::Days => "days",
            Self::Exercise => "exercise",
            Self::Medicines => "medicines",
            Self::Doses => "doses",
        }
    }

    /// Returns the name of the file that holds the table.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Cramps => "cramps.csv",
            Self::Days => "days.csv",
            Self::Exercise => "exercise.csv",
            Self::Medicines => "medicines.csv",
            Self::Doses => "doses.csv",
        }
    }

    /// Returns the table of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.word() == word)
    }

    /// Writes the table of a diary, its line of column names included.
    ///
    /// The same sorted diary always gives the same bytes.
    pub fn write(self, diary: &Diary) -> String {
        match self {
            Self::Cramps => cramps::write(diary),
            Self::Days => days::write(diary),
            Self::Exercise => exercise::write(diary),
            Self::Medicines => medicines::write(diary),
            Self::Doses => doses::write(diary),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_found_by_its_word_and_named_after_it() {
        for table in Table::ALL {
            assert_eq!(Table::from_word(table.word()), Some(*table));
            assert_eq!(table.file_name(), format!("{}.csv", table.word()));
        }
        assert_eq!(Table::from_word("cramp"), None);
    }

    #[test]
    fn an_empty_diary_is_a_line_of_column_names() {
        assert_eq!(
            Table::Exercise.write(&Diary::default()),
            "bout_id,date,kind,minutes,intensity,ended,recorded_at\r\n"
        );
        for table in Table::ALL {
            assert_eq!(table.write(&Diary::default()).lines().count(), 1);
        }
    }
}
