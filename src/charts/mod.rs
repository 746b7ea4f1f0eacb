//! Pictures of findings: five kinds, each a function from a diary to numbers and words, and from those to SVG.
//!
//! ```text
//! View ─► Chart ─┬─► draw: SVG text ─► png: the same picture as a bitmap
//!                └─► table: the same numbers for screen readers and terminals
//!
//! weekly      cramps per week with the calm line, courses, warnings
//! factors     what goes with the nights: differences with their intervals
//! clock       when in the night
//! calendar    each night a cell
//! medicines   courses and doses over the weeks, before and since
//! ├── weeks   bars, line and strips along the days
//! ├── words   sentences that several pictures share
//! └── paper   canvas, letters, colours, page, PNG
//! ```
//!
//! Drawing computes no statistics and writes no file; the same input gives the same bytes.

pub mod calendar;
mod chart;
pub mod clock;
pub mod factors;
#[cfg(test)]
mod made_up;
pub mod medicines;
mod paper;
mod table;
mod view;
pub mod weekly;
mod weeks;
mod words;

pub use chart::{Chart, Kind};
pub use paper::{Caption, FONT_LICENCE, Look, Paper, Size, from_svg as png};
pub use table::{Cell, Column, Table};
pub use view::View;
pub use weeks::{Rates, Strip};

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A shape could not be drawn.
    #[error("the picture could not be drawn: {0}")]
    Drawing(String),
    /// The text is not SVG.
    #[error("the picture is not SVG: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The picture has no pixels, or too many.
    #[error("the picture is too large")]
    Size,
    /// The pixels could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Png(#[from] ::png::EncodingError),
}
