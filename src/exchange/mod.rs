//! CSV in and out: a diary as tables of text, and the same diary back. FHIR out: a [`Bundle`].
//!
//! | table | one row per |
//! | --- | --- |
//! | `cramps.csv` | recorded cramp |
//! | `days.csv` | date with a day, a night confirmed calm, or a cramp |
//! | `exercise.csv` | bout of exercise |
//! | `medicines.csv` | course of a medicine |
//! | `doses.csv` | dose taken or missed |
//! | `classes.csv` | medicine that the person gave classes to |
//! | `profile.csv` | standing fact |
//! | `signs.csv` | warning sign asked about for a night |
//! | `acknowledged.csv` | warning that was seen |
//! | `factors.csv` | factor that the person has defined |
//! | `settings.csv` | setting that differs from the usual one |
//! | `codebook.csv` | column of the others, and what it means |
//!
//! The text is RFC 4180 with CRLF, UTF-8 without a byte order mark; the other [`Dialect`] is for
//! spreadsheets with a decimal comma, and [`pack`] makes one zip of all. An empty cell is
//! "not recorded". Numbers are as short as they can be without loss; dates and times are
//! ISO 8601, moments with their offset. Free text that a spreadsheet would run as a
//! formula gets an apostrophe in front, which reading takes away again.
//!
//! The short number of a record is not written: it belongs to one file. The key is.
//! Everything else is written, so that [`read()`] gives back the identical diary.
//!
//! No file is opened here. Each column is defined once, for both directions.

mod about;
mod acknowledged;
mod archive;
mod cell;
mod classes;
mod codebook;
mod column;
mod cramps;
mod days;
mod dialect;
mod doses;
mod error;
mod exercise;
mod factors;
mod fhir;
mod field;
mod fingerprint;
mod guard;
mod key;
mod list;
mod mapping;
mod medicines;
mod merge;
mod problem;
mod profile;
mod read;
mod reading;
mod relief;
pub mod sample;
mod settings;
mod shared;
mod sheet;
mod signs;
mod table;
mod visit_summary;

#[cfg(test)]
pub(crate) mod made_up;

pub use archive::{BadZip, LARGEST, pack, unpack, unpack_one};
pub use codebook::{FORMAT, NewerFormat, check_format};
pub use dialect::Dialect;
pub use error::Error;
pub use factors::has_no_column;
pub use fhir::Bundle;
pub use fingerprint::PlainTables;
pub use mapping::{DateOrder, Foreign, Mapped, Preset, Reader, Unmapped, vocabulary};
pub use merge::{Conflict, Merge};
pub use problem::Problem;
pub use read::{Tables, read};
pub use table::Table;
pub use visit_summary::{SUMMARY_FILE, SummaryRow, write_summary};
