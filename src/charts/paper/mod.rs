//! Paper: what every picture is drawn on, and with.
//!
//! ```text
//! picture  the words around, the body between them, and the SVG text of it all
//! ├── look    how large, and on white paper or on black
//! ├── page    title, subtitle and footer
//! ├── canvas  shapes in pixels, drawn by plotters
//! ├── font    the embedded letters: how wide, how cut
//! └── theme   colours, sizes and type
//! hatching the texture of what is not known
//! key      the marks that need a word, in one small row
//! png      the same picture as PNG bytes
//! ```

mod canvas;
mod font;
mod hatching;
pub(crate) mod key;
mod look;
mod page;
mod picture;
mod png;
#[cfg(test)]
pub(crate) mod seen;
pub(crate) mod theme;

pub(crate) use canvas::{Align, Area, Canvas, Point};
pub use font::LICENCE as FONT_LICENCE;
pub(crate) use font::{fitted, width, wrapped};
pub(crate) use hatching::hatching;
pub use look::{Look, Paper, Size};
pub use page::Caption;
pub(crate) use page::fits_as_title;
pub(crate) use picture::picture;
pub use png::from_svg;
