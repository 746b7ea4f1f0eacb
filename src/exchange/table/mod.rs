//! Table: the tables that a diary is written as.

use super::about::About;
use super::{
    Dialect, Error, acknowledged, classes, codebook, cramps, days, doses, exercise, factors,
    medicines, profile, settings, signs,
};
use crate::diary::{Catalogue, Diary};

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
    /// What each column of the others means; for readers, and not read back.
    Codebook,
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
        Self::Codebook,
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
            Self::Codebook => "codebook.csv",
        }
    }

    /// Tells whether the table holds records, and is read back.
    pub fn is_of_records(self) -> bool {
        self != Self::Codebook
    }

    /// Writes the table of a diary, its line of column names included.
    ///
    /// The same sorted diary always gives the same bytes.
    ///
    /// # Errors
    ///
    /// If there is no memory left for the text.
    pub fn write(self, diary: &Diary, dialect: Dialect) -> Result<String, Error> {
        match self {
            Self::Cramps => cramps::write(diary, dialect),
            Self::Days => days::write(diary, dialect),
            Self::Exercise => exercise::write(diary, dialect),
            Self::Medicines => medicines::write(diary, dialect),
            Self::Doses => doses::write(diary, dialect),
            Self::Classes => classes::write(diary, dialect),
            Self::Profile => profile::write(diary, dialect),
            Self::Signs => signs::write(diary, dialect),
            Self::Acknowledged => acknowledged::write(diary, dialect),
            Self::Factors => factors::write(diary, dialect),
            Self::Settings => settings::write(diary, dialect),
            Self::Codebook => codebook::write(&diary.catalogue(), dialect),
        }
    }

    /// Returns what a reader has to know of each column, with those of the factors that are recorded.
    pub(super) fn about(self, catalogue: &Catalogue) -> Vec<About> {
        match self {
            Self::Cramps => cramps::about(),
            Self::Days => days::about(catalogue),
            Self::Exercise => exercise::about(),
            Self::Medicines => medicines::about(),
            Self::Doses => doses::about(),
            Self::Classes => classes::about(),
            Self::Profile => profile::about(),
            Self::Signs => signs::about(),
            Self::Acknowledged => acknowledged::about(),
            Self::Factors => factors::about(),
            Self::Settings => settings::about(),
            Self::Codebook => codebook::about(),
        }
    }
}

#[cfg(test)]
mod tests;
