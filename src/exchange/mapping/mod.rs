//! Mapping: the table of another program, read as the person says what its columns are.
//!
//! ```text
//! bytes ─► preset: rows of named cells ─► fields: what each name means ─► a diary
//! ```
//!
//! | file | knows |
//! | --- | --- |
//! | `preset`, `bearable`, `habits`, `trackers` | how the rows of a program are written |
//! | `field` | what a name can mean, and how that is called |
//! | `when` | dates and times as people and programs write them |
//! | `cell`, `told` | the value of one cell; words as `cramp log` and `cramp day` take them |
//! | `draft` | the diary that grows from the rows |
//!
//! Nothing is guessed: a name that is not mapped is left out and listed, a date that could be read in two ways is
//! refused, and an empty cell stays unknown. Keys follow from the content of a row, so that
//! reading the same file again changes nothing.

mod bearable;
mod cell;
mod draft;
mod error;
mod field;
mod habits;
mod preset;
mod told;
mod trackers;
mod when;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::Problem;
use crate::diary::{Catalogue, Diary, Moment};
use crate::grammar::Now;
use draft::Draft;
use field::Field;
use preset::Row;

pub use error::Unmapped;
pub use field::vocabulary;
pub use preset::Preset;
pub use when::DateOrder;

/// A table of another program, and what the person says of it.
#[derive(Clone, Copy, Debug)]
pub struct Foreign<'a> {
    /// The name of the file, for problems.
    pub file: &'a str,
    /// Its text.
    pub bytes: &'a [u8],
    /// The program that wrote it.
    pub preset: Preset,
    /// What its columns, or what it calls a feature, habit or symptom, mean: name and field.
    pub names: &'a [(String, String)],
    /// How its dates are written, if not as 2026-04-03.
    pub dates: Option<DateOrder>,
}

/// What has to be known of the person to read a table.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The present, for words.
    pub now: &'a Now,
    /// The factors that the diary knows.
    pub catalogue: &'a Catalogue,
    /// Places a local time in the person's zone; `None` where the clocks skipped it.
    pub moment: &'a dyn Fn(NaiveDateTime) -> Option<Moment>,
}

/// What was read of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    /// The diary that it makes.
    pub diary: Diary,
    /// The names that are in the table and not mapped, each with the field that it may be.
    pub left_out: Vec<(String, Option<String>)>,
}

impl Foreign<'_> {
    /// Reads the diary that the table makes.
    ///
    /// # Errors
    ///
    /// If a name or a field is not there, nothing is mapped, or a row cannot be read; no diary then.
    pub fn read(&self, reader: &Reader<'_>) -> Result<Mapped, Unmapped> {
        let mut problems = Vec::new();
        let rows = self.preset.rows(self.file, self.bytes, &mut problems);
        if rows.is_empty() && !problems.is_empty() {
            return Err(Unmapped::Rows(problems));
        }
        let names = names(&rows);
        let mapping = self.mapping(&names, reader)?;
        let mut draft = Draft::new(reader, self.dates, mapping.makes_cramps());
        for row in &rows {
            if let Err(reason) = draft.take(row, &mapping) {
                problems.push(Problem::new(self.file.to_owned(), row.line, reason));
            }
        }
        let diary = draft.finish(self.file, &mut problems);
        if !problems.is_empty() {
            problems.sort();
            return Err(Unmapped::Rows(problems));
        }
        Ok(Mapped { diary, left_out: mapping.left_out(&names, reader.catalogue) })
    }

    /// Looks the fields up, and the names that they are said of.
    fn mapping(&self, names: &[String], reader: &Reader<'_>) -> Result<Mapping, Unmapped> {
        if self.names.is_empty() {
            return Err(Unmapped::Nothing(offered(names, self.preset, reader.catalogue)));
        }
        let mut fields = Vec::new();
        for (name, field) in self.names {
            let field = Field::named(field, reader)?;
            let Some(found) = names.iter().find(|it| is_called(it, name)) else {
                return Err(Unmapped::NoName { name: name.clone(), names: names.to_vec() });
            };
            if fields.iter().any(|(known, _)| known == found) {
                return Err(Unmapped::Twice(name.clone()));
            }
            fields.push((found.clone(), field));
        }
        for (name, field) in self.preset.given() {
            if !fields.iter().any(|(known, _)| known == name) {
                fields.push(((*name).to_owned(), Field::When(*field)));
            }
        }
        Ok(Mapping { fields })
    }
}

/// What each name of a table means.
struct Mapping {
    fields: Vec<(String, Field)>,
}

impl Mapping {
    fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, field)| field)
    }

    /// Tells whether every row is a cramp: something of a cramp is mapped, and nothing else that a row could be.
    fn makes_cramps(&self) -> bool {
        let any = |is_it: fn(&Field) -> bool| self.fields.iter().any(|(_, field)| is_it(field));
        any(Field::describes_a_cramp) && !any(Field::is_of_something_else)
    }

    fn left_out(&self, names: &[String], catalogue: &Catalogue) -> Vec<(String, Option<String>)> {
        let others = names.iter().filter(|name| self.field(name).is_none());
        others.map(|name| (name.clone(), Field::suggested(name, catalogue))).collect()
    }
}

/// Returns the names of a table, each once, in their order.
fn names(rows: &[Row]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = rows.iter().flat_map(|row| row.cells.iter().map(|(name, _)| name));
    all.filter(|name| seen.insert(name.as_str())).cloned().collect()
}

/// Returns the names that a person may map, with the field that each may be.
fn offered(
    names: &[String],
    preset: Preset,
    catalogue: &Catalogue,
) -> Vec<(String, Option<String>)> {
    let given = |name: &String| preset.given().iter().any(|(known, _)| known == name);
    let names = names.iter().filter(|name| !given(name));
    names.map(|name| (name.clone(), Field::suggested(name, catalogue))).collect()
}

/// Tells whether a name is the one that was typed, in small letters or large.
fn is_called(name: &str, typed: &str) -> bool {
    name.to_lowercase() == typed.trim().to_lowercase()
}
