//! The report: a diary as one summary for a visit to the doctor.
//!
//! ```text
//! Asked ─► Visit ─┬─► page: one HTML page that needs nothing else
//!                 ├─► items: flat rows, for visit_summary.csv and JSON
//!                 └─► parts: headings, rows and tables, for a terminal
//!
//! sections   what the visit says, one file for each section, in the order of reading
//! value      figures and dates, as people and as programs read them
//! ```
//!
//! It describes and counts. It computes no statistics of its own, knows no clock and opens no file;
//! the same diary, date and command give the same bytes.

mod item;
mod page;
mod sections;
mod value;
mod visit;

#[cfg(test)]
mod made_up;

pub use item::{Column, Counts, Grid, Item, Part, Row, Section};
pub use page::{Charts, page};
pub use value::Value;
pub use visit::{Asked, Foot, Visit};
