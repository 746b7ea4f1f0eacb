//! Pictures of findings: each is a function from plain numbers and words to SVG text.
//!
//! ```text
//! weekly      bars of cramps per week, the calm line, medicine courses
//! ├── page    title, subtitle and footer
//! ├── plot    where the bars stand, the scale and the months
//! │   └── axis    which months, which whole numbers
//! ├── bars    one mark for each week, and how many of its nights are recorded
//! ├── line    the calm line over them
//! ├── strips  medicine courses below
//! └── key     the marks that need a word
//! canvas      shapes in pixels, drawn by plotters
//! font        the embedded letters: how wide, how cut
//! theme       colours, sizes and type
//! words       the default sentences
//! png         the same picture as PNG bytes
//! ```
//!
//! Drawing computes no statistics and writes no file; the same input gives the same bytes.

mod axis;
mod bars;
mod canvas;
mod font;
mod key;
mod line;
#[cfg(test)]
mod made_up;
mod page;
mod plot;
pub mod png;
mod strips;
mod theme;
pub mod weekly;
pub mod words;

pub use strips::Strip;
pub use weekly::Weekly;

/// The width of every picture in pixels.
pub const WIDTH: u32 = 1600;
/// The height of every picture in pixels.
pub const HEIGHT: u32 = 900;

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
