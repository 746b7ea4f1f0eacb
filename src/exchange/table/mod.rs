//! Table: the tables that a diary is written as.

use super::{
    Error, acknowledged, classes, cramps, days, doses, exercise, factors, medicines, profile,
    settings, signs,
};
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
    /// The person's own classes of medicines.
    Classes,
    /// The standing facts.
    Profile,
    /// The warning signs that were asked about.
    Signs,
    /// The warnings that were seen.
    Acknowledged,
    /// The factors that the person has defined.
    Factors,
    /// The settings that differ from the usual ones.
    Settings,
}

impl Table {
    /// Every table, in the order in which they are listed to a person.
    pub const ALL: &'static [Self] = &[
        Self::Cramps,
        Self::Days,
        Self::Exercise,
        Self::Medicines,
        Self::Doses,
        Self::Classes,
        Self::Profile,
        Self::Signs,
        Self::Acknowledged,
        Self::Factors,
        Self::Settings,
    ];

    /// Returns the word by which a person calls the table.
    pub fn word(self) -> &'static str {
        self.file_name().trim_end_matches(".csv")
    }

    /// Returns the name of the file that holds the table.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Cramps => "cramps.csv",
            Self::Days => "days.csv",
            Self::Exercise => "exercise.csv",
            Self::Medicines => "medicines.csv",
            Self::Doses => "doses.csv",
            Self::Classes => "classes.csv",
            Self::Profile => "profile.csv",
            Self::Signs => "signs.csv",
            Self::Acknowledged => "acknowledged.csv",
            Self::Factors => "factors.csv",
            Self::Settings => "settings.csv",
        }
    }

    /// Returns the table of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.word() == word)
    }

    /// Writes the table of a diary, its line of column names included.
    ///
    /// The same sorted diary always gives the same bytes.
    ///
    /// # Errors
    ///
    /// If there is no memory left for the text.
    pub fn write(self, diary: &Diary) -> Result<String, Error> {
        match self {
            Self::Cramps => cramps::write(diary),
            Self::Days => days::write(diary),
            Self::Exercise => exercise::write(diary),
            Self::Medicines => medicines::write(diary),
            Self::Doses => doses::write(diary),
            Self::Classes => classes::write(diary),
            Self::Profile => profile::write(diary),
            Self::Signs => signs::write(diary),
            Self::Acknowledged => acknowledged::write(diary),
            Self::Factors => factors::write(diary),
            Self::Settings => settings::write(diary),
        }
    }
}

#[cfg(test)]
mod tests;
