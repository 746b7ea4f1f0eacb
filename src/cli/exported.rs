//! The files of an export: the tables of the diary, and the facts of its report.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::exchange::{SUMMARY_FILE, Table};

/// One file of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exported {
    /// The facts of the report, which are only written.
    Summary,
    /// A table of the diary.
    Table(Table),
}

impl Exported {
    /// Every file, in the order in which they are listed to a person.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Summary).chain(Table::ALL.iter().copied().map(Self::Table))
    }

    /// Returns the name of the file.
    pub(crate) fn file_name(self) -> &'static str {
        match self {
            Self::Summary => SUMMARY_FILE,
            Self::Table(table) => table.file_name(),
        }
    }

    /// Returns the word by which a person calls it.
    pub(crate) fn word(self) -> &'static str {
        self.file_name().trim_end_matches(".csv")
    }

    /// Reads that word from the command line.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PossibleValuesParser::new(Self::all().map(Self::word))
            .try_map(|word| Self::all().find(|one| one.word() == word).ok_or("no table"))
    }
}
